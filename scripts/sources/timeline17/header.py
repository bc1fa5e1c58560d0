"""header: the title, standfirst, captions and byline above an article's first sentence, in Penn Treebank words."""

from collections.abc import Iterator, Sequence

import regex

from scripts.sources.timeline17.byline import AT_END, LONGEST_TITLE, split_byline
from scripts.sources.timeline17.dateline import WIRES, Opening, find_agency, read_opening
from scripts.sources.timeline17.furniture import MONTH
from scripts.sources.timeline17.glue import find_openers, is_headline, split_glued
from scripts.sources.timeline17.part import TEXT, Part, spread

FLAGS = regex.V1
LONGEST_HEAD = 8
FULL_ARTICLE = "Full Article"
STAR = "\\*"
SENTENCE_END = regex.compile(r"(?:[.?!](?: '')?|^)$", flags=FLAGS)
NEWS = regex.compile(r"(?<=^| )NEW :(?= |\p{Nd})", flags=FLAGS)
NOTE = regex.compile(r"(?<=^| )Editor 's note :.*", flags=FLAGS)
ADVISORY = regex.compile(
    r"-LRB- (?i:adds?|changes|clarifies|corrects|deletes|edits|fixes|includes|new throughout|recasts?|refiles|releads"
    r"|removes|repeats|rewrites|updates?|writes through)\b.{1,300}? -RRB-",
    flags=FLAGS,
)
PICTURE_CREDIT = regex.compile(r"(?:EDITOR 'S NOTE : )?(?:Credit :|REUTERS\\/).{1,300}?(?= By \p{Lu}|$)", flags=FLAGS)
PICTURE_COUNT = regex.compile(r"[0-9]{1,2} of [0-9]{1,2} \.$", flags=FLAGS)
CAPTION = regex.compile(
    rf"{MONTH} (?:[0-9]{{1,2}} )?(?:, )?(?:19|20)[0-9]{{2}}(?: file photo)? \.$"
    r"|\b(?i:file (?:photo|picture)|pictured?|photograph|still image|photo)\b"
    r"|-LRB- (?:[CLR]|[0-9](?:st|nd|rd|th) [LR]) -RRB-|\b(?:is|are) seen\b",
    flags=FLAGS,
)


def read_head(parts: Sequence[Part]) -> list[Part]:
    """Return the parts with what stands above the first sentence of the article told apart."""
    texts = [i for i, part in enumerate(parts) if part.kind == TEXT][:LONGEST_HEAD]
    openings = ((i, read_opening(parts[i].text)) for i in texts)
    found = next(((i, opening) for i, opening in openings if opening is not None), None)
    if found is None:
        return [*_read_unsigned(parts, texts[0]), *parts[texts[0] + 1 :]] if texts else list(parts)
    anchor, opening = found
    openers = find_openers(part.text for part in parts[anchor + 1 :] if part.kind == TEXT)
    is_wire = opening.page_header != "" or opening.agency in WIRES
    above = (_read_wire if is_wire else _read_staff)(parts[:anchor], opening, openers)
    return [*above, *spread(TEXT, opening.text), *parts[anchor + 1 :]]


def _read_wire(parts: Sequence[Part], opening: Opening, openers: frozenset[str]) -> Iterator[Part]:
    """Yield what stands above a news agency's dateline: teaser, title, captions, page header, highlights."""
    lines = [*parts, Part(TEXT, opening.above)]
    teaser = next((i for i, part in enumerate(lines) if part.text.startswith(FULL_ARTICLE)), -1)
    for i, part in enumerate(parts):
        if part.kind != TEXT:
            yield part
        elif i < teaser:
            yield Part("navigation", part.text)
        else:
            yield from _read_above(part.text, i == teaser, openers)
    yield from _part_headline(opening.above)
    yield from spread("dateline" if "|" in opening.page_header else "date_line", opening.page_header)
    yield from _part_headline(opening.below_header)


def _read_above(text: str, is_teased: bool, openers: frozenset[str]) -> Iterator[Part]:
    """Yield a line above the page header: a title, if a teaser or a count shows it, a caption or a standfirst."""
    counted = PICTURE_COUNT.search(text)
    if counted is not None:
        yield from _part_headline(text[: counted.start()].rstrip(" "))
        yield Part("media", counted[0])
    elif is_teased:
        title, *captions = split_glued(text.removeprefix(FULL_ARTICLE).strip(" "), openers)
        yield Part("navigation", FULL_ARTICLE)
        yield from _part_headline(title)
        yield from spread("caption", " ".join(captions))
    elif PICTURE_CREDIT.match(text):
        yield Part("credit", text)
    else:
        yield Part("caption" if CAPTION.search(text) else "standfirst", text)


def _part_headline(text: str) -> Iterator[Part]:
    """Yield title, starred highlights, editor's advisory, picture credit and byline of the words above a dateline."""
    for rule, reason in ((ADVISORY, "reference"), (PICTURE_CREDIT, "credit"), (AT_END, "byline")):
        found = rule.search(text)
        if found is not None:
            yield Part(reason, found[0])
            text = f"{text[: found.start()].rstrip(' ')} {text[found.end() :].lstrip(' ')}".strip(" ")
    if text.startswith(FULL_ARTICLE):
        yield Part("navigation", FULL_ARTICLE)
        text = text.removeprefix(FULL_ARTICLE)
    title, *highlights = f" {text} ".split(f" {STAR} ")
    yield from spread("dateline" if find_agency([f"{title} "]) else "title", title)
    for highlight in highlights:
        yield from spread("standfirst", highlight)


def _read_staff(parts: Sequence[Part], opening: Opening, openers: frozenset[str]) -> Iterator[Part]:
    """Yield what stands above a broadcaster's dateline: title, byline, caption and highlights."""
    yield from (part for part in parts if part.kind != TEXT)
    lines = [part.text for part in parts if part.kind == TEXT] + [opening.below_header]
    title, byline, first = split_byline(lines[0])
    yield from [*spread("title", title), *spread("byline", byline)]
    if _is_caption(first, lines[1:], openers):
        yield Part("caption", first)
    else:
        yield from _part_highlights(first, openers)
    for line in lines[1:]:
        yield from _part_highlights(line, openers)


def _is_caption(text: str, later: Sequence[str], openers: frozenset[str]) -> bool:
    """Return True if a whole sentence stands over highlights, which have no full stop."""
    has_highlights = any(SENTENCE_END.search(NOTE.sub("", line).rstrip(" ")) is None for line in later)
    return has_highlights and text.endswith(".") and not NEWS.search(text) and len(split_glued(text, openers)) == 1


def _part_highlights(text: str, openers: frozenset[str]) -> Iterator[Part]:
    """Yield the highlights as far as they can be told apart, and an editor's note after them."""
    note = NOTE.search(text)
    text = text if note is None else text[: note.start()].rstrip(" ")
    start = 0
    for news in NEWS.finditer(text):
        yield from _part_glued(text[start : news.start()].strip(" "), openers)
        yield Part("navigation", news[0])
        start = news.end()
    yield from _part_glued(text[start:].strip(" "), openers)
    yield from [] if note is None else [Part("standfirst", note[0])]


def _part_glued(text: str, openers: frozenset[str]) -> Iterator[Part]:
    yield from (Part("standfirst", words) for words in split_glued(text, openers) if words)


def _read_unsigned(parts: Sequence[Part], first: int) -> Iterator[Part]:
    """Yield the parts up to the first text of an article without a dateline, with the title or byline told apart."""
    yield from parts[:first]
    title, byline, text = split_byline(parts[first].text)
    yield from [*spread("title", title), *spread("byline", byline)]
    follows = parts[first + 1].kind if first + 1 < len(parts) else TEXT
    pieces = split_glued(text)
    if follows in ("media", "date_line") and SENTENCE_END.search(text) is None:
        yield Part("title", text)
    elif NEWS.search(text):
        *highlights, last = _part_highlights(text, frozenset())
        yield from [*highlights, Part(TEXT, last.text)]
    elif len(pieces) > 1 and not byline and is_headline(pieces[0]) and pieces[0].count(" ") < LONGEST_TITLE:
        yield Part("title", pieces[0])
        yield from spread(TEXT, " ".join(pieces[1:]))
    else:
        yield from spread(TEXT, text)
