"""derived: numbers that follow from the figures of several metrics or labels."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from scripts.score.counts import Counts, Figure, Key, macro_f1

DATES = ("", "_within_1_day", "_within_7_days")
FATALITIES = ("low", "low_stated", "high", "high_stated", "in_range")
LIFTS = {
    **{f"date{days}": f"date_copied{days}" for days in DATES},
    **{f"fatalities_{name}": f"fatalities_{name}_constant" for name in FATALITIES},
}
CONLL = {f"{kind}_conll": [f"{kind}_{part}" for part in ("muc", "b_cubed", "ceaf_e")] for kind in ("group", "cluster")}
Name = tuple[str, str, str]  # layer, metric and which of its numbers


def derive(figures: Mapping[Key, Figure]) -> Iterator[tuple[Name, Fraction | None]]:
    """Yield layer, metric and name of each derived number with its value: macro F1, lift and CoNLL F1."""
    for layer, metric in sorted({(layer, metric) for layer, metric, label in figures if label}):
        yield (layer, metric, "macro_f1"), macro_f1(labelled(figures, layer, metric).values())
    for metric, baseline in LIFTS.items():
        if ("events", metric, "") in figures and ("events", baseline, "") in figures:
            ours, theirs = figures["events", metric, ""].value, figures["events", baseline, ""].value
            yield ("events", metric, "lift"), None if ours is None or theirs is None else ours - theirs
    for metric, parts in CONLL.items():
        if all(("events", part, "") in figures for part in parts):
            known = [value for part in parts if (value := figures["events", part, ""].value) is not None]
            yield ("events", metric, "f1"), sum(known, Fraction(0)) / len(known) if known else None


def labelled(figures: Mapping[Key, Figure], layer: str, metric: str) -> dict[str, Counts]:
    """Return the counts of each label of a metric."""
    return {
        key[2]: figure
        for key, figure in figures.items()
        if key[:2] == (layer, metric) and key[2] and isinstance(figure, Counts)
    }
