"""score: the official figures of a prediction against the gold annotation."""

import sys
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from scripts.core.errors import DataError
from scripts.core.gold import GOLD_SPLITS
from scripts.core.schema import LAYERS
from scripts.core.tables import write_json
from scripts.score.breakdown import break_down
from scripts.score.check import check_lines
from scripts.score.context import Context, Training, learn
from scripts.score.counts import Figure, Key, Ratio, add_up
from scripts.score.derived import Name
from scripts.score.document import EMPTY, Document, make_document
from scripts.score.events import match_events
from scripts.score.identity import MEASURES, measure_clusters
from scripts.score.layers import measure, measure_matched
from scripts.score.read import GoldArticle, read_gold, read_predictions, read_records
from scripts.score.report import format_beside, format_contrast, format_table, list_some, nest
from scripts.score.resample import Values, contrast, interval, vary

NO_GOLD = "no gold articles"
# The figures of no article at all.
NOTHING = (*measure(EMPTY, EMPTY), *((("events", f"cluster_{name}", ""), Ratio()) for name in MEASURES))


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures of one prediction: of each article, of all together, and as they vary from resample to resample."""

    by_article: dict[str, dict[Key, Figure]]
    total: dict[Key, Figure]
    values: dict[Name, Values]


def score(gold: Mapping[str, GoldArticle], predicted: Mapping[str, Document], training: Training) -> Scores:
    """Return the figures of all gold articles; an article without a prediction counts as an empty one."""
    documents = {article_id: predicted.get(article_id, EMPTY) for article_id in gold}
    events = {
        key: (
            article.document.events,
            documents[key].events,
            match_events(article.document.events, documents[key].events),
        )
        for key, article in gold.items()
    }
    by_article = {
        key: dict(measure_matched(article.document, documents[key], events[key][2], _context(article, training)))
        for key, article in gold.items()
    }
    for article_id, metric, figure in measure_clusters({key: events[key] for key, one in gold.items() if one.text}):
        by_article[article_id]["events", metric, ""] = figure
    total = add_up([*NOTHING, *(item for figures in by_article.values() for item in figures.items())])
    return Scores(by_article, total, vary(by_article, {key: article.cluster_id for key, article in gold.items()}))


def _context(article: GoldArticle, training: Training) -> Context:
    return Context(article.published, article.text, training)


def summarise(gold: Mapping[str, GoldArticle], predicted: Mapping[str, Document]) -> dict[str, Any]:
    """Return how many articles were scored, and how many marks each layer of them has."""
    summary: dict[str, Any] = {
        "articles": len(gold),
        "articles_missing": len(gold.keys() - predicted.keys()),
        "clusters": len({article.cluster_id for article in gold.values()}),
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
    against: Annotated[Path | None, typer.Option(help="Prediction of another system, to say which is ahead.")] = None,
    gold_input: Annotated[
        Path | None, typer.Option(help="Prediction of the same system, made on the gold of the layers below each.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Only check the prediction; exit 1 if a thing is wrong.")
    ] = False,
) -> None:
    """Score a prediction against the gold annotation of one split."""
    articles = read_gold(gold)
    chosen = choose(articles, split)
    files = {name: path for name, path in (("", pred), ("against", against), ("gold_input", gold_input)) if path}
    records = read_records(gold) if any(path.is_file() for path in files.values()) else frozenset()
    if check:
        _check(pred, articles, chosen, records)
        return
    training = learn((one.document, one.text) for one in articles.values() if one.split == "train")
    predicted = {name: _read(path, articles, chosen, records) for name, path in files.items()}
    scores = {name: score(chosen, documents, training) for name, documents in predicted.items()}
    if json is not None:
        write_json(json, {"split": split, **_nest_all(chosen, predicted[""], scores)})
    for name, documents in predicted.items():
        _warn(files[name], chosen, documents)
    print(f"{split}: {f'{len(chosen)} gold articles' if chosen else NO_GOLD}")
    if chosen:
        _print_tables(scores)


def choose(articles: Mapping[str, GoldArticle], split: str) -> dict[str, GoldArticle]:
    """Return the gold articles of a split whose text is at hand."""
    if split not in GOLD_SPLITS:
        raise DataError(f"--split is {split!r}; it takes {', '.join(GOLD_SPLITS)}")
    return {key: article for key, article in articles.items() if article.split == split and article.has_text}


def _check(
    path: Path, articles: Mapping[str, GoldArticle], chosen: Mapping[str, GoldArticle], records: Collection[str]
) -> None:
    given = list(read_predictions(path, articles))
    lines, problems = check_lines(given, articles, records)
    problems += _missing(path, chosen, {line.article_id for line in given})
    if problems:
        raise DataError("\n".join([f"{path} does not pass the check", *problems]))
    print(f"{path}: nothing wrong in {len(lines)} predictions")


def _read(
    path: Path, articles: Mapping[str, GoldArticle], chosen: Mapping[str, GoldArticle], records: Collection[str]
) -> dict[str, Document]:
    """Return the marks that a sound prediction file has on the chosen articles."""
    lines, problems = check_lines(read_predictions(path, articles), articles, records)
    if problems:
        raise DataError(f"{path} does not pass the check\n{list_some(problems)}")
    return {key: make_document(lines[key]) for key in chosen if key in lines}


def _missing(path: Path, chosen: Mapping[str, GoldArticle], found: Collection[str | None]) -> list[str]:
    return [f"{path}: no prediction for {article_id}" for article_id in chosen if article_id not in found]


def _warn(path: Path, chosen: Mapping[str, GoldArticle], found: Mapping[str, Any]) -> None:
    missing = _missing(path, chosen, found)
    if missing:
        print(f"{list_some(missing)}\nArticles without a prediction count as empty.", file=sys.stderr)


def _nest_all(
    gold: Mapping[str, GoldArticle], predicted: Mapping[str, Document], scores: Mapping[str, Scores]
) -> dict[str, Any]:
    report = {**summarise(gold, predicted), **nest(scores[""].total, _intervals(scores[""]))}
    report["breakdown"] = break_down(gold, scores[""].by_article)
    if "gold_input" in scores:
        report["gold_input"] = nest(scores["gold_input"].total, _intervals(scores["gold_input"]))
    if "against" in scores:
        report["against"] = {}
        for (layer, metric, name), found in contrast(scores[""].values, scores["against"].values):
            report["against"].setdefault(layer, {}).setdefault(metric, {})[name] = found
    return report


def _intervals(scores: Scores) -> dict[Name, list[float] | None]:
    return {name: interval(values) for name, values in scores.values.items()}


def _print_tables(scores: Mapping[str, Scores]) -> None:
    ours = scores[""]
    print(format_table(ours.total, _intervals(ours)))
    if "gold_input" in scores:
        print(f"\n{format_beside(ours.total, scores['gold_input'].total)}")
    if "against" in scores:
        print(f"\n{format_contrast(dict(contrast(ours.values, scores['against'].values)))}")
