"""samples: invented gold articles with marked names, and tables of them, for the tests of the baselines."""

import os
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from scripts.baselines import app
from scripts.baselines.samples import Corpus, Line, Sample
from scripts.core.gold import GOLD_SPLITS
from scripts.core.prediction import to_prediction
from scripts.core.records import Article
from scripts.core.tables import write_table
from tests.builders import make_article, make_entities, make_sentences

TRAIN = (
    "{PER:Omar Shalwi} of the {ARM:Wadi Brigade} left {GPE:Sirte} on {DATE=2019-04-04:Thursday}.",
    "The {ARM:Wadi Brigade} held the road to {GPE:Brega}. {PER:Huda Ferjani} stayed in {GPE:Sirte}.",
    "{PER:Idris Maghur} met {PER:Omar Shalwi} in {GPE:Brega} on {DATE=2019-04-02:Tuesday}.",
)
VALIDATION = (
    "The {ARM:Wadi Brigade} left {GPE:Sirte}. {PER:Huda Ferjani} left {GPE:Brega} on {DATE=2019-04-04:Thursday}.",
)
TEST = ("The {ARM:Wadi Brigade} left {GPE:Brega}. {PER:Idris Maghur} stayed.",)


def make_sample(marked: str, article_id: str = "mini-001") -> Sample:
    """Return a gold article whose entities are the names marked in the text."""
    article = make_article(marked, is_gold=True, article_id=article_id)
    sentences = make_sentences(article, "gold")
    entities = make_entities(article, marked, sentences, "gold")
    return Sample(article, article.text or "", to_prediction(article_id, sentences, entities, [], []))


def make_samples(texts: Sequence[str], split: str) -> list[Sample]:
    """Return a gold article for each text."""
    return [make_sample(marked, f"mini-{split}-{number}") for number, marked in enumerate(texts)]


def make_corpus() -> Corpus:
    """Return a corpus that a model can learn by heart."""
    return Corpus(make_samples(TRAIN, "train"), make_samples(VALIDATION, "validation"))


def write_tables(folder: Path) -> Path:
    """Write published tables of the invented articles."""
    for split, texts in zip(GOLD_SPLITS, (TRAIN, VALIDATION, TEST), strict=True):
        layers: dict[str, list[Any]] = {name: [] for name in ("articles", "sentences", "entities", "quotes", "events")}
        for number, marked in enumerate(texts):
            article = make_article(marked, is_gold=True, article_id=f"mini-{split}-{number}")
            article = replace(article, split=split)
            sentences = make_sentences(article, "gold")
            layers["articles"].append(article)
            layers["sentences"] += sentences
            layers["entities"] += make_entities(article, marked, sentences, "gold")
        for table, rows in layers.items():
            write_table(table, rows, folder / table / f"{split}.parquet")
    return folder


def need(library: str) -> Any:
    """Return a library of an extra group; without it the test is skipped, but fails where REQUIRE_MODELS is set."""
    if os.environ.get("REQUIRE_MODELS"):
        return import_module(library)
    return pytest.importorskip(library)


def entities_of(line: Line, article: Article) -> list[tuple[str, str]]:
    text = article.text or ""
    return [(text[entity["start"] : entity["end"]], entity["type"]) for entity in line["entities"]]


def run_cli(*words: str) -> Any:
    return CliRunner().invoke(app, list(words))
