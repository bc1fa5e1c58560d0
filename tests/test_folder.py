"""test_folder: which files of a folder are read, under which keys, and by which reader."""

import os
from datetime import date
from pathlib import Path

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.core.records import Rejected
from scripts.sources.folder import list_files, read
from scripts.sources.keys import hash_name, make_key
from scripts.sources.listing import LOCAL
from scripts.sources.raw import Limits, RawArticle, RawFile
from scripts.sources.refusal import RefusedError

ROOT = Path(__file__).parents[1]
LIMITS = Limits(date(2026, 11, 22), 100_000)
LEAD = "Two patrols traded fire on Monday on the road to Wadi Sahl, a doctor at the town's clinic said."
TEXT = f"Two patrols trade fire\n\n{LEAD}\n".encode()
PAGE = f"<html><body><h1>Two patrols trade fire</h1><p>{LEAD}</p></body></html>".encode()
LINE = f'{{"id": "a-1", "title": "Two patrols trade fire", "text": "{LEAD}"}}'.encode()
ARTICLE = [("title", "Two patrols trade fire"), ("body", LEAD)]


def listed(folder: Path) -> list[tuple[str, str]]:
    """Return for each file listed its key with its name, or with the reason why it is not read."""
    return [
        (file.source_key, file.reason) if isinstance(file, Rejected) else (file.key, file.path.name)
        for file in list_files(folder, LOCAL)
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("two-patrols.txt", ("two-patrols", "two-patrols.txt"), id="plain"),
        pytest.param("Two patrols_2.HTML", ("Two-patrols-2", "Two patrols_2.HTML"), id="other characters"),
        pytest.param("pages/2019/a.b.htm", ("pages-2019-a-b", "a.b.htm"), id="subfolders"),
        pytest.param("archive.warc.gz", ("archive", "archive.warc.gz"), id="ending of two parts"),
        pytest.param("notes.md", ("notes", "notes.md"), id="ending that no reader has"),
        pytest.param("ليبيا.txt", (None, "ليبيا.txt"), id="beyond ASCII"),
        pytest.param("x" * 130 + ".txt", (None, "x" * 130 + ".txt"), id="too long a name for a key"),
        pytest.param("a\nb.txt", (None, "bad_name"), id="line break"),
        pytest.param("a\x7fb.txt", (None, "bad_name"), id="control character"),
        pytest.param("a\u2028b.txt", (None, "bad_name"), id="line separator"),
        pytest.param("__.txt", (None, "bad_name"), id="neither letter nor digit"),
    ],
)
def test_names_and_keys(tmp_path: Path, name: str, expected: tuple[str | None, str]) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_bytes(TEXT)
    assert listed(tmp_path) == [(expected[0] or hash_name(name), expected[1])]


def test_a_name_that_is_no_unicode(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_bytes(TEXT)
    ((_, reason),) = listed(tmp_path)
    assert reason == "bad_name"


def test_order_and_what_is_passed_over(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/z.txt",
        "a.txt",
        "a/README.md",
        "source.yaml",
        "pointers.csv",
        "documented_events.csv",
        ".x",
        ".d/y.txt",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(TEXT)
    assert listed(tmp_path) == [("a-z", "z.txt"), ("a", "a.txt"), ("b", "b.txt")]


def test_links(tmp_path: Path) -> None:
    folder, outside = tmp_path / "folder", tmp_path / "outside"
    (folder / "inner").mkdir(parents=True)
    outside.mkdir()
    for path in (folder / "inner/a.txt", outside / "secret.txt"):
        path.write_bytes(TEXT)
    for name, target in (
        ("1-file-inside.txt", "inner/a.txt"),
        ("2-folder-inside", "inner"),
        ("3-file-outside.txt", outside / "secret.txt"),
        ("4-folder-outside", outside),
        ("5-up.txt", "../outside/secret.txt"),
        ("6-nothing.txt", "gone.txt"),
        ("7-loop.txt", "7-loop.txt"),
    ):
        (folder / name).symlink_to(target)
    os.mkfifo(folder / "8-pipe.txt")
    assert [found for _, found in listed(folder)] == [
        "1-file-inside.txt",
        "outside_folder",
        "outside_folder",
        "outside_folder",
        "broken_file",
        "broken_file",
        "broken_file",
        "a.txt",
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.txt", TEXT, id="text"),
        pytest.param("a.html", PAGE, id="HTML"),
        pytest.param("a.HTM", PAGE, id="HTM"),
        pytest.param("a.jsonl", LINE, id="JSON lines"),
        pytest.param("0" * 64, TEXT, id="text by its hash"),
        pytest.param("0" * 64, b"\n " + PAGE, id="HTML by its hash"),
        pytest.param("0" * 64, b"\xef\xbb\xbf" + LINE, id="JSON lines by its hash"),
    ],
)
def test_readers(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    (article,) = read(RawFile("a", tmp_path / name), LOCAL, LIMITS)
    assert isinstance(article, RawArticle)
    assert [(block.section, block.text) for block in article.blocks] == ARTICLE


def test_a_fetched_file_has_the_ending_of_its_address(tmp_path: Path) -> None:
    (tmp_path / ("0" * 64)).write_bytes(LEAD.encode())
    (article,) = read(RawFile("a", tmp_path / ("0" * 64), "https://example.org/a.html?x=1"), LOCAL, LIMITS)
    assert isinstance(article, RawArticle)
    assert article.url == "https://example.org/a.html?x=1"


@pytest.mark.parametrize("name", ["notes.md", "a.txt.bak", "a.json", "noending", "a.gz"])
def test_unknown_formats(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(TEXT)
    (row,) = read(RawFile("a", tmp_path / name), LOCAL, LIMITS)
    assert isinstance(row, Rejected)
    assert (row.reason, row.source_key) == ("unknown_format", "a")


def test_the_original_articles_are_all_read() -> None:
    folder = ROOT / "dataset/raw/original"
    records = [
        record
        for file in list_files(folder, LOCAL)
        if isinstance(file, RawFile)
        for record in read(file, LOCAL, LIMITS)
    ]
    articles = [record for record in records if isinstance(record, RawArticle)]
    assert len(articles) == len(records)
    assert len({article.source_key for article in articles}) == len(articles)
    assert all(article.published for article in articles)
    assert all(article.source_key.startswith(f"{article.published:%Y-%m}") for article in articles)
    for article in articles:
        sections = [block.section for block in article.blocks]
        assert sections[0] == "title"
        assert sections.count("title") == 1
        assert sections.count("body") >= 8


@settings(deadline=None)
@given(st.text(max_size=30))
def test_any_name_gives_a_key_or_a_reason(name: str) -> None:
    try:
        key = make_key(name, name)
    except RefusedError:
        return
    assert regex.fullmatch(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", key)
