"""The database behind a record: where it is, how it is opened, what its errors mean in plain words."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from sayso.errors import RecordError

SETTING = "SAYSO_DB_URL"
DEFAULT = "record.db"
WRITES = "sayso_writes"  # execution option of a connection that takes the write lock at once

UNWRITABLE = "may not be written here; check its permissions or give another --record"

# what SQLite says -> what to do about it; the first that occurs in the message
MEANINGS = (
    ("locked", "another process is writing to it; wait until it is done and try again"),
    ("disk is full", "the disk is full; make room and run the same command again, what was added is kept"),
    ("disk i/o error", "the disk cannot be written or read; check it and run the same command again"),
    ("readonly", UNWRITABLE),
    ("unable to open", "cannot be opened; check that the folder exists and may be written"),
    ("not a database", "no sayso record but some other file; give another --record"),
    ("malformed", "damaged; restore it from a copy or add the articles to a new record"),
    ("no such table", "a database, but no sayso record; give another --record"),
)


def place(path: str) -> str:
    """The path or URL to use: what is given, else `SAYSO_DB_URL`, else `record.db` in the current folder."""
    return path or os.environ.get(SETTING, "") or DEFAULT


def file_of(path: str) -> Path:
    """The file behind a path or URL. Raises RecordError for a database of another kind than SQLite."""
    if "://" not in path:
        return Path(path)
    if not path.startswith("sqlite:///"):
        raise RecordError(f"{path.partition('://')[0]}: sayso keeps records in SQLite files so far; give a path")
    return Path(path.removeprefix("sqlite:///"))


def engine(file: Path, wait_s: float) -> Engine:
    """An engine whose connections wait `wait_s` seconds for a lock and have foreign keys checked.

    A record that lies where nothing may be written can be asked, not added to.
    """
    made = create_engine(_address(file), connect_args={"timeout": wait_s})
    event.listen(made, "connect", _prepare)
    event.listen(made, "begin", _begin)
    return made


def _address(file: Path) -> URL:
    # by its parts: a name with a question mark in it is no address with a query
    if not _is_set_in_stone(file):
        return URL.create("sqlite", database=str(file))
    # a record in WAL mode needs files beside it even for reading, unless nobody can change it
    return URL.create(
        "sqlite", database=file.absolute().as_uri(), query={"mode": "ro", "immutable": "1", "uri": "true"}
    )


def _is_set_in_stone(file: Path) -> bool:
    """Whether the file is there, nothing may be written beside it, and no other process is at it."""
    return file.is_file() and not os.access(file.parent, os.W_OK) and not Path(f"{file}-wal").exists()


def refuse_unwritable(path: str) -> None:
    """Raise RecordError where the record's file, or a file beside it, may not be written."""
    file = file_of(path)
    if not (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)):
        raise RecordError(f"{path}: {UNWRITABLE}")


@contextmanager
def in_plain_words(path: str) -> Iterator[None]:
    """Whatever the database refuses comes out as a RecordError of one line."""
    try:
        yield
    except DBAPIError as error:
        said = str(error.orig)
        meaning = next((words for sign, words in MEANINGS if sign in said.lower()), said)
        raise RecordError(f"{path}: {meaning}") from error


def _prepare(connection: Any, _: object) -> None:  # noqa: ANN401 # the driver's own connection
    connection.isolation_level = None  # transactions begin in `_begin`, not where the driver sees fit
    for pragma in ("foreign_keys = ON", "journal_mode = WAL", "synchronous = NORMAL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
