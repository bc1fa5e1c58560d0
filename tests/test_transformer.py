"""transformer: a tiny model with random weights, made here, learns invented articles by heart."""

from pathlib import Path
from typing import Any

import pytest

from scripts.baselines.samples import Corpus
from scripts.baselines.tagging import find_words, strict_f1
from scripts.baselines.transformer import Recipe, Tagger, load_tagger, ramp, train_transformer
from scripts.core.errors import DataError
from tests.builders import make_article
from tests.samples import TRAIN, make_samples, need

RECIPE = Recipe(epochs=40, batch=2, rate=5e-3)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the folder of a BERT of two small layers, whose pieces are letters and a few beginnings of words."""
    need("torch")
    transformers = need("transformers")
    folder = tmp_path_factory.mktemp("model")
    letters = [chr(number) for number in range(33, 127)]
    pieces = [
        "[PAD]",
        "[UNK]",
        "[CLS]",
        "[SEP]",
        "[MASK]",
        "Omar",
        "Sha",
        *letters,
        *(f"##{letter}" for letter in letters),
    ]
    (folder / "vocab.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    tokenizer = transformers.BertTokenizerFast(
        vocab=str(folder / "vocab.txt"), do_lower_case=False, model_max_length=64
    )
    config = transformers.BertConfig(
        vocab_size=len(pieces),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=64,
    )
    transformers.BertModel(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return str(folder)


def test_it_learns(model: str) -> None:
    train = make_samples(TRAIN, "train")
    annotator = train_transformer(Corpus(train, train), model, RECIPE)
    assert strict_f1(train, annotator.annotate([sample.article for sample in train])) == 1
    assert annotator.settings["model"] == model
    assert 1 <= annotator.settings["epoch"] <= RECIPE.epochs


def test_it_does_so_twice_alike(model: str) -> None:
    train = make_samples(TRAIN, "train")
    recipe = Recipe(epochs=2, batch=2, rate=5e-3)
    articles = [sample.article for sample in train]
    first, second = (list(train_transformer(Corpus(train, train), model, recipe).annotate(articles)) for _ in range(2))
    assert first == second


def words_of(text: str) -> Any:
    return next(iter(find_words(make_article(text))))


def test_only_first_pieces_carry_a_tag(model: str) -> None:
    tagger: Tagger = load_tagger(model, seed=1)
    _, firsts = tagger.encode([words_of("Omar Shalwi left")])
    assert [word for _, word in firsts[0]] == [0, 1, 2]
    assert [piece for piece, _ in firsts[0]] == [1, 2, 6]


def test_a_sentence_longer_than_the_model_is_tagged_to_its_end(model: str) -> None:
    words = words_of("Omar " * 99 + "left")
    assert len(load_tagger(model, seed=1).tag(words)) == len(words) == 100


def test_the_rate_rises_and_falls() -> None:
    rate = ramp(10, 0.2)
    assert [rate(step) for step in (0, 1, 2, 6, 10)] == [0.5, 1.0, 1.0, 0.5, 0.0]


def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    need("torch")
    need("transformers")
    with pytest.raises(DataError, match="nowhere: no such folder"):
        load_tagger(str(tmp_path / "nowhere"), seed=1)
