"""gold links: drafts become ids, differences questions, answers links; and the links in dataset/gold are sound."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from scripts.core.authority import load_authority
from scripts.core.gold import load_gold
from scripts.core.tables import write_table
from scripts.gold import app
from scripts.gold.agreement import agree
from scripts.gold.answers import read_choices
from scripts.gold.draft import resolve
from scripts.gold.links import apply_links, check_id, link_questions, merge_links, resolve_links, sheet
from scripts.gold.store import gold_document, write_lines
from scripts.gold.texts import number_sentences
from tests.builders import make_article

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "dataset/gold"
AUTHORITY = load_authority(ROOT / "dataset/authority")
ARTICLE = make_article(
    "Shells hit Sirte on Thursday, Omar Shalwi of the Wadi Brigade said.\n"
    "Libyan forces took Ras Lanuf, the ministry of defence in Tripoli said. Ras Lanuf was quiet, Shalwi said."
)
SENTENCES = number_sentences(ARTICLE)
MARKS: dict[str, Any] = {
    "article_id": "mini-001",
    "entities": [
        {"t": "Sirte", "type": "GPE"},
        {"t": "Thursday", "type": "DATE", "value": "2019-04-04"},
        {"t": "Omar Shalwi", "type": "PER"},
        {"t": "Wadi Brigade", "type": "ARM"},
        {"t": "Libyan", "type": "NORP"},
        {"t": "Ras Lanuf", "type": "FAC"},
        {"t": "Tripoli", "type": "GPE"},
        {"t": "Shalwi", "type": "PER"},
    ],
    "quotes": [
        {"kind": "indirect", "content": [[1, "Shells hit Sirte on Thursday"]], "cue": [1, "said"],
         "speaker": [1, "Omar Shalwi"], "speaker_name": "Omar Shalwi", "speaker_status": "named"},
        {"kind": "indirect", "content": [[2, "Libyan forces took Ras Lanuf"]], "cue": [2, "said"],
         "speaker": [2, "the ministry of defence in Tripoli"], "speaker_name": "the ministry of defence in Tripoli",
         "speaker_status": "named"},
    ],
    "events": [
        {"trigger": [2, "took"], "type": "ASSAULT", "actors": [[2, "Libyan forces"]], "place": [2, "Ras Lanuf"],
         "status": "claimed", "event_group": 1},
    ],
}  # fmt: skip
DRAFT: dict[str, Any] = {
    "article_id": "mini-001",
    "entities": [
        {"t": "Sirte", "type": "GPE", "id": "settlement/sirte"},
        {"t": "Omar Shalwi", "type": "PER", "id": None},
        {"t": "Wadi Brigade", "type": "ARM", "id": None},
        {"t": "Libyan", "type": "NORP", "id": "people/libyan"},
        {"t": "Ras Lanuf", "type": "FAC", "id": "facility/ras-lanuf-terminal"},
        {"t": "Ras Lanuf", "type": "FAC", "id": "facility/ras-lanuf-refinery", "in": [3]},
        {"t": "Tripoli", "type": "GPE", "id": "settlement/tripoli"},
        {"t": "Shalwi", "type": "PER", "id": None},
    ],
    "speakers": [{"name": "the ministry of defence in Tripoli", "id": "org/ministry-of-defence-libya"}],
}


def gold() -> dict[str, Any]:
    layers, problems = resolve(MARKS, ARTICLE, SENTENCES)
    assert not problems
    return gold_document(ARTICLE, ["a", "b", "adjudicated"], layers)


def change(layer: str, number: int, **fields: Any) -> dict[str, Any]:
    """Return the draft with the fields of one entry changed."""
    entries = [dict(entry) for entry in DRAFT[layer]]
    entries[number - 1].update(fields)
    return {**DRAFT, layer: entries}


def links(draft: dict[str, Any]) -> dict[str, Any]:
    found, problems = resolve_links(draft, gold(), ARTICLE, SENTENCES, AUTHORITY)
    assert not problems
    return found


def test_sheet_asks_for_each_name_once_and_for_speakers_that_no_mention_names() -> None:
    assert list(sheet(gold(), ARTICLE, SENTENCES)) == [
        "GPE 'Sirte' in 1",
        "PER 'Omar Shalwi' in 1",
        "ARM 'Wadi Brigade' in 1",
        "NORP 'Libyan' in 2",
        "FAC 'Ras Lanuf' in 2, 3",
        "GPE 'Tripoli' in 2",
        "PER 'Shalwi' in 3",
        "speaker 'the ministry of defence in Tripoli'",
    ]


def test_draft_becomes_links() -> None:
    found = links(DRAFT)
    assert [mark["authority_id"] for mark in found["entities"]] == [
        "settlement/sirte", None, None, None, "people/libyan", "facility/ras-lanuf-terminal", "settlement/tripoli",
        "facility/ras-lanuf-refinery", None,
    ]  # fmt: skip
    assert [quote["speaker_authority_id"] for quote in found["quotes"]] == [None, "org/ministry-of-defence-libya"]


@pytest.mark.parametrize(
    ("draft", "problem"),
    [
        pytest.param([], "no JSON object", id="list"),
        pytest.param({**DRAFT, "article_id": "x"}, "no JSON object with article_id 'mini-001'", id="other-article"),
        pytest.param({**DRAFT, "quotes": []}, "'quotes' is no field", id="unknown-field"),
        pytest.param({**DRAFT, "speakers": None}, "speakers: expected a list", id="no-list"),
        pytest.param({**DRAFT, "speakers": [{"name": "x"}]}, "fields are name; expected id, name", id="no-id"),
        pytest.param({**DRAFT, "speakers": []}, "has no link; give an id or null", id="unanswered-speaker"),
        pytest.param(change("speakers", 1, name="a man"), "speaker 'a man' is not asked for", id="other-speaker"),
        pytest.param(change("entities", 1, id="settlement/no"), "no record 'settlement/no'", id="no-record"),
        pytest.param(change("entities", 1, id=7), "no record 7", id="no-identifier"),
        pytest.param(change("entities", 5, id="settlement/ras-lanuf"), "is GPE, the mention FAC", id="other-type"),
        pytest.param(change("entities", 1, t="Sirt"), "GPE 'Sirt' is no name to link here", id="other-name"),
        pytest.param(change("entities", 5, **{"in": [3]}), "in sentence 2 has 0 links", id="only-elsewhere"),
        pytest.param({**DRAFT, "entities": DRAFT["entities"][1:]}, "in sentence 1 has 0 links", id="unanswered"),
        pytest.param({**DRAFT, "entities": DRAFT["entities"][:1] * 2}, "in sentence 1 has 2 links", id="twice"),
    ],
)  # fmt: skip
def test_problem_of_a_draft_is_named(draft: Any, problem: str) -> None:
    _, problems = resolve_links(draft, gold(), ARTICLE, SENTENCES, AUTHORITY)
    assert any(problem in line for line in problems), problems


def test_a_thing_may_have_one_type_for_another_only_where_both_are_alike() -> None:
    assert not list(check_id("settlement/tripoli", "LOC", AUTHORITY))
    assert not list(check_id("group/nato", "ORG", AUTHORITY))
    assert list(check_id("settlement/tripoli", "ORG", AUTHORITY))


def test_questions_are_asked_by_name_and_answers_count() -> None:
    ours, theirs = links(DRAFT), links(change("entities", 1, id="district/sirte"))
    questions = link_questions(ours, theirs, ARTICLE.text or "")
    assert [(q["layer"], q["type"], q["marks"], q["a"], q["b"]) for q in questions] == [
        ("entities", "GPE", [0], "settlement/sirte", "district/sirte")
    ]
    assert merge_links(ours, questions, {1: "a"}) == ours
    assert merge_links(ours, questions, {1: "b"}) == theirs
    assert merge_links(ours, questions, {1: {"value": None}})["entities"][0]["authority_id"] is None


def test_agreement_counts_mentions_without_a_record_and_links_apart() -> None:
    pair = links(DRAFT), links({**change("entities", 1, id=None), "speakers": [{**DRAFT["speakers"][0], "id": None}]})
    report = agree([], [pair], [], {})
    assert report["linked_articles"] == 1
    assert report["entities"]["linking"] == {"correct": 7, "total": 8, "accuracy": 0.875}
    assert (report["entities"]["in_kb"]["both"], report["entities"]["in_kb"]["only_one"]) == (4, 1)
    assert report["entities"]["in_kb"]["by_label"]["GPE"]["both"] == 1
    assert report["quotes"]["speaker_record"] == {"correct": 0, "total": 1, "accuracy": 0.0}
    assert report == agree([], [pair[::-1]], [], {})


def test_sides_and_place_of_an_event_take_the_links_of_their_mentions() -> None:
    event = apply_links(gold(), links(DRAFT))["events"][0]
    assert [side["authority_id"] for side in event["actors"]] == ["people/libyan"]
    assert event["place_authority_id"] == "facility/ras-lanuf-terminal"


def test_from_drafts_to_links(tmp_path: Path) -> None:
    write_table("articles", [ARTICLE], tmp_path / "tables/articles/auto.parquet")
    write_lines(tmp_path / "gold/mini-001.json", gold())
    for name, draft in (("c", DRAFT), ("d", change("entities", 1, id="district/sirte")), ("e", [])):
        (tmp_path / "drafts/links" / name).mkdir(parents=True)
        (tmp_path / "drafts/links" / name / "mini-001.json").write_text(json.dumps(draft), encoding="utf-8")
    assert "[3] Ras Lanuf was quiet" in call(tmp_path, "show", flags="tables gold")
    assert "5 of 9 mentions have a record" in call(tmp_path, "export", "c")
    call(tmp_path, "export", "d")
    assert "1 problems" in call(tmp_path, "export", "e", code=1)
    asked = call(tmp_path, "adjudicate")
    assert asked.strip() == "1. GPE 'Sirte' ×1: a: settlement/sirte | b: district/sirte"
    (tmp_path / "drafts/links/adjudicated").mkdir()
    answers = tmp_path / "drafts/links/adjudicated/mini-001.json"
    answers.write_text('{"answers": {"1": {"choice": {"value": "x/y"}, "reason": "town"}}}', encoding="utf-8")
    assert "no record 'x/y'" in call(tmp_path, "adjudicate", code=1)
    answers.write_text('{"answers": {"1": {"choice": "a", "reason": "the town"}}}', encoding="utf-8")
    assert "1 questions answered" in call(tmp_path, "adjudicate")
    document = load_gold(tmp_path / "gold").files["mini-001"]
    assert document["link_annotators"] == ["c", "d", "adjudicated"]
    assert document["entities"][0]["authority_id"] == "settlement/sirte"
    written = [path.read_text(encoding="utf-8") for path in (tmp_path / "gold/links").rglob("*.json")]
    assert len(written) == 3
    assert not any("Shells" in text for text in written)


def call(folder: Path, command: str, *words: str, flags: str = "tables drafts gold", code: int = 0) -> str:
    folders = [word for name in flags.split() for word in (f"--{name}", str(folder / name))]
    answer = CliRunner().invoke(app, ["links", command, *words, "mini-001", *folders])
    assert answer.exit_code == code, answer.output + str(answer.exception)
    return answer.output + (str(answer.exception) if code else "")


# What is in dataset/gold.

LINKED = {key: document for key, document in load_gold(GOLD).files.items() if "link_annotators" in document}


@pytest.mark.parametrize("article_id", LINKED)
def test_links_of_the_gold_are_what_was_adjudicated(article_id: str) -> None:
    document, folder = LINKED[article_id], GOLD / "links"
    first, _ = (
        json.loads((folder / "annotators" / name / f"{article_id}.json").read_text(encoding="utf-8"))
        for name in document["link_annotators"][:2]
    )
    answers = json.loads((folder / "adjudication" / f"{article_id}.json").read_text(encoding="utf-8"))["questions"]
    choices = read_choices(
        answers, {str(answer["n"]): answer for answer in answers}, folder, lambda _, value: ({"value": value}, [])
    )
    assert apply_links(document, merge_links(first, answers, choices)) == document
    for mark in document["entities"]:
        assert not list(check_id(mark["authority_id"], mark["type"], AUTHORITY)), mark
    for quote in document["quotes"]:
        assert not list(check_id(quote["speaker_authority_id"], None, AUTHORITY)), quote
