"""show: a text with its marks on a terminal and as a page, nothing of either lost."""

import io
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from scripts import annotate
from scripts.annotate import page, terminal
from scripts.annotate.views import ROLES, Mark, View, cut, entity_types, make_view
from scripts.core.authority import load_authority
from scripts.core.errors import DataError

ROOT = Path(__file__).parents[1]
RECORDS = load_authority(annotate.AUTHORITY)
WORK = annotate.prepare(annotate.AUTHORITY)
TEXT = "Militiamen attacked traders in Sirte on Thursday, a doctor said.\r\n\r\n“We hold Sirte,” said Omar Shalwi."
HOSTILE = "</div><script>alert(1)</script> & &lt;b&gt; \"'\x1b[31m $title ${legend} <!-- said Omar Shalwi in Sirte."


class Reader(HTMLParser):
    """What a browser would have of a page: the text of each article, its spans, its cards and all tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.spans: list[tuple[dict[str, str | None], str]] = []
        self.tags: list[str] = []
        self.cards: list[str] = []
        self._inside = self._in_span = self._in_card = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.tags.append(tag)
        if attributes.get("class") == "text":
            self._inside = True
            self.texts.append("")
        if attributes.get("class") == "card":
            self._in_card = True
            self.cards.append("")
        if tag == "span" and self._inside:
            assert not self._in_span, "spans of a text stand one behind the other"
            self._in_span = True
            self.spans.append((attributes, ""))

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "div"
        self._in_span = self._in_span and tag != "span"
        self._in_card = self._in_card and tag != "section"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[-1] += data
        if self._in_card:
            self.cards[-1] += data + "\n"
        if self._in_span:
            attributes, text = self.spans[-1]
            self.spans[-1] = (attributes, text + data)


def view_text(text: str, published: date | None = date(2019, 4, 5), article_id: str = "one") -> View:
    article = annotate.make_article(article_id, text, published)
    (line,) = WORK(article)
    return make_view(article, line, RECORDS)


def print_text(text: str, **options: Any) -> str:
    console = Console(file=io.StringIO(), highlight=False, markup=False, emoji=False, **{"width": 80, **options})
    terminal.print_views([view_text(text)], console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@st.composite
def marks(draw: st.DrawFn, length: int = 12) -> list[Mark]:
    spans = st.tuples(st.integers(0, length - 1), st.integers(1, length)).filter(lambda span: span[0] < span[1])
    rows = draw(st.lists(st.tuples(spans, st.sampled_from(ROLES)), max_size=8))
    made = [Mark(*span, role, "PER" if role == "entity" else f"Q{n}", f"{n}") for n, (span, role) in enumerate(rows)]
    return sorted(made, key=lambda mark: (mark.start, -mark.end, ROLES.index(mark.role)))


@given(marks())
def test_text_is_cut_at_every_bound(made: Sequence[Mark]) -> None:
    text = "abcdefghijkl"
    pieces = list(cut(text, made))
    assert "".join(text[piece.start : piece.end] for piece in pieces) == text
    for piece in pieces:
        assert set(piece.marks) == {mark for mark in made if mark.start <= piece.start and piece.end <= mark.end}
    assert [mark for piece in pieces for mark in piece.opening] == list(made)
    assert sorted(mark.title for piece in pieces for mark in piece.closing) == sorted(mark.title for mark in made)


@given(marks())
def test_overlapping_marks_lose_nothing_on_the_page(made: Sequence[Mark]) -> None:
    view = View("one", "abcdefghijk<", tuple(made), (), (), ())
    reader = Reader(page.make_page("x", [view]))
    assert reader.texts == [view.text]
    for mark in made:
        marked = [
            text for attributes, text in reader.spans if mark.title in (attributes.get("title") or "").split("\n")
        ]
        assert "".join(marked) == view.text[mark.start : mark.end]


TEXTS = st.text(max_size=120) | st.lists(
    st.sampled_from([*HOSTILE.split(" "), " ", "Omar Shalwi", "Sirte", " said ", "“", "”", ". ", "\n\n", "\r\n", "😀"])
).map("".join)


@given(TEXTS, TEXTS)
def test_any_text_stands_on_the_page_once_and_as_it_is(first: str, second: str) -> None:
    views = [view_text(first, article_id=second or "x"), view_text(second)]
    reader = Reader(page.make_page(first, views))
    assert reader.texts == [view.text for view in views]
    assert reader.tags.count("script") == reader.tags.count("style") == 1
    assert reader.tags.count("section") == len(reader.cards) == sum(len(v.quotes) + len(v.events) for v in views)


@given(TEXTS)
def test_any_text_stands_on_the_terminal(text: str) -> None:
    printed = print_text(text)
    assert "\x1b" not in printed
    assert all(mark in printed for mark in ("Legend", "sentences: "))


def test_page_needs_no_network_and_knows_all_types() -> None:
    template = page.make_page("x", [])
    assert not any(word in template for word in ("http:", "https:", "src=", "@import", "url("))
    assert all(f".{kind} {{" in template for kind in entity_types())
    assert list(terminal.COLOURS) == list(entity_types())


def test_a_text_that_is_not_at_hand_shows_its_marks_by_offsets() -> None:
    article = annotate.make_article("one", TEXT, date(2019, 4, 5))
    (line,) = WORK(article)
    whole, blank = make_view(article, line, RECORDS), make_view(replace(article, text=None), line, RECORDS)
    assert [(mark.start, mark.end, mark.role) for mark in blank.marks] == [
        (mark.start, mark.end, mark.role) for mark in whole.marks
    ]
    assert len(blank.text) == len(whole.text)
    assert set(blank.text) == {"·", "\n"}
    html = page.mark_article(blank, str)
    assert "Sirte" not in html.replace("Sirte (settlement/sirte)", "")
    assert "Omar" not in html.replace("Omar Shalwi", "")
    assert "[0:10]" in html


def test_every_mark_is_on_the_page() -> None:
    view = view_text(TEXT)
    reader = Reader(page.make_page("x", [view]))
    assert {mark.role for mark in view.marks} == {*ROLES}
    for mark in view.marks:
        titles = [attributes.get("title") or "" for attributes, _ in reader.spans]
        assert any(mark.title in title.split("\n") for title in titles), mark
    assert [card.split("\n")[0] for card in reader.cards] == [card.label for card in (*view.quotes, *view.events)]
    for card, shown in zip((*view.quotes, *view.events), reader.cards, strict=True):
        assert all(value in shown for fact in card.facts for value in fact)


def test_cards_say_who_and_what() -> None:
    view = view_text(TEXT)
    told, said = (dict(card.facts) for card in view.quotes)
    assert (told["speaker"], said["speaker"]) == ("a doctor (unnamed)", "Omar Shalwi → Omar Shalwi")
    assert said["content"] == "We hold Sirte,"
    assert [card.kind for card in view.quotes] == ["indirect", "direct"]
    event = dict(view.events[0].facts)
    assert (event["date"], event["status"], event["claimant"]) == ("2019-04-04", "claimed", "Q1: a doctor (unnamed)")
    assert (event["place"], event["coordinates"]) == ("Sirte → Sirte (settlement/sirte)", "31.20892, 16.58866")
    assert ("GPE", "Sirte → Sirte (settlement/sirte)", 2) in view.names


def test_marks_are_in_brackets_without_colour() -> None:
    printed = print_text("“We hold Sirte,” said Omar Shalwi.")
    assert "¦“{Q1|We hold [Sirte|GPE],|Q1}” (said|Q1 cue) ([Omar Shalwi|PER]|Q1 speaker)." in printed


@pytest.mark.parametrize(
    ("options", "is_coloured"),
    [
        pytest.param({"force_terminal": True, "color_system": "256", "no_color": False}, True, id="terminal"),
        pytest.param({"force_terminal": True, "color_system": "256", "no_color": True}, False, id="NO_COLOR"),
        pytest.param({}, False, id="pipe"),
    ],
)
def test_entities_are_coloured_or_in_brackets(options: dict[str, Any], is_coloured: bool) -> None:
    printed = print_text("Omar Shalwi left.", **options)
    assert ("[Omar Shalwi|PER]" in "".join(printed.split("\x1b[0m"))) != is_coloured
    assert ("\x1b[94m" in printed) == is_coloured


def test_text_is_wrapped_to_the_width() -> None:
    assert max(map(len, print_text(f"{TEXT} {'x' * 90}", width=40).split("\n"))) <= 40


def test_heading_can_not_steer_the_terminal() -> None:
    console = Console(file=io.StringIO(), width=80)
    terminal.print_views([view_text("Omar left.", article_id="a\x1b]0;b\x07\n")], console)
    assert isinstance(console.file, io.StringIO)
    assert "\x1b" not in console.file.getvalue()


def show(tmp_path: Path, data: bytes, name: str = "in.txt", **options: Any) -> str:
    (tmp_path / name).write_bytes(data)
    annotate.run(show=tmp_path / name, html=tmp_path / "out.html", **options)
    return (tmp_path / "out.html").read_text(encoding="utf-8")


def test_text_file_becomes_a_page_with_its_date(tmp_path: Path) -> None:
    html = show(tmp_path, b"\xef\xbb\xbf" + TEXT.encode(), published="2019-04-05")
    assert Reader(html).texts == [TEXT.replace("\r", " ")]
    assert "DATE: Thursday → 2019-04-04" in html


def test_all_articles_of_the_lines_are_on_the_page(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"id": name, "text": f"{name} left Sirte."}) + "\n" for name in ("Omar", "<b>"))
    assert Reader(show(tmp_path, lines.encode(), "in.jsonl")).texts == ["Omar left Sirte.", "<b> left Sirte."]


@pytest.mark.parametrize(
    ("data", "name", "options", "message"),
    [
        pytest.param(b"caf\xe9", "in.txt", {}, "byte 3 is not UTF-8", id="latin-1"),
        pytest.param(b" \n\x00\n", "in.txt", {}, "holds no text", id="blank"),
        pytest.param(b"", "in.txt", {}, "holds no text", id="empty"),
        pytest.param(b"\n", "in.jsonl", {}, "no line holds an article", id="no-line"),
        pytest.param(b"{no", "in.jsonl", {}, "line 1: no JSON", id="no-json"),
        pytest.param(b"x", "in.txt", {"published": "June"}, "--published is 'June'; expected YYYY-MM-DD", id="date"),
        pytest.param(b"x", "in.jsonl", {"published": "2019-04-05"}, "each line gives its own date", id="date-of-lines"),
        pytest.param(b"x", "in.txt", {"source": Path("a")}, "a stands beside --show", id="both"),
        pytest.param(b"x", "out.html", {}, "is the text itself", id="same-file"),
    ],
)
def test_wrong_text_is_named_and_no_page_is_written(
    tmp_path: Path, data: bytes, name: str, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(DataError, match=message):
        show(tmp_path, data, name, **options)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["--show", "missing.txt"], "missing.txt: No such file", id="missing"),
        pytest.param(["--html", "out.html"], "--html and --published go with --show", id="html"),
        pytest.param(["in.jsonl"], "give IN.jsonl and OUT.jsonl, or --show FILE", id="no-out"),
        pytest.param(["--show", "missing.txt", "--html", "."], "is a folder", id="folder"),
        pytest.param([], "give IN.jsonl and OUT.jsonl, or --show FILE", id="nothing"),
    ],
)
def test_wrong_use_is_one_line(tmp_path: Path, arguments: list[str], message: str) -> None:
    answer = call([str(tmp_path / word) if "." in word else word for word in arguments])
    assert answer.returncode == 1
    assert message in answer.stderr
    assert (answer.stdout, answer.stderr.count("\n")) == ("", 1)
    assert not list(tmp_path.iterdir())


def test_output_fits_any_encoding(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("“Sirte” fell, said Omar Shalwi.", encoding="utf-8")
    answer = call(["--show", str(tmp_path / "in.txt")], PYTHONIOENCODING="ascii")
    assert answer.returncode == 0, answer.stderr
    assert "[Sirte|GPE]" in answer.stdout


def test_plain_annotation_loads_nothing_that_shows() -> None:
    code = "import sys, scripts.annotate; sys.exit(len({'rich', 'scripts.annotate.show'} & {*sys.modules}))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def call(arguments: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user would."""
    command = [sys.executable, "-m", "scripts.annotate", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
