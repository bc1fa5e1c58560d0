"""breakdown: the chief figures by year, publisher and genre of the articles."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from scripts.score.counts import Figure, Key, add_up
from scripts.score.read import GoldArticle
from scripts.score.report import nest

CHIEF = (
    *(("sentences", "boundary"), ("entities", "strict"), ("entities", "in_kb")),
    *(("quotes", "matched"), ("quotes", "attributed")),
    *(("events", metric) for metric in ("trigger_type", "arguments", "date", "place_within_25_km", "status")),
)
PARTS: dict[str, Callable[[GoldArticle], str | None]] = {
    "year": lambda article: article.published and article.published[:4],
    "publisher": lambda article: article.publisher,
    "genre": lambda article: article.genre,
}


def break_down(gold: Mapping[str, GoldArticle], figures: Mapping[str, Mapping[Key, Figure]]) -> dict[str, Any]:
    """Return the figures of the articles of each year, publisher and genre, with the number of articles."""
    return {part: _by(read, gold, figures) for part, read in PARTS.items()}


def _by(
    read: Callable[[GoldArticle], str | None],
    gold: Mapping[str, GoldArticle],
    figures: Mapping[str, Mapping[Key, Figure]],
) -> dict[str, Any]:
    groups: dict[str, list[str]] = defaultdict(list)
    for article_id, article in gold.items():
        groups[read(article) or "unknown"].append(article_id)
    return {
        name: {
            "articles": len(members),
            **nest(add_up(item for member in members for item in figures[member].items() if is_chief(item[0]))),
        }
        for name, members in sorted(groups.items())
    }


def is_chief(key: Key) -> bool:
    """Tell whether the key is that of a chief figure, all labels together."""
    return key[:2] in CHIEF and not key[2]
