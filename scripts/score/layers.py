"""layers: the figures of each layer for one article, as docs/benchmark/metrics.md defines them."""

from collections.abc import Iterator

from scripts.score.context import Context
from scripts.score.counts import Figure, Key, Measured, count_equal
from scripts.score.document import Document, EventMark
from scripts.score.entities import measure_entities
from scripts.score.events import match_events, measure_events
from scripts.score.matching import Matched
from scripts.score.quotes import measure_quotes

NOTHING = Context()


def measure(gold: Document, predicted: Document, context: Context = NOTHING) -> Iterator[tuple[Key, Figure]]:
    """Yield all figures of one article under keys `(layer, metric, label)`; they add up over articles."""
    yield from measure_matched(gold, predicted, match_events(gold.events, predicted.events), context)


def measure_matched(
    gold: Document, predicted: Document, events: Matched[EventMark], context: Context = NOTHING
) -> Iterator[tuple[Key, Figure]]:
    """Yield the same where the events are paired already."""
    layers: dict[str, Measured] = {
        "sentences": _sentences(gold, predicted),
        "entities": measure_entities(gold.entities, predicted.entities, context),
        "quotes": measure_quotes(gold.quotes, predicted.quotes, context),
        "events": measure_events(gold.events, predicted.events, events, context),
    }
    for layer, measured in layers.items():
        for metric, label, figure in measured:
            yield (layer, metric, label), figure


def _sentences(gold: Document, predicted: Document) -> Measured:
    ends = count_equal((span.end for span in gold.sentences), (span.end for span in predicted.sentences))
    yield "boundary", "", ends
