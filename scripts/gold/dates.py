"""dates: the date of each event group of an adjudicated article, and the rule of the guidelines that gives it.

A draft of dates is one JSON object, with a date and a rule for the number of each group:
`{"article_id": ..., "dates": {"1": ["2019-04-04", "clause"], "2": [null, "none"]}}`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from scripts.core.errors import DataError
from scripts.core.records import Article, Sentence
from scripts.gold.draft import is_date
from scripts.gold.links import number_of

Document = dict[str, Any]
RULES = ("clause", "words", "scene", "year", "none")
REPORT = "report"
# Where a date is asked for, the reader should know that these did not take place.
NOT_REAL = ("planned", "denied")


def sheet(document: Document, article: Article, sentences: Sequence[Sentence]) -> Iterator[str]:
    """Yield a line for each group to date, with its type and its mentions by sentence; no date is shown."""
    text = article.text or ""
    for group, events in _groups(document).items():
        mentions = (_spell(event, text, sentences) for event in events)
        yield f"{group} {events[0]['type']}: {', '.join(mentions)}"


def _groups(document: Document) -> dict[int, list[Document]]:
    """Return the events by group, in order of their first mention."""
    found: defaultdict[int, list[Document]] = defaultdict(list)
    for event in sorted(document["events"], key=lambda event: int(event["trigger"]["start"])):
        found[event["event_group"]].append(event)
    return dict(found)


def _spell(event: Document, text: str, sentences: Sequence[Sentence]) -> str:
    trigger = event["trigger"]
    status = f" ({event['status']})" if event["status"] in NOT_REAL else ""
    return f"[{number_of(trigger, sentences)}] {text[trigger['start'] : trigger['end']]}{status}"


def resolve_dates(draft: Any, document: Document) -> tuple[Document, list[str]]:
    """Return the dates and rules of a draft in order of group, and the problems found."""
    problems = list(_check(draft, document))
    if problems:
        return {}, problems
    answers = {int(group): answer for group, answer in draft["dates"].items()}
    dates = [{"event_group": group, "date": date, "rule": rule} for group, (date, rule) in sorted(answers.items())]
    return {"dates": dates}, []


def _check(draft: Any, document: Document) -> Iterator[str]:
    article_id = document["article_id"]
    if not isinstance(draft, dict) or draft.get("article_id") != article_id:
        yield f"the draft is no JSON object with article_id {article_id!r}"
        return
    yield from (f"{key!r} is no field of a draft of dates" for key in sorted(draft.keys() - {"article_id", "dates"}))
    answers = draft.get("dates")
    if not isinstance(answers, dict):
        yield "dates: expected an object with a date and a rule for each group"
        return
    groups = {str(group) for group in _groups(document)}
    yield from (f"group {group} has no date; give one, or null" for group in sorted(groups - answers.keys(), key=int))
    yield from (f"group {group!r} is not asked for" for group in sorted(answers.keys() - groups))
    for group, answer in answers.items():
        yield from (f"group {group}: {problem}" for problem in check_answer(answer, document["genre"]))


def check_answer(answer: Any, genre: str) -> Iterator[str]:
    """Yield what is wrong with a date and its rule."""
    if not isinstance(answer, list) or len(answer) != 2:
        yield f"{answer!r} is no date and rule"
        return
    date, rule = answer
    if date is not None and not is_date(date):
        yield f"date is {date!r}; expected an ISO date or interval"
    if rule not in RULES:
        yield f"rule is {rule!r}; expected {', '.join(RULES)}"
    elif (rule == "none") != (date is None):
        yield f"date is {date!r} by rule {rule!r}; null goes with none, and only with none"
    if rule == "year" and genre != REPORT:
        yield "rule 'year' holds in yearly reports"


def check_groups(document: Document, dated: Document) -> None:
    """Raise DataError if an annotator dated other groups than a gold file has."""
    groups = sorted({event["event_group"] for event in document["events"]})
    if [answer["event_group"] for answer in dated["dates"]] != groups:
        raise DataError(
            f"{dated['annotator']} {document['article_id']}: dated other groups than the gold has; export them again"
        )


def date_events(document: Document, dated: Document) -> Document:
    """Return a gold file with the dates of one annotator; DataError if they are those of other groups."""
    check_groups(document, dated)
    return apply_dates(document, {answer["event_group"]: answer["date"] for answer in dated["dates"]})


def date_questions(first: Document, second: Document) -> list[Document]:
    """Return a question for each group that two annotators date differently."""
    pairs = zip(first["dates"], second["dates"], strict=True)
    different = [(one, other) for one, other in pairs if one["date"] != other["date"]]
    return [
        {"n": n, "field": "date", "event_group": one["event_group"], "a": _answer(one), "b": _answer(other)}
        for n, (one, other) in enumerate(different, 1)
    ]


def _answer(dated: Document) -> list[str | None]:
    return [dated["date"], dated["rule"]]


def merge_dates(first: Document, questions: Sequence[Document], choices: Mapping[int, Any]) -> dict[int, str | None]:
    """Return the date of each group after adjudication; a choice is a or b, or {"value": the right date and rule}."""
    merged = {dated["event_group"]: dated["date"] for dated in first["dates"]}
    for question in questions:
        choice = choices[question["n"]]
        merged[question["event_group"]] = (choice["value"] if isinstance(choice, dict) else question[choice])[0]
    return merged


def apply_dates(document: Document, dates: Mapping[int, str | None]) -> Document:
    """Return a gold file with the date of its group on each event."""
    return {**document, "events": [{**event, "date": dates[event["event_group"]]} for event in document["events"]]}
