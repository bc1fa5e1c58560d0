"""learned: what one tagger learns of each layer, as labelled spans of the gold and back to marks."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scripts.baselines.samples import Line, Sample
from scripts.baselines.tagging import OUTSIDE, TYPES, Word, find_words, to_spans, to_tags
from scripts.core.records import Article
from scripts.core.schema import load_table
from scripts.core.text import tokens

Mark = Mapping[str, Any]  # start, end and type
KINDS = tuple(load_table("quotes").column("kind").enum or ())


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer: its labels, the pieces of text that are tagged, its labelled spans in gold, and the marks they make.

    `build` takes the labelled spans of each piece in order.
    """

    labels: tuple[str, ...]
    split: Callable[[Article], Iterable[list[Word]]]
    spell: Callable[[Line], list[Mark]]
    build: Callable[[Iterable[Sequence[Mark]]], list[dict[str, Any]]]

    @property
    def tags(self) -> tuple[str, ...]:
        """The BIO tags."""
        return (OUTSIDE, *(f"{prefix}-{label}" for label in self.labels for prefix in "BI"))

    def read(self, sample: Sample) -> Iterator[tuple[list[Word], list[str]]]:
        """Yield the pieces of a gold article that have words, with their tags."""
        marks = self.spell(sample.gold)
        for words in self.split(sample.article):
            if words:
                yield words, to_tags(words, marks)


def split_paragraphs(article: Article) -> Iterator[list[Word]]:
    """Yield the tokens of each paragraph."""
    text = article.text or ""
    for paragraph in article.paragraphs:
        inside = text[paragraph.start : paragraph.end]
        yield [Word(paragraph.start + start, paragraph.start + end, inside[start:end]) for start, end in tokens(inside)]


def spell_quotes(line: Line) -> list[Mark]:
    """Return the contents of the quotes, labelled with their kinds, their cues and their speakers."""
    quotes = line["quotes"]
    parts = [(part, quote["kind"]) for quote in quotes for part in quote["content"]]
    parts += [(quote[name], name) for quote in quotes for name in ("cue", "speaker") if quote[name]]
    return [{**part, "type": label} for part, label in parts]


def build_quotes(pieces: Iterable[Sequence[Mark]]) -> list[dict[str, Any]]:
    """Return a quote for each cue of a sentence with its nearest contents and speaker.

    Contents in a sentence without a cue go on with the quote before if they and it are direct, else they stand alone.
    """
    quotes: list[dict[str, Any]] = []
    for marks in pieces:
        cues = [mark for mark in marks if mark["type"] == "cue"]
        speakers = [mark for mark in marks if mark["type"] == "speaker"]
        contents: dict[int, list[Mark]] = {}
        for content in (mark for mark in marks if mark["type"] in KINDS):
            contents.setdefault(_nearest(content, cues), []).append(content)
        for number, parts in contents.items():
            spans, kind = [_span(part) for part in parts], parts[0]["type"]
            if number >= 0:
                speaker = _nearest(cues[number], speakers)
                quotes.append(
                    {
                        "kind": kind,
                        "content": spans,
                        "cue": _span(cues[number]),
                        "speaker": _span(speakers[speaker]) if speaker >= 0 else None,
                    }
                )
            elif quotes and kind == quotes[-1]["kind"] == "direct":
                quotes[-1]["content"] += spans
            else:
                quotes.append({"kind": kind, "content": spans})
    return quotes


def _nearest(mark: Mark, others: Sequence[Mark]) -> int:
    """Return the number of the mark with the fewest characters between, the first of several; -1 if there is none."""
    gaps = [max(mark["start"] - other["end"], other["start"] - mark["end"]) for other in others]
    return gaps.index(min(gaps)) if gaps else -1


def _span(mark: Mark) -> dict[str, int]:
    return {"start": mark["start"], "end": mark["end"]}


def _flat(pieces: Iterable[Sequence[Mark]]) -> Iterator[Mark]:
    return (mark for marks in pieces for mark in marks)


LAYERS = {
    "sentences": Layer(
        ("sentence",),
        split_paragraphs,
        lambda line: [{**sentence, "type": "sentence"} for sentence in line["sentences"]],
        lambda pieces: [_span(mark) for mark in _flat(pieces)],
    ),
    "entities": Layer(
        TYPES, find_words, lambda line: line["entities"], lambda pieces: [dict(mark) for mark in _flat(pieces)]
    ),
    "quotes": Layer((*KINDS, "cue", "speaker"), find_words, spell_quotes, build_quotes),
    "events": Layer(
        tuple(load_table("events").column("type").enum or ()),
        find_words,
        lambda line: [{**event["trigger"], "type": event["type"]} for event in line["events"]],
        lambda pieces: [{"trigger": _span(mark), "type": mark["type"]} for mark in _flat(pieces)],
    ),
}


def build(layer: Layer, article: Article, tag: Callable[[Sequence[Word]], Sequence[str]]) -> list[dict[str, Any]]:
    """Return the marks of a layer in an article, tagged piece by piece."""
    return layer.build([list(to_spans(words, tag(words))) for words in layer.split(article) if words])
