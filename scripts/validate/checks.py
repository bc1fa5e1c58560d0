"""checks: what breaks a rule, row by row, and how it is told."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from scripts.validate.corpus import values

LONGEST = 80


class Breach(NamedTuple):
    """One row that breaks a rule: where it stands, what was found in it and what was expected."""

    check: str
    table: str
    row: str
    column: str
    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class Check:
    """One rule: its name, how many rows it looked at, and those that break it."""

    name: str
    rows: int
    breaches: tuple[Breach, ...]


def check(
    name: str,
    table: str | Sequence[str],
    frame: pd.DataFrame,
    is_bad: "pd.Series[bool] | Sequence[bool]",
    column: str | Sequence[str],
    expected: str | Sequence[str],
    found: Sequence[str] | None = None,
) -> Check:
    """Return the check of a frame's rows, broken by those for which `is_bad` is true.

    What differs from row to row comes as a list; what was found is the value of `column` unless it is given as told.
    """
    flags = pd.array(list(is_bad), dtype="boolean").to_numpy(dtype=bool, na_value=False)
    assert len(flags) == len(frame)
    if found is None:
        assert isinstance(column, str)
        found = [show(value) if is_told else "" for value, is_told in zip(values(frame[column]), flags, strict=True)]
    breaches = (
        Breach(name, _of(table, n), frame.index[n], _of(column, n), found[n], _of(expected, n))
        for n in np.flatnonzero(flags).tolist()
    )
    return Check(name, len(frame), tuple(breaches))


def _of(value: str | Sequence[str], number: int) -> str:
    return value if isinstance(value, str) else value[number]


def show(value: Any) -> str:
    """Return a value as it is told: null, a string in quotation marks, cut if long, or the plain number or day."""
    if value is None or value is pd.NA or value != value:
        return "null"
    if isinstance(value, str):
        text = json.dumps(value, ensure_ascii=False)
        return text if len(text) <= LONGEST else f'{text[:LONGEST]}…"'
    return str(value)


def all_breaches(checks: Iterable[Check]) -> list[Breach]:
    """Return the breaches of all checks, in order."""
    return [breach for check in checks for breach in check.breaches]


def make_table(breaches: Iterable[Breach]) -> pd.DataFrame:
    """Return the breaches as a table; it is empty if every rule holds."""
    return pd.DataFrame(list(breaches), columns=list(Breach._fields), dtype=object)


def describe(breaches: Iterable[Breach]) -> Iterator[str]:
    """Yield one line for each rule, table and column that is broken: its first row, and how many there are."""
    groups: dict[tuple[str, str, str], list[Breach]] = {}
    for breach in breaches:
        groups.setdefault((breach.check, breach.table, breach.column), []).append(breach)
    for first, *others in groups.values():
        count = f"{len(others) + 1} rows" if others else "1 row"
        place = f"{first.table} {first.row}".rstrip()
        yield f"{place}: {first.column} is {first.found}; {first.expected} ({count})"
