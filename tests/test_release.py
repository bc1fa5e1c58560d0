"""A release is checked as a stranger finds it, and its version follows from what changed since the one before."""

import csv
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from scripts import release
from scripts.core.errors import DataError
from scripts.core.schema import read_schema
from scripts.release.attribution import make_attribution
from scripts.release.changes import find_changes, read_rows, summarise
from scripts.release.checks import check_folder, list_files, read_hashes, write_sums
from scripts.release.versions import check_version, least_version, newest_record, write_record
from tests.test_publish import run as publish_tables
from tests.test_publish import write_stages

ROOT = Path(__file__).parents[1]
VERSION = read_schema("dataset")["version"]
NAME = f"libya-conflict-nlp-{VERSION}"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the parent folder of stages, tables and one release."""
    stages = write_stages(tmp_path_factory.mktemp("release"))
    publish_tables(stages)
    make(stages)
    return stages


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """Return a copy of the release, to be spoilt."""
    return Path(shutil.copytree(made / "dist" / NAME, tmp_path / NAME))


def make(stages: Path, **flags: Any) -> Path:
    release.run(stages / "tables", stages / "dist", raw=stages / "raw", **{"records": stages / "releases", **flags})
    return stages / "dist" / NAME


def change_table(folder: Path, path: str, change: Callable[[list[dict[str, Any]]], list[dict[str, Any]]]) -> None:
    table = pq.read_table(folder / path)
    pq.write_table(pa.Table.from_pylist(change(table.to_pylist()), schema=table.schema), folder / path)


def test_a_release_loads_and_holds_no_restricted_text(made: Path) -> None:
    folder = made / "dist" / NAME
    check_folder(folder)
    texts = {row["article_id"]: row["text"] for row in read_rows(folder)["articles"].values()}
    assert {name for name, text in texts.items() if text} == {"open-auto", "open-train"}
    assert {"ATTRIBUTION.md", "CHANGELOG.md", "CITATION.cff", "LICENSE", "README.md", "changes.csv"} < set(
        list_files(folder)
    )
    assert not list((made / "dist").glob(".*"))


def test_checksums_are_those_of_coreutils(made: Path) -> None:
    folder = made / "dist" / NAME
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=folder, check=True)


def test_making_it_twice_gives_the_same_bytes(made: Path) -> None:
    sums = made / "dist" / NAME / "SHA256SUMS"
    before = sums.read_bytes()
    make(made)
    assert sums.read_bytes() == before


def test_a_changed_byte_is_found(folder: Path) -> None:
    with (folder / "README.md").open("a", encoding="utf-8") as file:
        file.write(" ")
    with pytest.raises(DataError, match=r"README\.md does not have the SHA-256"):
        check_folder(folder)


@pytest.mark.parametrize(("spoil", "message"), [("missing", "is missing"), ("new", "is not listed")])
def test_a_lost_or_strange_file_is_found(folder: Path, spoil: str, message: str) -> None:
    if spoil == "missing":
        (folder / "LICENSE").unlink()
    else:
        (folder / "articles/more.parquet").write_bytes(b"")
    with pytest.raises(DataError, match=message):
        check_folder(folder)


def test_a_folder_without_checksums_is_no_release(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="is no release"):
        check_folder(tmp_path)


@pytest.mark.parametrize("path", ["articles/auto.parquet", "sentences/auto.parquet", "entities/test.parquet"])
def test_restricted_text_is_found(folder: Path, path: str) -> None:
    change_table(folder, path, lambda rows: [{**row, "text": "their words"} for row in rows])
    write_sums(folder)
    with pytest.raises(DataError, match=r"holds text in text that may not be shared"):
        check_folder(folder)


def test_restricted_tokens_are_found(folder: Path) -> None:
    change_table(folder, "ner/auto.parquet", lambda rows: [{**row, "article_id": "closed-auto"} for row in rows])
    write_sums(folder)
    with pytest.raises(DataError, match="holds tokens"):
        check_folder(folder)


def test_a_lost_row_is_found(folder: Path) -> None:
    change_table(folder, "sentences/auto.parquet", lambda rows: rows[1:])
    write_sums(folder)
    with pytest.raises(DataError, match="sentences does not load"):
        check_folder(folder)


def test_same_rows_make_no_changes(made: Path) -> None:
    rows = read_rows(made / "dist" / NAME)
    assert list(find_changes(rows, rows)) == []
    assert summarise([]) == "no row differs from the release before"


ROW = {"split": "train", "article_id": "a-1", "title": "First", "n_words": 0, "is_gold": False}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param([], [ROW], ("articles", "a-1", "added", ""), id="added"),
        pytest.param([ROW], [], ("articles", "a-1", "removed", ""), id="removed"),
        pytest.param([ROW], [{**ROW, "title": None}], ("articles", "a-1", "changed", "title"), id="to null"),
        pytest.param(
            [ROW], [{**ROW, "n_words": None}], ("articles", "a-1", "changed", "n_words"), id="zero is a value"
        ),
        pytest.param(
            [ROW], [{**ROW, "split": "test", "n_words": 2}], ("articles", "a-1", "moved", "n_words split"), id="moved"
        ),
        pytest.param([ROW], [{**ROW, "url": None}], ("articles", "url", "column added", "url"), id="column added"),
        pytest.param([{**ROW, "url": "x"}], [ROW], ("articles", "url", "column removed", "url"), id="column removed"),
    ],
)
def test_kinds_of_change(before: list[dict[str, Any]], after: list[dict[str, Any]], expected: tuple[str, ...]) -> None:
    sides: list[dict[str, Any]] = [{name: {} for name in read_rows(Path("nowhere"))} for _ in range(2)]
    for side, rows in zip(sides, (before, after), strict=True):
        side["articles"] = {str(row["article_id"]): row for row in rows}
    assert list(find_changes(*sides)) == [expected]


@pytest.mark.parametrize(
    ("kinds", "least"),
    [
        ([], "1.2.3"),
        (["added"], "1.3.0"),
        (["column added", "added"], "1.3.0"),
        (["added", "changed"], "2.0.0"),
        (["removed"], "2.0.0"),
        (["moved"], "2.0.0"),
        (["column removed"], "2.0.0"),
    ],
)
def test_least_version_follows_croissant(kinds: list[str], least: str) -> None:
    assert least_version("1.2.3", [("articles", "a-1", kind, "") for kind in kinds]) == least


def test_versions_are_compared_as_numbers() -> None:
    check_version("1.9.0", "1.10.0", [("articles", "a-1", "added", "")])
    with pytest.raises(DataError, match=r"version 1\.9\.1 is too low.*ask for 1\.10\.0"):
        check_version("1.9.0", "1.9.1", [("articles", "a-1", "added", "")])
    with pytest.raises(DataError, match=r"not major\.minor\.patch"):
        check_version("1.9", "1.9.1", [])


def test_the_newest_record_is_the_highest_version(tmp_path: Path) -> None:
    assert newest_record(tmp_path / "none") is None
    for version in ("0.9.0", "0.10.0", "0.2.0"):
        write_record(tmp_path, version, {})
    assert (newest_record(tmp_path) or {})["version"] == "0.10.0"


def test_a_second_release_names_what_changed(made: Path, folder: Path, tmp_path: Path) -> None:
    def correct(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{**row, "value": "2011-02-17"} if row["type"] == "DATE" else row for row in rows]

    change_table(folder, "entities/train.parquet", correct)
    write_record(tmp_path, "0.0.9", read_hashes(folder))
    with pytest.raises(DataError, match=r"rows differ from release 0\.0\.9; name your copy"):
        make(made, records=tmp_path)
    with pytest.raises(DataError, match=r"is not release 0\.0\.9"):
        make(made, records=tmp_path, previous=made / "dist" / NAME)
    with pytest.raises(DataError, match=r"is too low.*ask for 1\.0\.0"):
        make(made, records=tmp_path, previous=folder)
    assert (made / "dist" / NAME / "SHA256SUMS").is_file(), "the release that was there is lost"


def test_changes_are_written_for_readers(made: Path, folder: Path, tmp_path: Path) -> None:
    change_table(folder, "sentences/train.parquet", lambda rows: rows[1:])
    write_record(tmp_path, "0.0.9", read_hashes(folder))
    made = Path(shutil.copytree(made, tmp_path / "again"))
    out = make(made, records=tmp_path, previous=folder)
    with (out / "changes.csv").open(encoding="utf-8", newline="") as file:
        assert [(row["table"], row["change"]) for row in csv.DictReader(file)] == [("sentences", "added")]


def test_a_release_that_was_made_before_passes_unchanged(made: Path, tmp_path: Path) -> None:
    write_record(tmp_path, VERSION, read_hashes(made / "dist" / NAME))
    make(made, records=tmp_path)


def test_a_previous_release_needs_a_record(made: Path, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no release on record"):
        make(made, records=tmp_path / "none", previous=made / "dist" / NAME)


def test_dry_run_lists_every_file_and_sends_nothing(made: Path, tmp_path: Path) -> None:
    folder = made / "dist" / NAME
    answer = CliRunner().invoke(
        release.app, ["upload", str(folder), "owner/name", "--dry-run", "--records", str(tmp_path / "releases")]
    )
    assert answer.exit_code == 0, answer.output
    listed = [line.split()[1] for line in answer.output.splitlines()[:-1]]
    assert listed == [*list_files(folder), "SHA256SUMS"]
    assert answer.output.splitlines()[-1].startswith("would go to owner/name: ")
    assert not (tmp_path / "releases").exists()


def test_an_upload_that_fails_says_so_and_puts_nothing_on_record(made: Path, tmp_path: Path) -> None:
    command = ["upload", str(made / "dist" / NAME), "owner/name", "--records", str(tmp_path / "releases")]
    environment = {"HF_ENDPOINT": "http://127.0.0.1:9", "HF_TOKEN": "invented", "HF_HUB_OFFLINE": "0"}
    answer = subprocess.run(
        [sys.executable, "-m", "scripts.release", *command],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 1
    assert answer.stderr.startswith("error: owner/name: the Hub was not reached")
    assert "Traceback" not in answer.stderr
    assert not (tmp_path / "releases").exists()


def test_attribution_names_every_source() -> None:
    page = make_attribution(ROOT / "dataset/raw", ROOT / "dataset/authority")
    for file in (ROOT / "dataset/raw").glob("*/source.yaml"):
        title = next(line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("title: "))
        assert title.removeprefix("title: ") in page
    assert "Natural Earth" in page
