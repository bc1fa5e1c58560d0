"""pages: the pages of the site that are made from schemas, tables and figures."""

from collections.abc import Iterator
from pathlib import Path
from string import Template
from typing import Any

from scripts.annotate.page import list_meanings as list_marks
from scripts.core.schema import CONFIGS, read_schema
from scripts.describe.card import list_meanings, make_table
from scripts.describe.columns import describe_config, find_key, find_references
from scripts.describe.folder import read_folder

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
ONTOLOGIES = ("plover", "acled", "ucdp", "crosswalk")
NOT_VALIDATED = "The pages of this build were not made; `make docs` makes them."


def make_pages(tables: Path) -> dict[str, str]:
    """Return the generated pages by their path in the site's sources."""
    return {
        "index.md": _home(tables),
        "explorer.md": _fill("explorer", legend="\n".join(f"<li>{meaning}</li>" for meaning in list_marks())),
        "changelog.md": (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"),
        "validation.md": _fill("validation", pages=_validations()),
        "schema/index.md": _schema_index(),
        **{f"schema/{config}.md": _schema(config) for config in CONFIGS},
        "schema/ontologies.md": _fill("ontologies", ontologies="\n\n".join(map(_ontology, ONTOLOGIES))),
        "schema/prediction.md": _fill("prediction", schema=_read_prediction_schema()),
    }


def _fill(name: str, **values: str) -> str:
    return Template((HERE / f"{name}.md").read_text(encoding="utf-8")).substitute(values)


def _home(tables: Path) -> str:
    folder, about = read_folder(tables), read_schema("dataset")
    counts = {name: f"{folder.count(name):,}" for name in ("articles", "sentences", "entities", "quotes", "events")}
    period = folder.period
    return _fill(
        "home",
        title=about["title"],
        description=about["description"],
        period=f"{period[0]} to {period[1]}" if period else "no date",
        gold=f"{folder.count_articles(is_gold=True):,}",
        **counts,
    )


def _validations() -> str:
    """Return links to the pages that show every expectation, one per table checked."""
    docs = ROOT / "docs"
    found = sorted((docs / "data_docs/validations").rglob("*.html"), key=lambda path: path.stem)
    links = [f"- [{path.stem.removeprefix('dataset-')}]({path.relative_to(docs).as_posix()})" for path in found]
    return "\n".join(["What was expected of this build, and what was found:", "", *links]) if links else NOT_VALIDATED


def _schema_index() -> str:
    rows = (
        (f"[`{config}`]({config}.md)", describe_config(config), ", ".join(f"`{key}`" for key in find_key(config)))
        for config in CONFIGS
    )
    return _fill("schema", configs=make_table(("config", "what one row is", "key"), rows))


def _schema(config: str) -> str:
    return "\n\n".join((f"# {config}", describe_config(config), *_keys(config), list_meanings(config))) + "\n"


def _keys(config: str) -> Iterator[str]:
    yield f"Key: {', '.join(f'`{key}`' for key in find_key(config))}."
    for column, (table, key) in find_references(config).items():
        yield f"`{column}` refers to `{key}` of [`{table}`]({table}.md)."


def _ontology(name: str) -> str:
    document = read_schema(name)
    parts = [f"## {document['title']}", document["description"], document["note"]]
    parts += [_list(value) for value in document.values() if isinstance(value, list)]
    parts.append(f"Version {document['version']}; source: {document['source']}.")
    return "\n\n".join(parts)


def _list(rows: list[dict[str, Any]]) -> str:
    head = list(dict.fromkeys(key for row in rows for key in row))
    return make_table((key.replace("_", " ") for key in head), ([_value(row.get(key)) for key in head] for row in rows))


def _value(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(f"`{one['name']}` {one['meaning']}" if isinstance(one, dict) else str(one) for one in value)
    return value


def _read_prediction_schema() -> str:
    return (ROOT / "schemas/prediction.schema.json").read_text(encoding="utf-8").strip()
