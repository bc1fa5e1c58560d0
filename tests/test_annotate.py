"""annotate: prediction lines for texts from anywhere, with offsets into the text as given."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts import annotate
from scripts.core.authority import load_authority
from scripts.core.errors import DataError
from scripts.core.schema import FOLDER
from tests.builders import all_spans

SCHEMA = json.loads((FOLDER / "prediction.schema.json").read_text(encoding="utf-8"))
TEXT = "Shells hit the port of Sirte on Thursday, a doctor said.\r\n\r\n“We hold the gate,” said Omar Shalwi.\tHe left."
LINE = {"id": "one", "text": TEXT, "published": "2019-04-05"}


def write(path: Path, *lines: Any) -> Path:
    path.write_text("".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines))
    return path


def run(tmp_path: Path, *lines: Any) -> list[dict[str, Any]]:
    annotate.run(write(tmp_path / "in.jsonl", *lines), tmp_path / "out.jsonl")
    return [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]


def test_line_is_a_prediction_of_the_text_as_given(tmp_path: Path) -> None:
    (line,) = run(tmp_path, LINE)
    jsonschema.validate(line, SCHEMA)
    marked = {(TEXT[row["start"] : row["end"]], row["type"], row["value"]) for row in line["entities"]}
    assert marked == {("Sirte", "FAC", None), ("Thursday", "DATE", "2019-04-04"), ("Omar Shalwi", "PER", None)}
    (told, said) = line["quotes"]
    assert [TEXT[span["start"] : span["end"]] for span in said["content"]] == ["We hold the gate,"]
    assert (told["speaker_status"], said["speaker_name"]) == ("unnamed", "Omar Shalwi")
    (event,) = line["events"]
    assert TEXT[event["trigger"]["start"] : event["trigger"]["end"]] == "hit"
    assert (event["type"], event["date"], event["status"], event["claimant_quote"]) == (
        "ASSAULT",
        "2019-04-04",
        "claimed",
        0,
    )


def test_lines_come_back_in_order_with_or_without_a_date(tmp_path: Path) -> None:
    lines = run(
        tmp_path, {"id": "b", "text": "On Monday it rained."}, "", {**LINE, "published": None}, {**LINE, "id": "a"}
    )
    assert [line["id"] for line in lines] == ["b", "one", "a"]
    assert [row["value"] for line in lines[:2] for row in line["entities"] if row["type"] == "DATE"] == [None, None]


def test_an_article_alone_is_annotated_as_among_others(tmp_path: Path) -> None:
    other = {"id": "x", "text": "Colonel Idris Shalwi fled Brega on Friday.", "published": "2019-04-06"}
    assert (
        run(tmp_path, LINE, other) == run(tmp_path, other, LINE)[::-1] == [*run(tmp_path, LINE), *run(tmp_path, other)]
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("{no", "line 2: no JSON in UTF-8", id="no-json"),
        pytest.param([1], "line 2: found list; expected an object", id="list"),
        pytest.param({"text": "x"}, "line 2: id is None; expected a string", id="no-id"),
        pytest.param({"id": "x", "text": ""}, "line 2: text is ''; expected a string", id="no-text"),
        pytest.param({**LINE, "id": "x", "published": "June"}, "published is 'June'; expected YYYY-MM-DD", id="date"),
        pytest.param({**LINE, "id": "x", "published": 7}, "published is 7; expected YYYY-MM-DD", id="number"),
        pytest.param({"id": "x", "text": "a\ud800b"}, "half of a surrogate pair", id="surrogate"),
        pytest.param({"id": "a\ud800b", "text": "x"}, "half of a surrogate pair", id="surrogate-in-id"),
        pytest.param(LINE, "line 2: id 'one' was used by an earlier line", id="twice"),
    ],
)
def test_wrong_line_is_named_and_nothing_is_written(tmp_path: Path, line: Any, message: str) -> None:
    with pytest.raises(DataError, match=message):
        run(tmp_path, LINE, line)
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.parametrize(
    ("source", "out", "message"),
    [
        pytest.param("missing.jsonl", "out.jsonl", "No such file", id="missing"),
        pytest.param(".", "out.jsonl", "Is a directory", id="folder"),
    ],
)
def test_wrong_file_is_one_line(tmp_path: Path, source: str, out: str, message: str) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "scripts.annotate", str(tmp_path / source), str(tmp_path / out)],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 1
    assert message in answer.stderr
    assert answer.stderr.count("\n") == 1


WORK = annotate.prepare(annotate.AUTHORITY)
PIECES = [
    "Omar Shalwi",
    "Sirte",
    " said ",
    "“",
    "”",
    '"',
    ". ",
    "\n\n",
    "\r\n",
    "\u2028",
    "\x00",
    "\u0301",
    " shelled ",
    "killed 3 people",
    " on Thursday",
    "he ",
    "😀",
]


@given(st.text(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.none() | st.dates())
def test_any_text_is_annotated_within_its_bounds(text: str, published: date | None) -> None:
    (line,) = WORK(annotate.make_article("any", text, published))
    jsonschema.validate(line, SCHEMA)
    assert [line] == list(WORK(annotate.make_article("any", text, published)))
    for span in all_spans(line):
        assert 0 <= span["start"] < span["end"] <= len(text)
        marked = text[span["start"] : span["end"]]
        assert marked.strip() == marked
    sentences = [(row["start"], row["end"]) for row in line["sentences"]]
    assert all(any(a <= row["start"] and row["end"] <= b for a, b in sentences) for row in line["entities"])


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), max_size=6), st.integers(0, 6))
def test_neither_order_nor_splitting_changes_an_article(texts: list[str], cut: int) -> None:
    articles = [annotate.make_article(str(number), text, date(2019, 4, 5)) for number, text in enumerate(texts)]
    lines = [line for article in articles for line in WORK(article)]
    again = [line for article in (*articles[cut:], *articles[:cut]) for line in WORK(article)]
    assert sorted(again, key=lambda line: line["id"]) == lines


def test_the_authority_file_is_the_published_one() -> None:
    assert load_authority(annotate.AUTHORITY).get("settlement/sirte") is not None
