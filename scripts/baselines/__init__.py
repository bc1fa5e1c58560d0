"""baselines: what simple and known systems score, and the leaderboard that they open."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Annotated, Any

import typer

from scripts.baselines.answers import read_answers
from scripts.baselines.leaderboard import FIGURES, make_figures, make_parts
from scripts.baselines.on_gold import annotate_on_gold
from scripts.baselines.prompt import format_schema, make_instructions, make_prompt
from scripts.baselines.results import SCORED, describe_run, load_results, score_file, write_lines
from scripts.baselines.samples import Corpus, Sample, hash_gold, read_samples
from scripts.baselines.summary import summarise
from scripts.baselines.systems import SYSTEMS, UNASKED, Options, System
from scripts.bench.page import fill_parts
from scripts.bench.peers import MODEL
from scripts.core.errors import DataError
from scripts.core.gold import GOLD_SPLITS
from scripts.core.schema import LAYERS
from scripts.core.tables import write_json, write_text

ROOT = Path(__file__).resolve().parents[2]
app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, no_args_is_help=True, help=__doc__)

Tables = Annotated[Path, typer.Option(help="Folder of published tables with text.")]
Results = Annotated[Path, typer.Option(help="Folder of the results, a text-free JSON file for each system.")]
FULL, RESULTS, PREDICTIONS = ROOT / "dataset/full", ROOT / "docs/results/baselines", ROOT / ".cache/baselines"


@app.command()
def run(
    names: Annotated[list[str] | None, typer.Argument(help="Baselines to run; all but transformer by default.")] = None,
    tables: Tables = FULL,
    authority: Annotated[Path, typer.Option(help="Folder of the authority file.")] = ROOT / "dataset/authority",
    spacy_model: Annotated[str, typer.Option(help="spaCy model: a package that is installed, or a folder.")] = MODEL,
    model: Annotated[str | None, typer.Option(help="Encoder of the transformer: a folder, or a name on a hub.")] = None,
    predictions: Annotated[Path, typer.Option(help="Folder for the prediction files.")] = PREDICTIONS,
    results: Results = RESULTS,
) -> None:
    """Run baselines: learn on train, choose on validation, score on validation and test."""
    chosen = choose_systems(names or UNASKED)
    samples = {split: read_samples(tables, split) for split in GOLD_SPLITS}
    for name, system in chosen.items():
        run_system(name, system, samples, tables, Options(authority, spacy_model, model), predictions, results)


def choose_systems(names: Iterable[str]) -> dict[str, System]:
    """Return the baselines of these names; DataError if there is none of a name."""
    for name in names:
        if name not in SYSTEMS:
            raise DataError(f"{name} is no baseline; there are {', '.join(SYSTEMS)}")
    return {name: SYSTEMS[name] for name in names}


def run_system(
    name: str,
    system: System,
    samples: dict[str, list[Sample]],
    tables: Path,
    options: Options,
    predictions: Path,
    results: Path,
) -> None:
    """Write the predictions of one baseline and what they score."""
    start = perf_counter()
    annotator = system.prepare(Corpus(samples["train"], samples["validation"]), options)
    ready = perf_counter()
    lines = list(annotator.annotate([sample.article for sample in scored(samples)]))
    seconds = {"prepare": round(ready - start, 1), "annotate": round(perf_counter() - ready, 1)}
    path = predictions / f"{name}.jsonl"
    write_lines(path, lines)
    about = {
        "about": system.about,
        "learns_from": system.learns_from,
        "tasks": system.tasks,
        "settings": annotator.settings,
        "seconds": seconds,
        **describe_run(system.libraries),
    }
    given = {}
    for layer, find in system.on_gold(options.authority).items() if system.on_gold else ():
        given[layer] = predictions / f"{name}-on-gold-{layer}.jsonl"
        write_lines(given[layer], annotate_on_gold(find, [sample.article for sample in scored(samples)], tables))
    write_result(results, name, about, samples, tables, path, given)


def scored(samples: dict[str, list[Sample]]) -> Sequence[Sample]:
    """Return the samples that are scored."""
    return [sample for split in SCORED for sample in samples[split]]


def write_result(
    results: Path,
    name: str,
    about: dict[str, Any],
    samples: dict[str, list[Sample]],
    tables: Path,
    predictions: Path,
    on_gold: Mapping[str, Path],
) -> None:
    """Write the scores of a prediction file, and of each layer made on gold ones, beside what is said of the system."""
    scores = score_file(tables, predictions)
    for layer, path in on_gold.items():
        for split, given in score_file(tables, path).items():
            scores[split].setdefault("gold_input", {})[layer] = given[layer]
    facts = {"name": name, **about, "gold_sha256": hash_gold(scored(samples)), "scores": scores}
    write_json(results / f"{name}.json", facts)
    typer.echo(f"{results / f'{name}.json'} is written, scores of {predictions}")


@app.command()
def submit(
    name: Annotated[str, typer.Argument(help="Name of the system, in lower case: letters, digits, hyphens.")],
    pred: Annotated[Path, typer.Argument(help="Prediction file of the validation and test articles.")],
    about: Annotated[str, typer.Option(help="What the system does, in a sentence.")],
    learns_from: Annotated[str, typer.Option(help="What it was trained on, pretraining included.")],
    link: Annotated[str | None, typer.Option(help="Address of a paper or of code.")] = None,
    on_gold: Annotated[
        list[str] | None,
        typer.Option(metavar="LAYER=FILE", help="Prediction file of a layer made on the gold of those below it."),
    ] = None,
    tables: Tables = FULL,
    results: Results = RESULTS,
) -> None:
    """Score a prediction file of your own into a result that a pull request can bring."""
    if not name or set(name) - set("abcdefghijklmnopqrstuvwxyz0123456789-") or name in SYSTEMS:
        raise DataError(f"{name!r} is no new name; take lower-case letters, digits and hyphens, no baseline's name")
    samples = {split: read_samples(tables, split) for split in SCORED}
    head = {"about": about, "learns_from": learns_from, "link": link}
    write_result(results, name, head, samples, tables, pred, dict(map(_read_on_gold, on_gold or ())))


def _read_on_gold(words: str) -> tuple[str, Path]:
    layer, _, path = words.partition("=")
    if layer not in LAYERS[1:] or not path:
        raise DataError(f"--on-gold is {words!r}; expected LAYER=FILE, LAYER being one of {', '.join(LAYERS[1:])}")
    return layer, Path(path)


@app.command()
def leaderboard(
    results: Results = RESULTS,
    page: Annotated[Path, typer.Option(help="Page to write anew.")] = ROOT / "docs/benchmark/leaderboard.md",
    prompt: Annotated[Path, typer.Option(help="Page of the prompt.")] = ROOT / "docs/benchmark/prompt.md",
) -> None:
    """Write the tables and figures of the leaderboard from the results, and the page of the prompt from the schemas."""
    found = load_results(results)
    write_text(page, fill_parts(page.read_text(encoding="utf-8"), {**make_parts(found), "summary": summarise(found)}))
    for name, figure in make_figures(found).items():
        write_text(page.parent / FIGURES / name, figure)
    write_text(prompt, fill_parts(prompt.read_text(encoding="utf-8"), make_prompt_parts()))


def make_prompt_parts() -> dict[str, str]:
    """Return the Markdown of each marked part of the page of the prompt by name."""
    return {
        "prompt": f"```text\n{make_instructions()}```",
        "schema": f"```json\n{format_schema()}\n```",
    }


@app.command()
def prompts(
    out: Annotated[Path, typer.Argument(metavar="OUT.jsonl", help='Lines {"id", "prompt"}.')],
    split: Annotated[str, typer.Option(help="Gold split to ask about.")] = "validation",
    tables: Tables = FULL,
) -> None:
    """Write what to ask a language model about each article of a split; it holds the text, so keep it to yourself."""
    samples = read_samples(tables, split)
    write_lines(out, ({"id": item.article.article_id, "prompt": make_prompt(item.article)} for item in samples))


@app.command()
def answers(
    source: Annotated[Path, typer.Argument(metavar="ANSWERS.jsonl", help='Lines {"id", "answer"}.')],
    out: Annotated[Path, typer.Argument(metavar="OUT.jsonl", help="Prediction file to write.")],
    tables: Tables = FULL,
) -> None:
    """Turn the answers of a language model into a prediction file, and print what was left out of it."""
    samples = [sample for split in GOLD_SPLITS for sample in read_samples(tables, split)]
    found = list(read_answers(source, {sample.article.article_id: sample.article for sample in samples}))
    write_lines(out, (line for line, _ in found))
    left_out = [problem for _, problems in found for problem in problems]
    typer.echo("\n".join([*left_out, f"{out} is written: {len(found)} articles, {len(left_out)} marks left out"]))
