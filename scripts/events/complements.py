"""events.complements: the noun phrases behind an event word: its object, `by`, `with`, `to`, `for` and `on` whom."""

import re

from scripts.core.phrases import Range, phrase_from
from scripts.core.text import word_set
from scripts.core.words import Words
from scripts.events.coordination import listed, parts
from scripts.events.triggers import EXTENSIONS, Setting, TriggerMatch

NOTHING: frozenset[str] = frozenset()
LONGEST_WAY_TO_BY, LONGEST_WAY_TO_COMMA = 12, 8
TIMES = frozenset(("early", "late"))  # before the date that an act is told with
OBJECT_PREPOSITIONS = word_set("against at on upon")
TARGETS = word_set("against at into of on to upon with")
# What an event is done with or deals in, but no party to it.
THINGS = word_set(
    """abuses action actions aid air ammunition arms arrest artillery asylum attack attacks blockade bullets car cars
    cease-fire cease-fires ceasefire ceasefires close control cooperation corruption curfew dawn day days decade
    decades decision dialogue dusk embargo emergency equipment evidence exit fire food funds gas gmt grads gunfire
    guns half hour hours idea incident incidents initiative intervention involvement midday midnight minutes missile
    missiles money month months morning mortars night nightfall noon order orders part participation past place plan
    plans policy power proposal proposals relations relationship relationships resolution resolutions responsibility
    rifle rifles rocket rockets sanctions security shells shots situation step steps strikes sunrise sunset supplies
    talks ties time tires truce truck trucks tyres vehicle vehicles warrant warrants weapons week weeks weight year
    years"""
)
ABSTRACT = tuple(ending + plural for ending in ("tion", "ment", "ness", "ity", "ance", "ence") for plural in ("", "s"))
# Bodies, people and things whose names end like those of ideas.
NO_ABSTRACT = word_set(
    """administration administrations alliance alliances ambulance ambulances apartment apartments association
    associations authority city coalition coalitions commission commissions community corporation corporations
    delegation delegations department departments detachment division divisions element elements equipment
    establishment facility federation federations government governments installation installations institution
    institutions intervention minority mission missions movement movements nation nations operation operations
    opposition organisation organisations organization organizations parliament parliaments population populations
    position positions regiment regiments residence residences resistance revolution settlement settlements station
    stations union unions university"""
)
IDEAS = word_set(
    """access accounts advances anniversary anthem approach assets barriers basis bid bill billions bills bomb bombs
    campaign cargo cargoes charter circular conflict conflicts crisis deal demand demands departure disappearances
    displacement ease easing end energy event events film footage freedom freedoms freeze fuel grounds halt handover
    hopes hostilities killing killings lack liberty mandate massacre massacres measure measures needs news passage
    process purpose pursuant rate referral release request requests role round rounds rule salaries shell shortages
    showdown standards support travel unrest uprising use video videos violence vote votes war wars water way zone
    zones"""
)
QUANTITIES = word_set(
    """close dozens half handful hundreds majority millions most much number one part rest scores series some tens
    thousands"""
)
HIT = word_set("car cars equipment security truck trucks vehicle vehicles")  # things that an assault may be aimed at
JOINED_VERBS = re.compile("(?:,[vj])*,?c[vj]")
MEANS = word_set("air boat bus foot force helicopter land means nightfall phone plane road sea ship telephone train")
MUTUAL = word_set("against alongside among between with")
GIVING = ("AGREE", "AID")
BRINGING = ("airlift", "evacuate", "rescue", "take")  # people to a place, which gets nothing
# Attacks directed against the port, sanctions imposed on it.
AIMED = word_set("aimed committed directed imposed launched levied perpetrated targeting")
BEFORE_TARGET = word_set("across by from in near of throughout")
# Verbs of which `over` is a part: handed over the prisoners.
WITH_OVER = word_set("hand handed handing hands take taken takes taking took turn turned turning turns")
TO_WHOM = {
    "AGREE": OBJECT_PREPOSITIONS | word_set("to"),
    "AID": OBJECT_PREPOSITIONS | word_set("for to"),
    "ASSAULT": OBJECT_PREPOSITIONS | word_set("into"),
    "REQUEST": OBJECT_PREPOSITIONS | word_set("to"),
    "SANCTION": OBJECT_PREPOSITIONS | word_set("for"),
    "SUPPORT": OBJECT_PREPOSITIONS | word_set("behind for to with"),
    "THREATEN": OBJECT_PREPOSITIONS | word_set("for to"),
}


def objects(setting: Setting, index: int, prepositions: frozenset[str] = NOTHING) -> list[Range]:
    """Return the noun phrases behind a verb or noun: at once, behind adverbs, or behind one of the prepositions.

    What the event is done with is passed over: `fired rockets at the port`.
    """
    words, start = setting.words, index + 1
    if words.form(start) == "over" and words.lower[index] in WITH_OVER:
        start += 1
    while words.tag(start) in ("a", "q", "z") or words.form(start) in TIMES:
        start += 1
    if words.tags[index] == "v" and (verbs := JOINED_VERBS.match(words.tags, start)):
        start = verbs.end()
    if words.form(start) in prepositions and start not in setting.phrases.by_start:
        start += 1
    elif words.tag(start - 1) == "z":
        return []
    end = setting.phrases.by_start.get(start, start)
    if words.form(end - 1) in THINGS and words.form(end) == "of":
        return list(listed(setting, end + 1))
    found = list(listed(setting, start))
    tools = THINGS if len(found) == 1 else THINGS - HIT
    if found and all(words.form(last - 1) in tools for _, last in found):
        end = found[-1][1]
        is_warrant = words.form(end) == "for" and words.form(end - 1) in ("warrant", "warrants")
        return list(listed(setting, end + 1)) if is_warrant or words.form(end) in TARGETS else found
    return found


def agents(setting: Setting, index: int, *, is_noun: bool = False) -> list[Range]:
    """Return the noun phrases behind `by` in the clause of a word."""
    words = setting.words
    if "by" not in words.lower:
        return []
    verbs = JOINED_VERBS.match(words.tags, index + 1)
    index = index if verbs is None else verbs.end() - 1
    for number in range(index + 1, min(index + 1 + LONGEST_WAY_TO_BY, len(words.lower))):
        if setting.clauses[number] != setting.clauses[index]:
            break
        if words.lower[number] == "by" and words.form(number - 1) in ("accompanied", "followed", "preceded"):
            break
        if words.lower[number] == "by" and words.form(number + 1) not in MEANS:
            return list(listed(setting, number + 1, is_pair=is_noun))
    return []


def partners(setting: Setting, index: int) -> list[Range]:
    """Return with whom or between whom an event is, further behind its word: `talks in Paris with them`."""
    words, is_past_verb = setting.words, False
    for number in range(index + 1, min(index + 1 + LONGEST_WAY_TO_BY, len(words.tags))):
        if words.lower[number] in MUTUAL and (words.lower[number] == "between" or not is_past_verb):
            return list(listed(setting, number + 1))
        if words.tags[number] in ",.:-kwto":
            return []
        is_past_verb = is_past_verb or words.tags[number] in "vx"
    return []


def receivers(setting: Setting, match: TriggerMatch) -> list[Range]:
    """Return to whom the object of a verb is given: `supplied fuel to the rebels`, `offered them and us aid`."""
    if match.reading.type not in GIVING or match.reading.lemma in BRINGING:
        return []
    words, end = setting.words, match.index + 1
    for _ in range(4):
        phrase = phrase_from(setting.phrases, end)
        if phrase is None or words.tag(phrase[1]) not in ("c", "p", "o"):
            return []
        end = phrase[1] + 1
        if words.form(phrase[1]) in ("for", "to") and end in setting.phrases.by_start:
            return list(listed(setting, end))
    return []


def addressed(setting: Setting, match: TriggerMatch) -> list[Range]:
    """Return who is to act or has acted by what is asked or blamed: `called for him to go`, `claims that he stole`."""
    words = setting.words
    if match.reading.type not in ("ACCUSE", "REQUEST"):
        return []
    for number in range(match.index + 1, min(match.index + LONGEST_WAY_TO_COMMA, len(words.tags))):
        if words.tags[number] in ",.:-vxkw":
            return []
        phrase = phrase_from(setting.phrases, number + 1)
        if phrase is None:
            continue
        is_told = words.tags[number] == "t" and words.tags[number - 1] != "p"
        is_task = (
            words.lower[number] == "for" and words.tag(phrase[1]) == "o" and words.tag(phrase[1] + 1) not in "dErx"
        )
        if is_told or (is_task and match.reading.type == "REQUEST"):
            return list(parts(setting, phrase))
    return []


def targets(setting: Setting, match: TriggerMatch) -> list[Range]:
    """Return whom an event noun is directed at: `on them` behind it, or behind `by X`, `in Y`, a date and the like."""
    words, index = setting.words, match.index + 1
    prepositions = TO_WHOM.get(match.reading.type or "", OBJECT_PREPOSITIONS)
    while words.form(index) in EXTENSIONS:
        index += 1
    for _ in range(4):
        while words.tag(index) in ("a", "z") or words.form(index) in TIMES:
            index += 1
        aimed = index
        while words.tag(aimed) in ("a", "x"):
            aimed += 1
        if words.form(aimed) in AIMED:
            index = aimed + 1
            if words.tag(index) != "p":
                return list(listed(setting, index))
        is_laid = match.reading.lemma == "siege" and words.tags[match.index + 1 : index + 1] == "o"  # laid siege to it
        if (words.form(index) in prepositions or is_laid) and words.tag(index + 1) != "z":
            end = setting.phrases.by_start.get(index + 1, index)
            is_arrest = words.form(end - 1) in ("arrest", "detention") and words.form(end) == "of"  # a warrant for it
            return list(listed(setting, end + 1 if is_arrest else index + 1))
        if words.tag(index) == "p" and words.tag(index + 1) == "z":
            index += 1
            continue
        phrase = phrase_from(setting.phrases, index + 1) if words.form(index) in BEFORE_TARGET else None
        if phrase is None:
            return []
        index = phrase[1]
    return []


def is_thing(words: Words, first: int, last: int, allowed: frozenset[str] = NOTHING) -> bool:
    """Whether the head of a noun phrase is a tool, a time or an idea: `the lack of food`, `some negotiations`."""
    head = next((index for index in range(first + 1, last) if words.tags[index] in "po"), last) - 1
    while head > first and words.tags[head] in "ajv":
        head -= 1
    if words.lower[head] in QUANTITIES or words.tags[head] not in "NE":
        head = last - 1
    word = words.lower[head]
    is_idea = word in IDEAS or (word.endswith(ABSTRACT) and words.tags[head] != "E" and word not in NO_ABSTRACT)
    return (is_idea or word in THINGS) and word not in allowed
