"""What a record holds, in a few figures."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from sayso.answers.shapes import Answer
from sayso.model import Review
from sayso.record import schema
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
    version, run, tie = schema.version.c, schema.run.c, schema.tie.c
    dated = func.nullif(version.date, "")
    live = select(func.count(), func.count(version.outlet.distinct()), func.min(dated), func.max(dated)).join_from(
        schema.run, schema.version
    )
    by_review = select(tie.review, func.count()).group_by(tie.review)
    with record.reading() as connection:
        articles, outlets, first, last = connection.execute(live.where(run.expired_at.is_(None))).one()
        counted = {Review(review): number for review, number in connection.execute(by_review)}
    counted.pop(Review.RISKY, None)
    return Overview(
        articles, outlets, first or "", last or "", sum(counted.values()), counted.get(Review.UNREVIEWED, 0)
    )
