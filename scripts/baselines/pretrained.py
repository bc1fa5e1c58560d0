"""pretrained: the sentences and entities of a spaCy model as it comes, its labels read as this project's."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from scripts.baselines.samples import Annotate, Line
from scripts.bench.merging import trim_name
from scripts.bench.peers import Recogniser, Splitter, load_recogniser
from scripts.bench.quality import Sample, split_article
from scripts.core.records import Article
from scripts.score.document import EMPTY, EntityMark

NER, PARSER = ("tok2vec", "ner"), ("tok2vec", "parser")
# Labels of OntoNotes that mean what a type here means; ARM, DEAL, OPER and WEAP have no counterpart.
LABELS = {"PERSON": "PER", **{kind: kind for kind in ("ORG", "GPE", "LOC", "FAC", "NORP", "DATE")}}


def load_pretrained(model: str) -> Annotate:
    """Return what yields the sentences and entities of a spaCy model, a package or a folder, for each article."""
    return annotate_with(load_recogniser(model, NER, use_blis=True), load_splitter(model))


def annotate_with(recognise: Recogniser, split: Splitter) -> Annotate:
    """Return what yields the entities recognised in each whole article, and its body paragraphs split."""

    def annotate(articles: Sequence[Article]) -> Iterator[Line]:
        texts = [article.text or "" for article in articles]
        for article, text, marks in zip(articles, texts, recognise(texts), strict=True):
            spans = split_article(Sample(article, text, EMPTY), split)
            yield {
                "id": article.article_id,
                "sentences": [{"start": span.start, "end": span.end} for span in spans],
                "entities": list(rename(text, marks)),
            }

    return annotate


def load_splitter(model: str) -> Splitter:
    """Return what yields the sentences that the parser of a spaCy model finds in one paragraph."""
    import spacy

    pipeline = spacy.load(model)
    pipeline.select_pipes(enable=list(PARSER))
    return lambda text: [(sentence.start_char, sentence.end_char) for sentence in pipeline(text).sents]


def rename(text: str, marks: Iterable[EntityMark]) -> Iterator[dict[str, Any]]:
    """Yield the marks whose label has a counterpart here; names lose leading articles and possessives, dates do not."""
    for mark in marks:
        kind = LABELS.get(mark.type)
        span = mark.span if kind == "DATE" else trim_name(text, mark.span)
        if kind is not None and span is not None:
            yield {"start": span.start, "end": span.end, "type": kind}
