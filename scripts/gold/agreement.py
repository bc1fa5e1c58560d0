"""agreement: how far two annotators who did not see each other marked the same."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from scripts.core.text import tokens
from scripts.score.context import Context
from scripts.score.counts import Figure, Key, Share, add_up, count_equal, rounded
from scripts.score.document import Document, make_document
from scripts.score.layers import measure
from scripts.score.report import nest

NOTE = "Both annotators were language models: agreement bounds the consistency of the gold, not its truth."
Pair = tuple[dict[str, Any], dict[str, Any]]
INSIDE, OUTSIDE = 1, 0
# Figures of what those who mark do not set, by name and by the beginning of the name, and one that is not symmetric.
UNMARKED = ("linking", "in_kb", "nil", "strict_seen", "strict_unseen", "place_error", "claimant", "fatalities_in_range")
UNMARKED_KINDS = ("place_within_", "date")


def agree(pairs: Iterable[Pair], links: Iterable[Pair], dates: Iterable[Pair], texts: dict[str, str]) -> dict[str, Any]:
    """Return the scorer's figures with the first annotator's files as gold, and alpha of the quotes on tokens.

    A pair is two raw annotations of one article, two raw links of the marks of its gold, or its gold with the dates of
    either. F1 is symmetric; precision and recall are left out for that reason.
    """
    pairs, links, dates = list(pairs), list(links), list(dates)
    both = [(make_document(first), make_document(second)) for first, second in pairs]
    known = [texts.get(raw["article_id"]) for raw, _ in pairs]
    marked = add_up(
        figure
        for (first, second), text in zip(both, known, strict=True)
        for figure in measure(first, second, Context(text=text))
    )
    linked = add_up(figure for first, second in links for figure in _linked(first, second))
    dated = add_up(figure for first, second in dates for figure in _dated(first, second))
    figures = nest({key: figure for key, figure in marked.items() if _is_marked(key[1])} | linked | dated)
    units = Counter(
        unit
        for (first, second), text in zip(both, known, strict=True)
        if text is not None
        for unit in _units(first, second, text)
    )
    return {
        "articles": len(pairs),
        "linked_articles": len(links),
        "dated_articles": len(dates),
        "note": NOTE,
        **{layer: _symmetric(metrics) for layer, metrics in figures.items()},
        "quotes_alpha": {
            "articles": len(known) - known.count(None),
            "tokens": units.total(),
            "alpha": rounded(alpha(units)),
        },
    }


def _is_marked(metric: str) -> bool:
    return metric not in UNMARKED and not metric.startswith(UNMARKED_KINDS) and not metric.endswith("_constant")


def _linked(first: dict[str, Any], second: dict[str, Any]) -> Iterator[tuple[Key, Figure]]:
    """Yield whether two linked the mentions of an article alike, NIL included, then its links and speakers alone."""
    mentions = [pair for pair in zip(first["entities"], second["entities"], strict=True) if pair[0]["type"] != "DATE"]
    yield ("entities", "linking", ""), _same(mentions, "authority_id")
    for label in ("", *sorted({mark["type"] for mark, _ in mentions})):
        sides = (
            [(mark["start"], mark["authority_id"]) for mark in side if mark["authority_id"]]
            for side in _sides(mentions, label)
        )
        yield ("entities", "in_kb", label), count_equal(*sides)
    speakers = [
        pair
        for pair in zip(first["quotes"], second["quotes"], strict=True)
        if any(quote["speaker_authority_id"] for quote in pair)
    ]
    yield ("quotes", "speaker_record", ""), _same(speakers, "speaker_authority_id")


def _dated(first: dict[str, Any], second: dict[str, Any]) -> Iterator[tuple[Key, Figure]]:
    """Yield the figures of dates, those of a copied day of publication left out."""
    for (layer, metric, label), figure in measure(make_document(first), make_document(second)):
        if layer == "events" and metric.startswith("date") and not metric.startswith("date_copied"):
            yield (layer, metric, label), figure


def _sides(mentions: Sequence[Pair], label: str) -> Iterator[list[dict[str, Any]]]:
    """Yield the mentions of that type as each of the two linked them; those of all types if the label is empty."""
    for side in (0, 1):
        yield [pair[side] for pair in mentions if label in ("", pair[side]["type"])]


def _same(pairs: Sequence[Pair], field: str) -> Share:
    return Share(sum(a[field] == b[field] for a, b in pairs), len(pairs), len(pairs))


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
    if "precision" in report:
        return {"f1": report["f1"]}
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
