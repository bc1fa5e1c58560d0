"""dating: the commands by which two annotators date the event groups of the gold, and a third decides."""

from pathlib import Path
from typing import Any

import typer

from scripts.core.errors import DataError
from scripts.gold.answers import decide
from scripts.gold.dates import (
    apply_dates,
    check_answer,
    check_groups,
    date_questions,
    merge_dates,
    resolve_dates,
    sheet,
)
from scripts.gold.options import FULL, GOLD, Drafts, Folder, Tables
from scripts.gold.store import ADJUDICATED, DRAFTS, Store, load_json, save_marks, write_lines
from scripts.gold.texts import find_article, find_gold, number_sentences, show

DATERS = ("e", "f")
dates_app = typer.Typer(no_args_is_help=True, help="Date the event groups of adjudicated articles.")


@dates_app.command("show")
def show_groups(article_id: str, tables: Tables = FULL, gold: Folder = GOLD) -> None:
    """Print an article with numbered sentences, then each group of events that takes a date."""
    article = find_article(tables, article_id)
    sentences = number_sentences(article)
    typer.echo("\n".join([*show(article, sentences), "", *sheet(find_gold(gold, article), article, sentences)]))


@dates_app.command("export")
def export_dates(
    annotator: str, article_id: str, tables: Tables = FULL, drafts: Drafts = DRAFTS, gold: Folder = GOLD
) -> None:
    """Check a draft of dates and write it to dataset/gold/dates; exit 1 and write nothing if it is wrong."""
    store, article = date_store(drafts, gold), find_article(tables, article_id)
    dates, problems = resolve_dates(load_json(store.draft(annotator, article_id)), find_gold(gold, article))
    if problems:
        raise DataError(f"{annotator} {article_id}: {len(problems)} problems\n" + "\n".join(problems))
    save_marks(store.raw(annotator, article_id), article, annotator, dates)
    dated = sum(answer["date"] is not None for answer in dates["dates"])
    typer.echo(f"{annotator} {article_id}: {dated} of {len(dates['dates'])} groups have a date")


@dates_app.command("adjudicate")
def adjudicate_dates(
    article_id: str,
    tables: Tables = FULL,
    drafts: Drafts = DRAFTS,
    gold: Folder = GOLD,
    first: str = DATERS[0],
    second: str = DATERS[1],
) -> None:
    """Print the groups that two annotators date differently; once all are answered, write the dates into the gold.

    The answers lie in <drafts>/dates/adjudicated/<article_id>.json, as those of `gold adjudicate` do; a choice is a for
    the first annotator, b for the second, or {"value": [date, rule]}.
    """
    store, article = date_store(drafts, gold), find_article(tables, article_id)
    document = find_gold(gold, article)
    ours, theirs = (_raw(store, name, document) for name in (first, second))
    questions = date_questions(ours, theirs)
    choices = decide(
        store,
        article_id,
        questions,
        _ask,
        lambda _, value: ({"value": value}, list(check_answer(value, document["genre"]))),
    )
    if choices is None:
        return
    dated = apply_dates(document, merge_dates(ours, questions, choices))
    write_lines(Store(drafts, gold).final(article_id), {**dated, "date_annotators": [first, second, ADJUDICATED]})
    typer.echo(f"{article_id}: the dates are written: {len(questions)} questions answered")


def date_store(drafts: Path, gold: Path) -> Store:
    """Return where drafts of dates, raw dates and answers lie; the gold itself lies in the folder above."""
    return Store(drafts / "dates", gold / "dates")


def _raw(store: Store, annotator: str, document: dict[str, Any]) -> dict[str, Any]:
    dates: dict[str, Any] = load_json(store.raw(annotator, document["article_id"]))
    check_groups(document, dates)
    return dates


def _ask(question: dict[str, Any]) -> str:
    first, second = (f"{date or 'null'} ({rule})" for date, rule in (question["a"], question["b"]))
    return f"{question['n']}. group {question['event_group']}: a: {first} | b: {second}"
