"""chart: Libya as a drawing, with the places of events on it."""

from collections.abc import Iterator, Mapping
from typing import Any

from scripts.core.authority import Authority
from scripts.core.geography import geocode, read_outline

WEST, EAST, SOUTH, NORTH = 8.0, 26.5, 19.0, 34.5  # degrees: Libya with its borders and its sea
SCALE = 40  # units of the drawing per degree of latitude
SHRINK = 0.88  # a degree of longitude beside one of latitude, at 28 degrees north
LABELS = 12
LETTER, LINE = 11, 24  # units that a label takes, per letter and in height


def draw_map(counts: Mapping[str, int], records: Authority) -> dict[str, Any]:
    """Return the size of the drawing, the paths of the countries, and the places on it that have coordinates."""
    places = list(_place(counts, records))
    return {
        "width": round((EAST - WEST) * SCALE * SHRINK),
        "height": (NORTH - SOUTH) * SCALE,
        "countries": list(_countries()),
        "places": places,
        "labels": list(_label(places)),
    }


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Return where a point lies on the drawing, from its upper left corner."""
    return round((longitude - WEST) * SCALE * SHRINK, 1), round((NORTH - latitude) * SCALE, 1)


def _countries() -> Iterator[dict[str, str]]:
    for name, rings in read_outline():
        path = "".join("M" + "L".join("{},{}".format(*project(*point[:2])) for point in ring) + "Z" for ring in rings)
        yield {"name": name, "path": path}


def _place(counts: Mapping[str, int], records: Authority) -> Iterator[dict[str, Any]]:
    for key, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        record = records.get(key)
        point = geocode(record)
        if record and point.latitude is not None and point.longitude is not None:
            x, y = project(point.longitude, point.latitude)
            if WEST < point.longitude < EAST and SOUTH < point.latitude < NORTH:
                yield {
                    "id": key,
                    "name": record.name,
                    "x": x,
                    "y": y,
                    "count": count,
                    "isArea": point.precision in ("country", "district"),
                }


def _label(places: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the labels of the places with most events, each unless it would lie on an earlier one."""
    taken: list[tuple[float, float, float, float]] = []
    for place in places:
        box = (place["x"] + 8, place["y"] - LINE, place["x"] + 8 + LETTER * len(place["name"]), place["y"])
        if len(taken) < LABELS and not place["isArea"] and not any(_overlap(box, other) for other in taken):
            taken.append(box)
            yield {"id": place["id"], "name": place["name"], "x": place["x"] + 8, "y": place["y"] - 8}


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
