"""state_department: country reports on human rights as saved web pages, each numbered section an article of its own."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone

import regex
from lxml import etree, html

from scripts.core.records import Rejected
from scripts.core.text import normalise
from scripts.sources.dates import check_day
from scripts.sources.decode import decode, read_bytes
from scripts.sources.raw import Block, Furniture, Limits, RawArticle, RawFile, Source, sha256_bytes
from scripts.sources.refusal import RefusedError

PUBLISHER = "U.S. Department of State"
WASHINGTON = timezone(timedelta(hours=-5))
BODY = "report__content"
CONTENTS = "report-toc"
LABEL_CLASS = "report-toc-section"
SECTION_CLASS = "report__section-title"
SUBSECTION_CLASS = "report__section-subtitle"
SECTION = regex.compile(r"Section ([0-9]{1,2})\.?")
SUBSECTION = regex.compile(r"([a-z])\. ")
NO_SLUG = regex.compile(r"[^a-z0-9]+")
REPORT_YEAR = regex.compile(r"(20[0-9]{2}) Country Reports?\b")
DATE_PUBLISHED = regex.compile(r'"datePublished"\s*:\s*"([^"\\]{1,40})"')
WHITE = regex.compile(r"\s+")
PAGE_END = regex.compile(r"</html\s*>", flags=regex.IGNORECASE)
HIDDEN = frozenset({"script", "style", "noscript", "template", "svg"})
BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "fieldset"}
    | {"figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol"}
    | {"p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)


@dataclass(frozen=True, slots=True)
class Section:
    """One numbered section of a report: its key, its heading as printed and the lines under it."""

    key: str
    heading: str
    lines: tuple[str, ...]


def read(file: RawFile, source: Source, limits: Limits) -> Iterator[RawArticle | Rejected]:
    """Yield an article for each section of the report that has text, in the order of the page, or why there is none."""
    data = None
    try:
        data = read_bytes(file, limits)
        page = _parse(decode(data))
        published = _find_published(page, limits)
        articles = _make_articles(file, _find_sections(_find_body(page)), sha256_bytes(data), published)
    except RefusedError as error:
        yield error.row(source, file.key, data)
    else:
        yield from articles


def _parse(text: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        page = html.document_fromstring(text.encode("utf-8"), parser=parser)
    except etree.LxmlError as error:
        raise RefusedError("no_text", f"no web page: {error}") from error
    for fault in parser.error_log.filter_from_fatals():
        raise RefusedError("broken_file", f"line {fault.line} of the page: {fault.message}")
    if not PAGE_END.search(text):
        raise RefusedError("broken_file", "the page ends without </html>: it was cut off")
    return page


def _find_body(page: html.HtmlElement) -> html.HtmlElement:
    """Return the element that holds the report; refuse a page that lacks it or a section of its own contents list."""
    bodies = page.find_class(BODY)
    if not bodies:
        raise RefusedError("no_text", f"no element of class {BODY}")
    printed = set(bodies[0].xpath(".//@id"))
    for contents in page.find_class(CONTENTS):
        for link in contents.iter("a"):
            target = link.get("href", "")
            if target.startswith(f"#{CONTENTS}") and target[1:] not in printed:
                raise RefusedError("broken_file", f"the table of contents lists {target}, which the page lacks")
    return bodies[0]


def _find_published(page: html.HtmlElement, limits: Limits) -> date | None:
    """Return the day in Washington on which the page says it was published, if it does; refuse one to come."""
    for headline in page.iter("h1"):
        if (year := REPORT_YEAR.match(headline.text_content().strip())) is not None:
            check_day(date(int(year[1]), 1, 1), limits.latest_publication)
    for script in page.iterfind('.//script[@type="application/ld+json"]'):
        if (found := DATE_PUBLISHED.search(script.text or "")) is not None:
            return check_day(_washington_day(found[1]), limits.latest_publication)
    return None


def _washington_day(stamp: str) -> date:
    try:
        moment = datetime.fromisoformat(stamp)
        return moment.astimezone(WASHINGTON).date() if moment.tzinfo else moment.date()
    except (ValueError, OverflowError) as error:
        raise RefusedError("bad_field", f"datePublished is {stamp!r}; expected ISO 8601") from error


def _make_articles(file: RawFile, sections: Iterable[Section], digest: str, published: date | None) -> list[RawArticle]:
    """Return the sections that have lines; a heading without any goes to the furniture of the next article."""
    articles: list[RawArticle] = []
    headings: list[str] = []
    keys: Counter[str] = Counter()
    for section in sections:
        if not section.lines:
            headings.append(section.heading)
            continue
        keys[section.key] += 1
        key = section.key if keys[section.key] == 1 else f"{section.key}-{keys[section.key]}"
        title = [Block("title", section.heading)] if section.heading else []
        articles.append(
            RawArticle(
                source_key=f"{file.key}-{key}",
                blocks=(*title, *(Block("body", line) for line in section.lines)),
                raw_sha256=digest,
                furniture=_furniture(headings, "head"),
                url=file.url,
                publisher=PUBLISHER,
                published=published,
            )
        )
        headings = []
    if not articles:
        raise RefusedError("no_text", f"the element of class {BODY} has no text")
    last = articles.pop()
    return [*articles, replace(last, furniture=last.furniture + _furniture(headings, "body"))]


def _furniture(headings: Iterable[str], place: str) -> tuple[Furniture, ...]:
    return tuple(Furniture(heading, place, "navigation") for heading in headings if heading)


def _find_sections(body: html.HtmlElement) -> Iterator[Section]:
    """Yield the report's sections in order; "Section 1." and the heading after it are one heading."""
    number, key, heading, lines = "", "preamble", "", list[str]()
    for classes, text in _find_lines(body):
        label = SECTION.fullmatch(text) if LABEL_CLASS in classes else None
        letter = SUBSECTION.match(text) if SUBSECTION_CLASS in classes else None
        if SECTION_CLASS in classes and not lines and SECTION.fullmatch(heading):
            heading = f"{heading} {text}"
        elif label or letter or SECTION_CLASS in classes:
            yield Section(key, heading, tuple(lines))
            if letter:
                key = f"{number}{letter[1]}"
            else:
                number = key = label[1] if label else _slug(text)
            heading, lines = text, []
        else:
            lines.append(text)
    yield Section(key, heading, tuple(lines))


def _slug(heading: str) -> str:
    return NO_SLUG.sub("-", heading[:60].lower()).strip("-") or "section"


def _find_lines(body: html.HtmlElement) -> Iterator[tuple[frozenset[str], str]]:
    """Yield each printed line of an element with the classes of its block; the line breaks of a heading are blanks."""
    for element, text in _find_runs(body):
        classes = frozenset(element.get("class", "").split())
        is_heading = bool(classes & {LABEL_CLASS, SECTION_CLASS, SUBSECTION_CLASS})
        for line in [text.replace("\n", " ")] if is_heading else text.split("\n"):
            if printed := normalise(line):
                yield classes, printed


def _find_runs(body: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str]]:
    """Yield each run of text between the borders of block elements with its block; `<br>` is a line break."""
    block, run, hidden = body, list[str](), 0
    for event, element in etree.iterwalk(body, events=("start", "end", "comment", "pi")):
        if element.tag in BLOCKS:
            yield block, "".join(run)
            block, run = (element if event == "start" else element.getparent()), []
        if element.tag in HIDDEN:
            hidden += 1 if event == "start" else -1
        if element.tag == "br" and event == "start":
            run.append("\n")
        if event != "start" and element is body:
            return
        part = (element.text if event == "start" else element.tail) or ""
        if not hidden:
            run.append(WHITE.sub(" ", part))
