"""lexicon: the words that report speech (cues) and that name events (triggers), as people's files list them."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scripts.core.errors import DataError
from scripts.core.ontology import modes
from scripts.core.schema import load_table
from scripts.core.text import word_set

FOLDER = Path(__file__).resolve().parents[2] / "dataset/authority/lexicons"

# Classes of words that `before` and `after` of a trigger may name, with the types of mentions that belong to them.
CLASSES = {
    "@aid": """aid airlift ammunition arms assistance blankets cargo cargoes cash diesel equipment euros food fuel
        funding funds gasoline goods grain help loan loans medical medicine medicines millions money munitions
        petrol relief shelter shipment shipments supplies tents training weaponry weapons wheat""",
    "@armed": """armour army attackers battalion battalions brigade brigades column columns contingent
        convoy convoys fighters force forces gunmen insurgents jihadists loyalists marines mercenaries militants
        militia militiamen militias paratroopers rebels reinforcements snipers soldiers tanks troops unit units
        vanguard""",
    "@building": """building buildings business businesses car cars church churches crops factory farm farms flat
        flats home homes hospital house houses mosque mosques neighborhood neighbourhood office offices property
        school shop shops shrine shrines vehicle vehicles village villages""",
    "@captive": """activist activists captive captives civilians crew detainee detainees foreigners hostage hostages
        inmates journalist journalists migrant migrants passengers pilot pilots prisoner prisoners refugees reporter
        reporters sailors staff suspect suspects""",
    "@civilians": """civilians dozens evacuees expatriates families foreigners hundreds inhabitants labourers
        laborers migrants millions nationals people refugees residents tens thousands villagers workers""",
    "@craft": """aircraft aircrafts boats bombers carrier carriers destroyer drones fighter frigate frigates
        helicopters jets missiles planes ship ships submarine tanks vessels warplanes warship warships""",
    "@crowd": """activists crowd crowds demonstrators dozens hundreds marchers mourners people protesters protestors
        residents students supporters thousands women workers youths""",
    "@deal": """accord accords agreement agreements armistice cease-fire cease-fires ceasefire ceasefires charter
        communique contract contracts convention deal deals declaration memorandum pact pacts protocol roadmap
        treaties treaty truce truces""",
    "@envoy": """ambassador ambassadors attache attaches diplomat diplomats envoy envoys""",
    "@measure": """ban bans barriers blockade blockades curbs curfew embargo embargoes emergency freeze immunity
        measures no-fly penalties restriction restrictions sanction sanctions siege sieges""",
    "@meeting": """conference consultations dialogue meeting meetings negotiations summit talks""",
    "@mission": """consulate consulates embassies embassy mission missions""",
    "@money": """account accounts assets billion billions cash deposits dinars dollars euros fund funds holdings
        million money pounds reserves""",
    "@official": """ambassador chancellor commissioner delegates delegation delegations diplomat diplomats envoy
        envoys leader leaders mediator mediators minister ministers negotiator negotiators official officials
        president presidents secretary senator team""",
    "@place": "",
    "@port": """airport airports airspace border borders crossing crossings field fields highway oil pipeline
        pipelines plant port ports production refineries refinery road roads route runway terminal terminals valve
        valves""",
    "@shell": """bomb bombs missile missiles mortar mortars mortar-bomb projectile projectiles rocket rockets shell
        shells""",
    "@town": """airport area areas base bases capital cities city crossing district districts neighborhood
        neighborhoods neighbourhood neighbourhoods outskirts port refinery suburb suburbs terminal town towns
        village villages""",
    "@unrest": """demonstration demonstrations dissent protest protesters protests rebellion revolt revolution
        unrest uprising uprisings""",
    "@violence": """airstrikes assault attack attacks bloodshed bombardment bombardments bombing bombings campaign
        fighting firing hostilities killing killings offensive operations raids shelling shooting siege sieges
        strikes violence""",
}
CLASS_TYPES = {"@armed": ("ARM",), "@craft": ("WEAP",), "@official": ("PER",), "@place": ("FAC", "GPE", "LOC")}

CUE_PARTS = ("noun", "phrase", "verb")
CUE_FRAMES = {
    "according": "the speaker follows, the content stands before or behind",
    "addressee": "a hearer may stand between cue and content: told reporters that ...",
    "clause": "a clause, with or without `that`",
    "direct": "words in quotation marks",
    "ing": "a participle: denied sending ...",
    "marked": "a noun phrase that holds words in quotation marks",
    "object_as": "described X as Y, content X as Y",
    "object_at": "put X at N, content X at N",
    "object_complement": "called X Y, content X Y",
    "object_of": "accused X of Y, content X of Y",
    "object_to": "urged X to do, content `to do`",
    "that": "a clause with `that`",
    "to": "an infinitive: vowed to go on",
    "wh": "an indirect question",
}
TRIGGER_PARTS = ("noun", "verb")
TRIGGER_FRAMES = {
    "intransitive": "subject, or what follows a noun with `of`: actor",
    "mutual": "subject, object and what follows with, between, of: all actors",
    "transitive": "subject or `by`: actor; object, or what follows a noun with `of`: recipient",
    "undergo": "subject, or what follows a noun with `of`: recipient",
}
RANKS = ("act", "outcome")


@dataclass(frozen=True, slots=True)
class Cue:
    """One verb, noun or phrase that reports speech, with its forms in lower case and the frames it takes."""

    cue: str
    part: str
    forms: tuple[str, ...]
    frames: tuple[str, ...]
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """One reading of a word: the event type it names near words of `before` and `after`; no event if `type` is None.

    An item is a word that stands near, a phrase right there (`+by` if it has one word), or a class (`@armed`).
    """

    lemma: str
    part: str
    forms: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    frame: str | None
    type: str | None
    mode: str | None
    acled_sub_event: str | None
    status: str | None
    rank: str | None
    source: str


CUE_COLUMNS = tuple(Cue.__dataclass_fields__)
TRIGGER_COLUMNS = tuple(Trigger.__dataclass_fields__)


@cache
def load_cues(folder: Path = FOLDER) -> tuple[Cue, ...]:
    """Return the rows of cues.csv in order; DataError names the line that breaks a rule."""
    path = folder / "cues.csv"
    return tuple(_cue(path, line, row) for line, row in _read(path, CUE_COLUMNS))


@cache
def load_triggers(folder: Path = FOLDER) -> tuple[Trigger, ...]:
    """Return the rows of triggers.csv in order; DataError names the line that breaks a rule."""
    path = folder / "triggers.csv"
    return tuple(_trigger(path, line, row) for line, row in _read(path, TRIGGER_COLUMNS))


def _cue(path: Path, line: int, row: dict[str, str]) -> Cue:
    _one_of(path, line, "part", row["part"], CUE_PARTS)
    frames = _items(path, line, "frames", row["frames"])
    for frame in frames:
        _one_of(path, line, "frames", frame, tuple(CUE_FRAMES))
    return Cue(row["cue"], row["part"], _forms(path, line, row), frames, row["note"], row["source"])


def _trigger(path: Path, line: int, row: dict[str, str]) -> Trigger:
    events = load_table("events")
    _one_of(path, line, "part", row["part"], TRIGGER_PARTS)
    for name in ("type", "mode", "acled_sub_event", "status"):
        _one_of(path, line, name, row[name], ("", *(events.column(name).enum or ())))
    if row["mode"]:
        _one_of(path, line, "mode", row["mode"], modes(row["type"]) if row["type"] else ())
    for name, allowed in (("frame", tuple(TRIGGER_FRAMES)), ("rank", RANKS)):
        _one_of(path, line, name, row[name], allowed if row["type"] else ("",))
    return Trigger(
        lemma=row["lemma"],
        part=row["part"],
        forms=_forms(path, line, row),
        before=_context(path, line, "before", row["before"]),
        after=_context(path, line, "after", row["after"]),
        frame=row["frame"] or None,
        type=row["type"] or None,
        mode=row["mode"] or None,
        acled_sub_event=row["acled_sub_event"] or None,
        status=row["status"] or None,
        rank=row["rank"] or None,
        source=row["source"],
    )


def _forms(path: Path, line: int, row: dict[str, str]) -> tuple[str, ...]:
    forms = _items(path, line, "forms", row["forms"])
    if not forms or not all(form.isascii() and form == form.lower() for form in forms):
        raise DataError(f"{path} line {line}: forms are {row['forms']!r}; expected lower-case ASCII words joined by |")
    return forms


def _items(path: Path, line: int, name: str, value: str) -> tuple[str, ...]:
    items = tuple(value.split("|")) if value else ()
    if "" in items or list(items) != sorted(set(items)):
        raise DataError(f"{path} line {line}: {name} is {value!r}; expected different values, sorted, joined by |")
    return items


@cache
def words_of(name: str) -> frozenset[str]:
    """Return the words of a class such as `@armed`."""
    return word_set(CLASSES[name])


def _context(path: Path, line: int, name: str, value: str) -> tuple[str, ...]:
    items = _items(path, line, name, value)
    for item in items:
        if item.startswith("@"):
            _one_of(path, line, name, item, tuple(CLASSES))
    return items


def _one_of(path: Path, line: int, name: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise DataError(f"{path} line {line}: {name} is {value!r}; allowed are {', '.join(filter(None, allowed))}")


def _read(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the line number and the cells of each row of a sorted CSV file with exactly these columns."""
    try:
        lines = list(csv.reader(path.read_text(encoding="utf-8").splitlines(), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"{path}: no CSV in UTF-8 ({error})") from error
    if not lines or tuple(lines[0]) != columns:
        raise DataError(
            f"{path}: columns are {','.join(lines[0]) if lines else 'missing'}; expected {','.join(columns)}"
        )
    for number, cells in enumerate(lines[1:], 2):
        if len(cells) != len(columns) or not cells[0]:
            raise DataError(f"{path} line {number}: {len(cells)} cells; expected {len(columns)}, the first not empty")
        if number > 2 and cells <= lines[number - 2]:
            raise DataError(
                f"{path} line {number}: {cells[0]} is not sorted behind {lines[number - 2][0]}, or twice there"
            )
        yield number, dict(zip(columns, cells, strict=True))
