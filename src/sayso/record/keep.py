"""Conclusions written over those before: what is equal stays untouched, so that the file changes little."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Column, Connection, Table, and_, bindparam, delete, insert, select, update

from sayso.record import schema
from sayso.record.portions import in_portions, portions

Row = dict[str, Any]
Place = tuple[int, str]  # a run and the id of a row in it


def keep(
    connection: Connection,
    table: Table,
    rows: Iterable[Row],
    column: Column[Any] | None = None,
    values: Collection[Any] | None = None,
) -> None:
    """Make the rows the table's only rows; with `values`, the only ones that have one of these in the column.

    References between tables are checked when the transaction ends.
    """
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    key = [each.name for each in table.primary_key]
    wanted = {tuple(row[name] for name in key): row for row in rows}
    query = select(table)
    found = connection.execute(query) if values is None else in_portions(connection, query, column, values)
    held = {tuple(row._mapping[name] for name in key): dict(row._mapping) for row in found}
    gone = [_bound(key, place) for place, row in held.items() if wanted.get(place) != row]
    new = [row for place, row in wanted.items() if held.get(place) != row]
    if gone:
        connection.execute(delete(table).where(_at(table, key)), gone)
    if new:
        connection.execute(insert(table), new)


def assign(
    connection: Connection, table: Table, column: str, values: Mapping[Place, str], held: Mapping[Place, str]
) -> None:
    """Set one column of the rows at these places, and empty it in the others of `held`, which is what they have now."""
    changed = [
        _bound(["run", "id"], place) | {"wanted": values.get(place, "")}
        for place in sorted(held.keys() | values.keys())
        if values.get(place, "") != held.get(place, "")
    ]
    if changed:
        here = update(table).where(_at(table, ["run", "id"]))
        connection.execute(here.values({table.c[column]: bindparam("wanted")}), changed)


def redirect(connection: Connection, gone: Mapping[str, str], alive: Collection[str]) -> None:
    """Let ids that are gone lead to those that took their place, older redirects with them; none from one alive."""
    old, new = schema.redirect.c.old, schema.redirect.c.new
    for some in portions(sorted(alive)):
        connection.execute(delete(schema.redirect).where(old.in_(some)))
    led = {row.old: gone[row.new] for row in in_portions(connection, select(old, new), new, gone)} | dict(gone)
    keep(connection, schema.redirect, [{"old": one, "new": other} for one, other in led.items()], old, led)


def _at(table: Table, key: Iterable[str]) -> Any:  # noqa: ANN401 # an SQL expression
    return and_(*(table.c[name] == bindparam(f"at_{name}") for name in key))


def _bound(key: Iterable[str], place: tuple[Any, ...]) -> Row:
    return {f"at_{name}": value for name, value in zip(key, place, strict=True)}
