"""comments: where the article ends and what readers wrote below it begins, in Penn Treebank words."""

from collections.abc import Sequence

import regex

from scripts.sources.timeline17.furniture import part_line
from scripts.sources.timeline17.paragraphs import find_continuations
from scripts.sources.timeline17.part import TEXT, Part

FLAGS = regex.V1
INTRODUCTION = regex.compile(
    r"(?<=^| )(?:We welcome comments that advance the story|Views expressed in the comments do not represent)"
    r"|^Interested to know which ones",
    flags=FLAGS,
)
CLOSED = "This discussion is now closed"
FORM = regex.compile(
    r"^(?:-LRB- required , but will not be displayed|CNN welcomes a lively|Comments are not pre-screened"
    r"|Enter your email address to follow)",
    flags=FLAGS,
)
STAMP = regex.compile(
    r"at [0-9]{1,2}:[0-9]{2} [ap]m \|| \| Reply\b|\| Report (?:as )?abuse\b|-- Report as abuse\b", flags=FLAGS
)
CREDIT = regex.compile(r"\b(?:[Rr]eporting|[Ww]riting|[Ee]diting) [Bb]y \p{Lu}.{1,900}$", flags=FLAGS)
SIDEBAR = regex.compile(r"\bRETWEET\b", flags=FLAGS)
END_OF_ARTICLE = regex.compile(
    r"(?i:(?:opinions|views) expressed (?:in|here)\b.{0,60}\b(?:solely|own)\b)|contributed to this (?:report|story)\b",
    flags=FLAGS,
)
VOICES = (
    (-5, regex.compile(r"``|\b(?:said|says|told|reported|according to|spokesman)\b|[0-9]{1,2} [ap]\.m\.", flags=FLAGS)),
    (4, regex.compile(r"^(?:\p{Ll}+ |@)|\b(?:I|i|im|my|u|ur|lol)\b|[!?]{2}|!$|\b\p{Lu}{4,} \p{Lu}{4,}\b", flags=FLAGS)),
    (1, regex.compile(r"\b(?:[Yy]ou|[Yy]our)\b", flags=FLAGS)),
)
NO_VOICE, CLEAR_VOICE, REPORTED_VOICE = -1, 4, -5


def cut_comments(lines: Sequence[str]) -> tuple[list[str], list[Part]]:
    """Return the lines of the article, and as parts what follows them from the first comment of a reader on."""
    end, is_sure = _find_end(lines)
    if end is None:
        return list(lines), []
    start = end if is_sure else _walk_back(lines, end)
    kept, rest = list(lines[:start]), list(lines[start:])
    found = INTRODUCTION.search(rest[0]) if start == end else None
    if found is not None and found.start() > 0:
        kept.append(rest[0][: found.start()].rstrip(" "))
        rest[0] = rest[0][found.start() :]
    return kept, [part for line in _before_sidebar(rest) for part in _part_comment(line)] + _part_sidebar(rest)


def _find_end(lines: Sequence[str]) -> tuple[int | None, bool]:
    """Return the first line that surely lies below the article, and whether the article reaches up to it."""
    stamp, form, introduction = (_find(rule, lines) for rule in (STAMP, FORM, INTRODUCTION))
    if introduction is not None:
        above = lines[max(0, introduction - 1) : introduction + 1]
        is_sure = any(CLOSED in line for line in lines[introduction:]) or any(CREDIT.search(line) for line in above)
        return introduction, is_sure or lines[introduction].startswith("Interested")
    below = [i for i in (stamp, form, _find(SIDEBAR, lines)) if i is not None]
    return (min(below) if below else None), False


def _find(rule: "regex.Pattern[str]", lines: Sequence[str]) -> int | None:
    return next((i for i, line in enumerate(lines) if rule.search(line)), None)


def _walk_back(lines: Sequence[str], end: int) -> int:
    """Return the line at which the lines before `end` begin to speak as readers do: the highest sum of their voices."""
    quoted = find_continuations(lines[:end])
    best, start, total = CLEAR_VOICE - 1, end, 0
    for i in range(end - 1, 0, -1):
        if END_OF_ARTICLE.search(lines[i]):
            return i + 1
        total += REPORTED_VOICE if quoted[i] else _weigh_voice(lines[i])
        if total > best:
            best, start = total, i
    return start


def _weigh_voice(line: str) -> int:
    return next((weight for weight, rule in VOICES if rule.search(line)), NO_VOICE)


def _before_sidebar(rest: Sequence[str]) -> Sequence[str]:
    first = _find(SIDEBAR, rest)
    return rest if first is None else rest[:first]


def _part_sidebar(rest: Sequence[str]) -> list[Part]:
    first = _find(SIDEBAR, rest)
    return [] if first is None else [Part("navigation", line) for line in rest[first:]]


def _part_comment(line: str) -> list[Part]:
    parts = list(part_line(line))
    return [Part("comment" if part.kind == TEXT else part.kind, part.text) for part in parts]
