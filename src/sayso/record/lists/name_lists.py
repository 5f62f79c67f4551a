"""Lists of names kept in a record: taken in, listed, removed."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import astuple
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from sayso.errors import RecordError
from sayso.intake.listed import ListedPerson
from sayso.record import schema
from sayso.record.erasing.tombstones import Tombstone, held
from sayso.record.judging.decisions import LIST, PERSON
from sayso.record.names.folding import fold, is_full_name, without_titles
from sayso.record.portions import portions
from sayso.record.touched import forget

OF_A_LIST = (schema.listed_as, schema.listed_name, schema.listed)  # those that refer to others first


def take_list(connection: Connection, name: str, data: bytes, people: Sequence[ListedPerson], now: str) -> bool:
    """Keep the list in place of what was kept under its name; gives whether that was something else.

    People who were erased from the record are left out.
    """
    stones = held(connection)
    kept = [person for person in people if not _was_erased(person, stones)]
    sha256 = hashlib.sha256(data).hexdigest()
    there = connection.execute(select(schema.listing).where(schema.listing.c.name == name)).first()
    if there is not None and (there.sha256, there.people) == (sha256, len(kept)):
        return False
    if there is not None:
        remove_list(connection, name)
    connection.execute(
        insert(schema.listing), [{"name": name, "sha256": sha256, "people": len(kept), "created_at": now}]
    )
    for some in portions(kept):
        connection.execute(insert(schema.listed), [_listed(name, person) for person in some])
        if names := [row for person in some for row in _names(name, person)]:
            connection.execute(insert(schema.listed_name), names)
    forget(connection)
    return True


def remove_list(connection: Connection, name: str) -> None:
    """Forget a list. Raises RecordError where there is none of this name."""
    there = list(connection.scalars(select(schema.listing.c.name).order_by(schema.listing.c.name)))
    if name not in there:
        known = f"; there is {', '.join(there)}" if there else ""
        raise RecordError(f"{name}: no list of names of this name{known}")
    for table in OF_A_LIST:
        connection.execute(delete(table).where(table.c.list == name))
    connection.execute(delete(schema.listing).where(schema.listing.c.name == name))
    forget(connection)


def lists(connection: Connection) -> list[Row[Any]]:
    """The lists that were taken in, by name."""
    return list(connection.execute(select(schema.listing).order_by(schema.listing.c.name)))


def remove_erased(connection: Connection, stone: Tombstone) -> None:
    """Take somebody who is being erased out of every list."""
    listed = schema.listed.c
    names = connection.execute(select(schema.listed_name))
    gone = {(row.list, row.id) for row in names if stone.is_full(row.folded)}
    for on_list, id in sorted(gone):
        for table in OF_A_LIST:
            connection.execute(delete(table).where(table.c.list == on_list, table.c.id == id))
        people = len(connection.execute(select(listed.id).where(listed.list == on_list)).all())
        here = schema.listing.c.name == on_list
        connection.execute(schema.listing.update().where(here).values(people=people))
    _drop_judgements(connection, gone)


def _drop_judgements(connection: Connection, persons: Collection[tuple[str, str]]) -> None:
    """Forget what was said of these persons of lists (list and id), and what undid it."""
    gone: set[str] = set()
    for row in connection.execute(select(schema.decision).order_by(schema.decision.c.key)):
        value = dict(row.value)
        if (value.get(LIST), value.get(PERSON)) in persons or row.undoes in gone:
            gone.add(row.id)
    connection.execute(delete(schema.decision).where(schema.decision.c.id.in_(sorted(gone))))


def _listed(name: str, person: ListedPerson) -> dict[str, Any]:
    terms = [astuple(term) for term in person.terms]
    return {"list": name, "id": person.id, "name": person.name, "wikidata": person.wikidata, "terms": terms}


def _names(name: str, person: ListedPerson) -> Iterator[dict[str, Any]]:
    """The full names, folded: a part of a name links nobody."""
    for folded in _folded(person):
        yield {"list": name, "id": person.id, "folded": folded}


def _folded(person: ListedPerson) -> Collection[str]:
    folded = {without_titles(fold(name)) for name in (person.name, *person.aliases)}
    return sorted(name for name in folded if is_full_name(name))


def _was_erased(person: ListedPerson, stones: Iterable[Tombstone]) -> bool:
    return any(stone.is_full(name) for stone in stones for name in _folded(person))
