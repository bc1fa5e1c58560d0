"""test_text_dump: the parts of a web page that was saved as plain text."""

import codecs
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.core.records import Rejected
from scripts.sources.layout import Layout, split_lines
from scripts.sources.listing import LOCAL
from scripts.sources.raw import Limits, RawArticle, RawFile, sha256_bytes
from scripts.sources.refusal import RefusedError
from scripts.sources.text_dump import lay_out, parse_dump, read

LIMITS = Limits(date(2026, 11, 22), 20_000)
TITLE = "Two patrols trade fire near Wadi Sahl"
STANDFIRST = "Each side says that the other shot first, and the road to the wells is closed."
CAPTION = "A patrol of the coast guard waits beside the road [Example Photo/Jane Roe]"
LEAD = "Two patrols traded fire on Monday on the road to Wadi Sahl, a doctor at the town's clinic said."
QUOTE = "“We heard it before dawn,” the doctor said. “Then the lights went out, and nobody slept."
MORE = "“In the morning we counted the holes in the wall of the school, and there were nine of them.”"
LONG = f"{LEAD} {QUOTE} {MORE}"
BODY = f"{LEAD}\n\n{QUOTE}\n\n{MORE}"


def lay(text: str) -> Layout:
    """Return the parts of a text dump."""
    return lay_out(split_lines(text))


def blocks(text: str) -> list[tuple[str, str]]:
    """Return section and text of each block of a text dump."""
    return [(block.section, block.text) for block in lay(text).blocks]


def removed(text: str) -> list[tuple[str, str]]:
    """Return place and reason of each line that goes."""
    return [(line.section, line.reason) for line in lay(text).furniture]


def read_one(folder: Path, data: bytes, limits: Limits = LIMITS) -> RawArticle | Rejected:
    """Return what the adapter yields for a file of these bytes."""
    path = folder / "page.txt"
    path.write_bytes(data)
    (record,) = read(RawFile("page", path), LOCAL, limits)
    return record


def test_a_page_with_everything(tmp_path: Path) -> None:
    text = (
        f"{TITLE}\n\n{TITLE}\n{STANDFIRST}\n3 min read\nBy Jane Roe in Wadi Sahl\n05 April, 2019\n{CAPTION}\n\n"
        f"{LEAD}\n\nAdvertisement\n\n{QUOTE}\n\nRead more: The road to the wells\n\n{MORE}\n\nShare this story\n"
        "Facebook Twitter\n\nFollow us on Twitter: @example_wire none\n\n© 2019 Example Wire. All rights reserved.\n"
    )
    record = read_one(tmp_path, text.encode())
    assert isinstance(record, RawArticle)
    assert [(block.section, block.text) for block in record.blocks] == [
        ("title", TITLE),
        ("standfirst", STANDFIRST),
        ("caption", CAPTION),
        ("body", LEAD),
        ("body", QUOTE),
        ("body", MORE),
    ]
    assert [(line.section, line.reason) for line in record.furniture] == [
        ("head", "repeated_title"),
        ("head", "reading_time"),
        ("head", "byline"),
        ("head", "date_line"),
        ("body", "advertisement"),
        ("body", "navigation"),
        ("body", "sharing"),
        ("body", "sharing"),
        ("body", "sharing"),
        ("body", "copyright"),
    ]
    assert (record.byline, record.publisher) == ("Jane Roe in Wadi Sahl", "Example Wire")
    assert (record.published, record.raw_sha256) == (date(2019, 4, 5), sha256_bytes(text.encode()))


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param(f"{TITLE}\n\n", ["title"], id="title"),
        pytest.param(f"{TITLE}\n", ["title"], id="no blank line"),
        pytest.param(f"{TITLE} | Example Wire\n{TITLE}\n", ["title"], id="title of the browser's window"),
        pytest.param(
            f"Example Wire\nNews\n{TITLE}\n{TITLE}\n", ["title"], id="site's name above a title printed twice"
        ),
        pytest.param(f"News\n{TITLE}\n", ["title"], id="section above the title"),
        pytest.param(f"5 April 2019\n{TITLE}\n", ["title"], id="date above the title"),
        pytest.param("Clashes Erupt in Tripoli\n", ["title"], id="title in capitals that could be a byline"),
        pytest.param(f"{TITLE}\n{STANDFIRST}\n5 April 2019\n", ["title", "standfirst"], id="standfirst above the date"),
        pytest.param(f"{TITLE}\n{STANDFIRST}\nJane Roe\n5 April 2019\n", ["title", "standfirst"], id="bare name"),
        pytest.param(f"{TITLE}\n{STANDFIRST}\n{TITLE}\n", ["title", "standfirst"], id="title again below"),
        pytest.param(
            f"{TITLE}\nRoad to the wells closed as both sides blame the other\n", ["title", "standfirst"], id="subtitle"
        ),
        pytest.param(f"{TITLE}\n5 April 2019\n{CAPTION}\n", ["title", "caption"], id="caption"),
        pytest.param(
            f"{TITLE}\n• The road is shut\n• Nine holes\n3 min read\n", ["title", "standfirst", "standfirst"], id="list"
        ),
        pytest.param("", [], id="first line is prose"),
    ],
)
def test_heads(head: str, expected: list[str]) -> None:
    assert [section for section, _ in blocks(head + BODY)] == [*expected, "body", "body", "body"]
    assert [text for section, text in blocks(head + BODY) if section == "body"] == [LEAD, QUOTE, MORE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(LEAD, [LEAD], id="one paragraph"),
        pytest.param("The road is closed.", ["The road is closed."], id="one short sentence"),
        pytest.param(f"{LEAD}\n5 April 2019", [LEAD], id="date below"),
        pytest.param(f"{LEAD}\n\nAFP", [LEAD], id="agency below"),
        pytest.param(
            f"{LEAD}\n\nRelated\nWho holds the road\nNine holes in a wall\n\n{MORE}", [LEAD, MORE], id="links within"
        ),
        pytest.param(f"{LEAD}\n\n5 April 2019\n\n{MORE}", [LEAD, "5 April 2019", MORE], id="date as a cross-head"),
        pytest.param(f"{LEAD}\n\nNine holes\n\n{MORE}", [LEAD, "Nine holes", MORE], id="cross-head"),
        pytest.param(f"{LEAD}\u00a0\r\n\r\n\u200b{MORE}\x0c", [LEAD, MORE], id="invisible characters"),
        pytest.param(f"\ufeff{LEAD}", [LEAD], id="byte order mark"),
    ],
)
def test_bodies(text: str, expected: list[str]) -> None:
    assert blocks(text) == [("body", line) for line in expected]


def test_lines_broken_at_a_fixed_width_are_joined() -> None:
    wrapped = (
        "Guards leave the wells\n\nThe guards who had held the wells since\nthe spring left them on Monday with\n"
        "their lorries, a driver who met them on\nthe coast road said.\n\nNobody has come in their place. The\n"
        "gates were open on Tuesday morning, he\nsaid, and the pumps stood still.\n"
    )
    assert blocks(wrapped) == [
        ("title", "Guards leave the wells"),
        (
            "body",
            "The guards who had held the wells since the spring left them on Monday with their lorries, a driver who "
            "met them on the coast road said.",
        ),
        (
            "body",
            "Nobody has come in their place. The gates were open on Tuesday morning, he said, and the pumps stood "
            "still.",
        ),
    ]


@pytest.mark.parametrize(
    ("line", "day", "byline"),
    [
        pytest.param("By Jane Roe | 5 April 2019 | 3 min read", date(2019, 4, 5), "Jane Roe", id="all in one line"),
        pytest.param("Jane Roe · Published: Apr 5, 2019", date(2019, 4, 5), "Jane Roe", id="bare name in the line"),
        pytest.param("TRIPOLI, April 5, 2019 (AFP) -", date(2019, 4, 5), None, id="dateline"),
        pytest.param("Last updated 6 April 2019\nPublished 5 April 2019", date(2019, 4, 5), None, id="published first"),
        pytest.param("04/05/2019", None, None, id="day or month"),
        pytest.param("By\nJane Roe\n5 April 2019", date(2019, 4, 5), "Jane Roe", id="by and the name apart"),
        pytest.param("Written by: Jane Roe and John Doe", None, "Jane Roe and John Doe", id="label"),
    ],
)
def test_what_the_furniture_says(line: str, day: date | None, byline: str | None) -> None:
    layout = lay(f"{TITLE}\n\n{line}\n\n{BODY}")
    assert (layout.published(LIMITS.latest_publication), layout.byline) == (day, byline)
    assert [block.section for block in layout.blocks] == ["title", "body", "body", "body"]


@pytest.mark.parametrize(
    ("data", "reason", "detail"),
    [
        pytest.param(b"", "empty", "0 bytes", id="empty file"),
        pytest.param(b" \r\n\t\n", "empty", "5 bytes", id="white space"),
        pytest.param(b"x" * 20_001, "too_large", "20001 bytes; max_record_bytes is 20000", id="too large"),
        pytest.param(b"A caf\xe9", "encoding", "0xe9 at offset 5", id="Latin-1"),
        pytest.param(
            codecs.BOM_UTF16_LE + BODY.encode("utf-16-le"), "encoding", "UTF-16; save it as UTF-8", id="UTF-16"
        ),
        pytest.param(BODY.encode("utf-16-be"), "encoding", "UTF-16; save it as UTF-8", id="UTF-16 without its mark"),
        pytest.param(BODY.encode("utf-32"), "encoding", "UTF-32; save it as UTF-8", id="UTF-32"),
        pytest.param(b"\xed\xa0\x80 text", "encoding", "0xed", id="lone surrogate"),
        pytest.param(BODY.encode() + b"\0", "encoding", "NUL byte", id="NUL"),
        pytest.param(TITLE.encode(), "no_text", "no paragraph", id="only a title"),
        pytest.param(f"{TITLE}\n{CAPTION}\n3 min read\nShare".encode(), "no_text", "no paragraph", id="no body"),
        pytest.param(f"{TITLE}\n5 April 2099\n{BODY}".encode(), "future_date", "published 2099-04-05", id="future"),
    ],
)
def test_rejected(tmp_path: Path, data: bytes, reason: str, detail: str) -> None:
    record = read_one(tmp_path, data)
    assert isinstance(record, Rejected)
    assert (record.source, record.source_key, record.reason) == ("local", "page", reason)
    assert detail in record.detail
    assert record.raw_sha256 == (None if reason in ("empty", "too_large") else sha256_bytes(data))


def test_a_missing_file_is_rejected(tmp_path: Path) -> None:
    (record,) = read(RawFile("page", tmp_path / "gone.txt"), LOCAL, LIMITS)
    assert isinstance(record, Rejected)
    assert record.reason == "broken_file"


def outcome(data: bytes) -> RawArticle | str:
    """Return the article in a text dump, or the reason why it has none."""
    try:
        return parse_dump(RawFile("page", Path("page.txt")), data, LIMITS)
    except RefusedError as refused:
        return refused.reason


@settings(deadline=None)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_bytes_give_an_article_or_a_reason(data: bytes) -> None:
    found = outcome(data)
    if isinstance(found, RawArticle):
        assert all(block.text == block.text.strip() != "" and "\n" not in block.text for block in found.blocks)
    else:
        assert found in ("encoding", "no_text", "future_date")


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([TITLE, STANDFIRST, CAPTION, LEAD, QUOTE, MORE, "Share", "3 min read", "News"]), max_size=8
    )
)
def test_each_line_is_kept_or_removed_once(lines: list[str]) -> None:
    layout = lay("\n".join([*lines, LONG]))
    parts = [block.text for block in layout.blocks] + [line.text for line in layout.furniture]
    assert sorted(parts) == sorted([*lines, LONG])
