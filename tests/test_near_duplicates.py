"""Texts that share half of the shorter one's shingles are one group."""

import pytest

from scripts.core.near_duplicates import group

A = "the column left the port at dawn and drove west along the coast road towards the old town"
B = "ministers met in the capital on tuesday to talk about salaries for the guards of the oil fields"


@pytest.mark.parametrize(
    ("texts", "groups"),
    [
        pytest.param([], [], id="none"),
        pytest.param([A, B], [0, 1], id="different"),
        pytest.param([A, A.upper(), B], [0, 0, 1], id="case-folded-copy"),
        pytest.param([A + " " + B, A], [0, 0], id="contained"),
        pytest.param([A, A + " " + B, B], [0, 0, 0], id="single-link"),
        pytest.param(["short text", "short text"], [0, 1], id="shorter-than-a-shingle"),
        pytest.param(["", A], [0, 1], id="empty"),
        pytest.param([A[:50], A[:50]], [0, 1], id="too-few-shingles"),
    ],
)
def test_groups(texts: list[str], groups: list[int]) -> None:
    found = group(texts, shingle_words=8, min_shingles=5, containment=0.5)
    assert [found.index(number) for number in found] == [groups.index(number) for number in groups]


def test_containment_is_exact() -> None:
    words = [f"w{number}" for number in range(17)]
    ten_shingles = " ".join(words)
    five_shared = " ".join([*words[:12], *(f"v{number}" for number in range(5))])
    four_shared = " ".join([*words[:11], *(f"v{number}" for number in range(6))])
    assert len(set(group([ten_shingles, five_shared], 8, 5, 0.5))) == 1
    assert len(set(group([ten_shingles, four_shared], 8, 5, 0.5))) == 2
