"""rules: names that no list holds, told by the words in and around them."""

import re
from collections.abc import Container, Iterator, Sequence

import regex

from scripts.core.text import INSIDE_TOKEN
from scripts.entities.chunks import Unit, letters
from scripts.entities.mentions import CUE, GUESS, LOWER, RULE, Mention
from scripts.entities.names import Names

# Letters of units that may stand within the name of a body; months only in those of armed actors, wars and agreements.
# All runs are bounded, so that the time stays linear in a text of nothing but capitals.
W = "[CGNLROXFhjkugsaneqolfrbpd]{1,9}"
WM = "[CGNLROXFhjkugsaneqolfrbpdm]{1,9}"
OF = "[CGNLROFhjkusaneqolfrbpd]{1,9}"
NAME = "(?:[guseX]|q{1,2}[gusX])(?:q{0,2}[guseXGC]){0,5}"
START = "(?<![A-Za-z])"
# The patterns of each type over the letters of a sentence's units; their group is the name.
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("PER", rf"(?:[tv]|ti[kh]{{1,5}}(?:&k{{1,3}})?)({NAME})"),
        ("PER", r"((?:g|e{1,3}u)(?:q{0,2}[guseXGC]){1,5})"),
        ("PER", r"([gu]{1,3}s[gus]{0,3})"),
        ("PER", rf"{START}(q{{0,2}}[ug](?:q{{0,2}}[ugse]){{0,3}}q{{0,2}}X(?:q{{0,2}}[gus]){{0,2}})"),
        ("PER", rf"{START}(X(?:q{{0,2}}[gus]){{1,3}})"),
        ("PER", rf"{START}(q[gus]{{1,3}})(?![A-Za-z])"),
        ("ORG", rf"(t?{W}o{{1,3}}(?:(?:i|y(?=[hjku])){OF}(?:&[hjku]{{1,3}})?)?)"),
        ("ORG", r"(h[hjku]{0,3}&[hjku]{1,3}o)"),
        ("ORG", rf"(o[iy]{OF}(?:i{OF})?(?:&[hjku]{{1,3}}o?)?)"),
        ("ORG", r"([CGN]?h{1,3}O)"),
        ("GPE", r"([ugsa]{1,3}p)"),
        ("ARM", rf"((?:ni)?{WM}r{{1,3}})"),
        ("ARM", rf"(ri{OF})"),
        ("FAC", rf"({W}f{{1,3}})"),
        ("FAC", r"(fi[uGCsLhj]{1,4})"),
        ("LOC", r"([CGNLRugsahj]{1,4}l{1,2})"),
        ("LOC", r"(l(?:i[CGuLs]{1,3}|u{1,3}))"),
        ("DEAL", rf"({WM}d{{1,2}})"),
        ("DEAL", r"(di[CGuLsNhjk]{1,5})"),
        ("OPER", r"(w(?=i?[hj]{0,3}[CGNLusga])i?[CGNLugsahj]{1,4}(?:[&i][CGNLugsahj]{1,3})?)"),
        ("OPER", r"((?:ni)?[CGNLugahjmn]{1,4}b{1,2}a?)"),
    )
)
LONE = re.compile(r"(?<![A-Za-z&])(?:u{1,3}|u{1,2}g|s{1,2}|a)(?![A-Za-z])")
NAME_RUN = re.compile(r"(?:q{0,2}[usg]){1,5}")
LOOK_BACK = 40
LONGEST_LIST = 100
LONGEST_ACRONYM = 6

END = r"(?![\p{L}\p{M}\p{Nd}])"
BEGIN = r"(?<![\p{L}\p{M}\p{Nd}])"
BLANK = r"[\ \n]"
TOWN_HEAD = regex.compile(rf"{BLANK}(?:(?:oil|export){BLANK})?(?:port|terminal|refinery){END}", flags=regex.V1)
AIRFIELDS = frozenset(("airbase", "airport", "base"))
MISSION_HEAD = regex.compile(rf"{BLANK}(?:embassy|consulate){END}", flags=regex.V1)
SMALL_HEAD = regex.compile(
    rf"""{BLANK}(?:(?:international|military|naval|oil|offshore|onshore|air|gas|refugee|detention|border|news|satellite|state)
        {BLANK})?(?P<head>\p{{Ll}}+){END}""",
    flags=regex.V1 | regex.X,
)
WORD_BEFORE = regex.compile(rf"(?r)(?P<word>\p{{Ll}}+)(?P<of>{BLANK}of)?{BLANK}", flags=regex.V1)
CAPITALISED = r"\p{Lu}[\p{L}\p{M}'’-]*(?:[\ \n]\p{Lu}[\p{L}\p{M}'’-]*){0,2}"
PORT_OF = regex.compile(
    rf"""(?r){BEGIN}(?:(?:airport|port|terminal|refinery){BLANK}of
        |(?:airports|ports|terminals|refineries){BLANK}of(?:{BLANK}{CAPITALISED},|{BLANK}{CAPITALISED},?{BLANK}and){{0,8}})
        {BLANK}""",
    flags=regex.V1 | regex.X,
)
WITHIN = regex.compile(rf"(?r){BEGIN}(?:in|near|outside|around|towards?){BLANK}", flags=regex.V1 | regex.I)
DETERMINED = regex.compile(rf"(?r){BEGIN}(?:the|an?|this|that){BLANK}", flags=regex.V1 | regex.I)
WORD_BEHIND = regex.compile(rf"{BLANK}(?P<word>\p{{Ll}}+){END}", flags=regex.V1)
AGE = regex.compile(rf",{BLANK}\p{{Nd}}{{2}}(?=[,.;)])", flags=regex.V1)
# A capital, up to three letters and a figure, which few words of a text have; the whole is read from there.
DESIGNATION_HEAD = re.compile(r"[A-Z][A-Za-z/]{0,3}-?[0-9]")
DESIGNATION = re.compile(
    r"(?:(?:AGM|AH|AK|AN|B|BGM|BM|BMP|BRDM|BTR|CH|EA|EC|EF|F|FA|FH|FN|GBU|IL|Il|KC|Ka|L|M|MD|MF|MIG|MQ|MiG|Mi|Mig|PT|RPG|RQ|S|SA"
    r"|SS|SU|Su|T|Tu|UH|V|ZPU|ZSU|ZU)-[0-9]{1,3}[A-Z]{0,3}|A-(?:4|6|7|10)|C-(?:5|17|47|130|160)[A-Z]?|(?:SAM|TB)-?[0-9]{1,2}"
    r"|(?:AK|BM|F|MQ|MiG|MIG|RPG)[0-9]{1,2})s?"
)
SHIP = regex.compile(r"(?:HMAS|HMCS|HMS|HNLMS|RFA|TCG|USNS|USS)(?: [A-Z][A-Za-z]+){1,3}", flags=regex.V1)
GATE = regex.compile(r"(?:Gate|Checkpoint) [0-9]{1,3}", flags=regex.V1)
NUMBERED = re.compile(
    r"(?:Resolutions? (?:No\. ?)?|resolutions? (?:No\. ?)?|Executive Order |Proclamation |Public Law |Law (?:No\. )?"
    r"|Decree )[0-9]{1,5}(?:-[0-9]{1,4})?(?: ?\([0-9]{4}\))?"
)
SECOND_NUMBER = regex.compile(r"(?<=esolutions [0-9]{4}(?: and|,) )[0-9]{4}", flags=regex.V1)
COUNCIL = regex.compile(rf"(?r){BEGIN}(?:(?:United Nations|UN|U\.N\.) )?(?:Security Council )?", flags=regex.V1)
# The agency in the dateline that an article begins with: SIRTE, Libya (AP) -
DATELINE = regex.compile(
    r"(?m)^[A-Z][A-Z .'’/-]{2,40}(?:, [A-Z][A-Za-z .]{2,30})? \((?P<agency>[A-Z][A-Za-z'’.& ]{1,40})\) ?(?:--?|[–—]) ",
    flags=regex.V1,
)
# Begin no name of an armed actor: Forces of the Council.
MEN = frozenset(
    ("Brigades", "Commanders", "Elements", "Fighters", "Forces", "Leaders", "Members", "Militias", "Troops", "Units")
)
# The network X behind a preposition, a letter that else stands for anything.
NETWORK = regex.compile(
    rf"X(?<={BEGIN}(?:[Oo]n|platform|network){BLANK}X)(?!['’-]\p{{L}})(?![\p{{L}}\p{{M}}\p{{Nd}}]|{BLANK}\p{{Lu}})",
    flags=regex.V1,
)
PATTERNED = (("ORG", NETWORK), ("WEAP", SHIP), ("FAC", GATE), ("DEAL", SECOND_NUMBER))


def find_patterned(text: str) -> Iterator[Mention]:
    """Yield the names that have a fixed form of letters and figures: weapons, ships, gates, resolutions, laws."""
    for start, end, kind in _patterned(text):
        if not INSIDE_TOKEN.match(text, start) and not INSIDE_TOKEN.match(text, end):
            yield Mention(start, end, kind, RULE)


def _patterned(text: str) -> Iterator[tuple[int, int, str]]:
    for head in DESIGNATION_HEAD.finditer(text):
        if weapon := DESIGNATION.match(text, head.start()):
            yield *weapon.span(), "WEAP"
    for number in NUMBERED.finditer(text):
        council = COUNCIL.match(text, max(0, number.start() - LOOK_BACK), number.start())
        yield council.start() if council else number.start(), number.end(), "DEAL"
    for match in DATELINE.finditer(text):
        yield *match.span("agency"), "ORG"
    for kind, pattern in PATTERNED:
        for match in pattern.finditer(text):
            yield *match.span(), kind


def find_named(text: str, units: Sequence[Unit], common: Container[str]) -> Iterator[Mention]:
    """Yield the names that the words within them or a title before them tell, from the units.

    `common` are the words that the text also has in lower case, which make no name at the beginning of a sentence.
    """
    line = letters(units)
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(line):
            first, last = match.span(1)
            if kind == "ARM" and text[units[first].start : units[first].end] in MEN:
                if line[match.start(1)] == "r" or line[first + 1] != "i":
                    continue
                first += 2
            if kind != "PER":
                first = _skip_titles(text, units, first, last)
            elif match.start() == first and units[first].letter == "u" and is_common(text, units[first], common):
                continue
            if last - first > 1 or (kind == "PER" and units[first].letter != "X"):
                yield Mention(units[first].start, units[last - 1].end, kind, RULE)


def is_common(text: str, unit: Unit, common: Container[str]) -> bool:
    """Whether the unit is a word that the text also has in lower case."""
    return text[unit.start : unit.end].translate(LOWER) in common


def _skip_titles(text: str, units: Sequence[Unit], first: int, last: int) -> int:
    """Return the index behind titles before the name of a body, but not behind General in General Congress."""
    while first < last and units[first].letter in "tve" and text[units[first].start : units[first].end] != "General":
        first += 1
    return first


def find_cued(text: str, units: Sequence[Unit], names: Names, common: Container[str]) -> Iterator[Mention]:
    """Yield the names that a word in lower case beside them tells: town of X, X airport, X embassy, X, 34."""
    for unit in units:
        if unit.letter in "CGN":
            yield from _place_cues(text, unit, names)
    for match in NAME_RUN.finditer(letters(units)):
        run = Unit(units[match.start()].start, units[match.end() - 1].end, "")
        if not is_common(text, units[match.start()], common):
            yield from _name_cues(text, run, names)


def _name_cues(text: str, run: Unit, names: Names) -> Iterator[Mention]:
    """Yield what the words directly before and behind some unknown capitalised words tell that they name."""
    before = WORD_BEFORE.match(text, max(0, run.start - LOOK_BACK), run.start)
    head = SMALL_HEAD.match(text, run.end)
    if before and before["of"] and before["word"] in names.neighbours["place_kind"]:
        yield Mention(run.start, run.end, "GPE", CUE)
    elif before and not before["of"] and before["word"] in names.neighbours["ORG_small"]:
        yield Mention(run.start, run.end, "ORG", CUE)
    elif before and before["word"] in names.neighbours["speech"] and text.startswith((",", "."), run.end):
        yield Mention(run.start, run.end, "PER", CUE)
    elif head:
        for kind in ("FAC", "LOC", "DEAL", "ARM"):
            if head["head"] in names.neighbours[f"{kind}_small"]:
                yield Mention(run.start, head.end(), kind, CUE)
        if head["head"] in names.neighbours["ORG_small"]:
            yield Mention(run.start, run.end, "ORG", CUE)
    if AGE.match(text, run.end):
        yield Mention(run.start, run.end, "PER", RULE)


def _place_cues(text: str, place: Unit, names: Names) -> Iterator[Mention]:
    """Yield the facility or agreement that a known place, or the embassy that a country or nation gives its name to."""
    head = SMALL_HEAD.match(text, place.end)
    if place.letter == "G" and (TOWN_HEAD.match(text, place.end) or _behind(PORT_OF, text, place.start, LONGEST_LIST)):
        yield Mention(place.start, place.end, "FAC", CUE)
    elif place.letter == "G" and head and head["head"] in AIRFIELDS:
        yield Mention(place.start, head.end(), "FAC", CUE)
    elif place.letter != "G" and (mission := MISSION_HEAD.match(text, place.end)):
        yield Mention(place.start, mission.end(), "FAC", CUE)
    elif place.letter == "G" and head and head["head"] in names.neighbours["DEAL_small"]:
        yield Mention(place.start, head.end(), "DEAL", CUE)


def find_guesses(text: str, units: Sequence[Unit], names: Names, common: Container[str]) -> Iterator[Mention]:
    """Yield what other words may be: a place behind `in`, a body if an acronym behind `the`, else a person."""
    for match in LONE.finditer(letters(units)):
        run = units[match.start() : match.end()]
        start, end = run[0].start, run[-1].end
        is_speaker = _word_behind(text, end) in names.neighbours["speech"]
        if run[0].letter == "a":
            shown = is_speaker or _behind(DETERMINED, text, start)
            if shown and end - start <= LONGEST_ACRONYM and not is_common(text, run[0], common):
                yield Mention(start, end, "ORG", GUESS)
        elif any(is_common(text, unit, common) for unit in run) or _behind(DETERMINED, text, start):
            continue
        elif _behind(WITHIN, text, start):
            yield Mention(start, end, "GPE", GUESS)
        elif len(run) > 1 or is_speaker or run[0].letter == "s":
            yield Mention(start, end, "PER", GUESS)


def _behind(pattern: regex.Pattern[str], text: str, start: int, reach: int = LOOK_BACK) -> bool:
    return pattern.match(text, max(0, start - reach), start) is not None


def _word_behind(text: str, end: int) -> str:
    match = WORD_BEHIND.match(text, end)
    return match["word"] if match else ""
