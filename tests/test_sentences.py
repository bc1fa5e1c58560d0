"""sentences: ends, abbreviations and quoted speech in invented texts; every text is covered once."""

from dataclasses import replace
from datetime import date

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from scripts.core.gold import Gold
from scripts.core.records import Article, Paragraph
from scripts.sentences import find_sentences, gold_sentences, split_body
from tests.builders import make_article

INK = regex.compile(r"[^\s\x1c-\x1f]")

BODIES = [
    pytest.param("The road is shut. | It opens at dawn.", id="two_sentences"),
    pytest.param("Is the road shut? | Yes! | Nobody knows… | They wait.", id="all_marks"),
    pytest.param("Gen. Omar Zlini met Mr. Farid of the U.N. mission.", id="titles_and_acronym"),
    pytest.param("He spoke for the U.N. | The envoy left.", id="acronym_before_a_starter"),
    pytest.param("Talks with the U.S. State Department failed.", id="acronym_before_a_name"),
    pytest.param("A plane of the anti-U.S. camp. | It left.", id="hyphen_before_acronym"),
    pytest.param("George F. Zlini and Khaled M. Farid met.", id="initials"),
    pytest.param("Output was 1.5 mln barrels, 0.4 less than on Jan. 5.", id="decimals_and_month"),
    pytest.param("The strike of No. 4 depot came at 9 a.m. Friday.", id="number_and_clock"),
    pytest.param("It began at 9 p.m. | Shells fell on the port.", id="clock_ends_a_sentence"),
    pytest.param("See mini.example.org for more. | The site is new.", id="domain"),
    pytest.param("They waited ... and nobody came.", id="ellipsis_inside"),
    pytest.param("They waited. | ... Nobody came.", id="ellipsis_begins_the_next"),
    pytest.param("“We hold the gate. | We stay,” he said. | “Nobody leaves.”", id="quoted_speech"),
    pytest.param('"We hold the gate." | "We stay." | They did.', id="straight_marks"),
    pytest.param("“Who holds the gate?” he asked. | Nobody spoke.", id="question_within"),
    pytest.param("“Who holds the gate?” Farid asked. | Nobody spoke.", id="question_and_name"),
    pytest.param("“Who holds the gate?” | He left.", id="question_and_pronoun"),
    pytest.param("The gate fell (it was old). | (Nobody saw it.) | They left.", id="brackets"),
    pytest.param("TRIPOLI, Libya (Reuters) - The gate fell. | It was old.", id="dateline"),
    pytest.param("SIRTE (AP) — The gate fell.", id="dateline_dash"),
    pytest.param("1. The gate fell. | 2. It was old.", id="numbered_list"),
    pytest.param("The gate fell.[1] | It was old.[2]", id="notes"),
    pytest.param("See section 2.d. Care of Lighthouses for this.", id="section_number"),
    pytest.param("The gate fell.|It was old.", id="no_blank_between"),
    pytest.param("The firm Zlini Co. said so. | It is Farid Inc. | The rest is silence.", id="firms"),
    pytest.param("He fled to al-Zawra. | Al-Farid stayed. | al-Farid wept.", id="article_small"),
    pytest.param("Was it war?! | They said so.", id="two_marks"),
    pytest.param("The gate fell . . . and they left.", id="spaced_dots"),
    pytest.param("He said no. | No one asked. | “No.” | It was over.", id="the_word_no"),
    pytest.param("He met Lt. Col. Omar Zlini, Sgt. Farid and Sen. Ali.", id="ranks"),
    pytest.param("He wrote it on X. | Dozens read it.", id="network"),
    pytest.param("He met Malcolm X. Farid there.", id="initial_x"),
    pytest.param("Fighting went on in 2011. | Dozens fled.", id="year_ends_a_sentence"),
]


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_body(text, 0, len(text))]


@pytest.mark.parametrize("marked", BODIES)
def test_body_is_split_at_the_bars(marked: str) -> None:
    text = marked.replace(" | ", " ").replace("|", "")
    assert split(text) == [part.strip() for part in marked.split("|")]


def test_title_standfirst_and_caption_are_one_sentence_each() -> None:
    text = "Gate falls. Again!\n\nIt fell. It was old.\n\nThe gate. [Agency]\n\nIt fell. It was old."
    starts = [0, 20, 42, 62]
    sections = ["title", "standfirst", "caption", "body"]
    ends = [18, 40, 60, len(text)]
    paragraphs = tuple(Paragraph(*row) for row in zip(starts, ends, sections, strict=True))
    article = replace(make_article("x"), text=text, paragraphs=paragraphs)
    rows = list(find_sentences(article))
    assert [(row.section, row.paragraph, row.text) for row in rows] == [
        ("title", 0, "Gate falls. Again!"),
        ("standfirst", 1, "It fell. It was old."),
        ("caption", 2, "The gate. [Agency]"),
        ("body", 3, "It fell."),
        ("body", 3, "It was old."),
    ]
    assert [row.sentence_id for row in rows] == [f"mini-001-s{number:03d}" for number in range(1, 6)]
    assert [row.index for row in rows] == list(range(5))


def test_nothing_without_text() -> None:
    assert list(find_sentences(replace(make_article("It fell."), text=None))) == []


@pytest.mark.parametrize("has_text", [pytest.param(True, id="with_text"), pytest.param(False, id="without_text")])
def test_gold_sentences_come_from_the_gold_file(has_text: bool) -> None:
    article = make_article("It fell. It was old.\nThey left.", is_gold=True)
    gold = Gold({"mini-001": {"sentences": [{"start": 0, "end": 20}, {"start": 21, "end": 31}]}})
    rows = list(gold_sentences(article if has_text else replace(article, text=None), gold))
    assert [(row.sentence_id, row.paragraph, row.annotation) for row in rows] == [
        ("mini-001-s001", 0, "gold"),
        ("mini-001-s002", 1, "gold"),
    ]
    assert rows[0].text == ("It fell. It was old." if has_text else None)
    assert list(gold_sentences(article, Gold({}))) == []
    assert next(find_sentences(article)).sentence_id == "mini-001-auto-s001"


def article_of(text: str) -> Article:
    return replace(
        make_article("x", published=date(2019, 4, 5)), text=text, paragraphs=(Paragraph(0, len(text), "body"),)
    )


@given(st.text(max_size=300) | st.text(alphabet="AbU.?!… \n\"'”()[]-1é", max_size=300))
def test_sentences_cover_any_text_once(text: str) -> None:
    rows = list(find_sentences(article_of(text)))
    covered = {offset for row in rows for offset in range(row.start, row.end)}
    assert len(covered) == sum(row.end - row.start for row in rows)
    assert {match.start() for match in INK.finditer(text)} <= covered
    assert all(row.text == text[row.start : row.end] for row in rows)
    assert all(INK.match(row.text or "") and INK.match((row.text or "")[-1]) for row in rows)
    assert [row.start for row in rows] == sorted(row.start for row in rows)
    assert rows == list(find_sentences(article_of(text)))


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param("Aaa. ", id="sentences"),
        pytest.param(". ", id="spaced_dots"),
        pytest.param(".", id="dots"),
        pytest.param("$. ", id="signs"),
        pytest.param("A.", id="initials"),
        pytest.param(".”", id="closing_marks"),
        pytest.param("a.Bbb", id="run_on"),
        pytest.param("Aaa ", id="no_stop"),
    ],
)
def test_long_text_is_split_in_linear_time(piece: str) -> None:
    text = piece * 100_000 + "x"
    assert split(text)[-1].endswith("x")
