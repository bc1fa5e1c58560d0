"""summary: what the leaderboard says about the dataset, its numbers read from the results and its claims checked."""

from collections.abc import Mapping
from textwrap import fill
from typing import Any

from scripts.core.errors import DataError

WIDTH = 130
# A sentence; the numbers that must follow each other in this order, the greatest first, for it to be true; and where
# its numbers stand: system and path in the test scores. One whose name ends in `_given` is that on gold input.
Numbers = dict[str, tuple[str, str]]
SENTENCES: tuple[tuple[str, tuple[str, ...], Numbers], ...] = (
    (
        "Sentences are all but solved: a tagger trained on `train` has an F1 of {tagger}, taking paragraphs for "
        "sentences {paragraphs}.",
        ("tagger", "paragraphs"),
        {"tagger": ("perceptron", "sentences.boundary.f1"), "paragraphs": ("frequent", "sentences.boundary.f1")},
    ),
    (
        "The entity gold is even enough to be learned from little: a perceptron that has seen nothing but `train` has "
        "{own} strict F1, a general model that was trained on far more news, with labels of its own, {general}.",
        ("own", "general"),
        {"own": ("perceptron", "entities.strict.f1"), "general": ("spacy", "entities.strict.f1")},
    ),
    (
        "But micro and macro F1 lie apart for what learns ({micro} and {macro}), since facilities, agreements and "
        "weapons are rare, and there the rules with their authority file lead most (macro F1 {rules}).",
        ("rules", "micro", "macro"),
        {
            "rules": ("rules", "entities.strict.macro_f1"),
            "micro": ("perceptron", "entities.strict.f1"),
            "macro": ("perceptron", "entities.strict.macro_f1"),
        },
    ),
    (
        "Quotes are more than what stands in marks: all strings in quotation marks together match {marks} (F1) where "
        "the rules match {rules}, and the nearest person is the speaker of {nearest} of those matched, the rules' of "
        "{speaker}.",
        ("speaker", "rules", "nearest", "marks"),
        {
            "marks": ("quoted", "quotes.matched.f1"),
            "rules": ("rules", "quotes.matched.f1"),
            "nearest": ("quoted", "quotes.speaker.accuracy"),
            "speaker": ("rules", "quotes.speaker.accuracy"),
        },
    ),
    (
        "Neither they nor events are learned from so few articles by tags alone: the perceptron matches {quotes} of "
        "the former, and finds trigger and type of {events} of the latter where the rules find {rules}.",
        ("rules", "events", "quotes"),
        {
            "quotes": ("perceptron", "quotes.matched.f1"),
            "events": ("perceptron", "events.trigger_type.f1"),
            "rules": ("rules", "events.trigger_type.f1"),
        },
    ),
    (
        "Dates are no formality: the day of publication is right for {copied} of the events, giving no date at all for "
        "{none}, and reading the text for {read}.",
        ("read", "none", "copied"),
        {
            "copied": ("publication", "events.date.accuracy"),
            "none": ("frequent", "events.date.accuracy"),
            "read": ("rules", "events.date.accuracy"),
        },
    ),
    (
        "What is left is who did what to whom, and where: the rules have {arguments} of the arguments, and with gold "
        "names and quotes below them {arguments_given}, so that hardly any of it is the fault of the lower layers.",
        ("arguments_given", "arguments"),
        {
            "arguments": ("rules", "events.arguments.f1"),
            "arguments_given": ("rules", "events.arguments.f1"),
        },
    ),
)


def summarise(results: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the paragraph; DataError names a sentence that the results do not bear out any more."""
    return fill(" ".join(_write(*sentence, results) for sentence in SENTENCES), WIDTH)


def _write(
    sentence: str, descending: tuple[str, ...], numbers: Numbers, results: Mapping[str, Mapping[str, Any]]
) -> str:
    found = {name: _read(results[system], path, name.endswith("_given")) for name, (system, path) in numbers.items()}
    order = [found[name] for name in descending]
    if order != sorted(order, reverse=True):
        raise DataError(f"{sentence!r} does not hold: {found}; write what does in scripts/baselines/summary.py")
    return sentence.format(**{name: f"{value:.2f}" for name, value in found.items()})


def _read(result: Mapping[str, Any], path: str, is_given: bool) -> float:
    value: Any = result["scores"]["test"]
    for key in (*(["gold_input"] if is_given else []), *path.split(".")):
        value = value[key]
    return float(value)
