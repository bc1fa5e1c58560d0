"""Records go to Parquet and come back the same; a draft never takes the place of a whole file."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from scripts.core.errors import DataError
from scripts.core.records import Rejected, Sentence
from scripts.core.schema import load_table
from scripts.core.tables import batched, by_article, logical_hash, read_table, to_arrow, whole_file, write_table

SENTENCE = Sentence("x-1-s001", "x-1", "x", "auto", 0, 0, "body", 0, 4, "Word", "auto")


def rejected(number: int, reason: Any = "empty") -> Rejected:
    return Rejected("x", f"key-{number}", None, reason, "nothing but white space")


def test_records_come_back(tmp_path: Path) -> None:
    rows = [rejected(number) for number in range(25_000)]
    write_table("rejected", iter(rows), tmp_path / "rejected.parquet")
    assert list(read_table("rejected", tmp_path / "rejected.parquet")) == rows


def test_rows_of_some_articles_are_read_alone(tmp_path: Path) -> None:
    rows = [replace(SENTENCE, sentence_id=f"x-{n}-s001", article_id=f"x-{n}") for n in range(5)]
    write_table("sentences", rows, tmp_path / "sentences.parquet")
    assert list(read_table("sentences", tmp_path / "sentences.parquet", ["x-3", "x-1", "x-9"])) == [rows[1], rows[3]]


def test_required_null_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"rejected x key-1 None: reason is null; schemas/rejected.yaml requires it"):
        write_table("rejected", [rejected(0), rejected(1, reason=None)], tmp_path / "r.parquet")


def test_error_leaves_the_earlier_file(tmp_path: Path) -> None:
    path = tmp_path / "rejected.parquet"
    write_table("rejected", [rejected(0)], path)

    def rows() -> Iterator[Rejected]:
        yield rejected(1)
        raise RuntimeError("stopped half-way")

    with pytest.raises(RuntimeError):
        write_table("rejected", rows(), path)
    assert list(read_table("rejected", path)) == [rejected(0)]
    assert [file.name for file in tmp_path.iterdir()] == ["rejected.parquet"]


def test_leftover_draft_is_written_over(tmp_path: Path) -> None:
    (tmp_path / ".file.draft").write_bytes(b"left by a killed run, longer than what comes now")
    with whole_file(tmp_path / "file") as draft:
        draft.write_bytes(b"new")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("file", b"new")]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(lambda path: None, "is missing; run the stage that writes rejected first", id="missing"),
        pytest.param(lambda path: path.write_bytes(b"PAR1 no table"), "is no readable Parquet file", id="broken"),
        pytest.param(
            lambda path: pq.write_table(to_arrow(load_table("sentences"), [SENTENCE]), path),
            "does not have the columns of schemas/rejected.yaml",
            id="other-table",
        ),
    ],
)
def test_unreadable_table_is_named(tmp_path: Path, make: object, message: str) -> None:
    path = tmp_path / "rejected.parquet"
    assert callable(make)
    make(path)
    with pytest.raises(DataError, match=message):
        list(read_table("rejected", path))


def test_rows_meet_their_article() -> None:
    articles = [replace(SENTENCE, article_id=name) for name in ("a", "b", "c")]
    layer = [replace(SENTENCE, article_id=name) for name in ("a", "a", "c")]
    assert [(row.article_id, len(rows)) for row, rows in by_article(articles, layer)] == [("a", 2), ("b", 0), ("c", 1)]


@pytest.mark.parametrize("stray", [["z"], ["c", "a"]], ids=["unknown", "out-of-order"])
def test_stray_rows_are_named(stray: list[str]) -> None:
    articles = [replace(SENTENCE, article_id=name) for name in ("a", "b", "c")]
    with pytest.raises(DataError, match="follow no article of that id"):
        list(by_article(articles, [replace(SENTENCE, article_id=name) for name in stray]))


@pytest.mark.parametrize(("rows", "sizes"), [(0, []), (2, [2]), (5, [2, 2, 1])], ids=["none", "one", "remainder"])
def test_batches(rows: int, sizes: list[int]) -> None:
    assert [len(batch) for batch in batched(range(rows), 2)] == sizes


def test_logical_hash_sees_values_and_order_only(tmp_path: Path) -> None:
    table = to_arrow(load_table("rejected"), [rejected(0), rejected(1)])
    pq.write_table(table, tmp_path / "plain.parquet", compression="none", row_group_size=1)
    assert logical_hash(pq.read_table(tmp_path / "plain.parquet")) == logical_hash(table)
    assert logical_hash(table.take([1, 0])) != logical_hash(table)
