"""facts: the rules on the values of mentions and events: dates, figures, types, claimants and coordinates."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from scripts.core.dates import date_range
from scripts.core.ontology import modes, quad_class
from scripts.validate.checks import Check, check
from scripts.validate.corpus import Corpus, values

CLAIMED = ("claimed", "denied", "disputed")
DATE_PARTS = ("date_start", "date_end", "date_precision")
POSITION = ("latitude", "longitude")


def publication(corpus: Corpus) -> Iterator[Check]:
    """Yield the check that no article is later than the last day that any may be published."""
    articles = corpus.views["articles"]
    dated = articles[articles["published"].notna()]
    bad = [corpus.latest is not None and day > corpus.latest for day in dated["published"]]
    yield check("published in time", "articles", dated, bad, "published", f"the latest is {corpus.latest}")


def dates(corpus: Corpus) -> Iterator[Check]:
    """Yield the checks that dates are dates, in order, and say the same in all their columns."""
    entities, events = corpus.views["entities"], corpus.views["events"]
    undated = entities[entities["type"] != "DATE"]
    yield check(
        "only dates have a value", "entities", undated, undated["value"].notna(), "value", "its type is not DATE"
    )
    for table, frame, column in (("entities", entities, "value"), ("events", events, "date")):
        given = frame[frame[column].notna()]
        bad = [read_date(value) is None for value in given[column]]
        yield check(
            "dates are on the calendar", table, given, bad, column, "an ISO 8601 day, month, year or a/b in order"
        )
    ranges = [read_date(value) for value in values(events["date"])]
    for number, column in enumerate(DATE_PARTS):
        wanted = [None if given is None else given[number] for given in ranges]
        bad = [
            given is not None and value != found
            for given, value, found in zip(ranges, wanted, values(events[column]), strict=True)
        ]
        expected = [f"date says {value or 'null'}" for value in wanted]
        yield check("dates agree", "events", events, bad, column, expected)
    bounded = events.dropna(subset=["date_start", "date_end"])
    late = bounded["date_start"] > bounded["date_end"]
    yield check("dates are in order", "events", bounded, late, "date_start", "it does not come after date_end")


def read_date(value: str | None) -> tuple[date | None, date | None, str | None] | None:
    """Return first day, last day and precision of a date, all None if it is null; None if it is no date."""
    try:
        first, last, precision = date_range(value)
    except ValueError:
        return None
    return None if first and last and first > last else (first, last, precision)


def figures(corpus: Corpus) -> Iterator[Check]:
    """Yield the check that the least number of deaths does not pass the greatest."""
    events = corpus.views["events"].dropna(subset=["fatalities_low", "fatalities_high"])
    bad = events["fatalities_low"] > events["fatalities_high"]
    expected = [f"fatalities_high is {high}" for high in events["fatalities_high"]]
    yield check("fatalities are in order", "events", events, bad, "fatalities_low", expected)


def types(corpus: Corpus) -> Iterator[Check]:
    """Yield the checks that quad class and mode belong to the type."""
    events = corpus.views["events"]
    wanted = [quad_class(kind) for kind in events["type"]]
    bad = [found != value for found, value in zip(events["quad_class"], wanted, strict=True)]
    expected = [f'{kind} is "{value}"' for kind, value in zip(events["type"], wanted, strict=True)]
    yield check("quad class belongs to the type", "events", events, bad, "quad_class", expected)
    moded = events[events["mode"].notna()]
    bad = [mode not in modes(kind) for mode, kind in zip(moded["mode"], moded["type"], strict=True)]
    expected = [f"{kind} has {', '.join(modes(kind)) or 'no modes'}" for kind in moded["type"]]
    yield check("mode belongs to the type", "events", moded, bad, "mode", expected)


def claimants(corpus: Corpus) -> Iterator[Check]:
    """Yield the checks that only claimed, denied and disputed events have a claimant."""
    events = corpus.views["events"]
    plain = events[~events["status"].isin(CLAIMED)]
    expected = [f'the status is "{status}"' for status in plain["status"]]
    for column in ("claimant_quote_id", "claimant_authority_id"):
        yield check("only claims have a claimant", "events", plain, plain[column].notna(), column, expected)


def coordinates(corpus: Corpus) -> Iterator[Check]:
    """Yield the checks that coordinates are those of the authority, with a precision where they are given."""
    events = corpus.views["events"]
    records = [corpus.find_record(key) if key else None for key in values(events["place_authority_id"])]
    for column in POSITION:
        wanted: list[Any] = [getattr(record, column, None) for record in records]
        bad = [found != value for found, value in zip(values(events[column]), wanted, strict=True)]
        expected = [f"the authority gives {'null' if value is None else value}" for value in wanted]
        yield check("coordinates are the authority's", "events", events, bad, column, expected)
    odd = events["geo_precision"].isna() != events["latitude"].isna()
    yield check(
        "coordinates have a precision", "events", events, odd, "geo_precision", "it comes with latitude and longitude"
    )


RULES = (publication, dates, figures, types, claimants, coordinates)
