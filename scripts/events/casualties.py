"""events.casualties: how many were killed and injured, as a sentence states it."""

from collections.abc import Iterator

from scripts.core.phrases import Phrases, phrase_around
from scripts.core.records import record
from scripts.core.text import word_set
from scripts.core.word_classes import NUMBERS, TENS
from scripts.core.words import Words

KILL_BEFORE = word_set(
    """beheaded beheading executed executing kill killed killing kills massacred murdered murdering"""
)
INJURE_BEFORE = word_set("hurt injure injured injures injuring wound wounded wounding wounds")
KILLED = word_set("beheaded dead died dying executed killed massacred murdered perished slain")
INJURED = word_set("hurt injured wounded")
HARM = KILL_BEFORE | INJURE_BEFORE | KILLED | INJURED | {"toll"}  # without one of them, no number counts them
AT_LEAST = (("at", "least"), ("more", "than"), ("no", "fewer", "than"), ("no", "less", "than"), ("over",))
AT_MOST = (
    ("up", "to"),
    ("as", "many", "as"),
    ("at", "most"),
    ("no", "more", "than"),
    ("fewer", "than"),
    ("less", "than"),
)
VAGUE = word_set(
    """% billion dozen dozens hundred hundreds million millions per percent score scores thousand thousands"""
)
NO_ONE = word_set("nobody none")
ONE = word_set("a an another")
PERSONS = word_set(
    """activist attacker boy bystander cameraman captain child civilian colonel commander cook demonstrator detainee
    diplomat doctor driver engineer farmer fighter girl guard gunman journalist judge lawmaker lawyer leader man
    medic member migrant militant minister nurse officer official person photographer pilot policeman policewoman
    prisoner protester rebel reporter resident sailor sergeant soldier spokesman student suspect teacher tourist
    translator woman worker"""
)
LOSSES = word_set("casualties civilians deaths fatalities injuries one people soldiers")
NOT_PEOPLE = word_set(
    """aircraft am barrel barrels boat boats building buildings car cars cities city day days dollar dollars euro euros
    helicopter helicopters home homes hour hours house houses jet jets kilometer kilometers kilometre kilometres km
    meter meters metre metres mile miles minute minutes missile missiles month months percent plane planes pm rocket
    rockets shell shells tank tanks time times tonnes tons town towns truck trucks vehicle vehicles week weeks year
    years"""
)
BETWEEN = word_set("believed confirmed feared found left lying more others people presumed reported")
LONGEST_WAY = 8
LARGEST = 1_000_000


@record
class Casualties:
    """A stated number of killed or injured, at the word where it stands."""

    index: int
    is_killed: bool
    low: int | None
    high: int | None


def find_casualties(phrases: Phrases) -> list[Casualties]:
    """Return the numbers of killed and injured in a sentence, in order; none where it sums up a longer time."""
    is_told = not HARM.isdisjoint(phrases.words.lower)
    return list(_find(phrases)) if is_told and not _is_total(phrases.words) else []


def _is_total(words: Words) -> bool:
    """Whether a sentence counts since a day or month."""
    return any(
        word == "since" and (words.tag(index + 1) == "z" or words.form(index + 1) in ("early", "last", "late", "mid"))
        for index, word in enumerate(words.lower)
    )


def _find(phrases: Phrases) -> Iterator[Casualties]:
    free = 0
    for index in range(len(phrases.words.lower)):
        if index < free:
            continue
        found = _read_count(phrases.words, index)
        if found is None:
            continue
        low, high, end = found
        is_killed = _is_killed(phrases, index, end)
        if is_killed is not None:
            yield Casualties(index, is_killed, low, high)
            free = end


def _read_count(words: Words, index: int) -> tuple[int | None, int | None, int] | None:
    """Return the least and the greatest number that begins at a word, and the index behind it."""
    lower = words.lower
    if lower[index] in ONE and _is_one_person(words, index):
        return 1, 1, index + 1
    if lower[index] in NO_ONE or (lower[index] == "no" and lower[index + 1 : index + 2] and lower[index + 1] in LOSSES):
        return 0, 0, index + (1 if lower[index] in NO_ONE else 2)
    if words.tags[index] == "z":
        return None
    low, end = _read_number(lower, index)
    if low is None or (lower[end : end + 1] and lower[end] in VAGUE):
        return None
    if end + 1 < len(lower) and (
        lower[end] in ("to", "-", "–") or (lower[end] == "and" and lower[index - 1 : index] == ("between",))
    ):
        high, behind = _read_number(lower, end + 1)
        if high is not None and high > low:
            return low, high, behind
    before = [lower[max(0, index - length) : index] for length in (3, 2, 1)]
    bound = next((phrase for phrase in before if phrase in AT_LEAST or phrase in AT_MOST), None)
    return None if bound in AT_MOST else low, None if bound in AT_LEAST else low, end


def _is_one_person(words: Words, index: int) -> bool:
    """Whether a single person follows an article, perhaps behind two other words: `a Libyan army officer`."""
    return not PERSONS.isdisjoint(words.lower[index + 1 : index + 5])


def _read_number(lower: tuple[str, ...], index: int) -> tuple[int | None, int]:
    """Return the whole number up to ninety-nine in words, or in digits, and the index behind it."""
    word = lower[index]
    if word in NUMBERS:
        return NUMBERS[word], index + 1
    tens, _, unit = word.partition("-")
    if tens in TENS and (not unit or 0 < NUMBERS.get(unit, 0) < 10):
        if not unit and index + 1 < len(lower) and 0 < NUMBERS.get(lower[index + 1], 0) < 10:
            return TENS[tens] + NUMBERS[lower[index + 1]], index + 2
        return TENS[tens] + NUMBERS.get(unit, 0), index + 1
    digits = word.replace(",", "")
    if digits.isascii() and digits.isdecimal() and int(digits) < LARGEST:
        return int(digits), index + 1
    return None, index


def _is_killed(phrases: Phrases, index: int, end: int) -> bool | None:
    """Return whether a number counts killed (True) or injured (False); None if it counts something else."""
    words = phrases.words
    around = phrase_around(phrases, end - 1)
    noun_end = end if around is None else max(end, around[1])
    if words.lower[noun_end - 1] in NOT_PEOPLE:
        return None
    before = _verb_before(words, index)
    if before is not None:
        return before
    for word in words.lower[end:noun_end]:
        if word in KILLED or word in INJURED:
            return word in KILLED
    return _verb_behind(phrases, noun_end)


def _verb_before(words: Words, index: int) -> bool | None:
    """Return what "killed at least" or "wounding" before a number says, or None."""
    number = index - 1
    while number >= 0 and index - number < 5 and (words.tags[number] in "da" or words.lower[number] in QUALIFIERS):
        number -= 1
    if number < 0:
        return None
    word = words.lower[number]
    if word in KILL_BEFORE or words.lower[max(0, number - 2) : number] == ("death", "toll"):
        return None if words.lower[number - 1 : number] == ("or",) else True
    if word in INJURE_BEFORE:
        return None if words.lower[number - 1 : number] == ("or",) else False
    return None


QUALIFIERS = word_set("about almost around as at between many nearly of over some than to up")


def _verb_behind(phrases: Phrases, index: int) -> bool | None:
    """Return what follows a counted noun: `were killed`, `dead`, `were wounded`; None if it is something else."""
    words = phrases.words
    last = min(len(words.lower), index + LONGEST_WAY)
    while index < last:
        word, tag = words.lower[index], words.tags[index]
        if word in KILLED or word in INJURED:
            both = words.lower[index + 1 : index + 2] == ("or",)
            return None if both else word in KILLED
        if tag == "p" and word in ("of", "from", "in") and index + 1 in phrases.by_start:
            index = phrases.by_start[index + 1]
        elif tag == ",":
            comma = words.tags.find(",", index + 1, index + 2 * LONGEST_WAY)
            if comma < 0:
                return None
            index, last = comma + 1, min(len(words.lower), comma + 1 + LONGEST_WAY)
        elif tag in "xa" or word in BETWEEN:
            index += 1
        else:
            return None
    return None
