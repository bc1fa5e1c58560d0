"""The figures show the counts of the build, look the same wherever they are drawn, and can be read on any ground."""

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image

from scripts.describe.drawing import LIGHT
from scripts.describe.figures import MAP, PICTURES, draw_all, draw_png, draw_svg
from scripts.describe.statistics import make_statistics
from tests.test_publish import run as publish_tables
from tests.test_publish import write_stages

DOCS = Path(__file__).parents[1] / "docs"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def numbers() -> dict[str, Any]:
    statistics, agreement = (
        json.loads((DOCS / f"results/{name}.json").read_text(encoding="utf-8")) for name in ("statistics", "agreement")
    )
    return {**statistics, "agreement": agreement}


@pytest.fixture(scope="module")
def drawn(numbers: dict[str, Any]) -> dict[str, str]:
    return {picture.name: svg for picture, svg in draw_all(numbers).items()}


def test_committed_figures_are_fresh(drawn: dict[str, str]) -> None:
    assert {path.name for path in (DOCS / "figures").iterdir()} == {f"{name}.svg" for name in drawn}
    for name, svg in drawn.items():
        assert (DOCS / f"figures/{name}.svg").read_text(encoding="utf-8") == svg, f"{name}: run make full dataset"


def test_the_png_is_that_of_the_map(drawn: dict[str, str]) -> None:
    with Image.open(DOCS / "map.png") as image:
        assert image.info["Description"] == sha256(drawn["map"].encode("utf-8")).hexdigest()


def test_a_png_is_drawn_in_light_colours(numbers: dict[str, Any], tmp_path: Path) -> None:
    draw_png(MAP, numbers, tmp_path / "map.png")
    with Image.open(tmp_path / "map.png") as image:
        assert image.convert("RGB").getpixel((2, 2)) == (255, 255, 254)


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_figure_names_itself_and_follows_the_ground(picture: Any, drawn: dict[str, str]) -> None:
    root = ElementTree.fromstring(drawn[picture.name])
    assert root.findtext(f"{SVG}title") == picture.title
    assert root.findtext(f"{SVG}desc") == picture.caption
    assert "prefers-color-scheme: dark" in drawn[picture.name]
    assert not any(placeholder in drawn[picture.name] for placeholder in LIGHT)
    assert not re.search(r"<dc:date>|https?://(?!www\.w3\.org/)", drawn[picture.name])


def test_a_figure_is_drawn_twice_alike(numbers: dict[str, Any], drawn: dict[str, str]) -> None:
    assert draw_svg(MAP, numbers) == drawn["map"]


def test_a_name_stays_the_text_it_is(numbers: dict[str, Any]) -> None:
    name = "<script>$x_1$ & “قناة”</script>"
    quotes = {**numbers["quotes"], "publishers": {name: {"kinds": {"direct": 3}, "median_words": 2.0}}}
    (picture,) = (picture for picture in PICTURES if picture.name == "quotes")
    texts = ElementTree.fromstring(draw_svg(picture, {**numbers, "quotes": quotes})).iter(f"{SVG}text")
    assert f"{name} (3)" in ["".join(text.itertext()) for text in texts]


def test_what_has_no_numbers_is_not_drawn(tmp_path: Path) -> None:
    statistics = make_statistics(publish_tables(write_stages(tmp_path)))
    names = {picture.name for picture in draw_all({**statistics, "agreement": None})}
    assert names == {"articles", "missing"}


def test_statistics_count_rows(tmp_path: Path) -> None:
    statistics = make_statistics(publish_tables(write_stages(tmp_path)))
    assert statistics["articles"] == {"closed": {"2019": 2}, "open": {"2019": 2}}
    assert statistics["events"] == {"time": {}, "status": {}, "places": []}
    assert statistics["missing"]["articles"]["rows"] == 4
    assert statistics["missing"]["articles"]["null"]["text"] == 1


def test_committed_statistics_agree_with_the_full_build(numbers: dict[str, Any]) -> None:
    full = json.loads((DOCS / "results/full_build.json").read_text(encoding="utf-8"))
    for name, found in numbers["missing"].items():
        assert found["rows"] == sum(file["rows"] for file in full["tables"][name].values())
    assert sum(sum(years.values()) for years in numbers["articles"].values()) == numbers["missing"]["articles"]["rows"]
    assert numbers["quotes"]["speakers"]["quotes"] == numbers["missing"]["quotes"]["rows"]
