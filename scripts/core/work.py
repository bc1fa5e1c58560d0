"""work: one function over many articles, on as many processes as LIBYA_WORKERS says, in order."""

import itertools
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, TypeVar

from tqdm import tqdm

from scripts.core.errors import DataError
from scripts.core.tables import batched

WORTH_SHARING = 64
CHUNK = 16
WINDOW = 512

Item = TypeVar("Item")

_work: Callable[[Any], list[Any]]


def count_workers() -> int:
    """Return the number of processes to use: LIBYA_WORKERS, or one per processor."""
    setting = os.environ.get("LIBYA_WORKERS", "")
    if not setting:
        return os.cpu_count() or 1
    if not setting.isascii() or not setting.isdigit() or int(setting) < 1:
        raise DataError(f"LIBYA_WORKERS is {setting!r}; it takes a whole number from 1")
    return int(setting)


def map_articles(
    prepare: Callable[[], Callable[[Any], Iterable[Any]]], items: Iterable[Any], name: str
) -> Iterator[Any]:
    """Yield what the prepared function yields for each item, in the items' order.

    `prepare` runs once in each process (a module-level function or a partial of one, so that it can be sent there).
    Few items are not worth a second process and stay in this one. A bar is shown on a terminal only.
    """
    items = iter(items)
    first = list(itertools.islice(items, WORTH_SHARING))
    everything = tqdm(itertools.chain(first, items), desc=name, unit=" articles", disable=None)
    workers = count_workers()
    if workers == 1 or len(first) < WORTH_SHARING:
        work = prepare()
        for item in everything:
            yield from work(item)
        return
    context = multiprocessing.get_context("spawn")
    with context.Pool(workers, initializer=_start, initargs=(prepare,)) as pool:
        windows = (pool.map_async(_run, window, chunksize=CHUNK) for window in batched(everything, WINDOW))
        for window in _one_ahead(windows):
            for rows in window.get():
                yield from rows


def _one_ahead(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items, each when the next one has been asked for: one is worked on while the one before is used."""
    iterator = iter(items)
    waiting = deque(itertools.islice(iterator, 1))
    for item in iterator:
        waiting.append(item)
        yield waiting.popleft()
    yield from waiting


def _start(prepare: Callable[[], Callable[[Any], Iterable[Any]]]) -> None:
    global _work
    work = prepare()
    _work = partial(_collect, work)


def _collect(work: Callable[[Any], Iterable[Any]], item: Any) -> list[Any]:
    return list(work(item))


def _run(item: Any) -> list[Any]:
    return _work(item)
