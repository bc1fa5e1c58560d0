"""matching: which predicted mark stands for which gold mark, one to one and as well as possible."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Protocol, TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

from scripts.core.records import Span

Characters = tuple[Span, ...]
Pair = tuple[int, int]
THOUSANDTHS = 1000


class Mark(Protocol):
    """Anything that marks characters of a text."""

    @property
    def characters(self) -> Characters:
        """The characters marked, as spans in order that do not touch."""


M = TypeVar("M", bound=Mark)
Matched = Sequence[tuple[M, M]]


def merged(spans: Iterable[Span]) -> Characters:
    """Return the same characters as spans in order that do not touch."""
    result: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)


def size(characters: Characters) -> int:
    """Return the number of characters."""
    return sum(span.end - span.start for span in characters)


def shared(first: Characters, second: Characters) -> int:
    """Return the number of characters that both hold."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in first for b in second)


def union(first: Characters, second: Characters) -> int:
    """Return the number of characters that either holds."""
    return size(first) + size(second) - shared(first, second)


def is_near(first: Characters, second: Characters) -> bool:
    """Tell whether the characters in both are at least a quarter of those in either."""
    return 4 * shared(first, second) >= union(first, second)


def is_near_mark(gold: Mark, predicted: Mark) -> bool:
    """Tell whether the characters of two marks are near each other."""
    return is_near(gold.characters, predicted.characters)


def match(gold: Sequence[M], predicted: Sequence[M], points: Callable[[M, M], int]) -> list[tuple[M, M]]:
    """Return the one-to-one pairs of overlapping marks with the greatest sum of points, then of overlap.

    A pair without points is none. Among equal choices the order of the marks decides, so hand them over sorted.
    """
    unit = THOUSANDTHS * len(gold) + 1
    weights = {}
    for g, p in _touching([mark.characters for mark in gold], [mark.characters for mark in predicted]):
        both = shared(gold[g].characters, predicted[p].characters)
        worth = points(gold[g], predicted[p]) if both else 0
        if worth:
            likeness = THOUSANDTHS * both // union(gold[g].characters, predicted[p].characters)
            weights[g, p] = worth * unit + likeness
    return [(gold[g], predicted[p]) for g, p in assign(weights)]


def _touching(gold: Sequence[Characters], predicted: Sequence[Characters]) -> Iterator[Pair]:
    """Yield the index pairs of which the stretches from first to last character overlap."""
    order = sorted(range(len(predicted)), key=lambda p: predicted[p][0].start)
    starts = [predicted[p][0].start for p in order]
    reach = list(accumulate((predicted[p][-1].end for p in order), max))
    for g, characters in enumerate(gold):
        start, end = characters[0].start, characters[-1].end
        for p in order[bisect_right(reach, start) : bisect_left(starts, end)]:
            if predicted[p][-1].end > start:
                yield g, p


def assign(weights: Mapping[Pair, int]) -> list[Pair]:
    """Return the one-to-one pairs of greatest total weight, sorted; each weight is a whole number above 0."""
    return sorted(pair for part in _components(weights) for pair in _assign_part(part, weights))


def _components(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    """Yield the pairs in groups that have no member in common."""
    neighbours: dict[tuple[str, int], list[Pair]] = defaultdict(list)
    for pair in sorted(pairs):
        neighbours["gold", pair[0]].append(pair)
        neighbours["predicted", pair[1]].append(pair)
    seen: set[tuple[str, int]] = set()
    for node in neighbours:
        if node[0] == "predicted" or node in seen:
            continue
        part: set[Pair] = set()
        waiting = [node]
        while waiting:
            current = waiting.pop()
            if current not in seen:
                seen.add(current)
                part.update(neighbours[current])
                waiting.extend(side for g, p in neighbours[current] for side in (("gold", g), ("predicted", p)))
        yield sorted(part)


def _assign_part(pairs: list[Pair], weights: Mapping[Pair, int]) -> Iterator[Pair]:
    if len(pairs) == 1:
        yield from pairs
        return
    rows = sorted({g for g, _ in pairs})
    columns = sorted({p for _, p in pairs})
    matrix = np.zeros((len(rows), len(columns)))
    for g, p in pairs:
        matrix[rows.index(g), columns.index(p)] = weights[g, p]
    for row, column in zip(*linear_sum_assignment(matrix, maximize=True), strict=True):
        pair = rows[row], columns[column]
        if pair in weights:
            yield pair
