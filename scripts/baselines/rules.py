"""rules: the rule annotators of this project, as a baseline and as what trivial baselines stand on."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import yaml

from scripts.annotate import prepare_layers
from scripts.baselines.samples import Annotate, Line
from scripts.core.prediction import to_prediction
from scripts.core.records import Article
from scripts.events import cluster_events

PARAMS = Path(__file__).resolve().parents[2] / "params.yaml"


def load_rules(folder: Path) -> Annotate:
    """Return what yields the rule annotators' line of each article, events clustered over all the articles given."""
    work = prepare_layers(folder)
    same_place_km = yaml.safe_load(PARAMS.read_text(encoding="utf-8"))["events"]["same_place_km"]

    def annotate(articles: Sequence[Article]) -> Iterator[Line]:
        layers = [work(article) for article in articles]
        clustered = iter(list(cluster_events((event for *_, events in layers for event in events), same_place_km)))
        for article, (sentences, entities, quotes, events) in zip(articles, layers, strict=True):
            yield to_prediction(article.article_id, sentences, entities, quotes, list(islice(clustered, len(events))))

    return annotate
