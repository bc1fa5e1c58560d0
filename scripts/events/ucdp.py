"""events.ucdp: which event of the Uppsala Conflict Data Program an event is."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.core.authority import UCDP_EVENTS
from scripts.core.csv_files import read_csv
from scripts.core.geography import Point, distance_m
from scripts.core.records import Event

COLUMNS = (
    "ucdp_event_id",
    "date_start",
    "date_end",
    "type_of_violence",
    "side_a",
    "side_b",
    "place",
    "geonames",
    "latitude",
    "longitude",
    "deaths_low",
    "deaths_best",
    "deaths_high",
    "source",
    "licence",
)


@dataclass(frozen=True, slots=True)
class UcdpEvent:
    """One event of UCDP: its days and its point; the point is None where the source gives none."""

    ucdp_event_id: int
    date_start: str
    date_end: str
    point: Point | None


def load_ucdp(authority: Path) -> list[UcdpEvent]:
    """Return the lines of ucdp_events.csv in a folder of authority files; none if there is no such file."""
    path = authority / UCDP_EVENTS
    return [_read(row) for _, row in read_csv(path, COLUMNS)] if path.is_file() else []


def _read(row: dict[str, str]) -> UcdpEvent:
    point = (float(row["latitude"]), float(row["longitude"])) if row["latitude"] else None
    return UcdpEvent(int(row["ucdp_event_id"]), row["date_start"], row["date_end"], point)


def find_ucdp(event: Event, known: Sequence[UcdpEvent], same_place_km: int) -> int | None:
    """Return the identifier of the one UCDP event on whose days and near whose point an assault took place, or None.

    Needed are an event told as real, a day, and a point that is no country's or district's centre; two candidates are
    none.
    """
    if event.is_invented or event.type != "ASSAULT" or event.date is None or event.date_precision != "day":
        return None
    if event.latitude is None or event.longitude is None or event.geo_precision in ("country", "district"):
        return None
    here = (event.latitude, event.longitude)
    found = [
        row.ucdp_event_id
        for row in known
        if row.point is not None
        and row.date_start <= event.date <= row.date_end
        and distance_m(here, row.point) <= same_place_km * 1000
    ]
    return found[0] if len(found) == 1 else None
