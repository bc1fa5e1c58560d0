"""describe: the data card and the Croissant description, every number counted from the tables."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from scripts.core.errors import DataError
from scripts.core.tables import write_json, write_text
from scripts.describe.card import make_card
from scripts.describe.croissant import make_croissant
from scripts.describe.folder import read_folder
from scripts.describe.head import make_head

DOCS = Path(__file__).resolve().parents[2] / "docs"


def run(
    tables: Annotated[Path, typer.Argument(help="Folder of published tables; the descriptions are written into it.")],
    results: Annotated[Path, typer.Option(help="Folder with the figures of the full build.")] = DOCS / "results",
    template: Annotated[Path, typer.Option(help="Prose of the data card.")] = DOCS / "card/template.md",
    card: Annotated[
        Path | None, typer.Option(help="File to write the data card to once more, without its head.")
    ] = None,
) -> None:
    """Write the data card and the Croissant description of a folder of published tables."""
    folder = read_folder(tables)
    figures = {name: _load(results / f"{name}.json") for name in ("full_build", "scores", "agreement", "leakage")}
    figures["scores"] = _load(tables / "scores.json") or figures["scores"]
    body = make_card(folder, template.read_text(encoding="utf-8"), figures)
    write_text(tables / "README.md", f"---\n{make_head(folder)}\n---\n\n{body}")
    write_json(tables / "croissant.json", make_croissant(folder))
    if card is not None:
        write_text(card, body)


def _load(path: Path) -> dict[str, Any] | None:
    if not path.is_file():
        return None
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except ValueError as error:
        raise DataError(f"{path} is no JSON object in UTF-8; make it again") from error
