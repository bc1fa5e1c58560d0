"""entities: the named mentions of every article, with types, records and the values of dates."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from operator import attrgetter
from pathlib import Path

import regex

from scripts.core.authority import Authority, load_authority
from scripts.core.dates import find_dates, reference_day
from scripts.core.errors import DataError
from scripts.core.gold import Gold, load_gold
from scripts.core.records import Article, Entity, Sentence, Span
from scripts.core.rows import row_id
from scripts.core.tables import by_article, read_table, write_table
from scripts.core.work import map_articles
from scripts.entities.chunks import Unit, find_units
from scripts.entities.known import find_known
from scripts.entities.links import check_links
from scripts.entities.memory import recall_all, recall_forms, remember, settle
from scripts.entities.mentions import DATE, Mention, resolve
from scripts.entities.names import Names, load_names
from scripts.entities.rules import find_cued, find_guesses, find_named, find_patterned

SMALL_WORD = re.compile(r"(?<![A-Za-z])[a-z]{3,}")
LOWER_WORD = regex.compile(r"(?<![\p{L}\p{M}\p{Nd}'’-])\p{Ll}{4,}", flags=regex.V1)
CAPITAL_WORD = regex.compile(r"(?<![\p{L}\p{M}\p{Nd}'’-])\p{Lu}[\p{L}\p{M}]{3,}", flags=regex.V1)
STOPS = (".", "!", "?", "…", '"', "”", "’", "'", ")")
UNNAMED = "usga"
WITHIN = regex.compile(r"(?r)[\p{Ll},] ", flags=regex.V1)


def find_entities(article: Article, sentences: Sequence[Sentence], authority: Authority) -> Iterator[Entity]:
    """Yield the named mentions of one article in reading order, each within one of its sentences; none without text."""
    if article.text is None or not sentences:
        return
    text = article.text
    number = 0
    for mention in find_mentions(article, text, sentences, authority, load_names()):
        sentence = _sentence_of(mention, sentences)
        if sentence is not None:
            number += 1
            yield _entity(article, number, sentence, mention, text)


def find_mentions(
    article: Article, text: str, sentences: Sequence[Sentence], authority: Authority, names: Names
) -> list[Mention]:
    """Return the mentions of a text that stay: names and dates first, then the short forms of those names."""
    day = reference_day(article)
    known = find_known(text, article.published, authority, names)
    candidates = [Mention(start, end, "DATE", DATE, (), value) for start, end, value in find_dates(text, day)]
    candidates.extend(known)
    candidates.extend(find_patterned(text))
    units, headlines = _read_units(text, sentences, known, names)
    common = frozenset(SMALL_WORD.findall(text))
    candidates.extend(find_named(text, units, common))
    candidates.extend(find_cued(text, units, names, common))
    candidates.extend(find_guesses(text, units, names, common))
    taken = bytearray(len(text))
    mentions = resolve(candidates, taken)
    memory = remember(text, mentions)
    unnamed = [unit for unit in (*units, *headlines) if _may_be_short(text, unit)]
    mentions += resolve((*recall_forms(text, headlines, memory), *recall_all(text, unnamed, memory)), taken)
    settled = sorted(settle(text, mention, memory) for mention in mentions)
    return list(check_links(text, settled, sentences, authority))


def _may_be_short(text: str, unit: Unit) -> bool:
    """Whether a unit may be short for a name: one in no list, or a common word with its capital within a sentence."""
    if unit.letter != "j":
        return unit.letter in UNNAMED
    return WITHIN.match(text, max(0, unit.start - 2), unit.start) is not None


def _read_units(
    text: str, sentences: Sequence[Sentence], known: Sequence[Mention], names: Names
) -> tuple[list[Unit], list[Unit]]:
    """Return the units of all sentences, those of headlines apart."""
    units: list[Unit] = []
    headlines: list[Unit] = []
    starts = [mention.start for mention in known]
    for sentence in sentences:
        inside = known[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        found = find_units(text, sentence.start, sentence.end, inside, names)
        (headlines if is_headline(text, sentence) else units).extend(found)
    return units, headlines


def is_headline(text: str, sentence: Sentence) -> bool:
    """Whether the capitals of a sentence tell nothing, as in a headline that begins most words with one."""
    if sentence.section == "caption" or text.endswith(STOPS, sentence.start, sentence.end):
        return False
    lower = len(LOWER_WORD.findall(text, sentence.start, sentence.end))
    return len(CAPITAL_WORD.findall(text, sentence.start, sentence.end)) > 2 * lower + 1


def _sentence_of(mention: Mention | Span, sentences: Sequence[Sentence]) -> Sentence | None:
    """Return the sentence that the mention lies in as a whole, or None."""
    index = bisect_right(sentences, mention.start, key=attrgetter("start")) - 1
    return sentences[index] if index >= 0 and mention.end <= sentences[index].end else None


def _entity(article: Article, number: int, sentence: Sentence, mention: Mention, text: str) -> Entity:
    return Entity(
        entity_id=row_id(article, "entities", "auto", number),
        article_id=article.article_id,
        source=article.source,
        split=article.split,
        sentence_id=sentence.sentence_id,
        start=mention.start,
        end=mention.end,
        text=text[mention.start : mention.end],
        type=mention.type,
        value=mention.value,
        authority_id=mention.ids[0] if len(mention.ids) == 1 else None,
        annotation="auto",
    )


def gold_entities(article: Article, sentences: Sequence[Sentence], gold: Gold) -> Iterator[Entity]:
    """Yield the gold entities of one article in reading order; nothing if it has no gold."""
    document = gold.get(article.article_id)
    for number, item in enumerate(document["entities"] if document else (), 1):
        span = Span(item["start"], item["end"])
        sentence = _sentence_of(span, sentences)
        if sentence is None:
            raise DataError(
                f"gold file {article.article_id}: entity {number} ({span.start}-{span.end}) lies in no gold sentence; "
                "correct the gold file"
            )
        yield Entity(
            entity_id=row_id(article, "entities", "gold", number),
            article_id=article.article_id,
            source=article.source,
            split=article.split,
            sentence_id=sentence.sentence_id,
            start=span.start,
            end=span.end,
            text=None if article.text is None else article.text[span.start : span.end],
            type=item["type"],
            value=item.get("value"),
            authority_id=item.get("authority_id"),
            annotation="gold",
        )


def run(articles: Path, sentences: Path, authority: Path, gold: Path | None, out: Path) -> None:
    """Find the mentions of every article; gold ones come first where an article has them."""
    items = by_article(read_table("articles", articles), read_table("sentences", sentences))
    write_table("entities", map_articles(partial(_prepare, authority, gold), items, "entities"), out)


def _prepare(authority: Path, gold: Path | None) -> Callable[[tuple[Article, list[Sentence]]], Iterator[Entity]]:
    records, marked = load_authority(authority), load_gold(gold)

    def work(item: tuple[Article, list[Sentence]]) -> Iterator[Entity]:
        article, rows = item
        yield from gold_entities(article, [row for row in rows if row.annotation == "gold"], marked)
        yield from find_entities(article, [row for row in rows if row.annotation == "auto"], records)

    return work
