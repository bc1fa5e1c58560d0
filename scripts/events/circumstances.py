"""events.circumstances: where and when an event took place, by the mentions around its trigger."""

from collections.abc import Sequence
from datetime import date, timedelta

from scripts.core.authority import Authority
from scripts.core.dates import is_day
from scripts.core.phrases import phrase_at, skip_auxiliaries
from scripts.core.records import Argument, Entity, Quote
from scripts.core.text import word_set
from scripts.core.word_classes import NUMBERS
from scripts.core.words import Words
from scripts.events.triggers import DIVIDERS, IN_FORCE, PLACE_TYPES, VERBAL_TYPES, Setting, TriggerMatch

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
OFFSET = "off"  # what is only so far from a place, or in this direction
WORDS_TO_PREPOSITION = 8
# Acts of speech and of leaving office or side, which have a place in hardly any text.
PLACELESS_TYPES = ("ACCUSE", "REJECT", "REQUEST", "THREATEN")
ABOUT = ("on", "over")  # talks on Libya, while strikes on it are in it
DEEDS = ("ASSAULT", "MOBILIZE")
ABOUT_STATES = ("AGREE", "CONCEDE", "COOPERATE", "SUPPORT")
CHANGES = frozenset(("resign", "Change to group/activity"))
WORDS_TO_DATE, WORDS_AT_BEGINNING = 20, 4
CLAUSE_SIGNS = frozenset(",.:-kwtc")
TO_OTHERS = DIVIDERS | word_set("anniversary followed")  # of the attack, the attack
LATER = word_set("later subsequently")
DOCUMENTED = word_set("documented estimated expressed noted recorded registered reported verified")
ENDS = ("till", "until")  # before the date when a state ends: extended until October
JOINING_DATES = word_set("and through till to until")
MOST_WORDS_BETWEEN = 5
CLAUSE_TAGS = frozenset("vxw")
HAVE = word_set("has have")
BEGUN = word_set("began begun resumed started")  # and going on
BEGINNING = BEGUN | word_set("broke erupted")
MEANWHILE = word_set("as when while")
MODIFIERS = frozenset("jNE")  # between a date and the noun it belongs to: `Thursday's armed attack`
CLAUSE_VERBS = frozenset("vtw")
STATES = word_set("detained held imprisoned jailed")  # as of Friday
STEPS = {"after": -1, "before": 1}  # from the day of the main clause
COUNTED = {"a": 1, "the": 1, **NUMBERS}
PARTS_OF_DAY = word_set("hour hours minutes moments")

Rank = tuple[bool, bool, bool, bool, int]
Dated = tuple[int, int, str]  # first and last offset of a date, its value


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
    if is_concern or (is_wide and _is_about_states(match)):
        return None
    if _is_part(setting, entity, first, last, REGIONS if is_country else SITES):
        return None
    is_apart = setting.clauses[first] != setting.clauses[trigger]
    is_before = last == trigger and not (is_country and words.tags[trigger] == "v")
    is_object = is_before or (trigger < first <= trigger + WORDS_TO_PREPOSITION and not is_apart)
    if (not preposition and not is_object and not is_target) or (is_apart and match.reading.type in VERBAL_TYPES):
        return None
    is_origin = preposition == "from" and match.reading.type != "RETREAT"
    if is_origin and is_wide and match.reading.type == "ASSAULT":
        return None
    is_of_party = is_origin and first < trigger and words.tag(first - 2) in ("N", "E")
    if is_of_party or (is_apart and first > trigger and not _goes_on(setting, trigger)):
        return None
    if is_target:
        return is_wide, is_apart, is_origin, False, 0
    return is_wide, is_apart, is_origin or preposition == OFFSET, first < trigger, abs(first - trigger)


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


def _owns_site(setting: Setting, mark: int, sites: frozenset[str]) -> bool:
    """Whether one of these parts of a place, without a name of its own, stands behind a possessive ending."""
    end = phrase_at(setting.phrases, mark)[1]
    return setting.words.lower[end - 1] in sites and "E" not in setting.words.tags[mark:end]


def _preposition(setting: Setting, index: int) -> str:
    """Return the locative preposition that governs the name at a word, as in `near the town of Zliten`, or "".

    It is OFFSET behind a distance or direction.
    """
    words = setting.words
    for number in range(index - 1, max(-1, index - 1 - WORDS_TO_PREPOSITION), -1):
        if words.lower[number] in LOCATIVE:
            return OFFSET if words.form(number - 1) in DISTANCES else words.lower[number]
        if words.lower[number] in COMPASS and words.form(number + 1) == "of" and words.tag(number - 1) != ",":
            return OFFSET
        if words.tags[number] not in "dnNEj" and words.lower[number] != "of":
            return ""
    return ""


def read_dates(setting: Setting) -> list[Dated]:
    """Return the dates of a sentence in order, with their offsets, two joined ones as one."""
    found: list[Dated] = []
    for entity in setting.entities:
        if entity.type == "DATE" and entity.value:
            date_ = (entity.start, entity.end, entity.value)
            joined = _joined(setting.words, found[-1], date_) if found else None
            if joined is None:
                found.append(date_)
            else:
                found[-1] = joined
    return found


def find_date(
    setting: Setting,
    dates: Sequence[Dated],
    trigger: int,
    published: date | None,
    quote: Quote | None,
    *,
    is_planned: bool,
) -> str | None:
    """Return the value of the date nearest to a trigger in its clause, else of one before it in the sentence.

    What is planned has a date only behind its trigger, or one to come. What goes on "since" a date is an interval up to
    the day of publication, and two joined dates are one. What came `a day before` another event counts from its date.
    A date in another clause, outside the quote that tells of an event, is that of the saying.
    """
    found: list[tuple[int, int, str]] = []
    for start, end, own in dates:
        index = min(setting.words.at(start), len(setting.clauses) - 1)
        is_apart = _is_apart(setting, index, trigger)
        is_of_state = setting.words.lower[trigger] in STATES and _is_as_of(setting.words, index)
        if is_apart and published is not None and _has_gone_on(setting.words, trigger, index):
            since = own.partition("/")[0]
            found.append((1, index - trigger, f"{since}/{published}" if since <= str(published) else own))
            continue
        if is_apart and quote is not None and not is_of_state and not _is_inside(start, quote):
            continue
        is_to_come = published is not None and own > str(published)
        if is_planned and (is_apart or index < trigger) and not is_to_come:
            continue
        if is_of_state or not _is_of_another(setting, index, setting.words.at(end), trigger):
            value = _value(setting, index, own, trigger, published)
            found.append((int(is_apart), abs(index - trigger), value))
    if found:
        return min(found)[2]
    return None if is_planned else _counted_from(setting, trigger, dates)


def _is_inside(offset: int, quote: Quote) -> bool:
    """Whether a date that begins at an offset is a part of what a quote reports."""
    return any(span.start <= offset < span.end for span in quote.content)


def _counted_from(setting: Setting, trigger: int, dates: Sequence[Dated]) -> str | None:
    """Return the day of an event told as so many days after or before another one with a date in the sentence."""
    steps = _days_from(setting, trigger)
    days = [(abs(setting.words.at(start) - trigger), own) for start, _, own in dates if is_day(own)]
    if steps is None or not days:
        return None
    return (date.fromisoformat(min(days)[1]) + timedelta(days=steps)).isoformat()


def _days_from(setting: Setting, trigger: int) -> int | None:
    """Return how many days an event is behind another of its sentence: -1 for `left`, `a day after they fought`."""
    words = setting.words
    for index in range(trigger - 1, max(0, trigger - 1 - WORDS_TO_DATE), -1):
        if words.lower[index] in DIVIDERS:
            if words.lower[index] not in STEPS or not CLAUSE_VERBS.isdisjoint(words.tags[index:trigger]):
                return None
            if words.lower[index - 1] in PARTS_OF_DAY:
                return 0
            number = COUNTED.get(words.form(index - 2)) if words.lower[index - 1] in ("day", "days") else None
            return None if number is None else number * STEPS[words.lower[index]]
    return None


def _joined(words: Words, first: Dated, second: Dated) -> Dated | None:
    """Return two dates such as `on Friday and Saturday` or `from March until the middle of May` as an interval."""
    since, until = first[2], second[2]
    start, end = words.at(first[1]), words.at(second[0])
    is_joined = start < end <= start + MOST_WORDS_BETWEEN and words.lower[start] in JOINING_DATES
    is_in_order = "/" not in since + until and len(since) == len(until) and since < until
    if is_joined and is_in_order and CLAUSE_TAGS.isdisjoint(words.tags[start:end]):
        return first[0], second[1], f"{since}/{until}"
    return None


def _is_of_another(setting: Setting, start: int, end: int, trigger: int) -> bool:
    """Whether a date belongs to something else than the event of a trigger.

    It stands too far off, before a word such as `after` or `later`, outside a clause with `that`, before its own noun,
    before one named with the article, or ends a count: `on Friday, a day after the raid`; `said on Friday that they
    fled`; `the Friday shows`; `on Friday he condemned the raid`; `as of Friday`.
    """
    words = setting.words
    if _is_as_of(words, start) or words.form(start - 1) in ENDS:
        return True
    is_first = start < WORDS_AT_BEGINNING
    is_near = is_first or trigger - WORDS_TO_DATE <= start < trigger
    is_told = not is_first and "t" in words.tags[start:trigger]
    if _is_apart(setting, start, trigger) and (is_told or not is_near):
        return True
    is_owned = words.tag(start - 1) in ("d", "s", "N", "j") or words.form(start - 1) == "of"
    is_head = end <= trigger and set(words.tags[end:trigger]) <= MODIFIERS
    is_period = words.tag(start - 1) == "d" and words.form(start - 2) in ("during", "in")
    is_noun_next = words.tag(end) == "N" or (words.tag(start - 1) == "d" and words.form(end).endswith("ing"))
    if is_owned and is_noun_next and not is_head and not is_period:
        return True
    phrase = phrase_at(setting.phrases, trigger)[0]
    is_subject = words.tags[end:phrase] in ("", ",")
    if start < phrase and is_definite(words, trigger) and not is_subject:
        return True
    between = words.lower[end:trigger]
    is_in_force = words.lower[trigger] in IN_FORCE and words.tags[trigger] != "v"  # since when is not told
    if is_in_force or not TO_OTHERS.isdisjoint(between) or _is_of_another_time(words, end, trigger):
        return True
    return words.tags[trigger] == "N" and "that" not in between and not DOCUMENTED.isdisjoint(between)


def _is_of_another_time(words: Words, end: int, trigger: int) -> bool:
    """Whether a verb behind a date tells of something earlier or later: `men who had been held`, `was later freed`."""
    if words.tags[trigger] != "v":
        return False
    chain = words.lower[max(end, skip_auxiliaries(words, trigger)) : trigger]
    return not LATER.isdisjoint(chain) or ("had" in chain and not {"t", "w"}.isdisjoint(words.tags[end:trigger]))


def _is_as_of(words: Words, start: int) -> bool:
    """Whether a date tells how long something is true, or of something like it: `as of Friday`, `as in 2011`."""
    return words.form(start - 2) == "as" and words.form(start - 1) in ("in", "of")


def is_definite(words: Words, index: int) -> bool:
    """Whether a word is a noun that the definite article stands before: `the deadly attack`."""
    return words.tags[index] == "N" and "the" in words.lower[max(0, index - 2) : index]


def _value(setting: Setting, index: int, value: str, trigger: int, published: date | None) -> str:
    """Return the value of a date, up to the day of publication for what has gone on since."""
    is_open = published is not None and "/" not in value and value <= str(published)
    return f"{value}/{published}" if is_open and _is_since(setting.words, index, trigger) else value


def _is_since(words: Words, index: int, trigger: int) -> bool:
    """Whether a date is told as a beginning: `since Friday`; `since the war began on Friday, they have bombed it`."""
    if words.form(index - 1) == "since":
        return True
    first = max(words.tags.rfind(sign, 0, index) for sign in ",.-:") + 1
    since = next((number for number in range(first, index) if words.lower[number] == "since"), None)
    if since is None:
        return False
    comma = words.tags.find(",", index)
    is_outside = index < comma < trigger and words.tag(index - 1) != "d"
    is_main = is_outside and (since == first or words.tags[since - 1] in "tca")
    return is_main or not (BEGINNING if trigger < since else BEGUN).isdisjoint(words.lower[since:index])


def _is_apart(setting: Setting, index: int, trigger: int) -> bool:
    """Whether a date stands in another clause than a trigger, if in none that only goes on to its end."""
    is_same = setting.clauses[index] == setting.clauses[trigger]
    return not is_same and (index < trigger or not CLAUSE_SIGNS.isdisjoint(setting.words.tags[trigger:index]))


def _has_gone_on(words: Words, trigger: int, index: int) -> bool:
    """Whether a verb in the perfect has a clause with `since` behind it: `have left since the war began on Friday`."""
    if "since" not in words.lower[trigger:index] or HAVE.isdisjoint(
        words.lower[skip_auxiliaries(words, trigger) : trigger]
    ):
        return False
    since = words.lower.index("since", trigger)
    return DIVIDERS.isdisjoint(words.lower[since + 1 : index]) and not CLAUSE_TAGS.isdisjoint(words.tags[since:index])
