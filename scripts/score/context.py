"""context: what the scorer knows of an article besides its marks, and what train gold alone would answer."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from scripts.core.records import Span
from scripts.core.text import tokens
from scripts.score.document import Document, EntityMark

FIGURES = ("fatalities_low", "fatalities_high")
Answers = Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Training:
    """The names in the articles of train gold, and the most frequent answers there; empty where no train gold is."""

    names: frozenset[str] = frozenset()
    constants: Answers = field(default_factory=dict)


@dataclass(frozen=True)
class Context:
    """The day of publication and the text of an article, each None where it is not at hand, and train gold."""

    published: str | None = None
    text: str | None = None
    training: Training = Training()

    @cached_property
    def tokens(self) -> list[tuple[int, int]] | None:
        """Start and end of each token of the text."""
        return None if self.text is None else tokens(self.text)

    def is_seen(self, mark: EntityMark) -> bool | None:
        """Tell whether train gold has a mention of the same words, whatever their case; None where no text is."""
        return None if self.text is None else name_of(mark.span, self.text) in self.training.names


def learn(articles: Iterable[tuple[Document, str | None]]) -> Training:
    """Return what the marks and texts of train gold alone tell."""
    articles = list(articles)
    names = frozenset(name for document, text in articles for name in list_names(document, text))
    return Training(names, most_frequent_answers(document for document, _ in articles))


def name_of(span: Span, text: str) -> str:
    """Return the words of a mention in lower case."""
    return text[span.start : span.end].lower()


def list_names(document: Document, text: str | None) -> Iterator[str]:
    """Yield the names in an article other than dates; none without its text."""
    if text is not None:
        yield from (name_of(mark.span, text) for mark in document.entities if mark.type != "DATE")


def most_frequent_answers(documents: Iterable[Document]) -> Answers:
    """Return the most frequent fatalities of events, null included, and the most frequent among those stated.

    Of equally frequent ones the smallest is taken, and null before any number.
    """
    events = [event for document in documents for event in document.events]
    answers: dict[str, int | None] = {}
    for name in FIGURES:
        found = Counter(getattr(event, name) for event in events)
        answers[name] = _most_frequent(found)
        answers[f"{name}_stated"] = _most_frequent(
            Counter({value: n for value, n in found.items() if value is not None})
        )
    return answers


def _most_frequent(found: Counter[int | None]) -> int | None:
    return min(found, key=lambda value: (-found[value], -1 if value is None else value), default=None)
