"""resample: how far the figures would move with other articles, by bootstrap over near-duplicate clusters."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import astuple
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scripts.score.counts import MILLIONTHS, Counts, Distances, Figure, Key, Ratio, Share
from scripts.score.derived import CONLL, LIFTS, Name

RESAMPLES = 1000
TAIL_PERMILLE = 25  # at either end of a 95 % interval
SEED = 2011
Whole = NDArray[np.int64]
Values = NDArray[np.float64]


def vary(figures: Mapping[str, Mapping[Key, Figure]], clusters: Mapping[str, str]) -> dict[Name, Values]:
    """Return each figure on the split itself and then on every resample; NaN where it is undefined.

    `figures` are those of each article, `clusters` the near-duplicate cluster that it belongs to. A resample is as many
    clusters as the split has, drawn with replacement. The draws are the same for all systems scored on the split.
    """
    row = {cluster: number for number, cluster in enumerate(sorted(set(clusters.values())))}
    rows = {article_id: row[cluster] for article_id, cluster in clusters.items()}
    drawn, tables = draw(len(row)), _add_up_clusters(figures, rows, len(row))
    sums = {key: (kind, drawn @ table) for key, (kind, table) in tables.items()}
    values = {
        (layer, metric, kind.main): FORMULAS[kind](sum_)
        for (layer, metric, label), (kind, sum_) in sums.items()
        if not label
    }
    values |= _macro(sums)
    values |= {(*key[:2], Distances.main): _median(pairs, drawn) for key, pairs in _list_metres(figures, rows).items()}
    return values | dict(_derived(values))


def draw(clusters: int) -> Whole:
    """Return how often each cluster is taken: once in the first row, as drawn by chance in the others."""
    stream = np.random.RandomState(SEED)  # whose draws are the same in every version of numpy
    chosen = stream.randint(max(clusters, 1), size=(RESAMPLES, clusters))
    rows = [np.bincount(row, minlength=clusters) for row in chosen]
    return np.array([np.ones(clusters, dtype=np.int64), *rows], dtype=np.int64)


def _add_up_clusters(
    figures: Mapping[str, Mapping[Key, Figure]], rows: Mapping[str, int], clusters: int
) -> dict[Key, tuple[type[Figure], Whole]]:
    """Return for each key the kind of its figure, and its whole numbers with a row for each cluster."""
    tables: dict[Key, tuple[type[Figure], Whole]] = {}
    for article_id, article in figures.items():
        for key, figure in article.items():
            if type(figure) in FORMULAS:
                numbers = _numbers(figure)
                empty = np.zeros((clusters, len(numbers)), dtype=np.int64)
                _, table = tables.setdefault(key, (type(figure), empty))
                table[rows[article_id]] += numbers
    return dict(sorted(tables.items()))


def _numbers(figure: Figure) -> tuple[int, ...]:
    unit = MILLIONTHS if isinstance(figure, Ratio) else 1
    return tuple(round(unit * number) for number in astuple(figure))


def _f1(sums: Whole) -> Values:
    tp, fp, fn = sums.T
    return _divide(2 * tp, 2 * tp + fp + fn, 2 * tp + fp + fn > 0)


def _accuracy(sums: Whole) -> Values:
    correct, total, gold = sums.T
    return _divide(correct, total, (total > 0) | (gold > 0))


def _mean_of_precision_and_recall(sums: Whole) -> Values:
    right_predicted, predicted, right_gold, gold = sums.T
    is_defined = (predicted > 0) | (gold > 0)
    precision, recall = _divide(right_predicted, predicted, is_defined), _divide(right_gold, gold, is_defined)
    return _divide(2 * precision * recall, precision + recall, is_defined)


FORMULAS: dict[type[Figure], Callable[[Whole], Values]] = {
    Counts: _f1,
    Share: _accuracy,
    Ratio: _mean_of_precision_and_recall,
}


def _divide(part: NDArray[Any], whole: NDArray[Any], is_defined: NDArray[Any]) -> Values:
    """Return the quotients, 0/0 being 0, and NaN where they are not defined."""
    quotient = np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0)
    return np.where(is_defined, quotient, np.nan)


def _list_metres(figures: Mapping[str, Mapping[Key, Figure]], rows: Mapping[str, int]) -> dict[Key, list[list[int]]]:
    """Return for each key its distances in order, each with the row of its cluster."""
    found: dict[Key, list[list[int]]] = {}
    for article_id, article in figures.items():
        for key, figure in article.items():
            if isinstance(figure, Distances):
                found.setdefault(key, []).extend([metres, rows[article_id]] for metres in figure.metres)
    return {key: sorted(pairs) for key, pairs in found.items()}


def _median(pairs: Sequence[Sequence[int]], drawn: Whole) -> Values:
    """Return the median in kilometres of the distances on each resample, each counted as often as its cluster."""
    metres, rows = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    times = drawn[:, rows]
    number, reached, known = times.sum(axis=1), times.cumsum(axis=1), np.append(metres, 0)
    lower, upper = (known[(reached <= place[:, None]).sum(axis=1)] for place in ((number - 1) // 2, number // 2))
    return np.where(number > 0, (lower + upper) / 2000, np.nan)


def _macro(sums: Mapping[Key, tuple[type[Figure], Whole]]) -> dict[Name, Values]:
    """Return the mean F1 of the labels that occur in the resample; one that has no counts at all is 0 in each."""
    by_metric: dict[Name, list[Values]] = {}
    for (layer, metric, label), (kind, table) in sums.items():
        if label and kind is Counts:
            never = np.where(np.any(table[0]), np.nan, 0.0)
            values = _f1(table)
            by_metric.setdefault((layer, metric, "macro_f1"), []).append(np.where(np.isnan(values), never, values))
    return {name: _mean(values) for name, values in by_metric.items()}


def _mean(columns: Sequence[Values]) -> Values:
    """Return the mean of those that are defined."""
    table = np.array(columns)
    known = ~np.isnan(table)
    return _divide(np.where(known, table, 0.0).sum(axis=0), known.sum(axis=0), np.any(known, axis=0))


def _derived(values: Mapping[Name, Values]) -> Iterator[tuple[Name, Values]]:
    for metric, baseline in LIFTS.items():
        ours, theirs = values.get(("events", metric, "accuracy")), values.get(("events", baseline, "accuracy"))
        if ours is not None and theirs is not None:
            yield ("events", metric, "lift"), ours - theirs
    for metric, parts in CONLL.items():
        columns = [values["events", part, "f1"] for part in parts if ("events", part, "f1") in values]
        if columns:
            yield ("events", metric, "f1"), _mean(columns)


def interval(values: Values) -> list[float] | None:
    """Return the ends of the middle 95 % of the resamples, 6 digits; None if none is defined."""
    known = np.sort(values[1:][~np.isnan(values[1:])])
    if not known.size:
        return None
    tail = known.size * TAIL_PERMILLE // 1000
    return [round(float(known[tail]), 6), round(float(known[known.size - 1 - tail]), 6)]


def contrast(ours: Mapping[Name, Values], theirs: Mapping[Name, Values]) -> Iterator[tuple[Name, dict[str, Any]]]:
    """Yield by how much one system is ahead of another, with the interval and the two-sided p of the paired bootstrap.

    p is twice the share of resamples, the split itself among them, in which the sign is the rarer of the two or 0. What
    copies and constants would score is left out.
    """
    for name in sorted(name for name in ours.keys() & theirs.keys() if name[1] not in LIFTS.values()):
        difference = ours[name] - theirs[name]
        known = difference[~np.isnan(difference)]
        if known.size and not np.isnan(difference[0]):
            fewer = min(int((known <= 0).sum()), int((known >= 0).sum()))
            yield (
                name,
                {
                    "difference": round(float(difference[0]), 6),
                    "interval": interval(difference),
                    "p": round(min(1.0, 2 * max(fewer, 1) / known.size), 6),
                },
            )
