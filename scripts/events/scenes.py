"""events.scenes: the date and place that an account tells on from one event to those it goes on with."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from scripts.core.dates import is_day
from scripts.core.records import Entity
from scripts.core.text import word_set
from scripts.core.words import to_lower
from scripts.events.mentions import Mention
from scripts.events.nouns import LIBYA, is_country
from scripts.events.triggers import VERBAL_TYPES

MOVING = ("COERCE", "CONSULT", "MOBILIZE", "PROTEST", "RETREAT")
SENTENCES_OF_LEAD = 3
# What goes on for weeks, so that a day given for it is that of one of its parts.
LASTING = word_set(
    """advance battle bloodshed bombardment campaign conflict crackdown fighting intervention killing offensive siege
    violence war"""
)
PERSONS = word_set("he her him she them they")
# How a sentence begins that turns to another time, place or case, and what tells of a habit.
TURN = re.compile(
    r"""(?:Also|Days|During|Earlier|Elsewhere|Later|Many|Meanwhile|Months|Most|Other|Recently|Separately|Similarly|Since
    |Some|Throughout|Weeks
    |In\ (?:a\ separate|another|other|past|previous|recent|the\ (?:east|north|past|south|west)))\b""",
    re.X,
)
HABIT = re.compile(r"\b(?:frequently|generally|meanwhile|often|regularly|routinely|sometimes|typically|usually)\b")


def tell_on(text: str, mentions: Sequence[Mention], paragraphs: int) -> Iterator[Mention]:
    """Yield the mentions with the dates and places that others give them.

    A date is told on over so many paragraphs, and a place wherever a date may be told on beyond its own paragraph.
    """
    dated = _like_others(list(_told_on(text, list(_with_news(mentions)), paragraphs)), paragraphs)
    return _placed_on(dated) if paragraphs else dated


def _with_news(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions; a deed of the headline without a date takes that of the first one like it in the lead."""
    body = [mention for mention in mentions if mention.sentence.section == "body" and mention.mood is None]
    news = {
        mention.reading.type: mention.date
        for mention in reversed(body)
        if mention.date is not None and mention.sentence.index - body[0].sentence.index < SENTENCES_OF_LEAD
    }
    for mention in mentions:
        is_headline = mention.sentence.section == "title" and mention.mood is None
        yield replace(mention, date=mention.date or news.get(mention.reading.type)) if is_headline else mention


def _told_on(text: str, mentions: Sequence[Mention], paragraphs: int) -> Iterator[Mention]:
    """Yield the mentions; a deed without a date takes that of one just before it whose account it carries on.

    That is one with a day of its type, at most so many paragraphs before, or, where there are paragraphs to look back
    to, of any type; or one with any date, if `they` or `he` goes on with it in its paragraph.
    """
    last: Mention | None = None
    for mention in mentions:
        is_deed = mention.mood is None and mention.reading.type not in VERBAL_TYPES
        if is_deed and mention.date is None and last is not None:
            is_behind = _follows(mention, last, paragraphs) or (paragraphs > 0 and _narrates(mention, last))
            is_told_on = (is_day(last.date) and is_behind) or _is_of_the_same(text, mention, last)
            is_other = is_told_on and _turns(text, mention, last)
            mention = replace(mention, date=last.date) if is_told_on and not is_other else mention
        if is_deed and mention.date is not None and "/" not in mention.date:
            last = mention
        yield mention


def _follows(mention: Mention, last: Mention, paragraphs: int) -> bool:
    """Whether a mention is told by the same voice, reporter or source, in or just behind the sentence of another."""
    sentence, before = mention.sentence, last.sentence
    is_near = sentence.index - before.index <= 1 and sentence.paragraph - before.paragraph <= paragraphs
    is_same_voice = (mention.quote is None) == (last.quote is None)
    return is_near and is_same_voice and mention.reading.type == last.reading.type and mention.tense != "perfect"


def _narrates(mention: Mention, last: Mention) -> bool:
    """Whether a deed of any type and in any voice is told in the simple past just behind another."""
    sentence, before = mention.sentence, last.sentence
    is_near = sentence.index - before.index <= 2 and sentence.paragraph - before.paragraph <= 1
    return is_near and mention.tense == "past" and mention.reading.mode != "resign"


def _is_of_the_same(text: str, mention: Mention, last: Mention) -> bool:
    """Whether a deed in the simple past is told in the next sentence of those told of before: `They beat him`."""
    sentence, before = mention.sentence, last.sentence
    is_next = sentence.index - before.index == 1 and sentence.paragraph == before.paragraph
    sides = (to_lower(text[side.start : side.end]) for side in (*mention.actors, *mention.recipients))
    return is_next and mention.tense == "past" and not PERSONS.isdisjoint(sides)


def _turns(text: str, mention: Mention, last: Mention) -> bool:
    """Whether it is turned from what was told before to another time, place or case: `Elsewhere, …`; `while …`."""
    if mention.sentence.index == last.sentence.index:
        return " while " in text[last.trigger.end : mention.trigger.start]
    are_towns = all(one.place is not None and one.place.type == "GPE" for one in (mention, last))
    is_elsewhere = are_towns and place_key(last.place) != place_key(mention.place)
    start, end = mention.sentence.start, mention.trigger.start
    return is_elsewhere or bool(TURN.match(text, start)) or bool(HABIT.search(text, start, end))


def _like_others(mentions: Sequence[Mention], paragraphs: int) -> Iterator[Mention]:
    """Yield the mentions; a deed named with the article takes the day of the nearest one of its type.

    One before it counts as nearer than one behind it. If a date is told on over no paragraph, it stands in its own.
    """
    dated: dict[str | None, list[int]] = {}
    for number, mention in enumerate(mentions):
        if is_day(mention.date) and mention.mood is None:
            dated.setdefault(mention.reading.type, []).append(number)
    for number, mention in enumerate(mentions):
        is_act = mention.reading.part == "noun" and mention.reading.lemma not in LASTING
        is_named = mention.is_definite and is_act and mention.mood is None
        others = dated.get(mention.reading.type) if is_named and mention.date is None else None
        if others and not paragraphs:
            others = [other for other in others if mentions[other].sentence.paragraph == mention.sentence.paragraph]
        if others:
            nearest = min(others, key=lambda other: (abs(other - number), other > number))
            mention = replace(mention, date=mentions[nearest].date)
        yield mention


def _placed_on(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the mentions; a deed without a place takes one told before, if none too wide.

    An assault takes the last one of another, a movement or meeting that of one of its type in the sentence before, and
    a retreat that of any deed of its own sentence.
    """
    place: Entity | None = None
    last: Mention | None = None
    for mention in mentions:
        is_deed = mention.mood is None and mention.reading.type not in VERBAL_TYPES
        if is_deed and mention.place is None:
            is_next = last is not None and mention.reading.type in MOVING and _goes_on(mention, last)
            near = last.place if is_next and last is not None else None
            told = place if mention.reading.type == "ASSAULT" else near
            mention = mention if told is None else replace(mention, place=told)
        if is_deed and mention.place is not None and not _is_wide(mention.place):
            last = mention
            place = mention.place if mention.reading.type == "ASSAULT" else place
        yield mention


def _goes_on(mention: Mention, last: Mention) -> bool:
    """Whether a movement or meeting is told where another deed has just been told."""
    if mention.reading.type == "RETREAT":
        return mention.reading.mode != "resign" and mention.sentence.index == last.sentence.index
    return _follows(mention, last, 1)


def _is_wide(place: Entity) -> bool:
    """Whether a place is a whole region, or a country other than Libya."""
    return place.type == "LOC" or (is_country(place) and place.authority_id != LIBYA)


def place_key(place: Entity | None) -> str | None:
    """Return what makes two mentions of places the same: the record, else the text."""
    return None if place is None else place.authority_id or place.text
