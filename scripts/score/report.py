"""report: the figures as JSON and as a table for people."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from scripts.score.counts import Counts, Figure, Key, Share, macro_f1, rounded

HEADINGS = ("gold", "predicted", "precision", "recall", "F1")


def nest(figures: Mapping[Key, Figure]) -> dict[str, Any]:
    """Return the figures as layer → metric → numbers; metrics with labels have `macro_f1` and `by_label`."""
    report: dict[str, Any] = {}
    for (layer, metric, label), figure in figures.items():
        numbers = report.setdefault(layer, {}).setdefault(metric, {})
        if label:
            numbers.setdefault("by_label", {})[label] = figure.report()
        else:
            numbers.update(figure.report())
    for layer, metric in {(layer, metric) for layer, metric, label in figures if label}:
        report[layer][metric]["macro_f1"] = rounded(macro_f1(_labelled(figures, layer, metric).values()))
    return report


def _labelled(figures: Mapping[Key, Figure], layer: str, metric: str) -> dict[str, Counts]:
    return {
        key[2]: figure
        for key, figure in figures.items()
        if key[:2] == (layer, metric) and key[2] and isinstance(figure, Counts)
    }


def format_table(figures: Mapping[Key, Figure]) -> str:
    """Return the figures as lines of aligned columns; macro averages and labels stand below their metric."""
    rows = [("", *HEADINGS), *_rows(figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def _rows(figures: Mapping[Key, Figure]) -> Iterator[tuple[str, ...]]:
    for (layer, metric, label), figure in figures.items():
        if label:
            continue
        yield _row(f"{layer} {metric}", figure)
        by_label = _labelled(figures, layer, metric)
        if by_label:
            yield f"{layer} {metric} macro", "", "", "", "", _decimal(rounded(macro_f1(by_label.values())))
        for name, counts in sorted(by_label.items()):
            yield _row(f"  {name}", counts)


def _row(name: str, figure: Figure) -> tuple[str, ...]:
    numbers = figure.report()
    if isinstance(figure, Share):
        return name, "", f"{figure.correct}/{figure.total}", "", "accuracy", _decimal(numbers["accuracy"])
    counts = numbers["tp"] + numbers["fn"], numbers["tp"] + numbers["fp"]
    return name, *map(str, counts), *(_decimal(numbers[part]) for part in ("precision", "recall", "f1"))


def _decimal(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def list_some(lines: Iterable[str], most: int = 20) -> str:
    """Return the first lines, and how many more there are."""
    lines = list(lines)
    rest = [f"… and {len(lines) - most} more"] if len(lines) > most else []
    return "\n".join([*lines[:most], *rest])
