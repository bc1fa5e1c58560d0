"""tagging: labelled spans as one BIO tag per token and back; the tokens are those of the `ner` config."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple, TypeVar

from scripts.baselines.samples import Line, Sample
from scripts.core.records import Article
from scripts.core.schema import load_table
from scripts.core.text import tokens
from scripts.sentences import find_sentences

S = TypeVar("S")

OUTSIDE = "O"
TYPES = tuple(load_table("entities").column("type").enum or ())
TAGS = (OUTSIDE, *(f"{prefix}-{kind}" for kind in TYPES for prefix in "BI"))


class Word(NamedTuple):
    """One token of a text."""

    start: int
    end: int
    text: str


def find_words(article: Article) -> Iterator[list[Word]]:
    """Yield the tokens of each sentence, as the rules split the article."""
    for sentence in find_sentences(article):
        text = sentence.text or ""
        yield [Word(sentence.start + start, sentence.start + end, text[start:end]) for start, end in tokens(text)]


def to_tags(words: Iterable[Word], marks: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the tag of each token: B at the first of these in a mark, I at the others, O outside.

    Of several marks that hold a token the one that begins first counts.
    """
    order = sorted(marks, key=lambda mark: int(mark["start"]))
    held = [next((mark for mark in order if _holds(mark, word)), None) for word in words]
    return [_tag(mark, before) for before, mark in zip([None, *held], held, strict=False)]


def _holds(mark: Mapping[str, Any], word: Word) -> bool:
    return bool(mark["start"] <= word.start and word.end <= mark["end"])


def _tag(mark: Mapping[str, Any] | None, before: Mapping[str, Any] | None) -> str:
    return OUTSIDE if mark is None else f"{'I' if mark is before else 'B'}-{mark['type']}"


def to_spans(words: Sequence[Word], tags: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Yield the spans that the tags mark, with their labels as `type`; an I behind O or another label begins one."""
    before, start = OUTSIDE, 0
    for number, tag in enumerate([*tags, OUTSIDE]):
        prefix, _, kind = tag.partition("-")
        if before != OUTSIDE and (prefix != "I" or kind != before):
            yield {"start": words[start].start, "end": words[number - 1].end, "type": before}
            before = OUTSIDE
        if before == OUTSIDE and kind:
            before, start = kind, number


def tag_articles(articles: Iterable[Article], tag: Callable[[Sequence[Word]], Sequence[str]]) -> Iterator[Line]:
    """Yield the entities of each article, tagged sentence by sentence."""
    for article in articles:
        sentences = [words for words in find_words(article) if words]
        entities = [entity for words in sentences for entity in to_spans(words, tag(words))]
        yield {"id": article.article_id, "entities": entities}


def choose_best(states: Iterable[S], score: Callable[[S], Fraction]) -> tuple[int, S]:
    """Return the number, counted from 1, of the first state with the highest score, and the state."""
    number, best, _ = max(
        ((number, state, score(state)) for number, state in enumerate(states, 1)), key=lambda item: (item[2], -item[0])
    )
    return number, best


def strict_f1(samples: Sequence[Sample], lines: Iterable[Line]) -> Fraction:
    """Return the strict F1 of the entities in the lines predicted for these samples; 0 if there are none."""
    gold = [_marks(sample.gold) for sample in samples]
    found = [_marks(line) for line in lines]
    whole = sum(map(len, gold)) + sum(map(len, found))
    both = sum(len(ours & theirs) for ours, theirs in zip(gold, found, strict=True))
    return Fraction(2 * both, whole) if whole else Fraction(0)


def _marks(line: Line) -> set[tuple[int, int, str]]:
    return {(entity["start"], entity["end"], entity["type"]) for entity in line["entities"]}
