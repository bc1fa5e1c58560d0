"""events.clusters: which events of different articles are the same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from scripts.core.geography import Point, distance_m
from scripts.core.records import Event


@dataclass(frozen=True, slots=True)
class Place:
    """What an event is compared by: position in the table, group within the article, point and sides."""

    event_id: str
    group: tuple[str, int]
    point: Point
    sides: frozenset[str]


def cluster_events(events: Iterable[Event], same_place_km: int) -> Iterator[Event]:
    """Yield the events with `event_cluster`, the identifier of the first mention of the same event in any article.

    The same: type and day, places within `same_place_km`, a side (record of the authority file) in common, by single
    link; or the same group of one article. Gold and machine rows are compared among themselves only.
    """
    rows = list(events)
    clusters = find_clusters(rows, same_place_km)
    for event in rows:
        yield replace(event, event_cluster=clusters.get(event.event_id))


def find_clusters(events: Iterable[Event], same_place_km: int) -> dict[str, str]:
    """Return the cluster of each event that has a day and a point."""
    days: dict[tuple[str, str, str], list[Place]] = {}
    for event in events:
        if event.date is not None and event.date_precision == "day" and event.latitude is not None:
            days.setdefault((event.annotation, event.type, event.date), []).append(_place(event))
    clusters: dict[str, str] = {}
    for places in days.values():
        clusters.update(_link(places, same_place_km * 1000))
    return clusters


def _place(event: Event) -> Place:
    assert event.latitude is not None
    assert event.longitude is not None
    sides = frozenset(
        argument.authority_id for argument in (*event.actors, *event.recipients) if argument.authority_id is not None
    )
    return Place(event.event_id, (event.article_id, event.event_group), (event.latitude, event.longitude), sides)


def _link(places: list[Place], within_m: int) -> dict[str, str]:
    """Return the cluster of each place of one day: the first event that it is linked to, directly or over others.

    Events of one side at one point are one; so points are compared, not events.
    """
    roots = list(range(len(places)))
    groups: dict[tuple[str, int], int] = {}
    points: dict[str, dict[Point, int]] = {}
    for number, place in enumerate(places):
        _join(roots, number, groups.setdefault(place.group, number))
        for side in sorted(place.sides):
            known = points.setdefault(side, {})
            if place.point not in known:
                for point, other in known.items():
                    if distance_m(point, place.point) <= within_m:
                        _join(roots, number, other)
            _join(roots, number, known.setdefault(place.point, number))
    return {place.event_id: places[_root(roots, number)].event_id for number, place in enumerate(places)}


def _join(roots: list[int], a: int, b: int) -> None:
    first, second = sorted((_root(roots, a), _root(roots, b)))
    roots[second] = first


def _root(roots: list[int], number: int) -> int:
    while roots[number] != number:
        roots[number] = roots[roots[number]]
        number = roots[number]
    return number
