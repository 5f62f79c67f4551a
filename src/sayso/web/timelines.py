"""Pages of a timeline, of one party or between two: drawn by a script, and as a list."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from sayso.export.rows import of_moments
from sayso.web.addresses import With, of_party
from sayso.web.showing import TABLE, as_json, as_table, page, record_of

router = APIRouter()


@router.get("/people/{name}/timeline.json")
def timeline_json(request: Request, name: str, other: With = "", risky: bool = False, as_of: str = "") -> Response:
    """Ties and statements as stretches of time, for other programs."""
    return as_json(record_of(request).stretches(name, other or None, risky=risky, as_of=as_of))


@router.get("/people/{name}/timeline.csv")
def timeline_csv(request: Request, name: str, other: With = "", risky: bool = False, as_of: str = "") -> Response:
    """The same as rows, oldest first: the moments of `sayso timeline`."""
    return as_table("timeline", of_moments(record_of(request).timeline(name, other or None, risky=risky, as_of=as_of)))


@router.get("/people/{name}/timeline")
def timeline(request: Request, name: str, other: With = "", risky: bool = False, as_of: str = "") -> Response:
    """Ties and statements by date."""
    record = record_of(request)
    fits = record.people(name)
    if len(fits) == 1 and name != fits[0].id:
        return RedirectResponse(of_party(request, fits[0].id, "/timeline"), 303)
    return page(
        request,
        "timeline.html",
        found=record.stretches(name, other or None, risky=risky, as_of=as_of),
        parties=fits,
        others=record.people(other) if other else (),
        risky=risky,
        as_of=as_of,
        data=TABLE,
    )
