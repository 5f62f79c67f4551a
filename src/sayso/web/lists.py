"""Pages of what is disputed, what changed, and what rests on unnamed word only."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import Response

from sayso.export.finding_rows import of_changes, of_disputes, of_unnamed
from sayso.web.showing import TABLE, as_json, as_table, page, record_of

router = APIRouter()
LATELY = timedelta(days=30)


@router.get("/disputes.json")
def disputes_json(request: Request, as_of: str = "") -> Response:
    """What sources do not agree about, for other programs."""
    return as_json(record_of(request).disputes(as_of=as_of))


@router.get("/disputes.csv")
def disputes_csv(request: Request, as_of: str = "") -> Response:
    """The same as rows."""
    return as_table("disputes", of_disputes(record_of(request).disputes(as_of=as_of)))


@router.get("/disputes")
def disputes(request: Request, as_of: str = "") -> Response:
    """What sources do not agree about."""
    return page(request, "disputes.html", disputes=record_of(request).disputes(as_of=as_of), as_of=as_of, data=TABLE)


@router.get("/unnamed.json")
def unnamed_json(request: Request) -> Response:
    """What rests on unnamed word only, for other programs."""
    return as_json(record_of(request).unnamed())


@router.get("/unnamed.csv")
def unnamed_csv(request: Request) -> Response:
    """The same as rows."""
    return as_table("unnamed", of_unnamed(record_of(request).unnamed()))


@router.get("/unnamed")
def unnamed(request: Request) -> Response:
    """What rests on unnamed word only."""
    return page(request, "unnamed.html", sources=record_of(request).unnamed(), data=TABLE)


@router.get("/changes.json")
def changes_json(request: Request, since: str = "") -> Response:
    """What the record concludes differently since a day, for other programs."""
    return as_json(record_of(request).changes(since or lately()))


@router.get("/changes.csv")
def changes_csv(request: Request, since: str = "") -> Response:
    """The same as rows."""
    return as_table("changes", of_changes(record_of(request).changes(since or lately())))


@router.get("/changes")
def changes(request: Request, since: str = "") -> Response:
    """What the record concludes differently since a day."""
    asked = since or lately()
    return page(request, "changes.html", groups=record_of(request).changes(asked), since=asked, data=TABLE)


def lately() -> str:
    """The day since which changes are shown unasked."""
    return (datetime.now(UTC) - LATELY).strftime("%Y-%m-%d")
