"""bench: what is compared with other libraries is brought to the same terms, and the page says what the figures say."""

import hashlib
import json
import subprocess
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from scripts.bench import page, peers, quality, read_samples, scale, speed
from scripts.bench.merging import MERGED, merge, trim_name
from scripts.core.errors import DataError
from scripts.core.records import Span
from scripts.core.schema import load_table
from scripts.score.document import Document, EntityMark
from tests.builders import make_article

ROOT = Path(__file__).parents[1]
SCORES = {"precision": 0.9, "recall": 0.8, "f1": 0.85, "tp": 1, "fp": 1, "fn": 1}
RESULTS: dict[str, Any] = {
    "quality": {
        "libraries": {"spacy": "3.8.18", "pysbd": "0.3.4"},
        "model": {"name": "en_sample", "version": "1.0", "licence": "MIT"},
        "articles": {"train": 4, "validation": 2, "test": 3},
        "sentences": {
            split: {"alpha": SCORES, "ours": {**SCORES, "f1": 0.99}} for split in ("train", "validation", "test")
        },
        "entities": {
            split: {
                "ours": {**SCORES, "f1": 0.95, "by_label": {"PER": {**SCORES, "f1": 0.9}}},
                "spacy": {**SCORES, "f1": 0.825, "by_label": {"PER": {**SCORES, "f1": 0.75}}},
            }
            for split in ("train", "validation", "test")
        },
    },
    "speed": {
        "machine": {"processor": "Sample 3000", "cores": 2, "system": "Linux x86_64", "python": "3.11.7"},
        "sentences": {
            "tokens": 1000,
            "annotators": {"alpha": {"tokens_per_second": 250_000}, "ours": {"tokens_per_second": 1_500_000}},
        },
        "entities": {
            "tokens": 1200,
            "annotators": {
                "ours": {"tokens_per_second": 150_000},
                "spacy ner, BLIS, paragraphs": {"tokens_per_second": 6_000},
                "spacy tok2vec+ner, BLIS, articles": {"tokens_per_second": 3_000},
                "spacy tok2vec+ner, BLIS, paragraphs": {"tokens_per_second": 5_000},
            },
        },
        "layers": {
            "tokens": 1200,
            "annotators": {
                "ours": {"tokens_per_second": 60_000},
                "spacy, BLIS, articles": {"tokens_per_second": 4_000},
            },
        },
        "start_up": {"median": 0.75},
    },
    "scale": [
        {"articles": 1_000, "processes": 1, "seconds": 4.0, "peak_mb": 200, "sha256": "a"},
        {"articles": 10_000, "processes": 1, "seconds": 36.0, "peak_mb": 202, "sha256": "b"},
        {"articles": 10_000, "processes": 2, "seconds": 20.0, "peak_mb": 203, "sha256": "b"},
    ],
}


def mark(text: str, name: str, label: str) -> EntityMark:
    start = text.index(name)
    return EntityMark(Span(start, start + len(name)), label, None, None)


@pytest.mark.parametrize(
    ("found", "left"),
    [
        pytest.param("the Wadi Brigade", "Wadi Brigade", id="article"),
        pytest.param("The Wadi Brigade’s", "Wadi Brigade", id="article and possessive"),
        pytest.param("An Ahram", "Ahram", id="any article"),
        pytest.param("Misrata's", "Misrata", id="straight possessive"),
        pytest.param("the rebels’", "rebels", id="plural possessive"),
        pytest.param(" Sirte\n", "Sirte", id="white space"),
        pytest.param("the\nday before", "day before", id="line break behind the article"),
        pytest.param("Theresa", "Theresa", id="no article"),
        pytest.param("al-Sarraj", "al-Sarraj", id="Arabic article"),
        pytest.param("the", "the", id="nothing but an article"),
        pytest.param("'s", "'s", id="nothing but a possessive"),
    ],
)
def test_span_is_trimmed_to_the_name(found: str, left: str) -> None:
    text = f"(…{found}…)"
    span = trim_name(text, Span(2, 2 + len(found)))
    assert span is not None
    assert text[span.start : span.end] == left


def test_white_space_is_no_name() -> None:
    assert trim_name("a \n b", Span(1, 4)) is None


def test_types_are_merged_and_others_left_out() -> None:
    text = "Omar Shalwi of the Wadi Brigade reached the port of Sirte with two Grad rockets."
    ours = [mark(text, "Omar Shalwi", "PER"), mark(text, "Wadi Brigade", "ARM"), mark(text, "Grad", "WEAP")]
    theirs = [mark(text, "Omar Shalwi", "PERSON"), mark(text, "the Wadi Brigade", "ORG"), mark(text, "two", "CARDINAL")]
    assert list(merge(text, ours)) == list(merge(text, theirs))
    assert [item.type for item in merge(text, ours)] == ["PER", "ORG"]


def test_every_type_is_merged_or_has_no_counterpart() -> None:
    assert set(load_table("entities").column("type").enum or ()) - MERGED.keys() == {"DEAL", "OPER", "WEAP"}
    assert set(page.MERGED_NAMES) == set(MERGED.values())


def test_only_the_body_is_given_to_a_splitter() -> None:
    article = make_article("Who holds Sirte? Nobody.\nHe left. She stayed. ", has_title=True)
    assert article.text is not None
    seen = []

    def split(text: str) -> list[tuple[int, int]]:
        seen.append(text)
        return [(0, 9), (9, len(text))]

    found = list(quality.split_article(quality.Sample(article, article.text, Document()), split))
    assert seen == ["He left. She stayed."]
    texts = [article.text[span.start : span.end] for span in found]
    assert texts == ["Who holds Sirte? Nobody.", "He left.", "She stayed."]


def test_boundaries_are_scored_by_splitter() -> None:
    article = make_article("He left. She stayed.")
    assert article.text is not None
    sample = quality.Sample(article, article.text, Document(sentences=(Span(0, 8), Span(9, 20))))
    figures = quality.compare_sentences(
        [sample], {"right": lambda text: [(0, 9), (9, 20)], "lazy": lambda text: [(0, len(text))]}
    )
    assert (figures["right"]["f1"], figures["lazy"]["recall"]) == (1.0, 0.5)


def test_entities_are_scored_after_merging() -> None:
    article = make_article("The Wadi Brigade left.")
    assert article.text is not None
    gold = mark(article.text, "Wadi Brigade", "ARM")
    sample = quality.Sample(article, article.text, Document(entities=(gold,)))
    figures = quality.strict([sample], [[mark(article.text, "The Wadi Brigade", "ORG")]])
    assert (figures["f1"], figures["by_label"]["ORG"]["tp"]) == (1.0, 1)


def test_tasks_take_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = count()
    monkeypatch.setattr(speed, "perf_counter", lambda: next(clock))
    done: list[str] = []
    tasks = {"a": lambda: done.append("a"), "b": lambda: done.append("b")}
    assert speed.time_in_turn(tasks, runs=2) == {"a": [1, 1], "b": [1, 1]}
    assert done == ["a", "a", "b", "b", "a", "b", "a", "b"]


def test_lines_are_taken_in_turn_under_new_ids(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    scale.write_lines([{"text": "Stay."}, {"text": "Go."}], 3, source)
    lines = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    assert [(line["id"], line["text"]) for line in lines] == [("0", "Stay."), ("1", "Go."), ("2", "Stay.")]


def test_a_run_is_measured(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    scale.write_lines([{"text": "He left.", "published": None}], 1, source)
    figures = scale.run_annotate(source, ROOT / "dataset/authority", 1)
    assert figures["sha256"] == hashlib.sha256(source.with_suffix(".out").read_bytes()).hexdigest()
    assert figures["seconds"] > 0
    assert figures["peak_mb"] > 10


def test_a_run_that_fails_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        scale.run_annotate(tmp_path / "missing.jsonl", ROOT / "dataset/authority", 1)


def test_missing_libraries_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "PEERS", ("regex", "no-such-splitter"))
    with pytest.raises(DataError, match=r"^no-such-splitter: not installed; run make bench"):
        peers.list_versions()


def test_missing_texts_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="is no folder"):
        read_samples(tmp_path / "full")


def test_figures_become_tables() -> None:
    parts = page.make_parts(RESULTS)
    assert "| ours | 0.990 | 0.990 | 0.990 | 0.900 | 0.800 | 1,500,000 |\n| alpha |" in parts["sentences"]
    assert "| all | 0.950 | 0.825 | 0.950 | 0.825 | 0.950 | 0.825 | +12.5 points |" in parts["entities"]
    assert "| NORP | – | – | – | – | – | – | – |" in parts["entities"]
    assert "| spacy ner, BLIS, paragraphs | 6,000 | 0.20 | 25.0 × |" in parts["speed"]
    assert parts["speed"].endswith("\n\nOurs is 30.0 times as fast as spacy tok2vec+ner, BLIS, paragraphs.")
    assert parts["layers"].endswith("\n\nOurs is 15.0 times as fast as spacy, BLIS, articles.")
    assert "4 train, 2 validation, 3 test" in parts["versions"]
    assert "0.75 s" in parts["start"]
    assert "| 10,000 | 2 | 20.0 | 203 |\n\n10 times as many articles take 1.01 times the memory." in parts["scale"]
    assert "Two processes are 1.80 times as fast as one" in parts["scale"]


def test_a_page_without_its_marks_is_an_error() -> None:
    with pytest.raises(DataError, match="marks speed; expected versions"):
        page.fill_page("<!-- speed -->\n<!-- end -->\n", RESULTS)


def test_page_says_what_the_figures_say() -> None:
    results = json.loads((ROOT / "docs/results/peers.json").read_text(encoding="utf-8"))
    committed = (ROOT / "docs/benchmark/peers.md").read_text(encoding="utf-8")
    assert page.fill_page(committed, results) == committed
