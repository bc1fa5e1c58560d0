"""builders: articles, sentences and entities out of a text with marked names, and the spans of marks, for the tests."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import regex

from scripts.core.records import Article, Entity, Paragraph, Sentence
from scripts.core.rows import row_id
from scripts.core.text import count_words, sha256_text

NAME = regex.compile(r"\{(?P<type>[A-Z]+)(?:#(?P<record>[^:=}]+))?(?:=(?P<value>[^:}]+))?:(?P<text>[^}]+)\}")
PARAGRAPH = regex.compile(r"\S(?:.*\S)?")
SENTENCE = regex.compile(r"""(?<=[.?!]["'”’»]?) (?=["“‘«]?\p{Lu})""")


def read_text(marked: str) -> str:
    """Return the text without its marks: `{PER#person/x:Omar}` is `Omar`."""
    return NAME.sub(lambda match: str(match["text"]), marked)


def make_article(
    marked: str,
    *,
    published: date | None = date(2019, 4, 5),
    has_title: bool = False,
    is_invented: bool = False,
    is_gold: bool = False,
    article_id: str = "mini-001",
) -> Article:
    """Return an article of that text, a paragraph a line; the first one is the title if it has one."""
    text = read_text(marked)
    spans = [match.span() for match in PARAGRAPH.finditer(text)]
    return Article(
        article_id=article_id,
        source="mini",
        split="auto",
        source_key=article_id.removeprefix("mini-"),
        url=None,
        publisher=None,
        title=text[slice(*spans[0])] if has_title else None,
        standfirst=None,
        byline=None,
        published=published,
        language="en",
        genre="original" if is_invented else "news",
        text=text,
        paragraphs=tuple(
            Paragraph(start, end, "title" if has_title and not number else "body")
            for number, (start, end) in enumerate(spans)
        ),
        text_sha256=sha256_text(text),
        raw_sha256=None,
        n_words=count_words(text),
        licence="CC-BY-4.0",
        may_share_text=True,
        is_invented=is_invented,
        relevance="central",
        cluster_id=article_id,
        is_gold=is_gold,
        removed=(),
    )


def make_sentences(article: Article, annotation: str = "auto") -> list[Sentence]:
    """Return the sentences of an article, split at each stop before a blank and a capital."""
    assert article.text is not None
    rows: list[Sentence] = []
    for number, paragraph in enumerate(article.paragraphs):
        cuts = [match.start() for match in SENTENCE.finditer(article.text, paragraph.start, paragraph.end)]
        starts = [paragraph.start, *(cut + 1 for cut in cuts)]
        for start, end in zip(starts, [*cuts, paragraph.end], strict=True):
            rows.append(
                Sentence(
                    sentence_id=row_id(article, "sentences", annotation, len(rows) + 1),
                    article_id=article.article_id,
                    source=article.source,
                    split=article.split,
                    index=len(rows),
                    paragraph=number,
                    section=paragraph.section,
                    start=start,
                    end=end,
                    text=article.text[start:end],
                    annotation=annotation,
                )
            )
    return rows


def make_entities(
    article: Article, marked: str, sentences: Sequence[Sentence], annotation: str = "auto"
) -> list[Entity]:
    """Return the mentions that are marked in the text: `{GPE#place/sirte:Sirte}`, `{DATE=2019-04-04:Thursday}`."""
    rows: list[Entity] = []
    removed = 0
    for number, match in enumerate(NAME.finditer(marked), 1):
        start = match.start() - removed
        end = start + len(match["text"])
        removed += len(match.group()) - len(match["text"])
        rows.append(
            Entity(
                entity_id=row_id(article, "entities", annotation, number),
                article_id=article.article_id,
                source=article.source,
                split=article.split,
                sentence_id=next(row.sentence_id for row in sentences if row.start <= start < row.end),
                start=start,
                end=end,
                text=match["text"],
                type=match["type"],
                value=match["value"],
                authority_id=match["record"],
                annotation=annotation,
            )
        )
    return rows


def all_spans(value: Any) -> list[dict[str, Any]]:
    """Return every object with offsets in a prediction or a gold file, however deep it lies."""
    if isinstance(value, list):
        return [span for item in value for span in all_spans(item)]
    if not isinstance(value, dict):
        return []
    return [*([value] if "start" in value else []), *(span for item in value.values() for span in all_spans(item))]
