"""card: the data card for people, every number in it counted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import Template
from typing import Any

from scripts.core.errors import DataError
from scripts.core.schema import CONFIGS, LAYERS, Column, load_table, source_text_columns
from scripts.describe.about import explain_annotation, list_licences, load_about, make_bibtex
from scripts.describe.biases import measure
from scripts.describe.columns import describe_config, list_columns
from scripts.describe.figures import Picture
from scripts.describe.folder import Folder, order_splits

Rows = Mapping[str, Mapping[str, int]]
NO_GOLD = "No article carries gold annotation yet: every row was made by the rule annotators."
FULL_BUILD = """\
The figures of this section are not those of this folder. They belong to the full build, which `make fetch` and `make
full` make from all texts that can be had; not all of them may be given to others. In this folder a gold article whose
text was not fetched has null in the columns with the source's own words; any other article that was not fetched has no
row."""
RESTRICTED = """\
Keep this folder to yourself; a copy made by `python -m scripts.publish --shareable` leaves them out."""
LEAKAGE = """\
What a later split repeats of an earlier one: the share of an article's distinct runs of eight words, paragraphs word
for word, named mentions and distinct names other than dates, and clusters of the same event."""
REPEATED = (
    ("paragraphs", "repeated"),
    ("entity_mentions", "seen"),
    ("entity_names", "seen"),
    ("event_clusters", "shared"),
)
NO_EXAMPLE = "This folder has no invented article with a claimed event, so no row is shown."
BASELINES = """\
Each system end to end from raw text on the split `test` of the full build; a cell is empty where a system gets nothing
right or does not do the task. More figures, with intervals:
[docs/benchmark/leaderboard.md]({homepage}/blob/HEAD/docs/benchmark/leaderboard.md)."""
TASKS = (
    ("sentences", "boundary", "f1", "sentences: boundary F1"),
    ("entities", "strict", "f1", "entities: strict F1"),
    ("quotes", "matched", "f1", "quotes: matched F1"),
    ("events", "trigger_type", "f1", "events: trigger and type F1"),
    ("events", "arguments", "f1", "arguments F1"),
    ("events", "date", "accuracy", "date accuracy"),
)
MEASURES = ("precision", "recall", "f1", "macro_f1", "accuracy")


def make_card(
    folder: Folder,
    template: str,
    figures: Mapping[str, Mapping[str, Any] | None],
    pictures: Sequence[Picture],
    example: str,
) -> str:
    """Return the Markdown of the card: the template with its placeholders filled.

    `figures` are those of the full build by name, None where there are none: full_build, scores, agreement, leakage,
    statistics, baselines. The `pictures` lie beside the card, in `figures`; `example` is Markdown.
    """
    about = load_about()
    use = {name: _bullets(texts) for name, texts in about["responsible_use"].items()}
    try:
        return Template(template).substitute(
            use,
            **{
                name: str(about[name])
                for name in (
                    *("title", "version", "published", "description", "homepage", "citation", "licence"),
                    "licence_code",
                )
            },
            creators=", ".join(about["creators"]),
            period=" to ".join(folder.period) if folder.period else "no known date",
            full_contents=_full_contents(figures["full_build"]),
            contents=_contents(folder, figures["full_build"]),
            example_split=_example_split(folder),
            counts=count_rows(
                {config: {file.split: file.rows for file in files} for config, files in folder.files.items()}
            ),
            splits=_splits(folder),
            columns="\n\n".join(f"### {name}\n\n{describe_config(name)}\n\n{list_meanings(name)}" for name in CONFIGS),
            sources=_sources(folder),
            full_build=_full_build(folder, figures["full_build"]),
            pictures=_pictures(pictures),
            annotation=_bullets(explain_annotation(folder)),
            example=example or NO_EXAMPLE,
            measured=_bullets(measure(figures["statistics"])),
            baselines=_baselines(folder, figures),
            text_columns=_text_columns(),
            agreement=_agreement(folder, figures["agreement"]),
            leakage=_leakage(folder, figures["leakage"]),
            scores=_scores(folder, figures["scores"]),
            invented=_invented(folder),
            licences=_licences(folder),
            restricted=_restricted(folder),
            bibtex=make_bibtex(),
        )
    except (KeyError, ValueError) as error:
        raise DataError(f"the template of the data card asks for {error}, which nothing fills in") from error


def make_table(head: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    """Return a Markdown table; numbers get thousands separators, null is an empty cell."""
    cells = [tuple(head), *(tuple(map(_cell, row)) for row in rows)]
    cells.insert(1, ("---",) * len(cells[0]))
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return str(value).replace("|", "\\|").replace("\n", " ")


def _bullets(texts: Iterable[str]) -> str:
    return "\n".join(f"- {text}" for text in texts)


def count_rows(rows: Rows) -> str:
    """Return a table of the rows of each config in each split, and in all."""
    found = {split for splits in rows.values() for split in splits}
    splits = [split for split in order_splits() if split in found]
    body = ((f"`{name}`", *(rows[name].get(split) for split in splits), sum(rows[name].values())) for name in rows)
    return make_table(("config", *(f"`{split}`" for split in splits), "rows"), body)


def list_meanings(config: str) -> str:
    """Return a table of the columns of a config: name, type, whether null occurs, meaning and the values allowed."""
    columns = [column for column in list_columns(config) if config != "documents" or column.name in LAYERS]
    rows = (row for column in columns for row in _meanings(column, column.name, is_nested=config == "documents"))
    return make_table(("column", "type", "null", "meaning"), rows)


def _meanings(column: Column, name: str, is_nested: bool = False) -> Iterator[tuple[str, str, str, str]]:
    null = "never" if column.required else "without the text" if column.is_source_text else "yes"
    yield f"`{name}`", _type(column), null, " ".join(filter(None, (column.description, _values(column))))
    if not is_nested:
        parts = column.item.fields if column.item else column.fields
        for part in parts:
            meaning = " ".join(filter(None, (part.description, _values(part))))
            yield f"`{name}{'[]' if column.item else ''}.{part.name}`", _type(part), "", meaning


def _type(column: Column) -> str:
    names = {"array": "list", "object": "struct"}
    name = names.get(column.type, column.type)
    return name if column.item is None else f"{name} of {names.get(column.item.type, column.item.type)}s"


def _values(column: Column) -> str:
    if column.categories:
        return "; ".join(f"`{value}` {label}" for value, label in column.categories.items()) + "."
    return f"One of {', '.join(f'`{value}`' for value in column.enum)}." if column.enum else ""


def _contents(folder: Folder, full: Mapping[str, Any] | None) -> str:
    layers = [f"{folder.count(name):,} {name}" for name in LAYERS]
    gold = folder.count_articles(is_gold=True)
    period = folder.period
    sentences = [
        f"This folder holds {folder.count('articles'):,} articles, {folder.count_articles(has_text=True):,} of them "
        f"with their text, with {', '.join(layers[:-1])} and {layers[-1]}.",
        f"The first article is of {period[0]}, the last of {period[1]}." if period else "",
        f"Articles with gold annotation: {gold:,}." if gold else NO_GOLD,
        _full_contents(full) if is_partial(folder, full) else "",
    ]
    return " ".join(filter(None, sentences))


def _example_split(folder: Folder) -> str:
    found = [file.split for file in folder.files.get("events", folder.files["articles"])]
    return max(found, key=lambda split: folder.count_articles(split=split, has_text=True))


def _splits(folder: Folder) -> str:
    labels = load_table("articles").column("split").categories
    return _bullets(f"`{split}`: {labels[split]}" for split in folder.splits)


def _sources(folder: Folder) -> str:
    rows = [
        (
            f"`{name}`",
            source["title"],
            source["licence"],
            "yes" if source["may_share_text"] else "no",
            folder.count_articles(source=name),
            folder.count_articles(source=name, has_text=True),
            source.get("rejected"),
            source.get("not_fetched"),
        )
        for name, source in sorted(folder.provenance["sources"].items())
    ]
    head = (
        "source",
        "title",
        "licence",
        "may the text be shared?",
        "articles",
        "with text",
        "rejected",
        "raw files not fetched",
    )
    return make_table(head, rows)


def _full_build(folder: Folder, full: Mapping[str, Any] | None) -> str:
    if full is None or not is_partial(folder, full):
        return ""
    rows = {
        config: {split: full["tables"][config][split]["rows"] for split in full["tables"][config]}
        for config in CONFIGS
        if full["tables"].get(config)
    }
    sources = (
        (f"`{name}`", source["articles"], source["rejected"]) for name, source in sorted(full["sources"].items())
    )
    tables = (count_rows(rows), make_table(("source", "articles with text", "rejected"), sources))
    return "\n".join(("", "## The full build", FULL_BUILD, "", tables[0], "", tables[1], ""))


def is_partial(folder: Folder, full: Mapping[str, Any] | None) -> bool:
    """Whether a folder has the sources of the full build, but fewer texts."""
    here = folder.provenance["sources"]
    return full is not None and full["sources"].keys() == here.keys() and _texts(full["sources"]) > _texts(here)


def _full_contents(full: Mapping[str, Any] | None) -> str:
    if full is None:
        return ""
    rows = {name: sum(file["rows"] for file in full["tables"][name].values()) for name in ("articles", *LAYERS)}
    parts = [f"{number:,} {name}" for name, number in rows.items()]
    return f"In the full build, with all texts fetched: {', '.join(parts[:-1])} and {parts[-1]}."


def _pictures(pictures: Iterable[Picture]) -> str:
    parts = [f"![{picture.title}](figures/{picture.name}.svg)\n\n{picture.caption}" for picture in pictures]
    return "\n\n".join(parts)


def _texts(sources: Mapping[str, Any]) -> int:
    return sum(source.get("articles", 0) for source in sources.values())


def _scores(folder: Folder, scores: Mapping[str, Any] | None) -> str:
    if not folder.count_articles(is_gold=True):
        return "No gold annotation yet, so nothing to score against."
    if not scores or not scores.get("articles"):
        return "No scores yet: they need the text of the gold articles."
    rows = [
        (layer, metric, *(_decimal(numbers.get(measure)) for measure in MEASURES))
        for layer, metric, numbers in _metrics(scores)
        if any(measure in numbers for measure in MEASURES)
    ]
    text = (
        f"The rule annotators against the gold annotation of {scores['articles']:,} articles of the split "
        f"`{scores['split']}`. Gold annotators were language models: read the figures as agreement with them."
    )
    return f"{text}\n\n{make_table(('layer', 'metric', *(m.replace('_', ' ') for m in MEASURES)), rows)}"


def _baselines(folder: Folder, figures: Mapping[str, Mapping[str, Any] | None]) -> str:
    full, systems = figures["full_build"], figures["baselines"]
    if not systems or full is None or full["sources"].keys() != folder.provenance["sources"].keys():
        return "No baselines were run on these articles."
    found = {name: system["scores"]["test"] for name, system in systems.items()}
    rows = (
        (
            f"`{name}`",
            systems[name]["about"],
            *(_decimal(scores.get(layer, {}).get(metric, {}).get(value) or None) for layer, metric, value, _ in TASKS),
        )
        for name, scores in found.items()
    )
    table = make_table(("system", "what it does", *(label for *_, label in TASKS)), rows)
    return f"{BASELINES.format(homepage=load_about()['homepage'])}\n\n{table}"


def _text_columns() -> str:
    """Return which columns hold a source's own words, by table."""
    tables = {name: source_text_columns(load_table(name)) for name in ("articles", *LAYERS)}
    return ", ".join(f"`{name}.{column}`" for name, columns in tables.items() for column in columns)


def _agreement(folder: Folder, agreement: Mapping[str, Any] | None) -> str:
    if not folder.count_articles(is_gold=True):
        return "No gold annotation yet, so no two annotators to compare."
    if not agreement or not agreement.get("articles"):
        return "No figures yet."
    rows = [
        (layer, metric, *agreed) for layer, metric, numbers in _metrics(agreement) if any(agreed := _agreed(numbers))
    ]
    alpha = agreement["quotes_alpha"]
    text = (
        f"Two annotators, neither of whom saw the other's marks, on {agreement['articles']:,} articles, before "
        f"adjudication. {agreement['note']} Krippendorff's alpha of being inside a quote, on {alpha['tokens']:,} "
        f"tokens: {_decimal(alpha['alpha'])}. By label: `docs/results/agreement.json`."
    )
    return f"{text}\n\n{make_table(('layer', 'metric', 'both', 'only one', 'F1', 'accuracy'), rows)}"


def _metrics(figures: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Yield each layer with each metric and its numbers, in the order of a table."""
    for layer in LAYERS:
        for metric, numbers in sorted(figures.get(layer, {}).items()):
            yield layer, metric.replace("_", " "), numbers


def _agreed(numbers: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return how often both said the same and how often one was alone or said something else, with F1 or accuracy."""
    if "both" in numbers:
        return numbers["both"], numbers["only_one"], _decimal(numbers["f1"]), None
    if "correct" in numbers:
        return numbers["correct"], numbers["total"] - numbers["correct"], None, _decimal(numbers["accuracy"])
    return None, None, _decimal(numbers.get("f1")), None


def _leakage(folder: Folder, leakage: Mapping[str, Any] | None) -> str:
    if not folder.count_articles(is_gold=True):
        return "No gold splits yet."
    if not leakage:
        return "No figures yet."
    pairs = {name: found for name, found in leakage.items() if name != "articles"}
    rows = [
        (
            name.replace("_", " "),
            _decimal(found["8_gram_containment"]["mean"]),
            _decimal(found["8_gram_containment"]["largest"]),
            *(f"{found[kind][hit]:,} of {found[kind]['compared']:,}" for kind, hit in REPEATED),
        )
        for name, found in sorted(pairs.items())
    ]
    head = ("what of", "8-grams, mean", "8-grams, most", "paragraphs", "mentions", "names", "event clusters")
    return f"{LEAKAGE}\n\n{make_table(head, rows)}"


def _decimal(value: float | None) -> str | None:
    return None if value is None else f"{value:.3f}"


def _invented(folder: Folder) -> str:
    count = folder.count_articles(is_invented=True)
    return f"{count:,} articles here are invented." if count else "This folder holds none."


def _licences(folder: Folder) -> str:
    rows = (
        (name, folder.count_articles(licence=name, has_text=True), folder.record_licences.get(name, 0))
        for name in list_licences(folder)
    )
    return make_table(("licence", "articles with text here", "records of `authority`"), rows)


def _restricted(folder: Folder) -> str:
    held = folder.count_articles(has_text=True, may_share_text=False)
    if not held:
        return "Every text in this folder may be given to others under its licence."
    return f"**Texts here that may not be given to others: {held:,}.** {RESTRICTED}"
