"""gold dates: drafts become dates, differences questions, answers dates; and the dates in dataset/gold are sound."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from scripts.core.gold import load_gold
from scripts.core.tables import write_table
from scripts.gold import app
from scripts.gold.agreement import agree
from scripts.gold.answers import read_choices
from scripts.gold.dates import apply_dates, check_answer, date_events, date_questions, merge_dates, resolve_dates, sheet
from scripts.gold.draft import resolve
from scripts.gold.store import gold_document, write_lines
from scripts.gold.texts import number_sentences
from tests.builders import make_article

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "dataset/gold"
ARTICLE = make_article(
    "Shells hit the market of Ain Rahma on Thursday, a doctor said. The attack killed two people.\n"
    "Guards fired back. The Wadi Brigade plans to leave the town. It never looted the market, its spokesman said."
)
SENTENCES = number_sentences(ARTICLE)
# A date of the raw marks that no draft of dates gives.
OLD = "2011"
MARKS: dict[str, Any] = {
    "article_id": "mini-001",
    "events": [
        {"trigger": [1, "hit"], "type": "ASSAULT", "date": OLD, "status": "asserted", "event_group": 2},
        {"trigger": [2, "attack"], "type": "ASSAULT", "date": OLD, "status": "asserted", "event_group": 2},
        {"trigger": [3, "fired"], "type": "ASSAULT", "date": OLD, "status": "asserted", "event_group": 10},
        {"trigger": [4, "leave"], "type": "RETREAT", "date": OLD, "status": "planned", "event_group": 3},
        {"trigger": [5, "looted"], "type": "ASSAULT", "date": OLD, "status": "denied", "event_group": 1},
    ],
}
DRAFT: dict[str, Any] = {
    "article_id": "mini-001",
    "dates": {
        "2": ["2019-04-04", "clause"],
        "10": ["2019-04-04", "scene"],
        "3": [None, "none"],
        "1": [None, "none"],
    },
}
# What a second annotator gives: another day for the group of two mentions, another rule for the group behind it.
OTHER: dict[str, Any] = {
    **DRAFT,
    "dates": {**DRAFT["dates"], "2": ["2019-04-02", "words"], "10": ["2019-04-04", "clause"]},
}


def gold() -> dict[str, Any]:
    layers, problems = resolve(MARKS, ARTICLE, SENTENCES)
    assert not problems
    return gold_document(ARTICLE, ["a", "b", "adjudicated"], layers)


def change(group: str, answer: Any) -> dict[str, Any]:
    """Return the draft with another answer for one group; an answer that becomes ... is left out."""
    answers = {**DRAFT["dates"], group: answer}
    return {**DRAFT, "dates": {key: value for key, value in answers.items() if value is not ...}}


def dates(draft: dict[str, Any]) -> dict[str, Any]:
    found, problems = resolve_dates(draft, gold())
    assert not problems
    return found


def dates_of(document: dict[str, Any]) -> list[str | None]:
    return [event["date"] for event in document["events"]]


def test_sheet_asks_for_each_group_once_and_shows_no_date() -> None:
    assert list(sheet(gold(), ARTICLE, SENTENCES)) == [
        "2 ASSAULT: [1] hit, [2] attack",
        "10 ASSAULT: [3] fired",
        "3 RETREAT: [4] leave (planned)",
        "1 ASSAULT: [5] looted (denied)",
    ]


def test_draft_becomes_dates_in_order_of_group() -> None:
    assert dates(DRAFT) == {
        "dates": [
            {"event_group": 1, "date": None, "rule": "none"},
            {"event_group": 2, "date": "2019-04-04", "rule": "clause"},
            {"event_group": 3, "date": None, "rule": "none"},
            {"event_group": 10, "date": "2019-04-04", "rule": "scene"},
        ]
    }


@pytest.mark.parametrize(
    ("draft", "problem"),
    [
        pytest.param([], "no JSON object with article_id 'mini-001'", id="list"),
        pytest.param({**DRAFT, "article_id": "x"}, "no JSON object with article_id 'mini-001'", id="other-article"),
        pytest.param({**DRAFT, "note": ""}, "'note' is no field of a draft of dates", id="unknown-field"),
        pytest.param({"article_id": "mini-001"}, "dates: expected an object", id="no-dates"),
        pytest.param({**DRAFT, "dates": [["2019", "clause"]]}, "dates: expected an object", id="dates-in-a-list"),
        pytest.param(change("10", ...), "group 10 has no date; give one, or null", id="unanswered-group"),
        pytest.param(change("4", [None, "none"]), "group '4' is not asked for", id="other-group"),
        pytest.param(change("02", [None, "none"]), "group '02' is not asked for", id="number-with-a-zero"),
        pytest.param(change("2", None), "group 2: None is no date and rule", id="null"),
        pytest.param(change("2", "2019-04-04"), "group 2: '2019-04-04' is no date and rule", id="date-alone"),
        pytest.param(change("2", ["2019-04-04"]), "group 2: ['2019-04-04'] is no date and rule", id="no-rule"),
        pytest.param(change("2", ["2019", "2020", "scene"]), "'scene'] is no date and rule", id="two-dates"),
        pytest.param(change("2", ["Thursday", "clause"]), "group 2: date is 'Thursday'; expected an ISO", id="words"),
        pytest.param(change("2", ["2019-02-30", "clause"]), "date is '2019-02-30'; expected an ISO", id="no-such-day"),
        pytest.param(change("2", ["2019-05/2019-04", "clause"]), "date is '2019-05/2019-04'", id="backwards"),
        pytest.param(change("2", [2019, "clause"]), "date is 2019; expected an ISO date", id="number"),
        pytest.param(
            change("2", ["2019-04-04", "guess"]),
            "group 2: rule is 'guess'; expected clause, words, scene, year, none",
            id="unknown-rule",
        ),
        pytest.param(change("2", ["2019-04-04", None]), "rule is None; expected clause", id="null-rule"),
        pytest.param(change("2", ["2019-04-04", ["clause"]]), "rule is ['clause']; expected clause", id="rules"),
        pytest.param(change("2", ["2019-04-04", "none"]), "'2019-04-04' by rule 'none'; null goes", id="date-by-none"),
        pytest.param(change("2", [None, "scene"]), "None by rule 'scene'; null goes with none", id="null-by-scene"),
        pytest.param(change("2", ["2019", "year"]), "group 2: rule 'year' holds in yearly reports", id="year-in-news"),
    ],
)
def test_problem_of_a_draft_is_named(draft: Any, problem: str) -> None:
    found, problems = resolve_dates(draft, gold())
    assert any(problem in line for line in problems), problems
    assert found == {}


@pytest.mark.parametrize(
    ("answer", "genre"),
    [
        pytest.param(["2019-04-04", "clause"], "news", id="day"),
        pytest.param(["2019-04", "words"], "news", id="month"),
        pytest.param(["2019-04-02/2019-04-04", "scene"], "news", id="interval"),
        pytest.param(["2019", "year"], "report", id="year-of-a-report"),
        pytest.param([None, "none"], "report", id="null"),
    ],
)
def test_sound_answer_has_no_problem(answer: Any, genre: str) -> None:
    assert list(check_answer(answer, genre)) == []


def test_question_is_asked_where_dates_differ_whatever_the_rules() -> None:
    assert date_questions(dates(DRAFT), dates(OTHER)) == [
        {"n": 1, "field": "date", "event_group": 2, "a": ["2019-04-04", "clause"], "b": ["2019-04-02", "words"]}
    ]
    assert date_questions(dates(DRAFT), dates(DRAFT)) == []


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        pytest.param("a", "2019-04-04", id="a"),
        pytest.param("b", "2019-04-02", id="b"),
        pytest.param({"value": ["2019-04-03", "scene"]}, "2019-04-03", id="own-value"),
        pytest.param({"value": [None, "none"]}, None, id="null"),
    ],
)
def test_each_answer_counts(choice: Any, expected: str | None) -> None:
    questions = date_questions(dates(DRAFT), dates(OTHER))
    assert merge_dates(dates(DRAFT), questions, {1: choice}) == {1: None, 2: expected, 3: None, 10: "2019-04-04"}


def test_every_event_of_a_group_takes_its_date_and_nothing_else_changes() -> None:
    before = gold()
    after = apply_dates(before, {1: None, 2: "2019-04-04", 3: None, 10: "2019-04-05"})
    assert dates_of(after) == ["2019-04-04", "2019-04-04", "2019-04-05", None, None]
    assert dates_of(before) == [OLD] * 5
    assert apply_dates(after, dict.fromkeys((1, 2, 3, 10), OLD)) == before


def test_dates_of_one_annotator_are_those_of_his_draft() -> None:
    assert dates_of(date_events(gold(), dates(OTHER))) == ["2019-04-02", "2019-04-02", "2019-04-04", None, None]


def test_agreement_on_dates_counts_mentions_whoever_is_first() -> None:
    pair = date_events(gold(), dates(DRAFT)), date_events(gold(), dates(OTHER))
    report = agree([], [], [pair], {})
    assert report["dated_articles"] == 1
    assert report["events"] == {
        "date": {"correct": 3, "total": 5, "accuracy": 0.6},
        "date_within_1_day": {"correct": 3, "total": 5, "accuracy": 0.6},
        "date_within_7_days": {"correct": 5, "total": 5, "accuracy": 1.0},
    }
    assert report == agree([], [], [pair[::-1]], {})


def test_dates_of_raw_marks_do_not_count() -> None:
    marks, pair = gold(), (date_events(gold(), dates(DRAFT)), date_events(gold(), dates(OTHER)))
    without, report = agree([(marks, marks)], [], [], {}), agree([(marks, marks)], [], [pair], {})
    assert without["events"]["trigger"]["both"] == 5
    assert not any("date" in metric for metric in without["events"])
    assert report["events"]["date"] == {"correct": 3, "total": 5, "accuracy": 0.6}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder with the article's table, its gold, and the drafts of two annotators who differ in one group."""
    write_table("articles", [ARTICLE], tmp_path / "tables/articles/auto.parquet")
    write_lines(tmp_path / "gold/mini-001.json", gold())
    save_draft(tmp_path, "e", DRAFT)
    save_draft(tmp_path, "f", OTHER)
    return tmp_path


def save_draft(desk: Path, name: str, draft: Any) -> None:
    path = desk / "drafts/dates" / name / "mini-001.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(draft), encoding="utf-8")


def save_answer(desk: Path, choice: Any) -> None:
    save_draft(desk, "adjudicated", {"answers": {"1": {"choice": choice, "reason": "the clause names the day"}}})


def call(desk: Path, *words: str, flags: str = "tables drafts gold", code: int = 0) -> str:
    folders = [word for name in flags.split() for word in (f"--{name}", str(desk / name))]
    answer = CliRunner().invoke(app, [*words, *folders])
    assert answer.exit_code == code, answer.output + str(answer.exception)
    return answer.output + (str(answer.exception) if code else "")


def written(desk: Path) -> dict[str, str]:
    """Return what the files of the gold hold, by their place."""
    return {
        str(path.relative_to(desk / "gold")): path.read_text(encoding="utf-8")
        for path in (desk / "gold").rglob("*.json")
    }


def test_from_drafts_to_dates(desk: Path) -> None:
    shown = call(desk, "dates", "show", "mini-001", flags="tables gold")
    assert "[3] Guards fired back." in shown
    assert "3 RETREAT: [4] leave (planned)" in shown
    assert OLD not in shown
    for name in ("e", "f"):
        said = call(desk, "dates", "export", name, "mini-001")
        assert f"{name} mini-001: 2 of 4 groups have a date" in said
    asked = call(desk, "dates", "adjudicate", "mini-001")
    assert asked.strip() == "1. group 2: a: 2019-04-04 (clause) | b: 2019-04-02 (words)"
    assert dates_of(load_gold(desk / "gold").files["mini-001"]) == [OLD] * 5
    save_answer(desk, {"value": ["2019-04-03", "scene"]})
    assert "1 questions answered" in call(desk, "dates", "adjudicate", "mini-001")
    document = load_gold(desk / "gold").files["mini-001"]
    assert dates_of(document) == ["2019-04-03", "2019-04-03", "2019-04-04", None, None]
    assert (document["annotators"], document["date_annotators"]) == (
        ["a", "b", "adjudicated"],
        ["e", "f", "adjudicated"],
    )
    files = written(desk)
    assert sorted(files) == [
        "dates/adjudication/mini-001.json",
        "dates/annotators/e/mini-001.json",
        "dates/annotators/f/mini-001.json",
        "mini-001.json",
    ]
    assert not any("Guards" in text or "looted" in text for text in files.values())


def test_question_about_no_date_says_null(desk: Path) -> None:
    save_draft(desk, "f", change("10", [None, "none"]))
    for name in ("e", "f"):
        call(desk, "dates", "export", name, "mini-001")
    asked = call(desk, "dates", "adjudicate", "mini-001")
    assert asked.strip() == "1. group 10: a: 2019-04-04 (scene) | b: null (none)"


def test_a_draft_with_problems_is_not_exported(desk: Path) -> None:
    before = written(desk)
    save_draft(desk, "e", {**change("2", ["2019-02-30", "clause"]), "note": ""})
    said = call(desk, "dates", "export", "e", "mini-001", code=1)
    assert "e mini-001: 2 problems" in said
    assert "group 2: date is '2019-02-30'" in said
    assert written(desk) == before


@pytest.mark.parametrize(
    ("choice", "problem"),
    [
        pytest.param({"value": ["2019", "year"]}, "answer 1: rule 'year' holds in yearly reports", id="rule"),
        pytest.param({"value": "2019-04-04"}, "answer 1: '2019-04-04' is no date and rule", id="no-rule"),
        pytest.param({"value": None}, "answer 1: None is no date and rule", id="null"),
        pytest.param("c", "answer 1: choice is 'c'", id="choice"),
    ],
)
def test_a_bad_answer_is_named_and_nothing_written(desk: Path, choice: Any, problem: str) -> None:
    for name in ("e", "f"):
        call(desk, "dates", "export", name, "mini-001")
    before = written(desk)
    save_answer(desk, choice)
    assert problem in call(desk, "dates", "adjudicate", "mini-001", code=1)
    assert written(desk) == before


def test_dates_of_other_groups_than_the_gold_has_are_named(desk: Path) -> None:
    for name in ("e", "f"):
        call(desk, "dates", "export", name, "mini-001")
    save_answer(desk, "a")
    document = gold()
    document["events"][2]["event_group"] = 2
    write_lines(desk / "gold/mini-001.json", document)
    before = written(desk)
    said = call(desk, "dates", "adjudicate", "mini-001", code=1)
    assert "e mini-001: dated other groups than the gold has; export them again" in said
    assert written(desk) == before


def test_agreement_reads_the_dates_of_both(desk: Path) -> None:
    for name in ("e", "f"):
        call(desk, "dates", "export", name, "mini-001")
    call(desk, "agreement", str(desk / "agreement.json"), flags="tables gold")
    report = json.loads((desk / "agreement.json").read_text(encoding="utf-8"))
    assert (report["articles"], report["dated_articles"]) == (0, 1)
    assert report["events"]["date"] == {"correct": 3, "total": 5, "accuracy": 0.6}


# What is in dataset/gold.

DATED = {key: document for key, document in load_gold(GOLD).files.items() if "date_annotators" in document}


def load(folder: str, article_id: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((GOLD / "dates" / folder / f"{article_id}.json").read_text(encoding="utf-8"))
    return document


def raw_dates(article_id: str) -> list[dict[str, Any]]:
    """Return the dates of the two annotators."""
    return [load(f"annotators/{name}", article_id) for name in DATED[article_id]["date_annotators"][:2]]


def rules(article_id: str) -> Iterator[str]:
    """Yield the rules that the annotators and the adjudicator of an article used."""
    yield from (answer["rule"] for raw in raw_dates(article_id) for answer in raw["dates"])
    choices = (question["choice"] for question in load("adjudication", article_id)["questions"])
    yield from (choice["value"][1] for choice in choices if isinstance(choice, dict))


@pytest.mark.parametrize("article_id", DATED)
def test_dates_of_the_gold_are_what_was_adjudicated(article_id: str) -> None:
    document, (first, second) = DATED[article_id], raw_dates(article_id)
    answers = {str(answer["n"]): answer for answer in load("adjudication", article_id)["questions"]}
    questions = date_questions(first, second)
    kept = ("choice", "reason")
    assert questions == [{key: answer[key] for key in answer if key not in kept} for answer in answers.values()]
    choices = read_choices(
        questions, answers, GOLD, lambda _, value: ({"value": value}, list(check_answer(value, document["genre"])))
    )
    assert apply_dates(document, merge_dates(first, questions, choices)) == document


@pytest.mark.parametrize("article_id", DATED)
def test_raw_dates_of_the_gold_are_sound(article_id: str) -> None:
    document = DATED[article_id]
    for name, raw in zip(document["date_annotators"], raw_dates(article_id), strict=False):
        assert (raw["article_id"], raw["annotator"]) == (article_id, name)
        assert raw["text_sha256"] == document["text_sha256"]
        draft = {str(answer["event_group"]): [answer["date"], answer["rule"]] for answer in raw["dates"]}
        assert resolve_dates({"article_id": article_id, "dates": draft}, document) == ({"dates": raw["dates"]}, [])


@pytest.mark.parametrize("article_id", DATED)
def test_rule_of_the_year_stands_in_yearly_reports(article_id: str) -> None:
    assert DATED[article_id]["genre"] == "report" or "year" not in rules(article_id)
