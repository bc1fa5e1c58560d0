"""The command line of gold."""

from scripts.core.errors import run_app
from scripts.gold import app

if __name__ == "__main__":
    run_app(app)
