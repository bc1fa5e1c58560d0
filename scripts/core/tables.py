"""tables: records in and out of Parquet, in order, in bounded memory, whole or not at all."""

import dataclasses
import hashlib
import itertools
import json
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_type_hints

import pyarrow as pa
import pyarrow.parquet as pq

from scripts.core.errors import DataError
from scripts.core.records import RECORDS
from scripts.core.schema import Table, load_table

ROWS_PER_GROUP = 10_000
PARQUET: dict[str, Any] = {"compression": "zstd", "compression_level": 9, "version": "2.6", "write_page_index": True}


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Yield a path beside `path` to write to; it takes the place of `path` only if the block ends without an error."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.draft")
    try:
        yield draft
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write a text file in UTF-8, whole or not at all."""
    with whole_file(path) as draft:
        draft.write_text(text, encoding="utf-8", newline="\n")


def write_json(path: Path, value: Any) -> None:
    """Write a JSON file with sorted keys, whole or not at all."""
    write_text(path, json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def write_table(name: str, rows: Iterable[Any], path: Path) -> None:
    """Write the records of one table to a Parquet file, row group by row group; a null in a required column raises."""
    table = load_table(name)
    with whole_file(path) as draft, pq.ParquetWriter(draft, table.arrow, **PARQUET) as writer:
        for batch in batched(rows, ROWS_PER_GROUP):
            writer.write_table(to_arrow(table, batch))


def read_table(name: str, path: Path, article_ids: Collection[str] | None = None) -> Iterator[Any]:
    """Yield the records of one table from its Parquet file, in order; of these articles only, if any are named."""
    table = load_table(name)
    make = _maker(RECORDS[name])
    with _open(name, path) as file:
        for batch in file.iter_batches(batch_size=1000, columns=[column.name for column in table.columns]):
            for rows in (batch,) if article_ids is None else _rows_of(batch, article_ids):
                yield from map(make, rows.to_pylist())


def _rows_of(batch: pa.RecordBatch, article_ids: Collection[str]) -> Iterator[pa.RecordBatch]:
    """Yield the stretches of rows that belong to these articles; a mask of pyarrow would have to load pandas first."""
    start = 0
    for article_id, rows in itertools.groupby(batch["article_id"].to_pylist()):
        length = sum(1 for _ in rows)
        if article_id in article_ids:
            yield batch.slice(start, length)
        start += length


def _open(name: str, path: Path) -> pq.ParquetFile:
    if not path.is_file():
        raise DataError(f"{path} is missing; run the stage that writes {name} first (dvc repro)")
    try:
        file = pq.ParquetFile(path)
    except pa.ArrowInvalid as error:
        raise DataError(f"{path} is no readable Parquet file; delete it and run dvc repro") from error
    if not file.schema_arrow.equals(load_table(name).arrow):
        raise DataError(f"{path} does not have the columns of schemas/{name}.yaml; run dvc repro")
    return file


def to_arrow(table: Table, rows: Iterable[Any]) -> pa.Table:
    """Return the records as an Arrow table; DataError names a row and column that is null but required."""
    rows = list(rows)
    arrays = []
    for column, field in zip(table.columns, table.arrow, strict=True):
        values = [_plain(getattr(row, column.name)) for row in rows]
        if column.required and None in values:
            row = rows[values.index(None)]
            key = " ".join(str(getattr(row, part)) for part in table.primary_key)
            raise DataError(f"{table.name} {key}: {column.name} is null; schemas/{table.name}.yaml requires it")
        arrays.append(pa.array(values, field.type))
    return pa.Table.from_arrays(arrays, schema=table.arrow)


def from_arrow(name: str, table: pa.Table) -> Iterator[Any]:
    """Yield the records of an Arrow table that has the columns of schemas/<name>.yaml, in order."""
    yield from map(_maker(RECORDS[name]), table.to_pylist())


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if dataclasses.is_dataclass(value):
        return {field: _plain(getattr(value, field)) for field in value.__dataclass_fields__}
    return value


@cache
def _maker(record: type) -> Callable[[dict[str, Any]], Any]:
    hints = get_type_hints(record)
    nested = {name: maker for name, hint in hints.items() if (maker := _nested(hint))}

    def make(row: dict[str, Any]) -> Any:
        for name, maker in nested.items():
            row[name] = maker(row[name])
        return record(**row)

    return make


def _nested(hint: Any) -> Callable[[Any], Any] | None:
    arguments = get_args(hint)
    if isinstance(hint, UnionType):
        inner = _nested(arguments[0])
        return (lambda value: None if value is None else inner(value)) if inner else None
    if getattr(hint, "__origin__", None) is tuple:
        item = _nested(arguments[0])
        return (lambda values: tuple(map(item, values))) if item else tuple
    return _maker(hint) if dataclasses.is_dataclass(hint) and isinstance(hint, type) else None


def batched(rows: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """Yield the rows in lists of `size`, the last one shorter; nothing if there are no rows."""
    iterator = iter(rows)
    while batch := list(itertools.islice(iterator, size)):
        yield batch


def by_article(articles: Iterable[Any], *layers: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """Yield each article with a list of its rows of every layer; layers must follow the articles' order."""
    groups = [itertools.groupby(layer, key=lambda row: row.article_id) for layer in layers]
    heads = [next(group, None) for group in groups]
    for article in articles:
        lists = []
        for number, head in enumerate(heads):
            if head is not None and head[0] == article.article_id:
                lists.append(list(head[1]))
                heads[number] = next(groups[number], None)
            else:
                lists.append([])
        yield article, *lists
    for head in heads:
        if head is not None:
            raise DataError(f"rows of article {head[0]} follow no article of that id; run dvc repro --force")


def logical_hash(table: pa.Table) -> str:
    """Return the SHA-256 over the rows' values in order, independent of how a file stores them."""
    digest = hashlib.sha256()
    for batch in table.to_batches(max_chunksize=1000):
        for row in batch.to_pylist():
            line = json.dumps(row, ensure_ascii=False, sort_keys=True, default=date.isoformat)
            digest.update(line.encode("utf-8") + b"\n")
    return digest.hexdigest()
