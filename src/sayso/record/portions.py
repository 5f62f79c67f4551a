"""Queries about many rows at once, in portions that the database takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select

AT_ONCE = 5_000  # ids in one query: below SQLite's limit on what a statement can carry

Item = TypeVar("Item")


def in_portions(connection: Connection, query: Select[Any], column: Any, values: Iterable[Any]) -> Iterator[Row[Any]]:  # noqa: ANN401 # any column
    """The rows of the query whose column is one of the values, however many they are."""
    for some in portions(sorted(set(values))):
        yield from connection.execute(query.where(column.in_(some))).all()  # at once: one by one takes twice as long


def at_places(
    connection: Connection,
    query: Select[Any],
    run: ColumnElement[int],
    id: ColumnElement[str],
    places: Iterable[tuple[int, str]],
) -> Iterator[tuple[tuple[int, str], Row[Any]]]:
    """The rows of the query at these places, each a run and an id in it, with the place."""
    wanted = set(places)
    for some in portions(sorted(wanted)):
        runs, ids = {run for run, _ in some}, {id for _, id in some}
        # found by run, then sifted: pairs would have SQLite read the whole table, and an id as it is every pair of both
        here = query.add_columns(run.label("at_run"), id.label("at_id")).where(run.in_(runs), (id + "").in_(ids))
        for row in connection.execute(here):
            if (row.at_run, row.at_id) in wanted:
                yield (row.at_run, row.at_id), row


def portions(items: Sequence[Item]) -> Iterator[list[Item]]:
    """The items, so many at a time as one query can name."""
    left = iter(items)
    while some := list(islice(left, AT_ONCE)):
        yield some
