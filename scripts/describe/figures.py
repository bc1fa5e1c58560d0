"""figures: the pictures of the data card, drawn from counts; the same counts give the same bytes."""

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from scripts.core.tables import whole_file
from scripts.describe import charts
from scripts.describe.drawing import DARK, LIGHT, STYLE


@dataclass(frozen=True, slots=True)
class Picture:
    """One figure: its title, what it shows in a sentence, and how it is drawn."""

    name: str
    title: str
    caption: str
    draw: Callable[[Mapping[str, Any]], Figure]


def draw_svg(picture: Picture, numbers: Mapping[str, Any]) -> str:
    """Return a figure as SVG with a title and a description, legible on light and dark ground."""
    with mpl.rc_context(STYLE):
        figure = picture.draw(numbers)
        file = io.StringIO()
        figure.savefig(
            file, format="svg", bbox_inches="tight", pad_inches=0.12, metadata={"Date": None, "Creator": None}
        )
    return _themed(file.getvalue(), picture)


def draw_png(picture: Picture, numbers: Mapping[str, Any], path: Path) -> None:
    """Write a figure as PNG on light ground; its description is the SHA-256 of the same figure as SVG."""
    about = {"Software": None, "Description": sha256(draw_svg(picture, numbers).encode("utf-8")).hexdigest()}
    with mpl.rc_context(STYLE), whole_file(path) as draft:
        figure = picture.draw(numbers)
        figure.savefig(draft, format="png", dpi=160, bbox_inches="tight", pad_inches=0.12, metadata=about)


def _themed(svg: str, picture: Picture) -> str:
    for number, placeholder in enumerate(LIGHT):
        svg = svg.replace(placeholder, f"var(--c{number})")
    rules = (";".join(f"--c{n}:{theme[key]}" for n, key in enumerate(LIGHT)) for theme in (LIGHT, DARK))
    style = "<style>svg{{{}}}@media (prefers-color-scheme: dark){{svg{{{}}}}}</style>".format(*rules)
    style += "<style>text{font-family:'DejaVu Sans',Verdana,sans-serif}</style>"
    about = f"<title>{picture.title}</title><desc>{picture.caption}</desc>"
    svg = re.sub(r"<\?xml.*?<svg", "<svg", svg, count=1, flags=re.DOTALL)
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, count=1, flags=re.DOTALL)
    return re.sub(r"(<svg[^>]*>)", rf"\1{about}{style}", svg, count=1).replace("<svg ", '<svg role="img" ', 1)


MAP = Picture(
    "map", "Events on the map", "Events that took place in Libya, located to a town or better.", charts.draw_map
)
PICTURES = (
    Picture("articles", "Articles over time", "Articles by source and year of publication.", charts.draw_articles),
    Picture(
        "events", "Events over time", "Dated events that took place, by type and month or year.", charts.draw_events
    ),
    MAP,
    Picture("speakers", "Who quotes whom", "Quotes by publisher, of those quoted most by name.", charts.draw_speakers),
    Picture(
        "names", "Entity frequencies", "Authority records mentioned most often, by type of mention.", charts.draw_names
    ),
    Picture(
        "quotes",
        "Quotes by publisher",
        "Direct, mixed and indirect quotes, and their median length.",
        charts.draw_quotes,
    ),
    Picture("status", "Status of events", "On whose word events stand, by source.", charts.draw_status),
    Picture(
        "agreement", "Agreement", "Two annotators, both language models, before adjudication.", charts.draw_agreement
    ),
    Picture("missing", "Missing values", "Empty cells in each column that may be empty.", charts.draw_missing),
)


def draw_all(numbers: Mapping[str, Any]) -> dict[Picture, str]:
    """Return every figure that the numbers allow as SVG; `numbers` are those of `make_statistics` with `agreement`."""
    return {picture: draw_svg(picture, numbers) for picture in PICTURES if _is_drawable(picture, numbers)}


def _is_drawable(picture: Picture, numbers: Mapping[str, Any]) -> bool:
    needed = {
        "agreement": (numbers["agreement"] or {}).get("articles"),
        "map": numbers["events"]["places"],
        "events": any(time != "undated" for times in numbers["events"]["time"].values() for time in times),
        "speakers": numbers["quotes"]["speakers"]["names"],
        "names": numbers["names"],
        "quotes": numbers["quotes"]["publishers"],
        "status": numbers["events"]["status"],
    }
    return bool(needed.get(picture.name, True))
