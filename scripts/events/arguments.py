"""events.arguments: who does it and to whom: the noun phrases around its word that can take part in an event."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from scripts.core.phrases import Range, is_passive, skip_auxiliaries, subject_of
from scripts.core.records import Argument, Entity, Span
from scripts.core.spans import head_entity
from scripts.core.text import word_set
from scripts.core.word_classes import NUMBERS, POSSESSIVES
from scripts.core.words import Words
from scripts.events.complements import HIT, NOTHING, is_thing, objects
from scripts.events.coordination import parts
from scripts.events.nouns import HARMING, OCCASIONS, is_country, sides_of_noun
from scripts.events.triggers import PLACE_TYPES, VERBAL_TYPES, Setting, TriggerMatch
from scripts.events.verbs import sides_of_verb

PLACE_EVENTS = ("ASSAULT", "COERCE", "CONSULT", "MOBILIZE", "RETREAT")
UNAIMED = ("CONSULT", "MOBILIZE", "RETREAT")  # with no place for their aim
TYPES_OF_STATES = ("ASSAULT", "COERCE", "MOBILIZE")  # acts of countries, while other places are only where they happen
DECIDED = ("SANCTION", "SUPPORT")  # by a resolution
BROKERING = ("broker", "mediate", "negotiate")  # what a side is not
SHARED = (None, "multilateral", "phone", "third-party")  # meetings of which all who take part are actors
DECISIONS = word_set("mandate resolution resolutions")
EMPTY = word_set(
    "abroad either first herself himself home itself less more neither that themselves there this what which"
)
# May stand for people without a noun.
COUNTABLE = POSSESSIVES | frozenset(NUMBERS) | word_set("all both each many other others several some those")
NEW_CLAUSE = frozenset(",-:kvwx")
LIST, LIST_WITH_TARGETS = frozenset(",cjNad"), frozenset(",cjNadEnpz")

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
    sides = sides_of_verb(setting, match) if match.reading.part == "verb" else sides_of_noun(setting, match)
    if match.reading.type == "CONSULT" and match.reading.mode in SHARED:
        sides = [*sides[0], *(sides[1] if match.reading.lemma not in BROKERING else ())], []
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
        if match.reading.rank == "outcome" and words.lower[trigger] in HARMING:
            yield from _hurt_as_well(setting, trigger, index)
            continue
        is_joined = words.tag(index - 1) == "c" and trigger < index and index + 1 in setting.phrases.by_start
        if is_joined and words.tags[trigger] == "v" and NEW_CLAUSE.isdisjoint(between[1:]):
            yield from objects(setting, index)
        elif match.reading.rank == "act":
            yield from _harmed(setting, trigger, index)


def _hurt_as_well(setting: Setting, verb: int, other: int) -> Iterator[Range]:
    """Yield whom a second verb adds: `two were killed and nine wounded`, `it killed two and injured nine`."""
    words, phrases = setting.words, setting.phrases
    start = phrases.by_end.get(skip_auxiliaries(words, other))
    if (
        start is not None
        and words.tag(start - 1) == "c"
        and verb < start
        and {"v", "."}.isdisjoint(words.tags[verb + 1 : start])
    ):
        yield from parts(setting, (start, phrases.by_start[start]))
    elif words.tag(other - 1) == "c" and verb < other and other + 1 in phrases.by_start:
        yield from objects(setting, other)


def _harmed(setting: Setting, trigger: int, verb: int) -> Iterable[Range]:
    """Return whom a verb such as `killed` is about, if the trigger is what harmed them."""
    words, phrases = setting.words, setting.phrases
    is_active = verb + 1 in phrases.by_start and not is_passive(words, verb)
    is_participle = words.tag(verb - 1) not in ("x", "a") and verb in phrases.by_end and not is_active
    subject = (phrases.by_end[verb], verb) if is_participle else subject_of(phrases, verb)
    between = words.lower[min(verb, trigger) + 1 : max(verb, trigger)]
    others = [number for number, word in enumerate(between, min(verb, trigger) + 1) if word in HARMING]
    is_next = not others
    is_outcome = verb > trigger and words.lower[verb].endswith("ing") and is_next
    if is_outcome or (subject is not None and subject[0] <= trigger < subject[1]):
        return objects(setting, verb)
    is_joined = len(others) == 1 and "c" in words.tags[verb : others[0]]  # killed two and wounded nine in a raid
    is_inside = verb < trigger and (is_next or is_joined) and not OCCASIONS.isdisjoint(between)
    if is_inside and is_active:
        return objects(setting, verb)
    return parts(setting, subject) if is_inside and subject is not None else ()


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
        if setting.words.lower[first] == "both" and setting.words.tag(last) == "c" and last - first > 1:
            first += 1  # both the mayor and the council
        span = setting.words.span(first, last)
        entity = head_entity(span.start, span.end, setting.entities)
        name = _name_behind(setting, last)
        if name is not None and (entity is None or entity.end != span.end or entity.type != "PER"):
            span, entity = Span(name.start, name.end), name
        elif last - first == 1 and (inner := _name_before_hyphen(setting, span)) is not None:
            span, entity = Span(inner.start, inner.end), inner
        elif entity is not None and entity.type == "PER" and entity.end == span.end:
            span = Span(entity.start, entity.end) if _is_titled(setting, first, last) else span
        is_state = not are_targets and match.reading.type in TYPES_OF_STATES and is_country(entity)
        is_deed_of_law = are_targets and entity is not None and entity.type == "DEAL" and entity.end == span.end
        is_place = match.reading.type in types and not is_state and _is_place(entity, span.start, span.end)
        is_party = not is_deed_of_law and _is_party(setting.words, first, last, allowed)
        if not is_place and is_party and not first <= match.index < last:
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
        (words.lower[first] == "no" and words.form(first + 2) != "than")
        or words.lower[first:last] == ("each", "other")
        or (last - first == 1 and words.lower[first] in EMPTY)
    )
    return not is_figure and not is_empty and not is_thing(words, first, last, allowed)


def _is_place(entity: Entity | None, start: int, end: int) -> bool:
    return entity is not None and entity.type in PLACE_TYPES and (entity.start, entity.end) == (start, end)
