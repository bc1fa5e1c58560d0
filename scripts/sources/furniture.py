"""furniture: why a printed line is no part of an article, if it is not."""

from collections.abc import Mapping
from functools import cache, lru_cache

import regex

from scripts.core.text import WORD, count_words
from scripts.sources import formulae
from scripts.sources.dates import read_date_line

HEAD, BODY, TAIL = "head", "body", "tail"  # before the first paragraph, between first and last, after the last
FLAGS = regex.V1 | regex.IGNORECASE
LONGEST_LINE = 320
LONGEST_CAPTION_WORDS = 80
PROSE_WORDS = 10
LONG_WORDS = 40
LONGEST_LINK_WORDS = 25
LONGEST_NAME_WORDS = 12
SENTENCE_END = regex.compile(r".*[.!?…][\"'”’»)\]]*", flags=regex.V1)
NUMBER = regex.compile(r"[0-9]+", flags=regex.V1)
PIECE = regex.compile(r"<([a-z_]+)>", flags=regex.V1)
SEPARATOR = regex.compile(r" *[|•·¦] *| +[–—/-] +", flags=regex.V1)
SIGNATURES = frozenset({"date_line", "byline", "reading_time"})


def find_reason(line: str, region: str) -> str | None:
    """Return why a line is furniture in this region (a reason of schemas/articles.yaml), or None if it is text."""
    if len(line) > LONGEST_LINE:
        return None
    reason = _find_whole(line, region)
    if reason or not SEPARATOR.search(line):
        return reason
    reasons = [_find_whole(part, region) for part in split_parts(line)]
    return _join_reasons(line, reasons, region)


def split_parts(line: str) -> list[str]:
    """Return the parts of a line that bars, dots or dashes set apart."""
    return [part for part in (piece.strip() for piece in SEPARATOR.split(line)) if part]


def is_bare_name(line: str) -> bool:
    """Return whether a line is nothing but the name of one or more people."""
    return count_words(line) <= LONGEST_NAME_WORDS and _compile((r"<people>(?<!\.)",)).fullmatch(line) is not None


def is_caption(line: str, region: str) -> bool:
    """Return whether a line is a picture's caption: it ends in the picture's credit or is called one."""
    if count_words(line) > LONGEST_CAPTION_WORDS:
        return False
    rules = formulae.CREDIT_ENDINGS + (formulae.HEAD_CREDIT_ENDINGS if region == HEAD else ())
    if _compile(rules).fullmatch(line):
        return True
    return count_words(line) >= PROSE_WORDS and _compile((formulae.CAPTION_OPENING,)).fullmatch(line) is not None


def is_prose(line: str) -> bool:
    """Return whether a line is running text: some ten words with a full stop, or many words."""
    n_words = count_words(line)
    return n_words > LONG_WORDS or (n_words >= PROSE_WORDS and ends_sentence(line))


def ends_sentence(line: str) -> bool:
    """Return whether a line ends as a sentence does."""
    return SENTENCE_END.fullmatch(line) is not None


def is_link(line: str) -> bool:
    """Return whether a line could be the headline of another article: short, and no sentence with its full stop."""
    return count_words(line) <= LONGEST_LINK_WORDS and not line.rstrip("\"'”’)").endswith(".")


def opens_link_list(line: str) -> bool:
    """Return whether the short lines after this line are links to other articles."""
    return _compile(formulae.LINK_LISTS).fullmatch(line.rstrip(": ")) is not None


@lru_cache(maxsize=4096)
def _find_whole(line: str, region: str) -> str | None:
    dated = read_date_line(line)
    if dated and (region != BODY or dated[0].kind != "day"):
        return "date_line"
    for reason, rule in _rules(region).items():
        if rule.fullmatch(line):
            return reason
    if _is_share_bar(line):
        return "sharing"
    return "navigation" if opens_link_list(line) else None


def _join_reasons(line: str, reasons: list[str | None], region: str) -> str | None:
    known = [reason for reason in reasons if reason]
    unknown = [part for part, reason in zip(split_parts(line), reasons, strict=True) if not reason]
    signed = region == HEAD and len(unknown) == 1 and is_bare_name(unknown[0])
    if unknown and not (signed and SIGNATURES.intersection(known)):
        return None
    return "date_line" if "date_line" in known else known[0]


def _is_share_bar(line: str) -> bool:
    words = [word.lower() for word in WORD.findall(line)]
    buttons = [word for word in words if word in formulae.SHARE_WORDS]
    return bool(buttons) and all(_is_bar_word(word) for word in words)


def _is_bar_word(word: str) -> bool:
    return word in formulae.SHARE_WORDS or word in formulae.SHARE_JOINTS or NUMBER.fullmatch(word) is not None


@cache
def _rules(region: str) -> "Mapping[str, regex.Pattern[str]]":
    special = formulae.IN_HEAD if region == HEAD else formulae.IN_TAIL if region == TAIL else {}
    reasons = dict.fromkeys((*special, *formulae.ANYWHERE))
    return {reason: _compile(special.get(reason, ()) + formulae.ANYWHERE.get(reason, ())) for reason in reasons}


@cache
def _compile(patterns: tuple[str, ...]) -> "regex.Pattern[str]":
    return regex.compile("|".join(f"(?:{_fill(pattern)})" for pattern in patterns), flags=FLAGS)


def _fill(pattern: str) -> str:
    while PIECE.search(pattern):
        pattern = PIECE.sub(lambda found: formulae.PIECES[found[1]], pattern)
    return pattern
