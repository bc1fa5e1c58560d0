"""prediction: annotated records as one line of schemas/prediction.schema.json."""

from collections.abc import Sequence
from typing import Any

from scripts.core.records import Argument, Entity, Event, Quote, Sentence, Span

ENTITY = ("type", "value", "authority_id")
QUOTE = ("speaker_name", "speaker_status", "speaker_authority_id")
EVENT = ("type", "mode", "acled_sub_event")
EVENT_VALUES = ("place_authority_id", "latitude", "longitude", "date", "fatalities_low", "fatalities_high", "injured")


def to_prediction(
    article_id: str,
    sentences: Sequence[Sentence],
    entities: Sequence[Entity],
    quotes: Sequence[Quote],
    events: Sequence[Event],
) -> dict[str, Any]:
    """Return the four layers of one article as a prediction line."""
    order = {quote.quote_id: number for number, quote in enumerate(quotes)}
    return {
        "id": article_id,
        "sentences": [_span(sentence) for sentence in sentences],
        "entities": [{**_offsets(entity), **_fields(entity, ENTITY)} for entity in entities],
        "quotes": [_quote(quote) for quote in quotes],
        "events": [_event(event, order) for event in events],
    }


def _offsets(item: Span | Sentence | Entity | Argument) -> dict[str, Any]:
    return {"start": item.start, "end": item.end}


def _span(item: Span | Sentence | None) -> dict[str, Any] | None:
    return None if item is None else _offsets(item)


def _fields(record: Any, names: Sequence[str]) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "kind": quote.kind,
        "content": [_offsets(span) for span in quote.content],
        "cue": _span(quote.cue),
        "speaker": _span(quote.speaker),
        **_fields(quote, QUOTE),
    }


def _event(event: Event, order: dict[str, int]) -> dict[str, Any]:
    return {
        "trigger": _offsets(event.trigger),
        **_fields(event, EVENT),
        "actors": [{**_offsets(argument), "authority_id": argument.authority_id} for argument in event.actors],
        "recipients": [{**_offsets(argument), "authority_id": argument.authority_id} for argument in event.recipients],
        "place": _span(event.place),
        **_fields(event, EVENT_VALUES),
        "status": event.status,
        "claimant_quote": order.get(event.claimant_quote_id or ""),
        "event_group": event.event_group,
        "event_cluster": event.event_cluster,
    }
