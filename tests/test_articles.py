"""articles: every raw record ends as one article or one rejected row, and the counts reconcile."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scripts import articles
from scripts.core.errors import DataError
from scripts.core.records import Article, Rejected
from scripts.core.tables import read_table

ROOT = Path(__file__).parents[1]
BODY = (
    "Two patrols met on the coast road near Sirte on Monday and exchanged fire, residents said.\n\n"
    "Nobody was hurt, and both sides went back to their barracks before dark. The road stayed closed until Tuesday "
    "morning while troops cleared the verges of mines, and lorries with flour for the bakeries waited at the western "
    "gate."
)
OTHER = (
    "The council of a quarter in Benghazi opened a clinic on Thursday.\n\n"
    "The army had used the building as a store during the fighting, and the walls were painted again by neighbours who "
    "brought their own ladders. The first patients were children with coughs."
)
SOURCE: dict[str, Any] = {
    "source": "wire",
    "title": "Invented wire",
    "adapter": "folder",
    "producer": "nobody",
    "obtained": "written for the test",
    "licence": "CC0-1.0",
    "may_share_text": True,
    "is_invented": True,
    "is_about_libya": False,
    "genre": "news",
    "citation": "none",
}


def make_raw(tmp_path: Path, records: list[Any], **changes: Any) -> Path:
    folder = tmp_path / "raw/wire"
    folder.mkdir(parents=True)
    (folder / "source.yaml").write_text(json.dumps({**SOURCE, **changes}), encoding="utf-8")
    lines = [record if isinstance(record, str) else json.dumps(record) for record in records]
    (folder / "wire.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path / "raw"


def record(key: str, text: str = BODY, published: str | None = "2019-04-05") -> dict[str, Any]:
    return {"id": key, "title": f"Patrols exchange fire {key}", "text": text, "published": published}


def run(raw: Path, gold: Path | None = None) -> tuple[list[Article], list[Rejected], dict[str, Any]]:
    out = raw.parent / "out"
    articles.run(
        raw=raw,
        gold=gold,
        relevance=ROOT / "dataset/authority/lexicons/relevance.csv",
        latest_publication="2026-11-22",
        max_record_mb=1,
        shingle_words=8,
        min_shingles=32,
        containment=0.5,
        out=out / "articles.parquet",
        rejected=out / "rejected.parquet",
        counts=out / "sources.json",
    )
    return (
        list(read_table("articles", out / "articles.parquet")),
        list(read_table("rejected", out / "rejected.parquet")),
        json.loads((out / "sources.json").read_text(encoding="utf-8")),
    )


def gold_of(article: Article, folder: Path, **changes: Any) -> Path:
    folder.mkdir(exist_ok=True)
    document = {
        **{
            name: getattr(article, name) for name in ("article_id", "source", "source_key", "url", "publisher", "genre")
        },
        **{name: getattr(article, name) for name in ("language", "n_words", "text_sha256", "raw_sha256", "relevance")},
        "published": article.published and article.published.isoformat(),
        "paragraphs": [{"start": p.start, "end": p.end, "section": p.section} for p in article.paragraphs],
        "annotators": ["a", "b"],
        "sentences": [],
        "entities": [],
        "quotes": [],
        "events": [],
        **changes,
    }
    (folder / f"{article.article_id}.json").write_text(json.dumps(document), encoding="utf-8")
    line = f"{article.article_id},wire,2019-04-05,{article.article_id},test"
    (folder / "splits.csv").write_text(f"article_id,source,published,cluster_id,split\n{line}\n", encoding="utf-8")
    return folder


def test_article_slices_its_paragraphs(tmp_path: Path) -> None:
    (article,), _, _ = run(make_raw(tmp_path, [record("one")]))
    assert article.text is not None
    assert article.article_id == "wire-one"
    assert article.published == date(2019, 4, 5)
    assert [article.text[p.start : p.end] for p in article.paragraphs] == article.text.split("\n\n")
    assert [p.section for p in article.paragraphs] == ["title", "body", "body"]
    assert (article.language, article.split, article.relevance) == ("en", "auto", "central")


def test_every_record_is_accounted_for(tmp_path: Path) -> None:
    records = [record("one"), record("two", OTHER), record("one", OTHER), record("late", published="2031-01-01"), "[1]"]
    kept, rejected, counts = run(make_raw(tmp_path, records))
    assert [article.source_key for article in kept] == ["one", "two"]
    assert sorted(row.reason for row in rejected) == ["duplicate_key", "future_date", "not_an_object"]
    assert counts == {"wire": {"articles": 2, "rejected": 3, "not_fetched": 0, "gold_without_text": 0}}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("Les deux patrouilles se sont affrontées lundi sur la route de la côte.", "language", id="french"),
        pytest.param("— — —", "no_text", id="no-letter"),
    ],
)
def test_text_that_is_no_english_article(tmp_path: Path, text: str, reason: str) -> None:
    _, rejected, _ = run(make_raw(tmp_path, [record("one"), {"id": "other", "text": text}]))
    assert [row.reason for row in rejected] == [reason]


def test_near_duplicates_share_the_cluster_of_the_earliest(tmp_path: Path) -> None:
    copies = [record("b", published="2019-04-06"), record("a", BODY + " It rained.", "2019-04-07"), record("c", OTHER)]
    kept, _, _ = run(make_raw(tmp_path, copies))
    assert {a.source_key: a.cluster_id for a in kept} == {"a": "wire-b", "b": "wire-b", "c": "wire-c"}


def test_gold_takes_its_split_and_keeps_copies_apart(tmp_path: Path) -> None:
    raw = make_raw(tmp_path, [record("a"), record("b"), record("c", OTHER)])
    gold = gold_of(run(raw)[0][0], tmp_path / "gold")
    kept, _, _ = run(raw, gold)
    assert {a.source_key: (a.split, a.is_gold) for a in kept} == {
        "a": ("test", True),
        "b": ("near_gold", False),
        "c": ("auto", False),
    }


def test_gold_without_its_text_is_still_a_row(tmp_path: Path) -> None:
    raw = make_raw(tmp_path, [record("a"), record("c", OTHER)])
    gold = gold_of(run(raw)[0][0], tmp_path / "gold")
    (raw / "wire/wire.jsonl").write_text(json.dumps(record("c", OTHER)), encoding="utf-8")
    kept, _, counts = run(raw, gold)
    assert [(a.source_key, a.text is None, a.split) for a in kept] == [("a", True, "test"), ("c", False, "auto")]
    assert counts["wire"] == {"articles": 1, "rejected": 0, "not_fetched": 0, "gold_without_text": 1}


def test_text_that_changed_under_its_gold_is_named(tmp_path: Path) -> None:
    raw = make_raw(tmp_path, [record("a"), record("c", OTHER)])
    gold = gold_of(run(raw)[0][0], tmp_path / "gold", text_sha256="0" * 64)
    with pytest.raises(DataError, match=r"articles wire-a: text_sha256 is [0-9a-f]{64}; its gold was made on 0{64}"):
        run(raw, gold)


def test_gold_without_a_split_is_named(tmp_path: Path) -> None:
    raw = make_raw(tmp_path, [record("a")])
    gold = gold_of(run(raw)[0][0], tmp_path / "gold")
    (gold / "splits.csv").unlink()
    with pytest.raises(DataError, match=r"gold/splits.csv has no line for wire-a; every gold file needs its split"):
        run(raw, gold)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param({"licence": None}, "licence is None; schemas/source.yaml expects a string", id="missing"),
        pytest.param(
            {"may_share_text": "no"}, "may_share_text is 'no'; schemas/source.yaml expects a boolean", id="type"
        ),
        pytest.param({"url": "x"}, "url is no field of schemas/source.yaml", id="unknown"),
        pytest.param({"adapter": "rss"}, "adapter is 'rss'; known are article_bias, folder", id="adapter"),
        pytest.param({"source": "mail"}, "source is 'mail'; expected the folder's name, 'wire'", id="name"),
    ],
)
def test_wrong_source_is_named(tmp_path: Path, change: dict[str, Any], message: str) -> None:
    with pytest.raises(DataError, match=message):
        run(make_raw(tmp_path, [record("one")], **change))


def test_no_article_at_all_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"no article could be read \(1 rejected\); first: .*: not_an_object"):
        run(make_raw(tmp_path, ["7"]))


def test_pointer_that_was_not_fetched_is_counted(tmp_path: Path) -> None:
    raw = make_raw(tmp_path, [record("one")])
    (raw / "far").mkdir()
    (raw / "far/source.yaml").write_text(json.dumps({**SOURCE, "source": "far"}), encoding="utf-8")
    (raw / "far/pointers.csv").write_text(f"key,url,sha256,bytes\nx,,{'0' * 64},1\n", encoding="utf-8")
    assert run(raw)[2]["far"] == {"articles": 0, "rejected": 0, "not_fetched": 1, "gold_without_text": 0}
