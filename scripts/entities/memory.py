"""memory: what the names of an article are, so that their shorter forms are known again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import regex

from scripts.entities.chunks import Unit
from scripts.entities.mentions import GUESS, LOWER, Mention

ARTICLES = frozenset(("al", "el"))
SPACED = LOWER | str.maketrans("-‑", "  ")
BRACKETED = regex.compile(r"[ \n][(\[](?P<acronym>\p{Lu}[\p{Lu}\p{Nd}-]{1,9}|(?:\p{Lu}\.){2,6})[)\]]", flags=regex.V1)
CAPITAL = regex.compile(r"\p{Lu}", flags=regex.V1)
NAMED_BODIES = frozenset(("ORG", "ARM", "DEAL", "OPER", "FAC", "LOC", "NORP"))
LONGEST_NAME = 8

Meaning = tuple[str, tuple[str, ...]]


@dataclass
class Memory:
    """Types and records by the forms of names; what a person's names stand for, by identifier or else by full name.

    `famous` are the surnames that the article uses before anybody's full name with it: they need no introduction.
    """

    forms: dict[str, Meaning] = field(default_factory=dict)
    acronyms: dict[str, Meaning] = field(default_factory=dict)
    people: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    famous: set[str] = field(default_factory=set)

    def recall(self, form: str) -> Meaning | None:
        """Return type and records of a name seen in full elsewhere in the article, or None."""
        if form in self.acronyms:
            return self.acronyms[form]
        if form in self.forms:
            return self.forms[form]
        people = self.people.get(name_key(form))
        if not people:
            return None
        return "PER", next(iter(people.values())) if len(people) == 1 else ()


def name_key(name: str) -> str:
    """Return a name without case, hyphens and Arabic articles."""
    return " ".join(word for word in name.translate(SPACED).split() if word not in ARTICLES)


def remember(text: str, mentions: Iterable[Mention]) -> Memory:
    """Return what the mentions of an article tell of its names."""
    memory = Memory()
    for mention in mentions:
        form = text[mention.start : mention.end]
        if mention.type == "DATE":
            continue
        memory.forms.setdefault(form, (mention.type, mention.ids))
        if mention.type == "PER":
            _remember_person(memory, form, mention.ids)
        elif mention.type in NAMED_BODIES:
            _remember_acronym(memory, text, mention)
    return memory


def _remember_person(memory: Memory, form: str, ids: tuple[str, ...]) -> None:
    words = name_key(form).split()
    if len(words) < 2:
        memory.famous.update(word for word in words if word not in memory.people)
        return
    person = ids[0] if len(ids) == 1 else " ".join(words)
    for key in {words[0], words[-1], " ".join(words[-2:]), " ".join(words)}:
        memory.people.setdefault(key, {})[person] = ids


def _remember_acronym(memory: Memory, text: str, mention: Mention) -> None:
    """Note the acronym in brackets behind a name whose capitals hold its letters in order."""
    match = BRACKETED.match(text, mention.end)
    if match is None:
        return
    capitals = iter(CAPITAL.findall(text, mention.start, mention.end))
    if all(letter in capitals for letter in CAPITAL.findall(match["acronym"])[:2]):
        memory.acronyms.setdefault(match["acronym"], (mention.type, mention.ids))


def settle(text: str, mention: Mention, memory: Memory) -> Mention:
    """Return the mention with the records it stands for in this article.

    A surname stands for the person of the article who bears it in full; an acronym for the body it was explained by.
    """
    form = text[mention.start : mention.end]
    if mention.type != "PER":
        if form not in memory.acronyms or len(mention.ids) == 1:
            return mention
        kind, ids = memory.acronyms[form]
        return mention._replace(type=kind, ids=ids or mention.ids)
    key = name_key(form)
    people = memory.people.get(key)
    if not people or " " in key:
        return mention
    bearers = {person for ids in people.values() for person in ids}
    shared = tuple(person for person in mention.ids if person in bearers)
    if shared or (mention.ids and key in memory.famous):
        return mention._replace(ids=shared or mention.ids)
    return mention._replace(ids=next(iter(people.values())) if len(people) == 1 else ())


def recall_all(text: str, units: Iterable[Unit], memory: Memory) -> Iterator[Mention]:
    """Yield the units that are names of the article, or short for one."""
    for unit in units:
        meaning = memory.recall(text[unit.start : unit.end])
        if meaning is not None:
            yield Mention(unit.start, unit.end, meaning[0], GUESS, meaning[1])


def recall_forms(text: str, units: Sequence[Unit], memory: Memory) -> Iterator[Mention]:
    """Yield the runs of units that the article has as names elsewhere, for headlines, whose capitals tell nothing."""
    for first, unit in enumerate(units):
        for last in units[first + 1 : first + LONGEST_NAME]:
            meaning = memory.forms.get(text[unit.start : last.end])
            if meaning is not None:
                yield Mention(unit.start, last.end, meaning[0], GUESS, meaning[1])
