"""realign: marks of an article carried from its old text to a new one."""

from difflib import SequenceMatcher
from typing import Any

from scripts.gold.draft import find_claimant

Offsets = dict[str, int]
LISTS = {"quotes": ("content",), "events": ("actors", "recipients")}
OPTIONAL = {"quotes": ("cue", "speaker"), "events": ("place",)}
REQUIRED = {"quotes": (), "events": ("trigger",)}


class Shift:
    """Where the characters of an old text stand in a new one."""

    def __init__(self, old: str, new: str) -> None:
        self._old = old
        self._blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()

    def move(self, span: Offsets) -> Offsets | None:
        """Return the span in the new text; None if its characters are no longer all there in a row."""
        for block in self._blocks:
            if block.a <= span["start"] and span["end"] <= block.a + block.size:
                by = block.b - block.a
                return {**span, "start": span["start"] + by, "end": span["end"] + by}
        return None

    def words(self, span: Offsets) -> str:
        """Return what the span marks in the old text."""
        return self._old[span["start"] : span["end"]]


def realign(document: dict[str, Any], old: str, new: str, sentences: list[Offsets]) -> tuple[dict[str, Any], list[str]]:
    """Return the four layers on the new text, and a line for each mark that could not be placed and was left out.

    A quote or event is kept only if its content or trigger was placed as a whole; a cue, speaker, place, actor or
    recipient that was not is left out of it. If a sentence was not placed, `sentences` of the new text replace all.
    """
    shift = Shift(old, new)
    lost: list[str] = []
    layers: dict[str, list[Any]] = {
        "sentences": _sentences(document, shift, sentences, lost),
        "entities": [moved for mark in document["entities"] if (moved := _move(mark, shift, "entities", lost))],
        "quotes": [quote for mark in document["quotes"] if (quote := _carry(mark, shift, "quotes", lost))],
        "events": [event for mark in document["events"] if (event := _carry(mark, shift, "events", lost))],
    }
    for item in layers["events"]:
        item["claimant_quote"] = find_claimant(item, layers["quotes"])
    return layers, lost


def _move(span: Offsets, shift: Shift, place: str, lost: list[str]) -> Offsets | None:
    moved = shift.move(span)
    if moved is None:
        lost.append(f"{place}: {shift.words(span)!r}")
    return moved


def _sentences(document: dict[str, Any], shift: Shift, fresh: list[Offsets], lost: list[str]) -> list[Offsets]:
    before = len(lost)
    moved = [found for span in document["sentences"] if (found := _move(span, shift, "sentences", lost))]
    return moved if len(lost) == before else fresh


def _carry(mark: dict[str, Any], shift: Shift, layer: str, lost: list[str]) -> dict[str, Any] | None:
    """Return one quote or event on the new text, or None if what it stands on was lost."""
    result = dict(mark)
    for name in REQUIRED[layer]:
        result[name] = _move(mark[name], shift, f"{layer} {name}", lost)
        if result[name] is None:
            return None
    for name in OPTIONAL[layer]:
        result[name] = mark[name] and _move(mark[name], shift, f"{layer} {name}", lost)
    for name in LISTS[layer]:
        moved = [_move(span, shift, f"{layer} {name}", lost) for span in mark[name]]
        if name == "content" and None in moved:
            return None
        result[name] = [span for span in moved if span is not None]
    return result
