"""events.documented: which events of an invented article are on record, by its source's documented_events.csv."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from scripts.core.authority import Authority
from scripts.core.csv_files import read_csv
from scripts.core.errors import DataError
from scripts.core.records import Article, Event

COLUMNS = (
    "source_key",
    "date_start",
    "date_end",
    "place",
    "geonames",
    "side_a",
    "side_b",
    "fatalities_low",
    "fatalities_high",
    "ucdp_event_id",
    "wikidata",
    "what",
    "evidence",
)


@dataclass(frozen=True, slots=True)
class Documented:
    """One event on record that an article stands on."""

    date_start: str
    date_end: str
    place: str
    geonames: str
    sides: frozenset[str]
    fatalities: tuple[str, str]
    ucdp_event_id: int | None


def mark_documented(article: Article, event: Event, rows: Sequence[Documented], authority: Authority) -> Event:
    """Return an event of an invented article, documented and with its UCDP event if a row has its days and place."""
    matching = [row for row in rows if _is_same(article, event, row, authority)]
    if not matching:
        return replace(event, is_invented=True)
    counts = (
        "" if event.fatalities_low is None else str(event.fatalities_low),
        "" if event.fatalities_high is None else str(event.fatalities_high),
    )
    exact = [row for row in matching if row.fatalities == counts] or matching
    ids = {row.ucdp_event_id for row in exact}
    return replace(event, is_invented=False, ucdp_event_id=ids.pop() if len(ids) == 1 else None)


def _is_same(article: Article, event: Event, row: Documented, authority: Authority) -> bool:
    if (str(event.date_start), str(event.date_end)) != (row.date_start, row.date_end):
        return False
    record = authority.get(event.place_authority_id or "")
    if row.geonames and record is not None and record.geonames is not None:
        return row.geonames == str(record.geonames)
    if not row.place:
        return event.place is None and not row.sides.isdisjoint(_sides(event, authority))
    names = _names(event.place_authority_id, authority)
    if article.text is not None and event.place is not None:
        names.add(article.text[event.place.start : event.place.end])
    return row.place in names


def _sides(event: Event, authority: Authority) -> set[str]:
    """Return the names of the records that take part in an event."""
    ids = [argument.authority_id for argument in (*event.actors, *event.recipients)]
    return {name for authority_id in ids for name in _names(authority_id, authority)}


def _names(authority_id: str | None, authority: Authority) -> set[str]:
    record = authority.get(authority_id or "")
    return set() if record is None else {record.name, *record.aliases}


@cache
def load_documented(path: Path) -> dict[str, tuple[Documented, ...]]:
    """Return the documented events by the article's key in its source; empty if the source has no such file."""
    if not path.is_file():
        return {}
    found: dict[str, tuple[Documented, ...]] = {}
    for number, row in read_csv(path, COLUMNS):
        found[row["source_key"]] = (*found.get(row["source_key"], ()), _documented(path, number, row))
    return found


def _documented(path: Path, number: int, row: dict[str, str]) -> Documented:
    identifier = row["ucdp_event_id"]
    if identifier and not (identifier.isascii() and identifier.isdigit()):
        raise DataError(f"{path} line {number}: ucdp_event_id is {identifier!r}; expected a whole number or nothing")
    return Documented(
        date_start=row["date_start"],
        date_end=row["date_end"],
        place=row["place"],
        geonames=row["geonames"],
        sides=frozenset(side for name in ("side_a", "side_b") for side in row[name].split(", ") if side),
        fatalities=(row["fatalities_low"], row["fatalities_high"]),
        ucdp_event_id=int(identifier) if identifier else None,
    )
