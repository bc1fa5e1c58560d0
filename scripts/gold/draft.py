"""draft: an annotator's marks as surface strings, resolved to offsets and checked.

A draft is one JSON object. A SPAN is a place by sentence number (as `show` prints them) and surface string:
`[12, "the port"]`, `[12, "the port", 2]` for its second occurrence there, `[12, "He said … the port"]` from the one to
the other, or `{"from": SPAN, "to": SPAN}` across sentences of one paragraph.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import regex

from scripts.core.dates import date_range
from scripts.core.ontology import modes, sub_events
from scripts.core.records import Article, Sentence
from scripts.core.schema import load_table
from scripts.core.text import tokens
from scripts.gold.compare import FIELDS

ELLIPSIS = " … "
DATE = regex.compile(r"[0-9]{4}(-[0-9]{2}){0,2}(/[0-9]{4}(-[0-9]{2}){0,2})?")
KEYS = {
    "": {"article_id", "sentences", "entities", "quotes", "events", "note"},
    "sentences": {"join", "split"},
    "entities": {"t", "type", "value", "in", "not"},
    "quotes": set(FIELDS["quotes"]),
    "events": set(FIELDS["events"]),
}
Offsets = dict[str, int]


@dataclass
class Resolver:
    """Turns the SPANs of one draft into offsets; what can't be resolved is a line in `problems`."""

    article: Article
    sentences: list[Sentence]
    problems: list[str] = field(default_factory=list)

    @cached_property
    def starts(self) -> frozenset[int]:
        """Where a token begins."""
        return frozenset(start for start, _ in tokens(self.text))

    @cached_property
    def ends(self) -> frozenset[int]:
        """Where a token ends."""
        return frozenset(end for _, end in tokens(self.text))

    @property
    def text(self) -> str:
        """The article's text."""
        assert self.article.text is not None
        return self.article.text

    def say(self, place: str, problem: str) -> None:
        """Note a problem."""
        self.problems.append(f"{place}: {problem}")

    def span(self, place: str, mark: Any) -> Offsets | None:
        """Return the offsets of a SPAN, or None with a problem noted."""
        if isinstance(mark, dict) and mark.keys() == {"from", "to"}:
            first, last = self.span(place, mark["from"]), self.span(place, mark["to"])
            return self._join(place, mark, first, last)
        if not _is_place(mark):
            self.say(place, f'{mark!r} is no span; write [sentence, "surface"]')
            return None
        number, surface, nth = (*mark, 1)[:3]
        if not 1 <= number <= len(self.sentences):
            self.say(place, f"there is no sentence {number}")
            return None
        if ELLIPSIS in surface:
            first, last = surface.split(ELLIPSIS, 1)
            return self._join(place, mark, self._find(place, number, first, 1), self._find(place, number, last, nth))
        return self._find(place, number, surface, nth)

    def occurrences(self, surface: str, start: int, end: int) -> list[tuple[int, int]]:
        """Return where a surface string stands as whole words in `[start, end)` of the text."""
        found = (m.span() for m in regex.finditer(regex.escape(surface), self.text, pos=start, endpos=end))
        return [(a, b) for a, b in found if a in self.starts and b in self.ends]

    def _find(self, place: str, number: int, surface: str, nth: int) -> Offsets | None:
        sentence = self.sentences[number - 1]
        found = self.occurrences(surface, sentence.start, sentence.end)
        if not surface.strip() or surface != surface.strip() or len(found) < nth:
            self.say(place, f"sentence {number} has {surface!r} as whole words {len(found)} times; wanted number {nth}")
            return None
        start, end = found[nth - 1]
        return {"start": start, "end": end}

    def _join(self, place: str, mark: Any, first: Offsets | None, last: Offsets | None) -> Offsets | None:
        if first is None or last is None:
            return None
        span = {"start": first["start"], "end": last["end"]}
        holders = [p for p in self.article.paragraphs if p.start <= span["start"] < span["end"] <= p.end]
        if not holders:
            self.say(place, f"{mark!r} is out of order or crosses a paragraph")
            return None
        return span

    def spans(self, place: str, marks: Any) -> list[Offsets]:
        """Return the offsets of a list of SPANs, in reading order."""
        if not isinstance(marks, list) or (marks and isinstance(marks[0], int)):
            self.say(place, f"{marks!r} is no list of spans")
            return []
        found = [span for mark in marks if (span := self.span(place, mark)) is not None]
        return sorted(found, key=lambda span: (span["start"], span["end"]))

    def maybe(self, place: str, mark: Any) -> Offsets | None:
        """Return the offsets of a SPAN, or None if the mark is null."""
        return None if mark is None else self.span(place, mark)

    def one_of(self, place: str, value: Any, allowed: Any) -> None:
        """Note a value that is not allowed."""
        if value not in allowed:
            self.say(place, f"{value!r} is not one of {', '.join(map(str, allowed))}")


def _is_place(mark: Any) -> bool:
    if not isinstance(mark, list) or len(mark) not in (2, 3):
        return False
    return isinstance(mark[0], int) and isinstance(mark[1], str) and all(isinstance(nth, int) for nth in mark[2:])


def is_date(value: Any) -> bool:
    """Whether a value is a day, month or year on the calendar, or an interval that does not end before it begins."""
    if not isinstance(value, str) or not DATE.fullmatch(value):
        return False
    try:
        first, last, _ = date_range(value)
    except ValueError:
        return False
    return first is not None and last is not None and first <= last


def resolve(draft: Any, article: Article, sentences: list[Sentence]) -> tuple[dict[str, Any], list[str]]:
    """Return the four layers of a draft as prediction.schema.json has them, and the problems found."""
    resolver = Resolver(article, sentences)
    if not isinstance(draft, dict):
        return {}, ["the draft is no JSON object"]
    _check_shape(resolver, draft)
    if resolver.problems:
        return {}, resolver.problems
    _check_keys(resolver, draft)
    layers = {
        "sentences": _sentences(resolver, draft.get("sentences") or {}),
        "entities": list(_entities(resolver, draft.get("entities", []))),
        "quotes": sorted(_quotes(resolver, draft.get("quotes", [])), key=lambda quote: _place(quote["content"][0])),
        "events": sorted(_events(resolver, draft.get("events", [])), key=lambda event: _place(event["trigger"])),
    }
    for event in layers["events"]:
        event["claimant_quote"] = find_claimant(event, layers["quotes"])
    return layers, resolver.problems


def resolve_answer(
    question: dict[str, Any], value: Any, article: Article, sentences: list[Sentence]
) -> tuple[dict[str, Any], list[str]]:
    """Return an adjudicator's own value for a field as `{"value": ...}` with spans resolved, and the problems found."""
    resolver = Resolver(article, sentences)
    place, name = question["layer"], question["field"]
    if name in ("content", "actors", "recipients"):
        value = resolver.spans(place, value)
    elif name in ("trigger", "cue", "speaker", "place"):
        value = resolver.maybe(place, value)
    elif name in ("value", "date"):
        if value is not None and not is_date(value):
            resolver.say(place, f"{name} is {value!r}; expected an ISO date or interval")
    else:
        column = load_table(place).column(name)
        if column.enum:
            resolver.one_of(place, value, column.enum if column.required else (None, *column.enum))
    return {"value": value}, resolver.problems


def _place(span: Offsets) -> tuple[int, int]:
    return span["start"], span["end"]


def find_claimant(event: dict[str, Any], quotes: list[dict[str, Any]]) -> int | None:
    """Return the number of the innermost quote that holds the trigger of a claimed, denied or disputed event."""
    if event["status"] not in ("claimed", "denied", "disputed"):
        return None
    trigger = event["trigger"]
    holders = [
        (sum(span["end"] - span["start"] for span in quote["content"]), number)
        for number, quote in enumerate(quotes)
        if any(span["start"] <= trigger["start"] and trigger["end"] <= span["end"] for span in quote["content"])
    ]
    return min(holders)[1] if holders else None


def _check_shape(resolver: Resolver, draft: dict[str, Any]) -> None:
    """Note what is no object or no list and so cannot be read at all."""
    corrections = draft.get("sentences") or {}
    if not isinstance(corrections, dict) or not all(isinstance(value, list) for value in corrections.values()):
        resolver.say("sentences", f'{corrections!r} is no object with lists "join" and "split"')
    for layer in ("entities", "quotes", "events"):
        marks = draft.get(layer, [])
        if not isinstance(marks, list) or not all(isinstance(mark, dict) for mark in marks):
            resolver.say(layer, "expected a list of objects")
            continue
        for number, mark in enumerate(marks, 1):
            for key in ("in", "not"):
                if layer == "entities" and not isinstance(mark.get(key, []), list):
                    resolver.say(f"{layer} {number}", f"{key} is {mark[key]!r}; expected a list")


def _check_keys(resolver: Resolver, draft: dict[str, Any]) -> None:
    for key in sorted(draft.keys() - KEYS[""]):
        resolver.say("draft", f"{key!r} is no field; known are {', '.join(sorted(KEYS['']))}")
    if draft.get("article_id") != resolver.article.article_id:
        resolver.say("draft", f"article_id is {draft.get('article_id')!r}; expected {resolver.article.article_id!r}")
    for key in sorted((draft.get("sentences") or {}).keys() - KEYS["sentences"]):
        resolver.say("sentences", f"{key!r} is no field; known are {', '.join(sorted(KEYS['sentences']))}")
    for layer in ("entities", "quotes", "events"):
        for number, mark in enumerate(draft.get(layer, []), 1):
            for key in sorted(mark.keys() - KEYS[layer]):
                resolver.say(f"{layer} {number}", f"{key!r} is no field; known are {', '.join(sorted(KEYS[layer]))}")


def _sentences(resolver: Resolver, marks: dict[str, Any]) -> list[Offsets]:
    joined = marks.get("join", [])
    for number in joined:
        if number not in range(1, len(resolver.sentences) + 1):
            resolver.say("sentences", f"there is no sentence {number!r} to join")
    ends = {sentence.end for number, sentence in enumerate(resolver.sentences, 1) if number not in joined}
    for mark in marks.get("split", []):
        span = resolver.span("sentences", mark)
        ends.update([span["end"]] if span else [])
    found = []
    for paragraph in resolver.article.paragraphs:
        start = paragraph.start
        for end in sorted({end for end in ends if paragraph.start < end < paragraph.end} | {paragraph.end}):
            found.append({"start": start, "end": end})
            start = end + len(resolver.text[end : paragraph.end]) - len(resolver.text[end : paragraph.end].lstrip())
    return found


def _entities(resolver: Resolver, marks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    taken: list[tuple[int, int]] = []
    found: list[dict[str, Any]] = []
    types = load_table("entities").column("type").enum or ()
    for number, mark in sorted(enumerate(marks, 1), key=lambda pair: -len(str(pair[1].get("t", "")))):
        place = f"entities {number}"
        surface, kind, value = mark.get("t"), mark.get("type"), mark.get("value")
        if not isinstance(surface, str) or not surface or surface != surface.strip():
            resolver.say(place, f"t is {surface!r}; expected a string without blanks around it")
            continue
        resolver.one_of(place, kind, types)
        if value is not None and (kind != "DATE" or not is_date(value)):
            resolver.say(place, f"value is {value!r}; expected an ISO date or interval on a DATE")
        hits = list(_hits(resolver, place, mark, surface))
        free = [span for span in hits if not any(span[0] < b and a < span[1] for a, b in taken)]
        if not hits:
            resolver.say(place, f"{surface!r} never occurs as whole words there")
        taken += free
        found += [{"start": a, "end": b, "type": kind, "value": value, "authority_id": None} for a, b in free]
    yield from sorted(found, key=lambda entity: entity["start"])


def _hits(resolver: Resolver, place: str, mark: dict[str, Any], surface: str) -> Iterator[tuple[int, int]]:
    text = resolver.text
    excluded = [m.span() for context in mark.get("not", []) for m in regex.finditer(regex.escape(context), text)]
    zones = [(0, len(text))]
    if "in" in mark:
        numbers = [
            number for number in mark["in"] if isinstance(number, int) and 1 <= number <= len(resolver.sentences)
        ]
        if numbers != mark["in"]:
            resolver.say(place, f"in is {mark['in']!r}; expected sentence numbers")
        zones = [(resolver.sentences[n - 1].start, resolver.sentences[n - 1].end) for n in numbers]
    for start, end in zones:
        for span in resolver.occurrences(surface, start, end):
            if not any(a <= span[0] and span[1] <= b for a, b in excluded):
                yield span


def _quotes(resolver: Resolver, marks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    table = load_table("quotes")
    for number, mark in enumerate(marks, 1):
        place = f"quotes {number}"
        resolver.one_of(place, mark.get("kind"), table.column("kind").enum)
        resolver.one_of(place, mark.get("speaker_status"), table.column("speaker_status").enum)
        content = resolver.spans(place, mark.get("content"))
        speaker = resolver.maybe(place, mark.get("speaker"))
        if (mark.get("speaker_status") == "unknown") != (speaker is None):
            resolver.say(place, "speaker_status is unknown if and only if no speaker is given")
        if content:
            yield {
                "kind": mark.get("kind"),
                "content": content,
                "cue": resolver.maybe(place, mark.get("cue")),
                "speaker": speaker,
                "speaker_name": mark.get("speaker_name"),
                "speaker_status": mark.get("speaker_status"),
                "speaker_authority_id": None,
            }


def _events(resolver: Resolver, marks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    table = load_table("events")
    for number, mark in enumerate(marks, 1):
        place = f"events {number}"
        kind, mode, date = mark.get("type"), mark.get("mode"), mark.get("date")
        resolver.one_of(place, kind, table.column("type").enum)
        resolver.one_of(place, mode, (None, *(modes(kind) if kind in (table.column("type").enum or ()) else ())))
        resolver.one_of(place, mark.get("acled_sub_event"), (None, *sub_events()))
        resolver.one_of(place, mark.get("status"), table.column("status").enum)
        if date is not None and not is_date(date):
            resolver.say(place, f"date is {date!r}; expected an ISO date or interval")
        counts = {name: mark.get(name) for name in ("fatalities_low", "fatalities_high", "injured")}
        for name, count in counts.items():
            if count is not None and (not isinstance(count, int) or isinstance(count, bool) or count < 0):
                resolver.say(place, f"{name} is {count!r}; expected a whole number or null")
        low, high = counts["fatalities_low"], counts["fatalities_high"]
        if isinstance(low, int) and isinstance(high, int) and low > high:
            resolver.say(place, f"fatalities_low is {low}; expected no more than fatalities_high, {high}")
        if not isinstance(mark.get("event_group"), int) or mark["event_group"] < 1:
            resolver.say(place, "event_group is missing; mentions of one event share a number from 1")
        trigger = resolver.span(place, mark.get("trigger"))
        arguments = {role: resolver.spans(place, mark.get(role, [])) for role in ("actors", "recipients")}
        site = resolver.maybe(place, mark.get("place"))
        if trigger is not None:
            yield {
                "trigger": trigger,
                "type": kind,
                "mode": mode,
                "acled_sub_event": mark.get("acled_sub_event"),
                **arguments,
                "place": site,
                "date": date,
                **counts,
                "status": mark.get("status"),
                "event_group": mark.get("event_group"),
            }
