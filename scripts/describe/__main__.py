"""describe: the data card and the Croissant description, every number counted from the tables."""

from scripts.core.errors import command
from scripts.describe import run

if __name__ == "__main__":
    command(run)
