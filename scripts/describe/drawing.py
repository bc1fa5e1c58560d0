"""drawing: colours, style and the two kinds of picture that most figures are."""

from collections.abc import Mapping, Sequence
from math import sqrt

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

# Colours that become CSS variables in SVG, so that one file serves a light and a dark page; the light ones are the same
# to the eye.
INK, FAINT, GROUND, LAND, SEA = "#222221", "#8a8a8b", "#fffffe", "#ece7d9", "#dbeaf3"
LIGHT = {INK: "#222222", FAINT: "#8a8a8a", GROUND: "#ffffff", LAND: "#ece7da", SEA: "#dbeaf4"}
DARK = {INK: "#e6e6e6", FAINT: "#8a8a8a", GROUND: "#14171a", LAND: "#33352f", SEA: "#1c2a36"}
# Okabe and Ito (2008), told apart with any kind of colour vision.
BLUE, ORANGE, GREEN, PURPLE, SKY, RED, YELLOW = (
    "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442",
)  # fmt: skip
WIDTH = 8.4  # inches; as many as points make a page
STYLE = {
    "svg.fonttype": "none",
    "text.parse_math": False,  # names may hold dollar signs
    "svg.hashsalt": "libya-conflict-nlp",
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "text.color": INK,
    "axes.edgecolor": FAINT,
    "axes.labelcolor": INK,
    "axes.facecolor": GROUND,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 9,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "xtick.color": INK,
    "ytick.color": INK,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "figure.facecolor": GROUND,
    "savefig.facecolor": GROUND,
    "legend.frameon": False,
}


def draw_table(
    axes: Axes, rows: Sequence[str], columns: Sequence[str], cells: Mapping[tuple[str, str], int], colour: str
) -> None:
    """Draw a table of counts, each cell the darker the more; a cell without any stays empty."""
    most = max(cells.values())
    for y, row in enumerate(rows):
        for x, column in enumerate(columns):
            if count := cells.get((row, column), 0):
                share = 0.12 + 0.88 * sqrt(count / most)
                axes.add_patch(Rectangle((x - 0.47, y - 0.46), 0.94, 0.92, color=colour, alpha=round(share, 3), lw=0))
                ink = "#000000" if colour == ORANGE and share > 0.5 else "#ffffff" if share > 0.62 else INK
                axes.text(x, y, f"{count:,}", ha="center", va="center", fontsize=7.5, color=ink)
    axes.set(xlim=(-0.5, len(columns) - 0.5), ylim=(len(rows) - 0.5, -0.5))
    axes.set_yticks(range(len(rows)), rows)
    axes.set_xticks(range(len(columns)), columns)
    axes.tick_params(length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)


def hide_axis(axes: Axes) -> None:
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)


def draw_shares(axes: Axes, counts: Mapping[str, Mapping[str, int]], colours: Mapping[str, str]) -> None:
    """Draw the shares of each row as one bar, with the number of the row behind its name."""
    names = list(counts)
    left = [0.0] * len(names)
    totals = [sum(counts[name].values()) for name in names]
    for part, colour in colours.items():
        widths = [counts[name].get(part, 0) / total for name, total in zip(names, totals, strict=True)]
        axes.barh(range(len(names)), widths, left=left, color=colour, height=0.72, label=part)
        for y, (start, width) in enumerate(zip(left, widths, strict=True)):
            if width >= 0.05:
                ink = "#ffffff" if colour in (BLUE, RED, GREEN) else "#000000"
                axes.text(start + width / 2, y, f"{width:.0%}", ha="center", va="center", fontsize=7.5, color=ink)
        left = [start + width for start, width in zip(left, widths, strict=True)]
    axes.set_yticks(range(len(names)), [f"{name} ({total:,})" for name, total in zip(names, totals, strict=True)])
    axes.set(xlim=(0, 1), ylim=(len(names) - 0.5, -0.5), xticks=[])
    axes.legend(
        loc="upper left", ncols=len(colours), bbox_to_anchor=(0, -0.02), fontsize=8, handlelength=1, borderaxespad=0.4
    )
    axes.spines["bottom"].set_visible(False)
    hide_axis(axes)
