"""Conclusions written over those before: what is equal stays untouched, so that the file changes little."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam, delete, insert, select, update

from sayso.record import schema

Row = dict[str, Any]


def keep(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Make the rows the table's only rows. References between tables are checked when the transaction ends."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    key = [column.name for column in table.primary_key]
    wanted = {tuple(row[name] for name in key): row for row in rows}
    held = {tuple(row[name] for name in key): dict(row) for row in connection.execute(select(table)).mappings()}
    gone = [_bound(key, place) for place, row in held.items() if wanted.get(place) != row]
    new = [row for place, row in wanted.items() if held.get(place) != row]
    if gone:
        connection.execute(delete(table).where(_at(table, key)), gone)
    if new:
        connection.execute(insert(table), new)


def assign(connection: Connection, table: Table, column: str, values: Mapping[tuple[int, str], str]) -> None:
    """Set one column of the rows at (run, id), and empty it in all others: those of expired runs, and rejected ones."""
    held = connection.execute(select(table.c.run, table.c.id, table.c[column]))
    changed = [
        _bound(["run", "id"], (run, id)) | {"wanted": values.get((run, id), "")}
        for run, id, value in held
        if values.get((run, id), "") != value
    ]
    if changed:
        here = update(table).where(_at(table, ["run", "id"]))
        connection.execute(here.values({table.c[column]: bindparam("wanted")}), changed)


def redirect(connection: Connection, gone: Mapping[str, str], alive: Collection[str]) -> None:
    """Let ids that are gone lead to those that took their place, older redirects with them."""
    table = schema.redirect
    held = {old: new for old, new in connection.execute(select(table.c.old, table.c.new)) if old not in alive}
    led = {old: gone.get(new, new) for old, new in held.items()} | dict(gone)
    keep(connection, table, [{"old": old, "new": new} for old, new in led.items()])


def _at(table: Table, key: Iterable[str]) -> Any:  # noqa: ANN401 # an SQL expression
    return and_(*(table.c[name] == bindparam(f"at_{name}") for name in key))


def _bound(key: Iterable[str], place: tuple[Any, ...]) -> Row:
    return {f"at_{name}": value for name, value in zip(key, place, strict=True)}
