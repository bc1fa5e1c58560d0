"""validate: every table against its schema, and the tables against each other."""

import os
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from scripts.core.authority import load_authority
from scripts.core.errors import DataError
from scripts.core.tables import write_json
from scripts.validate import facts, references, spans
from scripts.validate.checks import Breach, Check, all_breaches, describe, make_table
from scripts.validate.corpus import Corpus, load_views

MOST_LINES = 20
RULES = (*spans.RULES, *references.RULES, *facts.RULES)


def check_rules(corpus: Corpus) -> list[Check]:
    """Return the checks of all rules that no schema can state, in order."""
    return [check for rule in RULES for check in rule(corpus)]


def validate(corpus: Corpus, docs: Path | None = None) -> dict[str, Any]:
    """Return what was checked; DataError names every kind of breach.

    The rules between tables are looked at only if each table is as its schema says.
    """
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    from scripts.validate.expectations import expect_none, find_breaches, make_suites, open_context

    suites = make_suites()
    with open_context(docs) as context:
        refuse(find_breaches(context, corpus.views, suites))
        checks = check_rules(corpus)
        breaches = all_breaches(checks)
        if find_breaches(context, {"checks": make_table(breaches)}, {"checks": expect_none()}):
            refuse(breaches)
    rows: Counter[str] = Counter()
    for check in checks:
        rows[check.name] += check.rows
    return {
        "success": True,
        "tables": {name: {"rows": len(view), "expectations": len(suites[name])} for name, view in corpus.views.items()},
        "checks": dict(rows),
    }


def refuse(breaches: Iterable[Breach]) -> None:
    """Raise DataError if there is any breach; it names the first row of each kind."""
    lines = list(describe(breaches))
    if lines:
        more = [f"… and {len(lines) - MOST_LINES} more kinds"] if len(lines) > MOST_LINES else []
        raise DataError("\n".join(["the tables are not valid", *lines[:MOST_LINES], *more]))


def run(
    interim: Annotated[Path, typer.Option(help="Folder of the stage outputs.")],
    authority: Annotated[Path, typer.Option(help="Folder of the authority files.")],
    out: Annotated[Path, typer.Option(help="File for what was checked; written only if all is well.")],
    docs: Annotated[Path | None, typer.Option(help="Folder for pages that show every expectation.")] = None,
    latest_publication: Annotated[str | None, typer.Option(help="Last day that an article may be published.")] = None,
) -> None:
    """Check every table against its schema and the tables against each other."""
    latest = None if latest_publication is None else date.fromisoformat(latest_publication)
    corpus = Corpus(load_views(interim), load_authority(authority).get, latest)
    write_json(out, validate(corpus, docs))
