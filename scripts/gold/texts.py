"""texts: the articles as annotators see them, numbered by machine-made sentences."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from scripts.core.errors import DataError
from scripts.core.gold import read_gold_file
from scripts.core.records import Article, Sentence
from scripts.core.tables import read_table
from scripts.sentences import find_sentences


def find_article(tables: Path, article_id: str) -> Article:
    """Return an article with its text from published tables; DataError if it or its text is not there."""
    for path in sorted((tables / "articles").glob("*.parquet")):
        if article_id in pq.read_table(path, columns=["article_id"])["article_id"].to_pylist():
            article: Article = next(row for row in read_table("articles", path) if row.article_id == article_id)
            if article.text is None:
                raise DataError(f"{article_id} has no text in {tables}; fetch it and run make full")
            return article
    raise DataError(f"{article_id} is not in {tables}; run make full, or name other tables with --tables")


def find_gold(folder: Path, article: Article) -> dict[str, Any]:
    """Return the gold file of an article; DataError if there is none, or one on another text."""
    path = folder / f"{article.article_id}.json"
    if not path.is_file():
        raise DataError(f"{article.article_id} has no gold in {folder}; adjudicate its marks first")
    document = read_gold_file(path)
    if document["text_sha256"] != article.text_sha256:
        raise DataError(f"{article.article_id}: the gold is on another text; use `realign`")
    return document


def read_columns(tables: Path, config: str, columns: list[str]) -> list[dict[str, Any]]:
    """Return the rows of a config of published tables, in order of article, with these columns."""
    files = sorted((tables / config).glob("*.parquet"))
    if not files:
        raise DataError(f"{tables} holds no {config}; run make full, or name other tables with --tables")
    rows = [row for file in files for row in pq.read_table(file, columns=columns).to_pylist()]
    return sorted(rows, key=lambda row: str(row["article_id"]))


def number_sentences(article: Article) -> list[Sentence]:
    """Return the machine-made sentences by which annotators name a place."""
    return list(find_sentences(article))


def show(article: Article, sentences: list[Sentence]) -> Iterator[str]:
    """Yield the article as lines: its head, then each paragraph with numbered sentences."""
    day = article.published.strftime("%A %Y-%m-%d") if article.published else "unknown day"
    yield f"{article.article_id}  published {day}  by {article.publisher or 'unknown'}  {article.n_words} words"
    for number, paragraph in enumerate(article.paragraphs):
        yield f"\n¶{number} {paragraph.section}"
        for index, sentence in enumerate(sentences, 1):
            if sentence.paragraph == number:
                yield f"[{index}] {sentence.text}"
