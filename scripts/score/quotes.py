"""quotes: the figures of quotations and their speakers in one article."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from scripts.core.records import Span
from scripts.score.context import Context
from scripts.score.counts import Counts, Measured, Share, count, count_equal, labels
from scripts.score.document import QuoteMark
from scripts.score.matching import is_near, match, merged, shared, size, union

SPOKEN = ("direct", "mixed")


def measure_quotes(gold: Sequence[QuoteMark], predicted: Sequence[QuoteMark], context: Context) -> Measured:
    """Yield metric, label and figure of the quotations of one article."""
    pairs = match(gold, predicted, is_same_content)
    yield "matched", "", count(len(gold), len(predicted), len(pairs))
    yield "matched_direct_mixed", "", _matched(gold, predicted, SPOKEN)
    for kind in labels((mark.kind for mark in gold), (mark.kind for mark in predicted)):
        yield "matched", kind, _matched(gold, predicted, (kind,))
    yield "speaker", "", Share(sum(is_same_speaker(g, p) for g, p in pairs), len(pairs), len(gold))
    yield "attributed", "", count(len(gold), len(predicted), len(match(gold, predicted, is_same_quote)))
    yield "content_characters", "", _content(gold, predicted)
    yield "content_tokens", "", _content(_in_tokens(gold, context), _in_tokens(predicted, context))
    yield "content_exact", "", count_equal((mark.characters for mark in gold), (mark.characters for mark in predicted))
    for metric, read in (("cue_exact", _cue), ("source_exact", _source)):
        ours, theirs = map(read, gold), map(read, predicted)
        yield metric, "", count_equal(filter(None, ours), filter(None, theirs))


def is_same_quote(gold: QuoteMark, predicted: QuoteMark) -> bool:
    """Tell whether both content and speaker are the same."""
    return is_same_content(gold, predicted) and is_same_speaker(gold, predicted)


def is_same_content(gold: QuoteMark, predicted: QuoteMark) -> bool:
    """Tell whether the characters in both contents are at least 7 in 10 of those in either."""
    return 10 * shared(gold.characters, predicted.characters) >= 7 * union(gold.characters, predicted.characters)


def is_same_speaker(gold: QuoteMark, predicted: QuoteMark) -> bool:
    """Tell whether the speakers' spans are near each other or their names equal; no speaker is an answer of its own."""
    if gold.speaker is None and gold.speaker_name is None:
        return predicted.speaker is None and predicted.speaker_name is None
    if gold.speaker and predicted.speaker and is_near((gold.speaker,), (predicted.speaker,)):
        return True
    return gold.speaker_name is not None and gold.speaker_name == predicted.speaker_name


def _matched(gold: Iterable[QuoteMark], predicted: Iterable[QuoteMark], kinds: Sequence[str]) -> Counts:
    ours = [mark for mark in gold if mark.kind in kinds]
    theirs = [mark for mark in predicted if mark.kind in kinds]
    return count(len(ours), len(theirs), len(match(ours, theirs, is_same_content)))


def _content(gold: Sequence[QuoteMark], predicted: Sequence[QuoteMark]) -> Counts:
    pairs = match(gold, predicted, lambda g, p: shared(g.characters, p.characters))
    found = sum(shared(g.characters, p.characters) for g, p in pairs)
    return count(sum(size(mark.characters) for mark in gold), sum(size(mark.characters) for mark in predicted), found)


def _in_tokens(marks: Iterable[QuoteMark], context: Context) -> list[QuoteMark]:
    """Return the quotes with their contents counted in tokens; none without the text, nor those that hold no token."""
    if context.tokens is None:
        return []
    starts, ends = [start for start, _ in context.tokens], [end for _, end in context.tokens]
    counted = []
    for mark in marks:
        spans = [Span(bisect_right(ends, part.start), bisect_left(starts, part.end)) for part in mark.characters]
        content = merged(span for span in spans if span.start < span.end)
        counted += [replace(mark, characters=content)] if content else []
    return counted


def _cue(mark: QuoteMark) -> object:
    return mark.cue


def _source(mark: QuoteMark) -> object:
    return mark.speaker
