"""release: a folder to give to others, checked as they will load it, and its way to the Hugging Face Hub."""

import shutil
from pathlib import Path
from typing import Annotated

import typer

from scripts import publish
from scripts.core.errors import DataError
from scripts.core.schema import read_schema
from scripts.core.tables import write_text
from scripts.release.attribution import make_attribution
from scripts.release.changes import find_changes, read_rows, summarise, write_changes
from scripts.release.checks import check_folder, read_hashes, write_sums
from scripts.release.hub import plan_upload, upload_folder
from scripts.release.versions import check_version, newest_record, write_record

ROOT = Path(__file__).resolve().parents[2]
RECORDS = ROOT / "docs/releases"
COPIED = ("CHANGELOG.md", "CITATION.cff", "LICENSE")
app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, no_args_is_help=True, help=__doc__)


@app.command()
def run(
    tables: Annotated[Path, typer.Argument(help="Folder of published tables, with or without text.")],
    dist: Annotated[Path, typer.Argument(help="Folder for releases; a folder of this version in it is replaced.")],
    previous: Annotated[Path | None, typer.Option(help="Your copy of the release before this one.")] = None,
    records: Annotated[Path, typer.Option(help="Folder with the row hashes of each release so far.")] = RECORDS,
    raw: Annotated[Path, typer.Option(help="Folder of the sources.")] = ROOT / "dataset/raw",
    authority: Annotated[Path, typer.Option(help="Folder of the authority file.")] = ROOT / "dataset/authority",
) -> None:
    """Make a release: tables without restricted text, what describes them, changes and checksums, all checked."""
    about = read_schema("dataset")
    folder = dist / f"{about['name']}-{about['version']}"
    draft = dist / f".{folder.name}.draft"
    shutil.rmtree(draft, ignore_errors=True)
    publish.run(draft, tables, raw, authority, shareable=True)
    for name in COPIED:
        shutil.copyfile(ROOT / name, draft / name)
    write_text(draft / "ATTRIBUTION.md", make_attribution(raw, authority))
    changes = _compare(draft, previous, records)
    write_changes(draft / "changes.csv", changes or [])
    write_sums(draft)
    check_folder(draft)
    shutil.rmtree(folder, ignore_errors=True)
    draft.rename(folder)
    print(f"{folder} is checked and ready")
    print("first release: nothing to compare with" if changes is None else summarise(changes))


def _compare(folder: Path, previous: Path | None, records: Path) -> list[tuple[str, ...]] | None:
    """Return the changes since the release before; None for the first one."""
    record = newest_record(records)
    if record is None:
        if previous is not None:
            raise DataError(f"{records} has no release on record, so {previous} can't be one; leave out --previous")
        return None
    hashes = read_hashes(folder)
    if previous is None and hashes != record["tables"]:
        raise DataError(f"rows differ from release {record['version']}; name your copy of it with --previous")
    changes = []
    if previous is not None:
        if read_hashes(previous) != record["tables"]:
            raise DataError(f"{previous} is not release {record['version']}: its rows have other hashes than {records}")
        changes = list(find_changes(read_rows(previous), read_rows(folder)))
    check_version(record["version"], read_schema("dataset")["version"], changes)
    return changes


@app.command()
def check(folder: Annotated[Path, typer.Argument(help="Folder of a release, as made or as downloaded.")]) -> None:
    """Check a release: checksums, every config and split as `datasets` loads it, and that it has no restricted text."""
    check_folder(folder)
    print(f"{folder}: files, rows and rights are as they should be")


@app.command()
def upload(
    folder: Annotated[Path, typer.Argument(help="Folder of a release.")],
    repository: Annotated[str, typer.Argument(help="Dataset repository on the Hub, as owner/name.")],
    dry_run: Annotated[bool, typer.Option(help="Check and list the files; send nothing.")] = False,
    records: Annotated[Path, typer.Option(help="Folder with the row hashes of each release so far.")] = RECORDS,
) -> None:
    """Send a checked release to the Hugging Face Hub, tag it there with its version, and put it on record here."""
    check_folder(folder)
    version, files = plan_upload(folder)
    for path, size in files:
        print(f"{size:>12,}  {path}")
    total = f"{len(files)} files, {sum(size for _, size in files):,} bytes, tag v{version}"
    if dry_run:
        print(f"would go to {repository}: {total}; nothing was sent")
        return
    print(f"{upload_folder(folder, repository, version)}: {total}")
    write_record(records, version, read_hashes(folder))
