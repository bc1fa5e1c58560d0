"""events.owners: whose act or property a noun phrase names: who is judged or deprived of it."""

from scripts.core.phrases import Range, phrase_from
from scripts.core.text import word_set
from scripts.core.words import Words
from scripts.events.complements import is_thing
from scripts.events.coordination import listed
from scripts.events.triggers import Setting, TriggerMatch

# Acts and words for which somebody is judged.
ACTS = word_set(
    """aggression airstrike airstrikes argument arguments assault assaults assertion assertions attitude authority
    behavior behaviour call calls claim claims comment comments conduct crackdown crime crimes efforts failure
    failures method methods move moves offensive offensives onslaught policies practice practices raid raids record
    refusal remark remarks response role siege silence stance statement statements strategy tactics testimony threat
    threats treatment view views words"""
)
BODIES = ("ARM", "ORG")
JUDGED = ("ACCUSE", "REJECT", "SUPPORT")
LONGEST_PLAIN = 6  # letters of nouns in -ing that are no gerunds: spring, string
PROPERTY = word_set("accounts assets funds holdings")


def doer_of_object(setting: Setting, match: TriggerMatch) -> list[Range]:
    """Return whose act the object of a verb of speech names: `condemned the army's raid`."""
    start = match.index + 1
    while setting.words.tag(start) == "q":
        start += 1
    return doer_of(setting, start) if match.reading.type in JUDGED else []


def doer_of(setting: Setting, start: int) -> list[Range]:
    """Return whose act the noun phrase at a word names: `the army's raid`, `NATO strikes`, `a raid by the army`."""
    words, phrases = setting.words, setting.phrases
    phrase = phrase_from(phrases, start)
    if phrase is None:
        return []
    head = phrases.by_start[start] - 1
    is_gerund = words.lower[head].endswith("ing") and len(words.lower[head]) > LONGEST_PLAIN
    if words.lower[head] not in ACTS and not is_gerund and not is_thing(words, start, head + 1):
        return []
    if owner := owner_in(words, start, head):
        return owner
    if words.form(phrase[1]) == "by":
        return list(listed(setting, phrase[1] + 1))
    sides = (entity for entity in setting.entities if entity.type in BODIES and words.at(entity.end) == head)
    return [(words.at(side.start), head) for side in sides if words.at(side.start) >= start]


def owner_of_object(setting: Setting, match: TriggerMatch) -> list[Range]:
    """Return whose property a sanction takes: `froze the colonel's assets`, `froze the assets of the bank`."""
    words, start = setting.words, match.index + 1
    end = setting.phrases.by_start.get(start, start)
    if match.reading.type != "SANCTION" or words.form(end - 1) not in PROPERTY:
        return []
    if owner := owner_in(words, start, end):
        return owner
    return list(listed(setting, end + 1)) if words.form(end) in ("belonging", "of") else []


def owner_in(words: Words, start: int, end: int) -> list[Range]:
    """Return what has a possessive ending in a noun phrase: the army in `the army's raid`."""
    mark = words.tags.find("s", start, end)
    return [(start, mark)] if mark > start else []
