"""publish: what users load follows from the stage outputs, split by split, and leaves out what may not be shared."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import datasets
import pyarrow.parquet as pq
import pytest
import yaml

from scripts import publish
from scripts.core.errors import DataError
from scripts.core.records import Article, Entity, Sentence
from scripts.core.schema import LAYERS, load_table, source_text_columns
from scripts.core.tables import write_json, write_table
from scripts.core.text import tokens
from tests.builders import make_article, make_entities, make_sentences

ROOT = Path(__file__).parents[1]
MARKED = "{PER:Omar Zlini}'s men left {GPE:Bir Toma} on {DATE=2019-04-04:Thursday}. It rained."
SOURCES = {"open": True, "closed": False}
COUNTS = {"articles": 2, "rejected": 0, "not_fetched": 1, "gold_without_text": 0}


def articles() -> Iterator[tuple[Article, list[Sentence], list[Entity]]]:
    """Yield an open and a closed article with machine rows and one of either with gold, the closed one textless."""
    for source, split in (("closed", "auto"), ("closed", "test"), ("open", "auto"), ("open", "train")):
        article = make_article(MARKED, article_id=f"{source}-{split}", is_gold=split != "auto")
        article = replace(article, source=source, split=split, may_share_text=SOURCES[source])
        sentences = make_sentences(article, "gold" if article.is_gold else "auto")
        entities = make_entities(article, MARKED, sentences, "gold" if article.is_gold else "auto")
        if article.is_gold:
            own = make_sentences(article)
            sentences += own
            entities += make_entities(article, MARKED, own)[:1]
        if article.article_id == "closed-test":
            article = replace(article, text=None)
            sentences = [replace(row, text=None) for row in sentences]
            entities = [replace(row, text=None) for row in entities]
        yield article, sentences, entities


def write_stages(folder: Path) -> Path:
    rows: dict[str, list[Any]] = {"articles": [], "rejected": [], **{name: [] for name in LAYERS}}
    for article, sentences, entities in articles():
        for name, records in (("articles", [article]), ("sentences", sentences), ("entities", entities)):
            rows[name] += records
    for name, records in rows.items():
        write_table(name, records, folder / f"interim/{name}.parquet")
    for source, may_share in SOURCES.items():
        (folder / "raw" / source).mkdir(parents=True)
        text = {c.name: "invented" for c in load_table("source").columns if c.type == "string"}
        flags = {"may_share_text": may_share, "is_invented": True, "is_about_libya": False}
        document = yaml.safe_dump({**text, **flags, "source": source})
        (folder / "raw" / source / "source.yaml").write_text(document, encoding="utf-8")
    write_json(folder / "interim/sources.json", dict.fromkeys(SOURCES, COUNTS))
    return folder


@pytest.fixture
def stages(tmp_path: Path) -> Path:
    return write_stages(tmp_path)


def run(stages: Path, out: str = "tables", **flags: Any) -> Path:
    target = stages / out
    settings = {"tables": stages / "interim", "raw": stages / "raw", "authority": ROOT / "dataset/authority", **flags}
    publish.run(target, **settings)
    return target


def rows(folder: Path, config: str, split: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(folder / config / f"{split}.parquet").to_pylist()
    return found


def test_each_split_has_a_file_for_each_config_with_rows(stages: Path) -> None:
    tables = run(stages)
    assert {path.stem for path in (tables / "articles").iterdir()} == {"auto", "test", "train"}
    assert {path.stem for path in (tables / "ner").iterdir()} == {"auto", "train"}
    assert not list((tables / "quotes").iterdir())
    assert [row["article_id"] for row in rows(tables, "articles", "auto")] == ["closed-auto", "open-auto"]


def test_gold_articles_show_gold_rows_only(stages: Path) -> None:
    tables = run(stages)
    assert {row["annotation"] for row in rows(tables, "entities", "train")} == {"gold"}
    assert len(rows(tables, "entities", "train")) == 3
    assert {row["annotation"] for row in rows(tables, "entities", "auto")} == {"auto"}


def test_documents_nest_the_rows_of_their_article(stages: Path) -> None:
    tables = run(stages)
    first, second = rows(tables, "documents", "auto")
    assert [len(first[name]) for name in LAYERS] == [2, 3, 0, 0]
    assert [row["text"] for row in second["entities"]] == ["Omar Zlini", "Bir Toma", "Thursday"]


def test_ner_tags_are_the_entities_on_tokens(stages: Path) -> None:
    first, second = rows(run(stages), "ner", "train")
    names = publish.tag_names()
    tagged = list(zip(first["tokens"], (names[tag] for tag in first["tags"]), strict=True))
    assert tagged == [
        *(("Omar", "B-PER"), ("Zlini", "I-PER"), ("'", "O"), ("s", "O"), ("men", "O"), ("left", "O")),
        *(("Bir", "B-GPE"), ("Toma", "I-GPE"), ("on", "O"), ("Thursday", "B-DATE"), (".", "O")),
    ]
    assert {names[tag] for tag in second["tags"]} == {"O"}
    assert len(second["tokens"]) == len(list(tokens("It rained.")))


def test_shareable_release_hides_restricted_text_and_nothing_else(stages: Path) -> None:
    tables = run(stages)
    release = run(stages, "release", tables=tables, shareable=True)
    for name in ("articles", "sentences", "entities"):
        hidden = set(source_text_columns(load_table(name)))
        for before, after in zip(rows(tables, name, "auto"), rows(release, name, "auto"), strict=True):
            is_open = before["source"] == "open"
            assert {**before, **({} if is_open else dict.fromkeys(hidden))} == after
    closed, shown = rows(release, "documents", "auto")
    assert (closed["text"], closed["entities"][0]["text"], shown["entities"][0]["text"]) == (None, None, "Omar Zlini")
    assert {row["source"] for row in rows(release, "ner", "auto")} == {"open"}
    assert "Bir Toma" not in json.dumps(
        [row for row in rows(release, "documents", "auto") if row["source"] == "closed"], default=str
    )


@pytest.mark.parametrize("config", ["articles", "entities", "documents", "ner", "authority"])
def test_shareable_release_loads(stages: Path, tmp_path: Path, config: str) -> None:
    release = run(stages, "release", shareable=True)
    loaded = datasets.load_dataset(str(release), config, cache_dir=str(tmp_path / "cache"))
    assert sum(split.num_rows for split in loaded.values()) > 0
    assert (release / "croissant.json").is_file()


def test_publishing_twice_gives_the_same_bytes_and_leaves_nothing_old(stages: Path) -> None:
    tables = run(stages)
    before = {path: path.read_bytes() for path in tables.rglob("*.parquet")}
    (tables / "articles/validation.parquet").write_bytes(b"old")
    assert {path: path.read_bytes() for path in run(stages).rglob("*.parquet")} == before


def test_provenance_counts_and_hashes_what_is_there(stages: Path) -> None:
    tables = run(stages)
    provenance = json.loads((tables / "provenance.json").read_text(encoding="utf-8"))
    assert provenance["sources"]["closed"]["articles"] == 2
    assert provenance["tables"]["entities"]["auto"]["rows"] == 6
    assert provenance["tables"]["quotes"] == {}
    assert provenance["code_sha256"] == publish.hash_code(ROOT)


def test_code_hash_sees_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts/one.py").write_text("1")
    seen = {publish.hash_code(tmp_path)}
    (tmp_path / "scripts/one.py").write_text("2")
    seen.add(publish.hash_code(tmp_path))
    (tmp_path / "scripts/one.py").rename(tmp_path / "scripts/two.py")
    seen.add(publish.hash_code(tmp_path))
    assert len(seen) == 3


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        pytest.param("tables", "can't be both read and written", id="same-folder"),
        pytest.param("nothing", "holds no articles; run dvc repro first", id="no-tables"),
    ],
)
def test_wrong_folder_is_named(stages: Path, tables: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        run(stages, tables=stages / tables)
