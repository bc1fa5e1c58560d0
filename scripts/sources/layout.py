"""layout: which lines of a page are title, standfirst, caption and body, and which are furniture."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import regex

from scripts.core.text import normalise
from scripts.sources.dates import Stamp, choose_published, read_date_line
from scripts.sources.furniture import (
    BODY,
    HEAD,
    SIGNATURES,
    TAIL,
    ends_sentence,
    find_reason,
    is_bare_name,
    is_caption,
    is_link,
    is_prose,
    opens_link_list,
    split_parts,
)
from scripts.sources.raw import SECTIONS, Block, Furniture
from scripts.sources.refusal import RefusedError

FLAGS = regex.V1 | regex.IGNORECASE
BULLET = regex.compile(r"[•▪●◦‣·*] +", flags=regex.V1)
MARKS = regex.compile(r"[^\p{L}\p{M}\p{Nd}]+", flags=regex.V1)
BYLINE_OPENING = regex.compile(
    r"(?:by|(?:written|posted|reported|words|story|text) by|authors?|reporter)\b ?:? ?", flags=FLAGS
)
RIGHTS = regex.compile(
    r"(?:copyright )?(?:©|\(c\)) ?(?:copyright )?(?:19|20)[0-9]{2}(?:[–-](?:19|20)?[0-9]{2})?,? ([^.|]{2,60}?)"
    r"(?:[.,|]? all rights reserved.*|[.|].*)?",
    flags=FLAGS,
)
WIDEST_WRAP = 120
FEWEST_WRAPS = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, with its `section` or the `reason` why it goes as far as they are known."""

    text: str
    section: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A page taken apart: its blocks in order, the furniture, and what the furniture says of author, house and day."""

    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...]
    byline: str | None
    publisher: str | None
    stamps: tuple[Stamp, ...]

    def published(self, latest: date) -> date | None:
        """Return the day of publication that the page prints; refuse one after `latest`."""
        return choose_published(self.stamps, latest)


def split_lines(text: str) -> list[str]:
    """Return the lines of a text that are not blank: normalised, unwrapped, without the bullets of list items."""
    lines = unwrap(normalise(text).split("\n"))
    return [line for line in (BULLET.sub("", line, count=1) if BULLET.match(line) else line for line in lines) if line]


def unwrap(lines: Sequence[str]) -> list[str]:
    """Return the lines of a text with those joined that were broken at a fixed width; most texts have none."""
    width = max(map(len, lines), default=0)
    pairs = [(line, after) for line, after in itertools.pairwise(lines) if line and after]
    n_broken = sum(1 for line, after in pairs if _is_full(line, after, width) and not ends_sentence(line))
    if width > WIDEST_WRAP or n_broken < FEWEST_WRAPS or n_broken * 4 < len(pairs) * 3:
        return list(lines)
    joined = [lines[0]]
    for before, line in itertools.pairwise(lines):
        if before and line and _is_full(before, line, width):
            joined[-1] += " " + line
        else:
            joined.append(line)
    return joined


def arrange(lines: Sequence[Line]) -> Layout:
    """Return what each line is; refuse a page without a body."""
    regions = find_regions(lines)
    judged = list(judge(lines, regions))
    blocks = [Block(line.section, line.text) for line in judged if line.section and not line.reason]
    if not any(block.section == BODY for block in blocks):
        raise RefusedError("no_text", f"no paragraph of an article in {len(lines)} lines")
    removed = [
        Furniture(line.text, HEAD if region == HEAD else BODY, line.reason)
        for line, region in zip(judged, regions, strict=True)
        if line.reason
    ]
    blocks.sort(key=lambda block: min(SECTIONS.index(block.section), SECTIONS.index("caption")))
    return Layout(tuple(blocks), tuple(removed), *_read_furniture(judged))


def find_regions(lines: Sequence[Line]) -> list[str]:
    """Return for each line whether it stands before the first paragraph, after the last, or between them."""
    prose = [n for n, line in enumerate(lines) if _is_paragraph(line)]
    if not prose:
        return [HEAD] * len(lines)
    return [HEAD if n < prose[0] else TAIL if n > prose[-1] else BODY for n in range(len(lines))]


def judge(lines: Sequence[Line], regions: Sequence[str]) -> Iterator[Line]:
    """Yield each line with its section, or with the reason why it goes."""
    title = next((line.text for line in lines if line.section == "title"), None)
    in_links = False
    for n, (line, region) in enumerate(zip(lines, regions, strict=True)):
        judged = judge_line(line, region, title)
        if not line.section and not judged.reason:
            if in_links and is_link(line.text):
                judged = replace(judged, reason="navigation")
            elif region == HEAD and is_signature(lines, n):
                judged = replace(judged, reason="byline")
        in_links = judged.reason == "navigation" and (in_links or opens_link_list(line.text))
        yield judged


def judge_line(line: Line, region: str, title: str | None) -> Line:
    """Return one line with its section, or with the reason why it goes, as far as it alone can tell."""
    if line.reason or line.section == "title":
        return line
    if title is not None and same_words(line.text, title):
        return replace(line, reason="repeated_title")
    if line.section:
        return line
    if reason := find_reason(line.text, region):
        return replace(line, reason=reason)
    return replace(line, section="caption" if is_caption(line.text, region) else BODY)


def is_signature(lines: Sequence[Line], n: int) -> bool:
    """Return whether a line is a bare name beside a date, a reading time or a byline."""
    beside = [lines[i].text for i in (n - 1, n + 1) if 0 <= i < len(lines)]
    return is_bare_name(lines[n].text) and any(find_reason(text, HEAD) in SIGNATURES for text in beside)


def same_words(a: str, b: str) -> bool:
    """Return whether two lines have the same letters and digits, whatever their case and marks."""
    return fold(a) == fold(b)


def fold(line: str) -> str:
    """Return a line's words in small letters with single blanks."""
    return MARKS.sub(" ", line).strip(" ").lower()


def strip_byline(line: str) -> str:
    """Return an author line without the "By" before it."""
    line = normalise(line).replace("\n", " ").strip(" ")
    found = BYLINE_OPENING.match(line)
    return line[found.end() :] if found else line


def _is_full(line: str, after: str, width: int) -> bool:
    return len(line) + 1 + len(after.split(" ", 1)[0]) > width


def _is_paragraph(line: Line) -> bool:
    if line.section or line.reason:
        return line.section == BODY
    return is_prose(line.text) and not is_caption(line.text, BODY) and find_reason(line.text, BODY) is None


def _read_furniture(judged: Sequence[Line]) -> tuple[str | None, str | None, tuple[Stamp, ...]]:
    furniture = [line for line in judged if line.reason]
    bylines = [name for line in furniture for name in _read_byline(line)]
    rights = [RIGHTS.fullmatch(line.text) for line in furniture if line.reason == "copyright"]
    stamps = [stamp for line in furniture for stamp in _read_stamps(line)]
    houses = [found[1].strip() for found in rights if found]
    return next(iter(bylines), None), next(iter(houses), None), tuple(stamps)


def _read_byline(line: Line) -> Iterator[str]:
    parts = [line.text] if line.reason == "byline" else split_parts(line.text) if line.reason == "date_line" else []
    for part in parts:
        if line.reason == "byline" or find_reason(part, HEAD) == "byline" or is_bare_name(part):
            yield from filter(None, [strip_byline(part)])


def _read_stamps(line: Line) -> Iterator[Stamp]:
    if line.reason == "date_line":
        whole = read_date_line(line.text)
        yield from whole or (stamp for part in split_parts(line.text) for stamp in read_date_line(part))
    elif line.reason == "dateline":
        rest = line.text.partition(", ")[2]
        while rest and not read_date_line(rest.partition("(")[0]):
            rest = rest.partition(", ")[2]
        yield from read_date_line(rest.partition("(")[0])
