"""One tie by its id: both sides, where its word comes from, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from sayso.answers.findings import Life
from sayso.answers.law import with_law
from sayso.answers.life import lives_of
from sayso.answers.shapes import Answer, TieShown
from sayso.answers.shown import shown_ties
from sayso.errors import UnknownTie
from sayso.record import schema
from sayso.record.store import Store


@dataclass(frozen=True, slots=True)
class OriginShown(Answer):
    """Claims that come down to one word, and what makes them one."""

    id: str  # as the claims of the tie have it
    why: str
    claims: int


@dataclass(frozen=True, slots=True)
class TieFound(Answer):
    """A tie with its origins, those of the most claims first, and how it stood after each article."""

    tie: TieShown
    origins: tuple[OriginShown, ...]
    life: Life


def tie(record: Store, id: str) -> TieFound:
    """The tie of this id, or the one that took its place. Raises UnknownTie."""
    with record.reading() as connection:
        now = connection.scalar(select(schema.redirect.c.new).where(schema.redirect.c.old == id)) or id
        rows = list(connection.execute(select(schema.tie).where(schema.tie.c.id == now)))
        if not rows:
            raise UnknownTie(f"{id}: no such tie in this record")
        (found,) = with_law(connection, shown_ties(connection, rows))
        (life,) = lives_of(connection, [found])
        return TieFound(found, _origins(connection, now), life)


def _origins(connection: Connection, tie: str) -> tuple[OriginShown, ...]:
    origin = schema.origin.c
    rows = connection.execute(select(schema.origin).where(origin.tie == tie).order_by(origin.claims.desc(), origin.id))
    return tuple(OriginShown(row.id, row.why, row.claims) for row in rows)
