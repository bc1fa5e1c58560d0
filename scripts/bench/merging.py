"""merging: what two label sets have in common, and spans without what only one of them counts in."""

from collections.abc import Iterable, Iterator

import regex

from scripts.core.records import Span
from scripts.score.document import EntityMark

# The types that this project shares with OntoNotes, from which spaCy's models learned.
MERGED = {
    "PER": "PER",
    "PERSON": "PER",
    "ORG": "ORG",
    "ARM": "ORG",
    "GPE": "GPE",
    "LOC": "GPE",
    "FAC": "GPE",
    "NORP": "NORP",
    "DATE": "DATE",
}
NAME = regex.compile(r"\s*(?:(?:the|an?)\s+)?(?P<name>\S(?:.*?\S)?)(?:['’]s?)?\s*", flags=regex.V1 | regex.I | regex.S)


def merge(text: str, marks: Iterable[EntityMark]) -> Iterator[EntityMark]:
    """Yield the marks of the types in common, under the merged type and without leading article or possessive."""
    for mark in marks:
        span = trim_name(text, mark.span)
        if span is not None and mark.type in MERGED:
            yield EntityMark(span, MERGED[mark.type], None, None)


def trim_name(text: str, span: Span) -> Span | None:
    """Return the span without white space, leading article and possessive; None if there is nothing else in it."""
    match = NAME.fullmatch(text, span.start, span.end)
    return Span(*match.span("name")) if match else None
