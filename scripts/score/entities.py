"""entities: the figures of named mentions and their links in one article."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from scripts.score.context import Context
from scripts.score.counts import Counts, Measured, Share, count, count_equal, labels
from scripts.score.document import EntityMark
from scripts.score.matching import match

HALVES = 2


def measure_entities(gold: Sequence[EntityMark], predicted: Sequence[EntityMark], context: Context) -> Measured:
    """Yield metric, label and figure of the mentions of one article."""
    for metric, scheme in SCHEMES.items():
        yield metric, "", scheme(gold, predicted)
    for label in labels((mark.type for mark in gold), (mark.type for mark in predicted)):
        ours = [mark for mark in gold if mark.type == label]
        theirs = [mark for mark in predicted if mark.type == label]
        for metric in ("strict", "partial", "type"):
            yield metric, label, SCHEMES[metric](ours, theirs)
    for metric, is_seen in (("strict_seen", True), ("strict_unseen", False)):
        yield metric, "", _strict(_named(gold, context, is_seen), _named(predicted, context, is_seen))
    yield "date_value", "", _date_value(gold, predicted)
    yield "linking", "", _linking(gold, predicted)
    yield "in_kb", "", count_equal(_links(gold), _links(predicted))
    yield "nil", "", count_equal(_without_record(gold), _without_record(predicted))


def _strict(gold: Iterable[EntityMark], predicted: Iterable[EntityMark]) -> Counts:
    return count_equal(((mark.span, mark.type) for mark in gold), ((mark.span, mark.type) for mark in predicted))


def _exact(gold: Iterable[EntityMark], predicted: Iterable[EntityMark]) -> Counts:
    return count_equal((mark.span for mark in gold), (mark.span for mark in predicted))


def _partial(gold: Sequence[EntityMark], predicted: Sequence[EntityMark]) -> Counts:
    pairs = match(gold, predicted, _halves)
    return count(HALVES * len(gold), HALVES * len(predicted), sum(_halves(g, p) for g, p in pairs))


def _halves(gold: EntityMark, predicted: EntityMark) -> int:
    return HALVES if gold.span == predicted.span else 1


def _type(gold: Sequence[EntityMark], predicted: Sequence[EntityMark]) -> Counts:
    return count(len(gold), len(predicted), len(match(gold, predicted, lambda g, p: g.type == p.type)))


SCHEMES: dict[str, Callable[[Sequence[EntityMark], Sequence[EntityMark]], Counts]] = {
    "strict": _strict,
    "exact": _exact,
    "partial": _partial,
    "type": _type,
}


def _named(marks: Iterable[EntityMark], context: Context, is_seen: bool) -> Iterator[EntityMark]:
    return (mark for mark in marks if mark.type != "DATE" and context.is_seen(mark) is is_seen)


def _date_value(gold: Iterable[EntityMark], predicted: Iterable[EntityMark]) -> Share:
    dates = [mark for mark in gold if mark.type == "DATE"]
    pairs = match(dates, [mark for mark in predicted if mark.type == "DATE"], lambda g, p: g.span == p.span)
    return Share(sum(g.value == p.value for g, p in pairs), len(pairs), len(dates))


def _linking(gold: Iterable[EntityMark], predicted: Sequence[EntityMark]) -> Share:
    linked = [mark for mark in gold if mark.authority_id is not None]
    pairs = match(linked, predicted, lambda g, p: g.span == p.span)
    return Share(sum(g.authority_id == p.authority_id for g, p in pairs), len(pairs), len(linked))


def _links(marks: Iterable[EntityMark]) -> Iterator[tuple[object, str]]:
    return ((mark.span, mark.authority_id) for mark in marks if mark.authority_id is not None)


def _without_record(marks: Iterable[EntityMark]) -> Iterator[object]:
    return (mark.span for mark in marks if mark.authority_id is None and mark.type != "DATE")
