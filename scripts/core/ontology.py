"""ontology: the event types of PLOVER, ACLED and UCDP, and what one is in the others."""

from dataclasses import dataclass
from functools import cache

from scripts.core.schema import read_schema


@dataclass(frozen=True, slots=True)
class PloverType:
    """One PLOVER type: its quad class, whether it needs a recipient, its meaning, and the meaning of each mode."""

    name: str
    quad_class: str
    needs_recipient: bool
    meaning: str
    modes: dict[str, str]


@dataclass(frozen=True, slots=True)
class SubEvent:
    """One ACLED sub-event type, the event type it belongs to and its meaning."""

    name: str
    event_type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Violence:
    """One UCDP type of violence: its number, name and meaning."""

    value: int
    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the crosswalk; None where an ontology has no counterpart, no UCDP types where it counts none."""

    rule_id: str
    acled: str | None
    plover_type: str | None
    plover_mode: str | None
    ucdp_types: tuple[int, ...]
    when: str | None


@cache
def plover_types() -> dict[str, PloverType]:
    """Return the PLOVER types of schemas/plover.yaml by name."""
    types = read_schema("plover")["types"]
    return {
        entry["name"]: PloverType(**{**entry, "modes": {mode["name"]: mode["meaning"] for mode in entry["modes"]}})
        for entry in types
    }


@cache
def acled_sub_events() -> dict[str, SubEvent]:
    """Return the sub-event types of schemas/acled.yaml by name."""
    return {entry["name"]: SubEvent(**entry) for entry in read_schema("acled")["sub_events"]}


@cache
def ucdp_types() -> dict[int, Violence]:
    """Return the types of violence of schemas/ucdp.yaml by number."""
    return {entry["value"]: Violence(**entry) for entry in read_schema("ucdp")["types"]}


@cache
def crosswalk() -> tuple[Rule, ...]:
    """Return the rules of schemas/crosswalk.yaml in order."""
    return tuple(
        Rule(**{**entry, "ucdp_types": tuple(entry["ucdp_types"])}) for entry in read_schema("crosswalk")["rules"]
    )


def quad_class(kind: str) -> str:
    """Return the quad class of a PLOVER type; KeyError if there is no such type."""
    return plover_types()[kind].quad_class


def modes(kind: str) -> tuple[str, ...]:
    """Return the modes of a PLOVER type, none for most verbal ones; KeyError if there is no such type."""
    return tuple(plover_types()[kind].modes)


def sub_events() -> tuple[str, ...]:
    """Return the names of the ACLED sub-event types."""
    return tuple(acled_sub_events())
