"""quotes.drafts: the shape of a quote before its speaker is resolved."""

from collections.abc import Sequence

import regex

from scripts.core.records import Sentence, Span, record
from scripts.quotes.marks import Marked

LETTER = regex.compile(r"[\p{L}\p{Nd}]", flags=regex.V1)
BLANK = r"\s\x1c-\x1f"
# A stop that belongs to an abbreviation stays: `at 7 a.m.`, `of the U.N.”`
TAIL = regex.compile(
    rf"""(?r)(?:[{BLANK},;:!?…–—-]|(?<!\.\p{{L}})\.|(?<=[,…]|(?<!\.\p{{L}})\.)["”’»])+""", flags=regex.V1
)
HEAD = regex.compile(rf"[{BLANK},.;:!?…–—*•·-]+", flags=regex.V1)


@record
class Draft:
    """One quote without its speaker's name; `marked` are the stretches in quotation marks that it used up.

    A nested one stands inside of marks: somebody's words report somebody's words.
    """

    kind: str
    content: tuple[Span, ...]
    cue: Span | None
    speaker: Span | None
    sentence: Sentence
    marked: tuple[Marked, ...]
    is_nested: bool = False

    @property
    def start(self) -> int:
        """The first character of content or cue."""
        return min(span.start for span in (*self.content, self.cue) if span is not None)


@record
class Content:
    """The kind, the spans and the marked stretches of reported words."""

    kind: str
    spans: tuple[Span, ...]
    marked: tuple[Marked, ...]


def shape_content(text: str, start: int, end: int, marked: Sequence[Marked]) -> Content | None:
    """Return what `text[start:end]` is as reported words: direct, mixed or indirect; None if there is no word in it."""
    inside = tuple(stretch for stretch in marked if stretch.opening < end and start < stretch.closing)
    if inside and not _has_words_outside(text, start, end, inside):
        return Content("direct", tuple(Span(stretch.start, stretch.end) for stretch in inside), inside)
    if inside and inside[0].opening < start:
        start = inside[0].opening
    span = trim(text, start, end)
    if span is None:
        return None
    return Content("mixed" if inside else "indirect", (span,), inside)


def _has_words_outside(text: str, start: int, end: int, marked: Sequence[Marked]) -> bool:
    for stretch in marked:
        if start < stretch.opening and LETTER.search(text, start, stretch.opening):
            return True
        start = max(start, stretch.closing)
    return start < end and LETTER.search(text, start, end) is not None


def trim(text: str, start: int, end: int) -> Span | None:
    """Return the span without white space and punctuation at its ends, marks kept; None if no word is left."""
    first = HEAD.match(text, start, end)
    start = first.end() if first else start
    last = TAIL.match(text, start, end) if start < end else None
    end = last.start() if last else end
    return Span(start, end) if start < end and LETTER.search(text, start, end) else None
