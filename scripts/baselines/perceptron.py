"""perceptron: an averaged structured perceptron that tags each layer, in whole numbers, so the same on every machine.

Collins (2002), Discriminative training methods for hidden Markov models: theory and experiments with perceptron
algorithms. Features are those of the shared task of CoNLL-2003: words, shapes, affixes and neighbours.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import groupby
from random import Random

import numpy as np
import numpy.typing as npt

from scripts.baselines.learned import LAYERS, Layer, build
from scripts.baselines.samples import Annotator, Corpus, Line, Sample
from scripts.baselines.tagging import Word, choose_best, to_spans
from scripts.core.records import Article

EPOCHS = 20
SEED = 1
EDGE = Word(0, 0, "")
NEVER = -(2**50)  # below any sum of weights, and far enough from the smallest number of 64 bits to add some

Whole = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature (0: any unknown one) and tag, and by the tag before (the last row: none) and tag."""

    tags: tuple[str, ...]
    features: dict[str, int]
    weights: Whole
    steps: Whole

    def tag(self, words: Sequence[Word]) -> list[str]:
        """Return the tags of one piece of text."""
        rows = np.array([[self.features.get(name, 0) for name in names] for names in list_features(words)])
        path = decode(self.weights[rows].sum(axis=1), np.where(forbid(self.tags), NEVER, self.steps))
        return [self.tags[number] for number in path]


def train_perceptron(corpus: Corpus) -> Annotator:
    """Return a perceptron for each layer, of the epoch that does best on the validation split."""
    chosen = {name: choose_best(fit(layer, corpus.train), _scorer(layer, corpus)) for name, layer in LAYERS.items()}

    def annotate(articles: Sequence[Article]) -> Iterator[Line]:
        for article in articles:
            marks = {name: build(LAYERS[name], article, model.tag) for name, (_, model) in chosen.items()}
            yield {"id": article.article_id, **marks}

    epochs = ", ".join(f"{name} {epoch}" for name, (epoch, _) in chosen.items())
    features = sum(len(model.features) for _, model in chosen.values())
    return Annotator(annotate, {"epoch": epochs, "of_epochs": EPOCHS, "seed": SEED, "features": features})


def _scorer(layer: Layer, corpus: Corpus) -> Callable[[Model], Fraction]:
    """Return what tells the F1 of a model's labelled spans in the pieces of the validation split."""
    pieces = [(words, set(_spans(words, tags))) for sample in corpus.validation for words, tags in layer.read(sample)]

    def score(model: Model) -> Fraction:
        found = [(gold, set(_spans(words, model.tag(words)))) for words, gold in pieces]
        whole = sum(len(gold) + len(ours) for gold, ours in found)
        return Fraction(2 * sum(len(gold & ours) for gold, ours in found), whole) if whole else Fraction(0)

    return score


def _spans(words: Sequence[Word], tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    return ((span["start"], span["end"], span["type"]) for span in to_spans(words, tags))


def fit(layer: Layer, train: Iterable[Sample], epochs: int = EPOCHS) -> Iterator[Model]:
    """Yield the averaged model after each epoch over the pieces of text, in an order drawn anew each time."""
    tags, number = layer.tags, {tag: place for place, tag in enumerate(layer.tags)}
    named = [
        (list(list_features(words)), [number[tag] for tag in gold])
        for sample in train
        for words, gold in layer.read(sample)
    ]
    features = {name: place for place, name in enumerate(_collect(names for names, _ in named), 1)}
    examples = [
        (np.array([[features[name] for name in row] for row in names]), np.array(gold)) for names, gold in named
    ]
    weights, late_weights = (np.zeros((len(features) + 1, len(tags)), np.int64) for _ in range(2))
    steps, late_steps = (np.zeros((len(tags) + 1, len(tags)), np.int64) for _ in range(2))
    random, seen, forbidden = Random(SEED), 0, forbid(tags)
    for _ in range(epochs):
        random.shuffle(examples)
        for rows, gold in examples:
            found = np.array(decode(weights[rows].sum(axis=1), np.where(forbidden, NEVER, steps)))
            for path, sign in ((gold, 1), (found, -1)) if (found != gold).any() else ():
                _add(weights, late_weights, rows, path[:, None], sign, seen)
                _add(steps, late_steps, np.concatenate(([len(tags)], path[:-1])), path, sign, seen)
            seen += 1
        yield Model(tags, features, weights * seen - late_weights, steps * seen - late_steps)


def _collect(sentences: Iterable[Iterable[Sequence[str]]]) -> list[str]:
    return sorted({name for names in sentences for row in names for name in row})


def _add(sums: Whole, late: Whole, rows: Whole, columns: Whole, sign: int, seen: int) -> None:
    """Add to the weights, and to what their sum over all examples lacks since this came after `seen` of them."""
    np.add.at(sums, (rows, columns), sign)
    np.add.at(late, (rows, columns), sign * seen)


def decode(scores: Whole, steps: Whole) -> list[int]:
    """Return the numbers of the tags with the highest sum of scores and steps (the last row: from no tag)."""
    best = scores[0] + steps[-1]
    behind = []
    for row in scores[1:]:
        sums = best[:, None] + steps[:-1]
        behind.append(sums.argmax(axis=0))
        best = sums.max(axis=0) + row
    path = [int(best.argmax())]
    for pointers in reversed(behind):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


@cache
def forbid(tags: tuple[str, ...]) -> npt.NDArray[np.bool_]:
    """Return which steps may not be, from each tag and from none: an I not behind B or I of its label."""
    return np.array([[tag.startswith("I-") and before[2:] != tag[2:] for tag in tags] for before in (*tags, "")])


def list_features(words: Sequence[Word]) -> Iterator[list[str]]:
    """Yield the names of the features of each token of a piece of text, as many for every token."""
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
