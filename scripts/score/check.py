"""check: what is wrong with a prediction, item by item; nothing is repaired."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import jsonschema

from scripts.core.dates import date_range
from scripts.core.schema import FOLDER, load_table
from scripts.score.read import GoldArticle, Line

LABELS = {
    "entities": ("type",),
    "quotes": ("kind", "speaker_status"),
    "events": ("type", "mode", "acled_sub_event", "status"),
}
SCHEMA = "prediction.schema.json"
LONGEST = 200


def check_lines(
    lines: Iterable[Line], gold: Mapping[str, GoldArticle], records: Collection[str] | None = None
) -> tuple[dict[str, Any], list[str]]:
    """Return the sound predictions by article_id, and one sentence for each problem of the others.

    `records` are the ids of the authority file, those that links may have; any may be given where it is not at hand.
    """
    sound: dict[str, Any] = {}
    problems: list[str] = []
    seen: dict[str, str] = {}
    for line in lines:
        found = list(_problems(line, gold, seen, records))
        problems += [f"{line.where}: {problem}" for problem in found]
        if not found:
            sound[line.value["id"]] = line.value
    return sound, problems


def _problems(
    line: Line, gold: Mapping[str, GoldArticle], seen: dict[str, str], records: Collection[str] | None
) -> Iterator[str]:
    if line.problem is not None:
        yield line.problem
        return
    breaches = [] if line.is_table else sorted(_breaches(line.value))
    yield from breaches
    if breaches:
        return
    article_id = line.value["id"]
    if article_id in seen:
        yield f"id {article_id} was used before, in {seen[article_id]}"
    elif article_id not in gold:
        yield f"id {article_id} is no gold article"
    else:
        seen[article_id] = line.where
        yield from _bad_spans(line.value, gold[article_id].length)
        yield from _overlaps(line.value.get("entities", ()))
        yield from _bad_labels(line.value)
        yield from _bad_claimants(line.value)
        yield from _bad_dates(line.value)
        yield from _bad_numbers(line.value)
        yield from () if records is None or line.is_table else _bad_links(line.value, records)


def _breaches(value: Any) -> Iterator[str]:
    for error in _validator().iter_errors(value):
        yield f"{error.json_path} {error.message[:LONGEST]}; see schemas/{SCHEMA}"


@cache
def _validator() -> Any:
    return jsonschema.Draft202012Validator(json.loads((FOLDER / SCHEMA).read_text(encoding="utf-8")))


def _bad_spans(value: Any, length: int, path: str = "") -> Iterator[str]:
    """Yield each object with `start` and `end`, at any depth, that is no stretch of the text."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _bad_spans(item, length, f"{path}[{number}]")
    elif isinstance(value, dict):
        if "start" in value and not value["start"] < value["end"] <= length:
            yield f"{path} is [{value['start']}, {value['end']}); spans are not empty and the text ends at {length}"
        for name, item in value.items():
            yield from _bad_spans(item, length, f"{path}.{name}".lstrip("."))


def _overlaps(entities: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    order = sorted(enumerate(entities), key=lambda pair: (pair[1]["start"], pair[1]["end"]))
    furthest, reach = 0, 0
    for number, entity in order:
        if entity["start"] < reach:
            yield f"entities[{furthest}] and entities[{number}] overlap at {entity['start']}"
        if entity["end"] > reach:
            furthest, reach = number, entity["end"]


def _bad_labels(line: Mapping[str, Any]) -> Iterator[str]:
    for layer, columns in LABELS.items():
        for number, item in enumerate(line.get(layer, ())):
            for column in columns:
                label, allowed = item.get(column), load_table(layer).column(column).enum or ()
                if label is not None and label not in allowed:
                    yield f'{layer}[{number}].{column} is "{label}"; schemas/{layer}.yaml allows {", ".join(allowed)}'


def _bad_claimants(line: Mapping[str, Any]) -> Iterator[str]:
    quotes = len(line.get("quotes", ()))
    for number, event in enumerate(line.get("events", ())):
        quote = event.get("claimant_quote")
        if quote is not None and quote >= quotes:
            yield f"events[{number}].claimant_quote is {quote}; the line has {quotes} quotes, counted from 0"


def _bad_dates(line: Mapping[str, Any]) -> Iterator[str]:
    for layer, name in (("entities", "value"), ("events", "date")):
        for number, item in enumerate(line.get(layer, ())):
            date = item.get(name)
            if date is not None and not _is_date(date):
                yield (
                    f'{layer}[{number}].{name} is "{date}"; expected is a day, month or year of ISO 8601, or two as '
                    "a/b, the earlier one first"
                )


def _is_date(value: str) -> bool:
    pattern = load_table("events").column("date").constraints["pattern"]
    try:
        first, last, _ = date_range(value)
    except ValueError:
        return False
    return bool(re.fullmatch(pattern, value, re.ASCII) and first and last and first <= last)


def _bad_numbers(line: Mapping[str, Any]) -> Iterator[str]:
    for number, event in enumerate(line.get("events", ())):
        low, high = event.get("fatalities_low"), event.get("fatalities_high")
        if low is not None and high is not None and low > high:
            yield f"events[{number}].fatalities_low is {low}, more than fatalities_high, {high}"
        if (event.get("latitude") is None) != (event.get("longitude") is None):
            yield f"events[{number}] has one of latitude and longitude; expected are both or none"


def _bad_links(item: Any, records: Collection[str], path: str = "") -> Iterator[str]:
    """Yield each id of a record, at any depth, that the authority file has not."""
    if isinstance(item, list):
        for number, part in enumerate(item):
            yield from _bad_links(part, records, f"{path}[{number}]")
    elif isinstance(item, dict):
        for name, part in item.items():
            place = f"{path}.{name}".lstrip(".")
            if name.endswith("authority_id") and part is not None and part not in records:
                yield f'{place} is "{part}"; the authority file has no such record'
            yield from _bad_links(part, records, place)
