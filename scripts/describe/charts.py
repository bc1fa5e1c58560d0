"""charts: what each figure of the data card shows."""

from collections import Counter
from collections.abc import Mapping
from math import cos, radians, sqrt
from typing import Any

from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline

from scripts.core.geography import read_outline
from scripts.describe.drawing import (
    BLUE,
    FAINT,
    GREEN,
    INK,
    LAND,
    ORANGE,
    PURPLE,
    RED,
    SEA,
    SKY,
    WIDTH,
    draw_shares,
    draw_table,
    hide_axis,
)

KIND_COLOURS = {"direct": BLUE, "mixed": SKY, "indirect": ORANGE}
STATUS_COLOURS = {
    "asserted": BLUE,
    "claimed": ORANGE,
    "denied": RED,
    "disputed": PURPLE,
    "planned": GREEN,
    "background": FAINT,
}
# On which side of its disc the name of a city stands, so that no two meet.
CITIES = {
    "settlement/tripoli": "top",
    "settlement/misrata": "right",
    "settlement/zintan": "bottom",
    "settlement/sirte": "top",
    "settlement/brega": "bottom",
    "settlement/benghazi": "left",
    "settlement/derna": "top",
    "settlement/tobruk": "top",
    "settlement/sabha": "bottom",
    "settlement/kufra": "bottom",
    "settlement/ghadames": "right",
}
SIDES = {"top": (0, 1, "center", "bottom"), "bottom": (0, -1, "center", "top"), "left": (-1, 0, "right", "center"),
         "right": (1, 0, "left", "center")}  # fmt: skip
LARGEST_DISC, SMALLEST_DISC = 1500, 6  # square points
NAMED_TYPES = {
    "PER": "People",
    "GPE": "Countries and towns",
    "ORG": "Bodies",
    "ARM": "Armed actors",
    "FAC": "Facilities",
    "WEAP": "Weapons",
}
MAP_EDGES = (8.6, 25.9, 19.3, 34.0)  # west, east, south, north


def draw_articles(numbers: Mapping[str, Any]) -> Figure:
    """Draw the articles by source and year of publication."""
    counts = numbers["articles"]
    found = sorted({year for years in counts.values() for year in years} - {"undated"})
    years = [str(year) for year in range(int(found[0]), int(found[-1]) + 1)] if found else []
    years += ["none"] if any("undated" in times for times in counts.values()) else []
    cells = {(source, year.replace("undated", "none")): n for source in counts for year, n in counts[source].items()}
    rows = sorted(counts, key=lambda source: (-sum(counts[source].values()), source))
    figure = Figure(figsize=(WIDTH, 0.42 * len(rows) + 0.5))
    axes = figure.subplots()
    draw_table(axes, rows, years, cells, BLUE)
    axes.set_title("Articles by source and year of publication", pad=8)
    return figure


def draw_events(numbers: Mapping[str, Any]) -> Figure:
    """Draw the dated events by type: by month in the year that has most of them, and by year from then on."""
    counts = {
        kind: {time: number for time, number in times.items() if time != "undated"}
        for kind, times in numbers["events"]["time"].items()
    }
    totals: Counter[str] = Counter()
    for times in counts.values():
        for time, number in times.items():
            totals[time[:4]] += number
    peak = max(totals, key=lambda year: (totals[year], year))
    rows = sorted(counts, key=lambda kind: (-sum(counts[kind].values()), kind))
    last = max(totals)
    months = [f"{peak}-{month:02}" for month in range(1, 13)]
    years = [str(year) for year in range(int(peak) + 1, int(last) + 1)]
    by_month = {(row, time): n for row in rows for time, n in counts[row].items() if time in months}
    by_year: Counter[tuple[str, str]] = Counter()
    for row in rows:
        for time, number in counts[row].items():
            if time[:4] in years:
                by_year[row, time[:4]] += number
    figure = Figure(figsize=(WIDTH, 0.27 * len(rows) + 0.8))
    left, right = figure.subplots(1, 2, sharey=True, width_ratios=(len(months), len(years) or 1))
    draw_table(left, rows, months, by_month, BLUE)
    left.set_xticks(range(12), list("JFMAMJJASOND"))
    left.set_title(f"Events by type and month of {peak}", pad=8)
    if by_year:
        draw_table(right, rows, years, by_year, GREEN)
        right.set_xticks(range(len(years)), [f"’{year[2:]}" for year in years])
        right.set_title("and by later year", pad=8)
    figure.subplots_adjust(wspace=0.04)
    return figure


def draw_map(numbers: Mapping[str, Any]) -> Figure:
    """Draw the places in Libya that have events, the area of a disc by their number."""
    west, east, south, north = MAP_EDGES
    stretch = cos(radians((south + north) / 2))
    figure = Figure(figsize=(WIDTH, 0.9 * WIDTH * (north - south) / ((east - west) * stretch)))
    axes = figure.subplots()
    axes.set_facecolor(SEA)
    for country, rings in read_outline():
        is_libya = country == "Libya"
        for ring in rings:
            shape = Outline(ring, closed=True)
            alpha, width = (1.0, 0.9) if is_libya else (0.55, 0.5)
            axes.add_patch(
                PathPatch(shape, facecolor=LAND, edgecolor=FAINT, lw=width, alpha=alpha, zorder=2 if is_libya else 1)
            )
    places = numbers["events"]["places"]
    most = places[0]["events"]
    for place in places:
        size = LARGEST_DISC * place["events"] / most + SMALLEST_DISC
        axes.scatter(
            place["longitude"], place["latitude"], s=size, color=RED, alpha=0.55, lw=0.6, edgecolors=INK, zorder=3
        )
        if side := CITIES.get(place["authority_id"]):
            x, y, horizontal, vertical = SIDES[side]
            gap = sqrt(size) / 2 + 2
            axes.annotate(f"{place['name']} {place['events']:,}", (place["longitude"], place["latitude"]),
                          xytext=(x * gap, y * gap), textcoords="offset points", ha=horizontal, va=vertical, fontsize=8,
                          zorder=4)  # fmt: skip
    axes.set(xlim=(west, east), ylim=(south, north), aspect=1 / stretch, xticks=[], yticks=[])
    axes.set_title("Events located to a town or better, by place", pad=8)
    for spine in axes.spines.values():
        spine.set_visible(False)
    return figure


def draw_speakers(numbers: Mapping[str, Any]) -> Figure:
    """Draw who is quoted most by name, and by whom."""
    speakers = numbers["quotes"]["speakers"]
    totals = {publisher: sum(cells.values()) for publisher, cells in speakers["cells"].items()}
    publishers = sorted(totals, key=lambda name: (-totals[name], name))
    cells = {(name, publisher): n for publisher in publishers for name, n in speakers["cells"][publisher].items()}
    figure = Figure(figsize=(WIDTH, 0.3 * len(speakers["names"]) + 0.6))
    axes = figure.subplots()
    draw_table(axes, speakers["names"], publishers, cells, ORANGE)
    axes.set_title("Quotes of the most quoted speakers, by publisher", pad=8)
    return figure


def draw_names(numbers: Mapping[str, Any]) -> Figure:
    """Draw the records mentioned most often, by type of mention."""
    names = numbers["names"]
    columns = 2
    height = -(-len(names) // columns)
    figure = Figure(figsize=(WIDTH, 1.75 * height))
    grid = figure.subplots(height, columns, squeeze=False)
    for axes, (kind, rows) in zip(grid.flat, names.items(), strict=False):
        axes.barh([name for name, _ in rows], [number for _, number in rows], color=BLUE, height=0.72)
        for y, (_, number) in enumerate(rows):
            axes.annotate(
                f"{number:,}", (number, y), xytext=(3, 0), textcoords="offset points", va="center", fontsize=7.5
            )
        axes.invert_yaxis()
        axes.set(xticks=[], xlim=(0, rows[0][1] * 1.2))
        axes.set_title(f"{NAMED_TYPES[kind]} ({kind})")
        axes.spines["bottom"].set_visible(False)
        hide_axis(axes)
        axes.tick_params(axis="y", labelsize=8)
    for axes in grid.flat[len(names) :]:
        axes.set_axis_off()
    figure.subplots_adjust(wspace=0.75, hspace=0.28)
    return figure


def draw_agreement(numbers: Mapping[str, Any]) -> Figure:
    """Draw how far two annotators agreed before adjudication, layer by layer."""
    rows = [
        (f"{layer}: {metric.replace('_', ' ')}", figures.get("f1", figures.get("accuracy")), "f1" in figures)
        for layer in ("sentences", "entities", "quotes", "events")
        for metric, figures in sorted(numbers["agreement"].get(layer, {}).items())
        if figures.get("f1", figures.get("accuracy")) is not None
    ]
    figure = Figure(figsize=(WIDTH, 0.21 * len(rows) + 0.7))
    axes = figure.subplots()
    for is_f1, colour, marker, label in ((True, BLUE, "o", "F1"), (False, ORANGE, "D", "accuracy on what both marked")):
        points = [(value, y) for y, (_, value, kind) in enumerate(rows) if kind is is_f1]
        values, heights = [point[0] for point in points], [point[1] for point in points]
        axes.scatter(values, heights, color=colour, marker=marker, s=26, label=label, zorder=3)
    for y, (_, value, _) in enumerate(rows):
        axes.annotate(f"{value:.2f}", (value, y), xytext=(7, 0), textcoords="offset points", va="center", fontsize=7.5)
    low = min(value for _, value, _ in rows)
    axes.set(xlim=(min(0.75, low - 0.03), 1.03), ylim=(len(rows) - 0.4, -0.6))
    axes.set_yticks(range(len(rows)), [name for name, *_ in rows])
    axes.grid(axis="y", color=FAINT, alpha=0.3, lw=0.6)
    axes.legend(loc="upper left", ncols=2, bbox_to_anchor=(0, -0.04), borderaxespad=0.6, fontsize=8)
    axes.set_title("Agreement of two annotators before adjudication", pad=8)
    hide_axis(axes)
    axes.tick_params(axis="y", labelsize=8)
    return figure


def draw_quotes(numbers: Mapping[str, Any]) -> Figure:
    """Draw the kinds of quotes by publisher, and how long they are."""
    publishers = numbers["quotes"]["publishers"]
    shares = {name: {kind: row["kinds"].get(kind, 0) for kind in KIND_COLOURS} for name, row in publishers.items()}
    figure = Figure(figsize=(WIDTH, 0.34 * len(publishers) + 0.9))
    left, right = figure.subplots(1, 2, sharey=True, width_ratios=(3, 1))
    draw_shares(left, shares, KIND_COLOURS)
    left.set_title("Kinds of quotes by publisher", pad=8)
    lengths = [row["median_words"] or 0 for row in publishers.values()]
    right.barh(range(len(lengths)), lengths, color=FAINT, height=0.62)
    for y, length in enumerate(lengths):
        right.annotate(f"{length:g}", (length, y), xytext=(3, 0), textcoords="offset points", va="center", fontsize=7.5)
    right.set(xticks=[])
    right.set_title("Median words", pad=8)
    right.spines["bottom"].set_visible(False)
    hide_axis(right)
    figure.subplots_adjust(wspace=0.16)
    return figure


def draw_status(numbers: Mapping[str, Any]) -> Figure:
    """Draw the status of events by source."""
    counts = numbers["events"]["status"]
    rows = {name: counts[name] for name in sorted(counts, key=lambda name: (-sum(counts[name].values()), name))}
    figure = Figure(figsize=(WIDTH, 0.36 * len(rows) + 0.7))
    axes = figure.subplots()
    draw_shares(axes, rows, STATUS_COLOURS)
    axes.set_title("Status of events by source", pad=8)
    return figure


def draw_missing(numbers: Mapping[str, Any]) -> Figure:
    """Draw the share of empty cells in each column that may be empty."""
    rows = [
        (f"{table}.{column}", null / found["rows"], table)
        for table, found in numbers["missing"].items()
        if found["rows"]
        for column, null in found["null"].items()
    ]
    colours = dict(zip(numbers["missing"], (BLUE, SKY, GREEN, ORANGE, PURPLE), strict=True))
    figure = Figure(figsize=(WIDTH, 0.2 * len(rows) + 0.5))
    axes = figure.subplots()
    axes.barh(
        range(len(rows)), [share for _, share, _ in rows], color=[colours[table] for *_, table in rows], height=0.72
    )
    for y, (_, share, _) in enumerate(rows):
        axes.annotate(f"{share:.0%}" if share in (0, 1) or share >= 0.01 else "under 1%", (share, y), xytext=(3, 0),
                      textcoords="offset points", va="center", fontsize=7.5)  # fmt: skip
    axes.set_yticks(range(len(rows)), [name for name, *_ in rows])
    axes.set(xlim=(0, 1.08), ylim=(len(rows) - 0.4, -0.6), xticks=[])
    axes.set_title("Empty cells by column", pad=8)
    axes.spines["bottom"].set_visible(False)
    hide_axis(axes)
    axes.tick_params(axis="y", labelsize=8)
    return figure
