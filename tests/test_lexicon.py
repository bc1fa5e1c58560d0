"""lexicon: the people's files keep their own rules, and a broken line is named."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.core.errors import DataError
from scripts.core.lexicon import (
    CLASS_COLUMNS,
    CUE_COLUMNS,
    FOLDER,
    TRIGGER_COLUMNS,
    load_classes,
    load_cues,
    load_triggers,
)

CUE = "say,verb,said|say,clause|direct,,general knowledge"
TRIGGER = "attack,noun,attack|attacks,,,transitive,ASSAULT,,Attack,,act,general knowledge"

File = tuple[str, tuple[str, ...], Callable[[Path], object]]
CLASS_FILE: File = ("classes.csv", CLASS_COLUMNS, load_classes)
CUE_FILE: File = ("cues.csv", CUE_COLUMNS, load_cues)
TRIGGER_FILE: File = ("triggers.csv", TRIGGER_COLUMNS, load_triggers)


def write(folder: Path, name: str, columns: tuple[str, ...], *rows: str) -> Path:
    (folder / name).write_text("\n".join([",".join(columns), *rows, ""]), encoding="utf-8")
    return folder


def test_cues_cover_the_verbs_of_the_guidelines() -> None:
    verbs = {cue.cue for cue in load_cues() if cue.part != "noun"}
    named = """say tell add announce claim confirm deny warn accuse insist stress vow urge order ask tweet write report
        estimate"""
    assert {*named.split(), "call on", "call for", "according to"} <= verbs


def test_triggers_cover_every_type() -> None:
    types = {row.type for row in load_triggers() if row.type}
    assert len(types) == 16
    assert len({row.lemma for row in load_triggers() if row.type}) >= 300


def test_a_row_without_type_has_no_other_reading() -> None:
    for row in load_triggers():
        if row.type is None:
            assert (row.frame, row.mode, row.acled_sub_event, row.rank) == (None, None, None, None), row


def test_each_word_and_context_is_there_once() -> None:
    rows = [(form, row.part, row.before, row.after) for row in load_triggers() for form in row.forms]
    assert len(rows) == len(set(rows))
    forms = [(form, cue.part) for cue in load_cues() for form in cue.forms]
    assert len(forms) == len(set(forms))


BROKEN = [
    pytest.param(CUE_FILE, "say,adverb,said,clause,,x", "line 2: part is 'adverb'", id="part"),
    pytest.param(CUE_FILE, "say,verb,said,claus,,x", "line 2: frames is 'claus'; allowed are according, ", id="cue"),
    pytest.param(CUE_FILE, "say,verb,say|said,clause,,x", "line 2: forms is 'say|said'", id="forms_not_sorted"),
    pytest.param(CUE_FILE, "say,verb,Said,clause,,x", "line 2: forms are 'Said'; expected lower-case", id="capital"),
    pytest.param(CUE_FILE, "say,verb,,clause,,x", "line 2: forms are ''", id="no_form"),
    pytest.param(CUE_FILE, "say,verb,said", "line 2: 3 cells; expected 6", id="too_few_cells"),
    pytest.param(
        TRIGGER_FILE, TRIGGER.replace("ASSAULT", "ATTACK"), "line 2: type is 'ATTACK'; allowed are AGREE", id="type"
    ),
    pytest.param(
        TRIGGER_FILE, TRIGGER.replace("ASSAULT,,", "ASSAULT,visit,"), "line 2: mode is 'visit'; allowed", id="mode"
    ),
    pytest.param(TRIGGER_FILE, TRIGGER.replace(",Attack,", ",Raid,"), "line 2: acled_sub_event is 'Raid'", id="acled"),
    pytest.param(TRIGGER_FILE, TRIGGER.replace("transitive", "active"), "line 2: frame is 'active'", id="frame"),
    pytest.param(TRIGGER_FILE, TRIGGER.replace(",act,", ",,"), "line 2: rank is ''", id="rank"),
    pytest.param(TRIGGER_FILE, "attack,noun,attack,,bomb,mutual,,,,,,x", "line 2: frame is 'mutual'", id="no_event"),
    pytest.param(CLASS_FILE, "@armed,ARMY,army,x", "line 2: types is 'ARMY'; allowed are PER, ", id="type_of_mention"),
    pytest.param(CLASS_FILE, "@armed,ARM,troops|army,x", "line 2: words is 'troops|army'", id="words_not_sorted"),
]


@pytest.mark.parametrize(("file", "row", "complaint"), BROKEN)
def test_broken_row_is_named(tmp_path: Path, file: File, row: str, complaint: str) -> None:
    name, columns, load = file
    with pytest.raises(DataError, match=re.escape(name)) as error:
        load(write(tmp_path, name, columns, row))
    assert complaint in str(error.value)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param((CUE, CUE), id="twice"),
        pytest.param((CUE, CUE.replace("say", "add", 1)), id="not_sorted"),
    ],
)
def test_rows_stand_in_order(tmp_path: Path, rows: tuple[str, ...]) -> None:
    with pytest.raises(DataError, match=r"line 3: .* is not sorted behind say"):
        load_cues(write(tmp_path, "cues.csv", CUE_COLUMNS, *rows))


def test_unknown_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="columns are cue,part,colour; expected cue,part,forms"):
        load_cues(write(tmp_path, "cues.csv", ("cue", "part", "colour")))


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "cues.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(DataError, match="no CSV in UTF-8"):
        load_cues(tmp_path)


def test_files_end_their_lines_plainly() -> None:
    for path in (FOLDER / "classes.csv", FOLDER / "cues.csv", FOLDER / "triggers.csv"):
        assert b"\r" not in path.read_bytes()
        assert path.read_bytes().endswith(b"\n")


def test_every_class_is_asked_for() -> None:
    asked = {item for row in load_triggers() for item in (*row.before, *row.after) if item.startswith("@")}
    assert asked == set(load_classes())
