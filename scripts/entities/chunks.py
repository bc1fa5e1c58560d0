"""chunks: the capitalised words and known names of a sentence, each with the letter that the rules read."""

import re
from collections.abc import Iterator, Sequence

import regex

from scripts.core.records import record
from scripts.entities.mentions import Mention
from scripts.entities.names import Names

END = r"(?![\p{L}\p{M}\p{Nd}])"
MORE = r"[\p{L}\p{M}\p{Nd}]*+"
CONTRACTED = rf"(?:[sSmdt]|ll|re|ve){END}"
ARTICLE = r"(?:[Aa]l|[Ee]l|[AaEe](?:sh|th|dh|s|d|n|r|t|z)|[Uu]l)[-‑]"
SMALL = "(?:bin|ibn|ben|abu|ould|al|el|von|van|der|den|du|da|di|del|della|de|la|le|dos)"
# Where a unit may begin, for a quick first look (`re` runs it much faster than `regex`).
HEAD = re.compile(rf"(?<![A-Za-z0-9])(?=[A-Z0-9]|[^\x00-\x7f]|[ae][a-z]{{1,2}}[-‑]|ul-|{SMALL} )")
UNIT = regex.compile(
    rf"""(?<![\p{{L}}\p{{M}}\p{{Nd}}])(?:
        (?P<acronym>(?:\p{{Lu}}\.){{2,}}(?:\p{{Lu}}{END})?)
        |(?P<initial>\p{{Lu}}\.(?=\ ?\p{{Lu}}))
        |(?P<plural>(?:People|Women|Children|Men|Workers|Lawyers|Journalists|Martyrs|Veterans|Teachers|Students)['’]s?{END})
        |(?P<article>{ARTICLE}\p{{Lu}}{MORE}(?:['’](?!{CONTRACTED})\p{{L}}{MORE})*+(?:-(?:{ARTICLE})?\p{{Lu}}{MORE})*+)
        |(?P<prefixed>(?:Anti|Pro|Non|Ex|Post|Pre|Mid|Then)-(?=\p{{Lu}}))
        |(?P<letter>\p{{Lu}}{END}(?!['’-]\p{{L}}))
        |(?P<word>\p{{Lu}}{MORE}(?:['’](?!{CONTRACTED})\p{{L}}{MORE})*+
            (?:-(?:{ARTICLE})?\p{{Lu}}{MORE}(?:['’](?!{CONTRACTED})\p{{L}}{MORE})*+)*+)
        |(?P<number>(?<![.,:/-])\p{{Nd}}{{1,3}}(?:st|nd|rd|th)?{END}(?=\ (?:of\ )?\p{{Lu}}))
        |(?P<small>{SMALL}(?=\ \p{{Lu}}))
    )""",
    flags=regex.V1 | regex.X,
)
KIND_LETTERS = {
    "acronym": "a",
    "initial": "e",
    "plural": "j",
    "letter": "j",
    "prefixed": "",
    "article": "s",
    "number": "n",
}
ALL_CAPITALS = regex.compile(r"\p{Lu}[\p{Lu}\p{Nd}]+s?", flags=regex.V1)
# What may stand between two units of one name, and its letter: nothing, or of, for and on, and.
GAPS = {"": "", " ": "", "-": "", ". ": "."}
GAPS |= {" of ": "i", " of the ": "i", " for ": "y", " for the ": "y", " on ": "y", " and ": "&", " & ": "&"}
GAPS |= {gap.replace(" ", "\n"): letter for gap, letter in GAPS.items()}
LONGEST_GAP = max(map(len, GAPS))
LONGEST_ROLE = 24
NAME_NEXT = regex.compile(r" \p{Lu}\p{Ll}", flags=regex.V1)
BREAK = "|"
TYPE_LETTERS = {"PER": "X", "ORG": "O", "ARM": "R", "GPE": "G", "LOC": "L", "FAC": "F", "NORP": "N"}
TYPE_LETTERS |= {"DEAL": "D", "OPER": "B", "WEAP": "W"}
COUNTRY = "C"


@record
class Unit:
    """A capitalised word, known name, connector or number of a sentence, with its letter."""

    start: int
    end: int
    letter: str


def find_units(text: str, start: int, end: int, known: Sequence[Mention], names: Names) -> list[Unit]:
    """Return the units of a sentence in order; those with other words between them are parted by a break.

    Letters are those of CLASSES, TYPE_LETTERS and GAPS; `C` is a country, `s` a name with the Arabic article, `a` an
    acronym, `e` an initial, `n` a number, `u` any other capitalised word, `v` a role before a name, `|` a break.
    """
    units: list[Unit] = []
    last = Unit(start, start, BREAK)
    for unit in _merge(text, start, end, known, names):
        gap = text[last.end : unit.start] if unit.start - last.end <= LONGEST_GAP else BREAK
        joint = GAPS.get(gap, BREAK)
        if joint == BREAK or (joint == "." and not _is_abbreviated(text, last)):
            units.append(Unit(last.end, last.end, BREAK))
            role = _find_role(text, last.end, unit.start, names)
            if role is not None:
                units.append(role)
        elif joint and joint != ".":
            units.append(Unit(last.end, unit.start, joint))
        units.append(unit)
        last = unit
    units.append(Unit(end, end, BREAK))
    return units


def _is_abbreviated(text: str, unit: Unit) -> bool:
    return unit.letter in "tke" or text[unit.start : unit.end] in ("St", "Ste", "Mt", "Ft")


def letters(units: Sequence[Unit]) -> str:
    """Return the letters of the units as one string, for the patterns of the rules."""
    return "".join([unit.letter for unit in units])


def _merge(text: str, start: int, end: int, known: Sequence[Mention], names: Names) -> Iterator[Unit]:
    """Yield the known names and the other words in order; a word that a known name reaches into is part of it."""
    position = 0
    free = start
    for head in HEAD.finditer(text, start, end):
        first = head.start()
        while position < len(known) and known[position].start <= first:
            name = known[position]
            position += 1
            free = name.end
            yield _known_unit(text, name, names)
        if first < free:
            continue
        match = UNIT.match(text, first, end)
        if match is None:
            continue
        free = match.end()
        letter = _letter(match, names)
        if letter and (position == len(known) or free <= known[position].start):
            yield Unit(first, free, letter)
    for name in known[position:]:
        yield _known_unit(text, name, names)


def _known_unit(text: str, name: Mention, names: Names) -> Unit:
    """Return a known name as a unit; a place that goes by a given name is one if another name follows."""
    letter = TYPE_LETTERS[name.type]
    if letter == "G":
        if len(name.ids) == 1 and name.ids[0].startswith("country/"):
            letter = COUNTRY
        elif names.letters.get(text[name.start : name.end]) == "g" and NAME_NEXT.match(text, name.end):
            letter = "g"
    return Unit(name.start, name.end, letter)


def _letter(match: regex.Match[str], names: Names) -> str:
    kind, word = match.lastgroup or "", match.group()
    if kind in ("word", "small"):
        return names.letters.get(word) or ("a" if ALL_CAPITALS.fullmatch(word) else "u")
    if kind == "letter":
        return names.letters.get(word, "j")
    return KIND_LETTERS[kind]


def _find_role(text: str, begin: int, end: int, names: Names) -> Unit | None:
    """Return the word in lower case that stands directly before `end`, if it tells a person's role."""
    words = text[max(begin, end - LONGEST_ROLE) : end - 1].replace("\n", " ")
    word = words.rpartition(" ")[2]
    is_role = word in names.neighbours["role"] and text[end - 1] in " \n"
    return Unit(end - 1 - len(word), end - 1, "v") if is_role else None
