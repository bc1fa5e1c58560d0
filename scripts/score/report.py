"""report: the figures as JSON and as tables for people."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from scripts.score.counts import Counts, Distances, Figure, Key, Share, macro_f1, rounded
from scripts.score.derived import LIFTS, Name, derive, labelled

HEADINGS = ("gold", "predicted", "precision", "recall", "F1")
Intervals = Mapping[Name, list[float] | None]


def nest(figures: Mapping[Key, Figure], intervals: Intervals | None = None) -> dict[str, Any]:
    """Return the figures as layer → metric → numbers; metrics with labels have `macro_f1` and `by_label`.

    The 95 % interval of a number stands beside it as `<number>_interval`.
    """
    report: dict[str, Any] = {}
    for (layer, metric, label), figure in figures.items():
        numbers = report.setdefault(layer, {}).setdefault(metric, {})
        if label:
            numbers.setdefault("by_label", {})[label] = figure.report()
        else:
            numbers.update(figure.report())
    for (layer, metric, name), value in derive(figures):
        report.setdefault(layer, {}).setdefault(metric, {})[name] = rounded(value)
    for (layer, metric, name), ends in (intervals or {}).items():
        report[layer][metric][f"{name}_interval"] = ends
    return report


def format_table(figures: Mapping[Key, Figure], intervals: Intervals | None = None) -> str:
    """Return the figures as lines of aligned columns; macro averages and labels stand below their metric."""
    if intervals is None:
        return align([("", *HEADINGS), *(row[:-1] for row in _rows(figures, {}))])
    return align([("", *HEADINGS, "95 %"), *_rows(figures, intervals)])


def align(rows: Sequence[Sequence[str]]) -> str:
    """Return the rows as lines with cells of equal width, the first to the left, the others to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def _rows(figures: Mapping[Key, Figure], intervals: Intervals) -> Iterator[tuple[str, ...]]:
    for (layer, metric, label), figure in figures.items():
        if label:
            continue
        yield *_row(f"{layer} {metric}", figure), _between(intervals.get((layer, metric, figure.main)))
        by_label = labelled(figures, layer, metric)
        if by_label:
            macro = _decimal(rounded(macro_f1(by_label.values())))
            ends = _between(intervals.get((layer, metric, "macro_f1")))
            yield f"{layer} {metric} macro", "", "", "", "", macro, ends
        for name, counts in sorted(by_label.items()):
            yield *_row(f"  {name}", counts), ""
    for (layer, metric, name), value in derive(figures):
        if name != "macro_f1":
            ends = _between(intervals.get((layer, metric, name)))
            yield f"{layer} {metric}", "", "", "", name.replace("f1", ""), _decimal(rounded(value)), ends


def _row(name: str, figure: Figure) -> tuple[str, ...]:
    numbers = figure.report()
    if isinstance(figure, Share):
        return name, "", f"{figure.correct}/{figure.total}", "", "accuracy", _decimal(numbers["accuracy"])
    if isinstance(figure, Distances):
        return name, "", str(numbers["pairs"]), "", "median km", _decimal(numbers["median_km"])
    counts = ("", "")
    if isinstance(figure, Counts):
        counts = str(figure.tp + figure.fn), str(figure.tp + figure.fp)
    return name, *counts, *(_decimal(numbers[part]) for part in ("precision", "recall", "f1"))


def format_contrast(differences: Mapping[Name, Mapping[str, Any]]) -> str:
    """Return how far one system is ahead of another as lines of aligned columns."""
    rows = [
        (f"{layer} {metric} {name}", f"{found['difference']:+.3f}", _between(found["interval"]), f"{found['p']:.3f}")
        for (layer, metric, name), found in differences.items()
    ]
    return align([("", "difference", "95 %", "p"), *rows])


def format_beside(end_to_end: Mapping[Key, Figure], gold_input: Mapping[Key, Figure]) -> str:
    """Return two columns of the same metrics, those on a system's own lower layers and those on gold ones."""
    theirs = _values(gold_input)
    rows = [
        (" ".join(name), _decimal(rounded(value)), _decimal(rounded(theirs.get(name))))
        for name, value in _values(end_to_end).items()
    ]
    return align([("", "end to end", "gold input"), *rows])


def _values(figures: Mapping[Key, Figure]) -> dict[Name, Fraction | None]:
    """Return the chief number of each metric and the derived ones, baselines left out."""
    chief = {(*key[:2], figure.main): figure.value for key, figure in figures.items() if not key[2]}
    return {name: value for name, value in (chief | dict(derive(figures))).items() if name[1] not in LIFTS.values()}


def _decimal(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _between(ends: Sequence[float] | None) -> str:
    return "" if ends is None else f"{ends[0]:.3f} to {ends[1]:.3f}"


def list_some(lines: Iterable[str], most: int = 20) -> str:
    """Return the first lines, and how many more there are."""
    lines = list(lines)
    rest = [f"… and {len(lines) - most} more"] if len(lines) > most else []
    return "\n".join([*lines[:most], *rest])
