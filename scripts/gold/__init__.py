"""gold: annotate articles twice, adjudicate, and keep what was marked without the text."""

from pathlib import Path
from typing import Annotated, Any

import typer

from scripts.core.errors import DataError
from scripts.core.gold import Member, load_gold
from scripts.core.tables import write_json
from scripts.gold.agreement import agree
from scripts.gold.answers import decide
from scripts.gold.compare import differences, merge
from scripts.gold.dates import date_events
from scripts.gold.dating import DATERS, date_store, dates_app
from scripts.gold.draft import find_claimant, resolve, resolve_answer
from scripts.gold.leakage import report_leakage
from scripts.gold.linking import LINKERS, link_store, links_app
from scripts.gold.options import FULL, GOLD, Drafts, Folder, Tables
from scripts.gold.realign import realign
from scripts.gold.splits import write_splits
from scripts.gold.store import ADJUDICATED, DRAFTS, Store, gold_document, load_json, save_marks, write_lines
from scripts.gold.texts import find_article, number_sentences, read_columns, show

LATER_ANNOTATORS = ("link_annotators", "date_annotators")

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, no_args_is_help=True, help=__doc__)
app.add_typer(links_app, name="links")
app.add_typer(dates_app, name="dates")


@app.command("show")
def show_article(article_id: str, tables: Tables = FULL) -> None:
    """Print an article with numbered sentences, as annotators read it."""
    article = find_article(tables, article_id)
    typer.echo("\n".join(show(article, number_sentences(article))))


@app.command()
def check(annotator: str, article_id: str, tables: Tables = FULL, drafts: Drafts = DRAFTS, gold: Folder = GOLD) -> None:
    """Resolve a draft and print what is wrong with it; exit 1 if anything is."""
    article = find_article(tables, article_id)
    draft = load_json(Store(drafts, gold).draft(annotator, article_id))
    layers, problems = resolve(draft, article, number_sentences(article))
    if problems:
        raise DataError(f"{annotator} {article_id}: {len(problems)} problems\n" + "\n".join(problems))
    typer.echo(f"{annotator} {article_id}: " + ", ".join(f"{len(layers[layer])} {layer}" for layer in layers))


@app.command()
def export(
    annotator: str, article_id: str, tables: Tables = FULL, drafts: Drafts = DRAFTS, gold: Folder = GOLD
) -> None:
    """Write a checked draft to dataset/gold/annotators/<annotator>, offsets and labels only."""
    store, article = Store(drafts, gold), find_article(tables, article_id)
    layers, problems = resolve(load_json(store.draft(annotator, article_id)), article, number_sentences(article))
    if problems:
        raise DataError(f"{annotator} {article_id}: {len(problems)} problems; see `check`")
    save_marks(store.raw(annotator, article_id), article, annotator, layers)
    typer.echo(f"{store.raw(annotator, article_id)} is written")


@app.command()
def adjudicate(
    article_id: str,
    tables: Tables = FULL,
    drafts: Drafts = DRAFTS,
    gold: Folder = GOLD,
    first: str = "a",
    second: str = "b",
) -> None:
    """Print the differences between two annotators as questions; once all are answered in the draft, write the gold.

    The answers lie in <drafts>/adjudicated/<article_id>.json: {"answers": {"1": {"choice": ..., "reason": "..."}}}. A
    choice is keep or drop for a mark that one annotator has, a or b for a field, or {"value": ...} with the right one.
    """
    store, article = Store(drafts, gold), find_article(tables, article_id)
    ours, theirs = (_raw(store, name, article.text_sha256, article_id) for name in (first, second))
    questions = list(differences(ours, theirs))
    sentences = number_sentences(article)
    choices = decide(
        store,
        article_id,
        questions,
        lambda asked: _ask(asked, article.text or ""),
        lambda asked, value: resolve_answer(asked, value, article, sentences),
    )
    if choices is None:
        return
    layers = merge(ours, theirs, choices)
    for event in layers["events"]:
        event["claimant_quote"] = find_claimant(event, layers["quotes"])
    write_lines(store.final(article_id), gold_document(article, [first, second, ADJUDICATED], layers))
    typer.echo(f"{store.final(article_id)} is written: {len(questions)} questions answered")


def _raw(store: Store, annotator: str, text_sha256: str, article_id: str) -> dict[str, Any]:
    marks: dict[str, Any] = load_json(store.raw(annotator, article_id))
    if marks["text_sha256"] != text_sha256:
        raise DataError(f"{annotator} {article_id}: annotated on another text; use `realign`")
    return marks


def _ask(question: dict[str, Any], text: str) -> str:
    head = f"{question['n']}. {question['layer']}"
    if "only" in question:
        return f"{head}: only {question['only']} has {_spell(question['mark'], text)} (keep or drop)"
    options = " | ".join(f"{name}: {_spell(question[name], text)}" for name in ("a", "b"))
    return f"{head} {_spell(question['mark'], text, brief=True)} {question['field']}: {options}"


def _spell(value: Any, text: str, brief: bool = False) -> str:
    """Return a value with its spans written out as the strings they mark."""
    if isinstance(value, dict) and brief:
        value = next((value[key] for key in ("trigger", "content") if key in value), value)
    if isinstance(value, dict) and "start" in value:
        rest = {key: value[key] for key in value if key not in ("start", "end") and value[key] is not None}
        return repr(text[value["start"] : value["end"]]) + "".join(f" {key}={rest[key]}" for key in rest)
    if isinstance(value, dict):
        return (
            "{" + ", ".join(f"{key}: {_spell(value[key], text)}" for key in value if value[key] not in (None, [])) + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(_spell(item, text) for item in value) + "]"
    return repr(value)


@app.command("realign")
def realign_article(article_id: str, old: Tables, tables: Tables = FULL, gold: Folder = GOLD) -> None:
    """Carry the marks of an article from its text in OLD to that in TABLES, and print what could not be placed."""
    store = Store(DRAFTS, gold)
    before, after = find_article(old, article_id), find_article(tables, article_id)
    fresh = [{"start": row.start, "end": row.end} for row in number_sentences(after)]
    paths = [*(store.raw(name, article_id) for name in store.annotators()), store.final(article_id)]
    for path in (path for path in paths if path.is_file()):
        document = load_json(path)
        if document["text_sha256"] == after.text_sha256:
            continue
        if document["text_sha256"] != before.text_sha256:
            raise DataError(f"{path}: made on a text that neither {old} nor {tables} has")
        layers, lost = realign(document, before.text or "", after.text or "", fresh)
        if path == store.final(article_id):
            others = {name: document[name] for name in LATER_ANNOTATORS if name in document}
            write_lines(path, {**gold_document(after, document["annotators"], layers), **others})
        else:
            save_marks(path, after, document["annotator"], layers)
        typer.echo("\n".join([f"{path}: {len(lost)} marks could not be placed", *lost]))


@app.command()
def splits(tables: Tables = FULL, gold: Folder = GOLD) -> None:
    """Write splits.csv: the split of every gold article, by the rule in scripts/gold/splits.py."""
    clusters = {
        row["article_id"]: row["cluster_id"] for row in read_columns(tables, "articles", ["article_id", "cluster_id"])
    }
    members = [
        Member(article_id, document["source"], document["published"] or "", clusters.get(article_id, article_id), "")
        for article_id, document in load_gold(gold).files.items()
    ]
    write_splits(members, gold / "splits.csv")
    typer.echo(f"{gold / 'splits.csv'} is written: {len(members)} articles")


@app.command()
def agreement(
    out: Annotated[Path, typer.Argument(help="JSON file to write.")],
    tables: Tables = FULL,
    gold: Folder = GOLD,
    first: str = "a",
    second: str = "b",
) -> None:
    """Write how far two annotators agree on the articles that both have marked, linked or dated, by layer and label."""
    texts = {row["article_id"]: row["text"] for row in read_columns(tables, "articles", ["article_id", "text"])}
    marks = Store(DRAFTS, gold).pairs(first, second)
    links = link_store(DRAFTS, gold).pairs(*LINKERS)
    documents = load_gold(gold).files
    dates = [
        (date_events(documents[one["article_id"]], one), date_events(documents[other["article_id"]], other))
        for one, other in date_store(DRAFTS, gold).pairs(*DATERS)
    ]
    write_json(out, agree(marks, links, dates, {key: text for key, text in texts.items() if text is not None}))


@app.command()
def leakage(out: Annotated[Path, typer.Argument(help="JSON file to write.")], tables: Tables = FULL) -> None:
    """Write what the validation and test split repeat of the splits before them."""
    columns = ["article_id", "split", "text", "entities", "events"]
    write_json(out, report_leakage(read_columns(tables, "documents", columns)))


@app.command()
def status(gold: Folder = GOLD) -> None:
    """Print for each chosen article who has annotated it, and what is left to do."""
    store = Store(DRAFTS, gold)
    chosen = load_selection(gold)
    linkers, daters = link_store(DRAFTS, gold), date_store(DRAFTS, gold)
    left = 0
    for article_id in chosen:
        done = [
            *(name for name in store.annotators() if store.raw(name, article_id).is_file()),
            *(["adjudicated"] if (is_final := store.final(article_id).is_file()) else []),
            *(name for name in linkers.annotators() if linkers.raw(name, article_id).is_file()),
            *(["linked"] if (is_linked := linkers.answers(article_id).is_file()) else []),
            *(name for name in daters.annotators() if daters.raw(name, article_id).is_file()),
            *(["dated"] if (is_dated := daters.answers(article_id).is_file()) else []),
        ]
        left += not (is_final and is_linked and is_dated)
        typer.echo(f"{article_id}: {' '.join(done) or '-'}")
    typer.echo(f"{len(chosen) - left} of {len(chosen)} articles are done")


def load_selection(gold: Path) -> list[str]:
    """Return the identifiers of the articles chosen for gold, in the order of selection.csv."""
    lines = (gold / "selection.csv").read_text(encoding="utf-8").splitlines()[1:]
    return [line.split(",")[0] for line in lines]
