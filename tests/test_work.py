"""work: any number of processes yields the same, in order."""

from collections.abc import Callable, Iterator

import pytest

from scripts.core.errors import DataError
from scripts.core.work import CHUNK, WINDOW, count_workers, map_articles

ITEMS = range(2 * WINDOW + CHUNK + 1)


def prepare() -> Callable[[int], Iterator[int]]:
    return lambda number: iter(range(number, number + number % 3))


@pytest.mark.parametrize("workers", ["1", "2"])
def test_results_come_in_order(monkeypatch: pytest.MonkeyPatch, workers: str) -> None:
    monkeypatch.setenv("LIBYA_WORKERS", workers)
    found = list(map_articles(prepare, ITEMS, "numbers"))
    assert found == [number + step for number in ITEMS for step in range(number % 3)]


@pytest.mark.parametrize("setting", ["0", "two", "-1", "1.5", "²"])
def test_a_wrong_number_of_workers_is_an_error(monkeypatch: pytest.MonkeyPatch, setting: str) -> None:
    monkeypatch.setenv("LIBYA_WORKERS", setting)
    with pytest.raises(DataError, match="takes a whole number from 1"):
        count_workers()
