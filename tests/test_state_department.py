"""test_state_department: an invented report in the markup of the saved pages, cut at its numbered sections."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from scripts.core.records import Rejected
from scripts.sources.raw import Furniture, Limits, RawArticle, RawFile, Source
from scripts.sources.state_department import read

SOURCE = Source("state-department", "t", "state_department", "p", "o", "l", True, False, True, "report", "c")
LIMITS = Limits(date(2026, 11, 22), 1_000_000)
HEAD = '<script type="application/ld+json">{"@graph":[{"datePublished":"%s"}]}</script>'
SUMMARY = """<section class="report__content__inner entry-content">
  <h2 class="report__section-title" id="report-toc__exec-summary">EXECUTIVE SUMMARY</h2>
  <p>Nowhere is an <i>invented</i> land.</p><p>It has&nbsp;two\n  rivers.</p></section>"""
LIFE = """<section class="report__content__inner entry-content">
  <a class="accordion-title"><h4 class="report-toc-section">Section 1.</h4>
    <h3 class="report__section-title" id="report-toc__section-1">Respect for Life, Including:
      <span class="icon-svg"><svg><path d="M0"></path></svg></span></h3></a><!-- a comment -->
  <div class="section_wrapper"><div class="section_body"></div>
  <section class="entry-content">
    <h3 class="report__section-subtitle" id="report-toc__section-1__subsection-1">a. Killings</h3>
    <p><b>Minorit</b><b>y Groups</b>: None were named.</p><!-- cut --></section>
  <section class="entry-content">
    <h3 class="report__section-subtitle" id="report-toc__section-1__subsection-2">b. Arrest</h3>
    <p>First point.<br />\nSecond point.</p><h4>Prison Conditions</h4><p>Cells were small.</p></section>
  <section class="entry-content">
    <h3 class="report__section-subtitle" id="x1">Trial Procedures</h3>
    <p>Trials were held.</p></section></div></section>"""
POLITICS = """<section class="report__content__inner entry-content">
  <p class="report-toc-section">Section 2.</p><h2 class="report__section-title" id="report-toc__section-2">Politics</h2>
  <div class="section_body"><p>A vote was held.</p></div></section>"""
CONTENTS = '<nav class="report-toc"><a href="#!">Contents</a>%s</nav>'


def page(
    *sections: str, published: str = "2020-03-04T00:30:00+00:00", contents: tuple[str, ...] = (), year: int = 2019
) -> str:
    """Return a saved page whose report has these sections."""
    links = "".join(f'<a href="#{target}">x</a>' for target in contents)
    return (
        f"<!doctype html><html><head>{HEAD % published if published else ''}</head><body><nav>Menu</nav>"
        f"<main><article><h1>{year} Country Reports on Human Rights Practices: Nowhere</h1>{CONTENTS % links}"
        f'<div class="report__content" id="report_content">{"".join(sections)}<div class="report__tags"></div></div>'
        "</article></main><footer>Share this page</footer></body></html>"
    )


def read_all(folder: Path, document: str | bytes, limits: Limits = LIMITS) -> list[RawArticle | Rejected]:
    """Return what the adapter yields for a file with this content."""
    path = folder / "page.html"
    path.write_bytes(document if isinstance(document, bytes) else document.encode())
    return list(read(RawFile("2019", path, "https://example.org/libya"), SOURCE, limits))


def articles(folder: Path, document: str | bytes) -> list[RawArticle]:
    """Return what the adapter yields, all of which must be articles."""
    found = read_all(folder, document)
    kept = [record for record in found if isinstance(record, RawArticle)]
    assert kept == found
    return kept


def lines(article: RawArticle) -> list[str]:
    """Return the article's blocks as `section: text`."""
    return [f"{block.section}: {block.text}" for block in article.blocks]


def test_each_numbered_section_is_an_article(tmp_path: Path) -> None:
    found = {article.source_key: lines(article) for article in articles(tmp_path, page(SUMMARY, LIFE, POLITICS))}
    assert found == {
        "2019-executive-summary": [
            "title: EXECUTIVE SUMMARY",
            "body: Nowhere is an invented land.",
            "body: It has two rivers.",
        ],
        "2019-1a": ["title: a. Killings", "body: Minority Groups: None were named."],
        "2019-1b": [
            "title: b. Arrest",
            "body: First point.",
            "body: Second point.",
            "body: Prison Conditions",
            "body: Cells were small.",
            "body: Trial Procedures",
            "body: Trials were held.",
        ],
        "2019-2": ["title: Section 2. Politics", "body: A vote was held."],
    }


def test_what_is_known_of_the_page_is_on_every_article(tmp_path: Path) -> None:
    document = page(SUMMARY, LIFE)
    for article in articles(tmp_path, document):
        assert article.url == "https://example.org/libya"
        assert article.publisher == "U.S. Department of State"
        assert article.published == date(2020, 3, 3)
        assert article.raw_sha256 == hashlib.sha256(document.encode()).hexdigest()


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        pytest.param("2020-03-04T00:30:00+00:00", date(2020, 3, 3), id="evening in Washington"),
        pytest.param("2020-03-04T12:00:00Z", date(2020, 3, 4), id="noon"),
        pytest.param("2020-03-04", date(2020, 3, 4), id="day alone"),
        pytest.param("", None, id="not stated"),
    ],
)
def test_day_of_publication(tmp_path: Path, published: str, expected: date | None) -> None:
    assert articles(tmp_path, page(SUMMARY, published=published))[0].published == expected


def test_heading_without_text_goes_to_the_next_article(tmp_path: Path) -> None:
    empty = '<h3 class="report__section-subtitle">c. Empty (see section 2)</h3>'
    first, second, _, last = articles(tmp_path, page(SUMMARY, LIFE, empty, POLITICS))
    assert first.furniture == ()
    assert second.furniture == (Furniture("Section 1. Respect for Life, Including:", "head", "navigation"),)
    assert last.furniture == (Furniture("c. Empty (see section 2)", "head", "navigation"),)


def test_heading_without_text_at_the_end_goes_to_the_last_article(tmp_path: Path) -> None:
    ending = '<h2 class="report__section-title">Appendix</h2>'
    assert articles(tmp_path, page(SUMMARY, ending))[-1].furniture == (Furniture("Appendix", "body", "navigation"),)


def test_no_paragraph_is_lost_or_doubled(tmp_path: Path) -> None:
    outside = "Before.<p>One.</p>Between<div>Two<ul><li>Three</li><li>Four</li></ul>Five</div>"
    outside += "<table><tr><td>Six</td></tr></table>End"
    found = articles(tmp_path, page(outside, LIFE, SUMMARY, LIFE))
    printed = [block.text for article in found for block in article.blocks]
    assert printed[:9] == ["Before.", "One.", "Between", "Two", "Three", "Four", "Five", "Six", "End"]
    assert printed.count("Cells were small.") == 2
    assert [article.source_key for article in found] == [
        "2019-preamble",
        "2019-1a",
        "2019-1b",
        "2019-executive-summary",
        "2019-1a-2",
        "2019-1b-2",
    ]


def test_contents_that_are_all_there(tmp_path: Path) -> None:
    contents = ("report-toc__exec-summary", "report-toc__section-1", "report-toc__section-1__subsection-2")
    assert len(articles(tmp_path, page(SUMMARY, LIFE, contents=contents))) == 3


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        pytest.param(b"", "empty", id="no bytes"),
        pytest.param(b" \n", "empty", id="blanks"),
        pytest.param(b"<html>\xff</html>", "encoding", id="not UTF-8"),
        pytest.param("<!-- nothing -->", "no_text", id="no element"),
        pytest.param("<html><p>Another page.</p></html >", "no_text", id="no report"),
        pytest.param(page(), "no_text", id="empty report"),
        pytest.param(page(SUMMARY, published="soon"), "bad_field", id="bad date"),
        pytest.param(page(SUMMARY, published="0001-01-01T00:00:00Z"), "bad_field", id="date before the calendar"),
        pytest.param(page(SUMMARY, published="2027-01-01"), "future_date", id="future date"),
        pytest.param(page(SUMMARY, published="", year=2031), "future_date", id="report on a year to come"),
        pytest.param(
            page(SUMMARY, contents=("report-toc__section-7",)), "broken_file", id="section of the contents lost"
        ),
        pytest.param(page(SUMMARY) + "<div>" * 5000 + "x", "broken_file", id="deep nesting"),
        pytest.param(page("<p>" + "x" * 1_000_000), "too_large", id="too large"),
    ],
)
def test_refused_pages(tmp_path: Path, document: str | bytes, reason: str) -> None:
    (row,) = read_all(tmp_path, document)
    assert isinstance(row, Rejected)
    assert (row.source, row.source_key, row.reason) == ("state-department", "2019", reason)
    assert row.detail


@pytest.mark.parametrize("cut", [100, 500, 1000, -200, -30, -1])
def test_a_truncated_page_is_refused(tmp_path: Path, cut: int) -> None:
    (row,) = read_all(tmp_path, page(SUMMARY, LIFE, POLITICS)[:cut])
    assert isinstance(row, Rejected)
    assert row.reason == "broken_file"


def test_a_line_of_ten_megabytes_is_read(tmp_path: Path) -> None:
    document = page(SUMMARY, f"<p>{'word ' * 2_000_000}</p>")
    (article,) = read_all(tmp_path, document, Limits(LIMITS.latest_publication, 20_000_000))
    assert isinstance(article, RawArticle)
    assert len(article.blocks[-1].text) == 9_999_999
