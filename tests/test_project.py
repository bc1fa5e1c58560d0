"""The promises that hold the project together: one word through stages, modules, flags, dependencies and docs."""

import ast
import inspect
import re
import shlex
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts import (
    annotate,
    articles,
    baselines,
    bench,
    build,
    describe,
    entities,
    events,
    fetch,
    publish,
    quotes,
    release,
    score,
    sentences,
    site,
    validate,
)
from scripts.core.schema import LAYERS, TABLES

ROOT = Path(__file__).parents[1]
PIPELINE: dict[str, Any] = yaml.safe_load((ROOT / "dvc.yaml").read_text(encoding="utf-8"))["stages"]
MODULES = {
    module.__name__.split(".")[-1]: module
    for module in (articles, sentences, entities, quotes, events, validate, score, publish, describe)
}
COMMANDS = {
    module.__name__.split(".")[-1]: module for module in (annotate, baselines, bench, build, fetch, release, site)
}
EVERY = {**MODULES, **COMMANDS}


def module_path(name: str) -> str:
    return f"scripts/{name}.py" if (ROOT / f"scripts/{name}.py").is_file() else f"scripts/{name}"


def sources(name: str) -> list[Path]:
    path = ROOT / module_path(name)
    return [path] if path.is_file() else sorted(path.rglob("*.py"))


def outputs(name: str) -> list[str]:
    return [path for out in PIPELINE[name]["outs"] for path in ([out] if isinstance(out, str) else out)]


def test_stages_are_in_the_order_of_the_map() -> None:
    assert list(PIPELINE) == list(MODULES)
    assert list(LAYERS) == ["sentences", "entities", "quotes", "events"]
    map_line = " → ".join(PIPELINE)
    assert map_line in (ROOT / "README.md").read_text(encoding="utf-8")


def test_scripts_holds_stages_and_commands_only() -> None:
    found = {
        path.stem for path in (ROOT / "scripts").iterdir() if path.suffix == ".py" or (path / "__main__.py").is_file()
    }
    assert found - {"__init__"} == {*EVERY, *({"gold"} & found)}


@pytest.mark.parametrize("name", PIPELINE)
def test_stage_is_described_in_plain_words(name: str) -> None:
    assert re.fullmatch(r"[A-Z][^.]{20,}\.", PIPELINE[name]["desc"])


@pytest.mark.parametrize("name", EVERY)
def test_module_begins_with_its_name(name: str) -> None:
    module = EVERY[name]
    assert module.__doc__
    assert module.__doc__.startswith(f"{name}: ")
    assert module.run.__doc__


@pytest.mark.parametrize("name", PIPELINE)
def test_stage_has_a_test(name: str) -> None:
    assert (ROOT / f"tests/test_{name}.py").is_file()


@pytest.mark.parametrize("name", PIPELINE)
def test_each_flag_is_a_parameter_of_run(name: str) -> None:
    words = shlex.split(PIPELINE[name]["cmd"].replace("${", "{"))
    assert words[:3] == ["python", "-m", f"scripts.{name}"]
    flags = {word[2:].replace("-", "_") for word in words[3:] if word.startswith("--")}
    assert flags <= set(inspect.signature(MODULES[name].run).parameters)


@pytest.mark.parametrize("name", PIPELINE)
def test_stage_lists_its_own_file_and_what_it_shares(name: str) -> None:
    deps = set(PIPELINE[name]["deps"])
    assert module_path(name) in deps or "scripts" in deps
    assert "scripts/core" in deps or "scripts" in deps
    assert "requirements.lock" in deps
    made = {Path(out).stem for out in outputs(name)} & set(TABLES)
    assert "schemas" in deps or {f"schemas/{table}.yaml" for table in made} <= deps


@pytest.mark.parametrize("name", PIPELINE)
def test_paths_of_the_command_are_declared(name: str) -> None:
    stage = PIPELINE[name]
    declared = [*stage["deps"], *outputs(name)]
    for word in shlex.split(stage["cmd"].replace("${", "{")):
        if word.startswith(("dataset/", "docs/")):
            assert any(path == word or path.startswith(f"{word}/") or word.startswith(f"{path}/") for path in declared)


@pytest.mark.parametrize("name", MODULES)
def test_stage_imports_no_other_stage(name: str) -> None:
    allowed = {"publish": {"describe"}}.get(name, set())
    for path in sources(name):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("scripts"):
                parts = (node.module or "").split(".")
                others = {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
                assert others <= {"core", "sources", name} | allowed, path


@pytest.mark.parametrize("name", EVERY)
def test_command_explains_itself(name: str) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", f"scripts.{name}", "--help"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr
    assert (EVERY[name].run.__doc__ or "").split("\n")[0].split()[0] in answer.stdout


def test_parameters_stand_under_questions() -> None:
    lines = (ROOT / "params.yaml").read_text(encoding="utf-8").splitlines()
    for before, line in pairwise(lines):
        if re.match(r"\s*\w+: \S", line):
            assert re.search(r"# [A-Z].*\?", before), line


def test_versions_agree() -> None:
    version = yaml.safe_load((ROOT / "schemas/dataset.yaml").read_text(encoding="utf-8"))["version"]
    assert tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"] == version
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\n## {version}\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-bench.lock", "requirements-site.lock"])
def test_lock_is_pinned_by_hash_and_names_no_index(name: str) -> None:
    lock = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in lock
    requirements = re.findall(r"^[a-z0-9][^\n]*==[^\n]*\\$", lock, flags=re.M)
    assert len(requirements) == len(re.findall(r"^[a-zA-Z0-9]", lock, flags=re.M))


def test_readme_names_only_what_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", readme):
        assert (ROOT / target).exists(), target
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^make (\w+)", readme, flags=re.M):
        assert f"\n{target}: " in makefile, target


@pytest.mark.parametrize("name", ["requirements-bench.lock", "requirements-site.lock"])
def test_locks_agree_and_leave_torch_out(name: str) -> None:
    ours, theirs = read_pins("requirements.lock"), read_pins(name)
    assert {name: ours[name] for name in theirs if name in ours} == {
        name: versions for name, versions in theirs.items() if name in ours
    }
    assert "torch" not in {*ours, *theirs}


def read_pins(lock: str) -> dict[str, set[str]]:
    """Return the versions of each package in a lock file."""
    pins: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / lock).read_text(encoding="utf-8"), flags=re.M):
        pins.setdefault(name, set()).add(version)
    return pins


def test_no_text_of_the_repository_names_an_index_host() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    host = re.compile("files[.]python" + "hosted|py" + "pi[.]org")
    for name in filter(None, tracked):
        if (ROOT / name).suffix in {".py", ".md", ".toml", ".yaml", ".lock", ".csv", ".json"} and (
            ROOT / name
        ).is_file():
            assert not host.search((ROOT / name).read_text(encoding="utf-8")), name
