"""layers: the figures of each layer for one article, as docs/benchmark/metrics.md defines them."""

from collections.abc import Iterator

from scripts.score.context import Context
from scripts.score.counts import Figure, Key, Measured, count_equal
from scripts.score.document import Document
from scripts.score.entities import measure_entities
from scripts.score.events import measure_events
from scripts.score.quotes import measure_quotes

NOTHING = Context()


def measure(gold: Document, predicted: Document, context: Context = NOTHING) -> Iterator[tuple[Key, Figure]]:
    """Yield all figures of one article under keys `(layer, metric, label)`; they add up over articles."""
    layers: dict[str, Measured] = {
        "sentences": _sentences(gold, predicted),
        "entities": measure_entities(gold.entities, predicted.entities, context),
        "quotes": measure_quotes(gold.quotes, predicted.quotes, context),
        "events": measure_events(gold.events, predicted.events, context),
    }
    for layer, measured in layers.items():
        for metric, label, figure in measured:
            yield (layer, metric, label), figure


def _sentences(gold: Document, predicted: Document) -> Measured:
    ends = count_equal((span.end for span in gold.sentences), (span.end for span in predicted.sentences))
    yield "boundary", "", ends
