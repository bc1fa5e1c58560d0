"""bench: this project's sentences and entities beside those of the best libraries, in quality and in speed."""

from pathlib import Path
from typing import Annotated, Any

import typer

from scripts.bench.page import fill_page, make_parts
from scripts.bench.peers import MODEL, describe_model, list_versions, load_recogniser, load_splitters
from scripts.bench.quality import Sample, compare_entities, compare_sentences
from scripts.bench.speed import measure_speed
from scripts.core.authority import load_authority
from scripts.core.errors import DataError
from scripts.core.gold import GOLD_SPLITS
from scripts.core.tables import read_table, write_json, write_text
from scripts.score.read import read_gold

ROOT = Path(__file__).resolve().parents[2]
NER = ("tok2vec", "ner")

Samples = dict[str, list[Sample]]


def run(
    tables: Annotated[Path, typer.Option(help="Folder of published tables with text.")] = ROOT / "dataset/full",
    authority: Annotated[Path, typer.Option(help="Folder of the authority file.")] = ROOT / "dataset/authority",
    spacy_model: Annotated[str, typer.Option(help="spaCy model: a package that is installed, or a folder.")] = MODEL,
    out: Annotated[Path, typer.Option(help="File for the figures.")] = ROOT / "docs/results/peers.json",
    page: Annotated[Path, typer.Option(help="Page whose tables are written anew.")] = ROOT / "docs/benchmark/peers.md",
) -> None:
    """Compare sentences and entities with those of other libraries, in quality and in speed."""
    libraries, prose = list_versions(), page.read_text(encoding="utf-8")
    samples = read_samples(tables)
    results = {
        "quality": {
            "libraries": libraries,
            "model": describe_model(spacy_model),
            **compare(samples, authority, spacy_model),
        },
        "speed": measure_speed([sample for part in samples.values() for sample in part], authority, spacy_model),
    }
    write_json(out, results)
    write_text(page, fill_page(prose, results))
    print("\n\n".join(make_parts(results).values()))


def read_samples(tables: Path) -> Samples:
    """Return the gold articles whose text is at hand, by split; DataError if a split has none."""
    gold = read_gold(tables)
    samples: Samples = {split: [] for split in GOLD_SPLITS}
    for split in GOLD_SPLITS:
        for article in read_table("articles", tables / f"articles/{split}.parquet"):
            if article.is_gold and article.text is not None:
                samples[split].append(Sample(article, article.text, gold[article.article_id].document))
        if not samples[split]:
            raise DataError(f"{tables} has no text of the {split} articles; run make fetch and make full first")
    return samples


def compare(samples: Samples, authority: Path, model: str) -> dict[str, Any]:
    """Return the figures of quality by layer, split and annotator."""
    splitters, records = load_splitters(), load_authority(authority)
    recognise = load_recogniser(model, NER, use_blis=True)
    return {
        "articles": {split: len(part) for split, part in samples.items()},
        "sentences": {split: compare_sentences(part, splitters) for split, part in samples.items()},
        "entities": {split: compare_entities(part, records, recognise) for split, part in samples.items()},
    }
