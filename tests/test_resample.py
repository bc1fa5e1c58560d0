"""test_resample: intervals and differences by the bootstrap over near-duplicate clusters."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.score.counts import Counts, Distances, Figure, Key, Ratio, Share, add_up
from scripts.score.derived import derive
from scripts.score.document import make_document
from scripts.score.layers import measure
from scripts.score.resample import RESAMPLES, contrast, draw, interval, vary
from tests.test_score import Json, lines

Figures = dict[str, dict[Key, Figure]]
STRICT = ("entities", "strict", "")


def articles(*counts: Counts) -> Figures:
    return {str(number): {STRICT: figure} for number, figure in enumerate(counts)}


def alone(figures: Figures) -> dict[str, str]:
    return {article_id: article_id for article_id in figures}


def test_draws_take_as_many_clusters_as_there_are() -> None:
    drawn = draw(7)
    assert drawn.shape == (RESAMPLES + 1, 7)
    assert set(drawn.sum(axis=1)) == {7}
    assert set(drawn[0]) == {1}
    assert abs(drawn[1:].mean(axis=0) - 1).max() < 0.15
    assert np.array_equal(drawn, draw(7))


@settings(max_examples=20, deadline=None, derandomize=True)
@given(pairs=st.lists(st.tuples(lines(), lines()), min_size=1, max_size=3))
def test_the_first_row_is_the_split_itself(pairs: list[tuple[Json, Json]]) -> None:
    figures = {str(n): dict(measure(make_document(g), make_document(p))) for n, (g, p) in enumerate(pairs)}
    values = vary(figures, alone(figures))
    total = add_up(item for article in figures.values() for item in article.items())
    expected = {(*key[:2], figure.main): figure.value for key, figure in total.items() if not key[2]} | dict(
        derive(total)
    )
    for name, column in values.items():
        value = expected[name]
        assert np.isnan(column[0]) if value is None else column[0] == pytest.approx(float(value), abs=1e-5), name


def test_interval_of_equal_articles_is_a_point() -> None:
    figures = articles(*[Counts(3, 1, 1)] * 5)
    assert interval(vary(figures, alone(figures))["entities", "strict", "f1"]) == [0.75, 0.75]


def test_interval_is_wide_if_articles_differ_and_as_computed_once() -> None:
    figures = articles(*[Counts(3, 1, 1), Counts(0, 2, 2)] * 5)
    found = interval(vary(figures, alone(figures))["entities", "strict", "f1"])
    assert found is not None
    assert 0.2 < found[0] < 0.5 < found[1] < 0.75
    assert found == interval(vary(figures, alone(figures))["entities", "strict", "f1"])


def test_near_duplicates_are_drawn_together() -> None:
    figures = articles(*[Counts(3, 1, 1), Counts(0, 2, 2)] * 5)
    one_cluster = dict.fromkeys(figures, "all")
    assert interval(vary(figures, one_cluster)["entities", "strict", "f1"]) == [0.5, 0.5]


def test_undefined_figures_have_no_interval() -> None:
    figures = articles(Counts(), Counts())
    assert interval(vary(figures, alone(figures))["entities", "strict", "f1"]) is None
    assert vary({}, {}) == {}


def test_order_of_articles_changes_nothing() -> None:
    figures = articles(Counts(3, 1, 1), Counts(0, 2, 2), Counts(5, 0, 1))
    turned = dict(reversed(figures.items()))
    name = ("entities", "strict", "f1")
    assert np.array_equal(vary(figures, alone(figures))[name], vary(turned, alone(turned))[name])


def test_label_that_a_resample_lacks_is_left_out_of_its_mean() -> None:
    figures: Figures = {
        "0": {("events", "status", ""): Share(1, 1, 1), ("events", "status", "claimed"): Counts(1)},
        "1": {("events", "status", ""): Share(1, 1, 1), ("events", "status", "denied"): Counts(1)},
    }
    values = vary(figures, alone(figures))["events", "status", "macro_f1"]
    assert set(values) == {1.0}


def test_ratios_are_counted_in_millionths() -> None:
    ratio = Ratio(*map(Fraction, (1, 3, 1, 3)))
    figures: Figures = {"0": {("events", "group_muc", ""): ratio}}
    assert vary(figures, alone(figures))["events", "group_muc", "f1"][0] == pytest.approx(1 / 3)


def test_median_distance_has_an_interval_and_counts_an_article_as_often_as_it_is_drawn() -> None:
    name = ("events", "place_error", "median_km")
    far: Figures = {str(n): {("events", "place_error", ""): Distances((1000 * n, 1000 * n))} for n in range(9)}
    values = vary(far, alone(far))[name]
    assert values[0] == 4
    expected = [np.median(np.repeat(np.arange(9), times)) for times in draw(9)]
    assert values.tolist() == expected
    low, high = interval(values) or (0, 0)
    assert 0 < low < 4 < high < 8
    nowhere: Figures = {"0": {("events", "place_error", ""): Distances()}}
    assert interval(vary(nowhere, alone(nowhere))[name]) is None


@pytest.mark.parametrize(
    ("ours", "theirs", "difference", "is_sure"),
    [
        pytest.param(Counts(3, 1, 1), Counts(2, 2, 2), 0.25, True, id="always-ahead"),
        pytest.param(Counts(2, 2, 2), Counts(3, 1, 1), -0.25, True, id="always-behind"),
        pytest.param(Counts(2, 2, 2), Counts(2, 2, 2), 0.0, False, id="equal"),
    ],
)
def test_contrast(ours: Counts, theirs: Counts, difference: float, is_sure: bool) -> None:
    sides = [articles(*[counts] * 9) for counts in (ours, theirs)]
    ((name, found),) = contrast(*(vary(side, alone(side)) for side in sides))
    assert name == ("entities", "strict", "f1")
    assert found["difference"] == difference
    assert found["interval"] == [difference, difference]
    assert (found["p"] < 0.05) is is_sure
