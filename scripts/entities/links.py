"""links: mentions whose record the words beside them contradict."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

import regex

from scripts.core.authority import Authority
from scripts.core.records import Sentence
from scripts.entities.mentions import Mention

MISSION = regex.compile(r"[Ee]mbassy|[Cc]onsulate|[Mm]ission", flags=regex.V1)
OWNED = frozenset(("ORG", "ARM", "FAC"))
OWNER = frozenset(("GPE", "NORP"))
OWNING = frozenset((" ", "'s ", "’s ", "' ", "’ "))


def check_links(
    text: str, mentions: Sequence[Mention], sentences: Sequence[Sentence], authority: Authority
) -> Iterator[Mention]:
    """Yield the mentions, without their records where these belong to another country than the text says."""
    for index, mention in enumerate(mentions):
        if mention.type in OWNED and len(mention.ids) == 1:
            owners = _owners(text, mentions, index, authority) or _scenes(text, mentions, index, sentences, authority)
            home = _home(mention.ids[0], authority)
            if owners and home and home not in owners:
                mention = mention._replace(ids=())
        yield mention


def _owners(text: str, mentions: Sequence[Mention], index: int, authority: Authority) -> set[str]:
    """Return the country that stands directly before a body: "Britain's Ministry of Defence"."""
    if index == 0:
        return set()
    before, mention = mentions[index - 1], mentions[index]
    if before.type not in OWNER or text[before.end : mention.start] not in OWNING:
        return set()
    return _countries(before.ids, authority)


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
        for country in _countries(other.ids, authority)
    }


def _home(authority_id: str, authority: Authority) -> str | None:
    """Return the country a record belongs to, by its district or by its affiliation if that is a country."""
    record = authority.get(authority_id)
    if record is None:
        return None
    if record.admin1:
        return record.admin1[:2]
    found = authority.find(record.affiliation or "")
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(record.affiliation or "")):
        return None
    return next(iter(sorted(_countries(found[0].authority_ids, authority))), None)


def _countries(ids: Sequence[str], authority: Authority) -> set[str]:
    return {record.admin1[:2] for record in map(authority.get, ids) if record is not None and record.admin1}
