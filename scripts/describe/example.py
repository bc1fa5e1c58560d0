"""example: one event of an original article, followed through every table, as the card shows it."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from scripts.describe.folder import order_splits

Row = dict[str, Any]
LONG = 160  # characters of a text that are shown
FEW, MANY = 2, 12  # spans and words of a list that are shown
WITHHELD = ("test",)


def make_example(tables: Path) -> str:
    """Return a Markdown section per table with one row each, tied to one event; "" where no invented article has one.

    The event is one that somebody claims, with a linked party if there is such, and among those the one with most
    fields filled, never one of the test split.
    """
    events = [row for row in _read(tables, "events") if row["claimant_quote_id"]]
    if not events:
        return ""
    event = min(
        events,
        key=lambda row: (_party(row) is None, -sum(value is not None for value in row.values()), row["event_id"]),
    )
    keys = [
        ("articles", "article_id", event["article_id"]),
        ("sentences", "sentence_id", event["sentence_id"]),
        ("entities", "entity_id", _party(event)),
        ("quotes", "quote_id", event["claimant_quote_id"]),
        ("events", "event_id", event["event_id"]),
        ("ner", "sentence_id", event["sentence_id"]),
    ]
    rows = {name: _find(_read(tables, name), column, key) for name, column, key in keys if key}
    records = pq.read_table(tables / "authority/full.parquet").to_pylist()
    rows["authority"] = _find(records, "authority_id", event["place_authority_id"])
    return "\n\n".join(f"`{name}`\n\n```json\n{_render(row)}\n```" for name, row in rows.items() if row)


def _party(event: Row) -> str | None:
    """Return the mention of the first party to the event that is linked to a record."""
    sides = (*event["actors"], *event["recipients"])
    return next((side["entity_id"] for side in sides if side["entity_id"] and side["authority_id"]), None)


def _read(tables: Path, name: str) -> list[Row]:
    """Return the rows of invented articles."""
    own = [row["article_id"] for row in _table(tables, "articles").to_pylist() if row["is_invented"]]
    table = _table(tables, name)
    rows: list[Row] = table.filter(pc.is_in(table["article_id"], value_set=pa.array(own, pa.string()))).to_pylist()
    return rows


def _table(tables: Path, name: str) -> pa.Table:
    splits = (split for split in order_splits() if split not in WITHHELD)
    files = [file for split in splits if (file := tables / name / f"{split}.parquet").is_file()]
    empty = pa.schema([("article_id", pa.string()), ("is_invented", pa.bool_())]).empty_table()
    return pa.concat_tables([pq.read_table(file) for file in files]) if files else empty


def _find(rows: Iterable[Row], column: str, key: Any) -> Row | None:
    return next((row for row in rows if row[column] == key), None)


def _render(row: Row) -> str:
    lines = (f'  "{name}": {json.dumps(_short(value), ensure_ascii=False, default=str)}' for name, value in row.items())
    return "{\n" + ",\n".join(lines) + "\n}"


def _short(value: Any) -> Any:
    if isinstance(value, str) and len(value) > LONG:
        return f"{value[:LONG].rstrip()} …"
    if isinstance(value, list):
        shown = FEW if value and isinstance(value[0], dict) else MANY
        return value if len(value) <= shown else [*value[:shown], f"… {len(value) - shown} more"]
    return value
