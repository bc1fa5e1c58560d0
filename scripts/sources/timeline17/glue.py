"""glue: where a page lost the break between two stretches of text, in Penn Treebank words."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import regex

from scripts.core.text import word_set

FLAGS = regex.V1
LONGEST_HEADLINES = 60
LONGEST_CROSSHEAD = 200
NONE: frozenset[str] = frozenset()
STARTERS = word_set("""
    A According After All Although Amid An Another Are As At Because Before But Can Did Do Does During Earlier Even
    Following For From Had Has Have He Her His How However In Inside Is It Its Later Many Meanwhile More Most Nearly No
    Not On Once Only Other Several She Since Some Still Such That The Their Then There These They This Those Though To
    Under Until We Were What When Where While Who Why Will With Without You
""")
STARTERS_BEFORE_NAMES = word_set("But Earlier For From How In Meanwhile On What When While Who Why")
NEVER_LAST = word_set("""
    a an and as at because but by for from if in into is it of on or so than that the then this though to was were what
    when where which while who with
""")
VERBS = word_set("""
    accuses are asks attacks calls can claims condemns could denies gets gives has have hopes is makes may must orders
    say says seeks sends should still takes tells urges vows wants warns was were will
""")
BEFORE_SUBJECTS = word_set("""
    believe believes chief claim claims clear colonel denies ex fear fears general insists leader minister now official
    president prosecutor rebel saying says secretary source spokesman spokeswoman suggests warn warns
""")
DAY_NAME = regex.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October"
    r"|November|December",
    flags=FLAGS,
)
WORD = regex.compile(r"[\p{L}\p{Nd}].*[\p{L}\p{Nd}]|'s|\p{Nd}", flags=FLAGS)
UPPER = regex.compile(r"\p{Lu}", flags=FLAGS)
LOWER = regex.compile(r"\p{Ll}", flags=FLAGS)
OPENER = regex.compile(r"[a-z]{4,}", flags=FLAGS)
CONTINUED = regex.compile(r"[\p{Ll}\p{Nd}].*|,|'s|(?:\p{Lu}\.)+", flags=FLAGS)
CROSSHEAD = regex.compile(
    r"(?P<head>\p{Lu}[\p{Lu}\p{Nd}'\-]+(?: (?:'S|'|,|;|[\p{Lu}\p{Nd}][\p{Lu}\p{Nd}'.\-]*))+) (?=\p{Lu}[\p{Ll} ])",
    flags=FLAGS,
)
LONG_CAPITALS = regex.compile(r"\p{Lu}{4,}", flags=FLAGS)
REPORTED = regex.compile(
    r"(?<=^| )(?:a|a\.m\.|an|her|his|p\.m\.|said|that|the|their|told|was|were|which)(?= |$)", flags=FLAGS
)


def split_glued(paragraph: str, openers: frozenset[str] = NONE) -> list[str]:
    """Return the paragraph cut where a sentence follows on words without an end, such as headlines of other articles.

    `openers` are further words that have a capital at the start of a sentence only; with any, verbs are clues too.
    """
    words = paragraph.split(" ")
    cuts = [0, *(i for i in _find_outside(words) if _starts_anew(words, i, openers)), len(words)]
    return [" ".join(words[start:end]) for start, end in pairwise(cuts)]


def find_openers(lines: Iterable[str]) -> frozenset[str]:
    """Return the words that have a capital at the start of a sentence and nowhere else in the lines."""
    lower: set[str] = set()
    upper: set[str] = set()
    for line in lines:
        words = line.split(" ")
        lower.update(word for word in words if OPENER.fullmatch(word))
        upper.update(word for last, word in pairwise(words) if UPPER.match(word) and WORD.fullmatch(last))
    return frozenset(word.capitalize() for word in lower) - upper


def split_crosshead(paragraph: str) -> list[str]:
    """Return the paragraph with a heading in capitals at its start, if there is one, apart from the rest."""
    found = CROSSHEAD.match(paragraph, endpos=LONGEST_CROSSHEAD)
    if found is None or len(LONG_CAPITALS.findall(found["head"])) < 2:
        return [paragraph]
    return [found["head"], paragraph[found.end() :]]


def is_headline(words: str) -> bool:
    """Return True if the words read as headlines: not many, and without the small words of a reporter's sentence."""
    has_size = 0 < words.count(" ") < LONGEST_HEADLINES
    return has_size and not words.startswith("--") and REPORTED.search(words) is None


def _find_outside(words: Sequence[str]) -> Iterator[int]:
    """Yield the positions outside quotation marks and brackets."""
    depth = 0
    for i, word in enumerate(words):
        if word in ("``", "-LRB-", "`"):
            depth += 1
        elif word in ("''", "-RRB-") or (word == "'" and depth > 0):
            depth = max(0, depth - 1)
        elif depth == 0 and i > 0:
            yield i


def _starts_anew(words: Sequence[str], i: int, openers: frozenset[str]) -> bool:
    before, word = words[i - 1], words[i]
    after = words[i + 1] if i + 1 < len(words) else ""
    if word not in STARTERS and word not in openers:
        return bool(openers) and after in VERBS and UPPER.match(word) is not None and _is_last(before)
    if before in NEVER_LAST or before in STARTERS or before in openers or WORD.fullmatch(before) is None:
        return False
    if word in ("A", "An"):
        return LOWER.match(before) is not None or LOWER.match(after) is not None
    return word in STARTERS_BEFORE_NAMES or CONTINUED.fullmatch(after) is not None


def _is_last(word: str) -> bool:
    """Return True if a subject that follows on the word begins another sentence rather than goes on with its name."""
    is_common = LOWER.match(word) is not None and word not in NEVER_LAST and word not in BEFORE_SUBJECTS
    return is_common or DAY_NAME.fullmatch(word) is not None
