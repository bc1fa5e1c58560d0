"""errors: the one way a command ends when its input is wrong."""

import sys
from collections.abc import Callable

import typer


class DataError(Exception):
    """Input that a command can't go on with; the message names what, where, found, expected and the next step."""


def command(run: Callable[..., None]) -> None:
    """Run a function as a command line: its parameters are the flags, a wrong input is one line and exit code 1."""
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    app.command()(run)
    try:
        app()
    except DataError as error:
        sys.exit(f"error: {error}")
    except OSError as error:
        sys.exit(f"error: {error.filename or 'file'}: {error.strerror or error}")
    except KeyboardInterrupt:
        sys.exit("interrupted: nothing half-written was left behind")
