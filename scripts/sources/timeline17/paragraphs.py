"""paragraphs: which lines of a page are one paragraph, in Penn Treebank words."""

from collections.abc import Iterable, Iterator, Sequence

import regex

from scripts.sources.timeline17.penn import ends_in_quotation

FLAGS = regex.V1
LONGEST_QUOTATION = 6
LONGEST_ABBREVIATION = 40
NEXT_MARK = regex.compile(r"(?<=^| )(?:``|''|\")(?= |$)", flags=FLAGS)
LOWER = regex.compile(r"\p{Ll}+(?:-\p{Ll}+)*(?: |$)|[,;:.] ", flags=FLAGS)
CUT_SHORT = regex.compile(
    r"(?<=^| )(?:Adm|Amb|Brig|Capt|Cmdr|Col|Dr|Gen|Gov|Lt|Maj|Min|Mr|Mrs|Ms|Prof|Rep|Sec|Sen|Sgt|vs) ?\.$", flags=FLAGS
)
INITIAL = regex.compile(r"(?<=^|[ /])\p{Lu} \.$", flags=FLAGS)
NEXT_INITIAL = regex.compile(r"\p{Lu}\.(?: |$)", flags=FLAGS)
EXCHANGE = regex.compile(r"\p{Lu}{1,2} -RRB-", flags=FLAGS)
TICKER = regex.compile(r"-LRB- \p{Lu}{1,6} \.$", flags=FLAGS)


def join_abbreviations(lines: Iterable[str]) -> list[str]:
    """Return the lines, those that end in an abbreviation and its full stop joined to the next."""
    joined: list[str] = []
    for line in lines:
        if joined and _is_cut_short(joined[-1], line):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _is_cut_short(line: str, following: str) -> bool:
    end = line[-LONGEST_ABBREVIATION:]
    if CUT_SHORT.search(end):
        return True
    pairs = ((TICKER, EXCHANGE), (INITIAL, NEXT_INITIAL))
    return any(first.search(end) is not None and second.match(following) is not None for first, second in pairs)


def join_lines(lines: Sequence[str]) -> Iterator[str]:
    """Yield the paragraphs: a line with those after it that go on with its quotation or its sentence."""
    paragraph: list[str] = []
    for line, goes_on in zip(lines, find_continuations(lines), strict=True):
        if paragraph and not (goes_on or LOWER.match(line)):
            yield " ".join(paragraph)
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield " ".join(paragraph)


def find_continuations(lines: Sequence[str]) -> list[bool]:
    """Return for each line whether it goes on with a quotation that an earlier line opened and a later one closes."""
    goes_on = [False] * len(lines)
    is_open = False
    for i, line in enumerate(lines):
        goes_on[i] = is_open
        if is_open and NEXT_MARK.search(line) is None:
            continue
        is_open = ends_in_quotation(f"`` {line}" if is_open else line) and _closes_soon(lines, i + 1)
    return goes_on


def _closes_soon(lines: Sequence[str], start: int) -> bool:
    marks = (NEXT_MARK.search(line) for line in lines[start : start + LONGEST_QUOTATION])
    return next((mark[0] != "``" for mark in marks if mark is not None), False)
