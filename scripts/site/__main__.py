"""Run the command: python -m scripts.site."""

from scripts.core.errors import command
from scripts.site import run

if __name__ == "__main__":
    command(run)
