"""agreement: how far two annotators who did not see each other marked the same."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from scripts.core.text import tokens
from scripts.score.counts import add_up, rounded
from scripts.score.document import Document, make_document
from scripts.score.layers import measure
from scripts.score.report import nest

NOTE = "Both annotators were language models: agreement bounds the consistency of the gold, not its truth."
Pair = tuple[dict[str, Any], dict[str, Any]]
INSIDE, OUTSIDE = 1, 0


def agree(pairs: Iterable[Pair], texts: dict[str, str]) -> dict[str, Any]:
    """Return the scorer's figures with the first annotator's files as gold, and alpha of the quotes on tokens.

    A pair is two raw annotations of one article. F1 is symmetric; precision and recall are left out for that reason.
    """
    pairs = list(pairs)
    both = [(make_document(first), make_document(second)) for first, second in pairs]
    figures = nest(add_up(figure for first, second in both for figure in measure(first, second, None)))
    del figures["events"]["date_copied"]
    known = [
        (pair, texts[raw["article_id"]])
        for pair, (raw, _) in zip(both, pairs, strict=True)
        if raw["article_id"] in texts
    ]
    units = Counter(unit for (first, second), text in known for unit in _units(first, second, text))
    return {
        "articles": len(pairs),
        "note": NOTE,
        **{layer: _symmetric(metrics) for layer, metrics in figures.items()},
        "quotes_alpha": {"articles": len(known), "tokens": units.total(), "alpha": rounded(alpha(units))},
    }


def _symmetric(report: Any) -> Any:
    """Return the figures without those that depend on which annotator is called gold."""
    if not isinstance(report, dict):
        return report
    if "tp" in report:
        rest = {
            key: _symmetric(value)
            for key, value in report.items()
            if key not in ("tp", "fp", "fn", "precision", "recall")
        }
        return {"both": report["tp"], "only_one": report["fp"] + report["fn"], **rest}
    return {key: _symmetric(value) for key, value in report.items() if key != "gold"}


def _units(first: Document, second: Document, text: str) -> Iterator[tuple[int, int]]:
    """Yield for each token of a text whether it is in the content of a quote, by either annotator."""
    spans = tokens(text)
    columns = [_inside(document, spans) for document in (first, second)]
    yield from zip(*columns, strict=True)


def _inside(document: Document, spans: Sequence[tuple[int, int]]) -> list[int]:
    starts = [start for start, _ in spans]
    labels = [OUTSIDE] * len(spans)
    for quote in document.quotes:
        for span in quote.characters:
            first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
            labels[first:last] = [INSIDE] * (last - first)
    return labels


def alpha(units: Counter[tuple[int, int]]) -> Fraction | None:
    """Return Krippendorff's alpha for two coders and nominal values without gaps; None if only one value was used.

    `units` counts the pairs of values (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, A and B).
    """
    values: Counter[int] = Counter()
    for pair, count in units.items():
        for value in pair:
            values[value] += count
    n = values.total()
    observed = 2 * sum(count for (first, second), count in units.items() if first != second)
    expected = n * n - sum(count * count for count in values.values())
    return None if expected == 0 else 1 - Fraction((n - 1) * observed, expected)
