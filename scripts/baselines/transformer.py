"""transformer: a pretrained encoder, from a folder or by its name on a hub, fine-tuned to tag entities.

Devlin et al. (2019), section 5.3: the first piece of each word carries its tag, a linear layer scores it.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from scripts.baselines.samples import Annotator, Corpus, Sample
from scripts.baselines.tagging import TAGS, Word, find_words, strict_f1, tag_articles, to_tags
from scripts.core.errors import DataError

NUMBERS = {tag: number for number, tag in enumerate(TAGS)}
IGNORED = -100  # the label that PyTorch's cross entropy leaves out


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a model is fine-tuned."""

    epochs: int = 10
    batch: int = 16
    rate: float = 5e-5
    warm_up: float = 0.1
    decay: float = 0.01
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Tagger:
    """A model with its tokenizer and what to import them with."""

    torch: Any
    tokenizer: Any
    model: Any
    longest: int

    def encode(self, sentences: Sequence[Sequence[Word]]) -> tuple[Any, list[list[tuple[int, int]]]]:
        """Return the pieces of some sentences as tensors, and for each sentence the `(piece, word)` of first pieces."""
        pieces = self.tokenizer(
            [[word.text for word in words] for words in sentences],
            is_split_into_words=True,
            padding=True,
            truncation=True,
            max_length=self.longest,
            return_tensors="pt",
        )
        return pieces.to(self.model.device), [list(_first_pieces(pieces.word_ids(n))) for n in range(len(sentences))]

    def tag(self, words: Sequence[Word]) -> list[str]:
        """Return the tags of one sentence; words behind the longest input of the model, and unreadable ones, are O."""
        pieces, firsts = self.encode([words])
        with self.torch.no_grad():
            numbers = self.model(**pieces).logits[0].argmax(dim=-1).tolist()
        tags = [TAGS[0]] * len(words)
        for piece, word in firsts[0]:
            tags[word] = TAGS[numbers[piece]]
        return tags


def _first_pieces(words: Sequence[int | None]) -> Iterator[tuple[int, int]]:
    before = None
    for piece, word in enumerate(words):
        if word is not None and word != before:
            yield piece, word
        before = word


def train_transformer(corpus: Corpus, name: str, recipe: Recipe = Recipe()) -> Annotator:
    """Return the model of the epoch that does best on the validation split."""
    tagger = load_tagger(name, recipe.seed)
    articles = [sample.article for sample in corpus.validation]
    best, weights, chosen = None, {}, 0
    for epoch in fit(tagger, corpus.train, recipe):
        score = strict_f1(corpus.validation, tag_articles(articles, tagger.tag))
        if best is None or score > best:
            best, chosen = score, epoch
            weights = {key: value.detach().clone() for key, value in tagger.model.state_dict().items()}
    tagger.model.load_state_dict(weights)
    settings = {name: getattr(recipe, name) for name in ("batch", "rate", "warm_up", "decay", "seed")}
    return Annotator(
        lambda articles: tag_articles(articles, tagger.tag),
        {"model": name, "epoch": chosen, "of_epochs": recipe.epochs, **settings},
    )


def load_tagger(name: str, seed: int) -> Tagger:
    """Return a model with a new last layer; DataError if the libraries or the model are not there."""
    try:
        import torch
        import transformers
    except ImportError as error:
        raise DataError(f"{error.name}: not installed; run make test-transformer, which installs it") from error
    transformers.set_seed(seed)
    torch.use_deterministic_algorithms(mode=True, warn_only=True)
    try:
        tokenizer = transformers.AutoTokenizer.from_pretrained(name, add_prefix_space=True)
        model = transformers.AutoModelForTokenClassification.from_pretrained(
            name, num_labels=len(TAGS), id2label=dict(enumerate(TAGS)), label2id=NUMBERS, ignore_mismatched_sizes=True
        )
    except (OSError, ValueError) as error:
        raise DataError(f"--model {name}: no such folder, and no model of that name at hand ({error})") from error
    longest = min(tokenizer.model_max_length, getattr(model.config, "max_position_embeddings", 512), 512)
    return Tagger(torch, tokenizer, model.to("cuda" if torch.cuda.is_available() else "cpu"), longest)


def fit(tagger: Tagger, train: Iterable[Sample], recipe: Recipe) -> Iterator[int]:
    """Yield the number of each epoch once the model has seen every sentence of it."""
    torch, order = tagger.torch, random.Random(recipe.seed)
    pairs = [
        (words, to_tags(words, sample.gold["entities"])) for sample in train for words in find_words(sample.article)
    ]
    pairs = [pair for pair in pairs if pair[0]]
    optimizer = torch.optim.AdamW(tagger.model.parameters(), lr=recipe.rate, weight_decay=recipe.decay)
    steps = recipe.epochs * -(-len(pairs) // recipe.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, ramp(steps, recipe.warm_up))
    for epoch in range(1, recipe.epochs + 1):
        tagger.model.train()
        order.shuffle(pairs)
        for start in range(0, len(pairs), recipe.batch):
            _learn(tagger, pairs[start : start + recipe.batch], optimizer)
            schedule.step()
        tagger.model.eval()
        yield epoch


def ramp(steps: int, warm_up: float) -> Callable[[int], float]:
    """Return the share of the rate at each step: up to the whole in the first steps, then down to nothing."""
    rise = max(1, round(steps * warm_up))
    return lambda step: min((step + 1) / rise, max(0.0, (steps - step) / max(1, steps - rise)))


def _learn(tagger: Tagger, pairs: Sequence[tuple[list[Word], list[str]]], optimizer: Any) -> None:
    pieces, firsts = tagger.encode([words for words, _ in pairs])
    labels = tagger.torch.full_like(pieces["input_ids"], IGNORED)
    for row, (_, tags) in enumerate(pairs):
        for piece, word in firsts[row]:
            labels[row, piece] = NUMBERS[tags[word]]
    optimizer.zero_grad()
    tagger.model(**pieces, labels=labels).loss.backward()
    tagger.torch.nn.utils.clip_grad_norm_(tagger.model.parameters(), 1.0)
    optimizer.step()
