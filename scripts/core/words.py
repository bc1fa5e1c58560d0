"""words: the words of a sentence, tagged by closed lists, the lexicons, their endings and their neighbours."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, reduce

import regex

from scripts.core.lexicon import Cue, Trigger, load_cues, load_triggers
from scripts.core.records import Entity, Span, record
from scripts.core.word_classes import (
    ACTORS,
    ALSO_MODIFIERS,
    ALSO_NOUNS,
    BE,
    BEFORE_NAME,
    CLOSED,
    MODALS,
    NOT_ADVERBS,
    NOT_PAST,
    NUMBERS,
    PARTICIPLE,
    PARTICLES,
    PEOPLE_DONE,
    PREDICATES,
    QUANTIFIERS,
    SAME_IN_PAST,
    SUBJECTS_WITH_VERB,
    TENS,
)

TAGS = {
    "d": "determiner, possessive or quantifier",
    "n": "number",
    "N": "noun, adjective or anything else",
    "E": "word of a named mention",
    "z": "word of a date",
    "j": "participle that may stand before a noun",
    "v": "verb",
    "x": "auxiliary or modal verb",
    "a": "adverb, particle or negation",
    "r": "personal pronoun",
    "w": "relative or question word",
    "t": "that",
    "o": "to",
    "p": "other preposition",
    "c": "and, or",
    "k": "other conjunction",
    "s": "possessive ending",
    "q": "quotation mark",
    ",": "comma",
    "-": "dash or semicolon",
    ":": "colon",
    ".": "full stop, question or exclamation mark",
    "(": "opening bracket",
    ")": "closing bracket",
    "u": "other sign",
}
# The first two lines are there for speed: they skip blanks and take most words, for which nothing else fits.
WORD = regex.compile(
    r"""(?=\S)(?:
    [a-z]++(?=[\ ,])
    |(?:\p{L}\.){2,}(?:[-‐‑][\p{L}\p{M}\p{Nd}]+)*
    |(?:Adm|Amb|Brig|Capt|Cmdr|Col|Cpl|Dr|Gen|Gov|Lt|Maj|Mr|Mrs|Ms|Pte|Prof|Rep|Rev|Sen|Sgt|St)\.(?=\ )
    |['’][sS](?![\p{L}\p{M}\p{Nd}])
    |\p{Nd}+(?:[.,:]\p{Nd}+)*(?:[\p{L}\p{M}\p{Nd}]|[-‐‑'’&](?=\p{L}))*
    |[\p{L}\p{M}\p{Nd}]+(?:(?:[-‐‑&]|['’](?![sS](?![\p{L}\p{M}\p{Nd}])))[\p{L}\p{M}\p{Nd}]+)*
    |\S)""",
    flags=regex.V1 | regex.X,
)
# The same for ASCII, which `re` reads in a third of the time.
ASCII = {r"[\p{L}\p{M}\p{Nd}]": "[A-Za-z0-9]", r"\p{L}": "[A-Za-z]", r"\p{Nd}": "[0-9]"}
ASCII_WORD = re.compile(reduce(lambda form, item: form.replace(*item), ASCII.items(), WORD.pattern), re.A | re.X)
LETTER = regex.compile(r"[\p{L}\p{M}]", flags=regex.V1)
DIGIT = regex.compile(r"\p{Nd}", flags=regex.V1)
CAPITAL = regex.compile(r"\p{Lu}", flags=regex.V1)
ASCII_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
ASCII_LETTERS = ASCII_CAPITALS | frozenset("abcdefghijklmnopqrstuvwxyz")
SIGNS = {
    **dict.fromkeys("\"“”„‟«»'‘‚`", "q"),
    ",": ",",
    **dict.fromkeys("-–—―;", "-"),
    ":": ":",
    **dict.fromkeys(".?!…", "."),
    **dict.fromkeys("([{", "("),
    **dict.fromkeys(")]}", ")"),
    "&": "c",
}
# What only WORD can tell to be a letter or none.
BEYOND = re.compile(rf"[^\x00-\x7f{re.escape(''.join(SIGNS))}]")
ABOUT = frozenset(("about", "around"))  # quantifiers before a number
NEARLY = frozenset(("almost", "approximately", "nearly", "roughly"))  # likewise
COUNTING = ABOUT.union(NEARLY, (word for _, word in QUANTIFIERS))
AMOUNTS = frozenset(("at", "dozens", "hundreds", "many", "more", "several", "some"))
ADJECTIVE = ("ous", "ive", "ble", "ful", "less")
ADJECTIVES = frozenset(
    ("additional", "anecdotal", "initial", "international", "local", "national", "regional")
)  # before nouns
SUBJECTING = frozenset(("subjected", "subjecting"))  # somebody to torture
BEFORE_PREPOSITION = frozenset(("according", "addition", "contrary", "owing", "prior", "response", "thanks"))
REPORTING = frozenset(("claim", "claims", "vow", "vows"))
PEOPLE = frozenset(("all", "both", "many", "most", "several", "some", "those"))
SINGULAR_AUXILIARIES = frozenset(("does", "has", "is", "was"))
ACTING_IN = frozenset(("against", "at", "for", "in", "near", "on", "under", "with"))  # rebels fighting in the hills
MEETINGS = ("briefing", "hearing", "meeting")  # told a meeting that
BEFORE_MEETING = frozenset(("cabinet", "committee", "congress", "council", "news", "press", "senate"))
TOLD_BY_ENDING = ("ed", "en", "ing", "ly")
DOCUMENTS = frozenset(
    ("alert", "article", "cable", "document", "draft", "letter", "memo", "paper", "report", "statement")
)
# Adverbs that are else something other: shot dead, handed over, set off.
WITH_PARTICLE = frozenset(
    (verb, word)
    for word, verbs in {
        "dead": "shoot shooting shoots shot",
        "off": "set sets setting",
        "over": "hand handed handing hands",
    }.items()
    for verb in verbs.split()
)
BEGINNING = frozenset(("began", "begin", "begun", "start", "started"))  # they began lifting sanctions
HITS = ("hit", "hits")  # behind a noun they are verbs: the shells hit residential areas
SET_ON = frozenset(("ablaze", "afire", "alight", "fire", "free", "off", "out", "up"))
AROUND = "drwx"  # words that adverbs part: had not yet left, he now leads, who deliberately target, a sadly lost end
BEFORE_VERB = frozenset("NEzrxwtck,-:.()u")  # what makes no noun or adjective of a verb behind it
OBJECTS = ("N", "E", "n", "j")
# The auxiliaries that a verb follows in its plain form.
GOVERNING = MODALS | frozenset(("did", "didn't", "do", "does", "doesn't", "don't"))
CLAUSE = re.compile("[^.,:tkw-]+")
NAMED_PARTICIPLE = re.compile("(?<=[NEr])a{0,2}j")
NAMED_PREDICATE = re.compile("(?<=[NEr])a{0,2}[jN]")
WITH_VERBS = ("away", "back", "down", "off", "out", "up")
WORDS_SUBJECTED = 4
MOST_WORDS = 500  # no sentence that a person wrote is longer

Mark = tuple[int, int, str]  # start, end and tag of a mention


@record
class Words:
    """The words of a stretch of a text: their spans in it, their forms in (ASCII) lower case, one tag letter each."""

    text: str
    spans: tuple[tuple[int, int], ...]
    lower: tuple[str, ...]
    tags: str

    def span(self, first: int, last: int) -> Span:
        """Return the characters of the words `[first, last)`, which must not be empty."""
        return Span(self.spans[first][0], self.spans[last - 1][1])

    def at(self, offset: int) -> int:
        """Return the index of the first word that starts at or behind a character."""
        return bisect_left(self.spans, (offset, offset))

    def tag(self, index: int) -> str:
        """Return the tag of a word, "" before the first and behind the last one."""
        return self.tags[index] if 0 <= index < len(self.tags) else ""

    def form(self, index: int) -> str:
        """Return a word in lower case, "" before the first and behind the last one."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def is_capital(self, index: int) -> bool:
        """Whether the word begins with a capital letter."""
        return is_capital(self.text[self.spans[index][0]])


@record
class Place:
    """One word among its neighbours: its form, the tag and form before it ("" at the beginning), the form behind it."""

    word: str
    before: str
    previous: str
    following: str
    is_capital: bool
    has_object: bool

    @property
    def opens(self) -> bool:
        """Whether what follows a verb or a noun follows, but not what follows a participle before its noun."""
        return self.following in _openers()


def is_letter(character: str) -> bool:
    """Whether a character is a letter or mark; most are ASCII and need no look into the tables of `regex`."""
    return character in ASCII_LETTERS or (character > "\x7f" and LETTER.match(character) is not None)


def is_capital(character: str) -> bool:
    """Whether a character is a capital letter."""
    return character in ASCII_CAPITALS or (character > "\x7f" and CAPITAL.match(character) is not None)


def to_lower(text: str) -> str:
    """Return the text with its ASCII capitals small and its apostrophes straight, as long as before."""
    if text.isascii():
        return text.lower()
    return text.replace("’", "'").encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


def find_words(text: str, start: int, end: int, marks: Sequence[Mark]) -> Words:
    """Return the tagged words of `text[start:end]`, at most MOST_WORDS; `marks` lie in it and are in order."""
    plain = to_lower(text[start:end])
    is_plain = plain.isascii() or BEYOND.search(plain) is None  # the apostrophes are straight by now
    pattern = ASCII_WORD if is_plain else WORD
    spans = tuple([match.span() for match in pattern.finditer(text, start, end)][:MOST_WORDS])
    lower = tuple([plain[a - start : b - start] for a, b in spans])
    tags, fixed = _tag_mentions(spans, marks), _fixed()
    for index, word in enumerate(lower):
        if not tags[index]:
            tag = fixed.get(word)
            if tag is None or (index and tag in "apn" and is_capital(text[spans[index][0]])):
                tag = _tag_at(text, spans, lower, tags, index)
            tags[index] = tag
    return Words(text, spans, lower, _give_predicates(lower, "".join(tags)))


def _give_predicates(lower: Sequence[str], tags: str) -> str:
    """Return the tags with a verb for each clause that has none: a participle or plain form behind a noun.

    `Gunmen opened fire`, `rebels advance on the port`, `protesters storm parliament`.
    """
    pattern = NAMED_PARTICIPLE if PREDICATES.isdisjoint(lower) else NAMED_PREDICATE
    if pattern.search(tags) is None:
        return tags
    result = tags
    for clause in CLAUSE.finditer(tags):
        first, last = clause.span()
        found = (match.end() - 1 for match in pattern.finditer(tags, first, last))
        predicate = next((index for index in found if _may_be_predicate(lower, tags, index)), None)
        if predicate is not None and not any(is_finite(lower, tags, index) for index in range(first, last)):
            result = f"{result[:predicate]}v{result[predicate + 1 :]}"
    return result


def _may_be_predicate(lower: Sequence[str], tags: str, index: int) -> bool:
    """Whether a word behind a noun may be its verb: `gunmen opened fire`, `rebels advance on the port`."""
    if tags[index] == "j":
        return lower[index].endswith("ed")
    if lower[index] not in PREDICATES:
        return False
    if lower[index - 1] in ACTORS and tags[index + 1 : index + 2] in OBJECTS:
        return True
    noun = len(tags[:index].rstrip("a")) - 1
    return tags[index + 1 : index + 2] in ("p", "o", "a") and _is_plural(lower[noun])


def is_finite(lower: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """Whether a word is an auxiliary, or a verb in no -ing form that follows neither `to` nor a preposition."""
    return tags[index] == "x" or (
        tags[index] == "v" and not lower[index].endswith("ing") and (index == 0 or tags[index - 1] not in "op")
    )


def to_marks(entities: Sequence[Entity]) -> tuple[Mark, ...]:
    """Return the mentions as the words see them."""
    return tuple([(entity.start, entity.end, "z" if entity.type == "DATE" else "E") for entity in entities])


def _tag_mentions(spans: Sequence[tuple[int, int]], marks: Sequence[Mark]) -> list[str]:
    """Return the tag of its mention for each word that lies within one, else ""."""
    tags = [""] * len(spans)
    for start, end, tag in marks:
        index = bisect_left(spans, (start, start))
        while index < len(spans) and spans[index][1] <= end:
            tags[index] = tag
            index += 1
    return tags


def _tag_at(text: str, spans: Sequence[tuple[int, int]], lower: Sequence[str], tags: Sequence[str], index: int) -> str:
    """Return the tag of a word or sign whose neighbours, form or capital tell it."""
    word, start = lower[index], spans[index][0]
    before = tags[index - 1] if index else ""
    if word in _listed():
        if word in _only_verbs() and before in BEFORE_VERB and not is_capital(text[start]):
            return "v"
    elif not is_letter(text[start]):
        return _tag_sign(text, start, word)
    elif before not in ("o", "q", "a", "x") and not word.endswith(TOLD_BY_ENDING) and "-" not in word:
        return "N"
    return _tag(_place(text, spans, lower, tags, index))


def _tag_sign(text: str, start: int, word: str) -> str:
    if DIGIT.match(text, start):
        return "n"
    return "s" if word == "'" and text[max(start - 1, 0) : start] == "s" else SIGNS.get(word, "u")


def _place(text: str, spans: Sequence[tuple[int, int]], lower: Sequence[str], tags: Sequence[str], index: int) -> Place:
    """Return a word among its neighbours.

    An opening quotation mark before it is looked through, and so are adverbs behind an auxiliary, a pronoun, a relative
    word or a determiner.
    """
    before = previous = index - 1
    if index > 1 and tags[before] == "a":
        while before > 0 and tags[before] == "a":
            before -= 1
        before = previous = before if tags[before] in AROUND else index - 1
    elif index > 1 and tags[before] == "q":
        before -= 1
    is_preposition = previous > 0 and tags[previous] == "o" and _is_before_noun(lower, previous)
    following = lower[index + 1] if index + 1 < len(lower) else "."
    is_named_next = index + 1 < len(tags) and tags[index + 1] == "E"
    return Place(
        word=lower[index],
        before="p" if is_preposition else tags[before] if before >= 0 else "",
        previous=lower[previous] if previous >= 0 else "",
        following=following,
        is_capital=is_capital(text[spans[index][0]]),
        has_object=is_named_next or following in _objects(),
    )


def _is_before_noun(lower: Sequence[str], to: int) -> bool:
    """Whether `to` is a preposition by what stands before it: `prior to attacks`, `subjected them to torture`."""
    return lower[to - 1] in BEFORE_PREPOSITION or not SUBJECTING.isdisjoint(lower[max(0, to - WORDS_SUBJECTED) : to])


def _tag(place: Place) -> str:
    """Return the tag of a word outside of all mentions."""
    word, before = place.word, place.before
    if word in NUMBERS or word.split("-")[0] in TENS:
        return "n"
    if (place.previous, word) in QUANTIFIERS or (word == "at" and (word, place.following) in QUANTIFIERS):
        return "d"
    closed = _closed().get(word, "v" if word in _verbs() else "")
    if closed == "N" and word in _verbs() and place.has_object and before:
        return "v"
    if word in ABOUT or word in NEARLY:
        is_number = place.following in NUMBERS or DIGIT.match(place.following)
        return "d" if is_number else "p" if word in ABOUT else "a"
    if word == "leading" and before in ("", "v", ",", "c") and not place.has_object and not place.opens:
        return "j"
    if word == "think" and place.following in ("tank", "tanks"):
        return "N"
    if word in ("earlier", "later") and before == "d" and not place.opens:
        return "N"  # `an earlier statement`
    if word in ("long", "since") and place.previous in ("has", "have", "had"):
        return "a"
    if word == "likely" and before == "x" and place.previous not in BE:
        return "a"  # `the men will likely come`
    if (place.previous, word) in WITH_PARTICLE:
        return "a"
    if word == "overnight" and place.opens and before != "d":
        return "a"
    if closed and closed != "v" and not (place.is_capital and closed in "apn" and before in ("N", "E", "p")):
        return closed
    if place.is_capital and before in BEFORE_NAME:
        return "N"
    if closed == "v" and word in _nouns():
        return _tag_noun_or_verb(place)
    if closed == "v":
        is_noun = before in ("d", "p", "s") and not word.endswith(PARTICIPLE) and not _is_said_by_people(place)
        is_noun = is_noun or (before in ("d", "s") and word.endswith("ing") and place.opens and not place.has_object)
        is_noun = is_noun or (before == "d" and place.previous == "the" and word in PEOPLE_DONE and place.opens)
        return "N" if is_noun else "j" if _is_adjective(place) else "v"
    return "N" if word in _nouns() else _tag_ending(place)


def _is_said_by_people(place: Place) -> bool:
    """Whether a quantifier is the subject of a verb: `some said they`, not `many press reports`."""
    return place.previous in PEOPLE and (place.has_object or place.opens)


def _is_adjective(place: Place) -> bool:
    """Whether a participle stands before a noun: `the besieged town`, `of wounded men`, not `by seizing the port`."""
    if place.opens:
        return False
    if place.before == "p":
        return place.word.endswith(("ed", "en"))
    if place.before == "v":
        return (place.word.endswith("ed") or place.word == "continuing") and place.following in _nouns()
    return place.before in ("d", "s", "j", "n") and place.word.endswith(PARTICIPLE)


def _tag_noun_or_verb(place: Place) -> str:
    """Return the tag of a form such as `strikes` or `claim` that is in the lists as noun and as verb."""
    word, before, previous = place.word, place.before, place.previous
    if word in MEETINGS and (before == "d" or previous in BEFORE_MEETING):
        return "N"
    if word.endswith("ing"):
        is_amount = place.following in NUMBERS or place.following in AMOUNTS or DIGIT.match(place.following)
        is_told_on = before == "," and is_amount
        if previous in BEGINNING and not place.opens:
            return "v"
        is_clause = before == "N" and _is_plural(previous) and place.following in ACTING_IN
        if place.has_object or before in ("x", "a") or is_told_on or is_clause:
            return "v"
        is_governing = (
            before in ("p", "N", "v") and not place.opens and place.following not in _nouns()
        )  # of killing men
        return "v" if is_governing and word not in ALSO_MODIFIERS else "N"
    if word.endswith(PARTICIPLE) and before in ("", "N", "E", "r", "x", "a", "w"):
        return "v"
    if previous in DOCUMENTS and word in ("claims", "notes", "states") and place.following in (".", ""):
        return "v"
    if word in SAME_IN_PAST and (previous in BE or place.following in NUMBERS):
        return "v"
    if word in HITS and before in ("N", "E"):
        return "v"
    if word == "set" and before != "d" and place.following in SET_ON:
        return "v"
    if place.following in SINGULAR_AUXILIARIES and before in ("E", "N") and _is_plural(word):
        return "v"
    if before in ("o", "x", "r"):
        return "N" if previous in BE or place.following in ("by", "of") else "v"
    if (before == "w" and previous in ("who", "which")) or (before == "c" and place.following in PARTICLES):
        return "v"
    if place.following in WITH_VERBS and before in ("N", "E", "a"):
        return "v"
    if before == "N" and _is_plural(previous) and place.following == "." and not word.endswith("s"):
        return "v"
    if before == "N" and word in REPORTING and place.following not in _openers() and _is_told(place):
        return "v"
    if not place.has_object:
        return "v" if before == "E" and word.endswith("s") and place.following in ("“", "‘") else "N"
    if before == "N" and (previous.endswith(ADJECTIVE) or previous in ADJECTIVES):
        return "N"
    if before == "E" or (before == "N" and not _is_plural(previous)):
        return "v" if word.endswith("s") or word in SAME_IN_PAST else "N"
    if before == "N":
        return "N" if word.endswith("s") else "v"
    return "v" if before in ("a", "c", "t", "w") else "N"


def _is_told(place: Place) -> bool:
    """Whether a clause seems to follow: `officials claim pro-war men`, `the government claims strikes`."""
    if place.word.endswith("s"):
        return not _is_plural(place.previous) and _is_plural(place.following)
    return _is_plural(place.previous)


def _is_plural(noun: str) -> bool:
    return noun.endswith(("s", "men")) and not noun.endswith(("ss", "us", "is")) and noun != "news"


def _tag_ending(place: Place) -> str:
    """Return the tag of a word that no list has, by its ending."""
    word, before = place.word, place.before
    if (place.is_capital and before) or "-" in word:
        return "N"
    if word.endswith(PARTICIPLE) and before == "x" and (place.previous in BE or word.endswith("ed")):
        return "v"
    if before == "o" and len(word) > 2 and (place.has_object or place.following in PARTICLES):
        return "v"
    if place.previous in GOVERNING and len(word) > 2 and not word.endswith((*TOLD_BY_ENDING, "s")):
        return "v"  # `cannot verify rebel claims`, `will abide by it`
    if word.endswith("ly") and word not in NOT_ADVERBS:
        return "a"
    if word.endswith("ed") and place.is_capital and place.following == ",":
        return "N"  # `Hamed, a clerk, left`
    if word.endswith("ed") and len(word) > 4:
        if (before == "r" or (before == "N" and _is_plural(place.previous))) and word not in NOT_PAST:
            return "v"
        is_done_so = before == "E" and place.following.endswith("ly")  # `Saleh reacted coolly`
        is_done_so = is_done_so or (before in ("E", "N") and place.following in NUMBERS)  # `Bakers examined two mills`
        return "v" if is_done_so or (place.opens and before in ("N", "E", "r", "a", "w", "z", "x", ",")) else "j"
    if word.endswith("ing") and len(word) > 5:
        is_subject = before in ("v", "c", "", ",", "k", "t") and place.following in SINGULAR_AUXILIARIES
        is_governed = before == "p" and place.following in (".", "as")  # `a standard of living as high`
        return "N" if is_subject or is_governed or (place.opens and before in ("d", "s", "n", "j")) else "j"
    return "N"


@cache
def _closed() -> dict[str, str]:
    return {word: tag for tag, words in CLOSED.items() for word in words.split()}


@cache
def _listed() -> frozenset[str]:
    """The words that are in any list."""
    return frozenset(("likely", "long", "overnight", *COUNTING, *NUMBERS, *TENS, *_closed(), *_verbs(), *_nouns()))


@cache
def _fixed() -> dict[str, str]:
    """The tags of the words and signs that have one everywhere; adverbs, prepositions and numbers if they are small."""
    changing = {"'", "at", "dead", "earlier", "later", "off", "over", "overnight", "since", *COUNTING}
    tags = {**dict.fromkeys(_nouns(), "N"), **_closed(), **dict.fromkeys((*NUMBERS, *TENS), "n"), **SIGNS, "'s": "s"}
    return {
        word: tag
        for word, tag in tags.items()
        if tag != "v" and word not in changing and not (tag == "N" and word in _verbs())
    }


@cache
def _openers() -> frozenset[str]:
    """The words and signs that follow a verb or a noun, but not a participle before its noun."""
    return frozenset((*" ".join(CLOSED[tag] for tag in "dxrwtopck").split(), *SIGNS))


@cache
def _objects() -> frozenset[str]:
    """The words that begin an object or a clause behind a verb."""
    return SUBJECTS_WITH_VERB.union(*(CLOSED[tag].split() for tag in "drt"))


@cache
def _verbs() -> frozenset[str]:
    return frozenset(_forms("verb"))


@cache
def _only_verbs() -> frozenset[str]:
    """The verbs that are in no other list and have no rule of their own."""
    others = {"leading", "think", *_nouns(), *NUMBERS, *COUNTING}
    return frozenset(word for word in (*_verbs(), *_closed()) if _closed().get(word, "v") == "v") - others


@cache
def _nouns() -> frozenset[str]:
    return frozenset((*_forms("noun"), *ALSO_NOUNS))


def _forms(part: str) -> Iterator[str]:
    rows: tuple[Cue | Trigger, ...] = (*load_cues(), *load_triggers())
    for row in rows:
        if row.part == part:
            yield from (form.split(" ")[0] for form in row.forms)
