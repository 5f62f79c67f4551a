"""The record that a question is put to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.errors import RecordError

if TYPE_CHECKING:
    from sayso.answers.book import Record


def opened(record: str) -> Record:
    """The record at a path or URL, which must be there: asking makes no new one."""
    import sayso
    from sayso.record.engine import file_of, place

    file = file_of(place(record))
    if file is not None and not file.exists():
        raise RecordError(f"{file}: no record here; make one with `sayso add PATH...`, or name one with --record")
    return sayso.open(record)
