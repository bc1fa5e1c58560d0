"""quotes: the command line of the stage."""

from scripts.core.errors import command
from scripts.quotes import run

if __name__ == "__main__":
    command(run)
