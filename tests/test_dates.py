"""dates: calendar expressions of invented sentences and the days they stand for."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.core.date_patterns import PATTERN, RULES, find_heads
from scripts.core.dates import FIRST_YEAR, LAST_YEAR, RESOLVERS, date_range, find_dates, reference_day
from scripts.core.text import word_set
from tests.builders import make_article

FRIDAY = date(2019, 4, 5)

EXPRESSIONS = [
    pytest.param("on Thursday, he", "Thursday", "2019-04-04", id="weekday_before"),
    pytest.param("on Friday, he", "Friday", "2019-04-05", id="weekday_of_publication"),
    pytest.param("next Thursday", "next Thursday", "2019-04-11", id="next_weekday"),
    pytest.param("last Friday", "last Friday", "2019-03-29", id="last_weekday"),
    pytest.param("this Sunday", "this Sunday", "2019-04-07", id="this_weekday"),
    pytest.param("will meet on Sunday", "Sunday", "2019-04-07", id="weekday_to_come"),
    pytest.param("said it will end what began on Sunday", "Sunday", "2019-04-07", id="will_reaches_far"),
    pytest.param("said he would meet them on Sunday", "Sunday", "2019-04-07", id="weekday_they_would_meet"),
    pytest.param("shots could be heard on Sunday", "Sunday", "2019-03-31", id="weekday_past_behind_could"),
    pytest.param("wants to clear the town by Sunday", "Sunday", "2019-04-07", id="weekday_to_finish_by"),
    pytest.param("By Sunday they had cleared it", "Sunday", "2019-03-31", id="weekday_finished_by"),
    pytest.param("will talk after the raid on Sunday", "Sunday", "2019-03-31", id="weekday_past_within_a_plan"),
    pytest.param("late Tuesday night", "Tuesday night", "2019-04-02", id="part_of_day"),
    pytest.param("on Thursday last week", "Thursday last week", "2019-03-28", id="weekday_last_week"),
    pytest.param("on 4 April 2019", "4 April 2019", "2019-04-04", id="day_month_year"),
    pytest.param("On March 17, 2011, it", "March 17, 2011", "2011-03-17", id="month_day_year"),
    pytest.param("Thursday, March 17, 2011", "Thursday, March 17, 2011", "2011-03-17", id="weekday_and_day"),
    pytest.param("the 17th of March", "17th of March", "2019-03-17", id="ordinal"),
    pytest.param("Mar. 17", "Mar. 17", "2019-03-17", id="short_month"),
    pytest.param("TRIPOLI, APRIL 3", "APRIL 3", "2019-04-03", id="capitals"),
    pytest.param("since Dec. 24", "Dec. 24", "2018-12-24", id="day_of_last_year"),
    pytest.param("elections due on Dec. 24", "Dec. 24", "2019-12-24", id="day_to_come"),
    pytest.param("on Sept. 11 last year", "Sept. 11 last year", "2018-09-11", id="day_last_year"),
    pytest.param("2011-03-17", "2011-03-17", "2011-03-17", id="iso"),
    pytest.param("on 17/03/2011", "17/03/2011", "2011-03-17", id="slashes"),
    pytest.param("on 03/04/2011", "03/04/2011", None, id="slashes_ambiguous"),
    pytest.param("31 February 2011", "31 February 2011", None, id="no_such_day"),
    pytest.param("Feb. 15-17", "Feb. 15-17", "2019-02-15/2019-02-17", id="days_after_month"),
    pytest.param("from 3 to 7 April", "3 to 7 April", "2019-04-03/2019-04-07", id="days_before_month"),
    pytest.param("between 3 and 7 April", "3 and 7 April", "2019-04-03/2019-04-07", id="between_days"),
    pytest.param(
        "Dec. 20 - Jan. 5, 2012", "Dec. 20 - Jan. 5, 2012", "2011-12-20/2012-01-05", id="interval_over_new_year"
    ),
    pytest.param(
        "March 19, 2011 to April 3", "March 19, 2011 to April 3", "2011-03-19/2011-04-03", id="year_on_the_left"
    ),
    pytest.param("on Feb. 15 and 17", "Feb. 15 and 17", "2019-02-15/2019-02-17", id="two_days_of_a_month"),
    pytest.param("from May 2017 to June 2018", "May 2017 to June 2018", "2017-05/2018-06", id="months_of_two_years"),
    pytest.param("between May 2018 and March", "May 2018 and March", "2018-05/2019-03", id="months_on"),
    pytest.param("March-May 2011", "March-May 2011", "2011-03/2011-05", id="months"),
    pytest.param("2014-2016", "2014-2016", "2014/2016", id="years"),
    pytest.param("from 2014 to 2016", "2014 to 2016", "2014/2016", id="years_from_to"),
    pytest.param("between 2014 and 2016 they", "2014 and 2016", "2014/2016", id="years_between"),
    pytest.param("On March 17 soldiers left", "March 17", "2019-03-17", id="day_before_those_counted_elsewhere"),
    pytest.param("vowed: “We will not go,” he vowed on Sunday", "Sunday", "2019-03-31", id="weekday_behind_a_plan"),
    pytest.param("the season 2014-15", "2014-15", "2014/2015", id="years_short"),
    pytest.param("in March 2011", "March 2011", "2011-03", id="month_and_year"),
    pytest.param("in December of last year", "December of last year", "2018-12", id="month_last_year"),
    pytest.param("in March", "March", "2019-03", id="month_past"),
    pytest.param("In May they fled", "May", "2018-05", id="may_as_a_month"),
    pytest.param("due in May", "May", "2019-05", id="month_to_come"),
    pytest.param("next June", "next June", "2019-06", id="next_month_by_name"),
    pytest.param("mid-March", "March", "2019-03", id="middle_of_month"),
    pytest.param("the June elections", "June", "2018-06", id="month_of_an_event"),
    pytest.param("in 2011", "2011", "2011", id="year"),
    pytest.param("the 2011 uprising", "2011", "2011", id="year_of_an_event"),
    pytest.param("a bloody 1996 massacre", "1996", "1996", id="year_before_the_name_of_an_event"),
    pytest.param("late 2014", "2014", "2014", id="end_of_year"),
    pytest.param("the early 1990s", "1990s", "1990/1999", id="decade"),
    pytest.param("the summer of 2011", "summer of 2011", "2011-06/2011-08", id="season"),
    pytest.param("last winter", "last winter", None, id="winter_lies_in_two_years"),
    pytest.param("last month", "last month", "2019-03", id="last_month"),
    pytest.param("this year", "this year", "2019", id="this_year"),
    pytest.param("last week", "last week", "2019-03-25/2019-03-31", id="last_week"),
    pytest.param("this week", "this week", "2019-04-01/2019-04-05", id="this_week_up_to_now"),
    pytest.param("over the weekend", "weekend", "2019-03-30/2019-03-31", id="weekend"),
    pytest.param("by the end of the year", "end of the year", "2019", id="end_of_the_year"),
    pytest.param("yesterday morning", "yesterday morning", "2019-04-04", id="yesterday"),
    pytest.param("tonight", "tonight", "2019-04-05", id="tonight"),
    pytest.param("last night", "last night", "2019-04-04", id="last_night"),
    pytest.param("the day before yesterday", "the day before yesterday", "2019-04-03", id="two_days_back"),
    pytest.param("fled the day before.", "the day before", "2019-04-04", id="the_day_before"),
    pytest.param("the day before the raid", "the day before", None, id="the_day_before_an_event"),
    pytest.param("a day earlier", "a day earlier", "2019-04-04", id="a_day_earlier"),
    pytest.param("three days ago", "three days ago", "2019-04-02", id="days_ago"),
    pytest.param("two weeks ago", "two weeks ago", "2019-03-18/2019-03-24", id="weeks_ago"),
    pytest.param("eight years ago", "eight years ago", "2011", id="years_ago"),
    pytest.param("nearly eight years ago", "eight years ago", None, id="vague"),
    pytest.param("two days later", "two days later", None, id="later_than_nothing"),
]

NO_DATES = [
    pytest.param("They may march in a second.", id="modals"),
    pytest.param("May I ask?", id="may_at_the_head"),
    pytest.param("Rebels March On Tripoli", id="march_of_a_headline"),
    pytest.param("Resolution 1973 and resolutions 1970 and 2009", id="resolutions"),
    pytest.param("killed 2000 people", id="people"),
    pytest.param("about 2000 fighters", id="fighters"),
    pytest.param("at 1900 GMT", id="hours"),
    pytest.param("$2011 and 2,011 and 2011.5", id="numbers"),
    pytest.param("for three months, in recent weeks, days earlier, overnight", id="durations"),
    pytest.param("The Sunday Times and USA Today", id="newspapers"),
    pytest.param("over the last week", id="the_last_week"),
    pytest.param("every Friday, on Fridays", id="plural"),
]


@pytest.mark.parametrize(("text", "expression", "value"), EXPRESSIONS)
def test_expression_and_value(text: str, expression: str, value: str | None) -> None:
    assert [(text[start:end], found) for start, end, found in find_dates(text, FRIDAY)] == [(expression, value)]


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(text: str) -> None:
    assert find_dates(text, FRIDAY) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("On 3 March 2011 it fell. The next day", ["2011-03-03", "2011-03-04"], id="next_day"),
        pytest.param("On Monday it fell. Two days later", ["2019-04-01", "2019-04-03"], id="two_days_later"),
        pytest.param("In 2011 it fell. The following year", ["2011", "2012"], id="following_year"),
        pytest.param("On Monday it fell.\n\nThe next day", ["2019-04-01", "2019-04-02"], id="over_a_paragraph"),
        pytest.param("On Monday it fell.\n\nThe day before.", ["2019-04-01", "2019-04-04"], id="back_from_publication"),
        pytest.param("In May 2011 it fell. A week earlier", ["2011-05", None], id="month_is_no_day"),
        pytest.param("On Monday. The week before.", ["2019-04-01", "2019-03-25/2019-03-31"], id="week_before"),
    ],
)
def test_counts_from_the_date_named_last(text: str, values: list[str | None]) -> None:
    assert [value for _, _, value in find_dates(text, FRIDAY)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("on Thursday", None, id="weekday"),
        pytest.param("last month", None, id="last_month"),
        pytest.param("March 17", None, id="day"),
        pytest.param("in March", None, id="month"),
        pytest.param("this week", None, id="this_week"),
        pytest.param("two years ago", None, id="years_ago"),
        pytest.param("the end of the week", None, id="end_of_week"),
        pytest.param("last summer", None, id="season"),
        pytest.param("the day after tomorrow", None, id="day_after_tomorrow"),
        pytest.param("March 17, 2011", "2011-03-17", id="full_date"),
        pytest.param("in 2011", "2011", id="year"),
    ],
)
def test_undated_text_places_full_dates_only(text: str, value: str | None) -> None:
    assert [found for _, _, found in find_dates(text, None)] == [value]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("2019-04-05", (date(2019, 4, 5), date(2019, 4, 5), "day"), id="day"),
        pytest.param("2019-02", (date(2019, 2, 1), date(2019, 2, 28), "month"), id="month"),
        pytest.param("2016", (date(2016, 1, 1), date(2016, 12, 31), "year"), id="year"),
        pytest.param("2019-04-01/2019-04-05", (date(2019, 4, 1), date(2019, 4, 5), "interval"), id="days"),
        pytest.param("2010/2019", (date(2010, 1, 1), date(2019, 12, 31), "interval"), id="years"),
        pytest.param(None, (None, None, None), id="none"),
    ],
)
def test_range(value: str | None, expected: tuple[date | None, date | None, str | None]) -> None:
    assert date_range(value) == expected


def test_report_counts_from_the_end_of_its_year() -> None:
    article = make_article("In June it fell.", published=date(2017, 3, 3))
    assert reference_day(article) == date(2017, 3, 3)
    assert reference_day(replace(article, genre="report")) == date(2016, 12, 31)
    undated = replace(article, genre="report", published=None)
    assert reference_day(undated) is None
    assert reference_day(replace(undated, source_key="2016-1a")) == date(2016, 12, 31)


def test_every_rule_has_a_resolver() -> None:
    assert list(RULES) == list(RESOLVERS)


def test_first_look_misses_no_expression() -> None:
    for case in EXPRESSIONS:
        text = str(case.values[0])
        assert {match.start() for match in PATTERN.finditer(text)} <= set(find_heads(text))


WORDS = st.sampled_from(
    sorted(
        word_set(
            """
            last next this the day before after week month year of on in May March 17 2011 31 Feb. 1999 2100 Friday two
            ago later 99 decades decade years and to - , . / summer winter end same that weekend yesterday
            """
        )
    )
)


@given(
    st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=200),
    st.none() | st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31)),
)
def test_any_text_gives_ordered_spans_and_sound_values(text: str, published: date | None) -> None:
    found = find_dates(text, published)
    assert found == find_dates(text, published)
    free = 0
    for start, end, value in found:
        assert free <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        free = end
        if value is not None:
            first, last, precision = date_range(value)
            assert first is not None
            assert last is not None
            assert FIRST_YEAR <= first.year <= last.year <= LAST_YEAR
            assert first <= last
            assert (precision == "interval") == ("/" in value)
