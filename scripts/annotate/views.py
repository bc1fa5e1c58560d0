"""views: what an annotated text has to show: its marks, a card for each quote and event, and its names."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from scripts.core.authority import Authority
from scripts.core.records import Article, Paragraph
from scripts.core.schema import load_table

ROLES = ("sentence", "content", "speaker", "actor", "recipient", "place", "entity", "cue", "trigger")
Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `[start, end)` of a text, the part they play, in what (`GPE`, `Q1`, `V1`), and that in words.

    `key` names the row: the number of the sentence (`S1`), mention (`E1`), quote (`Q1`) or event (`V1`) in its article.
    """

    start: int
    end: int
    role: str
    label: str
    title: str
    key: str = ""

    @property
    def has_card(self) -> bool:
        """Whether the row is a quote or an event."""
        return self.role not in ("entity", "sentence")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `[start, end)` of a text between two bounds, with the marks on them and those that begin or end."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    opening: tuple[Mark, ...]
    closing: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One quote or event: its label, its kind, and its other facts as names and values."""

    label: str
    kind: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class View:
    """One article as it is shown. `names` holds (type, name with its link or value, times), grouped by type.

    Where `has_text` is false, `text` is as long as the article's own and says nothing, and offsets stand for words.
    """

    heading: str
    text: str
    marks: tuple[Mark, ...]
    names: tuple[tuple[str, str, int], ...]
    quotes: tuple[Card, ...]
    events: tuple[Card, ...]
    has_text: bool = True

    @property
    def counts(self) -> str:
        """How much of each layer there is, in words."""
        sentences, entities = (sum(mark.role == role for mark in self.marks) for role in ("sentence", "entity"))
        return f"sentences: {sentences}, entities: {entities}, quotes: {len(self.quotes)}, events: {len(self.events)}"


def make_view(article: Article, line: dict[str, Any], records: Authority) -> View:
    """Return what there is to show of an article and its prediction line."""
    words = _Words(article.text, records)
    return View(
        heading=f"{article.article_id}, {article.published or 'no date'}",
        text=blank_text(article.paragraphs) if article.text is None else article.text,
        marks=tuple(sorted(_find_marks(line, words), key=_outermost_first)),
        names=tuple(_count_names(line["entities"], words)),
        quotes=tuple(_quote_card(f"Q{n}", quote, words) for n, quote in enumerate(line["quotes"], 1)),
        events=tuple(_event_card(f"V{n}", event, words, line) for n, event in enumerate(line["events"], 1)),
        has_text=article.text is not None,
    )


def blank_text(paragraphs: Sequence[Paragraph]) -> str:
    """Return dots as long as the text of these paragraphs, with line breaks between them."""
    text, end = "", 0
    for paragraph in paragraphs:
        text += "\n" * (paragraph.start - end) + "·" * (paragraph.end - paragraph.start)
        end = paragraph.end
    return text


def cut(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Yield the pieces of a text between all bounds of its marks, which stand in their order: outermost first."""
    opening: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        opening[mark.start].append(mark)
    bounds = sorted({0, len(text), *opening, *(mark.end for mark in marks)})
    active: list[Mark] = []
    for start, end in pairwise(bounds):
        active = [mark for mark in active if mark.end > start] + opening[start]
        closing = tuple(mark for mark in reversed(active) if mark.end == end)
        yield Piece(start, end, tuple(active), tuple(opening[start]), closing)


def entity_types() -> dict[str, str]:
    """Return the types of mentions and their meaning."""
    return load_table("entities").column("type").categories


def _outermost_first(mark: Mark) -> tuple[int, int, int]:
    return mark.start, -mark.end, ROLES.index(mark.role)


@dataclass(frozen=True, slots=True)
class _Words:
    """Spans and records in words; a span of a text that is not at hand as its offsets."""

    text: str | None
    records: Authority

    def span(self, span: dict[str, Any]) -> str:
        if self.text is None:
            return f"[{span['start']}:{span['end']}]"
        return " ".join(self.text[span["start"] : span["end"]].split())

    def record(self, authority_id: str | None) -> str:
        record = self.records.get(authority_id) if authority_id else None
        return f"{record.name} ({authority_id})" if record else authority_id or ""

    def linked(self, span: dict[str, Any] | None, *meanings: str | None) -> str:
        return " → ".join([*([self.span(span)] if span else []), *filter(None, meanings)])

    def name(self, entity: dict[str, Any]) -> str:
        return self.linked(entity, entity["value"], self.record(entity["authority_id"]))


def _count_names(entities: Iterable[dict[str, Any]], words: _Words) -> Iterator[tuple[str, str, int]]:
    counts = Counter((entity["type"], words.name(entity)) for entity in entities)
    for kind in entity_types():
        yield from ((kind, name, times) for (its_kind, name), times in counts.items() if its_kind == kind)


def _find_marks(line: dict[str, Any], words: _Words) -> Iterator[Mark]:
    for number, sentence in enumerate(line["sentences"], 1):
        yield _mark(sentence, "sentence", "", "", f"S{number}")
    for number, entity in enumerate(line["entities"], 1):
        yield _mark(entity, "entity", entity["type"], f"{entity['type']}: {words.name(entity)}", f"E{number}")
    for number, quote in enumerate(line["quotes"], 1):
        parts = {"content": quote["content"], "cue": [quote["cue"]], "speaker": [quote["speaker"]]}
        yield from _mark_parts(parts, f"Q{number}")
    for number, event in enumerate(line["events"], 1):
        parts = {"trigger": [event["trigger"]], "actor": event["actors"]}
        yield from _mark_parts({**parts, "recipient": event["recipients"], "place": [event["place"]]}, f"V{number}")


def _mark_parts(parts: dict[str, list[Any]], label: str) -> Iterator[Mark]:
    for role, spans in parts.items():
        for span in filter(None, spans):
            yield _mark(span, role, label, f"{role} of {label}", label)


def _mark(span: dict[str, Any], role: str, label: str, title: str, key: str) -> Mark:
    return Mark(span["start"], span["end"], role, label, title, key)


def _quote_card(label: str, quote: dict[str, Any], words: _Words) -> Card:
    facts = {
        "speaker": _speaker(quote, words),
        "cue": words.linked(quote["cue"]),
        "content": " … ".join(map(words.span, quote["content"])),
    }
    return Card(label, quote["kind"], _stated(facts))


def _speaker(quote: dict[str, Any], words: _Words) -> str:
    if quote["speaker_status"] == "named":
        return words.linked(quote["speaker"], quote["speaker_name"], words.record(quote["speaker_authority_id"]))
    return " ".join([*([words.span(quote["speaker"])] if quote["speaker"] else []), f"({quote['speaker_status']})"])


def _event_card(label: str, event: dict[str, Any], words: _Words, line: dict[str, Any]) -> Card:
    claimant = event["claimant_quote"]
    facts = {
        "trigger": words.span(event["trigger"]),
        "ACLED": event["acled_sub_event"],
        "actors": _arguments(event["actors"], words),
        "recipients": _arguments(event["recipients"], words),
        "place": words.linked(event["place"], words.record(event["place_authority_id"])),
        "coordinates": _coordinates(event),
        "date": event["date"],
        "status": event["status"],
        "claimant": "" if claimant is None else f"Q{claimant + 1}: {_speaker(line['quotes'][claimant], words)}",
        "deaths": _range(event["fatalities_low"], event["fatalities_high"]),
        "injured": None if event["injured"] is None else str(event["injured"]),
        "same event": _same_event(label, event, line["events"]),
    }
    return Card(label, " / ".join(filter(None, (event["type"], event["mode"]))), _stated(facts))


def _stated(facts: Mapping[str, str | None]) -> tuple[Fact, ...]:
    return tuple((name, value) for name, value in facts.items() if value)


def _arguments(arguments: list[dict[str, Any]], words: _Words) -> str:
    return "; ".join(words.linked(argument, words.record(argument["authority_id"])) for argument in arguments)


def _coordinates(event: dict[str, Any]) -> str | None:
    return None if event["latitude"] is None else f"{event['latitude']}, {event['longitude']}"


def _range(low: int | None, high: int | None) -> str | None:
    if low is None and high is None:
        return None
    if low == high:
        return str(low)
    return f"at least {low}" if high is None else f"{low or 0} to {high}"


def _same_event(label: str, event: dict[str, Any], events: list[dict[str, Any]]) -> str:
    labels = (f"V{n}" for n, other in enumerate(events, 1) if other["event_group"] == event["event_group"])
    return ", ".join(other for other in labels if other != label)
