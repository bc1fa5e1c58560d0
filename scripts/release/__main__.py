"""The command line of release."""

from scripts.core.errors import run_app
from scripts.release import app

if __name__ == "__main__":
    run_app(app)
