"""dates: the day a page or a record says it was published."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import regex

from scripts.sources.refusal import RefusedError

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:r(?:uary)?)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
WEEKDAY = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?"
YEAR = r"(?:19|20)[0-9]{2}"
CLOCK = (
    r"(?:[0-9]{1,2}[:.h][0-9]{2}(?:[:.][0-9]{2})?(?: ?[ap]\.?m\b\.?)?|[0-9]{1,2} ?[ap]\.?m\b\.?|[0-9]{4}(?= ?[a-z]{2}))"
)
OFFSET = r"[+\-\u2212][0-9]{1,2}:?(?:[0-9]{2})?"
ZONE = (
    rf"(?:(?:gmt|utc|bst|ist|c?est|edt|cst|cdt|mst|mdt|pst|pdt|cet|eet|eest|msk|gst|hkt|aest|et|lt|z|hrs|local time)"
    rf"(?: ?{OFFSET})?|{OFFSET})"
)
TIME = rf"(?:{CLOCK}(?: ?\(?{ZONE}\)?(?![a-z]))?(?: ?\({CLOCK}(?: ?{ZONE})?\))?)"
PUBLISHED = (
    r"(?:(?:first |originally |date )?(?:published|posted|issued|created|released|filed|written|uploaded)"
    r"|publication date|date of publication|publish date|pub ?date|release date|date)"
)
UPDATED = r"(?:(?:last |most recently |latest )?(?:updated?|modified|edited|revised|changed)(?: date)?)"
LABEL = rf"(?:(?P<published>{PUBLISHED})|(?P<updated>{UPDATED}))(?: (?:on|at))?(?: ?[:\-\u2013\u2014])? ?"
DAY_FIRST = rf"(?P<d1>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)?[ \-.]*(?P<m1>{MONTH})\b[.,]?[ \-,]*(?P<y1>{YEAR})"
MONTH_FIRST = rf"(?P<m2>{MONTH})\b\.? ?(?P<d2>[0-9]{{1,2}})(?:st|nd|rd|th)?,? ?(?P<y2>{YEAR})"
YEAR_FIRST = rf"(?P<y3>{YEAR})(?P<s3>[\-/.])(?P<m3>[0-9]{{1,2}})(?P=s3)(?P<d3>[0-9]{{1,2}})"
NUMBERS = rf"(?P<n1>[0-9]{{1,2}})(?P<s4>[\-/.])(?P<n2>[0-9]{{1,2}})(?P=s4)(?P<y4>{YEAR})"
AGO = r"(?P<ago>(?:about |over )?(?:[0-9]{1,3}|an?) (?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month|year)s? ago)"
DAY = rf"(?:{DAY_FIRST}|{MONTH_FIRST}|{YEAR_FIRST}|{NUMBERS}|{AGO})(?![0-9])"
GAP = r"[ ,]*(?:at |[\-\u2013\u2014|/\u2022\u00b7] ?)?"
FLAGS = regex.V1 | regex.IGNORECASE
PART = regex.compile(
    rf"(?:{LABEL})?(?:{TIME}{GAP})?(?:on )?(?:{WEEKDAY}\b[.,]{{0,2}} ?(?:the )?)?{DAY}"
    rf"(?:[T ]?(?:{GAP}{TIME})(?![0-9]))?(?: last updated (?:at )?{TIME})?",
    flags=FLAGS,
)
BETWEEN = regex.compile(r"[ ,;|/()\[\]\u2022\u00b7\-\u2013\u2014.]*", flags=FLAGS)
ISO = regex.compile(
    rf"(?P<y>{YEAR})(?P<s>-?)(?P<m>[0-9]{{2}})(?P=s)(?P<d>[0-9]{{2}})"
    r"(?:[T ][0-9]{2}:?[0-9]{2}(?::?[0-9]{2}(?:[.,][0-9]{1,9})?)?(?:Z|[+\-][0-9]{2}(?::?[0-9]{2})?)?)?",
    flags=regex.V1,
)
LONGEST_LINE = 200


@dataclass(frozen=True, slots=True)
class Stamp:
    """One date of a date line: what it dates (`published`, `updated`; unlabelled `day`) and the day, if it is sure."""

    kind: str
    day: date | None


def read_date_line(line: str) -> tuple[Stamp, ...]:
    """Return the dates of a line that holds nothing else; none if it holds anything else."""
    if len(line) > LONGEST_LINE:
        return ()
    stamps = []
    position = _skip(line, 0)
    while position < len(line):
        found = PART.match(line, position)
        if found is None:
            return ()
        stamps.append(Stamp(_kind(found), _day(found)))
        position = _skip(line, found.end())
    return tuple(stamps)


def read_iso_day(text: str) -> date | None:
    """Return the day of an ISO 8601 date or date and time, as written there; None if it is neither."""
    found = ISO.fullmatch(text)
    return None if found is None else make_day(found["y"], found["m"], found["d"])


def parse_published(text: str, latest: date) -> date | None:
    """Return the day that the whole text names, by any of the known shapes; refuse a day after `latest`."""
    iso = read_iso_day(text.strip())
    stamps = (Stamp("day", iso),) if iso else read_date_line(text.strip())
    return choose_published(stamps, latest)


def choose_published(stamps: Sequence[Stamp], latest: date) -> date | None:
    """Return the day of publication: one that is called so before an unlabelled one before that of an update."""
    for kind in ("published", "day", "updated"):
        for stamp in stamps:
            if stamp.kind == kind and stamp.day is not None:
                return check_day(stamp.day, latest)
    return None


def check_day(day: date, latest: date) -> date:
    """Return the day; refuse one after `latest`."""
    if day > latest:
        raise RefusedError("future_date", f"published {day}; latest_publication is {latest}")
    return day


def make_day(year: str, month: str, day: str) -> date | None:
    """Return the day of these numbers, or None if the calendar has no such day."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _skip(line: str, position: int) -> int:
    found = BETWEEN.match(line, position)
    return position if found is None else found.end()


def _kind(found: "regex.Match[str]") -> str:
    if found["published"]:
        return "published"
    return "updated" if found["updated"] else "day"


def _day(found: "regex.Match[str]") -> date | None:
    days = set(_readings(found))
    return days.pop() if len(days) == 1 else None


def _readings(found: "regex.Match[str]") -> Iterator[date]:
    if found["n1"]:
        pairs = ((found["n1"], found["n2"]), (found["n2"], found["n1"]))
        yield from filter(None, (make_day(found["y4"], month, day) for day, month in pairs))
        return
    for n in "123":
        if found[f"y{n}"]:
            month = found[f"m{n}"]
            number = month if n == "3" else str(1 + MONTHS.index(month[:3].lower()))
            day = make_day(found[f"y{n}"], number, found[f"d{n}"])
            yield from [] if day is None else [day]
