"""gold: drafts become offsets, differences questions, answers gold; and the gold files themselves are sound."""

import csv
import json
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from scripts.core.authority import load_authority
from scripts.core.gold import GOLD_SPLITS, Member, load_gold, load_splits
from scripts.core.ontology import modes
from scripts.core.records import Article, Paragraph
from scripts.core.schema import LAYERS
from scripts.core.tables import write_table
from scripts.core.text import tokens
from scripts.gold import app, compare
from scripts.gold.agreement import agree, alpha
from scripts.gold.draft import resolve
from scripts.gold.leakage import report_leakage
from scripts.gold.realign import realign
from scripts.gold.splits import TRAIN_ONLY, choose_splits, name_clusters
from scripts.gold.store import write_lines
from scripts.gold.texts import number_sentences
from tests.builders import all_spans, make_article

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "dataset/gold"
FULL = ROOT / "dataset/full"
LINES = (
    "Three killed as shells hit clinic in Ain Rahma",
    "Shells hit a clinic in Ain Rahma on Thursday, killing three people, a doctor said.",
    "“We were never near it,” said Colonel Omar Shalwi of the Wadi Brigade (WB). He vowed to march on the town.",
)
ARTICLE = make_article("\n\n".join(LINES), has_title=True)
DRAFT: dict[str, Any] = {
    "article_id": "mini-001",
    "sentences": {},
    "entities": [
        {"t": "Ain Rahma", "type": "GPE"},
        {"t": "Thursday", "type": "DATE", "value": "2019-04-04"},
        {"t": "Omar Shalwi", "type": "PER"},
        {"t": "Wadi Brigade", "type": "ARM"},
        {"t": "WB", "type": "ARM", "in": [3]},
    ],
    "quotes": [
        {"kind": "indirect", "content": [[2, "Shells … people"]], "cue": [2, "said"], "speaker": [2, "a doctor"],
         "speaker_name": None, "speaker_status": "unnamed"},
        {"kind": "direct", "content": [[3, "We were never near it,"]], "cue": [3, "said"],
         "speaker": [3, "Omar Shalwi"], "speaker_name": "Omar Shalwi", "speaker_status": "named"},
    ],
    "events": [
        {"trigger": [1, "hit"], "type": "ASSAULT", "mode": "heavy-weapons", "recipients": [[1, "clinic"]],
         "place": [1, "Ain Rahma"], "date": "2019-04-04", "fatalities_low": 3, "fatalities_high": 3,
         "status": "asserted", "event_group": 1},
        {"trigger": [2, "hit"], "type": "ASSAULT", "mode": "heavy-weapons", "recipients": [[2, "a clinic"]],
         "place": [2, "Ain Rahma"], "date": "2019-04-04", "status": "claimed", "event_group": 1},
        {"trigger": [4, "vowed"], "type": "THREATEN", "mode": "territory", "actors": [[4, "He"]],
         "status": "asserted", "event_group": 2},
    ],
}  # fmt: skip


def change(layer: str, number: int, **fields: Any) -> dict[str, Any]:
    """Return the draft with the fields of one mark changed; a field that becomes ... is left out."""
    draft: dict[str, Any] = json.loads(json.dumps(DRAFT))
    mark = {**draft[layer][number - 1], **fields}
    draft[layer][number - 1] = {key: value for key, value in mark.items() if value is not ...}
    return draft


def layers(draft: Any, article: Article = ARTICLE) -> dict[str, Any]:
    found, problems = resolve(draft, article, number_sentences(article))
    assert not problems
    return found


def words(span: dict[str, int], article: Article = ARTICLE) -> str:
    assert article.text is not None
    return article.text[span["start"] : span["end"]]


def test_draft_becomes_offsets() -> None:
    found = layers(DRAFT)
    first, _, second = LINES[2].partition(" He ")
    assert [words(row) for row in found["sentences"]] == [LINES[0], LINES[1], first, f"He {second}"]
    assert [words(row) for row in found["entities"]] == [
        *("Ain Rahma", "Ain Rahma", "Thursday", "Omar Shalwi", "Wadi Brigade", "WB"),
    ]
    assert (
        words(found["quotes"][0]["content"][0]) == "Shells hit a clinic in Ain Rahma on Thursday, killing three people"
    )
    assert [event["claimant_quote"] for event in found["events"]] == [None, 0, None]


def test_words_of_a_span_are_whole() -> None:
    article = make_article("After the attacks of March an attack on the port failed.")
    event = {"trigger": [1, "attack"], "type": "ASSAULT", "status": "asserted", "event_group": 1}
    found = layers({"article_id": "mini-001", "events": [event]}, article)
    assert found["events"][0]["trigger"]["start"] == len("After the attacks of March an ")


@pytest.mark.parametrize(
    ("draft", "problem"),
    [
        pytest.param([], "the draft is no JSON object", id="list"),
        pytest.param({**DRAFT, "article_id": "x"}, "article_id is 'x'; expected 'mini-001'", id="other-article"),
        pytest.param({**DRAFT, "links": []}, "'links' is no field", id="unknown-field"),
        pytest.param(change("entities", 1, t="Ain Rahm"), "'Ain Rahm' never occurs", id="part-of-a-word"),
        pytest.param(change("entities", 1, type="CITY"), "'CITY' is not one of", id="type"),
        pytest.param(change("entities", 2, value="Thursday"), "value is 'Thursday'; expected an ISO date", id="value"),
        pytest.param(change("entities", 2, value="2019-02-30"), "value is '2019-02-30'", id="no-such-day"),
        pytest.param(change("quotes", 1, cue=[2, "told"]), "sentence 2 has 'told' as whole words 0 times", id="words"),
        pytest.param(change("quotes", 1, cue=[9, "said"]), "there is no sentence 9", id="sentence"),
        pytest.param(change("quotes", 1, speaker=None), "unknown if and only if no speaker", id="speaker"),
        pytest.param(change("events", 1, mode="demo"), "'demo' is not one of", id="mode"),
        pytest.param(change("events", 1, fatalities_low=4), "fatalities_low is 4; expected no more than", id="figures"),
        pytest.param(change("events", 1, injured=True), "injured is True; expected a whole number", id="truth"),
        pytest.param(change("events", 1, event_group=...), "event_group is missing", id="group"),
        pytest.param(change("events", 1, trigger="hit"), "'hit' is no span", id="no-span"),
    ],
)  # fmt: skip
def test_problem_of_a_draft_is_named(draft: Any, problem: str) -> None:
    _, problems = resolve(draft, ARTICLE, number_sentences(ARTICLE))
    assert any(problem in line for line in problems), problems


def test_equal_marks_raise_no_question() -> None:
    assert not list(compare.differences(layers(DRAFT), layers(DRAFT)))


def test_each_difference_is_a_question_and_each_answer_counts() -> None:
    other = change("events", 2, type="MOBILIZE", mode="troops", event_group=2)
    other["entities"] = [mark for mark in other["entities"] if mark["t"] != "WB"]
    ours, theirs = layers(DRAFT), layers(other)
    questions = list(compare.differences(ours, theirs))
    assert [(q["layer"], q.get("field", q.get("only"))) for q in questions] == [
        ("entities", "a"),
        *(("events", field) for field in ("type", "mode", "event_group", "event_group")),
    ]
    first = compare.merge(ours, theirs, {q["n"]: "keep" if "only" in q else "a" for q in questions})
    second = compare.merge(ours, theirs, {q["n"]: "drop" if "only" in q else "b" for q in questions})
    assert {**first, "events": None} == {**ours, "events": None}
    assert [event["type"] for event in second["events"]] == ["ASSAULT", "MOBILIZE", "THREATEN"]
    assert len(second["entities"]) == 5
    assert [event["event_group"] for event in first["events"]] == [1, 1, 2]
    assert [event["event_group"] for event in second["events"]] == [1, 2, 2]


def write_article(folder: Path, article: Article) -> Path:
    write_table("articles", [article], folder / "articles/auto.parquet")
    return folder


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder with the article's table and the drafts of two annotators who differ in one type."""
    write_article(tmp_path / "tables", ARTICLE)
    for name, draft in (("a", DRAFT), ("b", change("entities", 5, type="ORG"))):
        (tmp_path / "drafts" / name).mkdir(parents=True)
        (tmp_path / "drafts" / name / "mini-001.json").write_text(json.dumps(draft), encoding="utf-8")
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold/selection.csv").write_text("article_id\nmini-001\n", encoding="utf-8")
    return tmp_path


def call(desk: Path, *words: str, folders: str = "tables drafts gold", code: int = 0) -> str:
    flags = [word for name in folders.split() for word in (f"--{name}", str(desk / name))]
    answer = CliRunner().invoke(app, [*words, *flags])
    assert answer.exit_code == code, answer.output + str(answer.exception)
    return answer.output + (str(answer.exception) if code else "")


def test_from_drafts_to_gold(desk: Path) -> None:
    assert "[4] He vowed to march on the town." in call(desk, "show", "mini-001", folders="tables")
    for name in ("a", "b"):
        assert "4 sentences, 6 entities, 2 quotes, 3 events" in call(desk, "check", name, "mini-001")
        call(desk, "export", name, "mini-001")
    assert "only" not in (asked := call(desk, "adjudicate", "mini-001"))
    assert "1. entities 'WB' type=ARM type: a: 'ARM' | b: 'ORG'" in asked
    (desk / "drafts/adjudicated").mkdir()
    answers = desk / "drafts/adjudicated/mini-001.json"
    answers.write_text('{"answers": {"1": {"choice": "a"}}}', encoding="utf-8")
    assert "needs a choice and a reason" in call(desk, "adjudicate", "mini-001", code=1)
    answers.write_text('{"answers": {"1": {"choice": "a", "reason": "it bears arms"}}}', encoding="utf-8")
    call(desk, "adjudicate", "mini-001")
    document = load_gold(desk / "gold").files["mini-001"]
    assert [row["type"] for row in document["entities"]] == ["GPE", "GPE", "DATE", "PER", "ARM", "ARM"]
    assert document["annotators"] == ["a", "b", "adjudicated"]
    assert "a b adjudicated" in call(desk, "status", folders="gold")
    written = [path.read_text(encoding="utf-8") for path in (desk / "gold").rglob("*.json")]
    assert not any("vowed" in text or "Ain Rahma" in text for text in written)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        pytest.param("", "mini-001: -\n0 of 1", id="nothing"),
        pytest.param(
            "annotators/a annotators/b . links/annotators/c links/adjudication",
            "mini-001: a b adjudicated c linked\n0 of 1",
            id="not-dated",
        ),
        pytest.param(
            ". dates/annotators/e dates/adjudication", "mini-001: adjudicated e dated\n0 of 1", id="not-linked"
        ),
        pytest.param(
            ". links/adjudication dates/annotators/e dates/annotators/f",
            "mini-001: adjudicated linked e f\n0 of 1",
            id="dates-not-adjudicated",
        ),
        pytest.param(
            ". links/adjudication dates/adjudication", "mini-001: adjudicated linked dated\n1 of 1", id="done"
        ),
    ],
)
def test_status_tells_what_is_done_and_counts_what_is_left(desk: Path, files: str, said: str) -> None:
    for folder in files.split():
        write_lines(desk / "gold" / folder / "mini-001.json", {})
    assert call(desk, "status", folders="gold") == f"{said} articles are done\n"


def test_a_draft_with_problems_is_not_exported(desk: Path) -> None:
    (desk / "drafts/a/mini-001.json").write_text(json.dumps(change("events", 1, status="sure")), encoding="utf-8")
    assert "1 problems" in call(desk, "check", "a", "mini-001", code=1)
    assert "see `check`" in call(desk, "export", "a", "mini-001", code=1)
    assert not (desk / "gold/annotators").exists()


def test_article_that_is_not_there_is_named(desk: Path) -> None:
    assert "mini-002 is not in" in call(desk, "show", "mini-002", folders="tables", code=1)


def shorten(article: Article) -> Article:
    """Return the article without its title, as a change in cleaning might leave it."""
    assert article.text is not None
    cut = article.paragraphs[1].start
    paragraphs = tuple(Paragraph(p.start - cut, p.end - cut, p.section) for p in article.paragraphs[1:])
    return replace(article, text=article.text[cut:], paragraphs=paragraphs, text_sha256="1" * 64)


def test_marks_are_carried_to_a_changed_text_and_the_lost_are_named() -> None:
    new = shorten(ARTICLE)
    assert ARTICLE.text is not None
    assert new.text is not None
    fresh = [{"start": row.start, "end": row.end} for row in number_sentences(new)]
    old = layers(DRAFT)
    moved, lost = realign(old, ARTICLE.text, new.text, fresh)
    assert [words(row, new) for row in moved["entities"]] == [words(row) for row in old["entities"][1:]]
    assert [words(row["trigger"], new) for row in moved["events"]] == ["hit", "vowed"]
    assert [words(row["content"][0], new) for row in moved["quotes"]] == [words(q["content"][0]) for q in old["quotes"]]
    assert moved["events"][0]["claimant_quote"] == 0
    assert moved["sentences"] == fresh
    assert lost == [f"sentences: {LINES[0]!r}", "entities: 'Ain Rahma'", "events trigger: 'hit'"]


def test_realign_of_the_same_text_changes_nothing() -> None:
    assert ARTICLE.text is not None
    old = layers(DRAFT)
    assert realign(old, ARTICLE.text, ARTICLE.text, []) == (old, [])


def test_realign_writes_every_file_of_the_article(desk: Path) -> None:
    for name in ("a", "b"):
        call(desk, "export", name, "mini-001")
    write_article(desk / "new", shorten(ARTICLE))
    places = ("--old", str(desk / "tables"), "--tables", str(desk / "new"))
    said = call(desk, "realign", "mini-001", *places, folders="gold")
    assert said.count("3 marks could not be placed") == 2
    for name in ("a", "b"):
        document = json.loads((desk / f"gold/annotators/{name}/mini-001.json").read_text(encoding="utf-8"))
        assert (document["text_sha256"], document["annotator"]) == ("1" * 64, name)


def member(name: str, source: str, published: str, cluster: str = "") -> Member:
    return Member(name, source, published, cluster or name, "")


def test_latest_clusters_of_each_source_are_test() -> None:
    days = [member(f"wire-{day}", "wire", f"2019-04-0{day}") for day in (1, 2, 3, 4, 5)]
    others = [
        member("original-1", "original", "2020-01-01"),
        member("mail-1", "mail", ""),
        member("mail-2", "mail", "2011"),
    ]
    splits = choose_splits([*days, *others])
    assert [splits[row.article_id] for row in days] == ["train", "train", "validation", "test", "test"]
    assert [splits[row.article_id] for row in others] == ["train", "test", "validation"]


def test_a_cluster_goes_as_a_whole_where_its_latest_article_goes() -> None:
    days = [member(f"wire-{day}", "wire", f"2019-04-0{day}") for day in (1, 2, 3, 4)]
    twins = [replace(days[0], cluster_id="x"), *days[1:], member("wire-5", "wire", "2019-04-05", "x")]
    splits = choose_splits(twins)
    assert (splits["wire-1"], splits["wire-5"], splits["wire-4"]) == ("test", "test", "validation")


def test_a_cluster_is_named_by_its_earliest_gold_article() -> None:
    twins = [member("wire-2", "wire", "2019-04-02", "wire-0"), member("wire-1", "wire", "2019-04-01", "wire-0")]
    named = name_clusters([*twins, member("wire-3", "wire", "")])
    assert [row.cluster_id for row in named] == ["wire-1", "wire-1", "wire-3"]


@given(st.lists(st.tuples(st.sampled_from(["a", "b", "original"]), st.dates(), st.integers(0, 6)), max_size=30))
def test_no_cluster_crosses_and_the_order_of_lines_changes_nothing(rows: list[tuple[str, Any, int]]) -> None:
    members = [
        member(f"{source}-{number}", source, day.isoformat(), f"c{cluster}")
        for number, (source, day, cluster) in enumerate(rows)
    ]
    splits = choose_splits(members)
    assert splits == choose_splits(members[::-1])
    assert len({(row.cluster_id, splits[row.article_id]) for row in members}) == len(
        {row.cluster_id for row in members}
    )
    assert all(splits[row.article_id] == "train" for row in members if row.source in TRAIN_ONLY)


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        pytest.param({(0, 0): 5, (1, 1): 5}, Fraction(1), id="perfect"),
        pytest.param({(0, 0): 5}, None, id="one-value"),
        # The two-coder example of Krippendorff 2011, section A: 4 of 10 pairs differ, 6 of 20 values are 1.
        pytest.param({(0, 0): 5, (1, 0): 3, (0, 1): 1, (1, 1): 1}, Fraction(2, 21), id="textbook"),
    ],
)
def test_alpha(units: dict[tuple[int, int], int], expected: Fraction | None) -> None:
    assert alpha(Counter(units)) == expected


def test_agreement_counts_what_both_have_whoever_is_first() -> None:
    ours, theirs = ({"article_id": "mini-001", **layers(draft)} for draft in (DRAFT, change("entities", 5, type="ORG")))
    assert ARTICLE.text is not None
    texts = {"mini-001": ARTICLE.text}
    report = agree([(ours, theirs)], [], [], texts)
    assert report["entities"]["strict"]["both"] == 5
    assert report["entities"]["strict"]["only_one"] == 2
    assert report["entities"]["exact"]["f1"] == 1.0
    assert (report["events"]["trigger"]["f1"], report["quotes_alpha"]["alpha"]) == (1.0, 1.0)
    assert report == agree([(theirs, ours)], [], [], texts)
    assert "language models" in report["note"]


def document(name: str, split: str, text: str | None, *names: str, cluster: str | None = None) -> dict[str, Any]:
    entities = [{"text": name if text else None, "type": "GPE"} for name in names]
    return {
        "article_id": name,
        "split": split,
        "text": text,
        "entities": entities,
        "events": [{"event_cluster": cluster}],
    }


def test_leakage_is_measured_between_splits() -> None:
    shared = "The port was shut on Monday and lorries waited at the gate."
    other = "Nothing else was told by anybody of the port on that day."
    rows = [
        document("1", "train", f"{shared}\n\nIt rained.", "Sirte", cluster="c1"),
        document("2", "test", f"{shared}\n\n{other}", "Sirte", "Brega", cluster="c1"),
        document("3", "test", None, "Sirte", cluster="c2"),
    ]  # fmt: skip
    report = report_leakage(rows)
    assert report["articles"]["test"] == {"articles": 2, "with_text": 1}
    found = report["train_in_test"]
    assert found["paragraphs"] == {"compared": 2, "repeated": 1}
    assert found["entity_names"] == {"compared": 2, "seen": 1}
    assert found["event_clusters"] == {"compared": 2, "shared": 1}
    assert 0 < found["8_gram_containment"]["mean"] < 1
    assert report["train_in_validation"]["8_gram_containment"]["mean"] is None


def test_lines_hold_one_mark_each(tmp_path: Path) -> None:
    write_lines(tmp_path / "x.json", {"b": [{"start": 1, "end": 2}, {"start": 3}], "a": "é", "c": []})
    assert (tmp_path / "x.json").read_text(encoding="utf-8") == (
        '{\n"a": "é",\n"b": [\n {"end": 2, "start": 1},\n {"start": 3}\n],\n"c": []\n}\n'
    )


# What is in dataset/gold.

FILES = load_gold(GOLD).files
MEMBERS = load_splits(GOLD)
RAW = sorted((GOLD / "annotators").glob("*/*.json"))


def test_selection_is_sorted_and_complete() -> None:
    lines = (GOLD / "selection.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert lines == sorted(set(lines))
    assert FILES.keys() <= set(lines)


def test_errata_name_articles_with_gold() -> None:
    with (GOLD / "errata.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        assert reader.fieldnames == ["article_id", "layer", "before", "after", "reason", "version"]
        for row in reader:
            assert row["article_id"] in FILES
            assert row["layer"] in LAYERS
            assert row["reason"]
            assert row["version"]


def test_splits_are_what_the_rule_gives() -> None:
    assert MEMBERS.keys() == FILES.keys()
    assert {key: row.split for key, row in MEMBERS.items()} == choose_splits(MEMBERS.values())
    assert list(MEMBERS.values()) == name_clusters(MEMBERS.values())
    for key, row in MEMBERS.items():
        assert (row.source, row.published) == (FILES[key]["source"], FILES[key]["published"] or "")
        assert row.split in GOLD_SPLITS


@pytest.mark.parametrize("path", RAW, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_raw_annotation_is_sound(path: Path) -> None:
    raw = json.loads(path.read_text(encoding="utf-8"))
    assert (raw["article_id"], raw["annotator"]) == (path.stem, path.parent.name)
    final = FILES.get(path.stem)
    assert final is None or final["text_sha256"] == raw["text_sha256"]
    assert all(0 <= span["start"] < span["end"] for span in all_spans(raw))
    for event in raw["events"]:
        assert event["mode"] is None or event["mode"] in modes(event["type"])


@pytest.mark.parametrize("article_id", FILES)
def test_gold_file_is_sound(article_id: str) -> None:
    gold = FILES[article_id]
    records = load_authority(ROOT / "dataset/authority")
    length = max(paragraph["end"] for paragraph in gold["paragraphs"])
    assert all(0 <= span["start"] < span["end"] <= length for span in all_spans(gold))
    linked = [span.get("authority_id") for span in all_spans(gold)] + [
        q["speaker_authority_id"] for q in gold["quotes"]
    ]
    assert all(records.get(key) is not None for key in linked if key is not None)
    for event in gold["events"]:
        assert event["mode"] is None or event["mode"] in modes(event["type"])
    for name in ("a", "b"):
        assert (GOLD / f"annotators/{name}/{article_id}.json").is_file()


@pytest.mark.skipif(not (FULL / "articles").is_dir(), reason="dataset/full is not built: make fetch and make full")
def test_gold_marks_words_of_the_texts_at_hand() -> None:
    rows = [row for file in (FULL / "articles").glob("*.parquet") for row in pq.read_table(file).to_pylist()]
    texts = {row["article_id"]: row["text"] for row in rows if row["text"] is not None}
    for article_id in FILES.keys() & texts.keys():
        edges = {edge for token in tokens(texts[article_id]) for edge in token}
        for span in all_spans(
            {name: FILES[article_id][name] for name in ("sentences", "entities", "quotes", "events")}
        ):
            marked = texts[article_id][span["start"] : span["end"]]
            assert marked == marked.strip() != "", (article_id, span)
            assert {span["start"], span["end"]} <= edges, (article_id, span)
