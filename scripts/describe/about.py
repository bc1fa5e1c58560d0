"""about: what is said of the dataset as a whole, from schemas/dataset.yaml and the folder at hand."""

from functools import cache
from typing import Any

from scripts.core.schema import read_schema
from scripts.describe.folder import Folder


@cache
def load_about() -> dict[str, Any]:
    """Return schemas/dataset.yaml: title, licence, people, citation and responsible use."""
    return dict(read_schema("dataset"))


def list_licences(folder: Folder) -> list[str]:
    """Return the licence of the annotation, then those of the texts and records in the folder."""
    own = load_about()["licence"]
    texts = {article["licence"] for article in folder.articles if article["has_text"]}
    return [own, *sorted((texts | set(folder.record_licences)) - {own})]


def explain_annotation(folder: Folder) -> list[str]:
    """Return how the rows of the folder were made; gold is spoken of only if there is some."""
    use = load_about()["responsible_use"]
    return [*use["annotation_auto"], *(use["annotation_gold"] if folder.count_articles(is_gold=True) else ())]


def make_bibtex() -> str:
    """Return the citation as a BibTeX entry."""
    about = load_about()
    fields = {
        "author": f"{{{' and '.join(about['creators'])}}}",
        "title": f"{{{about['title']}}}",
        "year": str(about["published"].year),
        "version": about["version"],
        "url": about["homepage"],
    }
    lines = "\n".join(f"  {name} = {{{value}}}," for name, value in fields.items())
    return f"@misc{{{about['name'].replace('-', '_')},\n{lines}\n}}"
