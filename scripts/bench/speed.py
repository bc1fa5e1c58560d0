"""speed: tokens per second on one thread, and the time until `annotate` has done one line."""

import gc
import json
import multiprocessing
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from math import ceil
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from scripts.annotate import prepare_layers
from scripts.bench.peers import OURS, load_recogniser, load_splitters
from scripts.bench.quality import Sample, mark_entities
from scripts.core.authority import load_authority
from scripts.core.text import tokens

RUNS = 5
SHORTEST = 1.0
ROOT = Path(__file__).resolve().parents[2]
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
BACKENDS = {"BLIS": True, "OpenBLAS": False}
UNITS = {"tok2vec+ner": ("articles", "paragraphs"), "ner": ("paragraphs",)}
LINE = {"id": "one", "text": "Shells hit the port of Sirte on Thursday, a doctor said.", "published": "2019-04-05"}


def measure_speed(samples: Sequence[Sample], authority: Path, model: str) -> dict[str, Any]:
    """Return the figures of speed, measured in a new process whose numeric libraries keep to one thread."""
    os.environ.update(ONE_THREAD)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        layers = pool.apply(_measure_layers, (samples, authority, model))
    return {"machine": describe_machine(), "runs": RUNS, **layers, "start_up": time_start_up()}


def _measure_layers(samples: Sequence[Sample], authority: Path, model: str) -> dict[str, Any]:
    body = [text for sample in samples for section, text in _paragraphs(sample) if section == "body"]
    texts = {
        "articles": [sample.text for sample in samples],
        "paragraphs": [text for sample in samples for _, text in _paragraphs(sample)],
    }
    splitters = {name: partial(_split, split, body) for name, split in load_splitters().items()}
    recognisers: dict[str, Callable[[], None]] = {OURS: partial(_annotate, samples, authority)}
    for components, units in UNITS.items():
        for backend, use_blis in BACKENDS.items():
            recognise = load_recogniser(model, components.split("+"), use_blis)
            for unit in units:
                recognisers[f"spacy {components}, {backend}, {unit}"] = partial(_recognise, recognise, texts[unit])
    pipelines: dict[str, Callable[[], None]] = {OURS: partial(_annotate_all, samples, authority)}
    for backend, use_blis in BACKENDS.items():
        recognise = load_recogniser(model, None, use_blis)
        for unit, parts in texts.items():
            pipelines[f"spacy, {backend}, {unit}"] = partial(_recognise, recognise, parts)
    return {
        "sentences": _rate(time_in_turn(splitters), body),
        "entities": _rate(time_in_turn(recognisers), texts["articles"]),
        "layers": _rate(time_in_turn(pipelines), texts["articles"]),
    }


def _paragraphs(sample: Sample) -> Iterator[tuple[str, str]]:
    for paragraph in sample.article.paragraphs:
        yield paragraph.section, sample.text[paragraph.start : paragraph.end]


def _split(split: Callable[[str], Iterable[Any]], paragraphs: Iterable[str]) -> None:
    for paragraph in paragraphs:
        split(paragraph)


def _annotate(samples: Iterable[Sample], authority: Path) -> None:
    records = load_authority(authority)
    for sample in samples:
        list(mark_entities(sample.article, records))


def _annotate_all(samples: Iterable[Sample], authority: Path) -> None:
    work = prepare_layers(authority)
    for sample in samples:
        work(sample.article)


def _recognise(recognise: Callable[[Iterable[str]], Iterable[Any]], texts: Iterable[str]) -> None:
    for _ in recognise(texts):
        pass


def time_in_turn(tasks: Mapping[str, Callable[[], None]], runs: int = RUNS) -> dict[str, list[float]]:
    """Return the seconds of each task in each run; the tasks take turns, so that a slow spell of the machine hits all.

    Each is done once before, to load what it needs. One that takes less than a second is done several times in a run.
    """
    repeats = {}
    for name, task in tasks.items():
        task()
        repeats[name] = ceil(SHORTEST / _seconds(task, 1))
    seconds: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(runs):
        for name, task in tasks.items():
            seconds[name].append(_seconds(task, repeats[name]))
    return seconds


def _seconds(task: Callable[[], None], repeats: int) -> float:
    gc.collect()
    start = perf_counter()
    for _ in range(repeats):
        task()
    return (perf_counter() - start) / repeats


def _rate(seconds: Mapping[str, Sequence[float]], texts: Iterable[str]) -> dict[str, Any]:
    n_tokens = sum(len(tokens(text)) for text in texts)
    return {
        "tokens": n_tokens,
        "annotators": {
            name: {
                "seconds": [round(value, 6) for value in values],
                "tokens_per_second": round(n_tokens / median(values)),
            }
            for name, values in seconds.items()
        },
    }


def time_start_up() -> dict[str, Any]:
    """Return the seconds that `annotate` takes for one line, from the start of Python to its end."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / "in.jsonl"
        source.write_text(json.dumps(LINE) + "\n", encoding="utf-8")
        command = [sys.executable, "-m", "scripts.annotate", str(source), str(Path(folder) / "out.jsonl")]

        def task() -> None:
            subprocess.run(command, cwd=ROOT, check=True)

        task()
        seconds = [_seconds(task, 1) for _ in range(RUNS)]
    return {"seconds": [round(value, 3) for value in seconds], "median": round(median(seconds), 3)}


def describe_machine() -> dict[str, Any]:
    """Return the processor's name and number of cores, the system, and the version of Python."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    }


def _processor() -> str:
    with suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.processor() or "unknown"
