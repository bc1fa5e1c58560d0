"""test_benchmark_pages: each task has a page whose example is valid and scores as it says."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scripts.score import score
from scripts.score.check import check_lines
from scripts.score.context import Training
from scripts.score.document import make_document
from scripts.score.read import GoldArticle, Line
from scripts.score.report import nest

FOLDER = Path(__file__).parents[1] / "docs/benchmark"
TASKS = re.findall(r"\]\(([a-z_]+)\.md\) \|", (FOLDER / "tasks.md").read_text(encoding="utf-8"))
PARTS = ("Input", "Output", "Metric", "Builds on", "Split", "Valid submission")


def read(task: str) -> str:
    return (FOLDER / f"{task}.md").read_text(encoding="utf-8")


def values(block: str) -> Iterator[Any]:
    """Yield the JSON values that stand one after the other."""
    while block := block.strip():
        value, end = json.JSONDecoder().raw_decode(block)
        yield value
        block = block[end:]


def test_nine_tasks_have_pages() -> None:
    assert len(set(TASKS)) == 9
    assert {path.stem for path in FOLDER.glob("*.md")} >= {*TASKS, "metrics"}


@pytest.mark.parametrize("task", TASKS)
def test_page_says_what_goes_in_and_out(task: str) -> None:
    assert tuple(re.findall(r"^- \*\*([^*]+)\*\*: ", read(task), flags=re.M)) == PARTS


@pytest.mark.parametrize("task", TASKS)
def test_links_lead_somewhere(task: str) -> None:
    for name, anchor in re.findall(r"\]\(([\w./]+\.md)(?:#([\w-]+))?\)", read(task)):
        text = (FOLDER / name).read_text(encoding="utf-8")
        headings = [re.sub(r"[^\w -]", "", heading) for heading in re.findall(r"^#+ (.+)$", text, flags=re.M)]
        assert not anchor or anchor in [heading.lower().replace(" ", "-") for heading in headings]


@pytest.mark.parametrize("task", TASKS)
def test_example_is_valid_and_scores_as_documented(task: str) -> None:
    page = read(task)
    texts, *blocks = (block for _, block in re.findall(r"^```(text|json)\n(.*?)^```$", page, flags=re.M | re.S))
    gold, predicted, (expected,) = (list(values(block)) for block in blocks)
    published = re.search(r"^Published (\S+)\.$", page, flags=re.M)
    articles = {
        line["id"]: GoldArticle(
            line["id"],
            split="test",
            published=published[1] if published else None,
            length=len(text),
            has_text=True,
            document=make_document(line),
            text=text,
        )
        for line, text in zip(gold, texts.splitlines(), strict=True)
    }
    for lines in (gold, predicted):
        assert check_lines((Line(task, line) for line in lines), articles)[1] == []
    marks = {line["id"]: make_document(line) for line in predicted}
    report = nest(score(articles, marks, Training()).total)
    for layer, metrics in expected.items():
        for metric, numbers in metrics.items():
            assert {name: report[layer][metric][name] for name in numbers} == numbers, (layer, metric)


def test_metrics_that_pages_name_exist_and_are_defined() -> None:
    report = nest(score({}, {}, Training()).total)
    defined = (FOLDER / "metrics.md").read_text(encoding="utf-8")
    for layer, metric in re.findall(r"`(\w+)\.(\w+)`", "".join(read(task) for task in [*TASKS, "tasks"])):
        assert layer not in report or (metric in report[layer] and metric.split("_")[0] in defined), metric
