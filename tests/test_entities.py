"""entities: names, dates and links in invented sentences."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.core.authority import Authority
from scripts.core.errors import DataError
from scripts.core.gold import Gold
from scripts.core.records import Article, AuthorityRecord, Entity
from scripts.entities import find_entities, gold_entities
from scripts.sentences import find_sentences
from tests.builders import make_article, make_entities, make_sentences


def record(authority_id: str, kind: str, name: str, *aliases: str, **fields: str) -> AuthorityRecord:
    blank = dict.fromkeys(AuthorityRecord.__dataclass_fields__)
    return AuthorityRecord(
        **{  # type: ignore[arg-type]
            **blank,
            "authority_id": authority_id,
            "kind": kind,
            "name": name,
            "aliases": aliases,
            "evidence": "invented",
            "licence": "CC-BY-4.0",
            **fields,
        }
    )


AUTHORITY = Authority(
    [
        record("country/azuria", "country", "Azuria", "A.Z", "A.Z.", admin1="AZ"),
        record("country/borea", "country", "Borea", admin1="BO"),
        record("facility/alma-airport", "facility", "Alma airport"),
        record("facility/bir-toma-terminal", "facility", "Bir Toma terminal"),
        record("group/coast-army", "armed_group", "Coast Army", "CA"),
        record("group/gate-brigade", "armed_group", "Gate Brigade", valid_from="2015"),
        record("operation/dawn-tide", "operation", "Operation Dawn Tide"),
        record("org/harbour-union", "organisation", "Harbour Union", "HRU"),
        record("org/news-service", "organisation", "News Service", "NWS"),
        record("org/azurian-council", "organisation", "Azurian Council"),
        record("org/azuria-al-fajr", "organisation", "Azuria al-Fajr"),
        record("org/harbour-commission", "organisation", "Harbour Commission", affiliation="Azuria"),
        record("org/the-bell", "organisation", "The Bell"),
        record("people/azurian", "people", "Azurian", "Azurians"),
        record("person/huda-zlini", "person", "Huda Zlini"),
        record("person/omar-zlini", "person", "Omar Zlini", "Omar al-Zlini"),
        record("settlement/alma", "settlement", "Alma"),
        record("settlement/bir-toma", "settlement", "Bir Toma"),
        record("weapon/gull", "weapon", "Gull-7"),
    ]
)


def find(article: Article) -> list[Entity]:
    return list(find_entities(article, list(find_sentences(article)), AUTHORITY))


def shown(entities: Sequence[Entity], has_ids: bool) -> list[tuple[str | None, ...]]:
    return [(row.text, row.type, row.value, *([row.authority_id] if has_ids else [])) for row in entities]


NAMES = [
    pytest.param("{GPE:Alma} is quiet.", id="listed"),
    pytest.param("{PER:Omar Zlini}'s men left.", id="no_possessive"),
    pytest.param("General {PER:Farid Bona} left.", id="title_outside"),
    pytest.param("It was Col. {PER:Idris Bona}. {PER:Bona} smiled.", id="surname_again"),
    pytest.param("{PER:Abdul Fattah Bona} and {PER:Idris bin Toma} met.", id="arabic_names"),
    pytest.param("The {ARM:Coast Army} ({ARM:CA}) came.", id="acronym_in_brackets"),
    pytest.param("The {ORG:Farm Workers Union} ({ORG:FWU}) met. The {ORG:FWU} left.", id="unknown_acronym"),
    pytest.param("{ORG:HRU}-backed and pro-{PER:Zlini} men. {PER:Omar Zlini} spoke.", id="compounds"),
    pytest.param("The {ARM:Zama Martyrs Brigade} held the gate.", id="unknown_brigade"),
    pytest.param("The {ORG:Ministry of Fisheries} is shut.", id="ministry"),
    pytest.param("They left the town of {GPE:Bir Zaytun}.", id="town_of"),
    pytest.param("The port of {FAC:Alma} is shut; {GPE:Alma} is quiet.", id="port_by_its_town"),
    pytest.param("The ports of {FAC:Bir Toma}, {FAC:Alma} and {FAC:Bir Toma} are shut.", id="ports_by_their_towns"),
    pytest.param("Men held {FAC:Bir Toma airport} and the {FAC:Alma} oil terminal.", id="airport_of_a_town"),
    pytest.param("“We left,” said {PER:Nadra}, who had a bag.", id="one_name_behind_said"),
    pytest.param("A man told The {ORG:Bell} so.", id="article_outside"),
    pytest.param("They fled over the {LOC:Zama Mountains}.", id="mountains"),
    pytest.param("{OPER:Operation Dawn Tide} began.", id="operation"),
    pytest.param("Under {DEAL:Resolution 1973} ships wait.", id="resolution"),
    pytest.param("A {WEAP:Gull-7} flew over two {WEAP:F-16} jets.", id="weapons"),
    pytest.param("{NORP:Azurian} officers met two {NORP:Azurians}.", id="nationality"),
    pytest.param("{GPE:ALMA} ({ORG:NWS}) - A man left {GPE:Alma}.", id="dateline"),
    pytest.param("{GPE:ALMA}, {GPE:Azuria} ({ORG:Bay Lantern}) - A man left.", id="dateline_of_an_unknown_agency"),
    pytest.param("It rained between {DATE=2018-11/2019-02:November and February}.", id="between_months"),
    pytest.param("On {DATE=2019-04-04:Thursday} and {DATE=2018:last year} it rained.", id="dates"),
    pytest.param("The unity government and the interior ministry said so.", id="descriptions"),
    pytest.param("See 50 A.Z.C. 7 on it.", id="piece_of_an_acronym"),
    pytest.param("The militia and a security source said so.", id="unnamed"),
    pytest.param("Residents said so. People left. Shops closed.", id="capitals_at_the_head"),
    pytest.param("The chief, {PER:Abdulbasit Ahmed}, and {PER:Al-Hadi al-Bona} left.", id="names_behind_commas"),
    pytest.param("He wrote on {ORG:X} of a road.", id="network"),
    pytest.param("Forces of the {ORG:Harbour Union} fled.", id="forces_of_a_body"),
    pytest.param("Fighters of the {ARM:Zama Brigade} fled.", id="fighters_of_a_brigade"),
    pytest.param(
        "{PER:Omar Zlini} left. {PER:Abdul Hamid Mohammed Zlini} stayed.", id="servant_before_a_known_surname"
    ),
    pytest.param("Medics said so. Rival militias left.", id="plain_words_at_the_head"),
]


@pytest.mark.parametrize("marked", NAMES)
def test_names_are_marked(marked: str) -> None:
    article = make_article(marked)
    expected = make_entities(article, marked, make_sentences(article))
    assert shown(find(article), has_ids=False) == shown(expected, has_ids=False)


LINKS = [
    pytest.param("{GPE#settlement/alma:Alma} is in {GPE#country/azuria:Azuria}.", id="by_name"),
    pytest.param("{PER#person/omar-zlini:Omar al-Zlini} spoke.", id="by_alias"),
    pytest.param(
        "{PER#person/omar-zlini:Omar Zlini} spoke. {PER#person/omar-zlini:Zlini} left.", id="surname_in_the_article"
    ),
    pytest.param("The oil port of {FAC#facility/bir-toma-terminal:Bir Toma} is shut.", id="port_of_a_town"),
    pytest.param("The refinery of {FAC:Bir Toma} is shut.", id="no_such_facility"),
    pytest.param("By one report the airport of {FAC#facility/alma-airport:Alma} is shut.", id="port_within_a_word"),
    pytest.param(
        "The {ORG#org/harbour-commission:Harbour Commission} met in {GPE#country/borea:Borea}.",
        id="body_that_met_abroad",
    ),
    pytest.param("{ORG#org/azuria-al-fajr:Azuria al-Fajr} television said so.", id="small_arabic_article_in_a_name"),
    pytest.param("General {PER:Zlini} spoke.", id="two_of_the_name"),
    pytest.param("{PER:Farid Bona} spoke.", id="unknown"),
]


@pytest.mark.parametrize("marked", LINKS)
def test_names_are_linked(marked: str) -> None:
    article = make_article(marked)
    expected = make_entities(article, marked, make_sentences(article))
    assert shown(find(article), has_ids=True) == shown(expected, has_ids=True)


@pytest.mark.parametrize(("year", "is_linked"), [(2012, False), (2014, True), (2019, True)])
def test_body_that_was_not_there_yet_is_no_link(year: int, is_linked: bool) -> None:
    (entity,) = find(make_article("The Gate Brigade held the wall.", published=date(year, 4, 5)))
    assert (entity.type, entity.authority_id is not None) == ("ARM", is_linked)


def test_mentions_are_numbered_and_lie_in_their_sentences() -> None:
    article = make_article("Omar Zlini left Alma. Huda Zlini stayed.")
    sentences = {row.sentence_id: row for row in find_sentences(article)}
    rows = find(article)
    assert [row.entity_id for row in rows] == ["mini-001-e001", "mini-001-e002", "mini-001-e003"]
    for row in rows:
        assert sentences[row.sentence_id].start <= row.start < row.end <= sentences[row.sentence_id].end


def test_nothing_without_a_text() -> None:
    article = replace(make_article("Omar Zlini left."), text=None)
    assert not list(find_entities(article, list(find_sentences(article)), AUTHORITY))


def test_gold_mention_outside_the_gold_sentences_is_named() -> None:
    article = make_article("Omar Zlini left.", is_gold=True)
    gold = Gold({article.article_id: {"entities": [{"start": 0, "end": 99, "type": "PER"}]}})
    with pytest.raises(DataError, match=r"mini-001: entity 1 \(0-99\) lies in no gold sentence"):
        list(gold_entities(article, make_sentences(article, "gold"), gold))


PIECES = [
    "Omar Zlini",
    "Alma",
    "ALMA",
    "U.N.",
    "al-",
    "Gen.",
    "(CA)",
    "’s",
    "-backed",
    "\n\n",
    "\n",
    " ",
    ". ",
    "“",
    "Thursday",
    "2011",
]


@given(
    st.text(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
    st.none() | st.just(date(2019, 4, 5)),
)
def test_spans_slice_and_neither_overlap_nor_cross(text: str, published: date | None) -> None:
    article = make_article(text, published=published)
    rows = find(article)
    assert rows == find(article)
    for row in rows:
        assert row.text == article.text[row.start : row.end] == (row.text or "").strip()  # type: ignore[index]
        assert any(p.start <= row.start and row.end <= p.end for p in article.paragraphs)
    assert all(first.end <= second.start for first, second in pairwise(rows))
