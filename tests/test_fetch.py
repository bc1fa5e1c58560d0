"""fetch brings what pointers.csv names, and nothing else; an interruption loses nothing."""

import functools
import http.server
import threading
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
import requests

from scripts import fetch
from scripts.core.errors import DataError

CONTENT = b"raw bytes of an invented article\n" * 5000
DIGEST = sha256(CONTENT).hexdigest()
SOURCE = """source: wire
title: Invented wire
adapter: folder
producer: nobody
obtained: served by the test
licence: CC0-1.0
may_share_text: true
is_invented: true
is_about_libya: false
genre: news
citation: none
"""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files, honours byte ranges, and breaks off after 1,000 bytes under /broken."""

    def do_GET(self) -> None:
        start = int(self.headers.get("Range", "bytes=0-")[6:-1])
        if self.path == "/missing":
            self.send_error(404)
            return
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(CONTENT) - start))
        self.end_headers()
        self.wfile.write(CONTENT[start:][:1000] if self.path == "/broken" else CONTENT[start:])

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler)) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()


def make_raw(tmp_path: Path, url: str, digest: str = DIGEST, size: int = len(CONTENT)) -> Path:
    folder = tmp_path / "raw/wire"
    folder.mkdir(parents=True)
    (folder / "source.yaml").write_text(SOURCE)
    (folder / "pointers.csv").write_text(f"key,url,sha256,bytes\none,{url},{digest},{size}\n")
    return tmp_path / "raw"


def run(raw: Path, store: Path, mirror: Path | None = None, from_path: Path | None = None) -> None:
    fetch.run(raw=raw, store=store, mirror=mirror, from_path=from_path, seconds_between=0)


def test_from_the_web(tmp_path: Path, server: str) -> None:
    run(make_raw(tmp_path, f"{server}/file"), tmp_path / "store")
    assert (tmp_path / "store" / DIGEST).read_bytes() == CONTENT


def test_from_a_mirror_without_the_web(tmp_path: Path) -> None:
    (tmp_path / "mirror/files").mkdir(parents=True)
    (tmp_path / "mirror/files" / DIGEST).write_bytes(CONTENT)
    run(make_raw(tmp_path, "http://127.0.0.1:9/unused"), tmp_path / "store", mirror=tmp_path / "mirror")
    assert (tmp_path / "store" / DIGEST).read_bytes() == CONTENT


def test_own_copy(tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_bytes(CONTENT)
    raw = make_raw(tmp_path, "")
    fetch.run(raw=raw, store=tmp_path / "store", source="wire", from_path=tmp_path / "copy.txt")
    assert (tmp_path / "store" / DIGEST).read_bytes() == CONTENT


def test_what_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / DIGEST).write_bytes(CONTENT)
    before = (tmp_path / "store" / DIGEST).stat().st_mtime_ns
    run(make_raw(tmp_path, "http://127.0.0.1:9/unused"), tmp_path / "store")
    assert (tmp_path / "store" / DIGEST).stat().st_mtime_ns == before


def test_damaged_file_is_brought_again(tmp_path: Path, server: str) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / DIGEST).write_bytes(b"damaged")
    run(make_raw(tmp_path, f"{server}/file"), tmp_path / "store")
    assert (tmp_path / "store" / DIGEST).read_bytes() == CONTENT


def test_broken_connection_goes_on_next_time(tmp_path: Path, server: str) -> None:
    raw = make_raw(tmp_path, f"{server}/broken")
    with pytest.raises(DataError, match="what came is kept and the next run goes on from there"):
        run(raw, tmp_path / "store")
    assert [path.name for path in (tmp_path / "store").iterdir()] == [f".{DIGEST}.part"]
    (raw / "wire/pointers.csv").write_text(f"key,url,sha256,bytes\none,{server}/file,{DIGEST},{len(CONTENT)}\n")
    run(raw, tmp_path / "store")
    assert [path.name for path in (tmp_path / "store").iterdir()] == [DIGEST]


@pytest.mark.parametrize(
    ("path", "digest", "size", "message"),
    [
        pytest.param("/file", "0" * 64, len(CONTENT), "has SHA-256", id="wrong-hash"),
        pytest.param("/file", DIGEST, 10, "bytes, expected 10", id="longer-than-said"),
        pytest.param("/missing", DIGEST, len(CONTENT), "404", id="missing"),
    ],
)
def test_wrong_bytes_are_not_kept(tmp_path: Path, server: str, path: str, digest: str, size: int, message: str) -> None:
    with pytest.raises(DataError, match=message):
        run(make_raw(tmp_path, server + path, digest, size), tmp_path / "store")
    assert list((tmp_path / "store").iterdir()) == []


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://127.0.0.1/file"])
def test_only_http_is_followed(tmp_path: Path, url: str) -> None:
    with pytest.raises(DataError, match="neither http nor https"):
        run(make_raw(tmp_path, url), tmp_path / "store")


def test_unknown_source_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"mail is no source with a pointers.csv; known are wire"):
        fetch.run(raw=make_raw(tmp_path, ""), store=tmp_path / "store", source="mail")


def test_own_copy_that_differs_is_refused(tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_bytes(CONTENT[:-1] + b"?")
    with pytest.raises(DataError, match="holds no file of"):
        fetch.run(raw=make_raw(tmp_path, ""), store=tmp_path / "s", source="wire", from_path=tmp_path / "copy.txt")


def test_session_knows_http_only() -> None:
    with fetch._session() as session, pytest.raises(requests.exceptions.InvalidSchema):
        session.get("file:///etc/hostname")
