"""events.groups: which mentions of an article are one event, and what they tell each other about place and date."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from scripts.core.records import Entity
from scripts.core.text import word_set
from scripts.core.words import to_lower
from scripts.events.mentions import Mention
from scripts.events.nouns import is_country
from scripts.events.scenes import place_key, tell_on
from scripts.events.whereabouts import find_whereabouts

MOST_GROUPS = 40
PRONOUNS = word_set("he her him his i it she them they troops us we which who")

Counts = tuple[int | None, int | None, int | None]


@dataclass(slots=True)
class Group:
    """The mentions of one event so far: what they agree on."""

    number: int
    type: str | None
    is_planned: bool
    places: list[Entity] = field(default_factory=list)
    date: str | None = None
    lemmas: set[str] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)
    counts: Counts | None = None
    last_sentence: int = -1


def group_mentions(
    text: str, mentions: Sequence[Mention], entities: Sequence[Entity], paragraphs: int
) -> list[tuple[Mention, int]]:
    """Return each mention with the number of its event from 1, place and date filled in from its group.

    A mention joins an earlier event of its type if no other place, date or number of dead speaks against it and
    something speaks for it: the same word with a shared side, place, date or the definite article; or a shared side,
    place and date together. A date is told on over so many paragraphs, and a place wherever a date may be told on
    beyond its own paragraph.
    """
    groups: list[Group] = []
    numbers: list[int] = []
    by_type: dict[str | None, list[Group]] = {}
    for mention in mentions:
        candidates = by_type.setdefault(mention.reading.type, [])
        sides = set(_sides(text, mention))
        group = next((g for g in reversed(candidates[-MOST_GROUPS:]) if _is_same(g, mention, sides)), None)
        if group is None:
            group = Group(len(groups) + 1, mention.reading.type, mention.mood == "planned")
            groups.append(group)
            candidates.append(group)
        _add(group, mention, sides)
        numbers.append(group.number)
    completed = [_completed(mention, groups[number - 1]) for mention, number in zip(mentions, numbers, strict=True)]
    told = list(tell_on(text, completed, paragraphs))
    return list(zip(find_whereabouts(text, completed, told, entities), numbers, strict=True))


def _is_same(group: Group, mention: Mention, sides: set[str]) -> bool:
    if group.last_sentence == mention.sentence.index or group.is_planned != (mention.mood == "planned"):
        return False
    same_place = _agree(place_key(group.places[-1] if group.places else None), place_key(mention.place))
    same_date = _agree(group.date, mention.date)
    counts = _counts(mention)
    is_other_count = group.counts is not None and counts is not None and group.counts != counts
    if same_place is False or same_date is False or is_other_count:
        return False
    if mention.reading.lemma in group.lemmas and (same_place or same_date or mention.is_definite):
        return True
    return bool(group.sides & sides) and (mention.reading.lemma in group.lemmas or bool(same_place and same_date))


def _counts(mention: Mention) -> Counts | None:
    """Return the numbers of killed and injured that a mention states, or None."""
    counts = mention.fatalities_low, mention.fatalities_high, mention.injured
    return None if counts == (None, None, None) else counts


def _agree(a: str | None, b: str | None) -> bool | None:
    """Whether two values are equal; None if one of them is missing."""
    return None if a is None or b is None else a == b


def _sides(text: str, mention: Mention) -> Iterator[str]:
    """Yield what the participants are known by: the record, else the words of a phrase that is no pronoun."""
    for argument in (*mention.actors, *mention.recipients):
        words = to_lower(text[argument.start : argument.end])
        if argument.authority_id is not None:
            yield argument.authority_id
        elif words not in PRONOUNS:
            yield words


def _add(group: Group, mention: Mention, sides: set[str]) -> None:
    if mention.place is not None:
        group.places.append(mention.place)
    group.date = group.date or mention.date
    group.lemmas.add(mention.reading.lemma)
    group.sides |= sides
    group.counts = group.counts or _counts(mention)
    group.last_sentence = mention.sentence.index


def _completed(mention: Mention, group: Group) -> Mention:
    """Return the mention with the date of its group and, where it names no place, the group's nearest earlier one.

    If there is none, the first one told later counts, but no country.
    """
    place = mention.place
    if place is None and group.places:
        before = [other for other in group.places if other.start < mention.trigger.start]
        later = None if is_country(group.places[0]) else group.places[0]
        place = before[-1] if before else later
    is_changed = place is not mention.place or group.date != mention.date
    return replace(mention, place=place, date=group.date) if is_changed else mention
