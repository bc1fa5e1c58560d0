"""quotes.marks: stretches of text inside quotation marks."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from scripts.core.records import Paragraph, record

INK = r"[^\s\x1c-\x1f]"
LETTER = r"[\p{L}\p{M}\p{Nd}]"
MARK = regex.compile(
    rf"""(?P<opening>[“„‟«])
    |(?P<closing>[”»])
    |(?P<straight>"|``|'')
    |(?P<single_opening>‘(?={INK})|(?<!{LETTER}|[.,?!…’'])['’](?=\p{{L}}))
    |(?P<single_closing>['’](?!{LETTER}))""",
    flags=regex.V1 | regex.X,
)
BEFORE_OPENING = regex.compile(r"[\s\x1c-\x1f(\[{—–:‘'-]", flags=regex.V1)
BEHIND_OPENING = regex.compile(r"[^\s\x1c-\x1f,.;:?!)\]}—–]", flags=regex.V1)
FIRST_INK = regex.compile(INK, flags=regex.V1)
LAST_INK = regex.compile(f"(?r){INK}", flags=regex.V1)
LOST_BEFORE = regex.compile(r"(?r)(?:(?<=[.?!,:;])[ \n]|^)\((?=[^()]{1,40}\))", flags=regex.V1 | regex.M)
LONGEST_SINGLE = 600
SHORTEST_REPORT = 6
SHORTEST_SPEECH = 80


@record
class Marked:
    """One stretch in quotation marks: from its opening mark to behind its closing one, and the words inside.

    Without a closing mark (`is_closed` False) it goes to the end of its paragraph.
    """

    paragraph: int
    opening: int
    start: int
    end: int
    closing: int
    is_closed: bool


def find_marked(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Marked]:
    """Yield the stretches in marks in reading order; those in single marks only outside of double ones."""
    for number, paragraph in enumerate(paragraphs):
        for opening, inner, last, closing in _pairs(text, paragraph.start, paragraph.end):
            start, end = FIRST_INK.search(text, inner, last), LAST_INK.search(text, inner, last)
            if start is not None and end is not None:
                yield Marked(number, opening, start.start(), end.end(), closing, closing > last)


def _pairs(text: str, first: int, last: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield start and end of the opening mark, start and end of the closing one (equal where it is missing)."""
    opened: regex.Match[str] | None = None
    marks = list(MARK.finditer(text, first, last))
    closers = [mark.start() for mark in marks if mark.lastgroup == "single_closing"]
    free = first
    for mark in marks:
        if mark.start() < free:
            continue
        if opened is None and mark.lastgroup == "single_opening":
            closer = _single_closer(text, closers, mark.end(), last)
            if closer is not None:
                yield mark.start(), mark.end(), closer, closer + 1
                free = closer + 1
        elif opened is None and _may_open(mark, text, first):
            opened = mark
        elif opened is None and mark.lastgroup == "closing" and free == first:
            start = _find_lost_opening(text, first, mark.start(), last)
            if start is not None:
                yield start, start, mark.start(), mark.end()
                free = mark.end()
        elif opened is not None and mark.lastgroup in ("closing", "straight"):
            if mark.lastgroup == "straight" and _must_open(mark, text, opened):
                yield opened.start(), opened.end(), mark.start(), mark.start()
                opened = mark
            else:
                free = _behind_twin(text, mark.start(), mark.end())
                yield opened.start(), opened.end(), mark.start(), free
                opened = None
    if opened is not None:
        yield opened.start(), opened.end(), last, last


def _find_lost_opening(text: str, first: int, closing: int, last: int) -> int | None:
    """Return where words begin whose opening mark is lost, None if the closing one is stray.

    It is lost before a bracket, `(We) wait,” she said.`, or at the beginning of a paragraph that goes on behind it.
    """
    if closing == first or text[closing - 1] not in ",.?!":
        return None
    bracket = LOST_BEFORE.search(text, first, closing)
    if bracket is not None:
        return bracket.end() - 1
    return first if last - closing > SHORTEST_REPORT or closing - first < SHORTEST_SPEECH else None


def _behind_twin(text: str, start: int, end: int) -> int:
    """Return the end of a closing mark, with the single one behind it that stands in its place: `go,”’ she said`."""
    return end + 1 if text[start - 1] in ",.?!" and text[end : end + 1] in ("'", "’") else end


def _may_open(mark: regex.Match[str], text: str, first: int) -> bool:
    if mark.lastgroup == "straight":
        return mark.start() == first or BEFORE_OPENING.match(text, mark.start() - 1) is not None
    return mark.lastgroup == "opening"


def _must_open(mark: regex.Match[str], text: str, opened: regex.Match[str]) -> bool:
    """Whether a straight mark opens although an earlier one has not been closed: a blank before it, a letter behind."""
    return (
        mark.start() > opened.end()
        and text[mark.start() - 1] in " \n("
        and BEHIND_OPENING.match(text, mark.end()) is not None
    )


def _single_closer(text: str, closers: Sequence[int], start: int, last: int) -> int | None:
    """Return the single mark that closes: the first that is no plural's possessive, else the first of all."""
    number = bisect_left(closers, start)
    chosen = None
    while number < len(closers) and closers[number] < min(last, start + LONGEST_SINGLE):
        closer = closers[number]
        if text[closer - 1] != "s" or text[closer + 1 : closer + 2] != " ":
            return closer
        chosen = closer if chosen is None else chosen
        number += 1
    return chosen


def continues(earlier: Marked, later: Marked, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether an unclosed stretch goes on with a later one, which opens the next paragraph."""
    return (
        not earlier.is_closed
        and later.paragraph == earlier.paragraph + 1
        and earlier.end >= paragraphs[earlier.paragraph].end - 1
        and later.opening == paragraphs[later.paragraph].start
    )
