"""The whole way on an invented corpus: what comes out, the same bytes whoever builds, nothing lost whatever goes wrong.

After a change of the annotators, `python -m tests.test_pipeline FOLDER` builds into that folder and writes
tests/mini/expected.json anew; read its diff.
"""

import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import datasets
import pyarrow.parquet as pq
import pytest

from scripts import build
from scripts.core.errors import DataError
from scripts.core.schema import CONFIGS

ROOT = Path(__file__).parents[1]
RAW = ROOT / "tests/mini/raw"
EXPECTED = ROOT / "tests/mini/expected.json"
LINES = [
    "Shells hit the port of {place} on {day}, killing {number} people, a hospital official said.",
    "“We hold the bridge,” said Colonel {name}, whose men came from {place}.",
    "The council of {place} urged the UN to send medicine after the fighting on {day}.",
]
PLACES, DAYS = ("Sirte", "Brega", "Zawiya", "Sabha", "Tobruk"), ("Monday", "Tuesday", "Friday")
NAMES = ("Omar Shalwi", "Huda Ferjani", "Idris Maghur", "Farid Zlitni")


def rows(tables: Path, name: str) -> list[dict[str, Any]]:
    files = sorted((tables / name).glob("*.parquet"))
    return [row for file in files for row in pq.read_table(file).to_pylist()]


def summarise(tables: Path) -> dict[str, Any]:
    """Return what a person would check of each article: its text, its marks as words, and what was rejected."""
    result: dict[str, Any] = {}
    for document in rows(tables, "documents"):
        text = document["text"]

        def words(span: dict[str, int] | None, text: str = text) -> str | None:
            return None if span is None else text[span["start"] : span["end"]]

        result[document["article_id"]] = {
            "head": [str(document[name]) for name in ("title", "published", "publisher", "relevance")],
            "removed": [line["reason"] for line in document["removed"]],
            "sentences": [f"{row['section']}: {row['text']}" for row in document["sentences"]],
            "entities": [
                " | ".join(filter(None, (row["text"], row["type"], row["value"], row["authority_id"])))
                for row in document["entities"]
            ],
            "quotes": [
                f"{row['kind']}: {row['content_text']} | {words(row['cue'])} | {words(row['speaker'])} | "
                f"{row['speaker_name']} | {row['speaker_status']}"
                for row in document["quotes"]
            ],
            "events": [
                f"{words(row['trigger'])}: {row['type']}/{row['mode']} | {[words(actor) for actor in row['actors']]} > "
                f"{[words(recipient) for recipient in row['recipients']]} | {words(row['place'])} | {row['date']} | "
                f"{row['fatalities_low']}-{row['fatalities_high']} | {row['status']} | {row['event_group']}"
                for row in document["events"]
            ],
        }
    result["rejected"] = [f"{row['source_key']}: {row['reason']}, {row['detail']}" for row in rows(tables, "rejected")]
    return result


def run_build(raw: Path, out: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scripts.build", str(raw), str(out)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def write_many(folder: Path) -> Path:
    """Write enough invented articles for the work to be shared between processes."""
    folder.mkdir()
    with (folder / "many.jsonl").open("w", encoding="utf-8") as file:
        for number in range(80):
            place, day, name = (values[number % len(values)] for values in (PLACES, DAYS, NAMES))
            lines = (line.format(place=place, day=day, name=name, number=number + 2) for line in LINES)
            record = {"id": f"many-{number}", "text": "\n\n".join(lines), "published": f"2019-04-{number % 28 + 1:02d}"}
            file.write(json.dumps(record) + "\n")
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("mini") / "tables"
    build.run(RAW, out)
    return out


def test_mini_corpus_gives_the_expected_rows(built: Path) -> None:
    assert summarise(built) == json.loads(EXPECTED.read_text(encoding="utf-8"))


@pytest.mark.parametrize("config", CONFIGS)
def test_each_config_loads(built: Path, tmp_path: Path, config: str) -> None:
    loaded = datasets.load_dataset(str(built), config, cache_dir=str(tmp_path))
    assert sum(split.num_rows for split in loaded.values()) == len(rows(built, config)) > 0


def test_bytes_depend_on_no_worker_count_hash_seed_zone_or_locale(tmp_path: Path) -> None:
    raw = write_many(tmp_path / "raw")
    one = run_build(raw, tmp_path / "one/tables", LIBYA_WORKERS="1", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
    many = run_build(
        raw, tmp_path / "other/tables", LIBYA_WORKERS="3", PYTHONHASHSEED="7", TZ="Asia/Kathmandu", LC_ALL="C"
    )
    assert (one.returncode, many.returncode) == (0, 0), one.stderr + many.stderr
    assert contents(tmp_path / "one/tables") == contents(tmp_path / "other/tables")


@pytest.mark.parametrize("reached", ["sentences", "quotes"])
def test_build_that_was_killed_starts_over(built: Path, tmp_path: Path, reached: str) -> None:
    """A kill at a stage leaves the earlier tables as they were, and the next run gives what it would have given."""
    out = tmp_path / "tables"
    shutil.copytree(built, out)
    before = contents(out)
    process = subprocess.Popen(
        [sys.executable, "-m", "scripts.build", str(RAW), str(out)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    mark = tmp_path / f".tables.draft/interim/{reached}.parquet"
    while not mark.is_file():
        assert process.poll() is None, "the build ended before the stage was seen"
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert contents(out) == before
    build.run(RAW, out)
    assert contents(out) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tables"]


BAD: dict[str, bytes] = {
    "empty.txt": b"",
    "blank.txt": b" \n\n ",
    "latin.txt": b"Caf\xe9 closed in Tripoli after the shelling of the street by gunmen, residents said on Monday.",
    "long.txt": b"x" * 33_000_000,
    "broken.html": b"<html><p>half a <b",
    "truncated.warc.gz": gzip.compress(b"WARC/1.0\r\n" + b"x" * 5000)[:40],
    "bad.jsonl": b"\n".join(
        (
            b"[1, 2]",
            b"{no json",
            b'{"id": "a"}',
            b'{"id": "b", "text": 7}',
            b'{"id": "c", "text": "half \\ud800 of a pair in Tripoli"}',
            b'{"id": "../d", "text": "The port of Tripoli was shut on Monday, and lorries waited at the gate."}',
            b'{"id": "e", "text": "The port was shut and lorries waited at the gate.", "published": "2061-01-01"}',
            b'{"id": "f", "text": "The port was shut and lorries waited at the gate.", "published": "yesterday"}',
            b'{"id": "g", "text": "The port of Tripoli was shut on Monday, and lorries waited at the gate."}',
            b'{"id": "g", "text": "The port of Tripoli was shut on Monday, and lorries waited at the gate."}',
            b'{"id": "h", "text": "\xff\xfe"}',
        )
    ),
    "new\nline.txt": b"The port of Tripoli was shut on Monday.",
    "wide.txt": "The port of Sirte was shut on Monday, and lorries waited at the gate of the harbour.".encode("utf-16"),
}


def test_bad_input_is_rejected_with_a_reason_and_the_rest_is_built(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for name, data in BAD.items():
        (raw / name).write_bytes(data)
    (tmp_path / "secret.txt").write_text("A secret in Tripoli.", encoding="utf-8")
    (raw / "link.txt").symlink_to(tmp_path / "secret.txt")
    answer = run_build(raw, tmp_path / "tables")
    assert answer.returncode == 0, answer.stderr
    assert "Traceback" not in answer.stderr
    assert [row["source_key"] for row in rows(tmp_path / "tables", "articles")] == ["g"]
    rejected = rows(tmp_path / "tables", "rejected")
    assert all(row["detail"] for row in rejected)
    named = {
        row["source_key"]: row["reason"] for row in rejected if row["reason"] not in ("bad_name", "outside_folder")
    }
    assert named == {
        "bad-line-1": "not_an_object",
        "bad-line-2": "not_an_object",
        "bad-line-3": "bad_field",
        "bad-line-4": "bad_field",
        "bad-line-5": "encoding",
        "bad-line-11": "encoding",
        "blank": "empty",
        "broken": "no_text",
        "e": "future_date",
        "empty": "empty",
        "f": "bad_field",
        "g": "duplicate_key",
        "latin": "encoding",
        "long": "too_large",
        "truncated": "broken_file",
        "wide": "encoding",
    }
    others = sorted(row["reason"] for row in rejected if row["source_key"] not in named)
    assert others == ["bad_name", "bad_name", "outside_folder"]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(lambda folder: None, "is no folder", id="no-folder"),
        pytest.param(lambda folder: (folder / "raw").mkdir(), "no article could be read", id="empty-folder"),
    ],
)
def test_no_articles_are_one_clear_line(tmp_path: Path, make: Any, message: str) -> None:
    make(tmp_path)
    answer = run_build(tmp_path / "raw", tmp_path / "tables")
    assert answer.returncode == 1
    assert answer.stderr.startswith("error: ")
    assert message in answer.stderr
    assert answer.stderr.count("\n") == 1
    assert not (tmp_path / "tables").exists()


def test_folder_that_is_no_build_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis/chapter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(DataError, match="exists and is no earlier build"):
        build.run(RAW, tmp_path / "thesis")
    assert (tmp_path / "thesis/chapter.txt").read_text(encoding="utf-8") == "mine"
    with pytest.raises(DataError, match="lies inside"):
        build.run(RAW, RAW / "tables")


if __name__ == "__main__":
    target = Path(sys.argv[1])
    build.run(RAW, target)
    EXPECTED.write_text(json.dumps(summarise(target), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
