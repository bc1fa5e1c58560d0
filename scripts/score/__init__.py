"""score: the official figures of a prediction against the gold annotation."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from scripts.core.errors import DataError
from scripts.core.gold import GOLD_SPLITS
from scripts.core.schema import LAYERS
from scripts.core.tables import write_json
from scripts.score.check import check_lines
from scripts.score.counts import Figure, Key, add_up
from scripts.score.document import EMPTY, Document, make_document
from scripts.score.layers import measure
from scripts.score.read import GoldArticle, read_gold, read_predictions
from scripts.score.report import format_table, list_some, nest

NO_GOLD = "no gold articles"


def score(gold: Mapping[str, GoldArticle], predicted: Mapping[str, Document]) -> dict[Key, Figure]:
    """Return the summed figures of all gold articles; an article without a prediction counts as an empty one."""
    figures = list(measure(EMPTY, EMPTY, None))
    for article_id, article in gold.items():
        figures += measure(article.document, predicted.get(article_id, EMPTY), article.published)
    return add_up(figures)


def summarise(gold: Mapping[str, GoldArticle], predicted: Mapping[str, Document]) -> dict[str, Any]:
    """Return how many articles were scored, and how many marks each layer of them has."""
    summary: dict[str, Any] = {
        "articles": len(gold),
        "articles_missing": len(gold.keys() - predicted.keys()),
        "marks": {
            layer: {
                "gold": sum(len(getattr(article.document, layer)) for article in gold.values()),
                "predicted": sum(len(getattr(document, layer)) for document in predicted.values()),
            }
            for layer in LAYERS
        },
    }
    return summary if gold else {**summary, "note": NO_GOLD}


def run(
    gold: Annotated[Path, typer.Argument(help="Folder of tables with text, or of gold files with splits.csv.")],
    pred: Annotated[Path, typer.Argument(help="Prediction file (.jsonl), or a folder of tables with machine rows.")],
    split: Annotated[str, typer.Option(help="Gold split to score: train, validation or test.")] = "test",
    json: Annotated[Path | None, typer.Option(help="File to write the figures to.")] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Only check the prediction; exit 1 if a thing is wrong.")
    ] = False,
) -> None:
    """Score a prediction against the gold annotation of one split."""
    articles = read_gold(gold)
    chosen = choose(articles, split)
    lines, problems = check_lines(read_predictions(pred, articles), articles)
    missing = [f"{pred}: no prediction for {article_id}" for article_id in chosen if article_id not in lines]
    if problems or (check and missing):
        shown = "\n".join([*problems, *missing]) if check else list_some(problems)
        raise DataError(f"{pred} does not pass the check\n{shown}")
    if check:
        print(f"{pred}: nothing wrong in {len(lines)} predictions")
    else:
        _report(chosen, {key: make_document(lines[key]) for key in chosen if key in lines}, missing, split, json)


def choose(articles: Mapping[str, GoldArticle], split: str) -> dict[str, GoldArticle]:
    """Return the gold articles of a split whose text is at hand."""
    if split not in GOLD_SPLITS:
        raise DataError(f"--split is {split!r}; it takes {', '.join(GOLD_SPLITS)}")
    return {key: article for key, article in articles.items() if article.split == split and article.has_text}


def _report(
    gold: Mapping[str, GoldArticle], predicted: Mapping[str, Document], missing: list[str], split: str, out: Path | None
) -> None:
    figures, summary = score(gold, predicted), summarise(gold, predicted)
    if out is not None:
        write_json(out, {"split": split, **summary, **nest(figures)})
    if missing:
        print(f"{list_some(missing)}\nArticles without a prediction count as empty.", file=sys.stderr)
    print(f"{split}: {summary.get('note', f'{len(gold)} gold articles')}")
    if gold:
        print(format_table(figures))
