"""prompt: what a language model is asked, and how its answer becomes a prediction line or is named as unusable."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from scripts.baselines import make_prompt_parts
from scripts.baselines.answers import convert, join_pieces
from scripts.baselines.prompt import format_schema, make_prompt, make_schema
from scripts.bench.page import fill_parts
from scripts.score.check import check_lines
from scripts.score.read import GoldArticle, read_gold, read_predictions
from tests.builders import make_article
from tests.samples import entities_of, run_cli, write_tables

PAGE = Path(__file__).parents[1] / "docs/benchmark/prompt.md"
ARTICLE = make_article(
    "Shells hit a clinic in Ain Rahma on Thursday, killing three people, a doctor said. “We left,” said Omar Shalwi."
)


def at(sentence: int, text: str, occurrence: int = 1) -> dict[str, Any]:
    return {"sentence": sentence, "text": text, "occurrence": occurrence}


ANSWER: dict[str, Any] = {
    "entities": [
        {"sentence": 1, "text": "Ain Rahma", "type": "GPE", "value": None},
        {"sentence": 1, "text": "Thursday", "type": "DATE", "value": "2019-04-04"},
        {"sentence": 2, "text": "Omar Shalwi", "type": "PER", "value": None},
    ],
    "quotes": [
        {
            "kind": "indirect",
            "content": [at(1, "Shells hit a clinic in Ain Rahma on Thursday, killing three people")],
            "cue": at(1, "said"),
            "speaker": at(1, "a doctor"),
            "speaker_name": None,
            "speaker_status": "unnamed",
        }
    ],
    "events": [
        {
            "trigger": at(1, "hit"),
            "type": "ASSAULT",
            "mode": "heavy-weapons",
            "acled_sub_event": "Shelling/artillery/missile attack",
            "actors": [],
            "recipients": [at(1, "three people")],
            "place": at(1, "Ain Rahma"),
            "date": "2019-04-04",
            "fatalities_low": 3,
            "fatalities_high": 3,
            "injured": None,
            "status": "claimed",
            "event_group": 1,
        }
    ],
}


def test_an_answer_becomes_a_prediction() -> None:
    jsonschema.Draft202012Validator(make_schema()).validate(ANSWER)
    assert json.loads(format_schema()) == make_schema()
    line, problems = convert(ANSWER, ARTICLE)
    assert problems == []
    assert entities_of(line, ARTICLE) == [("Ain Rahma", "GPE"), ("Thursday", "DATE"), ("Omar Shalwi", "PER")]
    assert "sentences" not in line
    assert line["quotes"][0]["speaker_status"] == "unnamed"
    assert line["events"][0]["fatalities_low"] == 3
    assert line["events"][0]["claimant_quote"] == 0
    assert convert(f"```json\n{json.dumps(ANSWER)}\n```", ARTICLE) == (line, [])
    assert convert(json.dumps(ANSWER), ARTICLE) == (line, [])


@pytest.mark.parametrize(
    ("layer", "change", "problem"),
    [
        pytest.param("entities", {"text": "Tripoli"}, "'Tripoli' never occurs", id="words not there"),
        pytest.param("entities", {"type": "CITY"}, "'CITY' is not one of", id="unknown label"),
        pytest.param("entities", {"sentence": 9}, "expected sentence numbers", id="no such sentence"),
        pytest.param("entities", {"value": "2019"}, "expected an ISO date or interval on a DATE", id="value of a name"),
        pytest.param("quotes", {"speaker": None}, "speaker_status is unknown if and only if", id="status and speaker"),
        pytest.param("quotes", {"content": []}, "$.content [] should be non-empty", id="no content"),
        pytest.param("events", {"mode": "visit"}, "'visit' is not one of", id="mode of another type"),
        pytest.param("events", {"trigger": at(1, "hit", 2)}, "wanted number 2", id="second occurrence"),
        pytest.param("events", {"fatalities_low": "3"}, "$.fatalities_low", id="number as text"),
    ],
)
def test_a_mark_that_cannot_be_placed_is_left_out_and_named(layer: str, change: dict[str, Any], problem: str) -> None:
    answer = {**ANSWER, layer: [{**ANSWER[layer][0], **change}, *ANSWER[layer][1:]]}
    line, problems = convert(answer, ARTICLE)
    assert len(line[layer]) == len(ANSWER[layer]) - 1
    assert len(problems) == 1
    assert problems[0].startswith(f"mini-001 {layer}[0]: ")
    assert problem in problems[0]


@pytest.mark.parametrize("answer", ["Sorry, I cannot.", "{", [], {"entities": None}, None])
def test_an_answer_of_another_shape_marks_nothing_and_is_named(answer: Any) -> None:
    line, problems = convert(answer, ARTICLE)
    assert not any(line.get(layer) for layer in ("entities", "quotes", "events"))
    assert problems


def test_sentences_in_a_row_are_one_piece_of_content() -> None:
    spans = [{"start": 0, "end": 3}, {"start": 4, "end": 7}, {"start": 10, "end": 13}, {"start": 15, "end": 18}]
    joined = list(join_pieces("Go. Go. …Go.\n\nGo.", spans))
    assert joined == [{"start": 0, "end": 7}, *spans[2:]]


def test_answers_of_a_file_pass_the_check(tmp_path: Path) -> None:
    tables = write_tables(tmp_path / "tables")
    prompts, answers, out = tmp_path / "prompts.jsonl", tmp_path / "answers.jsonl", tmp_path / "out.jsonl"
    assert run_cli("prompts", str(prompts), "--tables", str(tables), "--split", "test").exit_code == 0
    asked = [json.loads(text) for text in prompts.read_text(encoding="utf-8").splitlines()]
    assert "[2] Idris Maghur stayed." in asked[0]["prompt"]
    mark = {"sentence": 2, "text": "Idris Maghur", "type": "PER", "value": None}
    answer = {"entities": [mark, {**mark, "text": "Nobody"}], "quotes": [], "events": []}
    answers.write_text(json.dumps({"id": asked[0]["id"], "answer": answer}) + "\n", encoding="utf-8")
    result = run_cli("answers", str(answers), str(out), "--tables", str(tables))
    assert result.exit_code == 0, result.output
    assert "1 articles, 1 marks left out" in result.output
    gold: dict[str, GoldArticle] = read_gold(tables)
    lines, problems = check_lines(read_predictions(out, gold), gold)
    assert not problems
    assert len(lines["mini-test-0"]["entities"]) == 1


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        pytest.param("{", "no JSON", id="no JSON"),
        pytest.param("{}", 'expected an object with "id" and "answer"', id="no id"),
        pytest.param('{"id": "x", "answer": {}}', "id is 'x'; expected a gold article", id="unknown id"),
    ],
)
def test_a_line_that_is_no_answer_is_an_error(line: str, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    words = [str(path), str(tmp_path / "out.jsonl"), "--tables", str(write_tables(tmp_path / "tables"))]
    assert problem in str(run_cli("answers", *words).exception)


def test_prompt_gives_the_day_and_the_labels() -> None:
    prompt = make_prompt(ARTICLE)
    assert "published Friday 2019-04-05" in prompt
    assert "- WEAP: named or typed weapon, munition or platform" in prompt
    assert '{"sentence": N, "text": "…", "occurrence": 1}' in prompt


def test_page_of_the_prompt_is_fresh() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert fill_parts(page, make_prompt_parts()) == page, "run python -m scripts.baselines leaderboard"
