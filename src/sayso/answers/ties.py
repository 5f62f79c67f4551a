"""Who is tied to whom: ties with every claim they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, or_, select

from sayso.answers.law import with_law
from sayso.answers.names import fitting, ids
from sayso.answers.shapes import Page, TieShown
from sayso.answers.shown import in_order, shown_ties, tie
from sayso.model import Review
from sayso.record import schema
from sayso.record.store import Store

is_shown = tie.review != str(Review.RISKY)  # without being asked for


def ties(
    record: Store,
    name: str,
    other: str | None = None,
    *,
    risky: bool = False,
    as_of: str = "",
    after: str = "",
    limit: int | None = None,
) -> Page[TieShown]:
    """The ties of all whom the name fits, or those between them and the other; latest evidence first.

    `risky` adds those that rest on risky claims alone. `as_of` is a time in the world, as EDTF: what may hold then,
    standing by the claims that count (asof.py). `limit` gives so many at most; `after` is the `next` of those before.
    """
    with record.reading() as connection:
        ours = ids(fitting(connection, name))
        theirs = ids(fitting(connection, other)) if other is not None else None
        if as_of:
            found = ties_of(connection, ours, theirs, as_of=as_of)
            return Page.of(found if risky else without_risky(found), after, limit)
        rows = rows_between(connection, ours, theirs, *([] if risky else [is_shown]))
        some = in_order(connection, rows, after, limit)
        return Page(with_law(connection, shown_ties(connection, some)), some.next)


def without_risky(found: Iterable[TieShown]) -> tuple[TieShown, ...]:
    """The ties that are shown unasked."""
    return tuple(tie for tie in found if tie.review is not Review.RISKY)


def ties_of(
    connection: Connection,
    ours: Iterable[str],
    theirs: Iterable[str] | None = None,
    *,
    as_of: str = "",
    over: bool = False,
) -> tuple[TieShown, ...]:
    """The ties that have one of ours as a party, and one of theirs as the other where they are given.

    `over` keeps those that were over by `as_of` too.
    """
    rows = rows_between(connection, ours, theirs)
    shown = shown_ties(connection, rows, as_of=as_of, over=over)
    return with_law(connection, shown, as_of=as_of)


def rows_between(
    connection: Connection, ours: Iterable[str], theirs: Iterable[str] | None, *conditions: ColumnElement[bool]
) -> Sequence[Row[Any]]:
    """The rows of the ties that have one of ours as a party, and one of theirs as the other where they are given."""
    between = _between(list(ours), None if theirs is None else list(theirs))
    return connection.execute(select(schema.tie).where(between, *conditions)).all()


def may_be_listed(ours: Iterable[str] | None, *, private: bool, risky: bool) -> list[ColumnElement[bool]]:
    """What ties of a list meet: they are of ours, or of anybody where none are given.

    Ties of private people (docs/private-people.md) are in no list of all that does not ask for them, and risky ones
    (docs/scores.md) in no list at all.
    """
    met = [] if risky else [is_shown]
    if ours is not None:
        return [*met, _between(list(ours), None)]
    return met if private else [*met, *(_has_public_role(party) for party in (tie.subject, tie.object))]


def _has_public_role(party: ColumnElement[str]) -> ColumnElement[bool]:
    entity = schema.entity.c
    return select(entity.id).where(entity.id == party, entity.public).exists()


def _between(ours: list[str], theirs: list[str] | None) -> ColumnElement[bool]:
    if theirs is None:
        return or_(tie.subject.in_(ours), tie.object.in_(ours))
    one_way = and_(tie.subject.in_(ours), tie.object.in_(theirs))
    return or_(one_way, and_(tie.subject.in_(theirs), tie.object.in_(ours)))
