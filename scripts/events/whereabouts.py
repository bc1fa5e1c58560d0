"""events.whereabouts: which places told elsewhere are those of an event, and by which of its names a place is meant."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from scripts.core.dates import date_range
from scripts.core.records import Entity
from scripts.core.text import word_set
from scripts.core.words import to_lower
from scripts.events.mentions import Mention
from scripts.events.nouns import is_country
from scripts.events.scenes import place_key
from scripts.events.triggers import PLACE_TYPES

STATIC = word_set("at in inside near of outside")  # prepositions that say where something is
BEFORE_NAME = word_set("capital central city coastal district eastern northern port southern the town western")
LONGEST_WAY_TO_PREPOSITION = 40
CAMPAIGNS = word_set("airstrikes bombing campaign intervention strikes")
SEVERAL = word_set("cities country nation ports provinces regions towns villages")  # more than one place
LONG_BEFORE = timedelta(days=31)


def find_whereabouts(
    text: str, mentions: Sequence[Mention], told: Sequence[Mention], entities: Sequence[Entity]
) -> Iterator[Mention]:
    """Yield the mentions as others tell them on, but without the places that are not theirs.

    A place that its own sentence does not name is meant by the nearest earlier name that says where something is.
    """
    names = [entity for entity in entities if _says_where(text, entity)]
    sources = {
        mention.place.start: mention
        for before, mention in zip(reversed(mentions), reversed(told), strict=True)
        if before.place is not None and mention.place is not None
    }
    latest = max((day for mention in told if (day := date_range(mention.date)[1]) is not None), default=date.min)
    for before, mention in zip(mentions, told, strict=True):
        if mention.place is None:
            yield mention
        elif before.place is None and _is_elsewhere(text, mention, sources.get(mention.place.start), latest):
            yield replace(mention, place=None)
        else:
            yield replace(mention, place=_nearest_name(mention, mention.place, names))


def _says_where(text: str, entity: Entity) -> bool:
    """Whether a name of a town or site stands behind a preposition such as `in`, and is no part of another word."""
    if entity.type not in PLACE_TYPES or is_country(entity) or text[entity.end : entity.end + 1] in ("-", "'", "’"):
        return False
    words = to_lower(text[max(0, entity.start - LONGEST_WAY_TO_PREPOSITION) : entity.start]).split()
    before = next((word for word in reversed(words) if word not in BEFORE_NAME), "")
    return before in STATIC


def _nearest_name(mention: Mention, place: Entity, names: Sequence[Entity]) -> Entity:
    """Return the last name of a place before a mention, if that is in its sentence or later than the one known."""
    if not place.start < mention.sentence.start:
        return place
    return next(
        (
            name
            for name in reversed(names)
            if place.start < name.start < mention.trigger.start and place_key(name) == place_key(place)
        ),
        place,
    )


def _is_elsewhere(text: str, mention: Mention, source: Mention | None, latest: date) -> bool:
    """Whether a mention cannot be where another one is: a country, in several towns, in an air campaign, long ago."""
    trigger = to_lower(text[mention.trigger.start : mention.trigger.end])
    is_campaign = trigger in CAMPAIGNS and mention.reading.part == "noun" and not mention.is_definite
    targets = (to_lower(text[side.start : side.end]).split() for side in mention.recipients)
    is_in_several = any(not SEVERAL.isdisjoint(words) for words in targets)
    return is_country(mention.place) or is_campaign or is_in_several or _is_long_apart(mention, source, latest)


def _is_long_apart(mention: Mention, source: Mention | None, latest: date) -> bool:
    """Whether the day of a mention or of the one whose place it takes, but not of both, is long past."""
    first, last, _ = date_range(mention.date)
    start, end, _ = date_range(source.date if source else None)
    if last is not None and start is not None and last + LONG_BEFORE < start:
        return True
    return end is not None and end + LONG_BEFORE < min(latest, first or latest)
