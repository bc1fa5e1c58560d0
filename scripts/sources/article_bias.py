"""article_bias: the articles of the Article Bias Prediction corpus, one JSON object a file."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import regex

from scripts.core.records import Rejected
from scripts.sources.dates import check_day, read_iso_day
from scripts.sources.decode import decode, read_bytes
from scripts.sources.furniture import TAIL, ends_sentence, find_reason, is_link
from scripts.sources.layout import Layout, Line, arrange, split_lines, strip_byline
from scripts.sources.raw import Limits, RawArticle, RawFile, Source, sha256_bytes
from scripts.sources.refusal import RefusedError

FIELDS = ("content_original", "title", "source", "date", "authors", "url")
NULLABLE = frozenset({"date", "authors", "url"})
PUBLISHERS = {
    "CNN (Web News)": "CNN",
    "Fox Online News": "Fox News",
    "HotAir": "Hot Air",
    "NPR Online News": "NPR",
    "New York Magazine": "New York",
    "Washington Times": "The Washington Times",
}
SURROGATE = regex.compile(r"\p{Cs}", flags=regex.V1)
HIGHLIGHTS = regex.compile(r"(Story highlights):? ?(.*)", flags=regex.V1 | regex.IGNORECASE)
HEAD_LINES = 3
MOST_HIGHLIGHTS = 8
MOST_LINKS = 20
HIDE_CAPTION = regex.compile(r"(Hide Caption [0-9]{1,3} of [0-9]{1,3})", flags=regex.V1 | regex.IGNORECASE)
SLIDE_TITLE = regex.compile(r"(Photos: [^–]{1,300}–) (.+)", flags=regex.V1 | regex.IGNORECASE)
LABELLED = regex.compile(r"(?:(Image copyright) (.{1,80}?) )?((?:Image|Media) caption) (.+)", flags=regex.V1)


def read(file: RawFile, source: Source, limits: Limits) -> Iterator[RawArticle | Rejected]:
    """Yield the article of the file's JSON object, or why there is none."""
    data = None
    try:
        data = read_bytes(file, limits)
        yield _make_article(file, _read_fields(decode(data)), sha256_bytes(data), limits.latest_publication)
    except RefusedError as error:
        yield error.row(source, file.key, data)


def _make_article(file: RawFile, fields: dict[str, str], digest: str, latest: date) -> RawArticle:
    if not (texts := split_lines(fields["content_original"])):
        raise RefusedError("empty", "content_original is nothing but white space")
    title = " ".join(split_lines(fields["title"]))
    layout = arrange([*([Line(title, section="title")] if title else []), *mark_lines(texts)])
    publisher = " ".join(split_lines(fields["source"]))
    return RawArticle(
        source_key=file.key,
        blocks=layout.blocks,
        raw_sha256=digest,
        furniture=layout.furniture,
        url=" ".join(split_lines(fields["url"])) or file.url,
        publisher=PUBLISHERS.get(publisher, publisher) or layout.publisher,
        byline=strip_byline(fields["authors"]) or layout.byline,
        published=_find_published(fields["date"].strip(), layout, latest),
    )


def _read_fields(text: str) -> dict[str, str]:
    """Return the fields that an article needs, empty where they may be null; refuse any of a wrong type."""
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RefusedError("not_an_object", f"no JSON: {error}") from error
    if not isinstance(record, dict):
        raise RefusedError("not_an_object", f"a JSON {type(record).__name__}, not an object")
    return {name: _check_field(record, name) for name in FIELDS}


def _check_field(record: dict[str, Any], name: str) -> str:
    if name not in record:
        raise RefusedError("bad_field", f"{name} is missing")
    value = record[name]
    if value is None and name in NULLABLE:
        return ""
    if not isinstance(value, str):
        raise RefusedError("bad_field", f"{name} is a {type(value).__name__}; expected a string")
    if SURROGATE.search(value):
        raise RefusedError("encoding", f"{name} has half a surrogate pair, which is no character")
    return value


def _find_published(written: str, layout: Layout, latest: date) -> date | None:
    if not written:
        return layout.published(latest)
    if (day := read_iso_day(written)) is None:
        raise RefusedError("bad_field", f"date is {written[:40]!r}; expected YYYY-MM-DD, with or without a time")
    return check_day(day, latest)


def mark_lines(texts: Sequence[str]) -> list[Line]:
    """Return the printed lines, with what this corpus runs together set apart and what its media print marked."""
    lines = [*_mark_highlights(texts)]
    lines = [part for line in lines for part in (_split_media(line.text) if line == Line(line.text) else [line])]
    return [*lines[:-MOST_LINKS], *_mark_links(lines[-MOST_LINKS:])]


def _mark_links(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the last lines of a page with its last headlines marked: a heading with no text below it is a link."""
    marked = list(lines)
    for n, line in reversed(list(enumerate(lines))):
        if line == Line(line.text) and not find_reason(line.text, TAIL):
            if ends_sentence(line.text) or not is_link(line.text):
                break
            marked[n] = Line(line.text, reason="navigation")
    return marked


def _mark_highlights(texts: Sequence[str]) -> Iterator[Line]:
    """Yield the lines; those that "Story highlights" opens are standfirst until one is a sentence with its stop."""
    matches = ((n, HIGHLIGHTS.fullmatch(text)) for n, text in enumerate(texts[:HEAD_LINES]))
    opening, found = next(((n, found) for n, found in matches if found), (len(texts), None))
    yield from map(Line, texts[:opening])
    if found is not None:
        yield Line(found[1], reason="navigation")
        rest = [text for text in (found[2], *texts[opening + 1 :]) if text]
        n = next((n for n, text in enumerate(rest[:MOST_HIGHLIGHTS]) if ends_sentence(text)), MOST_HIGHLIGHTS)
        yield from (Line(text, section="standfirst") for text in rest[:n])
        yield from map(Line, rest[n:])


def _split_media(text: str) -> Iterator[Line]:
    """Yield one printed line, or the captions and labels of a gallery or picture that was printed as one line."""
    if (found := LABELLED.fullmatch(text)) is not None:
        labels = ("media", None, "media", None)
        for part, label in zip(found.groups(), labels, strict=True):
            if part:
                yield Line(part, reason=label) if label else Line(part, section="caption")
        return
    *slides, rest = [part.strip(" ") for part in HIDE_CAPTION.split(text)]
    for slide, label in zip(slides[::2], slides[1::2], strict=True):
        found = SLIDE_TITLE.fullmatch(slide)
        if found is not None:
            yield Line(found[1], reason="media")
        if caption := found[2] if found else slide:
            yield Line(caption, section="caption")
        yield Line(label, reason="media")
    if rest:
        yield Line(rest)
