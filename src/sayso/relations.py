"""The relations a tie can have, as data: `relations.toml` beside this file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation: how it is worded, which parties it takes, and what it is called elsewhere."""

    name: str
    label: str  # "A <label> B", for the screen
    inverse: str  # "B <inverse> A"
    symmetric: bool
    event: bool  # an act on a day, not a state over a time
    subjects: frozenset[str]  # allowed kinds
    objects: frozenset[str]
    field: str  # family, work, politics, personal, contact, law or money
    keeps_role: bool  # ties with another role are other ties
    once: bool  # the same parties do it once: two dates are two datings of one act
    one_at_a_time: bool  # the subject can have this tie to one object at a time
    wikidata: str  # property id, "" where none fits
    followthemoney: str  # schema name


@cache
def relations() -> Mapping[str, Relation]:
    """All relations by name, in the order of the file."""
    text = resources.files("sayso").joinpath("relations.toml").read_text(encoding="utf-8")
    return MappingProxyType({name: _relation(name, row) for name, row in tomllib.loads(text).items()})


def _relation(name: str, row: Mapping[str, object]) -> Relation:
    kinds = {side: frozenset(str(row[side]).split()) for side in ("subjects", "objects")}
    return Relation(
        name=name,
        label=str(row["label"]),
        inverse=str(row.get("inverse", row["label"])),
        symmetric=bool(row.get("symmetric", False)),
        event=bool(row.get("event", False)),
        subjects=kinds["subjects"],
        objects=kinds["objects"],
        field=str(row["field"]),
        keeps_role=bool(row.get("keeps_role", False)),
        once=bool(row.get("once", False)),
        one_at_a_time=bool(row.get("one_at_a_time", False)),
        wikidata=str(row.get("wikidata", "")),
        followthemoney=str(row.get("followthemoney", "UnknownLink")),
    )
