"""The schemas are the only place where a column is declared; everything else agrees with them."""

import dataclasses
from typing import Any, get_args, get_type_hints

import pyarrow as pa
import pytest
import yaml

from scripts.core.records import RECORDS
from scripts.core.schema import FOLDER, SCALARS, TABLES, Column, load_table

PYTHON = {"str": "string", "int": "integer", "float": "number", "bool": "boolean", "date": "date"}


def columns() -> list[Any]:
    return [pytest.param(t, c, id=f"{t}.{c.name}") for t in TABLES for c in load_table(t).columns]


@pytest.mark.parametrize("name", TABLES)
def test_record_has_the_columns_in_order(name: str) -> None:
    assert [field.name for field in dataclasses.fields(RECORDS[name])] == [c.name for c in load_table(name).columns]


@pytest.mark.parametrize(("table", "column"), columns())
def test_record_field_has_the_type(table: str, column: Column) -> None:
    hint = get_type_hints(RECORDS[table])[column.name]
    optional = type(None) in get_args(hint)
    assert optional is not column.required
    base = next(part for part in get_args(hint) if part is not type(None)) if optional else hint
    if column.type in SCALARS:
        assert PYTHON[base.__name__] == column.type
    elif column.type == "array":
        item = get_args(base)[0]
        assert column.item is not None
        if column.item.type == "object":
            assert [field.name for field in dataclasses.fields(item)] == [field.name for field in column.item.fields]
    else:
        assert [field.name for field in dataclasses.fields(base)] == [field.name for field in column.fields]


@pytest.mark.parametrize(("table", "column"), columns())
def test_column_is_explained(table: str, column: Column) -> None:
    assert column.description.endswith(".")
    assert all(label for label in column.categories.values())
    nested = column.fields or (column.item.fields if column.item else ())
    assert all(field.description.endswith(".") for field in nested)


def test_one_name_has_one_type_and_one_meaning() -> None:
    meanings: dict[str, set[tuple[str, str]]] = {}
    for table in TABLES:
        for column in load_table(table).columns:
            meanings.setdefault(column.name, set()).add((column.type, column.description))
    assert {name: found for name, found in meanings.items() if len(found) > 1} == {}


@pytest.mark.parametrize("name", TABLES)
def test_source_text_is_said_of_every_column_and_may_be_null(name: str) -> None:
    document = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    assert all("is_source_text" in field for field in document["fields"])
    assert not any(column.is_source_text and column.required for column in load_table(name).columns)


@pytest.mark.parametrize("name", TABLES)
def test_references_lead_to_keys(name: str) -> None:
    table = load_table(name)
    for reference in table.references:
        assert load_table(reference.table).primary_key == (reference.key,)
        assert table.column(reference.column).type == load_table(reference.table).column(reference.key).type


def test_arrow_types() -> None:
    schema = load_table("quotes").arrow
    assert schema.field("content").type == pa.list_(pa.struct([("start", pa.int32()), ("end", pa.int32())]))
    assert not schema.field("quote_id").nullable
    assert schema.field("speaker_name").nullable
    with pytest.raises(KeyError, match=r"schemas/quotes.yaml has no column quote"):
        load_table("quotes").column("quote")
