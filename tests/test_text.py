"""What a clean string, a token and a word are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.core.text import count_words, normalise, tokens


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        pytest.param("30\u00a0km  west", "30 km west", id="blanks"),
        pytest.param("e\u0301lan", "élan", id="composed"),
        pytest.param("zero\u200bwidth\ufeff soft\u00adhyphen", "zerowidth softhyphen", id="invisible"),
        pytest.param("one\r\ntwo\u2028three", "one\ntwo\nthree", id="line-breaks"),
        pytest.param(" edge \n line ", "edge\nline", id="edges"),
        pytest.param("tab\there", "tab here", id="tab"),
        pytest.param("half\ud800", "half", id="lone-surrogate"),
    ],
)
def test_normalise(raw: str, clean: str) -> None:
    assert normalise(raw) == clean


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("al-Sarraj's", ["al", "-", "Sarraj", "'", "s"], id="particle-and-possessive"),
        pytest.param("1.5 mln", ["1", ".", "5", "mln"], id="decimal"),
        pytest.param("طرابلس!", ["طرابلس", "!"], id="arabic"),
        pytest.param("", [], id="empty"),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in tokens(text)] == words


def test_words_hold_a_letter_or_digit() -> None:
    assert count_words("“No,” he said – 3 times.") == 5


@given(st.text())
def test_normalise_is_stable(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text())
def test_tokens_cover_all_but_white_space(text: str) -> None:
    text = normalise(text)
    kept = "".join(text[start:end] for start, end in tokens(text))
    assert kept == "".join(text.split())
