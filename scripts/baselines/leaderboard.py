"""leaderboard: the tables of docs/benchmark/leaderboard.md, written from docs/results/baselines."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scripts.baselines.plots import Dot, draw
from scripts.baselines.tagging import TYPES
from scripts.core.gold import read_canary
from scripts.describe.card import make_table

Results = Mapping[str, Mapping[str, Any]]
Path = tuple[str, ...]
FIGURES = "figures"  # beside the page


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
        Figure("seen names F1", ("entities", "strict_seen")),
        Figure("unseen names F1", ("entities", "strict_unseen")),
    ),
    "linking": (
        Figure("in-KB F1", ("entities", "in_kb")),
        Figure("linking accuracy", ("entities", "linking"), "accuracy"),
    ),
    "quotes": (
        Figure("attributed F1", ("quotes", "attributed")),
        Figure("matched F1", ("quotes", "matched")),
        Figure("direct and mixed F1", ("quotes", "matched_direct_mixed")),
        Figure("content tokens F1", ("quotes", "content_tokens")),
        Figure("cue F1", ("quotes", "cue_exact")),
        Figure("source F1", ("quotes", "source_exact")),
        Figure("speaker accuracy", ("quotes", "speaker"), "accuracy"),
    ),
    "events": (
        Figure("trigger and type F1 (Tri-C)", ("events", "trigger_type")),
        Figure("macro F1", ("events", "trigger_type"), "macro_f1"),
        Figure("trigger F1 (Tri-I)", ("events", "trigger")),
    ),
    "arguments": (
        Figure("arguments F1 (Arg-C)", ("events", "arguments")),
        Figure("attached F1 (Arg-C+)", ("events", "arguments_attached")),
        Figure("actors F1", ("events", "arguments", "by_label", "actor")),
        Figure("recipients F1", ("events", "arguments", "by_label", "recipient")),
        Figure("places F1", ("events", "arguments", "by_label", "place")),
    ),
    "circumstances": (
        Figure("date accuracy", ("events", "date"), "accuracy"),
        Figure("lift over publication", ("events", "date"), "lift"),
        Figure("within 7 days", ("events", "date_within_7_days"), "accuracy"),
        Figure("Acc@25km", ("events", "place_within_25_km"), "accuracy"),
        Figure("Acc@161km", ("events", "place_within_161_km"), "accuracy"),
        Figure("median error km", ("events", "place_error"), "median_km"),
        Figure("stated deaths accuracy", ("events", "fatalities_low_stated"), "accuracy"),
        Figure("deaths in range", ("events", "fatalities_in_range"), "accuracy"),
    ),
    "status": (
        Figure("status macro F1", ("events", "status"), "macro_f1"),
        Figure("status accuracy", ("events", "status"), "accuracy"),
        Figure("claimant accuracy", ("events", "claimant"), "accuracy"),
    ),
    "identity": (
        Figure("CoNLL F1", ("events", "group_conll")),
        Figure("MUC F1", ("events", "group_muc")),
        Figure("B-cubed F1", ("events", "group_b_cubed")),
        Figure("CEAF-e F1", ("events", "group_ceaf_e")),
        Figure("CoNLL F1 across articles", ("events", "cluster_conll")),
    ),
}


def make_parts(results: Results) -> dict[str, str]:
    """Return the Markdown of each marked part by name."""
    return {
        "systems": make_table(
            ("system", "what it does", "learns from", "seconds to prepare", "seconds to annotate", "gold"),
            (_system(name, result) for name, result in sorted(results.items())),
        ),
        **{name: f"{_show(name)}\n\n{make_task(TASKS[name], _choose(name, results))}" for name in TASKS},
        "types": make_types(results),
        "parts": make_breakdown(results["rules"]) if "rules" in results else "",
        "canary": f"```text\n{read_canary()}\n```",
        "runs": "\n".join(_runs(results)),
    }


def _choose(task: str, results: Results) -> Results:
    return {name: result for name, result in results.items() if task in (result.get("tasks") or TASKS)}


def _show(task: str) -> str:
    return f"![{TASKS[task][0].heading} by system]({FIGURES}/{task}.svg)"


def make_figures(results: Results) -> dict[str, str]:
    """Return by name of its file the drawing of each task's first figure on test."""
    return {f"{task}.svg": _draw(TASKS[task][0], _choose(task, results)) for task in TASKS}


def _draw(first: Figure, results: Results) -> str:
    dots = list(_dots(first, results))
    ring = "; ring: on gold input" if any(dot.given is not None for dot in dots) else ""
    return draw(f"{first.heading} on test, 95 % intervals{ring}", dots)


def _dots(first: Figure, results: Results) -> Iterator[Dot]:
    for name in _order(first, results):
        scores = results[name]["scores"]["test"]
        numbers = first.find(scores)
        yield Dot(
            name,
            numbers[first.value] or 0.0,
            numbers.get(f"{first.value}_interval"),
            _given(first, scores).get(first.value),
        )


def _given(first: Figure, scores: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the numbers around the value on gold input; none where a system has none."""
    return first.find(scores.get("gold_input", {}))


def make_task(figures: tuple[Figure, ...], results: Results) -> str:
    """Return the table of a task, the best on test first: all figures on test, and the first one on validation.

    The first one on gold input stands beside it where a system has that.
    """
    first = figures[0]
    order = _order(first, results)
    has_given = any(_given(first, results[name]["scores"]["test"]) for name in order)
    given = (f"{first.heading} on gold input",) if has_given else ()
    head = ("system", first.heading, *given, *(figure.heading for figure in figures[1:]), f"validation {first.heading}")
    return make_table(head, (_row(name, figures, results[name]["scores"], has_given) for name in order))


def _order(first: Figure, results: Results) -> list[str]:
    """Return the systems that take part, the best on test first."""
    shown = [name for name in results if _takes_part(first, results[name]["scores"]["test"])]
    return sorted(shown, key=lambda name: (-(first.find(results[name]["scores"]["test"])[first.value] or 0), name))


def _takes_part(first: Figure, scores: Mapping[str, Any]) -> bool:
    """Tell whether a system handed in an answer to this task, or nothing at all."""
    numbers, marks = first.find(scores), scores["marks"]
    if not any(layer["predicted"] for layer in marks.values()):
        return first.value in numbers
    if "tp" in numbers or "total" in numbers:
        return bool(numbers.get("total") or numbers.get("tp", 0) + numbers.get("fp", 0))
    return bool(numbers) and marks[first.numbers[0]]["predicted"] > 0


def _row(
    name: str, figures: tuple[Figure, ...], scores: Mapping[str, Mapping[str, Any]], has_given: bool
) -> Iterator[str]:
    first, *rest = figures
    yield name
    yield format_figure(first.find(scores["test"]), first.value)
    if has_given:
        yield format_figure(_given(first, scores["test"]), first.value)
    yield from (format_figure(figure.find(scores["test"]), figure.value) for figure in rest)
    yield format_figure(first.find(scores["validation"]), first.value)


def format_figure(numbers: Mapping[str, Any], value: str) -> str:
    """Return a figure with three digits, and its 95 % interval where there is one."""
    figure, ends = numbers.get(value), numbers.get(f"{value}_interval")
    if figure is None:
        return "–"
    digits = 1 if value.endswith("_km") else 3
    shown, *between = (f"{number:.{digits}f}" for number in (figure, *(ends or ())))
    return f"{shown} [{', '.join(between)}]" if between else shown


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


def make_breakdown(result: Mapping[str, Any]) -> str:
    """Return chief figures of one system on test by year, publisher and genre of the articles."""
    figures = [TASKS[task][0] for task in ("entities", "quotes", "events", "arguments", "circumstances")]
    groups = result["scores"]["test"]["breakdown"]
    rows = (
        (part, name, scores["articles"], *(format_figure(figure.find(scores), figure.value) for figure in figures))
        for part in sorted(groups)
        for name, scores in sorted(groups[part].items())
    )
    return make_table(("by", "", "articles", *(figure.heading for figure in figures)), rows)


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
