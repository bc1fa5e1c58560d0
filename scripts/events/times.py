"""events.times: when an event took place, by the dates around its trigger."""

from collections.abc import Sequence
from datetime import date, timedelta

from scripts.core.dates import is_day
from scripts.core.phrases import phrase_at, skip_auxiliaries
from scripts.core.records import Quote
from scripts.core.text import word_set
from scripts.core.word_classes import NUMBERS
from scripts.core.words import Words
from scripts.events.moods import start_of_list
from scripts.events.triggers import DIVIDERS, IN_FORCE, Setting

WORDS_TO_DATE, WORDS_AT_BEGINNING = 20, 4
CLAUSE_SIGNS = frozenset(",.:-kwtc")
TO_OTHERS = DIVIDERS | word_set("anniversary followed while")  # of the attack, the attack
LATER = word_set("later subsequently")
DOCUMENTED = word_set("documented estimated expressed noted recorded registered reported verified")
ACCOUNTS = DOCUMENTED | word_set("account accounts described report reports testimony")
ENDS = ("till", "until")  # before the date when a state ends: extended until October
JOINING_DATES = word_set("and through till to until")
MOST_WORDS_BETWEEN = 5
CLAUSE_TAGS = frozenset("vxw")
HAVE = word_set("has have")
BEGUN = word_set("began begun resumed started")  # and going on
BEGINNING = BEGUN | word_set("broke erupted")
MODIFIERS = frozenset("jNE")  # between a date and the noun it belongs to: `Thursday's armed attack`
CLAUSE_VERBS = frozenset("vtw")
STATES = word_set("detained held imprisoned jailed")  # as of Friday
STEPS = {"after": -1, "before": 1}  # from the day of the main clause
WORDS_TO_RELATIVE = 6
COURSE = BEGINNING | word_set("claimed happened hit injured killed lasted left occurred took wounded")
LENGTHS = {"day": 1, "days": 1, "week": 7, "weeks": 7}
COUNTED = {"a": 1, "the": 1, **NUMBERS}
LONGEST_REPORT = 10  # words
LEADING = DIVIDERS - {"since"}  # before what comes before the main clause
REPORTING = word_set("according reported reports said says stated tell told wrote")
PARTS_OF_DAY = word_set("hour hours minutes moments shortly soon")
JOINED = "cv"  # verbs of one subject, which share the date behind them: `stormed it and beat him on Friday`

Dated = tuple[int, int, str]  # first and last offset of a date, its value


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
    inner: Sequence[int],
    *,
    is_planned: bool,
) -> str | None:
    """Return the value of the date nearest to a trigger in its clause, else of one before it in the sentence.

    What is planned has a date only behind its trigger, or one to come. What goes on "since" a date is an interval up to
    the day of publication, and two joined dates are one. What came `a day before` another event counts from its date.
    A date outside the quote that tells of an event is that of the saying, and one behind `inner` triggers theirs.
    """
    found: list[tuple[int, int, str]] = []
    for start, end, own in dates:
        index = min(setting.words.at(start), len(setting.clauses) - 1)
        is_apart = _is_apart(setting, index, trigger)
        if any(trigger < other < index and JOINED not in setting.words.tags[other:index] for other in inner):
            continue
        if _is_in_relative(setting.words, trigger, index):
            found.append((0, index - trigger, own))
            continue
        is_of_state = setting.words.lower[trigger] in STATES and _is_as_of(setting.words, index)
        if is_apart and published is not None and _has_gone_on(setting.words, trigger, index):
            since = own.partition("/")[0]
            found.append((1, index - trigger, f"{since}/{published}" if since <= str(published) else own))
            continue
        if quote is not None and not is_of_state and not _is_inside(start, quote):
            continue
        is_to_come = published is not None and own > str(published)
        if is_planned and (is_apart or index < trigger) and not is_to_come:
            continue
        if is_of_state or not _is_of_another(setting, index, setting.words.at(end), trigger, is_apart=is_apart):
            value = _value(setting, index, own, trigger, published)
            found.append((int(is_apart), abs(index - trigger), value))
    if found:
        return min(found)[2]
    return None if is_planned else _counted_from(setting, trigger, dates)


def _is_in_relative(words: Words, trigger: int, index: int) -> bool:
    """Whether a date stands in a clause that tells how an event went: `the attack that killed two on Friday`."""
    relative = min((place for sign in "wt" if (place := words.tags.find(sign, trigger, index)) > 0), default=0)
    if words.tags[trigger] != "N" or not 0 < relative - trigger <= WORDS_TO_RELATIVE:
        return False
    is_plain = CLAUSE_SIGNS.isdisjoint(words.tags[trigger:relative] + words.tags[relative + 1 : index])
    return is_plain and words.lower[relative + 1] in COURSE


def _is_inside(offset: int, quote: Quote) -> bool:
    """Whether a date that begins at an offset is a part of what a quote reports."""
    return any(span.start <= offset < span.end for span in quote.content)


def _counted_from(setting: Setting, trigger: int, dates: Sequence[Dated]) -> str | None:
    """Return the day of an event told as so many days after or before another one with a date in the sentence."""
    steps = _days_from(setting, trigger)
    days = [(abs(setting.words.at(start) - trigger), own) for start, _, own in dates if is_day(own) or steps == 0]
    if steps is None or not days:
        return None
    return min(days)[1] if steps == 0 else (date.fromisoformat(min(days)[1]) + timedelta(days=steps)).isoformat()


def _days_from(setting: Setting, trigger: int) -> int | None:
    """Return how many days an event is behind another of its sentence: -1 for `left`, `a day after they fought`."""
    words = setting.words
    for index in range(trigger - 1, max(0, trigger - 1 - WORDS_TO_DATE), -1):
        if words.lower[index] in DIVIDERS:
            is_led_in = index < WORDS_AT_BEGINNING and "," in words.tags[index:trigger]
            is_clause = not CLAUSE_VERBS.isdisjoint(words.tags[index:trigger])
            if words.lower[index] not in STEPS or (is_clause and not is_led_in):
                return None
            if words.lower[index - 1] in PARTS_OF_DAY:
                return 0
            number, length = COUNTED.get(words.form(index - 2)), LENGTHS.get(words.lower[index - 1])
            steps = STEPS[words.lower[index]] * (-1 if is_led_in else 1)
            return None if number is None or length is None else number * length * steps
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


def _is_of_another(setting: Setting, start: int, end: int, trigger: int, *, is_apart: bool) -> bool:
    """Whether a date belongs to something else than the event of a trigger.

    It stands too far off, outside a clause with `that`, before a word such as `after` or `later`, before one named with
    the article, or ends a count: `said on Friday that they fled`; `on Friday, a day after the raid`; `on Friday he
    condemned the raid`; `as of Friday`.
    """
    words = setting.words
    if _is_as_of(words, start) or words.form(start - 1) in ENDS or _is_of_a_noun(words, start, end, trigger):
        return True
    is_first = start < WORDS_AT_BEGINNING
    is_near = is_first or trigger - WORDS_TO_DATE <= start < trigger
    is_told = not is_first and "t" in words.tags[start:trigger]
    is_told = is_told or ("w" in words.tags[end:trigger] and not ACCOUNTS.isdisjoint(words.lower[:trigger]))
    is_perfect = words.tags[trigger] == "v" and _has_have(words, trigger) and "since" not in words.lower
    if (is_apart and (is_told or not is_near or is_perfect)) or _is_of_another_part(words, start, end, trigger):
        return True
    phrase = phrase_at(setting.phrases, trigger)[0]
    is_subject = words.tags[end:phrase] in ("", ",")
    if start < phrase and is_definite(words, trigger) and not is_subject:
        return True
    comma = words.tags.rfind(",", end, trigger)
    between = words.lower[comma if is_first and end < comma else end : trigger]
    is_in_force = words.lower[trigger] in IN_FORCE and words.tags[trigger] != "v"  # since when is not told
    if is_in_force or not TO_OTHERS.isdisjoint(between) or _is_of_another_time(words, end, trigger):
        return True
    documented = (*between, words.form(start_of_list(words, trigger) - 1))  # they documented torture, rape and theft
    return words.tags[trigger] == "N" and "that" not in between and not DOCUMENTED.isdisjoint(documented)


def _is_of_a_noun(words: Words, start: int, end: int, trigger: int) -> bool:
    """Whether a date belongs to the noun behind it, if that is no trigger: `the Friday shows`, `Friday's truce`."""
    is_owner = words.tag(end) == "s"
    is_owned = words.tag(start - 1) in ("d", "s", "N", "j") or words.form(start - 1) == "of"
    is_period = words.tag(start - 1) == "d" and words.form(start - 2) in ("during", "in")
    is_noun_next = words.tag(end) == "N" or (words.tag(start - 1) == "d" and words.form(end).endswith("ing"))
    is_head = end <= trigger and set(words.tags[end + is_owner : trigger]) <= MODIFIERS
    return not is_head and (is_owner or (is_owned and is_noun_next and not is_period))


def _is_of_another_part(words: Words, start: int, end: int, trigger: int) -> bool:
    """Whether a date stands in a part of the sentence that does not tell of a trigger, or the other way round.

    `After rain on Friday, they fled`; `the mayor, who left on Friday, condemned it`; `men held there were freed on
    Friday`.
    """
    main = _main_verb(words, trigger)
    if main is not None and not trigger < start < main:
        return True
    relative = words.tags.rfind("w", 0, start)
    is_inserted = relative > 0 and words.tags[relative - 1] == "," and "," not in words.tags[relative:start]
    if (is_inserted or _is_led_in(words, start)) and "," in words.tags[end:trigger]:
        return True
    return _is_of_a_report(words, start, end, trigger) or _ends_a_clause(words, start, end, trigger)


def _is_led_in(words: Words, start: int) -> bool:
    """Whether a date stands in what opens a sentence: `after rain on`, `a day after the raid of`, `as he noted on`."""
    if words.lower[0] == "as":
        return not DOCUMENTED.isdisjoint(words.lower[:WORDS_AT_BEGINNING])
    return any(
        words.lower[index] in LEADING and (index == 0 or words.lower[index - 1] in LENGTHS)
        for index in range(min(start, WORDS_AT_BEGINNING))
    )


def _is_of_a_report(words: Words, start: int, end: int, trigger: int) -> bool:
    """Whether a date stands in a report put between commas: `men, police said on Friday, attacked it`."""
    left, right = words.tags.rfind(",", 0, start), words.tags.find(",", end)
    is_outside = 0 < left < right <= left + LONGEST_REPORT and not left < trigger < right
    return is_outside and not REPORTING.isdisjoint(words.lower[left:right])


def _ends_a_clause(words: Words, start: int, end: int, trigger: int) -> bool:
    """Whether a date right before a verb belongs to one that only describes its subject: `men held on Friday fled`."""
    if words.tags[trigger] != "v" or end != skip_auxiliaries(words, trigger):
        return False
    first = max(words.tags.rfind(sign, 0, start) for sign in ",.:-kc") + 1
    verb = words.tags.rfind("v", first, start)
    return verb > first and not words.lower[verb].endswith("ing") and words.lower[verb - 1] != "to"


def _has_have(words: Words, trigger: int) -> bool:
    """Whether a verb is in the perfect: `has left`."""
    return not HAVE.isdisjoint(words.lower[skip_auxiliaries(words, trigger) : trigger])


def _is_of_another_time(words: Words, end: int, trigger: int) -> bool:
    """Whether a verb behind a date tells of something earlier or later: `men who had been held`, `was later freed`."""
    if words.tags[trigger] != "v":
        return False
    chain = words.lower[max(end, skip_auxiliaries(words, trigger)) : trigger]
    return not LATER.isdisjoint(chain) or ("had" in chain and not {"t", "w"}.isdisjoint(words.tags[end:trigger]))


def _main_verb(words: Words, trigger: int) -> int | None:
    """Return the verb of a clause in which a trigger only describes a noun: `men held there were freed on Friday`."""
    if words.tags[trigger] != "v" or words.tag(trigger - 1) not in ("N", "E"):
        return None
    main = words.tags.find("x", trigger)
    return main if main > 0 and CLAUSE_SIGNS.isdisjoint(words.tags[trigger + 1 : main].replace("o", "")) else None


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
    if words.form(index - 1 - (words.form(index - 1) in ("early", "late", "mid"))) == "since":
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
    between = setting.words.tags[trigger:index].replace(JOINED, "v")
    return not is_same and (index < trigger or not CLAUSE_SIGNS.isdisjoint(between))


def _has_gone_on(words: Words, trigger: int, index: int) -> bool:
    """Whether a verb in the perfect has a clause with `since` behind it: `have left since the war began on Friday`."""
    if "since" not in words.lower[trigger:index] or not _has_have(words, trigger):
        return False
    since = words.lower.index("since", trigger)
    return DIVIDERS.isdisjoint(words.lower[since + 1 : index]) and not CLAUSE_TAGS.isdisjoint(words.tags[since:index])
