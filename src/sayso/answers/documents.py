"""The articles of a record, and the outlets they are from: a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select

from sayso.answers.shapes import Answer, Page
from sayso.record import schema
from sayso.record.store import Store

version, outlet = schema.version.c, schema.outlet.c


@dataclass(frozen=True, slots=True)
class DocumentShown(Answer):
    """An article by what tells it from others."""

    id: str
    title: str
    outlet: str
    date: str
    withdrawn: str


@dataclass(frozen=True, slots=True)
class OutletShown(Answer):
    """An outlet by its articles."""

    name: str
    articles: int
    first_date: str
    last_date: str


def documents(record: Store, *, outlet_name: str = "", after: str = "", limit: int) -> Page[DocumentShown]:
    """Articles, latest first, of one outlet or all; `after` is the `next` of the page before."""
    query = _live().order_by(version.date.desc(), version.document.desc()).limit(limit + 1)
    if outlet_name:
        query = query.where(outlet.name == outlet_name)
    if after:
        query = query.where(_behind(after))
    with record.reading() as connection:
        rows = list(connection.execute(query))
    shown = [_shown(row) for row in rows[:limit]]
    return Page(shown, f"{shown[-1].date} {shown[-1].id}" if len(rows) > limit else "")


def outlets(record: Store) -> tuple[OutletShown, ...]:
    """All outlets that are named, those of the most articles first."""
    dated = func.nullif(version.date, "")
    counted = (
        select(outlet.name, func.count().label("articles"))
        .add_columns(func.min(dated).label("first"), func.max(dated).label("last"))
        .join_from(schema.version, schema.outlet)
        .where(version.expired_at.is_(None))
        .group_by(outlet.id)
    )
    with record.reading() as connection:
        rows = connection.execute(counted.order_by(func.count().desc(), outlet.name))
        return tuple(OutletShown(row.name, row.articles, row.first or "", row.last or "") for row in rows)


def _live() -> Select[Any]:
    columns = select(version.document, version.title, version.date, outlet.name, schema.document.c.withdrawn)
    joined = columns.join_from(schema.version, schema.document).outerjoin(schema.outlet)
    return joined.where(version.expired_at.is_(None))


def _behind(after: str) -> ColumnElement[bool]:
    """Earlier than that article, or of its day and with an earlier id."""
    date, _, id = after.partition(" ")
    return or_(version.date < date, and_(version.date == date, version.document < id))


def _shown(row: Row[Any]) -> DocumentShown:
    return DocumentShown(row.document, row.title, row.name or "", row.date, row.withdrawn)
