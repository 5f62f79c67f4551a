"""Pages of a party and of a tie."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from sayso.answers.findings import Dispute
from sayso.answers.shapes import StatementShown
from sayso.web.showing import as_json, page, record_of

router = APIRouter()
LATEST = 10  # statements by and about


@router.get("/people/{name}.json")
def person_json(request: Request, name: str, risky: bool = False, as_of: str = "") -> Response:
    """The profile, or those whom the name fits, for other programs."""
    return as_json(record_of(request).who(name, risky=risky, as_of=as_of))


@router.get("/people/{name}")
def person(request: Request, name: str, risky: bool = False, as_of: str = "") -> Response:
    """Who somebody is, by id or name; the list of namesakes where a name fits several."""
    record = record_of(request)
    who = record.who(name, risky=risky, as_of=as_of)
    if who.profile is None:
        return page(request, "namesakes.html", who=who)
    if name != who.profile.id:
        asked = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/people/{who.profile.id}{asked}", 303)
    said: Sequence[StatementShown] = record.said(name, as_of=as_of)
    disputes: Sequence[Dispute] = record.disputes(name, as_of=as_of)
    return page(
        request,
        "person.html",
        profile=who.profile,
        said=said[:LATEST],
        more_said=max(0, len(said) - LATEST),
        disputes=disputes,
        unnamed=record.unnamed(name),
        risky=risky,
        as_of=as_of,
    )


@router.get("/ties/{id}.json")
def tie_json(request: Request, id: str) -> Response:
    """A tie, its origins and its life, for other programs."""
    return as_json(record_of(request).tie(id))


@router.get("/ties/{id}")
def tie(request: Request, id: str) -> Response:
    """A tie: both sides, its words, where they come from, what became of it."""
    found = record_of(request).tie(id)
    if id != found.tie.id:
        return RedirectResponse(f"/ties/{found.tie.id}", 303)
    return page(request, "tie.html", found=found, tie=found.tie)
