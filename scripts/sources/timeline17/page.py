"""page: the parts of an article on a news page that was split into words and sentences."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import regex

from scripts.core.text import normalise
from scripts.sources.raw import SECTIONS, Block, Furniture
from scripts.sources.timeline17.comments import cut_comments
from scripts.sources.timeline17.dateline import WIRES, find_agency
from scripts.sources.timeline17.furniture import part_line
from scripts.sources.timeline17.glue import is_headline, split_crosshead, split_glued
from scripts.sources.timeline17.header import read_head
from scripts.sources.timeline17.paragraphs import join_abbreviations, join_lines
from scripts.sources.timeline17.part import TEXT, Part
from scripts.sources.timeline17.penn import mend_hyphens, restore

FLAGS = regex.V1
PUBLISHERS = {"AP": "Associated Press"}
HIGHLIGHTED = 2
CLUES = {
    "Reuters": regex.compile(
        r"^An ultra-low latency| do not represent those of Reuters \.|(?:^|: )REUTERS\\/"
        r"|\bReuters Breakingviews columnist\b|^\p{Lu}\S* \p{Lu}\S* , Reuters\b",
        flags=FLAGS,
    ),
    "CNN": regex.compile(
        r"^By the CNN Wire Staff\b|(?<=^| )(?:By|From) (?:(?:, |and )?\p{Lu}\S* ){2,12}, (?:For )?CNN\b"
        r"|\bCNN welcomes a lively|^CNN .{1,300} contributed to this|\bCNN STUDENT NEWS\b|'re watching CNN\b"
        r"|\bwith CNN iReport\b"
        r"|\bCNN (?:(?:can|could|does|has|was) n(?:ot|'t)|has interviewed)\b|\btold CNN 's \p{Lu}"
        r"|\bCNN 's \p{Lu}\S+ \p{Lu}\S+ (?:reports?|reported)\b",
        flags=FLAGS,
    ),
}


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds: its publisher and byline, where it shows them, the blocks of its article and its furniture."""

    publisher: str | None
    byline: str | None
    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...]


def read_page(text: str, teasers: frozenset[str] = frozenset()) -> Page:
    """Return what a page in Penn Treebank words holds; `teasers` are first lines known to stand on many pages."""
    lines = mend_hyphens(join_abbreviations(line for line in normalise(text).split("\n") if line))
    kept, below = cut_comments(lines)
    agency = find_agency(kept)
    parts = read_head([part for i, line in enumerate(kept) for part in _part_line(line, i == 0 and line in teasers)])
    parts = list(_part_body(parts, agency))
    parts = [*(parts if agency else _mark_caption(parts)), *below]
    publisher = PUBLISHERS.get(agency, agency) if agency else _find_publisher(lines)
    return _make_page([Part(part.kind, _restore(part.text)) for part in parts], publisher)


def _restore(text: str) -> str:
    restored = restore(text)
    return restored if restored.isascii() else normalise(restored)


def _part_line(line: str, is_teaser: bool) -> Iterator[Part]:
    yield from [Part("navigation", line)] if is_teaser else part_line(line)


def _part_body(parts: Sequence[Part], agency: str | None) -> Iterator[Part]:
    """Yield the parts with the running text in paragraphs; where no agency signs it, the first hold highlights."""
    n_highlighted = 0 if agency else HIGHLIGHTED
    for kind, group in groupby(parts, key=lambda part: part.kind):
        if kind != TEXT:
            yield from group
            continue
        for paragraph in join_lines([part.text for part in group]):
            *heads, running = split_crosshead(paragraph)
            yield from (Part("body", head) for head in heads)
            fronts = "standfirst" if n_highlighted > 0 else "navigation"
            yield from [Part("body", running)] if agency in WIRES else _part_glued(running, fronts)
            n_highlighted -= 1


def _part_glued(paragraph: str, headlines: str) -> Iterator[Part]:
    """Yield the paragraph, with `headlines` as the kind of headlines that were glued to its front."""
    *fronts, last = split_glued(paragraph)
    kind = headlines if fronts and is_headline(fronts[0]) else "body"
    yield from (Part(kind, front) for front in fronts)
    yield Part("body", last)


def _mark_caption(parts: list[Part]) -> list[Part]:
    """Return the parts, with a first paragraph that stands over the highlights as a caption."""
    running = [i for i, part in enumerate(parts) if part.kind == "body"]
    highlights = [i for i, part in enumerate(parts) if part.kind == "standfirst"]
    if not highlights or len(running) < 2 or not running[0] < highlights[0] < running[1]:
        return parts
    return [Part("caption", part.text) if i == running[0] else part for i, part in enumerate(parts)]


def _find_publisher(lines: Iterable[str]) -> str | None:
    """Return the publisher whose furniture or ways of naming itself are in the lines."""
    lines = list(lines)
    return next((name for name, clue in CLUES.items() if any(clue.search(line) for line in lines)), None)


def _make_page(parts: Sequence[Part], publisher: str | None) -> Page:
    first = next((i for i, part in enumerate(parts) if part.kind == "body"), len(parts))
    blocks = [Block(part.kind, part.text) for part in parts if part.kind in SECTIONS and part.text]
    removed = [(i, part) for i, part in enumerate(parts) if part.kind not in SECTIONS and part.text]
    furniture = (Furniture(part.text, "head" if i < first else "body", part.kind) for i, part in removed)
    byline = next((part.text for part in parts if part.kind == "byline"), None)
    return Page(publisher, byline, tuple(_order(blocks)), tuple(furniture))


def _order(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield title and standfirsts before captions and body; a second title is a standfirst."""
    titles = [block for block in blocks if block.section == "title"]
    yield from titles[:1]
    yield from (Block("standfirst", block.text) for block in titles[1:])
    yield from (block for block in blocks if block.section == "standfirst")
    yield from (block for block in blocks if block.section in ("caption", "body"))
