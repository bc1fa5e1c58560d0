"""test_identity: which mentions are one event, by a published example and by properties."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.score.counts import Figure, Key, Ratio, add_up
from scripts.score.derived import derive
from scripts.score.document import make_document
from scripts.score.events import match_events
from scripts.score.identity import Clusters, compare, gather, measure_clusters, weigh
from scripts.score.layers import measure


def clusters(*words: str) -> Clusters:
    return [frozenset(word) for word in words]


def f1(gold: Clusters, predicted: Clusters) -> dict[str, float | None]:
    return {measure: ratio.f1 if ratio.f1 is None else float(ratio.f1) for measure, ratio in compare(gold, predicted)}


def test_example_of_the_reference_scorer() -> None:
    """Pradhan et al. 2014, Scoring Coreference Partitions of Predicted Mentions, section 5."""
    found = dict(compare(clusters("abc", "defg"), clusters("ab", "cd", "fghi")))
    assert (found["muc"].recall, found["muc"].precision) == (Fraction(2, 5), Fraction(2, 5))
    assert (found["b_cubed"].recall, found["b_cubed"].precision) == (Fraction(5, 12), Fraction(1, 2))
    assert (found["ceaf_e"].recall, found["ceaf_e"].precision) == (Fraction(13, 20), Fraction(13, 30))


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        pytest.param([], [], (None, None, None), id="nothing"),
        pytest.param(["a", "b"], ["a", "b"], (None, 1, 1), id="all-alone-have-no-links"),
        pytest.param(["ab"], ["a", "b"], (0, 2 / 3, 4 / 9), id="not-joined"),
        pytest.param(["a", "b"], ["ab"], (0, 2 / 3, 4 / 9), id="joined"),
        pytest.param(["ab"], [], (0, 0, 0), id="empty"),
        pytest.param(["ab"], ["cd"], (0, 0, 0), id="other-mentions"),
    ],
)
def test_small_cases(gold: list[str], predicted: list[str], expected: tuple[float | None, ...]) -> None:
    found = tuple(f1(clusters(*gold), clusters(*predicted)).values())
    assert found == pytest.approx(expected)


PROPERTY = settings(max_examples=60, deadline=None, derandomize=True)
PARTITIONS = st.dictionaries(st.integers(0, 8), st.integers(0, 3)).map(lambda names: gather(names.items()))


@PROPERTY
@given(gold=PARTITIONS, predicted=PARTITIONS)
def test_swap_swaps_precision_and_recall(gold: Clusters, predicted: Clusters) -> None:
    there, back = dict(compare(gold, predicted)), dict(compare(predicted, gold))
    for name, found in there.items():
        assert (found.precision, found.recall) == (back[name].recall, back[name].precision)
        assert 0 <= (found.f1 or 0) <= 1


def ratio(*numbers: int | str) -> Ratio:
    return Ratio(*map(Fraction, numbers))


def event(start: int, group: int | None, cluster: str | None = None) -> dict[str, object]:
    trigger = {"start": start, "end": start + 1}
    return {"trigger": trigger, "type": "AID", "event_group": group, "event_cluster": cluster}


def groups(gold: list[dict[str, object]], predicted: list[dict[str, object]]) -> dict[Key, Figure]:
    return dict(measure(make_document({"events": gold}), make_document({"events": predicted})))


def test_mentions_are_those_of_matched_triggers_and_the_rest_is_alone() -> None:
    found = groups([event(0, 1), event(2, 1), event(4, 2)], [event(0, 7), event(2, 7), event(8, 7)])
    assert found["events", "group_muc", ""] == ratio(1, 2, 1, 1)
    assert found["events", "group_b_cubed", ""] == ratio("4/3", 3, 2, 3)
    assert found["events", "group_ceaf_e", ""] == ratio("4/5", 1, "4/5", 2)


def test_conll_is_the_mean_of_three() -> None:
    found = groups([event(0, 1), event(2, 1)], [event(0, 1), event(2, None)])
    assert dict(derive(found))["events", "group_conll", "f1"] == Fraction(10, 27)


def test_clusters_join_articles_and_leave_out_events_without_one() -> None:
    one, other = ([event(0, 1, "x"), event(2, 2)], [event(0, 1, "x")])
    articles = {name: make_document({"events": events}).events for name, events in (("a", one), ("b", other))}
    parts = list(measure_clusters({name: (side, side, match_events(side, side)) for name, side in articles.items()}))
    found = add_up((("events", metric, ""), figure) for _, metric, figure in parts)
    assert found["events", "cluster_muc", ""] == ratio(1, 1, 1, 1)
    assert found["events", "cluster_b_cubed", ""] == ratio(2, 2, 2, 2)
    assert parts[:2] == [(name, "cluster_muc", ratio(*["1/2"] * 4)) for name in articles]


@PROPERTY
@given(gold=PARTITIONS, predicted=PARTITIONS)
def test_what_clusters_add_adds_up_to_whole_numbers_of_links_mentions_and_clusters(
    gold: Clusters, predicted: Clusters
) -> None:
    for name, worth in weigh(gold, predicted):
        for side, (right, whole) in ((predicted, worth[:2]), (gold, worth[2:])):
            mentions = sum(map(len, side))
            assert all(0 <= part <= most for part, most in zip(right, whole, strict=True)), name
            assert sum(whole) == {"muc": mentions - len(side), "b_cubed": mentions, "ceaf_e": len(side)}[name]
