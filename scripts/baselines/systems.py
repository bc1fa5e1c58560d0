"""systems: the baselines by name, each with what it does and what it learns from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.baselines.on_gold import OnGold, load_rules_on_gold
from scripts.baselines.perceptron import train_perceptron
from scripts.baselines.pretrained import load_pretrained
from scripts.baselines.rules import load_rules
from scripts.baselines.samples import Annotator, Corpus
from scripts.baselines.trained import train_model
from scripts.baselines.transformer import train_transformer
from scripts.baselines.trivial import date_by_publication, guess_frequent, mark_nothing, mark_quoted
from scripts.bench.peers import describe_model
from scripts.core.errors import DataError


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may choose: the authority file of the rules, a spaCy model, a transformer."""

    authority: Path
    spacy_model: str
    model: str | None


@dataclass(frozen=True, slots=True)
class System:
    """A baseline: what it does, what it learns from, how it is made ready, which libraries it needs.

    `tasks` are the tables of the leaderboard that it says something about; none named are all for which it has marks.
    `on_gold` takes the authority file to what makes each layer from the gold of those below, if the system can do that.
    """

    about: str
    learns_from: str
    prepare: Callable[[Corpus, Options], Annotator]
    libraries: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    on_gold: Callable[[Path], Mapping[str, OnGold]] | None = None


def _pretrained(_: Corpus, options: Options) -> Annotator:
    annotate = load_pretrained(options.spacy_model)
    return Annotator(annotate, {"model": describe_model(options.spacy_model)})


def _transformer(corpus: Corpus, options: Options) -> Annotator:
    if options.model is None:
        raise DataError("transformer: no model was named; say --model FOLDER, or --model NAME of one on a hub")
    return train_transformer(corpus, options.model)


SYSTEMS = {
    "empty": System("Marks nothing.", "nothing", lambda *_: Annotator(mark_nothing)),
    "quoted": System(
        "Every string in quotation marks is a direct quote of the nearest person that the rules name.",
        "the rules",
        lambda _, options: Annotator(mark_quoted(load_rules(options.authority))),
    ),
    "publication": System(
        "The events of the rules, each dated to the day of publication.",
        "the rules",
        lambda _, options: Annotator(date_by_publication(load_rules(options.authority))),
        tasks=("circumstances",),
    ),
    "frequent": System(
        "The spans of the rules, each with the most frequent value of every field; a paragraph is a sentence.",
        "the rules, train",
        lambda corpus, options: Annotator(guess_frequent(load_rules(options.authority), corpus.train)),
        tasks=("sentences", "entities", "linking", "events", "circumstances", "status"),
    ),
    "rules": System(
        "The rule annotators of this repository.",
        "train, validation and articles of auto, by hand",
        lambda _, options: Annotator(load_rules(options.authority)),
        on_gold=load_rules_on_gold,
    ),
    "spacy": System(
        "spaCy's en_core_web_sm as it comes, its labels read as those here.", "OntoNotes", _pretrained, ("spacy",)
    ),
    "perceptron": System(
        "Averaged structured perceptrons on words, shapes, affixes and neighbours, one for each layer.",
        "train",
        lambda corpus, _: train_perceptron(corpus),
        ("numpy",),
        tasks=("sentences", "entities", "quotes", "events"),
    ),
    "spacy-trained": System(
        "A small spaCy model of sentences and entities without pretrained vectors.",
        "train",
        lambda corpus, _: train_model(corpus),
        ("spacy",),
    ),
    "transformer": System(
        "A pretrained encoder, fine-tuned to tag entities.", "train", _transformer, ("torch", "transformers")
    ),
}
UNASKED = tuple(name for name in SYSTEMS if name != "transformer")
