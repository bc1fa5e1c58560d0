"""prompt: what a language model is asked about one article, and the JSON Schema of its answer."""

import json
from collections.abc import Iterator
from typing import Any

from scripts.core.ontology import modes
from scripts.core.records import Article
from scripts.core.schema import load_table
from scripts.gold.texts import number_sentences, show

DATE = {"type": ["string", "null"]}
WHOLE = {"type": ["integer", "null"], "minimum": 0}
INSTRUCTIONS = """\
You annotate a news article on the Libyan conflict. The article is given with numbered sentences. Mark what it says, not
what you know. Answer with one JSON object as the schema says and with nothing else.

A span is {{"sentence": N, "text": "…", "occurrence": 1}}: the number of the sentence, the exact characters as they
stand there, from the beginning of a word to the end of one, and which of several equal strings in the sentence it is.

entities: every named mention, once per sentence and string (all its occurrences in that sentence are then marked).
No leading article, no possessive ending, no title; the longest name, nothing nested. `value` is the ISO 8601 day,
month, year or interval a/b of a DATE, reckoned from the day of publication; else null. `type`:
{entities}

quotes: every act of speech or writing. `content` lists the reported words, a span for each sentence or piece, without
quotation marks; `cue` is the word that reports ("said"); `speaker` the noun phrase that speaks; `speaker_name` the
fullest name the article gives the speaker, null for the unnamed. `kind`:
{kinds}
`speaker_status` (unknown if and only if speaker is null):
{speakers}

events: every political or military act, also promised, denied or past. `trigger` is the one word that says it best;
`actors` act, `recipients` are acted upon, `place` is the most exact name of where it happened. `date` is like `value`
above: that of the event's own clause or of another mention of it, not that of somebody's report on it; an act of speech
and what is going on have the day of the words, and what carries on the account of a dated event has its date; in a
yearly human-rights report the year where nothing else fits; else null. Figures are null where none is stated; 0 only if
the article says none. `event_group` numbers the events of the article from 1; mentions of one event share a number.
`type`:
{events}
`status`:
{statuses}
`mode` is one of those named with the type or null, `acled_sub_event` a value of the schema for armed events, protests
and agreements, else null.
"""


def make_prompt(article: Article) -> str:
    """Return the question about one article: the instructions, then its numbered sentences."""
    return f"{make_instructions()}\n{chr(10).join(show(article, number_sentences(article)))}\n"


def make_instructions() -> str:
    """Return the part of the question that is the same for every article; the labels are those of the schemas."""
    return INSTRUCTIONS.format(
        entities=_explain("entities", "type"),
        kinds=_explain("quotes", "kind"),
        speakers=_explain("quotes", "speaker_status"),
        events="\n".join(_explain_events()),
        statuses=_explain("events", "status"),
    )


def _explain(table: str, column: str) -> str:
    return "\n".join(f"- {value}: {label}" for value, label in load_table(table).column(column).categories.items())


def _explain_events() -> Iterator[str]:
    for kind, label in load_table("events").column("type").categories.items():
        yield f"- {kind}: {label}; mode: {', '.join(modes(kind)) or 'null'}"


def make_schema() -> dict[str, Any]:
    """Return the JSON Schema of an answer; every field is required, as structured output asks for."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "answer",
        **_object(entities=_list("entity"), quotes=_list("quote"), events=_list("event")),
        "$defs": {
            "span": _object(
                sentence={"type": "integer", "minimum": 1},
                text={"type": "string", "minLength": 1},
                occurrence={"type": "integer", "minimum": 1},
            ),
            "entity": _object(
                sentence={"type": "integer", "minimum": 1},
                text={"type": "string", "minLength": 1},
                type=_label("entities", "type"),
                value=DATE,
            ),
            "quote": _object(
                kind=_label("quotes", "kind"),
                content={**_list("span"), "minItems": 1},
                cue=_maybe("span"),
                speaker=_maybe("span"),
                speaker_name={"type": ["string", "null"]},
                speaker_status=_label("quotes", "speaker_status"),
            ),
            "event": _object(
                trigger={"$ref": "#/$defs/span"},
                type=_label("events", "type"),
                mode=_label("events", "mode", None),
                acled_sub_event=_label("events", "acled_sub_event", None),
                actors=_list("span"),
                recipients=_list("span"),
                place=_maybe("span"),
                date=DATE,
                fatalities_low=WHOLE,
                fatalities_high=WHOLE,
                injured=WHOLE,
                status=_label("events", "status"),
                event_group={"type": "integer", "minimum": 1},
            ),
        },
    }


def format_schema() -> str:
    """Return the schema as JSON, a line for each kind of mark."""
    schema = make_schema()
    kinds = ",\n".join(f"  {json.dumps(name)}: {json.dumps(kind)}" for name, kind in schema.pop("$defs").items())
    head = ",\n".join(f" {json.dumps(name)}: {json.dumps(value)}" for name, value in schema.items())
    return f'{{\n{head},\n "$defs": {{\n{kinds}\n }}\n}}'


def _object(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(properties),
        "additionalProperties": False,
        "properties": properties,
    }


def _list(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


def _maybe(name: str) -> dict[str, Any]:
    return {"anyOf": [{"$ref": f"#/$defs/{name}"}, {"type": "null"}]}


def _label(table: str, column: str, *others: None) -> dict[str, Any]:
    return {"enum": [*(load_table(table).column(column).enum or ()), *others]}
