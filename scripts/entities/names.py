"""names: the names that are known beyond the authority file, and the words that tell what an unknown name is."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from scripts.core.errors import DataError

FILE = Path(__file__).resolve().parents[2] / "dataset/authority/lexicons/names.csv"
COLUMNS = ["term", "class", "source"]
TYPES = ("PER", "ORG", "ARM", "GPE", "LOC", "FAC", "NORP", "DEAL", "OPER", "WEAP")
# Each class of words and its letter in the patterns of rules.py; a word takes the first class that lists it.
CLASSES = {
    "ORG_head": ("o", "ends or begins the name of a body: Ministry, Council"),
    "ARM_head": ("r", "ends or begins the name of an armed actor: Brigade, Army"),
    "FAC_head": ("f", "ends or begins the name of a facility: Airport, Hospital"),
    "DEAL_head": ("d", "ends or begins the name of an agreement, law or conference: Agreement, Treaty"),
    "OPER_head": ("b", "ends the name of a war or uprising: War, Revolution"),
    "OPER_lead": ("w", "begins the name of an operation or battle: Operation, Battle"),
    "LOC_head": ("l", "ends or begins the name of a sea, mountain, road or oil field: Sea, Mountains"),
    "GPE_head": ("p", "ends the name of a place with a government: City, Province"),
    "qualifier": ("h", "makes another body of the one behind it: Supreme Security Council"),
    "title": ("t", "stands before a person's name: President, Col"),
    "office": ("k", "stands within a title or the name of a ministry: Foreign, Defence"),
    "given": ("g", "a given name: Ahmed, Mary"),
    "particle": ("q", "a small word within a name: bin, Abu, van"),
    "calendar": ("m", "a month or weekday"),
    "soft": ("j", "a common word that may stand within a name, but is none: National, High"),
    "common": ("c", "a common word that is in no name: The, In"),
}
# Words in lower case that stand directly before or behind a name.
NEIGHBOURS = {
    "role": "stands directly before a person's name: spokesman, commander",
    "FAC_small": "makes the name before it a facility: airport, hospital",
    "LOC_small": "makes the name before it a place: mountains, oilfield",
    "ARM_small": "makes the name before it an armed actor: brigade, militia",
    "ORG_small": "makes the name before or behind it a body: newspaper, company",
    "DEAL_small": "makes the place before it an agreement or conference: agreement",
    "place_kind": "stands before `of` and the name of a place: town, suburb",
    "speech": "a verb whose subject is a person or body: said, told",
}


@dataclass(frozen=True, slots=True)
class Names:
    """Letters of single words (see CLASSES), neighbours by kind, and an automaton of names with their entity types."""

    letters: dict[str, str]
    neighbours: dict[str, frozenset[str]]
    terms: tuple[str, ...]
    types: tuple[str, ...]
    automaton: AhoCorasick

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and entity type of each listed name, leftmost and longest first, inside of words too."""
        for number, start, end in self.automaton.find_matches_as_indexes(text):
            yield start, end, self.types[number]


@cache
def load_names(path: Path = FILE) -> Names:
    """Return the word lists of names.csv; DataError names the line that breaks a rule."""
    rows = list(_read(path))
    letters: dict[str, str] = {}
    for name, (letter, _) in CLASSES.items():
        for term, group in rows:
            if group == name:
                letters.setdefault(term, letter)
    named = [(term, group) for term, group in rows if group in TYPES]
    return Names(
        letters=letters,
        neighbours={name: frozenset(term for term, group in rows if group == name) for name in NEIGHBOURS},
        terms=tuple(term for term, _ in named),
        types=tuple(group for _, group in named),
        automaton=AhoCorasick([term for term, _ in named], matchkind=MatchKind.LeftmostLongest),
    )


def _read(path: Path) -> Iterator[tuple[str, str]]:
    """Yield term and class of each row, checked."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    if not rows or rows[0] != COLUMNS:
        raise DataError(f"{path} line 1: expected the columns {','.join(COLUMNS)}")
    allowed = (*TYPES, *CLASSES, *NEIGHBOURS)
    for line, (last, row) in enumerate(pairwise(rows), 2):
        if len(row) != len(COLUMNS) or not row[0] or row[1] not in allowed:
            raise DataError(f"{path} line {line}: {row}; expected a term, one of {', '.join(allowed)}, and a source")
        if line > 2 and row <= last:
            raise DataError(f"{path} line {line}: {row[0]} is not sorted behind {last[0]}, or twice there")
        yield row[0], row[1]
