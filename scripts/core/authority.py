"""authority: the places, people, bodies and things that mentions stand for, and the names they go by."""

import csv
import hashlib
import itertools
import pickle
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import regex
from ahocorasick_rs import AhoCorasick

from scripts.core.errors import DataError
from scripts.core.records import AuthorityRecord
from scripts.core.schema import Column, load_table
from scripts.core.tables import whole_file
from scripts.core.text import INSIDE_TOKEN, word_set

KIND_OF_PREFIX = {
    "area": "area",
    "country": "country",
    "deal": "deal",
    "district": "district",
    "facility": "facility",
    "group": "armed_group",
    "operation": "operation",
    "org": "organisation",
    "people": "people",
    "person": "person",
    "settlement": "settlement",
    "weapon": "weapon",
}
ENTITY_TYPE = {
    "area": "LOC",
    "armed_group": "ARM",
    "country": "GPE",
    "deal": "DEAL",
    "district": "GPE",
    "facility": "FAC",
    "operation": "OPER",
    "organisation": "ORG",
    "people": "NORP",
    "person": "PER",
    "settlement": "GPE",
    "weapon": "WEAP",
}
ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache/authority"
INDEX_CODE = (Path(__file__), ROOT / "scripts/core/records.py", ROOT / "schemas/authority.yaml")
UCDP_EVENTS = "ucdp_events.csv"  # in the same folder: events, no records
IN_CAPITALS = ("country", "district", "settlement")  # as datelines print them

GENERIC = word_set(
    """accord accords agreement air airbase airport airstrip barracks base basin battalion border brigade camp center
    centre checkpoint complex conference crossing dam declaration desert detention field gas harbor harbour highway
    hospital hotel international jail medical military mountain mountains naval oil oilfield peninsula pipeline plant
    port prison refinery road sea square street summit terminal treaty"""
)
SUN_LETTERS = "dh|sh|th|d|l|n|r|s|t|z"
ARTICLE = regex.compile(
    r"(?<![\p{L}\p{M}\p{Nd}'’‘])(?P<own>[AaEe]l(?=[- ][\p{Lu}'’‘ʿʾ`])"
    rf"|[AaEe](?P<sun>{SUN_LETTERS})(?=[- ](?i:(?P=sun))))[- ]",
    flags=regex.V1,
)
ARTICLES = ("al-", "el-", "Al-", "El-", "al ", "el ", "Al ", "El ")
SERVANT = regex.compile(
    r"(?<![\p{L}\p{M}\p{Nd}'’‘-])Abd(?:[eu]l(?!la)[- ]?|[- ][aeu]l[- ])(?P<first>\p{L})(?P<rest>[\p{L}\p{M}]{2,})",
    flags=regex.V1,
)
SERVANT_SPACED = ("Abdul ", "Abdel ", "Abdul-", "Abdel-", "Abd al-", "Abd el-", "Abd al ", "Abd ul-")
SERVANT_JOINED = ("Abdul", "Abdel")
APOSTROPHE = regex.compile(r"['’‘ʿʾʻ`]")
MARK = regex.compile(r"\p{Mn}")
LETTERS_APART = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "ə": "e"})


Name = tuple[str, tuple[str, ...]]  # a spelling and the sorted identifiers of the records that go by it


class Match(NamedTuple):
    """One name found in a text: `text[start:end]` and the records that go by it, more than one if it is ambiguous."""

    start: int
    end: int
    authority_ids: tuple[str, ...]


class Authority:
    """The records of the authority file in file order, and the index of their names."""

    def __init__(self, records: Iterable[AuthorityRecord], names: Sequence[Name] | None = None) -> None:
        self.records = tuple(records)
        self.aliases = tuple(index_names(self.records)) if names is None else tuple(names)
        self._records = {record.authority_id: record for record in self.records}
        self._automaton = AhoCorasick([alias for alias, _ in self.aliases])

    def get(self, authority_id: str) -> AuthorityRecord | None:
        """Return the record of that identifier, or None."""
        return self._records.get(authority_id)

    def named(self, name: str) -> list[AuthorityRecord]:
        """Return the records that go by exactly this name, none for a text that only holds one."""
        place = bisect_left(self.aliases, (name,))
        is_there = place < len(self.aliases) and self.aliases[place][0] == name
        return [self._records[key] for key in self.aliases[place][1]] if is_there else []

    def find(self, text: str) -> list[Match]:
        """Return the names in a text in reading order: whole tokens, case as written, leftmost and longest first."""
        hits = sorted(
            (start, -end, number)
            for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
            if not INSIDE_TOKEN.match(text, start) and not INSIDE_TOKEN.match(text, end)
        )
        return list(self._longest(hits))

    def _longest(self, hits: Iterable[tuple[int, int, int]]) -> Iterator[Match]:
        free = 0
        for start, minus_end, number in hits:
            if start >= free:
                free = -minus_end
                yield Match(start, free, self.aliases[number][1])


def index_names(records: Iterable[AuthorityRecord]) -> list[Name]:
    """Return each name with the sorted identifiers of the records that go by it, sorted by name.

    A spelling that a record states wins over the same one that a rule makes for another record of its kind.
    """
    stated: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    ruled: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for record in records:
        for name in (record.name, *record.aliases):
            stated[name, record.kind].add(record.authority_id)
            for variant in _spellings(name, record.kind):
                ruled[variant, record.kind].add(record.authority_id)
    index: defaultdict[str, set[str]] = defaultdict(set)
    for name, kind in ruled:
        index[name] |= stated.get((name, kind)) or ruled[name, kind]
    return [(name, tuple(sorted(ids))) for name, ids in sorted(index.items())]


def _spellings(name: str, kind: str) -> tuple[str, ...]:
    spellings = variants(name)
    if kind not in IN_CAPITALS:
        return spellings
    return *spellings, *(form.upper() for form in spellings if form.isascii() and len(form) > 3 and form[0].isupper())


@cache
def load_authority(folder: Path) -> Authority:
    """Return the authority file: all CSVs of a folder in name order, checked against schemas/authority.yaml.

    Reads once per process and folder, and indexes once per content: the index is kept under .cache by its hash.
    DataError names file and line, what was found and what is expected.
    """
    paths = sorted(path for path in folder.glob("*.csv") if path.name != UCDP_EVENTS)
    if not paths:
        raise DataError(f"{folder}: no CSV of the authority file is there; give the folder dataset/authority")
    cached = CACHE / f"{_digest(paths)}.pickle"
    try:
        return Authority(*pickle.loads(cached.read_bytes()))
    except (OSError, EOFError, pickle.UnpicklingError):
        authority = Authority(_read_all(paths, folder))
    with suppress(OSError), whole_file(cached) as draft:
        draft.write_bytes(pickle.dumps((authority.records, authority.aliases)))
    return authority


def _digest(paths: Sequence[Path]) -> str:
    """Return the SHA-256 of all that decides what the index holds."""
    parts = (hashlib.sha256(path.read_bytes()).digest() for path in (*paths, *INDEX_CODE))
    return hashlib.sha256(b"".join(parts)).hexdigest()


def _read_all(paths: Sequence[Path], folder: Path) -> list[AuthorityRecord]:
    records = [record for path in paths for record in read_records(path)]
    seen: set[str] = set()
    for record in records:
        if record.authority_id in seen:
            raise DataError(f"{folder}: {record.authority_id} stands in two files; remove one of the records")
        seen.add(record.authority_id)
    return records


def read_records(path: Path) -> Iterator[AuthorityRecord]:
    """Yield the records of one CSV, one a line, in the order of their identifiers."""
    columns = load_table("authority").columns
    reader = csv.reader(_lines(path))
    header = next(reader, [])
    if header != [column.name for column in columns]:
        raise DataError(f"{path} line 1: columns are {','.join(header)}; it takes those of schemas/authority.yaml")
    last = ""
    for number, cells in enumerate(reader, start=2):
        place = f"{path} line {number}"
        if len(cells) != len(columns) or reader.line_num != number:
            raise DataError(f"{place}: {len(cells)} cells; a record is one line of {len(columns)} without line breaks")
        values = [_value(column, cell, place) for column, cell in zip(columns, cells, strict=True)]
        record = AuthorityRecord(*values)
        _check(record, last, place)
        last = record.authority_id
        yield record


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    if "\r" in text or text.startswith("\ufeff"):
        raise DataError(
            f"{path}: has a carriage return or a byte order mark; save it with LF line ends and without a BOM"
        )
    return text.removesuffix("\n").split("\n")


def _value(column: Column, cell: str, place: str) -> Any:
    if column.type == "array":
        return tuple(cell.split("|")) if cell else ()
    if not cell:
        if column.required:
            raise DataError(f"{place}: {column.name} is empty; schemas/authority.yaml requires it")
        return None
    if column.type in ("integer", "number"):
        return _number(column, cell, place)
    pattern = column.constraints.get("pattern")
    if (column.enum and cell not in column.enum) or (pattern and not regex.fullmatch(pattern, cell)):
        expected = ", ".join(column.enum or ()) or pattern
        raise DataError(f"{place}: {column.name} is {cell!r}; schemas/authority.yaml allows {expected}")
    return cell


def _number(column: Column, cell: str, place: str) -> int | float:
    whole = column.type == "integer"
    if not regex.fullmatch(r"[1-9][0-9]*" if whole else r"-?[0-9]+\.[0-9]+", cell):
        wanted = "a whole number" if whole else "degrees with a decimal point"
        raise DataError(f"{place}: {column.name} is {cell!r}; it takes {wanted}")
    number = int(cell) if whole else float(cell)
    low, high = column.constraints.get("minimum", number), column.constraints.get("maximum", number)
    if not low <= number <= high:
        raise DataError(f"{place}: {column.name} is {cell}; it lies between {low} and {high}")
    return number


def _check(record: AuthorityRecord, last: str, place: str) -> None:
    if record.authority_id <= last:
        raise DataError(f"{place}: {record.authority_id} follows {last}; sort the lines by authority_id, each one once")
    if KIND_OF_PREFIX.get(record.authority_id.split("/")[0]) != record.kind:
        raise DataError(
            f"{place}: {record.authority_id} does not begin as {record.kind} does; see dataset/authority/README.md"
        )
    if list(record.aliases) != sorted(set(record.aliases) - {record.name, ""}):
        raise DataError(f"{place}: aliases are not sorted, or one is empty, repeated or the name itself")
    if (record.latitude is None) != (record.longitude is None):
        raise DataError(f"{place}: latitude and longitude belong together; give both or none")


def variants(name: str) -> tuple[str, ...]:
    """Return a name with its regular other spellings, sorted.

    Rules: marks stripped (Zāwiya, Zawiya); apostrophes straight, curly or left out; Abdul, Abdel and Abd al, apart or
    joined; the Arabic article as al or el, small or capital, with hyphen or blank, also where the name has it
    assimilated (Az Zawiya); generic words at the end small or capital (Mitiga airport).
    """
    forms = {name}
    for rule in (_marks, _apostrophes, _servants, _articles, _generics):
        forms |= set(itertools.chain.from_iterable(map(rule, forms)))
    return tuple(sorted(forms))


def _marks(name: str) -> Iterator[str]:
    if not name.isascii():
        bare = MARK.sub("", unicodedata.normalize("NFD", name))
        yield unicodedata.normalize("NFC", bare).translate(LETTERS_APART)


def _apostrophes(name: str) -> Iterator[str]:
    if APOSTROPHE.search(name):
        for mark in ("'", "’", ""):
            yield APOSTROPHE.sub(mark, name).lstrip(mark)


def _servants(name: str) -> Iterator[str]:
    if match := SERVANT.search(name):
        before, first, after = name[: match.start()], match["first"], match["rest"] + name[match.end() :]
        for servant in SERVANT_SPACED:
            yield before + servant + first.upper() + after
        for servant in SERVANT_JOINED:
            yield before + servant + first.lower() + after


def _articles(name: str) -> Iterator[str]:
    if ARTICLE.search(name):
        for article in ARTICLES:
            yield ARTICLE.sub(article, name)
        yield ARTICLE.sub(r"\g<own>-", name)
        yield ARTICLE.sub(r"\g<own> ", name)


def _generics(name: str) -> Iterator[str]:
    words = name.split(" ")
    count = sum(1 for _ in itertools.takewhile(lambda word: word.lower() in GENERIC, reversed(words)))
    if 0 < count < len(words):
        kept, generic = words[:-count], words[-count:]
        yield " ".join([*kept, *(word.lower() for word in generic)])
        yield " ".join([*kept, *(word[0].upper() + word[1:] for word in generic)])
        yield " ".join([*words[:-1], words[-1].lower()])
