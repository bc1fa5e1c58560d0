"""events.abroad: which sentences tell of the affairs of other countries, where Libya is not the matter."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from scripts.core.authority import Authority
from scripts.core.records import Entity
from scripts.core.text import word_set
from scripts.events.triggers import Setting, TriggerMatch

# Countries with wars and uprisings of their own and no part in that of Libya, and the people who live there.
FAR = word_set(
    """afghanistan bahrain bosnia-and-herzegovina burundi central-african-republic colombia
    democratic-republic-of-the-congo eritrea ethiopia haiti iran iraq israel ivory-coast kenya kosovo liberia
    mexico mozambique myanmar nigeria north-korea pakistan palestine philippines republic-of-the-congo rwanda serbia
    sierra-leone somalia south-sudan sri-lanka syria vietnam yemen yugoslavia zimbabwe"""
)
FAR_PEOPLES = word_set(
    """afghan bahraini bosnian burmese burundian central-african colombian congolese darfuri eritrean ethiopian filipino
    haitian iranian iraqi israeli ivorian kenyan kosovar liberian mexican mozambican nigerian north-korean pakistani
    palestinian rwandan serbian sierra-leonean somali south-sudanese sri-lankan syrian vietnamese yemeni yugoslav
    zimbabwean"""
)
NEAR = word_set("algeria chad egypt mali niger sudan tunisia")
NEAR_PEOPLES = word_set("algerian chadian egyptian malian nigerien sudanese tunisian")
FAR_IDS = frozenset(
    (
        *(f"country/{name}" for name in FAR),
        *(f"people/{name}" for name in FAR_PEOPLES),
        *("area/darfur", "area/sinai", "operation/darfur-conflict"),
    )
)
THIRD_IDS = FAR_IDS.union((f"country/{name}" for name in NEAR), (f"people/{name}" for name in NEAR_PEOPLES))
AFRICAN_UNION = "settlement/addis-ababa"  # where it has its seat
PLACES_AND_PEOPLE = ("area", "person", "settlement")  # armed groups may fight elsewhere
PEOPLE = re.compile(
    r"""(?:[ -][a-z]+)?[ ](?:asylum|drivers?|doctors?|engineers?|fighters?|hostages?|men|mercenar(?:y|ies)|migrants?
        |nationals?|nurses?|passengers?|prisoners?|refugees?|sailors?|teenagers?|wom[ae]n|workers?)\b""",
    flags=re.X,
)
HELPFUL_TYPES = ("AGREE", "AID", "CONSULT", "SUPPORT")
OWN_TYPES = ("ASSAULT", "PROTEST")
WORDS_TO_COUNTRY = 6
SOUTH, NORTH, WEST, EAST = 19.5, 33.4, 9.3, 25.2  # degrees, around Libya


def is_abroad(text: str, entities: Sequence[Entity], authority: Authority, was_abroad: bool) -> bool:
    """Whether a sentence with these mentions tells of another country: it names one or goes on, and not of Libya."""
    is_named = names_abroad(text, entities, authority)
    return (is_named or was_abroad) and not any(_is_libyan(entity, authority) for entity in entities)


def names_abroad(text: str, entities: Sequence[Entity], authority: Authority) -> bool:
    """Whether one of the mentions is a far country, a place there or its ruler, and none of its people in Libya.

    Such people are `Eritrean migrants`, `four Somalis`.
    """
    far = _far_ids(authority)
    return any(entity.authority_id in far and not _is_of_people(text, entity) for entity in entities)


@lru_cache(maxsize=1)
def _far_ids(authority: Authority) -> frozenset[str]:
    """Return the records of far countries, of what lies there and of those who act for them."""
    countries = [record for record in authority.records if record.authority_id in FAR_IDS and record.kind == "country"]
    codes, names = {record.admin1 for record in countries}, {record.name for record in countries}
    return FAR_IDS.union(
        record.authority_id
        for record in authority.records
        if record.kind in PLACES_AND_PEOPLE
        and record.authority_id != AFRICAN_UNION
        and ((record.admin1 or "")[:2] in codes or (record.affiliation or "").split(":")[0] in names)
    )


def _is_of_people(text: str, entity: Entity) -> bool:
    """Whether a mention names people from a country, or tells of such people from where they are."""
    if entity.type != "NORP":
        return False
    return text.endswith("s", entity.start, entity.end) or PEOPLE.match(text, entity.end) is not None


def without_abroad(
    setting: Setting, matches: Sequence[TriggerMatch], authority: Authority, *, is_far: bool
) -> list[TriggerMatch]:
    """Return the matches without those of the affairs of other countries: `the war in Syria`, `protests in Egypt`.

    Talks and help, which may be told on between two sentences on Libya, are so only where the sentence names a country.
    """
    if is_far and names_abroad(setting.words.text, setting.entities, authority):
        return []
    names = {entity.start: entity.authority_id for entity in setting.entities if entity.authority_id in THIRD_IDS}
    return [
        match
        for match in matches
        if not (is_far and match.reading.type not in HELPFUL_TYPES)
        and not (names and _is_theirs(setting, match, names))
    ]


def _is_libyan(entity: Entity, authority: Authority) -> bool:
    record = None if entity.authority_id is None else authority.get(entity.authority_id)
    if record is None:
        return False
    if "libya" in record.authority_id or (record.affiliation is not None and "Libya" in record.affiliation):
        return True
    if record.latitude is None or record.longitude is None or record.kind == "country":
        return False
    return SOUTH < record.latitude < NORTH and WEST < record.longitude < EAST


def _is_theirs(setting: Setting, match: TriggerMatch, names: Mapping[int, str | None]) -> bool:
    """Whether an uprising or the like is that of a country behind it; `names` has those by their start."""
    words, index = setting.words, match.index
    if match.reading.part == "verb" or match.reading.type not in OWN_TYPES or words.form(index + 1) not in ("in", "of"):
        return False
    behind = range(index + 2, min(index + 2 + WORDS_TO_COUNTRY, len(words.tags)))
    first = next((number for number in behind if words.tags[number] not in "dNjp"), None)
    return first is not None and words.spans[first][0] in names
