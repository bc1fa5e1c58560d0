"""quotes: the words people are reported to have said."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from scripts.core.annotation import gold_quotes
from scripts.core.authority import Authority, load_authority
from scripts.core.gold import load_gold
from scripts.core.records import Article, Entity, Quote, Sentence, Span
from scripts.core.rows import row_id
from scripts.core.tables import by_article, read_table, write_table
from scripts.core.work import map_articles
from scripts.quotes.gathering import find_drafts
from scripts.quotes.speakers import Speaker, find_names, resolve


def find_quotes(
    article: Article, sentences: Sequence[Sentence], entities: Sequence[Entity], authority: Authority
) -> Iterator[Quote]:
    """Yield the quotations of one article in reading order; nothing where its text is absent."""
    text = article.text
    if text is None:
        return
    drafts = find_drafts(article, text, sentences, entities)
    names = find_names(text, entities, [span for draft in drafts for span in draft.content])
    history: list[Speaker] = []
    last = Span(0, 0)
    for number, draft in enumerate(drafts, 1):
        speaker = resolve(text, draft, names, history)
        is_told = last.start <= draft.content[0].start and draft.content[0].end <= last.end
        if not draft.is_nested:
            history.insert(len(history) - (is_told and draft.kind != "direct"), speaker)
            last = last if is_told else draft.content[0]
        yield Quote(
            quote_id=row_id(article, "quotes", "auto", number),
            article_id=article.article_id,
            source=article.source,
            split=article.split,
            kind=draft.kind,
            content=draft.content,
            content_text=" ".join(text[span.start : span.end] for span in draft.content),
            cue=draft.cue,
            speaker=speaker.span,
            speaker_name=speaker.name,
            speaker_status=speaker.status,
            speaker_authority_id=speaker.authority_id,
            is_invented=article.is_invented,
            annotation="auto",
        )


def run(articles: Path, sentences: Path, entities: Path, authority: Path, gold: Path | None, out: Path) -> None:
    """Find the quotations in every article; gold ones come first where an article has them."""
    layers = [read_table(name, path) for name, path in (("sentences", sentences), ("entities", entities))]
    items = by_article(read_table("articles", articles), *layers)
    write_table("quotes", map_articles(partial(_prepare, authority, gold), items, "quotes"), out)


def _prepare(authority: Path, gold: Path | None) -> Callable[[tuple[Any, ...]], Iterator[Quote]]:
    records, documents = load_authority(authority), load_gold(gold)

    def work(item: tuple[Any, ...]) -> Iterator[Quote]:
        article, *layers = item
        document = documents.get(article.article_id)
        if document is not None:
            yield from gold_quotes(article, document)
        sentences, entities = ([row for row in rows if row.annotation == "auto"] for rows in layers)
        yield from find_quotes(article, sentences, entities, records)

    return work
