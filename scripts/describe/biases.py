"""biases: how far the tables lean to one year, one coast and a few voices, in figures."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

COAST = 30.0  # degrees north; the towns of the coast lie above, the oases and the desert below
TOP = 5


def measure(numbers: Mapping[str, Any] | None) -> list[str]:
    """Return a sentence for each bias that the counts of `make_statistics` show; none where nothing was counted."""
    return list(_measure(numbers)) if numbers else []


def _measure(numbers: Mapping[str, Any]) -> Iterator[str]:
    quotes, events = numbers["quotes"], numbers["events"]
    yield from _years(numbers["articles"])
    if numbers["missing"]["quotes"]["rows"]:
        yield from _voices(quotes, numbers["missing"]["quotes"])
    if events["places"]:
        yield _coast(events["places"])
    if events["status"]:
        yield from _words(events["status"], numbers["missing"]["events"])


def _years(articles: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    years: Counter[str] = Counter()
    for counts in articles.values():
        years.update({year: count for year, count in counts.items() if year != "undated"})
    if years:
        year, count = min(years.items(), key=lambda item: (-item[1], item[0]))
        source = min(articles, key=lambda name: (-articles[name].get(year, 0), name))
        yield (
            f"Years: {count:,} of {years.total():,} dated articles ({_share(count, years.total())}) are of {year}, "
            f"{articles[source][year]:,} of them from `{source}`."
        )


def _voices(quotes: Mapping[str, Any], missing: Mapping[str, Any]) -> Iterator[str]:
    total = missing["rows"]
    per_publisher = {name: sum(found["kinds"].values()) for name, found in quotes["publishers"].items()}
    first = sorted(per_publisher, key=lambda name: (-per_publisher[name], name))[:2]
    if first:
        share = _share(sum(per_publisher[name] for name in first), total)
        yield f"Publishers: {' and '.join(first)} hold {share} of the {total:,} quotes."
    unnamed = missing["null"]["speaker_name"]
    speakers = quotes["speakers"]
    cells: Counter[str] = Counter()
    for counts in speakers["cells"].values():
        cells.update(counts)
    names = speakers["names"][:TOP]
    if names:
        share = _share(sum(cells[name] for name in names), speakers["linked"])
        yield (
            f"Voices: {_share(unnamed, total)} of the quotes have no speaker by name. Of the {speakers['linked']:,} "
            f"whose speaker is linked, {share} are those of {', '.join(names[:-1])} and {names[-1]}."
        )


def _coast(places: list[Mapping[str, Any]]) -> str:
    total = sum(place["events"] for place in places)
    north = sum(place["events"] for place in places if place["latitude"] >= COAST)
    return (
        f"Places: of {total:,} mentions of events located in Libya to a town or better, {_share(north, total)} lie "
        f"north of {COAST:g}° N, along the coast, {_share(places[0]['events'], total)} in {places[0]['name']}."
    )


def _words(status: Mapping[str, Mapping[str, int]], missing: Mapping[str, Any]) -> Iterator[str]:
    counts: Counter[str] = Counter()
    for found in status.values():
        counts.update(found)
    null, rows = missing["null"], missing["rows"]
    yield (
        f"Certainty: {_share(counts['asserted'], counts.total())} of the mentions of events are in the reporter's own "
        f"voice, {_share(counts['claimed'], counts.total())} claimed, {_share(counts['planned'], counts.total())} "
        "planned."
    )
    yield (
        f"Gaps: {_share(null['date'], rows)} of the mentions of events have no date, {_share(null['latitude'], rows)} "
        f"no coordinates, {_share(null['fatalities_low'], rows)} no number of dead."
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%" if whole else "0%"
