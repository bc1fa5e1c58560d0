"""perceptron: an averaged structured perceptron that tags entities, in whole numbers, so the same on every machine.

Collins (2002), Discriminative training methods for hidden Markov models: theory and experiments with perceptron
algorithms. Features are those of the shared task of CoNLL-2003: words, shapes, affixes and neighbours.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from random import Random
from typing import Any

import numpy as np
import numpy.typing as npt

from scripts.baselines.samples import Annotator, Corpus, Sample
from scripts.baselines.tagging import TAGS, Word, choose_best, find_words, strict_f1, tag_articles, to_tags

EPOCHS = 20
SEED = 1
EDGE = Word(0, 0, "")
NEVER = -(2**50)  # below any sum of weights, and far enough from the smallest number of 64 bits to add some
NUMBERS = {tag: number for number, tag in enumerate(TAGS)}

Whole = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature (0: any unknown one) and tag, and by the tag before (the last row: none) and tag."""

    features: dict[str, int]
    weights: Whole
    steps: Whole

    def tag(self, words: Sequence[Word]) -> list[str]:
        """Return the tags of one sentence."""
        rows = np.array([[self.features.get(name, 0) for name in names] for names in list_features(words)])
        return [TAGS[number] for number in decode(self.weights[rows].sum(axis=1), self.steps)]


def train_perceptron(corpus: Corpus) -> Annotator:
    """Return the perceptron of the epoch that does best on the validation split."""

    def score(model: Model) -> Any:
        return strict_f1(corpus.validation, tag_articles([sample.article for sample in corpus.validation], model.tag))

    epoch, model = choose_best(fit(corpus.train), score)
    settings = {"epoch": epoch, "of_epochs": EPOCHS, "seed": SEED, "features": len(model.features)}
    return Annotator(lambda articles: tag_articles(articles, model.tag), settings)


def fit(train: Iterable[Sample], epochs: int = EPOCHS) -> Iterator[Model]:
    """Yield the averaged model after each epoch over the sentences, in an order drawn anew each time."""
    pairs = [
        (words, to_tags(words, sample.gold["entities"])) for sample in train for words in find_words(sample.article)
    ]
    named = [(list(list_features(words)), [NUMBERS[tag] for tag in tags]) for words, tags in pairs if words]
    features = {name: number for number, name in enumerate(_collect(names for names, _ in named), 1)}
    examples = [
        (np.array([[features[name] for name in row] for row in names]), np.array(tags)) for names, tags in named
    ]
    weights, late_weights = (np.zeros((len(features) + 1, len(TAGS)), np.int64) for _ in range(2))
    steps, late_steps = (np.zeros((len(TAGS) + 1, len(TAGS)), np.int64) for _ in range(2))
    random, seen = Random(SEED), 0
    for _ in range(epochs):
        random.shuffle(examples)
        for rows, gold in examples:
            found = np.array(decode(weights[rows].sum(axis=1), steps))
            for tags, sign in ((gold, 1), (found, -1)) if (found != gold).any() else ():
                _add(weights, late_weights, rows, tags[:, None], sign, seen)
                _add(steps, late_steps, np.concatenate(([len(TAGS)], tags[:-1])), tags, sign, seen)
            seen += 1
        yield Model(features, weights * seen - late_weights, steps * seen - late_steps)


def _collect(sentences: Iterable[Iterable[Sequence[str]]]) -> list[str]:
    return sorted({name for names in sentences for row in names for name in row})


def _add(sums: Whole, late: Whole, rows: Whole, columns: Whole, sign: int, seen: int) -> None:
    """Add to the weights, and to what their sum over all examples lacks since this came after `seen` of them."""
    np.add.at(sums, (rows, columns), sign)
    np.add.at(late, (rows, columns), sign * seen)


def decode(scores: Whole, steps: Whole) -> list[int]:
    """Return the numbers of the tags with the highest sum of scores and steps, I only behind B or I of its type."""
    allowed = np.where(_IMPOSSIBLE, NEVER, steps)
    best = scores[0] + allowed[-1]
    behind = []
    for row in scores[1:]:
        sums = best[:, None] + allowed[:-1]
        behind.append(sums.argmax(axis=0))
        best = sums.max(axis=0) + row
    path = [int(best.argmax())]
    for pointers in reversed(behind):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


def _is_impossible(before: str, tag: str) -> bool:
    return tag.startswith("I-") and before[2:] != tag[2:]


_IMPOSSIBLE = np.array([[_is_impossible(before, tag) for tag in TAGS] for before in (*TAGS, "")])


def list_features(words: Sequence[Word]) -> Iterator[list[str]]:
    """Yield the names of the features of each token of a sentence, as many for every token."""
    padded = [word.text for word in (EDGE, EDGE, *words, EDGE, EDGE)]
    lower, shapes = [text.lower() for text in padded], [find_shape(text) for text in padded]
    for here in range(2, len(padded) - 2):
        word, low = padded[here], lower[here]
        yield [
            "always",
            f"word {word}",
            f"lower {low}",
            f"shape {shapes[here]}",
            f"first {here == 2} {shapes[here]}",
            *(f"prefix {low[:size]}" for size in (2, 3, 4)),
            *(f"suffix {low[-size:]}" for size in (2, 3, 4)),
            *(f"lower{by:+d} {lower[here + by]}" for by in (-2, -1, 1, 2)),
            *(f"shape{by:+d} {shapes[here + by]}" for by in (-2, -1, 1, 2)),
            f"pair-1 {lower[here - 1]} {low}",
            f"pair+1 {low} {lower[here + 1]}",
            f"shapes {' '.join(shapes[here - 1 : here + 2])}",
            f"around {lower[here - 1]} {shapes[here]} {lower[here + 1]}",
        ]


def find_shape(word: str) -> str:
    """Return the word with X for capitals, x for other letters and 0 for digits, at most two alike in a row."""
    kinds = ("X" if c.isupper() else "x" if c.isalpha() else "0" if c.isdigit() else c for c in word)
    return "".join(kind for key, run in groupby(kinds) for kind in list(run)[:2])
