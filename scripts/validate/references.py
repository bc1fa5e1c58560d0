"""references: the rules on identifiers, links between rows, annotation and splits."""

from collections.abc import Iterator

import pandas as pd

from scripts.core.gold import GOLD_SPLITS
from scripts.core.schema import LAYERS, load_table
from scripts.validate.checks import Check, check
from scripts.validate.corpus import Corpus

LINKS = (
    ("entities", "sentence_id", "sentences"),
    ("events", "sentence_id", "sentences"),
    ("events", "claimant_quote_id", "quotes"),
    ("events.actors", "entity_id", "entities"),
    ("events.recipients", "entity_id", "entities"),
)
MARKS = {
    "sentences": ["start"],
    "entities": ["start"],
    "quotes": ["content_start", "content_end", "cue.start", "cue.end"],
    "events": ["trigger.start"],
}


def identifiers(corpus: Corpus) -> Iterator[Check]:
    """Yield the checks that identifiers begin with that of what they belong to."""
    articles = corpus.views["articles"]
    bad = [not key.startswith(f"{source}-") for key, source in _pairs(articles, "article_id", "source")]
    expected = [f'it begins with "{source}-"' for source in articles["source"]]
    yield check("identifiers name their owner", "articles", articles, bad, "article_id", expected)
    for layer in LAYERS:
        frame, (key,) = corpus.views[layer], load_table(layer).primary_key
        bad = [not row.startswith(f"{article_id}-") for row, article_id in _pairs(frame, key, "article_id")]
        expected = [f'it begins with "{article_id}-"' for article_id in frame["article_id"]]
        yield check("identifiers name their owner", layer, frame, bad, key, expected)


def _pairs(frame: pd.DataFrame, first: str, second: str) -> Iterator[tuple[str, str]]:
    return zip(frame[first], frame[second], strict=True)


def articles_exist(corpus: Corpus) -> Iterator[Check]:
    """Yield the checks that each row's article exists and has the same source and split."""
    articles = corpus.views["articles"].drop_duplicates("article_id").set_index("article_id")
    for layer in LAYERS:
        frame = corpus.views[layer]
        for reference in load_table(layer).references:
            bad = ~frame[reference.column].isin(corpus.views[reference.table][reference.key])
            expected = f"{reference.table} has no such row"
            yield check("references resolve", layer, frame, bad, reference.column, expected)
        known = frame[frame["article_id"].isin(articles.index)]
        for column in ("source", "split"):
            wanted = known["article_id"].map(articles[column])
            expected_values = [f'its article has "{value}"' for value in wanted]
            bad = known[column] != wanted
            yield check("rows agree with their article", layer, known, bad, column, expected_values)


def links(corpus: Corpus) -> Iterator[Check]:
    """Yield the checks that sentence, quote and entity ids resolve within the article and the annotation."""
    for table, column, target in LINKS:
        frame = corpus.views[table]
        frame = frame[frame[column].notna()]
        (key,) = load_table(target).primary_key
        targets = corpus.views[target].drop_duplicates(key).set_index(key)
        is_there = frame[column].isin(targets.index)
        yield check("references resolve", table, frame, ~is_there, column, f"{target} has no such row")
        frame = frame[is_there]
        for owner in ("article_id", "annotation"):
            wanted = frame[column].map(targets[owner])
            expected = [f"its {owner} is {value}, the row's is another" for value in wanted]
            yield check(f"references keep to the {owner}", table, frame, wanted != frame[owner], column, expected)


def inside_sentences(corpus: Corpus) -> Iterator[Check]:
    """Yield the checks that mentions and triggers lie inside their sentence."""
    sentences = corpus.views["sentences"].drop_duplicates("sentence_id").set_index("sentence_id")
    for table, column, prefix in (("entities", "start", ""), ("events", "trigger.start", "trigger.")):
        frame = corpus.views[table]
        frame = frame[frame["sentence_id"].isin(sentences.index)]
        first, last = (frame["sentence_id"].map(sentences[name]) for name in ("start", "end"))
        bad = (frame[column] < first) | (frame[f"{prefix}end"] > last)
        expected = [f"its sentence is [{start}, {end})" for start, end in zip(first, last, strict=True)]
        yield check("marks lie inside their sentence", table, frame, bad.tolist(), column, expected)


def authority_links(corpus: Corpus) -> Iterator[Check]:
    """Yield the checks that every authority_id is one of the authority."""
    for table, view in corpus.views.items():
        for column in view.columns:
            if column.endswith("authority_id"):
                frame = view[view[column].notna()]
                bad = [corpus.find_record(key) is None for key in frame[column]]
                yield check("authority ids resolve", table, frame, bad, column, "the authority has no such record")


def annotations(corpus: Corpus) -> Iterator[Check]:
    """Yield the checks that gold rows have a gold article, machine rows one with text, and no mark is there twice."""
    articles = corpus.views["articles"].drop_duplicates("article_id").set_index("article_id")
    for layer in LAYERS:
        frame = corpus.views[layer]
        is_gold = frame["article_id"].map(articles["is_gold"]).eq(True)
        has_text = frame["article_id"].map(articles["text"].notna()).eq(True)
        bad = (frame["annotation"] == "gold") & ~is_gold | (frame["annotation"] == "auto") & ~has_text
        expected = "gold rows ask for a gold article, auto rows for one with text"
        yield check("annotation fits the article", layer, frame, bad, "annotation", expected)
    for layer, columns in MARKS.items():
        frame = corpus.views[layer] if layer != "quotes" else _with_content(corpus)
        bad = frame.duplicated(["article_id", "annotation", *columns])
        yield check("marks are there once", layer, frame, bad, columns[0], "an earlier row has the same mark")


def _with_content(corpus: Corpus) -> pd.DataFrame:
    quotes, contents = corpus.views["quotes"], corpus.views["quotes.content"]
    owners = [row.rpartition("[")[0] for row in contents.index]
    groups = contents.groupby(owners)
    first, last = groups["start"].min(), groups["end"].max()
    keys = quotes.index.drop_duplicates()
    bounds = pd.DataFrame({"content_start": first, "content_end": last}).reindex(keys)
    return quotes.join(bounds)


def splits(corpus: Corpus) -> Iterator[Check]:
    """Yield the checks that gold articles have a gold split, and that a cluster keeps to one and away from `auto`."""
    articles = corpus.views["articles"]
    is_gold = articles["is_gold"].tolist()
    bad = [gold != (split in GOLD_SPLITS) for gold, split in zip(is_gold, articles["split"], strict=True)]
    expected = ["it is gold" if gold else "it is not gold" for gold in is_gold]
    yield check("gold splits hold gold articles", "articles", articles, bad, "split", expected)
    gold = articles[articles["is_gold"]]
    first = gold.drop_duplicates("cluster_id").set_index("cluster_id")["split"]
    wanted = gold["cluster_id"].map(first)
    expected = [f'another article of its cluster is in "{split}"' for split in wanted]
    yield check("a cluster has one split", "articles", gold, gold["split"] != wanted, "split", expected)
    others = articles[~articles["is_gold"]]
    is_near = others["cluster_id"].isin(first.index)
    bad_near = (others["split"] == "near_gold") != is_near
    expected = ["its cluster holds gold" if near else "its cluster holds no gold" for near in is_near]
    yield check("auto is apart from gold", "articles", others, bad_near, "split", expected)
    clusters = dict(zip(articles["article_id"], articles["cluster_id"], strict=True))
    strangers = [clusters.get(cluster) != cluster for cluster in articles["cluster_id"]]
    yield check(
        "clusters are named by an article",
        "articles",
        articles,
        strangers,
        "cluster_id",
        "the cluster has no such article",
    )


RULES = (identifiers, articles_exist, links, inside_sentences, authority_links, annotations, splits)
