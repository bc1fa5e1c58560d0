"""listing: which sources there are and which raw files each of them has."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from scripts.core.errors import DataError
from scripts.core.records import Rejected
from scripts.core.schema import load_table
from scripts.sources import folder
from scripts.sources.raw import RawFile, Source, sha256_bytes

TYPES = {"string": str, "boolean": bool}
LOCAL = Source(
    source="local",
    title="A user's own articles",
    adapter="folder",
    producer="the user",
    obtained="read from the folder given",
    licence="LicenseRef-restricted",
    may_share_text=False,
    is_invented=False,
    is_about_libya=False,
    genre="news",
    citation="none",
)


@dataclass(frozen=True, slots=True)
class Pointer:
    """One line of pointers.csv: a raw file that is fetched, not committed."""

    key: str
    url: str | None
    sha256: str
    bytes: int


def list_sources(raw: Path) -> list[tuple[Source, Path]]:
    """Return the sources of a raw tree with their folders, by name; a folder without any source.yaml is `local`."""
    if not raw.is_dir():
        raise DataError(f"{raw} is no folder")
    folders = sorted(path.parent for path in raw.glob("*/source.yaml"))
    return [(load_source(path), path) for path in folders] or [(LOCAL, raw)]


def load_source(path: Path) -> Source:
    """Return what the folder's source.yaml says, checked against schemas/source.yaml."""
    file = path / "source.yaml"
    try:
        document = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise DataError(f"{file} is no YAML in UTF-8: {error}") from error
    if not isinstance(document, dict):
        raise DataError(f"{file} holds no mapping; see schemas/source.yaml")
    columns = {column.name: column for column in load_table("source").columns}
    for name in sorted(document.keys() - columns.keys(), key=str):
        raise DataError(f"{file}: {name} is no field of schemas/source.yaml")
    for name, column in columns.items():
        value = document.get(name)
        if not (isinstance(value, TYPES[column.type]) or (value is None and not column.required)):
            raise DataError(f"{file}: {name} is {value!r}; schemas/source.yaml expects a {column.type}")
    if document["source"] != path.name:
        raise DataError(f"{file}: source is {document['source']!r}; expected the folder's name, {path.name!r}")
    return Source(**document)


def list_files(source: Source, path: Path, fetched: Path | None) -> Iterator[RawFile | Rejected | Pointer]:
    """Yield the raw files of one source; a Pointer for each that was not fetched, a Rejected for each unusable name."""
    if (path / "pointers.csv").is_file():
        for pointer in read_pointers(path / "pointers.csv"):
            yield _resolve(pointer, fetched)
    else:
        yield from folder.list_files(path, source)


def read_pointers(path: Path) -> Iterator[Pointer]:
    """Yield the lines of a pointers.csv, in order."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            try:
                yield Pointer(row["key"], row["url"] or None, row["sha256"], int(row["bytes"]))
            except (KeyError, TypeError, ValueError) as error:
                raise DataError(f"{path}: {row} is no line of key,url,sha256,bytes") from error


def _resolve(pointer: Pointer, fetched: Path | None) -> RawFile | Pointer:
    if fetched is None or not (file := fetched / pointer.sha256).is_file():
        return pointer
    if sha256_bytes(file.read_bytes()) != pointer.sha256:
        raise DataError(f"{file} does not have the SHA-256 of its name; delete it and run make fetch again")
    return RawFile(pointer.key, file, pointer.url)
