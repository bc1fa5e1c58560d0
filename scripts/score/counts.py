"""counts: what was found, invented and missed, in whole numbers, and the figures that follow from them."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import astuple, dataclass
from fractions import Fraction
from statistics import median
from typing import Any, ClassVar, Self

Key = tuple[str, str, str]
DIGITS = 6
MILLIONTHS = 10**6


@dataclass(frozen=True, slots=True)
class Figure:
    """Numbers that add up over articles."""

    main: ClassVar[str]

    def __add__(self, other: Self) -> Self:
        return type(self)(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    @property
    def value(self) -> Fraction | None:
        """The number that stands for the figure, called `main`; None if it is undefined."""
        value: Fraction | None = getattr(self, self.main)
        return value

    def report(self) -> dict[str, Any]:
        """Return the numbers and what follows from them, the latter rounded to 6 digits."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Counts(Figure):
    """True positives, false positives and false negatives."""

    main: ClassVar[str] = "f1"
    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def precision(self) -> Fraction | None:
        """Share of the predicted that is right; None if there is neither gold nor prediction."""
        return self._share(self.tp, self.tp + self.fp)

    @property
    def recall(self) -> Fraction | None:
        """Share of the gold that was found; None if there is neither gold nor prediction."""
        return self._share(self.tp, self.tp + self.fn)

    @property
    def f1(self) -> Fraction | None:
        """Harmonic mean of precision and recall; None if there is neither gold nor prediction."""
        return self._share(2 * self.tp, 2 * self.tp + self.fp + self.fn)

    def _share(self, part: int, whole: int) -> Fraction | None:
        if self.tp + self.fp + self.fn == 0:
            return None
        return Fraction(part, whole) if whole else Fraction(0)

    def report(self) -> dict[str, Any]:
        """Return the counts with precision, recall and F1."""
        return {
            **{"tp": self.tp, "fp": self.fp, "fn": self.fn},
            **{name: rounded(getattr(self, name)) for name in ("precision", "recall", "f1")},
        }


@dataclass(frozen=True, slots=True)
class Share(Figure):
    """Answers that are right, answers that were looked at, and gold items that asked for one."""

    main: ClassVar[str] = "accuracy"
    correct: int = 0
    total: int = 0
    gold: int = 0

    @property
    def accuracy(self) -> Fraction | None:
        """Share of right answers; 0 if none could be looked at, None if the gold asks for none."""
        if self.total:
            return Fraction(self.correct, self.total)
        return Fraction(0) if self.gold else None

    def report(self) -> dict[str, Any]:
        """Return the numbers with the accuracy."""
        numbers = {"correct": self.correct, "total": self.total, "gold": self.gold}
        return {**numbers, "accuracy": rounded(self.accuracy)}


@dataclass(frozen=True, slots=True)
class Ratio(Figure):
    """What precision and recall are shares of, where they are not of the same kind; exact fractions."""

    main: ClassVar[str] = "f1"
    right_predicted: Fraction = Fraction(0)
    predicted: Fraction = Fraction(0)
    right_gold: Fraction = Fraction(0)
    gold: Fraction = Fraction(0)

    @property
    def precision(self) -> Fraction | None:
        """Share of the predicted that is right; None if there is neither gold nor prediction."""
        return self._share(self.right_predicted, self.predicted)

    @property
    def recall(self) -> Fraction | None:
        """Share of the gold that was found; None if there is neither gold nor prediction."""
        return self._share(self.right_gold, self.gold)

    @property
    def f1(self) -> Fraction | None:
        """Harmonic mean of precision and recall; None if there is neither gold nor prediction."""
        precision, recall = self.precision, self.recall
        if precision is None or recall is None:
            return None
        return 2 * precision * recall / (precision + recall) if precision + recall else Fraction(0)

    def _share(self, part: Fraction, whole: Fraction) -> Fraction | None:
        if not self.gold and not self.predicted:
            return None
        return part / whole if whole else Fraction(0)

    def report(self) -> dict[str, Any]:
        """Return the sums with precision, recall and F1, all rounded to 6 digits."""
        names = ("right_predicted", "predicted", "right_gold", "gold", "precision", "recall", "f1")
        return {name: rounded(getattr(self, name)) for name in names}


@dataclass(frozen=True, slots=True)
class Distances(Figure):
    """Distances in metres, each of one pair."""

    main: ClassVar[str] = "median_km"
    metres: tuple[int, ...] = ()

    @property
    def median_km(self) -> Fraction | None:
        """The middle one in kilometres, or the mean of the middle two; None if there is none."""
        return Fraction(median(map(Fraction, self.metres))) / 1000 if self.metres else None

    def report(self) -> dict[str, Any]:
        """Return the number of pairs and the median."""
        return {"pairs": len(self.metres), "median_km": rounded(self.median_km)}


def rounded(value: Fraction | None) -> float | None:
    """Return the fraction as a decimal number of 6 digits."""
    return None if value is None else float(round(value, DIGITS))


Measured = Iterator[tuple[str, str, Figure]]


def count(gold: int, predicted: int, found: int) -> Counts:
    """Return the counts of `found` pairs among so many gold and predicted items."""
    return Counts(found, predicted - found, gold - found)


def count_equal(gold: Iterable[Hashable], predicted: Iterable[Hashable]) -> Counts:
    """Return the counts of equal items, each standing for one at most."""
    wanted, given = Counter(gold), Counter(predicted)
    return count(wanted.total(), given.total(), (wanted & given).total())


def add_up(figures: Iterable[tuple[Key, Figure]]) -> dict[Key, Figure]:
    """Return the sum of the figures under each key `(layer, metric, label)`."""
    sums: dict[Key, Figure] = {}
    for key, figure in figures:
        sums[key] = sums[key] + figure if key in sums else figure
    return sums


def macro_f1(counts: Iterable[Counts]) -> Fraction | None:
    """Return the plain mean of the F1 of the labels, 0/0 being 0; None if there is no label."""
    scores = [score.f1 or Fraction(0) for score in counts]
    return sum(scores, Fraction(0)) / len(scores) if scores else None


def labels(gold: Iterable[str | None], predicted: Iterable[str | None]) -> Iterator[str]:
    """Yield the labels that occur, in alphabetical order."""
    yield from sorted({label for label in (*gold, *predicted) if label is not None})
