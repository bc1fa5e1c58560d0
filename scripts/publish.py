"""publish: the tables as users load them, a file per split, with the configs made from them and their provenance."""

import json
import shutil
from collections.abc import Iterator
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import typer

from scripts import describe
from scripts.core.authority import load_authority
from scripts.core.errors import DataError, command
from scripts.core.gold import GOLD_SPLITS
from scripts.core.schema import CONFIGS, LAYERS, load_table, read_schema, source_text_columns
from scripts.core.tables import PARQUET, logical_hash, to_arrow, whole_file, write_json
from scripts.core.text import tokens
from scripts.sources.listing import list_sources

SPLITS = (*GOLD_SPLITS, "auto", "near_gold")
CODE = ("scripts", "schemas", "params.yaml")
ROOT = Path(__file__).resolve().parents[1]


def load_layer(folder: Path, name: str) -> pa.Table:
    """Return the rows of a table that are published, from a folder of stage outputs or of published tables."""
    files = [folder / f"{name}.parquet"]
    if not files[0].is_file():
        files = [file for split in SPLITS if (file := folder / name / f"{split}.parquet").is_file()]
    if not files and name in ("articles", "sentences"):
        raise DataError(f"{folder} holds no {name}; run dvc repro first")
    schema = load_table(name).arrow
    table = pa.concat_tables([schema.empty_table(), *(pq.read_table(file).cast(schema) for file in files)])
    if name == "articles":
        return table
    is_gold = pc.is_in(table["split"], value_set=pa.array(GOLD_SPLITS))
    return table.filter(pc.equal(table["annotation"], pc.if_else(is_gold, "gold", "auto")))


def load_layers(folder: Path, shareable: bool = False) -> dict[str, pa.Table]:
    """Return articles and layers by name; if `shareable`, without any text that may not be given to others."""
    layers = {name: load_layer(folder, name) for name in ("articles", *LAYERS)}
    if not shareable:
        return layers
    articles = layers["articles"]
    restricted = articles.filter(pc.invert(articles["may_share_text"]))["source"].unique()
    return {name: hide_text(name, table, restricted) for name, table in layers.items()}


def hide_text(name: str, table: pa.Table, restricted: pa.Array) -> pa.Table:
    """Return the table with its source-text columns null in the rows of restricted sources."""
    is_hidden = pc.is_in(table["source"], value_set=restricted)
    for column in source_text_columns(load_table(name)):
        index = table.schema.get_field_index(column)
        shown = pc.if_else(is_hidden, pa.scalar(None, table.schema.field(index).type), table[column])
        table = table.set_column(index, table.schema.field(index), shown)
    return table


def nest(layers: dict[str, pa.Table]) -> pa.Table:
    """Return one row per article with all its layers as lists of structs; rows must follow the articles' order."""
    documents = layers["articles"]
    order = documents["article_id"].to_pylist()
    for name in LAYERS:
        table = layers[name].drop_columns(["article_id", "source", "split"])
        counts = {value["values"]: value["counts"] for value in pc.value_counts(layers[name]["article_id"]).to_pylist()}
        offsets = [0]
        for article_id in order:
            offsets.append(offsets[-1] + counts.get(article_id, 0))
        structs = table.combine_chunks().to_struct_array()
        structs = structs.combine_chunks() if isinstance(structs, pa.ChunkedArray) else structs
        documents = documents.append_column(name, pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), structs))
    return documents


def tag_tokens(articles: pa.Table, sentences: pa.Table, entities: pa.Table) -> Iterator[dict[str, Any]]:
    """Yield each sentence whose text is at hand as tokens with BIO tags, the tags as numbers into `tag_names()`."""
    numbers = {name: number for number, name in enumerate(tag_names())}
    marks: dict[str, list[tuple[int, int, str]]] = {}
    for sentence_id, rows in groupby(entities.to_pylist(), key=lambda row: row["sentence_id"]):
        marks.setdefault(sentence_id, []).extend((row["start"], row["end"], row["type"]) for row in rows)
    for sentence in sentences.to_pylist():
        if sentence["text"] is not None:
            spans = [(sentence["start"] + a, sentence["start"] + b) for a, b in tokens(sentence["text"])]
            tags = _bio(spans, marks.get(sentence["sentence_id"], []))
            yield {
                **{key: sentence[key] for key in ("sentence_id", "article_id", "source", "split")},
                "tokens": [sentence["text"][a - sentence["start"] : b - sentence["start"]] for a, b in spans],
                "tags": [numbers[tag] for tag in tags],
            }


def _bio(spans: list[tuple[int, int]], marks: list[tuple[int, int, str]]) -> list[str]:
    begins = {start: (end, kind) for start, end, kind in marks}
    tags = []
    until, kind = 0, ""
    for start, _ in spans:
        if start in begins:
            until, kind = begins[start]
            tags.append(f"B-{kind}")
        else:
            tags.append(f"I-{kind}" if start < until else "O")
    return tags


def tag_names() -> list[str]:
    """Return the names of the BIO tags in the order of their numbers."""
    types = load_table("entities").column("type").enum or ()
    return ["O", *(f"{place}-{kind}" for kind in types for place in "BI")]


def ner_schema() -> pa.Schema:
    """Return the Arrow schema of the `ner` config, with the tag names where `datasets` looks for them."""
    text, listed = {"dtype": "string", "_type": "Value"}, {"_type": "List"}
    keys = ("sentence_id", "article_id", "source", "split")
    features = {
        **dict.fromkeys(keys, text),
        "tokens": {"feature": text, **listed},
        "tags": {"feature": {"names": tag_names(), "_type": "ClassLabel"}, **listed},
    }
    columns = [pa.field(key, pa.string(), nullable=False) for key in keys]
    columns += [pa.field("tokens", pa.list_(pa.string())), pa.field("tags", pa.list_(pa.int64()))]
    return pa.schema(columns, metadata={"huggingface": json.dumps({"info": {"features": features}})})


def write_split(out: Path, layers: dict[str, pa.Table], split: str) -> None:
    """Write all configs of one split; a config without rows in it gets no file."""
    layers = {name: table.filter(pc.equal(table["split"], split)) for name, table in layers.items()}
    ner = list(tag_tokens(layers["articles"], layers["sentences"], layers["entities"]))
    tables = {**layers, "documents": nest(layers), "ner": pa.Table.from_pylist(ner, schema=ner_schema())}
    for name, table in tables.items():
        _write(table, out / name / f"{split}.parquet")


def _write(table: pa.Table, path: Path) -> None:
    if table.num_rows:
        with whole_file(path) as draft:
            pq.write_table(table, draft, **PARQUET)


def provenance(out: Path, raw: Path, counts: dict[str, Any]) -> dict[str, Any]:
    """Return where the tables come from and what they hold: sources, code hash, and hashes and rows of each file."""
    return {
        "version": read_schema("dataset")["version"],
        "code_sha256": hash_code(ROOT),
        "sources": {
            source.source: {
                "title": source.title,
                "licence": source.licence,
                "may_share_text": source.may_share_text,
                "producer": source.producer,
                "obtained": source.obtained,
                "citation": source.citation,
                **counts.get(source.source, {}),
            }
            for source, _ in list_sources(raw)
        },
        "tables": {
            name: {path.stem: _fingerprint(path) for path in sorted((out / name).glob("*.parquet"))} for name in CONFIGS
        },
    }


def _fingerprint(path: Path) -> dict[str, Any]:
    table = pq.read_table(path)
    return {
        "rows": table.num_rows,
        "bytes": path.stat().st_size,
        "sha256": sha256(path.read_bytes()).hexdigest(),
        "logical_sha256": logical_hash(table),
    }


def hash_code(root: Path) -> str:
    """Return the SHA-256 over scripts, schemas and parameters: names and contents in order of name."""
    digest = sha256()
    files = [file for name in CODE for file in ([root / name] if (root / name).is_file() else (root / name).rglob("*"))]
    for file in sorted(files):
        if file.is_file() and file.suffix != ".pyc":
            content = sha256(file.read_bytes()).hexdigest()
            digest.update(f"{file.relative_to(root).as_posix()} {content}\n".encode())
    return digest.hexdigest()


def run(
    out: Annotated[Path, typer.Argument(help="Folder to write; the tables in it are replaced.")],
    tables: Annotated[Path, typer.Option(help="Stage outputs, or published tables.")] = Path("dataset/interim"),
    raw: Path = Path("dataset/raw"),
    authority: Path = Path("dataset/authority"),
    counts: Annotated[Path | None, typer.Option(help="Counts by source; by default beside the tables.")] = None,
    shareable: Annotated[bool, typer.Option(help="Leave out every text that may not be given to others.")] = False,
) -> None:
    """Write the tables, a file per split, and their provenance; for a shareable release also what describes them."""
    if out.resolve() == tables.resolve():
        raise DataError(f"{out} can't be both read and written; name another folder")
    layers = load_layers(tables, shareable)
    for name in CONFIGS:
        shutil.rmtree(out / name, ignore_errors=True)
        (out / name).mkdir(parents=True)
    for split in SPLITS:
        write_split(out, layers, split)
    records = load_authority(authority).records
    _write(to_arrow(load_table("authority"), records), out / "authority/full.parquet")
    _write(_load_rejected(tables), out / "rejected/full.parquet")
    write_json(out / "provenance.json", provenance(out, raw, _load_counts(counts or tables / "sources.json", tables)))
    if shareable:
        describe.run(out)


def _load_rejected(tables: Path) -> pa.Table:
    files = [file for file in (tables / "rejected.parquet", tables / "rejected/full.parquet") if file.is_file()]
    schema = load_table("rejected").arrow
    return pa.concat_tables([schema.empty_table(), *(pq.read_table(file).cast(schema) for file in files)])


def _load_counts(path: Path, tables: Path) -> dict[str, Any]:
    if path.is_file():
        return dict(json.loads(path.read_text(encoding="utf-8")))
    earlier = json.loads((tables / "provenance.json").read_text(encoding="utf-8"))
    names = ("articles", "rejected", "not_fetched", "gold_without_text")
    return {key: {name: value[name] for name in names} for key, value in earlier["sources"].items()}


if __name__ == "__main__":
    command(run)
