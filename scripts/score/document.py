"""document: the marks of one article as the scorer sees them, from a line of schemas/prediction.schema.json."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from scripts.core.geography import Point
from scripts.core.records import Span
from scripts.score.matching import Characters, merged

M = TypeVar("M")


@dataclass(frozen=True, slots=True)
class EntityMark:
    """One named mention."""

    span: Span
    type: str
    value: str | None
    authority_id: str | None

    @property
    def characters(self) -> Characters:
        """The characters of the mention."""
        return (self.span,)


@dataclass(frozen=True, slots=True)
class QuoteMark:
    """One quotation; `characters` is its content."""

    characters: Characters
    kind: str | None
    cue: Span | None
    speaker: Span | None
    speaker_name: str | None


@dataclass(frozen=True, slots=True)
class ArgumentMark:
    """One participant or place of an event; `role` is actor, recipient or place."""

    span: Span
    event_type: str
    role: str

    @property
    def characters(self) -> Characters:
        """The characters of the argument."""
        return (self.span,)


@dataclass(frozen=True, slots=True)
class EventMark:
    """One mention of an event; `characters` is its trigger, `claimant` the quote on whose word it stands."""

    trigger: Span
    type: str
    arguments: tuple[ArgumentMark, ...]
    date: str | None
    fatalities_low: int | None
    fatalities_high: int | None
    status: str | None
    point: Point | None
    claimant: QuoteMark | None
    group: int | None
    cluster: str | None

    @property
    def characters(self) -> Characters:
        """The characters of the trigger."""
        return (self.trigger,)


@dataclass(frozen=True, slots=True)
class Document:
    """All marks of one article, each layer in an order that does not depend on the file's."""

    sentences: tuple[Span, ...] = ()
    entities: tuple[EntityMark, ...] = ()
    quotes: tuple[QuoteMark, ...] = ()
    events: tuple[EventMark, ...] = ()


EMPTY = Document()


def make_document(line: dict[str, Any]) -> Document:
    """Return the marks of a line that passed its schema; an omitted field is null."""
    quotes = [_quote(item) for item in line.get("quotes", ())]
    return Document(
        sentences=_sorted(map(_span, line.get("sentences", ()))),
        entities=_sorted(map(_entity, line.get("entities", ()))),
        quotes=_sorted(quotes),
        events=_sorted(_event(item, quotes) for item in line.get("events", ())),
    )


def _sorted(marks: Iterable[M]) -> tuple[M, ...]:
    return tuple(sorted(marks, key=repr))


def _span(item: dict[str, Any]) -> Span:
    return Span(int(item["start"]), int(item["end"]))


def _maybe_span(item: dict[str, Any] | None) -> Span | None:
    return None if item is None else _span(item)


def _entity(item: dict[str, Any]) -> EntityMark:
    return EntityMark(_span(item), item["type"], item.get("value"), item.get("authority_id"))


def _quote(item: dict[str, Any]) -> QuoteMark:
    return QuoteMark(
        characters=merged(map(_span, item["content"])),
        kind=item.get("kind"),
        cue=_maybe_span(item.get("cue")),
        speaker=_maybe_span(item.get("speaker")),
        speaker_name=item.get("speaker_name"),
    )


def _event(item: dict[str, Any], quotes: Sequence[QuoteMark]) -> EventMark:
    place, claimant = item.get("place"), item.get("claimant_quote")
    fillers = [
        *(("actor", argument) for argument in item.get("actors", ())),
        *(("recipient", argument) for argument in item.get("recipients", ())),
        *(("place", argument) for argument in (place,) if place),
    ]
    return EventMark(
        trigger=_span(item["trigger"]),
        type=item["type"],
        arguments=_sorted(ArgumentMark(_span(filler), item["type"], role) for role, filler in fillers),
        date=item.get("date"),
        fatalities_low=item.get("fatalities_low"),
        fatalities_high=item.get("fatalities_high"),
        status=item.get("status"),
        point=_point(item.get("latitude"), item.get("longitude")),
        claimant=None if claimant is None else quotes[claimant],
        group=item.get("event_group"),
        cluster=item.get("event_cluster"),
    )


def _point(latitude: float | None, longitude: float | None) -> Point | None:
    return None if latitude is None or longitude is None else (latitude, longitude)
