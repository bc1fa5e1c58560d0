"""folder: what a folder of published tables holds, as its files say."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from scripts.core.errors import DataError
from scripts.core.schema import CONFIGS, load_table

FACTS = ["source", "split", "published", "text", "licence", "may_share_text", "is_invented", "is_gold"]


@dataclass(frozen=True, slots=True)
class File:
    """One Parquet file: its path from the folder, its rows, and its size on disk and in memory."""

    split: str
    path: str
    rows: int
    bytes: int
    memory_bytes: int
    sha256: str
    schema: pa.Schema


@dataclass(frozen=True, slots=True)
class Folder:
    """One folder of published tables: files by config, facts of the articles, licences of records, and provenance."""

    files: dict[str, list[File]]
    articles: list[dict[str, Any]]
    record_licences: dict[str, int]
    provenance: dict[str, Any]

    @property
    def splits(self) -> tuple[str, ...]:
        """The official splits that have rows, in their order."""
        found = {article["split"] for article in self.articles}
        return tuple(split for split in order_splits() if split in found)

    @property
    def period(self) -> tuple[str, str] | None:
        """The first and the last day of publication; None if no article has one."""
        days = sorted(article["published"] for article in self.articles if article["published"])
        return (days[0].isoformat(), days[-1].isoformat()) if days else None

    def count(self, config: str) -> int:
        """Return how many rows a config has."""
        return sum(file.rows for file in self.files.get(config, ()))

    def count_articles(self, **facts: Any) -> int:
        """Return how many articles have the facts, such as `is_gold=True`."""
        return sum(all(article[name] == value for name, value in facts.items()) for article in self.articles)


def order_splits() -> tuple[str, ...]:
    """Return the names of all splits in the order of the schema; tables without splits are one split, `full`."""
    return (*(load_table("articles").column("split").enum or ()), "full")


def read_folder(tables: Path) -> Folder:
    """Return what a folder of published tables holds; DataError if publish did not write it, or not as it now is."""
    provenance = tables / "provenance.json"
    if not provenance.is_file():
        raise DataError(f"{provenance} is missing; run the stage publish first (dvc repro)")
    folder = Folder(
        files={config: files for config in CONFIGS if (files := list(_read_files(tables, config)))},
        articles=_read_articles(tables),
        record_licences=_read_licences(tables / "authority/full.parquet"),
        provenance=json.loads(provenance.read_text(encoding="utf-8")),
    )
    for file in (file for files in folder.files.values() for file in files):
        config, split = Path(file.path).parent.name, file.split
        if folder.provenance["tables"].get(config, {}).get(split, {}).get("sha256") != file.sha256:
            raise DataError(f"{tables / file.path} is not the file that provenance.json describes; run publish again")
    return folder


def _read_files(tables: Path, config: str) -> Iterator[File]:
    for split in order_splits():
        path = tables / config / f"{split}.parquet"
        if path.is_file() and (rows := pq.read_metadata(path).num_rows):
            yield File(
                split=split,
                path=f"{config}/{split}.parquet",
                rows=rows,
                bytes=path.stat().st_size,
                memory_bytes=pq.read_table(path).nbytes,
                sha256=sha256(path.read_bytes()).hexdigest(),
                schema=pq.read_schema(path),
            )


def _read_articles(tables: Path) -> list[dict[str, Any]]:
    files = [path for split in order_splits() if (path := tables / "articles" / f"{split}.parquet").is_file()]
    if not files:
        raise DataError(f"{tables} holds no articles; run the stage publish first (dvc repro)")
    table = pa.concat_tables([pq.read_table(path, columns=FACTS) for path in files])
    has_text = pc.is_valid(table["text"])
    rows: list[dict[str, Any]] = table.drop_columns(["text"]).append_column("has_text", has_text).to_pylist()
    return rows


def _read_licences(path: Path) -> dict[str, int]:
    if not path.is_file():
        return {}
    counts = pc.value_counts(pq.read_table(path, columns=["licence"])["licence"]).to_pylist()
    return {count["values"]: count["counts"] for count in counts}
