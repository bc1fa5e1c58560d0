"""gold: adjudicated annotation, one text-free file per article, and the official splits."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from scripts.core.csv_files import read_csv
from scripts.core.errors import DataError
from scripts.core.schema import FOLDER

GOLD_SPLITS = ("train", "validation", "test")
SPLIT_COLUMNS = ("article_id", "source", "published", "cluster_id", "split")


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold files by article_id; each is a mapping as schemas/gold.schema.json says."""

    files: dict[str, dict[str, Any]]

    def get(self, article_id: str) -> dict[str, Any] | None:
        """Return the gold of one article, or None."""
        return self.files.get(article_id)


@dataclass(frozen=True, slots=True)
class Member:
    """One line of splits.csv: a gold article, its day of publication (empty if unknown), its cluster and its split."""

    article_id: str
    source: str
    published: str
    cluster_id: str
    split: str


def load_splits(folder: Path | None) -> dict[str, Member]:
    """Return the lines of the gold folder's splits.csv by article_id; none if there is no such file."""
    if folder is None or not (path := folder / "splits.csv").is_file():
        return {}
    members = [Member(**row) for _, row in read_csv(path, SPLIT_COLUMNS)]
    for member in members:
        if member.split not in GOLD_SPLITS:
            raise DataError(
                f"{path}: {member.article_id} has split {member.split!r}; allowed are {', '.join(GOLD_SPLITS)}"
            )
    return {member.article_id: member for member in members}


def load_gold(folder: Path | None) -> Gold:
    """Return all gold files of a folder, checked against their schema; none if there is no folder."""
    paths = [] if folder is None else sorted(folder.glob("*.json"))
    return Gold({path.stem: read_gold_file(path) for path in paths})


def load_gold_and_splits(folder: Path | None) -> tuple[Gold, dict[str, Member]]:
    """Return all gold files of a folder and the lines of its splits.csv; DataError if a file has no line."""
    splits, gold = load_splits(folder), load_gold(folder)
    for article_id in gold.files:
        if article_id not in splits:
            raise DataError(
                f"{folder}/splits.csv has no line for {article_id}; every gold file needs its split, "
                "run scripts.gold splits"
            )
    return gold, splits


def read_gold_file(path: Path) -> dict[str, Any]:
    """Return one gold file, checked against its schema; DataError says what is wrong with it."""
    try:
        document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise DataError(f"{path}: no valid JSON in UTF-8 ({error})") from error
    problem = _problem_finder()(document)
    if problem is not None:
        raise DataError(f"{path}: {problem.json_path}: {problem.message}; see schemas/gold.schema.json")
    if path.stem != document["article_id"]:
        raise DataError(f"{path}: article_id is {document['article_id']}; the file's name must be the same")
    return document


def read_canary() -> str:
    """Return the line by which copies of the gold are known: every gold file of the dataset has it."""
    schema = json.loads((FOLDER / _SCHEMAS[0]).read_text(encoding="utf-8"))
    return str(schema["properties"]["canary"]["const"])


@cache
def _problem_finder() -> Callable[[Any], Any]:
    """Return what finds the worst breach of the schema in a document, None if there is none."""
    import jsonschema  # here, since it would take a tenth of the start of `annotate`, which reads no gold
    from referencing import Registry, Resource

    schemas = {name: json.loads((FOLDER / name).read_text(encoding="utf-8")) for name in _SCHEMAS}
    registry: Registry[Any] = Registry().with_resources(
        (name, Resource.from_contents(schema)) for name, schema in schemas.items()
    )
    validator = jsonschema.Draft202012Validator(schemas["gold.schema.json"], registry=registry)
    return lambda document: jsonschema.exceptions.best_match(validator.iter_errors(document))


_SCHEMAS = ("gold.schema.json", "prediction.schema.json")
