"""events.places: where an event took place, by the names around its trigger."""

from collections.abc import Sequence

from scripts.core.authority import Authority
from scripts.core.phrases import phrase_at
from scripts.core.records import Argument, Entity
from scripts.core.text import word_set
from scripts.core.words import Words
from scripts.events.nouns import LIBYA
from scripts.events.triggers import PLACE_TYPES, VERBAL_TYPES, Setting, TriggerMatch

LOCATIVE = word_set(
    """above across against along around at between beyond from in including inside into near off on outside over
    through throughout to toward towards within"""
)
COMPASS = word_set(
    "east north north-east north-west northeast northwest south south-east south-west southeast southwest west"
)
DISTANCES = word_set("kilometers kilometres km metres meters miles")
REGIONS = COMPASS | word_set("border coast desert mountains")
SITES = REGIONS | word_set(
    """airport airspace barracks center centre city compound district districts downtown edge gate gates harbor harbour
    headquarters hospital hospitals hotel hotels mosque mosques neighborhood neighborhoods neighbourhood neighbourhoods
    outskirts port ports prison prisons quarter quarters road roads square stadium street streets suburb suburbs
    university villages wing"""
)
PARTICIPANTS = frozenset(("by", "with"))  # attacks by the United States, talks with it
PARTIES_AND_GOALS = PARTICIPANTS | word_set("for into to toward towards")  # fled to Sirte
ENVOYS = word_set("ambassador ambassadors envoy envoys")  # to a country where they need not be
GOING_ON = word_set("conflict crackdown fighting protest rebellion revolt revolution unrest uprising violence war")
OFFSET = "off"  # what is only so far from a place, or in this direction
WORDS_TO_PREPOSITION = 8
# Acts of speech and of leaving office or side, which have a place in hardly any text.
PLACELESS_TYPES = ("ACCUSE", "REJECT", "REQUEST", "THREATEN")
ABOUT = ("on", "over")  # talks on Libya, while strikes on it are in it
DEEDS = ("ASSAULT", "MOBILIZE")
ABOUT_STATES = ("AGREE", "CONCEDE", "COOPERATE", "SUPPORT")
CHANGES = frozenset(("resign", "Change to group/activity"))
MEANWHILE = word_set("as when while")

Rank = tuple[bool, bool, bool, bool, int]


def find_place(
    setting: Setting, match: TriggerMatch, recipients: Sequence[Argument], authority: Authority
) -> Entity | None:
    """Return the mention of the place where a sentence puts an event; an act of speech has it in its own clause.

    What an event is directed at may be its place: `Tripoli was shelled`.
    """
    reading = match.reading
    is_change = reading.type == "RETREAT" and not CHANGES.isdisjoint((reading.mode, reading.acled_sub_event))
    if is_change or reading.type in PLACELESS_TYPES:
        return None
    targets = {argument.end for argument in recipients}
    ranked = [
        (rank, entity)
        for entity in setting.entities
        if entity.type in PLACE_TYPES
        and (rank := _rank(setting, match, entity, authority, is_target=entity.end in targets)) is not None
    ]
    return min(ranked, key=lambda pair: pair[0])[1] if ranked else None


def _rank(
    setting: Setting, match: TriggerMatch, entity: Entity, authority: Authority, *, is_target: bool
) -> Rank | None:
    """Return how well a name fits as the place of an event, the smallest best; None if nothing says that it is one.

    A country or region comes last; then the own clause, no place of origin and none so many miles off, a name behind
    the trigger, and the nearest win.
    """
    words, trigger = setting.words, match.index
    first, last = words.at(entity.start), words.at(entity.end)
    record = authority.get(entity.authority_id or "")
    is_country = record is not None and record.kind == "country"
    is_wide = is_country or entity.type == "LOC"
    preposition = _preposition(setting, first)
    is_concern = is_country and (words.tag(last) == "N" or (preposition in ABOUT and match.reading.type not in DEEDS))
    is_other = _is_within(setting, first, PARTIES_AND_GOALS if first > trigger and _is_leaving(match) else PARTICIPANTS)
    if is_concern or is_other or (is_wide and _is_about_states(match)):
        return None
    is_scene = _is_scene(setting, match, entity, last, is_foreign=is_country and entity.authority_id != LIBYA)
    if not is_scene and _is_part(setting, entity, first, last, REGIONS if is_country else SITES):
        return None
    is_apart = setting.clauses[first] != setting.clauses[trigger]
    is_before = last == trigger and not (is_country and words.tags[trigger] == "v")
    is_near = trigger < first <= trigger + WORDS_TO_PREPOSITION and not is_apart
    is_object = is_before or (is_near and not (is_wide and _is_subject(words, first, last)))
    if (not preposition and not is_object and not is_target and not is_scene) or (
        is_apart and match.reading.type in VERBAL_TYPES
    ):
        return None
    is_origin = preposition == "from" and match.reading.type != "RETREAT"
    if is_origin and is_wide and match.reading.type == "ASSAULT":
        return None
    is_of_party = is_origin and first < trigger and words.tag(first - 2) in ("N", "E")
    if is_of_party or (is_apart and first > trigger and not _goes_on(setting, trigger)):
        return None
    if is_target or is_scene:
        is_wide = is_wide and (is_apart or match.reading.type != "ASSAULT")  # air raids on Libya
        return is_wide, is_apart, is_origin, False, 0
    return is_wide, is_apart, is_origin or preposition == OFFSET, first < trigger, abs(first - trigger)


def _is_subject(words: Words, first: int, last: int) -> bool:
    """Whether a name begins a clause behind a comma or conjunction and a verb follows: `…, and Britain said`."""
    before = first - 1 - (words.tag(first - 1) == "d")
    return words.tag(before) in (",", "c", "k") and words.tag(last) in ("v", "x")


def _is_leaving(match: TriggerMatch) -> bool:
    """Whether an event has its place where people come from: `fled to Sirte`, `retreated into Sirte`."""
    return (match.reading.type, match.reading.mode) in (("RETREAT", "withdraw"), ("SANCTION", "expel"))


def _is_about_states(match: TriggerMatch) -> bool:
    """Whether a country or region near an event is what it concerns: `sanctions on Libya`, `recognised it in Libya`."""
    is_measure = match.reading.type == "SANCTION" and match.reading.mode != "expel"
    return is_measure or match.reading.type in ABOUT_STATES


def _goes_on(setting: Setting, trigger: int) -> bool:
    """Whether the clause behind that of a trigger tells on about it: `shot and killed`, `seized while he walked`."""
    words, clauses = setting.words, setting.clauses
    start = next(index for index in range(trigger, len(clauses)) if clauses[index] != clauses[trigger])
    joint, following = words.tags[start], words.tag(start + 1)
    is_relative = joint in "tw" and start == trigger + 1
    is_meanwhile = words.lower[start] in MEANWHILE and following == "r"
    return is_relative or is_meanwhile or joint == "o" or (joint == "c" and following == "v")


def _is_part(setting: Setting, entity: Entity, first: int, last: int, sites: frozenset[str]) -> bool:
    """Whether a name is a part of a word, or a possessive: `Tripoli-based`, `Libya's army`, not `Tripoli's airport`."""
    words = setting.words
    is_whole = first < last and words.spans[first][0] == entity.start and words.spans[last - 1][1] == entity.end
    return not is_whole or (words.tag(last) == "s" and not _owns_site(setting, last, sites))


def _is_scene(setting: Setting, match: TriggerMatch, entity: Entity, last: int, *, is_foreign: bool) -> bool:
    """Whether an event is named after the town or country in which it goes on: `Libya's civil war`."""
    return (
        setting.words.tag(last) == "s"
        and match.reading.part == "noun"
        and match.reading.lemma in GOING_ON
        and entity.type == "GPE"
        and not is_foreign
        and phrase_at(setting.phrases, last)[1] == match.index + 1
    )


def _owns_site(setting: Setting, mark: int, sites: frozenset[str]) -> bool:
    """Whether one of these parts of a place, without a name of its own, stands behind a possessive ending."""
    end = phrase_at(setting.phrases, mark)[1]
    return setting.words.lower[end - 1] in sites and "E" not in setting.words.tags[mark:end]


def _is_within(setting: Setting, index: int, prepositions: frozenset[str]) -> bool:
    """Whether one of the prepositions governs the name at a word or its list: `raids by the United States and Britain`.

    A border with a country is no party.
    """
    words = setting.words
    for number in range(index - 1, max(-1, index - 1 - WORDS_TO_PREPOSITION), -1):
        if words.lower[number] in prepositions:
            return words.form(number - 1) not in ("border", "borders", "frontier")
        is_joint = words.tags[number] in ",c" and words.tag(number - 1) in ("E", ",")
        if words.tags[number] not in "dnNEj" and not is_joint:
            return False
    return False


def _preposition(setting: Setting, index: int) -> str:
    """Return the locative preposition that governs the name at a word, as in `near the town of Zliten`, or "".

    It is OFFSET behind a distance or direction.
    """
    words = setting.words
    for number in range(index - 1, max(-1, index - 1 - WORDS_TO_PREPOSITION), -1):
        if words.lower[number] == "to" and words.form(number - 1) in ENVOYS:
            return ""
        if words.lower[number] in LOCATIVE:
            return OFFSET if words.form(number - 1) in DISTANCES else words.lower[number]
        if words.lower[number] in COMPASS and words.form(number + 1) == "of" and words.tag(number - 1) != ",":
            return OFFSET
        if words.tags[number] not in "dnNEj" and words.lower[number] != "of":
            return ""
    return ""
