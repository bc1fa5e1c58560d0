"""attribution: whom the dataset owes what, a line per upstream source."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from scripts.core.authority import load_authority
from scripts.sources.listing import list_sources


def make_attribution(raw: Path, authority: Path) -> str:
    """Return a Markdown page: the sources of the articles, then those of the authority file, their records counted."""
    lines = ["# Attribution", "", "## Articles", ""]
    for source, _ in list_sources(raw):
        text = "text may be shared" if source.may_share_text else "text is not part of a release"
        lines.append(f"- **{source.title}** ({source.producer}): {source.licence}, {text}. {source.citation.strip()}")
    lines += ["", "## Authority file", "", *_upstream(authority), ""]
    return "\n".join(lines)


def _upstream(authority: Path) -> Iterator[str]:
    evidence = [record.evidence or "" for record in load_authority(authority).records]
    for row in yaml.safe_load((authority / "upstream.yaml").read_text(encoding="utf-8")):
        count = sum(row["name"] in line for line in evidence)
        named = f"; named in {count:,} records" if count else ""
        yield f"- **{row['name']}**, {row['url']}: {row['licence']}. {row['gives']}{named}."
