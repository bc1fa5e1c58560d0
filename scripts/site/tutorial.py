"""tutorial: a page whose Python blocks are run, so that what it shows is what they do."""

import io
import os
import re
from contextlib import chdir, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

BLOCK = re.compile(r"^```python\n(.*?)^```\n", re.MULTILINE | re.DOTALL)


def run_tutorial(page: str, tables: Path) -> tuple[str, dict[str, bytes]]:
    """Return the page with the output of each block behind it, and the pictures that the blocks made, by path.

    The blocks run in their order in one namespace, in an empty folder where `dataset/tables` leads to `tables`. An
    exception in one is raised.
    """
    os.environ["MPLBACKEND"] = "svg"
    names: dict[str, Any] = {}
    with TemporaryDirectory() as folder, chdir(folder):
        Path("dataset").mkdir()
        Path("dataset/tables").symlink_to(tables.resolve(), target_is_directory=True)
        text = BLOCK.sub(lambda block: block[0] + _run(block[1], names), page)
        return text, {f"tutorial/{path.name}": path.read_bytes() for path in sorted(Path().glob("*.svg"))}


def _run(code: str, names: dict[str, Any]) -> str:
    before, printed = set(Path().glob("*.svg")), io.StringIO()
    with redirect_stdout(printed):
        exec(compile(code, "docs/tutorial.md", "exec"), names)
    pictures = sorted(set(Path().glob("*.svg")) - before)
    output = f"\n```text\n{printed.getvalue().rstrip()}\n```\n" if printed.getvalue() else ""
    return output + "".join(f"\n![{path.stem.replace('_', ' ')}](tutorial/{path.name})\n" for path in pictures)
