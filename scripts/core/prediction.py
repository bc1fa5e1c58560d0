"""prediction: annotated records as one line of schemas/prediction.schema.json."""

from collections.abc import Sequence
from typing import Any

from scripts.core.records import Argument, Entity, Event, Quote, Sentence, Span


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
        "sentences": [_offsets(sentence) for sentence in sentences],
        "entities": [_entity(entity) for entity in entities],
        "quotes": [_quote(quote) for quote in quotes],
        "events": [_event(event, order) for event in events],
    }


def _offsets(item: Span | Sentence) -> dict[str, Any]:
    return {"start": item.start, "end": item.end}


def _span(item: Span | None) -> dict[str, Any] | None:
    return None if item is None else _offsets(item)


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "start": entity.start,
        "end": entity.end,
        "type": entity.type,
        "value": entity.value,
        "authority_id": entity.authority_id,
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "kind": quote.kind,
        "content": [_offsets(span) for span in quote.content],
        "cue": _span(quote.cue),
        "speaker": _span(quote.speaker),
        "speaker_name": quote.speaker_name,
        "speaker_status": quote.speaker_status,
        "speaker_authority_id": quote.speaker_authority_id,
    }


def _argument(argument: Argument) -> dict[str, Any]:
    return {"start": argument.start, "end": argument.end, "authority_id": argument.authority_id}


def _event(event: Event, order: dict[str, int]) -> dict[str, Any]:
    return {
        "trigger": _offsets(event.trigger),
        "type": event.type,
        "mode": event.mode,
        "acled_sub_event": event.acled_sub_event,
        "actors": [_argument(argument) for argument in event.actors],
        "recipients": [_argument(argument) for argument in event.recipients],
        "place": _span(event.place),
        "place_authority_id": event.place_authority_id,
        "latitude": event.latitude,
        "longitude": event.longitude,
        "date": event.date,
        "fatalities_low": event.fatalities_low,
        "fatalities_high": event.fatalities_high,
        "injured": event.injured,
        "status": event.status,
        "claimant_quote": order.get(event.claimant_quote_id or ""),
        "event_group": event.event_group,
        "event_cluster": event.event_cluster,
    }
