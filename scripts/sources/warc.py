"""warc: the pages in a WARC file, plain or gzipped.

Only successful responses (HTTP 200) with an HTML page are records of articles. Requests, metadata, redirects, errors,
images and the like are what any crawl has beside them: they are passed over, not rejected.
"""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

import regex
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

from scripts.core.records import Rejected
from scripts.sources.decode import check_size
from scripts.sources.html_page import parse_page
from scripts.sources.keys import hash_name, make_key
from scripts.sources.raw import Limits, RawArticle, RawFile, Source
from scripts.sources.refusal import RefusedError

# What warcio raises at a damaged header, besides its own two: a missing address or number is met as None.
DAMAGE = (ArchiveLoadFailed, StatusAndHeadersParserException, OSError, ValueError, AttributeError, TypeError)
GZIP_MAGIC = b"\x1f\x8b"
PAGE_TYPES = ("text/html", "application/xhtml+xml")
READABLE = ("", "identity", "gzip", "deflate")
CHARSET = regex.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_:.\-]+)", flags=regex.V1 | regex.IGNORECASE)
PAGE_ENDING = regex.compile(r"\.(?:s?html?|xhtml|php|aspx?|jsp)$", flags=regex.V1 | regex.IGNORECASE)
NO_NAME = regex.compile(
    r"(?:index|default|home|main|article|story|news|amp|print|[0-9]{1,3})?", flags=regex.V1 | regex.IGNORECASE
)


def read(file: RawFile, source: Source, limits: Limits) -> Iterator[RawArticle | Rejected]:
    """Yield the article of each page, or why it gives none; a broken archive ends with one row that says so."""
    n_pages = 0
    try:
        with open_archive(file) as stream:
            for record in ArchiveIterator(stream):
                if is_page(record):
                    n_pages += 1
                    yield read_page(f"{file.key}-record-{n_pages}", record, source, limits)
        if n_pages == 0:
            raise RefusedError("no_text", "an archive without a page")
    except RefusedError as refused:
        yield refused.row(source, file.key, None)
    except DAMAGE as error:
        yield RefusedError("broken_file", f"after {n_pages} pages: {error}").row(source, file.key, None)


@contextmanager
def open_archive(file: RawFile) -> Iterator["Unzipped"]:
    """Open an archive for reading, unzipped; refuse an empty one."""
    with file.open() as stream:
        magic = stream.read(len(GZIP_MAGIC))
        stream.seek(0)
        if not magic:
            raise RefusedError("empty", "0 bytes")
        yield Unzipped(gzip.GzipFile(fileobj=stream) if magic == GZIP_MAGIC else stream)


@dataclass(frozen=True, slots=True)
class Unzipped:
    """The bytes of an archive; a gzip file that breaks off is an error here, where warcio would see its end."""

    stream: Any

    def read(self, size: int = -1) -> bytes:
        """Return some of the next bytes, at most `size`."""
        try:
            return bytes(self.stream.read1(size))
        except (EOFError, zlib.error) as error:
            raise OSError(f"the gzip data breaks off or is damaged: {error}") from error


def is_page(record: Any) -> bool:
    """Return whether a record is a successful response with an HTML page."""
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
        return False
    return (headers.get_header("content-type") or "").partition(";")[0].strip().lower() in PAGE_TYPES


def read_page(name: str, record: Any, source: Source, limits: Limits) -> RawArticle | Rejected:
    """Return the article of one page, or why it gives none, under the key of its address, else the name given."""
    data = None
    url = record.rec_headers.get_header("WARC-Target-URI")
    key = make_page_key(url) if url else name
    try:
        data = read_payload(record, limits)
        charset = CHARSET.search(record.http_headers.get_header("content-type"))
        return parse_page(key, data, limits, url=url, charset=charset[1] if charset else None)
    except RefusedError as refused:
        return refused.row(source, key, data)


def read_payload(record: Any, limits: Limits) -> bytes:
    """Return the page's bytes without HTTP's own encodings; refuse too many, or none; fail at a record cut short."""
    if record.length is None:
        raise OSError("a record has no Content-Length")
    check_size(record.length, limits)
    encoding = (record.http_headers.get_header("content-encoding") or "").strip().lower()
    if encoding not in READABLE:
        raise RefusedError("encoding", f"the content encoding is {encoding!a}; gzip and deflate can be read")
    data = bytes(record.content_stream().read(limits.max_record_bytes + 1))
    check_size(len(data), limits)
    record.raw_stream.read()
    if record.raw_stream.limit > 0:
        raise OSError(f"a record breaks off {record.raw_stream.limit} bytes before its end")
    if not data.strip():
        raise RefusedError("empty", f"{len(data)} bytes, none but white space")
    return data


def make_page_key(url: str) -> str:
    """Return the key of a page: the last part of its address, or a hash of it where that part names nothing."""
    try:
        parts = urlsplit(url)
        name = PAGE_ENDING.sub("", unquote(parts.path.rstrip("/").rpartition("/")[2]))
        return hash_name(url) if parts.query or NO_NAME.fullmatch(name) else make_key(name, url)
    except (ValueError, RefusedError):
        return hash_name(url)
