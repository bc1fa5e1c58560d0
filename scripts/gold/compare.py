"""compare: where two annotators differ, as questions for the adjudicator, and the gold that the answers make."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scripts.core.records import Span
from scripts.score.matching import Characters, match, merged, shared, union

Mark = dict[str, Any]
FIELDS = {
    "sentences": (),
    "entities": ("type", "value"),
    "quotes": ("kind", "content", "cue", "speaker", "speaker_name", "speaker_status"),
    "events": (
        "trigger",
        "type",
        "mode",
        "acled_sub_event",
        "actors",
        "recipients",
        "place",
        "date",
        "fatalities_low",
        "fatalities_high",
        "injured",
        "status",
        "event_group",
    ),
}
SAME_QUOTE_PERCENT = 50


@dataclass(frozen=True)
class Item:
    """One mark of one annotator with the characters it is matched by."""

    layer: str
    mark: Mark

    @property
    def characters(self) -> Characters:
        """The characters marked: an event's trigger, a quote's content, else the span."""
        spans = self.mark.get("content") or [self.mark.get("trigger") or self.mark]
        return merged(Span(span["start"], span["end"]) for span in spans)


def _points(first: Item, second: Item) -> int:
    if first.layer in ("sentences", "entities"):
        return int(first.characters == second.characters)
    if first.layer == "quotes":
        both = shared(first.characters, second.characters)
        return int(100 * both >= SAME_QUOTE_PERCENT * union(first.characters, second.characters))
    return 1


def pair(layer: str, first: list[Mark], second: list[Mark]) -> Iterator[tuple[Mark | None, Mark | None]]:
    """Yield the marks of two annotators that stand for the same thing, and those that only one has, in order."""
    ours, theirs = ([Item(layer, mark) for mark in marks] for marks in (first, second))
    matched = match(ours, theirs, _points)
    left = {id(item.mark) for item, _ in matched}
    right = {id(item.mark) for _, item in matched}
    pairs: list[tuple[Mark | None, Mark | None]] = [(a.mark, b.mark) for a, b in matched]
    pairs += [(mark, None) for mark in first if id(mark) not in left]
    pairs += [(None, mark) for mark in second if id(mark) not in right]
    yield from sorted(pairs, key=lambda couple: _start(couple[0] or couple[1] or {}))


def _start(mark: Mark) -> tuple[int, int]:
    spans = mark.get("content") or [mark.get("trigger") or mark]
    return spans[0]["start"], spans[0]["end"]


def differences(first: dict[str, Any], second: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield one question for each mark that only one annotator has and for each field in which a pair differs."""
    number = 0
    for layer, fields in FIELDS.items():
        groups = _groups(list(pair(layer, first[layer], second[layer]))) if layer == "events" else {}
        for index, (a, b) in enumerate(pair(layer, first[layer], second[layer])):
            if a is None or b is None:
                number += 1
                yield {"n": number, "layer": layer, "pair": index, "only": "b" if a is None else "a", "mark": a or b}
                continue
            for field in fields:
                values = groups[index] if field == "event_group" else (a.get(field), b.get(field))
                if values[0] != values[1]:
                    number += 1
                    yield {
                        "n": number,
                        "layer": layer,
                        "pair": index,
                        "field": field,
                        "mark": a,
                        "a": values[0],
                        "b": values[1],
                    }


def _groups(pairs: list[tuple[Mark | None, Mark | None]]) -> dict[int, tuple[int | None, int | None]]:
    """Return for each pair the pair that stands for its event by each annotator: the first both have, or the first."""
    leaders: tuple[dict[int, int], dict[int, int]] = ({}, {})
    both_first = sorted(enumerate(pairs), key=lambda entry: (None in entry[1], entry[0]))
    for index, marks in both_first:
        for side, mark in enumerate(marks):
            if mark is not None:
                leaders[side].setdefault(mark["event_group"], index)
    return {
        index: (
            None if a is None else leaders[0][a["event_group"]],
            None if b is None else leaders[1][b["event_group"]],
        )
        for index, (a, b) in enumerate(pairs)
    }


def merge(first: dict[str, Any], second: dict[str, Any], answers: dict[int, Any]) -> dict[str, list[Mark]]:
    """Return the layers after adjudication; an answer is keep or drop, a or b, or {"value": the right value}."""
    open_questions = list(differences(first, second))
    result: dict[str, list[Mark]] = {}
    for layer in FIELDS:
        pairs = list(pair(layer, first[layer], second[layer]))
        asked = [question for question in open_questions if question["layer"] == layer]
        kept = dict(enumerate(dict(a or b or {}) for a, b in pairs))
        groups = _groups(pairs) if layer == "events" else {}
        for index, mark in kept.items():
            if layer == "events":
                mark["event_group"] = next(leader for leader in groups[index] if leader is not None)
        for question in asked:
            answer = answers[question["n"]]
            if "only" in question:
                if answer == "drop":
                    del kept[question["pair"]]
            else:
                value = answer["value"] if isinstance(answer, dict) else question[answer]
                kept[question["pair"]][question["field"]] = value
        result[layer] = _number_groups(list(kept.values())) if layer == "events" else list(kept.values())
    return result


def _number_groups(events: list[Mark]) -> list[Mark]:
    numbers: dict[int, int] = {}
    return [{**event, "event_group": numbers.setdefault(event["event_group"], len(numbers) + 1)} for event in events]
