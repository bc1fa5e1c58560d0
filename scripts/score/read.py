"""read: gold and predictions from tables, from a gold folder and from a prediction file."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from scripts.core.authority import load_authority
from scripts.core.errors import DataError
from scripts.core.geography import geocode
from scripts.core.gold import GOLD_SPLITS, load_gold_and_splits
from scripts.core.prediction import to_prediction
from scripts.core.records import Article
from scripts.core.schema import LAYERS
from scripts.core.tables import read_table
from scripts.score.document import Document, make_document

AUTHORITY = Path(__file__).resolve().parents[2] / "dataset/authority"


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One gold article: its split, day of publication, length of text, whether it can be scored, and its marks.

    `text` is None where the gold comes from files, which hold none.
    """

    article_id: str
    split: str
    published: str | None
    length: int
    has_text: bool
    document: Document
    cluster_id: str = ""
    publisher: str | None = None
    genre: str = "news"
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One prediction and where it stands; `problem` says why it could not be read. Tables have passed their schema."""

    where: str
    value: Any
    problem: str | None = None
    is_table: bool = False

    @property
    def article_id(self) -> str | None:
        """The article that it says it is on, whatever else is wrong with it."""
        found = self.value.get("id") if isinstance(self.value, dict) else None
        return found if isinstance(found, str) else None


def read_gold(path: Path) -> dict[str, GoldArticle]:
    """Return the gold articles by id, from interim tables, published tables or a folder of gold files."""
    if not path.is_dir():
        raise DataError(f"{path} is no folder; GOLD is a folder of tables or of gold files")
    articles = _gold_tables(path) if is_tables(path) else _gold_files(path)
    return {article.article_id: article for article in articles}


def read_records(path: Path) -> frozenset[str]:
    """Return the ids of the authority file: of the table beside published ones, else of dataset/authority."""
    table = path / "authority/full.parquet"
    if table.is_file():
        return frozenset(pq.ParquetFile(table).read(columns=["authority_id"])["authority_id"].to_pylist())
    return frozenset(record.authority_id for record in load_authority(AUTHORITY).records)


def is_tables(path: Path) -> bool:
    """Tell whether the folder holds tables, one file each or one file per split."""
    return (path / "articles.parquet").is_file() or (path / "articles").is_dir()


def _gold_files(path: Path) -> Iterator[GoldArticle]:
    gold, splits = load_gold_and_splits(path)
    authority = load_authority(AUTHORITY)
    for article_id, document in gold.files.items():
        for event in document["events"]:
            place = geocode(authority.get(event.get("place_authority_id") or ""))
            event |= {"latitude": place.latitude, "longitude": place.longitude}
        yield GoldArticle(
            article_id=article_id,
            split=splits[article_id].split,
            published=document["published"],
            length=max((paragraph["end"] for paragraph in document["paragraphs"]), default=0),
            has_text=True,
            document=make_document(document),
            cluster_id=splits[article_id].cluster_id,
            publisher=document["publisher"],
            genre=document["genre"],
        )


def _gold_tables(path: Path) -> Iterator[GoldArticle]:
    articles: list[Article] = [article for article in _records(path, "articles") if article.is_gold]
    lines = table_lines(path, [article.article_id for article in articles], "gold")
    for article in articles:
        yield GoldArticle(
            article_id=article.article_id,
            split=article.split,
            published=article.published.isoformat() if article.published else None,
            length=max((paragraph.end for paragraph in article.paragraphs), default=0),
            has_text=article.text is not None,
            document=make_document(lines[article.article_id]),
            cluster_id=article.cluster_id,
            publisher=article.publisher,
            genre=article.genre,
            text=article.text,
        )


def read_texts(tables: Path, split: str) -> list[Article]:
    """Return the gold articles of a split of published tables whose text is at hand; DataError if there is none."""
    rows = read_table("articles", tables / f"articles/{split}.parquet")
    articles = [article for article in rows if article.is_gold and article.text is not None]
    if not articles:
        raise DataError(f"{tables} has no text of the {split} articles; run make fetch and make full first")
    return articles


def table_lines(path: Path, article_ids: Iterable[str], annotation: str) -> dict[str, dict[str, Any]]:
    """Return the rows of one annotation as prediction lines by article_id, one for each of the articles."""
    rows = table_rows(path, article_ids, annotation)
    return {key: to_prediction(key, *layers.values()) for key, layers in rows.items()}


def table_rows(path: Path, article_ids: Iterable[str], annotation: str) -> dict[str, dict[str, list[Any]]]:
    """Return the rows of one annotation by article_id and layer, all layers for each of the articles."""
    rows: dict[str, dict[str, list[Any]]] = {key: {layer: [] for layer in LAYERS} for key in article_ids}
    for layer in LAYERS:
        for row in _records(path, layer, rows):
            if row.annotation == annotation:
                rows[row.article_id][layer].append(row)
    return rows


def _records(path: Path, table: str, article_ids: Collection[str] | None = None) -> Iterator[Any]:
    if (path / "articles").is_dir():
        files = [path / table / f"{split}.parquet" for split in GOLD_SPLITS]
        for file in filter(Path.is_file, files):
            yield from read_table(table, file, article_ids)
    else:
        yield from read_table(table, path / f"{table}.parquet", article_ids)


def read_predictions(path: Path, article_ids: Iterable[str]) -> Iterator[Line]:
    """Yield the predictions: the lines of a file, or the machine rows of tables for the articles that have any."""
    if path.is_file():
        yield from _json_lines(path)
    elif is_tables(path):
        for article_id, line in table_lines(path, article_ids, "auto").items():
            if line["sentences"]:
                yield Line(f"{path} {article_id}", line, is_table=True)
    else:
        raise DataError(f"{path} is neither a prediction file nor a folder of tables")


def _json_lines(path: Path) -> Iterator[Line]:
    with path.open("rb") as file:
        for number, content in enumerate(file, start=1):
            where = f"{path.name} line {number}"
            try:
                yield Line(where, json.loads(content.decode("utf-8"), parse_constant=_refuse, object_pairs_hook=_pair))
            except (ValueError, RecursionError) as error:
                yield Line(where, None, f"is no JSON in UTF-8 ({error})")


def _pair(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError(f"a name stands twice in one object, one of {', '.join(name for name, _ in pairs)}")
    return found


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON number")
