"""events.arguments: who does it and to whom: the noun phrases at the places where grammar puts them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from scripts.core.phrases import (
    Range,
    is_passive,
    nearest_subject_of,
    phrase_at,
    phrase_from,
    skip_auxiliaries,
    subject_of,
)
from scripts.core.records import Argument, Entity, Span
from scripts.core.spans import SIDES, head_entity
from scripts.core.text import word_set
from scripts.core.word_classes import NUMBERS
from scripts.core.words import Words
from scripts.events.triggers import LIGHT_VERBS, PLACE_TYPES, VERBAL_TYPES, Setting, TriggerMatch, find_governor

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
    security shells shots situation step steps strikes sunrise sunset supplies talks ties tires truce truck
    trucks tyres vehicle vehicles warrant warrants weapons week weeks weight year years"""
)
# Verbs whose object is to do what the infinitive behind it says.
CONTROL = word_set(
    """allow allowed allowing allows ask asked asking asks authorise authorised authorize authorized call called
    calling calls cause caused causing command commanded compelled deploy deployed directed dispatch dispatched
    enable enabled enables encourage encouraged force forced forces forcing help helped instructed invite
    invited lead leading leads led order ordered ordering orders permit permitted persuade persuaded press
    pressed prompt prompted prompting request requested send sent tasked tell telling tells told urge urged
    urges urging want wanted wants warn warned"""
)
WITHOUT_OBJECT = word_set(
    """accuse apologise appeal ask assist attack beg blame bomb call charge demand demonstrate deploy fire hit loot meet
    order plead pound pressure protest raid rebuke shell shoot storm strike threaten warn welcome"""
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
        """attend attended attending authorises authorizes continue continued continues continuing delivered
        delivering died engage engaged engages engaging enter entered finished intensified intensify
        intensifying involved join joined joining keep keeping keeps kept levied levy offer offered offering
        offers participate participated participates participating pressed presses pressing renew renewed
        renewing renews restart restarted resume resumed resumes resuming"""
    ),
)
MEANS = word_set("air boat bus foot force helicopter land means nightfall phone plane road sea ship telephone train")
ABOUT_A_DEED = word_set("accusation allegation charge conviction")  # accusations of corruption
LIGHT_NOUNS = frozenset(("part", "responsibility", "role"))  # took part in, claimed responsibility for
BLAMING = word_set("accuse accused accuses accusing blame blamed blames blaming")
OCCASIONS = word_set("as by during in when")
NOTHING: frozenset[str] = frozenset()
OF = frozenset(("between", "of", "with"))
ADJECTIVE = ("al", "an", "ary", "ern", "ic", "ist")
SENT = ("ACCUSE", "AGREE", "AID", "CONSULT", "REJECT", "REQUEST", "SUPPORT", "THREATEN")
PLACE_EVENTS = ("ASSAULT", "COERCE", "CONSULT", "MOBILIZE", "RETREAT")
EMPTY = word_set("either less more neither that there this what which")
COUNTABLE = POSSESSIVES | frozenset(NUMBERS)  # may stand for people without a noun
LONGEST_WAY_TO_BY = 8
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
    if match.reading.type in VERBAL_TYPES:
        recipients = (item for item in recipients if setting.words.text[item.start : item.end] not in ("it", "It"))
    return actors, tuple(argument for argument in recipients if (argument.start, argument.end) not in taken)


def _victims(setting: Setting, match: TriggerMatch) -> Iterator[Range]:
    """Yield whom an assault killed or hurt: `the raid killed two`, `raided it, killing two`, `two killed in a raid`."""
    if match.reading.type != "ASSAULT" or match.reading.rank != "act" or match.reading.frame == "mutual":
        return
    words, trigger = setting.words, match.index
    for index in [index for index, word in enumerate(words.lower) if word in HARMING]:
        between = words.tags[min(index, trigger) : max(index, trigger)]
        if words.tags[index] in "vj" and index != trigger and "." not in between:
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


def _of_verb(setting: Setting, match: TriggerMatch) -> Sides:
    index, frame = match.index, match.reading.frame
    if setting.words.form(index).endswith("ing") and setting.words.form(index + 1) == "of" and frame == "transitive":
        return _agent(setting, index), list(_listed(setting, index + 2))
    subject = _subject(setting, index)
    if frame == "intransitive":
        return subject, _target(setting, match.index)
    if frame == "undergo":
        return [], subject
    if frame == "mutual":
        return subject + _object(setting, match.index, frozenset(("with", "against", "between"))), []
    if _is_undergone(setting, match):
        return _agent(setting, match.index), subject
    return subject, _object(setting, match.index, OBJECT_PREPOSITIONS)


def _is_undergone(setting: Setting, match: TriggerMatch) -> bool:
    """Whether a transitive verb is passive, or a participle behind its noun: `three men killed near the port`."""
    words, index = setting.words, match.index
    if is_passive(words, index):
        return True
    if words.tag(index - 1) in ("x", "r", "o") or words.form(index).endswith("ing"):
        return False
    following = index + 1
    while words.tag(following) == "a":
        following += 1
    if words.form(following) == "of" and match.reading.lemma == "accuse":
        return True
    if words.tags[following : following + 2] == "cv" or words.form(following).endswith("ing"):
        return False
    is_bare = following not in setting.phrases.by_start and match.reading.lemma not in WITHOUT_OBJECT
    return is_bare or words.form(following) in ("by", "in", "during")


def _subject(setting: Setting, index: int) -> list[Range]:
    words, phrases = setting.words, setting.phrases
    infinitive = skip_auxiliaries(words, index) - 1
    if infinitive >= 0 and words.tags[infinitive] == "o":
        found = _controller(setting, infinitive) or _decider(setting, infinitive) or nearest_subject_of(phrases, index)
    else:
        found = _joined_subject(setting, infinitive) or subject_of(phrases, index)
        if words.form(index).endswith("ing") and words.tag(index - 1) != "x":
            before = phrases.by_end.get(index)
            accused = _blamed(setting, index)
            if accused:
                return accused
            found = (before, index) if before is not None else found or nearest_subject_of(phrases, index)
    return [] if found is None else [*_listed_before(setting, *found), *_parts(setting, found)]


def _joined_subject(setting: Setting, joint: int) -> Range | None:
    """Return the nearest subject before the conjunction at a word: `it said it had left and closed its office`."""
    words = setting.words
    is_joint = joint >= 0 and (words.tags[joint] == "c" or words.lower[joint] == "but")
    return nearest_subject_of(setting.phrases, joint) if is_joint else None


def _listed_before(setting: Setting, start: int, end: int) -> list[Range]:
    """Return the noun phrases before a subject that ends their list: `soldiers, policemen and guards fled`."""
    words, by_end = setting.words, setting.phrases.by_end
    found: list[Range] = []
    joint = start - 1
    while joint > 0 and words.tags[joint] in (",", "c"):
        last = joint - 1 if words.tags[joint] == "c" and words.tags[joint - 1] == "," else joint
        if last not in by_end:
            break
        found.append((by_end[last], last))
        joint = by_end[last] - 1
    is_list = len(found) > 1 if words.tag(start - 1) == "c" else "c" in words.tags[start:end]
    return found[::-1] if is_list and words.tag(joint) not in ("v", "p", "o", "k") else []


def _controller(setting: Setting, infinitive: int) -> Range | None:
    """Return who is ordered, asked or allowed to do what an infinitive says, or None."""
    start = setting.phrases.by_end.get(infinitive)
    if start is None:
        return None
    verbs = setting.words.lower[max(0, start - 2) : start]
    if setting.words.form(start - 1) == "for":
        return start, infinitive
    return (start, infinitive) if not CONTROL.isdisjoint(verbs) else None


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
    is_adjective = words.tags[joint - 1] == "N" and words.lower[joint - 1].endswith(ADJECTIVE)
    return (
        is_adjective
        and set(words.tags[first : joint - 1]) <= {"d"}
        and end - joint > 2
        and words.tags[joint + 1] == "N"
    )


def _object(setting: Setting, index: int, prepositions: frozenset[str]) -> list[Range]:
    """Return the noun phrases behind a verb or noun: at once, behind adverbs, or behind one of the prepositions.

    What the event is done with is passed over: `fired rockets at the port`.
    """
    words, start = setting.words, index + 1
    while words.tag(start) in ("a", "q", "z") or words.form(start) in TIMES:
        start += 1
    if words.tags[start : start + 2] == "cv" and words.tags[index] == "v":
        start += 2
    if words.form(start) in prepositions:
        start += 1
    elif words.tag(start - 1) == "z":
        return []
    end = setting.phrases.by_start.get(start, start)
    if words.form(end - 1) in THINGS and words.form(end) == "of":
        return list(_listed(setting, end + 1))
    found = list(_listed(setting, start))
    if found and words.form(found[0][1] - 1) in THINGS and words.form(found[0][1]) in TARGETS:
        return list(_listed(setting, found[0][1] + 1))
    return found


def _listed(setting: Setting, start: int) -> Iterator[Range]:
    """Yield the noun phrase that begins at a word and those that `and` adds; `between` always has a second."""
    words = setting.words
    phrase = _with_leader(setting, phrase_from(setting.phrases, start, JOINTS))
    if phrase is not None and words.form(start - 1) in BLAMING and words.form(phrase[1]) != "of":
        phrase = start, _last_of(words, *phrase)
    while phrase is not None:
        yield phrase
        following = phrase_from(setting.phrases, phrase[1] + 1, JOINTS) if words.tag(phrase[1]) == "c" else None
        is_subject = following is not None and words.tag(following[1]) in ("v", "x")
        phrase = None if is_subject and words.form(start - 1) != "between" else following


def _last_of(words: Words, start: int, end: int) -> int:
    """Return where what somebody is accused of begins in a phrase such as `rebels of butchery`, else its end."""
    return next((index for index in range(end - 1, start, -1) if words.lower[index] == "of"), end)


def _with_leader(setting: Setting, phrase: Range | None) -> Range | None:
    """Return a noun phrase with those that it follows: `forces loyal to Salem Atiya`, `gunmen led by him`."""
    if phrase is None:
        return None
    words, end = setting.words, phrase[1]
    if words.form(end) == "under":
        end += 1
    elif words.form(end) in FOLLOWING and words.form(end + 1) in ("by", "to", "with"):
        end += 2
    elif words.form(end - 1) in FOLLOWING and words.form(end) in ("by", "to", "with"):
        end += 1
    is_leader = end > phrase[1] and words.tag(phrase[1] - 1) != "E"
    leader = phrase_from(setting.phrases, end, JOINTS) if is_leader else None
    return phrase if leader is None else (phrase[0], leader[1])


def _agent(setting: Setting, index: int) -> list[Range]:
    """Return the noun phrases behind `by` in the clause of a word."""
    words = setting.words
    for number in range(index + 1, min(index + 1 + LONGEST_WAY_TO_BY, len(words.lower))):
        if setting.clauses[number] != setting.clauses[index]:
            break
        if words.lower[number] == "by" and words.form(number + 1) not in MEANS:
            return list(_listed(setting, number + 1))
    return []


def _sender(setting: Setting, match: TriggerMatch) -> list[Range]:
    """Return from whom a word or a thing comes that an event noun names: `a request from the council`."""
    is_sent = match.reading.type in SENT and setting.words.form(match.index + 1) == "from"
    return list(_listed(setting, match.index + 2)) if is_sent else []


def _of_noun(setting: Setting, match: TriggerMatch) -> Sides:
    """Return the sides that stand around an event noun: before it, behind it, or around the verb it depends on."""
    index, frame, lemma = match.index, match.reading.frame, match.reading.lemma
    owners = _agent(setting, index) + _sender(setting, match) + _possessors(setting, index, lemma) or _blamed(
        setting, index
    )
    is_about = setting.words.form(index + 1) in OF and lemma not in ABOUT_A_DEED
    of = _object(setting, index, OF) if is_about else []
    if frame == "mutual":
        return owners + of + _governor(setting, index), []
    if frame == "intransitive":
        return owners + of or _governor(setting, index), _target(setting, index)
    if frame == "undergo":
        return [], owners + of
    if lemma in UNDERGONE:
        return _agent(setting, index) or _governor(setting, index), _possessors(setting, index, lemma) + of
    return owners or _governor(setting, index), of + _target(setting, index)


def _target(setting: Setting, index: int) -> list[Range]:
    """Return whom an event noun is directed at: `on them` behind it, or behind `by X` and `of X`."""
    words, index = setting.words, index + 1
    for _ in range(3):
        if words.form(index) in AIMED:
            index += 1
            if words.tag(index) != "p":
                return list(_listed(setting, index))
        if words.form(index) in OBJECT_PREPOSITIONS:
            return list(_listed(setting, index + 1))
        phrase = phrase_from(setting.phrases, index + 1, JOINTS) if words.form(index) in ("by", "from", "of") else None
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
    if words.lower[start] in POSSESSIVES and start < index:
        owner = [] if lemma in UNDERGONE else _owner(setting, start)
        return owner or [(start, start + 1)]
    bodies = [entity for entity in setting.entities if entity.type in SIDES]
    for entity in bodies:
        first, last = words.at(entity.start), words.at(entity.end)
        if start <= first < last <= index:
            return [(first, last)]
    return []


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
        if words.lower[number] in ("for", "of") and number in by_end:
            start = by_end[number]
            return [(start, number)] if words.form(start - 1) in BLAMING else []
    return []


def _governor(setting: Setting, index: int) -> list[Range]:
    """Return the subject of the light verb that an event noun depends on: `the army launched an attack`."""
    verb = find_governor(setting, index, DOING, LIGHT_NOUNS)
    if verb is None or is_passive(setting.words, verb):
        return []
    is_harmed = setting.words.lower[verb] in HARMING and verb + 1 not in setting.phrases.by_start
    return [] if is_harmed else _subject(setting, verb)


def _arguments(
    setting: Setting, match: TriggerMatch, ranges: Sequence[Range], *, are_targets: bool
) -> Iterator[Argument]:
    """Yield the arguments in reading order, without doubles and without what can't take part.

    A bare name of a place takes part only as the target of an assault. A person is the name alone, without the title.
    """
    types = [kind for kind in PLACE_EVENTS if kind != "ASSAULT" or not are_targets]
    for first, last in sorted(set(ranges)):
        span = setting.words.span(first, last)
        entity = head_entity(span.start, span.end, setting.entities)
        name = _name_behind(setting, last)
        if name is not None and (entity is None or entity.end != span.end):
            span, entity = Span(name.start, name.end), name
        elif entity is not None and entity.type == "PER" and entity.end == span.end:
            span = Span(entity.start, entity.end) if _is_titled(setting, first, last) else span
        is_place = match.reading.type in types and _is_place(entity, span.start, span.end)
        if not is_place and _is_party(setting.words, first, last) and not first <= match.index < last:
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


def _is_titled(setting: Setting, first: int, last: int) -> bool:
    """Whether nothing but a title stands before the name that ends a phrase: no `forces loyal to` him."""
    return set("pos").isdisjoint(setting.words.tags[first:last])


def _is_party(words: Words, first: int, last: int) -> bool:
    """Whether a noun phrase can take part in an event: no empty word, no figure and no tool."""
    is_figure = set(words.tags[first:last]) <= {"n", "d"} and words.lower[first] not in COUNTABLE
    is_empty = words.lower[first] == "no" or (last - first == 1 and words.lower[first] in EMPTY)
    return not is_figure and not is_empty and words.lower[last - 1] not in THINGS


def _is_place(entity: Entity | None, start: int, end: int) -> bool:
    return entity is not None and entity.type in PLACE_TYPES and (entity.start, entity.end) == (start, end)
