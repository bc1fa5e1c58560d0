"""events: what happened, to whom, where, when, and on whose word."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from scripts.core.annotation import gold_events
from scripts.core.authority import Authority, load_authority
from scripts.core.dates import date_range, reference_day
from scripts.core.geography import geocode
from scripts.core.gold import load_gold
from scripts.core.ontology import quad_class
from scripts.core.records import Article, Entity, Event, Quote, Sentence, Span
from scripts.core.rows import row_id
from scripts.core.tables import by_article, read_table, write_table
from scripts.core.work import map_articles
from scripts.events.clusters import cluster_events, find_clusters
from scripts.events.documented import load_documented, mark_documented
from scripts.events.groups import group_mentions
from scripts.events.mentions import Mention, find_mentions
from scripts.events.status import find_denials, first_recent_day
from scripts.events.ucdp import find_ucdp, load_ucdp

__all__ = ["cluster_events", "find_events", "run"]

LONGEST_WAY_TO_DENIAL = 300
AFTER_ITS_YEAR = timedelta(days=60)  # the soonest that a yearly report comes out


def find_events(
    article: Article,
    sentences: Sequence[Sentence],
    entities: Sequence[Entity],
    quotes: Sequence[Quote],
    authority: Authority,
) -> Iterator[Event]:
    """Yield the event mentions of one article in reading order; nothing where its text is absent.

    `event_cluster` and `ucdp_event_id` need more than one article and stay null.
    """
    if article.text is None:
        return
    day = reference_day(article)
    published = article.published or (day and day + AFTER_ITS_YEAR)
    month = first_recent_day(published)
    year = str(day.year) if day is not None and article.genre == "report" else None
    recent = None if year else month  # beside a year before its own, a report tells of its own all the same
    mentions = find_mentions(article.text, sentences, entities, quotes, authority, published, recent)
    grouped = group_mentions(article.text, list(mentions), entities, paragraphs=0 if year else 1)
    if year is not None:
        grouped = [(_dated(mention, year), group) for mention, group in grouped]
    events = [
        _event(article, number, mention, published, month, group, authority)
        for number, (mention, group) in enumerate(grouped, 1)
    ]
    disputed = _disputed(events) | set(_denied_later(article.text, events))
    for event in events:
        is_contested = event.event_group in disputed and event.status in ("claimed", "denied")
        yield replace(event, status="disputed") if is_contested else event


def _dated(mention: Mention, year: str) -> Mention:
    """Return a mention of a yearly report: what has no date is of its year, if it is no plan and no history."""
    is_of_year = mention.date is None and mention.mood != "planned" and not mention.is_history
    return replace(mention, date=year) if is_of_year else mention


def _disputed(events: Sequence[Event]) -> set[int]:
    """Return the groups that one mention claims and another denies."""
    claimed = {event.event_group for event in events if event.status == "claimed"}
    return claimed & {event.event_group for event in events if event.status == "denied"}


def _denied_later(text: str, events: Sequence[Event]) -> Iterator[int]:
    """Yield the group of the last claim before each `denied this`, not more than so many characters before it."""
    for offset in find_denials(text):
        near = [event for event in events if offset - LONGEST_WAY_TO_DENIAL < event.trigger.start < offset]
        claims = [event.event_group for event in near if event.status == "claimed"]
        yield from claims[-1:]


def _event(
    article: Article,
    number: int,
    mention: Mention,
    published: date | None,
    recent: date | None,
    group: int,
    authority: Authority,
) -> Event:
    reading, place = mention.reading, mention.place
    assert reading.type is not None
    point = geocode(authority.get(place.authority_id or "") if place else None)
    first, last, precision = date_range(mention.date) if mention.date else (None, None, None)
    status = _status(mention, first, last, published, recent)
    claimant = mention.quote if status in ("claimed", "denied") else None
    return Event(
        event_id=row_id(article, "events", "auto", number),
        article_id=article.article_id,
        source=article.source,
        split=article.split,
        sentence_id=mention.sentence.sentence_id,
        trigger=mention.trigger,
        type=reading.type,
        mode=reading.mode,
        quad_class=quad_class(reading.type),
        acled_sub_event=reading.acled_sub_event,
        actors=mention.actors,
        recipients=mention.recipients,
        place=Span(place.start, place.end) if place else None,
        place_authority_id=place.authority_id if place else None,
        latitude=point.latitude,
        longitude=point.longitude,
        geo_precision=point.precision,
        date=mention.date,
        date_start=first,
        date_end=last,
        date_precision=precision,
        fatalities_low=mention.fatalities_low,
        fatalities_high=mention.fatalities_high,
        injured=mention.injured,
        status=status,
        claimant_quote_id=claimant.quote_id if claimant else None,
        claimant_authority_id=claimant.speaker_authority_id if claimant else None,
        event_group=group,
        event_cluster=None,
        ucdp_event_id=None,
        is_invented=article.is_invented,
        annotation="auto",
    )


def _status(
    mention: Mention, first: date | None, last: date | None, published: date | None, recent: date | None
) -> str:
    """Return the first status that fits, in the order of the guidelines; the days are those of the event."""
    if mention.mood is not None:
        return mention.mood
    if first is not None and published is not None and first > published and mention.reading.part == "verb":
        return "planned"
    is_old = last is not None and recent is not None and last < recent
    if is_old or (mention.date is None and mention.is_history):
        return "background"
    return "claimed" if mention.quote is not None or mention.is_alleged else "asserted"


def run(
    articles: Path,
    sentences: Path,
    entities: Path,
    quotes: Path,
    authority: Path,
    gold: Path | None,
    raw: Path,
    out: Path,
    same_place_km: int,
) -> None:
    """Find the events of every article, tell which are documented and which are the same across articles."""
    layers = [
        read_table(name, path) for name, path in (("sentences", sentences), ("entities", entities), ("quotes", quotes))
    ]
    items = by_article(read_table("articles", articles), *layers)
    draft = out.with_name(f"{out.stem}_apart{out.suffix}")
    try:
        write_table("events", map_articles(partial(_prepare, authority, gold, raw), items, "events"), draft)
        clusters = find_clusters(read_table("events", draft), same_place_km)
        known = load_ucdp(authority)
        rows = (
            replace(
                event,
                event_cluster=clusters.get(event.event_id),
                ucdp_event_id=event.ucdp_event_id or find_ucdp(event, known, same_place_km),
            )
            for event in read_table("events", draft)
        )
        write_table("events", rows, out)
    finally:
        draft.unlink(missing_ok=True)


def _prepare(authority: Path, gold: Path | None, raw: Path) -> Callable[[tuple[Any, ...]], Iterable[Event]]:
    records, documents = load_authority(authority), load_gold(gold)

    def work(item: tuple[Any, ...]) -> Iterator[Event]:
        article: Article = item[0]
        documented = load_documented(raw / article.source / "documented_events.csv").get(article.source_key, ())
        for event in _events(item, documents.get(article.article_id), records):
            yield mark_documented(article, event, documented, records) if article.is_invented else event

    return work


def _events(item: tuple[Any, ...], document: dict[str, Any] | None, authority: Authority) -> Iterator[Event]:
    """Yield the gold events of an article on its gold rows, then the machine's on the machine's rows."""
    article, *layers = item
    if document is not None:
        sentences, entities, quotes = (_made_by("gold", rows) for rows in layers)
        yield from gold_events(article, document, sentences, entities, quotes, authority)
    sentences, entities, quotes = (_made_by("auto", rows) for rows in layers)
    yield from find_events(article, sentences, entities, quotes, authority)


def _made_by(annotation: str, rows: Iterable[Any]) -> list[Any]:
    return [row for row in rows if row.annotation == annotation]
