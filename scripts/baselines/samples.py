"""samples: gold articles with their text and their marks, and what a baseline may see of them."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scripts.core.records import Article
from scripts.core.text import sha256_text
from scripts.score.read import read_texts, table_lines

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
    articles = read_texts(tables, split)
    lines = table_lines(tables, [article.article_id for article in articles], "gold")
    return [Sample(article, article.text or "", lines[article.article_id]) for article in articles]


def hash_gold(samples: Iterable[Sample]) -> str:
    """Return the SHA-256 of the gold marks, by which scores against another state of the gold are known.

    The cluster of an event is left out, since it also depends on articles that are not gold.
    """
    return sha256_text("\n".join(json.dumps(_without_clusters(sample.gold), sort_keys=True) for sample in samples))


def _without_clusters(line: Line) -> Line:
    return {**line, "events": [{**event, "event_cluster": None} for event in line["events"]]}
