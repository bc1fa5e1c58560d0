"""test_score_peers: entities score as in seqeval and nervaluate, where these libraries count the same thing."""

import math
import warnings
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scripts.baselines.tagging import Word, to_spans
from scripts.score.document import make_document
from scripts.score.layers import measure
from scripts.score.report import nest
from tests.samples import need

TAGS = ("O", "B-PER", "I-PER", "B-GPE", "I-GPE")
PAIRS = st.lists(st.tuples(st.sampled_from(TAGS), st.sampled_from(TAGS)), min_size=1, max_size=12)
PROPERTY = settings(max_examples=150, deadline=None, derandomize=True)


def spans(tags: list[str]) -> list[dict[str, Any]]:
    """Return the entities of tokens that are a character each."""
    return list(to_spans([Word(place, place + 1, "x") for place in range(len(tags))], tags))


def well_formed(tags: list[str]) -> list[str]:
    """Return the tags of the same entities with every first one a B."""
    starts = {span["start"]: f"B-{span['type']}" for span in spans(tags)}
    return [starts.get(place, tag) for place, tag in enumerate(tags)]


def score(gold: list[str], predicted: list[str]) -> Any:
    ours, theirs = (make_document({"entities": spans(tags)}) for tags in (gold, predicted))
    return nest(dict(measure(ours, theirs)))["entities"]


@PROPERTY
@given(pairs=PAIRS)
def test_strict_is_what_seqeval_counts(pairs: list[tuple[str, str]]) -> None:
    need("seqeval")
    from seqeval.metrics import f1_score, precision_score, recall_score

    gold, predicted = (well_formed(list(tags)) for tags in zip(*pairs, strict=True))
    ours = score(gold, predicted)["strict"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of 0/0
        rules: dict[str, Any] = {"mode": "strict", "scheme": scheme()}
        micro = [f([gold], [predicted], **rules) for f in (precision_score, recall_score, f1_score)]
        macro = f1_score([gold], [predicted], average="macro", **rules) if ours["f1"] is not None else None
    for name, theirs in zip(("precision", "recall", "f1"), micro, strict=True):
        assert math.isclose(ours[name] or 0.0, theirs, abs_tol=1e-6), name
    assert macro is None or math.isclose(ours["macro_f1"], macro, abs_tol=1e-6)


def scheme() -> Any:
    from seqeval.scheme import IOB2

    return IOB2


@PROPERTY
@given(pairs=PAIRS)
def test_schemes_are_those_of_nervaluate(pairs: list[tuple[str, str]]) -> None:
    """Its `partial` and `ent_type` pair spans in the order they come, ours as well as can be: ours are never lower."""
    nervaluate = need("nervaluate")
    sides = [spans(list(tags)) for tags in zip(*pairs, strict=True)]
    assume(all(sides))  # it fails on an empty side
    theirs = [
        [{"label": span["type"], "start": span["start"], "end": span["end"] - 1} for span in side] for side in sides
    ]
    overall = nervaluate.Evaluator([theirs[0]], [theirs[1]], tags=["PER", "GPE"]).evaluate()["overall"]
    gold, predicted = (list(tags) for tags in zip(*pairs, strict=True))
    ours = score(gold, predicted)
    for name in ("precision", "recall"):
        for metric in ("strict", "exact"):
            assert math.isclose(ours[metric][name] or 0.0, getattr(overall[metric], name), abs_tol=1e-6), metric
        for metric, called in (("partial", "partial"), ("type", "ent_type")):
            assert (ours[metric][name] or 0.0) >= getattr(overall[called], name) - 1e-6, metric
