"""answers: what a language model says of an article, turned into a prediction line; what cannot be placed is named."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import regex

from scripts.baselines.prompt import make_schema
from scripts.baselines.samples import Line
from scripts.core.errors import DataError
from scripts.core.records import Article, Sentence
from scripts.gold.draft import resolve
from scripts.gold.texts import number_sentences

MARKS = {"entities": "entity", "quotes": "quote", "events": "event"}
FENCE = regex.compile(r"\s*```(?:json)?\n(?P<inside>.*)\n```\s*", flags=regex.V1 | regex.S)
LONGEST = 200


def read_answers(path: Path, articles: Mapping[str, Article]) -> Iterator[tuple[Line, list[str]]]:
    """Yield a prediction line for each line `{"id", "answer"}` and what was left out of it; DataError if it is none."""
    seen: set[str] = set()
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        place = f"{path} line {number}"
        try:
            line = json.loads(text)
        except ValueError as error:
            raise DataError(f"{place}: no JSON ({error})") from error
        if not isinstance(line, dict) or line.keys() != {"id", "answer"}:
            raise DataError(f'{place}: expected an object with "id" and "answer"')
        if line["id"] not in articles or line["id"] in seen:
            raise DataError(f"{place}: id is {line['id']!r}; expected a gold article with text, each once")
        seen.add(line["id"])
        yield convert(line["answer"], articles[line["id"]])


def convert(answer: Any, article: Article) -> tuple[Line, list[str]]:
    """Return the prediction line of an answer, an object or its text, and a sentence for each mark left out.

    Sentences are not asked for and stay out. The innermost quote around a claimed event's trigger is its claimant.
    """
    try:
        answer = _read(answer)
    except ValueError as error:
        return {"id": article.article_id}, [f"{article.article_id}: the answer is no JSON ({error}); all of it"]
    sentences = number_sentences(article)
    kept: dict[str, list[Any]] = {layer: [] for layer in MARKS}
    problems = []
    for layer, number, mark in _list_marks(answer):
        draft, problem = _try(layer, mark, article, sentences)
        if problem:
            problems.append(f"{article.article_id} {layer}[{number}]: {problem}")
        else:
            kept[layer].append(draft)
    layers, _ = resolve({"article_id": article.article_id, **kept}, article, sentences)
    for quote in layers["quotes"]:
        quote["content"] = list(join_pieces(article.text or "", quote["content"]))
    return {"id": article.article_id, **{layer: layers[layer] for layer in MARKS}}, problems


def join_pieces(text: str, spans: Iterable[dict[str, int]]) -> Iterator[dict[str, int]]:
    """Yield the spans, those with nothing but a blank between them as one: the sentences of one paragraph in a row."""
    joined: list[dict[str, int]] = []
    for span in spans:
        if joined and text[joined[-1]["end"] : span["start"]] == " ":
            joined[-1] = {"start": joined[-1]["start"], "end": span["end"]}
        else:
            joined.append(span)
    yield from joined


def _read(answer: Any) -> Any:
    if not isinstance(answer, str):
        return answer
    fenced = FENCE.fullmatch(answer)
    return json.loads(fenced["inside"] if fenced else answer)


def _list_marks(answer: Any) -> Iterator[tuple[str, int, Any]]:
    for layer in MARKS:
        marks = answer.get(layer) if isinstance(answer, dict) else None
        for number, mark in enumerate(marks if isinstance(marks, list) else [None]):
            yield layer, number, mark


def _try(layer: str, mark: Any, article: Article, sentences: list[Sentence]) -> tuple[Any, str]:
    """Return the mark as scripts/gold/draft.py reads it, and what is wrong with it, if anything."""
    breach = next(_validator(layer).iter_errors(mark), None)
    if breach is not None:
        return None, f"{breach.json_path} {breach.message[:LONGEST]}"
    draft = _draft_entity(mark) if layer == "entities" else {name: _draft(value) for name, value in mark.items()}
    _, problems = resolve({"article_id": article.article_id, layer: [draft]}, article, sentences)
    return draft, "; ".join(problems)


@cache
def _validator(layer: str) -> Any:
    schema = make_schema()
    return jsonschema.Draft202012Validator({"$ref": f"#/$defs/{MARKS[layer]}", "$defs": schema["$defs"]})


def _draft_entity(mark: Mapping[str, Any]) -> dict[str, Any]:
    return {"t": mark["text"], "type": mark["type"], "value": mark["value"], "in": [mark["sentence"]]}


def _draft(value: Any) -> Any:
    if isinstance(value, list):
        return [_draft(item) for item in value]
    return [value["sentence"], value["text"], value["occurrence"]] if isinstance(value, dict) else value
