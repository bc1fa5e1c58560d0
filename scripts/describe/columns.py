"""columns: what each config holds, column by column, for every description alike."""

from functools import cache

from scripts.core.schema import LAYERS, Column, load_table

KEYS = ("article_id", "source", "split")
MADE = {
    "documents": "One row per article: the columns of `articles`, and each layer as a list in reading order.",
    "ner": "One row per sentence whose text is at hand, as tokens with BIO tags of the entity types.",
}
TOKENS = "Maximal runs of letters, marks and digits, and every other non-space character by itself."
TAGS = "BIO tag of each token, a class label: `O`, then `B-` and `I-` of each type in the order of `entities.type`."


def describe_config(config: str) -> str:
    """Return what one row of the config is."""
    return MADE.get(config) or load_table(config).description


@cache
def list_columns(config: str) -> tuple[Column, ...]:
    """Return the columns of a config in their order, nested ones with their fields."""
    if config == "documents":
        return (*load_table("articles").columns, *map(_layer, LAYERS))
    if config == "ner":
        keys = map(load_table("sentences").column, ("sentence_id", *KEYS))
        return (
            *keys,
            _list("tokens", TOKENS, _column("item", "string")),
            _list("tags", TAGS, _column("item", "integer")),
        )
    return load_table(config).columns


def find_key(config: str) -> tuple[str, ...]:
    """Return the columns whose values together name one row."""
    keys = {"documents": ("article_id",), "ner": ("sentence_id",)}
    return keys.get(config) or load_table(config).primary_key


def find_references(config: str) -> dict[str, tuple[str, str]]:
    """Return the config and column that each foreign key refers to, by the name of its column."""
    if config in MADE:
        return {"article_id": ("articles", "article_id")} if config == "ner" else {}
    return {reference.column: (reference.table, reference.key) for reference in load_table(config).references}


def _layer(name: str) -> Column:
    fields = tuple(column for column in load_table(name).columns if column.name not in KEYS)
    return _list(name, f"Rows of `{name}` for the article, in reading order.", _column("item", "object", fields=fields))


def _list(name: str, description: str, item: Column) -> Column:
    return _column(name, "array", description, item=item)


def _column(
    name: str, kind: str, description: str = "", *, item: Column | None = None, fields: tuple[Column, ...] = ()
) -> Column:
    return Column(
        name=name,
        type=kind,
        description=description,
        is_source_text=False,
        required=True,
        constraints={},
        categories={},
        item=item,
        fields=fields,
    )
