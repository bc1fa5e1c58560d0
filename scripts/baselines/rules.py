"""rules: the rule annotators of this project, as a baseline and as what trivial baselines stand on."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from scripts.baselines.samples import Annotate, Line
from scripts.core.authority import load_authority
from scripts.core.prediction import to_prediction
from scripts.core.records import Article
from scripts.entities import find_entities
from scripts.events import find_events
from scripts.quotes import find_quotes
from scripts.sentences import find_sentences


def load_rules(folder: Path) -> Annotate:
    """Return what yields the rule annotators' line of each article."""
    authority = load_authority(folder)

    def annotate(articles: Sequence[Article]) -> Iterator[Line]:
        for article in articles:
            sentences = list(find_sentences(article))
            entities = list(find_entities(article, sentences, authority))
            quotes = list(find_quotes(article, sentences, entities, authority))
            events = list(find_events(article, sentences, entities, quotes, authority))
            yield to_prediction(article.article_id, sentences, entities, quotes, events)

    return annotate
