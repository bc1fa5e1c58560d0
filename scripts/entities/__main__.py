"""Run the stage: python -m scripts.entities."""

from scripts.core.errors import command
from scripts.entities import run

command(run)
