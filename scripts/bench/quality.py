"""quality: sentences and entities of this project and of its peers against the gold annotation."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scripts.bench.merging import merge
from scripts.bench.peers import OURS, Recogniser, Splitter
from scripts.core.authority import Authority
from scripts.core.records import Article, Span
from scripts.entities import find_entities
from scripts.score.counts import Figure, add_up
from scripts.score.document import Document, EntityMark
from scripts.score.layers import measure
from scripts.score.report import nest
from scripts.sentences import find_sentences, trim


@dataclass(frozen=True, slots=True)
class Sample:
    """A gold article with its text and its marks."""

    article: Article
    text: str
    gold: Document


def compare_sentences(samples: Sequence[Sample], splitters: Mapping[str, Splitter]) -> dict[str, Any]:
    """Return the boundary figures by splitter."""
    return {
        name: _boundary((sample.gold, Document(sentences=tuple(split_article(sample, split)))) for sample in samples)
        for name, split in splitters.items()
    }


def split_article(sample: Sample, split: Splitter) -> Iterator[Span]:
    """Yield the sentences of an article: body paragraphs as they are split, every other line as one."""
    for paragraph in sample.article.paragraphs:
        start, end = paragraph.start, paragraph.end
        pieces = split(sample.text[start:end]) if paragraph.section == "body" else ((0, end - start),)
        for first, last in pieces:
            for span in trim(sample.text, start + first, start + last):
                yield Span(*span)


def compare_entities(samples: Sequence[Sample], authority: Authority, recognise: Recogniser) -> dict[str, Any]:
    """Return the strict figures by annotator: of all merged types together, and of each."""
    theirs = list(recognise(sample.text for sample in samples))
    ours = [list(mark_entities(sample.article, authority)) for sample in samples]
    return {OURS: strict(samples, ours), "spacy": strict(samples, theirs)}


def mark_entities(article: Article, authority: Authority) -> Iterator[EntityMark]:
    """Yield this project's entities of one article."""
    for entity in find_entities(article, list(find_sentences(article)), authority):
        yield EntityMark(Span(entity.start, entity.end), entity.type, None, None)


def _boundary(pairs: Iterable[tuple[Document, Document]]) -> Any:
    return _figures(
        ((Document(sentences=gold.sentences), predicted) for gold, predicted in pairs), "sentences", "boundary"
    )


def strict(samples: Sequence[Sample], predicted: Iterable[Iterable[EntityMark]]) -> Any:
    """Return the strict figures of the marks predicted for each sample, merged: of all types together, and of each."""

    def read(text: str, marks: Iterable[EntityMark]) -> Document:
        return Document(entities=tuple(merge(text, marks)))

    pairs = (
        (read(sample.text, sample.gold.entities), read(sample.text, marks))
        for sample, marks in zip(samples, predicted, strict=True)
    )
    return _figures(pairs, "entities", "strict")


def _figures(pairs: Iterable[tuple[Document, Document]], layer: str, metric: str) -> Any:
    keyed: Iterator[tuple[tuple[str, str, str], Figure]] = (
        (key, figure) for gold, predicted in pairs for key, figure in measure(gold, predicted)
    )
    return nest(add_up((key, figure) for key, figure in keyed if key[:2] == (layer, metric)))[layer][metric]
