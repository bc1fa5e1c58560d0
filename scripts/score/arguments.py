"""arguments: the figures of the participants and places of events, alone and attached to their triggers."""

from collections.abc import Callable, Sequence

from scripts.score.counts import Counts, Measured, count, count_equal, labels
from scripts.score.document import ArgumentMark, EventMark
from scripts.score.matching import is_near_mark, match

Rule = Callable[[ArgumentMark, ArgumentMark], bool]


def is_identified(gold: ArgumentMark, predicted: ArgumentMark) -> bool:
    """Tell whether the spans are near each other in events of the same type."""
    return gold.event_type == predicted.event_type and is_near_mark(gold, predicted)


def is_classified(gold: ArgumentMark, predicted: ArgumentMark) -> bool:
    """Tell whether the role is the same as well."""
    return gold.role == predicted.role and is_identified(gold, predicted)


def measure_arguments(gold: Sequence[EventMark], predicted: Sequence[EventMark]) -> Measured:
    """Yield Arg-C and, under names of their own, Arg-I, Arg-I+, Arg-C+ and Arg-C with equal spans."""
    ours, theirs = _arguments(gold), _arguments(predicted)
    yield "arguments", "", _alone(ours, theirs, is_classified)
    for role in labels((mark.role for mark in ours), (mark.role for mark in theirs)):
        of_role, of_role_too = ([mark for mark in side if mark.role == role] for side in (ours, theirs))
        yield "arguments", role, _alone(of_role, of_role_too, is_classified)
    yield "arguments_exact", "", count_equal(ours, theirs)
    yield "arguments_identified", "", _alone(ours, theirs, is_identified)
    for metric, rule in (("arguments_identified_attached", is_identified), ("arguments_attached", is_classified)):
        yield metric, "", count(len(ours), len(theirs), _count_attached(gold, predicted, rule))


def _arguments(events: Sequence[EventMark]) -> list[ArgumentMark]:
    return [argument for mark in events for argument in mark.arguments]


def _alone(gold: Sequence[ArgumentMark], predicted: Sequence[ArgumentMark], rule: Rule) -> Counts:
    return count(len(gold), len(predicted), len(match(gold, predicted, rule)))


def _count_attached(gold: Sequence[EventMark], predicted: Sequence[EventMark], rule: Rule) -> int:
    """Return the most arguments that can be found in events whose trigger and type are found too."""

    def found(one: EventMark, other: EventMark) -> int:
        if one.type != other.type or not is_near_mark(one, other):
            return 0
        return len(match(one.arguments, other.arguments, rule))

    return sum(found(one, other) for one, other in match(gold, predicted, found))
