"""terminal: annotated texts in colour, or with their marks in brackets where there is no colour."""

import io
import sys
from collections.abc import Iterable, Iterator

import regex
from rich.console import Console
from rich.table import Table
from rich.text import Text

from scripts.annotate.views import Card, Mark, View, cut, entity_types

CONTROL = regex.compile(r"\p{Cc}")
DIM = "bright_black"
COLOURS = {
    "PER": "bright_blue",
    "ORG": "cyan",
    "ARM": "bright_red",
    "GPE": "green",
    "LOC": "yellow",
    "FAC": "bright_yellow",
    "NORP": "magenta",
    "DEAL": "bright_cyan",
    "OPER": "bright_magenta",
    "WEAP": "red",
    "DATE": "bright_green",
}
STYLES = {"content": "italic", "speaker": "underline", "trigger": "bold"}
SIGNS = {
    "sentence": ("¦", ""),
    "entity": ("[", "|{}]"),
    "content": ("{{{}|", "|{}}}"),
    "speaker": ("(", "|{} speaker)"),
    "cue": ("(", "|{} cue)"),
    "trigger": ("<", "|{}>"),
}
LEGEND = "¦ a sentence begins   {Q1|content|Q1}   (speaker|Q1 speaker)   (cue|Q1 cue)   <trigger|V1>"


def open_console() -> Console:
    """Return the console of the standard output; what its encoding can't hold becomes a question mark."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    return Console(highlight=False, markup=False, emoji=False)


def print_views(views: Iterable[View], console: Console) -> None:
    """Print each article with its lists, then what the marks mean."""
    for view in views:
        console.rule(Text(CONTROL.sub(" ", view.heading), style="bold"), align="left")
        console.print(mark_text(view, has_colour=has_colour(console)), overflow="fold")
        console.print()
        for part in _lists(view):
            console.print(part)
    console.rule("Legend", align="left")
    console.print(_legend())


def has_colour(console: Console) -> bool:
    """Return whether the console shows colours: it is a terminal that has them, and NO_COLOR is not set."""
    return console.color_system is not None and not console.no_color


def mark_text(view: View, *, has_colour: bool) -> Text:
    """Return the text with its marks; entities are in brackets only where no colour tells them."""
    signs = {role: sign for role, sign in SIGNS.items() if role != "entity" or not has_colour}
    marked = Text(overflow="fold")
    for piece in cut(view.text, view.marks):
        for mark in piece.opening:
            marked.append(signs.get(mark.role, ("", ""))[0].format(mark.label), DIM)
        marked.append(view.text[piece.start : piece.end], " ".join(filter(None, map(_style, piece.marks))))
        for mark in piece.closing:
            marked.append(signs.get(mark.role, ("", ""))[1].format(mark.label), DIM)
    return marked


def _style(mark: Mark) -> str:
    return COLOURS[mark.label] if mark.role == "entity" else STYLES.get(mark.role, "")


def _lists(view: View) -> Iterator[Table | Text]:
    yield Text(view.counts + "\n", style="bold")
    grid = _grid()
    for kind, name, times in view.names:
        grid.add_row(Text(kind, style=COLOURS[kind]), Text(name + (f" ×{times}" if times > 1 else "")))
    if view.names:
        yield grid
        yield Text()
    for card in (*view.quotes, *view.events):
        yield Text.assemble((card.label, "bold"), " ", (card.kind, "bold"))
        yield _facts(card)
        yield Text()


def _facts(card: Card) -> Table:
    grid = _grid()
    for name, value in card.facts:
        grid.add_row(Text(name, style=DIM), Text(value))
    return grid


def _grid() -> Table:
    grid = Table.grid(padding=(0, 1), pad_edge=True)
    grid.add_column(no_wrap=True, min_width=12)
    grid.add_column(overflow="fold")
    return grid


def _legend() -> Table:
    grid = _grid()
    for kind, meaning in entity_types().items():
        grid.add_row(Text(kind, style=COLOURS[kind]), Text(meaning))
    grid.add_row(Text("marks"), Text(LEGEND))
    return grid
