"""keys: the key of a record in its source, made from the name it came with."""

import hashlib

import regex

from scripts.sources.refusal import RefusedError

LONGEST_KEY = 120
UNPRINTABLE = regex.compile(r"[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]", flags=regex.V1)
OTHER_ASCII = regex.compile(r"[^A-Za-z0-9]+", flags=regex.V1)
PATH_MARKS = regex.compile(r"[/\\]", flags=regex.V1)


def make_key(name: str, full_name: str) -> str:
    """Return the key for a name: its letters and digits with hyphens between; refuse a name that can give none.

    A name beyond ASCII, or too long, is not transliterated: its key is a hash of the full name.
    """
    if UNPRINTABLE.search(name):
        raise RefusedError("bad_name", f"{name!a} has a line break or another character that is not printed")
    if ".." in PATH_MARKS.split(name):
        raise RefusedError("bad_name", f"{name!a} leads out of its folder")
    if not name.isascii() or len(name) > LONGEST_KEY:
        return hash_name(full_name)
    key = OTHER_ASCII.sub("-", name).strip("-")
    if not key:
        raise RefusedError("bad_name", f"{name!a} has neither a letter nor a digit")
    return key


def hash_name(name: str) -> str:
    """Return the key of a name that has no better one: `f` and twelve hexadecimal digits."""
    return "f" + hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:12]
