"""leakage: what the splits of the gold have in common, so that a score can be read with it."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from scripts.core.gold import GOLD_SPLITS
from scripts.core.near_duplicates import find_shingles
from scripts.core.text import WORD

SHINGLE_WORDS = 8
LEAST_WORDS = 8
Rows = Sequence[dict[str, Any]]


def report_leakage(documents: Rows) -> dict[str, Any]:
    """Return for each pair of splits what the later one repeats of the earlier; `documents` as the config of that name.

    Texts and entities are compared for the articles whose text is at hand, events for all.
    """
    gold = [row for row in documents if row["split"] in GOLD_SPLITS]
    found = find_shingles((row["text"] or "" for row in gold), SHINGLE_WORDS)
    shingles = {row["article_id"]: set(array.tolist()) for row, array in zip(gold, found, strict=True)}
    by_split = {split: [row for row in gold if row["split"] == split] for split in GOLD_SPLITS}
    seen = {f"{first}_in_{second}": (by_split[first], by_split[second]) for first, second in pairwise(GOLD_SPLITS)}
    seen["train_in_test"] = (by_split["train"], by_split["test"])
    return {
        "articles": {
            split: {"articles": len(rows), "with_text": sum(row["text"] is not None for row in rows)}
            for split, rows in by_split.items()
        },
        **{name: _compare(earlier, later, shingles) for name, (earlier, later) in seen.items()},
    }


def _compare(earlier: Rows, later: Rows, shingles: dict[str, set[int]]) -> dict[str, Any]:
    known = [row for row in later if row["text"] is not None]
    old = {shingle for row in earlier for shingle in shingles[row["article_id"]]}
    shares = [_share(shingles[row["article_id"]], old) for row in known]
    paragraphs = {words for row in earlier for words in _paragraphs(row)}
    repeated = [words in paragraphs for row in known for words in _paragraphs(row)]
    names, mentions = _names(earlier), [name for row in known for name in _mentions(row)]
    clusters = _clusters(earlier)
    return {
        "8_gram_containment": {
            "mean": round(sum(shares) / len(shares), 6) if shares else None,
            "largest": round(max(shares), 6) if shares else None,
            "articles_above_10_percent": sum(share > 0.1 for share in shares),
        },
        "paragraphs": {"compared": len(repeated), "repeated": sum(repeated)},
        "entity_mentions": {"compared": len(mentions), "seen": sum(name in names for name in mentions)},
        "entity_names": {"compared": len(set(mentions)), "seen": len(set(mentions) & names)},
        "event_clusters": {"compared": len(_clusters(later)), "shared": len(_clusters(later) & clusters)},
    }


def _share(shingles: set[int], old: set[int]) -> float:
    return len(shingles & old) / len(shingles) if shingles else 0.0


def _paragraphs(row: dict[str, Any]) -> Iterable[str]:
    """Yield the words of each paragraph that is long enough to be no stock phrase."""
    for text in (row["text"] or "").split("\n\n"):
        words = WORD.findall(text.lower())
        if len(words) >= LEAST_WORDS:
            yield " ".join(words)


def _names(rows: Rows) -> set[tuple[str, str]]:
    return {name for row in rows if row["text"] is not None for name in _mentions(row)}


def _mentions(row: dict[str, Any]) -> Iterable[tuple[str, str]]:
    return [(entity["text"].lower(), entity["type"]) for entity in row["entities"] if entity["type"] != "DATE"]


def _clusters(rows: Rows) -> set[str]:
    return {event["event_cluster"] for row in rows for event in row["events"] if event["event_cluster"] is not None}
