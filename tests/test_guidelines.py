"""The annotation guidelines explain every value, keep their form, and their worked example passes `check`."""

import json
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
import regex
import typer

from scripts.core.dates import date_range, find_dates
from scripts.core.ontology import crosswalk, modes
from scripts.core.records import Article
from scripts.core.schema import load_table
from scripts.gold import app
from scripts.gold.draft import resolve, resolve_answer
from scripts.sentences import find_sentences
from tests.builders import make_article

GUIDE = (Path(__file__).parents[1] / "docs/annotation.md").read_text(encoding="utf-8")
PARTS = dict(regex.findall(r"(?ms)^## (\d)\. [^\n]+\n(.*?)(?=^## |\Z)", GUIDE))
BLOCKS = dict(regex.findall(r"(?ms)^###+ ([^\n]+)\n(.*?)(?=^##|\Z)", GUIDE))
PUBLISHED = date(2019, 4, 5)
COLUMNS = (
    ("sentences", "section"),
    ("entities", "type"),
    ("entities", "annotation"),
    ("quotes", "kind"),
    ("quotes", "speaker_status"),
    ("events", "type"),
    ("events", "mode"),
    ("events", "acled_sub_event"),
    ("events", "status"),
    ("events", "quad_class"),
    ("events", "date_precision"),
    ("events", "geo_precision"),
)
TYPES = load_table("events").column("type").enum or ()
LABELS = load_table("entities").column("type").enum or ()
KINDS = load_table("quotes").column("kind").enum or ()
STATUSES = load_table("quotes").column("speaker_status").enum or ()
EXEMPLIFIED = (
    *(f"`{value}`" for value in (*LABELS, *KINDS, *STATUSES, *TYPES)),
    *("Content", "Cue", "Speaker", "Speaker name"),
)


def fence(language: str) -> str:
    """Return the first fenced block of that language in the section on tools."""
    return str(regex.findall(rf"(?s)```{language}\n(.*?)\n```", PARTS["7"])[0])


def example() -> tuple[Article, dict[str, Any]]:
    """Return the article and the draft of the worked example."""
    draft: dict[str, Any] = json.loads(fence("json"))
    article = make_article(fence("text"), published=PUBLISHED, has_title=True, article_id=draft["article_id"])
    return article, draft


def resolved() -> tuple[str, dict[str, Any], list[str]]:
    article, draft = example()
    layers, problems = resolve(draft, article, list(find_sentences(article)))
    assert article.text is not None
    return article.text, layers, problems


def test_sections_are_in_order() -> None:
    assert list(PARTS) == [str(number) for number in range(9)]


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=[f"{table}.{column}" for table, column in COLUMNS])
def test_every_value_is_explained(table: str, column: str) -> None:
    values = load_table(table).column(column).enum or ()
    assert values
    assert [value for value in values if f"`{value}`" not in GUIDE] == []


@pytest.mark.parametrize("kind", TYPES)
def test_modes_stand_with_their_type(kind: str) -> None:
    shared = BLOCKS["`REQUEST`"] if kind == "REJECT" else ""
    assert [mode for mode in modes(kind) if f"`{mode}`" not in BLOCKS[f"`{kind}`"] + shared] == []


@pytest.mark.parametrize("name", EXEMPLIFIED)
def test_two_examples_and_a_near_miss(name: str) -> None:
    assert regex.findall(r"(?m)^- (yes|no): ", BLOCKS[name]) == ["yes", "yes", "no"]


def test_each_sub_event_and_status_has_an_example() -> None:
    for column in ("acled_sub_event", "status"):
        for value in load_table("events").column(column).enum or ():
            assert regex.search(rf"(?m)^\| `{regex.escape(value)}` \| [^|]+ \| [^|]*\*\*\w+\*\*[^|]* \|$", GUIDE), value


def test_statuses_are_in_their_order() -> None:
    order = regex.findall(r"(?m)^\| `(\w+)` \|", BLOCKS["Status"])
    assert order == ["planned", "denied", "disputed", "background", "claimed", "asserted"]


def date_rows() -> list[Any]:
    rows = regex.findall(r"(?m)^\| ([^|`]+) \| `([^`|]+)` \|", BLOCKS["Value of a `DATE`"])
    return [pytest.param(words, value, id=words) for cell, value in rows for words in cell.split(", ")]


@pytest.mark.parametrize(("words", "value"), date_rows())
def test_date_is_resolved_as_the_table_says(words: str, value: str) -> None:
    first, last, _ = date_range(value)
    assert first is not None
    assert last is not None
    assert first <= last
    assert find_dates(f"It happened {words}.", PUBLISHED)[-1][2] == value


def test_example_passes() -> None:
    _, layers, problems = resolved()
    assert problems == []
    counts = ", ".join(f"{len(layers[layer])} {layer}" for layer in layers)
    assert f"`a example-001: {counts}`" in " ".join(PARTS["7"].split())


def test_example_marks_what_it_says() -> None:
    text, layers, _ = resolved()

    def cut(span: dict[str, int] | None) -> str | None:
        return None if span is None else text[span["start"] : span["end"]]

    assert [cut(entity) for entity in layers["entities"] if entity["type"] == "GPE"] == ["Ain Rahma"] * 2 + ["Tripoli"]
    assert [cut(quote["content"][0]) for quote in layers["quotes"]] == [
        "Shells hit a clinic in Ain Rahma on Thursday, killing at least three people",
        "Our men were never near it,",
        "they had fired a shell",
        "to march on the town “before Ramadan”",
        "to send medicine",
    ]
    triggers = [cut(event["trigger"]) for event in layers["events"]]
    assert triggers == ["hit", "hit", "fired", "vowed", "march", "urged", "send"]
    assert [event["claimant_quote"] for event in layers["events"]] == [None, 0, 2, None, None, None, None]


def test_example_keeps_to_the_crosswalk() -> None:
    pairs = {(rule.plover_type, rule.plover_mode, rule.acled) for rule in crosswalk()}
    for event in resolved()[1]["events"]:
        kind, mode, sub_event = event["type"], event["mode"], event["acled_sub_event"]
        assert {(kind, mode, sub_event), (kind, None, sub_event)} & pairs, event


def test_each_command_exists() -> None:
    told = regex.findall(r"(?m)^python -m scripts\.gold (\w+)(?: (\w+))?", fence("sh"))
    assert told
    for name, word in told:
        command = cast("typer.core.TyperGroup", typer.main.get_command(app)).commands[name]
        assert not isinstance(command, typer.core.TyperGroup) or word in command.commands


def test_version_is_the_last_of_the_changes() -> None:
    versions = regex.findall(r"(?m)^- (\d+\.\d+) \(\d{4}-\d\d-\d\d\): ", PARTS["8"])
    assert regex.findall(r"(?m)^Version (\d+\.\d+)\.", GUIDE) == versions[:1]


BROKEN = [
    pytest.param({"events": None}, "events: expected a list of objects", id="null layer"),
    pytest.param({"quotes": ["said"]}, "quotes: expected a list of objects", id="mark that is no object"),
    pytest.param({"sentences": {"join": 1}}, "sentences: {'join': 1} is no object", id="join that is no list"),
    pytest.param({"sentences": {"join": [9]}}, "sentences: there is no sentence 9 to join", id="join behind the end"),
    pytest.param({"sentences": {"cut": []}}, "sentences: 'cut' is no field", id="unknown correction"),
    pytest.param(
        {"entities": [{"t": "UN", "type": "ORG", "not": "UN to"}]}, "entities 1: not is 'UN to'", id="not is no list"
    ),
    pytest.param(
        {"entities": [{"t": "Friday", "type": "DATE", "value": "2019-02-30"}]},
        "entities 1: value is '2019-02-30'",
        id="day that is not on the calendar",
    ),
    pytest.param(
        {"events": [{"date": "2019-04-05/2019-04-04"}]}, "events 1: date is '2019-04-05/2019-04-04'", id="backwards"
    ),
    pytest.param(
        {"events": [{"fatalities_low": 3, "fatalities_high": 2}]}, "events 1: fatalities_low is 3", id="low over high"
    ),
]


@pytest.mark.parametrize(("change", "problem"), BROKEN)
def test_broken_draft_is_told_and_does_not_break_the_tool(change: dict[str, Any], problem: str) -> None:
    article, draft = example()
    _, problems = resolve({**draft, **change}, article, list(find_sentences(article)))
    assert [line for line in problems if line.startswith(problem)]


@pytest.mark.parametrize(
    ("layer", "field", "value", "is_sound"),
    [
        pytest.param("events", "trigger", [4, "march"], True, id="span"),
        pytest.param("events", "type", "BOMB", False, id="unknown type"),
        pytest.param("events", "mode", None, True, id="no mode"),
        pytest.param("events", "status", None, False, id="no status"),
        pytest.param("events", "date", "2019-02-30", False, id="no day"),
        pytest.param("quotes", "speaker_name", "Omar Shalwi", True, id="free words"),
    ],
)
def test_answer_of_the_adjudicator_is_checked(layer: str, field: str, value: Any, is_sound: bool) -> None:
    article, _ = example()
    question = {"layer": layer, "field": field}
    _, problems = resolve_answer(question, value, article, list(find_sentences(article)))
    assert (problems == []) is is_sound
