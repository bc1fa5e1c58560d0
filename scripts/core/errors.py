"""errors: the one way a command ends when its input is wrong."""

import sys
from collections.abc import Callable
from typing import Annotated, get_origin, get_type_hints

import typer


class DataError(Exception):
    """Input that a command can't go on with; the message names what, where, found, expected and the next step."""


def command(run: Callable[..., None]) -> None:
    """Run a function as a command line: its parameters are the flags, a wrong input is one line and exit code 1."""
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    app.command()(_with_flags(run))
    run_app(app)


def _with_flags(run: Callable[..., None]) -> Callable[..., None]:
    """Make a flag of every parameter that says nothing else, also of those without a default."""
    hints = get_type_hints(run, include_extras=True)
    run.__annotations__ = {
        name: hint if name == "return" or get_origin(hint) is Annotated else Annotated[hint, typer.Option()]
        for name, hint in hints.items()
    }
    return run


def run_app(app: typer.Typer) -> None:
    """Run a command line; a wrong input is one line and exit code 1."""
    try:
        app()
    except DataError as error:
        sys.exit(f"error: {error}")
    except OSError as error:
        sys.exit(f"error: {error.filename or 'file'}: {error.strerror or error}")
    except KeyboardInterrupt:
        sys.exit("interrupted: nothing half-written was left behind")
