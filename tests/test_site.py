"""site: pages that load from disk without a fault, an explorer that chooses, and no text that may not be shared."""

import datetime
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from scripts.core.errors import DataError
from scripts.site import run
from scripts.site.explorer import list_times, write_explorer

ROOT = Path(__file__).parents[1]
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SOURCE = """\
source: {name}
title: "{title}"
adapter: folder
producer: nobody
obtained: written for the tests
licence: CC-BY-4.0
may_share_text: {share}
is_invented: true
is_about_libya: true
genre: news
citation: none
"""
SCRIPT = "<script>window.hacked = true</script>"
HOSTILE = f"""\
{SCRIPT}<img src=x onerror="window.hacked=true"> shells hit Sirte

Militiamen attacked traders in Sirte on Thursday, a doctor said. "We hold Sirte," said Omar Shalwi </article></script>.

The rebels shelled Misrata & 'Benghazi' on Friday, {SCRIPT} and killed four people, residents said in Tripoli.
"""
SECRET = """\
Grenadiers attacked Zuwara

Grenadiers attacked fishmongers in Zuwara on Monday and killed three people, a harbourmaster said in Tripoli.

"We saw the perfidious grenadiers," said Hamida Quraishy, whose brother lives in Misrata and sells lanterns there.
"""
FIELDS = ("type", "status", "actor", "place", "when", "source", "split")


def write_sources(raw: Path) -> None:
    """Add a source of hostile text that may be shared, and one of text that may not."""
    for name, share, text in (("hostile", "true", HOSTILE), ("secret", "false", SECRET)):
        (raw / name).mkdir(parents=True)
        source = SOURCE.format(name=name, title=f"A {name} source", share=share)
        (raw / name / "source.yaml").write_text(source, encoding="utf-8")
        (raw / name / "one.txt").write_text(text, encoding="utf-8")


def build(raw: Path, tables: Path, *options: str) -> None:
    command = [sys.executable, "-m", "scripts.build", str(raw), str(tables), *options]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


def read_script(path: Path) -> Any:
    """Return what a script file hands to the explorer."""
    (value,) = re.fullmatch(r"explorer\.\w+\((.*)\);\n", path.read_text(encoding="utf-8"), flags=re.DOTALL).groups()  # type: ignore[union-attr]
    return json.loads(value)


@pytest.mark.parametrize(
    ("start", "end", "precision", "times"),
    [
        (None, None, None, []),
        ("2011-03-19", "2011-03-19", "day", ["2011", "2011-03"]),
        ("2014-12-30", "2015-01-02", "interval", ["2014", "2015", "2014-12", "2015-01"]),
        ("2011-01-01", "2011-12-31", "year", ["2011"]),
        ("2012-01-01", "2014-06-30", "interval", ["2012", "2013", "2014"]),
        ("1969-09-01", "2011-02-15", "interval", ["before 2011", "2011"]),
        ("2010-12-20", "2011-01-05", "interval", ["before 2011", "2011", "2011-01"]),
    ],
)
def test_a_date_covers_years_and_months(
    start: str | None, end: str | None, precision: str | None, times: list[str]
) -> None:
    first, last = (None if day is None else datetime.date.fromisoformat(day) for day in (start, end))
    assert list_times(first, last, precision) == times


@pytest.fixture(scope="module")
def explorer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the data of the explorer for the two small sources."""
    folder = tmp_path_factory.mktemp("explorer")
    write_sources(folder / "raw")
    build(folder / "raw", folder / "tables")
    write_explorer(folder / "tables", folder / "out")
    return folder / "out"


def test_no_restricted_text_is_written(explorer: Path) -> None:
    written = "".join(path.read_text(encoding="utf-8") for path in explorer.rglob("*.js"))
    assert "secret-one" in written
    assert "ASSAULT" in written
    for word in set(re.findall(r"\w{7,}", SECRET)) - {"attacked", "Tripoli", "Misrata", "brother"}:
        assert word not in written.replace("Hamida Quraishy", ""), word


def test_hostile_text_is_escaped(explorer: Path) -> None:
    articles = [read_script(path)["html"] for path in sorted((explorer / "articles").iterdir())]
    assert len(articles) == 2
    tags = {tag for html in articles for tag in re.findall(r"</?(\w+)", html)}
    assert not tags & {"script", "img", "article"}
    assert any("&lt;script&gt;" in html for html in articles)


def test_every_row_has_its_id(explorer: Path) -> None:
    index = read_script(explorer / "index.js")
    html = "".join(read_script(path)["html"] for path in (explorer / "articles").iterdir())
    rows = [f"{index['articles'][event['article']]['id']}-{event['row']}" for event in index["events"]]
    assert rows
    assert len(set(rows)) == len(rows)
    for row in rows:
        assert f'id="{row}"' in html
        assert f'data-cards="{row}' in html or f" {row}" in html
    assert re.search(r'data-rows="[^"]*hostile-one-e\d+', html)
    assert re.search(r'data-rows="[^"]*hostile-one-s\d+', html)


# From here on in a browser


def need_browser() -> None:
    missing = [name for name in ("mkdocs", "material", "playwright", "pycrfsuite") if not is_there(name)]
    missing += [] if CHROMIUM.exists() else [str(CHROMIUM)]
    if missing:
        reason = (
            f"not installed: {', '.join(missing)}; make test-site brings packages, apt-get install chromium the browser"
        )
        assert not os.environ.get("REQUIRE_SITE"), reason
        pytest.skip(reason)


def is_there(name: str) -> bool:
    try:
        import_module(name)
    except ImportError:
        return False
    return True


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of what is in the clone and the two small sources."""
    need_browser()
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(ROOT / "dataset/raw", folder / "raw")
    write_sources(folder / "raw")
    build(folder / "raw", folder / "tables", "--gold", str(ROOT / "dataset/gold"))
    command = [sys.executable, "-m", "scripts.site", str(folder / "site"), "--tables", str(folder / "tables")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return folder / "site"


@pytest.fixture(scope="module")
def browser(site: Path) -> Iterator[Any]:
    with import_module("playwright.sync_api").sync_playwright() as driver:
        yield driver.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)


class Visit:
    """A page of the site in a window of its own, and all that went wrong on it."""

    def __init__(self, browser: Any, site: Path, path: str = "explorer.html", **options: Any) -> None:
        self.site = site
        self.faults: list[str] = []
        self.page = browser.new_context(**options).new_page()
        self.page.on("console", lambda message: self._note(message.type in ("error", "warning"), message.text))
        self.page.on("pageerror", lambda error: self._note(True, str(error)))
        self.page.on("request", lambda request: self._note(not request.url.startswith(("file:", "data:")), request.url))
        self.page.set_default_timeout(10_000)
        self.open(path)

    def _note(self, is_fault: bool, text: str) -> None:
        if is_fault:
            self.faults.append(f"{self.page.url}: {text}")

    def open(self, path: str) -> None:
        self.page.goto("about:blank")
        self.page.goto(f"file://{self.site}/{path}")

    def count(self) -> int:
        """Return how many events the explorer says pass its filters."""
        return int(self.page.inner_text("#summary").split()[0].replace(",", ""))

    def focused(self, name: str) -> str | None:
        value: str | None = self.page.evaluate("name => document.activeElement.getAttribute(name)", name)
        return value


@pytest.fixture
def visit(browser: Any, site: Path) -> Iterator[Visit]:
    """Yield the explorer; in the end it must be without a fault."""
    made = Visit(browser, site)
    yield made
    assert made.faults == []
    made.page.context.close()


@pytest.fixture(scope="module")
def index(site: Path) -> Any:
    return read_script(site / "explorer/index.js")


def values(index: Any, event: Any, field: str) -> list[str]:
    if field in ("source", "split"):
        return [index["articles"][event["article"]][field]]
    value = event["actors" if field == "actor" else field]
    return value if isinstance(value, list) else [value] if value else []


def most(index: Any, field: str) -> tuple[str, int]:
    """Return the commonest value of a field, and how many events have it."""
    return Counter(value for event in index["events"] for value in values(index, event, field)).most_common(1)[0]


def pages(site: Path) -> list[str]:
    """Return the pages that a reader from disk comes to, without those that another tool made."""
    found = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]
    return [path for path in found if path != "404.html" and not path.startswith("data_docs/")]


def test_the_site_has_all_its_parts(site: Path) -> None:
    parts = "index card annotation sources tutorial changelog explorer schema/events benchmark/leaderboard validation"
    assert {f"{part}.html" for part in parts.split()} <= set(pages(site))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_load_without_faults_and_fit_a_phone(browser: Any, site: Path, scheme: str) -> None:
    visit = Visit(browser, site, viewport={"width": 360, "height": 740}, color_scheme=scheme)
    for path in pages(site):
        visit.open(path)
        wide = visit.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, path
        lightness = visit.page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g)[0]")
        assert (int(lightness) < 128) == (scheme == "dark"), path
    assert visit.faults == []


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    style = "".join(path.read_text("utf-8") for path in (site / "assets").glob("*.css"))
    assert "url(" not in style
    for path in site.rglob("*.html"):
        loaded = re.findall(
            r"""<(?:script|img|iframe|link)\b[^>]*\b(?:src|href)=["']?(?:https?:)?//[^>]*""", path.read_text("utf-8")
        )
        assert loaded == [], path


def test_links_lead_to_pages_and_to_places_on_them(site: Path) -> None:
    ids = {path: set(re.findall(r'\bid="([^"]+)"', (site / path).read_text(encoding="utf-8"))) for path in pages(site)}
    for path in ids:
        html = (site / path).read_text(encoding="utf-8")
        for target, anchor in re.findall(r'<a [^>]*href="([^":#]*)(?:#([^"]*))?"', html):
            goal = os.path.normpath(Path(path).parent / target) if target else path
            assert (site / goal).exists(), (path, target)
            assert not anchor or goal == "explorer.html" or anchor in ids.get(goal, ()), (path, target, anchor)


def test_search_works_from_disk(visit: Visit) -> None:
    visit.open("index.html")
    visit.page.click('label[for="__search"]', force=True) if not visit.page.is_visible(".md-search__input") else None
    visit.page.click(".md-search__input")
    visit.page.keyboard.type("speaker_name")
    visit.page.wait_for_selector(".md-search-result__item a")
    assert "schema" in " ".join(
        link.get_attribute("href") for link in visit.page.query_selector_all(".md-search-result__item a")
    )


@pytest.mark.parametrize("field", FIELDS)
def test_a_filter_leaves_what_it_names(visit: Visit, index: Any, field: str) -> None:
    value, number = most(index, field)
    visit.page.select_option(f'[name="{field}"]', value)
    assert visit.count() == number < len(index["events"])
    assert f"{field}={value.replace('/', '%2F').replace(' ', '+')}" in visit.page.url
    visit.page.reload()
    assert visit.page.input_value(f'[name="{field}"]') == value
    assert visit.count() == number
    visit.page.click("text=Clear filters")
    visit.page.wait_for_function(
        "count => document.getElementById('summary').textContent.startsWith(count)", arg=f"{len(index['events']):,} "
    )


def test_filters_work_together(visit: Visit, index: Any) -> None:
    visit.page.select_option('[name="type"]', "ASSAULT")
    visit.page.select_option('[name="status"]', "claimed")
    expected = [event for event in index["events"] if (event["type"], event["status"]) == ("ASSAULT", "claimed")]
    assert visit.count() == len(expected)
    assert visit.page.locator("#articles button").count() == len({event["article"] for event in expected})


def test_words_find_articles(visit: Visit) -> None:
    visit.page.fill('[name="words"]', "secret-one")
    assert visit.page.locator("#articles button").count() == 1
    visit.page.fill('[name="words"]', "no such article")
    assert visit.page.locator("#articles button").count() == 0


def test_the_map_selects(visit: Visit, index: Any) -> None:
    place = index["map"]["places"][0]
    node = visit.page.locator(f'#map [data-value="{place["id"]}"]')
    node.dispatch_event("click")
    assert visit.page.input_value('[name="place"]') == place["id"]
    assert visit.count() == place["count"]
    assert node.get_attribute("aria-pressed") == "true"
    node.dispatch_event("click")
    assert visit.count() == len(index["events"])


def test_the_timeline_selects(visit: Visit, index: Any) -> None:
    visit.page.click('#years [data-value="2011"]')
    assert visit.count() == sum("2011" in event["when"] for event in index["events"])
    visit.page.click('#months [data-value="2011-03"]')
    assert visit.count() == sum("2011-03" in event["when"] for event in index["events"])
    assert visit.page.get_attribute('#years [data-value="2011"]', "aria-pressed") == "true"


@pytest.mark.parametrize("letter", ["v", "q", "e", "s"])
def test_a_link_leads_to_its_row(visit: Visit, letter: str) -> None:
    row = f"secret-one-{letter}001"
    visit.open(f"explorer.html#{row}")
    visit.page.wait_for_selector(".text .on")
    if letter in "vq":
        assert visit.page.get_attribute(".card.on", "id") == row
    else:
        assert row in (visit.page.get_attribute(".text .on", "data-rows") or "").split()
    assert visit.page.url.endswith(f"#{row}")


def test_a_link_shows_the_trigger_above_the_card_on_a_phone(browser: Any, site: Path, index: Any) -> None:
    event = [one for one in index["events"] if index["articles"][one["article"]]["hasText"]][30]
    row = f"{index['articles'][event['article']]['id']}-{event['row']}"
    visit = Visit(browser, site, f"explorer.html#{row}", viewport={"width": 360, "height": 740})
    visit.page.wait_for_selector(".text .on")
    trigger = visit.page.locator(f'.text .trigger[data-cards^="{row}"]').bounding_box()
    card = visit.page.locator(".card.on").bounding_box()
    assert 50 < trigger["y"] < card["y"] - trigger["height"]
    assert visit.faults == []


def test_a_link_to_nothing_says_so(visit: Visit) -> None:
    visit.open("explorer.html#%E0%A4%A-<b>-v001")
    visit.page.wait_for_function("document.getElementById('article').textContent.includes('There is no row')")
    visit.open("explorer.html#secret-one-v999")
    visit.page.wait_for_selector("text=There is no row secret-one-v999 in this article.")


def test_hostile_text_stays_text(visit: Visit) -> None:
    visit.open("explorer.html#hostile-one")
    visit.page.wait_for_selector(".text")
    text = visit.page.evaluate("document.querySelector('.text').textContent")
    assert text.count(SCRIPT) == 2
    assert visit.page.evaluate("window.hacked") is None
    assert visit.page.locator("#article script, #article img").count() == 0


def test_an_article_without_text_shows_marks_and_where_it_is(visit: Visit) -> None:
    visit.open("explorer.html#secret-one")
    visit.page.wait_for_selector(".text.blank")
    assert set(visit.page.evaluate("document.querySelector('.text').textContent")) <= {"·", "\n"}
    assert "may not be given to others" in visit.page.inner_text(".where")
    assert visit.page.locator(".mentions tbody tr").count() > 2
    assert re.search(r"\[\d+:\d+\]", visit.page.inner_text(".card:last-child"))


def test_a_card_shows_its_words_and_a_word_its_card(visit: Visit) -> None:
    visit.open("explorer.html#hostile-one")
    visit.page.click(".card:last-child h3")
    card = visit.page.get_attribute(".card.on", "id")
    assert visit.page.url.endswith(f"#{card}")
    assert visit.page.locator(f'.text [data-cards~="{card}"].on').count() > 1
    visit.page.keyboard.press("Escape")
    assert visit.page.locator(".on").count() == 0
    visit.page.locator(".text .trigger").first.click()
    assert visit.page.locator(".card.on").count() == 1


def test_the_keyboard_is_enough(visit: Visit, index: Any) -> None:
    visit.page.focus('[name="words"]')
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Tab")
    first = visit.focused("data-value")
    assert first == index["map"]["places"][0]["id"]
    visit.page.keyboard.press("ArrowRight")
    second = visit.focused("data-value")
    assert second != first
    visit.page.keyboard.press("Enter")
    assert visit.page.input_value('[name="place"]') == second
    assert visit.focused("data-value") == second
    visit.page.keyboard.press("Enter")
    visit.page.keyboard.press("Tab")
    year = visit.focused("data-value")
    visit.page.keyboard.press("Enter")
    assert visit.page.input_value('[name="when"]') == year == visit.focused("data-value")
    visit.page.focus('#articles [tabindex="0"]')
    number = visit.focused("data-number")
    visit.page.keyboard.press("ArrowDown")
    assert visit.focused("data-number") != number
    chosen = visit.focused("data-number")
    assert chosen
    visit.page.keyboard.press("Enter")
    assert visit.page.get_attribute('#articles [aria-current="true"]', "data-number") == chosen
    visit.page.wait_for_selector(f'.card[id^="{index["articles"][int(chosen)]["id"]}-"]')
    visit.page.focus(".card button")
    visit.page.keyboard.press("Enter")
    assert visit.page.locator(".card.on").count() == 1


def test_no_restricted_text_is_on_the_site(site: Path) -> None:
    for path in site.rglob("*"):
        if path.suffix in {".html", ".js", ".json", ".xml"}:
            assert "perfidious" not in path.read_text(encoding="utf-8"), path


def test_the_tutorial_shows_what_its_blocks_print(site: Path) -> None:
    html = (site / "tutorial.html").read_text(encoding="utf-8")
    (f1,) = re.findall(r"strict .*?f1(?:&#39;|')[^\d]*(\d\.\d+)", re.sub(r"<[^>]+>", "", html))
    assert 0.4 < float(f1) < 1
    assert (site / "tutorial/events_by_year.svg").is_file()


def test_tables_without_train_are_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="has no articles of the split train"):
        run(tmp_path / "site", tmp_path)
