"""Names beside ids: the appearances that claims and statements point to, as the record knows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, select, tuple_

from sayso.record import schema

AT_ONCE = 5_000  # ids in one query: below SQLite's limit on what a statement can carry

Item = TypeVar("Item")
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
    for some in _portions(sorted(set(places))):
        for run, local, id, name in connection.execute(joined.where(tuple_(appearance.run, appearance.id).in_(some))):
            found[run, local] = Named(id, name)
    return found


def names(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The name of each entity."""
    entity = schema.entity.c
    return {
        id: name
        for some in _portions(sorted(set(ids)))
        for id, name in connection.execute(select(entity.id, entity.name).where(entity.id.in_(some)))
    }


def in_portions(connection: Connection, query: Select[Any], column: Any, values: Iterable[Any]) -> Iterator[Any]:  # noqa: ANN401 # any column
    """The rows of the query whose column is one of the values, however many they are."""
    for some in _portions(sorted(set(values))):
        yield from connection.execute(query.where(column.in_(some)))


def _portions(items: Sequence[Item]) -> Iterator[list[Item]]:
    left = iter(items)
    while some := list(islice(left, AT_ONCE)):
        yield some
