"""page: the tables of docs/benchmark/peers.md, written from docs/results/peers.json."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import regex

from scripts.bench.peers import OURS
from scripts.core.errors import DataError
from scripts.core.gold import GOLD_SPLITS
from scripts.describe.card import make_table

PART = regex.compile(r"(?P<head><!-- (?P<name>[a-z]+) -->\n).*?(?P<foot><!-- end -->)", flags=regex.V1 | regex.S)
MERGED_NAMES = {"PER": "PER", "ORG": "ORG + ARM", "GPE": "GPE + LOC + FAC", "NORP": "NORP", "DATE": "DATE"}


def fill_page(page: str, results: Mapping[str, Any]) -> str:
    """Return the page with its tables made anew from the results."""
    return fill_parts(page, make_parts(results))


def fill_parts(page: str, parts: Mapping[str, str]) -> str:
    """Return the page with the text between each pair of marks made anew; DataError if a pair is missing or unknown."""
    found = [match["name"] for match in PART.finditer(page)]
    if sorted(found) != sorted(parts):
        raise DataError(f"the page of the benchmark has the marks {', '.join(found)}; expected {', '.join(parts)}")
    return PART.sub(lambda match: f"{match['head']}{parts[match['name']]}\n{match['foot']}", page)


def make_parts(results: Mapping[str, Any]) -> dict[str, str]:
    """Return the Markdown of each marked part by name."""
    quality, speed = results["quality"], results["speed"]
    return {
        "versions": _versions(quality, speed),
        "sentences": make_table(
            ("splitter", *(f"{split} F1" for split in GOLD_SPLITS), "test P", "test R", "tokens per second"),
            _sentences(quality["sentences"], speed["sentences"]["annotators"]),
        ),
        "entities": make_table(
            ("type", *(f"{split} {name}" for split in GOLD_SPLITS for name in (OURS, "spaCy")), "ahead on test"),
            _entities(quality["entities"]),
        ),
        "speed": _speed(speed["entities"], "tok2vec"),
        "layers": _speed(speed["layers"]),
        "scale": _scale(results["scale"]),
        "start": f"`annotate` took {speed['start_up']['median']:.2f} s for one line, median of five.",
    }


def _versions(quality: Mapping[str, Any], speed: Mapping[str, Any]) -> str:
    model, machine = quality["model"], speed["machine"]
    libraries = ", ".join(f"{name} {version}" for name, version in sorted(quality["libraries"].items()))
    counts = ", ".join(f"{quality['articles'][split]} {split}" for split in GOLD_SPLITS)
    return (
        f"Libraries: {libraries}; model {model['name']} {model['version']} ({model['licence']}).\n"
        f"Articles: {counts}. Tokens: {speed['entities']['tokens']:,}, of them {speed['sentences']['tokens']:,} in the "
        f"body.\nMachine: {machine['processor']}, {machine['cores']} cores, {machine['system']}, "
        f"Python {machine['python']}."
    )


def _sentences(quality: Mapping[str, Any], speed: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    for name in _ours_first(quality["test"]):
        test = quality["test"][name]
        scores = (*(quality[split][name]["f1"] for split in GOLD_SPLITS), test["precision"], test["recall"])
        yield name, *map(_decimal, scores), speed[name]["tokens_per_second"]


def _entities(quality: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    yield "all", *_entity_row(quality, None)
    for label, name in MERGED_NAMES.items():
        yield name, *_entity_row(quality, label)


def _entity_row(quality: Mapping[str, Any], label: str | None) -> Iterator[str]:
    scores = [_f1(quality[split][name], label) for split in GOLD_SPLITS for name in (OURS, "spacy")]
    yield from map(_decimal, scores)
    ours, theirs = scores[-2:]
    yield "–" if ours is None or theirs is None else f"{100 * (ours - theirs):+.1f} points"


def _f1(figures: Mapping[str, Any], label: str | None) -> float | None:
    numbers = figures if label is None else figures.get("by_label", {}).get(label, {})
    score: float | None = numbers.get("f1")
    return score


def _speed(speed: Mapping[str, Any], peers: str = "") -> str:
    """Return the rates as a table, and how many times as fast ours is as the fastest with `peers` in its name."""
    rates = {name: speed["annotators"][name]["tokens_per_second"] for name in _ours_first(speed["annotators"])}
    table = make_table(
        ("annotator", "tokens per second", "seconds, median of five", "ours is faster by"),
        (
            (name, rate, f"{speed['tokens'] / rate:.2f}", "" if name == OURS else f"{rates[OURS] / rate:.1f} ×")
            for name, rate in rates.items()
        ),
    )
    fastest = max((name for name in rates if name != OURS and peers in name), key=rates.__getitem__)
    return f"{table}\n\nOurs is {rates[OURS] / rates[fastest]:.1f} times as fast as {fastest}."


def _scale(runs: Sequence[Mapping[str, Any]]) -> str:
    """Return the runs of `annotate` over few and many articles, in one process and in two, as a table with its gist."""
    table = make_table(
        ("articles", "processes", "seconds", "MB in the largest process"),
        ((run["articles"], run["processes"], f"{run['seconds']:.1f}", run["peak_mb"]) for run in runs),
    )
    few, one, two = runs
    return (
        f"{table}\n\n{one['articles'] / few['articles']:.0f} times as many articles take "
        f"{one['peak_mb'] / few['peak_mb']:.2f} times the memory. Two processes are "
        f"{one['seconds'] / two['seconds']:.2f} times as fast as one and write the same bytes."
    )


def _ours_first(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: (name != OURS, name))


def _decimal(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
