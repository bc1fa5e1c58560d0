"""changes: which rows were added, removed, changed or moved to another split between two releases."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from scripts.core.schema import TABLES, load_table
from scripts.core.tables import whole_file

COLUMNS = ("table", "row", "change", "columns")
KINDS = ("added", "removed", "changed", "moved", "column added", "column removed")

Rows = dict[str, dict[str, Any]]
Change = tuple[str, ...]


def read_rows(folder: Path) -> dict[str, Rows]:
    """Return the rows of every table of a release by their primary key, its parts joined by blanks.

    The configs made from the tables, `documents` and `ner`, hold nothing of their own and are left out.
    """
    found = {}
    for name in TABLES:
        key = load_table(name).primary_key
        files = sorted((folder / name).glob("*.parquet"))
        rows = [{"split": file.stem, **row} for file in files for row in pq.read_table(file).to_pylist()]
        found[name] = {" ".join(str(row[part]) for part in key): row for row in rows}
    return found


def find_changes(before: dict[str, Rows], after: dict[str, Rows]) -> Iterator[Change]:
    """Yield (table, row, kind, columns) for every difference, table by table, in order of row.

    A row that stands in another split has moved, whatever else is new in it; a column that one side lacks is
    named once and not in every row. `columns` are joined by blanks.
    """
    for table in TABLES:
        old, new = before[table], after[table]
        columns = [set(next(iter(rows.values()), {})) for rows in (old, new)]
        lost, gained = (columns[0] - columns[1], columns[1] - columns[0]) if all(columns) else (set(), set())
        yield from ((table, name, "column removed", name) for name in sorted(lost))
        yield from ((table, name, "column added", name) for name in sorted(gained))
        for key in sorted(old.keys() | new.keys()):
            if change := _compare(old.get(key), new.get(key), lost | gained):
                yield table, key, *change


def _compare(old: dict[str, Any] | None, new: dict[str, Any] | None, left_out: set[str]) -> tuple[str, str] | None:
    if old is None or new is None:
        return ("added", "") if old is None else ("removed", "")
    names = sorted(name for name in old.keys() - left_out if old[name] != new[name])
    if not names:
        return None
    return "moved" if "split" in names else "changed", " ".join(names)


def write_changes(path: Path, changes: Iterable[Change]) -> None:
    """Write the changes as CSV, one a line."""
    with whole_file(path) as draft, draft.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(changes)


def summarise(changes: Iterable[Change]) -> str:
    """Return one line per table that changed, with the number of changes of each kind."""
    counts: dict[str, Counter[str]] = {}
    for table, _, kind, _ in changes:
        counts.setdefault(table, Counter())[kind] += 1
    lines = [
        f"{table}: " + ", ".join(f"{n[kind]:,} {kind}" for kind in KINDS if n[kind]) for table, n in counts.items()
    ]
    return "\n".join(lines) or "no row differs from the release before"
