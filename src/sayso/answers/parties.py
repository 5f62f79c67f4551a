"""Names beside ids: the appearances that claims and statements point to, as the record knows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from sayso.record import schema
from sayso.record.portions import at_places, portions

Place = tuple[int, str]  # a run and the id of an appearance in it


@dataclass(frozen=True, slots=True)
class Named:
    """An entity of the record by its name."""

    id: str
    name: str


UNKNOWN = Named("", "")


def named(connection: Connection, places: Iterable[Place]) -> Mapping[Place, Named]:
    """Who stands at each place."""
    appearance, entity = schema.appearance.c, schema.entity.c
    joined = select(entity.id, entity.name).join_from(schema.appearance, schema.entity, entity.id == appearance.entity)
    found = at_places(connection, joined, appearance.run, appearance.id, places)
    return {place: Named(row.id, row.name) for place, row in found}


def names(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The name of each entity."""
    entity = schema.entity.c
    return {
        id: name
        for some in portions(sorted(set(ids)))
        for id, name in connection.execute(select(entity.id, entity.name).where(entity.id.in_(some)))
    }
