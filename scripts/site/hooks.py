"""hooks: what the build adds to MkDocs: generated pages, what the tutorial prints, links inside, the explorer."""

import os
import re
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from scripts.annotate import page as marks
from scripts.core.schema import read_schema
from scripts.core.tables import write_text
from scripts.site.explorer import write_explorer
from scripts.site.pages import make_pages
from scripts.site.tutorial import run_tutorial

ROOT = Path(__file__).resolve().parents[2]
HOMEPAGE = read_schema("dataset")["homepage"]
AT_HOME = re.compile(rf"{re.escape(HOMEPAGE)}/blob/HEAD/docs/([\w/.-]+\.md)")
SCRIPT = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
LOADED = re.compile(r"<(?:link|img)\b[^>]*>")
OUTSIDE = re.compile(r"\]\((?:\.\./)+((?!\.\./)[\w./-]+)\)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages and assets that are made, not written."""
    tables = Path(config.extra["tables"])
    tutorial = files.src_uris["tutorial.md"]
    files.remove(tutorial)
    text, pictures = run_tutorial(tutorial.content_string, tables)
    made: dict[str, str | bytes] = {**make_pages(tables), "tutorial.md": text, **pictures}
    for path, content in made.items():
        files.append(File.generated(config, path, content=content))
    for asset in (marks.STYLE, marks.SCRIPT):
        files.append(File.generated(config, f"assets/{asset.name}", abs_src_path=str(asset)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Point links to the repository's pages at those of the site, and links out of docs/ at the repository."""
    here = PurePosixPath(page.file.src_uri).parent
    markdown = AT_HOME.sub(lambda link: os.path.relpath(link[1], here), markdown)

    def repository(link: re.Match[str]) -> str:
        target = os.path.normpath(ROOT / "docs" / here / link[0][2:-1])
        inside = Path(target).is_relative_to(ROOT / "docs")
        return link[0] if inside else f"]({HOMEPAGE}/blob/HEAD/{os.path.relpath(target, ROOT)})"

    return OUTSIDE.sub(repository, markdown)


def on_post_build(config: MkDocsConfig) -> None:
    """Write the data of the explorer, and give the validation pages a look that needs no network."""
    site = Path(config.site_dir)
    write_explorer(Path(config.extra["tables"]), site / "explorer")
    for path in sorted((site / "data_docs").rglob("*.html")):
        style, home, index = (
            os.path.relpath(site / name, path.parent)
            for name in ("assets/data_docs.css", "validation.html", "data_docs/index.html")
        )
        html = LOADED.sub("", SCRIPT.sub("", path.read_text(encoding="utf-8")))
        html = html.replace("</head>", f'<link rel="stylesheet" href="{style}"></head>', 1)
        write_text(path, html.replace(f'href="{index}"', f'href="{home}"'))
