"""leaderboard: the tables of docs/benchmark/leaderboard.md, written from docs/results/baselines."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scripts.baselines.tagging import TYPES
from scripts.core.gold import read_canary
from scripts.describe.card import make_table

Results = Mapping[str, Mapping[str, Any]]
Path = tuple[str, ...]
SPLITS = ("test", "validation")


@dataclass(frozen=True, slots=True)
class Figure:
    """A column: its heading and where its numbers and its value stand in a split's scores."""

    heading: str
    numbers: Path
    value: str = "f1"

    def find(self, scores: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the numbers around the value; none if these scores lack them."""
        found: Any = scores
        for key in self.numbers:
            found = found.get(key, {})
        return found  # type: ignore[no-any-return]


TASKS = {
    "sentences": (
        Figure("boundary F1", ("sentences", "boundary")),
        Figure("precision", ("sentences", "boundary"), "precision"),
        Figure("recall", ("sentences", "boundary"), "recall"),
    ),
    "entities": (
        Figure("strict F1", ("entities", "strict")),
        Figure("macro F1", ("entities", "strict"), "macro_f1"),
        Figure("exact F1", ("entities", "exact")),
        Figure("partial F1", ("entities", "partial")),
        Figure("type F1", ("entities", "type")),
    ),
    "linking": (
        Figure("in-KB F1", ("entities", "in_kb")),
        Figure("linking accuracy", ("entities", "linking"), "accuracy"),
    ),
    "quotes": (
        Figure("matched F1", ("quotes", "matched")),
        Figure("direct and mixed F1", ("quotes", "matched_direct_mixed")),
        Figure("content characters F1", ("quotes", "content_characters")),
        Figure("cue F1", ("quotes", "cue_exact")),
        Figure("source F1", ("quotes", "source_exact")),
        Figure("speaker accuracy", ("quotes", "speaker"), "accuracy"),
    ),
    "events": (
        Figure("trigger and type F1", ("events", "trigger_type")),
        Figure("macro F1", ("events", "trigger_type"), "macro_f1"),
        Figure("trigger F1", ("events", "trigger")),
    ),
    "arguments": (
        Figure("arguments F1", ("events", "arguments")),
        Figure("actors F1", ("events", "arguments", "by_label", "actor")),
        Figure("recipients F1", ("events", "arguments", "by_label", "recipient")),
        Figure("places F1", ("events", "arguments", "by_label", "place")),
    ),
    "circumstances": (
        Figure("date accuracy", ("events", "date"), "accuracy"),
        Figure("status accuracy", ("events", "status"), "accuracy"),
        Figure("status macro F1", ("events", "status"), "macro_f1"),
        Figure("deaths accuracy", ("events", "fatalities_low"), "accuracy"),
        Figure("stated deaths accuracy", ("events", "fatalities_low_stated"), "accuracy"),
    ),
}


def make_parts(results: Results) -> dict[str, str]:
    """Return the Markdown of each marked part by name."""
    return {
        "systems": make_table(
            ("system", "what it does", "learns from", "seconds to prepare", "seconds to annotate", "gold"),
            (_system(name, result) for name, result in sorted(results.items())),
        ),
        **{name: make_task(figures, _choose(name, results)) for name, figures in TASKS.items()},
        "types": make_types(results),
        "canary": f"```text\n{read_canary()}\n```",
        "runs": "\n".join(_runs(results)),
    }


def _choose(task: str, results: Results) -> Results:
    return {name: result for name, result in results.items() if task in (result.get("tasks") or TASKS)}


def make_task(figures: tuple[Figure, ...], results: Results) -> str:
    """Return the table of a task, the best on test first: all figures on test, and the first one on validation."""
    first = figures[0]
    head = ("system", *(figure.heading for figure in figures), f"validation {first.heading}")
    shown = [name for name in results if _takes_part(first, results[name]["scores"]["test"])]
    order = sorted(shown, key=lambda name: (-(first.find(results[name]["scores"]["test"])[first.value] or 0), name))
    return make_table(head, (_row(name, figures, results[name]["scores"]) for name in order))


def _takes_part(first: Figure, scores: Mapping[str, Any]) -> bool:
    """Tell whether a system handed in an answer to this task, or nothing at all."""
    numbers = first.find(scores)
    if not any(layer["predicted"] for layer in scores["marks"].values()):
        return first.value in numbers
    return bool(numbers.get("total") or numbers.get("tp", 0) + numbers.get("fp", 0))


def _row(name: str, figures: tuple[Figure, ...], scores: Mapping[str, Any]) -> Iterator[str]:
    yield name
    yield from (format_figure(figure.find(scores["test"]), figure.value) for figure in figures)
    yield format_figure(figures[0].find(scores["validation"]), figures[0].value)


def format_figure(numbers: Mapping[str, Any], value: str) -> str:
    """Return a figure with three digits, and its 95 % interval where there is one."""
    figure, ends = numbers.get(value), numbers.get(f"{value}_interval")
    if figure is None:
        return "–"
    return f"{figure:.3f}" if ends is None else f"{figure:.3f} [{ends[0]:.3f}, {ends[1]:.3f}]"


def make_types(results: Results) -> str:
    """Return strict F1 on test by type of entity: how many there are, and a column for each system that marks any."""
    strict = {name: result["scores"]["test"]["entities"]["strict"] for name, result in results.items()}
    names = sorted((name for name in strict if strict[name]["tp"]), key=lambda name: (-strict[name]["f1"], name))
    rows = []
    for kind in TYPES:
        figures = [strict[name].get("by_label", {}).get(kind, {}) for name in names]
        gold = next((figure["tp"] + figure["fn"] for figure in figures if figure), 0)
        rows.append((kind, gold, *(format_figure(figure, "f1") for figure in figures)))
    return make_table(("type", "in gold", *names), rows)


def _system(name: str, result: Mapping[str, Any]) -> Iterator[Any]:
    link, seconds = result.get("link"), result.get("seconds") or {}
    yield f"[{name}]({link})" if link else name
    yield result["about"]
    yield result["learns_from"]
    yield from (f"{seconds[part]:.1f}" if part in seconds else "–" for part in ("prepare", "annotate"))
    yield result["gold_sha256"][:8]


def _runs(results: Results) -> Iterator[str]:
    for name, result in sorted(results.items()):
        machine, versions = result.get("machine"), result.get("versions") or {}
        parts = [f"{library} {version}" for library, version in versions.items()]
        parts += [f"{machine['processor']}, {machine['cores']} cores, {machine['system']}"] if machine else []
        settings = (result.get("settings") or {}).items()
        parts += [f"{key} {value}" for key, value in settings if not isinstance(value, Mapping)]
        yield f"- **{name}**: {'; '.join(parts) or 'not given'}"
