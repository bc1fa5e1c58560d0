"""spans: which mention a longer span stands for."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Protocol, TypeVar

SIDES = ("ARM", "ORG", "PER", "NORP")


class Named(Protocol):
    """A mention: where it stands and what type it has."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def type(self) -> str:
        """Its type, as schemas/entities.yaml has them."""


N = TypeVar("N", bound=Named)


def head_entity(start: int, end: int, entities: Sequence[N]) -> N | None:
    """Return the mention that a noun phrase stands for: the equal one, else a side that ends it, else the first side.

    A side is an armed actor, a body, a person or a people, in this order. `entities` follow each other by their start.
    """
    found = []
    for entity in entities[bisect_left(entities, start, key=attrgetter("start")) :]:
        if entity.start >= end:
            break
        if (entity.start, entity.end) == (start, end):
            return entity
        if entity.end <= end and entity.type in SIDES:
            found.append(entity)
    return min(found, key=lambda entity: (entity.end != end, SIDES.index(entity.type), entity.start), default=None)
