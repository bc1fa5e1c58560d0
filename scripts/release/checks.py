"""checks: a release as a stranger will find it, file by file, row by row, right by right."""

from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import datasets
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from datasets.exceptions import DatasetsError

from scripts.core.errors import DataError
from scripts.core.schema import CONFIGS, LAYERS, load_table, source_text_columns
from scripts.core.tables import logical_hash, write_text

SUMS = "SHA256SUMS"


def write_sums(folder: Path) -> None:
    """Write the SHA-256 of every file in the folder, as `sha256sum --check` reads it."""
    lines = [f"{sha256((folder / path).read_bytes()).hexdigest()}  {path}\n" for path in list_files(folder)]
    write_text(folder / SUMS, "".join(lines))


def list_files(folder: Path) -> list[str]:
    """Return the paths of all files of a release but its checksums, in order; what begins with a dot is none of it."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    names = (path.as_posix() for path in paths if not any(part.startswith(".") for part in path.parts))
    return sorted(name for name in names if name != SUMS)


def read_hashes(folder: Path) -> dict[str, Any]:
    """Return rows and logical hash of every Parquet file, counted anew, by config and split."""
    return {name: {file.stem: _count(file) for file in sorted((folder / name).glob("*.parquet"))} for name in CONFIGS}


def _count(file: Path) -> dict[str, Any]:
    table = pq.read_table(file)
    return {"rows": table.num_rows, "logical_sha256": logical_hash(table)}


def check_folder(folder: Path) -> None:
    """Raise DataError at the first file, row or right that is not as the release says."""
    _check_sums(folder)
    _check_rights(folder)
    _check_loading(folder)


def _check_sums(folder: Path) -> None:
    if not (folder / SUMS).is_file():
        raise DataError(f"{folder} is no release: it has no {SUMS}; make one with `make release`")
    lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    found = list_files(folder)
    for name in sorted(listed.keys() ^ set(found)):
        raise DataError(f"{folder / name} " + ("is missing" if name in listed else f"is not listed in {SUMS}"))
    for name in found:
        if sha256((folder / name).read_bytes()).hexdigest() != listed[name]:
            raise DataError(f"{folder / name} does not have the SHA-256 that {SUMS} gives")


def _check_rights(folder: Path) -> None:
    articles = [pq.read_table(file) for file in sorted((folder / "articles").glob("*.parquet"))]
    closed = {row["article_id"] for table in articles for row in table.to_pylist() if not row["may_share_text"]}
    for name in ("articles", *LAYERS):
        for file in sorted((folder / name).glob("*.parquet")):
            table = pq.read_table(file)
            rows = table.filter(pc.is_in(table["article_id"], value_set=pa.array(sorted(closed), pa.string())))
            for column in source_text_columns(load_table(name)):
                if rows[column].null_count < rows.num_rows:
                    raise DataError(f"{file} holds text in {column} that may not be shared")
    for file in sorted((folder / "ner").glob("*.parquet")):
        if closed.intersection(pq.read_table(file)["article_id"].to_pylist()):
            raise DataError(f"{file} holds tokens of texts that may not be shared")


def _check_loading(folder: Path) -> None:
    """Load every config; `datasets` compares the rows of each split with the head of the card."""
    datasets.disable_progress_bars()
    for config in datasets.get_dataset_config_names(str(folder)):
        with TemporaryDirectory(prefix=".load-", dir=folder.parent) as cache:
            try:
                datasets.load_dataset(str(folder), config, cache_dir=cache)
            except DatasetsError as error:
                raise DataError(f"{folder}: {config} does not load as README.md says ({error})") from error
