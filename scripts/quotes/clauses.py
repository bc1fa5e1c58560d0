"""quotes.clauses: where a reported clause begins within its sentence, and what stands before it."""

import regex

from scripts.core.phrases import OBJECT_PRONOUNS, phrase_around, phrase_from
from scripts.core.text import word_set
from scripts.core.word_classes import SUBJECTS_WITH_VERB
from scripts.core.words import Words, is_finite
from scripts.quotes.cues import Setting, is_claim, is_reporting
from scripts.quotes.drafts import Content, shape_content

ADJUNCT = word_set("after at before by during from in on outside over through to via with")
SPEAKER_JOINTS = word_set("at for from in of on to with")
OBJECT_JOINTS = word_set("at for from in of with")
SUBJECT_JOINTS = word_set("against and at between for from in near of on or to with")
NEW_SENTENCE = word_set("although because but if though unless whereas while")
LEADING = word_set("and but however yet")
CONNECTING = word_set(
    """additionally consequently elsewhere finally furthermore however instead likewise meanwhile moreover nevertheless
    nonetheless separately similarly still therefore thus"""
)
NO_OPENING = word_set("against as but concerning into like of regarding so than to towards yet")
DEGREE = word_set("almost even just nearly only")
PARTICIPLES = word_set("born brought built caught found given held known led made seen sent shot taken told")
TIME_ADVERBS = word_set("again earlier later previously recently separately today yesterday")
BEFORE_IS = word_set("he here it she that there what who")
POINTING = word_set("it them these this those")
ANSWERING = (
    "acknowledge",
    "confirm",
    "deny",
)  # what is an object even where a subject and a verb follow: `denied it and he left`
DECLARED = {
    "claim": word_set("responsibility victory"),
    "declare": word_set("allegiance independence jihad loyalty solidarity support victory war"),
    "pledge": word_set("allegiance help loyalty solidarity support"),
    "promise": word_set("help support"),
    "swear": word_set("allegiance loyalty vengeance"),
}
AGENCIES = word_set("afp ap bbc cnn nbc reuters")
DATELINE = regex.compile(r"[NEz,.]*\([^()]+\)[NEz,.]*-", flags=regex.V1)
UPPER = regex.compile(r"[\p{Lu}\p{M}-]{3,}", flags=regex.V1)
OF_WHICH = frozenset((("of", "which"), ("of", "whom")))
INSERTED = ("j", "k", "w")  # tags of the first word of a clause between a subject and its verb
FARTHEST_THAT = 5
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
    if dash <= 0 or not (UPPER.fullmatch(words.text, *words.spans[0]) or DATELINE.match(words.tags)):
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


def is_object(words: Words, index: int, cue: str) -> bool:
    """Whether no clause begins at a word that may be an object: `denied it and he left`, `declared war on them`."""
    word, following = words.form(index), words.tag(index + 1)
    if word in POINTING and following in ("c", ","):
        joined = words.tag(index + 2)
        return (
            joined in ("v", "x", "a") if following == "c" and cue not in ANSWERING else not _is_parted(words, index + 1)
        )
    if cue == "say" and word in ("no", "yes"):
        return following == "o"
    that = words.tags.find("t", index, index + FARTHEST_THAT) if cue in ANSWERING else -1
    if that > index and is_claim(words.lower[that - 1]):
        return True  # `denied government claims that`
    return word in DECLARED.get(cue, ()) and following in ("p", "o")


def _is_parted(words: Words, comma: int) -> bool:
    """Whether an insertion between commas stands before a verb: `it, too, was`."""
    second = words.tags.find(",", comma + 1)
    return words.tags[comma] == "," and second > 0 and goes_on_with_verb(words, second)


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
    if tag == "r" and words.form(index) in OBJECT_PRONOUNS:
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
    if words.tag(index) == "," and (words.tag(index + 1) in ("v", "c") or inserts(words, index + 1)):
        return is_insertion(words, index + 1)
    if words.tag(index) == "," and words.tag(index + 1) in ("d", "E"):
        comma = words.tags.find(",", index + 1)
        return (comma > 0 and goes_on_with_verb(words, comma)) or has_verb(setting, index)
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
    if words.form(index + 1) == "now" and words.form(index + 2) in ("is", "was") and words.tag(index - 1) == "v":
        return False  # `said that now was the time`
    verb = index + 1 + (words.form(index + 1) in ("also", "later", "now", "still"))
    is_verb = words.tag(verb) in ("v", "x") and not words.form(verb).endswith("ing")
    is_verb = is_verb and words.form(verb) not in SUBJECTS_WITH_VERB
    return words.tag(index) == "t" and is_verb


def _joins_verb(words: Words, index: int) -> bool:
    """Whether a conjunction stands before a finite verb, which then has the subject of the verb before."""
    is_joint = words.tags[index] == "c" or words.lower[index] == "but"
    return is_joint and is_finite(words.lower, words.tags, behind_adverbs(words, index))


def behind_adverbs(words: Words, index: int) -> int:
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


def is_insertion(words: Words, first: int) -> bool:
    """Whether a clause behind a comma ends with one before the verb that belongs before it: `, as he calls it, was`."""
    comma = words.tags.find(",", first)
    second = words.tags.find(",", comma + 1) if comma > 0 and words.tag(first) in ("w", "v") else -1
    is_parted = comma > 0 and (goes_on_with_verb(words, comma) or (second > 0 and goes_on_with_verb(words, second)))
    return is_parted and inserts(words, first)


def ends_insertion(words: Words, start: int, first: int) -> bool:
    """Whether the comma before a word ends such a clause."""
    comma = words.tags.rfind(",", start, first - 1)
    return comma > start and inserts(words, comma + 1) and goes_on_with_verb(words, first - 1)


def inserts(words: Words, index: int) -> bool:
    """Whether a clause or a participle begins that may part a subject from its verb: `, as`, `, who`, `, seen as`."""
    index += words.tag(index) == "a"
    is_participle = words.tag(index) == "v" and (words.form(index) in PARTICIPLES or words.form(index).endswith("ed"))
    is_conjunction = words.tag(index) in INSERTED or words.form(index) == "including"
    is_conjunction = is_conjunction or words.lower[index + 1 : index + 3] in OF_WHICH  # `, many of whom`
    return is_conjunction or (is_participle and words.tag(index + 1) in ("p", "k", "o", "a", "z"))


def goes_on_with_verb(words: Words, comma: int) -> bool:
    """Whether a finite verb stands behind a comma, or behind the quotation mark there."""
    verb = comma + 2 if words.tag(comma + 1) == "q" else comma + 1
    return words.tag(verb) in ("v", "x") and is_finite(words.lower, words.tags, verb)
