"""sources: one adapter per kind of source, by the name that source.yaml gives."""

from collections.abc import Callable, Iterator

from scripts.core.records import Rejected
from scripts.sources import article_bias, folder, state_department, timeline17, white_house
from scripts.sources.raw import Limits, RawArticle, RawFile, Source

Adapter = Callable[[RawFile, Source, Limits], Iterator[RawArticle | Rejected]]

ADAPTERS: dict[str, Adapter] = {
    "article_bias": article_bias.read,
    "folder": folder.read,
    "state_department": state_department.read,
    "timeline17": timeline17.read,
    "white_house": white_house.read,
}
