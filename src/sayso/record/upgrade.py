"""A record brought to the tables that this sayso knows."""

from __future__ import annotations

from sqlalchemy import Connection, inspect, text

from sayso.errors import RecordError
from sayso.record.schema import REVISION

MIGRATIONS = "sayso.record:migrations"
ESSENTIAL = {"document", "version", "claim"}  # tables of every sayso record so far


def upgrade(connection: Connection, path: str) -> None:
    """Make the tables in an empty database, or bring those of an older record up to date.

    Raises RecordError for a database that is no record, and for a record made by a newer sayso.
    """
    tables = set(inspect(connection).get_table_names())
    if tables and not ({"alembic_version"} | ESSENTIAL) <= tables:
        raise RecordError(f"{path}: a database, but no sayso record; give another --record")
    found = _revision(connection) if tables else ""
    if found == REVISION:
        return
    if found and found > REVISION:
        raise RecordError(f"{path}: made by a newer sayso (tables {found}, this one knows {REVISION}); update sayso")
    _migrate(connection)


def is_current(connection: Connection) -> bool:
    """Whether the record has the newest tables: a look that loads neither Alembic nor the table list."""
    held = connection.execute(text("SELECT name FROM sqlite_master WHERE name = 'alembic_version'")).scalar()
    return bool(held) and _revision(connection) == REVISION


def _revision(connection: Connection) -> str:
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def _migrate(connection: Connection) -> None:
    # imported here: only a new or an older record needs it, and it takes a while to load
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", MIGRATIONS)
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
