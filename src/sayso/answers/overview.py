"""What a record holds, in a few figures."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import exists, func, select

from sayso.answers.shapes import Answer
from sayso.model import Review
from sayso.record import schema
from sayso.record.counts import counted
from sayso.record.store import Store


@dataclass(frozen=True, slots=True)
class Overview(Answer):
    """How much a record holds and how much of it nobody has looked at."""

    articles: int
    outlets: int
    first_date: str
    last_date: str
    ties: int  # those that are shown unasked
    unreviewed: int  # of these: that rest on no claim that a person looked at


def overview(record: Store) -> Overview:
    """The figures of the whole record, all zero for an empty one."""
    version, outlet = schema.version.c, schema.outlet.c
    live = version.expired_at.is_(None)
    articles = select(func.count()).select_from(schema.version).where(live)
    outlets = select(func.count()).select_from(schema.outlet).where(exists().where(version.outlet == outlet.id, live))
    # one by one: asked for both ends at once, SQLite would go through all dates
    first, last = (select(end(version.date)).where(live, version.date > "") for end in (func.min, func.max))
    with record.reading() as connection:
        found = [connection.scalar(query) or 0 for query in (articles, outlets)]
        dates = [connection.scalar(query) or "" for query in (first, last)]
        ties = counted(connection)
    return Overview(
        articles=found[0],
        outlets=found[1],
        first_date=dates[0],
        last_date=dates[1],
        ties=ties.total(),
        unreviewed=ties[Review.UNREVIEWED],
    )
