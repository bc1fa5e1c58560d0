"""validate: every table against its schema, and the tables against each other."""

from scripts.core.errors import command
from scripts.validate import run

if __name__ == "__main__":
    command(run)
