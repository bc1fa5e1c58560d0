"""rows: identifiers of rows, shared by the stages."""

from scripts.core.records import Article

LETTERS = {"sentences": "s", "entities": "e", "quotes": "q", "events": "v"}


def row_id(article: Article, layer: str, annotation: str, number: int) -> str:
    """Return `<article_id>-<letter><number from 1>`, with `auto-` before it for machine rows of a gold article."""
    mark = "auto-" if article.is_gold and annotation == "auto" else ""
    return f"{article.article_id}-{mark}{LETTERS[layer]}{number:03d}"
