"""results: a prediction file and what it scores, with the versions, machine and time behind it."""

import json
import platform
from collections.abc import Iterable, Mapping, Sequence
from contextlib import redirect_stdout
from importlib.metadata import version
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from scripts import score
from scripts.baselines.samples import Line
from scripts.bench.speed import describe_machine
from scripts.core.errors import DataError
from scripts.core.tables import write_text

SCORED = ("validation", "test")


def write_lines(path: Path, lines: Iterable[Line]) -> None:
    """Write a prediction file."""
    write_text(path, "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))


def score_file(tables: Path, predictions: Path) -> dict[str, Any]:
    """Return what the scorer says of a prediction file on validation and on test; DataError if the file is unsound."""
    return {split: _score(tables, predictions, split) for split in SCORED}


def _score(tables: Path, predictions: Path, split: str) -> Any:
    with TemporaryDirectory() as folder, redirect_stdout(StringIO()):
        file = Path(folder) / "scores.json"
        score.run(tables, predictions, split=split, json=file)
        return json.loads(file.read_text(encoding="utf-8"))


def describe_run(libraries: Sequence[str]) -> dict[str, Any]:
    """Return the machine, and the versions of Python and of the libraries that took part."""
    versions = {"python": platform.python_version(), **{name: version(name) for name in libraries}}
    return {"machine": describe_machine(), "versions": versions}


def load_results(folder: Path) -> dict[str, Mapping[str, Any]]:
    """Return the results by name; DataError names a file that is none."""
    results = {}
    for path in sorted(folder.glob("*.json")):
        try:
            results[path.stem] = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            raise DataError(f"{path}: no JSON in UTF-8 ({error}); write it anew with scripts.baselines") from error
        name = results[path.stem].get("name")
        if name != path.stem:
            raise DataError(f"{path}: name is {name!r}; expected {path.stem!r}, the name of the file")
    return results
