"""json_lines: one article a line, as a JSON object with `id`, `text` and what else is known."""

import json
from collections.abc import Iterator
from datetime import date
from typing import IO, Any

import regex

from scripts.core.records import Rejected
from scripts.sources.dates import check_day, read_iso_day
from scripts.sources.decode import check_unicode_width, decode
from scripts.sources.keys import make_key
from scripts.sources.layout import Line, arrange, split_lines, strip_byline
from scripts.sources.raw import Limits, RawArticle, RawFile, Source, sha256_bytes
from scripts.sources.refusal import RefusedError

REQUIRED = ("id", "text")
OPTIONAL = ("url", "title", "standfirst", "byline", "publisher", "published")
SURROGATE = regex.compile(r"\p{Cs}", flags=regex.V1)
BOM = b"\xef\xbb\xbf"
SKIP_BYTES = 1 << 16


def read(file: RawFile, source: Source, limits: Limits) -> Iterator[RawArticle | Rejected]:
    """Yield the article of each line, or why it gives none; blank lines are nothing."""
    n_records = 0
    try:
        with file.open() as stream:
            for number, line in read_lines(stream, limits.max_record_bytes):
                n_records += 1
                yield read_line(file, source, limits, number, line)
    except OSError as error:
        yield RefusedError("broken_file", f"the file cannot be read: {error}").row(source, file.key, None)
    except RefusedError as refused:
        yield refused.row(source, file.key, None)
    else:
        if n_records == 0:
            yield RefusedError("empty", "no line but blank ones").row(source, file.key, None)


def read_lines(stream: IO[bytes], most_bytes: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line that is not blank with its number; None for one of too many bytes, which is never held whole."""
    number = 0
    while line := stream.readline(most_bytes + len(b"\r\n") + 1):
        number += 1
        if number == 1:
            check_unicode_width(line[:4])
            line = line.removeprefix(BOM)
        content = line.rstrip(b"\r\n")
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(SKIP_BYTES)
        if len(content) > most_bytes:
            yield number, None
        elif content.strip():
            yield number, content


def read_line(file: RawFile, source: Source, limits: Limits, number: int, line: bytes | None) -> RawArticle | Rejected:
    """Return the article of one line, or why it gives none under the record's own key, else the line's."""
    key = f"{file.key}-line-{number}"
    try:
        if line is None:
            raise RefusedError(
                "too_large", f"line {number}: more bytes than max_record_bytes, {limits.max_record_bytes}"
            )
        record = parse_record(line)
        key = make_key(record["id"], record["id"])
        return make_article(record, key, line, limits)
    except RefusedError as refused:
        return RefusedError(refused.reason, f"line {number}: {refused.detail}").row(source, key, line)


def parse_record(line: bytes) -> dict[str, str]:
    """Return the known fields of a line's JSON object that are not null; refuse a line that is no such object."""
    try:
        record = json.loads(decode(line), object_pairs_hook=_check_names)
    except (ValueError, RecursionError) as error:
        raise RefusedError("not_an_object", f"no JSON: {error}") from error
    if not isinstance(record, dict):
        raise RefusedError("not_an_object", f"a JSON {type(record).__name__}, not an object")
    fields = {name: record[name] for name in (*REQUIRED, *OPTIONAL) if record.get(name) is not None}
    for name in REQUIRED:
        if name not in fields:
            raise RefusedError("bad_field", f"{name} is missing")
    return {name: _check_string(name, value) for name, value in fields.items()}


def make_article(record: dict[str, str], key: str, line: bytes, limits: Limits) -> RawArticle:
    """Return the article in a record's fields; what they do not say is taken from lines of the text that say it."""
    if not record["text"].strip():
        raise RefusedError("empty", "text is nothing but white space")
    heads = [
        Line(" ".join(split_lines(record[name])), section=name) for name in ("title", "standfirst") if name in record
    ]
    layout = arrange([*filter(lambda line: line.text, heads), *map(Line, split_lines(record["text"]))])
    published = _read_day(record["published"]) if "published" in record else layout.published(limits.latest_publication)
    return RawArticle(
        source_key=key,
        blocks=layout.blocks,
        raw_sha256=sha256_bytes(line),
        furniture=layout.furniture,
        url=record.get("url") or None,
        publisher=record.get("publisher") or layout.publisher,
        byline=strip_byline(record.get("byline", "")) or layout.byline,
        published=None if published is None else check_day(published, limits.latest_publication),
    )


def _check_names(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for name, value in pairs:
        if name in record:
            raise RefusedError("bad_field", f"{name!a} is there twice")
        record[name] = value
    return record


def _check_string(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise RefusedError("bad_field", f"{name} is {type(value).__name__}, not a string")
    if SURROGATE.search(value):
        raise RefusedError("encoding", f"{name} has half a surrogate pair, which is no character")
    return value


def _read_day(value: str) -> date:
    day = read_iso_day(value)
    if day is None:
        raise RefusedError("bad_field", f"published is {value[:40]!a}; an ISO 8601 date, or date and time, is expected")
    return day
