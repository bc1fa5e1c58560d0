"""build: the whole pipeline in one go, from a folder of raw articles to tables that load."""

import json
import shutil
from pathlib import Path
from typing import Annotated, Any

import typer
import yaml

from scripts import articles, describe, entities, events, publish, quotes, score, sentences, validate
from scripts.core.errors import DataError, command
from scripts.core.tables import write_json
from scripts.describe.statistics import make_statistics

ROOT = Path(__file__).resolve().parents[1]
AUTHORITY = ROOT / "dataset/authority"


def run_stages(raw: Path, draft: Path, gold: Path | None, fetched: Path | None, params: dict[str, Any]) -> None:
    """Run every stage of dvc.yaml on `raw`; stage outputs go to draft/interim, tables and reports to `draft`."""
    interim = draft / "interim"
    layer = {name: interim / f"{name}.parquet" for name in ("articles", "sentences", "entities", "quotes", "events")}
    articles.run(
        raw=raw,
        gold=gold,
        relevance=AUTHORITY / "lexicons/relevance.csv",
        latest_publication=str(params["latest_publication"]),
        max_record_mb=params["max_record_mb"],
        **params["near_duplicates"],
        out=layer["articles"],
        rejected=interim / "rejected.parquet",
        counts=interim / "sources.json",
        fetched=fetched,
    )
    sentences.run(layer["articles"], gold, layer["sentences"])
    entities.run(layer["articles"], layer["sentences"], AUTHORITY, gold, layer["entities"])
    quotes.run(layer["articles"], layer["sentences"], layer["entities"], AUTHORITY, gold, layer["quotes"])
    events.run(
        articles=layer["articles"],
        sentences=layer["sentences"],
        entities=layer["entities"],
        quotes=layer["quotes"],
        authority=AUTHORITY,
        gold=gold,
        raw=raw,
        out=layer["events"],
        same_place_km=params["events"]["same_place_km"],
    )
    validate.run(interim, AUTHORITY, draft / "validation.json", latest_publication=str(params["latest_publication"]))
    score.run(interim, interim, json=draft / "scores.json")
    publish.run(draft, interim, raw, AUTHORITY)
    describe.run(draft)
    shutil.rmtree(interim)


def write_results(out: Path, results: Path) -> None:
    """Write what a full build can be compared by: counts, logical hashes and scores."""
    provenance = json.loads((out / "provenance.json").read_text(encoding="utf-8"))
    for splits in provenance["tables"].values():
        for file in splits.values():
            del file["bytes"], file["sha256"]
    write_json(results / "full_build.json", provenance)
    write_json(results / "statistics.json", make_statistics(out))
    for name in ("scores", "validation"):
        write_json(results / f"{name}.json", json.loads((out / f"{name}.json").read_text(encoding="utf-8")))


def run(
    raw: Annotated[Path, typer.Argument(help="Folder of .txt, .html, .jsonl and .warc(.gz), or a tree of sources.")],
    out: Annotated[Path, typer.Argument(help="Folder to write; an earlier build in it is replaced.")],
    gold: Annotated[Path | None, typer.Option(help="Folder of gold files.")] = None,
    fetched: Annotated[Path | None, typer.Option(help="Where `fetch` put the files that pointers.csv names.")] = None,
    params: Annotated[Path, typer.Option(help="The numbers of the build.")] = ROOT / "params.yaml",
    results: Annotated[Path | None, typer.Option(help="Folder for the figures of the build, without any text.")] = None,
) -> None:
    """Turn raw articles into tables; the folder appears whole or not at all."""
    if out.resolve().is_relative_to(raw.resolve()):
        raise DataError(f"{out} lies inside {raw}; name a folder outside of it")
    if out.exists() and not (out / "provenance.json").is_file():
        raise DataError(f"{out} exists and is no earlier build; name another folder")
    draft, old = (out.with_name(f".{out.name}.{state}") for state in ("draft", "old"))
    for path in (draft, old):
        shutil.rmtree(path, ignore_errors=True)
    try:
        run_stages(raw, draft, gold, fetched, yaml.safe_load(params.read_text(encoding="utf-8")))
        if out.exists():
            out.rename(old)
        draft.rename(out)
    finally:
        for path in (draft, old):
            shutil.rmtree(path, ignore_errors=True)
    if results is not None:
        write_results(out, results)
    typer.echo(f"{out} is built: datasets.load_dataset({str(out)!r}, 'articles')")


if __name__ == "__main__":
    command(run)
