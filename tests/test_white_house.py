"""test_white_house: invented statements in Markdown with a YAML head."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from scripts.core.records import Rejected
from scripts.sources.raw import Block, Furniture, Limits, RawArticle, RawFile, Source
from scripts.sources.white_house import read, read_markdown

SOURCE = Source("white-house", "t", "white_house", "p", "o", "l", True, False, True, "statement", "c")
LIMITS = Limits(date(2026, 11, 22), 1_000_000)
HEAD = "date: '2021-06-29'\nsource_url: https://example.org/statement/\ntitle: \"A Statement on\\_Nowhere\""
NBSP = "\u00a0"


def document(body: str, head: str = HEAD) -> str:
    """Return a file with this head and body."""
    return f"---\n{head}\n---\n \n{body}\n"


def read_one(folder: Path, content: str | bytes, limits: Limits = LIMITS) -> RawArticle | Rejected:
    """Return what the adapter yields for a file with this content."""
    path = folder / "statement.md"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (record,) = read(RawFile("2021-06-29-abc", path), SOURCE, limits)
    return record


def plain(body: str) -> list[str]:
    """Return the lines that stay of a Markdown text."""
    return [line.text for line in read_markdown(body) if isinstance(line, Block)]


def test_statement(tmp_path: Path) -> None:
    content = document("We greet the people of\n*Nowhere*.\n\nThey have waited.\n\n\\###\n")
    assert read_one(tmp_path, content) == RawArticle(
        source_key="2021-06-29-abc",
        blocks=(
            Block("title", "A Statement on Nowhere"),
            Block("body", "We greet the people of Nowhere."),
            Block("body", "They have waited."),
        ),
        raw_sha256=hashlib.sha256(content.encode()).hexdigest(),
        furniture=(Furniture("###", "body", "markup"),),
        url="https://example.org/statement/",
        publisher="The White House",
        published=date(2021, 6, 29),
    )


def test_letter_keeps_salutation_and_signature() -> None:
    body = (
        f"Dear Mr. Speaker:{NBSP}{NBSP} (Dear Madam President:)  \n{NBSP}{NBSP}  \n"
        f"{NBSP} I write to you\nabout a river.  \n  \n"
        f"{NBSP * 8}Sincerely,  \n{NBSP}  \n{NBSP * 9} JANE Q. DOE.\n\nTHE WHITE HOUSE,  \n{NBSP}  February 1, 2021.\n"
    )
    assert plain(body) == [
        "Dear Mr. Speaker: (Dear Madam President:)",
        "I write to you about a river.",
        "Sincerely,",
        "JANE Q. DOE.",
        "THE WHITE HOUSE, February 1, 2021.",
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("one *two* **three** ***four*** _five_", ["one two three four five"], id="emphasis"),
        pytest.param("snake_case_name and 2 * 3 * 4", ["snake_case_name and 2 * 3 * 4"], id="no emphasis"),
        pytest.param(
            r"a \*star\*, 5\_6, \[note\], 1\. and \\", [r"a *star*, 5_6, [note], 1. and \ "[:-1]], id="escapes"
        ),
        pytest.param('see [the *Act*](https://example.org/a_(b) "T") here', ["see the Act here"], id="link"),
        pytest.param(
            "see [the Act][1], <https://example.org/x>", ["see the Act, https://example.org/x"], id="reference"
        ),
        pytest.param("he said [sic] and [T]he end", ["he said [sic] and [T]he end"], id="brackets that are text"),
        pytest.param("![A seal](seal.png) The seal", ["A seal The seal"], id="image"),
        pytest.param("# NOTICE\nText\n## Part *two*\nMore", ["NOTICE", "Text", "Part two", "More"], id="headings"),
        pytest.param("Title\n=====\nText", ["Title", "Text"], id="underlined heading"),
        pytest.param("- one\n  goes on\n- two\n* three", ["one goes on", "two", "three"], id="bullets"),
        pytest.param("1. one\n2. two\n\n3. three", ["1. one", "2. two", "3. three"], id="numbers"),
        pytest.param(
            "Through February 25,\n2021. Then it ended", ["Through February 25, 2021. Then it ended"], id="year wraps"
        ),
        pytest.param("In all\n25. Then more", ["In all 25. Then more"], id="number wraps"),
        pytest.param("> We shall\n> see.\n>\n> Indeed.", ["We shall see.", "Indeed."], id="block quote"),
        pytest.param("a\\\nb  \nc", ["a", "b", "c"], id="hard breaks"),
        pytest.param("     An indented\nparagraph", ["An indented paragraph"], id="indented paragraph"),
        pytest.param("a <em>b</em><br/>c<!-- d --> &amp; e&nbsp;f", ["a b c & e f"], id="HTML"),
        pytest.param("5 < 6 and a<b", ["5 < 6 and a<b"], id="no HTML"),
        pytest.param("use `code` here", ["use code here"], id="code"),
        pytest.param("one\n\n---\n\n* * *\n\n# # #\n\n###\n\ntwo", ["one", "two"], id="rules"),
        pytest.param("a\u200bb \ue023c", ["ab c"], id="invisible characters"),
        pytest.param("", [], id="empty"),
    ],
)
def test_markdown_becomes_plain(body: str, expected: list[str]) -> None:
    assert plain(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("a\n\n------\n\nb", ["------"], id="rule"),
        pytest.param("a\n\n# # #", ["# # #"], id="spaced end mark"),
        pytest.param("a\n\n\\###", ["###"], id="escaped end mark"),
        pytest.param("a\n\n[1]: https://example.org", ["[1]: https://example.org"], id="link definition"),
        pytest.param("a\n\n![](seal.png)", ["![](seal.png)"], id="image without words"),
    ],
)
def test_layout_is_furniture(body: str, expected: list[str]) -> None:
    found = [line for line in read_markdown(body) if isinstance(line, Furniture)]
    assert found == [Furniture(text, "body", "markup") for text in expected]


def test_title_printed_again_is_furniture(tmp_path: Path) -> None:
    article = read_one(tmp_path, document("**A STATEMENT ON NOWHERE**\n\nText."))
    assert isinstance(article, RawArticle)
    assert article.furniture == (Furniture("A STATEMENT ON NOWHERE", "head", "repeated_title"),)
    assert [block.text for block in article.blocks] == ["A Statement on Nowhere", "Text."]


def test_line_ends_of_windows_and_a_byte_order_mark(tmp_path: Path) -> None:
    article = read_one(tmp_path, b"\xef\xbb\xbf" + document("One\ntwo.\n\nThree.").replace("\n", "\r\n").encode())
    assert isinstance(article, RawArticle)
    assert [block.text for block in article.blocks[1:]] == ["One two.", "Three."]


def head(**changes: str | None) -> str:
    """Return a head with some fields changed or, if None, left out."""
    fields = {"date": "'2021-06-29'", "source_url": "https://example.org", "title": "T"} | changes
    return "\n".join(f"{name}: {value}" for name, value in fields.items() if value is not None)


@pytest.mark.parametrize(
    ("content", "reason", "detail"),
    [
        pytest.param(b"", "empty", "0 bytes", id="no bytes"),
        pytest.param(document("\xff").encode("latin-1"), "encoding", "UTF-8", id="not UTF-8"),
        pytest.param("Text without a head.", "bad_field", "no YAML head", id="no head"),
        pytest.param("---\ndate: '2021-06-29'\n", "bad_field", "no YAML head", id="head without an end"),
        pytest.param(document("x", head="a: [b"), "bad_field", "no YAML", id="bad YAML"),
        pytest.param(document("x", head="- a\n- b"), "bad_field", "no mapping", id="list"),
        pytest.param(document("x", head="[" * 5000), "bad_field", "no YAML", id="deep nesting"),
        pytest.param(document("x", head=r'a: "\Uffffffff"'), "bad_field", "no YAML", id="character out of range"),
        pytest.param(document("x", head="x" * 70_000), "bad_field", "70002", id="long head"),
        pytest.param(document("x", head=head(date=None)), "bad_field", "date is missing", id="no date"),
        pytest.param(document("x", head=head(date="June 2021")), "bad_field", "date is 'June 2021'", id="no day"),
        pytest.param(
            document("x", head=head(date="2021-02-30")), "bad_field", "date is '2021-02-30'", id="no such day"
        ),
        pytest.param(document("x", head=head(date="[2021]")), "bad_field", "date is a list", id="date of a wrong type"),
        pytest.param(document("x", head=head(title=None)), "bad_field", "title is missing", id="no title"),
        pytest.param(document("x", head=head(title="''")), "bad_field", "title is empty", id="empty title"),
        pytest.param(document("x", head=head(title=r'"\ud800"')), "bad_field", "title is empty", id="lone surrogate"),
        pytest.param(document("x", head=head(source_url="file:///x")), "bad_field", "source_url", id="no web address"),
        pytest.param(document("x", head=head(date="2026-11-23")), "future_date", "2026-11-23", id="future date"),
        pytest.param(document("\n***\n"), "no_text", "layout", id="no text"),
        pytest.param(document("x" * 1_000_000), "too_large", "1000000", id="too large"),
    ],
)
def test_refused_files(tmp_path: Path, content: str | bytes, reason: str, detail: str) -> None:
    row = read_one(tmp_path, content)
    assert isinstance(row, Rejected)
    assert (row.source, row.source_key, row.reason) == ("white-house", "2021-06-29-abc", reason)
    assert detail in row.detail


@pytest.mark.parametrize("piece", ["[", "![a](", "[a][", "*a ", "_a ", "<a ", "<!-- ", "\\", "`", "> ", "(", "- ", "&"])
def test_a_megabyte_of_markup_ends(tmp_path: Path, piece: str) -> None:
    content = document("Text.\n\n" + piece * (1_000_000 // len(piece)))
    record = read_one(tmp_path, content, Limits(LIMITS.latest_publication, 2_000_000))
    assert isinstance(record, RawArticle)
    assert record.blocks[1] == Block("body", "Text.")


def test_a_line_of_ten_megabytes_is_read(tmp_path: Path) -> None:
    record = read_one(tmp_path, document("word " * 2_000_000), Limits(LIMITS.latest_publication, 20_000_000))
    assert isinstance(record, RawArticle)
    assert len(record.blocks[1].text) == 9_999_999
