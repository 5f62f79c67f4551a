"""sayso reads news and keeps a sourced record of who is tied to whom, and on whose say-so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.answers.book import Record

__version__ = "0.1.0"


def open(path: str = "") -> Record:
    """The record at a path or database URL, made where there is none.

    Without one: what `SAYSO_DB_URL` names, else `record.db` here. Raises RecordError for what is no record, is
    locked, or was made by a newer sayso.
    """
    # imported here so that `import sayso` stays light
    from sayso.answers.book import open_record

    return open_record(path)
