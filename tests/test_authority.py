"""The authority file: its names, its checks, and the committed records."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from scripts.core.authority import (
    ENTITY_TYPE,
    KIND_OF_PREFIX,
    Authority,
    index_names,
    load_authority,
    variants,
)
from scripts.core.errors import DataError
from scripts.core.records import AuthorityRecord
from scripts.core.schema import load_table

FOLDER = Path(__file__).resolve().parents[1] / "dataset/authority"
HEADER = ",".join(column.name for column in load_table("authority").columns)
BLANK = AuthorityRecord(
    "settlement/x", "settlement", "X", None, (), *(None,) * 11, evidence="invented", licence="CC-BY-4.0"
)
LICENCES = {"CC-BY-4.0", "CC0-1.0", "MIT", "PDDL-1.0", "LicenseRef-public-domain"}


def record(authority_id: str, name: str, *aliases: str) -> AuthorityRecord:
    kind = KIND_OF_PREFIX[authority_id.split("/")[0]]
    return replace(BLANK, authority_id=authority_id, kind=kind, name=name, aliases=aliases)


SMALL = Authority(
    [
        record("country/chad", "Chad"),
        record("facility/mitiga-airport", "Mitiga International Airport", "Mitiga"),
        record("org/united-nations", "United Nations", "U.N.", "UN"),
        record("person/chad-smith", "Chad Smith"),
        record("person/fayez-al-sarraj", "Fayez al-Sarraj", "al-Sarraj"),
        record("settlement/ras-lanuf", "Ras Lanuf"),
        record("settlement/sidi-ali", "Sidi Ali"),
        record("settlement/zawiya", "Zawiya", "Az Zāwiyah"),
        record("weapon/grad", "Grad", "BM-21"),
    ]
)


@pytest.mark.parametrize(
    ("name", "some"),
    [
        pytest.param("Misrata", {"Misrata"}, id="nothing to vary"),
        pytest.param("Ghassan Salamé", {"Ghassan Salamé", "Ghassan Salame"}, id="accent"),
        pytest.param("Aguila al-Issa", {"Aguila Al-Issa", "Aguila el-Issa", "Aguila Al Issa"}, id="article"),
        pytest.param("Az Zāwiyah", {"al-Zawiyah", "Az-Zawiyah", "Al Zawiyah"}, id="assimilated article"),
        pytest.param("Ash Shwayrif", {"al-Shwayrif"}, id="assimilated article of two letters"),
        pytest.param("Abdul Hamid", {"Abdel Hamid", "Abdul-Hamid", "Abdelhamid", "Abd al-Hamid"}, id="Abdul"),
        pytest.param("Abdelhakim", {"Abdul Hakim", "Abdulhakim"}, id="Abdel joined"),
        pytest.param("N'Djamena", {"N’Djamena", "NDjamena"}, id="apostrophe"),
        pytest.param("Mitiga International Airport", {"Mitiga international airport"}, id="generic words"),
        pytest.param("Nafusa mountains", {"Nafusa Mountains"}, id="generic word in capitals"),
    ],
)
def test_variants_hold(name: str, some: set[str]) -> None:
    assert some | {name} <= set(variants(name))


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Alan Alda", id="no article within a word"),
        pytest.param("El Salvador", id="a real article"),
        pytest.param("Air Base", id="generic words alone stay"),
        pytest.param("Abdullah", id="Abdullah is no Abd al"),
    ],
)
def test_variants_keep_the_words(name: str) -> None:
    words = name.replace("El ", "").split()
    assert all(all(word in form for word in words) for form in variants(name))


@given(st.text(st.sampled_from("aelhdszAEZS bu'’-ā "), max_size=24))
def test_variants_are_sorted_and_hold_the_name(name: str) -> None:
    found = variants(name)
    assert name in found
    assert list(found) == sorted(set(found))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("They left Ras Lanuf.", [("Ras Lanuf", "settlement/ras-lanuf")], id="a name"),
        pytest.param(
            "UN-backed, the UN's", [("UN", "org/united-nations")] * 2, id="inside a compound and a possessive"
        ),
        pytest.param("the U.N. said", [("U.N.", "org/united-nations")], id="full stops belong to the name"),
        pytest.param("UNITED, Gradually", [], id="no part of a word"),
        pytest.param("un and grad", [], id="case as written"),
        pytest.param(
            "Chad Smith of Chad", [("Chad Smith", "person/chad-smith"), ("Chad", "country/chad")], id="longest"
        ),
        pytest.param("CHAD and ZAWIYA", [("CHAD", "country/chad"), ("ZAWIYA", "settlement/zawiya")], id="datelines"),
        pytest.param("Fayez Al-Sarraj", [("Fayez Al-Sarraj", "person/fayez-al-sarraj")], id="by rule"),
        pytest.param("Mitiga airport", [("Mitiga", "facility/mitiga-airport")], id="only what is stated or ruled"),
        pytest.param("Sidi Alimi", [], id="a longer word is another name"),
        pytest.param("\U0001f54a BM-21\n\nGrad", [("BM-21", "weapon/grad"), ("Grad", "weapon/grad")], id="code points"),
        pytest.param("", [], id="empty"),
    ],
)
def test_find(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[start:end], *ids) for start, end, ids in SMALL.find(text)] == found


@given(st.lists(st.sampled_from(["Chad", "Chad Smith", " ", "UN", "-", "Ras Lanuf", "x", "ā"]), max_size=12))
def test_found_names_stand_in_order_and_apart(parts: list[str]) -> None:
    text = "".join(parts)
    free = 0
    for start, end, ids in SMALL.find(text):
        assert free <= start < end <= len(text)
        assert ids
        free = end


def test_a_stated_spelling_wins_over_a_ruled_one_of_its_kind() -> None:
    index = dict(index_names([record("settlement/a", "Al Marj"), record("settlement/b", "el-Marj")]))
    assert index["Al Marj"] == ("settlement/a",)
    assert index["el-Marj"] == ("settlement/b",)
    assert index["el Marj"] == ("settlement/a", "settlement/b")


def test_get() -> None:
    chad = SMALL.get("country/chad")
    assert chad is not None
    assert chad.name == "Chad"
    assert SMALL.get("country/atlantis") is None


def test_an_empty_authority_finds_nothing() -> None:
    assert Authority([]).find("Tripoli") == []


ROW = "settlement/x,settlement,X,,A|B,,12,,,31.5,13.25,LY-TB,,2011,2012-05,,invented,CC-BY-4.0"


def write(folder: Path, *rows: str, header: str = HEADER) -> Path:
    (folder / "places.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return folder


def test_a_row_is_read(tmp_path: Path) -> None:
    (read,) = load_authority(write(tmp_path, ROW)).records
    assert read == replace(
        BLANK,
        aliases=("A", "B"),
        geonames=12,
        latitude=31.5,
        longitude=13.25,
        admin1="LY-TB",
        valid_from="2011",
        valid_to="2012-05",
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param("settlement/x,", "Settlement/x,", "line 2: authority_id is 'Settlement/x'", id="identifier"),
        pytest.param("settlement/x,", "person/x,", "line 2: person/x does not begin as settlement does", id="prefix"),
        pytest.param(",settlement,", ",town,", "line 2: kind is 'town'", id="kind"),
        pytest.param(",X,", ",,", "line 2: name is empty", id="no name"),
        pytest.param("A|B", "B|A", "line 2: aliases are not sorted", id="aliases unsorted"),
        pytest.param("A|B", "A||B", "line 2: aliases are not sorted", id="empty alias"),
        pytest.param("A|B", "A|X", "line 2: aliases are not sorted", id="the name as alias"),
        pytest.param(",12,", ",twelve,", "line 2: geonames is 'twelve'", id="no number"),
        pytest.param("31.5", "31,5", "line 2: 19 cells", id="decimal comma"),
        pytest.param("31.5", "131.5", "line 2: latitude is 131.5; it lies between -90 and 90", id="off the globe"),
        pytest.param("31.5", "", "line 2: latitude and longitude belong together", id="half a point"),
        pytest.param("2012-05", "May 2012", "line 2: valid_to is 'May 2012'", id="date"),
        pytest.param("invented", '"two\nlines"', "without line breaks", id="a line break in a cell"),
        pytest.param("CC-BY-4.0", "", "line 2: licence is empty", id="no licence"),
        pytest.param("CC-BY-4.0", "CC-BY-4.0\r", "carriage return", id="CRLF"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(DataError, match=regex.escape(message)):
        load_authority(write(tmp_path, ROW.replace(old, new, 1)))


@pytest.mark.parametrize(
    ("rows", "header", "message"),
    [
        pytest.param([ROW, ROW], HEADER, "line 3: settlement/x follows settlement/x", id="twice"),
        pytest.param([ROW, ROW.replace("t/x", "t/a")], HEADER, "line 3: settlement/a follows", id="unsorted"),
        pytest.param([ROW], HEADER.replace("name_ar", "arabic"), "line 1: columns are", id="unknown column"),
        pytest.param([ROW, ""], HEADER, "line 3: 0 cells", id="empty line"),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, rows: list[str], header: str, message: str) -> None:
    with pytest.raises(DataError, match=regex.escape(message)):
        load_authority(write(tmp_path, *rows, header=header))


def test_one_identifier_in_two_files(tmp_path: Path) -> None:
    write(tmp_path, ROW)
    (tmp_path / "more.csv").write_text(f"{HEADER}\n{ROW}\n", encoding="utf-8")
    with pytest.raises(DataError, match="settlement/x stands in two files"):
        load_authority(tmp_path)


def test_a_folder_without_files(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no CSV"):
        load_authority(tmp_path)


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_bytes(HEADER.encode() + b"\n\xff\n")
    with pytest.raises(DataError, match="is not UTF-8"):
        load_authority(tmp_path)


def test_kinds_are_those_of_the_schema() -> None:
    kinds = set(load_table("authority").column("kind").enum or ())
    assert set(ENTITY_TYPE) == set(KIND_OF_PREFIX.values()) == kinds
    assert set(ENTITY_TYPE.values()) == set(load_table("entities").column("type").enum or ()) - {"DATE"}


def test_index_is_kept_by_its_content_and_made_anew_where_it_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scripts.core.authority.CACHE", tmp_path / "cache")
    folder = write(tmp_path, ROW)
    made = load_authority.__wrapped__(folder)
    (kept,) = (tmp_path / "cache").iterdir()
    content = kept.read_bytes()
    for broken in (content, content[:-9], b"", b"no pickle"):
        kept.write_bytes(broken)
        read = load_authority.__wrapped__(folder)
        assert (read.records, read.aliases) == (made.records, made.aliases)
        assert kept.read_bytes() == content
    write(tmp_path, ROW.replace("A|B", "A|C"))
    assert load_authority.__wrapped__(folder).aliases != made.aliases
    assert len(list((tmp_path / "cache").iterdir())) == 2


@cache
def committed() -> Authority:
    return load_authority(FOLDER)


def where(records: Iterable[AuthorityRecord]) -> list[str]:
    return [entry.authority_id for entry in records]


def test_no_spelling_belongs_to_two_records_of_a_kind() -> None:
    owners: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for entry in committed().records:
        for name in (entry.name, *entry.aliases):
            owners[entry.kind, name].add(entry.authority_id)
    assert [(name, sorted(ids)) for name, ids in owners.items() if len(ids) > 1] == []


def test_no_rule_makes_a_spelling_of_another_record_of_the_kind() -> None:
    clashes = [
        (name, ids)
        for name, ids in committed().aliases
        if len({authority_id.split("/")[0] for authority_id in ids}) < len(ids)
    ]
    assert clashes == []


@pytest.mark.parametrize("column", ["wikidata", "geonames", "un_list", "ucdp_actor"])
def test_no_identifier_belongs_to_two_records(column: str) -> None:
    owners: defaultdict[object, list[str]] = defaultdict(list)
    for entry in committed().records:
        owners[getattr(entry, column)].append(entry.authority_id)
    del owners[None]
    assert {value: ids for value, ids in owners.items() if len(ids) > 1} == {}


def test_an_identifier_is_named_in_the_evidence() -> None:
    bare = []
    for entry in committed().records:
        shown = (entry.wikidata, entry.geonames, entry.un_list, entry.ucdp_actor)
        if any(value is not None and str(value) not in entry.evidence for value in shown[1:]):
            bare.append(entry)
    assert where(bare) == []


def test_points_of_libya_lie_in_libya() -> None:
    points = [e for e in committed().records if (e.admin1 or "").startswith("LY") and e.latitude is not None]
    assert len(points) > 800
    outside = [e for e in points if not (19.4 < (e.latitude or 0) < 33.3 and 9.2 < (e.longitude or 0) < 25.3)]
    assert where(outside) == []


def test_districts_of_libya_are_the_22_of_iso_3166_2() -> None:
    districts = [entry for entry in committed().records if entry.kind == "district" and entry.admin1]
    assert len({entry.admin1 for entry in districts}) == len(districts) == 22
    used = {e.admin1 for e in committed().records if (e.admin1 or "").startswith("LY-")}
    assert used == {entry.admin1 for entry in districts}


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [
        pytest.param("country", "[A-Z]{2}", id="ISO 3166-1"),
        pytest.param("settlement", "[A-Z]{2}|LY-[A-Z]{2}", id="district or country"),
    ],
)
def test_codes_are_well_formed(kind: str, pattern: str) -> None:
    wrong = [e for e in committed().records if e.kind == kind and e.admin1 and not regex.fullmatch(pattern, e.admin1)]
    assert where(wrong) == []


def test_references_of_the_united_nations_are_well_formed() -> None:
    wrong = [e for e in committed().records if e.un_list and not regex.fullmatch(r"(LY|QD)[ie]\.\d{3}", e.un_list)]
    assert where(wrong) == []


def test_licences_are_open() -> None:
    assert {entry.licence for entry in committed().records} <= LICENCES


def test_arabic_stands_in_its_column_only() -> None:
    arabic = regex.compile(r"\p{Arabic}")
    records = committed().records
    assert where(e for e in records if e.name_ar and not regex.fullmatch(r"[\p{Arabic}\d ()–-]+", e.name_ar)) == []
    assert where(e for e in records if arabic.search("|".join((e.name, *e.aliases)))) == []


def test_names_are_trimmed_and_begin_with_a_letter_or_digit() -> None:
    edge = regex.compile(r"[\p{L}\p{Nd}](?:.*[\p{L}\p{M}\p{Nd}+.)'’‘])?")
    wrong = [e for e in committed().records if not all(edge.fullmatch(name) for name in (e.name, *e.aliases))]
    assert where(wrong) == []


def test_times_are_in_order() -> None:
    dated = [entry for entry in committed().records if entry.valid_from and entry.valid_to]
    assert where(e for e in dated if (e.valid_to or "") < (e.valid_from or "")[: len(e.valid_to or "")]) == []


@pytest.mark.parametrize(
    ("text", "authority_id"),
    [
        pytest.param("Moammar Gadhafi", "person/muammar-gaddafi", id="a spelling of Gaddafi"),
        pytest.param("Khalifa Hifter", "person/khalifa-haftar", id="a spelling of Haftar"),
        pytest.param("Faiez Serraj", "person/fayez-al-sarraj", id="a spelling of Sarraj"),
        pytest.param("Ajdabiyah", "settlement/ajdabiya", id="a spelling of Ajdabiya"),
        pytest.param("El Feel", "area/el-feel-oil-field", id="an oil field"),
        pytest.param("the Hariga oil terminal", "facility/hariga-terminal", id="a terminal"),
        pytest.param("Al Watiya airbase", "facility/al-watiya-air-base", id="an air base"),
        pytest.param("GNA", "org/government-of-national-accord", id="an acronym"),
        pytest.param("NATO", "group/nato", id="an alliance in war"),
        pytest.param("Benghazi Defence Brigades", "group/benghazi-defence-brigades", id="an armed group"),
        pytest.param("Tebu", "people/tebu", id="a people"),
        pytest.param(
            "U.N. Security Council resolution 1973", "deal/un-security-council-resolution-1973", id="a resolution"
        ),
        pytest.param("Burkan al-Ghadab", "operation/volcano-of-anger", id="an operation"),
        pytest.param("AK-47s", "weapon/kalashnikov", id="a weapon"),
        pytest.param("Britain", "country/united-kingdom", id="a country"),
    ],
)
def test_well_known_names_are_found(text: str, authority_id: str) -> None:
    assert [ids for *_, ids in committed().find(text)] == [(authority_id,)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Nice weather. Ban on arms, Rice and Gates. Dignity and Total silence.", id="common words"),
        pytest.param("Josh, Maya, Zahra, Nasser, Amal, Sultan, Marwan and Salim", id="given names"),
        pytest.param("The Army said the Interior Ministry and the Parliament agreed.", id="generic bodies"),
    ],
)
def test_common_words_are_no_names(text: str) -> None:
    assert [text[start:end] for start, end, _ in committed().find(text)] == []
