"""page: annotated texts as one HTML file that needs no network."""

from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path
from string import Template

from scripts.annotate.views import Card, Mark, Piece, View, cut, entity_types

TEMPLATE = Path(__file__).with_name("page.html")
STYLE = Path(__file__).with_name("marks.css")
SCRIPT = Path(__file__).with_name("marks.js")
PARTS = (
    '<sup>Q1</sup> <span class="content">content of a quote</span>, its speaker, and its <span class="cue">cue</span>',
    '<span class="trigger">trigger</span> <sup>V1</sup> of an event; its actors, recipients and place show when it is '
    "selected",
    "<sup>¦</sup> a sentence begins",
)
OPENING = {"sentence": "¦", "content": "{label}"}
CLOSING = {"entity": "{label}", "content": "{label}", "speaker": "{label} speaker", "trigger": "{label}"}


Name = Callable[[str], str]


def make_page(title: str, views: Iterable[View]) -> str:
    """Return the page of some articles; the text of each stands in it once, cut by tags and escaped."""
    template = Template(TEMPLATE.read_text(encoding="utf-8"))
    return template.substitute(
        title=escape(title),
        style=STYLE.read_text(encoding="utf-8").rstrip("\n"),
        script=SCRIPT.read_text(encoding="utf-8").rstrip("\n"),
        legend="\n".join(f"<li>{entry}</li>" for entry in list_meanings()),
        articles="\n".join(_article(view, f"a{number}-{{}}".format) for number, view in enumerate(views, 1)),
    )


def mark_article(view: View, name: Name) -> str:
    """Return the text of an article beside its cards; `name` gives the id of a row from its key, such as `Q1`."""
    cards = "\n".join(_card(card, name) for card in (*view.quotes, *view.events))
    return (
        f'<div class="columns">\n<div class="{"text" if view.has_text else "text blank"}" dir="auto">'
        f'{mark_text(view, name)}</div>\n<div class="cards">\n{cards}\n</div>\n</div>'
    )


def mark_text(view: View, name: Name) -> str:
    """Return the text in spans that never overlap: each carries all marks on it, and the labels of its ends."""
    return "".join(_piece(view.text[piece.start : piece.end], piece, name) for piece in cut(view.text, view.marks))


def list_meanings() -> Iterator[str]:
    """Yield what each kind of mark means, as HTML."""
    for kind, meaning in entity_types().items():
        yield f'<span class="entity {kind}">{kind}</span> {escape(meaning)}'
    yield from PARTS


def _piece(text: str, piece: Piece, name: Name) -> str:
    if not piece.marks:
        return escape(text)
    attributes = {
        "class": " ".join(dict.fromkeys(kind for mark in piece.marks for kind in _classes(mark))),
        "data-cards": " ".join(dict.fromkeys(name(mark.key) for mark in reversed(piece.marks) if mark.has_card)),
        "data-rows": " ".join(name(mark.key) for mark in piece.marks if not mark.has_card and _shows_row(mark, piece)),
        "data-open": _labels(piece.opening, OPENING),
        "data-close": _labels(piece.closing, CLOSING),
        "title": "\n".join(mark.title for mark in reversed(piece.marks) if mark.title),
        "tabindex": "0" if any(mark.title for mark in piece.opening) else "",
    }
    stated = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items() if value)
    return f"<span{stated}>{escape(text)}</span>"


def _shows_row(mark: Mark, piece: Piece) -> bool:
    return bool(mark.key) and (mark.role == "entity" or mark in piece.opening)


def _classes(mark: Mark) -> tuple[str, ...]:
    return ("entity", mark.label) if mark.role == "entity" else (mark.role,)


def _labels(marks: Iterable[Mark], words: dict[str, str]) -> str:
    return " ".join(filter(None, (words.get(mark.role, "").format(label=mark.label) for mark in marks)))


def _article(view: View, name: Name) -> str:
    return f"<article>\n<h2>{escape(view.heading)}</h2>\n<p>{view.counts}</p>\n{mark_article(view, name)}\n</article>"


def _card(card: Card, name: Name) -> str:
    facts = "".join(f"<dt>{escape(key)}</dt><dd>{escape(value)}</dd>" for key, value in card.facts)
    button = f'<button type="button" aria-pressed="false"><b>{card.label}</b> {escape(card.kind)}</button>'
    return f'<section class="card" id="{escape(name(card.label))}"><h3>{button}</h3><dl>{facts}</dl></section>'
