"""lexicon: the words that report speech (cues) and that name events (triggers), as people's files list them."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scripts.core.errors import DataError
from scripts.core.ontology import modes
from scripts.core.schema import load_table

FOLDER = Path(__file__).resolve().parents[2] / "dataset/authority/lexicons"

CUE_PARTS = ("noun", "phrase", "verb")
CUE_FRAMES = {
    "according": "the speaker follows, the content stands before or behind",
    "addressee": "a hearer may stand between cue and content: told reporters that ...",
    "clause": "a clause, with or without `that`",
    "direct": "words in quotation marks",
    "ing": "a participle: denied sending ...",
    "marked": "a noun phrase that holds words in quotation marks",
    "object_as": "described X as Y, content X as Y",
    "object_at": "put X at N, content X at N",
    "object_complement": "called X Y, content X Y",
    "object_of": "accused X of Y, content X of Y",
    "object_to": "urged X to do, content `to do`",
    "that": "a clause with `that`",
    "to": "an infinitive: vowed to go on",
    "wh": "an indirect question",
}
TRIGGER_PARTS = ("noun", "verb")
TRIGGER_FRAMES = {
    "intransitive": "subject, or what follows a noun with `of`: actor",
    "mutual": "subject, object and what follows with, between, of: all actors",
    "transitive": "subject or `by`: actor; object, or what follows a noun with `of`: recipient",
    "undergo": "subject, or what follows a noun with `of`: recipient",
}
RANKS = ("act", "outcome")


@dataclass(frozen=True, slots=True)
class Cue:
    """One verb, noun or phrase that reports speech, with its forms in lower case and the frames it takes."""

    cue: str
    part: str
    forms: tuple[str, ...]
    frames: tuple[str, ...]
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """One reading of a word: the event type it names near words of `before` and `after`; no event if `type` is None.

    An item is a word that stands near, a phrase right there (`+by` if it has one word), or a class (`@armed`).
    For a verb, `before` also fits its subject.
    """

    lemma: str
    part: str
    forms: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    frame: str | None
    type: str | None
    mode: str | None
    acled_sub_event: str | None
    status: str | None
    rank: str | None
    source: str


@dataclass(frozen=True, slots=True)
class WordClass:
    """A class that `before` and `after` of a trigger may name, as `@armed`: its words, and types of mentions."""

    name: str
    types: frozenset[str]
    words: frozenset[str]
    source: str


CLASS_COLUMNS = tuple(WordClass.__dataclass_fields__)
CUE_COLUMNS = tuple(Cue.__dataclass_fields__)
TRIGGER_COLUMNS = tuple(Trigger.__dataclass_fields__)


@cache
def load_cues(folder: Path = FOLDER) -> tuple[Cue, ...]:
    """Return the rows of cues.csv in order; DataError names the line that breaks a rule."""
    path = folder / "cues.csv"
    return tuple(_cue(path, line, row) for line, row in _read(path, CUE_COLUMNS))


@cache
def load_triggers(folder: Path = FOLDER) -> tuple[Trigger, ...]:
    """Return the rows of triggers.csv in order; DataError names the line that breaks a rule."""
    path = folder / "triggers.csv"
    return tuple(_trigger(path, line, row) for line, row in _read(path, TRIGGER_COLUMNS))


@cache
def load_classes(folder: Path = FOLDER) -> dict[str, WordClass]:
    """Return the rows of classes.csv by name; DataError names the line that breaks a rule."""
    path = folder / "classes.csv"
    return {row["name"]: _class(path, line, row) for line, row in _read(path, CLASS_COLUMNS)}


def _class(path: Path, line: int, row: dict[str, str]) -> WordClass:
    types = _items(path, line, "types", row["types"])
    for kind in types:
        _one_of(path, line, "types", kind, load_table("entities").column("type").enum or ())
    return WordClass(row["name"], frozenset(types), frozenset(_items(path, line, "words", row["words"])), row["source"])


def _cue(path: Path, line: int, row: dict[str, str]) -> Cue:
    _one_of(path, line, "part", row["part"], CUE_PARTS)
    frames = _items(path, line, "frames", row["frames"])
    for frame in frames:
        _one_of(path, line, "frames", frame, tuple(CUE_FRAMES))
    return Cue(row["cue"], row["part"], _forms(path, line, row), frames, row["note"], row["source"])


def _trigger(path: Path, line: int, row: dict[str, str]) -> Trigger:
    events = load_table("events")
    _one_of(path, line, "part", row["part"], TRIGGER_PARTS)
    for name in ("type", "mode", "acled_sub_event", "status"):
        _one_of(path, line, name, row[name], ("", *(events.column(name).enum or ())))
    if row["mode"]:
        _one_of(path, line, "mode", row["mode"], modes(row["type"]) if row["type"] else ())
    for name, allowed in (("frame", tuple(TRIGGER_FRAMES)), ("rank", RANKS)):
        _one_of(path, line, name, row[name], allowed if row["type"] else ("",))
    return Trigger(
        lemma=row["lemma"],
        part=row["part"],
        forms=_forms(path, line, row),
        before=_context(path, line, "before", row["before"]),
        after=_context(path, line, "after", row["after"]),
        frame=row["frame"] or None,
        type=row["type"] or None,
        mode=row["mode"] or None,
        acled_sub_event=row["acled_sub_event"] or None,
        status=row["status"] or None,
        rank=row["rank"] or None,
        source=row["source"],
    )


def _forms(path: Path, line: int, row: dict[str, str]) -> tuple[str, ...]:
    forms = _items(path, line, "forms", row["forms"])
    if not forms or not all(form.isascii() and form == form.lower() for form in forms):
        raise DataError(f"{path} line {line}: forms are {row['forms']!r}; expected lower-case ASCII words joined by |")
    return forms


def _items(path: Path, line: int, name: str, value: str) -> tuple[str, ...]:
    items = tuple(value.split("|")) if value else ()
    if "" in items or list(items) != sorted(set(items)):
        raise DataError(f"{path} line {line}: {name} is {value!r}; expected different values, sorted, joined by |")
    return items


def _context(path: Path, line: int, name: str, value: str) -> tuple[str, ...]:
    items = _items(path, line, name, value)
    for item in items:
        if item.startswith("@"):
            _one_of(path, line, name, item, tuple(load_classes()))
    return items


def _one_of(path: Path, line: int, name: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise DataError(f"{path} line {line}: {name} is {value!r}; allowed are {', '.join(filter(None, allowed))}")


def _read(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the line number and the cells of each row of a sorted CSV file with exactly these columns."""
    try:
        lines = list(csv.reader(path.read_text(encoding="utf-8").splitlines(), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"{path}: no CSV in UTF-8 ({error})") from error
    if not lines or tuple(lines[0]) != columns:
        raise DataError(
            f"{path}: columns are {','.join(lines[0]) if lines else 'missing'}; expected {','.join(columns)}"
        )
    for number, cells in enumerate(lines[1:], 2):
        if len(cells) != len(columns) or not cells[0]:
            raise DataError(f"{path} line {number}: {len(cells)} cells; expected {len(columns)}, the first not empty")
        if number > 2 and cells <= lines[number - 2]:
            raise DataError(
                f"{path} line {number}: {cells[0]} is not sorted behind {lines[number - 2][0]}, or twice there"
            )
        yield number, dict(zip(columns, cells, strict=True))
