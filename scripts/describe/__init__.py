"""describe: the data card, its figures and the Croissant description, every number counted from the tables."""

import json
import shutil
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from scripts.core.errors import DataError
from scripts.core.tables import write_json, write_text
from scripts.describe.biases import measure
from scripts.describe.card import is_partial, make_card
from scripts.describe.croissant import make_croissant
from scripts.describe.example import make_example
from scripts.describe.figures import MAP, Picture, draw_all, draw_png
from scripts.describe.folder import read_folder
from scripts.describe.head import make_head
from scripts.describe.statistics import make_statistics

DOCS = Path(__file__).resolve().parents[2] / "docs"
RESULTS = ("full_build", "scores", "agreement", "leakage", "statistics")


def run(
    tables: Annotated[Path, typer.Argument(help="Folder of published tables; the descriptions are written into it.")],
    results: Annotated[Path, typer.Option(help="Folder with the figures of the full build.")] = DOCS / "results",
    template: Annotated[Path, typer.Option(help="Prose of the data card.")] = DOCS / "card/template.md",
    card: Annotated[
        Path | None, typer.Option(help="File to write the data card to once more, without its head, figures beside it.")
    ] = None,
    datasheet: Annotated[Path | None, typer.Option(help="File to write the datasheet to.")] = None,
    picture: Annotated[Path | None, typer.Option(help="PNG file to draw the map into, for pages without SVG.")] = None,
) -> None:
    """Write the data card with its figures and the Croissant description of a folder of published tables."""
    folder = read_folder(tables)
    figures = {name: _load(results / f"{name}.json") for name in RESULTS}
    figures["scores"] = _load(tables / "scores.json") or figures["scores"]
    is_of_full_build = is_partial(folder, figures["full_build"])
    numbers = figures["statistics"] if is_of_full_build else make_statistics(tables)
    agreement = figures["agreement"] if folder.count_articles(is_gold=True) else None
    pictures = draw_all({**numbers, "agreement": agreement}) if numbers else {}
    figures |= {"statistics": numbers, "baselines": _load_baselines(results / "baselines")}
    page = partial(make_card, folder, figures=figures, pictures=list(pictures), example=make_example(tables))
    body = page(template.read_text(encoding="utf-8"))
    write_text(tables / "README.md", f"---\n{make_head(folder)}\n---\n\n{body}")
    write_json(tables / "croissant.json", make_croissant(folder, agreement, measure(numbers)))
    _write_figures(pictures, tables / "figures")
    if card is not None:
        write_text(card, body)
        _write_figures(pictures, card.parent / "figures")
    if datasheet is not None:
        write_text(datasheet, page((template.parent / "datasheet.md").read_text(encoding="utf-8")))
    if picture is not None and numbers:
        draw_png(MAP, numbers, picture)


def _write_figures(pictures: Mapping[Picture, str], folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for picture, svg in pictures.items():
        write_text(folder / f"{picture.name}.svg", svg)


def _load_baselines(folder: Path) -> dict[str, Any]:
    return {path.stem: _load(path) for path in sorted(folder.glob("*.json"))}


def _load(path: Path) -> dict[str, Any] | None:
    if not path.is_file():
        return None
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except ValueError as error:
        raise DataError(f"{path} is no JSON object in UTF-8; make it again") from error
