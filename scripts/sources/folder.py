"""folder: a user's own folder of text dumps, HTML pages, JSON lines and WARC files."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import regex

from scripts.core.records import Rejected
from scripts.sources import html_page, json_lines, text_dump, warc
from scripts.sources.keys import hash_name, make_key
from scripts.sources.raw import Limits, RawArticle, RawFile, Source
from scripts.sources.refusal import RefusedError

READERS: dict[str, Callable[[RawFile, Source, Limits], Iterator[RawArticle | Rejected]]] = {
    ".txt": text_dump.read,
    ".html": html_page.read,
    ".htm": html_page.read,
    ".jsonl": json_lines.read,
    ".warc": warc.read,
    ".warc.gz": warc.read,
}
NOT_ARTICLES = frozenset({"source.yaml", "pointers.csv", "README.md", "documented_events.csv"})
HASH_NAME = regex.compile(r"[0-9a-f]{64}", flags=regex.V1)
BEGINNINGS = ((b"\x1f\x8b", ".warc.gz"), (b"WARC/", ".warc"), (b"{", ".jsonl"), (b"<", ".html"))


def read(file: RawFile, source: Source, limits: Limits) -> Iterator[RawArticle | Rejected]:
    """Yield the articles in a file, told by the ending of its name, or why it gives none."""
    ending = find_ending(file.path.name)
    if ending is None and HASH_NAME.fullmatch(file.path.name):
        ending = find_ending(urlsplit(file.url or "").path) or guess_ending(file)
    if ending is None:
        detail = f"the name ends in {file.path.suffix!a}; read are {', '.join(READERS)}"
        yield RefusedError("unknown_format", detail).row(source, file.key, None)
    else:
        yield from READERS[ending](file, source, limits)


def list_files(folder: Path, source: Source) -> Iterator[RawFile | Rejected]:
    """Yield each file of a folder and its subfolders in the order of their names, or why it can't be read.

    Hidden files and the folder's own papers are passed over, as are links to its own subfolders, which come anyway.
    """
    for path in walk(folder):
        name = path.relative_to(folder).as_posix()
        key = hash_name(name)
        try:
            check_place(path, folder)
            if not path.is_dir():
                key = make_key(strip_ending(name), name)
                yield RawFile(key, path)
        except RefusedError as refused:
            yield refused.row(source, key, None)


def walk(folder: Path) -> Iterator[Path]:
    """Yield everything in a folder and its subfolders that is not hidden, by name; links are not followed."""
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.startswith(".") or path.name in NOT_ARTICLES:
            continue
        if path.is_dir() and not path.is_symlink():
            yield from walk(path)
        else:
            yield path


def check_place(path: Path, folder: Path) -> None:
    """Refuse a link that leads out of the folder or nowhere, and what is neither a file nor a folder."""
    try:
        target = path.resolve()
        if not target.is_relative_to(folder.resolve()):
            raise RefusedError("outside_folder", f"{path.name!a} is a link that leads out of the folder")
        if not (target.is_file() or target.is_dir()):
            raise RefusedError("broken_file", f"{path.name!a} is a link to nothing, or no regular file")
    except (OSError, RuntimeError) as error:  # a loop of links; which of the two depends on the Python version
        raise RefusedError("broken_file", f"{path.name!a} is a link in a loop") from error


def find_ending(name: str) -> str | None:
    """Return which of the known endings a file name has."""
    return max((ending for ending in READERS if name.lower().endswith(ending)), key=len, default=None)


def guess_ending(file: RawFile) -> str:
    """Return the ending that a file without a name of its own should have, by its first bytes."""
    with file.open() as stream:
        beginning = stream.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((ending for magic, ending in BEGINNINGS if beginning.startswith(magic)), ".txt")


def strip_ending(name: str) -> str:
    """Return a file's relative path without its ending, its folders joined to it with hyphens."""
    ending = find_ending(name)
    stem = name[: -len(ending)] if ending else name.removesuffix(Path(name).suffix)
    return stem.replace("/", "-")
