"""phrases: the noun phrases of a sentence, and which of them is the subject or the object of a verb."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache

from scripts.core.lexicon import load_cues
from scripts.core.records import Entity, record
from scripts.core.text import word_set
from scripts.core.word_classes import BE
from scripts.core.words import Mark, Words, find_words, to_marks

# A determiner, participles, then nouns, possessives and a bracketed acronym before a noun; a pronoun; a determiner that
# stands alone.
# No group is possessive: Python before 3.11.5 can read such a one wrong.
BASE = re.compile(
    r"(?:d{1,4}+z*+)?(?:n{1,2}+d?+)?(?:a?+j){0,2}[nNE]++(?:s(?:a?+j)?[nNE]++|\(E{1,3}\)[NE]++)*|r|(?:d++n*+|n)(?:j++|(?=[vxwapock,.q]|$))"
)
JOINING = word_set(
    """across against among around at between for from in inside into near of on outside to under with within"""
)
OBJECT_PRONOUNS = word_set("herself him himself itself me myself ourselves them themselves us")
REFLEXIVE = word_set("herself himself itself themselves")
BOTH = (("all",), ("both",), ("each",))
DONE = word_set("begun drawn driven flown given held led made put run seen sent set shot taken written")
QUESTIONS = word_set("how what why")
LONGEST_INSERTION = 25
LONGEST_PHRASE = 25
REACH = 100

Range = tuple[int, int]


@record
class Phrases:
    """Words with their base noun phrases as half-open ranges of words: where they start, and each end by the other."""

    words: Words
    starts: list[int]
    by_start: dict[int, int]
    by_end: dict[int, int]


def read_phrases(text: str, start: int, end: int, entities: Sequence[Entity]) -> Phrases:
    """Return the tagged words and noun phrases of `text[start:end]`; `entities` lie in it and are in order."""
    marks, known = to_marks(entities), _known_phrases(text)
    phrases = known.get((start, end, marks))
    if phrases is None:
        phrases = known[start, end, marks] = find_phrases(find_words(text, start, end, marks))
    return phrases


@lru_cache(maxsize=1)
def _known_phrases(text: str) -> dict[tuple[int, int, tuple[Mark, ...]], Phrases]:
    """Return the phrases found so far in the article in hand: quotes and events ask for those of the same sentences."""
    return {}


def find_phrases(words: Words) -> Phrases:
    """Return the words with their base noun phrases."""
    found = [match.span() for match in BASE.finditer(words.tags)]
    return Phrases(words, [start for start, _ in found], dict(found), {end: start for start, end in found})


def is_passive(words: Words, verb: int) -> bool:
    """Whether a form of `be` governs the verb, with nothing but adverbs between."""
    index = verb - 1
    while index >= 0 and words.tags[index] == "a":
        index -= 1
    is_be = index >= 0 and words.tags[index] == "x" and words.lower[index] in BE
    return is_be and not words.lower[verb].endswith("ing")


def subject_of(phrases: Phrases, verb: int) -> Range | None:
    """Return the noun phrase before a verb, over auxiliaries, dates, brackets, insertions and `who`, or None.

    A verb that follows `and` or `but` has the subject of the verb before it; an infinitive and a participle have none.
    """
    words = phrases.words
    end = skip_auxiliaries(words, verb)
    joint = skip_date(words, end) - 1
    if joint >= 0 and (words.tags[joint] == "c" or words.lower[joint] == "but"):
        return main_subject_of(phrases, len(words.tags[:joint].rstrip("-")))
    return _subject_before(phrases, end)


def main_subject_of(phrases: Phrases, index: int) -> Range | None:
    """Return the subject of the first verb before a word in the same part of the sentence, or None."""
    verbs = _verbs_before(phrases.words, index)
    return _subject_before(phrases, skip_auxiliaries(phrases.words, verbs[0])) if verbs else None


def nearest_subject_of(phrases: Phrases, index: int, *, over_participles: bool = False) -> Range | None:
    """Return the subject of the nearest verb before a word that has one, in the same part of the sentence, or None.

    The verb may be told to be none that only describes the noun before it: `a council led by elders`.
    """
    for number in reversed(_verbs_before(phrases.words, index)):
        if over_participles and _is_participle(phrases.words, number):
            continue
        if found := _subject_before(phrases, skip_auxiliaries(phrases.words, number)):
            return found
    return None


def _is_participle(words: Words, verb: int) -> bool:
    """Whether a verb only describes the noun before it: `a council led by elders`, `men carrying flags`."""
    is_bare = words.tag(verb - 1) not in ("x", "a")
    return is_bare and (words.lower[verb].endswith("ing") or words.form(verb + 1) == "by")


def _verbs_before(words: Words, index: int) -> list[int]:
    first = max(words.tags.rfind(sign, max(0, index - REACH), index) for sign in ".-:") + 1
    return [number for number in range(max(first, index - REACH), index) if words.tags[number] in "vx"]


def _subject_before(phrases: Phrases, end: int) -> Range | None:
    """Return the noun phrase that ends at a word or before the insertions there; `R-Maine` behind a name is one."""
    words = phrases.words
    for _ in range(5):
        start = phrases.by_end.get(end)
        if start is not None and words.lower[start] in REFLEXIVE and start in phrases.by_end:
            start, end = phrases.by_end[start], start  # `Saleh himself said`
        elif start is not None and words.lower[start:end] in BOTH and start in phrases.by_end:
            start, end = phrases.by_end[start], start  # `Saleh and Zlini both said`
        if start is not None and not (words.lower[start][1:2] == "-" and words.tag(start - 1) == ","):
            return _whole_subject(phrases, start, end)
        shorter = skip_auxiliaries(words, _skip_insertion(words, end)) if start is None else start - 1
        if shorter == end:
            return None
        end = shorter
    return None


def _whole_subject(phrases: Phrases, start: int, end: int) -> Range | None:
    """Return the subject that a base phrase ends; if that belongs to a relative clause, what the clause is about."""
    words = phrases.words
    if words.tags[start] == "r" and words.lower[start] in OBJECT_PRONOUNS and words.form(start - 1) != "of":
        return None
    if words.tags[start] == "j" and words.lower[start].endswith("ing") and start in phrases.by_end:
        start, end = phrases.by_end[start], start
    start = extend_left(phrases, start)
    if words.tags[start] == "j" and words.lower[start].endswith("ing") and start in phrases.by_end:
        start, end = extend_left(phrases, phrases.by_end[start]), start
    is_governed = words.tags[start] == "j" and words.lower[start].endswith("ing") and words.tag(start - 1) in (",", "p")
    if is_governed and words.tag(end) == "w" and start + 1 < end:
        start += 1  # `after calling bakers who said`
    is_pronoun = words.tags[start] == "r"
    while not is_pronoun and words.tag(start - 1) in ("j", "v") and words.form(start - 1).endswith("ing"):
        if start - 1 not in phrases.by_end:
            break
        if words.lower[start - 1] in reporting_verbs() and words.lower[start] != "responsibility":
            break
        start, end = extend_left(phrases, phrases.by_end[start - 1]), start - 1
    done = start - 2 - (words.tag(start - 2) == "a")  # `a fund set up by donors`
    is_done = words.form(done).endswith("ed") or words.form(done) in DONE
    is_done = is_done and words.tag(done) in ("j", "v")
    is_relative = words.tag(end) == "w"
    if words.form(start - 1) == "by" and start - 1 in phrases.by_end and not is_relative:  # `a report by Zlini said`
        return extend_left(phrases, phrases.by_end[start - 1]), end
    if words.form(start - 1) == "by" and is_done and done in phrases.by_end and words.tag(end) not in ("w", "t"):
        return extend_left(phrases, phrases.by_end[done]), done
    acting = start - 3  # `rebels fighting to take the port said`
    if (
        words.tags[max(acting + 1, 0) : start] == "ov"
        and words.lower[acting].endswith("ing")
        and acting in phrases.by_end
    ):
        return extend_left(phrases, phrases.by_end[acting]), acting
    is_role = words.form(start - 1) == "as"
    if not start or not (is_role or words.tags[start - 1] in "pov"):
        return start, end
    if words.tags[start - 1] == "v" and words.lower[start - 1] in reporting_verbs():
        return start, end
    relative = max(words.tags.rfind(sign, max(0, start - LONGEST_INSERTION), start) for sign in "wt")
    if words.tag(relative) == "t" and words.tag(relative + 1) not in ("a", "v", "x"):
        return start, end
    is_relative = relative > 0 and words.lower[relative] not in QUESTIONS and relative in phrases.by_end
    if is_relative and not set(words.tags[relative + 1 : start - is_role]) & set(".-:,kt"):
        return extend_left(phrases, phrases.by_end[relative]), relative
    return start, end


@cache
def reporting_verbs() -> frozenset[str]:
    """Return the verbs that a clause follows, which has a subject of its own: `who said his cousin had been shot`."""
    return frozenset(form for cue in load_cues() if cue.part == "verb" and "clause" in cue.frames for form in cue.forms)


def skip_auxiliaries(words: Words, verb: int) -> int:
    """Return the first of the auxiliaries, adverbs and quotation marks right before a verb, or the verb itself."""
    while verb and words.tags[verb - 1] in "axq":
        verb -= 1
    return verb


def _skip_insertion(words: Words, end: int) -> int:
    """Return where a phrase before `end` may end, without a relative word, a date, a bracket or an apposition."""
    tags = words.tags
    if not end:
        return 0
    last = tags[end - 1]
    if last in "wt":
        return end - 2 if end > 1 and tags[end - 2] == "," else end - 1
    if last == "z":
        end = skip_date(words, end)
        is_done = end > 1 and tags[end - 1] in "jv" and tags[end - 2] in "NE" and words.lower[end - 1].endswith("ed")
        return end - 1 if is_done else end  # `a report released on Tuesday`
    relative = tags.rfind(",w", max(0, end - LONGEST_INSERTION), end - 1) if last == "," else -1
    if relative > 0 and words.lower[relative + 1] != "when":
        return relative
    if last in ",-)":
        inner = len(tags[:end].rstrip("-")) if last == "-" else end - 1
        signs = {"-": "-", ")": "("}.get(last, ",-")
        opening = max(tags.rfind(sign, max(0, end - LONGEST_INSERTION), inner) for sign in signs)
        while opening > 0 and tags[opening - 1] == "-":
            opening -= 1
        return opening if opening > 0 else end
    return end


def skip_date(words: Words, end: int) -> int:
    """Return where a phrase before `end` may end, without a date and its preposition."""
    first = end
    while first and words.tags[first - 1] == "z":
        first -= 1
    return first - 1 if 0 < first < end and words.tags[first - 1] == "p" else first


def extend_left(phrases: Phrases, start: int) -> int:
    """Return where the noun phrase begins that the base phrase at `start` ends: `a spokesman for the army`."""
    words, first = phrases.words, start
    while start > 1 and first - start < LONGEST_PHRASE:
        if words.tags[start - 2 : start] == "zs":  # `a probe into September's raid`
            start -= 2
        joint = words.tags[start - 1]
        if joint in "po" and words.lower[start - 1] in JOINING:
            left = phrases.by_end.get(_skip_participle(words, start - 1))
        elif joint == "c":
            left = _joined_left(phrases, start - 1)
        else:
            return start
        if left is None or words.tags[left] == "r":
            return start
        start = left
    return start


def _joined_left(phrases: Phrases, joint: int) -> int | None:
    """Return where a noun phrase begins that `and` joins to a second one, if it begins its clause; else None."""
    words, left = phrases.words, phrases.by_end.get(joint)
    while left is not None and left > 0:
        before = words.tags[left - 1]
        is_told = before == "v" and words.lower[left - 1] in reporting_verbs()
        if before in ".,-:ktqwz" or is_told or words.tags[max(left - 2, 0) : left] == ",c":
            return left
        is_joined = before == "c" or (before == "p" and words.lower[left - 1] in JOINING)
        left = phrases.by_end.get(_skip_participle(words, left - 1)) if is_joined else None
    return left


def _skip_participle(words: Words, index: int) -> int:
    """Return the index before a participle such as `briefed` in `people briefed on it`, else the index itself."""
    if index > 1 and words.tags[index - 1] in "jv" and words.lower[index - 1].endswith(("ed", "ing")):
        return index - 1
    return index


def phrase_from(phrases: Phrases, start: int, joints: frozenset[str] = frozenset(("of",))) -> Range | None:
    """Return the noun phrase that begins at a word, with what `joints` tie to it; None if none begins there."""
    end = phrases.by_start.get(start)
    if end is None:
        return None
    words = phrases.words
    while end < len(words.tags) and end - start < LONGEST_PHRASE and words.lower[end] in joints:
        longer = phrases.by_start.get(end + 1)
        if longer is None:
            break
        end = longer
    return start, end


def phrase_at(phrases: Phrases, index: int) -> Range:
    """Return the base noun phrase that holds a word, or the word alone."""
    return phrase_around(phrases, index) or (index, index + 1)


def phrase_around(phrases: Phrases, index: int) -> Range | None:
    """Return the base noun phrase that holds a word, or None."""
    number = bisect_right(phrases.starts, index) - 1
    if number < 0:
        return None
    start = phrases.starts[number]
    end = phrases.by_start[start]
    return (start, end) if index < end and index - start < LONGEST_PHRASE else None
