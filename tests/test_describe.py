"""What is said of a published folder is what its files hold, and the tools that read it can."""

import json
import logging
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import datasets
import mlcroissant
import pyarrow.parquet as pq
import pytest
import yaml

from scripts import describe, publish
from scripts.core.errors import DataError
from scripts.core.gold import GOLD_SPLITS
from scripts.core.records import (
    Argument,
    Article,
    Entity,
    Event,
    Paragraph,
    Quote,
    Rejected,
    Removed,
    Sentence,
    Span,
)
from scripts.core.schema import CONFIGS, LAYERS, load_table
from scripts.core.tables import write_json, write_table
from scripts.describe.card import make_table
from scripts.describe.columns import list_columns

TEXT = "Ten people died in Oldtown on Friday, the mayor said.\n\nHe called it “a dark day” “for all”."
FIRST, SECOND = (0, 53), (55, 91)
WITH_ROWS = tuple(config for config in CONFIGS if config != "rejected")
NOTHING = Path("no-such-folder")


def make_article(source: str, number: int, split: str, text: str | None, licence: str) -> Article:
    article_id = f"{source}-{number}"
    return Article(
        article_id=article_id,
        source=source,
        split=split,
        source_key=str(number),
        url=None,
        publisher=None,
        title=None,
        standfirst=None,
        byline=None,
        published=date(2019, 4, 4 + number),
        language="en",
        genre="news",
        text=text,
        paragraphs=(Paragraph(*FIRST, "body"), Paragraph(*SECOND, "body")),
        text_sha256="0" * 64,
        raw_sha256=None,
        n_words=18,
        licence=licence,
        may_share_text=licence != "LicenseRef-restricted",
        is_invented=source == "original",
        relevance="central",
        cluster_id=article_id,
        is_gold=split in GOLD_SPLITS,
        removed=(Removed("0" * 64, "head", "byline"),),
    )


def annotate(article: Article, has_events: bool) -> Iterator[tuple[str, Any]]:
    """Yield rows of every layer for an article with TEXT; optional fields of the last one are empty."""
    name = article.article_id
    keys = (name, article.source, article.split)
    by = "gold" if article.is_gold else "auto"

    def cut(*span: int) -> str | None:
        return None if article.text is None else article.text[slice(*span)]

    yield "sentences", Sentence(f"{name}-s001", *keys, 0, 0, "body", *FIRST, cut(*FIRST), by)
    yield "sentences", Sentence(f"{name}-s002", *keys, 1, 1, "body", *SECOND, cut(*SECOND), by)
    first, second, sentence = f"{name}-e001", f"{name}-e002", f"{name}-s001"
    yield "entities", Entity(first, *keys, sentence, 19, 26, cut(19, 26), "GPE", None, "settlement/oldtown", by)
    yield "entities", Entity(second, *keys, sentence, 30, 36, cut(30, 36), "DATE", "2019-04-05", None, by)
    told, cue, speaker = (Span(0, 36),), Span(48, 52), Span(38, 47)
    yield (
        "quotes",
        Quote(f"{name}-q001", *keys, "indirect", told, cut(0, 36), cue, speaker, None, "unnamed", None, True, by),
    )
    pieces = (Span(69, 79), Span(82, 89))
    words = None if article.text is None else "a dark day for all"
    yield "quotes", Quote(f"{name}-q002", *keys, "mixed", pieces, words, None, None, None, "unnamed", None, True, by)
    if has_events:
        event = make_event(article, by)
        yield "events", event
        optional: dict[str, Any] = {column.name: None for column in load_table("events").columns if not column.required}
        yield "events", replace(event, event_id=f"{name}-v002", recipients=(), **optional)


def make_event(article: Article, annotation: str) -> Event:
    name = article.article_id
    return Event(
        event_id=f"{name}-v001",
        article_id=name,
        source=article.source,
        split=article.split,
        sentence_id=f"{name}-s001",
        trigger=Span(11, 15),
        type="ASSAULT",
        mode=None,
        quad_class="material_conflict",
        acled_sub_event="Attack",
        actors=(),
        recipients=(Argument(0, 10, None, None), Argument(19, 26, f"{name}-e001", "settlement/oldtown")),
        place=Span(19, 26),
        place_authority_id="settlement/oldtown",
        latitude=28.5,
        longitude=17.5,
        geo_precision="town",
        date="2019-04-05",
        date_start=date(2019, 4, 5),
        date_end=date(2019, 4, 5),
        date_precision="day",
        fatalities_low=10,
        fatalities_high=10,
        injured=None,
        status="claimed",
        claimant_quote_id=f"{name}-q001",
        claimant_authority_id=None,
        event_group=1,
        event_cluster=f"{name}-v001",
        ucdp_event_id=None,
        is_invented=False,
        annotation=annotation,
    )


def write_sources(raw: Path, licences: dict[str, str]) -> None:
    for source, licence in licences.items():
        (raw / source).mkdir(parents=True)
        fields = {
            **{column.name: "invented" for column in load_table("source").columns if column.type == "string"},
            **{"source": source, "title": f"Title of {source}", "adapter": "folder", "licence": licence},
            **{"may_share_text": licence != "LicenseRef-restricted", "is_invented": source == "original"},
            "is_about_libya": False,
        }
        (raw / source / "source.yaml").write_text(yaml.safe_dump(fields), encoding="utf-8")


def write_authority(folder: Path) -> None:
    folder.mkdir()
    record = {column.name: "" for column in load_table("authority").columns} | {
        "authority_id": "settlement/oldtown",
        "kind": "settlement",
        "name": "Oldtown",
        "aliases": "Old Town",
        "latitude": "28.5",
        "longitude": "17.5",
        "evidence": "invented",
        "licence": "LicenseRef-public-domain",
    }
    lines = (",".join(record), ",".join(record.values()))
    (folder / "settlements.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def build(root: Path, articles: list[Article], rejected: list[Rejected] | None = None) -> Path:
    """Publish invented articles with all their layers into a folder below `root`, and return it."""
    interim, raw = root / "interim", root / "raw"
    write_sources(raw, {article.source: article.licence for article in articles})
    write_authority(root / "authority")
    rows: dict[str, list[Any]] = {"articles": articles, "rejected": rejected or [], **{name: [] for name in LAYERS}}
    for article in articles:
        for name, row in annotate(article, has_events=article.source_key != "2"):
            rows[name].append(row)
    for name, records in rows.items():
        write_table(name, records, interim / f"{name}.parquet")
    counts = {
        article.source: {
            "articles": sum(other.source == article.source and other.text is not None for other in articles),
            **{"rejected": len(rows["rejected"]), "not_fetched": 7, "gold_without_text": 0},
        }
        for article in articles
    }
    write_json(interim / "sources.json", counts)
    publish.run(root / "tables", interim, raw, root / "authority")
    return root / "tables"


ARTICLES = [
    make_article("daily", 1, "test", None, "LicenseRef-restricted"),
    make_article("original", 1, "auto", TEXT, "CC-BY-4.0"),
    make_article("original", 2, "auto", TEXT, "CC-BY-4.0"),
]
WITHOUT_GOLD = ARTICLES[1:]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a described folder: one gold article without its text, two machine-annotated ones, nothing rejected."""
    folder = build(tmp_path_factory.mktemp("described"), ARTICLES)
    describe.run(folder, results=NOTHING)
    return folder


def read_head(folder: Path) -> dict[str, Any]:
    head: dict[str, Any] = yaml.safe_load((folder / "README.md").read_text(encoding="utf-8").split("---\n")[1])
    return head


def read_body(folder: Path) -> str:
    return (folder / "README.md").read_text(encoding="utf-8").split("---\n", 2)[2].lstrip("\n")


def rows_of(folder: Path, config: str) -> dict[str, int]:
    return {path.stem: pq.read_metadata(path).num_rows for path in (folder / config).glob("*.parquet")}


@pytest.mark.parametrize("config", WITH_ROWS)
def test_config_loads_as_the_head_says(tables: Path, tmp_path: Path, config: str) -> None:
    loaded = datasets.load_dataset(str(tables), config, cache_dir=str(tmp_path))
    info = next(info for info in read_head(tables)["dataset_info"] if info["config_name"] == config)
    said = {split["name"]: (split["num_examples"], split["num_bytes"]) for split in info["splits"]}
    assert {split: rows.num_rows for split, rows in loaded.items()} == rows_of(tables, config)
    assert {name: (rows.num_rows, rows.info.splits[name].num_bytes) for name, rows in loaded.items()} == said
    assert info["dataset_size"] == sum(size for _, size in said.values())
    assert info["download_size"] == sum(path.stat().st_size for path in (tables / config).glob("*.parquet"))
    for split, rows in loaded.items():
        assert rows.to_list() == pq.read_table(tables / config / f"{split}.parquet").to_pylist()


def test_articles_load_by_default(tables: Path, tmp_path: Path) -> None:
    loaded = datasets.load_dataset(str(tables), cache_dir=str(tmp_path))
    assert loaded["auto"]["text"][:] == [TEXT, TEXT]
    assert loaded["test"]["text"][:] == [None]


def test_tags_are_class_labels(tables: Path, tmp_path: Path) -> None:
    rows = datasets.load_dataset(str(tables), "ner", split="auto", cache_dir=str(tmp_path))
    label = rows.features["tags"].feature
    types = load_table("entities").column("type").enum or ()
    assert label.names == ["O", *(f"{place}-{kind}" for kind in types for place in "BI")]
    tagged = dict(zip(rows[0]["tokens"], map(label.int2str, rows[0]["tags"]), strict=True))
    assert {token: tag for token, tag in tagged.items() if tag != "O"} == {"Oldtown": "B-GPE", "Friday": "B-DATE"}


def test_what_has_no_rows_has_no_line(tables: Path) -> None:
    head = read_head(tables)
    listed = {config["config_name"]: [file["split"] for file in config["data_files"]] for config in head["configs"]}
    assert listed == {config: sorted(rows_of(tables, config), reverse=True) for config in WITH_ROWS}
    assert listed["ner"] == ["auto"]
    assert {info["config_name"] for info in head["dataset_info"]} == set(WITH_ROWS)
    croissant = json.loads((tables / "croissant.json").read_text(encoding="utf-8"))
    assert [part["@id"] for part in croissant["recordSet"]] == ["splits", *WITH_ROWS]


def test_a_rejected_record_is_listed(tmp_path: Path) -> None:
    folder = build(tmp_path, WITHOUT_GOLD, [Rejected("original", "3", None, "empty", "nothing but white space")])
    describe.run(folder, results=NOTHING)
    assert read_head(folder)["configs"][-1]["config_name"] == "rejected"
    assert len(list(open_croissant(folder).records("rejected"))) == 1


@pytest.mark.parametrize("config", WITH_ROWS)
def test_columns_described_are_the_columns_there(tables: Path, config: str) -> None:
    for path in (tables / config).glob("*.parquet"):
        assert [column.name for column in list_columns(config)] == pq.read_schema(path).names
    if config == "documents":
        nested = pq.read_schema(tables / "documents/auto.parquet")
        for column in list_columns(config)[-len(LAYERS) :]:
            assert column.item is not None
            fields = nested.field(column.name).type.value_type
            assert [part.name for part in column.item.fields] == [field.name for field in fields]


def open_croissant(folder: Path) -> Any:
    return mlcroissant.Dataset(jsonld=folder / "croissant.json")


def test_croissant_has_no_issues(tables: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        dataset = open_croissant(tables)
    assert (dataset.metadata.ctx.issues.errors, dataset.metadata.ctx.issues.warnings) == (set(), set())
    assert caplog.messages == []
    assert dataset.metadata.ctx.is_v1_1()
    assert dataset.metadata.data_limitations


def plain(value: Any) -> Any:
    """Return a Croissant value as Parquet has it: text instead of bytes, days instead of moments, bare field names."""
    if isinstance(value, dict):
        return {name.rsplit("/", 1)[-1]: plain(part) for name, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    if isinstance(value, bytes):
        return value.decode("utf-8")
    return value.date() if hasattr(value, "date") else value


def flat(value: Any) -> Any:
    """Return a row without what Croissant leaves out: structs and lists within lists of structs, and null structs."""
    if isinstance(value, dict):
        row = {name: flat(part) for name, part in value.items() if part is not None}
        return {name: part for name, part in row.items() if part != {}}
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [
            {name: part for name, part in item.items() if not isinstance(part, dict | list) and part is not None}
            for item in value
        ]
    return value


def drop_deep(config: str, row: dict[str, Any]) -> dict[str, Any]:
    """Return the row with no struct or list inside the layers of a document, for these are no scalars anywhere."""
    if config != "documents":
        return row
    for name in LAYERS:
        deep = {c.name for c in load_table(name).columns if c.type in ("object", "array")}
        row[name] = [{key: value for key, value in item.items() if key not in deep} for item in row[name]]
    return row


@pytest.mark.parametrize("config", WITH_ROWS)
def test_croissant_yields_the_rows(tables: Path, config: str) -> None:
    records = sorted((flat(plain(record)) for record in open_croissant(tables).records(config)), key=str)
    files = sorted((tables / config).glob("*.parquet"))
    rows = [row for path in files for row in pq.read_table(path).to_pylist()]
    assert records == sorted((flat(drop_deep(config, row)) for row in rows), key=str)


def test_record_sets_can_be_read_one_after_the_other(tables: Path) -> None:
    dataset = open_croissant(tables)
    found = {part.id: sum(1 for _ in dataset.records(part.id)) for part in dataset.metadata.record_sets}
    assert found == {"splits": 3, **{config: sum(rows_of(tables, config).values()) for config in WITH_ROWS}}


def test_croissant_names_every_file_with_its_hash(tables: Path) -> None:
    croissant = json.loads((tables / "croissant.json").read_text(encoding="utf-8"))
    said = {part["contentUrl"]: part["sha256"] for part in croissant["distribution"] if "sha256" in part}
    provenance = json.loads((tables / "provenance.json").read_text(encoding="utf-8"))
    assert said == {
        f"{config}/{split}.parquet": file["sha256"]
        for config, files in provenance["tables"].items()
        for split, file in files.items()
    }


def test_croissant_tells_each_source_with_its_licence(tables: Path) -> None:
    croissant = json.loads((tables / "croissant.json").read_text(encoding="utf-8"))
    sources = {part["@id"]: part for part in croissant["prov:wasDerivedFrom"]}
    assert list(sources) == ["sources/daily", "sources/original"]
    daily, own = sources.values()
    assert (daily["name"], daily["license"]["name"]) == ("Title of daily", "LicenseRef-restricted")
    assert "may not be given to others" in daily["conditionsOfAccess"]
    assert own["license"] == "https://spdx.org/licenses/CC-BY-4.0"
    assert own["description"].endswith("Articles here: 2.")
    assert own["prov:wasAttributedTo"]["name"] == own["creditText"] == "invented"
    build = croissant["prov:wasGeneratedBy"]
    provenance = json.loads((tables / "provenance.json").read_text(encoding="utf-8"))
    assert build["identifier"] == provenance["code_sha256"]
    assert [part["@id"] for part in build["prov:used"]] == list(sources)


def test_croissant_tells_who_annotated_and_how_far_they_agree(tables: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(tables, tmp_path / "tables")
    agreement = {
        "articles": 7,
        "note": "Both were models.",
        "entities": {"strict": {"both": 9, "only_one": 1, "f1": 0.947368}},
        "quotes_alpha": {"articles": 7, "tokens": 1200, "alpha": 0.9},
    }
    write_json(tmp_path / "results/agreement.json", agreement)
    describe.run(folder, results=tmp_path / "results")
    metadata = open_croissant(folder).metadata
    assert (metadata.ctx.issues.errors, metadata.ctx.issues.warnings) == (set(), set())
    croissant = json.loads((folder / "croissant.json").read_text(encoding="utf-8"))
    assert croissant["rai:dataAnnotationAnalysis"] == ["entities, strict: F1 0.947", "Both were models."]
    assert croissant["rai:annotatorDemographics"] == ["Language models. No human annotated."]
    assert any(bias.startswith("Years: 3 of 3") for bias in croissant["rai:dataBiases"])


def test_croissant_of_a_folder_without_gold_names_no_annotators(tmp_path: Path) -> None:
    folder = build(tmp_path, WITHOUT_GOLD)
    describe.run(folder, results=NOTHING)
    croissant = json.loads((folder / "croissant.json").read_text(encoding="utf-8"))
    assert not {"rai:annotationsPerItem", "rai:annotatorDemographics", "rai:dataAnnotationAnalysis"} & croissant.keys()


def test_keys_and_references_are_declared(tables: Path) -> None:
    croissant = json.loads((tables / "croissant.json").read_text(encoding="utf-8"))
    quotes = next(part for part in croissant["recordSet"] if part["@id"] == "quotes")
    assert quotes["key"] == [{"@id": "quotes/quote_id"}]
    references = {field["name"]: field["references"] for field in quotes["field"] if "references" in field}
    assert references["article_id"] == {"field": {"@id": "articles/article_id"}}
    assert references["split"] == {"field": {"@id": "splits/name"}}


def test_same_folder_same_bytes(tables: Path, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere"
    shutil.copytree(tables, copy)
    describe.run(copy, results=NOTHING)
    for name in ("README.md", "croissant.json"):
        assert (copy / name).read_bytes() == (tables / name).read_bytes()


def run_card(card: Path, cwd: Path) -> list[str]:
    """Return the lines that the code of a card prints in a folder where `dataset/tables` lies."""
    (code,) = re.findall(r"```python\n(.*?)```", read_body(card), flags=re.S)
    variables = {"HF_HOME": str(cwd / "cache"), "HF_HUB_OFFLINE": "1", "PYTHONIOENCODING": "utf-8"}
    answer = subprocess.run(
        [sys.executable, "-c", code],
        cwd=cwd,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.splitlines()


def test_code_in_the_card_runs(tables: Path, tmp_path: Path) -> None:
    (tmp_path / "dataset").mkdir()
    shutil.copytree(tables, tmp_path / "dataset/tables")
    assert run_card(tables, tmp_path)[0] == "2019-04-05 ASSAULT claimed died"


def test_code_in_the_card_runs_where_texts_are_missing(tmp_path: Path) -> None:
    articles = [
        make_article("daily", 1, "train", None, "LicenseRef-restricted"),
        make_article("original", 1, "train", TEXT, "CC-BY-4.0"),
    ]
    folder = build(tmp_path / "dataset", articles)
    describe.run(folder, results=NOTHING)
    assert run_card(folder, tmp_path) == ["2019-04-05 ASSAULT claimed died", "None ASSAULT claimed died"]


def test_card_is_written_once_more_without_its_head(tables: Path, tmp_path: Path) -> None:
    describe.run(tables, results=NOTHING, card=tmp_path / "card.md")
    assert (tmp_path / "card.md").read_text(encoding="utf-8") == read_body(tables)


def test_the_datasheet_counts_the_folder(tables: Path, tmp_path: Path) -> None:
    describe.run(tables, results=NOTHING, datasheet=tmp_path / "datasheet.md")
    page = (tmp_path / "datasheet.md").read_text(encoding="utf-8")
    counts = re.search(r"\| `articles` .*", read_body(tables))
    assert counts is not None
    assert counts[0] in page
    assert "$" not in page
    sections = ("Motivation", "Composition", "Collection", "Preprocessing", "Uses", "Distribution", "Maintenance")
    assert [line[3:].split(",")[0] for line in page.splitlines() if line.startswith("## ")] == list(sections)


def test_gold_is_spoken_of_where_there_is_some(tables: Path) -> None:
    body = read_body(tables)
    assert "Articles with gold annotation: 1." in body
    assert "- `test`: gold, for the score alone" in body
    assert "language models in independent passes" in body
    assert "No scores yet" in body


def test_no_gold_is_claimed_where_there_is_none(tmp_path: Path) -> None:
    folder = build(tmp_path, WITHOUT_GOLD)
    describe.run(folder, results=NOTHING)
    body = read_body(folder)
    assert "No article carries gold annotation yet" in body
    assert "No gold annotation yet, so nothing to score against." in body
    assert "language models in independent passes" not in body
    assert "independent passes" not in (folder / "croissant.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("articles", "licence", "creators", "sources"),
    [
        pytest.param(WITHOUT_GOLD, "cc-by-4.0", ["machine-generated"], ["original"], id="own-texts-only"),
        pytest.param(
            [make_article("reports", 1, "auto", TEXT, "LicenseRef-US-government-work")],
            "cc-by-4.0",
            ["found"],
            ["extended|other-reports"],
            id="public-domain",
        ),
        pytest.param(
            ARTICLES,
            "cc-by-4.0",
            ["found", "machine-generated"],
            ["original", "extended|other-daily"],
            id="restricted-text-not-here",
        ),
        pytest.param(
            [make_article("daily", 1, "auto", TEXT, "LicenseRef-restricted")],
            "other",
            ["found"],
            ["extended|other-daily"],
            id="restricted-text-here",
        ),
    ],
)
def test_head_follows_the_texts_at_hand(
    tmp_path: Path, articles: list[Article], licence: str, creators: list[str], sources: list[str]
) -> None:
    folder = build(tmp_path, articles)
    describe.run(folder, results=NOTHING)
    head = read_head(folder)
    assert (head["license"], head["language_creators"], head["source_datasets"]) == (licence, creators, sources)
    assert ("**Texts here that may not be given to others: 1.**" in read_body(folder)) is (licence == "other")
    issues = open_croissant(folder).metadata.ctx.issues
    assert (issues.errors, issues.warnings) == (set(), set())


def test_scores_are_shown_with_what_they_count(tables: Path, tmp_path: Path) -> None:
    figures = {"tp": 8, "fp": 2, "fn": 4, "precision": 0.8, "recall": 0.6667, "f1": 0.7273}
    status = {"correct": 1, "total": 4, "accuracy": 0.25}
    write_json(
        tmp_path / "scores.json",
        {
            **{"split": "test", "articles": 12, "entities": {"strict": figures}},
            "events": {"status": status, "place_error": {"pairs": 4, "median_km": 1.5}},
        },
    )
    describe.run(tables, results=tmp_path)
    body = read_body(tables)
    assert "gold annotation of 12 articles of the split `test`" in body
    assert "| entities | strict | 0.800 | 0.667 | 0.727 |  |  |" in body
    assert "| events | status |  |  |  |  | 0.250 |" in body
    assert "| events | place error |" not in body
    describe.run(tables, results=NOTHING)


def test_agreement_is_shown_with_what_it_means(tables: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(tables, tmp_path / "tables")
    both, share = {"both": 9, "only_one": 1, "f1": 0.947368}, {"correct": 3, "total": 4, "accuracy": 0.75}
    figures = {
        "articles": 7,
        "note": "Both were models.",
        "entities": {"strict": both, "date_value": share},
        "events": {"group_conll": {"f1": 0.9}},
        "quotes_alpha": {"articles": 7, "tokens": 1200, "alpha": 0.9},
    }
    write_json(tmp_path / "results/agreement.json", figures)
    describe.run(folder, results=tmp_path / "results")
    body = read_body(folder)
    assert "on 7 articles, before adjudication. Both were models." in body
    assert "on 1,200 tokens: 0.900" in body
    assert "| entities | strict | 9 | 1 | 0.947 |  |" in body
    assert "| entities | date value | 3 | 1 |  | 0.750 |" in body
    assert "| events | group conll |  |  | 0.900 |  |" in body


@pytest.mark.parametrize(
    ("source", "articles", "is_shown"),
    [
        pytest.param("daily", 1234, True, id="more-texts-than-here"),
        pytest.param("daily", 0, False, id="no-more-texts-than-here"),
        pytest.param("weekly", 1234, False, id="of-other-sources"),
    ],
)
def test_full_build_is_told_apart(tables: Path, tmp_path: Path, source: str, articles: int, is_shown: bool) -> None:
    counts = {"articles": 2, "rejected": 0, "not_fetched": 0, "gold_without_text": 0}
    full = {
        "sources": {"original": counts, source: {**counts, "articles": articles}},
        "tables": {config: {} for config in CONFIGS} | {"quotes": {"auto": {"rows": 56789, "logical_sha256": "0"}}},
    }
    write_json(tmp_path / "full_build.json", full)
    describe.run(tables, results=tmp_path)
    body = read_body(tables)
    assert ("## The full build" in body) is is_shown
    assert ("| `quotes` | 56,789 | 56,789 |" in body) is is_shown
    assert ("| `daily` | 1,234 | 0 |" in body) is is_shown
    describe.run(tables, results=NOTHING)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        pytest.param("provenance.json", "provenance.json is missing; run the stage publish first", id="no-provenance"),
        pytest.param("articles/auto.parquet", "holds no articles; run the stage publish first", id="no-articles"),
    ],
)
def test_unpublished_folder_is_named(tmp_path: Path, path: str, message: str) -> None:
    folder = build(tmp_path, WITHOUT_GOLD)
    (folder / path).unlink()
    with pytest.raises(DataError, match=message):
        describe.run(folder, results=NOTHING)
    assert not (folder / "README.md").exists()


def test_file_that_publish_did_not_write_is_named(tmp_path: Path) -> None:
    folder = build(tmp_path, WITHOUT_GOLD)
    shutil.copy(folder / "authority/full.parquet", folder / "rejected/full.parquet")
    with pytest.raises(DataError, match=r"rejected/full.parquet is not the file that provenance.json describes"):
        describe.run(folder, results=NOTHING)


def test_unknown_placeholder_is_named(tables: Path, tmp_path: Path) -> None:
    (tmp_path / "template.md").write_text("# ${title}\n${number_of_typos}\n", encoding="utf-8")
    with pytest.raises(DataError, match="asks for 'number_of_typos', which nothing fills in"):
        describe.run(tables, results=NOTHING, template=tmp_path / "template.md")


def test_one_event_is_followed_through_the_tables(tables: Path) -> None:
    section = read_body(tables).split("## One event through every table\n")[1].split("\n## ")[0]
    rows = {name: json.loads(text) for name, text in re.findall(r"`(\w+)`\n\n```json\n(.*?)\n```", section, flags=re.S)}
    assert list(rows) == ["articles", "sentences", "entities", "quotes", "events", "ner", "authority"]
    event = rows["events"]
    assert event["claimant_quote_id"] == rows["quotes"]["quote_id"]
    assert event["sentence_id"] == rows["sentences"]["sentence_id"] == rows["ner"]["sentence_id"]
    assert event["recipients"][1]["entity_id"] == rows["entities"]["entity_id"]
    assert event["place_authority_id"] == rows["authority"]["authority_id"]
    assert rows["articles"]["is_invented"]
    assert event == json.loads(json.dumps(pq.read_table(tables / "events/auto.parquet").to_pylist()[0], default=str))


def test_no_row_of_a_real_article_is_shown(tmp_path: Path) -> None:
    folder = build(tmp_path, [make_article("reports", 1, "auto", TEXT, "LicenseRef-US-government-work")])
    describe.run(folder, results=NOTHING)
    assert "so no row is shown" in read_body(folder)


def test_row_of_the_test_split_is_not_shown(tmp_path: Path) -> None:
    folder = build(tmp_path, [make_article("original", 1, "test", TEXT, "CC-BY-4.0")])
    describe.run(folder, results=NOTHING)
    assert "so no row is shown" in read_body(folder)


def test_biases_are_measured(tables: Path) -> None:
    body = read_body(tables)
    assert "- Years: 3 of 3 dated articles (100%) are of 2019, 2 of them from `original`." in body
    assert "- Publishers: original articles and unknown hold" not in body  # too few quotes to name a publisher
    assert "- Places: of 2 mentions of events located in Libya to a town or better, 0% lie north of 30° N" in body
    assert "- Gaps: 50% of the mentions of events have no date, 50% no coordinates, 50% no number of dead." in body


def test_columns_of_source_text_are_named(tables: Path) -> None:
    said = re.search(r"a source's own words: (.*?), with", read_body(tables))
    columns = [
        f"{name}.{column.name}"
        for name in ("articles", *LAYERS)
        for column in load_table(name).columns
        if column.is_source_text
    ]
    assert said
    assert re.findall(r"`([\w.]+)`", said[1]) == columns


def test_baselines_are_those_of_the_same_sources(tables: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(tables, tmp_path / "tables")
    counts = {"articles": 0, "rejected": 0, "not_fetched": 0, "gold_without_text": 0}
    scores = {"test": {"entities": {"strict": {"f1": 0.5}}, "events": {"date": {"accuracy": 0.0}}}}
    write_json(tmp_path / "results/baselines/guess.json", {"about": "It guesses.", "scores": scores})
    for source, is_shown in (("daily", True), ("weekly", False)):
        sources = {"original": counts, source: counts}
        write_json(tmp_path / "results/full_build.json", {"sources": sources, "tables": {name: {} for name in CONFIGS}})
        describe.run(folder, results=tmp_path / "results")
        assert ("| `guess` | It guesses. |  | 0.500 |  |  |  |  |" in read_body(folder)) is is_shown
        assert ("No baselines were run" in read_body(folder)) is not is_shown


def test_cells_keep_the_table_whole() -> None:
    table = make_table(("a", "b"), [(1234, "x|y\nz"), (None, True)])
    assert table.splitlines() == ["| a | b |", "| --- | --- |", "| 1,234 | x\\|y z |", "|  | True |"]
