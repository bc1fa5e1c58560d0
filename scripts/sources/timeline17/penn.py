"""penn: natural English from text that was split into words in the manner of the Penn Treebank."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import regex

BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
OPENING, CLOSING = ("(", "[", "{"), (")", "]", "}")
QUOTES = ("``", "''", '"')
SPLIT_WORDS = {"can": "not", "gon": "na", "got": "ta", "wan": "na", "lem": "me", "gim": "me"}
SPLIT = regex.compile(
    r"(?<= )[.\-'](?= )|(?<=^| )(?i:can not|gon na|got ta|wan na|lem me|gim me)(?= |$)", flags=regex.V1
)
ESCAPED = regex.compile(r"\\([/*])", flags=regex.V1)
STOP = regex.compile(r"[,;:.%]|[!?]+|[,;:][\p{L}\p{Nd}]+", flags=regex.V1)
CLITIC = regex.compile(r"n't|'(?:s|re|ve|ll|d|m|nt|ites?)", flags=regex.V1 | regex.IGNORECASE)
CURRENCIES = "$£€#"
CURRENCY = regex.compile(r"\p{Lu}{0,3}[$£€]|#", flags=regex.V1)
NUMBER = regex.compile(r"[\p{Nd}.]", flags=regex.V1)
HYPHENED = regex.compile(r"\p{L}[\p{L}\p{Nd}]*-\p{L}[\p{L}\p{Nd}]*", flags=regex.V1)
INITIAL = regex.compile(r"(?:[^ ]*/)?\p{Lu}", flags=regex.V1)
INITIALS = regex.compile(r"\p{Lu}\.", flags=regex.V1)
EXCHANGE = regex.compile(r"\p{Lu}{1,2}", flags=regex.V1)
LOWER = regex.compile(r"\p{Ll}", flags=regex.V1)
UNIT = regex.compile(r"(?:year|month|week|day|hour|minute|mile|km|member|man|point)(?:-.{0,40})?", flags=regex.V1)
LONGEST_PHRASE = 40
LONGEST_SPEECH = 120


def restore(line: str) -> str:
    """Return the line as it was printed; words of the line are what single blanks part."""
    line = ESCAPED.sub(r"\1", line) if "\\" in line else line
    words = [BRACKETS.get(word, word) for word in line.split(" ") if word]
    words = list(_merge(words)) if SPLIT.search(line) else words
    return _join(words, {**_mark_phrases(words), **mark_quotes(words)})


def ends_in_quotation(line: str) -> bool:
    """Return True if a quotation that opens in the line does not close in it."""
    marks = mark_quotes(line.split(" "))
    return bool(marks) and marks[max(marks)] == "“"


def mark_quotes(words: Sequence[str]) -> dict[int, str]:
    """Return the position of each double quotation mark with the mark that it stands for, “ or ”."""
    places = [i for i, word in enumerate(words) if word in QUOTES]
    marks: dict[int, str] = {}
    is_open = False
    for place, following in zip(places, [*places, None][1:], strict=True):
        if words[place] == "``":
            is_open = True
        elif is_open:
            is_open = False
        else:
            is_open = following is not None and words[following] != "``" and following - place <= LONGEST_SPEECH
        marks[place] = "“" if is_open else "”"
    return marks


def mend_hyphens(lines: Iterable[str]) -> list[str]:
    """Return the lines with a compound put together where it is split in one place and whole in another."""
    lines = list(lines)
    whole = {word.lower() for line in lines for word in line.split(" ") if "-" in word and word.isascii()}
    return [" ".join(_mend(line.split(" "), whole)) if " - " in line else line for line in lines]


def _mend(words: Sequence[str], whole: set[str]) -> Iterator[str]:
    i = 0
    while i < len(words):
        if i + 2 < len(words) and words[i + 1] == "-" and _is_compound(words[i], words[i + 2], whole):
            yield f"{words[i]}-{words[i + 2]}"
            i += 3
        else:
            yield words[i]
            i += 1


def _is_compound(left: str, right: str, whole: set[str]) -> bool:
    is_measure = NUMBER.match(left) is not None and UNIT.fullmatch(right) is not None
    return is_measure or f"{left}-{right}".lower() in whole


def _merge(words: Sequence[str]) -> Iterator[str]:
    i = 0
    while i < len(words):
        size = _count_parts(words, i)
        yield "".join(words[i : i + size])
        i += size


def _count_parts(words: Sequence[str], i: int) -> int:
    """Return how many words from `i` on were one word in print."""
    here, second, third, fourth = (*words[i : i + 4], "", "", "")[:4]
    if second and SPLIT_WORDS.get(here.lower()) == second.lower():
        return 1 if third == "only" else 2
    if second == "-" and third in ("and", "or") and HYPHENED.fullmatch(fourth):
        return 2
    if second == "." and INITIAL.fullmatch(here) and INITIALS.fullmatch(third):
        return 3
    if second == "." and fourth == ")" and EXCHANGE.fullmatch(third) and i > 0 and words[i - 1] == "(":
        return 3
    return 3 if second == "'" and third in ("ite", "ites") else 1


def _mark_phrases(words: Sequence[str]) -> dict[int, str]:
    """Return the marks of single quotation: ‘ and ’ where both ends are there, else the apostrophe."""
    marks: dict[int, str] = {}
    apostrophes = [i for i, word in enumerate(words) if word == "'"]
    start = 0
    for opening in (i for i in range(len(words)) if _opens_phrase(words, i)):
        while start < len(apostrophes) and apostrophes[start] <= opening:
            start += 1
        near = [i for i in apostrophes[start : start + LONGEST_PHRASE] if i - opening <= LONGEST_PHRASE]
        closing = next((i for i in near if not _is_possessive(words, i)), near[0] if near else None)
        if closing is not None and opening not in marks:
            marks |= {opening: "‘", closing: "’"}
        elif words[opening] == "`":
            marks[opening] = "'"
    return marks


def _opens_phrase(words: Sequence[str], i: int) -> bool:
    return words[i] == "`" or (words[i] == "'" and i > 0 and words[i - 1] in (":", "``"))


def _is_possessive(words: Sequence[str], i: int) -> bool:
    follows = words[i + 1] if i + 1 < len(words) else ""
    return words[i - 1].endswith("s") and LOWER.match(follows) is not None


def _join(words: Sequence[str], marks: dict[int, str]) -> str:
    parts: list[str] = []
    last = ""
    for i, word in enumerate(words):
        text = marks.get(i, word)
        if text == "." and last.endswith(".") and not last.endswith(".."):
            continue
        is_lone = marks.get(i) == "'"
        if parts and not _leans_right(last, text) and (is_lone or not _leans_left(text)):
            parts.append(" ")
        parts.append(text)
        last = "‘" if is_lone else text
    return "".join(parts)


@lru_cache(maxsize=50_000)
def _leans_left(text: str) -> bool:
    if text in CLOSING or text in ("”", "’", "'", "/"):
        return True
    return STOP.fullmatch(text) is not None or CLITIC.fullmatch(text) is not None


def _leans_right(text: str, follows: str) -> bool:
    if text in OPENING or text in ("“", "‘", "/"):
        return True
    return text[-1:] in CURRENCIES and CURRENCY.fullmatch(text) is not None and NUMBER.match(follows) is not None
