"""scale: time, memory and bytes of `annotate` over many articles, in one process and in two."""

import hashlib
import itertools
import json
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from scripts.bench.quality import Sample
from scripts.core.errors import DataError

FEW, MANY = 1_000, 10_000
ROOT = Path(__file__).resolve().parents[2]
RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes in the unit of ru_maxrss


def measure_scale(samples: Sequence[Sample], authority: Path) -> list[dict[str, Any]]:
    """Return seconds, peak memory (MB of the largest process) and hash of `annotate` by articles and processes.

    The articles are the samples again and again under new ids. DataError if the bytes depend on the processes.
    """
    lines = [{"text": sample.text, "published": _day(sample)} for sample in samples]
    # A new process first, since the peak of what a large process starts is at least its own.
    with TemporaryDirectory() as folder, multiprocessing.get_context("spawn").Pool(1) as pool:
        source = {size: write_lines(lines, size, Path(folder) / f"{size}.jsonl") for size in (FEW, MANY)}
        tasks = [(source[size], authority.resolve(), processes) for size, processes in ((FEW, 1), (MANY, 1), (MANY, 2))]
        few, one, two = pool.starmap(run_annotate, tasks)
    if one["sha256"] != two["sha256"]:
        raise DataError(f"annotate wrote {one['sha256']} in one process and {two['sha256']} in two; expected the same")
    return [{"articles": FEW, **few}, {"articles": MANY, **one}, {"articles": MANY, **two}]


def _day(sample: Sample) -> str | None:
    published = sample.article.published
    return None if published is None else published.isoformat()


def write_lines(lines: Sequence[dict[str, Any]], size: int, path: Path) -> Path:
    """Write so many lines for `annotate`, the same ones in turn, each under its number; return where."""
    with path.open("w", encoding="utf-8") as file:
        for number, line in enumerate(itertools.islice(itertools.cycle(lines), size)):
            file.write(json.dumps({"id": str(number), **line}) + "\n")
    return path


def run_annotate(source: Path, authority: Path, processes: int) -> dict[str, Any]:
    """Return the figures of one run of `annotate` over a file; CalledProcessError if it fails."""
    out = source.with_suffix(".out")
    command = [sys.executable, "-m", "scripts.annotate", str(source), str(out), "--authority", str(authority)]
    start = perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "LIBYA_WORKERS": str(processes)})
    _, status, usage = os.wait4(process.pid, 0)
    seconds = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    with out.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    peak = round(usage.ru_maxrss * RSS_UNIT / 1_000_000)
    return {"processes": processes, "seconds": round(seconds, 2), "peak_mb": peak, "sha256": sha256}
