"""events.coordination: the noun phrases that lists, joints and leaders make up."""

from collections.abc import Iterator

from scripts.core.phrases import Range, extend_left, phrase_from, reporting_verbs
from scripts.core.text import word_set
from scripts.core.words import Words
from scripts.events.triggers import PLACE_TYPES, Setting

FOLLOWING = word_set("affiliated aligned allied backed commanded led loyal supported")
TELLING = FOLLOWING | {"responsible"}  # who somebody is, by what follows
BLAMING = word_set("accuse accused accuses accusing blame blamed blames blaming")
ADJECTIVE = (
    *("al", "an", "ary", "ern", "ic", "ist"),
    *("-affiliated", "-aligned", "-backed", "-controlled", "-held", "-led", "-run"),
)
WHERE = word_set("among at for in inside near on outside under with within")
CIRCUMSTANCES = word_set(
    "attack authority command control fire flag mandate pressure resolution siege"
)  # under a mandate
SEATED = word_set("administration authorities cabinet council government parliament")  # told apart by where they sit
MATERIALS = word_set("air army government ground human land oil police rebel sea")  # oil and gas exports


def listed(setting: Setting, start: int, *, is_pair: bool = False) -> Iterator[Range]:
    """Yield the noun phrase that begins at a word and those that `and` adds; `between` always has a second."""
    words = setting.words
    phrase = _phrase_with_joint(setting, start)
    if phrase is None:
        return
    phrase = with_leader(setting, phrase)
    if words.form(start - 1) in BLAMING and words.form(phrase[1]) != "of":
        phrase = start, _last_of(words, *phrase)
    yield phrase
    yield from joined(setting, phrase[1], is_pair=is_pair or words.form(start - 1) == "between")


def joined(setting: Setting, end: int, *, is_pair: bool) -> list[Range]:
    """Return the noun phrases of a list behind its first one: `raided A, B and C`; none if `and` begins a clause.

    What follows `between` is a pair and no clause.
    """
    words = setting.words
    found: list[Range] = []
    length = 0  # up to the last `and`
    while words.tag(end) in (",", "c"):
        joint = end + 1 if words.tags[end : end + 2] == ",c" else end
        is_last = words.tags[joint] == "c"
        start = joint + 1
        while words.tag(start) == "a":
            start += 1
        phrase = _phrase_with_joint(setting, start)
        if phrase is None or (not is_pair and words.tag(phrase[1]) in ("v", "x")):
            break
        found.append(phrase)
        end = phrase[1]
        if is_last:
            length = len(found)
    return found[:length]


def _phrase_with_joint(setting: Setting, start: int) -> Range | None:
    """Return the noun phrase that begins at a word, with its `of`, and with a second adjective before its noun."""
    phrase = phrase_from(setting.phrases, start)
    if phrase is None or setting.words.tag(phrase[1]) != "c" or phrase[1] + 1 not in setting.phrases.by_start:
        return phrase
    if not _shares_noun(setting, phrase[1]):
        return phrase
    rest = phrase_from(setting.phrases, phrase[1] + 1)
    return phrase if rest is None else (start, rest[1])


def with_leader(setting: Setting, phrase: Range) -> Range:
    """Return a noun phrase with those that it follows: `forces loyal to Salem Atiya`, `gunmen led by him`."""
    words, end = setting.words, phrase[1]
    if words.form(end) in ("backing", "supporting", "under"):
        end += 1
    elif words.form(end) in FOLLOWING and words.form(end + 1) in ("by", "to", "with"):
        end += 2
    elif words.form(end - 1) in FOLLOWING and words.form(end) in ("by", "to", "with"):
        end += 1
    is_leader = end > phrase[1] and words.tag(phrase[1] - 1) != "E"
    leader = phrase_from(setting.phrases, end) if is_leader else None
    if leader is None or (words.form(end - 1) == "under" and words.form(leader[1] - 1) in CIRCUMSTANCES):
        return phrase
    return phrase[0], leader[1]


def _last_of(words: Words, start: int, end: int) -> int:
    """Return where what somebody is accused of begins in a phrase such as `rebels of butchery`, else its end."""
    return next((index for index in range(end - 1, start, -1) if words.lower[index] == "of"), end)


def listed_before(setting: Setting, start: int, end: int) -> list[Range]:
    """Return the noun phrases before a subject that ends their list: `soldiers, policemen and guards fled`."""
    words, by_end = setting.words, setting.phrases.by_end
    found: list[Range] = []
    joint = start - 1
    while joint > 0 and words.tags[joint] in (",", "c"):
        last = joint - 1 if words.tags[joint] == "c" and words.tags[joint - 1] == "," else joint
        if words.tag(last - 1) == ")":
            last = words.tags.rfind("(", 0, last)  # the agency (AG) and its men
        if last not in by_end:
            break
        first = extend_left(setting.phrases, by_end[last])
        if not _is_adjective(words, last - 1):
            found.append(_without_rest(words, first, last))
        joint = first - 1
    is_bracketed = words.tag(start - 2) == ")"
    is_list = len(found) > 1 or is_bracketed if words.tag(start - 1) == "c" else "c" in words.tags[start:end]
    is_told = words.tag(joint) == "v" and words.lower[joint] in reporting_verbs()
    return found[::-1] if is_list and (is_told or words.tag(joint) not in ("v", "p", "o", "k")) else []


def parts(setting: Setting, phrase: Range) -> Iterator[Range]:
    """Yield the noun phrases that `and` joins, without what tells where they are; joined names of places are one."""
    words, phrases = setting.words, setting.phrases
    start = phrase[0]
    for index in range(*phrase):
        is_joint = words.tags[index] == "c" and index in phrases.by_end and index + 1 in phrases.by_start
        if is_joint and not _shares_noun(setting, index) and not _joins_places(setting, start, index):
            yield _without_rest(words, start, index)
            start = index + 1
    yield _without_rest(words, start, phrase[1])


def _without_rest(words: Words, start: int, end: int) -> Range:
    """Return a noun phrase up to where or when it is: `soldiers in the camp`, but `the government in Tripoli`."""
    for index in range(start + 1, end):
        if words.tags[index] != "p" or words.lower[index] not in WHERE or words.lower[index - 1] in TELLING:
            continue
        is_name = words.lower[index] == "in" and (words.tags[index - 1] == "E" or words.lower[index - 1] in SEATED)
        if not is_name:
            is_done = words.tags[index - 1] in "jv" or words.lower[index - 1] in ("bound", "familiar")
            is_done = is_done and index - 1 > start and words.tags[index - 2] in "NE"
            return start, index - is_done  # `soldiers stationed in the camp`
    return start, end


def _joins_places(setting: Setting, start: int, joint: int) -> bool:
    """Whether `and` joins what stands behind a preposition: `men from Sirte and Zliten`, `guards at both gates and`."""
    words, left = setting.words, setting.phrases.by_end[joint]
    if left == start or words.tags[left - 1] not in "po":
        return False
    ends = [entity.end for entity in setting.entities if entity.type in PLACE_TYPES]
    last = setting.phrases.by_start[joint + 1] - 1
    return words.lower[left] == "both" or (words.spans[joint - 1][1] in ends and words.spans[last][1] in ends)


def _shares_noun(setting: Setting, joint: int) -> bool:
    """Whether `and` joins two adjectives before one noun: `western and eastern forces`."""
    words, phrases = setting.words, setting.phrases
    first, end = phrases.by_end[joint], phrases.by_start[joint + 1]
    last, is_adjective = words.lower[joint - 1], _is_adjective(words, joint - 1)
    if end - joint > 2 and words.tags[first:joint] == "N" and words.tags[joint + 1] == "N" and last in MATERIALS:
        return True
    ends = [entity.end for entity in setting.entities if entity.type == "NORP"]
    if words.spans[joint - 1][1] in ends and not last.endswith("s") and words.spans[joint + 1][1] in ends:
        return end - joint > 2
    return (
        is_adjective
        and set(words.tags[first : joint - 1]) <= {"d"}
        and end - joint > 2
        and words.tags[joint + 1] == "N"
    )


def _is_adjective(words: Words, index: int) -> bool:
    word = words.lower[index]
    return words.tags[index] == "N" and (word.endswith(ADJECTIVE) or word.startswith(("anti-", "pro-")))
