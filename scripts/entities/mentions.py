"""mentions: candidate mentions of one text, and which of those that overlap stay."""

from collections.abc import Iterable
from typing import NamedTuple

# Which candidate stays if two are equally long; the longer one stays before any of these.
CUE, KNOWN, DATE, RULE, GUESS = range(5)
LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


class Mention(NamedTuple):
    """A candidate: span, entity type, rank, the records it may stand for and, for a date, its value."""

    start: int
    end: int
    type: str
    rank: int
    ids: tuple[str, ...] = ()
    value: str | None = None


def resolve(mentions: Iterable[Mention], taken: bytearray) -> list[Mention]:
    """Return the mentions that stay, in reading order: the longest first, none over another or over what is `taken`.

    `taken` has a byte for each character of the text and is marked where mentions stay.
    """
    kept = []
    for mention in sorted(mentions, key=_order):
        if taken.find(1, mention.start, mention.end) < 0:
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
            kept.append(mention)
    return sorted(kept)


def _order(mention: Mention) -> tuple[int, int, int, str]:
    return mention.start - mention.end, mention.rank, mention.start, mention.type
