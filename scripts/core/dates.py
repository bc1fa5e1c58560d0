"""dates: calendar expressions in English text, and the days, months and years they stand for."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache

import regex

from scripts.core import date_patterns as patterns
from scripts.core.records import Article, record

FIRST_YEAR, LAST_YEAR = 1900, 2100
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
STEPS = {"last": -1, "this": 0, "next": 1}
DAY_PARTS = dict.fromkeys(("night", "morning", "afternoon", "evening"), "day")
LOOK_BACK = 110
LENGTH_OF_DAY = len("2019-04-04")
YEAR_OF_KEY = re.compile(r"(?:19|20)[0-9]{2}(?=-)")
Match = regex.Match[str]


@record
class Frame:
    """What an expression counts from: the day of publication and the date named last, here or paragraphs ago."""

    published: date | None
    anchor: str | None
    is_near: bool


def reference_day(article: Article) -> date | None:
    """Return the day that an article's dates count from: its publication, or the end of the year a report is on.

    A report without a day of publication is on the year that its key begins with: `2024-1a`.
    """
    published = article.published
    if article.genre != "report":
        return published
    if published is not None:
        return date(published.year - 1, 12, 31) if published.year > FIRST_YEAR else published
    year = YEAR_OF_KEY.match(article.source_key)
    return date(int(year[0]), 12, 31) if year else None


def find_dates(text: str, published: date | None) -> list[tuple[int, int, str | None]]:
    """Return `(start, end, value)` of each calendar expression, in order and without overlap.

    Values are ISO 8601 days, months, years or closed intervals `a/b`; None where the expression can't be placed, as
    relative ones of an undated text. "The day before" counts from the last date named in its paragraph.
    """
    return list(_find_dates(text, published))


def _find_dates(text: str, published: date | None) -> Iterator[tuple[int, int, str | None]]:
    if published and not FIRST_YEAR < published.year < LAST_YEAR:
        published = None
    numbers = {number for match in patterns.RESOLUTION_NUMBER.finditer(text) for number in match.groups()}
    frame = Frame(published, None, is_near=False)
    last = 0
    for head in patterns.find_heads(text):
        match = patterns.PATTERN.match(text, head) if head >= last else None
        if match is None:
            continue
        rule = next(name for name in RESOLVERS if match[f"is_{name}"] is not None)
        if (rule == "month_alone" and not _is_month(match)) or (rule == "year_alone" and not _is_year(match, numbers)):
            continue
        if "\n\n" in text[last : match.start()]:
            frame = Frame(published, frame.anchor, is_near=False)
        value = _in_bounds(RESOLVERS[rule](match, frame))
        if value and "/" not in value:
            frame = Frame(published, value, is_near=True)
        last = match.end()
        yield match.start(), match.end(), value


def is_day(value: str | None) -> bool:
    """Whether a value is one day: no month, year or interval."""
    return value is not None and len(value) == LENGTH_OF_DAY


@lru_cache(maxsize=256)  # an article tells of few days often
def date_range(value: str | None) -> tuple[date, date, str] | tuple[None, None, None]:
    """Return first day, last day and precision (`day | month | year | interval`) of a value of `find_dates`."""
    if value is None:
        return None, None, None
    first, _, last = value.partition("/")
    if last:
        return _first_day(first), _last_day(last), "interval"
    return _first_day(first), _last_day(first), ("year", "month", "day")[value.count("-")]


def _first_day(value: str) -> date:
    year, month, day = (*map(int, value.split("-")), 1, 1)[:3]
    return date(year, month, day)


def _last_day(value: str) -> date:
    parts = [int(part) for part in value.split("-")]
    year, month = (*parts, 12)[:2]
    return date(year, month, parts[2] if len(parts) == 3 else monthrange(year, month)[1])


def _in_bounds(value: str | None) -> str | None:
    if value is None:
        return None
    years = [int(part[:4]) for part in value.split("/")]
    return value if FIRST_YEAR <= years[0] <= years[-1] <= LAST_YEAR else None


def _before(match: Match) -> str:
    return match.string[max(0, match.start() - LOOK_BACK) : match.start()]


def _is_month(match: Match) -> bool:
    """Whether the name of a month alone is one: "in May", not "may" at the head of a question."""
    before = _before(match)
    if match["which"]:
        return True
    if match["m1"] in ("March", "May"):
        if patterns.MARCH_ON.match(match.string, match.end()):
            return False
        named, owned = patterns.NAMED_MONTH.search(before), patterns.OWNED_MONTH.search(before)
        return bool(named or (owned and patterns.NOUN_NEXT.match(match.string, match.end())))
    return bool(patterns.NAMED_MONTH.search(before)) or not patterns.NAME_NEXT.match(match.string, match.end())


def _is_year(match: Match, resolutions: set[str | None]) -> bool:
    """Whether four digits alone are a year: "in 2011", not a number of people, an hour or a resolution."""
    before = _before(match)
    if patterns.NO_YEAR.match(match.string, match.end()) or patterns.RESOLUTION.search(before):
        return False
    if match["y1"] in resolutions:
        return bool(patterns.IN_YEAR.search(before))
    if patterns.SURE_YEAR.search(before) or patterns.OWNED_YEAR.search(before):
        return True
    if patterns.EVENT_NEXT.match(match.string, match.end()):
        return True
    return bool(patterns.LIKELY_YEAR.search(before)) and not patterns.PLURAL_NEXT.match(match.string, match.end())


def _is_future(match: Match) -> bool:
    return patterns.FUTURE.search(_before(match)) is not None


def _month_number(name: str) -> int:
    return MONTHS.index(name[:3].lower()) + 1


def _day_number(digits: str) -> int:
    return int(digits[:2].rstrip("stndrh"))


def _day(year: int, month: int, day: int) -> str | None:
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= day <= monthrange(year, month)[1] else None


def _month(year: int, month: int, steps: int = 0) -> str:
    count = year * 12 + month - 1 + steps
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def _interval(first: str | None, last: str | None) -> str | None:
    if first is None or last is None or first > last:
        return None
    return first if first == last else f"{first}/{last}"


def _days(first: date, steps: int, length: int = 1) -> str:
    start = first + timedelta(days=steps)
    return "/".join(day.isoformat() for day in (start, start + timedelta(days=length - 1))[: min(length, 2)])


def _named_year(match: Match, n: int, published: date | None) -> int | None:
    """The year that a day or month comes with ("2011", "last year"), or None."""
    if match[f"y{n}"]:
        return int(match[f"y{n}"])
    if match["year"] and published:
        return published.year + STEPS[match["year"]]
    return None


def _nearest_year(month: int, day: int, published: date, is_future: bool) -> int:
    """The year of the last such day, or of the next if the text looks ahead or it is less than two months away."""
    year = published.year
    distance = (month - published.month) * 31 + day - published.day
    if distance > 0:
        return year if is_future or distance < 62 else year - 1
    return year + 1 if is_future and distance < -186 else year


def _place(match: Match, n: int, year: int | None, published: date | None) -> str | None:
    """The day of groups d<n> and m<n>, in the year given or the likeliest one."""
    month, day = _month_number(match[f"m{n}"]), _day_number(match[f"d{n}"])
    if year is None and published is not None:
        year = _nearest_year(month, day, published, _is_future(match))
    return None if year is None else _day(year, month, day)


def _resolve_point(match: Match, frame: Frame) -> str | None:
    return _place(match, 1, _named_year(match, 1, frame.published), frame.published)


def _resolve_points(match: Match, frame: Frame) -> str | None:
    """The interval between two days of which the first may lack its month, both their year."""
    month1, month2 = (_month_number(match[group] or match[other]) for group, other in (("m1", "m2"), ("m2", "m1")))
    day1, day2 = _day_number(match["d1"]), _day_number(match["d2"])
    turns = (month1, day1) > (month2, day2)
    year1, year2 = (_named_year(match, n, frame.published) for n in (1, 2))
    if year2 is None and year1 is not None:
        year2 = year1 + turns
    if year2 is None and frame.published is not None:
        year2 = _nearest_year(month2, day2, frame.published, _is_future(match))
    if year2 is None:
        return None
    year1 = year2 - turns if year1 is None else year1
    return _interval(_day(year1, month1, day1), _day(year2, month2, day2))


def _resolve_months(match: Match, frame: Frame) -> str | None:
    year, first, last = int(match["y2"]), _month_number(match["m1"]), _month_number(match["m2"])
    begin = int(match["y1"]) if match["y1"] else year - (first > last)
    return _interval(_month(begin, first), _month(year, last))


def _resolve_months_on(match: Match, frame: Frame) -> str | None:
    """The interval from a month with its year to one without, the last such month before publication."""
    year, first, last = int(match["y1"]), _month_number(match["m1"]), _month_number(match["m2"])
    end = year + (first > last) if frame.published is None else _nearest_year(last, 1, frame.published, False)
    return _interval(_month(year, first), _month(end, last))


def _resolve_months_between(match: Match, frame: Frame) -> str | None:
    """The interval between two months without a year, the last such one before publication."""
    if frame.published is None:
        return None
    first, last = _month_number(match["m1"]), _month_number(match["m2"])
    year = _nearest_year(last, 1, frame.published, _is_future(match))
    return _interval(_month(year - (first > last), first), _month(year, last))


def _resolve_month(match: Match, frame: Frame) -> str | None:
    year = _named_year(match, 1, frame.published)
    return None if year is None else _month(year, _month_number(match["m1"]))


def _resolve_month_alone(match: Match, frame: Frame) -> str | None:
    if frame.published is None:
        return None
    month, year, which = _month_number(match["m1"]), frame.published.year, (match["which"] or "").lower()
    if which == "next" or (which != "last" and _is_future(match)):
        return _month(year + (month < frame.published.month + (which == "next")), month)
    return _month(year - (month > frame.published.month - (which == "last")), month)


def _resolve_iso_day(match: Match, frame: Frame) -> str | None:
    return _day(int(match["y1"]), int(match["m1"]), int(match["d1"]))


def _resolve_slashed_day(match: Match, frame: Frame) -> str | None:
    year, first, second = int(match["y1"]), int(match["n1"]), int(match["n2"])
    if first > 12 or first == second:
        return _day(year, second, first) if second <= 12 else None
    return _day(year, first, second) if second > 12 else None


def _resolve_years(match: Match, frame: Frame) -> str | None:
    first, last = match["y1"], match["y2"]
    if len(last) == 2 and last <= first[2:]:
        return f"{first}-{last}" if "01" <= last <= "12" else None
    return _interval(first, first[: 4 - len(last)] + last)


def _resolve_decade(match: Match, frame: Frame) -> str | None:
    return f"{match['y1']}/{match['y1'][:3]}9"


def _resolve_season_of(match: Match, frame: Frame) -> str | None:
    return _season(match, int(match["y1"]))


def _resolve_season(match: Match, frame: Frame) -> str | None:
    if frame.published is None:
        return None
    first, which = SEASONS[match["season"].lower()], match["which"].lower()
    if which == "last":
        return _season(match, frame.published.year - (first + 2 >= frame.published.month))
    return _season(match, frame.published.year + (which == "next" and first <= frame.published.month))


def _season(match: Match, year: int) -> str | None:
    """The three months of a season; None for a winter, which lies in two years."""
    first = SEASONS[match["season"].lower()]
    return None if first == 12 else f"{_month(year, first)}/{_month(year, first + 2)}"


def _resolve_weekday(match: Match, frame: Frame) -> str | None:
    if frame.published is None:
        return None
    steps = WEEKDAYS.index(match["weekday"][:3].lower()) - frame.published.weekday()
    if match["week"]:
        return _days(frame.published, steps + 7 * STEPS[match["week"]])
    which = (match["which"] or "").lower()
    if which == "this":
        return _days(frame.published, steps)
    if which == "next" or (not which and _is_future(match)):
        return _days(frame.published, steps % 7 or (7 if which else 0))
    return _days(frame.published, -(-steps % 7) or (-7 if which else 0))


def _resolve_deictic(match: Match, frame: Frame) -> str | None:
    steps = {"yesterday": -1, "tomorrow": 1}.get(match["deictic"].lower(), 0)
    return None if frame.published is None else _days(frame.published, steps)


def _resolve_period(match: Match, frame: Frame) -> str | None:
    if frame.published is None:
        return None
    unit, steps = match["unit"], STEPS[match["which"].lower()]
    monday = -frame.published.weekday()
    if unit == "week":
        return (
            _days(frame.published, monday, 1 - monday) if steps == 0 else _days(frame.published, monday + 7 * steps, 7)
        )
    if unit == "weekend":
        return _days(frame.published, monday + 5 + 7 * steps, 2)
    return _shift(frame.published.isoformat(), DAY_PARTS.get(unit, unit), steps)


def _resolve_weekend(match: Match, frame: Frame) -> str | None:
    if frame.published is None:
        return None
    monday = -frame.published.weekday()
    return _days(frame.published, monday + (5 if monday <= -5 or _is_future(match) else -2), 2)


def _resolve_end_of(match: Match, frame: Frame) -> str | None:
    if frame.published is None:
        return None
    if match["unit"] == "week":
        return _days(frame.published, -frame.published.weekday(), 7)
    return _shift(frame.published.isoformat(), match["unit"], 0)


def _resolve_beside(match: Match, frame: Frame) -> str | None:
    """ "The day before", "the following week", "that year": counted from the date named last."""
    which, unit = match["which"], DAY_PARTS.get(match["unit"], match["unit"])
    steps = {"before": -1, "previous": -1, "after": 1, "following": 1, "next": 1}.get(which, 0)
    if match["deictic"]:
        fits = (steps < 0) == (match["deictic"] == "yesterday")
        return _days(frame.published, 2 * steps) if frame.published and fits else None
    if which in ("before", "after") and patterns.CLAUSE_NEXT.match(match.string, match.end()):
        return None
    base = _base(frame, steps)
    if base and unit == "week" and len(base) == 10:
        day = date.fromisoformat(base)
        return _days(day, 7 * steps - day.weekday(), 7)
    return base and _shift(base, unit, steps)


def _resolve_steps(match: Match, frame: Frame) -> str | None:
    """ "Two days ago", counted from publication; "two days later", counted from the date named last."""
    number, unit, which = match["number"].lower(), match["unit"], match["which"]
    count = int(number) if number.isdecimal() else 1 if number in ("a", "an") else patterns.NUMBERS.index(number) + 1
    if patterns.VAGUE.search(_before(match)):
        return None
    if which == "ago":
        if frame.published is None:
            return None
        if unit == "week":
            return _days(frame.published, -7 * count - frame.published.weekday(), 7)
        return _shift(frame.published.isoformat(), unit, -count)
    steps = count if which in ("later", "after") else -count
    base = _base(frame, steps)
    return base and _shift(base, unit, steps)


def _base(frame: Frame, steps: int) -> str | None:
    """The date to count from: the last one of the paragraph, else back from publication, else the last one."""
    if frame.is_near or steps >= 0 or frame.published is None:
        return frame.anchor
    return frame.published.isoformat()


def _shift(base: str, unit: str, steps: int) -> str | None:
    """The day, month or year so many units from `base`, or None where `base` is not that exact."""
    if unit == "decade":
        unit, steps = "year", 10 * steps
    if unit == "year":
        return f"{int(base[:4]) + steps:04d}"
    if unit == "month":
        return _month(int(base[:4]), int(base[5:7]), steps) if len(base) >= 7 else None
    return _days(date.fromisoformat(base), steps * (7 if unit == "week" else 1)) if len(base) == 10 else None


def _resolve_year(match: Match, frame: Frame) -> str | None:
    return str(match["y1"])


RESOLVERS: dict[str, Callable[[Match, Frame], str | None]] = {
    "days": _resolve_points,
    "days_after_month": _resolve_points,
    "points": _resolve_points,
    "months": _resolve_months,
    "months_on": _resolve_months_on,
    "months_between": _resolve_months_between,
    "point": _resolve_point,
    "month": _resolve_month,
    "iso_day": _resolve_iso_day,
    "slashed_day": _resolve_slashed_day,
    "years": _resolve_years,
    "years_on": _resolve_years,
    "decade": _resolve_decade,
    "season_of": _resolve_season_of,
    "season": _resolve_season,
    "month_alone": _resolve_month_alone,
    "weekday": _resolve_weekday,
    "deictic": _resolve_deictic,
    "period": _resolve_period,
    "weekend": _resolve_weekend,
    "end_of": _resolve_end_of,
    "beside": _resolve_beside,
    "steps": _resolve_steps,
    "year_alone": _resolve_year,
}
