"""schema: the tables as schemas/*.yaml declare them, and what follows from that."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import yaml

FOLDER = Path(__file__).resolve().parents[2] / "schemas"
TABLES = ("articles", "sentences", "entities", "quotes", "events", "authority", "rejected")
LAYERS = ("sentences", "entities", "quotes", "events")
CONFIGS = ("articles", *LAYERS, "documents", "ner", "authority", "rejected")
SCALARS: dict[str, pa.DataType] = {
    "string": pa.string(),
    "integer": pa.int32(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column or one field of a nested column, in Frictionless Table Schema words."""

    name: str
    type: str
    description: str
    is_source_text: bool
    required: bool
    constraints: dict[str, Any]
    categories: dict[str, str]
    item: "Column | None"
    fields: tuple["Column", ...]

    @property
    def enum(self) -> tuple[str, ...] | None:
        """The values allowed, or None if any is."""
        return tuple(self.categories) or tuple(self.constraints.get("enum", ())) or None

    @property
    def arrow(self) -> pa.DataType:
        """The type the column has in Arrow and Parquet."""
        if self.type == "array":
            assert self.item is not None
            return pa.list_(self.item.arrow)
        if self.type == "object":
            return pa.struct([pa.field(field.name, field.arrow) for field in self.fields])
        return SCALARS[self.type]


@dataclass(frozen=True, slots=True)
class Reference:
    """One foreign key: `column` holds a value of `table`.`column`'s key."""

    column: str
    table: str
    key: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns in order, its key and what it refers to."""

    name: str
    title: str
    description: str
    primary_key: tuple[str, ...]
    references: tuple[Reference, ...]
    columns: tuple[Column, ...]

    @property
    def arrow(self) -> pa.Schema:
        """The Arrow schema; required columns are not nullable."""
        return pa.schema([pa.field(column.name, column.arrow, nullable=not column.required) for column in self.columns])

    def column(self, name: str) -> Column:
        """Return the column of that name; KeyError if there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"schemas/{self.name}.yaml has no column {name}")


def read_schema(name: str) -> Any:
    """Return what schemas/<name>.yaml holds."""
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)  # eight times as fast as the one in Python


@cache
def load_table(name: str) -> Table:
    """Return the table that schemas/<name>.yaml declares."""
    document = read_schema(name)
    key = document["primaryKey"]
    return Table(
        name=document["name"],
        title=document["title"],
        description=document["description"],
        primary_key=tuple(key if isinstance(key, list) else [key]),
        references=tuple(
            Reference(entry["fields"], entry["reference"]["resource"], entry["reference"]["fields"])
            for entry in document.get("foreignKeys", ())
        ),
        columns=tuple(_column(field) for field in document["fields"]),
    )


def _column(field: dict[str, Any]) -> Column:
    constraints = field.get("constraints", {})
    return Column(
        name=field.get("name", "item"),
        type=field["type"],
        description=field.get("description", ""),
        is_source_text=field.get("is_source_text", False),
        required=constraints.get("required", False),
        constraints=constraints,
        categories={entry["value"]: entry["label"] for entry in field.get("categories", ())},
        item=_column(field["arrayItem"]) if "arrayItem" in field else None,
        fields=tuple(_column(child) for child in field.get("fields", ())),
    )


def source_text_columns(table: Table) -> Iterator[str]:
    """Yield the names of the columns that hold the source's own text."""
    return (column.name for column in table.columns if column.is_source_text)
