"""test_article_bias: invented articles in the shape of the corpus, one JSON object a file."""

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scripts.core.records import Rejected
from scripts.sources.article_bias import mark_lines, read
from scripts.sources.layout import Line
from scripts.sources.raw import Block, Furniture, Limits, RawArticle, RawFile, Source

SOURCE = Source("article-bias", "t", "article_bias", "p", "o", "l", False, False, False, "news", "c")
LIMITS = Limits(date(2026, 11, 22), 1_000_000)
PROSE = "The river rose in the night, and the people of the town went up the hill."
MORE = "By the morning the bridge was gone, and nobody could say who had seen it go."


def record(**changes: Any) -> dict[str, Any]:
    """Return a record of the corpus with some fields changed."""
    fields = {
        "ID": "abc",
        "topic": "rivers",
        "source": "Hill Post",
        "url": "http://example.org/river",
        "title": "River rises ",
        "date": "2012-10-09",
        "authors": "Ann Hill, Ben Dale",
        "content_original": f"{PROSE}\n\n{MORE}",
        "content": "the river rose",
    }
    return fields | changes


def read_one(folder: Path, content: bytes | dict[str, Any], limits: Limits = LIMITS) -> RawArticle | Rejected:
    """Return what the adapter yields for a file with this content."""
    path = folder / "abc.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    (found,) = read(RawFile("abc", path, "https://example.org/abc.json"), SOURCE, limits)
    return found


def article(folder: Path, **changes: Any) -> RawArticle:
    """Return the article that the adapter makes of a record."""
    found = read_one(folder, record(**changes))
    assert isinstance(found, RawArticle)
    return found


def test_record_becomes_an_article(tmp_path: Path) -> None:
    assert article(tmp_path) == RawArticle(
        source_key="abc",
        blocks=(Block("title", "River rises"), Block("body", PROSE), Block("body", MORE)),
        raw_sha256=hashlib.sha256(json.dumps(record()).encode()).hexdigest(),
        url="http://example.org/river",
        publisher="Hill Post",
        byline="Ann Hill, Ben Dale",
        published=date(2012, 10, 9),
    )


@pytest.mark.parametrize(
    ("written", "published"),
    [
        pytest.param("2012-10-09", date(2012, 10, 9), id="day"),
        pytest.param("2012-10-09 00:00:00", date(2012, 10, 9), id="midnight"),
        pytest.param("2012-10-09T21:15:00Z", date(2012, 10, 9), id="time"),
        pytest.param("", None, id="empty"),
        pytest.param(None, None, id="null"),
    ],
)
def test_date(tmp_path: Path, written: str | None, published: date | None) -> None:
    assert article(tmp_path, date=written).published == published


@pytest.mark.parametrize(
    ("source", "publisher"),
    [
        pytest.param("CNN (Web News)", "CNN", id="CNN"),
        pytest.param("Fox Online News", "Fox News", id="Fox online"),
        pytest.param("Fox News", "Fox News", id="as it is"),
        pytest.param("", None, id="empty"),
    ],
)
def test_publisher(tmp_path: Path, source: str, publisher: str | None) -> None:
    assert article(tmp_path, source=source).publisher == publisher


def test_what_the_fields_lack_comes_from_the_text_or_the_file(tmp_path: Path) -> None:
    found = article(tmp_path, authors=None, url="", content_original=f"By Ann Hill and Ben Dale\n\n{PROSE}")
    assert (found.byline, found.url) == ("Ann Hill and Ben Dale", "https://example.org/abc.json")
    assert found.furniture == (Furniture("By Ann Hill and Ben Dale", "head", "byline"),)


def test_an_article_without_a_title_is_kept(tmp_path: Path) -> None:
    assert article(tmp_path, title=" ").blocks == (Block("body", PROSE), Block("body", MORE))


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        pytest.param(
            ["Story highlights River rises over town", 'Mayor calls it "a bad night"', PROSE],
            [("standfirst", "River rises over town"), ("standfirst", 'Mayor calls it "a bad night"'), ("body", PROSE)],
            id="highlights on the label's line",
        ),
        pytest.param(
            ["River rises", "Story Highlights", "River over town", PROSE, "No full stop here but some words", MORE],
            [
                ("standfirst", "River over town"),
                ("body", PROSE),
                ("body", "No full stop here but some words"),
                ("body", MORE),
            ],
            id="highlights below title and label",
        ),
        pytest.param(
            [
                PROSE,
                "Photos: Photos: A flood Photos: Photos: A flood A flood – Water in a street. Hide Caption 1 of 2 "
                "Photos: Photos: A flood A flood – Two boats – and a cat. Hide Caption 2 of 2",
                MORE,
            ],
            [
                ("body", PROSE),
                ("caption", "Water in a street."),
                ("caption", "Two boats – and a cat."),
                ("body", MORE),
            ],
            id="gallery",
        ),
        pytest.param(
            [PROSE, "A street under water. Hide Caption 1 of 1 More text follows.", MORE],
            [("body", PROSE), ("caption", "A street under water."), ("body", "More text follows."), ("body", MORE)],
            id="gallery without titles",
        ),
        pytest.param(
            [
                PROSE,
                "Image copyright A. Hill Image caption The bridge a year ago",
                "Media caption The flood from above",
                MORE,
            ],
            [
                ("body", PROSE),
                ("caption", "A. Hill"),
                ("caption", "The bridge a year ago"),
                ("caption", "The flood from above"),
                ("body", MORE),
            ],
            id="labelled captions",
        ),
        pytest.param(
            [PROSE, "Boats on the road", MORE, "A bridge too near", "Ten floods to remember"],
            [("body", PROSE), ("body", "Boats on the road"), ("body", MORE)],
            id="headings stay, links at the end go",
        ),
        pytest.param([PROSE, "“It rose”"], [("body", PROSE)], id="quotation without a stop at the end"),
        pytest.param([PROSE, "Will it rise again?"], [("body", PROSE), ("body", "Will it rise again?")], id="question"),
        pytest.param(["River  RISES", PROSE], [("body", PROSE)], id="title printed again"),
    ],
)
def test_sections(tmp_path: Path, lines: list[str], kept: list[tuple[str, str]]) -> None:
    blocks = article(tmp_path, content_original="\n\n".join(lines)).blocks
    assert [(block.section, block.text) for block in blocks] == [("title", "River rises"), *kept]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param(
            "JUST WATCHED River rises Replay More Videos ... MUST WATCH River rises 01:42", "media", id="video"
        ),
        pytest.param("Photos: The flood of the year", "media", id="gallery link"),
        pytest.param("Media playback is unsupported on your device", "media", id="player"),
        pytest.param("SPECIAL COVERAGE: The river", "navigation", id="special coverage"),
        pytest.param("More On This...", "navigation", id="more on this"),
        pytest.param("Read more: The flood of the year", "navigation", id="read more"),
        pytest.param("Click here to read the report", "navigation", id="click here"),
        pytest.param("Sign up for Daily Newsletters Manage Newsletters", "invitation", id="newsletters"),
        pytest.param("ADVERTISEMENT", "advertisement", id="advertisement"),
        pytest.param(
            "Copyright © 2019 Hill Post, LLC. Click here for reprint permission.", "copyright", id="copyright"
        ),
        pytest.param("The Associated Press contributed to this report.", "credit", id="agency"),
        pytest.param("• Ann Hill contributed to this report.", "credit", id="bullet"),
    ],
)
def test_furniture(tmp_path: Path, line: str, reason: str) -> None:
    found = article(tmp_path, content_original=f"{PROSE}\n\n{line}\n\n{MORE}")
    assert [block.text for block in found.blocks] == ["River rises", PROSE, MORE]
    assert [(removed.section, removed.reason) for removed in found.furniture] == [("body", reason)]


def test_every_line_is_kept_or_removed(tmp_path: Path) -> None:
    lines = [
        "By Ann Hill",
        PROSE,
        "Photos: The flood",
        "A heading",
        MORE,
        "Sign up for Daily Newsletters",
        "A last link",
    ]
    found = article(tmp_path, content_original="\n\n".join(lines))
    kept = [block.text for block in found.blocks[1:]]
    assert sorted([*kept, *(removed.text for removed in found.furniture)]) == sorted(lines)


def test_links_are_looked_for_at_the_very_end_only() -> None:
    lines = mark_lines([PROSE, *["a short line"] * 50])
    assert lines == [Line(PROSE), *[Line("a short line")] * 30, *[Line("a short line", reason="navigation")] * 20]


@pytest.mark.parametrize(
    ("content", "reason", "detail"),
    [
        pytest.param(b"", "empty", "0 bytes", id="no bytes"),
        pytest.param(b'{"title": "\xff"}', "encoding", "UTF-8", id="not UTF-8"),
        pytest.param(b"River", "not_an_object", "no JSON", id="no JSON"),
        pytest.param(b'{"title": "River', "not_an_object", "no JSON", id="truncated"),
        pytest.param(b"[]", "not_an_object", "list", id="list"),
        pytest.param(b"null", "not_an_object", "NoneType", id="null"),
        pytest.param(b"[" * 100_000, "not_an_object", "no JSON", id="deep nesting"),
        pytest.param(b'{"ID": ' + b"9" * 10_000 + b"}", "not_an_object", "no JSON", id="long number"),
        pytest.param(b"{}", "bad_field", "content_original is missing", id="no fields"),
        pytest.param(record(content_original=None), "bad_field", "content_original is a NoneType", id="null text"),
        pytest.param(record(content_original=["x"]), "bad_field", "content_original is a list", id="list as text"),
        pytest.param(record(title=7), "bad_field", "title is a int", id="number as title"),
        pytest.param(record(url={}), "bad_field", "url is a dict", id="object as url"),
        pytest.param(record(date="9 Oct"), "bad_field", "date is '9 Oct'", id="no day"),
        pytest.param(record(date="2012-02-30"), "bad_field", "date is '2012-02-30'", id="no such day"),
        pytest.param(record(date="2026-11-23"), "future_date", "2026-11-23", id="future date"),
        pytest.param(record(content_original=" \n\u200b"), "empty", "white space", id="blank text"),
        pytest.param(
            record(content_original="Photos: A flood\n\nADVERTISEMENT"), "no_text", "no paragraph", id="no body"
        ),
        pytest.param(record(title="\ud800"), "encoding", "title", id="lone surrogate"),
        pytest.param(record(content_original="x" * 1_000_000), "too_large", "bytes", id="too large"),
    ],
)
def test_refused_files(tmp_path: Path, content: bytes | dict[str, Any], reason: str, detail: str) -> None:
    row = read_one(tmp_path, content)
    assert isinstance(row, Rejected)
    assert (row.source, row.source_key, row.reason) == ("article-bias", "abc", reason)
    assert detail in row.detail


def test_missing_fields_are_refused(tmp_path: Path) -> None:
    for name in ("title", "source", "date", "authors", "url", "content_original"):
        row = read_one(tmp_path, {field: value for field, value in record().items() if field != name})
        assert isinstance(row, Rejected)
        assert (row.reason, row.detail) == ("bad_field", f"{name} is missing")


@pytest.mark.parametrize(
    "piece", ["word ", "x", "[", "A/", "Hide Caption 1 of 2 ", "Photos: ", "Image copyright ", " – "]
)
def test_a_long_line_ends(tmp_path: Path, piece: str) -> None:
    text = f"{PROSE}\n\n{piece * (500_000 // len(piece))}"
    found = read_one(tmp_path, record(content_original=text), Limits(LIMITS.latest_publication, 10_000_000))
    assert isinstance(found, RawArticle)
    assert Block("body", PROSE) in found.blocks
