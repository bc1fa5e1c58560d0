"""answers: what an adjudicator decided on each question, with the reason."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from scripts.core.errors import DataError
from scripts.gold.store import load_json

Question = dict[str, Any]
Resolve = Callable[[Question, Any], tuple[dict[str, Any], list[str]]]


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
