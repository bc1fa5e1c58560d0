"""explorer: the tables as scripts that a page loads from disk, without any text that may not be given to others."""

import datetime
import json
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from scripts.annotate.page import mark_article
from scripts.annotate.views import View, make_view
from scripts.core.authority import Authority, load_authority
from scripts.core.prediction import to_prediction
from scripts.core.records import Article, Entity, Event, Quote, Sentence
from scripts.core.schema import LAYERS
from scripts.core.tables import from_arrow, write_text
from scripts.publish import load_layers
from scripts.site.chart import draw_map
from scripts.sources.listing import LOCAL, list_sources
from scripts.sources.raw import Source

ROOT = Path(__file__).resolve().parents[2]
FIRST_YEAR = 2011  # the conflict begins; what was before is told as history
EARLIER = f"before {FIRST_YEAR}"
DAYS_IN_MONTHS = 366  # a longer interval is given by its years alone


@dataclass(frozen=True, slots=True)
class Marked:
    """One article and the rows of its layers, in reading order."""

    article: Article
    sentences: Sequence[Sentence]
    entities: Sequence[Entity]
    quotes: Sequence[Quote]
    events: Sequence[Event]


def write_explorer(tables: Path, out: Path) -> None:
    """Write `index.js`, with what filters, map and timeline need, and a script for each article."""
    records = load_authority(ROOT / "dataset/authority")
    sources = {source.source: source for source, _ in list_sources(ROOT / "dataset/raw")}
    shutil.rmtree(out, ignore_errors=True)
    marked = list(read_marked(tables))
    for number, one in enumerate(marked):
        source = sources.get(one.article.source, LOCAL)
        _write(out / f"articles/{number}.js", "receive", {"number": number, "html": show(one, source, records)})
    _write(out / "index.js", "start", make_index(marked, records))


def _write(path: Path, function: str, value: Any) -> None:
    stated = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    write_text(path, f"explorer.{function}({stated});\n")


def read_marked(tables: Path) -> Iterator[Marked]:
    """Yield the articles by source and day; the texts of restricted ones are None, whatever the tables hold."""
    layers = load_layers(tables, shareable=True)
    rows: dict[str, defaultdict[str, list[Any]]] = {name: defaultdict(list) for name in LAYERS}
    for name in LAYERS:
        for row in from_arrow(name, layers[name]):
            rows[name][row.article_id].append(row)
    articles = sorted(from_arrow("articles", layers["articles"]), key=_order)
    for article in articles:
        yield Marked(article, *(rows[name][article.article_id] for name in LAYERS))


def _order(article: Article) -> tuple[bool, str, datetime.date, str]:
    return article.text is None, article.source, article.published or datetime.date.min, article.article_id


def show(marked: Marked, source: Source, records: Authority) -> str:
    """Return the article as HTML: its head, its text beside the cards, and a table of mentions if there is no text."""
    article = marked.article
    rows = (marked.sentences, marked.entities, marked.quotes, marked.events)
    view = make_view(article, to_prediction(article.article_id, *rows), records)
    mentions = "" if view.has_text else _mentions(marked.entities, records)
    return f"{_head(article, source, view)}\n{mark_article(view, name_rows(marked).__getitem__)}\n{mentions}"


def name_rows(marked: Marked) -> dict[str, str]:
    """Return the id of each row by its key in a view, such as `V1` for the first event."""
    named = {
        "S": [row.sentence_id for row in marked.sentences],
        "E": [row.entity_id for row in marked.entities],
        "Q": [row.quote_id for row in marked.quotes],
        "V": [row.event_id for row in marked.events],
    }
    return {f"{letter}{number}": row for letter, rows in named.items() for number, row in enumerate(rows, 1)}


def _head(article: Article, source: Source, view: View) -> str:
    facts = {
        "row": article.article_id,
        "publisher": article.publisher,
        "published": article.published and article.published.isoformat(),
        "split": article.split,
        "licence": article.licence,
        "words": f"{article.n_words:,}",
        "marks": view.counts,
        "invented": "written for this project on a documented event" if article.is_invented else None,
    }
    listed = "".join(f"<div><dt>{key}</dt><dd>{escape(value)}</dd></div>" for key, value in facts.items() if value)
    where = "" if view.has_text else _where(article, source)
    return f'<h2 tabindex="-1">{escape(head_line(article))}</h2>\n<dl class="facts">{listed}</dl>\n{where}'


def head_line(article: Article) -> str:
    """Return the title; without one, publisher and day."""
    return article.title or ", ".join(filter(None, (article.publisher or article.source, str(article.published or ""))))


def _where(article: Article, source: Source) -> str:
    reason = (
        "The text of this article may be shared but was not fetched."
        if article.may_share_text
        else "The text of this article may not be given to others, so it is not here; its marks are."
    )
    url = article.url or ""
    link = (
        f' <a href="{escape(url)}" rel="noreferrer">{escape(url)}</a>'
        if url.startswith(("http://", "https://"))
        else ""
    )
    return (
        f'<div class="where"><p>{reason} Dots stand for its characters.</p>'
        f"<p><b>Where it is:</b> {escape(source.title)}.{link} {escape(source.obtained)}. <code>make fetch</code> and "
        f"<code>make full</code> bring your own copy. SHA-256 of the text: <code>{article.text_sha256}</code></p></div>"
    )


def _mentions(entities: Iterable[Entity], records: Authority) -> str:
    rows = "".join(
        f'<tr><td><a href="#{escape(entity.entity_id)}">{escape(entity.entity_id.rpartition("-")[2])}</a></td>'
        f"<td>{entity.type}</td><td>{entity.start}–{entity.end}</td><td>{escape(_value(entity, records))}</td></tr>"
        for entity in entities
    )
    head = "<tr><th>row</th><th>type</th><th>characters</th><th>value or link</th></tr>"
    table = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"
    return f'<details class="mentions"><summary>All mentions</summary>{table}</details>'


def _value(entity: Entity, records: Authority) -> str:
    record = records.get(entity.authority_id or "")
    return entity.value or (f"{record.name} ({entity.authority_id})" if record else entity.authority_id or "")


def make_index(marked: Sequence[Marked], records: Authority) -> dict[str, Any]:
    """Return articles, events, the names of what events are linked to, and the map of their places."""
    events = [_event(number, event) for number, one in enumerate(marked) for event in one.events]
    places = Counter(event["place"] for event in events if event["place"])
    linked = sorted({name for event in events for name in event["actors"]} | places.keys())
    named = {key: record.name for key in linked if (record := records.get(key))}
    return {
        "articles": [_article(one) for one in marked],
        "events": events,
        "names": named,
        "map": draw_map(places, records),
    }


def _article(marked: Marked) -> dict[str, Any]:
    article = marked.article
    return {
        "id": article.article_id,
        "title": head_line(article),
        "publisher": article.publisher or article.source,
        "published": article.published and article.published.isoformat(),
        "source": article.source,
        "split": article.split,
        "hasText": article.text is not None,
    }


def _event(number: int, event: Event) -> dict[str, Any]:
    arguments = (*event.actors, *event.recipients)
    return {
        "article": number,
        "row": event.event_id.rpartition("-")[2],
        "type": event.type,
        "status": event.status,
        "actors": list(dict.fromkeys(one.authority_id for one in arguments if one.authority_id)),
        "place": event.place_authority_id,
        "date": event.date,
        "when": list_times(event.date_start, event.date_end, event.date_precision),
    }


def list_times(start: datetime.date | None, end: datetime.date | None, precision: str | None) -> list[str]:
    """Return the years and the months that a date covers; what lies before the conflict is one time of its own."""
    if start is None or end is None:
        return []
    years = [str(year) if year >= FIRST_YEAR else EARLIER for year in range(start.year, end.year + 1)]
    if precision == "year" or (end - start).days > DAYS_IN_MONTHS:
        return list(dict.fromkeys(years))
    months = range(start.year * 12 + start.month - 1, end.year * 12 + end.month)
    return list(dict.fromkeys([*years, *(f"{m // 12}-{m % 12 + 1:02}" for m in months if m // 12 >= FIRST_YEAR)]))
