"""Pages of what is disputed, what changed, and what rests on unnamed word only: of one party, or of all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from sayso.answers.findings import Changes, Dispute, UnnamedSource
from sayso.answers.shapes import Namesake, Page
from sayso.export.finding_rows import of_changes, of_disputes, of_unnamed
from sayso.web.addresses import After, Limit, behind
from sayso.web.showing import TABLE, as_json, as_table, page, record_of

router = APIRouter()
LATELY = timedelta(days=30)
DISPUTES, TIES, CHANGES = 50, 100, 300  # on one page: a dispute has the words of both sides


def what_is_disputed(
    request: Request, of: str = "", as_of: str = "", after: After = "", limit: Limit = DISPUTES
) -> Page[Dispute]:
    """The disputes that an address asks for."""
    return record_of(request).disputes(of or None, as_of=as_of, after=after, limit=limit)


def what_is_unnamed(request: Request, of: str = "", after: After = "", limit: Limit = TIES) -> Page[UnnamedSource]:
    """The unnamed sources that an address asks for."""
    return record_of(request).unnamed(of or None, after=after, limit=limit)


def what_changed(
    request: Request, since: str = "", of: str = "", after: After = "", limit: Limit = CHANGES
) -> Page[Changes]:
    """The changes that an address asks for."""
    return record_of(request).changes(since or lately(), of or None, after=after, limit=limit)


Disputes = Annotated[Page[Dispute], Depends(what_is_disputed)]
Sources = Annotated[Page[UnnamedSource], Depends(what_is_unnamed)]
Changed = Annotated[Page[Changes], Depends(what_changed)]


@router.get("/disputes.json")
def disputes_json(found: Disputes) -> Response:
    """What sources do not agree about, for other programs."""
    return as_json(found)


@router.get("/disputes.csv")
def disputes_csv(request: Request, found: Disputes) -> Response:
    """The same as rows; the header `Link` has the address of those behind them."""
    return as_table("disputes", of_disputes(found), more=behind(request, found))


@router.get("/disputes")
def disputes(request: Request, found: Disputes, of: str = "", as_of: str = "") -> Response:
    """What sources do not agree about."""
    more = behind(request, found)
    return page(request, "disputes.html", disputes=found, of=_named(request, of), as_of=as_of, more=more, data=TABLE)


@router.get("/unnamed.json")
def unnamed_json(found: Sources) -> Response:
    """What rests on unnamed word only, for other programs."""
    return as_json(found)


@router.get("/unnamed.csv")
def unnamed_csv(request: Request, found: Sources) -> Response:
    """The same as rows; the header `Link` has the address of those behind them."""
    return as_table("unnamed", of_unnamed(found), more=behind(request, found))


@router.get("/unnamed")
def unnamed(request: Request, found: Sources, of: str = "") -> Response:
    """What rests on unnamed word only."""
    more = behind(request, found)
    return page(request, "unnamed.html", sources=found, of=_named(request, of), more=more, data=TABLE)


@router.get("/changes.json")
def changes_json(found: Changed) -> Response:
    """What the record concludes differently since a day, for other programs."""
    return as_json(found)


@router.get("/changes.csv")
def changes_csv(request: Request, found: Changed) -> Response:
    """The same as rows; the header `Link` has the address of those behind them."""
    return as_table("changes", of_changes(found), more=behind(request, found))


@router.get("/changes")
def changes(request: Request, found: Changed, since: str = "", of: str = "") -> Response:
    """What the record concludes differently since a day."""
    return page(
        request,
        "changes.html",
        groups=found,
        since=since or lately(),
        of=_named(request, of),
        more=behind(request, found),
        data=TABLE,
    )


def _named(request: Request, of: str) -> tuple[Namesake, ...]:
    """Whom the page is about, where it is not about all."""
    return record_of(request).people(of) if of else ()


def lately() -> str:
    """The day since which changes are shown unasked."""
    return (datetime.now(UTC) - LATELY).strftime("%Y-%m-%d")
