"""The ontologies agree with the events table and with each other."""

import itertools

import pytest

from scripts.core.ontology import (
    Rule,
    acled_sub_events,
    crosswalk,
    modes,
    plover_types,
    quad_class,
    sub_events,
    ucdp_types,
)
from scripts.core.schema import load_table

EVENTS = load_table("events")


def test_types_are_those_of_the_events_table() -> None:
    assert tuple(plover_types()) == EVENTS.column("type").enum


def test_modes_are_those_of_the_events_table() -> None:
    every = itertools.chain.from_iterable(modes(kind) for kind in plover_types())
    assert tuple(dict.fromkeys(every)) == EVENTS.column("mode").enum


def test_sub_events_are_those_of_the_events_table() -> None:
    assert sub_events() == EVENTS.column("acled_sub_event").enum


def test_quad_classes_are_those_of_the_events_table() -> None:
    assert {quad_class(kind) for kind in plover_types()} == set(EVENTS.column("quad_class").enum or ())


@pytest.mark.parametrize(
    ("kind", "quad"),
    [
        pytest.param("AGREE", "verbal_cooperation", id="a promise"),
        pytest.param("AID", "material_cooperation", id="help"),
        pytest.param("THREATEN", "verbal_conflict", id="a threat"),
        pytest.param("SANCTION", "material_conflict", id="sanctions are material here"),
    ],
)
def test_quad_class(kind: str, quad: str) -> None:
    assert quad_class(kind) == quad


def test_number_of_modes_is_that_of_the_manual() -> None:
    assert sum(len(modes(kind)) for kind in plover_types()) == 67


def test_unknown_type_raises() -> None:
    with pytest.raises(KeyError):
        quad_class("FIGHT")


def test_everything_has_a_meaning() -> None:
    types = plover_types().values()
    meanings = [meaning for kind in types for meaning in (kind.meaning, *kind.modes.values())]
    meanings += [entry.meaning for entry in acled_sub_events().values()]
    meanings += [entry.meaning for entry in ucdp_types().values()]
    assert all(len(meaning.split()) > 1 for meaning in meanings)


def test_no_two_modes_of_a_type_mean_the_same() -> None:
    for kind in plover_types().values():
        assert len(set(kind.modes.values())) == len(kind.modes)


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.rule_id) for rule in crosswalk()])
def test_rule_names_what_exists(rule: Rule) -> None:
    assert rule.acled is None or rule.acled in sub_events()
    assert rule.plover_type is None or rule.plover_type in plover_types()
    assert rule.plover_mode is None or (rule.plover_type and rule.plover_mode in modes(rule.plover_type))
    assert set(rule.ucdp_types) <= set(ucdp_types())
    assert rule.acled or rule.plover_type


def test_rules_are_numbered_and_none_is_twice_there() -> None:
    rules = crosswalk()
    assert [rule.rule_id for rule in rules] == [f"X{number:02d}" for number in range(1, len(rules) + 1)]
    assert len({(rule.acled, rule.plover_type, rule.plover_mode) for rule in rules}) == len(rules)


def test_every_sub_event_and_every_type_has_a_rule() -> None:
    assert {rule.acled for rule in crosswalk()} - {None} == set(sub_events())
    assert {rule.plover_type for rule in crosswalk()} - {None} == set(plover_types())


def test_every_mode_has_a_rule() -> None:
    covered = {(rule.plover_type, rule.plover_mode) for rule in crosswalk()}
    for kind in plover_types():
        for mode in modes(kind):
            assert (kind, mode) in covered or (kind, None) in covered, f"{kind} {mode}"
