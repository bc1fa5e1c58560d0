"""events.status: on whose word an event stands, and whether it is told as history."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import regex

from scripts.core.dates import date_range
from scripts.core.phrases import skip_auxiliaries
from scripts.core.text import word_set
from scripts.core.word_classes import BE
from scripts.core.words import Words
from scripts.events.moods import PRESENT, auxiliaries, is_guess, start_of_list
from scripts.events.triggers import VERBAL_TYPES, Setting, TriggerMatch

ALLEGED = word_set("alleged apparent purported reported suspected")
ALLEGEDLY = word_set("allegedly apparently purportedly reportedly")
CLAIMING = word_set("claim claims report")  # verbs that look like nouns: `rebels claim victory`
RUMOURS = word_set("accounts accusations allegations claims evidence report reports rumours rumors")
BELIEVED = word_set("believe believed believes suspect suspected suspects thought")
ACCUSING = word_set("accuse accused accuses accusing")
DENIAL = regex.compile(
    r"""\b(?=den|dis[mp]|re[fj])(?<!\b(?:not|nor|or|to)\ |n['’]t\ )
        (?:den(?:y|ied|ies|ying)|disput(?:e[ds]?|ing)|reject(?:s|ed|ing)?
        |refut(?:e[ds]?|ing)|dismiss(?:es|ed|ing)?)\ (?:
        (?:it|this|that|them)(?=\ as\ well|\ and\b|\ but\b|[.,;:]|$)
        |(?:the|this|that|these|those|such|all|any|his|her|its|their)\ (?:\p{L}+\ )?
        (?:accounts?|accusations?|allegations?|charges?|claims?|reports?)\b)""",
    flags=regex.V1 | regex.X,
)
ALLEGING = word_set(
    """accusations allegations claim claimed claiming claims confirm confirmed confirming confirms document documented
    documents report reported reporting reports rumours rumors"""
)
FIRST_PERSON = word_set("i we")
OTHER_PARTS = frozenset(",.:-ktvw")
IN_THE_PAST = ("in", "the", "past")
LONG_TIMES = word_set("decade decades year years")
ERAS = word_set("dictatorship era period regime rule")
FORMER = word_set("earlier past previous prior")
TURNING_POINTS = word_set("revolution")
WORDS_TO_ERA, WORDS_TO_TIME = 6, 4
WORDS_TO_BELIEF, WORDS_TO_PARTNER = 6, 12
BACKGROUND_AFTER = timedelta(days=31)


def is_own_act(setting: Setting, match: TriggerMatch) -> bool:
    """Whether the speaker does it with these words: `we condemn`, or tells of what somebody does: `Malta condemns`."""
    chain = len(auxiliaries(setting, match.index))
    first = match.index - chain - 1
    if match.reading.type not in VERBAL_TYPES or first < 0:
        return False
    is_stated = match.reading.part == "verb" and not chain and setting.words.form(match.index).endswith("s")
    return is_stated or setting.words.lower[first] in FIRST_PERSON


def is_alleged(setting: Setting, match: TriggerMatch) -> bool:
    """Whether words near the trigger pass it on: `allegedly`, `reports of rape`, `accused them of looting`."""
    words, index = setting.words, match.index
    if not ALLEGEDLY.isdisjoint(words.lower[max(0, index - 3) : index + 2]):
        return True
    is_verb = match.reading.part == "verb"
    if _is_believed(words, index) or (is_verb and is_guess(auxiliaries(setting, index))):
        return True
    if _is_reported(words, index):
        return True
    start = setting.phrases.by_end.get(index, index) if is_verb else start_of_list(words, index)
    before = words.lower[max(0, start - WORDS_TO_PARTNER) : start]
    if before[-1:] == ("of",) and (not ACCUSING.isdisjoint(before) or not RUMOURS.isdisjoint(before[-2:])):
        return True
    if is_verb:
        return False
    return not (ALLEGED | CLAIMING).isdisjoint(words.lower[start:index]) or not ALLEGING.isdisjoint(before[-2:])


def _is_reported(words: Words, index: int) -> bool:
    """Whether nobody is named who reports a deed: `clashes in the port were reported`, `men were reported killed`."""
    if "reported" not in words.lower:
        return False
    verb = index - 2 if words.tags[index] == "v" else words.tags.find("x", index + 1, index + 1 + WORDS_TO_PARTNER)
    is_subject = verb > 0 and OTHER_PARTS.isdisjoint(words.tags[index + 1 : verb])
    return is_subject and words.lower[verb] in BE and words.form(verb + 1) == "reported"


def _is_believed(words: Words, index: int) -> bool:
    """Whether somebody believes what a word tells: `is believed to have fled`, not `believed in peace`."""
    return any(
        words.lower[number] in BELIEVED
        and words.tags[number] == "v"
        and words.lower[number + 1] not in ("in", "of")
        and "," not in words.tags[number:index]
        for number in range(max(0, index - WORDS_TO_BELIEF), index)
    )


def find_denials(text: str) -> Iterator[int]:
    """Yield the offsets at which somebody denies what was told just before: `the army denied this`."""
    for match in DENIAL.finditer(text):
        yield match.start()


def is_history(setting: Setting, match: TriggerMatch, recent: date | None) -> bool:
    """Whether a sentence tells a deed as past for long: `once`, `in the past`, `for two years`, beside an old date.

    A date is old if it lies before the first recent day.
    """
    words, index = setting.words, match.index
    chain = skip_auxiliaries(words, index)
    is_once = "once" in words.lower[chain:index] and "again" not in words.lower[chain:index]
    if is_once or _is_in_the_past(setting, index) or _is_of_an_era(words, index):
        return True
    is_verb = match.reading.part == "verb" and not words.form(index).endswith("ing")
    if not is_verb or not PRESENT.isdisjoint(words.lower[chain:index]):
        return False
    first = next((number for number in range(index, len(words.lower)) if words.lower[number] in LONG_TIMES), None)
    if first is not None and "for" in words.lower[max(index, first - WORDS_TO_TIME) : first]:
        return True
    dates = [entity for entity in setting.entities if entity.type == "DATE" and words.tag(words.at(entity.end)) != "N"]
    behind = max((words.at(entity.start) for entity in dates), default=0)
    if not dates or "w" in words.tags[index:behind]:
        return False
    ends = [date_range(entity.value)[1] for entity in dates]
    return recent is not None and all(end is not None and end < recent for end in ends)


def _is_of_an_era(words: Words, index: int) -> bool:
    """Whether what follows a word or opens its sentence puts it in an era: `those arrested during the old regime`."""
    behind = words.lower[index + 1 : index + 1 + WORDS_TO_ERA]
    return _tells_era(behind) or _tells_era(words.lower[: min(index, WORDS_TO_ERA)])


def _tells_era(words: Sequence[str]) -> bool:
    """Whether words tell of a time long past: `during his rule`, `in previous years`, `before the revolution`."""
    for number, word in enumerate(words):
        following = words[number + 1 : number + 1 + WORDS_TO_TIME]
        if word in ("during", "under") and not ERAS.isdisjoint(following):
            return True
        if word in ("before", "to") and not TURNING_POINTS.isdisjoint(following[:3]):
            return True
        if word in FORMER and not LONG_TIMES.isdisjoint(following[:1]):
            return True
    return False


def _is_in_the_past(setting: Setting, index: int) -> bool:
    """Whether the clause of a word has `in the past`, but not `in the past few days`."""
    words = setting.words
    if "past" not in words.lower:
        return False
    return any(
        words.lower[number - 2 : number + 1] == IN_THE_PAST and words.tag(number + 1) not in ("N", "n", "d")
        for number in range(2, len(words.lower))
        if setting.clauses[number] == setting.clauses[index]
    )


def first_recent_day(published: date | None) -> date | None:
    """Return the day a month before publication; what ended before it is background."""
    return published and published - BACKGROUND_AFTER
