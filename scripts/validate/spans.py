"""spans: the rules on texts, spans, paragraphs and sentences."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

import pandas as pd
import regex

from scripts.core.schema import load_table, source_text_columns
from scripts.core.text import WORD, count_words, normalise, sha256_text
from scripts.validate.checks import Check, check, show
from scripts.validate.corpus import Corpus, values

SPACE = regex.compile(r"\p{White_Space}", flags=regex.V1)
BREAK = "\n\n"


def article_texts(corpus: Corpus) -> Iterator[Check]:
    """Yield the checks of the articles' own texts: clean, counted, hashed, and null together."""
    articles = corpus.views["articles"]
    known = articles[articles["text"].notna()]
    for column, compute in (("text", normalise), ("text_sha256", sha256_text), ("n_words", count_words)):
        wanted = [compute(text) for text in known["text"]]
        bad = [found != value for found, value in zip(values(known[column]), wanted, strict=True)]
        told = "the text in Unicode NFC without odd blanks" if column == "text" else "what the text comes to"
        yield check(f"articles.{column} fits the text", "articles", known, bad, column, f"expected {told}")
    unknown = articles[articles["text"].isna()]
    for column in source_text_columns(load_table("articles")):
        bad_nulls = unknown[column].notna()
        yield check("no source text without text", "articles", unknown, bad_nulls, column, "text is null")


def paragraphs(corpus: Corpus) -> Iterator[Check]:
    """Yield the check that the paragraphs make up the text, a blank line between them."""
    frame = corpus.views["articles.paragraphs"]
    before = frame.groupby("article_id")["end"].shift()
    wanted = (before + len(BREAK)).fillna(0)
    expected = [f"a paragraph begins at {start}" for start in wanted]
    yield check(
        "paragraphs follow each other", "articles.paragraphs", frame, frame["start"] != wanted, "start", expected
    )
    articles = corpus.views["articles"]
    known = articles[articles["text"].notna()]
    bad, found = [], []
    for article_id in known["article_id"]:
        text, parts = corpus.texts[article_id] or "", corpus.paragraphs[article_id]
        bad.append(BREAK.join(text[start:end] for start, end, _ in parts) != text)
        found.append(f"[{parts[0][0]}, {parts[-1][1]})" if parts else "none")
    expected = [f"with blank lines between they make up the text, [0, {len(text)})" for text in known["text"]]
    yield check("paragraphs make up the text", "articles", known, bad, "paragraphs", expected, found)


def sound_spans(corpus: Corpus) -> Iterator[Check]:
    """Yield the checks that spans are whole, not empty, and within one paragraph."""
    spans = corpus.spans
    half = spans["start"].isna() | spans["end"].isna()
    yield _span_check("spans have start and end", spans, half.tolist(), "a span has both start and end")
    spans = spans[~half]
    bad = (spans["start"] < 0) | (spans["start"] >= spans["end"])
    yield _span_check("spans are not empty", spans, bad.tolist(), "start comes before end, and not before 0")
    spans = spans[spans["table"] != "articles.paragraphs"]
    outside = [not _is_inside(corpus, *place) for place in _places(spans)]
    ends = [corpus.paragraphs.get(article_id, [])[-1:] for article_id in spans["article_id"]]
    expected = [f"it lies in one paragraph, the last of which ends at {end[0][1] if end else 0}" for end in ends]
    yield _span_check("spans lie in one paragraph", spans, outside, expected)


def _span_check(name: str, spans: pd.DataFrame, bad: list[bool], expected: str | list[str]) -> Check:
    places = zip(_places(spans), bad, strict=True)
    found = [f"[{show(start)}, {show(end)})" if is_bad else "" for (_, start, end), is_bad in places]
    return check(name, spans["table"].tolist(), spans, bad, spans["column"].tolist(), expected, found)


def _places(spans: pd.DataFrame) -> Iterator[tuple[str, Any, Any]]:
    return zip(spans["article_id"], values(spans["start"]), values(spans["end"]), strict=True)


def _is_inside(corpus: Corpus, article_id: str, start: int, end: int) -> bool:
    parts = corpus.paragraphs.get(article_id, [])
    number = bisect_right(parts, start, key=lambda paragraph: paragraph[0]) - 1
    return number >= 0 and end <= parts[number][1]


def span_edges(corpus: Corpus) -> Iterator[Check]:
    """Yield the checks that no span begins or ends with white space, and that mentions keep to tokens."""
    spans = corpus.spans.dropna(subset=["start", "end"])
    at_hand = [article_id for article_id, text in corpus.texts.items() if text is not None]
    spans = spans[spans["article_id"].isin(at_hand)]
    edged = [_has_blank_edge(corpus.texts[key] or "", start, end) for key, start, end in _places(spans)]
    yield _span_check("spans have no white space at their edges", spans, edged, "no white space at its edges")
    mentions = spans[spans["table"] == "entities"]
    cut = [_cuts_token(corpus.texts[key] or "", start, end) for key, start, end in _places(mentions)]
    yield _span_check("mentions keep to tokens", mentions, cut, "it begins and ends at a token boundary")


def _has_blank_edge(text: str, start: int, end: int) -> bool:
    return any(SPACE.match(character) for character in (text[start : start + 1], text[max(end - 1, 0) : end]))


def _cuts_token(text: str, start: int, end: int) -> bool:
    return any(0 < cut < len(text) and WORD.fullmatch(text[cut - 1 : cut + 1]) for cut in (start, end))


def span_texts(corpus: Corpus) -> Iterator[Check]:
    """Yield the checks that each string is what its spans slice from the text, and null where the text is."""
    for table in ("sentences", "entities"):
        frame = corpus.views[table]
        sliced = [_slice(corpus.texts.get(key), [(start, end)]) for key, start, end in _places(frame)]
        yield _text_check(table, frame, "text", sliced)
    quotes, contents = corpus.views["quotes"], corpus.views["quotes.content"]
    parts: dict[str, list[tuple[int, int]]] = {key: [] for key in quotes.index}
    for row, (_, start, end) in zip(contents.index, _places(contents), strict=True):
        parts[row.rpartition("[")[0]].append((start, end))
    owners = zip(quotes["article_id"], quotes.index, strict=True)
    sliced = [_slice(corpus.texts.get(article_id), parts[key]) for article_id, key in owners]
    yield _text_check("quotes", quotes, "content_text", sliced)


def _slice(text: str | None, spans: list[tuple[int, int]]) -> str | None:
    return None if text is None else " ".join(text[start:end] for start, end in spans)


def _text_check(table: str, frame: pd.DataFrame, column: str, sliced: list[str | None]) -> Check:
    bad = [found != wanted for found, wanted in zip(values(frame[column]), sliced, strict=True)]
    expected = [
        "its spans give " + ("null, as the text of the article is" if wanted is None else show(wanted))
        for wanted in sliced
    ]
    return check("texts are what their spans slice", table, frame, bad, column, expected)


def overlaps(corpus: Corpus) -> Iterator[Check]:
    """Yield the checks that sentences, and mentions, of one annotation do not overlap."""
    for table in ("sentences", "entities"):
        frame = corpus.views[table].sort_values(["article_id", "annotation", "start", "end"], kind="stable")
        group = [frame["article_id"], frame["annotation"]]
        reach = frame["end"].groupby(group).cummax().groupby(group).shift()
        bad = (frame["start"] < reach).fillna(False)
        expected = [f"an earlier one reaches to {end}" for end in reach]
        yield check("spans of a layer do not overlap", table, frame, bad, "start", expected)


def sentence_order(corpus: Corpus) -> Iterator[Check]:
    """Yield the checks of each sentence's index, paragraph and section."""
    frame = corpus.views["sentences"]
    number = frame.groupby(["article_id", "annotation"]).cumcount()
    expected = [f"it is sentence {n} of its article, counted from 0" for n in number]
    yield check("sentences are numbered", "sentences", frame, frame["index"] != number, "index", expected)
    places, sections = [], []
    for (article_id, start, _), section in zip(_places(frame), frame["section"], strict=True):
        parts = corpus.paragraphs.get(article_id, [])
        place = bisect_right(parts, start, key=lambda paragraph: paragraph[0]) - 1
        places.append(place)
        sections.append(parts[place][2] if 0 <= place < len(parts) else section)
    expected = [f"paragraph {place} holds its first character" for place in places]
    bad = frame["paragraph"] != pd.Series(places, index=frame.index, dtype="int64")
    yield check("sentences know their paragraph", "sentences", frame, bad, "paragraph", expected)
    expected = [f'the paragraph\'s section is "{section}"' for section in sections]
    bad = frame["section"] != pd.Series(sections, index=frame.index, dtype=object)
    yield check("sentences know their paragraph", "sentences", frame, bad, "section", expected)


def sentence_cover(corpus: Corpus) -> Iterator[Check]:
    """Yield the check that the sentences of an annotation hold all of the text but blanks."""
    articles, sentences = corpus.views["articles"], corpus.views["sentences"]
    spans: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for (article_id, start, end), annotation in zip(_places(sentences), sentences["annotation"], strict=True):
        spans.setdefault((article_id, annotation), []).append((start, end))
    rows, bad, found = [], [], []
    for article_id, is_gold in zip(articles["article_id"], articles["is_gold"], strict=True):
        text = corpus.texts[article_id]
        for annotation in ("gold",) * is_gold + ("auto",) * (text is not None):
            gap = find_gap(text, corpus.paragraphs[article_id], sorted(spans.get((article_id, annotation), [])))
            rows.append(f"{article_id} ({annotation})")
            bad.append(gap is not None)
            found.append(f"[{gap[0]}, {gap[1]})" if gap else "")
    frame = pd.DataFrame(index=pd.Index(rows, dtype=object))
    expected = "each character but blanks is in a sentence"
    yield check("sentences cover the text", "sentences", frame, bad, "gap", expected, found)


def find_gap(
    text: str | None, paragraphs: list[tuple[int, int, str]], spans: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """Return the first stretch of a paragraph that no span holds and that is not blank, or None.

    Without the text, a stretch between two spans of a paragraph may be blank and counts as such.
    """
    for start, end, _ in paragraphs:
        inside = [span for span in spans if start <= span[0] < end]
        ends = [start, *(span[1] for span in inside)]
        starts = [*(span[0] for span in inside), end]
        for number, (left, right) in enumerate(zip(ends, starts, strict=True)):
            is_edge = number in (0, len(inside))
            if left < right and (is_edge if text is None else text[left:right].strip(" \n")):
                return left, right
    return None


RULES = (article_texts, paragraphs, sound_spans, span_edges, span_texts, overlaps, sentence_order, sentence_cover)
