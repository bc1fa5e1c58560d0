"""test_html_page: an article's page, tidy or broken, and what each part of it becomes."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.core.records import Rejected
from scripts.sources.html_page import parse_page, read
from scripts.sources.listing import LOCAL
from scripts.sources.raw import Limits, RawArticle, RawFile, sha256_bytes
from scripts.sources.refusal import RefusedError

LIMITS = Limits(date(2026, 11, 22), 20_000)
TITLE = "Two patrols trade fire near Wadi Sahl"
STANDFIRST = "Each side says that the other shot first."
CAPTION = "A patrol waits beside the road. [Example Photo/Jane Roe]"
LEAD = "Two patrols traded fire on Monday on the road to Wadi Sahl, a doctor at the town’s clinic said."
QUOTE = "“We heard it before dawn,” the doctor said. “Then the lights went out, and nobody in the house slept."
MORE = "“In the morning we counted the holes in the wall of the school, and there were nine of them.”"
PARAGRAPHS = f"<p>{LEAD}</p>\n<p>{QUOTE}</p>\n<p>{MORE}</p>"
BODY = [("body", LEAD), ("body", QUOTE), ("body", MORE)]
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{TITLE} | Example Wire</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="Example Wire">
<meta property="article:published_time" content="2019-04-05T14:20:00+02:00">
<link rel="canonical" href="https://example.org/2019/patrols">
<script>var page = "patrols";</script></head>
<body><div class="cookie-bar">We use cookies.</div>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav></header>
<main><article><h1>{TITLE}</h1><p class="standfirst">{STANDFIRST}</p>
<p class="meta">By <a rel="author">Jane Roe</a> | <time datetime="2019-04-05">5 April 2019</time> | 3 min read</p>
<div class="share"><a href="#">Facebook</a> <a href="#">Twitter</a></div>
<figure><img src="a.jpg" alt="A road">
<figcaption>A patrol waits beside the road. <span>[Example Photo/Jane Roe]</span></figcaption></figure>
<div class="article-body"><p>{LEAD}</p><div class="ad"><p>Advertisement</p></div><p>{QUOTE}</p>
<aside><h4>Related</h4><ul><li><a href="/wells">Who holds the wells</a></li></ul></aside>
<p>{MORE}</p></div></article></main>
<footer><p>© 2019 Example Wire. All rights reserved.</p></footer></body></html>"""


def parse(page: str | bytes, **options: str) -> RawArticle:
    """Return the article on a page."""
    return parse_page("page", page if isinstance(page, bytes) else page.encode(), LIMITS, **options)


def blocks(page: str | bytes) -> list[tuple[str, str]]:
    """Return section and text of each block on a page."""
    return [(block.section, block.text) for block in parse(page).blocks]


def page(content: str, head: str = "") -> str:
    """Return a page with this content, under a heading."""
    return f"<html><head>{head}</head><body><article><h1>{TITLE}</h1>{content}</article></body></html>"


def test_a_page_with_everything(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    (record,) = read(RawFile("page", path), LOCAL, LIMITS)
    assert isinstance(record, RawArticle)
    assert [(block.section, block.text) for block in record.blocks] == [
        ("title", TITLE),
        ("standfirst", STANDFIRST),
        ("caption", CAPTION),
        *BODY,
    ]
    assert ("head", "date_line", "By Jane Roe | 5 April 2019 | 3 min read") in [
        (line.section, line.reason, line.text) for line in record.furniture
    ]
    assert (record.byline, record.publisher, record.published) == ("Jane Roe", "Example Wire", date(2019, 4, 5))
    assert record.url == "https://example.org/2019/patrols"
    assert record.raw_sha256 == sha256_bytes(PAGE.encode())


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(PARAGRAPHS, BODY, id="paragraphs"),
        pytest.param(f"<p>{LEAD}<p>{QUOTE}<p>{MORE}", BODY, id="paragraphs never closed"),
        pytest.param(f"<div>{LEAD}<br><br>{QUOTE}<br><br>{MORE}</div>", BODY, id="line breaks for paragraphs"),
        pytest.param(f"<b><i>{PARAGRAPHS}</b></i></div></p></table>", BODY, id="tags crossed and closed twice"),
        pytest.param(f"<nav><ul><li><a href=/>Home</a>{PARAGRAPHS}", BODY, id="menu never closed"),
        pytest.param(f"<table><tr><td>Home</td><td>{PARAGRAPHS}</td></tr></table>", BODY, id="layout table"),
        pytest.param(f"<form id=aspnetForm>{PARAGRAPHS}</form>", BODY, id="form around the page"),
        pytest.param(f"<p>{LEAD}</p>", BODY[:1], id="one paragraph"),
        pytest.param(
            f"<h2 class='article-dek'>{STANDFIRST}</h2>{PARAGRAPHS}", [("standfirst", STANDFIRST), *BODY], id="dek"
        ),
        pytest.param(
            f"<p>{LEAD}</p><p>{QUOTE}</p><figure><figcaption>{CAPTION}</figcaption></figure><p>{MORE}</p>",
            [*BODY[:2], ("caption", CAPTION), BODY[2]],
            id="caption between paragraphs",
        ),
        pytest.param(
            f"<p>{LEAD}</p><p>3 min read</p><p>Share this page</p><p>{MORE}</p>", [BODY[0], BODY[2]], id="furniture"
        ),
        pytest.param(f"<h2>{TITLE}</h2>{PARAGRAPHS}", BODY, id="title printed twice"),
        pytest.param(
            f"<p>{LEAD[:50]}<a href=/>{LEAD[50:60]}</a>{LEAD[60:]}</p><p>{QUOTE[:9]}<em>{QUOTE[9:]}</em><p>{MORE}",
            BODY,
            id="links and emphasis inside words",
        ),
        pytest.param(f"<p>{LEAD}&nbsp;</p>\0<p>{QUOTE}\u200b</p><p>{MORE}&#8203;</p>", BODY, id="invisible characters"),
    ],
)
def test_contents(content: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(page(content)) == [("title", TITLE), *expected]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        pytest.param(f"<title>{TITLE} - Example Wire</title>", TITLE, id="heading that begins the title"),
        pytest.param(
            "<meta property='og:title' content='Patrols trade fire'>", TITLE, id="heading before another title"
        ),
        pytest.param("", TITLE, id="heading alone"),
    ],
)
def test_titles(head: str, title: str) -> None:
    assert blocks(page(PARAGRAPHS, head)) == [("title", title), *BODY]


def test_a_declared_title_serves_where_none_is_printed() -> None:
    text = f"<html><head><title>{TITLE}</title></head><body><h1>Example Wire</h1>{PARAGRAPHS}</body></html>"
    assert blocks(text)[0] == ("title", TITLE)


def test_a_piece_of_a_page_has_no_title() -> None:
    assert blocks(PARAGRAPHS) == BODY


@pytest.mark.parametrize(
    ("head", "content", "expected"),
    [
        pytest.param("<meta name='date' content='2019-04-05'>", "", date(2019, 4, 5), id="meta"),
        pytest.param("<meta itemprop='datePublished' content='April 5, 2019'>", "", date(2019, 4, 5), id="itemprop"),
        pytest.param(
            '<script type=\'application/ld+json\'>[{"@graph": [{"@type": "NewsArticle",'
            ' "datePublished": "2019-04-05T10:00:00Z"}]}]</script>',
            "",
            date(2019, 4, 5),
            id="JSON-LD",
        ),
        pytest.param("<script type='application/ld+json'>{\"@type\": </script>", "", None, id="broken JSON-LD"),
        pytest.param("", "<p class=date>Published: 5 Apr 2019</p>", date(2019, 4, 5), id="printed"),
        pytest.param(
            "", "<span>By Jane Roe</span> <time datetime='2019-04-05'>today</time>", date(2019, 4, 5), id="time"
        ),
        pytest.param(
            "<meta name='date' content='04/05/2019'>", "<p>6 May 2019</p>", date(2019, 5, 6), id="unsure, then sure"
        ),
        pytest.param("", "<p>© 2018 Example Wire</p>", None, id="none"),
    ],
)
def test_dates(head: str, content: str, expected: date | None) -> None:
    article = parse(
        page(content + PARAGRAPHS + "<p>It began on 4 March 2011, the doctor said, and has not ended.</p>", head)
    )
    assert article.published == expected


@pytest.mark.parametrize(
    ("head", "content", "expected"),
    [
        pytest.param("<meta name=author content='Jane Roe'>", "", "Jane Roe", id="meta"),
        pytest.param(
            "<meta name=author content='Desk'>", "<p>By Jane Roe in Sahl</p>", "Jane Roe in Sahl", id="printed first"
        ),
        pytest.param("", "<div class='story-byline'>Jane Roe</div>", "Jane Roe", id="class"),
        pytest.param(
            "<meta name='article:author' content='https://example.org/jane'>", "", None, id="an address is no name"
        ),
        pytest.param(
            '<script type=\'application/ld+json\'>{"@type": "NewsArticle", "author": [{"name": "Jane Roe"},'
            ' {"name": "John Doe"}]}</script>',
            "",
            "Jane Roe, John Doe",
            id="JSON-LD",
        ),
    ],
)
def test_bylines(head: str, content: str, expected: str | None) -> None:
    assert parse(page(content + PARAGRAPHS, head)).byline == expected


@pytest.mark.parametrize(
    ("encoding", "declaration"),
    [
        pytest.param("utf-8", "", id="UTF-8, undeclared"),
        pytest.param("utf-8-sig", "<meta charset=utf-8>", id="byte order mark"),
        pytest.param("utf-8", "<meta charset=iso-8859-1>", id="UTF-8 in spite of what is declared"),
        pytest.param("cp1252", "<meta charset='windows-1252'>", id="windows-1252"),
        pytest.param(
            "cp1252", "<meta http-equiv='Content-Type' content='text/html; charset=ISO-8859-1'>", id="Latin-1"
        ),
    ],
)
def test_encodings(encoding: str, declaration: str) -> None:
    assert blocks(page(PARAGRAPHS, declaration).encode(encoding)) == [("title", TITLE), *BODY]


def test_the_charset_of_the_http_header() -> None:
    data = page(PARAGRAPHS).encode("cp1252")
    assert parse(data, charset="windows-1252").blocks[1].text == LEAD


def test_an_xml_declaration_does_no_harm() -> None:
    text = f"<?xml version='1.0' encoding='iso-8859-1'?>{page(PARAGRAPHS)}"
    assert blocks(text) == [("title", TITLE), *BODY]


def test_the_address_given_comes_first() -> None:
    assert parse(PAGE, url="https://example.org/other").url == "https://example.org/other"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "empty", id="empty file"),
        pytest.param(b"<html>" + b"x" * 20_000, "too_large", id="too large"),
        pytest.param(page("caf\u00e9").encode("cp1252"), "encoding", id="invalid UTF-8, nothing declared"),
        pytest.param(page("\u00e9", "<meta charset=utf-7>").encode("cp1252"), "encoding", id="unknown charset"),
        pytest.param(b"<html><meta charset=windows-1252>\x81\xe9", "encoding", id="not even in its charset"),
        pytest.param(PAGE.encode("utf-16"), "encoding", id="UTF-16"),
        pytest.param(b"<html><body></body></html>", "no_text", id="empty page"),
        pytest.param(
            b"<html><body><ul><li><a href=a>One</a><li><a href=b>Two</a></ul></body></html>", "no_text", id="links"
        ),
        pytest.param(b"<!-- <p>", "no_text", id="comment"),
        pytest.param(page("").encode(), "no_text", id="title only"),
        pytest.param(PAGE.replace("2019-04-05T14", "2099-04-05T14").encode(), "future_date", id="future"),
        pytest.param(page(f"<p>5 April 2099</p>{PARAGRAPHS}").encode(), "future_date", id="future, printed"),
    ],
)
def test_rejected(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(data)
    (record,) = read(RawFile("page", path), LOCAL, LIMITS)
    assert isinstance(record, Rejected)
    assert (record.source_key, record.reason) == ("page", reason)


PIECES = [
    "<p>",
    "</p>",
    "<div class=caption>",
    "<nav>",
    "<table><td>",
    "<h1>",
    "<br>",
    "<!--",
    "<script>",
    "&#0;",
    LEAD,
    "é",
    "\udc80",
]


def outcome(data: bytes) -> RawArticle | str:
    """Return the article on a page, or the reason why it has none."""
    try:
        return parse(data)
    except RefusedError as refused:
        return refused.reason


@settings(deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=20)), max_size=30).map("".join))
def test_any_page_gives_an_article_or_a_reason(text: str) -> None:
    data = text.encode("utf-8", "replace")
    found = outcome(data)
    assert found == outcome(data)
    if isinstance(found, RawArticle):
        assert all(block.text == block.text.strip() != "" and "\n" not in block.text for block in found.blocks)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_an_article_or_a_reason(data: bytes) -> None:
    assert isinstance(outcome(data), RawArticle) or outcome(data) in ("encoding", "no_text", "future_date")
