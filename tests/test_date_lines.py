"""test_date_lines: the shapes of a publication date, and what only looks like one."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.sources.dates import Stamp, choose_published, parse_published, read_date_line, read_iso_day
from scripts.sources.refusal import RefusedError

LATEST = date(2026, 11, 22)
DAY = date(2019, 4, 5)
MONTHS = [f"{date(2000, n, 1):%B}" for n in range(1, 13)]


@pytest.mark.parametrize(
    "text",
    [
        "5 April 2019",
        "05 April, 2019",
        "5 Apr 2019",
        "5-Apr-2019",
        "5th of April 2019",
        "April 5, 2019",
        "Apr. 5, 2019",
        "APRIL 5TH 2019",
        "2019-04-05",
        "2019/04/05 14:20",
        "2019-04-05T23:30:00+02:00",
        "2019-04-05 14:20:11 UTC",
        "20190405",
        "Friday 5 April 2019",
        "Fri., Apr. 5, 2019 2:20 pm",
        "Fri, 05 Apr 2019 14:20:00 GMT",
        "Fri 5 Apr 2019 14.20 BST",
        "April 5, 2019 / 10:24 AM",
        "5 April 2019 at 14:20",
        "2:20 PM EDT, Fri April 5, 2019",
        "Published: 5 Apr 2019 14:20 GMT",
        "First published on Fri 5 Apr 2019 14.20 BST",
        "Posted on April 5, 2019",
        "Last updated 5 April 2019",
        "Updated 1420 GMT (2220 HKT) April 5, 2019",
        "5 April 2019 Last updated at 12:01 GMT",
        "Published 5 April 2019, updated 6 April 2019",
        "Updated: 6 April 2019 | Published: 5 April 2019",
    ],
)
def test_shapes(text: str) -> None:
    assert parse_published(text, LATEST) == DAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("04/05/2019", None, id="april or may"),
        pytest.param("25/04/2019", date(2019, 4, 25), id="no month 25, so day first"),
        pytest.param("04/25/2019", date(2019, 4, 25), id="no month 25, so month first"),
        pytest.param("04/04/2019", date(2019, 4, 4), id="the same both ways"),
        pytest.param("Issued on: 05/04/2019 - 14:20", None, id="labelled, still unsure"),
        pytest.param("31 April 2019", None, id="no such day"),
        pytest.param("2 hours ago", None, id="counted from a day unknown"),
    ],
)
def test_dates_that_may_be_unsure(text: str, day: date | None) -> None:
    assert read_date_line(text)
    assert parse_published(text, LATEST) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5 April",
        "April 2019",
        "Friday",
        "On 5 April 2019 the column left",
        "5 April 2019: the column leaves",
        "5 April 2019 offensive",
        "5 April 20199",
        "1900 men",
    ],
)
def test_no_date_lines(text: str) -> None:
    assert read_date_line(text) == ()
    assert parse_published(text, LATEST) is None


def test_a_future_day_is_refused() -> None:
    with pytest.raises(RefusedError, match="future_date: published 2026-11-23; latest_publication is 2026-11-22"):
        parse_published("23 November 2026", LATEST)
    assert parse_published("22 November 2026", LATEST) == LATEST


@pytest.mark.parametrize(
    ("kinds", "chosen"),
    [
        pytest.param(("updated", "published"), "published", id="published before updated"),
        pytest.param(("updated", "day"), "day", id="unlabelled before updated"),
        pytest.param(("updated",), "updated", id="updated where there is no other"),
        pytest.param((), None, id="none"),
    ],
)
def test_choice(kinds: tuple[str, ...], chosen: str | None) -> None:
    days = {kind: date(2019, 4, n) for n, kind in enumerate(kinds, 1)}
    assert choose_published([Stamp(kind, day) for kind, day in days.items()], LATEST) == days.get(chosen or "")


@pytest.mark.parametrize(
    "text", ["2019-4-5", "2019-04", "2019-13-01", "5 April 2019", "2019-04-05T", "2019-0405", " 2019-04-05"]
)
def test_strict_iso(text: str) -> None:
    assert read_iso_day(text) is None


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_read(text: str) -> None:
    read_date_line(text)


@settings(deadline=None)
@given(st.dates(date(1990, 1, 1), LATEST))
def test_every_day_in_every_shape(day: date) -> None:
    month = MONTHS[day.month - 1]
    shapes = (f"{day.day} {month} {day.year}", f"{month[:3]} {day.day}, {day.year}", day.isoformat())
    assert {parse_published(shape, LATEST) for shape in shapes} == {day}
