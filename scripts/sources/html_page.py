"""html_page: an article's page, saved as HTML.

trafilatura tells the running text from the rest of the page. Title, standfirst, captions, date and author line are what
the page prints or declares; the furniture rules then see every line, as in a text dump.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import regex
import trafilatura

from scripts.core.records import Rejected
from scripts.core.text import count_words, normalise, word_set
from scripts.sources.decode import check_unicode_width, read_bytes
from scripts.sources.furniture import HEAD, find_reason, is_prose
from scripts.sources.html_metadata import find_time, read_metadata
from scripts.sources.layout import Layout, Line, arrange, fold, same_words, strip_byline
from scripts.sources.raw import Limits, RawArticle, RawFile, Source, sha256_bytes
from scripts.sources.refusal import RefusedError

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page that it can't read becomes a rejected row
CHARSET = regex.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([a-z0-9_:.\-]+)", flags=regex.IGNORECASE
)
CHARSET_WINDOW = 4096
XML_DECLARATION = regex.compile(r"^\s*<\?xml[^>]*>", flags=regex.IGNORECASE)
PAGE_TAG = regex.compile(r"<(?:html|body)\b", flags=regex.IGNORECASE)
# What a page in English may declare, by the names of the WHATWG standard; Latin-1 means windows-1252, as in browsers.
CODECS = {
    **dict.fromkeys(("ascii", "us-ascii", "latin1", "iso-8859-1", "iso8859-1"), "cp1252"),
    **{f"{family}125{n}": f"cp125{n}" for n in range(9) for family in ("windows-", "cp")},
    **{f"iso-8859-{n}": f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16)},
    "koi8-r": "koi8_r",
    "macintosh": "mac_roman",
}
INLINE = word_set(
    "a abbr acronym b bdi bdo big cite code data del dfn em font hi i ins kbd mark q ref s samp small span strong sub "
    "sup time tt u var wbr"
)
UNPRINTED = word_set(
    "aside audio button canvas dialog embed footer head iframe map nav noscript object option script select style svg "
    "template textarea video"
)
SCRIPTS = word_set("head iframe noscript object option script select style svg template textarea")
CAPTION_CLASSES = frozenset({"caption", "figcaption"})
STANDFIRST_CLASSES = word_set("standfirst summary lede subtitle dek deck subheadline subheading highlights")
BYLINE_CLASSES = frozenset({"byline", "author"})
LINE_CLASSES = word_set("date time timestamp published updated reading readtime")
CLASS_MARKS = regex.compile(r"[ \-_]+", flags=regex.V1)
LONGEST_STANDFIRST_WORDS = 90
LONGEST_BYLINE_WORDS = 30
FEWEST_TITLE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Printed:
    """One line as a page prints it: its text, the tag around it and the section that the markup gives it."""

    text: str
    tag: str
    section: str | None = None


def read(file: RawFile, source: Source, limits: Limits) -> Iterator[RawArticle | Rejected]:
    """Yield the one article that an HTML file holds, or why it holds none."""
    data = None
    try:
        data = read_bytes(file, limits)
        yield parse_page(file.key, data, limits, url=file.url)
    except RefusedError as refused:
        yield refused.row(source, file.key, data)


def parse_page(key: str, data: bytes, limits: Limits, url: str | None = None, charset: str | None = None) -> RawArticle:
    """Return the article on a page, given in the charset of its HTTP header if any; refuse a page that has none."""
    latest = limits.latest_publication
    tree = parse_html(decode_page(data, charset))
    declared = read_metadata(tree, latest)
    printed, body = find_text(tree)
    layout = lay_out(printed, find_title(printed, declared.title), declared.title, body)
    return RawArticle(
        source_key=key,
        blocks=layout.blocks,
        raw_sha256=sha256_bytes(data),
        furniture=layout.furniture,
        url=url or declared.url,
        publisher=declared.site or layout.publisher,
        byline=layout.byline or strip_byline(declared.author or "") or None,
        published=declared.published or layout.published(latest) or find_time(tree, latest),
    )


def decode_page(data: bytes, charset: str | None) -> str:
    """Return a page as text: in UTF-8 if it is that, else in the charset of the HTTP header or of the page itself."""
    check_unicode_width(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found = CHARSET.search(data[:CHARSET_WINDOW])
        declared = charset or (found[1].decode("ascii") if found else "none")
        codec = CODECS.get(declared.strip("\"' ").lower())
        if codec is None:
            where = f"byte 0x{data[error.start]:02x} at offset {error.start}"
            raise RefusedError("encoding", f"{where} is not UTF-8; the charset declared is {declared!a}") from error
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        detail = f"byte 0x{data[error.start]:02x} at offset {error.start} is not {declared}, which the page declares"
        raise RefusedError("encoding", detail) from error


def parse_html(text: str) -> Any:
    """Return the tree of a page, or of a piece of one; refuse what no tree can be made of."""
    text = XML_DECLARATION.sub("", text).replace("\0", "")
    tree = trafilatura.load_html(text if PAGE_TAG.search(text) else f"<html><body>{text}</body></html>")
    if tree is None:
        raise RefusedError("no_text", "the file is no HTML page")
    return tree


def find_text(tree: Any) -> tuple[list[Printed], list[Printed]]:
    """Return the lines that a page prints and those of its running text.

    Where trafilatura finds none, they are all from the first paragraph to the last; where a menu that was never closed
    has swallowed them, menus count as printed.
    """
    printed = list(print_lines(tree, UNPRINTED))
    if body := list(extract_body(tree)) or list(find_body(printed)):
        return printed, body
    printed = list(print_lines(tree, SCRIPTS))
    return printed, list(find_body(printed))


def extract_body(tree: Any) -> Iterator[Printed]:
    """Yield the lines of the running text as trafilatura finds it; none where it finds no paragraph."""
    document: Any = trafilatura.bare_extraction(
        tree, fast=True, favor_precision=True, include_comments=False, include_formatting=False
    )
    lines = [] if document is None else list(print_lines(document.body, frozenset()))
    if any(is_prose(line.text) for line in lines):
        yield from lines


def find_body(printed: Sequence[Printed]) -> Iterator[Printed]:
    """Yield the printed lines from the first paragraph to the last, for a page whose markup says nothing of use."""
    paragraphs = [n for n, line in enumerate(printed) if not line.section and is_prose(line.text)]
    if paragraphs:
        yield from (line for line in printed[paragraphs[0] : paragraphs[-1] + 1] if not line.section)


def print_lines(element: Any, unprinted: frozenset[str]) -> Iterator[Printed]:
    """Yield the lines that an element prints, blank ones left out; the tags in `unprinted` print nothing."""
    line, tag = "", ""
    for piece in _pieces(element, unprinted):
        if isinstance(piece, str):
            line += piece
        else:
            if text := _one_line(line):
                yield Printed(text, tag)
            if piece.text:
                yield piece
            line, tag = "", piece.tag
    if text := _one_line(line):
        yield Printed(text, tag)


def find_title(printed: Sequence[Printed], declared: str | None) -> int | None:
    """Return the number of the line that prints the title: the heading that the page declares, or its only one."""
    headings = [n for n, line in enumerate(printed) if line.tag == "h1"]
    others = [n for n, line in enumerate(printed) if line.tag == "h2"]
    if declared:
        for n in headings + others:
            words = count_words(printed[n].text)
            if words >= FEWEST_TITLE_WORDS and fold(declared).startswith(fold(printed[n].text)):
                return n
    if len(headings) == 1 and (not declared or count_words(printed[headings[0]].text) > FEWEST_TITLE_WORDS):
        return headings[0]
    return None


def lay_out(printed: Sequence[Printed], title: int | None, declared: str | None, body: Sequence[Printed]) -> Layout:
    """Return what each line of the running text is, with title, standfirst, captions and head lines in their places."""
    places = find_places(printed, body, -1 if title is None else title)
    extras = list(find_extras(printed, title, body, places))
    if title is None and declared:
        extras.insert(0, (-1, Line(declared, section="title")))
    taken = {n for n, _ in extras}
    lines: list[Line] = []
    for place, line in zip(places, body, strict=True):
        while extras and extras[0][0] < place:
            lines.append(extras.pop(0)[1])
        as_printed = place >= 0 and same_words(printed[place].text, line.text)
        if not (as_printed and place in taken):
            text = printed[place].text if as_printed else line.text
            lines.append(Line(text, reason="reference" if line.tag == "cell" and not is_prose(text) else None))
    return arrange([*lines, *(line for _, line in extras)])


def find_places(printed: Sequence[Printed], body: Sequence[Printed], title: int) -> list[int]:
    """Return for each line of the running text the number of the printed line it is, or that of the line before it."""
    numbers: dict[str, int] = {}
    for n, line in enumerate(printed):
        if n >= title:
            numbers.setdefault(fold(line.text), n)
    places: list[int] = []
    for line in body:
        places.append(numbers.get(fold(line.text), places[-1] if places else title))
    return places


def find_extras(
    printed: Sequence[Printed], title: int | None, body: Sequence[Printed], places: Sequence[int]
) -> Iterator[tuple[int, Line]]:
    """Yield with their numbers the printed lines that the running text may lack, or that the markup says more of.

    These are the title; below it and above the first paragraph standfirst and head furniture; above the last, captions.
    """
    start = -1 if title is None else title
    paragraphs = [place for place, line in zip(places, body, strict=True) if place > start and is_prose(line.text)]
    paragraphs = [place for place in paragraphs if not printed[place].section] or [start]
    for n, line in enumerate(printed):
        if n == title:
            yield n, Line(line.text, section="title")
        elif start < n < paragraphs[-1] and line.section == "caption":
            yield n, Line(line.text, section="caption")
        elif start < n < paragraphs[0] and line.section == "standfirst":
            yield n, Line(line.text, section="standfirst")
        elif start < n < paragraphs[0] and title is not None:
            reason = "byline" if line.section == "byline" else find_reason(line.text, HEAD)
            yield from [(n, Line(line.text, reason=reason))] if reason else []


def _pieces(element: Any, unprinted: frozenset[str]) -> Iterator[str | Printed]:
    tag = element.tag
    if not isinstance(tag, str) or tag in unprinted:
        return
    mark = Printed("", tag)
    if unprinted and (section := _find_section(element)):
        inner = (piece if isinstance(piece, str) else " " for piece in _inner_pieces(element, unprinted, mark))
        yield Printed(_one_line("".join(inner)), tag, section)
        return
    is_line = tag not in INLINE or bool(unprinted and find_classes(element) & LINE_CLASSES)
    if is_line:
        yield mark
    yield from _inner_pieces(element, unprinted, mark)
    if is_line:
        yield mark


def _inner_pieces(element: Any, unprinted: frozenset[str], mark: Printed) -> Iterator[str | Printed]:
    yield element.text or ""
    for child in element:
        yield from _pieces(child, unprinted)
        if child.tag not in INLINE:
            yield mark
        yield child.tail or ""


def find_classes(element: Any) -> set[str]:
    """Return the last words of an element's classes: `dek` for `entry-dek`."""
    return {CLASS_MARKS.split(name)[-1] for name in (element.get("class") or "").lower().split()}


def _find_section(element: Any) -> str | None:
    classes = find_classes(element)
    if element.tag == "figcaption" or classes & CAPTION_CLASSES:
        return "caption"
    n_words = count_words("".join(element.itertext()))
    if classes & STANDFIRST_CLASSES and n_words <= LONGEST_STANDFIRST_WORDS:
        return "standfirst"
    return "byline" if classes & BYLINE_CLASSES and n_words <= LONGEST_BYLINE_WORDS else None


def _one_line(text: str) -> str:
    return " ".join(normalise(text).split())
