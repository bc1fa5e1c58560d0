"""timeline17: the Libya articles of the Timeline17 corpus, one row of a CSV file each, in Penn Treebank words."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scripts.core.records import Rejected
from scripts.core.text import normalise, sha256_text
from scripts.sources.dates import check_day, read_iso_day
from scripts.sources.decode import check_size, decode
from scripts.sources.raw import Limits, RawArticle, RawFile, Source
from scripts.sources.refusal import RefusedError
from scripts.sources.timeline17.dateline import find_agency
from scripts.sources.timeline17.page import read_page

COLUMNS = ["date", "text"]
TOPIC = "libya"
KEY_LENGTH = 12
TEASER_DAYS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: its number, from 1, and its two cells; None where it has more cells or fewer."""

    number: int
    date: str | None
    text: str | None


def read(file: RawFile, source: Source, limits: Limits) -> Iterator[RawArticle | Rejected]:
    """Yield one article for each row of the file, in its order, or why the row, or the whole file, is none."""
    data = None
    try:
        data = _read_bytes(file)
        rows = _read_rows(decode(data))
    except RefusedError as error:
        yield error.row(source, file.key, data)
        return
    teasers = find_teasers(rows)
    used: set[str] = set()
    for row in rows:
        yield _read_row(row, source, limits, teasers, used)


def find_teasers(rows: Iterable[Row]) -> frozenset[str]:
    """Return the first lines that stand on pages of several days and so belong to a site, not to an article."""
    days = {(normalise(row.text[:1000].partition("\n")[0]), row.date) for row in rows if row.text}
    counts = Counter(line for line, _ in days if line and find_agency([line]) is None)
    return frozenset(line for line, n_days in counts.items() if n_days >= TEASER_DAYS)


def _read_bytes(file: RawFile) -> bytes:
    try:
        data = file.read()
    except OSError as error:
        raise RefusedError("broken_file", f"the file cannot be read: {error.strerror}") from error
    if not data.strip():
        raise RefusedError("empty", f"{len(data)} bytes, none but white space")
    return data


def _read_rows(text: str) -> list[Row]:
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    try:
        header, *table = filter(None, csv.reader(io.StringIO(text, newline="")))
    except (csv.Error, ValueError) as error:
        raise RefusedError("broken_file", f"this is no table in CSV: {error}") from error
    if header != COLUMNS:
        raise RefusedError("bad_field", f"the columns are {','.join(header)[:80]}; expected {','.join(COLUMNS)}")
    whole = (cells if len(cells) == len(COLUMNS) else [None, None] for cells in table)
    return [Row(number, *cells) for number, cells in enumerate(whole, start=1)]


def _read_row(
    row: Row, source: Source, limits: Limits, teasers: frozenset[str], used: set[str]
) -> RawArticle | Rejected:
    if row.text is None:
        reason = RefusedError("bad_field", f"row {row.number} does not have the cells {','.join(COLUMNS)}")
        return reason.row(source, f"{TOPIC}-row{row.number}", None)
    digest = sha256_text(row.text)
    key = f"{TOPIC}-{digest[:KEY_LENGTH]}"
    if key in used:
        reason = RefusedError("duplicate_key", f"row {row.number} has the text of an earlier row, {key}")
        return reason.row(source, f"{key}-row{row.number}", row.text.encode())
    used.add(key)
    try:
        return _make_article(row, key, digest, limits, teasers)
    except RefusedError as error:
        return error.row(source, key, row.text.encode())


def _make_article(row: Row, key: str, digest: str, limits: Limits, teasers: frozenset[str]) -> RawArticle:
    text = row.text or ""
    check_size(len(text.encode()), limits)
    if not text.strip():
        raise RefusedError("empty", f"row {row.number} has no text")
    published = read_iso_day(row.date or "")
    if published is None:
        raise RefusedError("bad_field", f"date is {(row.date or '')[:40]!r}; expected YYYY-MM-DD")
    page = read_page(text, teasers)
    if not any(block.section == "body" for block in page.blocks):
        raise RefusedError("no_text", f"row {row.number} has none but furniture")
    return RawArticle(
        source_key=key,
        blocks=page.blocks,
        raw_sha256=digest,
        furniture=page.furniture,
        publisher=page.publisher,
        byline=page.byline,
        published=check_day(published, limits.latest_publication),
    )
