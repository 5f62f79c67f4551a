"""Rows of the record with the article that they stand in."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, select

from sayso.record import schema


def with_article(table: Any) -> Select[Any]:  # noqa: ANN401 # claim or statement
    """All of a table's columns, with those of the article; only what is live."""
    version = schema.version.c
    return (
        select(table, version.document, version.title, version.url, version.date, schema.outlet.c.name.label("outlet"))
        .join_from(table, schema.run, schema.run.c.key == table.c.run)
        .join(schema.version)
        .outerjoin(schema.outlet)
        .where(schema.run.c.expired_at.is_(None))
    )


def descending(date: str) -> list[int]:
    """A key that sorts dates from the latest to the earliest, no date last."""
    # a missing date sorts last: the closing 0 is greater than any negated letter
    return [*(-ord(letter) for letter in date), 0]
