"""Whom a draft means: its parties by the names they go by in the record, every namesake considered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from sayso.answers.names import Party
from sayso.model import Entity, Kind, Reading
from sayso.record import schema
from sayso.record.names.folding import fold, is_full_name, without_article, without_titles
from sayso.record.portions import in_portions

PERSONS = frozenset({Kind.PERSON, Kind.ACCOUNT})


@dataclass(frozen=True, slots=True)
class Whom:
    """A party of the draft, and those of the record that its name fits."""

    name: str
    ids: frozenset[str]
    ambiguous: bool = False  # known in the draft by a part of a name that several in the record share


def whom(connection: Connection, reading: Reading) -> dict[str, Whom]:
    """Each entity of the draft's reading, by its id. A name that nobody in the record carries fits nobody."""
    wanted = {entity.id: _wanted(entity) for entity in reading.entities}
    found = _bearers(connection, {name for names in wanted.values() for name in names})
    return {entity.id: _whom(entity, wanted[entity.id], found) for entity in reading.entities}


def _whom(entity: Entity, wanted: Iterable[str], found: Mapping[str, list[Party]]) -> Whom:
    person = entity.kind in PERSONS
    fitting = {
        party.id: party
        for name in wanted
        for party in found.get(name, ())
        if (Kind(party.kind) in PERSONS) is person and (party.public or name in _spellings(party.name))
    }
    full = is_full_name(fold(entity.name)) or any(is_full_name(name) for name in wanted)
    if person and not full and len({fold(party.name) for party in fitting.values()}) > 1:
        return Whom(entity.name, frozenset(), ambiguous=True)
    return Whom(entity.name, frozenset(fitting))


def _wanted(entity: Entity) -> tuple[str, ...]:
    """The folded names to look for: the full ones of a person, else all; the whole name of anything else."""
    if entity.kind is Kind.GROUP:
        return ()
    names = {spelling for name in (entity.name, *entity.aliases) for spelling in _spellings(name)}
    if entity.kind in PERSONS:
        return tuple(sorted({name for name in names if is_full_name(name)} or names))
    whole = without_article(fold(entity.name))
    return whole, f"the {whole}"


def _spellings(name: str) -> set[str]:
    folded = fold(name)
    return {folded, without_titles(folded)} - {""}


def _bearers(connection: Connection, names: Iterable[str]) -> Mapping[str, list[Party]]:
    """The entities of the record by each folded name."""
    name, entity = schema.name.c, schema.entity.c
    query = select(name.folded, *schema.entity.c).join_from(schema.name, schema.entity)
    query = query.where(entity.kind != str(Kind.GROUP))
    found = defaultdict(list)
    for row in in_portions(connection, query, name.folded, names):
        found[row.folded].append(row)
    return found
