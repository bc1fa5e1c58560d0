"""options: the flags that the commands on gold share."""

from pathlib import Path
from typing import Annotated

import typer

FULL = Path("dataset/full")
GOLD = Path("dataset/gold")
Tables = Annotated[Path, typer.Option(help="Published tables that hold the texts.")]
Drafts = Annotated[Path, typer.Option(help="Folder of working files with text; never committed.")]
Folder = Annotated[Path, typer.Option(help="Folder of text-free annotation.")]
AuthorityFolder = Annotated[Path, typer.Option(help="Folder of the authority files.")]
