"""corpus: the tables as flat views, one row per record or per item of a nested column, addressed by key."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from scripts.core.errors import DataError
from scripts.core.records import AuthorityRecord
from scripts.core.schema import LAYERS, Column, Table, load_table

TABLES = ("articles", "rejected", *LAYERS)
OWNERS = ("article_id", "annotation")
NULLABLE = {pa.int32(): pd.Int32Dtype()}


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """One column of a view and the column or field of the schema that it shows."""

    name: str
    column: Column
    required: bool


@dataclass(frozen=True)
class Corpus:
    """The views by name (`quotes`, `quotes.content`), the authority, and the last day of publication allowed."""

    views: dict[str, pd.DataFrame]
    find_record: Callable[[str], AuthorityRecord | None]
    latest: date | None = None

    @cached_property
    def texts(self) -> dict[str, str | None]:
        """The text of each article, None where it is not at hand."""
        articles = self.views["articles"]
        return dict(zip(articles["article_id"], values(articles["text"]), strict=True))

    @cached_property
    def paragraphs(self) -> dict[str, list[tuple[int, int, str]]]:
        """The `(start, end, section)` of each article's paragraphs, in order."""
        result: dict[str, list[tuple[int, int, str]]] = {article_id: [] for article_id in self.texts}
        frame = self.views["articles.paragraphs"]
        for article_id, *paragraph in zip(*(values(frame[name]) for name in PARAGRAPH), strict=True):
            result[article_id].append((paragraph[0], paragraph[1], paragraph[2]))
        return result

    @cached_property
    def spans(self) -> pd.DataFrame:
        """All spans of all views: the table, column, owners, start and end of each."""
        parts = []
        for table, frame in self.views.items():
            for name in frame.columns:
                if name == "start" or name.endswith(".start"):
                    prefix = name.removesuffix("start")
                    part = frame.reindex(columns=[*OWNERS, f"{prefix}start", f"{prefix}end"])
                    part.columns = pd.Index([*OWNERS, "start", "end"])
                    parts.append(part.assign(table=table, column=prefix.rstrip(".") or "span"))
        spans = pd.concat(parts)
        return spans[spans["start"].notna() | spans["end"].notna()]


PARAGRAPH = ("article_id", "start", "end", "section")


def values(series: "pd.Series[Any]") -> list[Any]:
    """Return the values of a column, None for those that are missing."""
    return [None if missing else value for value, missing in zip(series.tolist(), series.isna(), strict=True)]


def load_views(folder: Path) -> dict[str, pd.DataFrame]:
    """Return the views of all tables; DataError if a file is missing or its columns are not those of its schema."""
    return {name: view for table in TABLES for name, view in make_views(load_table(table), _read(table, folder))}


def _read(name: str, folder: Path) -> pa.Table:
    path = folder / f"{name}.parquet"
    try:
        table = pq.ParquetFile(path).read()
    except FileNotFoundError as error:
        raise DataError(f"{path} is missing; run the stage that writes {name} first (dvc repro)") from error
    except pa.ArrowInvalid as error:
        raise DataError(f"{path} is no readable Parquet file; delete it and run dvc repro") from error
    wanted = load_table(name).arrow
    if not table.schema.equals(wanted):
        found, expected = ({f"{field.name} ({field.type})" for field in schema} for schema in (table.schema, wanted))
        difference = sorted(found ^ expected) or "nulls allowed or another order"
        raise DataError(f"{path}: the columns are not those of schemas/{name}.yaml: {difference}; run dvc repro")
    return table


def make_views(schema: Table, table: pa.Table) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield name and rows of the table's own view, in which a list is its length, and one view per list of objects."""
    parts = [["null" if part is None else part for part in table[name].to_pylist()] for name in schema.primary_key]
    keys = [" ".join(key) for key in zip(*parts, strict=True)]
    yield schema.name, _frame(dict(_flat_columns(table)), keys)
    for column in schema.columns:
        if column.item and column.item.fields:
            yield f"{schema.name}.{column.name}", _items(table, column, keys)


def _flat_columns(table: pa.Table) -> Iterator[tuple[str, Any]]:
    for name, field in zip(table.column_names, table.schema, strict=True):
        if pa.types.is_struct(field.type):
            for child in field.type:
                yield f"{name}.{child.name}", pc.struct_field(table[name], child.name)
        else:
            yield name, pc.list_value_length(table[name]) if pa.types.is_list(field.type) else table[name]


def _items(table: pa.Table, column: Column, keys: Sequence[str]) -> pd.DataFrame:
    assert column.item is not None
    lists = table[column.name].combine_chunks()
    parents = pc.list_parent_indices(lists)
    items = pc.list_flatten(lists)
    columns = {name: table[name].combine_chunks().take(parents) for name in OWNERS if name in table.column_names}
    columns |= {field.name: pc.struct_field(items, field.name) for field in column.item.fields}
    places = pd.Series(parents.to_pylist(), dtype="int64")
    numbers = places.groupby(places).cumcount()
    return _frame(columns, [f"{keys[place]}[{number}]" for place, number in zip(places, numbers, strict=True)])


def _frame(columns: dict[str, Any], keys: Sequence[str]) -> pd.DataFrame:
    frame: pd.DataFrame = pa.table(columns).to_pandas(types_mapper=NULLABLE.get)
    strings = [name for name in frame.columns if isinstance(frame[name].dtype, pd.StringDtype)]
    plain = frame.astype(dict.fromkeys(strings, object))  # several times faster to walk through
    plain.index = pd.Index(keys, dtype=object)
    return plain


def view_columns(schema: Table) -> Iterator[tuple[str, list[ViewColumn]]]:
    """Yield the name and columns of each view of a table, in the order of `make_views`."""
    yield schema.name, list(_own_columns(schema))
    owners = [ViewColumn(name, schema.column(name), True) for name in _owner_names(schema)]
    for column in schema.columns:
        if column.item and column.item.fields:
            yield f"{schema.name}.{column.name}", [*owners, *map(_field, column.item.fields)]


def _owner_names(schema: Table) -> list[str]:
    return [column.name for column in schema.columns if column.name in OWNERS]


def _own_columns(schema: Table) -> Iterator[ViewColumn]:
    for column in schema.columns:
        if column.fields:
            for field in column.fields:
                yield ViewColumn(f"{column.name}.{field.name}", field, column.required)
        else:
            yield ViewColumn(column.name, column, column.required)


def _field(field: Column) -> ViewColumn:
    """Inside an item of a list only identifiers may be missing."""
    return ViewColumn(field.name, field, not field.name.endswith("_id"))
