"""answers: what an adjudicator decided on each question, with the reason."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import typer

from scripts.core.errors import DataError
from scripts.gold.store import ADJUDICATED, Store, load_json, write_lines

Question = dict[str, Any]
Resolve = Callable[[Question, Any], tuple[dict[str, Any], list[str]]]


def decide(
    store: Store, article_id: str, questions: Sequence[Question], ask: Callable[[Question], str], resolve: Resolve
) -> dict[int, Any] | None:
    """Return the choice on each question and keep it with its reason; print what is still open, if anything, instead.

    `ask` spells a question; `resolve` reads a value that the adjudicator gives of his own.
    """
    path = store.draft(ADJUDICATED, article_id)
    answers = load_answers(path)
    still_open = [question for question in questions if str(question["n"]) not in answers]
    if still_open:
        typer.echo("\n".join(map(ask, still_open)))
        return None
    choices = read_choices(questions, answers, path, resolve)
    record = record_answers(questions, answers, choices)
    write_lines(store.answers(article_id), {"article_id": article_id, "questions": record})
    return choices


def load_answers(path: Path) -> dict[str, Any]:
    """Return the answers of a draft by the number of their question; none if there is no draft."""
    answers: dict[str, Any] = load_json(path)["answers"] if path.is_file() else {}
    return answers


def read_choices(
    questions: Sequence[Question], answers: dict[str, Any], path: Path, resolve: Resolve
) -> dict[int, Any]:
    """Return the choice on each question, checked; `resolve` reads a value that the adjudicator gives of his own."""
    choices = {}
    for question in questions:
        answer = answers[str(question["n"])]
        place = f"{path} answer {question['n']}"
        if not isinstance(answer, dict) or not str(answer.get("reason", "")).strip():
            raise DataError(f"{place}: every answer needs a choice and a reason")
        choice = answer.get("choice")
        if isinstance(choice, dict) and choice.keys() == {"value"} and "field" in question:
            choice, problems = resolve(question, choice["value"])
            if problems:
                raise DataError(f"{place}: {'; '.join(problems)}")
        elif choice not in (("keep", "drop") if "only" in question else ("a", "b")):
            raise DataError(f"{place}: choice is {choice!r}; see `adjudicate --help`")
        choices[question["n"]] = choice
    return choices


def record_answers(
    questions: Sequence[Question], answers: dict[str, Any], choices: dict[int, Any]
) -> list[dict[str, Any]]:
    """Return the questions with what was chosen and why, as they are kept."""
    return [
        {**question, "choice": choices[question["n"]], "reason": answers[str(question["n"])]["reason"]}
        for question in questions
    ]
