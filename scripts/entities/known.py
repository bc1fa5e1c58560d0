"""known: the names of the authority file and the lists in a text, with the kind of thing each is there."""

from collections.abc import Iterator, Sequence
from datetime import date

import regex

from scripts.core.authority import ENTITY_TYPE, Authority
from scripts.core.records import AuthorityRecord
from scripts.core.text import INSIDE_TOKEN
from scripts.entities.mentions import KNOWN, Mention
from scripts.entities.names import Names

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
    rf"(?P<place>.+?){BLANK}(?:(?:oil|export|commercial){BLANK})?(?:port|terminal|refinery)",
    flags=regex.V1,
)
PLACES = frozenset(("country", "settlement", "district", "area", "people"))
DESCRIPTION = regex.compile(r"(?P<place>.+?)(?: \p{Ll}[\p{Ll}\p{M}-]*+)+", flags=regex.V1)
ARTICLE = regex.compile(r"(?r)(?<![\p{L}\p{M}\p{Nd}])(?:[AaEe]l|[AaEe](?:sh|th|dh|[sdnrtz]))[-‑]", flags=regex.V1)
LETTER = regex.compile(r"\p{L}", flags=regex.V1)
LONGER_ACRONYM = regex.compile(r"\.\p{L}", flags=regex.V1)


def find_known(text: str, published: date | None, authority: Authority, names: Names) -> list[Mention]:
    """Return the names of the authority file and of the lists in a text, the longer of two that overlap, in order."""
    found = [_from_authority(text, published, authority, *match) for match in authority.find(text)]
    for start, end, kind in names.find(text):
        if not INSIDE_TOKEN.match(text, start) and not INSIDE_TOKEN.match(text, end):
            found.append(Mention(start, end, kind, KNOWN))
    whole = [_with_article(text, mention) for mention in found if not _is_in_acronym(text, mention)]
    return list(_leftmost(sorted(whole, key=lambda m: (m.start, -m.end, not m.ids))))


def _is_in_acronym(text: str, mention: Mention) -> bool:
    """Whether the name is a piece of a longer acronym: "U.S." in "U.S.C."."""
    if text[mention.end - 1] == ".":
        return LETTER.match(text, mention.end) is not None
    return text.startswith(".", mention.end - 2) and LONGER_ACRONYM.match(text, mention.end) is not None


def _with_article(text: str, mention: Mention) -> Mention:
    """Return the name without an English article, and with an Arabic one that a hyphen joins to it."""
    if text.startswith(("The ", "THE "), mention.start):
        return mention._replace(start=mention.start + 4)
    if mention.start == 0 or text[mention.start - 1] not in "-‑":
        return mention
    article = ARTICLE.match(text, max(0, mention.start - 5), mention.start)
    return mention._replace(start=article.start()) if article else mention


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
    kind = choose_kind(text, end, {record.kind for record in records})
    fitting = tuple([record.authority_id for record in narrow(records, kind, published)])
    if kind == "facility":
        end = _bare_end(text, start, end, authority)
    if kind in ("organisation", "armed_group") and (bare := _described(text, start, end, authority)):
        return Mention(start, bare[0], bare[1], KNOWN, bare[2])
    return Mention(start, end, ENTITY_TYPE[kind], KNOWN, fitting)


def _bare_end(text: str, start: int, end: int, authority: Authority) -> int:
    """Return where the town's name ends in "Tripoli port", whose mark is the bare name; `end` for any other."""
    match = TOWN_FACILITY.fullmatch(text, start, end)
    if match is None:
        return end
    is_town = any(record.kind == "settlement" for record in authority.named(match["place"]))
    return match.end("place") if is_town else end


def _described(text: str, start: int, end: int, authority: Authority) -> tuple[int, str, tuple[str, ...]] | None:
    """Return the place, its type and records in "U.S. military", a description that names nothing but the place."""
    match = DESCRIPTION.fullmatch(text, start, end)
    records = [record for record in authority.named(match["place"]) if record.kind in PLACES] if match else []
    if match is None or not records:
        return None
    kind = choose_kind(text, match.end("place"), {record.kind for record in records})
    ids = tuple(record.authority_id for record in records if record.kind == kind)
    return match.end("place"), ENTITY_TYPE[kind], ids


def choose_kind(text: str, end: int, kinds: set[str]) -> str:
    """Return the kind that a name of one or several kinds stands for before the words that follow it."""
    if len(kinds) == 1:
        return next(iter(kinds))
    for kind, cue in NEXT_CUES:
        if kind in kinds and cue.match(text, end):
            return kind
    return min(kinds, key=KINDS.index)


def narrow(records: Sequence[AuthorityRecord], kind: str, published: date | None) -> list[AuthorityRecord]:
    """Return the records of that kind that were there on the day of publication; of several those that still were.

    A body may be named up to a year before it begins.
    """
    fitting = [record for record in records if record.kind == kind]
    if published is None:
        return fitting
    day = published.isoformat()
    if kind != "person":
        latest = f"{published.year + 1}{day[4:]}"
        fitting = [record for record in fitting if _has_begun(record, latest)]
    if len(fitting) > 1:
        return [record for record in fitting if _has_begun(record, day) and not _is_over(record, day)] or fitting
    return fitting


def _has_begun(record: AuthorityRecord, day: str) -> bool:
    first = record.valid_from
    return first is None or first <= day[: len(first)]


def _is_over(record: AuthorityRecord, day: str) -> bool:
    return record.valid_to is not None and day[: len(record.valid_to)] > record.valid_to
