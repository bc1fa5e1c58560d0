"""dateline: the headers before an article's first sentence: page header, place and agency, in Penn Treebank words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from scripts.core.text import word_set
from scripts.sources.timeline17.furniture import MONTH, WEEKDAY

FLAGS = regex.V1
FARTHEST = 3000
WIRES = ("AFP", "AP", "Reuters")
PAGE_DATE = regex.compile(
    rf"(?<=^| ){WEEKDAY} (?:, )?{MONTH} [0-9]{{1,2}} (?:, [0-9]{{4}} )?[0-9]{{1,2}}:[0-9]{{2}} (?i:am|pm)"
    r" \p{Lu}{2,4}(?= |$)",
    flags=FLAGS,
)
WIRE = regex.compile(
    r"(?<=^| )-LRB- (?P<agency>Reuters|AP|AFP) (?:-RRB- )?(?:'' )?--?(?= )"
    r"|(?<=\p{Lu}{4} |\p{Lu}{4} , \p{Lu}\p{Ll}{2,15} )-LRB- (?P<agency>Reuters|AP|AFP) -RRB-(?= \p{Lu})",
    flags=FLAGS,
)
STAFF = regex.compile(r"(?<=^| )-LRB- (?P<agency>CNN|BBC|CBS|NBC|ABC) -RRB- --?(?= )", flags=FLAGS)
CAPITALS = regex.compile(r"\p{Lu}[\p{Lu}'\-/\\]+", flags=FLAGS)
CAPITALISED = regex.compile(r"\p{Lu}.*", flags=FLAGS)
MONTH_NAME = regex.compile(MONTH, flags=FLAGS)
DAY = regex.compile(r"[0-9]{1,2}", flags=FLAGS)
PLACE_STARTS = word_set("""
    Abu Addis Ain Al Bani Beni Bin Bir El Fort Hong Kuala Las Los Near New Outside Port Ras Saint San Sao Sidi St. Tel
    The
""")
PLACE_ENDS = word_set("Border City Island Mountains")
LONE_CITIES = word_set("""
    Algiers Amman Amsterdam Ankara Athens Atlanta Baghdad Bahrain Baltimore Bangkok Beijing Beirut Berlin Boston
    Brussels Cairo Caracas Chicago Cleveland Dallas Damascus Denver Detroit Djibouti Dubai Dublin Geneva Gibraltar
    Houston Islamabad Istanbul Jerusalem Johannesburg Kabul Kuwait London Luxembourg Madrid Malta Miami Milan Milwaukee
    Minneapolis Monaco Montreal Moscow Munich Nairobi Paris Philadelphia Phoenix Pittsburgh Prague Rome Seattle
    Singapore Stockholm Sydney Tehran Tokyo Toronto Tripoli Tunis Vienna Warsaw Washington
""")
LONE_PAIRS = word_set("""
    Abu_Dhabi Addis_Ababa Hong_Kong Las_Vegas Los_Angeles Mexico_City New_Delhi New_Orleans New_York San_Antonio
    San_Diego San_Francisco San_Salvador Sao_Paulo Tel_Aviv The_Hague United_Nations Vatican_City
""")
LONGEST_CITY = 6
LONGEST_PLACE = 12


@dataclass(frozen=True, slots=True)
class Opening:
    """The part in which an article begins: the words above its dateline, the page header in them, dateline and text."""

    above: str
    page_header: str
    below_header: str
    text: str
    agency: str | None


def read_opening(text: str) -> Opening | None:
    """Return the opening that the text holds; None if it has neither page header nor agency."""
    above, page_header, rest = _cut_page_header(text)
    found = _find_wire(rest)
    if found is not None:
        start = _find_wire_place(rest[: found.start()].split(" ")[:-1])
    else:
        found = STAFF.search(rest, endpos=FARTHEST)
        start = 0 if found is None else _find_staff_place(rest[: found.start()].split(" ")[:-1])
    if found is None:
        return Opening(above, page_header, "", rest, None) if page_header else None
    words = rest.split(" ")
    return Opening(above, page_header, " ".join(words[:start]), " ".join(words[start:]), found["agency"])


def find_agency(lines: Iterable[str]) -> str | None:
    """Return the agency or broadcaster of the first dateline in the lines."""
    founds = (WIRE.search(line, endpos=FARTHEST) or STAFF.search(line, endpos=FARTHEST) for line in lines)
    return next((found["agency"] for found in founds if found is not None), None)


def _cut_page_header(text: str) -> tuple[str, str, str]:
    """Return the words before a header such as `PLACE | Fri Mar 4 , 2011 6:29 pm EST`, the header, and the rest."""
    found = PAGE_DATE.search(text, endpos=FARTHEST)
    if found is None:
        return "", "", text
    rest = text[found.end() :].lstrip(" ")
    before = text[: found.start()].split(" ")[:-1]
    if before[-1:] != ["|"]:
        return " ".join(before), found[0], rest
    start = _find_repeated(before[:-1], rest)
    return " ".join(before[:start]), " ".join([*before[start:], found[0]]), rest


def _find_wire(text: str) -> "regex.Match[str] | None":
    """Return the agency of the dateline: one before a sentence, not before a highlight or a second dateline."""
    founds = [found for found in WIRE.finditer(text, endpos=FARTHEST) if not text.startswith(" \\*", found.end())]
    for first, second in pairwise(founds):
        between = text[first.end() : second.start()].strip(" ").split(" ")
        if len(between) > LONGEST_PLACE or _find_wire_place(between) > 0:
            return first
    return founds[-1] if founds else None


def _find_repeated(words: Sequence[str], rest: str) -> int:
    """Return where the place at the end of the words begins, by its second mention at the start of the rest."""
    for start in range(max(0, len(words) - LONGEST_PLACE), len(words)):
        if rest.startswith(" ".join(words[start:]) + " "):
            return start
    return _find_wire_place(words)


def _find_wire_place(words: Sequence[str]) -> int:
    """Return where the place at the end of the words begins: a city in capitals, with its country and the day."""
    end = _skip_day(words, len(words))
    end = _skip_country(words, end)
    start = end
    while start > max(0, end - LONGEST_CITY) and CAPITALS.fullmatch(words[start - 1]):
        start -= 1
    if start < end and end - start == 1 and "/" in words[start] and words[start - 2 : start - 1] == [","]:
        return _find_wire_place(words[:start])
    return start if start < end else end if end == len(words) else _skip_day(words, len(words))


def _skip_day(words: Sequence[str], end: int) -> int:
    if end >= 2 and DAY.fullmatch(words[end - 1]) and MONTH_NAME.fullmatch(words[end - 2]):
        end -= 2
    return end - 1 if end > 0 and words[end - 1] == "," else end


def _skip_country(words: Sequence[str], end: int) -> int:
    for size in (1, 2):
        names = words[max(0, end - size) : end]
        if end > size and words[end - size - 1] == "," and all(CAPITALISED.fullmatch(name) for name in names):
            return end - size - 1
    return end


def _find_staff_place(words: Sequence[str]) -> int:
    """Return where the place at the end of the words begins: a city with its country, or one that needs none."""
    if len(words) <= LONGEST_CITY and all(word == "," or CAPITALISED.fullmatch(word) for word in words):
        return 0
    end = _skip_country(words, len(words))
    if end < len(words) and end > 0 and CAPITALISED.fullmatch(words[end - 1]):
        return _find_city(words, end)
    if words[-1] in PLACE_ENDS:
        return _find_city(words, end)
    if "_".join(words[-2:]) in LONE_PAIRS:
        return len(words) - 2
    return len(words) - 1 if words[-1] in LONE_CITIES else len(words)


def _find_city(words: Sequence[str], end: int) -> int:
    start = end - 1
    if words[start] in PLACE_ENDS:
        while start > max(0, end - LONGEST_CITY) and CAPITALISED.fullmatch(words[start - 1]):
            start -= 1
        return start
    while start > 0 and words[start - 1] in PLACE_STARTS:
        start -= 1
    return start
