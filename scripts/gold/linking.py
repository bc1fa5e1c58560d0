"""linking: the commands by which two annotators link the mentions and speakers of the gold, and a third decides."""

from pathlib import Path
from typing import Any

import typer

from scripts.core.authority import load_authority
from scripts.core.errors import DataError
from scripts.gold.answers import decide
from scripts.gold.links import apply_links, check_id, link_questions, merge_links, resolve_links, sheet
from scripts.gold.options import FULL, GOLD, AuthorityFolder, Drafts, Folder, Tables
from scripts.gold.store import ADJUDICATED, DRAFTS, Store, load_json, save_marks, write_lines
from scripts.gold.texts import find_article, find_gold, number_sentences, show

LINKERS = ("c", "d")
AUTHORITY = Path("dataset/authority")
links_app = typer.Typer(
    no_args_is_help=True, help="Link the mentions and speakers of adjudicated articles to the authority file."
)


@links_app.command("show")
def show_names(article_id: str, tables: Tables = FULL, gold: Folder = GOLD) -> None:
    """Print an article with numbered sentences, then each name in it that takes a link."""
    article = find_article(tables, article_id)
    sentences = number_sentences(article)
    document = find_gold(gold, article)
    typer.echo("\n".join([*show(article, sentences), "", *sheet(document, article, sentences)]))


@links_app.command("export")
def export_links(
    annotator: str,
    article_id: str,
    tables: Tables = FULL,
    drafts: Drafts = DRAFTS,
    gold: Folder = GOLD,
    authority: AuthorityFolder = AUTHORITY,
) -> None:
    """Check a draft of links and write it text-free to dataset/gold/links; exit 1 and write nothing if it is wrong."""
    store, article = link_store(drafts, gold), find_article(tables, article_id)
    document, draft = find_gold(gold, article), load_json(store.draft(annotator, article_id))
    links, problems = resolve_links(draft, document, article, number_sentences(article), load_authority(authority))
    if problems:
        raise DataError(f"{annotator} {article_id}: {len(problems)} problems\n" + "\n".join(problems))
    save_marks(store.raw(annotator, article_id), article, annotator, links)
    linked = sum(mark["authority_id"] is not None for mark in links["entities"])
    typer.echo(f"{annotator} {article_id}: {linked} of {len(links['entities'])} mentions have a record")


@links_app.command("adjudicate")
def adjudicate_links(
    article_id: str,
    tables: Tables = FULL,
    drafts: Drafts = DRAFTS,
    gold: Folder = GOLD,
    authority: AuthorityFolder = AUTHORITY,
    first: str = LINKERS[0],
    second: str = LINKERS[1],
) -> None:
    """Print the names that two annotators link differently; once all are answered, write the links into the gold.

    The answers lie in <drafts>/links/adjudicated/<article_id>.json, as those of `gold adjudicate` do; a choice is a for
    the first annotator, b for the second, or {"value": ...} with the right identifier or null.
    """
    store, article = link_store(drafts, gold), find_article(tables, article_id)
    document = find_gold(gold, article)
    ours, theirs = (_raw(store, name, document) for name in (first, second))
    questions = link_questions(ours, theirs, article.text or "")
    choices = decide(
        store,
        article_id,
        questions,
        lambda asked: _ask(asked, ours, article.text or ""),
        lambda asked, value: ({"value": value}, list(check_id(value, asked["type"], load_authority(authority)))),
    )
    if choices is None:
        return
    linked = apply_links(document, merge_links(ours, questions, choices))
    write_lines(Store(drafts, gold).final(article_id), {**linked, "link_annotators": [first, second, ADJUDICATED]})
    typer.echo(f"{article_id}: the links are written: {len(questions)} questions answered")


def link_store(drafts: Path, gold: Path) -> Store:
    """Return where drafts of links, raw links and answers lie; the gold itself lies in the folder above."""
    return Store(drafts / "links", gold / "links")


def _raw(store: Store, annotator: str, document: dict[str, Any]) -> dict[str, Any]:
    """Return an annotator's links; DataError if they are those of other marks than the gold file has."""
    links: dict[str, Any] = load_json(store.raw(annotator, document["article_id"]))
    spans = [(mark["start"], mark["end"], mark["type"]) for mark in links["entities"]]
    contents = [mark["content"] for mark in links["quotes"]]
    if spans != [(mark["start"], mark["end"], mark["type"]) for mark in document["entities"]] or contents != [
        mark["content"] for mark in document["quotes"]
    ]:
        raise DataError(
            f"{annotator} {document['article_id']}: linked other marks than the gold has; export them again"
        )
    return links


def _ask(question: dict[str, Any], links: dict[str, Any], text: str) -> str:
    mark = links[question["layer"]][question["marks"][0]]
    name = mark["speaker_name"] if question["layer"] == "quotes" else text[mark["start"] : mark["end"]]
    times = len(question["marks"])
    return (
        f"{question['n']}. {question['type'] or 'speaker'} {name!r} ×{times}: a: {question['a']} | b: {question['b']}"
    )
