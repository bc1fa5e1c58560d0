"""text: what a character, a token and a clean string are, the same on every Python version."""

import hashlib
import unicodedata

import regex

TOKEN = regex.compile(r"[\p{L}\p{M}\p{Nd}]+|\S", flags=regex.V1)
INSIDE_TOKEN = regex.compile(r"(?<=[\p{L}\p{M}\p{Nd}])(?=[\p{L}\p{M}\p{Nd}])", flags=regex.V1)
WORD = regex.compile(r"[\p{L}\p{M}\p{Nd}]+", flags=regex.V1)
INVISIBLE = regex.compile(r"[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}--[\n\t]]", flags=regex.V1)
BLANKS = regex.compile(r"[\t\p{Zs}]+", flags=regex.V1)
LINE_BREAK = regex.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")


def normalise(text: str) -> str:
    """Return the text in NFC with `\\n` line breaks, single plain blanks and no invisible characters."""
    text = LINE_BREAK.sub("\n", text)
    text = INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return "\n".join(BLANKS.sub(" ", line).strip(" ") for line in text.split("\n"))


def tokens(text: str) -> list[tuple[int, int]]:
    """Return the `(start, end)` of each token: a maximal run of letters, marks and digits, or one other character."""
    return [m.span() for m in TOKEN.finditer(text)]


def count_words(text: str) -> int:
    """Return the number of tokens that hold a letter or a digit."""
    return sum(1 for _ in WORD.finditer(text))


def sha256_text(text: str) -> str:
    """Return the SHA-256 of the text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def word_set(block: str) -> frozenset[str]:
    """Return the words of a block of text, separated by white space, as a set to look up."""
    return frozenset(block.split())
