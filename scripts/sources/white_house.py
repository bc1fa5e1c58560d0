"""white_house: statements, letters and notices saved as Markdown with a YAML head."""

import html
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import regex
import yaml

from scripts.core.records import Rejected
from scripts.core.text import normalise
from scripts.sources.dates import check_day, read_iso_day
from scripts.sources.decode import decode, read_bytes
from scripts.sources.layout import same_words, split_lines
from scripts.sources.raw import Block, Furniture, Limits, RawArticle, RawFile, Source, sha256_bytes
from scripts.sources.refusal import RefusedError

PUBLISHER = "The White House"
FENCE = regex.compile(r"^---[ \t]*$", flags=regex.MULTILINE)
LONGEST_HEAD = 65_536
WEB_ADDRESS = regex.compile(r"https?://\S+")
LINE_BREAK = regex.compile(r"\r\n?")
HARD_BREAK = regex.compile(r"(?: {2,}|\\)$")
QUOTE_MARK = regex.compile(r"^(?:> ?)+")
HEADING_MARK = regex.compile(r"#{1,6} ")
BULLET = regex.compile(r"[-*+•] ")
NUMBER = regex.compile(r"[0-9]{1,3}[.)] ")
LAYOUT = regex.compile(r"[ \\#*_=~+|:-]+|\[[^\]^][^\]]{0,100}\]: ?<?https?://.*")
ESCAPE = regex.compile(r"\\([!-/:-@\[-`{-~])")
ESCAPED = regex.compile(r"[\uE021-\uE07E]")
PRIVATE_USE = 0xE000
COMMENT = regex.compile(r"<!--[^<>]{0,5000}-->")
AUTOLINK = regex.compile(r"<((?:https?://|mailto:)[^<>\s]{1,1000})>")
BREAK_TAG = regex.compile(r"</?(?:br|div|hr|li|p|td|tr)\b[^<>]{0,1000}>", flags=regex.IGNORECASE)
TAG = regex.compile(r"</?[A-Za-z][^<>]{0,1000}>")
ADDRESS = r"\((?:[^()\s]|\([^()\s]{0,500}\)){0,2000}(?: \"[^\"]{0,500}\")?\)|\[[^\[\]]{0,200}\]"
LINK = regex.compile(rf"!?\[([^\[\]]{{0,2000}})\](?:{ADDRESS})")
EMPHASIS = regex.compile(
    r"`+|\*+(?=\S)|(?<=\S)\*+|(?<![\p{L}\p{N}_])_+(?=\S)|(?<=\S)_+(?![\p{L}\p{N}_])", flags=regex.V1
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the YAML head says of the document."""

    title: str
    url: str
    published: date


def read(file: RawFile, source: Source, limits: Limits) -> Iterator[RawArticle | Rejected]:
    """Yield the document of the file as one article, or why there is none."""
    data = None
    try:
        data = read_bytes(file, limits)
        yield _make_article(file.key, decode(data), sha256_bytes(data), limits)
    except RefusedError as error:
        yield error.row(source, file.key, data)


def _make_article(key: str, document: str, digest: str, limits: Limits) -> RawArticle:
    written, body = _split(LINE_BREAK.sub("\n", document))
    head = _read_head(written)
    check_day(head.published, limits.latest_publication)
    blocks, furniture = [Block("title", head.title)], list[Furniture]()
    for line in read_markdown(body):
        if isinstance(line, Furniture):
            furniture.append(line)
        elif len(blocks) == 1 and same_words(line.text, head.title):
            furniture.append(Furniture(line.text, "head", "repeated_title"))
        else:
            blocks.append(line)
    if len(blocks) == 1:
        raise RefusedError("no_text", "nothing but a YAML head and layout")
    return RawArticle(
        source_key=key,
        blocks=tuple(blocks),
        raw_sha256=digest,
        furniture=tuple(furniture),
        url=head.url,
        publisher=PUBLISHER,
        published=head.published,
    )


def _split(document: str) -> tuple[str, str]:
    """Return the YAML head and the Markdown below it."""
    opening = FENCE.match(document)
    closing = opening and FENCE.search(document, opening.end())
    if opening is None or closing is None:
        raise RefusedError("bad_field", "no YAML head between two lines of ---")
    return document[opening.end() : closing.start()], document[closing.end() :]


def _read_head(written: str) -> Head:
    if len(written) > LONGEST_HEAD:
        raise RefusedError("bad_field", f"a YAML head of {len(written)} characters; at most {LONGEST_HEAD}")
    try:
        fields = yaml.load(written, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        raise RefusedError("bad_field", normalise(f"no YAML in the head: {error}").replace("\n", " ")[:300]) from error
    if not isinstance(fields, dict):
        raise RefusedError("bad_field", "the head is no mapping")
    day = _read_field(fields, "date")
    published = read_iso_day(day)
    if published is None:
        raise RefusedError("bad_field", f"date is {day[:40]!r}; expected YYYY-MM-DD")
    url = _read_field(fields, "source_url")
    if not WEB_ADDRESS.fullmatch(url):
        raise RefusedError("bad_field", f"source_url is {url[:100]!r}; expected an http address")
    return Head(_read_field(fields, "title"), url, published)


def _read_field(fields: dict[object, object], name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str):
        found = "missing" if value is None else f"a {type(value).__name__}"
        raise RefusedError("bad_field", f"{name} is {found}; expected a string")
    if not (text := " ".join(split_lines(value))):
        raise RefusedError("bad_field", f"{name} is empty")
    return text


def read_markdown(body: str) -> Iterator[Block | Furniture]:
    """Yield the paragraphs, headings and list items of a Markdown text as plain text, its rules as furniture."""
    for paragraph in _find_paragraphs(body):
        text = "" if LAYOUT.fullmatch(paragraph) else normalise(_make_plain(paragraph))
        yield Block("body", text) if text else Furniture(ESCAPE.sub(r"\1", paragraph), "body", "markup")


def _find_paragraphs(body: str) -> Iterator[str]:
    """Yield the lines of each printed paragraph, joined; a hard break ends one, but not after a comma (signatures)."""
    lines: list[str] = []
    for written in body.split("\n"):
        line = QUOTE_MARK.sub("", normalise(written)).strip(" ")
        is_alone = LAYOUT.fullmatch(line) or HEADING_MARK.match(line)
        if lines and (not line or is_alone or _is_item(line, lines[0])):
            yield _join(lines)
            lines = []
        if line:
            lines.append(line)
        is_broken = HARD_BREAK.search(written) and not line.rstrip("\\").endswith(",")
        if lines and (is_alone or is_broken):
            yield _join(lines)
            lines = []
    if lines:
        yield _join(lines)


def _is_item(line: str, first: str) -> bool:
    """True if the line opens a list item; a number only where a list begins or goes on, since years wrap too."""
    is_numbered = NUMBER.match(line) and (line[0] == "1" or NUMBER.match(first))
    return bool(BULLET.match(line) or is_numbered)


def _join(lines: list[str]) -> str:
    return " ".join(line.removesuffix("\\") or line for line in lines)


def _make_plain(paragraph: str) -> str:
    """Return a paragraph without its Markdown; escaped characters stay, hidden meanwhile as private-use ones."""
    text = ESCAPE.sub(lambda found: chr(PRIVATE_USE + ord(found[1])), paragraph)
    for mark in (HEADING_MARK, BULLET):
        if (found := mark.match(text)) is not None:
            text = text[found.end() :]
    text = BREAK_TAG.sub(" ", AUTOLINK.sub(r"\1", COMMENT.sub("", text)))
    text = TAG.sub("", text)
    text = EMPHASIS.sub("", LINK.sub(r"\1", text))
    return ESCAPED.sub(lambda found: chr(ord(found[0]) - PRIVATE_USE), html.unescape(text))
