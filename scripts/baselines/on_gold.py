"""on_gold: a layer of the rules, made from the gold of the layers below it, to tell where the errors come from."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from scripts.baselines.samples import Line
from scripts.core.authority import Authority, load_authority
from scripts.core.prediction import to_prediction
from scripts.core.records import Article
from scripts.entities import find_entities
from scripts.events import find_events
from scripts.quotes import find_quotes
from scripts.score.read import table_rows

Rows = dict[str, list[Any]]  # the gold rows of an article by layer
OnGold = Callable[[Article, Rows], Line]


def load_rules_on_gold(folder: Path) -> dict[str, OnGold]:
    """Return by layer what makes a line of it and of the gold layers below; the layers above are left out."""
    authority = load_authority(folder)

    def find(layer: str) -> OnGold:
        return lambda article, rows: _find(layer, article, rows, authority)

    return {layer: find(layer) for layer in ("entities", "quotes", "events")}


def _find(layer: str, article: Article, rows: Rows, authority: Authority) -> Line:
    sentences, entities, quotes = rows["sentences"], rows["entities"], rows["quotes"]
    if layer == "entities":
        found = list(find_entities(article, sentences, authority))
        return to_prediction(article.article_id, sentences, found, [], [])
    if layer == "quotes":
        spoken = list(find_quotes(article, sentences, entities, authority))
        return to_prediction(article.article_id, sentences, entities, spoken, [])
    events = list(find_events(article, sentences, entities, quotes, authority))
    return to_prediction(article.article_id, sentences, entities, quotes, events)


def annotate_on_gold(find: OnGold, articles: Sequence[Article], tables: Path) -> Iterator[Line]:
    """Yield the line of each gold article of the tables."""
    rows = table_rows(tables, [article.article_id for article in articles], "gold")
    for article in articles:
        yield find(article, rows[article.article_id])
