"""events.mentions: the mentions of events in each sentence, before it is told which are the same event."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from scripts.core.authority import Authority
from scripts.core.lexicon import Trigger
from scripts.core.phrases import phrase_at, skip_auxiliaries
from scripts.core.records import Argument, Entity, Quote, Sentence, Span, record
from scripts.core.text import word_set
from scripts.core.words import Words, to_lower
from scripts.events.abroad import is_abroad, without_abroad
from scripts.events.arguments import Parties, find_parties
from scripts.events.casualties import Casualties, find_casualties
from scripts.events.moods import DEMANDING, DENYING, INSISTING, find_mood
from scripts.events.places import find_place
from scripts.events.speeches import Speeches, find_day, find_speeches
from scripts.events.status import is_alleged, is_history, is_own_act
from scripts.events.times import Dated, find_date, is_definite, read_dates
from scripts.events.triggers import NOT_DEADLY, Setting, TriggerMatch, find_triggers, make_setting
from scripts.events.verbs import UNCHANGING

ATTEMPTS = word_set("attempt attempts bid bids plot plots")  # that kill nobody by themselves
PERFECT = word_set("had has have")
KILLING = word_set("assassinate assassination behead execute execution kill killing murder slay")


@record
class Mention:
    """One mention of an event as its own sentence gives it; `mood` is planned, denied or None.

    `tense` is that of a verb, `past` or `perfect`, else None.
    `is_alleged` is only told where there is no quote, `is_history` where there is no date.
    """

    sentence: Sentence
    trigger: Span
    reading: Trigger
    is_definite: bool
    tense: str | None
    actors: tuple[Argument, ...]
    recipients: tuple[Argument, ...]
    place: Entity | None
    date: str | None
    fatalities_low: int | None
    fatalities_high: int | None
    injured: int | None
    mood: str | None
    is_alleged: bool
    is_history: bool
    quote: Quote | None


@record
class Times:
    """The days that an article is read against: of publication, the first that is no history, those of its quotes."""

    published: date | None
    recent: date | None
    speeches: Speeches


def find_mentions(
    text: str,
    sentences: Sequence[Sentence],
    entities: Sequence[Entity],
    quotes: Sequence[Quote],
    authority: Authority,
    published: date | None,
    recent: date | None,
) -> Iterator[Mention]:
    """Yield the mentions of events of an article in reading order; what ended before `recent` is history."""
    reported = sorted(((span, quote) for quote in quotes for span in quote.content), key=lambda pair: pair[0].start)
    starts = [entity.start for entity in entities]
    times = Times(published, recent, find_speeches(text, sentences, entities, quotes))
    open_quotes: list[tuple[Span, Quote]] = []
    first, is_far = 0, False
    for sentence in sentences:
        last = bisect_left(reported, sentence.end, lo=first, key=lambda pair: pair[0].start)
        open_quotes = [pair for pair in (*open_quotes, *reported[first:last]) if pair[0].end > sentence.start]
        first = last
        inside = entities[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        setting = make_setting(text, sentence, inside)
        is_far = is_abroad(text, inside, authority, is_far)
        matches = without_abroad(setting, find_triggers(setting), authority, is_far=is_far)
        if matches:
            counts, dates = find_casualties(setting.phrases), read_dates(setting)
            for match, parties in zip(matches, find_parties(setting, matches), strict=True):
                own = _own_counts(match, matches, counts)
                inner = _inner(match, matches)
                yield _mention(setting, match, parties, own, dates, inner, open_quotes, authority, times)


def _mention(
    setting: Setting,
    match: TriggerMatch,
    parties: Parties,
    counts: Sequence[Casualties],
    dates: Sequence[Dated],
    inner: Sequence[int],
    quotes: Sequence[tuple[Span, Quote]],
    authority: Authority,
    times: Times,
) -> Mention:
    words = setting.words
    trigger = words.span(match.index, match.index + 1)
    around = _innermost(trigger.start, quotes)
    quote = None if is_own_act(setting, match) else around
    actors, recipients = parties
    mood = find_mood(setting, match) or _mood_of_cue(words, around, match)
    killed = next((count for count in counts if count.is_killed), None)
    if killed is None and mood is None and _is_killing(setting, match, recipients):
        killed = Casualties(match.index, True, 1, 1)
    injured = next((count for count in counts if not count.is_killed), None)
    day = find_date(setting, dates, match.index, times.published, around, inner, is_planned=mood == "planned")
    if day is None and mood != "planned":
        day = find_day(setting, match, actors, around, times.speeches)
    return Mention(
        sentence=setting.sentence,
        trigger=trigger,
        reading=match.reading,
        is_definite=is_definite(words, match.index),
        tense=_tense(setting, match),
        actors=actors,
        recipients=recipients,
        place=find_place(setting, match, recipients, authority),
        date=day,
        fatalities_low=killed.low if killed else None,
        fatalities_high=killed.high if killed else None,
        injured=injured.low if injured else None,
        mood=mood,
        is_alleged=quote is None and is_alleged(setting, match),
        is_history=day is None and is_history(setting, match, times.recent),
        quote=quote,
    )


def _tense(setting: Setting, match: TriggerMatch) -> str | None:
    """Return `past` for a verb in the simple past that is no participle before a noun, `perfect` for `has fled`."""
    words, index = setting.words, match.index
    if match.reading.part == "noun":
        return None
    chain = skip_auxiliaries(words, index)
    if not PERFECT.isdisjoint(words.lower[chain:index]):
        return "perfect"
    form = words.lower[index]
    is_past = form in UNCHANGING or (form != match.reading.lemma and not form.endswith(("ing", "s")))
    is_plain = "x" not in words.tags[chain:index] and phrase_at(setting.phrases, index)[1] <= index + 1
    return "past" if is_past and is_plain else None


def _is_killing(setting: Setting, match: TriggerMatch, recipients: Sequence[Argument]) -> bool:
    """Whether a word for killing is directed at one person by name and at nobody else."""
    is_attempt = setting.words.form(match.index + 1) in ATTEMPTS
    if len(recipients) != 1 or is_attempt or match.reading.lemma not in KILLING:
        return False
    persons = [(entity.start, entity.end) for entity in setting.entities if entity.type == "PER"]
    return (recipients[0].start, recipients[0].end) in persons


def _innermost(start: int, quotes: Sequence[tuple[Span, Quote]]) -> Quote | None:
    """Return the quote with the shortest span that holds a character, or None."""
    holding = [(span.end - span.start, quote) for span, quote in quotes if span.start <= start < span.end]
    return min(holding, key=lambda pair: pair[0])[1] if holding else None


def _mood_of_cue(words: Words, quote: Quote | None, match: TriggerMatch) -> str | None:
    """Return `denied` for what a quote denies, `planned` for what it demands: `demanded that they leave`; else None."""
    if quote is None or quote.cue is None:
        return None
    cue = to_lower(words.text[quote.cue.start : quote.cue.end])
    if cue in DENYING:
        return "denied"
    is_bare = words.lower[match.index] == match.reading.lemma and words.tag(match.index - 1) not in ("x", "o")
    is_demanded = cue in DEMANDING or (cue in INSISTING and is_bare)
    return "planned" if is_demanded and quote.kind == "indirect" and match.reading.part == "verb" else None


def _inner(match: TriggerMatch, matches: Sequence[TriggerMatch]) -> list[int]:
    """Return the triggers behind one that is about them: `condemned the attack`, `convicted them of the attack`."""
    is_about = match.reading.type == "ACCUSE" or match.reading.mode == "convict"
    return [other.index for other in matches if other.index > match.index] if is_about else []


def _own_counts(match: TriggerMatch, matches: Sequence[TriggerMatch], counts: Sequence[Casualties]) -> list[Casualties]:
    """Return the numbers that belong to an event: of those assaults in the sentence, it stands nearest to them.

    What destroys only things, or kills nobody by itself, has none beside another assault.
    """
    if not counts or match.reading.type != "ASSAULT":
        return []
    assaults = [other for other in matches if other.reading.type == "ASSAULT"]
    assaults = [other for other in assaults if other.reading.mode not in ("destroy", *NOT_DEADLY)] or assaults
    return [count for count in counts if min(assaults, key=lambda other: abs(other.index - count.index)) is match]
