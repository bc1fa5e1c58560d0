"""test_warc: the pages of an archive, whole or broken, and what is passed over."""

import gzip
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from scripts.core.records import Rejected
from scripts.sources.keys import hash_name
from scripts.sources.listing import LOCAL
from scripts.sources.raw import Limits, RawArticle, RawFile, sha256_bytes
from scripts.sources.warc import make_page_key, read

LIMITS = Limits(date(2026, 11, 22), 4_000)
LEAD = "Two patrols traded fire on Monday on the road to Wadi Sahl, a doctor at the town’s clinic said."
PAGE = f"<html><body><article><h1>Two patrols trade fire</h1><p>{LEAD}</p></article></body></html>".encode()
URL = "https://example.org/world/two-patrols.html"
HTML = "text/html; charset=utf-8"


def record(
    payload: bytes = PAGE,
    url: str = URL,
    *,
    kind: str = "response",
    status: str = "200 OK",
    zipped: bool = True,
    **headers: str,
) -> bytes:
    """Return one WARC record."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=zipped)
    fields = [(name.replace("_", "-"), value) for name, value in {"Content_Type": HTML, **headers}.items()]
    http = StatusAndHeaders(status, fields, protocol="HTTP/1.1")
    writer.write_record(writer.create_warc_record(url, kind, payload=io.BytesIO(payload), http_headers=http))
    return out.getvalue()


def read_all(folder: Path, data: bytes) -> list[RawArticle | Rejected]:
    """Return what the adapter yields for an archive of these bytes."""
    path = folder / "archive.warc.gz"
    path.write_bytes(data)
    return list(read(RawFile("archive", path), LOCAL, LIMITS))


def outcomes(folder: Path, data: bytes) -> list[tuple[str, str | None]]:
    """Return key and reason (None for an article) of what the adapter yields."""
    found = read_all(folder, data)
    return [(row.source_key, row.reason if isinstance(row, Rejected) else None) for row in found]


@pytest.mark.parametrize("zipped", [pytest.param(True, id="gzip"), pytest.param(False, id="plain")])
def test_a_page(tmp_path: Path, zipped: bool) -> None:
    (article,) = read_all(tmp_path, record(zipped=zipped))
    assert isinstance(article, RawArticle)
    assert [(block.section, block.text) for block in article.blocks] == [
        ("title", "Two patrols trade fire"),
        ("body", LEAD),
    ]
    assert (article.source_key, article.url, article.raw_sha256) == ("two-patrols", URL, sha256_bytes(PAGE))


def test_one_gzip_member_for_the_whole_archive(tmp_path: Path) -> None:
    plain = record(zipped=False) + record(url="https://example.org/b", zipped=False)
    assert outcomes(tmp_path, gzip.compress(plain)) == [("two-patrols", None), ("b", None)]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(record(kind="request", status="GET / HTTP/1.1"), id="request"),
        pytest.param(record(kind="resource"), id="resource"),
        pytest.param(record(status="404 Not Found"), id="not found"),
        pytest.param(record(status="301 Moved Permanently"), id="redirect"),
        pytest.param(record(Content_Type="image/png"), id="image"),
        pytest.param(record(Content_Type=""), id="no type"),
    ],
)
def test_what_is_no_page_is_passed_over(tmp_path: Path, other: bytes) -> None:
    assert outcomes(tmp_path, other + record()) == [("two-patrols", None)]
    assert outcomes(tmp_path, other) == [("archive", "no_text")]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(record(gzip.compress(PAGE), Content_Encoding="gzip"), id="gzip"),
        pytest.param(record(PAGE, Content_Encoding="gzip"), id="gzip, undone by the crawler"),
        pytest.param(record(b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE), Transfer_Encoding="chunked"), id="chunks"),
        pytest.param(
            record(PAGE.decode().encode("cp1252"), Content_Type="text/html; charset=windows-1252"), id="charset"
        ),
        pytest.param(record(Content_Type="application/xhtml+xml"), id="XHTML"),
    ],
)
def test_encodings_of_http(tmp_path: Path, page: bytes) -> None:
    (article,) = read_all(tmp_path, page)
    assert isinstance(article, RawArticle)
    assert article.blocks[1].text == LEAD


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        pytest.param(record(b"<p>" + b"x" * 4_000), "too_large", id="too large"),
        pytest.param(
            record(gzip.compress(b"x" * 100_000), Content_Encoding="gzip"), "too_large", id="too large unzipped"
        ),
        pytest.param(record(b""), "empty", id="empty"),
        pytest.param(record(b" \n"), "empty", id="white space"),
        pytest.param(record(b"<p>caf\xe9"), "encoding", id="invalid UTF-8"),
        pytest.param(record(PAGE.decode().encode("utf-16")), "encoding", id="UTF-16"),
        pytest.param(record(PAGE, Content_Encoding="br"), "encoding", id="brotli"),
        pytest.param(record(b"<html><body></body></html>"), "no_text", id="no article"),
        pytest.param(record(PAGE.replace(b"<p>", b"<p>5 April 2099</p><p>")), "future_date", id="future"),
    ],
)
def test_rejected_pages_do_not_harm_the_next(tmp_path: Path, page: bytes, reason: str) -> None:
    other = record(url="https://example.org/b")
    assert outcomes(tmp_path, page + other) == [("two-patrols", reason), ("b", None)]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"", [("archive", "empty")], id="empty file"),
        pytest.param(b"no archive\n", [("archive", "broken_file")], id="no archive"),
        pytest.param(b"\x1f\x8bno gzip", [("archive", "broken_file")], id="no gzip"),
        pytest.param(record()[:-4], [("two-patrols", None), ("archive", "broken_file")], id="gzip cut in its checksum"),
        pytest.param(record()[:-90], [("archive", "broken_file")], id="gzip cut in its payload"),
        pytest.param(record()[:200], [("archive", "broken_file")], id="gzip cut in its head"),
        pytest.param(
            record() + record()[:150], [("two-patrols", None), ("archive", "broken_file")], id="second one cut"
        ),
        pytest.param(record() + b"junk", [("two-patrols", None), ("archive", "broken_file")], id="junk at the end"),
        pytest.param(record(zipped=False)[:-60], [("archive", "broken_file")], id="plain, cut in its payload"),
        pytest.param(
            record(zipped=False).replace(b"WARC-Target-URI", b"X"), [("archive", "broken_file")], id="no address"
        ),
        pytest.param(
            record(zipped=False).replace(b"Content-Length", b"X"), [("archive", "broken_file")], id="no length"
        ),
    ],
)
def test_broken_archives_keep_what_was_read(
    tmp_path: Path, data: bytes, expected: list[tuple[str, str | None]]
) -> None:
    assert outcomes(tmp_path, data) == expected


def test_a_missing_archive_is_rejected(tmp_path: Path) -> None:
    (row,) = read(RawFile("archive", tmp_path / "gone.warc"), LOCAL, LIMITS)
    assert isinstance(row, Rejected)
    assert row.reason == "broken_file"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        pytest.param("https://example.org/2019/04/two_patrols.html", "two-patrols", id="last part"),
        pytest.param("https://example.org/2019/two%20patrols/", "two-patrols", id="slash and escape"),
        pytest.param("https://example.org/2019/04/05/index.html", None, id="generic name"),
        pytest.param("https://example.org/story?id=7", None, id="query"),
        pytest.param("https://example.org/", None, id="front page"),
        pytest.param("https://example.org/ليبيا", None, id="beyond ASCII"),
        pytest.param("http://[broken", None, id="no address"),
        pytest.param("https://example.org/a/..", None, id="two dots"),
    ],
)
def test_keys(url: str, key: str | None) -> None:
    assert make_page_key(url) == (key or hash_name(url))


@settings(deadline=None)
@given(st.binary(max_size=300), st.booleans(), st.integers(0, 600))
def test_any_bytes_give_articles_or_reasons(
    tmp_path_factory: pytest.TempPathFactory, junk: bytes, zipped: bool, cut: int
) -> None:
    data = record(zipped=zipped)
    folder = tmp_path_factory.mktemp("archive")
    assert all(isinstance(row, RawArticle | Rejected) for row in read_all(folder, data[:cut] + junk + data[cut:]))
