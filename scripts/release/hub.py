"""hub: the way of a release to the Hugging Face Hub."""

import json
from pathlib import Path

from httpx2 import HTTPError
from huggingface_hub import HfApi
from huggingface_hub.errors import HFValidationError, OfflineModeIsEnabled

from scripts.core.errors import DataError
from scripts.release.checks import SUMS, list_files


def plan_upload(folder: Path) -> tuple[str, list[tuple[str, int]]]:
    """Return the version of a release, and its files with their sizes in bytes."""
    version = json.loads((folder / "provenance.json").read_text(encoding="utf-8"))["version"]
    return version, [(name, (folder / name).stat().st_size) for name in [*list_files(folder), SUMS]]


def upload_folder(folder: Path, repository: str, version: str) -> str:
    """Send the files of a release and tag them; return the address of the commit.

    Files of an earlier release that this one lacks are deleted there, and stay under its tag. DataError if the
    version is tagged already, or if the Hub can't be reached or refuses.
    """
    api = HfApi()
    tag = f"v{version}"
    files = [*list_files(folder), SUMS]
    try:
        api.create_repo(repository, repo_type="dataset", exist_ok=True)
        if tag in {entry.name for entry in api.list_repo_refs(repository, repo_type="dataset").tags}:
            raise DataError(f"{repository} has {tag} already; a release is never replaced, raise the version")
        commit = api.upload_folder(
            repo_id=repository,
            repo_type="dataset",
            folder_path=folder,
            allow_patterns=files,
            delete_patterns="*",
            commit_message=f"Release {version}",
        )
        api.create_tag(repository, tag=tag, revision=commit.oid, repo_type="dataset")
    except (HFValidationError, OfflineModeIsEnabled, HTTPError) as error:
        raise DataError(
            f"{repository}: the Hub was not reached, or refused ({error}); log in with `hf auth login`"
        ) from error
    return str(commit.commit_url)
