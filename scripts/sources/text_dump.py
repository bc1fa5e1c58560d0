"""text_dump: the text of a web page, copied or saved as plain text."""

from collections.abc import Iterator, Sequence

from scripts.core.records import Rejected
from scripts.core.text import count_words
from scripts.sources.decode import decode, read_bytes
from scripts.sources.furniture import (
    BODY,
    HEAD,
    SIGNATURES,
    ends_sentence,
    find_reason,
    is_caption,
    is_prose,
)
from scripts.sources.layout import Layout, Line, arrange, fold, is_signature, same_words, split_lines
from scripts.sources.raw import Limits, RawArticle, RawFile, Source, sha256_bytes
from scripts.sources.refusal import RefusedError

HEAD_LINES = 12
FEWEST_TITLE_WORDS = 3
LONGEST_SITE_WORDS = 6
MOST_STANDFIRSTS = 4
LONGEST_STANDFIRST_WORDS = 90
SITE_JOINTS = (" | ", " - ", " – ", " — ", " :: ", " • ")


def read(file: RawFile, source: Source, limits: Limits) -> Iterator[RawArticle | Rejected]:
    """Yield the one article that a text file holds, or why it holds none."""
    data = None
    try:
        data = read_bytes(file, limits)
        yield parse_dump(file, data, limits)
    except RefusedError as refused:
        yield refused.row(source, file.key, data)


def parse_dump(file: RawFile, data: bytes, limits: Limits) -> RawArticle:
    """Return the article in the bytes of a text dump; refuse what is none."""
    layout = lay_out(split_lines(decode(data)))
    return RawArticle(
        source_key=file.key,
        blocks=layout.blocks,
        raw_sha256=sha256_bytes(data),
        furniture=layout.furniture,
        url=file.url,
        publisher=layout.publisher,
        byline=layout.byline,
        published=layout.published(limits.latest_publication),
    )


def lay_out(texts: Sequence[str]) -> Layout:
    """Return what each printed line is, the title being the first, or that which is printed twice."""
    lines = [Line(text) for text in texts]
    title = find_title(texts)
    if title is None:
        return arrange(lines)
    lines[title] = Line(texts[title], section="title")
    for n in range(title):
        lines[n] = Line(texts[n], reason=judge_above(texts[n], texts[title]))
    for n in find_standfirst(lines, title):
        lines[n] = Line(texts[n], section="standfirst")
    return arrange(lines)


def find_title(texts: Sequence[str]) -> int | None:
    """Return the number of the line that is the title; None for a text that begins with its first paragraph."""
    head = texts[:HEAD_LINES]
    for n, text in enumerate(head):
        if count_words(text) >= FEWEST_TITLE_WORDS and not find_reason(text, BODY):
            for later in range(n + 1, len(head)):
                if same_words(text, head[later]):
                    return n
                if has_site_name(text, head[later]):
                    return later
    for n, text in enumerate(head):
        if not is_above_title(text):
            return None if is_prose(text) or is_caption(text, BODY) or is_alone(texts, n) else n
    return None


def has_site_name(text: str, title: str) -> bool:
    """Return whether a line is the title followed by the name of the site, as a browser's title bar shows it."""
    site = next((text[len(title + joint) :] for joint in SITE_JOINTS if text.startswith(title + joint)), "")
    return 0 < count_words(site) <= LONGEST_SITE_WORDS


def is_above_title(text: str) -> bool:
    """Return whether a line may stand above the title: furniture, or the date."""
    return find_reason(text, HEAD) in ("navigation", "date_line", "reading_time") or find_reason(text, BODY) is not None


def is_alone(texts: Sequence[str], n: int) -> bool:
    """Return whether a line is a sentence and no text but furniture follows it."""
    return ends_sentence(texts[n]) and all(find_reason(text, HEAD) for text in texts[n + 1 :])


def judge_above(text: str, title: str) -> str:
    """Return why a line above the title goes: it is the title with the site's name, or furniture, or a menu."""
    if fold(text).startswith(fold(title)):
        return "repeated_title"
    return find_reason(text, HEAD) or "navigation"


def find_standfirst(lines: Sequence[Line], title: int) -> list[int]:
    """Return the numbers of the lines between the title and the date, byline or reading time that are a summary.

    Where the head has none of those, a first line that ends without a full stop is taken for it.
    """
    found: list[int] = []
    for n in range(title + 1, len(lines)):
        text = lines[n].text
        reason = "repeated_title" if same_words(text, lines[title].text) else find_reason(text, HEAD)
        if found and (reason == "repeated_title" or reason in SIGNATURES):
            return found if _has_text(lines[n + 1 :]) else []
        if not reason and not is_caption(text, HEAD) and not is_signature(lines, n):
            found.append(n)
        if len(found) > MOST_STANDFIRSTS or sum(count_words(lines[i].text) for i in found) > LONGEST_STANDFIRST_WORDS:
            break
    return [n for n in found[:1] if is_subtitle(lines[n].text) and _has_text(lines[n + 1 :])]


def is_subtitle(text: str) -> bool:
    """Return whether a line reads as a second headline: some words, and neither a full stop nor a colon at the end."""
    return FEWEST_TITLE_WORDS < count_words(text) <= LONGEST_STANDFIRST_WORDS // 2 and not (
        ends_sentence(text) or text.endswith((":", ",", ";", "-", "–", "—"))
    )


def _has_text(lines: Sequence[Line]) -> bool:
    return any(not find_reason(line.text, HEAD) and not is_caption(line.text, HEAD) for line in lines)
