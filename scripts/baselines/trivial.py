"""trivial: what needs no idea of the task, so that every other score has something to be compared with."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import regex

from scripts.baselines.samples import Annotate, Line, Sample
from scripts.core.records import Article

QUOTED = regex.compile(r'“\s*+(?P<curly>[^“”\n]+?)\s*+”|"\s*+(?P<straight>[^"\n]+?)\s*+"', flags=regex.V1)
# The fields whose most frequent value in the gold is predicted; a span among them is never the most frequent.
GUESSED = {
    "entities": ("type", "value", "authority_id"),
    "quotes": ("kind", "speaker_status", "speaker_name", "speaker_authority_id"),
    "events": (
        *("type", "mode", "acled_sub_event", "date", "status", "place_authority_id", "latitude", "longitude"),
        *("fatalities_low", "fatalities_high", "injured"),
    ),
}
UNGUESSED = {"entities": {}, "quotes": {"cue": None, "speaker": None}, "events": {"claimant_quote": None}}


def mark_nothing(articles: Sequence[Article]) -> Iterator[Line]:
    """Yield a line without marks for each article."""
    for article in articles:
        yield {"id": article.article_id}


def mark_quoted(rules: Annotate) -> Annotate:
    """Return what marks every string in quotation marks as a direct quote of the nearest person the rules name."""

    def annotate(articles: Sequence[Article]) -> Iterator[Line]:
        for article, line in zip(articles, rules(articles), strict=True):
            people = [entity for entity in line["entities"] if entity["type"] == "PER"]
            text = article.text or ""
            yield {"id": article.article_id, "quotes": [make_quote(text, span, people) for span in find_quoted(text)]}

    return annotate


def find_quoted(text: str) -> Iterator[tuple[int, int]]:
    """Yield what stands between two quotation marks of one paragraph, without the marks."""
    for match in QUOTED.finditer(text):
        yield match.span("curly" if match["curly"] is not None else "straight")


def make_quote(text: str, span: tuple[int, int], people: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return a direct quote of that content by the nearest person outside it, the earlier one of two as near."""
    start, end = span
    outside = [person for person in people if person["end"] <= start or end <= person["start"]]
    nearest = min(outside, key=lambda person: max(start - person["end"], person["start"] - end), default=None)
    quote = {"kind": "direct", "content": [{"start": start, "end": end}]}
    if nearest is None:
        return {**quote, "speaker_status": "unknown"}
    return {
        **quote,
        "speaker": {"start": nearest["start"], "end": nearest["end"]},
        "speaker_name": text[nearest["start"] : nearest["end"]],
        "speaker_status": "named",
        "speaker_authority_id": nearest["authority_id"],
    }


def date_by_publication(rules: Annotate) -> Annotate:
    """Return what gives every event of the rules the day of publication as its date."""

    def annotate(articles: Sequence[Article]) -> Iterator[Line]:
        for article, line in zip(articles, rules(articles), strict=True):
            day = article.published.isoformat() if article.published else None
            yield {
                "id": line["id"],
                "events": [{**event, "date": day, "claimant_quote": None} for event in line["events"]],
            }

    return annotate


def guess_frequent(rules: Annotate, train: Sequence[Sample]) -> Annotate:
    """Return what gives the marks of the rules the most frequent values of train; a paragraph is a sentence.

    A layer that train has no mark of is left out, since it has no values.
    """
    known = [layer for layer in GUESSED if any(sample.gold[layer] for sample in train)]
    guesses = {layer: {**count_frequent(train, layer), **UNGUESSED[layer]} for layer in known}

    def annotate(articles: Sequence[Article]) -> Iterator[Line]:
        for article, line in zip(articles, rules(articles), strict=True):
            paragraphs = [{"start": paragraph.start, "end": paragraph.end} for paragraph in article.paragraphs]
            marks = {layer: [{**mark, **guess} for mark in line[layer]] for layer, guess in guesses.items()}
            yield {"id": line["id"], "sentences": paragraphs, **marks}

    return annotate


def count_frequent(train: Iterable[Sample], layer: str) -> dict[str, Any]:
    """Return the most frequent value of each field of a layer, null being a value; the first in JSON order of two."""
    marks = [mark for sample in train for mark in sample.gold[layer]]
    guess = {}
    for name in GUESSED[layer]:
        counts = Counter(json.dumps(mark[name]) for mark in marks)
        value = min(counts, key=lambda key: (-counts[key], key), default="null")
        guess[name] = json.loads(value)
    return guess
