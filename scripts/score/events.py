"""events: the figures of events, their time, place, casualties, status and claimant in one article."""

from collections.abc import Iterable, Sequence
from typing import Any

from scripts.core.dates import date_range
from scripts.core.geography import distance_m
from scripts.score.arguments import measure_arguments
from scripts.score.context import FIGURES, Answers, Context
from scripts.score.counts import Counts, Distances, Measured, Share, count, labels
from scripts.score.document import EventMark
from scripts.score.identity import measure_groups
from scripts.score.matching import Matched, is_near_mark, match
from scripts.score.quotes import is_same_speaker

DAYS = (0, 1, 7)
KILOMETRES = (25, 161)
FARTHEST_M = 20_015_115  # half the way round the Earth
Pairs = Matched[EventMark]


def measure_events(
    gold: Sequence[EventMark], predicted: Sequence[EventMark], pairs: Pairs, context: Context
) -> Measured:
    """Yield metric, label and figure of the events of one article, paired by `match_events`."""
    yield "trigger", "", count(len(gold), len(predicted), len(pairs))
    yield "trigger_type", "", _typed(gold, predicted)
    for label in labels((mark.type for mark in gold), (mark.type for mark in predicted)):
        ours = [mark for mark in gold if mark.type == label]
        yield "trigger_type", label, _typed(ours, [mark for mark in predicted if mark.type == label])
    yield from measure_arguments(gold, predicted)
    yield from _dates(gold, pairs, context.published)
    yield from _places(gold, pairs)
    yield "status", "", Share(sum(g.status == p.status for g, p in pairs), len(pairs), len(gold))
    yield from _status_labels(gold, pairs)
    yield "claimant", "", _claimant(gold, pairs)
    yield from _fatalities(gold, pairs, context.training.constants)
    yield from measure_groups(gold, predicted, pairs)


def match_events(gold: Sequence[EventMark], predicted: Sequence[EventMark]) -> Pairs:
    """Return the most pairs of events with triggers near each other, as many of the same type as there can be."""
    most = len(gold) + 1
    return match(gold, predicted, lambda g, p: (most + (g.type == p.type)) * is_near_mark(g, p))


def _typed(gold: Sequence[EventMark], predicted: Sequence[EventMark]) -> Counts:
    pairs = match(gold, predicted, lambda g, p: g.type == p.type and is_near_mark(g, p))
    return count(len(gold), len(predicted), len(pairs))


def _dates(gold: Sequence[EventMark], pairs: Pairs, published: str | None) -> Measured:
    """Yield how many dates are right, or off by a few days at most, and how many copies of the publication date."""
    for days in DAYS:
        name = f"_within_{days}_day{'s' if days > 1 else ''}" if days else ""
        close, copied = (
            sum(_is_within(days, date, answer) for date, answer in answers)
            for answers in (((g.date, p.date) for g, p in pairs), ((g.date, published) for g, _ in pairs))
        )
        yield f"date{name}", "", Share(close, len(pairs), len(gold))
        yield f"date_copied{name}", "", Share(copied, len(pairs), len(gold))


def _is_within(days: int, gold: str | None, predicted: str | None) -> bool:
    """Tell whether first and last day differ by so many days at most; null is equal to null alone."""
    if days == 0 or gold is None or predicted is None:
        return gold == predicted
    ends = zip(date_range(gold)[:2], date_range(predicted)[:2], strict=True)
    return all(one is not None and other is not None and abs((one - other).days) <= days for one, other in ends)


def _places(gold: Sequence[EventMark], pairs: Pairs) -> Measured:
    """Yield how many places are near enough, and the distances; no answer is as far away as can be."""
    asked = sum(mark.point is not None for mark in gold)
    metres = [distance_m(g.point, p.point) if p.point else FARTHEST_M for g, p in pairs if g.point]
    for kilometres in KILOMETRES:
        near = sum(distance <= 1000 * kilometres for distance in metres)
        yield f"place_within_{kilometres}_km", "", Share(near, len(metres), asked)
    yield "place_error", "", Distances(tuple(sorted(metres)))


def _status_labels(gold: Iterable[EventMark], pairs: Pairs) -> Measured:
    """Yield the counts of each status on the matched events; a status of the gold that no match has counts nothing."""
    for label in labels((mark.status for mark in gold), (p.status for _, p in pairs)):
        ours = sum(g.status == label for g, _ in pairs)
        theirs = sum(p.status == label for _, p in pairs)
        yield "status", label, count(ours, theirs, sum(g.status == p.status == label for g, p in pairs))


def _claimant(gold: Iterable[EventMark], pairs: Pairs) -> Share:
    asked = [(g.claimant, p.claimant) for g, p in pairs if g.claimant or p.claimant]
    right = sum(g is not None and p is not None and is_same_speaker(g, p) for g, p in asked)
    return Share(right, len(asked), sum(mark.claimant is not None for mark in gold))


def _fatalities(gold: Sequence[EventMark], pairs: Pairs, constants: Answers) -> Measured:
    for name in FIGURES:
        answers = [(getattr(g, name), getattr(p, name)) for g, p in pairs]
        stated = [(g, p) for g, p in answers if g is not None or p is not None]
        asked = sum(getattr(mark, name) is not None for mark in gold)
        yield from _compared(name, answers, len(gold), constants)
        yield from _compared(f"{name}_stated", stated, asked, constants)
    ranges = [(_range(g), _stated(p)) for g, p in pairs if _stated(g) is not None]
    constant = constants.get("fatalities_low_stated")
    asked = sum(_stated(mark) is not None for mark in gold)
    for name, found in (("", [answer for _, answer in ranges]), ("_constant", [constant] * len(ranges))):
        inside = sum(answer in allowed for (allowed, _), answer in zip(ranges, found, strict=True))
        yield f"fatalities_in_range{name}", "", Share(inside, len(ranges), asked)


def _compared(name: str, answers: Sequence[tuple[Any, Any]], asked: int, constants: Answers) -> Measured:
    """Yield how many answers are right, and how many would be if all were the most frequent one of train gold."""
    yield name, "", Share(sum(g == p for g, p in answers), len(answers), asked)
    constant = constants.get(name)
    yield f"{name}_constant", "", Share(sum(g == constant for g, _ in answers), len(answers), asked)


def _stated(event: EventMark) -> int | None:
    """Return the number of deaths, the lower one of two, the upper one if it stands alone."""
    return event.fatalities_high if event.fatalities_low is None else event.fatalities_low


def _range(event: EventMark) -> range:
    """Return the numbers that an event allows: "at least 12" only 12, "up to 12" all from 0."""
    low, high = event.fatalities_low or 0, event.fatalities_high or 0
    return range(low, max(low, high) + 1)
