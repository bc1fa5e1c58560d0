"""raw: what an adapter is given and what it yields."""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO

from scripts.core.records import Rejected

SECTIONS = ("title", "standfirst", "caption", "body")


@dataclass(frozen=True, slots=True)
class Source:
    """What dataset/raw/<source>/source.yaml says; see schemas/source.yaml."""

    source: str
    title: str
    adapter: str
    producer: str
    obtained: str
    licence: str
    may_share_text: bool
    is_invented: bool
    is_about_libya: bool
    genre: str
    citation: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """What no record may pass: a day after `latest_publication`, a size over `max_record_bytes`."""

    latest_publication: date
    max_record_bytes: int


@dataclass(frozen=True, slots=True)
class RawFile:
    """One file to read: its key in the source, where its bytes lie and the address it came from, if any."""

    key: str
    path: Path
    url: str | None = None

    def open(self) -> IO[bytes]:
        """Return the file opened for reading bytes."""
        return self.path.open("rb")

    def read(self) -> bytes:
        """Return all bytes."""
        return self.path.read_bytes()


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph that stays: its section (one of SECTIONS) and its text without line breaks."""

    section: str
    text: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """One line that cleaning takes out: its text, where it stood (`head` or `body`) and why (schemas/articles.yaml)."""

    text: str
    section: str
    reason: str


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One article as an adapter understood it; blocks in the order title, standfirst, captions and body as printed."""

    source_key: str
    blocks: tuple[Block, ...]
    raw_sha256: str
    furniture: tuple[Furniture, ...] = ()
    url: str | None = None
    publisher: str | None = None
    byline: str | None = None
    published: date | None = None
    article_id: str | None = None  # only where it is not `<source>-<source_key>`


def sha256_bytes(data: bytes) -> str:
    """Return the SHA-256 of the bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def reject(source: Source, key: str, data: bytes | None, reason: str, detail: str) -> Rejected:
    """Return the row that says why a record is not an article."""
    digest = None if data is None else sha256_bytes(data)
    return Rejected(source.source, key, digest, reason, detail)
