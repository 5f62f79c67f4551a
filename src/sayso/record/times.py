"""The record's own times: a day or moment as somebody types it, in UTC as the record keeps it."""

from __future__ import annotations

from datetime import UTC, datetime, time

from sayso import edtf
from sayso.errors import UnreadableTime

KEPT = "%Y-%m-%dT%H:%M:%SZ"


def since(given: str) -> str:
    """The first second of a day, month or year, or the moment itself. Raises UnreadableTime for neither."""
    return _moment(given, last=False)


def until(given: str) -> str:
    """The last second of a day, month or year, or the moment itself. Raises UnreadableTime for neither."""
    return _moment(given, last=True)


def _moment(given: str, *, last: bool) -> str:
    try:
        first_day, last_day = edtf.bounds(given)
    except UnreadableTime:
        first_day = last_day = None
    if first_day and last_day:
        found = datetime.combine(last_day if last else first_day, time(23, 59, 59) if last else time())
    else:
        found = _timed(given)
    return (found if found.tzinfo is None else found.astimezone(UTC)).strftime(KEPT)


def _timed(given: str) -> datetime:
    """A moment as ISO 8601 has it; UTC where it names no zone."""
    try:
        return datetime.fromisoformat(given.strip())
    except ValueError as error:
        raise UnreadableTime(f"{given!r}: no day or moment; write 2026-11-20 or 2026-11-20T15:30, in UTC") from error
