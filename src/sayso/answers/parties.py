"""Names beside ids: the appearances that claims and statements point to, as the record knows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from sayso.record import schema
from sayso.record.portions import portions

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
    columns = select(appearance.run, appearance.id, entity.id, entity.name)
    joined = columns.join_from(schema.appearance, schema.entity, entity.id == appearance.entity)
    found = {}
    wanted = set(places)
    for some in portions(sorted(wanted)):
        runs, locals = {run for run, _ in some}, {local for _, local in some}
        # found by run, then sifted: pairs would have SQLite read the whole table, and an id as it is every pair of both
        here = joined.where(appearance.run.in_(runs), (appearance.id + "").in_(locals))
        for run, local, id, name in connection.execute(here):
            if (run, local) in wanted:
                found[run, local] = Named(id, name)
    return found


def names(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The name of each entity."""
    entity = schema.entity.c
    return {
        id: name
        for some in portions(sorted(set(ids)))
        for id, name in connection.execute(select(entity.id, entity.name).where(entity.id.in_(some)))
    }
