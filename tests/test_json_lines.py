"""test_json_lines: each line is an article or a row that says why not, and no line harms another."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.core.records import Rejected
from scripts.sources.json_lines import read, read_line, read_lines
from scripts.sources.listing import LOCAL
from scripts.sources.raw import Limits, RawArticle, RawFile, sha256_bytes

LIMITS = Limits(date(2026, 11, 22), 1_000)
FILE = RawFile("wire", Path("wire.jsonl"))
LEAD = "Two patrols traded fire on Monday on the road to Wadi Sahl, a doctor at the town's clinic said."
MORE = "Nobody was hurt, he said, and the road was open again before noon on the next day."
WHOLE = {"id": "a-1", "text": f"{LEAD}\n\n{MORE}"}


def line(**changes: Any) -> bytes:
    """Return the line of a whole record with some fields changed."""
    return json.dumps({**WHOLE, **changes}).encode()


def read_all(folder: Path, data: bytes, limits: Limits = LIMITS) -> list[RawArticle | Rejected]:
    """Return what the adapter yields for a file of these bytes."""
    path = folder / "wire.jsonl"
    path.write_bytes(data)
    return list(read(RawFile("wire", path), LOCAL, limits))


def test_a_record_with_every_field() -> None:
    data = line(
        url="https://example.org/a-1",
        title="Two patrols trade fire",
        standfirst="The road is closed.",
        byline="By Jane Roe",
        publisher="Example Wire",
        published="2019-04-05T14:20:00+02:00",
        text=f"3 min read\n{LEAD}\n\nShare this story\n\n{MORE}",
        other={"kept": False},
    )
    record = read_line(FILE, LOCAL, LIMITS, 1, data)
    assert isinstance(record, RawArticle)
    assert [(block.section, block.text) for block in record.blocks] == [
        ("title", "Two patrols trade fire"),
        ("standfirst", "The road is closed."),
        ("body", LEAD),
        ("body", MORE),
    ]
    assert [(part.section, part.reason) for part in record.furniture] == [("head", "reading_time"), ("body", "sharing")]
    assert (record.source_key, record.url) == ("a-1", "https://example.org/a-1")
    assert (record.byline, record.publisher, record.published) == ("Jane Roe", "Example Wire", date(2019, 4, 5))
    assert record.raw_sha256 == sha256_bytes(data)


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        pytest.param({}, "a-1", id="plain"),
        pytest.param({"id": "2019/04/05 wire_7.b"}, "2019-04-05-wire-7-b", id="other characters"),
        pytest.param({"id": "ليبيا"}, "f98be7147c933", id="beyond ASCII"),
        pytest.param({"id": "a-1", "title": None, "published": None}, "a-1", id="null is absent"),
    ],
)
def test_keys(changes: dict[str, Any], key: str) -> None:
    record = read_line(FILE, LOCAL, LIMITS, 1, line(**changes))
    assert isinstance(record, RawArticle)
    assert record.source_key == key


def test_the_text_says_what_the_fields_do_not() -> None:
    record = read_line(FILE, LOCAL, LIMITS, 1, line(text=f"By Jane Roe\n5 April 2019\n{LEAD}\n© 2019 Example Wire"))
    assert isinstance(record, RawArticle)
    assert (record.byline, record.publisher, record.published) == ("Jane Roe", "Example Wire", date(2019, 4, 5))
    assert [block.section for block in record.blocks] == ["body"]


@pytest.mark.parametrize(
    ("data", "reason", "key", "detail"),
    [
        pytest.param(b"{", "not_an_object", "wire-line-7", "no JSON", id="no JSON"),
        pytest.param(b"[1]", "not_an_object", "wire-line-7", "a JSON list", id="list"),
        pytest.param(b'"text"', "not_an_object", "wire-line-7", "a JSON str", id="string"),
        pytest.param(b"null", "not_an_object", "wire-line-7", "a JSON NoneType", id="null"),
        pytest.param(b"[" * 100_000, "not_an_object", "wire-line-7", "no JSON", id="too deep"),
        pytest.param(b"1" * 5_000, "not_an_object", "wire-line-7", "no JSON", id="too long a number"),
        pytest.param(b'{"text": "a"}', "bad_field", "wire-line-7", "id is missing", id="no id"),
        pytest.param(b'{"id": "a"}', "bad_field", "wire-line-7", "text is missing", id="no text"),
        pytest.param(b'{"id": "a", "text": null}', "bad_field", "wire-line-7", "text is missing", id="null text"),
        pytest.param(line(id=1), "bad_field", "wire-line-7", "id is int, not a string", id="number as id"),
        pytest.param(line(title=["a"]), "bad_field", "wire-line-7", "title is list, not a string", id="list as title"),
        pytest.param(line(published="5 April"), "bad_field", "a-1", "published is '5 April'", id="no ISO date"),
        pytest.param(line(published="2019-02-30"), "bad_field", "a-1", "published is '2019-02-30'", id="no such day"),
        pytest.param(line(published="2099-01-01"), "future_date", "a-1", "published 2099-01-01", id="future"),
        pytest.param(
            b'{"id": "a", "id": "b", "text": "c"}', "bad_field", "wire-line-7", "'id' is there twice", id="twice"
        ),
        pytest.param(line(id="../secret"), "bad_name", "wire-line-7", "leads out of its folder", id="id with ../"),
        pytest.param(
            line(id="a\\..\\b"), "bad_name", "wire-line-7", "leads out of its folder", id="id with backslashes"
        ),
        pytest.param(line(id="a\nb"), "bad_name", "wire-line-7", "line break", id="id with a line break"),
        pytest.param(line(id="--"), "bad_name", "wire-line-7", "neither a letter nor a digit", id="id of marks"),
        pytest.param(line(text=" \n"), "empty", "a-1", "white space", id="white space as text"),
        pytest.param(line(text="Share\n3 min read"), "no_text", "a-1", "no paragraph", id="nothing but furniture"),
        pytest.param(line(text="half \ud800 a pair"), "encoding", "wire-line-7", "surrogate", id="lone surrogate"),
        pytest.param(b'{"id": "a", "text": "\xff"}', "encoding", "wire-line-7", "0xff", id="invalid UTF-8"),
        pytest.param(None, "too_large", "wire-line-7", "max_record_bytes, 1000", id="too large"),
    ],
)
def test_rejected(data: bytes | None, reason: str, key: str, detail: str) -> None:
    record = read_line(FILE, LOCAL, LIMITS, 7, data)
    assert isinstance(record, Rejected)
    assert (record.reason, record.source_key) == (reason, key)
    assert record.detail.startswith("line 7: ")
    assert detail in record.detail
    assert record.raw_sha256 == (None if data is None else sha256_bytes(data))


def test_other_lines_survive(tmp_path: Path) -> None:
    lines = [
        b"\xef\xbb\xbf" + line(id="a"),
        b"",
        b"\xff",
        line(id="b", text="x " * 600),
        b"  ",
        line(id="c") + b"\r",
        line(id="a"),
    ]
    records = read_all(tmp_path, b"\n".join(lines))
    assert [record.source_key for record in records] == ["a", "wire-line-3", "wire-line-4", "c", "a"]
    assert [record.reason if isinstance(record, Rejected) else None for record in records] == [
        None,
        "encoding",
        "too_large",
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "empty", id="empty file"),
        pytest.param(b"\n \n", "empty", id="blank lines"),
        pytest.param("\ufeff".encode("utf-16-le") + line().decode().encode("utf-16-le"), "encoding", id="UTF-16"),
        pytest.param(line().decode().encode("utf-16-be"), "encoding", id="UTF-16 without its mark"),
    ],
)
def test_the_whole_file_is_rejected(tmp_path: Path, data: bytes, reason: str) -> None:
    (record,) = read_all(tmp_path, data)
    assert isinstance(record, Rejected)
    assert (record.source_key, record.reason) == ("wire", reason)


class Watched(io.BytesIO):
    """Bytes that remember the longest piece that was read of them at once."""

    longest = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        piece = super().readline(size)
        self.longest = max(self.longest, len(piece))
        return piece


def test_a_long_line_is_never_held_whole() -> None:
    stream = Watched(b"x" * (1 << 22) + b"\ny")
    assert list(read_lines(stream, 1_000)) == [(1, None), (2, b"y")]
    assert stream.longest <= 1 << 16


@settings(deadline=None)
@given(st.lists(st.binary(max_size=30), max_size=8), st.integers(1, 20))
def test_any_bytes_are_read_line_by_line(lines: list[bytes], most_bytes: int) -> None:
    data = b"\n".join([b"first", *lines])
    expected = [
        (number, content if len(content) <= most_bytes else None)
        for number, content in enumerate((part.rstrip(b"\r\n") for part in data.split(b"\n")), 1)
        if content.strip() or len(content) > most_bytes
    ]
    assert list(read_lines(io.BytesIO(data), most_bytes)) == expected


@settings(deadline=None)
@given(
    st.one_of(
        st.binary(max_size=100),
        st.dictionaries(st.sampled_from([*WHOLE, "title", "published"]), st.text()).map(
            lambda row: json.dumps(row).encode()
        ),
    )
)
def test_any_line_gives_an_article_or_a_reason(data: bytes) -> None:
    assert isinstance(read_line(FILE, LOCAL, LIMITS, 1, data), RawArticle | Rejected)
