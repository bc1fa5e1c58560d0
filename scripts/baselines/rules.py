"""rules: the rule annotators of this project, as a baseline and as what trivial baselines stand on."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from scripts.annotate import prepare
from scripts.baselines.samples import Annotate, Line
from scripts.core.records import Article


def load_rules(folder: Path) -> Annotate:
    """Return what yields the rule annotators' line of each article."""
    work = prepare(folder)

    def annotate(articles: Sequence[Article]) -> Iterator[Line]:
        for article in articles:
            yield from work(article)

    return annotate
