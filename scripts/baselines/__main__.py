"""Run the command: python -m scripts.baselines."""

from scripts.baselines import app
from scripts.core.errors import run_app

if __name__ == "__main__":
    run_app(app)
