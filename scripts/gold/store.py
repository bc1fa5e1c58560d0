"""store: where drafts, raw annotations and gold lie, and the articles they belong to."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.core.errors import DataError
from scripts.core.gold import read_canary
from scripts.core.records import Article
from scripts.core.tables import write_text

DRAFTS = Path(".gold")
ADJUDICATED = "adjudicated"


@dataclass(frozen=True, slots=True)
class Store:
    """Drafts with text (never committed) and the text-free folders of dataset/gold."""

    drafts: Path
    gold: Path

    def draft(self, annotator: str, article_id: str) -> Path:
        """Return where an annotator's draft lies."""
        return self.drafts / annotator / f"{article_id}.json"

    def raw(self, annotator: str, article_id: str) -> Path:
        """Return where an annotator's raw annotation lies."""
        return self.gold / "annotators" / annotator / f"{article_id}.json"

    def answers(self, article_id: str) -> Path:
        """Return where the adjudicator's answers with their reasons lie."""
        return self.gold / "adjudication" / f"{article_id}.json"

    def final(self, article_id: str) -> Path:
        """Return where the gold of an article lies."""
        return self.gold / f"{article_id}.json"

    def pairs(self, first: str, second: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
        """Return the raw annotation of the articles that both annotators have done, in order of article."""
        ours, theirs = (
            {path.stem: path for path in self.raw(name, "*").parent.glob("*.json")} for name in (first, second)
        )
        return [(load_json(ours[key]), load_json(theirs[key])) for key in sorted(ours.keys() & theirs.keys())]

    def annotators(self) -> list[str]:
        """Return the names of the annotators, sorted."""
        return sorted(path.name for path in (self.gold / "annotators").glob("*") if path.is_dir())


def load_json(path: Path) -> Any:
    """Return what a JSON file holds; DataError names one that is missing or broken."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise DataError(f"{path} is missing") from error
    except ValueError as error:
        raise DataError(f"{path} is no JSON in UTF-8: {error}") from error


def save_marks(path: Path, article: Article, annotator: str, layers: dict[str, Any]) -> None:
    """Write one annotator's marks without the text."""
    head = {"article_id": article.article_id, "annotator": annotator, "text_sha256": article.text_sha256}
    write_lines(path, {**head, **layers})


def write_lines(path: Path, document: dict[str, Any]) -> None:
    """Write a JSON object with a line for each field and each item of a list, keys sorted, whole or not at all."""
    fields = (f"{json.dumps(name)}: {_dump(value)}" for name, value in sorted(document.items()))
    write_text(path, "{\n" + ",\n".join(fields) + "\n}\n")


def _dump(value: Any) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(f" {_dump_line(item)}" for item in value) + "\n]"
    return _dump_line(value)


def _dump_line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def gold_document(article: Article, annotators: list[str], layers: dict[str, Any]) -> dict[str, Any]:
    """Return the gold file of an article: its columns, its paragraphs and the four layers."""
    names = ("article_id", "source", "source_key", "url", "publisher", "genre", "language", "n_words")
    return {
        **{name: getattr(article, name) for name in (*names, "relevance", "text_sha256", "raw_sha256")},
        "published": article.published.isoformat() if article.published else None,
        "paragraphs": [{"start": p.start, "end": p.end, "section": p.section} for p in article.paragraphs],
        "canary": read_canary(),
        "annotators": annotators,
        **layers,
    }
