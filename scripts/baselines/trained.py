"""trained: a small spaCy model of sentences and entities, trained from nothing on the train gold.

The networks are spaCy's defaults for `senter` and `ner` without pretrained vectors: hash embeddings of words, affixes
and shapes, convolutions, and a linear layer or a transition-based parser. Their floating-point sums differ a little
between machines.
"""

from collections.abc import Iterable, Iterator, Sequence
from random import Random
from typing import Any

from scripts.baselines.samples import Annotator, Corpus, Line, Sample
from scripts.core.errors import DataError
from scripts.core.records import Article

EPOCHS = 32
SEED = 1
DROPOUT = 0.2
BATCH = 16


def train_model(corpus: Corpus) -> Annotator:
    """Return the model after a fixed number of epochs, which was chosen on the validation split."""
    for model in fit(corpus.train, EPOCHS):
        pipeline = model
    return Annotator(
        lambda articles: tag_articles(pipeline, articles),
        {"epochs": EPOCHS, "seed": SEED, "dropout": DROPOUT, "batch": BATCH},
    )


def fit(train: Iterable[Sample], epochs: int) -> Iterator[Any]:
    """Yield the pipeline after each epoch; it is one and the same object, trained further."""
    spacy = load_library()
    from spacy.training import Example

    spacy.util.fix_random_seed(SEED)
    pipeline = spacy.blank("en")
    pipeline.add_pipe("senter")
    recogniser = pipeline.add_pipe("ner")
    examples = [
        Example.from_dict(pipeline.make_doc(text), {"entities": entities, "sent_starts": starts})
        for sample in train
        for text, entities, starts in find_examples(pipeline, sample)
    ]
    for kind in sorted({entity.label_ for example in examples for entity in example.reference.ents}):
        recogniser.add_label(kind)
    optimizer, random = pipeline.initialize(lambda: examples), Random(SEED)
    for _ in range(epochs):
        random.shuffle(examples)
        for batch in spacy.util.minibatch(examples, BATCH):
            pipeline.update(batch, drop=DROPOUT, sgd=optimizer)
        yield pipeline


def load_library() -> Any:
    """Return spaCy; DataError says how to install it."""
    try:
        import spacy
    except ImportError as error:
        raise DataError("spacy: not installed; run make baselines, which installs requirements-bench.lock") from error
    return spacy


def find_examples(pipeline: Any, sample: Sample) -> Iterator[tuple[str, list[tuple[int, int, str]], list[bool]]]:
    """Yield each paragraph, its entities, and whether a sentence begins at each of spaCy's tokens.

    An entity that does not end where these tokens end is widened to them.
    """
    begins = {sentence["start"] for sentence in sample.gold["sentences"]}
    for paragraph in sample.article.paragraphs:
        text = sample.text[paragraph.start : paragraph.end]
        document = pipeline.make_doc(text)
        entities: list[tuple[int, int, str]] = []
        for mark in sample.gold["entities"]:
            if paragraph.start <= mark["start"] and mark["end"] <= paragraph.end:
                start, end = mark["start"] - paragraph.start, mark["end"] - paragraph.start
                span = document.char_span(start, end, alignment_mode="expand")
                if not entities or entities[-1][1] <= span.start_char:
                    entities.append((span.start_char, span.end_char, mark["type"]))
        yield text, entities, [paragraph.start + token.idx in begins for token in document]


def tag_articles(pipeline: Any, articles: Sequence[Article]) -> Iterator[Line]:
    """Yield the sentences and entities of each article, paragraph by paragraph, as in training."""
    for article in articles:
        text = article.text or ""
        texts = [text[paragraph.start : paragraph.end] for paragraph in article.paragraphs]
        line: Line = {"id": article.article_id, "sentences": [], "entities": []}
        for paragraph, document in zip(article.paragraphs, pipeline.pipe(texts), strict=True):
            line["sentences"] += [_span(paragraph.start, sentence) for sentence in document.sents]
            line["entities"] += [{**_span(paragraph.start, found), "type": found.label_} for found in document.ents]
        yield line


def _span(offset: int, found: Any) -> dict[str, int]:
    return {"start": offset + found.start_char, "end": offset + found.end_char}
