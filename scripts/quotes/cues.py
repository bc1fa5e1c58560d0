"""quotes.cues: where a sentence has a word that reports speech."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter

from scripts.core.lexicon import Cue, load_cues, load_triggers
from scripts.core.phrases import Phrases, read_phrases
from scripts.core.records import Entity, Sentence, record
from scripts.core.words import Words
from scripts.quotes.marks import Marked

MATERIAL_TYPES = ("AID", "ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT", "SANCTION")
VERBAL_TYPES = ("ACCUSE", "AGREE", "REJECT", "REQUEST", "SUPPORT", "THREATEN")


@record
class Setting:
    """One sentence as the rules see it: its words and noun phrases, the stretches in quotation marks around it.

    `marked` are those that touch the sentence and the last one before it, `following` is the first one behind it,
    `ends_of_names` are where the names of those end who can speak: persons and bodies.
    """

    text: str
    sentence: Sentence
    words: Words
    phrases: Phrases
    marked: Sequence[Marked]
    following: Marked | None
    ends_of_names: frozenset[int]

    def marked_around(self, offset: int) -> Marked | None:
        """Return the stretch that a character stands in, marks included, or None."""
        number = bisect_right(self.marked, offset, key=attrgetter("opening")) - 1
        return self.marked[number] if number >= 0 and offset < self.marked[number].closing else None

    def marked_from(self, index: int) -> Marked | None:
        """Return the stretch whose opening mark a word is, or None."""
        offset = self.words.spans[index][0] if 0 <= index < len(self.words.spans) else -1
        stretch = self.marked_around(offset)
        return stretch if stretch is not None and stretch.opening == offset else None

    def marked_to(self, index: int) -> Marked | None:
        """Return the stretch whose closing mark a word is, or None."""
        offset = self.words.spans[index][1] if 0 <= index < len(self.words.spans) else -1
        stretch = self.marked_around(offset - 1)
        return stretch if stretch is not None and stretch.closing == offset and stretch.is_closed else None


@record
class CueMatch:
    """A cue at the words `[first, last)` of a sentence."""

    first: int
    last: int
    cue: Cue


def make_setting(
    text: str, sentence: Sentence, entities: Sequence[Entity], marked: Sequence[Marked], following: Marked | None
) -> Setting:
    """Return the sentence with its words, noun phrases and marks."""
    phrases = read_phrases(text, sentence.start, sentence.end, entities)
    names = frozenset(entity.end for entity in entities if entity.type in ("ARM", "ORG", "PER"))
    return Setting(text, sentence, phrases.words, phrases, marked, following, names)


def may_report(lower: Sequence[str]) -> bool:
    """Whether words in lower case hold the longest word of a cue, or a colon, which may stand for one."""
    return ":" in lower or not _signs().isdisjoint(lower)


def find_cues(setting: Setting) -> Iterator[CueMatch]:
    """Yield the cues of a sentence that stand outside of quotation marks, in order."""
    words, free = setting.words, 0
    for first, readings in enumerate(map(_table().get, words.lower)):
        if readings is None or first < free:
            continue
        for parts, cue in readings:
            last = first + len(parts)
            if words.lower[first:last] == parts and _has_part(words, first, cue):
                if setting.marked_around(words.spans[first][0]) is None:
                    yield CueMatch(first, last, cue)
                free = last
                break


def _has_part(words: Words, index: int, cue: Cue) -> bool:
    if cue.part == "phrase":
        return True
    return words.tags[index] == ("v" if cue.part == "verb" else "N")


def is_reporting(word: str) -> bool:
    """Whether a form in lower case is one of a reporting verb, or of one for a verbal act, in the past or with -ing."""
    return word in _reporting()


@cache
def _signs() -> frozenset[str]:
    return frozenset(max(form.split(" "), key=len) for cue in load_cues() for form in cue.forms)


def is_claim(word: str) -> bool:
    """Whether a form in lower case is a noun that reports: `claim`, `reports`."""
    return any(cue.part == "noun" for _, cue in _table().get(word, ()))


def is_deed(word: str) -> bool:
    """Whether a form in lower case is the participle of a deed, not of speech: `arresting`, `killing`."""
    return word in _deeds()


@cache
def _deeds() -> frozenset[str]:
    rows = [row for row in load_triggers() if row.type in MATERIAL_TYPES and not row.before and not row.after]
    return frozenset(form for row in rows if row.part == "verb" for form in row.forms if form.endswith("ing"))


@cache
def _table() -> dict[str, list[tuple[tuple[str, ...], Cue]]]:
    table: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for cue in load_cues():
        for form in cue.forms:
            parts = tuple(form.split(" "))
            table.setdefault(parts[0], []).append((parts, cue))
    for rows in table.values():
        rows.sort(key=lambda row: (-len(row[0]), row[1].cue, row[1].part))
    return table


@cache
def _reporting() -> frozenset[str]:
    verbs = [form.split(" ")[0] for cue in load_cues() if cue.part == "verb" for form in cue.forms]
    rows = [row for row in load_triggers() if row.type in VERBAL_TYPES and not row.before and not row.after]
    acts = [form for row in rows if row.part == "verb" for form in row.forms]
    return frozenset(
        form for form in (*verbs, *acts) if form.endswith(("ed", "ing")) or form in ("said", "told", "wrote")
    )
