"""events.arguments: who does it and to whom: the noun phrases at the places where grammar puts them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from scripts.core.phrases import (
    Range,
    extend_left,
    is_passive,
    nearest_subject_of,
    phrase_at,
    phrase_from,
    reporting_verbs,
    skip_auxiliaries,
    skip_date,
    subject_of,
)
from scripts.core.records import Argument, Entity, Span
from scripts.core.spans import SIDES, head_entity
from scripts.core.text import word_set
from scripts.core.word_classes import BE, NUMBERS, SAME_IN_PAST
from scripts.core.words import Words, is_finite
from scripts.events.triggers import (
    EXTENSIONS,
    LIGHT_VERBS,
    PLACE_TYPES,
    VERBAL_TYPES,
    Setting,
    TriggerMatch,
    find_governor,
)

TIMES = frozenset(("early", "late"))  # before the date that an act is told with
JOINTS = frozenset(("of",))
OBJECT_PREPOSITIONS = word_set("against at on upon")
TARGETS = word_set("against at into of on to upon with")
# What an event is done with or deals in, but no party to it.
THINGS = word_set(
    """abuses action actions aid ammunition arms arrest artillery asylum attack attacks blockade car cars ceasefire
    ceasefires close control cooperation corruption curfew dawn day days decade decades decision dialogue dusk
    embargo emergency equipment evidence exit fire food funds gas gmt grads gunfire half hour hours idea
    incident incidents initiative intervention involvement midday midnight minutes missile missiles money
    month months morning mortars night nightfall noon order orders part participation past place plan plans
    policy power proposal proposals relations resolution resolutions responsibility rocket rockets sanctions
    security shells shots situation step steps strikes sunrise sunset supplies talks ties time tires truce truck
    trucks tyres vehicle vehicles warrant warrants weapons week weeks weight year years"""
)
# Verbs whose object is to do what the infinitive behind it says.
CONTROL = word_set(
    """allow allowed allowing allows ask asked asking asks authorise authorised authorize authorized call called
    calling calls cause caused causing command commanded compelled deploy deployed directed dispatch dispatched
    enable enabled enables encourage encouraged force forced forces forcing help helped instructed invite invited
    lead leading leads led order ordered ordering orders permit permitted persuade persuaded press pressed prompt
    prompted prompting request requested send sending sends sent tasked tell telling tells told urge urged urges
    urging want wanted wants warn warned"""
)
WITHOUT_OBJECT = word_set(
    """accuse apologise appeal ask assist attack beg blame bomb call charge demand demonstrate deploy fire hit loot meet
    order plead pound pressure protest raid rebuke scoff shell shoot storm strike threaten warn welcome"""
)
# Nouns that are done to those they belong to: `the crew's release`.
UNDERGONE = word_set(
    """abduction arrest assassination capture deportation detention displacement evacuation execution expulsion
    imprisonment kidnapping killing murder overthrow release removal torture"""
)
FOLLOWING = word_set("affiliated aligned allied backed commanded led loyal supported")
AIMED = word_set("aimed committed directed launched perpetrated targeting")  # attacks directed against the port
REFLEXIVE = word_set("her his its their")
POSSESSIVES = word_set("her his its my our their your")
HARMING = word_set("injured injuring killed killing kills wounded wounding")
# Verbs whose subject takes part in the event that an object or `in` names.
DOING = LIGHT_VERBS.union(
    HARMING,
    word_set(
        """administer administered administering arrange arranged arranging attend attended attending authorises
        authorizes considered considering considers continue continued continues continuing defended defending
        defends delivered delivering died embark embarked engage engaged engages engaging enter entered exchange
        exchanged exchanging extend extended extending finished gave give given gives giving grant granted granting
        grants intensified intensify intensifying involved join joined joining keep keeping keeps kept levied levy
        offer offered offering offers organise organised organises organising organize organized organizes
        organizing oversaw oversee overseeing oversees participate participated participates participating
        perpetrates perpetrating pledge pledged pledges pledging pressed presses pressing promise promised promises
        promising provide provided provides providing reiterate reiterated reiterates renew renewed renewing renews
        repeat repeated repeats restart restarted resume resumed resumes resuming return returned returning returns
        send sending sends sent trade traded trades trading use used uses using"""
    ),
)
MEANS = word_set("air boat bus foot force helicopter land means nightfall phone plane road sea ship telephone train")
ABOUT_A_DEED = word_set("accusation allegation charge conviction")  # accusations of corruption
LIGHT_NOUNS = frozenset(("part", "responsibility", "role"))  # took part in, claimed responsibility for
BLAMING = word_set("accuse accused accuses accusing blame blamed blames blaming")
JUDGING = BLAMING | word_set(
    """applauded charged commended condemned condemning congratulated convicted credited criticised criticized denounced
    praised praising rebuked suspected suspects thanked thanking"""
)
OCCASIONS = word_set("as by during in when")
NOTHING: frozenset[str] = frozenset()
OF = frozenset(("between", "of", "with"))
COMPOUND = ("-affiliated", "-aligned", "-backed", "-controlled", "-held", "-led", "-run")
ADJECTIVE = ("al", "an", "ary", "ern", "ic", "ist")
SENT = ("ACCUSE", "AGREE", "AID", "ASSAULT", "CONSULT", "REJECT", "REQUEST", "SUPPORT", "THREATEN")
PLACE_EVENTS = ("ASSAULT", "COERCE", "CONSULT", "MOBILIZE", "RETREAT")
EMPTY = word_set("either less more neither that there this what which")
# Nouns and adjectives for a side that stand before its act: `rebel attacks`.
PARTIES = word_set(
    """allied army citizen coalition gang government insurgent insurgents islamist jihadist loyalist militant militants
    militia militias opposition police rebel rebels regime student tribal western worker"""
)
LIBYA = "country/libya"
LED = ("-imposed", "-led", "-orchestrated", "-organised", "-organized", "-run")
STATE_ACTS = word_set("airstrike embargo sanctions strike")  # of a country named before them: `U.S. sanctions`
TYPES_OF_STATES = ("ASSAULT", "COERCE", "MOBILIZE")  # acts of countries, while other places are only where they happen
BEING = BE | word_set("arrive arrived arrives came come comes gone remain remained remains travelled traveled went")
COMING = BEING | word_set("came come comes coming")  # came under fire
ACTING = word_set("at behind for in on")  # is in talks, were behind the raid
STATES = word_set("engaged implicated involved responsible")
UNDERGOING = word_set(
    """await awaited awaiting awaits encounter encountered encountering encounters endure endured enduring experience
    experienced experiences experiencing face faced faces facing received suffer suffered suffering suffers survive
    survived survives surviving sustain sustained sustaining undergo undergone underwent withstand withstood"""
)
HITTING = word_set(
    """caught damaged damaging destroyed destroying hit hits hitting killed killing rocked shook struck target targeted
    targeting targets wounded"""
)
HIT = word_set("car cars equipment security truck trucks vehicle vehicles")  # things that an assault may be aimed at
BEFORE_TARGET = word_set("across by from in near of throughout")
TO_WHOM = {
    "AGREE": word_set("to"),
    "AID": word_set("for to"),
    "REQUEST": word_set("to"),
    "SANCTION": word_set("for"),
    "SUPPORT": word_set("behind for to with"),
    "THREATEN": word_set("for to"),
}
GIVING = ("AGREE", "AID")
UNAIMED = ("MOBILIZE", "RETREAT")  # with no place for their aim
# May stand for people without a noun.
ABSTRACT = tuple(ending + plural for ending in ("tion", "ment", "ness", "ity", "ance", "ence") for plural in ("", "s"))
# Bodies, people and things whose names end like those of ideas.
BODIES = word_set(
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
    """access advances anniversary anthem barriers bid bill bills bomb bombs campaign cargo cargoes charter circular
    conflict conflicts crisis deal demand demands departure disappearances displacement easing end energy event
    events film footage freeze fuel halt killing killings lack liberty mandate massacre massacres measures needs
    process purpose rate release request requests round rounds rule salaries shell shortages standards unrest
    uprising use video videos violence vote votes war wars water"""
)
QUANTITIES = word_set(
    """close dozens half handful hundreds majority millions most much number one part rest scores series some tens
    thousands"""
)
AROUND = word_set("after before during following")  # before talks of the subject of the clause
# Verbs with an object that does what a verb without `to` says: `helped them retake it`.
LETTING = word_set("heard help helped helping helps let lets letting make makes making saw see seeing watch watched")
VICTIMS = word_set("survivors target targets victim victims")  # of the raid
STRUCK = word_set("damaged destroyed hit sabotaged shattered struck targeted")
DYING = word_set("die died dies perished")  # in the raid
RECRUITING = word_set("hire order recruit")  # done to men, while troops that are moved only act
MUTUAL = word_set("against alongside among between with")
ATTRIBUTING = word_set("attribute attributed attributes attributing")
UNCHANGING = SAME_IN_PAST | word_set("beat cast hurt overrun split")
MATERIALS = word_set("air army ground human land oil police sea")  # oil and gas exports
DECIDED = ("SANCTION", "SUPPORT")  # by a resolution
DECISIONS = word_set("mandate resolution resolutions")
GIVEN = word_set("given granted offered promised provided shown subjected")  # was offered aid
DATE_BEHIND = re.compile("p?z+")
CONTINUING = word_set("began begin begins continue continued continues")  # to target it
ITEMS_AND_VERB = re.compile("(?:,[jNE]+)*,?c[jNE]+v")
NEW_CLAUSE = frozenset(",-:kvwx")
PULLING = word_set("pull withdraw")  # men out of a place
COUNTABLE = POSSESSIVES | frozenset(NUMBERS) | word_set("all both each many other others several some those")
LONGEST_WAY_TO_BY, LONGEST_WAY_TO_COMMA = 12, 8
BETWEEN_ITEMS = frozenset("cjNadEnp")
JOINED_VERBS = re.compile("(?:,[vj])*,?c[vj]")
LIST, LIST_WITH_TARGETS = frozenset(",cjNad"), frozenset(",cjNadEnpz")

Sides = tuple[list[Range], list[Range]]
Parties = tuple[tuple[Argument, ...], tuple[Argument, ...]]


def find_parties(setting: Setting, matches: Sequence[TriggerMatch]) -> list[Parties]:
    """Return the actors and the recipients, in reading order, of each event of a sentence.

    Events that a list names together have what stands before the first and behind the last in common: `the groups
    committed torture and killings`, `kidnappings and bombings of civilians by militias`.
    """
    parties = [_find_parties(setting, match) for match in matches]
    for number, (first, second) in enumerate(pairwise(matches), 1):
        actors, recipients = parties[number]
        if not actors and _is_list(setting, first, second, LIST_WITH_TARGETS):
            actors = parties[number - 1][0]
        if not recipients and _is_list(setting, first, second, LIST):
            before = setting.words.spans[first.index][0]
            recipients = tuple(argument for argument in parties[number - 1][1] if argument.end < before)
        parties[number] = actors, recipients
    for number, (first, second) in reversed(list(enumerate(pairwise(matches)))):
        if _is_list(setting, first, second, LIST):
            actors, recipients = parties[number]
            parties[number] = actors or parties[number + 1][0], recipients or parties[number + 1][1]
    return parties


def _is_list(setting: Setting, first: TriggerMatch, second: TriggerMatch, allowed: frozenset[str]) -> bool:
    """Whether nothing but commas, conjunctions and what these tags allow stands between two event nouns."""
    between = setting.words.tags[first.index + 1 : second.index]
    is_joint = not {",", "c"}.isdisjoint(between) and allowed.issuperset(between)
    return is_joint and (first.reading.part, second.reading.part) == ("noun", "noun")


def _find_parties(setting: Setting, match: TriggerMatch) -> Parties:
    sides = _of_verb(setting, match) if match.reading.part == "verb" else _of_noun(setting, match)
    actors = tuple(_arguments(setting, match, sides[0], are_targets=False))
    taken = {(argument.start, argument.end) for argument in actors}
    recipients = _arguments(setting, match, [*sides[1], *_victims(setting, match)], are_targets=True)
    if match.reading.type in VERBAL_TYPES and match.reading.lemma != "accuse":
        recipients = (item for item in recipients if setting.words.text[item.start : item.end] not in ("it", "It"))
    return actors, tuple(argument for argument in recipients if (argument.start, argument.end) not in taken)


def _victims(setting: Setting, match: TriggerMatch) -> Iterator[Range]:
    """Yield whom an assault killed or hurt: `the raid killed two`, `raided it, killing two`, `two killed in a raid`."""
    if match.reading.type != "ASSAULT" or match.reading.frame == "mutual":
        return
    words, trigger = setting.words, match.index
    for index in [index for index, word in enumerate(words.lower) if word in HARMING]:
        between = words.tags[min(index, trigger) : max(index, trigger)]
        if words.tags[index] not in "vj" or index == trigger or "." in between:
            continue
        is_joined = words.tag(index - 1) == "c" and trigger < index and index + 1 in setting.phrases.by_start
        if is_joined and words.tags[trigger] == "v" and NEW_CLAUSE.isdisjoint(between[1:]):
            yield from _object(setting, index, NOTHING)
        elif match.reading.rank == "act":
            yield from _harmed(setting, trigger, index)


def _harmed(setting: Setting, trigger: int, verb: int) -> Iterable[Range]:
    """Return whom a verb such as `killed` is about, if the trigger is what harmed them."""
    words, phrases = setting.words, setting.phrases
    is_active = verb + 1 in phrases.by_start and not is_passive(words, verb)
    is_participle = words.tag(verb - 1) not in ("x", "a") and verb in phrases.by_end and not is_active
    subject = (phrases.by_end[verb], verb) if is_participle else subject_of(phrases, verb)
    between = words.lower[min(verb, trigger) + 1 : max(verb, trigger)]
    is_next = HARMING.isdisjoint(between)
    is_outcome = verb > trigger and words.lower[verb].endswith("ing") and is_next
    if is_outcome or (subject is not None and subject[0] <= trigger < subject[1]):
        return _object(setting, verb, NOTHING)
    is_inside = verb < trigger and is_next and not OCCASIONS.isdisjoint(between)
    if is_inside and is_active:
        return _object(setting, verb, NOTHING)
    return _parts(setting, subject) if is_inside and subject is not None else ()


def _struck(setting: Setting, noun: int) -> list[Range]:
    """Return who died or what was hit in what an event noun names: `died in a raid`, `was targeted in the strikes`."""
    words = setting.words
    start = phrase_at(setting.phrases, noun)[0] - 1
    if words.form(start) not in OCCASIONS:
        return []
    verb = max(words.tags.rfind("v", max(0, start - LONGEST_WAY_TO_COMMA), start), 0)
    is_hit = words.lower[verb] in STRUCK and is_passive(words, verb)
    return _subject(setting, verb) if is_hit or words.lower[verb] in DYING else []


def _of_verb(setting: Setting, match: TriggerMatch) -> Sides:
    index, frame = match.index, match.reading.frame
    if setting.words.form(index).endswith("ing") and setting.words.form(index + 1) == "of" and frame == "transitive":
        return _agent(setting, index), list(_listed(setting, index + 2))
    noun = phrase_at(setting.phrases, index)
    if noun[1] > index + 1:
        return [], [(index + 1, noun[1]), *_joined(setting, noun[1], is_pair=False)]
    subject = _subject(setting, index)
    if frame == "intransitive":
        pulled = _object(setting, index, NOTHING) if match.reading.lemma in PULLING else []
        return subject, pulled or _receiver(setting, match) or _addressed(setting, match) or _target(setting, match)
    if frame == "undergo":
        return [], subject
    if frame == "mutual" and is_passive(setting.words, index):
        return _agent(setting, index), []
    if frame == "mutual":
        return subject + (_object(setting, index, MUTUAL) or _partner(setting, index)), []
    if antecedent := _antecedent(setting, index):
        end = skip_auxiliaries(setting.words, index)
        return [(setting.phrases.by_end[end], end)], antecedent
    if _is_undergone(setting, match):
        return _agent(setting, match.index), subject
    if match.reading.type == "MOBILIZE" and match.reading.lemma not in RECRUITING:
        return subject, []
    return subject, _receiver(setting, match) or _addressed(setting, match) or _object(
        setting, match.index, OBJECT_PREPOSITIONS
    )


def _antecedent(setting: Setting, verb: int) -> list[Range]:
    """Return what a clause is about whose subject follows `which` or `whom`: `the council, which France recognised`."""
    words, by_end = setting.words, setting.phrases.by_end
    relative = by_end.get(skip_auxiliaries(words, verb), 0) - 1
    if words.form(relative) not in ("which", "whom") or is_passive(words, verb):
        return []
    end = relative - 1 if words.tag(relative - 1) == "," else relative
    end = words.tags.rfind("(", 0, end) if words.tag(end - 1) == ")" else end
    return [(by_end[end], end)] if end in by_end else []


def _partner(setting: Setting, index: int) -> list[Range]:
    """Return with whom or between whom an event is, further behind its word: `talks in Paris with them`."""
    words, is_past_verb = setting.words, False
    for number in range(index + 1, min(index + 1 + LONGEST_WAY_TO_BY, len(words.tags))):
        if words.lower[number] in MUTUAL and (words.lower[number] == "between" or not is_past_verb):
            return list(_listed(setting, number + 1))
        if words.tags[number] in ",.:-kwt":
            return []
        is_past_verb = is_past_verb or words.tags[number] in "vx"
    return []


def _receiver(setting: Setting, match: TriggerMatch) -> list[Range]:
    """Return to whom the object of a verb is given: `supplied fuel to the rebels`, `offered them and us aid`."""
    if match.reading.type not in GIVING:
        return []
    words, end = setting.words, match.index + 1
    for _ in range(4):
        phrase = phrase_from(setting.phrases, end, JOINTS)
        if phrase is None or words.tag(phrase[1]) not in ("c", "p", "o"):
            return []
        end = phrase[1] + 1
        if words.form(phrase[1]) in ("for", "to") and end in setting.phrases.by_start:
            return list(_listed(setting, end))
    return []


def _addressed(setting: Setting, match: TriggerMatch) -> list[Range]:
    """Return who is to act or has acted by what is asked or blamed: `called for him to go`, `claims that he stole`."""
    words = setting.words
    if match.reading.type not in ("ACCUSE", "REQUEST"):
        return []
    for number in range(match.index + 1, min(match.index + LONGEST_WAY_TO_COMMA, len(words.tags))):
        if words.tags[number] in ",.:-vxkw":
            return []
        phrase = phrase_from(setting.phrases, number + 1, JOINTS)
        if phrase is None:
            continue
        is_told = words.tags[number] == "t" and words.tags[number - 1] != "p"
        is_task = words.lower[number] == "for" and words.tag(phrase[1]) == "o" and words.tag(phrase[1] + 1) not in "dEr"
        if is_told or (is_task and match.reading.type == "REQUEST"):
            return list(_parts(setting, phrase))
    return []


def _is_undergone(setting: Setting, match: TriggerMatch) -> bool:
    """Whether a transitive verb is passive, or a participle behind its noun: `three men killed near the port`."""
    words, index = setting.words, match.index
    if is_passive(words, index):
        return True
    is_finite_form = words.lower[index] in (match.reading.lemma, f"{match.reading.lemma}s")
    is_no_participle = words.form(index).endswith("ing") or (is_finite_form and words.lower[index] not in UNCHANGING)
    if is_no_participle or words.tag(index - 1) in ("x", "r", "o"):
        return False
    following = index + 1
    while words.tag(following) == "a":
        following += 1
    if words.form(following) == "of" and match.reading.lemma == "accuse":
        return True
    if words.tags[following : following + 2] == "cv" or words.form(following).endswith("ing"):
        return False
    is_bare = (
        following not in setting.phrases.by_start
        and words.tag(following) != "t"
        and match.reading.lemma not in WITHOUT_OBJECT
    )
    return is_bare or words.form(following) in ("by", "in", "during")


def _subject(setting: Setting, index: int) -> list[Range]:
    words, phrases = setting.words, setting.phrases
    infinitive = skip_auxiliaries(words, index) - 1
    helped = phrases.by_end.get(infinitive + 1)
    if helped is not None and words.form(helped - 1) in LETTING:
        return [(helped, infinitive + 1)]
    is_infinitive = infinitive >= 0 and words.tags[infinitive] == "o"
    if is_infinitive and words.tag(infinitive - 1) in ("j", "v") and words.form(infinitive - 1).endswith("ing"):
        return _subject(setting, infinitive - 1)
    if is_infinitive:
        first = (0, infinitive) if phrases.by_end.get(infinitive) == 0 else None
        found = _controller(setting, infinitive) or _decider(setting, infinitive) or first
        found = found or nearest_subject_of(phrases, index)
    else:
        found = _joined_subject(setting, infinitive) or subject_of(phrases, index)
        start = infinitive + 1
        if found is None and words.tag(infinitive) == "," and is_finite(words.lower, words.tags, start):
            found = nearest_subject_of(phrases, start, over_participles=True)
        is_participle = words.form(index).endswith("ing") and "x" not in words.tags[start:index]
        if is_participle or words.form(start) in ("being", "having"):
            if accused := _blamed(setting, start):
                return accused
            found = _subject_of_participle(setting, start, index if is_participle else start) or found
    return [] if found is None else [*_listed_before(setting, *found), *_parts(setting, found)]


def _subject_of_participle(setting: Setting, start: int, index: int) -> Range | None:
    """Return whose act an -ing form behind its adverbs tells: the noun before it, else the subject of the sentence.

    `men firing at it`; `they left, firing at it`; `after meeting them, he left`.
    """
    phrases = setting.phrases
    noun = phrases.by_end.get(index)
    if noun is not None:
        return (extend_left(phrases, noun) if setting.words.tag(noun - 1) == "c" else noun), index
    if fronted := _subject_behind(setting, start, index):
        return fronted
    return nearest_subject_of(phrases, start, over_participles=True)


def _subject_behind(setting: Setting, start: int, index: int) -> Range | None:
    """Return the subject behind the comma after what opens a clause: `after meeting them, he left`; else None.

    That begins at a word, the sentence at it or at the preposition before it.
    """
    words, phrases = setting.words, setting.phrases
    is_open = start == 0 or (words.tag(start - 1) in ("p", "k") and (start == 1 or words.tags[start - 2] in ",t.:-q("))
    is_open = is_open or (start == 2 and words.form(0).endswith("ing"))
    comma = words.tags.find(",", index) + 1
    end = phrases.by_start.get(comma, 0)
    return (comma, end) if is_open and comma and words.tag(end) in ("v", "x", ",") else None


def _joined_subject(setting: Setting, joint: int) -> Range | None:
    """Return the nearest subject before the conjunction at a word: `it said it had left and closed its office`."""
    words = setting.words
    is_joint = joint >= 0 and (words.tags[joint] == "c" or words.lower[joint] == "but")
    return nearest_subject_of(setting.phrases, joint, over_participles=True) if is_joint else None


def _listed_before(setting: Setting, start: int, end: int) -> list[Range]:
    """Return the noun phrases before a subject that ends their list: `soldiers, policemen and guards fled`."""
    words, by_end = setting.words, setting.phrases.by_end
    found: list[Range] = []
    joint = start - 1
    while joint > 0 and words.tags[joint] in (",", "c"):
        last = joint - 1 if words.tags[joint] == "c" and words.tags[joint - 1] == "," else joint
        if last not in by_end:
            break
        first = extend_left(setting.phrases, by_end[last])
        if not _is_adjective(words, last - 1):
            found.append((first, last))
        joint = first - 1
    is_list = len(found) > 1 if words.tag(start - 1) == "c" else "c" in words.tags[start:end]
    is_told = words.tag(joint) == "v" and words.lower[joint] in reporting_verbs()
    return found[::-1] if is_list and (is_told or words.tag(joint) not in ("v", "p", "o", "k")) else []


def _controller(setting: Setting, infinitive: int) -> Range | None:
    """Return who is ordered, asked or allowed to do what an infinitive says, or None."""
    near = setting.phrases.by_end.get(infinitive)
    if near is None:
        return None
    if setting.words.form(near - 1) == "for":
        return near, infinitive
    if setting.words.form(near - 1) == "by" and setting.words.form(near - 2) in CONTROL:
        return subject_of(setting.phrases, near - 2)
    for start in (near, extend_left(setting.phrases, near)):
        if not CONTROL.isdisjoint(setting.words.lower[max(0, start - 2) : start]):
            return start, infinitive
    return None


def _decider(setting: Setting, infinitive: int) -> Range | None:
    """Return whose decision, attempt or the like it is to do what an infinitive says, or None."""
    found = setting.phrases.by_end.get(infinitive)
    if found is None:
        return None
    mark = setting.words.tags.rfind("s", found, infinitive)
    return (found, mark) if mark > found else None


def _parts(setting: Setting, phrase: Range) -> Iterator[Range]:
    """Yield the noun phrases that `and` joins."""
    start, phrases = phrase[0], setting.phrases
    for index in range(*phrase):
        is_joint = setting.words.tags[index] == "c" and index in phrases.by_end and index + 1 in phrases.by_start
        if is_joint and not _shares_noun(setting, index):
            yield start, index
            start = index + 1
    yield start, phrase[1]


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
    return words.tags[index] == "N" and (word.endswith((*ADJECTIVE, *COMPOUND)) or word.startswith(("anti-", "pro-")))


def _object(setting: Setting, index: int, prepositions: frozenset[str]) -> list[Range]:
    """Return the noun phrases behind a verb or noun: at once, behind adverbs, or behind one of the prepositions.

    What the event is done with is passed over: `fired rockets at the port`.
    """
    words, start = setting.words, index + 1
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
        return list(_listed(setting, end + 1))
    found = list(_listed(setting, start))
    tools = THINGS if len(found) == 1 else THINGS - HIT
    if found and all(words.form(last - 1) in tools for _, last in found):
        end = found[-1][1]
        is_warrant = words.form(end) == "for" and words.form(end - 1) in ("warrant", "warrants")
        return list(_listed(setting, end + 1)) if is_warrant or words.form(end) in TARGETS else found
    return found


def _listed(setting: Setting, start: int, *, is_pair: bool = False) -> Iterator[Range]:
    """Yield the noun phrase that begins at a word and those that `and` adds; `between` always has a second."""
    words = setting.words
    phrase = _with_leader(setting, _phrase_from(setting, start))
    if phrase is not None and words.form(start - 1) in BLAMING and words.form(phrase[1]) != "of":
        phrase = start, _last_of(words, *phrase)
    if phrase is not None:
        yield phrase
        yield from _joined(setting, phrase[1], is_pair=is_pair or words.form(start - 1) == "between")


def _phrase_from(setting: Setting, start: int) -> Range | None:
    """Return the noun phrase that begins at a word, with its `of`, and with a second adjective before its noun."""
    phrase = phrase_from(setting.phrases, start, JOINTS)
    if phrase is None or setting.words.tag(phrase[1]) != "c" or phrase[1] + 1 not in setting.phrases.by_start:
        return phrase
    if not _shares_noun(setting, phrase[1]):
        return phrase
    rest = phrase_from(setting.phrases, phrase[1] + 1, JOINTS)
    return phrase if rest is None else (start, rest[1])


def _joined(setting: Setting, end: int, *, is_pair: bool) -> list[Range]:
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
        phrase = _phrase_from(setting, start)
        if phrase is None or (not is_pair and words.tag(phrase[1]) in ("v", "x")):
            break
        found.append(phrase)
        end = phrase[1]
        if is_last:
            length = len(found)
    return found[:length]


def _last_of(words: Words, start: int, end: int) -> int:
    """Return where what somebody is accused of begins in a phrase such as `rebels of butchery`, else its end."""
    return next((index for index in range(end - 1, start, -1) if words.lower[index] == "of"), end)


def _with_leader(setting: Setting, phrase: Range | None) -> Range | None:
    """Return a noun phrase with those that it follows: `forces loyal to Salem Atiya`, `gunmen led by him`."""
    if phrase is None:
        return None
    words, end = setting.words, phrase[1]
    if words.form(end) in ("backing", "supporting", "under"):
        end += 1
    elif words.form(end) in FOLLOWING and words.form(end + 1) in ("by", "to", "with"):
        end += 2
    elif words.form(end - 1) in FOLLOWING and words.form(end) in ("by", "to", "with"):
        end += 1
    is_leader = end > phrase[1] and words.tag(phrase[1] - 1) != "E"
    leader = phrase_from(setting.phrases, end, JOINTS) if is_leader else None
    return phrase if leader is None else (phrase[0], leader[1])


def _agent(setting: Setting, index: int, *, is_noun: bool = False) -> list[Range]:
    """Return the noun phrases behind `by` in the clause of a word."""
    words = setting.words
    verbs = JOINED_VERBS.match(words.tags, index + 1)
    index = index if verbs is None else verbs.end() - 1
    for number in range(index + 1, min(index + 1 + LONGEST_WAY_TO_BY, len(words.lower))):
        if setting.clauses[number] != setting.clauses[index]:
            break
        if words.lower[number] == "by" and words.form(number + 1) not in MEANS:
            return list(_listed(setting, number + 1, is_pair=is_noun))
    return []


def _sender(setting: Setting, match: TriggerMatch) -> list[Range]:
    """Return from whom comes what an event noun names: `a request from the council`, `praise for it from them`."""
    words, index = setting.words, match.index + 1
    if match.reading.type not in SENT:
        return []
    phrase = phrase_from(setting.phrases, index + 1, JOINTS) if words.form(index) in ("for", "to") else None
    index = index if phrase is None else phrase[1]
    return list(_listed(setting, index + 1)) if words.form(index) == "from" else []


def _doer(setting: Setting, index: int) -> list[Range]:
    """Return who does what an event noun names, by the verb it depends on or the state it is said to be."""
    return _governor(setting, index) or _in_state(setting, index)


def _sufferer(setting: Setting, index: int) -> list[Range]:
    """Return who suffers what an event noun names: `they faced arrest`, `came under fire`, `were hit by shelling`."""
    words, verb = setting.words, find_governor(setting, index, UNDERGOING)
    if verb is not None:
        return [] if is_passive(words, verb) else _subject(setting, verb)
    verb = find_governor(setting, index, GIVEN)
    if verb is not None and is_passive(words, verb):
        return _subject(setting, verb)
    start = phrase_at(setting.phrases, index)[0]
    if words.form(start - 1) == "under":
        return _subject(setting, start - 2) if words.form(start - 2) in COMING else []
    if words.form(start - 1) == "with" and words.form(start - 2) == "met" and is_passive(words, start - 2):
        return _subject(setting, start - 2)
    if words.form(start - 1) == "of" and words.form(start - 2) in VICTIMS and start - 1 in setting.phrases.by_end:
        return [(setting.phrases.by_end[start - 1], start - 1)]
    if words.form(start - 1) == "by":
        verb = max(words.tags.rfind("v", max(0, start - 1 - LONGEST_WAY_TO_COMMA), start - 1), 0)
        return _subject(setting, verb) if is_passive(words, verb) else []
    return _hit(setting, index) or _struck(setting, index)


def _hit(setting: Setting, noun: int) -> list[Range]:
    """Return what an event noun is said to hit: `the strikes hit a depot`, `attacks on the road targeted lorries`."""
    words = setting.words
    for verb in range(noun + 1, min(noun + 1 + LONGEST_WAY_TO_COMMA, len(words.tags))):
        if words.lower[verb] in HITTING and verb + 1 in setting.phrases.by_start and not is_passive(words, verb):
            return _object(setting, verb, NOTHING)
        if words.tags[verb] in ".:-kwtr" or (words.tags[verb] == "v" and words.lower[verb] not in CONTINUING):
            return []
        if words.tags[verb] == "," and not ITEMS_AND_VERB.match(words.tags, noun + 1):
            return []
    return []


def _of_noun(setting: Setting, match: TriggerMatch) -> Sides:
    """Return the sides that stand around an event noun: before it, behind it, or around the verb it depends on."""
    index, frame, lemma = match.index, match.reading.frame, match.reading.lemma
    owners = _agent(setting, index, is_noun=True) + _sender(setting, match) + _possessors(
        setting, index, lemma
    ) or _blamed(setting, index)
    date = DATE_BEHIND.match(setting.words.tags, index + 1)
    head = index if date is None else date.end() - 1
    is_about = setting.words.form(head + 1) in OF and lemma not in ABOUT_A_DEED
    of = _object(setting, head, OF) if is_about else []
    if frame == "mutual":
        start = phrase_at(setting.phrases, index)[0]
        fronted = _subject_behind(setting, start, index) if setting.words.form(start - 1) in AROUND else None
        partner = of or _partner(setting, index)
        return owners + partner + _doer(setting, index) + ([fronted] if fronted else []), []
    if frame == "intransitive":
        return owners + of or _doer(setting, index), _target(setting, match)
    if frame == "undergo":
        return [], owners + of
    if lemma in UNDERGONE and of:
        return owners or _doer(setting, index), of
    if lemma in UNDERGONE:
        actors = _agent(setting, index, is_noun=True) or _blamed(setting, index) or _doer(setting, index)
        return actors, _possessors(setting, index, lemma) + of or _sufferer(setting, index)
    recipients = of + _target(setting, match) or _sufferer(setting, index) or _addressed(setting, match)
    doers = _attributed(setting, index) or _doer(setting, index)
    return owners or [phrase for phrase in doers if phrase not in recipients], recipients


def _attributed(setting: Setting, noun: int) -> list[Range]:
    """Return whose act a sentence says an event to be: `attributed the raid to them`."""
    words = setting.words
    start, end = phrase_at(setting.phrases, noun)
    is_attributed = words.form(start - 1) in ATTRIBUTING and words.form(end) == "to"
    return list(_listed(setting, end + 1)) if is_attributed else []


def _target(setting: Setting, match: TriggerMatch) -> list[Range]:
    """Return whom an event noun is directed at: `on them` behind it, or behind `by X`, `in Y`, a date and the like."""
    words, index = setting.words, match.index + 1
    prepositions = OBJECT_PREPOSITIONS | TO_WHOM.get(match.reading.type or "", NOTHING)
    while words.form(index) in EXTENSIONS:
        index += 1
    for _ in range(4):
        while words.tag(index) in ("a", "z") or words.form(index) in TIMES:
            index += 1
        if words.form(index) in AIMED:
            index += 1
            if words.tag(index) != "p":
                return list(_listed(setting, index))
        if words.form(index) in prepositions and words.tag(index + 1) != "z":
            return list(_listed(setting, index + 1))
        if words.tag(index) == "p" and words.tag(index + 1) == "z":
            index += 1
            continue
        phrase = phrase_from(setting.phrases, index + 1, JOINTS) if words.form(index) in BEFORE_TARGET else None
        if phrase is None:
            return []
        index = phrase[1]
    return []


def _possessors(setting: Setting, index: int, lemma: str) -> list[Range]:
    """Return who stands before an event noun: a possessive, or the name of a body or people: `NATO strikes`."""
    words = setting.words
    start, _ = phrase_at(setting.phrases, index)
    mark = words.tags.rfind("s", start, index)
    if mark > start:
        return [(start, mark)]
    if words.form(start - 1) == "whose":
        end = start - 2 if words.tag(start - 2) == "," else start - 1
        return [(setting.phrases.by_end[end], end)] if end in setting.phrases.by_end else []
    if words.lower[start] in POSSESSIVES and start < index:
        owner = [] if lemma in UNDERGONE else _owner(setting, start)
        return owner or [(start, start + 1)]
    for entity in setting.entities:
        first, last = words.at(entity.start), words.at(entity.end)
        is_state = lemma in STATE_ACTS and _is_country(entity) and entity.authority_id != LIBYA
        suffix = words.text[entity.end : words.spans[last - 1][1]] if start <= first < last <= index else ""
        if suffix.startswith("-") and suffix not in LED:
            continue
        if (entity.type in SIDES or is_state or suffix) and start <= first < last <= index:
            return [*_listed_before(setting, first, last), (first, last)]
    return [(number, number + 1) for number in range(start, index) if words.lower[number] in PARTIES][:1]


def _owner(setting: Setting, possessive: int) -> list[Range]:
    """Return the subject of the verb whose object begins with a possessive: `the army renewed its attack`."""
    words, verb = setting.words, possessive - 1
    if words.lower[possessive] not in REFLEXIVE or words.tag(verb) != "v" or is_passive(words, verb):
        return []
    return _subject(setting, verb)


def _blamed(setting: Setting, index: int) -> list[Range]:
    """Return whom the sentence accuses of what an event noun names: `accused the army of the bombing`."""
    words, by_end = setting.words, setting.phrases.by_end
    for number in range(index - 1, max(0, index - LONGEST_WAY_TO_BY), -1):
        end = skip_date(words, number)
        if words.lower[number] in ("for", "of") and end in by_end:
            found = [(by_end[end], end)]
            while (joint := found[0][0] - 1) in by_end and words.tags[joint] in (",", "c"):
                found.insert(0, (by_end[joint], joint))
            start = found[0][0]
            while words.form(start - 1).endswith("ing") and start - 1 in by_end:
                start = by_end[start - 1]
            found[0] = start, found[0][1]
            return found if words.form(start - 1) in JUDGING else []
    return []


def _governing_verb(setting: Setting, noun: int) -> int | None:
    """Return the verb that an event noun depends on, over the adjectives and items of its list, or None.

    `committed abuses, including attacks and torture`; `announced a temporary, partial ceasefire`.
    """
    words = setting.words
    verb = find_governor(setting, noun, DOING, LIGHT_NOUNS)
    if verb is not None:
        return verb
    comma = words.tags.rfind(",", 0, noun)
    while comma > 0 and noun - comma < LONGEST_WAY_TO_COMMA and BETWEEN_ITEMS.issuperset(words.tags[comma + 1 : noun]):
        verb = find_governor(setting, comma, DOING, LIGHT_NOUNS)
        if verb is not None:
            return verb
        comma, noun = words.tags.rfind(",", 0, comma), comma
    return None


def _governor(setting: Setting, index: int) -> list[Range]:
    """Return the subject of the light verb that an event noun depends on: `the army launched an attack`."""
    verb = _governing_verb(setting, index)
    if verb is None or is_passive(setting.words, verb):
        return []
    is_harmed = setting.words.lower[verb] in HARMING and verb + 1 not in setting.phrases.by_start
    return [] if is_harmed else _subject(setting, verb)


def _in_state(setting: Setting, noun: int) -> list[Range]:
    """Return who is in, on or behind what a noun names, or is what it says: `it was in talks`, `was critical of it`."""
    words = setting.words
    before = phrase_at(setting.phrases, noun)[0] - 1
    while words.tag(before) == "q":
        before -= 1
    is_adjective = before == noun - 1 and words.tag(before) in ("a", "x")
    if words.form(before) not in ACTING and not is_adjective:
        return []
    if words.tag(before - 1) == "," and before - 1 in setting.phrases.by_end and words.lower[before] == "in":
        return [(setting.phrases.by_end[before - 1], before - 1)]
    verb = before if is_adjective else before - 1
    while words.tag(verb) == "a" or words.form(verb) in STATES:
        verb -= 1
    return _subject(setting, verb) if words.form(verb) in BEING else []


def _arguments(
    setting: Setting, match: TriggerMatch, ranges: Sequence[Range], *, are_targets: bool
) -> Iterator[Argument]:
    """Yield the arguments in reading order, without doubles and without what can't take part.

    A bare name of a place acts in no deed on the ground, save a country that uses force; it may be the aim of most.
    A person is the name alone, without the title.
    """
    types = UNAIMED if are_targets else PLACE_EVENTS
    allowed = HIT if are_targets and match.reading.type in ("ASSAULT", "COERCE") else NOTHING
    if not are_targets and match.reading.type in DECIDED:
        allowed = DECISIONS
    for first, last in sorted(set(ranges)):
        span = setting.words.span(first, last)
        entity = head_entity(span.start, span.end, setting.entities)
        name = _name_behind(setting, last)
        if name is not None and (entity is None or entity.end != span.end or entity.type != "PER"):
            span, entity = Span(name.start, name.end), name
        elif last - first == 1 and (inner := _name_before_hyphen(setting, span)) is not None:
            span, entity = Span(inner.start, inner.end), inner
        elif entity is not None and entity.type == "PER" and entity.end == span.end:
            span = Span(entity.start, entity.end) if _is_titled(setting, first, last) else span
        is_state = not are_targets and match.reading.type in TYPES_OF_STATES and _is_country(entity)
        is_place = match.reading.type in types and not is_state and _is_place(entity, span.start, span.end)
        if not is_place and _is_party(setting.words, first, last, allowed) and not first <= match.index < last:
            ids = (None, None) if entity is None else (entity.entity_id, entity.authority_id)
            yield Argument(span.start, span.end, *ids)


def _name_behind(setting: Setting, last: int) -> Entity | None:
    """Return the person whose name a noun phrase has for its apposition: `an officer, Salem Atiya, denied it`."""
    words = setting.words
    if words.tag(last) != "," or words.tag(last + 1) != "E" or words.form(last - 1).endswith("s"):
        return None
    start = words.spans[last + 1][0]
    name = next((entity for entity in setting.entities if entity.start == start and entity.type == "PER"), None)
    return name if name is not None and words.tag(words.at(name.end)) in (",", ".", ")") else None


def _name_before_hyphen(setting: Setting, span: Span) -> Entity | None:
    """Return the mention that a compound such as `NATO-led` begins with."""
    text = setting.words.text
    return next(
        (item for item in setting.entities if item.start == span.start and text[item.end : item.end + 1] == "-"), None
    )


def _is_titled(setting: Setting, first: int, last: int) -> bool:
    """Whether nothing but a title stands before the name that ends a phrase: no `forces loyal to` him."""
    return set("po").isdisjoint(setting.words.tags[first:last])


def _is_party(words: Words, first: int, last: int, allowed: frozenset[str]) -> bool:
    """Whether a noun phrase can take part in an event: no empty word, no figure and no tool."""
    is_figure = set(words.tags[first:last]) <= {"n", "d"} and COUNTABLE.isdisjoint(words.lower[first:last])
    is_empty = (
        words.lower[first] == "no"
        or words.lower[first:last] == ("each", "other")
        or (last - first == 1 and words.lower[first] in EMPTY)
    )
    return not is_figure and not is_empty and not _is_thing(words, first, last, allowed)


def _is_thing(words: Words, first: int, last: int, allowed: frozenset[str]) -> bool:
    """Whether the head of a noun phrase is a tool, a time or an idea: `the lack of food`, `some negotiations`."""
    head = next((index for index in range(first + 1, last) if words.tags[index] in "po"), last) - 1
    while head > first and words.tags[head] in "ajv":
        head -= 1
    if words.lower[head] in QUANTITIES or words.tags[head] not in "NE":
        head = last - 1
    word = words.lower[head]
    is_idea = word in IDEAS or (word.endswith(ABSTRACT) and words.tags[head] != "E" and word not in BODIES)
    return (is_idea or word in THINGS) and word not in allowed


def _is_country(entity: Entity | None) -> bool:
    return entity is not None and (entity.authority_id or "").startswith("country/")


def _is_place(entity: Entity | None, start: int, end: int) -> bool:
    return entity is not None and entity.type in PLACE_TYPES and (entity.start, entity.end) == (start, end)
