"""head: the YAML that the Hugging Face Hub and `datasets` read at the top of the card."""

from typing import Any

from datasets import DatasetInfo, Features, SplitDict, SplitInfo
from datasets.info import DatasetInfosDict
from huggingface_hub import DatasetCardData

from scripts.describe.about import list_licences, load_about
from scripts.describe.folder import File, Folder

DEFAULT = "articles"
FREE = {"CC-BY-4.0", "CC0-1.0", "LicenseRef-US-government-work", "LicenseRef-public-domain"}
SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
LARGER = "n>1M"


def make_head(folder: Folder) -> str:
    """Return the YAML head; configs, features, splits and sizes are those of the Parquet files."""
    about = load_about()
    data = DatasetCardData(
        language=about["language"],
        multilinguality="monolingual",
        pretty_name=about["title"],
        annotations_creators=["machine-generated"],
        language_creators=_language_creators(folder),
        source_datasets=_source_datasets(folder),
        size_categories=next((name for limit, name in SIZES if folder.count(DEFAULT) < limit), LARGER),
        task_categories=about["task_categories"],
        task_ids=about["task_ids"],
        **_licence(list_licences(folder)),
        tags=[keyword.lower().replace(" ", "-") for keyword in about["keywords"]],
        configs=[_config(name, files) for name, files in folder.files.items()],
    )
    DatasetInfosDict({name: _info(files) for name, files in folder.files.items()}).to_dataset_card_data(data)
    return str(data.to_yaml(line_break="\n"))


def _language_creators(folder: Folder) -> list[str]:
    found = {article["is_invented"] for article in folder.articles}
    return [name for name, is_invented in (("found", False), ("machine-generated", True)) if is_invented in found]


def _source_datasets(folder: Folder) -> list[str]:
    names = {(not article["is_invented"], article["source"]) for article in folder.articles}
    return list(dict.fromkeys(f"extended|other-{source}" if real else "original" for real, source in sorted(names)))


def _licence(licences: list[str]) -> dict[str, Any]:
    if FREE.issuperset(licences):
        return {"license": load_about()["licence"].lower()}
    link = f"{load_about()['homepage']}/blob/HEAD/docs/sources.md"
    return {"license": "other", "license_name": "annotation-cc-by-4.0-texts-as-in-each-row", "license_link": link}


def _config(name: str, files: list[File]) -> dict[str, Any]:
    config: dict[str, Any] = {"config_name": name}
    if name == DEFAULT:
        config["default"] = True
    return {**config, "data_files": [{"split": file.split, "path": file.path} for file in files]}


def _info(files: list[File]) -> Any:
    splits = {file.split: SplitInfo(file.split, file.memory_bytes, file.rows) for file in files}
    return DatasetInfo(
        features=Features.from_arrow_schema(files[0].schema),
        splits=SplitDict(splits),
        download_size=sum(file.bytes for file in files),
        dataset_size=sum(file.memory_bytes for file in files),
    )
