"""events.speeches: the day of an act that is done by words, or goes on while they are spoken."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scripts.core.dates import is_day
from scripts.core.records import Argument, Entity, Quote, Sentence
from scripts.core.text import word_set
from scripts.core.words import Words, to_lower
from scripts.events.moods import auxiliaries
from scripts.events.status import is_own_act
from scripts.events.triggers import VERBAL_TYPES, Setting, TriggerMatch

FARTHEST = 90  # characters from a cue to its day
FIRST = 40  # characters before a day that opens its sentence: `In a speech on Friday, he said`
BREAKS = frozenset(',;:“”"')
BE = word_set("am are being is was were")
EARLIER = word_set("earlier had has have previously")
GOING_ON = word_set("active continuing going ongoing raging taking under underway")
BUSY = word_set("engaged involved locked")
SPEAKERS = word_set("he it she they")
WORDS_TO_STATE = 4
LONGEST_SUBJECT = 9
PARTS_OF_SUBJECT = frozenset("dnNEjpcs")  # talks between the two sides were under way


@dataclass(frozen=True, slots=True)
class Speeches:
    """The days on which an article says that its quotes were spoken.

    `of_quotes` holds them by quote_id, `of_cues` by the offset of the cue, `turns` in the order of cues, and
    `of_speakers` by what a speaker is known by, where there is one day only.
    """

    of_quotes: Mapping[str, str]
    of_cues: Mapping[int, str | None]
    of_speakers: Mapping[str, str]
    turns: Sequence[tuple[int, str | None]]


def find_speeches(
    text: str, sentences: Sequence[Sentence], entities: Sequence[Entity], quotes: Sequence[Quote]
) -> Speeches:
    """Return the day of each quote: that beside its cue, else the only one of its speaker."""
    starts = [sentence.start for sentence in sentences]
    days = [entity for entity in entities if entity.type == "DATE" and is_day(entity.value)]
    own: dict[str, str] = {}
    spoken: defaultdict[str, set[str]] = defaultdict(set)
    for quote in quotes if days else ():
        if quote.cue is not None:
            sentence = sentences[bisect_right(starts, quote.cue.start) - 1]
            day = _beside(text, sentence, days, quote)
            if day is not None:
                own[quote.quote_id] = day
                for key in _keys(quote):
                    spoken[key].add(day)
    of_speakers = {key: next(iter(found)) for key, found in spoken.items() if len(found) == 1}
    for quote in quotes if of_speakers else ():
        day = next((of_speakers[key] for key in _keys(quote) if key in of_speakers), None)
        if day is not None:
            own.setdefault(quote.quote_id, day)
    cues = {quote.cue.start: own.get(quote.quote_id) for quote in quotes if quote.cue} if own else {}
    return Speeches(own, cues, of_speakers, sorted(cues.items()))


def _keys(quote: Quote) -> list[str]:
    """Return what the speaker of a quote is known by: the record, the name and its last word, and where it stands."""
    name, place = quote.speaker_name, quote.speaker and str(quote.speaker.start)
    return [key for key in (quote.speaker_authority_id, name, name and name.split()[-1], place) if key]


def _beside(text: str, sentence: Sentence, days: Sequence[Entity], quote: Quote) -> str | None:
    """Return the value of the day nearest to the cue of a quote that is no part of what it reports."""
    cue = quote.cue
    assert cue is not None
    found = []
    for day in days[_first(days, sentence.start) : _first(days, sentence.end)]:
        first, last = (cue.end, day.start) if cue.start < day.start else (day.end, cue.start)
        is_first = day.start - sentence.start <= FIRST and BREAKS.isdisjoint(text[sentence.start : day.start])
        is_near = is_first or (last - first <= FARTHEST and BREAKS.isdisjoint(text[first:last]))
        if is_near and not any(span.start <= day.start < span.end for span in quote.content):
            found.append((last - first, str(day.value)))
    return min(found)[1] if found else None


def _first(days: Sequence[Entity], offset: int) -> int:
    """Return the number of days before an offset."""
    return bisect_left(days, offset, key=lambda day: day.start)


def find_day(
    setting: Setting, match: TriggerMatch, actors: Sequence[Argument], around: Quote | None, speeches: Speeches
) -> str | None:
    """Return the day of the words by which an event is done, or in which it is said to be going on, or None.

    These are those of the quote that the trigger is the cue of, of the quote around it, or of its actor.
    """
    if not speeches.of_quotes:
        return None
    is_verbal = match.reading.type in VERBAL_TYPES
    if is_verbal and (day := speeches.of_cues.get(setting.words.spans[match.index][0])):
        return day
    if around is not None:
        day = speeches.of_quotes.get(around.quote_id)
        return day if day is not None and _is_now(setting, match, around) else None
    if is_verbal and match.reading.part == "verb" and EARLIER.isdisjoint(auxiliaries(setting, match.index)):
        return _of_actor(setting, actors, speeches)
    return None


def _of_actor(setting: Setting, actors: Sequence[Argument], speeches: Speeches) -> str | None:
    """Return the only day on which the actor of an event speaks in the article, or None."""
    for actor in actors:
        name = setting.words.text[actor.start : actor.end]
        day = speeches.of_speakers.get(actor.authority_id or "") or speeches.of_speakers.get(name)
        if day is None and to_lower(name) in SPEAKERS:
            turn = bisect_right(speeches.turns, actor.start, key=lambda pair: pair[0]) - 1
            day = speeches.turns[turn][1] if turn >= 0 else None
        if day is not None:
            return day
    return None


def _is_now(setting: Setting, match: TriggerMatch, around: Quote) -> bool:
    """Whether an event takes place while a quote is spoken: `we condemn`, `said he regretted`, `are fighting`."""
    words, index = setting.words, match.index
    if match.reading.part == "noun":
        return _is_going_on(words, index)
    if words.lower[index].endswith("ing"):
        return not BE.isdisjoint(auxiliaries(setting, index))
    if words.lower[max(0, index - 2) : index] == ("continuing", "to"):
        return True
    if match.reading.type not in VERBAL_TYPES:
        return False
    if around.kind == "indirect":
        return words.lower[index - 1] in SPEAKERS and words.lower[index].endswith("ed")
    return not words.lower[index].endswith("ed") and is_own_act(setting, match)


def _is_going_on(words: Words, index: int) -> bool:
    """Whether a noun is told as going on: `talks are under way`, `there is a fierce battle`, `the ongoing raid`."""
    verb = words.tags.find("x", index + 1, index + 1 + LONGEST_SUBJECT)
    is_subject = verb > 0 and PARTS_OF_SUBJECT.issuperset(words.tags[index + 1 : verb]) and words.lower[verb] in BE
    before = words.lower[max(0, index - WORDS_TO_STATE - 1) : index]
    is_state = is_subject and not GOING_ON.isdisjoint(words.lower[verb + 1 : verb + WORDS_TO_STATE])
    if "in" in before and not BUSY.isdisjoint(before):
        return not BE.isdisjoint(words.lower[max(0, index - 2 * WORDS_TO_STATE) : index])
    return is_state or ("there" in before and not BE.isdisjoint(before)) or not GOING_ON.isdisjoint(before[-1:])
