"""show: the articles of a file with their marks, on the terminal or as a page."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from scripts.annotate import make_article, prepare, read_lines
from scripts.annotate.page import make_page
from scripts.annotate.terminal import open_console, print_views
from scripts.annotate.views import View, make_view
from scripts.core.authority import load_authority
from scripts.core.errors import DataError
from scripts.core.records import Article
from scripts.core.tables import write_text


def show_file(path: Path, html: Path | None, published: str | None, authority: Path) -> None:
    """Print the articles of a file with their marks, or write them to the page `html`."""
    if html is not None and html.resolve() == path.resolve():
        raise DataError(f"{html} is the text itself; name another file for the page")
    if html is not None and html.is_dir():
        raise DataError(f"{html} is a folder; name a file for the page")
    views = view_all(read_articles(path, published), authority)
    if html is None:
        print_views(views, open_console())
    else:
        write_text(html, make_page(path.name, views))


def view_all(articles: list[Article], authority: Path) -> Iterator[View]:
    """Yield each article as its own machine annotation has it."""
    annotate, records = prepare(authority), load_authority(authority)
    for article in articles:
        for line in annotate(article):
            yield make_view(article, line, records)


def read_articles(path: Path, published: str | None) -> list[Article]:
    """Return the articles of a .jsonl, or the one that any other file holds as plain text in UTF-8."""
    if path.suffix != ".jsonl":
        return [_read_text(path, _read_date(published))]
    if published is not None:
        raise DataError(f"{path}: --published is for a plain text; in a .jsonl each line gives its own date")
    articles = list(read_lines(path))
    if not articles:
        raise DataError(f"{path}: no line holds an article")
    return articles


def _read_text(path: Path, published: date | None) -> Article:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    article = make_article(path.name, text, published)
    if not article.paragraphs:
        raise DataError(f"{path}: holds no text")
    return article


def _read_date(published: str | None) -> date | None:
    try:
        return None if published is None else date.fromisoformat(published)
    except ValueError as error:
        raise DataError(f"--published is {published!r}; expected YYYY-MM-DD") from error
