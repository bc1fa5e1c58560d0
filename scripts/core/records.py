"""records: one dataclass per table that nothing changes, with the columns of its schema in their order."""

import datetime
from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """Return a class as a dataclass with slots and a hash that `make lint` holds to be frozen.

    At run time it is not, which makes its instances in half the time: an article has hundreds of them.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)


@record
class Span:
    """Characters `[start, end)` of an article's text, counted in Unicode code points."""

    start: int
    end: int


@record
class Paragraph:
    """One paragraph of an article's text and the part of the page it belongs to."""

    start: int
    end: int
    section: str


@record
class Removed:
    """One line that cleaning took out: its hash, where it stood (`head` or `body`) and why."""

    text_sha256: str
    section: str
    reason: str


@record
class Article:
    """One article that was kept; `text` and the other source texts are None where they are not at hand."""

    article_id: str
    source: str
    split: str
    source_key: str
    url: str | None
    publisher: str | None
    title: str | None
    standfirst: str | None
    byline: str | None
    published: datetime.date | None
    language: str
    genre: str
    text: str | None
    paragraphs: tuple[Paragraph, ...]
    text_sha256: str
    raw_sha256: str | None
    n_words: int
    licence: str
    may_share_text: bool
    is_invented: bool
    relevance: str
    cluster_id: str
    is_gold: bool
    removed: tuple[Removed, ...]


@record
class Rejected:
    """One raw record that could not become an article."""

    source: str
    source_key: str
    raw_sha256: str | None
    reason: str
    detail: str


@record
class Sentence:
    """One sentence of an article."""

    sentence_id: str
    article_id: str
    source: str
    split: str
    index: int
    paragraph: int
    section: str
    start: int
    end: int
    text: str | None
    annotation: str


@record
class Entity:
    """One named mention."""

    entity_id: str
    article_id: str
    source: str
    split: str
    sentence_id: str
    start: int
    end: int
    text: str | None
    type: str
    value: str | None
    authority_id: str | None
    annotation: str


@record
class Quote:
    """One act of speech or writing of one speaker."""

    quote_id: str
    article_id: str
    source: str
    split: str
    kind: str
    content: tuple[Span, ...]
    content_text: str | None
    cue: Span | None
    speaker: Span | None
    speaker_name: str | None
    speaker_status: str
    speaker_authority_id: str | None
    is_invented: bool
    annotation: str


@record
class Argument:
    """One actor or recipient of an event."""

    start: int
    end: int
    entity_id: str | None
    authority_id: str | None


@record
class Event:
    """One mention of an event."""

    event_id: str
    article_id: str
    source: str
    split: str
    sentence_id: str
    trigger: Span
    type: str
    mode: str | None
    quad_class: str
    acled_sub_event: str | None
    actors: tuple[Argument, ...]
    recipients: tuple[Argument, ...]
    place: Span | None
    place_authority_id: str | None
    latitude: float | None
    longitude: float | None
    geo_precision: str | None
    date: str | None
    date_start: datetime.date | None
    date_end: datetime.date | None
    date_precision: str | None
    fatalities_low: int | None
    fatalities_high: int | None
    injured: int | None
    status: str
    claimant_quote_id: str | None
    claimant_authority_id: str | None
    event_group: int
    event_cluster: str | None
    ucdp_event_id: int | None
    is_invented: bool
    annotation: str


@record
class AuthorityRecord:
    """One place, person, body, group, agreement, operation or weapon that mentions link to."""

    authority_id: str
    kind: str
    name: str
    name_ar: str | None
    aliases: tuple[str, ...]
    wikidata: str | None
    geonames: int | None
    ucdp_actor: int | None
    un_list: str | None
    latitude: float | None
    longitude: float | None
    admin1: str | None
    affiliation: str | None
    valid_from: str | None
    valid_to: str | None
    note: str | None
    evidence: str
    licence: str


RECORDS: dict[str, type] = {
    "articles": Article,
    "sentences": Sentence,
    "entities": Entity,
    "quotes": Quote,
    "events": Event,
    "authority": AuthorityRecord,
    "rejected": Rejected,
}
