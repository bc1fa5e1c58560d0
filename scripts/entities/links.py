"""links: mentions whose record the words beside them contradict, or tell."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

import regex

from scripts.core.authority import Authority
from scripts.core.records import AuthorityRecord, Sentence
from scripts.entities.mentions import Mention

MISSION = regex.compile(r"\b(?:[Ee]mbassy|[Cc]onsulate|[Mm]ission)", flags=regex.V1)
FACILITY = regex.compile(r"\b(?:[Aa]irport|[Rr]efinery|[Tt]erminal|[Pp]ort)(?=s?\b)", flags=regex.V1)
HEADS = {
    "airport": ("airport",),
    "refinery": ("refinery",),
    "terminal": ("terminal", "port"),
    "port": ("port", "terminal"),
}
REACH = 100
OWNED = frozenset(("ORG", "ARM", "FAC"))
OWNER = frozenset(("GPE", "NORP"))
OWNING = frozenset((" ", "'s ", "’s ", "' ", "’ "))


def check_links(
    text: str, mentions: Sequence[Mention], sentences: Sequence[Sentence], authority: Authority
) -> Iterator[Mention]:
    """Yield the mentions, without their records where these belong to another country than the text says.

    A facility that is named by its town only gets the record of that town's port, terminal, refinery or airport.
    """
    for index, mention in enumerate(mentions):
        if mention.type in OWNED and len(mention.ids) == 1:
            owners = _owners(text, mentions, index, authority) or _scenes(text, mentions, index, sentences, authority)
            home = _home(mention.ids[0], authority) if owners else None
            if home and home not in owners:
                mention = mention._replace(ids=())
        if mention.type == "FAC" and not mention.ids:
            mention = mention._replace(ids=_facility_of_town(text, mention, authority))
        yield mention


def _facility_of_town(text: str, mention: Mention, authority: Authority) -> tuple[str, ...]:
    """Return the one facility that goes by the town's name and the word beside it; none if the text has none."""
    beside = text[max(0, mention.start - REACH) : mention.start] + text[mention.end : mention.end + REACH]
    word = FACILITY.search(beside)
    form = text[mention.start : mention.end]
    names = {form, *(record.name for record in authority.named(form) if record.kind == "settlement")}
    for kind in HEADS[word[0].lower()] if word else ():
        found = {
            record.authority_id
            for name in names
            for record in authority.named(f"{name} {kind}")
            if record.kind == "facility"
        }
        if found:
            return tuple(sorted(found))
    return ()


def _owners(text: str, mentions: Sequence[Mention], index: int, authority: Authority) -> set[str]:
    """Return the country that stands directly before a body: "Britain's Ministry of Defence"."""
    if index == 0:
        return set()
    before, mention = mentions[index - 1], mentions[index]
    if before.type not in OWNER or text[before.end : mention.start] not in OWNING:
        return set()
    return _countries(map(authority.get, before.ids))


def _scenes(
    text: str, mentions: Sequence[Mention], index: int, sentences: Sequence[Sentence], authority: Authority
) -> set[str]:
    """Return the countries of the places that the sentence of an embassy or consulate names beside it."""
    form = text[mentions[index].start : mentions[index].end]
    if not MISSION.search(form):
        return set()
    sentence = sentences[bisect_right(sentences, mentions[index].start, key=attrgetter("start")) - 1]
    first = bisect_left(mentions, sentence.start, key=attrgetter("start"))
    last = bisect_left(mentions, sentence.end, key=attrgetter("start"))
    return {
        country
        for other in mentions[first:last]
        if other.type == "GPE" and text[other.start : other.end] not in form
        for country in _countries(map(authority.get, other.ids))
    }


def _home(authority_id: str, authority: Authority) -> str | None:
    """Return the country a record belongs to, by its district or by its affiliation if that is a country."""
    record = authority.get(authority_id)
    if record is None:
        return None
    if record.admin1:
        return record.admin1[:2]
    return min(_countries(authority.named(record.affiliation or "")), default=None)


def _countries(records: Iterable[AuthorityRecord | None]) -> set[str]:
    return {record.admin1[:2] for record in records if record is not None and record.admin1}
