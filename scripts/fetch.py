"""fetch: bring the raw files that pointers.csv names, each checked by size and SHA-256."""

import os
import shutil
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import requests
import typer
from requests.adapters import HTTPAdapter
from tqdm import tqdm
from urllib3.util import Retry

from scripts.core.errors import DataError, command
from scripts.sources.listing import Pointer, list_sources, read_pointers

CHUNK_BYTES = 1 << 16
TIMEOUT_SECONDS = 30
NO_ADDRESS = "has no address; bring your own copy with --source NAME --from PATH"


def list_pointers(raw: Path, source: str | None) -> list[Pointer]:
    """Return the pointers of one source, or of all that have any."""
    folders = {entry.source: path for entry, path in list_sources(raw) if (path / "pointers.csv").is_file()}
    if source is not None and source not in folders:
        raise DataError(f"{source} is no source with a pointers.csv; known are {', '.join(folders)}")
    chosen = [source] if source else list(folders)
    return [pointer for name in chosen for pointer in read_pointers(folders[name] / "pointers.csv")]


def fetch_one(
    pointer: Pointer, store: Path, mirror: Path | None, session: requests.Session, seconds_between: float
) -> str | None:
    """Bring one file into the store; return why it could not be had, or None."""
    if (store / pointer.sha256).is_file() and not _fault(store / pointer.sha256, pointer):
        return None
    if mirror is not None and (copy := _in_mirror(mirror, pointer)) is not None:
        return take_copy(copy, pointer, store)
    if pointer.url is None:
        return NO_ADDRESS
    time.sleep(seconds_between)
    return _download(pointer, store, session)


def take_copy(path: Path, pointer: Pointer, store: Path) -> str | None:
    """Copy a local file into the store if it is the one meant; return why not, or None."""
    if fault := _fault(path, pointer):
        return f"{path} {fault}"
    draft = store / f".{pointer.sha256}.draft"
    shutil.copyfile(path, draft)
    return _settle(draft, pointer, store)


def _in_mirror(mirror: Path, pointer: Pointer) -> Path | None:
    places = (mirror / "files" / pointer.sha256, mirror / pointer.sha256)
    return next((path for path in places if path.is_file()), None)


def _fault(path: Path, pointer: Pointer) -> str | None:
    if path.stat().st_size != pointer.bytes:
        return f"has {path.stat().st_size} bytes, expected {pointer.bytes}"
    with path.open("rb") as file:
        digest = _digest(iter(lambda: file.read(CHUNK_BYTES), b""))
    return None if digest == pointer.sha256 else f"has SHA-256 {digest}, expected {pointer.sha256}"


def _digest(chunks: Iterator[bytes]) -> str:
    digest = sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()


def _download(pointer: Pointer, store: Path, session: requests.Session) -> str | None:
    assert pointer.url is not None
    if urlsplit(pointer.url).scheme not in ("http", "https"):
        return f"{pointer.url} is neither http nor https"
    draft = store / f".{pointer.sha256}.part"
    try:
        _continue(pointer, draft, session)
    except requests.RequestException as error:
        return f"{pointer.url}: {error}; what came is kept and the next run goes on from there"
    return _settle(draft, pointer, store)


def _continue(pointer: Pointer, draft: Path, session: requests.Session) -> None:
    held = draft.stat().st_size if draft.is_file() else 0
    if held >= pointer.bytes:
        return
    headers = {"Range": f"bytes={held}-"} if held else {}
    with session.get(pointer.url or "", headers=headers, stream=True, timeout=TIMEOUT_SECONDS) as response:
        response.raise_for_status()
        resumed = response.status_code == requests.codes.partial_content
        with draft.open("ab" if resumed else "wb") as file:
            for chunk in response.iter_content(CHUNK_BYTES):
                file.write(chunk)
                if file.tell() > pointer.bytes:
                    return


def _settle(draft: Path, pointer: Pointer, store: Path) -> str | None:
    if fault := _fault(draft, pointer):
        draft.unlink()
        return f"what came {fault}"
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    draft.replace(store / pointer.sha256)
    return None


def _session() -> requests.Session:
    session = requests.Session()
    retry = Retry(total=3, backoff_factor=1, status_forcelist=(429, 502, 503, 504))
    for scheme in ("http://", "https://"):
        session.mount(scheme, HTTPAdapter(max_retries=retry))
    return session


def run(
    raw: Path = Path("dataset/raw"),
    store: Path = Path(".fetched"),
    source: Annotated[str | None, typer.Option(help="Only this source.")] = None,
    mirror: Annotated[Path | None, typer.Option(help="Folder that holds the files under their SHA-256.")] = None,
    from_path: Annotated[
        Path | None, typer.Option("--from", help="Your own copy: a file, or a folder of them.")
    ] = None,
    seconds_between: Annotated[float, typer.Option(help="Least time between two downloads.", min=0)] = 0.5,
) -> None:
    """Bring raw files into the store; what is there already and whole is left alone."""
    pointers = list_pointers(raw, source)
    if mirror is not None and not mirror.is_dir():
        raise DataError(f"{mirror} is no folder")
    store.mkdir(parents=True, exist_ok=True)
    if from_path is not None:
        _take_own(pointers, from_path, store, source)
        return
    faults = []
    with _session() as session:
        for pointer in tqdm(pointers, desc="fetch", unit=" files", disable=None):
            if fault := fetch_one(pointer, store, mirror, session, seconds_between):
                faults.append(f"{pointer.key}: {fault}")
    typer.echo(f"{len(pointers) - len(faults)} of {len(pointers)} files are in {store}")
    for fault in faults:
        if fault.endswith(NO_ADDRESS):
            typer.echo(fault)
    faults = [fault for fault in faults if not fault.endswith(NO_ADDRESS)]
    if faults:
        raise DataError(f"{len(faults)} files could not be had:\n" + "\n".join(faults))


def _take_own(pointers: list[Pointer], path: Path, store: Path, source: str | None) -> None:
    if source is None:
        raise DataError("--from needs --source: whose copy is it?")
    files = sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
    by_size = {file: file.stat().st_size for file in files}
    for pointer in pointers:
        faults = [take_copy(file, pointer, store) for file, size in by_size.items() if size == pointer.bytes]
        if None not in faults:
            raise DataError(
                f"{pointer.key}: {path} holds no file of {pointer.bytes} bytes with SHA-256 {pointer.sha256}"
            )
    typer.echo(f"{len(pointers)} of {len(pointers)} files are in {store}")


if __name__ == "__main__":
    command(run)
