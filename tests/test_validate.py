"""test_validate: a small valid corpus, and one broken row for each rule."""

import csv
import json
from collections.abc import Iterator
from dataclasses import astuple, replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from scripts.core.errors import DataError
from scripts.core.records import (
    Argument,
    Article,
    AuthorityRecord,
    Entity,
    Event,
    Paragraph,
    Quote,
    Rejected,
    Removed,
    Sentence,
    Span,
)
from scripts.core.schema import load_table
from scripts.core.tables import to_arrow, write_table
from scripts.core.text import count_words, sha256_text
from scripts.validate import RULES, check_rules, run, validate
from scripts.validate.checks import all_breaches, describe, show
from scripts.validate.corpus import TABLES, Corpus, load_views, make_views

Tables = dict[str, list[Any]]

TITLE = "Calm returns to Sabha"
BODY = "Gunmen shelled Sabha on Thursday. “We hold the town,” Idris Salem said."
TEXT = f"{TITLE}\n\n{BODY}"
SABHA = AuthorityRecord(
    authority_id="settlement/sabha",
    kind="settlement",
    name="Sabha",
    name_ar=None,
    aliases=(),
    wikidata=None,
    geonames=None,
    ucdp_actor=None,
    un_list=None,
    latitude=27.04,
    longitude=14.43,
    admin1=None,
    affiliation=None,
    valid_from=None,
    valid_to=None,
    note=None,
    evidence="invented for this test",
    licence="CC-BY-4.0",
)


def at(words: str, after: str = "") -> tuple[int, int]:
    start = TEXT.index(words, TEXT.index(after))
    return start, start + len(words)


def article(number: int, split: str, is_gold: bool, text: str | None = TEXT) -> Article:
    return Article(
        article_id=f"mini-{number:03d}",
        source="mini",
        split=split,
        source_key=f"{number:03d}",
        url=None,
        publisher=None,
        title=text and TITLE,
        standfirst=None,
        byline=None,
        published=date(2019, 4, 5),
        language="en",
        genre="original",
        text=text,
        paragraphs=(Paragraph(*at(TITLE), "title"), Paragraph(*at(BODY), "body")),
        text_sha256=sha256_text(TEXT),
        raw_sha256=None,
        n_words=count_words(TEXT),
        licence="CC-BY-4.0",
        may_share_text=True,
        is_invented=True,
        relevance="central",
        cluster_id=f"mini-{number:03d}",
        is_gold=is_gold,
        removed=(Removed("0" * 64, "head", "sharing"),),
    )


def annotate(one: Article, annotation: str) -> Tables:
    mark = f"{one.article_id}-auto-" if one.is_gold and annotation == "auto" else f"{one.article_id}-"
    place = one.article_id, one.source, one.split

    def sliced(span: tuple[int, int]) -> str | None:
        return None if one.text is None else TEXT[slice(*span)]

    first, second, third = (
        at(TITLE),
        at("Gunmen shelled Sabha on Thursday."),
        at("“We hold the town,” Idris Salem said."),
    )
    sentences = [
        Sentence(f"{mark}s{n + 1:03d}", *place, n, min(n, 1), "body" if n else "title", *span, sliced(span), annotation)
        for n, span in enumerate((first, second, third))
    ]
    mentions = [
        (1, at("Sabha"), "GPE", None, SABHA.authority_id),
        (2, at("Sabha", "shelled"), "GPE", None, SABHA.authority_id),
        (2, at("Thursday"), "DATE", "2019-04-04", None),
        (3, at("Idris Salem"), "PER", None, None),
    ]
    entities = [
        Entity(f"{mark}e{n:03d}", *place, f"{mark}s{s:03d}", *span, sliced(span), kind, value, link, annotation)
        for n, (s, span, kind, value, link) in enumerate(mentions, start=1)
    ]
    words = at("We hold the town,")
    cue, speaker = Span(*at("said")), Span(*at("Idris Salem"))
    who = "Idris Salem", "named", None
    quote = Quote(f"{mark}q001", *place, "direct", (Span(*words),), sliced(words), cue, speaker, *who, True, annotation)
    return {"sentences": sentences, "entities": entities, "quotes": [quote], "events": events(place, mark, annotation)}


def events(place: tuple[str, str, str], mark: str, annotation: str) -> list[Event]:
    day = date(2019, 4, 4)
    shelling = Event(
        event_id=f"{mark}v001",
        article_id=place[0],
        source=place[1],
        split=place[2],
        sentence_id=f"{mark}s002",
        trigger=Span(*at("shelled")),
        type="ASSAULT",
        mode="heavy-weapons",
        quad_class="material_conflict",
        acled_sub_event="Shelling/artillery/missile attack",
        actors=(Argument(*at("Gunmen"), None, None),),
        recipients=(Argument(*at("Sabha", "shelled"), f"{mark}e002", SABHA.authority_id),),
        place=Span(*at("Sabha", "shelled")),
        place_authority_id=SABHA.authority_id,
        latitude=SABHA.latitude,
        longitude=SABHA.longitude,
        geo_precision="town",
        date="2019-04-04",
        date_start=day,
        date_end=day,
        date_precision="day",
        fatalities_low=2,
        fatalities_high=3,
        injured=None,
        status="asserted",
        claimant_quote_id=None,
        claimant_authority_id=None,
        event_group=1,
        event_cluster=None,
        ucdp_event_id=None,
        is_invented=True,
        annotation=annotation,
    )
    changes: dict[str, Any] = {
        **{"event_id": f"{mark}v002", "sentence_id": f"{mark}s003", "trigger": Span(*at("hold"))},
        **{"type": "COERCE", "mode": "seize", "acled_sub_event": None, "recipients": (), "place": None},
        **{"place_authority_id": None, "latitude": None, "longitude": None, "geo_precision": None},
        **{
            "date": None,
            "date_start": None,
            "date_end": None,
            "date_precision": None,
            "fatalities_low": None,
            "fatalities_high": None,
        },
        **{"status": "claimed", "claimant_quote_id": f"{mark}q001", "event_group": 2},
    }
    return [shelling, replace(shelling, **changes)]


def make_tables() -> Tables:
    """Return a gold article with both annotations, one without gold, and a gold one without text."""
    gold, plain, hidden = article(1, "test", True), article(2, "auto", False), article(3, "train", True, None)
    tables: Tables = {name: [] for name in TABLES}
    tables["articles"] = [gold, plain, hidden]
    tables["rejected"] = [Rejected("mini", "009", None, "empty", "0 characters")]
    for one, annotation in ((gold, "gold"), (gold, "auto"), (plain, "auto"), (hidden, "gold")):
        for layer, rows in annotate(one, annotation).items():
            tables[layer] += rows
    return tables


def make_corpus(tables: Tables) -> Corpus:
    views = {name: view for table, rows in tables.items() for name, view in views_of(table, rows)}
    return Corpus(views, {SABHA.authority_id: SABHA}.get, date(2026, 1, 1))


def views_of(table: str, rows: list[Any]) -> Iterator[tuple[str, pd.DataFrame]]:
    return make_views(load_table(table), to_arrow(load_table(table), rows))


def broken(table: str, row: int, **changes: Any) -> Corpus:
    """Return the corpus with one row changed, or without it."""
    tables = make_tables()
    old = tables[table].pop(row)
    if changes:
        tables[table].insert(row if row >= 0 else len(tables[table]), replace(old, **changes))
    return make_corpus(tables)


def told(corpus: Corpus) -> list[str]:
    return list(describe(all_breaches(check_rules(corpus))))


def test_a_valid_corpus_breaks_no_rule() -> None:
    checks = check_rules(make_corpus(make_tables()))
    assert list(describe(all_breaches(checks))) == []
    unused = {check.name for check in checks if not check.rows} - {check.name for check in checks if check.rows}
    assert unused == set()


def test_an_empty_corpus_breaks_no_rule() -> None:
    assert told(make_corpus({name: [] for name in TABLES})) == []


def case(name: str, table: str, row: int, expected: str, **changes: Any) -> Any:
    return pytest.param(table, row, changes, expected, id=name)


@pytest.mark.parametrize(
    ("table", "row", "changes", "expected"),
    [
        case(
            "mention-text",
            "entities",
            0,
            'entities mini-001-e001: text is "Sebha"; its spans give "Sabha" (1 row)',
            text="Sebha",
        ),
        case(
            "sentence-text",
            "sentences",
            1,
            'sentences mini-001-s002: text is "Gunmen shelled Sabha."; its spans give',
            text="Gunmen shelled Sabha.",
        ),
        case(
            "quote-text",
            "quotes",
            0,
            'quotes mini-001-q001: content_text is "We hold"; its spans give "We hold the town,"',
            content_text="We hold",
        ),
        case(
            "text-of-a-hidden-article",
            "entities",
            -1,
            'entities mini-003-e004: text is "Idris Salem"; its spans give null',
            text="Idris Salem",
        ),
        case(
            "title-of-a-hidden-article",
            "articles",
            2,
            'articles mini-003: title is "Calm returns to Sabha"; text is null',
            title=TITLE,
        ),
        case("words", "articles", 0, "articles mini-001: n_words is 3; expected what the text comes to", n_words=3),
        case("hash", "articles", 0, "articles mini-001: text_sha256 is", text_sha256="0" * 64),
        case(
            "paragraphs-in-a-row",
            "articles",
            0,
            "articles.paragraphs mini-001[1]: start is 22; a paragraph begins at 23",
            paragraphs=(Paragraph(0, 21, "title"), Paragraph(22, 94, "body")),
        ),
        case(
            "paragraphs-missing",
            "articles",
            0,
            "articles mini-001: paragraphs is [0, 21); with blank lines between they make up the text, [0, 94)",
            paragraphs=(Paragraph(0, 21, "title"),),
        ),
        case(
            "span-outside",
            "entities",
            0,
            "entities mini-001-e001: span is [16, 900); it lies in one paragraph, the last of which ends at 94",
            end=900,
        ),
        case(
            "span-over-paragraphs",
            "events",
            0,
            "events mini-001-v001: place is [10, 30); it lies in one paragraph",
            place=Span(10, 30),
        ),
        case(
            "empty-span", "quotes", 0, "quotes mini-001-q001: cue is [30, 30); start comes before end", cue=Span(30, 30)
        ),
        case(
            "backward-span",
            "quotes",
            0,
            "quotes.content mini-001-q001[0]: span is [9, 4); start comes before end",
            content=(Span(9, 4),),
        ),
        case(
            "blank-edge",
            "events",
            0,
            "events.actors mini-001-v001[0]: span is [23, 30); no white space at its edges",
            actors=(Argument(23, 30, None, None),),
        ),
        case(
            "cut-token",
            "entities",
            0,
            "entities mini-001-e001: span is [17, 21); it begins and ends at a token boundary",
            start=17,
        ),
        case(
            "mentions-overlap",
            "entities",
            2,
            "entities mini-001-e003: start is 38; an earlier one reaches to 43",
            start=38,
        ),
        case(
            "sentences-overlap",
            "sentences",
            2,
            "sentences mini-001-s003: start is 50; an earlier one reaches to 56",
            start=50,
        ),
        case(
            "outside-its-sentence",
            "entities",
            3,
            "entities mini-001-e004: start is 77; its sentence is [23, 56)",
            sentence_id="mini-001-s002",
        ),
        case(
            "trigger-outside",
            "events",
            0,
            "events mini-001-v001: trigger.start is 30; its sentence is [57, 94)",
            sentence_id="mini-001-s003",
        ),
        case(
            "article-id",
            "entities",
            0,
            'entities mini-001-e001: article_id is "mini-009"; articles has no such row',
            article_id="mini-009",
        ),
        case(
            "sentence-id",
            "entities",
            0,
            'sentence_id is "mini-001-s009"; sentences has no such row',
            sentence_id="mini-001-s009",
        ),
        case(
            "sentence-elsewhere",
            "entities",
            0,
            'sentence_id is "mini-002-s001"; its article_id is mini-002',
            sentence_id="mini-002-s001",
        ),
        case(
            "machine-sentence",
            "entities",
            0,
            'sentence_id is "mini-001-auto-s001"; its annotation is auto',
            sentence_id="mini-001-auto-s001",
        ),
        case(
            "authority-id",
            "entities",
            0,
            'entities mini-001-e001: authority_id is "settlement/nowhere"; the authority has no such record',
            authority_id="settlement/nowhere",
        ),
        case(
            "speaker-id",
            "quotes",
            0,
            'speaker_authority_id is "person/nobody"; the authority has',
            speaker_authority_id="person/nobody",
        ),
        case(
            "place-id",
            "events",
            1,
            'place_authority_id is "settlement/nowhere"; the authority has',
            place_authority_id="settlement/nowhere",
        ),
        case(
            "claimant-id",
            "events",
            1,
            'claimant_authority_id is "person/nobody"; the authority has',
            claimant_authority_id="person/nobody",
        ),
        case(
            "claimant-quote",
            "events",
            1,
            'claimant_quote_id is "mini-001-q009"; quotes has no such row',
            claimant_quote_id="mini-001-q009",
        ),
        case(
            "argument-entity",
            "events",
            0,
            'events.actors mini-001-v001[0]: entity_id is "mini-001-e009"; entities has no such row',
            actors=(Argument(*at("Gunmen"), "mini-001-e009", None),),
        ),
        case("index", "sentences", 1, "sentences mini-001-s002: index is 2; it is sentence 1", index=2),
        case("paragraph", "sentences", 1, "sentences mini-001-s002: paragraph is 0; paragraph 1 holds", paragraph=0),
        case(
            "section",
            "sentences",
            1,
            'sentences mini-001-s002: section is "title"; the paragraph\'s section is "body"',
            section="title",
        ),
        case(
            "gap",
            "sentences",
            1,
            "sentences mini-001 (gold): gap is [23, 57); each character but blanks is in a sentence",
        ),
        case(
            "gap-without-text", "sentences", 11, "sentences mini-003 (gold): gap is [56, 94); each character but blanks"
        ),
        case(
            "dates-in-order",
            "events",
            0,
            "events mini-001-v001: date_start is 2019-04-05; it does not come after date_end",
            date_start=date(2019, 4, 5),
        ),
        case("date-precision", "events", 0, 'date_precision is "month"; date says day', date_precision="month"),
        case(
            "date-missing",
            "events",
            1,
            "events mini-001-v002: date_end is 2019-04-05; date says null",
            date_end=date(2019, 4, 5),
        ),
        case("date-off-the-calendar", "events", 0, 'date is "2019-02-30"; an ISO 8601 day', date="2019-02-30"),
        case(
            "interval-backward",
            "entities",
            2,
            'entities mini-001-e003: value is "2019-05/2019-04"; an ISO 8601 day',
            value="2019-05/2019-04",
        ),
        case(
            "value-of-a-place",
            "entities",
            0,
            'entities mini-001-e001: value is "2019"; its type is not DATE',
            value="2019",
        ),
        case(
            "future",
            "articles",
            1,
            "articles mini-002: published is 2027-01-01; the latest is 2026-01-01",
            published=date(2027, 1, 1),
        ),
        case(
            "fatalities",
            "events",
            0,
            "events mini-001-v001: fatalities_low is 2; fatalities_high is 1",
            fatalities_high=1,
        ),
        case(
            "quad-class",
            "events",
            0,
            'quad_class is "verbal_conflict"; ASSAULT is "material_conflict"',
            quad_class="verbal_conflict",
        ),
        case("mode", "events", 0, 'mode is "seize"; ASSAULT has', mode="seize"),
        case(
            "claimant-of-the-asserted",
            "events",
            0,
            'claimant_quote_id is "mini-001-q001"; the status is "asserted"',
            claimant_quote_id="mini-001-q001",
        ),
        case(
            "claimant-authority",
            "events",
            0,
            'claimant_authority_id is "settlement/sabha"; the status is',
            claimant_authority_id=SABHA.authority_id,
        ),
        case(
            "latitude",
            "events",
            0,
            "events mini-001-v001: latitude is 27.05; the authority gives 27.04",
            latitude=27.05,
        ),
        case(
            "longitude",
            "events",
            1,
            "events mini-001-v002: longitude is 14.43; the authority gives null",
            longitude=14.43,
        ),
        case(
            "geo-precision",
            "events",
            0,
            "geo_precision is null; it comes with latitude and longitude",
            geo_precision=None,
        ),
        case(
            "split-of-a-row",
            "entities",
            0,
            'entities mini-001-e001: split is "train"; its article has "test"',
            split="train",
        ),
        case("source-of-a-row", "entities", 0, 'source is "maxi"; its article has "mini"', source="maxi"),
        case(
            "cluster-over-splits",
            "articles",
            2,
            'articles mini-003: split is "train"; another article of its cluster is in "test"',
            cluster_id="mini-001",
        ),
        case(
            "auto-beside-gold",
            "articles",
            1,
            'articles mini-002: split is "auto"; its cluster holds gold',
            cluster_id="mini-001",
        ),
        case(
            "near-no-gold",
            "articles",
            1,
            'articles mini-002: split is "near_gold"; its cluster holds no gold',
            split="near_gold",
        ),
        case("gold-in-auto", "articles", 0, 'articles mini-001: split is "auto"; it is gold', split="auto"),
        case(
            "cluster-id",
            "articles",
            1,
            'cluster_id is "mini-009"; the cluster has no such article',
            cluster_id="mini-009",
        ),
        case(
            "gold-of-no-gold",
            "entities",
            8,
            'entities mini-002-e001: annotation is "gold"; gold rows ask for',
            annotation="gold",
        ),
        case(
            "machine-without-text",
            "entities",
            -1,
            'entities mini-003-e004: annotation is "auto"; gold rows ask for',
            annotation="auto",
        ),
        case(
            "mention-twice",
            "entities",
            1,
            "entities mini-001-e002: start is 16; an earlier row has the same mark",
            start=16,
            end=21,
        ),
        case(
            "trigger-twice",
            "events",
            1,
            "events mini-001-v002: trigger.start is 30; an earlier row has the same mark",
            trigger=Span(30, 37),
        ),
        case(
            "article-of-another-source",
            "articles",
            0,
            'articles mini-001: article_id is "mini-001"; it begins with "maxi-"',
            source="maxi",
        ),
        case(
            "quote-of-another-article",
            "quotes",
            0,
            'quotes mini-002-q009: quote_id is "mini-002-q009"; it begins with "mini-001-"',
            quote_id="mini-002-q009",
        ),
    ],
)
def test_each_rule_names_the_row(table: str, row: int, changes: dict[str, Any], expected: str) -> None:
    lines = told(broken(table, row, **changes))
    assert any(expected in line for line in lines), lines


def test_a_quote_twice_is_named() -> None:
    tables = make_tables()
    tables["quotes"].insert(1, replace(tables["quotes"][0], quote_id="mini-001-q002"))
    assert "quotes mini-001-q002: content_start is 58; an earlier row has the same mark (1 row)" in told(
        make_corpus(tables)
    )


def test_rows_of_one_kind_are_one_line() -> None:
    tables = make_tables()
    tables["entities"] = [replace(entity, source="maxi") for entity in tables["entities"]]
    assert told(make_corpus(tables)) == ['entities mini-001-e001: source is "maxi"; its article has "mini" (16 rows)']


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_each_rule_says_what_it_yields(rule: Any) -> None:
    assert rule.__doc__.startswith("Yield the check")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(None, "null", id="null"),
        pytest.param("direkt", '"direkt"', id="string"),
        pytest.param("x" * 99, '"' + "x" * 79 + '…"', id="long"),
        pytest.param(3, "3", id="number"),
        pytest.param(date(2011, 2, 15), "2011-02-15", id="day"),
    ],
)
def test_show(value: Any, expected: str) -> None:
    assert show(value) == expected


def write(tables: Tables, folder: Path) -> Path:
    for name, rows in tables.items():
        write_table(name, rows, folder / f"{name}.parquet")
    return folder


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    folder = write(make_tables(), tmp_path)
    (folder / "quotes.parquet").unlink()
    with pytest.raises(DataError, match=r"quotes.parquet is missing; run the stage that writes quotes first"):
        load_views(folder)


def test_other_columns_are_named(tmp_path: Path) -> None:
    folder = write(make_tables(), tmp_path)
    (folder / "quotes.parquet").write_bytes((folder / "events.parquet").read_bytes())
    with pytest.raises(
        DataError, match=r"the columns are not those of schemas/quotes.yaml: \['acled_sub_event \(string\)'"
    ):
        load_views(folder)


def write_authority(folder: Path) -> Path:
    folder.mkdir()
    with (folder / "places.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([column.name for column in load_table("authority").columns])
        writer.writerow(["|".join(value) if isinstance(value, tuple) else value for value in astuple(SABHA)])
    return folder


def test_run_reports_what_was_checked(tmp_path: Path) -> None:
    out = tmp_path / "validation.json"
    interim = write(make_tables(), tmp_path / "interim")
    run(interim, write_authority(tmp_path / "authority"), out, latest_publication="2019-04-05")
    report = json.loads(out.read_text(encoding="utf-8"))
    assert report["success"] is True
    assert report["tables"]["entities"]["rows"] == 16
    assert report["tables"]["entities"]["expectations"] > 15
    assert report["checks"]["mentions keep to tokens"] == 12


def test_run_writes_nothing_if_a_rule_is_broken(tmp_path: Path) -> None:
    out = tmp_path / "validation.json"
    interim = write(make_tables(), tmp_path / "interim")
    told = (
        r"^the tables are not valid\narticles mini-001: published is 2019-04-05; the latest is 2019-04-04 \(3 rows\)$"
    )
    with pytest.raises(DataError, match=told):
        run(interim, write_authority(tmp_path / "authority"), out, latest_publication="2019-04-04")
    assert not out.exists()


def test_docs_show_the_expectations(tmp_path: Path) -> None:
    from scripts.validate.expectations import find_breaches, make_suites, open_context

    with open_context(tmp_path) as context:
        views = make_corpus(make_tables()).views
        assert find_breaches(context, views, {"rejected": make_suites()["rejected"]}) == []
    assert "rejected" in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_validate_names_what_breaks_a_schema() -> None:
    tables = make_tables()
    item = load_table("articles").column("removed").item
    assert item is not None
    reasons = ", ".join(item.fields[2].enum or ())
    removed = (Removed("0" * 64, "head", "boredom"),)
    tables["articles"][0] = replace(tables["articles"][0], language="english", removed=removed)
    tables["quotes"][0] = replace(tables["quotes"][0], kind="direkt", content=())
    tables["events"][0] = replace(tables["events"][0], fatalities_low=-1, event_id="mini-001-v002", latitude=91.0)
    tables["rejected"] *= 2
    with pytest.raises(DataError) as caught:
        validate(make_corpus(tables))
    lines = str(caught.value).split("\n")
    assert lines[0] == "the tables are not valid"
    assert sorted(lines[1:]) == [
        'articles mini-001: language is "english"; schemas/articles.yaml asks for [a-z]{2} (1 row)',
        f'articles.removed mini-001[0]: reason is "boredom"; schemas/articles.yaml allows {reasons} (1 row)',
        'events mini-001-v002: event_id is "mini-001-v002"; another row has the same (2 rows)',
        "events mini-001-v002: fatalities_low is -1; schemas/events.yaml allows 0 and more (1 row)",
        "events mini-001-v002: latitude is 91.0; schemas/events.yaml allows -90 to 90 (1 row)",
        "quotes mini-001-q001: content is 0; schemas/quotes.yaml allows 1 and more (1 row)",
        'quotes mini-001-q001: kind is "direkt"; schemas/quotes.yaml allows direct, mixed, indirect (1 row)',
        'rejected mini 009 null: source source_key raw_sha256 is "mini 009 nan"; another row has the same (2 rows)',
    ]
