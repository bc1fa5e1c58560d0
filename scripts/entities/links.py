"""links: which kind of thing a known name is here, and which one record it stands for."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from operator import attrgetter

import regex

from scripts.core.authority import ENTITY_TYPE, Authority
from scripts.core.records import AuthorityRecord, Sentence
from scripts.entities.lexicon import Lexicon
from scripts.entities.mentions import KNOWN, Mention

END = r"(?![\p{L}\p{M}\p{Nd}])"
BLANK = r"[ \n]"
# The kind that a name of several kinds stands for unless the words around it tell another.
KINDS = (
    "settlement", "country", "person", "organisation", "armed_group", "district", "area", "people", "deal", "operation",
    "facility", "weapon",
)  # fmt: skip
NEXT = {
    "facility": rf"{BLANK}(?:(?:military|oil|export|air){BLANK})?(?:airport|port|terminal|refinery|(?:air)?base)",
    "district": rf"{BLANK}(?:district|province|region|governorate|municipality)",
    "people": rf"{BLANK}(?:tribe|tribes|tribesmen|tribal|clan)",
    "armed_group": rf"{BLANK}(?:brigades?|militias?|battalion|fighters|gunmen)",
}
NEXT_CUES = tuple((kind, regex.compile(pattern + END, flags=regex.V1)) for kind, pattern in NEXT.items())
TOWN_FACILITY = regex.compile(
    rf"(?P<place>.+?){BLANK}(?:(?:international|oil|export|commercial){BLANK})?(?:airport|port|terminal|refinery)",
    flags=regex.V1,
)
NAMED_BY_PLACE = frozenset(("facility", "organisation", "armed_group"))
PLACES = frozenset(("country", "settlement", "district", "area", "people"))
DESCRIPTION = regex.compile(r"(?P<place>.+?)(?: \p{Ll}[\p{L}\p{M}-]*+)+", flags=regex.V1)
MISSION = regex.compile(r"[Ee]mbassy|[Cc]onsulate|[Mm]ission", flags=regex.V1)
INSIDE_TOKEN = regex.compile(r"(?<=[\p{L}\p{M}\p{Nd}])(?=[\p{L}\p{M}\p{Nd}])", flags=regex.V1)


def find_known(text: str, published: date | None, authority: Authority, lexicon: Lexicon) -> list[Mention]:
    """Return the names of the authority file and of the lexicon in a text, the longer of two that overlap, in order."""
    found = [_from_authority(text, published, authority, *match) for match in authority.find(text)]
    found.extend(
        Mention(start, end, kind, KNOWN)
        for start, end, kind in lexicon.find(text)
        if not INSIDE_TOKEN.match(text, start) and not INSIDE_TOKEN.match(text, end)
    )
    return list(_leftmost(sorted(found, key=lambda m: (m.start, -m.end, not m.ids))))


def _leftmost(mentions: Sequence[Mention]) -> Iterator[Mention]:
    free = 0
    for mention in mentions:
        if mention.start >= free:
            free = mention.end
            yield mention


def _from_authority(
    text: str, published: date | None, authority: Authority, start: int, end: int, ids: tuple[str, ...]
) -> Mention:
    records = [record for record in map(authority.get, ids) if record is not None]
    if len(records) == 1 and records[0].kind not in NAMED_BY_PLACE:
        return Mention(start, end, ENTITY_TYPE[records[0].kind], KNOWN, ids)
    kind = choose_kind(text, end, {record.kind for record in records})
    fitting = tuple(record.authority_id for record in narrow(records, kind, published))
    if kind == "facility":
        end = _bare_end(text, start, end, authority)
    if kind in ("organisation", "armed_group") and (bare := _described(text, start, end, authority)):
        return Mention(start, bare[0], bare[1], KNOWN, bare[2])
    return Mention(start, end, ENTITY_TYPE[kind], KNOWN, fitting)


def _bare_end(text: str, start: int, end: int, authority: Authority) -> int:
    """Return where the town's name ends in "Tripoli airport", whose mark is the bare name; `end` for any other."""
    match = TOWN_FACILITY.fullmatch(text, start, end)
    if match is None:
        return end
    place = match["place"]
    found = authority.find(place)
    is_town = (
        len(found) == 1 and found[0].end - found[0].start == len(place) and _is_town(found[0].authority_ids, authority)
    )
    return match.end("place") if is_town else end


def _described(text: str, start: int, end: int, authority: Authority) -> tuple[int, str, tuple[str, ...]] | None:
    """Return the place, its type and records in "U.S. military", a description that names nothing but the place."""
    match = DESCRIPTION.fullmatch(text, start, end)
    found = authority.find(match["place"]) if match else []
    if match is None or len(found) != 1 or found[0].end - found[0].start != len(match["place"]):
        return None
    records = [record for record in map(authority.get, found[0].authority_ids) if record and record.kind in PLACES]
    if not records:
        return None
    kind = choose_kind(text, match.end("place"), {record.kind for record in records})
    ids = tuple(record.authority_id for record in records if record.kind == kind)
    return match.end("place"), ENTITY_TYPE[kind], ids


def _is_town(ids: Sequence[str], authority: Authority) -> bool:
    return any(record is not None and record.kind == "settlement" for record in map(authority.get, ids))


def choose_kind(text: str, end: int, kinds: set[str]) -> str:
    """Return the kind that a name of one or several kinds stands for before the words that follow it."""
    if len(kinds) > 1:
        for kind, cue in NEXT_CUES:
            if kind in kinds and cue.match(text, end):
                return kind
    return min(kinds, key=KINDS.index)


def narrow(records: Sequence[AuthorityRecord], kind: str, published: date | None) -> list[AuthorityRecord]:
    """Return the records of that kind; of several those that hold on the day of publication, if any do."""
    fitting = [record for record in records if record.kind == kind]
    if len(fitting) > 1 and published is not None:
        return [record for record in fitting if _holds(record, published.isoformat())] or fitting
    return fitting


def _holds(record: AuthorityRecord, day: str) -> bool:
    first, last = record.valid_from or "", record.valid_to or day
    return first <= day[: len(first)] and day[: len(last)] <= last


def unlink_missions(
    text: str, mentions: Sequence[Mention], sentences: Sequence[Sentence], authority: Authority
) -> Iterator[Mention]:
    """Yield the mentions; an embassy keeps its record only if its sentence does not set it in another country."""
    starts = [mention.start for mention in mentions]
    for mention in mentions:
        form = text[mention.start : mention.end]
        if mention.type != "FAC" or not mention.ids or not MISSION.search(form):
            yield mention
            continue
        sentence = sentences[bisect_right(sentences, mention.start, key=attrgetter("start")) - 1]
        others = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        scenes = [_countries(other.ids, authority) for other in others if _is_scene(text, other, form)]
        home = _countries(mention.ids, authority)
        yield mention if not scenes or any(home & scene for scene in scenes) else mention._replace(ids=())


def _is_scene(text: str, mention: Mention, form: str) -> bool:
    return mention.type == "GPE" and bool(mention.ids) and text[mention.start : mention.end] not in form


def _countries(ids: Sequence[str], authority: Authority) -> set[str]:
    return {(record.admin1 or "")[:2] for record in map(authority.get, ids) if record is not None}
