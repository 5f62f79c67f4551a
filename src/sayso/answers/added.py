"""What a person added: claims that were not read, by whom and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, exists, select

from sayso.answers.parties import Place
from sayso.answers.shapes import AddedShown
from sayso.record import schema
from sayso.record.portions import in_portions

added, decision = schema.added.c, schema.decision.c
Added = Mapping[Place, AddedShown]


def added_in(connection: Connection, runs: Iterable[int]) -> Added:
    """The claims of these runs that a person added; where several did the latest of them."""
    if not connection.scalar(select(exists().where(added.run.is_not(None)))):
        return {}
    columns = select(added.run, added.id, decision.id.label("decision"), decision.who, decision.why)
    joined = columns.join_from(schema.added, schema.decision, decision.id == added.decision).order_by(decision.key)
    rows = in_portions(connection, joined, added.run, set(runs))
    return {(row.run, row.id): AddedShown(row.who, row.why, row.decision) for row in rows}


def in_words(item: AddedShown) -> str:
    """By whom and why it was added: "added by kim: the reading missed it"."""
    by = f"added by {item.who or 'a person'}"
    return f"{by}: {item.why}" if item.why else by
