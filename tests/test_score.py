"""test_score: the official figures, by hand-computed examples and by properties."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, astuple
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts import score as scorer
from scripts.core.errors import DataError
from scripts.core.records import Article, Entity, Paragraph, Sentence, Span
from scripts.core.schema import LAYERS
from scripts.core.tables import write_table
from scripts.core.text import sha256_text
from scripts.score.breakdown import break_down
from scripts.score.check import check_lines
from scripts.score.context import Context, learn
from scripts.score.counts import Counts, Distances, Figure, Key, Ratio, Share, add_up, macro_f1
from scripts.score.document import EMPTY, Document, make_document
from scripts.score.layers import measure
from scripts.score.matching import assign, merged
from scripts.score.read import GoldArticle, read_gold, read_predictions
from scripts.score.report import format_table, nest

Json = dict[str, Any]


def span(start: int, end: int) -> Json:
    return {"start": start, "end": end}


def entity(start: int, end: int, kind: str = "GPE", value: str | None = None, link: str | None = None) -> Json:
    return {**span(start, end), "type": kind, "value": value, "authority_id": link}


def quote(*content: tuple[int, int], kind: str = "direct", **rest: Any) -> Json:
    return {"kind": kind, "content": [span(*part) for part in content], **rest}


def event(start: int, end: int, kind: str = "ASSAULT", **rest: Any) -> Json:
    return {"trigger": span(start, end), "type": kind, **rest}


def figures(gold: Json, predicted: Json, published: str | None = None) -> dict[Key, Figure]:
    return add_up(measure(make_document(gold), make_document(predicted), Context(published)))


EXAMPLES = [
    pytest.param(
        "sentences",
        [span(0, 9), span(10, 20)],
        [span(0, 9), span(10, 15), span(16, 20)],
        {"boundary": (2, 1, 0)},
        id="sentences-count-by-their-ends",
    ),
    pytest.param("sentences", [], [], {"boundary": (0, 0, 0)}, id="nothing-on-both-sides"),
    pytest.param(
        "entities",
        [entity(0, 7)],
        [entity(0, 7)],
        {"strict": (1, 0, 0), "exact": (1, 0, 0), "partial": (2, 0, 0), "type": (1, 0, 0)},
        id="entity-right",
    ),
    pytest.param(
        "entities",
        [entity(0, 7)],
        [entity(0, 7, "LOC")],
        {"strict": (0, 1, 1), "exact": (1, 0, 0), "partial": (2, 0, 0), "type": (0, 1, 1)},
        id="entity-of-another-type",
    ),
    pytest.param(
        "entities",
        [entity(0, 7)],
        [entity(0, 9)],
        {"strict": (0, 1, 1), "exact": (0, 1, 1), "partial": (1, 1, 1), "type": (1, 0, 0)},
        id="entity-too-long",
    ),
    pytest.param(
        "entities",
        [entity(0, 4), entity(5, 9)],
        [entity(0, 9)],
        {"strict": (0, 1, 2), "partial": (1, 1, 3), "type": (1, 0, 1)},
        id="one-entity-over-two-stands-for-one",
    ),
    pytest.param(
        "entities",
        [entity(0, 4)],
        [entity(0, 4), entity(0, 4)],
        {"strict": (1, 1, 0), "exact": (1, 1, 0), "partial": (2, 2, 0), "type": (1, 1, 0)},
        id="a-second-copy-costs",
    ),
    pytest.param("entities", [entity(4, 9)], [entity(0, 4)], {"partial": (0, 2, 2)}, id="touching-is-no-overlap"),
    pytest.param(
        "entities",
        [entity(0, 4, "DATE", "2019-04"), entity(5, 9, "DATE")],
        [entity(0, 4, "DATE", "2019-05"), entity(5, 9, "DATE")],
        {"date_value": (1, 2, 2)},
        id="date-value-null-is-a-value",
    ),
    pytest.param(
        "entities",
        [entity(0, 4, "DATE", "2019")],
        [entity(0, 5, "DATE", "2019")],
        {"date_value": (0, 0, 1)},
        id="date-value-asks-for-the-same-span",
    ),
    pytest.param(
        "entities",
        [entity(0, 4, link="place/a"), entity(5, 9, link="place/b"), entity(10, 12)],
        [entity(0, 4, "LOC", link="place/a"), entity(5, 9), entity(10, 12, link="place/c")],
        {"linking": (1, 2, 2), "in_kb": (1, 1, 1)},
        id="links",
    ),
    pytest.param(
        "quotes",
        [quote((0, 10))],
        [quote((0, 7))],
        {"matched": (1, 0, 0), "content_exact": (0, 1, 1), "content_characters": (7, 0, 3)},
        id="quote-seven-tenths-match",
    ),
    pytest.param(
        "quotes",
        [quote((0, 10))],
        [quote((0, 6))],
        {"matched": (0, 1, 1), "content_characters": (6, 0, 4)},
        id="quote-six-tenths-do-not",
    ),
    pytest.param(
        "quotes",
        [quote((0, 50))],
        [quote((0, 5000))],
        {"matched": (0, 1, 1), "content_characters": (50, 4950, 0)},
        id="quote-over-long",
    ),
    pytest.param(
        "quotes",
        [quote((0, 10), (20, 30))],
        [quote((20, 30), (0, 10))],
        {"matched": (1, 0, 0), "content_exact": (1, 0, 0)},
        id="quote-in-two-parts",
    ),
    pytest.param(
        "quotes",
        [quote((0, 10)), quote((20, 30), kind="mixed"), quote((40, 50), kind="indirect")],
        [quote((0, 10)), quote((20, 30), kind="indirect")],
        {"matched": (2, 0, 1), "matched_direct_mixed": (1, 0, 1)},
        id="quote-kinds",
    ),
    pytest.param(
        "quotes",
        [quote((0, 10), cue=span(11, 15), speaker=span(16, 20))],
        [quote((0, 10), cue=span(11, 16), speaker=span(16, 20))],
        {"cue_exact": (0, 1, 1), "source_exact": (1, 0, 0)},
        id="quote-cue-and-source",
    ),
    pytest.param(
        "quotes",
        [quote((0, 10), speaker=span(11, 20))],
        [quote((0, 10), speaker=span(15, 30))],
        {"speaker": (1, 1, 1)},
        id="speaker-overlaps",
    ),
    pytest.param(
        "quotes",
        [quote((0, 10), speaker=span(11, 13), speaker_name="Salma Khoury")],
        [quote((0, 10), speaker=span(40, 52), speaker_name="Salma Khoury")],
        {"speaker": (1, 1, 1)},
        id="speaker-of-the-same-name",
    ),
    pytest.param("quotes", [quote((0, 10))], [quote((0, 10))], {"speaker": (1, 1, 1)}, id="no-speaker-is-an-answer"),
    pytest.param(
        "quotes",
        [quote((0, 10))],
        [quote((0, 10), speaker=span(11, 13))],
        {"speaker": (0, 1, 1)},
        id="speaker-invented",
    ),
    pytest.param(
        "quotes", [quote((0, 10), speaker=span(11, 13))], [quote((0, 10))], {"speaker": (0, 1, 1)}, id="speaker-missed"
    ),
    pytest.param(
        "events",
        [event(0, 6)],
        [event(2, 8, "COERCE")],
        {"trigger": (1, 0, 0), "trigger_type": (0, 1, 1)},
        id="event-of-another-type",
    ),
    pytest.param(
        "events",
        [event(0, 6)],
        [event(0, 6, "COERCE"), event(0, 6)],
        {"trigger": (1, 1, 0), "trigger_type": (1, 1, 0)},
        id="event-two-for-one",
    ),
    pytest.param(
        "events",
        [event(0, 6, actors=[span(10, 20)], place=span(30, 35))],
        [event(0, 6, actors=[span(15, 18)], recipients=[span(30, 35)])],
        {"arguments": (1, 1, 1)},
        id="argument-of-another-role",
    ),
    pytest.param(
        "events",
        [event(0, 6, actors=[span(10, 20)])],
        [event(0, 6, "COERCE", actors=[span(10, 20)])],
        {"arguments": (0, 1, 1)},
        id="argument-of-another-type",
    ),
    pytest.param(
        "events",
        [event(0, 6, date="2019-04-04"), event(9, 12, date=None), event(20, 22, date="2019-04-05")],
        [event(0, 6, date="2019-04-04"), event(9, 12, date="2019-04-05")],
        {"date": (1, 2, 3), "date_copied": (0, 2, 3)},
        id="event-dates",
    ),
    pytest.param(
        "events",
        [event(0, 6, date="2019-04-05")],
        [event(0, 6)],
        {"date": (0, 1, 1), "date_copied": (1, 1, 1)},
        id="the-day-of-publication-is-the-baseline",
    ),
    pytest.param(
        "events",
        [event(0, 6, fatalities_low=0), event(9, 12)],
        [event(0, 6), event(9, 12)],
        {"fatalities_low": (1, 2, 2), "fatalities_low_stated": (0, 1, 1)},
        id="null-deaths-are-not-none",
    ),
    pytest.param(
        "events",
        [event(0, 6, status="claimed"), event(9, 12, status="planned")],
        [event(0, 6, status="claimed"), event(9, 12, status="claimed")],
        {"status": (1, 2, 2)},
        id="event-status",
    ),
    pytest.param(
        "events",
        [event(0, 6, actors=[span(50, 54)])],
        [event(0, 25, actors=[span(40, 60)])],
        {"trigger": (0, 1, 1), "arguments": (0, 1, 1), "arguments_attached": (0, 1, 1)},
        id="spans-four-times-too-long-find-nothing",
    ),
    pytest.param(
        "events",
        [event(0, 6, actors=[span(10, 20)]), event(30, 36, actors=[span(40, 50)])],
        [event(0, 6, recipients=[span(10, 20)]), event(60, 66, actors=[span(40, 49)])],
        {
            "arguments_identified": (2, 0, 0),
            "arguments": (1, 1, 1),
            "arguments_exact": (0, 2, 2),
            "arguments_identified_attached": (1, 1, 1),
            "arguments_attached": (0, 2, 2),
        },
        id="arguments-alone-and-attached",
    ),
    pytest.param(
        "events",
        [event(0, 6, date="2019-04-04"), event(9, 12, date="2019-04"), event(20, 22)],
        [event(0, 6, date="2019-04-11"), event(9, 12, date="2019-04-02/2019-04-29"), event(20, 22)],
        {"date": (1, 3, 3), "date_within_1_day": (2, 3, 3), "date_within_7_days": (3, 3, 3)},
        id="dates-are-near-if-both-their-ends-are",
    ),
    pytest.param(
        "events",
        [event(0, 6, date="2019-04-04"), event(9, 12), event(20, 22, date="2019-03-29")],
        [event(0, 6), event(9, 12, date="2019-04-05"), event(20, 22)],
        {
            "date_within_7_days": (0, 3, 3),
            "date_copied_within_1_day": (1, 3, 3),
            "date_copied_within_7_days": (2, 3, 3),
        },
        id="null-is-near-no-date",
    ),
    pytest.param(
        "events",
        [event(0, 6, latitude=0.0, longitude=0.0), event(9, 12, latitude=32.9, longitude=13.2), event(20, 22)],
        [event(0, 6, latitude=0.0, longitude=0.2), event(9, 12), event(20, 22, latitude=32.9, longitude=13.2)],
        {"place_within_25_km": (1, 2, 2), "place_within_161_km": (1, 2, 2)},
        id="places-zero-is-a-coordinate",
    ),
    pytest.param(
        "events",
        [event(0, 6, latitude=0.0, longitude=0.0)],
        [event(0, 6, latitude=1.0, longitude=0.0)],
        {"place_within_25_km": (0, 1, 1), "place_within_161_km": (1, 1, 1)},
        id="places-a-degree-of-latitude-is-111-km",
    ),
    pytest.param(
        "events",
        [event(0, 6, fatalities_low=10, fatalities_high=15), event(9, 12, fatalities_low=3), event(20, 22)],
        [event(0, 6, fatalities_low=12), event(9, 12, fatalities_low=4), event(20, 22, fatalities_low=1)],
        {
            "fatalities_in_range": (1, 2, 2),
            "fatalities_low_stated": (0, 3, 2),
            "fatalities_high": (2, 3, 3),
            "fatalities_high_stated": (0, 1, 1),
        },
        id="deaths-in-range",
    ),
    pytest.param(
        "events",
        [event(0, 6, fatalities_high=12), event(9, 12, fatalities_low=0, fatalities_high=0)],
        [event(0, 6, fatalities_low=0), event(9, 12, fatalities_low=0)],
        {"fatalities_in_range": (2, 2, 2), "fatalities_low": (1, 2, 2)},
        id="up-to-twelve-starts-at-none",
    ),
]


@pytest.mark.parametrize(("layer", "gold", "predicted", "expected"), EXAMPLES)
def test_examples(
    layer: str, gold: list[Json], predicted: list[Json], expected: dict[str, tuple[int, int, int]]
) -> None:
    found = figures({layer: gold}, {layer: predicted}, "2019-04-05")
    assert {metric: astuple(found[layer, metric, ""]) for metric in expected} == expected


def test_claimant_is_the_speaker_of_the_quote() -> None:
    quotes = [quote((0, 10), speaker=span(11, 20)), quote((30, 40), speaker_name="Salma Khoury")]
    ours = [event(0, 6, claimant_quote=0), event(31, 33, claimant_quote=1), event(50, 52, claimant_quote=1)]
    theirs = [event(0, 6, claimant_quote=1), event(31, 33, claimant_quote=0), event(50, 52)]
    found = figures({"quotes": quotes, "events": ours}, {"quotes": quotes[::-1], "events": theirs})
    assert found["events", "claimant", ""] == Share(2, 3, 3)


def test_attributed_needs_content_and_speaker() -> None:
    ours = [quote((0, 10), speaker=span(11, 20)), quote((30, 40), speaker=span(41, 45))]
    theirs = [quote((0, 10), speaker=span(11, 20)), quote((30, 40), speaker=span(50, 55))]
    found = figures({"quotes": ours}, {"quotes": theirs})
    assert (found["quotes", "matched", ""], found["quotes", "attributed", ""]) == (Counts(2), Counts(1, 1, 1))


def test_tokens_of_content() -> None:
    context = Context(text="“We won,” he said. They left.")
    ours, theirs = ({"quotes": [quote(part)]} for part in ((1, 7), (0, 12)))
    found = dict(measure(make_document(ours), make_document(theirs), context))
    assert found["quotes", "content_tokens", ""] == Counts(2, 4, 0)
    assert figures(ours, theirs)["quotes", "content_tokens", ""] == Counts()


def test_names_that_train_gold_has_and_has_not() -> None:
    train = make_document({"entities": [entity(0, 7), entity(8, 12, "DATE")]})
    context = Context(text="TRIPOLI Sirte 2011", training=learn([(train, "Tripoli 2011")]))
    ours = {"entities": [entity(0, 7), entity(8, 13), entity(14, 18, "DATE")]}
    theirs = {"entities": [entity(0, 7), entity(8, 12), entity(14, 18, "DATE")]}
    found = dict(measure(make_document(ours), make_document(theirs), context))
    assert found["entities", "strict_seen", ""] == Counts(1, 0, 0)
    assert found["entities", "strict_unseen", ""] == Counts(0, 1, 1)


def test_constants_are_the_most_frequent_answers_of_train_gold() -> None:
    deaths = [None, None, 3, 3, 0, 0, None]
    train = make_document({"events": [event(n, n + 1, fatalities_low=low) for n, low in enumerate(deaths)]})
    training = learn([(train, None)])
    assert training.constants["fatalities_low"] is None
    assert training.constants["fatalities_low_stated"] == 0
    ours = make_document({"events": [event(0, 6), event(9, 12, fatalities_low=0)]})
    found = dict(measure(ours, ours, Context(training=training)))
    assert found["events", "fatalities_low_constant", ""] == Share(1, 2, 2)
    assert found["events", "fatalities_low_stated_constant", ""] == Share(1, 1, 1)
    report = nest(found)["events"]
    assert (report["fatalities_low"]["lift"], report["fatalities_low_stated"]["lift"]) == (0.5, 0.0)


def test_median_error_counts_a_missing_answer_as_half_the_earth() -> None:
    ours = [event(start, start + 2, latitude=0.0, longitude=0.0) for start in (0, 9, 20)]
    theirs = [ours[0], event(9, 11, latitude=1.0, longitude=0.0), event(20, 22)]
    found = nest(figures({"events": ours}, {"events": theirs}))["events"]["place_error"]
    assert found == {"pairs": 3, "median_km": 111.195}
    missing = nest(figures({"events": ours}, {"events": [ours[0], event(9, 11), event(20, 22)]}))
    assert missing["events"]["place_error"]["median_km"] == 20015.115


# Each text as spans of tokens, and what nervaluate 1.2.1 says of it (precision and recall of strict, exact, partial and
# ent_type; the ends of its spans are inclusive). seqeval 1.2.2 says 0.2, 0.181818 and 0.190476 of all four together.
# nervaluate pairs spans in the order they come, so that its ent_type is lower than ours where several overlap.
OTHERS = [
    pytest.param(
        [entity(0, 2, "PER"), entity(3, 4), entity(6, 9, "ORG"), entity(12, 13)],
        [entity(0, 2, "PER"), entity(3, 5), entity(6, 9), entity(15, 16, "PER")],
        {"strict": (0.25, 0.25), "exact": (0.5, 0.5), "partial": (0.625, 0.625), "type": (0.5, 0.5)},
        id="four-and-four",
    ),
    pytest.param(
        [entity(0, 3, "ORG"), entity(5, 8, "PER")],
        [entity(0, 1, "ORG"), entity(2, 3, "PER"), entity(5, 8, "PER"), entity(9, 10, "PER")],
        {"strict": (0.25, 0.5), "exact": (0.25, 0.5), "partial": (0.375, 0.75), "type": (0.5, 1.0)},
        id="one-in-two-pieces",
    ),
    pytest.param(
        [entity(0, 1), entity(2, 6, "ORG"), entity(8, 9, "PER")],
        [entity(2, 5)],
        {"strict": (0.0, 0.0), "exact": (0.0, 0.0), "partial": (0.5, 0.166667), "type": (0.0, 0.0)},
        id="too-short-and-of-another-type",
    ),
    pytest.param(
        [entity(0, 4, "PER"), entity(4, 6, "ORG")],
        [entity(0, 6, "PER")],
        {"strict": (0.0, 0.0), "exact": (0.0, 0.0), "partial": (0.5, 0.25), "type": (1.0, 0.5)},
        id="one-over-two",
    ),
]


@pytest.mark.parametrize(("gold", "predicted", "expected"), OTHERS)
def test_entities_score_as_in_nervaluate(
    gold: list[Json], predicted: list[Json], expected: dict[str, tuple[float, float]]
) -> None:
    report = nest(figures({"entities": gold}, {"entities": predicted}))["entities"]
    assert {metric: (report[metric]["precision"], report[metric]["recall"]) for metric in expected} == expected


def test_entities_score_as_in_seqeval() -> None:
    gold, predicted = ([case.values[side] for case in OTHERS] for side in (0, 1))
    pairs = (
        (make_document({"entities": g}), make_document({"entities": p})) for g, p in zip(gold, predicted, strict=True)
    )
    report = nest(add_up(item for g, p in pairs for item in measure(g, p)))["entities"]["strict"]
    assert (report["precision"], report["recall"], report["f1"]) == (0.2, 0.181818, 0.190476)


def test_labels() -> None:
    found = figures(
        {
            "entities": [entity(0, 4), entity(5, 9, "LOC")],
            "events": [event(0, 6, status="claimed"), event(9, 12, status="denied")],
        },
        {"entities": [entity(0, 4), entity(5, 9)], "events": [event(0, 6, status="claimed")]},
    )
    assert found["entities", "strict", "GPE"] == Counts(1, 1, 0)
    assert found["entities", "strict", "LOC"] == Counts(0, 0, 1)
    assert found["events", "status", "claimed"] == Counts(1, 0, 0)
    assert found["events", "status", "denied"] == Counts(0, 0, 0)
    report = nest(found)
    assert report["entities"]["strict"]["macro_f1"] == 0.333333
    assert report["events"]["status"]["macro_f1"] == 0.5


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        pytest.param(Counts(0, 0, 0), (None, None, None), id="both-empty-is-undefined"),
        pytest.param(Counts(0, 0, 3), (0.0, 0.0, 0.0), id="empty-prediction-is-zero"),
        pytest.param(Counts(0, 3, 0), (0.0, 0.0, 0.0), id="empty-gold-is-zero"),
        pytest.param(Counts(2, 1, 0), (0.666667, 1.0, 0.8), id="six-digits"),
    ],
)
def test_figures(counts: Counts, expected: tuple[float | None, ...]) -> None:
    report = counts.report()
    assert (report["precision"], report["recall"], report["f1"]) == expected


def test_macro_of_nothing_is_undefined() -> None:
    assert macro_f1([]) is None
    metrics = [numbers for layer in nest(figures({}, {})).values() for numbers in layer.values()]
    assert all(numbers.get("macro_f1") is None for numbers in metrics)


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        pytest.param({}, [], id="nothing"),
        pytest.param({(0, 0): 3, (0, 1): 2, (1, 0): 2}, [(0, 1), (1, 0)], id="not-greedy"),
        pytest.param({(0, 0): 1, (7, 9): 1}, [(0, 0), (7, 9)], id="apart"),
        pytest.param({(0, 0): 5, (1, 0): 6}, [(1, 0)], id="one-to-one"),
    ],
)
def test_assign(weights: dict[tuple[int, int], int], expected: list[tuple[int, int]]) -> None:
    assert assign(weights) == expected


def test_merged_spans_do_not_touch() -> None:
    assert merged([Span(5, 9), Span(0, 5), Span(6, 7), Span(12, 13)]) == (Span(0, 9), Span(12, 13))


LENGTH = 60
FAR = 1000
TYPES = st.sampled_from(["PER", "GPE", "DATE"])
LINKS = st.sampled_from([None, "place/a", "place/b"])
DAYS = st.sampled_from([None, "2011", "2019-04-04"])


def spans(offset: int = 0) -> st.SearchStrategy[Json]:
    pairs = st.tuples(st.integers(0, LENGTH), st.integers(1, 20))
    return pairs.map(lambda pair: span(offset + pair[0], offset + pair[0] + pair[1]))


def entities(offset: int = 0) -> st.SearchStrategy[Json]:
    rest = st.fixed_dictionaries({"type": TYPES, "value": DAYS, "authority_id": LINKS})
    return st.builds(lambda where, labels: {**where, **labels}, spans(offset), rest)


def quotes(offset: int = 0) -> st.SearchStrategy[Json]:
    return st.fixed_dictionaries(
        {
            "content": st.lists(spans(offset), min_size=1, max_size=3),
            "kind": st.sampled_from(["direct", "mixed", "indirect"]),
            "cue": st.none() | spans(offset),
            "speaker": st.none() | spans(offset),
            "speaker_name": st.sampled_from([None, "Salma Khoury"]),
        }
    )


def events(offset: int = 0) -> st.SearchStrategy[Json]:
    return st.fixed_dictionaries(
        {
            "trigger": spans(offset),
            "type": st.sampled_from(["ASSAULT", "AID"]),
            "actors": st.lists(spans(offset), max_size=2),
            "recipients": st.lists(spans(offset), max_size=2),
            "place": st.none() | spans(offset),
            "date": DAYS,
            "fatalities_low": st.sampled_from([None, 0, 12]),
            "fatalities_high": st.sampled_from([None, 0, 12]),
            "status": st.sampled_from(["asserted", "claimed"]),
            "latitude": st.sampled_from([None, 0.0, 32.9]),
            "longitude": st.sampled_from([None, 0.0, 13.2]),
            "event_group": st.sampled_from([None, 0, 1, 2]),
            "claimant_quote": st.none() | st.integers(0, 4),
        }
    )


def lines(offset: int = 0, least: int = 0) -> st.SearchStrategy[Json]:
    layers = {"sentences": spans, "entities": entities, "quotes": quotes, "events": events}
    drawn = st.fixed_dictionaries(
        {layer: st.lists(make(offset), min_size=least, max_size=5) for layer, make in layers.items()}
    )
    return drawn.map(with_claimants)


def with_claimants(line: Json) -> Json:
    """Return the line with no claimant but the quotes it has."""
    known = [{**event, "claimant_quote": None} for event in line["events"]]
    for number, event in enumerate(line["events"]):
        if event["claimant_quote"] is not None and event["claimant_quote"] < len(line["quotes"]):
            known[number] = event
    return {**line, "events": known}


def is_baseline(key: Key) -> bool:
    return "_copied" in key[1] or key[1].endswith("_constant")


def counts_of(found: dict[Key, Figure]) -> Iterator[tuple[Key, Counts]]:
    return ((key, figure) for key, figure in found.items() if isinstance(figure, Counts) and key[1] != "status")


PROPERTY = settings(max_examples=60, deadline=None, derandomize=True)


@PROPERTY
@given(gold=lines(), predicted=lines())
def test_swap_of_gold_and_prediction_swaps_precision_and_recall(gold: Json, predicted: Json) -> None:
    there, back = figures(gold, predicted), figures(predicted, gold)
    for key, counts in counts_of(there):
        assert back[key] == Counts(counts.tp, counts.fn, counts.fp), key


@PROPERTY
@given(gold=lines())
def test_the_gold_itself_scores_one(gold: Json) -> None:
    for key, figure in figures(gold, gold).items():
        if isinstance(figure, Counts | Ratio):
            assert figure.f1 in (None, 1), key
        elif isinstance(figure, Distances):
            assert set(figure.metres) <= {0}
        elif isinstance(figure, Share) and not is_baseline(key):
            assert figure.correct == figure.total == figure.gold or figure.gold == 0, key


@PROPERTY
@given(gold=lines(least=1))
def test_copies_cost(gold: Json) -> None:
    doubled = {layer: marks * 2 for layer, marks in gold.items()}
    for key, counts in counts_of(figures(gold, doubled)):
        if counts.tp:
            assert counts.precision == counts.recall / 2 if counts.recall else False, key


@PROPERTY
@given(gold=lines(least=1), predicted=lines(), junk=lines(FAR, least=1))
def test_junk_lowers_precision_and_raises_no_f1(gold: Json, predicted: Json, junk: Json) -> None:
    before = figures(gold, predicted)
    after = figures(gold, {layer: predicted[layer] + junk[layer] for layer in LAYERS})
    for key, counts in counts_of(after):
        earlier = before.get(key, Counts())
        assert isinstance(earlier, Counts)
        assert (counts.tp, counts.fn) == (earlier.tp, earlier.fn), key
        assert counts.fp >= earlier.fp, key
    assert all(_macro(after, metric) <= _macro(before, metric) for metric in ("strict", "partial", "type"))
    for key, figure in before.items():
        if isinstance(figure, Ratio):
            assert (after[key].value or 0) <= (figure.value or 0), key


def _macro(found: dict[Key, Figure], metric: str) -> float:
    return nest(found)["entities"][metric].get("macro_f1") or 0.0


@PROPERTY
@given(gold=lines(least=1), predicted=lines())
def test_no_prediction_is_worse_than_an_empty_one(gold: Json, predicted: Json) -> None:
    nothing = nest(figures(gold, {}))
    for layer, metrics in nest(figures(gold, predicted)).items():
        for metric, numbers in metrics.items():
            for name in ("precision", "recall", "f1", "accuracy", "macro_f1", "lift"):
                assert not nothing[layer][metric].get(name), (layer, metric)
                assert (numbers.get(name) or 0) >= 0 or name == "lift"


@PROPERTY
@given(gold=lines(), predicted=lines(), data=st.data())
def test_order_changes_nothing(gold: Json, predicted: Json, data: st.DataObject) -> None:
    ours, theirs = (_shuffled(line, data) for line in (gold, predicted))
    assert figures(ours, theirs) == figures(gold, predicted)


def _shuffled(line: Json, data: st.DataObject) -> Json:
    places = data.draw(st.permutations(range(len(line["quotes"]))))
    known = {None: None} | {old: new for new, old in enumerate(places)}
    events = [{**event, "claimant_quote": known[event["claimant_quote"]]} for event in line["events"]]
    rest = {layer: data.draw(st.permutations(line[layer])) for layer in ("sentences", "entities")}
    return {**rest, "quotes": [line["quotes"][old] for old in places], "events": data.draw(st.permutations(events))}


@PROPERTY
@given(start=st.integers(0, 50), length=st.integers(1, 50), more=st.integers(1, 500))
def test_a_longer_prediction_does_not_score_one(start: int, length: int, more: int) -> None:
    end = start + length
    found = figures(
        {"entities": [entity(start, end)], "quotes": [quote((start, end))]},
        {"entities": [entity(start, end + more)], "quotes": [quote((start, end + more))]},
    )
    exact = [
        ("entities", "strict"),
        ("entities", "partial"),
        ("quotes", "content_exact"),
        ("quotes", "content_characters"),
    ]
    for layer, metric in exact:
        counts = found[layer, metric, ""]
        assert isinstance(counts, Counts)
        assert counts.f1 is not None
        assert counts.f1 < 1
    assert found["quotes", "matched", ""] == (Counts(1) if 10 * length >= 7 * (length + more) else Counts(0, 1, 1))


@PROPERTY
@given(before=st.integers(0, 50), length=st.integers(1, 20), more=st.integers(1, 500))
def test_a_span_more_than_four_times_as_long_finds_nothing(before: int, length: int, more: int) -> None:
    start = 100
    wide = span(start - before, start + max(length, 4 * length - before) + more)
    found = figures(
        {
            "quotes": [quote((700, 750), speaker=span(start, start + length))],
            "events": [event(start, start + length, actors=[span(start, start + length)])],
        },
        {
            "quotes": [quote((700, 750), speaker=wide)],
            "events": [event(wide["start"], wide["end"], actors=[wide])],
        },
    )
    assert found["quotes", "speaker", ""] == Share(0, 1, 1)
    for metric in ("trigger", "trigger_type", "arguments", "arguments_identified", "arguments_attached"):
        assert found["events", metric, ""] == Counts(0, 1, 1)


@PROPERTY
@given(deaths=st.integers(0, 3), latitude=st.sampled_from([0.0, 32.9]), group=st.integers(0, 2))
def test_zero_is_a_value_and_null_is_none(deaths: int, latitude: float, group: int) -> None:
    full: Json = {"fatalities_low": deaths, "fatalities_high": deaths, "latitude": latitude, "longitude": 0.0}
    gold = {"events": [event(start, start + 2, event_group=group, **full) for start in (0, 9)]}
    missing = {"events": [event(start, start + 2) for start in (0, 9)]}
    metrics = ("fatalities_low_stated", "fatalities_high_stated", "fatalities_in_range", "place_within_25_km")
    right, wrong = figures(gold, gold), figures(gold, missing)
    assert [right["events", metric, ""] for metric in metrics] == [Share(2, 2, 2)] * 4
    assert [wrong["events", metric, ""] for metric in metrics] == [Share(0, 2, 2)] * 4
    assert [found["events", "group_muc", ""].value for found in (right, wrong)] == [1, 0]


GOLD = {
    "mini-001": GoldArticle("mini-001", "test", "2019-04-05", 40, True, EMPTY),
    "mini-002": GoldArticle("mini-002", "train", None, 40, True, EMPTY),
}


def about(**layers: list[Json]) -> str:
    return json.dumps({"id": "mini-001", **layers})


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("{", "line 1: is no JSON in UTF-8", id="bad-json"),
        pytest.param('{"id": "mini-001", "events": NaN}', "NaN is no JSON number", id="nan"),
        pytest.param("[" * 100_000, "line 1: is no JSON in UTF-8", id="deep-json"),
        pytest.param("[]", "line 1: $ [] is not of type 'object'", id="no-object"),
        pytest.param(about(sentences=[{"start": 0}]), "$.sentences[0] 'end' is a required property", id="schema"),
        pytest.param('{"id": "mini-009"}', "line 1: id mini-009 is no gold article", id="unknown-id"),
        pytest.param(
            f"{about()}\n{about()}", "line 2: id mini-001 was used before, in pred.jsonl line 1", id="double-id"
        ),
        pytest.param(
            about(sentences=[span(0, 41)]),
            "sentences[0] is [0, 41); spans are not empty and the text ends at 40",
            id="outside",
        ),
        pytest.param(about(quotes=[quote((3, 3))]), "quotes[0].content[0] is [3, 3)", id="empty-span"),
        pytest.param(about(events=[event(0, 4, place=span(9, 5))]), "events[0].place is [9, 5)", id="span-backwards"),
        pytest.param(
            about(entities=[entity(0, 9), entity(2, 4), entity(5, 7)]),
            "entities[0] and entities[2] overlap at 5",
            id="overlap",
        ),
        pytest.param(
            about(entities=[entity(0, 9, "TOWN")]),
            'entities[0].type is "TOWN"; schemas/entities.yaml allows PER',
            id="label",
        ),
        pytest.param(about(events=[event(0, 9, date="2019-02-30")]), 'events[0].date is "2019-02-30"', id="no-day"),
        pytest.param(about(events=[event(0, 9, date="May")]), 'events[0].date is "May"; expected is', id="no-date"),
        pytest.param(
            about(events=[event(0, 9, latitude=91)]), "latitude 91 is greater than the maximum", id="latitude"
        ),
        pytest.param(
            about(events=[event(0, 9, date="2019-04-05/2019-04-01")]), "the earlier one first", id="backwards"
        ),
        pytest.param(
            about(entities=[entity(0, 9, "DATE", "today")]), 'entities[0].value is "today"; expected is', id="no-value"
        ),
        pytest.param(
            about(events=[event(0, 9, latitude=32.0)]),
            "events[0] has one of latitude and longitude; expected are both or none",
            id="half-a-point",
        ),
        pytest.param(
            about(events=[event(0, 9, fatalities_low=3, fatalities_high=0)]),
            "events[0].fatalities_low is 3, more than fatalities_high, 0",
            id="more-than-at-most",
        ),
        pytest.param(
            about(events=[event(0, 9, actors=[{**span(0, 4), "authority_id": "group/none"}])]),
            'events[0].actors[0].authority_id is "group/none"; the authority file has no such record',
            id="no-record",
        ),
        pytest.param('{"id": "mini-001", "id": "mini-002"}', "a name stands twice in one object", id="double-name"),
        pytest.param(about(events=[event(0, 9, mode="nice")]), 'events[0].mode is "nice"', id="mode"),
        pytest.param(
            about(events=[event(0, 9, claimant_quote=0)]),
            "events[0].claimant_quote is 0; the line has 0",
            id="claimant",
        ),
    ],
)
def test_check_names_the_fault(content: str, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "pred.jsonl"
    path.write_text(content + "\n", encoding="utf-8")
    _, problems = check_lines(read_predictions(path, GOLD), GOLD, {"place/a"})
    assert any(expected in problem for problem in problems), problems


def gold_folder(folder: Path, events: Iterable[Json] = ()) -> Path:
    document = {
        **{"article_id": "mini-001", "source": "mini", "source_key": "001", "url": None, "publisher": None},
        **{"published": "2019-04-05", "genre": "news", "language": "en", "n_words": 3, "text_sha256": "0" * 64},
        **{"raw_sha256": "0" * 64, "relevance": "central", "paragraphs": [{**span(0, 40), "section": "body"}]},
        **{"annotators": ["a"], "sentences": [span(0, 40)], "entities": [entity(0, 7)], "quotes": []},
        "events": [*events],
    }
    folder.mkdir()
    (folder / "mini-001.json").write_text(json.dumps(document), encoding="utf-8")
    (folder / "splits.csv").write_text(
        "article_id,source,published,cluster_id,split\nmini-001,mini,2019-04-05,mini-001,test\n", encoding="utf-8"
    )
    return folder


def write_lines(path: Path, *lines: Json) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_run_scores_a_file_against_gold_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = {"id": "mini-001", "sentences": [span(0, 40)], "entities": [entity(0, 7), entity(8, 9)]}
    scorer.run(gold_folder(tmp_path / "gold"), write_lines(tmp_path / "p.jsonl", line), json=tmp_path / "out.json")
    report = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert report["split"] == "test"
    assert (report["articles"], report["articles_missing"]) == (1, 0)
    assert report["marks"]["entities"] == {"gold": 1, "predicted": 2}
    assert report["entities"]["strict"]["precision"] == 0.5
    assert report["sentences"]["boundary"]["f1"] == 1.0
    assert "entities strict" in capsys.readouterr().out


def test_run_compares_two_systems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold, out = gold_folder(tmp_path / "gold"), tmp_path / "out.json"
    right = write_lines(tmp_path / "right.jsonl", {"id": "mini-001", "entities": [entity(0, 7)]})
    wrong = write_lines(tmp_path / "wrong.jsonl", {"id": "mini-001", "entities": [entity(0, 7, "LOC")]})
    scorer.run(gold, right, json=out, against=wrong)
    found = json.loads(out.read_text(encoding="utf-8"))["against"]["entities"]
    assert found["strict"]["f1"] == {"difference": 1.0, "interval": [1.0, 1.0], "p": 0.001998}
    assert found["exact"]["f1"]["difference"] == 0.0
    assert "entities strict f1" in capsys.readouterr().out


def test_run_shows_gold_input_beside_end_to_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold, out = gold_folder(tmp_path / "gold"), tmp_path / "out.json"
    end_to_end = write_lines(tmp_path / "pred.jsonl", {"id": "mini-001"})
    given_gold = write_lines(tmp_path / "given.jsonl", {"id": "mini-001", "entities": [entity(0, 7)]})
    scorer.run(gold, end_to_end, json=out, gold_input=given_gold)
    report = json.loads(out.read_text(encoding="utf-8"))
    assert report["entities"]["strict"]["f1"] == 0.0
    assert report["gold_input"]["entities"]["strict"]["f1"] == 1.0
    (row,) = (row for row in capsys.readouterr().out.splitlines() if row.startswith("entities strict f1"))
    assert row.split()[-2:] == ["0.000", "1.000"]


def test_figures_are_broken_down_by_year_publisher_and_genre() -> None:
    document = make_document({"entities": [entity(0, 7)]})
    gold = {
        "a": GoldArticle("a", "test", "2011-03-19", 40, True, document, publisher="Example Post"),
        "b": GoldArticle("b", "test", None, 40, True, document, genre="report"),
    }
    found = break_down(gold, {"a": dict(measure(document, document)), "b": dict(measure(document, EMPTY))})
    articles = {part: {name: group["articles"] for name, group in groups.items()} for part, groups in found.items()}
    assert articles == {
        "year": {"2011": 1, "unknown": 1},
        "publisher": {"Example Post": 1, "unknown": 1},
        "genre": {"news": 1, "report": 1},
    }
    assert [found["genre"][genre]["entities"]["strict"]["f1"] for genre in ("news", "report")] == [1.0, 0.0]


def test_gold_files_have_the_coordinates_of_their_places(tmp_path: Path) -> None:
    folder = gold_folder(tmp_path / "gold", [event(0, 7, place_authority_id="settlement/tripoli")])
    (mark,) = read_gold(folder)["mini-001"].document.events
    assert mark.point is not None
    assert [round(degrees) for degrees in mark.point] == [33, 13]


def test_gold_files_have_no_clusters_to_score(tmp_path: Path) -> None:
    gold = gold_folder(tmp_path / "gold", [event(0, 7)])
    line = {"id": "mini-001", "events": [event(0, 7, event_cluster="x")]}
    scorer.run(gold, write_lines(tmp_path / "p.jsonl", line), json=tmp_path / "out.json")
    report = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["events"]
    assert (report["group_conll"]["f1"], report["cluster_conll"]["f1"]) == (1.0, None)


def test_gold_without_a_split_is_named(tmp_path: Path) -> None:
    gold = gold_folder(tmp_path / "gold")
    (gold / "splits.csv").unlink()
    with pytest.raises(DataError, match=r"gold/splits.csv has no line for mini-001; every gold file needs its split"):
        scorer.run(gold, write_lines(tmp_path / "p.jsonl"))


def test_run_reports_a_missing_article_and_counts_it_as_empty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold, predictions = gold_folder(tmp_path / "gold"), write_lines(tmp_path / "p.jsonl")
    scorer.run(gold, predictions, json=tmp_path / "out.json")
    assert "no prediction for mini-001" in capsys.readouterr().err
    report = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    missed = Counts(0, 0, 1).report()
    strict = {key: value for key, value in report["entities"]["strict"].items() if not key.endswith("_interval")}
    assert strict == {**missed, "macro_f1": 0.0, "by_label": {"GPE": missed}}
    with pytest.raises(DataError, match="no prediction for mini-001"):
        scorer.run(gold, predictions, check=True)


def test_an_unsound_line_is_not_missing(tmp_path: Path) -> None:
    gold = gold_folder(tmp_path / "gold")
    predictions = write_lines(tmp_path / "p.jsonl", {"id": "mini-001", "entities": [entity(0, 7, link="place/none")]})
    with pytest.raises(DataError, match='"place/none"; the authority file has no such record') as caught:
        scorer.run(gold, predictions, check=True)
    assert "no prediction" not in str(caught.value)


def test_run_refuses_an_unsound_prediction(tmp_path: Path) -> None:
    predictions = write_lines(tmp_path / "p.jsonl", {"id": "mini-001", "sentences": [span(0, 99)]})
    with pytest.raises(DataError, match=r"line 1: sentences\[0\] is \[0, 99\)"):
        scorer.run(gold_folder(tmp_path / "gold"), predictions, json=tmp_path / "out.json")
    assert not (tmp_path / "out.json").exists()


TEXT = "Tripoli was calm."


def article(is_gold: bool, text: str | None = TEXT) -> Article:
    return Article(
        article_id="mini-001",
        source="mini",
        split="test" if is_gold else "auto",
        source_key="001",
        url=None,
        publisher=None,
        title=None,
        standfirst=None,
        byline=None,
        published=date(2019, 4, 5),
        language="en",
        genre="news",
        text=text,
        paragraphs=(Paragraph(0, len(TEXT), "body"),),
        text_sha256=sha256_text(TEXT),
        raw_sha256=None,
        n_words=3,
        licence="CC-BY-4.0",
        may_share_text=True,
        is_invented=True,
        relevance="central",
        cluster_id="mini-001",
        is_gold=is_gold,
        removed=(),
    )


def rows(one: Article, annotation: str, kind: str) -> tuple[Sentence, Entity]:
    place = one.article_id, one.source, one.split
    sentence = Sentence(f"s-{annotation}", *place, 0, 0, "body", 0, len(TEXT), TEXT, annotation)
    mention = Entity(f"e-{annotation}", *place, sentence.sentence_id, 0, 7, "Tripoli", kind, None, None, annotation)
    return sentence, mention


def tables(folder: Path, one: Article, layout: str = "{}.parquet") -> Path:
    sentences, mentions = zip(rows(one, "gold", "GPE"), rows(one, "auto", "FAC"), strict=True)
    layers = {"articles": [one], "sentences": sentences, "entities": mentions, "quotes": (), "events": ()}
    for table, records in layers.items():
        write_table(table, records, folder / layout.format(table))
    return folder


@pytest.mark.parametrize("layout", ["{}.parquet", "{}/test.parquet"])
def test_run_scores_machine_rows_against_gold_rows(layout: str, tmp_path: Path) -> None:
    folder = tables(tmp_path / "tables", article(is_gold=True), layout)
    scorer.run(folder, folder, json=tmp_path / "out.json")
    report = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert report["sentences"]["boundary"]["f1"] == 1.0
    assert report["entities"]["exact"]["tp"] == 1
    assert report["entities"]["strict"]["tp"] == 0


@pytest.mark.parametrize(
    "one",
    [
        pytest.param(article(is_gold=False), id="no-gold"),
        pytest.param(article(is_gold=True, text=None), id="no-text"),
    ],
)
def test_run_without_gold_says_so(one: Article, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tables(tmp_path / "tables", one)
    scorer.run(folder, folder, json=tmp_path / "out.json")
    assert capsys.readouterr().out == "test: no gold articles\n"
    report = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert report["note"] == "no gold articles"
    assert report["articles"] == 0
    assert report["events"]["trigger"] == Counts().report()


def test_run_knows_its_splits(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="--split is 'all'; it takes train, validation, test"):
        scorer.run(gold_folder(tmp_path / "gold"), write_lines(tmp_path / "p.jsonl"), split="all")


def test_table_is_aligned() -> None:
    table = format_table(figures({"entities": [entity(0, 4)]}, {"entities": [entity(0, 4)]}))
    heading, *rows = table.split("\n")
    assert heading.split() == ["gold", "predicted", "precision", "recall", "F1"]
    assert {len(row) for row in rows} == {len(heading)}


def test_a_document_is_what_its_line_says() -> None:
    document = make_document({"id": "mini-001", "entities": [entity(0, 4, "DATE", "2011")]})
    assert asdict(document)["entities"] == (
        {"span": span(0, 4), "type": "DATE", "value": "2011", "authority_id": None},
    )
    assert Document() == EMPTY
