"""Which appearances may be one with those of changed articles: a part of the record in which who is who can be told.

The part is closed. Whoever has a name in common with somebody in it, was one with somebody in it before, or was judged
to be one or not one with somebody in it, is in it too: nobody outside can come to be joined, or parted, by the change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from sayso.ids import content_id
from sayso.model import Kind
from sayso.record import schema
from sayso.record.identity.appearance import Appearance
from sayso.record.identity.family_names import family_alone
from sayso.record.identity.named import marks_of_bearers, marks_of_others
from sayso.record.judging.attached import Judged, Place
from sayso.record.judging.decisions import Decision
from sayso.record.names.folding import fold
from sayso.record.portions import in_portions

appearance, entity, name, run, version, word = (
    each.c for each in (schema.appearance, schema.entity, schema.name, schema.run, schema.version, schema.word)
)
Met = Row[Any]  # an appearance with its document, as far as its name goes
MET = (
    select(
        appearance.run, appearance.id, appearance.kind, appearance.name, appearance.aliases, appearance.entity,
        appearance.side,
        version.document,
    )
    .join_from(schema.appearance, schema.run, run.key == appearance.run)
    .join(schema.version)
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ends:
    """The appearances that judgements are about, and what each was judged together with."""

    met: Mapping[str, Met]  # by their ids in the whole record
    beside: Mapping[str, frozenset[str]]

    @property
    def entities(self) -> set[str]:
        """Who they are by the last conclusions."""
        return {row.entity for row in self.met.values()}

    @property
    def blocks(self) -> set[str]:
        """The names of bodies, places and events among them: these no longer go by their names alone."""
        return {as_appearance(row).block for row in self.met.values()} - {""}


def ends(connection: Connection, decisions: Iterable[Decision], decided: Judged) -> Ends:
    """The appearances that the judgements in force are about."""
    beside: dict[str, set[str]] = defaultdict(set)
    for one, other, _ in decided.pairs:
        beside[one].add(other)
        beside[other].add(one)
    documents = {selector.document for each in decisions for selector in each.selectors} if beside else set()
    live = MET.where(run.expired_at.is_(None))
    met = {id_of(row): row for row in in_portions(connection, live, version.document, documents)}
    return Ends(
        {id: row for id, row in met.items() if id in beside}, {id: frozenset(all) for id, all in beside.items()}
    )


def id_of(row: Met) -> str:
    """Its id in the whole record."""
    return content_id("r", row.document, row.id)


def as_appearance(row: Met) -> Appearance:
    """The appearance by its name alone."""
    return Appearance(row.document, row.id, Kind(row.kind), row.name, tuple(row.aliases))


def met(connection: Connection, column: ColumnElement[Any], values: Collection[Any]) -> dict[Place, Met]:
    """The appearances that have one of the values in the column."""
    return {(row.run, row.id): row for row in in_portions(connection, MET, column, values)}


def closed(connection: Connection, first: Mapping[Place, Met], judged: Ends) -> dict[Place, Met]:
    """These appearances and all that may be one with any of them."""
    found, frontier = dict(first), dict(first)
    seen: set[str] = set()
    while frontier:
        known = _known(connection, frontier.values(), judged) - seen
        seen |= known
        near = met(connection, appearance.entity, known)
        near |= {(row.run, row.id): row for row in _judged_with(frontier.values(), judged)}
        frontier = {place: row for place, row in near.items() if place not in found}
        found |= frontier
    return found


def _judged_with(rows: Iterable[Met], judged: Ends) -> Iterator[Met]:
    if judged.met:
        for row in rows:
            for other in judged.beside.get(id_of(row), ()):
                yield judged.met[other]


def _known(connection: Connection, rows: Iterable[Met], judged: Ends) -> set[str]:
    """The entities that these appearances were, and those that go by a name of theirs."""
    rows = list(rows)
    wanted = {(each.kind, folded) for row in rows for each in (as_appearance(row),) for folded in each.shared_names}
    wanted |= {(Kind.PERSON, each) for each in _listed_with(connection, {folded for _, folded in wanted})}
    query = select(name.entity, name.folded, entity.kind).join_from(schema.name, schema.entity)
    called = in_portions(connection, query, name.folded, {folded for _, folded in wanted})
    mixed = judged.entities  # somebody judged may be one with what is of another kind
    found = {row.entity for row in called if (row.kind, row.folded) in wanted or row.entity in mixed}
    found |= _by_forms(connection, rows)
    return found | {row.entity for row in rows if row.entity}


def _by_forms(connection: Connection, rows: Iterable[Met]) -> set[str]:
    """The persons who may be one with these by forms of a name, or by a family name alone."""
    people = [as_appearance(row) for row in rows if row.kind == Kind.PERSON]
    wanted = {mark for one in people for each in one.full_names for mark in marks_of_others(each)}
    wanted |= {mark for one in people if (family := family_alone(one)) for mark in marks_of_bearers(family)}
    query = select(word.entity).join_from(schema.word, schema.entity, word.entity == entity.id)
    return {row.entity for row in in_portions(connection, query.where(entity.kind == Kind.PERSON), word.word, wanted)}


def _listed_with(connection: Connection, names: Collection[str]) -> set[str]:
    """The other names of those whom a list gives one of these."""
    one, other = schema.listed_name.alias(), schema.listed_name.alias()
    query = select(other.c.folded).join_from(one, other, (one.c.list == other.c.list) & (one.c.id == other.c.id))
    return {row.folded for row in in_portions(connection, query, one.c.folded, names)}


def beside(connection: Connection, people: Iterable[Met], names: Collection[str]) -> dict[Place, Met]:
    """The persons in whose articles somebody of these folded names appears."""
    runs = {row.run for row in people if row.kind == Kind.PERSON and fold(row.name) in names}
    return {place: row for place, row in met(connection, appearance.run, runs).items() if row.kind == Kind.PERSON}
