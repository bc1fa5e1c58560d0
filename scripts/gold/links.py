"""links: the record of the authority file that each gold mention and speaker stands for.

A draft of links is one JSON object: `{"article_id": ..., "entities": [{"t": "Younis", "type": "PER", "id": ...}],
"speakers": [{"name": "the fullest name of a speaker", "id": ...}]}`, an id being one of the authority file or null for
what has no record (NIL). `"in": [4, 7]` limits an entry to the mentions in these sentences, over one without.
Speakers are asked for only where no mention of the article has their name; the others take the link of that mention.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from scripts.core.authority import ENTITY_TYPE, Authority
from scripts.core.records import Article, Sentence
from scripts.core.spans import head_entity

Document = dict[str, Any]
FIELDS = {"entities": ("authority_id",), "quotes": ("speaker_authority_id",)}
KEYS = {
    "": {"article_id", "entities", "speakers", "note"},
    "entities": {"t", "type", "id", "in"},
    "speakers": {"name", "id"},
}
ALIKE = ({"GPE", "LOC"}, {"ORG", "ARM"})  # types that one thing may have in two articles


class Linked(NamedTuple):
    """A mention with its link, as the head of a longer span is looked for among them."""

    start: int
    end: int
    type: str
    authority_id: str | None


def sheet(document: Document, article: Article, sentences: Sequence[Sentence]) -> Iterator[str]:
    """Yield a line for each name to link: type, surface and the sentences it stands in; then the speakers left over."""
    for (kind, surface), marks in _surfaces(document, _text(article)).items():
        numbers = sorted({number_of(mark, sentences) for mark in marks})
        yield f"{kind} {surface!r} in {', '.join(map(str, numbers))}"
    for name in _speakers(document, _text(article)):
        yield f"speaker {name!r}"


def resolve_links(
    draft: Any, document: Document, article: Article, sentences: Sequence[Sentence], authority: Authority
) -> tuple[Document, list[str]]:
    """Return the entities and quotes of a gold file with the links of a draft, and the problems found."""
    problems = list(_check(draft, article, authority))
    if problems:
        return {}, problems
    text = _text(article)
    surfaces = _surfaces(document, text)
    chosen: dict[tuple[int, int], str | None] = {}
    known = {(entry["type"], entry["t"]) for entry in draft["entities"]}
    problems += [f"{kind} {surface!r} is no name to link here" for kind, surface in sorted(known - surfaces.keys())]
    for (kind, surface), marks in surfaces.items():
        entries = [entry for entry in draft["entities"] if (entry["type"], entry["t"]) == (kind, surface)]
        for mark in marks:
            number = number_of(mark, sentences)
            fitting = [entry for entry in entries if number in entry.get("in", ())]
            fitting = fitting or [entry for entry in entries if "in" not in entry]
            if len(fitting) != 1:
                problems.append(f"{kind} {surface!r} in sentence {number} has {len(fitting)} links; expected one")
                continue
            chosen[mark["start"], mark["end"]] = fitting[0]["id"]
    names = {entry["name"]: entry["id"] for entry in draft["speakers"]}
    wanted = _speakers(document, text)
    problems += [f"speaker {name!r} has no link; give an id or null" for name in wanted if name not in names]
    problems += [f"speaker {name!r} is not asked for" for name in sorted(names.keys() - set(wanted))]
    if problems:
        return {}, problems
    entities = [{**mark, "authority_id": chosen.get((mark["start"], mark["end"]))} for mark in document["entities"]]
    return {"entities": entities, "quotes": list(_quotes(document, entities, names, text))}, []


def _text(article: Article) -> str:
    assert article.text is not None
    return article.text


def number_of(mark: Document, sentences: Sequence[Sentence]) -> int:
    """Return the number of the sentence that a mark stands in."""
    return next(number for number, row in enumerate(sentences, 1) if mark["start"] < row.end)


def _surfaces(document: Document, text: str) -> dict[tuple[str, str], list[Document]]:
    """Return the mentions by type and surface string, in order of their first place; dates have no record."""
    found: defaultdict[tuple[str, str], list[Document]] = defaultdict(list)
    for mark in document["entities"]:
        if mark["type"] != "DATE":
            found[mark["type"], text[mark["start"] : mark["end"]]].append(mark)
    return dict(found)


def _speakers(document: Document, text: str) -> list[str]:
    """Return the names of named speakers that are no mention's surface string, sorted."""
    mentioned = {surface for _, surface in _surfaces(document, text)}
    names = {quote["speaker_name"] for quote in document["quotes"] if quote["speaker_status"] == "named"}
    return sorted(name for name in names - mentioned if name is not None)


def _quotes(
    document: Document, entities: Sequence[Document], names: Mapping[str, str | None], text: str
) -> Iterator[Document]:
    ids = dict(names)
    for mark in reversed(entities):
        ids[text[mark["start"] : mark["end"]]] = mark["authority_id"]
    for quote in document["quotes"]:
        is_named = quote["speaker_status"] == "named"
        yield {**quote, "speaker_authority_id": ids.get(quote["speaker_name"]) if is_named else None}


def _check(draft: Any, article: Article, authority: Authority) -> Iterator[str]:
    """Yield what is wrong with a draft whatever the article's marks are."""
    if not isinstance(draft, dict) or draft.get("article_id") != article.article_id:
        yield f"the draft is no JSON object with article_id {article.article_id!r}"
        return
    yield from (f"{key!r} is no field of a draft of links" for key in sorted(draft.keys() - KEYS[""]))
    for layer in ("entities", "speakers"):
        entries = draft.get(layer)
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            yield f"{layer}: expected a list of objects"
            continue
        for number, entry in enumerate(entries, 1):
            wanted = KEYS[layer] - {"in"}
            if not wanted <= entry.keys() <= KEYS[layer]:
                yield f"{layer} {number}: fields are {', '.join(entry)}; expected {', '.join(sorted(wanted))}"
            else:
                problems = check_id(entry["id"], entry.get("type"), authority)
                yield from (f"{layer} {number}: {problem}" for problem in problems)


def check_id(authority_id: Any, kind: str | None, authority: Authority) -> Iterator[str]:
    """Yield what is wrong with a link: no such record, or one that is no thing of the mention's type."""
    if authority_id is None:
        return
    record = authority.get(authority_id) if isinstance(authority_id, str) else None
    if record is None:
        yield f"the authority file has no record {authority_id!r}"
        return
    types = {kind, ENTITY_TYPE[record.kind]}
    if kind is not None and len(types) == 2 and types not in ALIKE:
        yield f"{authority_id} is {ENTITY_TYPE[record.kind]}, the mention {kind}"


def link_questions(first: Document, second: Document, text: str) -> list[Document]:
    """Return a question for each name that two annotators link differently, with the marks it is about."""
    groups: defaultdict[tuple[Any, ...], list[int]] = defaultdict(list)
    for layer, (field,) in FIELDS.items():
        for index, (a, b) in enumerate(zip(first[layer], second[layer], strict=True)):
            if a[field] != b[field]:
                groups[layer, _name(layer, a, text), a.get("type"), a[field], b[field]].append(index)
    return [
        {"n": n, "layer": layer, "field": FIELDS[layer][0], "type": kind, "marks": marks, "a": a, "b": b}
        for n, ((layer, _, kind, a, b), marks) in enumerate(groups.items(), 1)
    ]


def _name(layer: str, mark: Document, text: str) -> str | None:
    return text[mark["start"] : mark["end"]] if layer == "entities" else mark["speaker_name"]


def merge_links(first: Document, questions: Sequence[Document], choices: Mapping[int, Any]) -> Document:
    """Return the entities and quotes after adjudication; a choice is a or b, or {"value": the right id}."""
    merged = {layer: [dict(mark) for mark in first[layer]] for layer in FIELDS}
    for question in questions:
        choice = choices[question["n"]]
        value = choice["value"] if isinstance(choice, dict) else question[choice]
        for index in question["marks"]:
            merged[question["layer"]][index][question["field"]] = value
    return merged


def apply_links(document: Document, links: Document) -> Document:
    """Return a gold file with the links of its mentions and speakers, and those of the events that follow from them.

    An actor or recipient takes the link of its head mention, a place that of the mention there.
    """
    find = _finder(links["entities"])
    events = []
    for event in document["events"]:
        sides = {
            role: [{**span, "authority_id": find(span)} for span in event[role]] for role in ("actors", "recipients")
        }
        events.append({**event, **sides, "place_authority_id": event["place"] and find(event["place"])})
    return {**document, **links, "events": events}


def _finder(entities: Sequence[Document]) -> Callable[[Mapping[str, int]], str | None]:
    rows = sorted(Linked(mark["start"], mark["end"], mark["type"], mark["authority_id"]) for mark in entities)

    def find(span: Mapping[str, int]) -> str | None:
        entity = head_entity(span["start"], span["end"], rows)
        return None if entity is None else entity.authority_id

    return find
