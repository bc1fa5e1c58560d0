"""part: a stretch of a page, in Penn Treebank words, with what it is."""

from dataclasses import dataclass

TEXT = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of words; `kind` is a section of an article, a reason to take it out, or TEXT while it is not known."""

    kind: str
    text: str


def spread(kind: str, text: str) -> list[Part]:
    """Return the text, if any is left of it, as one part."""
    text = text.strip(" ")
    return [Part(kind, text)] if text else []
