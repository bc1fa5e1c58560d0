"""samples: gold articles with their text and their marks, and what a baseline may see of them."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scripts.core.errors import DataError
from scripts.core.prediction import to_prediction
from scripts.core.records import Article
from scripts.core.schema import LAYERS
from scripts.core.tables import by_article, read_table
from scripts.core.text import sha256_text

Line = dict[str, Any]
Annotate = Callable[[Sequence[Article]], Iterable[Line]]


@dataclass(frozen=True, slots=True)
class Sample:
    """A gold article, its text and its gold marks as a line of schemas/prediction.schema.json."""

    article: Article
    text: str
    gold: Line


@dataclass(frozen=True, slots=True)
class Corpus:
    """What a baseline may learn from: `train` to fit, `validation` to choose by. It never holds the test split."""

    train: Sequence[Sample]
    validation: Sequence[Sample]


@dataclass(frozen=True, slots=True)
class Annotator:
    """A baseline made ready: what yields a prediction line for each article, and what was chosen on the way."""

    annotate: Annotate
    settings: dict[str, Any] = field(default_factory=dict)


def read_samples(tables: Path, split: str) -> list[Sample]:
    """Return the gold articles of a split; DataError if none has its text."""
    layers = [read_table(layer, tables / f"{layer}/{split}.parquet") for layer in LAYERS]
    rows = by_article(read_table("articles", tables / f"articles/{split}.parquet"), *layers)
    samples = list(_samples(rows))
    if not samples:
        raise DataError(f"{tables} has no text of the {split} articles; run make fetch and make full first")
    return samples


def _samples(rows: Iterable[tuple[Any, ...]]) -> Iterator[Sample]:
    for article, *layers in rows:
        if article.is_gold and article.text is not None:
            gold = ([row for row in layer if row.annotation == "gold"] for layer in layers)
            yield Sample(article, article.text, to_prediction(article.article_id, *gold))


def hash_gold(samples: Iterable[Sample]) -> str:
    """Return the SHA-256 of the gold marks, by which scores against another state of the gold are known.

    The cluster of an event is left out, since it also depends on articles that are not gold.
    """
    return sha256_text("\n".join(json.dumps(_without_clusters(sample.gold), sort_keys=True) for sample in samples))


def _without_clusters(line: Line) -> Line:
    return {**line, "events": [{**event, "event_cluster": None} for event in line["events"]]}
