"""plots: a figure of the leaderboard as SVG, a dot for each system and a line for its interval; no clock, no chance."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, ROW, HEAD, FOOT = 720, 26, 36, 26
LEFT, RIGHT = 150, 600  # where 0 and 1 stand
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
# Blue and orange of Okabe and Ito's palette, told apart by every kind of colour blindness, and by shape as well.
STYLE = """\
text { font: 13px system-ui, sans-serif; fill: #1f2328 }
.grid { stroke: #d0d7de } .own { stroke: #0072b2; fill: #0072b2 } .given { stroke: #b35900; fill: none }
@media (prefers-color-scheme: dark) {
 text { fill: #e6edf3 } .grid { stroke: #3d444d } .own { stroke: #56b4e9; fill: #56b4e9 } .given { stroke: #e69f00 }
}"""


@dataclass(frozen=True, slots=True)
class Dot:
    """A system's figure between 0 and 1, the ends of its interval, and the figure on gold input, if there are any."""

    name: str
    value: float
    ends: Sequence[float] | None = None
    given: float | None = None


def draw(heading: str, dots: Sequence[Dot]) -> str:
    """Return the figure; a ring stands for gold input."""
    height = HEAD + ROW * len(dots) + FOOT
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        'role="img">',
        f"<title>{escape(heading)}</title>",
        f"<style>\n{STYLE}\n</style>",
        f'<text x="{LEFT}" y="18">{escape(heading)}</text>',
        *_grid(height),
        *(line for number, dot in enumerate(dots) for line in _row(dot, HEAD + ROW * number + ROW // 2)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _grid(height: int) -> Iterator[str]:
    for tick in TICKS:
        x = _place(tick)
        yield f'<line class="grid" x1="{x}" y1="{HEAD}" x2="{x}" y2="{height - FOOT}"/>'
        yield f'<text x="{x}" y="{height - 8}" text-anchor="middle">{tick:g}</text>'


def _row(dot: Dot, y: int) -> Iterable[str]:
    yield f'<text x="{LEFT - 12}" y="{y + 4}" text-anchor="end">{escape(dot.name)}</text>'
    if dot.ends is not None:
        low, high = map(_place, dot.ends)
        yield f'<line class="own" x1="{low}" y1="{y}" x2="{high}" y2="{y}" stroke-width="3"/>'
    yield f'<circle class="own" cx="{_place(dot.value)}" cy="{y}" r="5"/>'
    if dot.given is not None:
        yield f'<circle class="given" cx="{_place(dot.given)}" cy="{y}" r="8" stroke-width="2"/>'
    yield f'<text x="{RIGHT + 20}" y="{y + 4}">{dot.value:.3f}</text>'


def _place(value: float) -> str:
    return f"{LEFT + (RIGHT - LEFT) * value:.1f}"
