"""events.whereabouts: which places told elsewhere are those of an event, and by which of its names a place is meant."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import takewhile

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
ON_SITE = ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST")
PULLS = (("RETREAT", "withdraw"), ("SANCTION", "expel"))
TOWNS = word_set("city district neighborhood neighbourhood street streets suburbs town village")
SITE = re.compile(  # without a name of its own
    r"""\b(?:the|this)\ (?:[a-z-]+\ ){0,2}(airport|base|camp|city|compound|district|hospital|neighbou?rhood|oilfield
    |port|prison|square|streets?|suburbs|terminal|town|village)\b(?!\ of\ [A-Z]|,\ [A-Z])""",
    re.X,
)
BEFORE_SITE, BEHIND_SITE, SENTENCES_TO_SITE = 40, 60, 3
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
    last: Mention | None = None
    for before, mention in zip(mentions, told, strict=True):
        place = mention.place or (_same_site(text, mention, last) if last is not None else None)
        if place is not None and before.place is None:
            is_elsewhere = _is_elsewhere(text, mention, place, sources.get(place.start), latest)
            place = None if is_elsewhere else place
        place = None if place is None else _nearest_name(mention, place, names)
        mention = mention if place is mention.place else replace(mention, place=place)
        is_site = place is not None and not is_country(place) and place.type != "LOC"
        last = mention if is_site and mention.mood is None else last
        yield mention


def _same_site(text: str, mention: Mention, last: Mention) -> Entity | None:
    """Return the place of the last deed if one just behind it is told of `the city` or `the base`, else None."""
    is_on_site = (mention.reading.type, mention.reading.mode) in PULLS or mention.reading.type in ON_SITE
    is_near = 0 <= mention.sentence.index - last.sentence.index <= SENTENCES_TO_SITE
    if not is_on_site or not is_near or mention.mood is not None or last.place is None:
        return None
    start = max(mention.sentence.start, mention.trigger.start - BEFORE_SITE)
    site = SITE.search(text, start, min(mention.sentence.end, mention.trigger.end + BEHIND_SITE))
    is_town = site is not None and site[1] in TOWNS
    return last.place if site is not None and (last.place.type == "GPE" or not is_town) else None


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
    last = bisect_left(names, mention.trigger.start, key=lambda name: name.start)
    later = takewhile(lambda name: name.start > place.start, (names[number] for number in range(last - 1, -1, -1)))
    return next((name for name in later if place_key(name) == place_key(place)), place)


def _is_elsewhere(text: str, mention: Mention, place: Entity, source: Mention | None, latest: date) -> bool:
    """Whether a mention cannot be where another one is: a country, in several towns, in an air campaign, long ago."""
    trigger = to_lower(text[mention.trigger.start : mention.trigger.end])
    is_campaign = trigger in CAMPAIGNS and mention.reading.part == "noun" and not mention.is_definite
    targets = (to_lower(text[side.start : side.end]).split() for side in mention.recipients)
    is_in_several = any(not SEVERAL.isdisjoint(words) for words in targets)
    return is_country(place) or is_campaign or is_in_several or _is_long_apart(mention, source, latest)


def _is_long_apart(mention: Mention, source: Mention | None, latest: date) -> bool:
    """Whether the day of a mention or of the one whose place it takes, but not of both, is long past."""
    first, last, _ = date_range(mention.date)
    start, end, _ = date_range(source.date if source else None)
    if last is not None and start is not None and last + LONG_BEFORE < start:
        return True
    return end is not None and end + LONG_BEFORE < min(latest, first or latest)
