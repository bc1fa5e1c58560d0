"""byline: the line that names the authors of an article, among other words, in Penn Treebank words."""

import regex

FLAGS = regex.V1
FARTHEST = 400
LONGEST_TITLE = 25
NAME = r"(?:\p{Lu}[\p{L}'.\-]*|al-\p{Lu}[\p{L}\-]*|de|van|el|bin)"
NAMES = rf"{NAME}(?: (?:{NAME}|,|and)){{1,30}}"
JOB = r"(?:Analyst|Anchor|Columnist|Contributor|Correspondent|Editor|Producer|Reporter|Writer)"
MEDIUM = r"(?:(?:,|--) CNN|(?:(?:,|--) )?(?i:for|special to) CNN)"
WITH_MEDIUM = regex.compile(
    rf"(?<=^| )(?:By|From) (?:the CNN Wire Staff|{NAMES}? {MEDIUM}(?: (?:{NAME} ){{0,5}}?{JOB}(?= |$))?)(?= |$)",
    flags=FLAGS,
)
FULL_NAME = rf"{NAME} (?:\p{{Lu}}\. )?{NAME}"
AT_START = regex.compile(rf"^(?:By|From) {FULL_NAME}(?: , {FULL_NAME}){{0,6}}(?: and {FULL_NAME})?(?= |$)", flags=FLAGS)
AT_END = regex.compile(rf"(?<=^| )By {NAMES}$", flags=FLAGS)


def split_byline(text: str) -> tuple[str, str, str]:
    """Return the words before a byline, the byline and the words after it; the last alone where there is no byline."""
    found = WITH_MEDIUM.search(text, endpos=FARTHEST) or AT_START.search(text)
    if found is None or text.count(" ", 0, found.start()) > LONGEST_TITLE:
        return "", "", text
    return text[: found.start()].rstrip(" "), found[0], text[found.end() :].lstrip(" ")
