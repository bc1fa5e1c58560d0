"""quotes.endings: where reported words end within their sentence."""

from collections.abc import Sequence

import regex

from scripts.core.phrases import is_passive, phrase_from, subject_of
from scripts.core.text import word_set
from scripts.core.word_classes import BE
from scripts.core.words import Words, is_finite
from scripts.quotes.clauses import (
    LEADING,
    OF_WHICH,
    PARTICIPLES,
    SPEAKER_JOINTS,
    SUBJECT_JOINTS,
    begins_content,
    behind_adverbs,
    ends_insertion,
    first_clause,
    is_insertion,
)
from scripts.quotes.cues import Setting, is_reporting

REPORTER_GOES_ON = word_set(
    """according after angering calling citing confirming contradicting describing despite dashing echoing
    fuelling fueling heightening likening making prompting quoting raising referring rejecting signalling signaling
    sparking speaking suggesting triggering whereas worrying"""
)
PAST = word_set("could did had was were would")
NEW_CLAUSE = word_set("although and as but though whereas while")
REPORTER_ACTS = word_set("cited declined expressed offered refused thanked voiced")
UNVERIFIED = word_set("details immediately independently reportedly unclear verified verify")
BEFORE_INFINITIVE = word_set("can could may might must should will would")
JUDGED = word_set("blow boost indication nod rebuke reference setback sign signal snub")
SEEMING = word_set("analysts appeared appears could may might observers seemed seems would")
CLAIMS = word_set("accusations allegations charges claims reports")
LEAVING = frozenset((":", "in", "that", "which", "who", "whom"))
SILENT = word_set("comment confirm deny elaborate explain give identify name offer provide say specify")
VERDICTS = word_set(
    """accusation allegation argument assertion blow charge claim development figure move pattern reversal setback
    shift sign step tactic turnaround"""
)
PERIODS = word_set("day days hour hours minutes month months week weeks year years")
TELLING = word_set(
    "citing elaborating explaining giving identifying making mentioning naming offering providing saying specifying"
)
PRESENT = word_set("are can do does has have is will")
QUANTITIES = word_set("all both each half many most none several some")
LONGEST_PLACE = 7
UNITS = word_set("kilometers kilometres km kms mile miles")
THEN = ("after", "once", "since", "when")
PAST_AUXILIARIES = ("did", "had", "was", "were")
PAST_VERBS = word_set("began broke came fell fled fought left lost rose said sent shot took went won")
PERFECT = frozenset(("had", "has", "have"))
DATE = regex.compile(r"p?z+", flags=regex.V1)


def content_end(setting: Setting, start: int, cues: Sequence[int]) -> int:
    """Return the character where reported words end: before the reporter's own addition, or with the sentence."""
    words = setting.words
    own = max((cue for cue in cues if cue < start), default=-1)
    is_subordinate = _is_subordinate(setting, own)
    is_relative_cue = _is_in_relative(setting, own)
    is_asked = _is_infinitive(words, start)
    for index in range(start + (words.tag(start) == ","), len(words.tags) - 1):
        if words.lower[index] == ";" and _lists_on(words, start, index):
            continue
        if is_asked and words.lower[index] in THEN and _tells_when_said(words, own, index):
            return words.spans[_before_period(words, index)][0]
        if is_relative_cue and index in cues and _is_main_cue(words, start, index):
            return words.spans[index][0]
        if words.lower[index] in (";", "according") or (
            words.lower[index] in LEAVING and index > start and _is_left(setting, index, cues)
        ):
            return words.spans[index][0]
        if words.tags[index] not in ",-ck" or _is_in_marks(setting, index):
            continue
        is_over = is_relative_cue and _ends_relative(words, start, index)
        if is_over or _ends_at(setting, start, index, cues) or (is_subordinate and _begins_main_clause(setting, index)):
            return words.spans[index][0]
    return setting.sentence.end


def _is_infinitive(words: Words, start: int) -> bool:
    """Whether an infinitive is reported, perhaps with its subject: `to go`, `not to go`, `(called for) him to go`."""
    return words.tag(start) == "o" or words.form(start) == "not" or words.form(start - 1) == "for"


def _ends_at(setting: Setting, start: int, index: int, cues: Sequence[int]) -> bool:
    """Whether the reported words that begin at `start` end before a comma, a dash or a conjunction."""
    words = setting.words
    if words.tags[index] == ",":
        is_last = index == words.tags.rstrip(",.q").rfind(",")
        return _leaves_content(setting, start, _behind_comma(setting, index), is_last, cues)
    if words.tags[index] == "-":
        return _is_remark(words, index)
    return words.form(index) in ("and", "but", "while") and _changes_subject(setting, start, index, cues)


def _tells_when_said(words: Words, cue: int, index: int) -> bool:
    """Whether a clause in the past tells when somebody asked or vowed a thing: `asked to leave after a shell fell`.

    One with `since` does so behind a perfect: `has vowed to stay since the rain began`.
    """
    verb = next((place for place in range(index + 1, len(words.tags)) if words.tags[place] in "vx,.:-w"), index)
    form, is_verb = words.lower[verb], words.tags[verb] == "v"
    is_past = form in PAST_AUXILIARIES or (is_verb and (form.endswith("ed") or form in PAST_VERBS))
    is_since = words.lower[index] == "since"
    return is_past and (not is_since or not PERFECT.isdisjoint(words.lower[max(cue - 3, 0) : cue]))


def _before_period(words: Words, index: int) -> int:
    """Return the first word of the time before `after`, which no preposition governs: `two days after`, or `after`."""
    first = index
    while words.form(first - 1) in PERIODS or (words.tag(first - 1) == "n" and words.form(first) in PERIODS):
        first -= 1
    return index if words.tag(first - 1) == "p" else first


def _lists_on(words: Words, start: int, semicolon: int) -> bool:
    """Whether an infinitive behind a semicolon goes on with a list: `was unable to pay; to feed; or to house them`."""
    following = semicolon + 1 + (words.tag(semicolon + 1) == "c")
    return words.tag(following) == "o" and "o" in words.tags[start:semicolon]


def _is_left(setting: Setting, index: int, cues: Sequence[int]) -> bool:
    """Whether the reported words end before a word, without a comma: with a judgement, a quotation, another cue."""
    return _is_judged(setting.words, index) or _opens_quotation(setting, index) or _reports_of(setting, index, cues)


def _ends_relative(words: Words, start: int, comma: int) -> bool:
    """Whether the main clause goes on behind a relative one with the cue: `the mayor, who said X, has left`."""
    verb = comma + 1 + (words.tag(comma + 1) == "c")
    is_verb = words.tags[comma] == "," and words.tag(verb) == "x"
    return is_verb and not ends_insertion(words, start, comma + 1)


def _is_main_cue(words: Words, start: int, index: int) -> bool:
    """Whether a cue goes on with the main clause: `one who described herself as a baker said`, `who said he was ill`.

    What the relative clause reports has no conjunction and is a comparison with `as` or has its verb.
    """
    between = words.tags[start:index]
    is_verb = words.tags[index] == "v" and is_finite(words.lower, words.tags, index) and between[-1:] in ("N", "E")
    is_whole = ("as" in words.lower[start:index] and "v" not in between) or "x" in between
    return is_verb and is_whole and {"w", "t", "c", ","}.isdisjoint(between)


def _is_in_relative(setting: Setting, cue: int) -> bool:
    """Whether a cue stands in a relative clause: `the mayor, who said`, `the mission, which diplomats say`."""
    words, first = setting.words, cue
    while first > 0 and words.tags[first - 1] in "ax":
        first -= 1
    return words.tag(setting.phrases.by_end.get(first, first) - 1) == "w"


def _reports_of(setting: Setting, index: int, cues: Sequence[int]) -> bool:
    """Whether a relative clause with a cue of its own begins: `a strike that the army claims killed ten`."""
    words = setting.words
    if words.lower[index] not in ("that", "which", "who", "whom") or words.tag(index - 1) not in (
        "N",
        "E",
        "z",
        "a",
        ",",
    ):
        return False
    phrase = phrase_from(setting.phrases, index + 1, SPEAKER_JOINTS)
    return phrase is not None and phrase[1] in cues and words.tag(phrase[1] + 1) in ("v", "x")


def _opens_quotation(setting: Setting, colon: int) -> bool:
    """Whether a sentence in marks follows a colon: `to go: “He must stop.”`"""
    words = setting.words
    stretch = setting.marked_from(colon + 1) if words.tags[colon] == ":" and words.tags[colon - 1] != "x" else None
    return stretch is not None and setting.text[stretch.end - 1] in ".?!"


def _is_judged(words: Words, index: int) -> bool:
    """Whether the reporter says what he makes of it from a word on: `in an early sign that`, `in what seems`."""
    if words.lower[index] != "in":
        return False
    if words.form(index + 1) == "remarks" or "interview" in words.lower[index + 1 : index + 5]:
        return not any(is_finite(words.lower, words.tags, place) for place in range(index + 1, len(words.tags)))
    is_seen = words.form(index + 1) == "what" and words.form(index + 2) in SEEMING
    return is_seen or not JUDGED.isdisjoint(words.lower[index + 2 : index + 4])


def _begins_main_clause(setting: Setting, index: int) -> bool:
    return setting.words.tags[index] == "," and begins_content(setting, _behind_comma(setting, index))


def _behind_comma(setting: Setting, comma: int) -> int:
    """Return the first word behind a comma and the mark that closes right behind it."""
    return comma + 2 if setting.marked_to(comma + 1) is not None else comma + 1


def _is_in_marks(setting: Setting, index: int) -> bool:
    """Whether a sign stands inside of quotation marks, and not as the last one before they close."""
    is_inside = setting.marked_around(setting.words.spans[index][0]) is not None
    return is_inside and setting.marked_to(index + 1) is None


def _is_subordinate(setting: Setting, cue: int) -> bool:
    """Whether a cue's clause comes before the main one: `After he said that, ...`, `Warning that ..., he left`."""
    words = setting.words
    first = first_clause(words)
    if cue > 0 and words.tag(cue) == "N" and (words.tag(first) in ("p", "k") or words.form(first) == "asked"):
        return not any(is_finite(words.lower, words.tags, index) for index in range(first + 1, cue))
    if cue >= 0 and words.form(cue).endswith("ing") and set(words.tags[first:cue]) <= {"k", "p"}:
        return True
    if cue <= 0:
        return False
    subject = subject_of(setting.phrases, cue)
    joint = -1 if subject is None else subject[0] - 1
    where = joint
    while where > 0 and words.tags[where] in "apz":
        where -= 1
    joint = where if words.tag(where) == "w" else joint
    if words.tag(joint) not in ("k", "w") or words.form(joint) in LEADING:
        return False
    return not any(is_finite(words.lower, words.tags, index) for index in range(joint))


def _is_remark(words: Words, dash: int) -> bool:
    """Whether the reporter explains behind the last dash: `-- a reference to the war`, `-- though it took a week`."""
    while words.tag(dash + 1) == "-":
        dash += 1
    is_last, word = "-" not in words.tags[dash + 1 :], words.form(dash + 1)
    is_added = (word.endswith("ing") and word != "including") or (word in CLAIMS and words.tag(dash + 2) == "t")
    return is_last and (is_added or word in ("a", "although", "an", "the", "though", "which"))


def _changes_subject(setting: Setting, start: int, index: int, cues: Sequence[int]) -> bool:
    """Whether the reporter goes on behind a conjunction: with a verb of the speaker's, or with another speaker."""
    words, verb = setting.words, index + 1
    is_infinitive = _is_infinitive(words, start)
    if is_infinitive and words.tag(verb) == "x" and words.form(verb) not in BE:
        return True
    if is_infinitive and words.form(index) == "but" and words.tag(verb) == "r":
        return True
    own = words.form(max((cue for cue in cues if cue < start), default=-1))
    if own.endswith("ing") and words.form(verb).endswith("ing") and is_reporting(words.form(verb)):
        return True
    has_predicate = any(is_finite(words.lower, words.tags, number) for number in range(start, index))
    place = behind_adverbs(words, index)
    is_cue = place in cues and words.tags[place] == "v" and words.lower[place].endswith("s")
    is_told_on = own not in ("say", "says") and _is_coordinated_cue(words, index)  # `they say X and urged Y`: two times
    return is_cue or is_told_on or (has_predicate and _has_own_cue(setting, verb, cues))


def _leaves_content(setting: Setting, start: int, first: int, is_last: bool, cues: Sequence[int]) -> bool:
    """Whether the words behind a comma are no longer reported, but said by the reporter or by another speaker."""
    words, word = setting.words, setting.words.form(first)
    if ends_insertion(words, start, first) or is_insertion(words, first):
        return False
    if word in ("also", "later", "then") and is_reporting(words.form(first + 1)):
        first, word = first + 1, words.form(first + 1)
    if words.tag(first) == "v" and not word.endswith("ing"):
        return _is_verb_of_subject(setting, start, first)
    if words.tag(first) == "v" and words.tag(first + 1) == "c" and words.tag(first + 2) in ("v", "j"):
        return False
    if _is_comment(words, start, first):
        return True
    if words.tag(first) == "w":
        return word in ("which", "who", "whose") and (is_last or _is_tail(words, first))
    return _is_other_speech(setting, start, first, is_last, cues)


def _is_verb_of_subject(setting: Setting, start: int, verb: int) -> bool:
    """Whether a verb behind a comma is not reported, but of the cue's subject: `the mayor, who said X, denied Y`."""
    words, word = setting.words, setting.words.form(verb)
    is_joined = words.tag(verb + 1) == "c" and words.tag(verb + 2) in ("v", "j")
    if is_joined or _lists_participles(words, start, verb):
        return False
    is_base_form = not word.endswith(("ed", "s")) and not is_reporting(word)
    is_infinitive = is_base_form and not BEFORE_INFINITIVE.isdisjoint(words.lower[start:verb])
    return not (is_infinitive and words.tag(verb + 1) in ("d", "E", "r")) and not _parts_subject(setting, start, verb)


def _is_comment(words: Words, start: int, first: int) -> bool:
    """Whether a word behind a comma begins what the reporter adds: `prompting`, `without saying`, `hours after`."""
    word, following = words.form(first), words.form(first + 1)
    if word in REPORTER_GOES_ON or (word == "without" and following in TELLING) or _is_time_after(words, first):
        return True
    if word.endswith("ing") and is_reporting(word):
        return True
    if word == "while" and following.endswith("ing") and is_reporting(following):
        return True
    if word in ("a", "an") and not VERDICTS.isdisjoint(words.lower[first + 1 : first + 4]):
        return True
    return word in ("although", "though", "where") and _is_told_in_present(words, start, first)


def _is_other_speech(setting: Setting, start: int, first: int, is_last: bool, cues: Sequence[int]) -> bool:
    """Whether a clause behind a comma has a speaker of its own, tells what was not said or explains the last word."""
    words, word = setting.words, setting.words.form(first)
    if not OF_WHICH.isdisjoint(zip(words.lower[first : first + 4], words.lower[first + 1 : first + 5], strict=False)):
        return True
    if word in ("although", "but", "though") and not UNVERIFIED.isdisjoint(words.lower[first:]):
        return True
    if word == "but" and _is_infinitive(words, start):
        return True
    if word in ("and", "but") and _has_own_cue(setting, first + 1, cues):
        return True
    later = [cue for cue in cues if cue >= first]
    if word in NEW_CLAUSE:
        return bool(later) and _speaks_in_clause(setting, later[0])
    if is_last and (_is_apposition(setting, first) or _is_distance(words, first)):
        return True
    phrase = phrase_from(setting.phrases, first, SPEAKER_JOINTS)
    if phrase is None or phrase[1] not in later:
        return False
    return words.tag(phrase[1] + 1) == ":" or not begins_content(setting, phrase[1] + 1)


def _lists_participles(words: Words, start: int, first: int) -> bool:
    """Whether a participle behind a comma goes on with a list: `was taken from here, held there and beaten`."""
    is_one = words.form(first).endswith(("ed", "en")) or words.form(first) in PARTICIPLES
    joint = words.tags.find("c", first)
    is_next = joint > 0 and words.tag(joint + 1) in ("v", "j") and words.form(joint + 1).endswith(("ed", "en"))
    return is_one and is_next and not BE.isdisjoint(words.lower[start:first])


def _speaks_in_clause(setting: Setting, cue: int) -> bool:
    """Whether a cue has a subject and is not the one that ends the sentence with its speaker: `..., he said.`"""
    words, subject = setting.words, subject_of(setting.phrases, cue)
    is_end = set(words.tags[cue + 1 :]) <= set("z.q")
    return subject is not None and not (is_end and words.tag(subject[0] - 1) == ",")


def _is_tail(words: Words, first: int) -> bool:
    """Whether no comma behind a relative clause leads back into what it hangs on: `, which X, leaving many dead`."""
    commas = (index for index in range(first, len(words.tags) - 1) if words.tags[index] == ",")
    behind = [comma + 1 for comma in commas]
    return all(
        (words.tags[index] in "kN" and words.lower[index] != "but") or words.lower[index].endswith("ing")
        for index in behind
    )


def _is_time_after(words: Words, first: int) -> bool:
    """Whether it is told how long after or before another event: `, hours after`, `, two days before`."""
    unit = next((place for place in range(first, first + 3) if words.form(place) in PERIODS), len(words.tags))
    return words.form(unit + 1) in ("after", "before")


def _is_told_in_present(words: Words, start: int, first: int) -> bool:
    """Whether a clause has a verb of the present behind reported words in the past: the reporter explains."""
    finite = (words.lower[index] for index in range(first, len(words.tags)) if words.tags[index] == "x")
    return next(finite, "") in PRESENT and not PAST.isdisjoint(words.lower[start:first])


def _parts_subject(setting: Setting, start: int, verb: int) -> bool:
    """Whether an insertion parts the subject that opens a clause from its verb: `the clerk, a friend of his, left`."""
    words = setting.words
    subject = phrase_from(setting.phrases, start, SUBJECT_JOINTS)
    if subject is None or words.tag(subject[1]) != "," or words.form(start).endswith("ing"):
        return False
    return not any(is_finite(words.lower, words.tags, index) for index in range(start, verb))


def _is_distance(words: Words, first: int) -> bool:
    """Whether it is told how far a place lies: `, some 70 km (43 miles) from it`, `, on the coast 9 km from it`."""
    number = words.tags.find("n", first, first + 3)
    if number < 0 and words.tag(first) == "p":
        number = words.tags.find("n", first, first + LONGEST_PLACE)
        number = number if set(words.tags[first:number]) <= set("padNE") else -1
    return number >= 0 and words.form(number + 1) in UNITS


def _is_apposition(setting: Setting, first: int) -> bool:
    """Whether the sentence ends with no more than a noun phrase and what hangs on it: `, home to the government`."""
    tags = setting.words.tags[first:].rstrip(".q")
    is_near = setting.words.form(first) in ("closer", "nearer")
    is_listed = (
        is_near or setting.words.tag(first - 2) == "j" or (tags[1:2] == "p" and _is_quantity(setting.words, first))
    )
    is_phrase = first in setting.phrases.by_start and not is_listed and not setting.words.form(first).endswith("ing")
    return is_phrase and tags.strip("E") != "" and tags[:1] in ("d", "N", "E") and set(tags).isdisjoint("vxcwt,kz")


def _is_quantity(words: Words, index: int) -> bool:
    """Whether a word tells how many of those before are meant: `, most of them soldiers`, `, all from Zamra`."""
    return words.tags[index] == "n" or words.lower[index] in QUANTITIES


def _has_own_cue(setting: Setting, first: int, cues: Sequence[int]) -> bool:
    """Whether a noun phrase at a word is the subject of a cue: `and the minister has said`."""
    phrase = phrase_from(setting.phrases, first, SPEAKER_JOINTS)
    if phrase is None:
        return False
    verb = phrase[1]
    if setting.words.tag(verb) == ",":
        verb = setting.words.tags.find(",", verb + 1) + 1
    while setting.words.tag(verb) in ("a", "x"):
        verb += 1
    is_act = setting.words.tag(first) == "r" and setting.words.form(verb) in REPORTER_ACTS
    return is_act or (verb in cues and not is_passive(setting.words, verb))


def _is_coordinated_cue(words: Words, index: int) -> bool:
    """Whether a conjunction goes on with a verb of the speaker: `and condemned the attack`."""
    index = behind_adverbs(words, index)
    date = DATE.match(words.tags, index)
    index = index if date is None else date.end()
    index += words.form(index) in ("has", "have")
    if words.form(index) in ("did", "didn't", "does", "doesn't") and not SILENT.isdisjoint(
        words.lower[index + 1 : index + 3]
    ):
        return True
    is_act = is_reporting(words.form(index)) or words.form(index) in REPORTER_ACTS
    return words.tag(index) in ("v", "j") and is_act and not words.form(index).endswith("ing")
