"""layers: the figures of each layer for one article, as docs/benchmark/metrics.md defines them."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from scripts.score.counts import Counts, Figure, Key, Share, count, count_equal, labels
from scripts.score.document import ArgumentMark, Document, EntityMark, EventMark, QuoteMark
from scripts.score.matching import match, shared, size, union

SPOKEN = ("direct", "mixed")
HALVES = 2


def measure(gold: Document, predicted: Document, published: str | None) -> Iterator[tuple[Key, Figure]]:
    """Yield all figures of one article under keys `(layer, metric, label)`; they add up over articles."""
    ends = count_equal((span.end for span in gold.sentences), (span.end for span in predicted.sentences))
    yield ("sentences", "boundary", ""), ends
    for metric, label, figure in _entities(gold.entities, predicted.entities):
        yield ("entities", metric, label), figure
    for metric, label, figure in _quotes(gold.quotes, predicted.quotes):
        yield ("quotes", metric, label), figure
    for metric, label, figure in _events(gold.events, predicted.events, published):
        yield ("events", metric, label), figure


Measured = Iterator[tuple[str, str, Figure]]


def _entities(gold: Sequence[EntityMark], predicted: Sequence[EntityMark]) -> Measured:
    for metric, scheme in SCHEMES.items():
        yield metric, "", scheme(gold, predicted)
    for label in labels((mark.type for mark in gold), (mark.type for mark in predicted)):
        ours = [mark for mark in gold if mark.type == label]
        theirs = [mark for mark in predicted if mark.type == label]
        for metric in ("strict", "partial", "type"):
            yield metric, label, SCHEMES[metric](ours, theirs)
    yield "date_value", "", _date_value(gold, predicted)
    yield "linking", "", _linking(gold, predicted)
    yield "in_kb", "", count_equal(_links(gold), _links(predicted))


def _strict(gold: Sequence[EntityMark], predicted: Sequence[EntityMark]) -> Counts:
    return count_equal(((mark.span, mark.type) for mark in gold), ((mark.span, mark.type) for mark in predicted))


def _exact(gold: Sequence[EntityMark], predicted: Sequence[EntityMark]) -> Counts:
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


def _quotes(gold: Sequence[QuoteMark], predicted: Sequence[QuoteMark]) -> Measured:
    pairs = match(gold, predicted, is_same_content)
    yield "matched", "", count(len(gold), len(predicted), len(pairs))
    yield "matched_direct_mixed", "", _matched(gold, predicted, SPOKEN)
    for kind in labels((mark.kind for mark in gold), (mark.kind for mark in predicted)):
        yield "matched", kind, _matched(gold, predicted, (kind,))
    yield "speaker", "", Share(sum(is_same_speaker(g, p) for g, p in pairs), len(pairs), len(gold))
    yield "content_characters", "", _content_characters(gold, predicted)
    yield "content_exact", "", count_equal((mark.characters for mark in gold), (mark.characters for mark in predicted))
    for metric, read in (("cue_exact", _cue), ("source_exact", _source)):
        ours, theirs = map(read, gold), map(read, predicted)
        yield metric, "", count_equal(filter(None, ours), filter(None, theirs))


def is_same_content(gold: QuoteMark, predicted: QuoteMark) -> bool:
    """Tell whether the characters in both contents are at least 7 in 10 of those in either."""
    return 10 * shared(gold.characters, predicted.characters) >= 7 * union(gold.characters, predicted.characters)


def is_same_speaker(gold: QuoteMark, predicted: QuoteMark) -> bool:
    """Tell whether the speakers' spans overlap or their names are equal; no speaker is an answer of its own."""
    if gold.speaker is None and gold.speaker_name is None:
        return predicted.speaker is None and predicted.speaker_name is None
    if gold.speaker and predicted.speaker and shared((gold.speaker,), (predicted.speaker,)):
        return True
    return gold.speaker_name is not None and gold.speaker_name == predicted.speaker_name


def _matched(gold: Iterable[QuoteMark], predicted: Iterable[QuoteMark], kinds: Sequence[str]) -> Counts:
    ours = [mark for mark in gold if mark.kind in kinds]
    theirs = [mark for mark in predicted if mark.kind in kinds]
    return count(len(ours), len(theirs), len(match(ours, theirs, is_same_content)))


def _content_characters(gold: Sequence[QuoteMark], predicted: Sequence[QuoteMark]) -> Counts:
    pairs = match(gold, predicted, lambda g, p: shared(g.characters, p.characters))
    found = sum(shared(g.characters, p.characters) for g, p in pairs)
    return count(sum(size(mark.characters) for mark in gold), sum(size(mark.characters) for mark in predicted), found)


def _cue(mark: QuoteMark) -> object:
    return mark.cue


def _source(mark: QuoteMark) -> object:
    return mark.speaker


def _events(gold: Sequence[EventMark], predicted: Sequence[EventMark], published: str | None) -> Measured:
    most = len(gold) + 1
    pairs = match(gold, predicted, lambda g, p: most + (g.type == p.type))
    yield "trigger", "", count(len(gold), len(predicted), len(pairs))
    yield "trigger_type", "", _typed(gold, predicted)
    for label in labels((mark.type for mark in gold), (mark.type for mark in predicted)):
        ours = [mark for mark in gold if mark.type == label]
        yield "trigger_type", label, _typed(ours, [mark for mark in predicted if mark.type == label])
    yield from _arguments(
        [argument for mark in gold for argument in mark.arguments],
        [argument for mark in predicted for argument in mark.arguments],
    )
    events = len(gold)
    yield "date", "", Share(sum(g.date == p.date for g, p in pairs), len(pairs), events)
    yield "date_copied", "", Share(sum(g.date == published for g, _ in pairs), len(pairs), events)
    yield "status", "", Share(sum(g.status == p.status for g, p in pairs), len(pairs), events)
    yield from _status_labels(gold, pairs)
    yield from _fatalities(gold, pairs)


def _typed(gold: Sequence[EventMark], predicted: Sequence[EventMark]) -> Counts:
    return count(len(gold), len(predicted), len(match(gold, predicted, lambda g, p: g.type == p.type)))


def _arguments(gold: Sequence[ArgumentMark], predicted: Sequence[ArgumentMark]) -> Measured:
    yield "arguments", "", _filled(gold, predicted)
    for role in labels((mark.role for mark in gold), (mark.role for mark in predicted)):
        ours = [mark for mark in gold if mark.role == role]
        yield "arguments", role, _filled(ours, [mark for mark in predicted if mark.role == role])


def _filled(gold: Sequence[ArgumentMark], predicted: Sequence[ArgumentMark]) -> Counts:
    pairs = match(gold, predicted, lambda g, p: (g.event_type, g.role) == (p.event_type, p.role))
    return count(len(gold), len(predicted), len(pairs))


def _status_labels(gold: Iterable[EventMark], pairs: Sequence[tuple[EventMark, EventMark]]) -> Measured:
    """Yield the counts of each status on the matched events; a status of the gold that no match has counts nothing."""
    for label in labels((mark.status for mark in gold), (p.status for _, p in pairs)):
        ours = sum(g.status == label for g, _ in pairs)
        theirs = sum(p.status == label for _, p in pairs)
        yield "status", label, count(ours, theirs, sum(g.status == p.status == label for g, p in pairs))


def _fatalities(gold: Sequence[EventMark], pairs: Sequence[tuple[EventMark, EventMark]]) -> Measured:
    answers = [(g.fatalities_low, p.fatalities_low) for g, p in pairs]
    stated = [(g, p) for g, p in answers if g is not None or p is not None]
    asked = sum(mark.fatalities_low is not None for mark in gold)
    yield "fatalities_low", "", Share(sum(g == p for g, p in answers), len(answers), len(gold))
    yield "fatalities_low_stated", "", Share(sum(g == p for g, p in stated), len(stated), asked)
