"""Run the command: python -m scripts.bench."""

from scripts.bench import run
from scripts.core.errors import command

if __name__ == "__main__":
    command(run)
