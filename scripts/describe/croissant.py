"""croissant: the tables as Croissant 1.1 describes them to machine-learning tools."""

from collections.abc import Mapping, Sequence
from typing import Any

from scripts.core.schema import CONFIGS, Column
from scripts.describe.about import explain_annotation, list_licences, load_about, make_bibtex
from scripts.describe.columns import describe_config, find_key, find_references, list_columns
from scripts.describe.folder import File, Folder, order_splits

CONFORMS_TO = ["http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0"]
PARQUET = ["application/vnd.apache.parquet", "application/x-parquet"]
DATA_TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
}
OPEN = "The text may be given to others under its licence."
CLOSED = "The text may not be given to others; each user fetches a copy, which is checked against its SHA-256."
ANALYSIS = (
    ("sentences", "boundary"),
    ("entities", "strict"),
    ("entities", "in_kb"),
    ("quotes", "matched"),
    ("quotes", "content_exact"),
    ("events", "trigger_type"),
    ("events", "arguments"),
)
SPLIT_URLS = {"train": "cr:TrainingSplit", "validation": "cr:ValidationSplit", "test": "cr:TestSplit"}
CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "name": {"@container": "@language"},
    "parentField": "cr:parentField",
    "path": "cr:path",
    "prov": "http://www.w3.org/ns/prov#",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}


def make_croissant(folder: Folder, agreement: Mapping[str, Any] | None, measured: Sequence[str]) -> dict[str, Any]:
    """Return the Croissant JSON-LD; files are named relative to the folder, a config without rows is left out.

    `agreement` is that of the gold annotators, None where there is none; `measured` are the biases in figures.
    """
    about = load_about()
    creators = [{"@type": "sc:Organization", "name": name, "url": about["homepage"]} for name in about["creators"]]
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        "name": about["name"],
        "alternateName": about["title"],
        "description": about["description"],
        "version": about["version"],
        "datePublished": about["published"].isoformat(),
        "url": about["homepage"],
        "license": [_licence(name) for name in list_licences(folder)],
        "sdLicense": _licence(about["licence"]),
        "creator": creators,
        "publisher": creators,
        "citeAs": make_bibtex(),
        "inLanguage": [about["language"]],
        "keywords": about["keywords"],
        "isLiveDataset": False,
        **_responsible_use(folder, measured),
        **_gold(folder, agreement),
        **_provenance(folder),
        "distribution": [part for config, files in folder.files.items() for part in _distribution(config, files)],
        "recordSet": [_split_set(folder), *map(_record_set, folder.files, folder.files.values())],
    }


def _licence(name: str) -> str | dict[str, str]:
    if name.startswith("LicenseRef-"):
        return {
            "@type": "sc:CreativeWork",
            "name": name,
            "description": "See the columns `licence` of `articles` and `authority`.",
        }
    return f"https://spdx.org/licenses/{name}"


def _provenance(folder: Folder) -> dict[str, Any]:
    """Return what the dataset was made from, source by source, each with its licence, and by which code."""
    sources = [
        {
            "@type": ["prov:Entity", "sc:CreativeWork"],
            "@id": f"sources/{name}",
            "name": source["title"],
            "description": f"{source['obtained'].rstrip('.')}. Articles here: {folder.count_articles(source=name)}.",
            "license": _licence(source["licence"]),
            "conditionsOfAccess": OPEN if source["may_share_text"] else CLOSED,
            "creditText": source["citation"],
            "prov:wasAttributedTo": {"@type": "prov:Agent", "name": source["producer"]},
        }
        for name, source in sorted(folder.provenance["sources"].items())
    ]
    build = {
        "@type": "prov:Activity",
        "@id": "build",
        "name": "dvc repro",
        "description": "The pipeline of the repository; the identifier is the SHA-256 of its scripts and schemas.",
        "identifier": folder.provenance["code_sha256"],
        "url": load_about()["homepage"],
        "prov:used": [{"@id": source["@id"]} for source in sources],
    }
    return {"prov:wasDerivedFrom": sources, "prov:wasGeneratedBy": build}


def _gold(folder: Folder, agreement: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return who annotated the gold, and how far the annotators agree; nothing where there is no gold."""
    if not folder.count_articles(is_gold=True):
        return {}
    terms: dict[str, Any] = {
        "rai:annotationsPerItem": "Gold: 2, adjudicated. Other rows: 1.",
        "rai:annotatorDemographics": ["Language models. No human annotated."],
        "rai:dataAnnotationPlatform": ["python -m scripts.gold, a command of the repository"],
    }
    if agreement:
        terms["rai:dataAnnotationAnalysis"] = [
            f"{layer}, {metric.replace('_', ' ')}: F1 {agreement[layer][metric]['f1']:.3f}"
            for layer, metric in ANALYSIS
            if metric in agreement.get(layer, {})
        ] + [agreement["note"]]
    return terms


def _responsible_use(folder: Folder, measured: Sequence[str]) -> dict[str, Any]:
    use = load_about()["responsible_use"]
    terms: dict[str, Any] = {
        "dataCollection": " ".join(use["collection"]),
        "dataCollectionType": ["Secondary Data analysis"],
        "dataCollectionMissingData": " ".join(use["missing"]),
        "dataCollectionRawData": " ".join(use["raw"]),
        "dataCollectionTimeFrame": list(folder.period or ()),
        "dataImputationProtocol": "Nothing is imputed: what is not known is null.",
        "dataPreprocessingProtocol": use["preprocessing"],
        "dataAnnotationProtocol": explain_annotation(folder),
        "machineAnnotationTools": [f"{load_about()['name']} {load_about()['version']}"],
        "dataBiases": [*use["biases"], *measured],
        "dataLimitations": use["limitations"] + [f"Not to be used for: {text}" for text in use["misuses"]],
        "dataUseCases": use["uses"],
        "dataSocialImpact": " ".join(use["social_impact"]),
        "personalSensitiveInformation": use["personal_information"],
        "dataReleaseMaintenancePlan": " ".join(use["maintenance"]),
    }
    return {f"rai:{name}": value for name, value in terms.items() if value}


def _distribution(config: str, files: list[File]) -> list[dict[str, Any]]:
    objects = [
        {
            "@type": "cr:FileObject",
            "@id": file.path,
            "name": file.path,
            "description": f"Split {file.split} of {config}: {file.rows} rows.",
            "contentUrl": file.path,
            "contentSize": f"{file.bytes} B",
            "encodingFormat": PARQUET,
            "sha256": file.sha256,
        }
        for file in files
    ]
    together = {
        "@type": "cr:FileSet",
        "@id": f"{config}-files",
        "name": f"{config}-files",
        "description": f"All splits of {config}.",
        "encodingFormat": PARQUET,
        "includes": f"{config}/*.parquet",
    }
    return [*objects, together]


def _split_set(folder: Folder) -> dict[str, Any]:
    found = {file.split for files in folder.files.values() for file in files}
    splits = [split for split in order_splits() if split in found]
    return {
        "@type": "cr:RecordSet",
        "@id": "splits",
        "name": "splits",
        "description": "The splits that have rows; those without an address are no gold, or tables without splits.",
        "dataType": "cr:Split",
        "key": {"@id": "splits/name"},
        "field": [
            {"@type": "cr:Field", "@id": "splits/name", "name": "name", "dataType": "sc:Text"},
            {"@type": "cr:Field", "@id": "splits/url", "name": "url", "dataType": "sc:URL"},
        ],
        "data": [{"splits/name": split, "splits/url": SPLIT_URLS.get(split)} for split in splits],
    }


def _record_set(config: str, files: list[File]) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": config,
        "name": config,
        "description": f"{describe_config(config)} {sum(file.rows for file in files)} rows.",
        "key": [{"@id": f"{config}/{name}"} for name in find_key(config)],
        "field": [
            {**_field(config, f"{config}/{column.name}", column), **_reference(config, column.name)}
            for column in list_columns(config)
        ],
    }


def _reference(config: str, column: str) -> dict[str, Any]:
    # mlcroissant can't join a record set that is itself a join: what others refer to must refer to nothing.
    if config in {target for name in CONFIGS for target, _ in find_references(name).values()}:
        return {}
    target = find_references(config).get(column, ("splits", "name") if column == "split" else None)
    return {"references": {"field": {"@id": "/".join(target)}}} if target else {}


def _field(config: str, identifier: str, column: Column, path: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return a field; fields of structs and of lists of structs are its sub-fields, one level deep."""
    field: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": identifier,
        "name": column.name,
        "description": column.description,
    }
    value = column
    if column.item is not None:
        field |= {"isArray": True, "arrayShape": "-1"}
        value = column.item
    if value.type == "object":
        path = path or (column.name,)
        parts = [part for part in value.fields if part.type in DATA_TYPES]
        return {**field, "subField": [_field(config, f"{identifier}/{part.name}", part, path) for part in parts]}
    source: dict[str, Any] = {"fileSet": {"@id": f"{config}-files"}, "extract": {"column": (*path, column.name)[0]}}
    if path:
        source["transform"] = {"jsonPath": column.name}
    return {**field, "dataType": DATA_TYPES[value.type], "source": source}
