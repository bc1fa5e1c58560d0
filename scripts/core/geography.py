"""geography: how far two points are apart, and how exact the point of a place is."""

import json
from collections.abc import Iterator
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from scripts.core.records import AuthorityRecord, record

OUTLINE = Path(__file__).resolve().parents[2] / "dataset/authority/outline.geojson"
EARTH_RADIUS_M = 6_371_008.8
PRECISION = {
    "country": "country",
    "district": "district",
    "area": "district",
    "settlement": "town",
    "facility": "exact",
}

Point = tuple[float, float]  # latitude, longitude
Ring = list[list[float]]  # longitude, latitude of each corner


@record
class Geocode:
    """The point of a place, and how exact it is; all None where the authority file has none."""

    latitude: float | None
    longitude: float | None
    precision: str | None


def geocode(place: AuthorityRecord | None) -> Geocode:
    """Return the coordinates of a record that is a place, with their precision by its kind."""
    if place is None or place.latitude is None or place.kind not in PRECISION:
        return Geocode(None, None, None)
    return Geocode(place.latitude, place.longitude, PRECISION[place.kind])


def read_outline() -> Iterator[tuple[str, list[Ring]]]:
    """Yield Libya and the countries around it by name, each with the rings of its polygons."""
    for feature in json.loads(OUTLINE.read_text(encoding="utf-8"))["features"]:
        yield (
            feature["properties"]["name"],
            [ring for polygon in feature["geometry"]["coordinates"] for ring in polygon],
        )


def distance_m(a: Point, b: Point) -> int:
    """Return the great-circle distance in metres of two points (degrees north, east) by the haversine formula.

    Rounding to whole metres makes it the same on every machine, whose sines may differ in the last digit.
    """
    latitude = sin(radians(b[0] - a[0]) / 2)
    longitude = sin(radians(b[1] - a[1]) / 2)
    chord = latitude * latitude + cos(radians(a[0])) * cos(radians(b[0])) * longitude * longitude
    return round(2 * EARTH_RADIUS_M * asin(sqrt(min(1.0, chord))))
