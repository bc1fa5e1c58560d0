"""page: annotated texts as one HTML file that needs no network."""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from string import Template

from scripts.annotate.views import Card, Mark, Piece, View, cut, entity_types

TEMPLATE = Path(__file__).with_name("page.html")
OPENING = {"sentence": "¦", "content": "{label}"}
CLOSING = {"entity": "{label}", "content": "{label}", "speaker": "{label} speaker", "trigger": "{label}"}


def make_page(title: str, views: Iterable[View]) -> str:
    """Return the page of some articles; the text of each stands in it once, cut by tags and escaped."""
    template = Template(TEMPLATE.read_text(encoding="utf-8"))
    articles = "\n".join(_article(view, f"a{number}") for number, view in enumerate(views, 1))
    return template.substitute(title=escape(title), legend="\n".join(_legend()), articles=articles)


def mark_text(view: View, prefix: str) -> str:
    """Return the text in spans that never overlap: each carries all marks on it, and the labels of its ends."""
    return "".join(_piece(view.text[piece.start : piece.end], piece, prefix) for piece in cut(view.text, view.marks))


def _piece(text: str, piece: Piece, prefix: str) -> str:
    if not piece.marks:
        return escape(text)
    attributes = {
        "class": " ".join(dict.fromkeys(name for mark in piece.marks for name in _classes(mark))),
        "data-cards": " ".join(_keys(piece, prefix)),
        "data-open": _labels(piece.opening, OPENING),
        "data-close": _labels(piece.closing, CLOSING),
        "title": "\n".join(mark.title for mark in reversed(piece.marks) if mark.title),
        "tabindex": "0" if any(mark.title for mark in piece.opening) else "",
    }
    stated = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items() if value)
    return f"<span{stated}>{escape(text)}</span>"


def _classes(mark: Mark) -> tuple[str, ...]:
    return ("entity", mark.label) if mark.role == "entity" else (mark.role,)


def _keys(piece: Piece, prefix: str) -> Iterable[str]:
    """Return the cards of a piece, that of the innermost mark first."""
    labels = (mark.label for mark in reversed(piece.marks) if mark.role not in ("entity", "sentence"))
    return dict.fromkeys(_key(prefix, label) for label in labels)


def _labels(marks: Iterable[Mark], words: dict[str, str]) -> str:
    return " ".join(filter(None, (words.get(mark.role, "").format(label=mark.label) for mark in marks)))


def _key(prefix: str, label: str) -> str:
    return f"{prefix}-{label}"


def _article(view: View, prefix: str) -> str:
    cards = "\n".join(_card(card, prefix) for card in (*view.quotes, *view.events))
    return (
        f'<article>\n<h2>{escape(view.heading)}</h2>\n<p>{view.counts}</p>\n<div class="columns">\n'
        f'<div class="text" dir="auto">{mark_text(view, prefix)}</div>\n'
        f'<div class="cards">\n{cards}\n</div>\n</div>\n</article>'
    )


def _card(card: Card, prefix: str) -> str:
    facts = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in card.facts)
    button = f'<button type="button" aria-pressed="false"><b>{card.label}</b> {escape(card.kind)}</button>'
    return f'<section class="card" id="{_key(prefix, card.label)}"><h3>{button}</h3><dl>{facts}</dl></section>'


def _legend() -> Iterator[str]:
    for kind, meaning in entity_types().items():
        yield f'<li><span class="entity {kind}">{kind}</span> {escape(meaning)}</li>'
