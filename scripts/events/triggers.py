"""events.triggers: which words of a sentence name an event, and in which reading."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain, pairwise
from typing import NamedTuple

from scripts.core.lexicon import Trigger, load_classes, load_triggers
from scripts.core.phrases import (
    OBJECT_PRONOUNS,
    Phrases,
    Range,
    main_subject_of,
    phrase_at,
    read_phrases,
    skip_auxiliaries,
    subject_of,
)
from scripts.core.records import Entity, Sentence, record
from scripts.core.text import word_set
from scripts.core.words import Words

PLACE_TYPES = ("FAC", "GPE", "LOC")
VERBAL_TYPES = ("ACCUSE", "AGREE", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", "THREATEN")
LIGHT_VERBS = word_set(
    """announce announced began begin begun carried carries carry carrying commit committed committing conduct
    conducted conducting conducts declare declared held hold holding impose imposed imposes imposing issue issued
    issuing launch launched launches launching lead leading led made make making mount mounted mounting open opened
    order ordered perpetrate perpetrated plan planned planning reach reached sign signed signing stage staged
    staging start started step stepped wage waged waging"""
)
WORDS_BEFORE, WORDS_BEHIND, WORDS_TO_MENTION, WORDS_TO_GOVERNOR = 2, 7, 4, 8
ABILITIES = word_set(
    """ability afraid authority capability capacity chance desperate eager easy elect enough exposed freedom
    hard hesitant latitude learn learning means mechanism mechanisms opportunity option power powers prone
    reluctant right rights susceptible train training unwilling vulnerable willingness"""
)
RISKS = word_set(
    """case conditions danger dangers event fear fears form freedom lawfulness likelihood policy possibility
    prospect prospects right rights risk risks rumors rumours threat use"""
)
PROTECTING = word_set("defend guard protect protected protecting protection shield")
FEARING = word_set("fear feared fearing fears")
RISKY = word_set("hypothetical imminent impending looming possible potential")
LAWS = word_set("code constitution constitutional law laws legislation statute statutes")
# International law is broken, martial law is in force, and law firms and the police are no law.
NOT_LAWS_BEFORE, NOT_LAWS_BEHIND = (
    word_set("humanitarian international martial rule"),
    word_set("assembly committee court crisis enforcement firm firms referendum"),
)
LAW_ENDS = word_set("although but however though whereas while")
COURT = word_set("authorities court defendant detainee judge prosecutor suspect")
CONDITIONS, PAST = word_set("if may must unless"), word_set("did had said says was were")
# Words that set an event apart from another one of its type in the same clause.
DIVIDERS = word_set("after because before despite following since until")
# Participles that tell of a measure in force: the frozen assets.
IN_FORCE = word_set("besieged blockaded frozen")
NOT_HEADS = word_set(
    "due early east eastward either first last late next north south west westward"
)  # opened fire first
# Nouns that only lengthen the event before them: a coup attempt, a ceasefire deal.
EXTENSIONS = word_set(
    """accord agreement attempt attempts bid campaign case cases claim claims deal effort efforts flight flights
    incident incidents mission missions offensive offensives operation operations order process proposal proposals
    round rounds talks victim victims"""
)
# Acts that kill nobody by themselves: `kidnapped and killed`.
NOT_DEADLY = ("abduct", "sexual", "torture")
NAMING = word_set("called dubbed known named nicknamed")
JOINTS = frozenset("pock,.:-twx")
BORDER = re.compile("[,.:kwt-]|[co](?=q{0,2}[vxa])")


@dataclass(frozen=True)
class Setting:
    """One sentence as the rules see it: its words, noun phrases and mentions."""

    sentence: Sentence
    words: Words
    phrases: Phrases
    entities: Sequence[Entity]

    @cached_property
    def clauses(self) -> list[int]:
        """The number of the clause of each word, worked out only for the few sentences that name an event."""
        return _clauses(self.words)


@record
class TriggerMatch:
    """The word that names an event, and its reading."""

    index: int
    reading: Trigger


@record
class Context:
    """What stands before or behind a word in one of its readings: any of these words, phrases or typed mentions."""

    words: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    types: frozenset[str]


class Reading(NamedTuple):
    """A row of the lexicon with its contexts read; None where it asks for none."""

    row: Trigger
    before: Context | None
    after: Context | None


def make_setting(text: str, sentence: Sentence, entities: Sequence[Entity]) -> Setting:
    """Return the sentence with its words, noun phrases and clauses; `entities` are those that lie in it."""
    phrases = read_phrases(text, sentence.start, sentence.end, entities)
    return Setting(sentence, phrases.words, phrases, entities)


def find_governor(
    setting: Setting, noun: int, verbs: frozenset[str], light_nouns: frozenset[str] = frozenset()
) -> int | None:
    """Return the one of these verbs on which an event noun depends, or None: `launched` in `launched a new attack`.

    Any verb will do with one of the light nouns: `played a role in the attack`.
    """
    words = setting.words
    for index in range(noun - 1, max(-1, noun - 1 - WORDS_TO_GOVERNOR), -1):
        if words.tags[index] in ",.:-kwt" or words.lower[index] in DIVIDERS:
            return None
        if words.tags[index] == "r" and (words.lower[index] not in OBJECT_PRONOUNS or words.tag(index - 1) != "v"):
            return None
        if words.tags[index] == "v":
            is_light = words.lower[index] in verbs or not light_nouns.isdisjoint(words.lower[index + 1 : noun])
            return index if is_light else None
    return None


def _clauses(words: Words) -> list[int]:
    """Return the clause of each word: commas, stops, conjunctions, infinitives divide, if a verb follows them.

    Another name of what stands before, as in `Zlini, also known as Bona, left`, is no clause.
    """
    clauses: list[int] = []
    number, has_verb, tags = 0, False, words.tags
    borders = [match.start() for match in BORDER.finditer(tags)]
    for start, end in pairwise((0, *borders, len(tags))):
        is_clause = "v" in tags[start:end] or "x" in tags[start:end]
        if is_clause and tags[start] == "," and not NAMING.isdisjoint(words.lower[start + 1 : start + 3]):
            is_clause = tags[start + 1] not in "av"
        if is_clause and has_verb:
            number += 1
        has_verb = has_verb or is_clause
        clauses += [number] * (end - start)
    return clauses


def find_triggers(setting: Setting) -> list[TriggerMatch]:
    """Return the triggers of a sentence in order, one for each event of a clause."""
    words, matches = setting.words, list(_candidates(setting))
    if not matches or _is_heading(setting) or _is_procedure(words):
        return []
    law = range(0) if LAWS.isdisjoint(words.lower) else _law(words)
    matches = list(_without_twins(words, [match for match in matches if match.index not in law]))
    return _without_outcomes(matches)


def _candidates(setting: Setting) -> Iterator[TriggerMatch]:
    words = setting.words
    has_infinitive = "to" in words.lower
    for index, readings in enumerate(map(_table().get, words.lower)):
        if readings is None:
            continue
        tag = words.tags[index]
        if tag == "j" and words.lower[index] in IN_FORCE:
            tag = "v"
        if tag not in readings:
            continue
        row = _read(setting, index, readings[tag])
        if row is None or row.type is None or (has_infinitive and _is_ability(words, index)):
            continue
        if tag == "v" or not (_is_modifier(words, index) or _is_topic(words, index) or _is_risk(setting, index)):
            yield TriggerMatch(index, row)


def _is_heading(setting: Setting) -> bool:
    """Whether a line is a heading: one of the body without verb and stop, `b. Disappearance`, `Section 5. Attitude`."""
    tags, lower = setting.words.tags, setting.words.lower
    if tags[1:2] == "." and len(lower[0]) == 1 and "v" not in tags[:3] and "." not in tags[2:]:
        return True
    if lower[:1] == ("section",) and tags[1:3] == "n.":
        return True
    return setting.sentence.section == "body" and tags[-1:] != "." and {"v", "x"}.isdisjoint(tags)


def _is_procedure(words: Words) -> bool:
    """Whether a sentence tells what courts do in general: `A judge may order ...`, `If a court acquits ...`."""
    if "E" in words.tags or COURT.isdisjoint(words.lower):
        return False
    forms = [form for form, tag in zip(words.lower, words.tags, strict=True) if tag != "z"]  # in May
    return PAST.isdisjoint(forms) and not COURT.isdisjoint(forms) and not CONDITIONS.isdisjoint(forms)


def _law(words: Words) -> range:
    """Return the words of what a law says: `The law prohibits torture`, `laws that ban strikes`; it ends at `but`."""
    for index, word in enumerate(words.lower):
        if word not in LAWS or words.form(index - 1) in NOT_LAWS_BEFORE or words.form(index + 1) in NOT_LAWS_BEHIND:
            continue
        is_subject = set(words.tags[:index]).isdisjoint("vp") or words.form(index - 1) == "by"
        if is_subject or words.form(index + 1).endswith("ing") or words.tag(index + 1) in ("w", "t"):
            is_contrast = is_subject and not LAW_ENDS.isdisjoint(words.lower[:index])
            signs = "-," if is_contrast else "-"
            rest = range(index + 2, len(words.tags))
            ends = (number for number in rest if _ends_law(words, number) or words.tags[number] in signs)
            return range(index, next(ends, len(words.tags)))
    return range(0)


def _ends_law(words: Words, index: int) -> bool:
    """Whether a word such as `but` leads from what a law says to what is done, and not to what may be done by it."""
    return words.lower[index] in LAW_ENDS and CONDITIONS.isdisjoint(words.lower[index + 1 : index + 5])


def _is_risk(setting: Setting, index: int) -> bool:
    """Whether a noun names what may come or is guarded against: `fear of attack`, `the right to strike`."""
    words = setting.words
    start = phrase_at(setting.phrases, index)[0]
    if words.form(start - 1) == "as" and words.form(start - 2) == "such":
        return True
    if words.form(start - 1) in FEARING:
        return True
    if words.form(start - 1) in ("against", "from"):
        return not PROTECTING.isdisjoint(words.lower[max(0, start - WORDS_TO_GOVERNOR) : start])
    return not RISKY.isdisjoint(words.lower[start:index]) or (
        words.form(start - 1) in ("of", "to") and words.form(start - 2) in RISKS
    )


def _is_ability(words: Words, index: int) -> bool:
    """Whether a word names what one could do or suffer: `the ability to strike`, `are able to fight`."""
    start = skip_auxiliaries(words, index)
    before = words.form(start - 2)
    is_able = before == "able" and not was_able(words, start - 1)
    return words.form(start - 1) == "to" and (before in ABILITIES or is_able)


def was_able(words: Words, to: int) -> bool:
    """Whether what the infinitive at a word tells was done: `were able to strike`, `have been able to`."""
    return words.form(to - 1) == "able" and words.form(to - 2) in ("been", "was", "were")


def _is_modifier(words: Words, index: int) -> bool:
    """Whether a noun stands before the noun it belongs to: `attack helicopters`; but for sanctions, it is no plural."""
    if words.tag(index + 1) != "N" or (words.lower[index].endswith("s") and words.lower[index] != "sanctions"):
        return False
    return words.lower[index + 1] not in EXTENSIONS and words.lower[index + 1] not in NOT_HEADS


def _is_topic(words: Words, index: int) -> bool:
    """Whether a noun is the topic that a sentence begins with: `Killings: ...`."""
    return words.tag(index + 1) == ":" and set(words.tags[: index + 1]) <= set("NEjcd,")


def _read(setting: Setting, index: int, readings: Sequence[Reading]) -> Trigger | None:
    """Return the first of the readings of a word that what stands around it fits, or None."""
    words = setting.words
    near = words.lower[max(0, index - WORDS_BEFORE) : index]
    stop = words.tags.find(".", index, index + 1 + WORDS_BEHIND)
    last = index + 1 + WORDS_BEHIND if stop < 0 else stop
    behind = words.lower[index + 1 : last]
    subject: tuple[Range | None] | None = None
    for row, before, after in readings:
        if before is not None and before.words.isdisjoint(near) and not _ends_with(before, near):
            if words.tags[index] != "v":
                continue
            if subject is None:
                subject = (_subject(setting.phrases, index),)
            if not _is_subject(setting, subject[0], before):
                continue
        if after is None or not after.words.isdisjoint(behind):
            return row
        if after.types and _has_mention(setting, index + 1, min(last, index + 1 + WORDS_TO_MENTION), after.types):
            return row
        for phrase in after.phrases:
            if words.lower[index + 1 : index + 1 + len(phrase)] == phrase:
                return row
    return None


def _ends_with(context: Context, near: tuple[str, ...]) -> bool:
    return bool(context.phrases) and any(near[-len(phrase) :] == phrase for phrase in context.phrases)


def _subject(phrases: Phrases, index: int) -> Range | None:
    """Return the subject of a verb; for `they`, the main subject before it: `gunmen claim they took the mill`."""
    subject = subject_of(phrases, index)
    if subject is None or phrases.words.lower[subject[0]] == "they":
        return main_subject_of(phrases, index) or subject
    return subject


def _is_subject(setting: Setting, subject: Range | None, context: Context) -> bool:
    """Whether a subject holds what a reading asks for."""
    return subject is not None and (
        not context.words.isdisjoint(setting.words.lower[subject[0] : subject[1]])
        or (bool(context.types) and _has_mention(setting, subject[0], subject[1], context.types))
    )


def _has_mention(setting: Setting, first: int, last: int, types: frozenset[str]) -> bool:
    spans = setting.words.spans[first:last]
    return bool(spans) and any(
        entity.type in types and spans[0][0] <= entity.start < spans[-1][1] for entity in setting.entities
    )


def _without_twins(words: Words, matches: Sequence[TriggerMatch]) -> Iterator[TriggerMatch]:
    """Yield the matches without the second of two words for one act.

    It is joined by nothing, or by `and` if it is of the same kind: `stages an attack`, `arrested and detained`; what is
    voted for is done by the vote: `voted 20-10 to approve`.
    """
    for first, match in zip((None, *matches), matches, strict=False):
        if first is None or first.reading.type != match.reading.type:
            yield match
            continue
        between = words.tags[first.index + 1 : match.index]
        is_alike = (first.reading.part, first.reading.mode) == (match.reading.part, match.reading.mode)
        is_compound = match.index == first.index + 1  # a bombing campaign
        is_one = JOINTS.isdisjoint(between) and (is_compound or "verb" in (first.reading.part, match.reading.part))
        is_voted = first.reading.lemma == "vote" and between[-1:] == "o"
        if not (is_one or is_voted) and not (is_alike and between == "c"):
            yield match


def _without_outcomes(matches: Sequence[TriggerMatch]) -> list[TriggerMatch]:
    """Return the matches without "killed" where the sentence has the attack; else the first outcome stands for all."""
    acts = {
        match.reading.type for match in matches if match.reading.rank == "act" and match.reading.mode not in NOT_DEADLY
    }
    kept: list[TriggerMatch] = []
    for match in matches:
        if match.reading.rank == "act":
            kept.append(match)
        elif match.reading.type not in acts:
            acts.add(match.reading.type)
            kept.append(match)
    return kept


@cache
def _table() -> dict[str, dict[str, list[Reading]]]:
    """The readings of each form by its tag, those with more context first, of these those that are no event."""
    table: dict[str, dict[str, list[Reading]]] = {}
    for row in load_triggers():
        reading = Reading(row, _context(row.before), _context(row.after))
        for form in row.forms:
            table.setdefault(form, {}).setdefault("v" if row.part == "verb" else "N", []).append(reading)
    for readings in chain.from_iterable(forms.values() for forms in table.values()):
        readings.sort(key=lambda reading: (-bool(reading.before) - bool(reading.after), reading.row.type is not None))
    return table


def _context(items: Sequence[str]) -> Context | None:
    """Return what the items of a row ask for: words, phrases, and classes with the mentions that belong to them."""
    if not items:
        return None
    classes = [load_classes()[item] for item in items if item.startswith("@")]
    phrases = [item for item in items if " " in item or item.startswith("+")]
    plain = frozenset(item for item in items if not item.startswith("@") and item not in phrases)
    return Context(
        words=plain.union(*(row.words for row in classes)),
        phrases=tuple(tuple(item.removeprefix("+").split(" ")) for item in phrases),
        types=frozenset[str]().union(*(row.types for row in classes)),
    )
