"""versions: which version a release may bear, and the record of those that were made.

Croissant's rule (Croissant 1.1, Dataset versioning): major when records change, go or move between splits, minor when
records are added, patch when the same data are written anew.
"""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from scripts.core.errors import DataError
from scripts.core.tables import write_json
from scripts.release.changes import Change

MINOR = {"added", "column added"}


def split_version(version: str) -> tuple[int, int, int]:
    """Return major, minor and patch as numbers; DataError unless it is three numbers."""
    match = re.fullmatch(r"([0-9]+)\.([0-9]+)\.([0-9]+)", version)
    if match is None:
        raise DataError(f"version {version!r} is not major.minor.patch")
    return int(match[1]), int(match[2]), int(match[3])


def least_version(previous: str, changes: Iterable[Change]) -> str:
    """Return the lowest version that may follow `previous` with these changes; `previous` itself without any."""
    major, minor, patch = split_version(previous)
    kinds = {kind for _, _, kind, _ in changes}
    if kinds - MINOR:
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0" if kinds else f"{major}.{minor}.{patch}"


def check_version(previous: str, version: str, changes: Iterable[Change]) -> None:
    """Raise DataError if the version is lower than the changes since the previous one ask for."""
    least = least_version(previous, changes)
    if split_version(version) < split_version(least):
        raise DataError(
            f"version {version} is too low: the changes since {previous} ask for {least} or higher; "
            "set it in schemas/dataset.yaml, pyproject.toml, CITATION.cff and CHANGELOG.md"
        )


def newest_record(records: Path) -> dict[str, Any] | None:
    """Return version and row hashes of the highest release on record; None if there is none."""
    files = sorted(records.glob("*.json"), key=lambda file: split_version(file.stem))
    return dict(json.loads(files[-1].read_text(encoding="utf-8"))) if files else None


def write_record(records: Path, version: str, hashes: dict[str, Any]) -> None:
    """Put a release on record, text-free: rows and logical hash of every table and split."""
    write_json(records / f"{version}.json", {"version": version, "tables": hashes})
