"""annotate: all four layers for texts that are not in the dataset, as prediction lines."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import regex
import typer

from scripts.core.authority import load_authority
from scripts.core.errors import DataError
from scripts.core.prediction import to_prediction
from scripts.core.records import Article, Entity, Event, Paragraph, Quote, Sentence
from scripts.core.tables import whole_file
from scripts.core.text import count_words, sha256_text
from scripts.core.work import map_articles
from scripts.entities import find_entities
from scripts.events import find_events
from scripts.quotes import find_quotes
from scripts.sentences import find_sentences

Layers = tuple[list[Sentence], list[Entity], list[Quote], list[Event]]
AUTHORITY = Path(__file__).resolve().parents[2] / "dataset/authority"
BLANK = regex.compile(r"[\p{Zs}\t\r\v\f\x85\u2028\u2029\p{Cc}--\n]", flags=regex.V1)
BLOCK = regex.compile(r"\S(?:.*\S)?(?:\n[^\S\n]*\S(?:.*\S)?)*")
LINE = regex.compile(r"\S(?:.*\S)?")


def make_article(article_id: str, text: str, published: date | None) -> Article:
    """Return an article around a bare text whose offsets are those of the text as given.

    Blank lines separate paragraphs; in a text without blank lines each line is one. All of it is body.
    """
    text = BLANK.sub(" ", text)
    pattern = BLOCK if regex.search(r"\n *\n", text) else LINE
    paragraphs = tuple(Paragraph(*match.span(), "body") for match in pattern.finditer(text))
    return Article(
        article_id=article_id,
        source="local",
        split="auto",
        source_key=article_id,
        url=None,
        publisher=None,
        title=None,
        standfirst=None,
        byline=None,
        published=published,
        language="en",
        genre="news",
        text=text,
        paragraphs=paragraphs,
        text_sha256=sha256_text(text),
        raw_sha256=None,
        n_words=count_words(text),
        licence="LicenseRef-restricted",
        may_share_text=False,
        is_invented=False,
        relevance="central",
        cluster_id=article_id,
        is_gold=False,
        removed=(),
    )


def prepare(authority: Path) -> Callable[[Article], Iterator[dict[str, Any]]]:
    """Return the function that yields one article's prediction line."""
    work = prepare_layers(authority)

    def annotate(article: Article) -> Iterator[dict[str, Any]]:
        yield to_prediction(article.article_id, *work(article))

    return annotate


def prepare_layers(authority: Path) -> Callable[[Article], Layers]:
    """Return the function from one article to its sentences, entities, quotes and events."""
    records = load_authority(authority)

    def annotate(article: Article) -> Layers:
        sentences = list(find_sentences(article))
        entities = list(find_entities(article, sentences, records))
        quotes = list(find_quotes(article, sentences, entities, records))
        return sentences, entities, quotes, list(find_events(article, sentences, entities, quotes, records))

    return annotate


def read_lines(path: Path) -> Iterator[Article]:
    """Yield the article of each line; DataError names the line that is not as it should be."""
    seen: set[str] = set()
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                article = _read_line(line, f"{path} line {number}")
                if article.article_id in seen:
                    raise DataError(f"{path} line {number}: id {article.article_id!r} was used by an earlier line")
                seen.add(article.article_id)
                yield article


def _read_line(line: bytes, place: str) -> Article:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except ValueError as error:
        raise DataError(f"{place}: no JSON in UTF-8 ({error})") from error
    if not isinstance(record, dict):
        raise DataError(f"{place}: found {type(record).__name__}; expected an object with id, text and published")
    for name in ("id", "text"):
        if not isinstance(record.get(name), str) or not record[name]:
            raise DataError(f"{place}: {name} is {record.get(name)!r}; expected a string")
    try:
        f"{record['id']}{record['text']}".encode()
        published = record.get("published")
        return make_article(record["id"], record["text"], published and date.fromisoformat(published[:10]))
    except UnicodeEncodeError as error:
        raise DataError(
            f"{place}: id or text holds half of a surrogate pair ({error.object[error.start]!r})"
        ) from error
    except (TypeError, ValueError) as error:
        raise DataError(f"{place}: published is {record['published']!r}; expected YYYY-MM-DD or null") from error


def run(
    source: Annotated[
        Path | None, typer.Argument(metavar="IN.jsonl", help='Lines {"id", "text", "published"}.')
    ] = None,
    out: Annotated[Path | None, typer.Argument(metavar="OUT.jsonl", help="Prediction lines in the same order.")] = None,
    authority: Path = AUTHORITY,
    show: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Print this text, or the texts of a .jsonl, with their marks.")
    ] = None,
    html: Annotated[
        Path | None, typer.Option(metavar="OUT.html", help="Write what --show would print as a page.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="Day on which the text of --show was published.")
    ] = None,
) -> None:
    """Annotate texts; spans count characters of the text as given. See schemas/prediction.schema.json."""
    if show is not None:
        if source is not None:
            raise DataError(f"{source} stands beside --show {show}; give IN.jsonl and OUT.jsonl, or --show FILE")
        from scripts.annotate.show import show_file  # here, since what it needs would slow the start of all else

        show_file(show, html, published, authority)
    elif html is not None or published is not None:
        raise DataError("--html and --published go with --show FILE; name the text to show")
    elif source is None or out is None:
        raise DataError("a file is missing; give IN.jsonl and OUT.jsonl, or --show FILE")
    else:
        _write_lines(source, out, authority)


def _write_lines(source: Path, out: Path, authority: Path) -> None:
    with whole_file(out) as draft, draft.open("w", encoding="utf-8", newline="\n") as file:
        for line in map_articles(partial(prepare, authority), read_lines(source), "annotate"):
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
