"""articles: the raw records of every source as cleaned text, each kept or rejected with a reason."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import py3langid

from scripts.core import near_duplicates
from scripts.core.errors import DataError, command
from scripts.core.gold import Gold, Member, load_gold_and_splits
from scripts.core.records import Article, Paragraph, Rejected, Removed
from scripts.core.relevance import load_relevance
from scripts.core.tables import write_json, write_table
from scripts.core.text import count_words, normalise, sha256_text
from scripts.sources import ADAPTERS
from scripts.sources.listing import Pointer, list_files, list_sources
from scripts.sources.raw import Block, Limits, RawArticle, Source

LANGUAGES = ["en", "ar", "fr", "it", "es", "de", "tr", "ru"]


@dataclass
class Intake:
    """What one reading of all sources brought: articles by id, rejected records, the count of pointers not fetched."""

    articles: dict[str, Article] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)
    not_fetched: Counter[str] = field(default_factory=Counter)


def make_article(raw: RawArticle, source: Source, rate: Callable[[str, bool], str]) -> Article:
    """Return the article that a raw one becomes: its text with paragraphs, sections, hashes and relevance."""
    blocks = [Block(block.section, normalise(block.text).replace("\n", " ")) for block in raw.blocks]
    blocks = [block for block in blocks if block.text]
    text = "\n\n".join(block.text for block in blocks)
    article_id = raw.article_id or f"{source.source}-{raw.source_key}"
    return Article(
        article_id=article_id,
        source=source.source,
        split="auto",
        source_key=raw.source_key,
        url=raw.url,
        publisher=raw.publisher,
        title=_section(blocks, "title"),
        standfirst=_section(blocks, "standfirst"),
        byline=raw.byline,
        published=raw.published,
        language="en",
        genre=source.genre,
        text=text,
        paragraphs=tuple(_paragraphs(blocks)),
        text_sha256=sha256_text(text),
        raw_sha256=raw.raw_sha256,
        n_words=count_words(text),
        licence=source.licence,
        may_share_text=source.may_share_text,
        is_invented=source.is_invented,
        relevance=rate(text, source.is_about_libya),
        cluster_id=article_id,
        is_gold=False,
        removed=tuple(Removed(sha256_text(line.text), line.section, line.reason) for line in raw.furniture),
    )


def _section(blocks: list[Block], section: str) -> str | None:
    return "\n".join(block.text for block in blocks if block.section == section) or None


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    start = 0
    for block in blocks:
        yield Paragraph(start, start + len(block.text), block.section)
        start += len(block.text) + len("\n\n")


def find_fault(raw: RawArticle, text: str, limits: Limits) -> tuple[str, str] | None:
    """Return reason and detail if the raw article can't be kept, else None."""
    if count_words(text) == 0:
        return "no_text", "no letter or digit is left after cleaning"
    if raw.published and raw.published > limits.latest_publication:
        return "future_date", f"published {raw.published}, later than {limits.latest_publication}"
    language = py3langid.classify(text)[0]
    if language != "en":
        return "language", f"the text seems to be in {language!r}"
    return None


def read_sources(raw: Path, fetched: Path | None, limits: Limits, rate: Callable[[str, bool], str]) -> Intake:
    """Read every raw file of every source; each record ends as an article or as a rejected row."""
    intake = Intake()
    py3langid.set_languages(LANGUAGES)
    for source, path in list_sources(raw):
        if source.adapter not in ADAPTERS:
            raise DataError(f"{path}/source.yaml: adapter is {source.adapter!r}; known are {', '.join(ADAPTERS)}")
        for file in list_files(source, path, fetched):
            if isinstance(file, Pointer):
                intake.not_fetched[source.source] += 1
            elif isinstance(file, Rejected):
                intake.rejected.append(file)
            else:
                for record in ADAPTERS[source.adapter](file, source, limits):
                    _take(intake, record, source, limits, rate)
    return intake


def _take(
    intake: Intake,
    record: RawArticle | Rejected,
    source: Source,
    limits: Limits,
    rate: Callable[[str, bool], str],
) -> None:
    if isinstance(record, Rejected):
        intake.rejected.append(record)
        return
    article = make_article(record, source, rate)
    fault = find_fault(record, article.text or "", limits)
    if fault is None and article.article_id in intake.articles:
        fault = "duplicate_key", "an earlier record has this key"
    if fault is None:
        intake.articles[article.article_id] = article
    else:
        intake.rejected.append(Rejected(source.source, record.source_key, record.raw_sha256, *fault))


def add_gold(articles: dict[str, Article], gold: Gold, splits: dict[str, Member], sources: dict[str, Source]) -> None:
    """Mark the articles that have gold, and add those whose text is not at hand, without it."""
    for article_id, document in gold.files.items():
        article = articles.get(article_id)
        if article is None:
            article = _without_text(document, sources[document["source"]])
            articles[article_id] = replace(article, cluster_id=splits[article_id].cluster_id)
        elif article.text_sha256 == document["text_sha256"]:
            articles[article_id] = replace(article, is_gold=True)
        else:
            raise DataError(
                f"articles {article_id}: text_sha256 is {article.text_sha256}; its gold was made on "
                f"{document['text_sha256']}: undo the change in cleaning, or use scripts.gold realign"
            )


def _without_text(document: dict[str, Any], source: Source) -> Article:
    published = document["published"]
    return Article(
        article_id=document["article_id"],
        source=document["source"],
        split="auto",
        source_key=document["source_key"],
        url=document["url"],
        publisher=document["publisher"],
        title=None,
        standfirst=None,
        byline=None,
        published=published and date.fromisoformat(published),
        language=document["language"],
        genre=document["genre"],
        text=None,
        paragraphs=tuple(Paragraph(**paragraph) for paragraph in document["paragraphs"]),
        text_sha256=document["text_sha256"],
        raw_sha256=document["raw_sha256"],
        n_words=document["n_words"],
        licence=source.licence,
        may_share_text=source.may_share_text,
        is_invented=source.is_invented,
        relevance=document["relevance"],
        cluster_id=document["article_id"],
        is_gold=True,
        removed=(),
    )


def set_clusters(articles: list[Article], shingle_words: int, min_shingles: int, containment: float) -> list[Article]:
    """Return the articles with the near-duplicates among them under one cluster_id.

    It is the identifier of the earliest gold article among them, else of the earliest; one without text keeps its own.
    """
    groups = near_duplicates.group(
        [article.text or "" for article in articles], shingle_words, min_shingles, containment
    )
    first: dict[int, str] = {}
    for group, article in sorted(zip(groups, articles, strict=True), key=lambda pair: _age(pair[1])):
        first.setdefault(group, article.article_id)
    return [
        article if article.text is None else replace(article, cluster_id=first[group])
        for group, article in zip(groups, articles, strict=True)
    ]


def _age(article: Article) -> tuple[bool, date, str]:
    return not article.is_gold, article.published or date.max, article.article_id


def set_splits(articles: list[Article], splits: dict[str, Member]) -> list[Article]:
    """Return the articles with their official split: as published for gold, `near_gold` beside it, else `auto`."""
    beside = {article.cluster_id for article in articles if article.is_gold}
    return [replace(article, split=_split(article, splits, beside)) for article in articles]


def _split(article: Article, splits: dict[str, Member], beside: set[str]) -> str:
    if not article.is_gold:
        return "near_gold" if article.cluster_id in beside else "auto"
    return splits[article.article_id].split


def count_sources(intake: Intake, articles: Iterable[Article], sources: dict[str, Source]) -> dict[str, dict[str, int]]:
    """Return for each source how many articles were kept, rejected, not fetched, and how much gold lacks its text."""
    kept = list(articles)
    return {
        name: {
            "articles": sum(article.source == name and article.text is not None for article in kept),
            "rejected": sum(row.source == name for row in intake.rejected),
            "not_fetched": intake.not_fetched[name],
            "gold_without_text": sum(article.source == name and article.text is None for article in kept),
        }
        for name in sources
    }


def run(
    raw: Path,
    gold: Path | None,
    relevance: Path,
    latest_publication: str,
    max_record_mb: int,
    shingle_words: int,
    min_shingles: int,
    containment: float,
    out: Path,
    rejected: Path,
    counts: Path,
    fetched: Path | None = None,
) -> None:
    """Read every source, clean each record, and tell near-duplicates, splits and gold."""
    limits = Limits(date.fromisoformat(latest_publication), max_record_mb * 1_000_000)
    sources = {source.source: source for source, _ in list_sources(raw)}
    intake = read_sources(raw, fetched, limits, load_relevance(relevance))
    marked, splits = load_gold_and_splits(gold)
    add_gold(intake.articles, marked, splits, sources)
    articles = [intake.articles[article_id] for article_id in sorted(intake.articles)]
    if not articles:
        raise DataError(f"{raw}: no article could be read ({len(intake.rejected)} rejected)" + _first(intake.rejected))
    articles = set_splits(set_clusters(articles, shingle_words, min_shingles, containment), splits)
    write_table("articles", articles, out)
    write_table("rejected", sorted(intake.rejected, key=_order), rejected)
    write_json(counts, count_sources(intake, articles, sources))


def _order(row: Rejected) -> tuple[str, str, str]:
    return row.source, row.source_key, row.raw_sha256 or ""


def _first(rejected: list[Rejected]) -> str:
    return "".join(f"; first: {row.source_key}: {row.reason}, {row.detail}" for row in rejected[:1])


if __name__ == "__main__":
    command(run)
