"""bench: this project's sentences and entities beside those of the best libraries, in quality and in speed."""

from pathlib import Path
from typing import Annotated, Any

import typer

from scripts.bench.page import fill_page, make_parts
from scripts.bench.peers import MODEL, describe_model, list_versions, load_recogniser, load_splitters
from scripts.bench.quality import Sample, compare_entities, compare_sentences
from scripts.bench.scale import measure_scale
from scripts.bench.speed import measure_speed
from scripts.core.authority import load_authority
from scripts.core.gold import GOLD_SPLITS
from scripts.core.tables import write_json, write_text
from scripts.score.read import read_gold, read_texts

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
    everything = [sample for part in samples.values() for sample in part]
    results = {
        "quality": {
            "libraries": libraries,
            "model": describe_model(spacy_model),
            **compare(samples, authority, spacy_model),
        },
        "speed": measure_speed(everything, authority, spacy_model),
        "scale": measure_scale(everything, authority),
    }
    write_json(out, results)
    write_text(page, fill_page(prose, results))
    print("\n\n".join(make_parts(results).values()))


def read_samples(tables: Path) -> Samples:
    """Return the gold articles whose text is at hand, by split; DataError if a split has none."""
    gold = read_gold(tables)
    return {
        split: [
            Sample(article, article.text or "", gold[article.article_id].document)
            for article in read_texts(tables, split)
        ]
        for split in GOLD_SPLITS
    }


def compare(samples: Samples, authority: Path, model: str) -> dict[str, Any]:
    """Return the figures of quality by layer, split and annotator."""
    splitters, records = load_splitters(), load_authority(authority)
    recognise = load_recogniser(model, NER, use_blis=True)
    return {
        "articles": {split: len(part) for split, part in samples.items()},
        "sentences": {split: compare_sentences(part, splitters) for split, part in samples.items()},
        "entities": {split: compare_entities(part, records, recognise) for split, part in samples.items()},
    }
