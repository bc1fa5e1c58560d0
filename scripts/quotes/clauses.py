"""quotes.clauses: where a reported clause begins and ends within its sentence."""

from collections.abc import Sequence

import regex

from scripts.core.phrases import OBJECT_PRONOUNS, is_passive, phrase_around, phrase_from, subject_of
from scripts.core.text import word_set
from scripts.core.word_classes import BE, SUBJECTS_WITH_VERB
from scripts.core.words import Words, is_finite
from scripts.quotes.cues import Setting, is_reporting
from scripts.quotes.drafts import Content, shape_content

ADJUNCT = word_set("after at before by during from in on outside over through to via with")
SPEAKER_JOINTS = word_set("at for from in of on to with")
OBJECT_JOINTS = word_set("at for from in of with")
SUBJECT_JOINTS = word_set("against and at between for from in near of on or to with")
REPORTER_GOES_ON = word_set(
    """according after angering calling citing confirming contradicting describing despite dashing echoing
    fuelling fueling heightening likening making prompting quoting raising referring rejecting signalling signaling
    sparking speaking suggesting triggering whereas worrying"""
)
NEW_CLAUSE = word_set("although and as but though whereas while")
NEW_SENTENCE = word_set("although because but if though unless whereas while")
LEADING = word_set("and but however yet")
CONNECTING = word_set(
    """additionally consequently elsewhere finally furthermore however instead likewise meanwhile moreover nevertheless
    nonetheless separately similarly still therefore thus"""
)
REPORTER_ACTS = word_set("cited declined expressed offered refused thanked voiced")
UNVERIFIED = word_set("details immediately independently reportedly unclear verified verify")
NO_OPENING = word_set("against as but concerning into like of regarding so than to towards yet")
BEFORE_INFINITIVE = word_set("can could may might must should will would")
DEGREE = word_set("almost even just nearly only")
JUDGED = word_set("blow boost indication nod rebuke reference setback sign signal snub")
SEEMING = word_set("analysts appeared appears could may might observers seemed seems would")
PARTICIPLES = word_set("born brought built caught found given held known led made seen sent shot taken told")
CLAIMS = word_set("accusations allegations charges claims reports")
TIME_ADVERBS = word_set("again earlier later previously recently separately today yesterday")
BEFORE_IS = word_set("he here it she that there what who")
LEAVING = frozenset((":", "in", "that", "which", "who", "whom"))
SILENT = word_set("comment confirm deny elaborate explain give identify name offer provide say specify")
VERDICTS = word_set(
    """accusation allegation blow charge claim development figure move pattern reversal setback shift sign step tactic
    turnaround"""
)
PERIODS = word_set("day days hour hours minutes month months week weeks year years")
TELLING = word_set(
    "citing elaborating explaining giving identifying making mentioning naming offering providing saying specifying"
)
PRESENT = word_set("are can do does has have is will")
PAST = word_set("could did had was were would")
QUANTITIES = word_set("all both each half many most none several some")
UNITS = word_set("kilometers kilometres km kms mile miles")
OF_WHICH = frozenset((("of", "which"), ("of", "whom")))
AGENCIES = word_set("afp ap bbc cnn nbc reuters")
DATE = regex.compile(r"p?z+", flags=regex.V1)
DATELINE = regex.compile(r"[NEz,.]*\([^()]+\)[NEz,.]*-", flags=regex.V1)
UPPER = regex.compile(r"[\p{Lu}\p{M}-]{3,}", flags=regex.V1)
INSERTED = ("j", "k", "w")  # tags of the first word of a clause between a subject and its verb
LONGEST_DATELINE = 14


def shape(setting: Setting, start: int, end: int) -> Content | None:
    """Return the characters `[start, end)` as reported words, or None if there is no word in them."""
    return shape_content(setting.text, start, end, setting.marked)


def first_clause(words: Words) -> int:
    """Return the first word of a sentence behind its dateline or heading, a leading conjunction and `Meanwhile,`."""
    first = _behind_dateline(words) or _behind_heading(words)
    first += words.form(first) in LEADING
    first += 2 if words.form(first) in CONNECTING and words.tag(first + 1) == "," else 0
    return min(first, len(words.tags) - 1)


def _behind_dateline(words: Words) -> int:
    """Return the first word behind `TRIPOLI, 4 May - `, `Tripoli, Libya (Agency) -- ` or `(Agency) - `, or 0."""
    dash = words.tags.find("-", 0, LONGEST_DATELINE)
    is_upper = UPPER.fullmatch(words.text, *words.spans[0]) is not None
    if dash <= 0 or not (is_upper or DATELINE.match(words.tags)):
        return 0
    while words.tag(dash) == "-":
        dash += 1
    return dash if dash < len(words.tags) else 0


def _behind_heading(words: Words) -> int:
    """Return the first word behind a heading in its paragraph: `Prison Conditions: Cells were small`, or 0."""
    colon = words.tags.find(":", 0, LONGEST_DATELINE)
    is_heading = colon > 1 and {"v", "x", "q"}.isdisjoint(words.tags[:colon])
    return colon + 1 if is_heading and colon + 1 < len(words.tags) and words.is_capital(colon + 1) else 0


def skip_adjuncts(setting: Setting, index: int, *, over_hearer: bool = False) -> int:
    """Return the first word behind a hearer, dates, adverbs and phrases such as `in a statement`."""
    words = setting.words
    hearer = _behind_hearer(setting, index) if over_hearer else None
    if hearer is not None and words.tag(hearer) not in ("v", "x"):
        index = hearer
    for _ in range(4):
        behind = _behind_adverbial(setting, index)
        if behind == index:
            break
        index = behind
    return index


def _behind_adverbial(setting: Setting, index: int) -> int:
    """Return the word behind a date, an adverb before a clause or an adjunct, the word itself where there is none."""
    words = setting.words
    tag, following, word = words.tag(index), words.tag(index + 1), words.form(index)
    if tag in ("p", "o", "k") and word in ADJUNCT:
        behind = _behind_adjunct(setting, index)
        return index if tag == "k" and words.tag(behind) in ("v", "x") else behind
    if tag == "z" and following == "s":
        return index
    if tag == "z" or word in TIME_ADVERBS or (following == "z" and word in ("early", "late")):
        return index + 1
    is_degree = following == "p" and word in DEGREE
    is_before_marks = following == "," and words.tag(index + 2) == "q"
    is_before = following in ("t", "p", ":", "q", "z") or is_before_marks
    return index + (tag == "a" and is_before and not is_degree)


def _behind_hearer(setting: Setting, index: int) -> int | None:
    """Return the word behind the noun phrase at a word, or behind an agency before a name: `told CNN Spain was`."""
    words, end = setting.words, setting.phrases.by_start.get(index)
    if end is None or words.form(index) not in AGENCIES or words.tag(end) == "s":
        return _behind_hearers(setting, index)
    return index + 1 if end > index + 1 and words.tag(end) in ("v", "x") else end


def _behind_hearers(setting: Setting, index: int) -> int | None:
    """Return the word behind one or two noun phrases and `“The Show”` behind a possessive, None where there is none."""
    words, phrase = setting.words, phrase_from(setting.phrases, index)
    if phrase is None:
        return None
    second = phrase_from(setting.phrases, phrase[1] + 1) if words.tag(phrase[1]) == "c" else None
    end = second[1] if second is not None and words.tag(second[1]) == "t" else phrase[1]
    return _behind_programme(setting, end)


def _behind_programme(setting: Setting, end: int) -> int:
    """Return the word behind a title in marks that a possessive ending stands before: `on CNN's “The Show”`."""
    stretch = setting.marked_from(end + 1) if setting.words.tag(end) == "s" else None
    return end if stretch is None else setting.words.at(stretch.closing)


def _behind_adjunct(setting: Setting, index: int) -> int:
    """Return the word behind a preposition and what it governs: a date, a noun phrase or a title in marks."""
    phrase = phrase_from(setting.phrases, index + 1, OBJECT_JOINTS)
    if setting.words.tag(index + 1) == "z" and setting.words.tag(index + 2) == "s":
        owned = phrase_from(setting.phrases, index + 3, OBJECT_JOINTS)
        return index if owned is None else owned[1]
    if setting.words.tag(index + 1) == "z":
        return index + 2
    if phrase is not None:
        return _behind_programme(setting, phrase[1])
    stretch = setting.marked_from(index + 1)
    return index if stretch is None or not stretch.is_closed else setting.words.at(stretch.closing)


def begins_content(setting: Setting, index: int) -> bool:
    """Whether a clause or a quotation that could be reported begins at a word, perhaps behind an adjunct."""
    words = setting.words
    index = skip_adjuncts(setting, index)
    if words.form(index) == "there" and words.tag(index + 1) == "x":
        return True
    if words.tag(index) == "z" and words.tag(index + 1) == "s":
        return has_verb(setting, index + 2)
    if words.form(index) in SUBJECTS_WITH_VERB or (words.tag(index + 1) == "s" and words.form(index) in BEFORE_IS):
        return True
    while words.tag(index) == "a":
        index += 1
    tag = words.tag(index)
    if tag in ("t", ":"):
        return True
    if tag == "q":
        return setting.marked_from(index) is not None
    if words.form(index) in OBJECT_PRONOUNS:
        return False
    phrase = phrase_from(setting.phrases, index, SUBJECT_JOINTS)
    if phrase is None and tag in ("n", "N", "E"):
        phrase = phrase_around(setting.phrases, index)
    if phrase is None:
        return tag in ("p", "k") and words.form(index) not in NO_OPENING and opens_clause(setting, index)
    is_marked_on = tag == "r" and setting.marked_from(phrase[1]) is not None
    return is_marked_on or _has_predicate(setting, phrase[1])


def _has_predicate(setting: Setting, index: int) -> bool:
    """Whether a finite verb follows a subject that ends before a word, directly or behind what hangs on the subject."""
    words = setting.words
    while words.tag(index) == "a":
        index += 1
    if words.tag(index) == "," and (words.tag(index + 1) in ("v", "c") or _inserts(words, index + 1)):
        return _is_insertion(words, index + 1)
    if words.tag(index) == "," and words.tag(index + 1) in ("d", "E"):
        comma = words.tags.find(",", index + 1)
        return (comma > 0 and _goes_on_with_verb(words, comma)) or has_verb(setting, index)
    if words.tag(index) == "w" or is_relative(words, index):
        return has_verb(setting, index + 1, count=2)
    if words.tag(index) == "j" and words.form(index).endswith("ed"):
        return True
    return has_verb(setting, index)


def has_verb(setting: Setting, first: int, count: int = 1) -> bool:
    """Whether so many finite verbs follow in the sentence, before a stop, a new clause and a relative word."""
    words = setting.words
    for index in range(first, len(words.tags)):
        is_new = words.tags[index] == "," and words.tag(index + 1) in ("c", "k") and words.form(index + 1) != "as"
        if words.tags[index] in ".:w" or (is_new and not _ends_list(setting, index + 2)):
            return False
        if count == 1 and (is_relative(words, index) or _begins_report(words, index)):
            return False
        if count == 1 and (_joins_verb(words, index) or words.lower[index] in NEW_SENTENCE):
            return False
        count -= _is_finite(words, index)
        if not count:
            return True
    return False


def opens_clause(setting: Setting, index: int) -> bool:
    """Whether a clause goes on behind an adverbial in front: `in Zamra, men died`, not `when asked`."""
    words, comma = setting.words, setting.words.tags.find(",", index)
    if words.tags[index] in "kw" or words.lower[index] == "for":
        return comma >= 0 and words.tag(comma + 1) in "dnNErpxq" and has_verb(setting, comma + 1)
    is_cut = comma >= 0 and words.tag(comma + 1) in ("v", "x")
    return not is_cut and has_verb(setting, index + 1)


def _begins_report(words: Words, index: int) -> bool:
    """Whether behind a comma a pronoun or a participle reports: `, it added`, `, insisting that`."""
    if words.tags[index] != ",":
        return False
    verb = index + 2 if words.tag(index + 1) == "r" else index + 1
    return is_reporting(words.form(verb)) and (verb > index + 1 or words.form(verb).endswith("ing"))


def is_relative(words: Words, index: int) -> bool:
    """Whether `that` is the subject of a relative clause: `13 incidents that showed`."""
    verb = index + 1 + (words.form(index + 1) in ("also", "later", "now", "still"))
    is_verb = words.tag(verb) in ("v", "x") and not words.form(verb).endswith("ing")
    is_verb = is_verb and words.form(verb) not in SUBJECTS_WITH_VERB
    return words.tag(index) == "t" and is_verb


def _joins_verb(words: Words, index: int) -> bool:
    """Whether a conjunction stands before a finite verb, which then has the subject of the verb before."""
    is_joint = words.tags[index] == "c" or words.lower[index] == "but"
    return is_joint and is_finite(words.lower, words.tags, _behind_adverbs(words, index))


def _behind_adverbs(words: Words, index: int) -> int:
    """Return the first word behind another one and adverbs; the last of the sentence where there is none."""
    index += 1
    while words.tag(index) == "a":
        index += 1
    return min(index, len(words.tags) - 1)


def _ends_list(setting: Setting, index: int) -> bool:
    """Whether the last noun phrase of a list of subjects begins at a word: `gangs, troops, and militias took part`."""
    phrase = phrase_from(setting.phrases, index, OBJECT_JOINTS)
    return phrase is not None and setting.words.tag(phrase[1]) in ("v", "x") and setting.words.tag(index) != "r"


def _is_finite(words: Words, index: int) -> bool:
    """Whether a word is an auxiliary, or a finite verb that is not behind a comma."""
    is_behind_comma = words.tags[index] == "v" and words.tag(index - 1) == ","
    return is_finite(words.lower, words.tags, index) and not is_behind_comma


def content_end(setting: Setting, start: int, cues: Sequence[int]) -> int:
    """Return the character where reported words end: before the reporter's own addition, or with the sentence."""
    words = setting.words
    own = max((cue for cue in cues if cue < start), default=-1)
    is_subordinate = _is_subordinate(setting, own)
    is_relative_cue = _is_in_relative(setting, own)
    for index in range(start + (words.tag(start) == ","), len(words.tags) - 1):
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


def _ends_at(setting: Setting, start: int, index: int, cues: Sequence[int]) -> bool:
    """Whether the reported words that begin at `start` end before a comma, a dash or a conjunction."""
    words = setting.words
    if words.tags[index] == ",":
        is_last = index == words.tags.rstrip(",.q").rfind(",")
        return _leaves_content(setting, start, _behind_comma(setting, index), is_last, cues)
    if words.tags[index] == "-":
        return _is_remark(words, index)
    return words.form(index) in ("and", "but", "while") and _changes_subject(setting, start, index, cues)


def _is_left(setting: Setting, index: int, cues: Sequence[int]) -> bool:
    """Whether the reported words end before a word, without a comma: with a judgement, a quotation, another cue."""
    return _is_judged(setting.words, index) or _opens_quotation(setting, index) or _reports_of(setting, index, cues)


def _ends_relative(words: Words, start: int, comma: int) -> bool:
    """Whether the main clause goes on behind a relative one with the cue: `the mayor, who said X, has left`."""
    verb = comma + 1 + (words.tag(comma + 1) == "c")
    is_verb = words.tags[comma] == "," and words.tag(verb) == "x"
    return is_verb and not _ends_insertion(words, start, comma + 1)


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
    if cue <= 0:
        return cue == 0 and words.form(cue).endswith("ing")
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
    is_infinitive = words.tag(start) == "o" or words.form(start) == "not"
    if is_infinitive and words.tag(verb) == "x" and words.form(verb) not in BE:
        return True
    if is_infinitive and words.form(index) == "but" and words.tag(verb) == "r":
        return True
    own = words.form(max((cue for cue in cues if cue < start), default=-1))
    if own.endswith("ing") and words.form(verb).endswith("ing") and is_reporting(words.form(verb)):
        return True
    has_predicate = any(is_finite(words.lower, words.tags, number) for number in range(start, index))
    place = _behind_adverbs(words, index)
    is_cue = place in cues and words.tags[place] == "v" and words.lower[place].endswith("s")
    return is_cue or _is_coordinated_cue(words, index) or (has_predicate and _has_own_cue(setting, verb, cues))


def _leaves_content(setting: Setting, start: int, first: int, is_last: bool, cues: Sequence[int]) -> bool:
    """Whether the words behind a comma are no longer reported, but said by the reporter or by another speaker."""
    words, word, tag = setting.words, setting.words.form(first), setting.words.tag(first)
    if _ends_insertion(words, start, first) or _is_insertion(words, first):
        return False
    if tag == "v" and words.tag(first + 1) == "c" and words.tag(first + 2) in ("v", "j"):
        return False
    if word in ("also", "later", "then") and is_reporting(words.form(first + 1)):
        first, word, tag = first + 1, words.form(first + 1), words.tag(first + 1)
    if tag == "v" and _lists_participles(words, start, first):
        return False
    is_base_form = tag == "v" and not word.endswith(("ed", "ing", "s")) and not is_reporting(word)
    if (
        is_base_form
        and words.tag(first + 1) in ("d", "E", "r")
        and not BEFORE_INFINITIVE.isdisjoint(words.lower[start:first])
    ):
        return False
    if tag == "v" and not word.endswith("ing"):
        return not _parts_subject(setting, start, first)
    if word in REPORTER_GOES_ON or (word == "without" and words.form(first + 1) in TELLING):
        return True
    if _is_time_after(words, first):
        return True
    if word.endswith("ing") and is_reporting(word):
        return True
    if word in ("although", "though", "where") and _is_told_in_present(words, start, first):
        return True
    if tag == "w":
        return word in ("which", "who", "whose") and (is_last or _is_tail(words, first))
    if not OF_WHICH.isdisjoint(zip(words.lower[first : first + 4], words.lower[first + 1 : first + 5], strict=False)):
        return True
    later = [cue for cue in cues if cue >= first]
    if word in ("although", "but", "though") and not UNVERIFIED.isdisjoint(words.lower[first:]):
        return True
    if word == "but" and (words.tag(start) == "o" or words.form(start) == "not"):
        return True
    if word == "while" and words.form(first + 1).endswith("ing") and is_reporting(words.form(first + 1)):
        return True
    if word in ("a", "an") and not VERDICTS.isdisjoint(words.lower[first + 1 : first + 4]):
        return True
    if word in ("and", "but") and _has_own_cue(setting, first + 1, cues):
        return True
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


def _is_insertion(words: Words, first: int) -> bool:
    """Whether a clause behind a comma ends with one before the verb that belongs before it: `, as he calls it, was`."""
    comma = words.tags.find(",", first)
    second = words.tags.find(",", comma + 1) if comma > 0 and words.tag(first) in ("w", "v") else -1
    is_parted = comma > 0 and (_goes_on_with_verb(words, comma) or (second > 0 and _goes_on_with_verb(words, second)))
    return is_parted and _inserts(words, first)


def _ends_insertion(words: Words, start: int, first: int) -> bool:
    """Whether the comma before a word ends such a clause."""
    comma = words.tags.rfind(",", start, first - 1)
    return comma > start and _inserts(words, comma + 1) and _goes_on_with_verb(words, first - 1)


def _inserts(words: Words, index: int) -> bool:
    """Whether a clause or a participle begins that may part a subject from its verb: `, as`, `, who`, `, seen as`."""
    index += words.tag(index) == "a"
    is_participle = words.tag(index) == "v" and (words.form(index) in PARTICIPLES or words.form(index).endswith("ed"))
    is_conjunction = words.tag(index) in INSERTED or words.form(index) == "including"
    return is_conjunction or (is_participle and words.tag(index + 1) in ("p", "k", "o", "a", "z"))


def _goes_on_with_verb(words: Words, comma: int) -> bool:
    verb = comma + 2 if words.tag(comma + 1) == "q" else comma + 1
    return words.tag(verb) in ("v", "x") and is_finite(words.lower, words.tags, verb)


def _is_distance(words: Words, first: int) -> bool:
    """Whether it is told how far a place lies: `, about 90 km (55 miles) from the border`."""
    number = words.tags.find("n", first, first + 3)
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
    index = _behind_adverbs(words, index)
    date = DATE.match(words.tags, index)
    index = index if date is None else date.end()
    index += words.form(index) in ("has", "have")
    if words.form(index) in ("did", "didn't", "does", "doesn't") and not SILENT.isdisjoint(
        words.lower[index + 1 : index + 3]
    ):
        return True
    is_act = is_reporting(words.form(index)) or words.form(index) in REPORTER_ACTS
    return words.tag(index) in ("v", "j") and is_act and not words.form(index).endswith("ing")
