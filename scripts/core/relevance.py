"""relevance: whether an article is about the Libyan conflict, by counting the terms of a lexicon."""

import csv
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from scripts.core.text import WORD

OTHER_SUBJECTS = ("us_politics", "sport", "lebanon")
WORDS_PER_MENTION = 150


def load_relevance(path: Path) -> Callable[[str, bool], str]:
    """Return the function that rates a text as `central`, `marginal` or `none` by the rule in docs/sources.md.

    Its second argument says whether all texts of the source are about Libya.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    topics = [row["topic"] for row in rows]
    automaton = AhoCorasick([row["term"].lower() for row in rows], matchkind=MatchKind.LeftmostLongest)

    def rate(text: str, is_about_libya: bool) -> str:
        text = text.lower()
        words = [match.span() for match in WORD.finditer(text)]
        starts, ends = {start for start, _ in words}, {end for _, end in words}
        found = automaton.find_matches_as_indexes(text)
        return _rate(
            Counter(topics[term] for term, a, b in found if a in starts and b in ends), len(words), is_about_libya
        )

    return rate


def _rate(count: Counter[str], n_words: int, is_about_libya: bool) -> str:
    libya = count["libya"] + (count["tripoli"] if count["libya"] or not count["lebanon"] else 0)
    if not libya and not is_about_libya:
        return "none"
    wanted = max(n_words // WORDS_PER_MENTION, min(3, 1 + n_words // WORDS_PER_MENTION))
    is_dense = is_about_libya or libya >= wanted
    rival = max(count[subject] for subject in OTHER_SUBJECTS)
    is_conflict = count["conflict"] >= min(2, 1 + n_words // WORDS_PER_MENTION) and count["conflict"] > 2 * rival
    return "central" if is_dense and is_conflict else "marginal"
