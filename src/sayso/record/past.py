"""A record as it was: what it had read and been told by a moment, concluded anew in memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, insert, or_, select

from sayso.record import schema
from sayso.record.derive import settle
from sayso.record.store import Store
from sayso.record.times import until

IN_MEMORY = ":memory:"
AT_ONCE = 2_000  # rows
OF_RUNS = (
    schema.appearance,
    schema.mention,
    schema.role,
    schema.post,
    schema.statement,
    schema.saying,
    schema.claim,
)


def recall_into(past: Store, record: Store, moment: str) -> None:
    """Fill an empty record with what another had by a moment of its own time (UTC; a day means by its end).

    Readings that were there and not yet replaced, and decisions that were made; a reading that was replaced and later
    brought back counts as never gone. Raises UnreadableTime for no moment.
    """
    when = until(moment)
    with record.reading() as old, past.writing() as new:
        for table, query in _queries(when):
            for rows in _portions(old, query):
                new.execute(insert(table), rows)
    settle(past)


def _queries(when: str) -> Iterator[tuple[Any, Select[Any]]]:
    run = schema.run.c
    # what was put right is put right again, by the decisions of then
    right_now = select(run.corrects).where(run.corrects.is_not(None), run.expired_at.is_(None))
    there = or_(run.expired_at.is_(None), run.expired_at > when, run.key.in_(right_now))
    held = select(run.key).where(run.created_at <= when, run.corrects.is_(None), there)
    versions = select(run.version).where(run.key.in_(held))
    yield schema.outlet, select(schema.outlet)
    yield schema.document, select(schema.document).where(schema.document.c.created_at <= when)
    yield schema.version, select(schema.version).where(schema.version.c.key.in_(versions))
    yield schema.run, select(schema.run).where(run.key.in_(held))
    yield schema.passage, select(schema.passage).where(schema.passage.c.version.in_(versions))
    for table in OF_RUNS:
        yield table, select(table).where(table.c.run.in_(held))
    taken_in = select(schema.listing.c.name).where(schema.listing.c.created_at <= when)
    yield schema.listing, select(schema.listing).where(schema.listing.c.created_at <= when)
    yield schema.listed, select(schema.listed).where(schema.listed.c.list.in_(taken_in))
    yield schema.listed_name, select(schema.listed_name).where(schema.listed_name.c.list.in_(taken_in))
    yield schema.decision, select(schema.decision).where(schema.decision.c.created_at <= when)


def _portions(connection: Connection, query: Select[Any]) -> Iterator[list[dict[str, Any]]]:
    found = connection.execution_options(yield_per=AT_ONCE).execute(query)
    for rows in found.mappings().partitions(AT_ONCE):
        yield [_as_then(dict(row)) for row in rows]


def _as_then(row: dict[str, Any]) -> dict[str, Any]:
    """The row without what came later: that it was replaced, and what was concluded from it."""
    forgotten: dict[str, Any] = {"expired_at": None, "withdrawn": "", "entity": "", "side": "", "tie": "", "origin": ""}
    return row | {name: value for name, value in forgotten.items() if name in row}
