"""baselines: each learns from train alone, marks what it says it marks, and the pages say what the results say."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import numpy as np
import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from scripts.baselines import choose_systems
from scripts.baselines.leaderboard import FIGURES, TASKS, format_figure, make_figures, make_parts, make_task
from scripts.baselines.learned import KINDS, LAYERS, build_quotes
from scripts.baselines.on_gold import annotate_on_gold, load_rules_on_gold
from scripts.baselines.perceptron import NEVER, decode, find_shape, forbid, list_features, train_perceptron
from scripts.baselines.plots import Dot, draw
from scripts.baselines.pretrained import LABELS, annotate_with, rename
from scripts.baselines.results import load_results
from scripts.baselines.rules import load_rules
from scripts.baselines.samples import Line, hash_gold, read_samples
from scripts.baselines.summary import summarise
from scripts.baselines.systems import SYSTEMS, UNASKED
from scripts.baselines.tagging import (
    OUTSIDE,
    TAGS,
    TYPES,
    Word,
    choose_best,
    find_words,
    strict_f1,
    to_spans,
    to_tags,
)
from scripts.baselines.trained import train_model
from scripts.baselines.trivial import (
    GUESSED,
    count_frequent,
    date_by_publication,
    find_quoted,
    guess_frequent,
    make_quote,
    mark_quoted,
)
from scripts.bench.page import fill_parts
from scripts.bench.peers import MODEL
from scripts.core.errors import DataError
from scripts.core.gold import load_gold, read_canary
from scripts.core.records import Span
from scripts.score.check import check_lines
from scripts.score.document import EntityMark
from scripts.score.read import read_gold, read_predictions
from tests.builders import make_article
from tests.samples import TEST, TRAIN, entities_of, make_corpus, make_sample, make_samples, need, run_cli, write_tables

ROOT = Path(__file__).parents[1]
BENCHMARK, RESULTS = ROOT / "docs/benchmark", ROOT / "docs/results/baselines"
WORDS = [Word(number * 3, number * 3 + 2, "ab") for number in range(5)]


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        pytest.param("O O O O O", [], id="none"),
        pytest.param("B-PER I-PER O O O", [(0, 5, "PER")], id="two tokens"),
        pytest.param("B-PER B-PER O O O", [(0, 2, "PER"), (3, 5, "PER")], id="side by side"),
        pytest.param("O O O O B-GPE", [(12, 14, "GPE")], id="at the end"),
        pytest.param("O I-GPE I-GPE O O", [(3, 8, "GPE")], id="I behind O begins one"),
        pytest.param("B-PER I-GPE O O O", [(0, 2, "PER"), (3, 5, "GPE")], id="I of another type begins one"),
    ],
)
def test_tags_become_entities(tags: str, spans: list[tuple[int, int, str]]) -> None:
    found = [(entity["start"], entity["end"], entity["type"]) for entity in to_spans(WORDS, tags.split())]
    assert found == spans


@given(st.lists(st.sampled_from(TAGS), max_size=5))
def test_entities_become_the_same_entities_again(tags: list[str]) -> None:
    words = WORDS[: len(tags)]
    entities = list(to_spans(words, tags))
    assert list(to_spans(words, to_tags(words, entities))) == entities


def test_tokens_slice_the_text() -> None:
    article = make_article("Shells hit Ain Rahma’s port.\nTwo men died. One left.")
    words = [word for words in find_words(article) for word in words]
    assert article.text is not None
    assert [article.text[word.start : word.end] for word in words] == [word.text for word in words]
    assert [len(words) for words in find_words(article)] == [8, 4, 3]


def test_first_of_the_best_is_chosen() -> None:
    assert choose_best(["a", "b", "c"], lambda state: Fraction({"a": 1, "b": 2, "c": 2}[state])) == (2, "b")


def test_strict_f1_is_that_of_span_and_type() -> None:
    sample = make_sample("{PER:Omar} left {GPE:Sirte}.")
    wrong = {
        "id": "mini-001",
        "entities": [{"start": 0, "end": 4, "type": "PER"}, {"start": 10, "end": 15, "type": "LOC"}],
    }
    assert strict_f1([sample], [wrong]) == Fraction(1, 2)
    assert strict_f1([sample], [{"entities": []}]) == 0
    assert strict_f1([], []) == 0


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        pytest.param("“We left,” he said. “Go.”", ["We left,", "Go."], id="curly"),
        pytest.param('He said "no" and "yes".', ["no", "yes"], id="straight"),
        pytest.param('"Open\nand "shut" again.', ["shut"], id="not across paragraphs"),
        pytest.param("“ blank ”", ["blank"], id="without blanks at the ends"),
        pytest.param("No marks, it’s said.", [], id="none"),
    ],
)
def test_strings_in_marks_are_found(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in find_quoted(text)] == quoted


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param("Omar saw Huda. “We left.” Idris wept.", "Idris", id="nearest"),
        pytest.param("“Omar left,” said Huda.", "Huda", id="not within the quote"),
        pytest.param("“We left.”", None, id="nobody"),
    ],
)
def test_the_nearest_person_speaks(text: str, speaker: str | None) -> None:
    people = [
        {"start": match.start(), "end": match.end(), "authority_id": None}
        for match in regex.finditer("Omar|Huda|Idris", text)
    ]
    quote = make_quote(text, next(find_quoted(text)), people)
    assert (quote.get("speaker_name"), quote["speaker_status"]) == (speaker, "named" if speaker else "unknown")


def fixed(line: Line) -> Any:
    return lambda articles: [{"id": article.article_id, **line} for article in articles]


EVENT = {"trigger": {"start": 0, "end": 2}, "type": "ASSAULT", "date": "2011-03-19", "claimant_quote": 0}


def test_events_are_dated_to_the_day_of_publication() -> None:
    articles = [make_article("He left."), make_article("He left.", published=None)]
    lines = list(date_by_publication(fixed({"events": [EVENT]}))(articles))
    assert [line["events"][0]["date"] for line in lines] == ["2019-04-05", None]
    assert {line["events"][0]["claimant_quote"] for line in lines} == {None}


def test_quotes_are_direct_and_by_persons_only() -> None:
    text = "Sirte: “We left.” Omar wept."
    entities = [{"start": 0, "end": 5, "type": "GPE", "authority_id": None}]
    entities.append(
        {"start": text.index("Omar"), "end": text.index("Omar") + 4, "type": "PER", "authority_id": "person/o"}
    )
    (line,) = mark_quoted(fixed({"entities": entities}))([make_article(text)])
    assert line["quotes"][0]["speaker_authority_id"] == "person/o"
    assert line["quotes"][0]["kind"] == "direct"


def test_most_frequent_values_are_those_of_train() -> None:
    *others, last = make_corpus().train
    train = [*others, replace(last, gold={**last.gold, "events": [{**dict.fromkeys(GUESSED["events"]), **EVENT}]})]
    assert count_frequent(train, "entities") == {"type": "GPE", "value": None, "authority_id": None}
    rules = fixed(
        {"entities": [{"start": 0, "end": 4, "type": "LOC", "value": "2011"}], "quotes": [], "events": [EVENT]}
    )
    (line,) = guess_frequent(rules, train)([make_article("Omar left. He wept.\nHuda stayed.")])
    assert line["entities"] == [{"start": 0, "end": 4, "type": "GPE", "value": None, "authority_id": None}]
    assert line["sentences"] == [{"start": 0, "end": 19}, {"start": 20, "end": 32}]
    assert line["events"][0]["trigger"] == EVENT["trigger"]
    assert line["events"][0]["date"] == EVENT["date"]
    (line,) = guess_frequent(rules, others)([make_article("Omar left. He wept.")])
    assert "events" not in line


def test_perceptron_learns_and_does_so_twice_alike() -> None:
    corpus = make_corpus()
    article = make_samples(TEST, "test")[0].article
    first, second = (list(train_perceptron(corpus).annotate([article])) for _ in range(2))
    assert entities_of(first[0], article) == [("Wadi Brigade", "ARM"), ("Brega", "GPE"), ("Idris Maghur", "PER")]
    assert first == second


def test_perceptron_learns_where_sentences_end() -> None:
    corpus = make_corpus()
    known = corpus.train[1]
    (line,) = train_perceptron(corpus).annotate([known.article])
    assert len(line["sentences"]) == 2
    assert line["sentences"] == known.gold["sentences"]


def test_perceptron_reads_an_empty_article() -> None:
    (line,) = train_perceptron(make_corpus()).annotate([make_article("")])
    assert line == {"id": "mini-001", "sentences": [], "entities": [], "quotes": [], "events": []}


@given(st.lists(st.lists(st.integers(-9, 9), min_size=len(TAGS), max_size=len(TAGS)), min_size=1, max_size=6))
def test_no_path_has_an_i_without_its_beginning(scores: list[list[int]]) -> None:
    path = decode(np.array(scores), np.where(forbid(TAGS), NEVER, 0))
    tags = [TAGS[number] for number in path]
    for before, tag in zip([OUTSIDE, *tags], tags, strict=False):
        assert not tag.startswith("I-") or before[2:] == tag[2:]


def test_the_best_path_is_the_one_with_the_highest_sum() -> None:
    number = {tag: place for place, tag in enumerate(TAGS)}
    scores, steps = np.zeros((2, len(TAGS)), np.int64), np.where(forbid(TAGS), NEVER, 0)
    scores[1, number["I-PER"]] = 5
    scores[0, number["B-GPE"]] = 3
    assert [TAGS[place] for place in decode(scores, steps)] == ["B-PER", "I-PER"]
    steps[number["B-PER"], number["I-PER"]] = -9
    assert TAGS[decode(scores, steps)[0]] == "B-GPE"


def mark(label: str, start: int, end: int) -> dict[str, Any]:
    return {"start": start, "end": end, "type": label}


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        pytest.param([[mark("cue", 0, 4), mark("speaker", 5, 9)]], [], id="no content, no quote"),
        pytest.param(
            [[mark("direct", 0, 9), mark("cue", 10, 14), mark("speaker", 15, 19), mark("direct", 20, 29)]],
            [("direct", [0, 20], 10, 15)],
            id="two pieces around one cue",
        ),
        pytest.param(
            [[mark("cue", 0, 4), mark("indirect", 5, 9), mark("cue", 20, 24), mark("mixed", 25, 29)]],
            [("indirect", [5], 0, None), ("mixed", [25], 20, None)],
            id="each content to its nearest cue",
        ),
        pytest.param(
            [[mark("direct", 0, 9), mark("cue", 10, 14)], [mark("direct", 20, 29)]],
            [("direct", [0, 20], 10, None)],
            id="a direct quote goes on in the next sentence",
        ),
        pytest.param(
            [[mark("indirect", 0, 9), mark("cue", 10, 14)], [mark("indirect", 20, 29)]],
            [("indirect", [0], 10, None), ("indirect", [20], None, None)],
            id="an indirect one does not",
        ),
    ],
)
def test_tagged_parts_become_quotes(pieces: list[list[dict[str, Any]]], expected: list[Any]) -> None:
    def start(span: Any) -> Any:
        return span and span["start"]

    found = [
        (
            quote["kind"],
            [part["start"] for part in quote["content"]],
            start(quote.get("cue")),
            start(quote.get("speaker")),
        )
        for quote in build_quotes(pieces)
    ]
    assert found == expected


def test_a_label_of_gold_goes_on_over_the_sentences_that_it_spans() -> None:
    words = [Word(0, 2, "We"), Word(3, 5, "go")]
    assert to_tags(words, [mark("direct", -9, 5)]) == ["B-direct", "I-direct"]


def test_layers_are_spelled_by_their_marks() -> None:
    line: Line = {
        "sentences": [{"start": 0, "end": 40}],
        "events": [EVENT],
        "quotes": [
            {"kind": "mixed", "content": [{"start": 0, "end": 9}], "cue": {"start": 10, "end": 14}, "speaker": None}
        ],
    }
    spelled = {name: LAYERS[name].spell(line) for name in ("sentences", "quotes", "events")}
    assert spelled == {
        "sentences": [mark("sentence", 0, 40)],
        "quotes": [mark("mixed", 0, 9), mark("cue", 10, 14)],
        "events": [mark("ASSAULT", 0, 2)],
    }
    for name in ("sentences", "events"):
        (built,) = LAYERS[name].build([spelled[name]])
        assert built.items() <= line[name][0].items()
    assert set(KINDS) < set(LAYERS["quotes"].labels)


@pytest.mark.parametrize(
    ("word", "shape"),
    [("Misrata", "Xxx"), ("UN", "XX"), ("UNSMIL", "XX"), ("MiG", "XxX"), ("2011", "00"), ("4th", "0xx"), ("’", "’")],
)
def test_shapes(word: str, shape: str) -> None:
    assert find_shape(word) == shape


def test_each_token_has_as_many_features() -> None:
    assert len({len(names) for names in list_features(WORDS)}) == 1
    assert len(list(list_features(WORDS[:1]))) == 1


def test_labels_of_a_pretrained_model_have_a_counterpart() -> None:
    assert set(LABELS.values()) < set(TYPES)


def test_names_of_a_pretrained_model_lose_their_article_and_dates_keep_it() -> None:
    text = "The Wadi Council met the next day on two roads."
    spans = {"The Wadi Council": "ORG", "the next day": "DATE", "two": "CARDINAL"}
    marks = [EntityMark(Span(text.index(s), text.index(s) + len(s)), label, None, None) for s, label in spans.items()]
    found = [(text[mark["start"] : mark["end"]], mark["type"]) for mark in rename(text, marks)]
    assert found == [("Wadi Council", "ORG"), ("the next day", "DATE")]


def test_pretrained_annotates_whole_articles_and_splits_their_body() -> None:
    article = make_article("Who left? Omar.\nHe left. He wept.", has_title=True)
    seen = []

    def recognise(texts: Any) -> Any:
        for text in texts:
            seen.append(text)
            yield [EntityMark(Span(10, 14), "PERSON", None, None)]

    (line,) = annotate_with(recognise, lambda text: [(0, 8), (9, 17)])([article])
    assert seen == [article.text]
    assert line["sentences"] == [{"start": 0, "end": 15}, {"start": 16, "end": 24}, {"start": 25, "end": 33}]
    assert line["entities"] == [{"start": 10, "end": 14, "type": "PER"}]


def test_trained_model_learns() -> None:
    need("spacy")
    article = make_samples(TRAIN, "train")[0].article
    (line,) = train_model(make_corpus()).annotate([article])
    assert ("Omar Shalwi", "PER") in entities_of(line, article)


def test_pretrained_model_runs(tmp_path: Path) -> None:
    need("spacy")
    need(MODEL)
    result = run_cli("run", "spacy", "--tables", str(write_tables(tmp_path / "t")), *folders(tmp_path))
    assert result.exit_code == 0, result.output


def folders(folder: Path) -> list[str]:
    return ["--predictions", str(folder / "predictions"), "--results", str(folder / "results")]


def test_run_writes_sound_predictions_and_their_scores(tmp_path: Path) -> None:
    tables = write_tables(tmp_path / "tables")
    names = [name for name in UNASKED if not name.startswith("spacy")]
    result = run_cli("run", *names, "--tables", str(tables), *folders(tmp_path))
    assert result.exit_code == 0, result.output
    gold = read_gold(tables)
    scores = load_results(tmp_path / "results")
    assert list(scores) == sorted(names)
    for name in names:
        lines, problems = check_lines(read_predictions(tmp_path / f"predictions/{name}.jsonl", gold), gold)
        assert not problems
        assert sorted(lines) == ["mini-test-0", "mini-validation-0"]
    assert scores["perceptron"]["scores"]["test"]["entities"]["strict"]["f1"] == 1.0
    assert scores["empty"]["scores"]["validation"]["entities"]["strict"]["f1"] == 0.0
    assert set(make_parts(scores)) == {"systems", "types", "parts", "canary", "runs", *TASKS}
    assert "| perceptron | 1.000 [1.000, 1.000] |" in make_parts(scores)["entities"]


def test_rules_tell_the_same_event_across_articles() -> None:
    text = "The Libyan National Army shelled Sirte on Thursday."
    articles = [make_article(text, article_id=f"mini-00{number}") for number in (1, 2)]
    first, second = load_rules(ROOT / "dataset/authority")(articles)
    (one,), (other,) = first["events"], second["events"]
    assert one["event_cluster"] == other["event_cluster"]
    assert one["event_cluster"] is not None


def test_unknown_baseline_is_named() -> None:
    with pytest.raises(DataError, match="magic is no baseline; there are empty, quoted"):
        choose_systems(["empty", "magic"])


def test_transformer_needs_a_model(tmp_path: Path) -> None:
    result = run_cli("run", "transformer", "--tables", str(write_tables(tmp_path / "t")), *folders(tmp_path))
    assert "say --model FOLDER" in str(result.exception)


def test_a_split_without_text_is_an_error(tmp_path: Path) -> None:
    tables = write_tables(tmp_path)
    assert [sample.article.article_id for sample in read_samples(tables, "test")] == ["mini-test-0"]
    with pytest.raises(DataError, match="is missing"):
        read_samples(tables, "auto")


def test_gold_is_known_by_its_marks_but_not_by_clusters() -> None:
    sample = make_sample("{PER:Omar} left.")
    events = [{**EVENT, "event_cluster": cluster} for cluster in ("a", "b")]
    first, second = (replace(sample, gold={**sample.gold, "events": [event]}) for event in events)
    assert hash_gold([first]) == hash_gold([second]) != hash_gold([sample])


def test_submission_is_scored_like_a_baseline(tmp_path: Path) -> None:
    tables = write_tables(tmp_path / "tables")
    run_cli("run", "perceptron", "--tables", str(tables), *folders(tmp_path))
    words = [
        "--about",
        "Ours.",
        "--learns-from",
        "train",
        "--tables",
        str(tables),
        "--results",
        str(tmp_path / "results"),
    ]
    result = run_cli("submit", "mine", str(tmp_path / "predictions/perceptron.jsonl"), *words)
    assert result.exit_code == 0, result.output
    ours, theirs = (load_results(tmp_path / "results")[name] for name in ("mine", "perceptron"))
    assert ours["scores"] == theirs["scores"]
    assert ours["gold_sha256"] == theirs["gold_sha256"]
    assert "gold_input" not in ours["scores"]["test"]
    given = tmp_path / "predictions/perceptron.jsonl"
    run_cli("submit", "mine", str(given), *words, "--on-gold", f"events={given}")
    assert list(load_results(tmp_path / "results")["mine"]["scores"]["test"]["gold_input"]) == ["events"]
    for wrong in ("sentences=x", "events"):
        result = run_cli("submit", "mine", str(given), *words, "--on-gold", wrong)
        assert "expected LAYER=FILE, LAYER being one of entities, quotes, events" in str(result.exception)
    for name in ("Mine", "rules", "../x"):
        assert isinstance(run_cli("submit", name, "p.jsonl", *words).exception, DataError)


COUNTS = {"tp": 1, "fp": 1, "fn": 1, "f1": 0.5, "precision": 0.25}


@pytest.mark.parametrize(
    ("numbers", "value", "shown"),
    [
        pytest.param(COUNTS, "f1", "0.500", id="no interval"),
        pytest.param({**COUNTS, "f1_interval": [0, 0.61]}, "f1", "0.500 [0.000, 0.610]", id="beside the figure"),
        pytest.param({**COUNTS, "f1_interval": [0.4, 0.6]}, "precision", "0.250", id="that of another number"),
        pytest.param({**COUNTS, "f1_interval": None}, "f1", "0.500", id="undefined interval"),
        pytest.param({"f1": None, "f1_interval": None}, "f1", "–", id="undefined figure"),
        pytest.param({}, "f1", "–", id="not scored"),
    ],
)
def test_figures_are_shown_with_their_interval(numbers: dict[str, Any], value: str, shown: str) -> None:
    assert format_figure(numbers, value) == shown


def scores_of(f1: float, predicted: int) -> dict[str, Any]:
    figures = {"tp": predicted, "fp": 0, "fn": 1, "f1": f1, "precision": 1.0, "recall": 1.0}
    split = {"marks": {"sentences": {"predicted": predicted}}, "sentences": {"boundary": figures}}
    return {"scores": {"test": split, "validation": split}}


def test_the_best_comes_first_and_who_did_not_take_part_is_left_out() -> None:
    absent = scores_of(0.0, 0)
    absent["scores"]["test"]["marks"]["entities"] = {"predicted": 3}
    results = {"low": scores_of(0.2, 1), "nothing": scores_of(0.0, 0), "high": scores_of(0.9, 1), "other": absent}
    table = make_task(TASKS["sentences"], results).split("\n")
    assert [row.split(" | ")[0] for row in table[2:]] == ["| high", "| low", "| nothing"]


def test_results_say_what_the_baselines_say() -> None:
    results = load_results(RESULTS)
    assert set(UNASKED) <= set(results)
    for name in UNASKED:
        system, result = SYSTEMS[name], results[name]
        assert (result["about"], result["learns_from"]) == (system.about, system.learns_from)
        assert result["tasks"] == list(system.tasks)


def test_leaderboard_is_what_the_results_make_it() -> None:
    page = (BENCHMARK / "leaderboard.md").read_text(encoding="utf-8")
    results = load_results(RESULTS)
    parts = {**make_parts(results), "summary": summarise(results)}
    assert fill_parts(page, parts) == page, "run python -m scripts.baselines leaderboard"
    drawn = {path.name: path.read_text(encoding="utf-8") for path in (BENCHMARK / FIGURES).glob("*.svg")}
    assert drawn == make_figures(results), "run python -m scripts.baselines leaderboard"


def test_summary_claims_what_the_results_bear_out() -> None:
    results = {name: json.loads(json.dumps(result)) for name, result in load_results(RESULTS).items()}
    dates = results["rules"]["scores"]["test"]["events"]["date"]
    dates["accuracy"] = 0.987
    assert "and reading the text for 0.99." in summarise(results).replace("\n", " ")
    dates["accuracy"] = 0.0
    with pytest.raises(DataError, match=r"Dates are no formality.* does not hold: .*'read': 0\.0"):
        summarise(results)


def test_figures_have_a_dot_for_each_system_and_a_ring_for_gold_input() -> None:
    figure = fromstring(draw("F1 <test>", [Dot("a&b", 1.0, (0.5, 1.0), 0.25), Dot("c", 0.0)]))
    places = [(circle.get("class"), circle.get("cx")) for circle in figure.findall(".//{*}circle")]
    assert places == [("own", "600.0"), ("given", "262.5"), ("own", "150.0")]
    (whisker,) = (line for line in figure.findall(".//{*}line") if line.get("class") == "own")
    assert (whisker.get("x1"), whisker.get("x2")) == ("375.0", "600.0")
    assert {"F1 <test>", "a&b", "c"} <= {text.text for text in figure.findall(".//{*}text")}
    assert "prefers-color-scheme: dark" in "".join(style.text or "" for style in figure.findall(".//{*}style"))


def test_gold_input_is_what_lies_below_a_layer(tmp_path: Path) -> None:
    tables, articles = write_tables(tmp_path), [make_samples(TRAIN, "train")[2].article]
    gold = read_samples(tables, "train")[2].gold
    on_gold = load_rules_on_gold(ROOT / "dataset/authority")
    assert list(on_gold) == ["entities", "quotes", "events"]
    lines = {layer: next(annotate_on_gold(find, articles, tables)) for layer, find in on_gold.items()}
    assert {line["id"] for line in lines.values()} == {gold["id"]}
    assert {layer: line["sentences"] for layer, line in lines.items()} == dict.fromkeys(on_gold, gold["sentences"])
    assert [lines[layer]["entities"] == gold["entities"] for layer in ("quotes", "events")] == [True, True]
    assert [event["type"] for event in lines["events"]["events"]] == ["CONSULT"]
    assert not lines["quotes"]["events"]


def test_table_has_gold_input_where_a_system_has_it() -> None:
    result = scores_of(0.2, 1)
    given = {"sentences": {"boundary": {"tp": 1, "f1": 0.9, "f1_interval": [0.8, 1.0]}}}
    test = {**result["scores"]["test"], "gold_input": given}
    results = {"one": {"scores": {**result["scores"], "test": test}}, "other": scores_of(0.1, 1)}
    head, _, *rows = make_task(TASKS["sentences"], results).split("\n")
    assert head.split(" | ")[1:3] == ["boundary F1", "boundary F1 on gold input"]
    assert [row.split(" | ")[2] for row in rows] == ["0.900 [0.800, 1.000]", "–"]


def test_canary_stays_the_same_and_is_in_every_gold_file() -> None:
    canary = read_canary()
    assert canary.endswith(" libya-conflict-nlp canary 18796650-6aae-4383-ad78-134b8915e119")
    assert canary in (BENCHMARK / "leaderboard.md").read_text(encoding="utf-8")
    gold = load_gold(ROOT / "dataset/gold").files
    assert gold
    assert {file["canary"] for file in gold.values()} == {canary}


def test_a_result_has_the_name_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "mine.json").write_text('{"name": "other"}')
    with pytest.raises(DataError, match="expected 'mine'"):
        load_results(tmp_path)
