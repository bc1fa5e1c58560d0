"""statistics: the numbers behind the figures, counted from a folder of published tables; no source's own words."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from scripts.core.schema import LAYERS, load_table

Row = dict[str, Any]
NAMED_TYPES = ("PER", "GPE", "ORG", "ARM", "FAC", "WEAP")
MOST_NAMES, MOST_SPEAKERS, MOST_PUBLISHERS, LEAST_QUOTES = 8, 14, 8, 5
LAND = {"south": 19.0, "north": 33.6, "west": 9.0, "east": 25.5}
EXACT = ("exact", "town")


def make_statistics(tables: Path) -> dict[str, Any]:
    """Return the counts that the figures show.

    `articles`: by source and year of publication. `events`: by type and month or year, by source and status, by
    place in Libya. `quotes`: by publisher the kinds and the median length in words, and by publisher and speaker.
    `names`: the records most often mentioned, by type of mention. `missing`: null cells and rows, by table and column.
    Events that are only planned are in no place and at no time.
    """
    rows = {name: _read(tables, name) for name in ("articles", *LAYERS)}
    names = {row["authority_id"]: row["name"] for row in _read(tables, "authority")}
    articles = {row["article_id"]: row for row in rows["articles"]}
    events = [row for row in rows["events"] if row["status"] != "planned"]
    return {
        "articles": _nested((row["source"], _year(row["published"])) for row in rows["articles"]),
        "events": {
            "time": _nested((row["type"], _time(row)) for row in events),
            "status": _nested((row["source"], row["status"]) for row in rows["events"]),
            "places": _places(events, names),
        },
        "quotes": {
            "publishers": _publishers(rows["quotes"], articles),
            "speakers": _speakers(rows["quotes"], articles, names),
        },
        "names": _names(rows["entities"], names),
        "missing": {name: _missing(name, table) for name, table in rows.items()},
    }


def _read(tables: Path, name: str) -> list[Row]:
    files = sorted((tables / name).glob("*.parquet"))
    return pa.concat_tables([pq.read_table(file) for file in files]).to_pylist() if files else []


def _nested(pairs: Iterable[tuple[str, str]]) -> dict[str, dict[str, int]]:
    counts: dict[str, Counter[str]] = {}
    for outer, inner in pairs:
        counts.setdefault(outer, Counter())[inner] += 1
    return {outer: dict(counter) for outer, counter in counts.items()}


def _year(day: Any) -> str:
    return str(day.year) if day else "undated"


def _time(event: Row) -> str:
    """Return the month of an event that has a day or month, the year of one that has a year, else `undated`."""
    exact = event["date_precision"]
    if exact in ("day", "month"):
        return str(event["date_start"])[:7]
    return str(event["date_start"])[:4] if exact == "year" else "undated"


def _places(events: Sequence[Row], names: Mapping[str, str]) -> list[Row]:
    """Return the places in Libya with events located to a town or better, those with most events first."""
    found = [row for row in events if row["geo_precision"] in EXACT and _is_in_libya(row)]
    counts = Counter((row["place_authority_id"], row["latitude"], row["longitude"]) for row in found)
    return [
        {"name": names[key], "authority_id": key, "latitude": latitude, "longitude": longitude, "events": number}
        for (key, latitude, longitude), number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]


def _is_in_libya(event: Row) -> bool:
    latitude, longitude = float(event["latitude"]), float(event["longitude"])
    return LAND["south"] <= latitude <= LAND["north"] and LAND["west"] <= longitude <= LAND["east"]


def _publisher(article: Row) -> str:
    """Return the publisher of an article; those of original articles are invented, and are one here."""
    return "original articles" if article["is_invented"] else article["publisher"] or "unknown"


def _publishers(quotes: Sequence[Row], articles: Mapping[str, Row]) -> dict[str, Row]:
    by_publisher: dict[str, list[Row]] = {}
    for quote in quotes:
        by_publisher.setdefault(_publisher(articles[quote["article_id"]]), []).append(quote)
    ranked = sorted(by_publisher.items(), key=lambda item: (-len(item[1]), item[0]))
    return {
        name: {"kinds": dict(Counter(quote["kind"] for quote in group)), "median_words": _median_words(group)}
        for name, group in ranked[:MOST_PUBLISHERS]
        if len(group) >= LEAST_QUOTES
    }


def _median_words(quotes: Sequence[Row]) -> float | None:
    lengths = [len(re.findall(r"\S+", quote["content_text"])) for quote in quotes if quote["content_text"]]
    return float(median(lengths)) if lengths else None


def _speakers(quotes: Sequence[Row], articles: Mapping[str, Row], names: Mapping[str, str]) -> Row:
    """Return the speakers quoted most often, and how often each publisher quotes them; all others are one."""
    known = [quote for quote in quotes if quote["speaker_authority_id"]]
    counts = Counter(quote["speaker_authority_id"] for quote in known)
    top = sorted(counts, key=lambda key: (-counts[key], key))[:MOST_SPEAKERS]
    pairs = ((_publisher(articles[quote["article_id"]]), quote["speaker_authority_id"]) for quote in known)
    cells = _nested((publisher, names[speaker]) for publisher, speaker in pairs if speaker in top)
    return {
        "names": [names[key] for key in top],
        "cells": cells,
        "linked": len(known),
        "quotes": len(quotes),
    }


def _names(entities: Sequence[Row], names: Mapping[str, str]) -> dict[str, list[list[Any]]]:
    counts: dict[str, Counter[str]] = {}
    for row in entities:
        if row["authority_id"]:
            counts.setdefault(row["type"], Counter())[names[row["authority_id"]]] += 1
    return {
        kind: [[name, number] for name, number in sorted(counts[kind].items(), key=lambda item: (-item[1], item[0]))][
            :MOST_NAMES
        ]
        for kind in NAMED_TYPES
        if kind in counts
    }


def _missing(name: str, rows: Sequence[Row]) -> Row:
    columns = [column.name for column in load_table(name).columns if not column.required]
    return {"rows": len(rows), "null": {column: sum(row[column] is None for row in rows) for column in columns}}
