"""html_metadata: what a page declares of its article: title, author, house, address and day."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from scripts.core.text import normalise
from scripts.sources.dates import parse_published

TITLE_NAMES = ("og:title", "twitter:title", "headline", "dc.title", "title")
AUTHOR_NAMES = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
SITE_NAMES = ("og:site_name", "application-name", "publisher", "dc.publisher")
DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "publication_date",
    "published_time",
    "pubdate",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "date",
)
JSON_LD_TYPES = (
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
)
WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Declared:
    """What the markup of a page says of its article; None where it says nothing."""

    title: str | None
    author: str | None
    site: str | None
    url: str | None
    published: date | None


def read_metadata(tree: Any, latest: date) -> Declared:
    """Return what the page declares, its meta tags before its JSON-LD; refuse a day after `latest`."""
    tags = dict(_meta_tags(tree))
    data = next(_articles(tree), {})
    title = tree.find(".//title")
    dates = [tags.get(name) for name in DATE_NAMES] + [data.get("datePublished"), *_marked_times(tree)]
    found = (parse_published(value, latest) for value in map(clean, dates) if value)
    return Declared(
        title=_first(tags, TITLE_NAMES)
        or clean(data.get("headline"))
        or (clean(title.text) if title is not None else None),
        author=next(filter(_is_name, [_first(tags, AUTHOR_NAMES), _names(data.get("author"))]), None),
        site=_first(tags, SITE_NAMES) or _names(data.get("publisher")),
        url=next(filter(_is_web, [*_canonical(tree), tags.get("og:url")]), None),
        published=next(filter(None, found), None),
    )


def find_time(tree: Any, latest: date) -> date | None:
    """Return the day of the first `<time>` of the page's article, if any; refuse a day after `latest`."""
    root = next((found for name in ("article", "main") if (found := tree.find(f".//{name}")) is not None), tree)
    found = (parse_published(value, latest) for element in root.iter("time") if (value := _time_value(element)))
    return next(filter(None, found), None)


def clean(value: Any) -> str | None:
    """Return a declared string on one line without invisible characters; None for what is no string or empty."""
    return " ".join(normalise(value).split()) or None if isinstance(value, str) else None


def _meta_tags(tree: Any) -> Iterator[tuple[str, str]]:
    for element in reversed(list(tree.iter("meta"))):  # the first of a name shall win
        for attribute in ("itemprop", "name", "property"):
            if (name := element.get(attribute)) and (content := clean(element.get("content"))):
                yield name.strip().lower(), content


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json" and script.text:
            try:
                document = json.loads(script.text, strict=False)
            except (ValueError, RecursionError):
                continue
            yield from _typed(document)


def _typed(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _typed(item)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if any(kind in JSON_LD_TYPES for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield value
        yield from _typed(value.get("@graph"))


def _names(value: Any) -> str | None:
    values = value if isinstance(value, list) else [value]
    names = [clean(item.get("name") if isinstance(item, dict) else item) for item in values]
    return ", ".join(filter(None, names)) or None


def _first(tags: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((tags[name] for name in names if name in tags), None)


def _canonical(tree: Any) -> Iterator[str | None]:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            yield clean(element.get("href"))


def _marked_times(tree: Any) -> Iterator[str | None]:
    for element in tree.iter("time"):
        if element.get("pubdate") is not None or element.get("itemprop") == "datePublished":
            yield _time_value(element)


def _time_value(element: Any) -> str | None:
    return clean(element.get("datetime")) or clean(element.text)


def _is_web(url: str | None) -> bool:
    return url is not None and url.startswith(WEB)


def _is_name(author: str | None) -> bool:
    return author is not None and not _is_web(author)
