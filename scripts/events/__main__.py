"""events: the command line of the stage."""

from scripts.core.errors import command
from scripts.events import run

if __name__ == "__main__":
    command(run)
