"""test_timeline17: invented news pages, split into words as the corpus has them, read back as articles."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scripts.core.records import Rejected
from scripts.core.text import normalise, sha256_text
from scripts.sources.raw import SECTIONS, Block, Limits, RawArticle, RawFile, Source
from scripts.sources.timeline17 import read
from scripts.sources.timeline17.byline import split_byline
from scripts.sources.timeline17.dateline import Opening, read_opening
from scripts.sources.timeline17.furniture import part_line
from scripts.sources.timeline17.glue import find_openers, is_headline, split_crosshead, split_glued
from scripts.sources.timeline17.page import Page, read_page
from scripts.sources.timeline17.paragraphs import join_abbreviations, join_lines
from scripts.sources.timeline17.part import TEXT
from scripts.sources.timeline17.penn import mend_hyphens, restore

SOURCE = Source(
    source="timeline17",
    title="t",
    adapter="timeline17",
    producer="p",
    obtained="o",
    licence="LicenseRef-restricted",
    may_share_text=False,
    is_invented=False,
    is_about_libya=True,
    genre="news",
    citation="c",
)
LIMITS = Limits(date(2020, 1, 1), 10_000)
WIRE_PAGE = """Mayor wins a new boat
Full Article Harbour of Port Azure closed PORT AZURE | Fri Mar 4 , 2011 6:29 pm EST PORT AZURE -LRB- Reuters -RRB- - \
The harbour closed on Friday , its master said .
`` We had no choice .
The waves were high , '' he said .
A ferry -LRB- the Gull -RRB- was moved .
-LRB- Reporting by Ann Lee ; Editing by Bob Ray -RRB- We welcome comments that advance the story by gulls .
Views expressed in the comments do not represent Azure .
i never liked boats
This discussion is now closed .
An ultra-low latency infrastructure for gulls A fast approach"""
STAFF_PAGE = """By Ann Lee and Bob Ray , CNN A gull sits on the harbour wall .
The harbour is closed NEW : The ferry is moved to Sand Bay Are you in Azuria ?
Port Azure , Azuria -LRB- CNN -RRB- -- The harbour closed Friday , its master told CNN .
Ferry moved in storm Harbour master speaks In Sand Bay , people waited .
It is their second storm .
CNN 's Ann Lee and Bob Ray contributed to this report ."""


def parts(page: Page) -> list[tuple[str, str]]:
    """Return the blocks as pairs of section and text."""
    return [(block.section, block.text) for block in page.blocks]


def removed(page: Page) -> list[tuple[str, str, str]]:
    """Return the furniture as section, reason and text."""
    return [(item.section, item.reason, item.text) for item in page.furniture]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("The gull , he said , left .", "The gull, he said, left.", id="comma-and-stop"),
        pytest.param("`` Go , '' he said .", "“Go,” he said.", id="double-quotation"),
        pytest.param("the `` Gull '' ; the `` Tern ''", "the “Gull”; the “Tern”", id="two-quotations"),
        pytest.param("on '' Harbour Hour , '' at ten", "on “Harbour Hour,” at ten", id="closing-mark-that-opens"),
        pytest.param("That was all , '' he said .", "That was all,” he said.", id="quotation-opened-elsewhere"),
        pytest.param("`` We left .", "“We left.", id="quotation-that-stays-open"),
        pytest.param('the " Gull " left', "the “Gull” left", id="straight-marks"),
        pytest.param("`` He said , ` Go . ' ''", "“He said, ‘Go.’”", id="quotation-in-quotation"),
        pytest.param("the ` boats ' end ' of it", "the ‘boats' end’ of it", id="possessive-within-phrase"),
        pytest.param("he wept ` It is late", "he wept 'It is late", id="phrase-that-stays-open"),
        pytest.param("Mayor : ' I will stay '", "Mayor: ‘I will stay’", id="phrase-after-colon"),
        pytest.param("the rebels ' boat", "the rebels' boat", id="plural-possessive"),
        pytest.param("He 's gone , they 're not ; do n't", "He's gone, they're not; don't", id="contractions"),
        pytest.param("THE PORT 'S GATE", "THE PORT'S GATE", id="capital-possessive"),
        pytest.param("They can not and Can not", "They cannot and Cannot", id="cannot"),
        pytest.param("It can not only swim", "It can not only swim", id="can-not-only"),
        pytest.param("We 're gon na go", "We're gonna go", id="gonna"),
        pytest.param("-LRB- 5 miles -RRB- -LSB- a -RSB- -LCB- b -RCB-", "(5 miles) [a] {b}", id="brackets"),
        pytest.param("$ 5 , C$ 6 and # 7 or $ much", "$5, C$6 and #7 or $ much", id="currencies"),
        pytest.param("20 % at 6:47 p.m. .", "20% at 6:47 p.m.", id="percent-and-double-stop"),
        pytest.param("and\\/or \\* one", "and/or * one", id="escapes"),
        pytest.param("a -- b ... c - d", "a -- b ... c - d", id="dashes-stay"),
        pytest.param("`` Wait ... ''", "“Wait ...”", id="ellipsis-before-mark"),
        pytest.param("Who ?! Me !!!", "Who?! Me!!!", id="stacked-marks"),
        pytest.param("oil - and gas-rich land", "oil- and gas-rich land", id="suspended-hyphen"),
        pytest.param("a U . S. boat", "a U.S. boat", id="split-initials"),
        pytest.param("Azure Oil -LRB- AZO . N -RRB- rose", "Azure Oil (AZO.N) rose", id="ticker"),
        pytest.param("Shi ' ite and Shi 'ite", "Shi'ite and Shi'ite", id="inner-apostrophe"),
        pytest.param("NEW :3 boats", "NEW:3 boats", id="glued-colon"),
    ],
)
def test_restores_english(line: str, expected: str) -> None:
    assert restore(line) == expected


def test_mends_split_compounds() -> None:
    lines = ["the no - fly zone , a 2 - year high", "a no-fly zone - he said"]
    assert mend_hyphens(lines) == ["the no-fly zone , a 2-year high", "a no-fly zone - he said"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["A b .", "C d ."], ["A b .", "C d ."], id="a-line-a-paragraph"),
        pytest.param(["`` A .", "B . '' C", "D"], ["`` A . B . '' C", "D"], id="quotation-over-two-lines"),
        pytest.param(["`` A .", "`` B . ''"], ["`` A .", "`` B . ''"], id="paragraphs-of-one-speech"),
        pytest.param(["`` A .", "B", "C"], ["`` A .", "B", "C"], id="quotation-never-closed"),
        pytest.param(
            ["`` A .", *["B ."] * 6, "C ''"], ["`` A .", *["B ."] * 6, "C ''"], id="quotation-closed-too-late"
        ),
        pytest.param(["`` A '' b `` C", "D ''"], ["`` A '' b `` C D ''"], id="second-quotation-goes-on"),
        pytest.param(["`` Down !", "the man said ."], ["`` Down ! the man said ."], id="lower-case"),
        pytest.param(["Left .", "al-Azur spoke ."], ["Left .", "al-Azur spoke ."], id="lower-case-name"),
    ],
)
def test_joins_lines(lines: list[str], expected: list[str]) -> None:
    assert list(join_lines(lines)) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["Said Gen .", "Bob Ray left"], ["Said Gen . Bob Ray left"], id="rank"),
        pytest.param(["Oil -LRB- AZO .", "N -RRB- rose"], ["Oil -LRB- AZO . N -RRB- rose"], id="ticker"),
        pytest.param(["a boat\\/U .", "S. photo"], ["a boat\\/U . S. photo"], id="initials"),
        pytest.param(["on to Plan B .", "They left"], ["on to Plan B .", "They left"], id="letter-at-end"),
    ],
)
def test_joins_abbreviations(lines: list[str], expected: list[str]) -> None:
    assert join_abbreviations(lines) == expected


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        pytest.param("Ferry moved In Sand Bay , people waited .", 2, id="starter-before-name"),
        pytest.param("Storm hits ports The gulls left .", 2, id="article"),
        pytest.param("He told The Azure Times of it .", 1, id="article-of-a-name"),
        pytest.param("They met in The Hague in The Old Hall .", 1, id="after-preposition"),
        pytest.param("He said : `` wait In the bay '' .", 1, id="within-quotation"),
        pytest.param("It began , As he said .", 1, id="after-comma"),
        pytest.param("Port shut A gull sits there .", 2, id="indefinite-article"),
    ],
)
def test_counts_glued_pieces(paragraph: str, expected: int) -> None:
    assert len(split_glued(paragraph)) == expected


def test_openers_split_highlights() -> None:
    openers = find_openers(["The witness saw boats .", "A witness left ."])
    assert "Witness" in openers
    assert split_glued("Port is shut Witness sees boats", openers) == ["Port is shut", "Witness sees boats"]
    assert split_glued("Port is shut Azurians say ships left", openers) == ["Port is shut", "Azurians say ships left"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("Ferry moved in storm", True, id="headline"),
        pytest.param("He said the port shut", False, id="report"),
        pytest.param("Storm", False, id="one-word"),
        pytest.param("-- Ann Lee , master", False, id="signature"),
    ],
)
def test_knows_headlines(words: str, expected: bool) -> None:
    assert is_headline(words) is expected


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        pytest.param(
            "THE OLD HARBOUR GATE The gulls left .", ["THE OLD HARBOUR GATE", "The gulls left ."], id="heading"
        ),
        pytest.param("ANN LEE , HARBOUR MASTER : We left .", None, id="speaker-of-a-transcript"),
        pytest.param("ANN LEE , HARBOUR MASTER `` We left . ''", None, id="speaker-of-a-quotation"),
        pytest.param("NATO said so .", None, id="acronym"),
    ],
)
def test_splits_crossheads(paragraph: str, expected: list[str] | None) -> None:
    assert split_crosshead(paragraph) == (expected or [paragraph])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "PORT AZURE -LRB- Reuters -RRB- - A b",
            Opening("", "", "", "PORT AZURE -LRB- Reuters -RRB- - A b", "Reuters"),
            id="wire",
        ),
        pytest.param(
            "Gull is free PORT AZURE , Azuria | Fri Mar 4 , 2011 6:29 pm EST"
            " PORT AZURE , Azuria -LRB- Reuters -RRB- - A",
            Opening(
                "Gull is free",
                "PORT AZURE , Azuria | Fri Mar 4 , 2011 6:29 pm EST",
                "",
                "PORT AZURE , Azuria -LRB- Reuters -RRB- - A",
                "Reuters",
            ),
            id="page-header",
        ),
        pytest.param(
            "\\* Gull free SAND BAY , March 4 -LRB- Reuters -RRB- - A",
            Opening("", "", "\\* Gull free", "SAND BAY , March 4 -LRB- Reuters -RRB- - A", "Reuters"),
            id="highlight-and-day",
        ),
        pytest.param(
            "Fri Mar 4 , 2011 6:29 am EST -LRB- Reuters -RRB- - A",
            Opening("", "Fri Mar 4 , 2011 6:29 am EST", "", "-LRB- Reuters -RRB- - A", "Reuters"),
            id="no-place",
        ),
        pytest.param(
            "By Ann Lee AZURE | Fri Mar 4 , 2011 6:29 am EST The gull left",
            Opening("By Ann Lee", "AZURE | Fri Mar 4 , 2011 6:29 am EST", "", "The gull left", None),
            id="no-agency",
        ),
        pytest.param(
            "The gull is free Ras Azure , Azuria -LRB- CNN -RRB- -- A",
            Opening("", "", "The gull is free", "Ras Azure , Azuria -LRB- CNN -RRB- -- A", "CNN"),
            id="place-after-highlight",
        ),
        pytest.param(
            "The gull obeys Lee -LRB- CNN -RRB- -- A",
            Opening("", "", "The gull obeys Lee", "-LRB- CNN -RRB- -- A", "CNN"),
            id="name-is-no-place",
        ),
        pytest.param(
            "The gull is in New York -LRB- CNN -RRB- -- A",
            Opening("", "", "The gull is in", "New York -LRB- CNN -RRB- -- A", "CNN"),
            id="city-without-country",
        ),
        pytest.param("The gull left the port .", None, id="none"),
    ],
)
def test_reads_openings(text: str, expected: Opening | None) -> None:
    assert read_opening(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("By the CNN Wire Staff The gull", ("", "By the CNN Wire Staff", "The gull"), id="staff"),
        pytest.param("By Ann Lee , CNN The gull", ("", "By Ann Lee , CNN", "The gull"), id="medium"),
        pytest.param(
            "Gulls By Ann Lee , CNN Harbour Producer A gull",
            ("Gulls", "By Ann Lee , CNN Harbour Producer", "A gull"),
            id="title-and-job",
        ),
        pytest.param("By Ann Lee and Bob Ray Gulls left", ("", "By Ann Lee and Bob Ray", "Gulls left"), id="names"),
        pytest.param("By noon the gull left", ("", "", "By noon the gull left"), id="none"),
    ],
)
def test_splits_bylines(text: str, expected: tuple[str, str, str]) -> None:
    assert split_byline(text) == expected


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        pytest.param("The port shut .", [TEXT], id="text"),
        pytest.param("Views expressed in the comments do not represent Azure .", ["invitation"], id="comments"),
        pytest.param("Share this page", ["sharing"], id="share"),
        pytest.param("Continue reading the main story", ["navigation"], id="menu"),
        pytest.param("Last updated at 10:15 GMT", ["date_line"], id="date"),
        pytest.param("All rights reserved .", ["copyright"], id="rights"),
        pytest.param(
            "It shut . -LRB- Reporting by Ann Lee ; editing by Bob Ray -RRB-", [TEXT, "credit"], id="reporters"
        ),
        pytest.param("In Azure , Ann Lee contributed to this report .", ["credit"], id="contributor"),
        pytest.param("It left the U.S. CNN 's Ann Lee contributed to this report .", [TEXT, "credit"], id="after-text"),
        pytest.param("He wrote a report by hand .", [TEXT], id="no-credit"),
        pytest.param("The storm contributed to this war .", [TEXT], id="no-contributor"),
        pytest.param("-LRB- ID : nAZ1234 -RRB- The port shut .", ["reference", TEXT], id="story-number"),
        pytest.param(
            "It shut updated : Thu Jun 16 2011 19:15:00 It may open .", [TEXT, "date_line", TEXT], id="update"
        ),
        pytest.param("Harbour Hour THIS IS A RUSH TRANSCRIPT .", [TEXT, "media"], id="transcript"),
        pytest.param("Watch `` Harbour Hour '' at 10 p.m. ET Friday .", ["invitation"], id="programme"),
        pytest.param("Watch the harbour closely , he said .", [TEXT], id="no-programme"),
    ],
)
def test_tells_furniture_apart(line: str, kinds: list[str]) -> None:
    assert [part.kind for part in part_line(line)] == kinds


def test_reads_a_wire_page() -> None:
    page = read_page(WIRE_PAGE)
    assert (page.publisher, page.byline) == ("Reuters", None)
    assert parts(page) == [
        ("title", "Harbour of Port Azure closed"),
        ("body", "PORT AZURE (Reuters) - The harbour closed on Friday, its master said."),
        ("body", "“We had no choice. The waves were high,” he said."),
        ("body", "A ferry (the Gull) was moved."),
    ]
    assert [(section, reason) for section, reason, _ in removed(page)] == [
        ("head", "navigation"),
        ("head", "navigation"),
        ("head", "dateline"),
        ("body", "credit"),
        ("body", "invitation"),
        ("body", "invitation"),
        ("body", "comment"),
        ("body", "invitation"),
        ("body", "advertisement"),
    ]
    assert ("head", "dateline", "PORT AZURE | Fri Mar 4, 2011 6:29 pm EST") in removed(page)


def test_reads_a_staff_page() -> None:
    page = read_page(STAFF_PAGE)
    assert (page.publisher, page.byline) == ("CNN", "By Ann Lee and Bob Ray, CNN")
    assert parts(page) == [
        ("standfirst", "The harbour is closed"),
        ("standfirst", "The ferry is moved to Sand Bay"),
        ("caption", "A gull sits on the harbour wall."),
        ("body", "Port Azure, Azuria (CNN) -- The harbour closed Friday, its master told CNN."),
        ("body", "In Sand Bay, people waited."),
        ("body", "It is their second storm."),
    ]
    assert removed(page) == [
        ("head", "invitation", "Are you in Azuria?"),
        ("head", "byline", "By Ann Lee and Bob Ray, CNN"),
        ("head", "navigation", "NEW:"),
        ("body", "navigation", "Ferry moved in storm Harbour master speaks"),
        ("body", "credit", "CNN's Ann Lee and Bob Ray contributed to this report."),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "WRAPUP 2-Port shut \\* Ferry moved \\* Gulls gone -LRB- Adds gulls -RRB-"
            " AZURE , March 4 -LRB- Reuters -RRB- - It shut .",
            [
                ("title", "WRAPUP 2-Port shut"),
                ("standfirst", "Ferry moved"),
                ("standfirst", "Gulls gone"),
                ("body", "AZURE, March 4 (Reuters) - It shut."),
            ],
            id="starred-highlights",
        ),
        pytest.param(
            "Port shut 1 of 2 .\nA gull is seen March 4 , 2011 .\nA town waits .\n"
            "AZURE | Fri Mar 4 , 2011 6:29 pm EST It shut .",
            [
                ("title", "Port shut"),
                ("standfirst", "A town waits."),
                ("caption", "A gull is seen March 4, 2011."),
                ("body", "It shut."),
            ],
            id="pictures",
        ),
        pytest.param(
            "Credit : Reuters\\/Ann Lee By Bob Ray AZURE | Fri Mar 4 , 2011 6:29 pm EST It shut .",
            [("body", "It shut.")],
            id="picture-credit",
        ),
        pytest.param(
            "Mar -LRB- Reuters -RRB- - AZURE , March 4 | Fri Mar 4 , 2011 9:21 am EDT"
            " Mar -LRB- Reuters -RRB- - AZURE , March 4 -LRB- Reuters -RRB- - It shut .",
            [("body", "AZURE, March 4 (Reuters) - It shut.")],
            id="two-datelines",
        ),
        pytest.param(
            "Gulls leave the bay As the port shut , gulls left .",
            [("body", "Gulls leave the bay"), ("body", "As the port shut, gulls left.")],
            id="glued-sentence-kept",
        ),
        pytest.param(
            "Gulls leave bay As the port shut , gulls left .",
            [("title", "Gulls leave bay"), ("body", "As the port shut, gulls left.")],
            id="glued-title",
        ),
        pytest.param(
            "Harbour Hour - 4\\/1\\/11 Download PDF maps of the harbour show : THIS IS A RUSH TRANSCRIPT .\n"
            "ANN LEE , HOST : Hi .",
            [("title", "Harbour Hour - 4/1/11"), ("body", "ANN LEE, HOST: Hi.")],
            id="transcript",
        ),
        pytest.param(
            "The port is shut Editor 's note : Ann Lee is a diver .\nShe swims .\n"
            "Azure , Azuria -LRB- CNN -RRB- -- It shut .",
            [
                ("standfirst", "The port is shut"),
                ("standfirst", "Editor's note: Ann Lee is a diver."),
                ("standfirst", "She swims."),
                ("body", "Azure, Azuria (CNN) -- It shut."),
            ],
            id="editors-note",
        ),
        pytest.param(
            "By Ann Lee , CNN Gulls sit here .\nPort stays shut for a day The ferry left .\nIt sank .",
            [
                ("body", "Gulls sit here."),
                ("body", "Port stays shut for a day"),
                ("body", "The ferry left."),
                ("body", "It sank."),
            ],
            id="unsure-is-body",
        ),
        pytest.param(
            "By Ann Lee , CNN Gulls sit here .\nPort stays shut all day The ferry left .\nIt sank .",
            [
                ("standfirst", "Port stays shut all day"),
                ("caption", "Gulls sit here."),
                ("body", "The ferry left."),
                ("body", "It sank."),
            ],
            id="highlights-without-dateline",
        ),
    ],
)
def test_reads_heads(text: str, expected: list[tuple[str, str]]) -> None:
    assert parts(read_page(text)) == expected


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("The port shut , he said .\nWhat is next ?", 2, id="no-comments"),
        pytest.param(
            "The port shut , he said .\nI love gulls !\nyes March 4 , 2011 at 5:05 pm | Reply me too\nNice .\n"
            "CNN welcomes a lively and courteous discussion .",
            1,
            id="stamps",
        ),
        pytest.param(
            "`` I left , '' he said .\nGulls came .\n"
            "Views expressed in the comments do not represent Azure .\nAnn Lee is a diver .",
            2,
            id="no-voice-of-a-reader",
        ),
        pytest.param(
            "The port shut .\nThe views expressed here are solely those of Ann Lee .\n"
            "Gulls rule .\nI agree at 5:05 pm | Reply",
            2,
            id="end-of-an-opinion",
        ),
        pytest.param(
            "He spoke of gulls : `` This is it .\nI love them .\nI do . ''\nok at 5:05 pm | Reply",
            1,
            id="speech-is-kept",
        ),
    ],
)
def test_cuts_comments(text: str, kept: int) -> None:
    assert len(parts(read_page(text))) == kept


def test_a_teaser_goes() -> None:
    page = read_page("Gulls for sale .\nThe port shut .", frozenset({"Gulls for sale ."}))
    assert parts(page) == [("body", "The port shut.")]
    assert removed(page) == [("head", "navigation", "Gulls for sale.")]


def read_table(folder: Path, table: str | bytes, limits: Limits = LIMITS) -> list[RawArticle | Rejected]:
    """Return what the adapter yields for a file with this content."""
    path = folder / "rows.csv"
    path.write_bytes(table if isinstance(table, bytes) else table.encode())
    return list(read(RawFile("libya", path), SOURCE, limits))


def write_table(*rows: tuple[str, ...], header: tuple[str, ...] = ("date", "text")) -> str:
    """Return the rows as CSV."""
    file = io.StringIO()
    csv.writer(file).writerows([header, *rows])
    return file.getvalue()


def test_reads_rows(tmp_path: Path) -> None:
    text = "The port shut . \nGulls left . \n"
    (article,) = read_table(tmp_path, write_table(("2011-03-04", text)))
    assert article == RawArticle(
        source_key=f"libya-{sha256_text(text)[:12]}",
        blocks=(Block("body", "The port shut."), Block("body", "Gulls left.")),
        raw_sha256=sha256_text(text),
        published=date(2011, 3, 4),
    )


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        pytest.param(("2011-13-04", "The port shut ."), "bad_field", id="no-such-day"),
        pytest.param(("", "The port shut ."), "bad_field", id="no-date"),
        pytest.param(("2011-03-04",), "bad_field", id="one-cell"),
        pytest.param(("2011-03-04", "The port shut .", "x"), "bad_field", id="three-cells"),
        pytest.param(("2021-03-04", "The port shut ."), "future_date", id="future"),
        pytest.param(("2011-03-04", " \n "), "empty", id="empty"),
        pytest.param(("2011-03-04", "Share this page"), "no_text", id="only-furniture"),
        pytest.param(("2011-03-04", "gull " * 3_000), "too_large", id="too-large"),
    ],
)
def test_rejects_rows(tmp_path: Path, row: tuple[str, ...], reason: str) -> None:
    good = ("2011-03-05", "The port is open .")
    first, second = read_table(tmp_path, write_table(row, good))
    assert isinstance(first, Rejected)
    assert first.reason == reason
    assert isinstance(second, RawArticle)


def test_rejects_a_second_row_of_one_text(tmp_path: Path) -> None:
    row = ("2011-03-04", "The port shut .")
    results = read_table(tmp_path, write_table(row, row, row))
    assert [getattr(result, "reason", "kept") for result in results] == ["kept", "duplicate_key", "duplicate_key"]
    assert len({result.source_key for result in results}) == 3


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"day,text\r\n2011-03-04,Gulls left .\r\n", "bad_field", id="other-columns"),
        pytest.param(b"date,text\r\n2011-03-04,Gulls \xff left .\r\n", "encoding", id="no-utf-8"),
        pytest.param("date,text\r\n".encode("utf-16"), "encoding", id="utf-16"),
    ],
)
def test_rejects_files(tmp_path: Path, table: bytes, reason: str) -> None:
    (result,) = read_table(tmp_path, table)
    assert isinstance(result, Rejected)
    assert (result.source_key, result.reason) == ("libya", reason)


def test_a_missing_file_is_rejected(tmp_path: Path) -> None:
    (result,) = read(RawFile("libya", tmp_path / "none.csv"), SOURCE, LIMITS)
    assert isinstance(result, Rejected)
    assert result.reason == "broken_file"


def test_a_line_on_pages_of_many_days_is_a_teaser(tmp_path: Path) -> None:
    rows = [(f"2011-03-0{day}", f"Gulls for sale .\nPort {day} is shut .") for day in range(1, 6)]
    for result in read_table(tmp_path, write_table(*rows)):
        assert isinstance(result, RawArticle)
        assert [item.reason for item in result.furniture] == ["navigation"]
        assert len(result.blocks) == 1


WORDS = st.sampled_from(
    [
        *("``", "''", "`", "'", '"', "-LRB-", "-RRB-", ".", ",", ":", "?", "--", "-", "\\*", "\\/", "$", "%", "|", "5"),
        *("n't", "'s", "can", "not", "The", "the", "In", "gull", "Gull", "PORT", "AZURE", "Azuria", "By", "and", "CNN"),
        *("Reuters", "Fri Mar 4 , 2011 6:29 pm EST", "NEW :", "Full Article", "Reporting by", "RETWEET", "U", "S."),
        *("contributed to this report", "I", "at 5:05 pm | Reply", "-LRB- CNN -RRB- --", "-LRB- Reuters -RRB- -"),
        *("Editor 's note :", "We welcome comments that help", "\n", "\u0301", "\xe9", "/", "="),
    ]
)
PAGES = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join))


@given(PAGES)
@example("")
@example("''")
@example("-LRB- Reuters -RRB- - ")
@example("NEW :")
def test_any_page_is_read(text: str) -> None:
    page = read_page(text)
    assert page == read_page(text)
    for block in page.blocks:
        assert block.section in SECTIONS
        assert block.text == normalise(block.text) != ""
        assert "\n" not in block.text
    for item in page.furniture:
        assert item.text == normalise(item.text) != ""
        assert item.section in ("head", "body")


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_no_word_is_lost(text: str) -> None:
    page = read_page(text)
    found = " ".join([block.text for block in page.blocks] + [item.text for item in page.furniture])
    for word in ("gull", "Azuria", "AZURE"):
        assert found.count(word) == text.count(word)
