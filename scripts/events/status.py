"""events.status: on whose word an event stands, and whether it took place."""

from datetime import date, timedelta

from scripts.core.phrases import phrase_around, skip_auxiliaries
from scripts.core.text import word_set
from scripts.events.triggers import VERBAL_TYPES, Setting, TriggerMatch, find_governor

MODALS = word_set("""can can't cannot could couldn't may might must shall should will won't would wouldn't""")
NEGATIONS = word_set("""aren't didn't doesn't don't hadn't hasn't haven't isn't n't never not wasn't weren't""")
FACTUAL = word_set(
    """appear appeared appears began begin begins begun came come continue continued continues failed fails forced
    happened helped manage managed rose used went"""
)
PLANNED_BEFORE = word_set(
    """avert averted avoid avoiding expected feared foiled forthcoming future imminent intend intended intends looming
    plan planned planning plans possible potential prepare prepared prepares preparing prevent prevented preventing
    prevents propose proposed proposing ready risk seeking seeks sought threatened threatening threatens thwarted
    upcoming wanted wants would-be"""
)
ALLEGED = word_set("""alleged allegedly apparent apparently claimed purported reported reportedly suspected""")
HYPOTHETICAL = word_set("if unless whether")
DENYING = word_set("denial denials denied denies deny denying refuted refutes")
FIRST_PERSON = word_set("i we")
REACH = 4
BACKGROUND_AFTER = timedelta(days=31)


def find_mood(setting: Setting, match: TriggerMatch) -> str | None:
    """Return `planned` or `denied` where the clause itself says so, else None."""
    index = match.index
    if match.reading.status is not None:
        return match.reading.status
    before = _clause_words(setting, index)
    if not HYPOTHETICAL.isdisjoint(before):
        return "planned"
    verb = index if match.reading.part == "verb" else find_governor(setting, index)
    if verb is not None:
        chain = _auxiliaries(setting, verb)
        if not MODALS.isdisjoint(chain) or _is_intended(setting, verb - len(chain)):
            return "planned"
        if not NEGATIONS.isdisjoint(chain):
            return "denied"
    return None if match.reading.part == "verb" else _mood_of_noun(setting, index)


def _mood_of_noun(setting: Setting, index: int) -> str | None:
    words = setting.words
    around = phrase_around(setting.phrases, index)
    start = index if around is None else around[0]
    near = words.lower[max(0, start - REACH) : index]
    if not PLANNED_BEFORE.isdisjoint(near):
        return "planned"
    return "denied" if not DENYING.isdisjoint(near) or words.lower[start] == "no" else None


def _clause_words(setting: Setting, index: int) -> tuple[str, ...]:
    first = index
    while first and index - first < 12 and setting.clauses[first - 1] == setting.clauses[index]:
        first -= 1
    return setting.words.lower[first:index]


def _auxiliaries(setting: Setting, index: int) -> tuple[str, ...]:
    """Return the auxiliaries, adverbs and negations right before a verb."""
    return setting.words.lower[skip_auxiliaries(setting.words, index) : index]


def _is_intended(setting: Setting, index: int) -> bool:
    """Whether the verb is an infinitive that nothing says was carried out: `ordered to march`, `to halt them`."""
    words = setting.words
    return bool(index) and words.tags[index - 1] == "o" and (index < 2 or words.lower[index - 2] not in FACTUAL)


def is_own_act(setting: Setting, match: TriggerMatch) -> bool:
    """Whether the speaker does it with these words: `we condemn`."""
    chain = len(_auxiliaries(setting, match.index))
    first = match.index - chain - 1
    return match.reading.type in VERBAL_TYPES and first >= 0 and setting.words.lower[first] in FIRST_PERSON


def is_alleged(setting: Setting, index: int) -> bool:
    """Whether a word near the trigger passes it on as hearsay: `allegedly`, `the reported attack`."""
    return not ALLEGED.isdisjoint(setting.words.lower[max(0, index - 3) : index + 2])


def is_background(date_end: date | None, published: date | None) -> bool:
    """Whether a day lies over a month before publication."""
    return date_end is not None and published is not None and published - date_end > BACKGROUND_AFTER
