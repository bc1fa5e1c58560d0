"""near_duplicates: groups of texts that repeat each other, by exact counts of shared shingles."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from scripts.core.text import WORD

MIX = np.uint64(0x9E3779B97F4A7C15)


def group(texts: Sequence[str], shingle_words: int, min_shingles: int, containment: float) -> list[int]:
    """Return a group number for each text, equal for near-duplicates.

    Two texts are near-duplicates if they share at least `containment` of the shingles (distinct runs of
    `shingle_words` words, case folded) of the one that has fewer; groups are the single-link closure. Texts with
    fewer than `min_shingles` stay alone, for a stock phrase would chain them to everything.
    """
    kept = [found if len(found) >= min_shingles else found[:0] for found in find_shingles(texts, shingle_words)]
    sizes = np.array([len(found) for found in kept], dtype=np.int64)
    if not sizes.any():
        return list(range(len(texts)))
    shared = _count_shared(kept, sizes)
    smaller = np.minimum(sizes[shared.row], sizes[shared.col])
    near = shared.data >= containment * smaller
    links = coo_array((near[near], (shared.row[near], shared.col[near])), shape=shared.shape)
    return [int(number) for number in connected_components(links, directed=False)[1]]


def find_shingles(texts: Iterable[str], size: int) -> list[npt.NDArray[np.uint64]]:
    """Return for each text a sorted array of its shingles: a number for each distinct run of `size` words, case folded.

    The numbers compare within one call only.
    """
    numbers: dict[str, int] = {}
    return [_shingles(text, size, numbers) for text in texts]


def _shingles(text: str, size: int, numbers: dict[str, int]) -> npt.NDArray[np.uint64]:
    words = [numbers.setdefault(match.group().lower(), len(numbers) + 1) for match in WORD.finditer(text)]
    if len(words) < size:
        return np.empty(0, dtype=np.uint64)
    windows = np.lib.stride_tricks.sliding_window_view(np.array(words, dtype=np.uint64) * MIX, size)
    total = np.zeros(len(windows), dtype=np.uint64)
    for column in windows.T:
        total = (total ^ (total >> np.uint64(29))) * MIX + column
    return np.unique(total)


def _count_shared(shingles: list[npt.NDArray[np.uint64]], sizes: npt.NDArray[np.int64]) -> coo_array:
    columns, count = np.unique(np.concatenate(shingles), return_inverse=True)
    rows = np.repeat(np.arange(len(shingles)), sizes)
    holds = csr_array((np.ones(len(rows), dtype=np.int32), (rows, count)), shape=(len(shingles), len(columns)))
    return (holds @ holds.T).tocoo()
