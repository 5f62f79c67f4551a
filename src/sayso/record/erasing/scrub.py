"""What was deleted from the rows taken out of the bytes: of the file, and of the files beside it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, func, select, update

from sayso.errors import RecordError
from sayso.record import schema

# VACUUM writes the whole file anew through the log, so the log is emptied after it
STEPS = ("PRAGMA secure_delete = ON", "VACUUM")
EMPTY_LOG = "PRAGMA wal_checkpoint(TRUNCATE)"


def scrub(engine: Engine, path: str) -> None:
    """Rewrite the file without what was deleted and empty its log.

    Raises RecordError where another process holds an older state of the record open.
    """
    raw = engine.raw_connection()
    try:
        cursor: Any = raw.cursor()
        for step in STEPS:
            cursor.execute(step)
        if cursor.execute(EMPTY_LOG).fetchone()[0]:
            raise RecordError(f"{path}: another process has it open; end that and run the same command again")
    finally:
        raw.close()


def unfinished(connection: Connection) -> bool:
    """Whether somebody was erased from the rows whose bytes may still be in the file."""
    erasure = schema.erasure.c
    return bool(connection.scalar(select(func.count()).where(erasure.finished_at == "")))


def finished(connection: Connection, now: str) -> None:
    """Note that no byte is left of those who were erased."""
    erasure = schema.erasure
    connection.execute(update(erasure).where(erasure.c.finished_at == "").values(finished_at=now))
