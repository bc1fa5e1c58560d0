"""site: the pages that people read, with an explorer of the tables, as files that need no server."""

from pathlib import Path
from typing import Annotated

import typer

from scripts.core.errors import DataError

ROOT = Path(__file__).resolve().parents[2]


def run(
    out: Annotated[Path, typer.Argument(help="Folder to write; what is in it is replaced.")] = ROOT / "site",
    tables: Annotated[Path, typer.Option(help="Published tables to count and to explore.")] = ROOT / "dataset/tables",
) -> None:
    """Build the site; no text that may not be given to others gets into it, whatever the tables hold."""
    if not (tables / "articles/train.parquet").is_file():
        raise DataError(
            f"{tables} has no articles of the split train, which the tutorial reads; make dataset or full first"
        )
    from mkdocs.commands.build import build  # here, since only `make docs` installs it
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort

    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(out.resolve()), strict=True)
    config.extra["tables"] = str(tables.resolve())
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    except Abort as error:
        raise DataError(f"the site has faults, listed above ({error}); mend the pages and build it again") from error
    finally:
        config.plugins.on_shutdown()
