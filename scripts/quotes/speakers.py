"""quotes.speakers: who speaks: the span without title and apposition, the fullest name, and whether it is named."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import accumulate

import regex

from scripts.core.phrases import JOINING
from scripts.core.records import Entity, Span, record
from scripts.core.text import word_set
from scripts.core.words import to_lower
from scripts.quotes.drafts import Draft

WORD = regex.compile(r"[\p{L}\p{M}\p{Nd}]+(?:[-‐‑.’'](?![sS]\b)[\p{L}\p{M}\p{Nd}]+)*", flags=regex.V1)
CAPITAL = regex.compile(r"\p{Lu}", flags=regex.V1)
ARTICLE = regex.compile(r"\A(?:the|a|an|this|that|his|her|its|their|our) ", flags=regex.V1 | regex.I)
POST_MODIFIER = regex.compile(
    r" (?:of|for|from|in|at|with|to|on|near|outside|inside|within|around|against|between|among|across|into|who|which) "
)
NAMED_TYPES = ("PER", "ORG", "ARM", "GPE")
HEADING = regex.compile(r"(\p{Lu}[^\p{Ll},“”()]+?)(?:,[^\p{Ll}“”()]*)?[ :]+[“\"]?\Z", flags=regex.V1)
OWN_NAME = regex.compile(
    r"""(?:[^,.;:“”"]{0,50},)?\ who\ [^.;:“”"]{0,60}?\b
    (?:(?:first|family|last|sur)\ ?name,|name\ as|(?:identified|named)(?:\ only)?\ as)
    \ (\p{Lu}[\p{L}\p{M}-]+(?:\ \p{Lu}[\p{L}\p{M}-]+){0,3})""",
    flags=regex.V1 | regex.X,
)
# Several people before what they do: `men waiting at the port`.
BUSY = regex.compile(
    r"[^,]*?(?:s|[Pp]eople|[Mm]en|[Ww]omen)(?= \p{Ll}+ing (?:across|along|at|for|from|in|near|on|to|with) )",
    flags=regex.V1,
)
NAMED = regex.compile(r"(?: [\p{Ll}-]+){0,3} (?:called|identified as|named) ", flags=regex.V1)
BESIDE = regex.compile(r"(?r)(?:[\p{L}\p{M}-]+\.?[ ]){1,5}", flags=regex.V1)  # the titles before a name
APPOSITION = regex.compile(r"(?:, | (?=who |which ))[^,.;:“”\"]{1,60}", flags=regex.V1)
LEADING = regex.compile(r"(?:\p{Lu}\p{Ll}+ )?[Tt]he |(?:But|And|While|Although|As)? ?", flags=regex.V1)
FOLLOWED = regex.compile(r",| (?!and |or |\p{Lu})", flags=regex.V1)
BREAK = regex.compile(r"[.?!][”\"]?\s|\n", flags=regex.V1)  # between the sentence of a speaker and a person named later
ANNOUNCED = regex.compile(r"[^.?!:\n]*:[^\p{L}]*\Z", flags=regex.V1)
BEFORE_START = ("- ", "– ", "— ", ": ")  # of a dateline or a heading: the plural behind is capital anyway
SINGULAR = word_set("he her herself him himself his i my she who")
PLURAL = word_set("it its our that their them they us we which")
ONE, BODY, MANY = "one", "body", "many"  # a person; a body, a paper or a place; several people
FITTING = {
    **dict.fromkeys(("he", "her", "herself", "him", "himself", "his", "she"), (ONE,)),
    **dict.fromkeys(("it", "its"), (BODY,)),
    **dict.fromkeys(("their", "them", "they"), (BODY, MANY)),
}
BODIES = word_set(
    """administration agency alliance army assembly authority bank board brigade bureau cabinet chamber charity church
    coalition coastguard command commission committee company congress corporation council court delegation
    department directorate embassy faction federation force front fund government group house institute judiciary junta
    leadership legislature militia ministry mission monitor movement navy network news office organisation
    organization panel paper parliament party police presidency press radio regime report secretariat senate service
    station summary television tribunal union unit university"""
)
TITLES = word_set(
    """activist admiral adviser advisor ambassador analyst army assistant boss brig brig. brigadier capt capt. captain
    chairman chairwoman chief cmdr col col. colonel commander congressman coordinator correspondent defence defense
    deputy director doctor dr dr. economist engineer envoy expert field fighter foreign former gen gen. general governor
    head interior journalist judge justice king lawmaker lawyer leader lieutenant lt lt. maj maj. major marshal mayor
    minister mr mr. mrs mrs. ms ms. officer official president prime prince prof prof. professor rebel rep rep.
    representative researcher resident secretary sen sen. senator sgt sgt. sheikh special spokesman spokesperson
    spokeswoman strongman undersecretary vice witness"""
)
AREAS = word_set(
    """affairs communications congress culture defence defense economy education energy finance health information
    intelligence interior justice mission oil operations parliament planning police security staff state trade"""
)
FOLLOWINGS = word_set(
    "administration backers camp era family fighters forces government loyalists militias regime supporters troops"
)
CROWDS = word_set("clergy crowd men media people police women")
MEDIA = word_set("article bulletin cable channel documents email memo outlet poll site study survey website")
PAPERS = word_set("communique document letter message release statement")
WRITTEN = PAPERS | word_set("appeal cable memo petition post report statements")
STATE = word_set("official state state-run")
NEAR, LONGEST_MEMORY = 50, 30


@record
class Speaker:
    """What is known of who speaks; `number` is one of ONE, BODY and MANY."""

    span: Span | None
    name: str | None
    status: str
    authority_id: str | None
    number: str = ONE


UNKNOWN = Speaker(None, None, "unknown", None)


@record
class Names:
    """The article's named persons and bodies in order, the first person of each sentence, the fullest name of each."""

    entities: tuple[Entity, ...]
    starts: tuple[int, ...]
    people: tuple[Entity, ...]
    fullest: dict[str, str]

    def within(self, start: int, end: int) -> tuple[Entity, ...]:
        """Return the mentions that lie in `[start, end)`."""
        inside = self.entities[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return tuple([entity for entity in inside if entity.end <= end])

    def person_before(self, offset: int) -> Entity | None:
        """Return the person named first in the nearest earlier sentence that names one, or None."""
        number = bisect_left(self.people, offset, key=_start)
        return self.people[number - 1] if number else None


def find_names(text: str, entities: Sequence[Entity], spoken: Sequence[Span]) -> Names:
    """Return the mentions that can speak; the fullest name is the longest of its record, else with its last word.

    Who is named in `spoken`, the words of somebody else, or lends his name to others (`pro-Zlini`, `Zlini loyalists`),
    is nobody whom the reporter calls `he` behind them.
    """
    named = sorted((entity for entity in entities if entity.type in NAMED_TYPES), key=_start)
    told = _outside(named, sorted(spoken, key=lambda span: span.start))
    people = {
        entity.sentence_id: entity for entity in reversed(told) if entity.type == "PER" and not _is_lent(text, entity)
    }
    forms: dict[tuple[str, str], set[str]] = {}
    for entity in named:
        forms.setdefault(_key(text, entity), set()).add(text[entity.start : entity.end])
    fullest = {entity.entity_id: _fullest(text, entity, forms[_key(text, entity)]) for entity in named}
    starts = tuple(entity.start for entity in named)
    return Names(tuple(named), starts, tuple(sorted(people.values(), key=_start)), fullest)


def _is_lent(text: str, entity: Entity) -> bool:
    """Whether a person's name tells no more than whose side others are on: `anti-Zlini`, `Zlini forces`."""
    following = WORD.match(text, entity.end + 1)
    is_side = following is not None and to_lower(following.group()) in FOLLOWINGS and text[entity.end] == " "
    return is_side or text[entity.start - 1 : entity.start] == "-"


def _outside(entities: Sequence[Entity], spoken: Sequence[Span]) -> list[Entity]:
    """Return the mentions that lie in none of the spans, both in order."""
    starts = [span.start for span in spoken]
    reach = list(accumulate((span.end for span in spoken), max))
    found = []
    for entity in entities:
        number = bisect_right(starts, entity.start) - 1
        if number < 0 or reach[number] <= entity.start:
            found.append(entity)
    return found


def _start(entity: Entity) -> int:
    return entity.start


def _key(text: str, entity: Entity) -> tuple[str, str]:
    name = text[entity.start : entity.end]
    if entity.authority_id is not None:
        return "record", entity.authority_id
    return entity.type, name.split(" ")[-1] if entity.type == "PER" else name


def _fullest(text: str, entity: Entity, forms: Collection[str]) -> str:
    """Return the longest of the names with the same record, or with the same last word and all words of the mention."""
    own = text[entity.start : entity.end]
    words = set(own.split(" "))
    fitting = [name for name in forms if entity.authority_id is not None or words <= set(name.split(" "))]
    return max(fitting, key=lambda name: (len(name), name == own, name))


def resolve(text: str, draft: Draft, names: Names, history: Sequence[Speaker]) -> Speaker:
    """Return who speaks in a draft, given the speakers of the quotes before it in the article."""
    if draft.speaker is None:
        return _inherit(text, draft, names, history)
    span = narrow(text, draft.speaker, names)
    phrase = text[span.start : span.end]
    word = to_lower(phrase)
    if (word in SINGULAR or word in PLURAL) and not names.within(span.start, span.end):
        body = _leading_body(text, draft, span.start, names, history) if word == "it" else None
        if body is not None:
            return Speaker(span, names.fullest[body.entity_id], "named", body.authority_id, BODY)
        return _resolve_pronoun(text, span, word, names, history)
    head_end = _head_end(text, span, names)
    starts = span.start == draft.sentence.start or (
        text.endswith(BEFORE_START, 0, span.start) and text[head_end - 1] == "s"
    )
    speaker = _resolve_phrase(text, span, head_end, starts, names, history)
    return replace(speaker, number=_number(text, span, head_end, names))


def _number(text: str, span: Span, head_end: int, names: Names) -> str:
    """Tell whether a noun phrase is a person, a body or paper, or several people."""
    inside = names.within(span.start, head_end)
    if " and " in text[span.start : head_end] and not any(" and " in text[one.start : one.end] for one in inside):
        return MANY
    if inside and inside[-1].end == head_end:
        return ONE if inside[-1].type == "PER" else BODY
    words = [to_lower(match.group()) for match in WORD.finditer(text, span.start, head_end)]
    head = words[-1] if words else ""
    if head in CROWDS or (head.endswith("s") and head not in ("boss", "witness", "mps")):
        return BODY if head in BODIES else MANY
    return BODY if head in BODIES or head in PAPERS or head in MEDIA else ONE


def narrow(text: str, span: Span, names: Names) -> Span:
    """Return the person's name alone where a speaker is a person behind titles; else the span as it is."""
    person = _titled_at_end(text, span, names)
    if person is not None:
        return person
    named = "named " if text.startswith("named ", span.start) else ""
    span = Span(span.start + len(named), span.end)
    busy = BUSY.match(text, span.start, span.end)
    span = span if busy is None else Span(span.start, busy.end())
    end = _head_end(text, span, names)
    people = [entity for entity in names.within(span.start, end) if entity.type == "PER"]
    if people and people[-1].end == end and " and " not in text[span.start : end]:
        return Span(people[-1].start, end)
    return _drop_titles(text, span, end)


def _head_end(text: str, span: Span, names: Names) -> int:
    """Return where a noun phrase ends without what hangs on it: `a clerk` in `a clerk at the Bank of Zamra`."""
    inside = names.within(span.start, span.end)
    for modifier in POST_MODIFIER.finditer(text, span.start, span.end):
        if not any(entity.start < modifier.start() and modifier.end() < entity.end for entity in inside):
            return modifier.start()
    return span.end


def _titled_at_end(text: str, span: Span, names: Names) -> Span | None:
    """Return the person that a description and a title end with: `the head of the guild Gen. Omar Saleh`."""
    inside = names.within(span.start, span.end)
    if not inside or inside[-1].type != "PER" or inside[-1].end != span.end:
        return None
    before = [match.group() for match in WORD.finditer(text, span.start, inside[-1].start)]
    area = next((word for word in map(to_lower, reversed(before)) if word not in TITLES or word in AREAS), "")
    if " of " in text[span.start : inside[-1].start] and area in AREAS and "and" not in before:
        return Span(inside[-1].start, span.end)
    count = len(before)
    while count and (to_lower(before[count - 1]) in TITLES or CAPITAL.match(before[count - 1])):
        count -= 1
    is_own = 0 < count < len(before) and (to_lower(before[count - 1]) not in JOINING or _is_behind_place(text, inside))
    return Span(inside[-1].start, span.end) if is_own and "and" not in before else None


def _is_behind_place(text: str, inside: Sequence[Entity]) -> bool:
    """Whether a place, an origin and a title stand before a person: `a rally in Zamra Libyan President Zlini`."""
    between = text[inside[-2].end : inside[-1].start] if len(inside) > 1 and inside[-2].type == "GPE" else ""
    words = [match.group() for match in WORD.finditer(between)]
    return len(words) > 1 and to_lower(words[-1]) in TITLES and all(CAPITAL.match(word) for word in words)


def _drop_titles(text: str, span: Span, end: int) -> Span:
    """Cut the titles off a name that no mention covers: `spokesman Omar Saleh`."""
    words = list(WORD.finditer(text, span.start, end))
    number = len(words)
    while number and CAPITAL.match(words[number - 1].group()) and to_lower(words[number - 1].group()) not in TITLES:
        number -= 1
    tail = len(words) - number
    if tail >= 2 and number and to_lower(words[number - 1].group()) in TITLES:
        return Span(words[number].start(), end)
    return span


def _inherit(text: str, draft: Draft, names: Names, history: Sequence[Speaker]) -> Speaker:
    """Return the speaker of the words before for a quotation without cue; nobody is known for one with a cue.

    Where nobody has spoken yet, it is the person named before a colon: `quotes from a speech of Omar Saleh:`.
    """
    if draft.cue is not None or draft.sentence.section != "body":
        return UNKNOWN
    heading = HEADING.match(text, draft.sentence.start, draft.start)
    if heading is not None:
        inside = [entity for entity in names.within(heading.start(), heading.end()) if entity.type == "PER"]
        span = Span(inside[-1].start, inside[-1].end) if inside else Span(*heading.span(1))
        return Speaker(span, text[span.start : span.end], "named", inside[-1].authority_id if inside else None)
    if draft.kind == "direct" and history and text[draft.content[-1].end + 1 : draft.content[-1].end + 2] in ("", "\n"):
        person = _presented(text, draft.start, names, history[-1])
        if person is not None:
            return Speaker(
                Span(person.start, person.end), names.fullest[person.entity_id], "named", person.authority_id
            )
    person = None if history else names.person_before(draft.start)
    if person is not None and ANNOUNCED.match(text, person.end, draft.start) is not None:
        return Speaker(Span(person.start, person.end), names.fullest[person.entity_id], "named", person.authority_id)
    return history[-1] if history else UNKNOWN


def _presented(text: str, start: int, names: Names, last: Speaker) -> Entity | None:
    """Return the person whom a paragraph without a quotation begins with, right before one that opens with marks."""
    opening = text.rfind("\n", 0, start)
    if opening < 0 or text[opening:start].strip('\n “"*') != "":
        return None
    first = text.rfind("\n", 0, len(text[:opening].rstrip("\n"))) + 1
    person = names.person_before(opening)
    is_first = person is not None and person.start >= first and (last.span is None or last.span.end < first)
    if not is_first or person is None:
        return None
    before = [match.group() for match in WORD.finditer(text, first, person.start)]
    is_subject = all(CAPITAL.match(word) or to_lower(word) in TITLES or word.endswith("year-old") for word in before)
    return person if is_subject and text.startswith((",", " "), person.end) else None


def _resolve_pronoun(text: str, span: Span, word: str, names: Names, history: Sequence[Speaker]) -> Speaker:
    """Return the last speaker that the pronoun fits, or the person of a sentence between if a single person speaks."""
    person = names.person_before(span.start) if word in SINGULAR else None
    numbers = FITTING.get(word, (ONE, BODY, MANY))
    last = next((speaker for speaker in reversed(history) if _fits(speaker, span, numbers)), UNKNOWN)
    last_end = -1 if last.span is None else last.span.end
    number = ONE if word in SINGULAR else last.number
    is_later = person is not None and person.end > last_end
    if person is not None and is_later and (last_end < 0 or BREAK.search(text, last_end, person.start) is not None):
        return Speaker(span, names.fullest[person.entity_id], "named", person.authority_id, number)
    return Speaker(span, last.name, "unnamed" if last.span is None else last.status, last.authority_id, number)


def _leading_body(text: str, draft: Draft, pronoun: int, names: Names, history: Sequence[Speaker]) -> Entity | None:
    """Return the body that leads a sentence up to `it`, where nobody has spoken since: `As the UN left, it said`."""
    start = draft.sentence.start
    body = next((entity for entity in names.within(start, pronoun) if entity.type != "PER"), None)
    if body is None or body.type == "GPE" or any(span.start <= body.start < span.end for span in draft.content):
        return None
    is_subject = LEADING.fullmatch(text, start, body.start) and FOLLOWED.match(text, body.end)
    is_silent = not history or history[-1].span is None or history[-1].span.start < start
    return body if is_subject and is_silent else None


def _fits(speaker: Speaker, pronoun: Span, numbers: Sequence[str]) -> bool:
    return speaker.span is not None and speaker.span.start < pronoun.start and speaker.number in numbers


def _resolve_phrase(
    text: str, span: Span, head_end: int, starts_sentence: bool, names: Names, history: Sequence[Speaker]
) -> Speaker:
    inside = names.within(span.start, head_end)
    if len(inside) > 1 and inside[-1].end == head_end and _are_joined(text, inside[-2], inside[-1]):
        return Speaker(span, ARTICLE.sub("", text[span.start : head_end], count=1), "named", None)
    if inside and inside[-1].end == head_end:
        entity = inside[-1]
        return Speaker(span, names.fullest[entity.entity_id], "named", entity.authority_id)
    words = [match.group() for match in WORD.finditer(text, span.start, head_end)]
    if not words:
        return Speaker(span, None, "unnamed", None)
    head, first = to_lower(words[-1]), to_lower(words[0])
    is_definite = first not in ("a", "an") and (first in ("the", "his", "her", "its", "their", "this") or bool(inside))
    name = _apposed(text, span, names)
    if first in ("the", "this") and head not in BODIES and head_end == span.end and len(words) <= 3 and name is None:
        earlier = _same_role(text, span, head, history)
        if earlier is not None:
            return Speaker(span, earlier.name, earlier.status, earlier.authority_id)
    author = next((entity for entity in inside if entity.type != "GPE"), None) if head in WRITTEN else None
    if author is not None:
        return Speaker(span, names.fullest[author.entity_id], "named", author.authority_id)
    if head == "media" and not STATE.isdisjoint(map(to_lower, words)):
        return Speaker(span, ARTICLE.sub("", text[span.start : span.end], count=1), "named", None)
    if head in BODIES and (is_definite or head == "government" == first):
        return Speaker(span, ARTICLE.sub("", text[span.start : span.end], count=1), "named", None)
    is_name = CAPITAL.match(words[-1]) and head not in (*TITLES, "one", "others")
    if is_name and (len(words) > 1 or not starts_sentence) and first not in ("a", "an"):
        return Speaker(span, ARTICLE.sub("", text[span.start : span.end], count=1), "named", None)
    if name is not None:
        return Speaker(span, names.fullest[name.entity_id], "named", name.authority_id)
    own = OWN_NAME.match(text, span.end)
    return Speaker(span, None, "unnamed", None) if own is None else Speaker(span, own[1], "named", None)


def _are_joined(text: str, first: Entity, second: Entity) -> bool:
    """Whether two mentions are one speaker together: `Libya and Niger`, `Mr Saleh and Mayor Zlini`."""
    words = [match.group() for match in WORD.finditer(text, first.end, second.start)]
    return "," not in text[first.end : first.end + 1] and "and" in words[:1]


def _apposed(text: str, span: Span, names: Names) -> Entity | None:
    """Return whose name stands before or behind a description: `the group's leader, Colonel Omar Saleh,`."""
    behind = names.within(span.end, span.end + NEAR)
    person = next((entity for entity in behind if entity.type == "PER"), None)
    if person is not None and _is_apposition(text[span.end : person.start]):
        return person
    before = names.within(max(0, span.start - NEAR), span.start)
    if not before or text[before[-1].end : span.start] != ", ":
        return None
    is_named = before[-1].type == "PER" or ARTICLE.match(text[span.start : span.end]) is not None
    return before[-1] if is_named and text.startswith((",", " who ", " that ", " which "), span.end) else None


def _is_apposition(between: str) -> bool:
    """Whether a comma, titles and names stand between a description and a name, or `named`: `, Zamra's Mayor`."""
    words = [match.group() for match in WORD.finditer(between)]
    if between.startswith(", "):
        return "," not in between[1:] and all(CAPITAL.match(word) or word in TITLES or word == "s" for word in words)
    return NAMED.fullmatch(between) is not None


def _same_role(text: str, span: Span, head: str, history: Sequence[Speaker]) -> Speaker | None:
    """Return who was called so before: the last speaker whose phrase, or the words around it, hold the same noun."""
    for earlier in reversed(history[-LONGEST_MEMORY:]):
        if earlier.span is not None and earlier.span.start < span.start:
            before, behind = BESIDE.search(text, 0, earlier.span.start), APPOSITION.match(text, earlier.span.end)
            start = earlier.span.start if before is None else before.start()
            around = text[start : earlier.span.end if behind is None else min(behind.end(), span.start)]
            words = [to_lower(match.group()) for match in WORD.finditer(around)]
            if head in words:
                return earlier
    return history[-1] if head in PAPERS and history else None
