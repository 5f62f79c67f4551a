"""Which appearances may be one with those of changed articles: a part of the record in which who is who can be told.

The part is closed. Whoever has a full name in common with somebody in it, or a form of one, was one with somebody in it
before, or was judged to be one or not one with somebody in it, is in it too: nobody outside can come to be joined, or
parted, by the change, but for those who are known by a family name alone (known_by_family.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from sayso.ids import content_id
from sayso.model import Kind
from sayso.record import schema
from sayso.record.identity.appearance import Appearance
from sayso.record.identity.forms import matter_to_each_other
from sayso.record.identity.named import marks_of_others
from sayso.record.judging.attached import Judged, Place, said_of_lists
from sayso.record.judging.decisions import Decision, Verdict
from sayso.record.names.folding import fold, is_full_name, without_titles
from sayso.record.portions import in_portions

appearance, entity, name, run, version, word = (
    each.c for each in (schema.appearance, schema.entity, schema.name, schema.run, schema.version, schema.word)
)
Listed = tuple[str, str]  # a list and a person on it
Met = Row[Any]  # an appearance with its document, as far as its name goes
MET = (
    select(
        appearance.run, appearance.id, appearance.kind, appearance.name, appearance.aliases, appearance.entity,
        appearance.side,
        version.document, version.date,
    )
    .join_from(schema.appearance, schema.run, run.key == appearance.run)
    .join(schema.version)
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ends:
    """The appearances that judgements are about, and what each was judged together with."""

    met: Mapping[str, Met]  # by their ids in the whole record
    beside: Mapping[str, frozenset[str]]
    on_lists: Mapping[Listed, Mapping[Place, Met]] = field(default_factory=dict)  # said to be that person of that list

    @property
    def ids(self) -> set[str]:
        """All that something was said of, by their ids in the whole record."""
        return {*self.beside, *(id_of(row) for rows in self.on_lists.values() for row in rows.values())}

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
    rows = {id_of(row): row for row in in_portions(connection, live, version.document, documents)}
    return Ends(
        {id: row for id, row in rows.items() if id in beside},
        {id: frozenset(all) for id, all in beside.items()},
        _said_to_be(connection, decisions),
    )


def _said_to_be(connection: Connection, decisions: Iterable[Decision]) -> dict[Listed, dict[Place, Met]]:
    """The appearances that a person said to be somebody of a list, by whom."""
    said = said_of_lists(connection, decisions)
    rows = met(connection, appearance.run, {run for run, _ in said})
    found: dict[Listed, dict[Place, Met]] = defaultdict(dict)
    for place, verdicts in said.items():
        for key in (key for key, verdict in verdicts.items() if verdict is Verdict.SAME):
            found[key][place] = rows[place]
    return found


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
        known = _known(connection, frontier, judged) - seen
        seen |= known
        near = met(connection, appearance.entity, known)
        near |= {(row.run, row.id): row for row in _judged_with(frontier.values(), judged)}
        for key in _on_lists(connection, frontier, judged):
            near |= judged.on_lists.get(key, {})
        frontier = {place: row for place, row in near.items() if place not in found}
        found |= frontier
    return found


def _judged_with(rows: Iterable[Met], judged: Ends) -> Iterator[Met]:
    if judged.met:
        for row in rows:
            for other in judged.beside.get(id_of(row), ()):
                yield judged.met[other]


def _known(connection: Connection, places: Mapping[Place, Met], judged: Ends) -> set[str]:
    """The entities that these appearances were, and those that go by a name of theirs."""
    rows = list(places.values())
    wanted = {(each.kind, folded) for row in rows for each in (as_appearance(row),) for folded in each.shared_names}
    wanted |= {(Kind.PERSON, each) for each in _listed_names(connection, _on_lists(connection, places, judged))}
    query = select(name.entity, name.folded, entity.kind).join_from(schema.name, schema.entity)
    called = in_portions(connection, query, name.folded, {folded for _, folded in wanted})
    mixed = judged.entities  # somebody judged may be one with what is of another kind
    found = {row.entity for row in called if (row.kind, row.folded) in wanted or row.entity in mixed}
    found |= _by_forms(connection, rows)
    return found | {row.entity for row in rows if row.entity}


def _by_forms(connection: Connection, rows: Iterable[Met]) -> set[str]:
    """The persons who may be one with these by forms of a name."""
    people = [as_appearance(row) for row in rows if row.kind == Kind.PERSON]
    by_mark: dict[str, set[str]] = defaultdict(set)
    for full in {without_titles(each) for one in people for each in one.full_names}:
        for mark in marks_of_others(full):
            by_mark[mark].add(full)
    query = select(word.word, name.entity, name.folded).join_from(schema.word, schema.name, word.entity == name.entity)
    persons = query.join(schema.entity, name.entity == entity.id).where(entity.kind == Kind.PERSON)
    return {
        row.entity
        for row in in_portions(connection, persons, word.word, by_mark)
        if is_full_name(row.folded)  # that a mark is in common only leads to the name
        and any(matter_to_each_other(full, without_titles(row.folded)) for full in by_mark[row.word])
    }


def _on_lists(connection: Connection, places: Mapping[Place, Met], judged: Ends) -> set[Listed]:
    """Those of lists who go by a name of these, or whom a person said one of these to be."""
    names = {folded for row in places.values() for folded in as_appearance(row).full_names if row.kind == Kind.PERSON}
    query = select(schema.listed_name.c.list, schema.listed_name.c.id)
    found = {(row.list, row.id) for row in in_portions(connection, query, schema.listed_name.c.folded, names)}
    return found | {key for key, said in judged.on_lists.items() if not places.keys().isdisjoint(said)}


def _listed_names(connection: Connection, keys: Collection[Listed]) -> set[str]:
    """All names of those on lists."""
    listed, found = schema.listed_name.c, set[str]()
    for each in {each for each, _ in keys}:
        query = select(listed.folded).where(listed.list == each)
        found |= {
            row.folded for row in in_portions(connection, query, listed.id, {id for of, id in keys if of == each})
        }
    return found


def beside(connection: Connection, people: Iterable[Met], names: Collection[str]) -> dict[Place, Met]:
    """The persons in whose articles somebody of these folded names appears."""
    runs = {row.run for row in people if row.kind == Kind.PERSON and fold(row.name) in names}
    return {place: row for place, row in met(connection, appearance.run, runs).items() if row.kind == Kind.PERSON}
