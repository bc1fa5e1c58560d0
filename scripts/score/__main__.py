"""score: the official figures of a prediction against the gold annotation."""

from scripts.core.errors import command
from scripts.score import run

if __name__ == "__main__":
    command(run)
