"""annotation: the quotes and events of a gold file as rows of their tables."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any

from scripts.core.authority import Authority
from scripts.core.dates import date_range
from scripts.core.errors import DataError
from scripts.core.geography import geocode
from scripts.core.ontology import quad_class
from scripts.core.records import Argument, Article, Entity, Event, Quote, Sentence, Span
from scripts.core.rows import row_id
from scripts.core.spans import head_entity


def gold_quotes(article: Article, document: dict[str, Any]) -> Iterator[Quote]:
    """Yield the quotes of an article's gold file; DataError if one lacks a value that the table requires."""
    for number, quote in enumerate(document["quotes"], 1):
        content = tuple(Span(**span) for span in quote["content"])
        yield Quote(
            quote_id=row_id(article, "quotes", "gold", number),
            article_id=article.article_id,
            source=article.source,
            split=article.split,
            kind=_required(article, "quotes", number, quote, "kind"),
            content=content,
            content_text=None if article.text is None else " ".join(article.text[s.start : s.end] for s in content),
            cue=_span(quote.get("cue")),
            speaker=_span(quote.get("speaker")),
            speaker_name=quote.get("speaker_name"),
            speaker_status=_required(article, "quotes", number, quote, "speaker_status"),
            speaker_authority_id=quote.get("speaker_authority_id"),
            is_invented=article.is_invented,
            annotation="gold",
        )


def gold_events(
    article: Article,
    document: dict[str, Any],
    sentences: Sequence[Sentence],
    entities: Sequence[Entity],
    quotes: Sequence[Quote],
    authority: Authority,
) -> Iterator[Event]:
    """Yield the events of an article's gold file, tied to its gold sentences, entities and quotes.

    What follows from other fields (quad class, geocode, days of the date, claimant) is derived, not read.
    """
    free_group = max((event.get("event_group") or 0 for event in document["events"]), default=0)
    for number, event in enumerate(document["events"], 1):
        trigger = Span(**event["trigger"])
        point = geocode(authority.get(event.get("place_authority_id") or ""))
        first, last, precision = date_range(event["date"]) if event.get("date") else (None, None, None)
        claimant = _claimant(article, number, event, quotes)
        group = event.get("event_group")
        if group is None:
            group = free_group = free_group + 1
        yield Event(
            event_id=row_id(article, "events", "gold", number),
            article_id=article.article_id,
            source=article.source,
            split=article.split,
            sentence_id=_sentence_id(article, number, trigger, sentences),
            trigger=trigger,
            type=event["type"],
            mode=event.get("mode"),
            quad_class=quad_class(event["type"]),
            acled_sub_event=event.get("acled_sub_event"),
            actors=tuple(_argument(item, entities) for item in event.get("actors", ())),
            recipients=tuple(_argument(item, entities) for item in event.get("recipients", ())),
            place=_span(event.get("place")),
            place_authority_id=event.get("place_authority_id"),
            latitude=point.latitude,
            longitude=point.longitude,
            geo_precision=point.precision,
            date=event.get("date"),
            date_start=first,
            date_end=last,
            date_precision=precision,
            fatalities_low=event.get("fatalities_low"),
            fatalities_high=event.get("fatalities_high"),
            injured=event.get("injured"),
            status=_required(article, "events", number, event, "status"),
            claimant_quote_id=None if claimant is None else claimant.quote_id,
            claimant_authority_id=None if claimant is None else claimant.speaker_authority_id,
            event_group=group,
            event_cluster=None,
            ucdp_event_id=None,
            is_invented=article.is_invented,
            annotation="gold",
        )


def _required(article: Article, layer: str, number: int, item: dict[str, Any], name: str) -> Any:
    if item.get(name) is None:
        raise DataError(
            f"gold file {article.article_id}: {layer} {number} has no {name}; schemas/{layer}.yaml requires it"
        )
    return item[name]


def _span(item: dict[str, int] | None) -> Span | None:
    return None if item is None else Span(**item)


def _argument(item: dict[str, Any], entities: Sequence[Entity]) -> Argument:
    entity = head_entity(item["start"], item["end"], entities)
    return Argument(item["start"], item["end"], None if entity is None else entity.entity_id, item.get("authority_id"))


def _sentence_id(article: Article, number: int, trigger: Span, sentences: Sequence[Sentence]) -> str:
    position = bisect_right(sentences, trigger.start, key=attrgetter("start")) - 1
    if position < 0 or sentences[position].end < trigger.end:
        raise DataError(
            f"gold file {article.article_id}: the trigger of event {number} at {trigger.start}-{trigger.end} lies in no"
            " sentence; correct the trigger or the sentences"
        )
    return sentences[position].sentence_id


def _claimant(article: Article, number: int, event: dict[str, Any], quotes: Sequence[Quote]) -> Quote | None:
    position: int | None = event.get("claimant_quote")
    if position is None:
        return None
    if position >= len(quotes):
        raise DataError(
            f"gold file {article.article_id}: event {number} has claimant_quote {position}; there are {len(quotes)}"
            " quotes, counted from 0"
        )
    return quotes[position]
