"""The rule of docs/sources.md: what makes an article central, marginal or none."""

from pathlib import Path

import pytest

from scripts.core.relevance import load_relevance

LEXICON = Path(__file__).parents[1] / "dataset/authority/lexicons/relevance.csv"


@pytest.mark.parametrize(
    ("text", "relevance"),
    [
        pytest.param("Rebels and troops fought near Sirte.", "central", id="short-and-central"),
        pytest.param("The bakery in Sirte closed early.", "marginal", id="no-conflict-terms"),
        pytest.param("Troops and rebels fought in another country.", "none", id="no-libyan-term"),
        pytest.param("Clashes killed two in Tripoli, the army of Lebanon said.", "none", id="the-other-tripoli"),
        pytest.param("Fighters from Tripoli, Libya, bought arms for the war in Lebanon.", "central", id="both-named"),
        pytest.param("The coach said the striker scored a goal in Benghazi after the war.", "marginal", id="football"),
        pytest.param(
            "Voters heard a debate on emails and the attack in Benghazi; the hearing of the committee is next.",
            "marginal",
            id="election-elsewhere",
        ),
        pytest.param("Troops fought rebels in Libya. " + "They waited for news there. " * 100, "marginal", id="thin"),
        pytest.param("Libyana is a phone company with troops of armed fans.", "none", id="part-of-a-word"),
    ],
)
def test_relevance(text: str, relevance: str) -> None:
    assert load_relevance(LEXICON)(text, False) == relevance


def test_source_about_libya_needs_no_libyan_term() -> None:
    assert load_relevance(LEXICON)("Guards of the prison used torture.", True) == "central"
    assert load_relevance(LEXICON)("The bakery closed early.", True) == "marginal"


def test_lexicon_is_sorted_and_has_no_term_twice() -> None:
    lines = LEXICON.read_text(encoding="utf-8").splitlines()[1:]
    assert lines == sorted(lines)
    assert len({line.split(",")[0] for line in lines}) == len(lines)
