"""relevance: whether an article is about the Libyan conflict, by counting the terms of a lexicon."""

import csv
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from scripts.core.text import WORD

OTHER_SUBJECTS = ("us_politics", "sport", "lebanon")
WORDS_PER_MENTION = 150
CONFLICT_TERMS = 2


def load_relevance(path: Path) -> Callable[[str], str]:
    """Return the function that rates a text as `central`, `marginal` or `none`.

    `none`: no Libyan term, or only Tripoli in a text that names Lebanon more often. `central`: a Libyan term for every
    150 words and three at least (one in a text of under 150), two conflict terms, and more conflict terms than terms of any
    other subject. `marginal`: the rest.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    topics = [row["topic"] for row in rows]
    automaton = AhoCorasick([row["term"] for row in rows], matchkind=MatchKind.LeftmostLongest)

    def rate(text: str) -> str:
        return _rate(Counter(_topics(text)), len(WORD.findall(text)))

    def _topics(text: str) -> list[str]:
        edges = {edge for match in WORD.finditer(text) for edge in match.span()}
        found = automaton.find_matches_as_indexes(text)
        return [
            "tripoli" if rows[term]["term"] == "Tripoli" else topics[term]
            for term, start, end in found
            if start in edges and end in edges
        ]

    return rate


def _rate(count: Counter[str], n_words: int) -> str:
    libya = count["libya"] + (count["tripoli"] if count["libya"] or not count["lebanon"] else 0)
    if not libya:
        return "none"
    enough = min(3, 1 + n_words // WORDS_PER_MENTION)
    dense = libya >= max(enough, n_words // WORDS_PER_MENTION)
    rival = max(count[subject] for subject in OTHER_SUBJECTS)
    return "central" if dense and count["conflict"] >= CONFLICT_TERMS and count["conflict"] > rival else "marginal"
