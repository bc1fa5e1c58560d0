"""Run the command: python -m scripts.annotate."""

from scripts.annotate import run
from scripts.core.errors import command

if __name__ == "__main__":
    command(run)
