"""Pages of a party and of a tie."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from sayso.export.rows import of_ties, of_who
from sayso.web.addresses import PAGE, of_party
from sayso.web.showing import TABLE, as_json, as_table, page, record_of

router = APIRouter()
LATEST = 10  # statements, disputes, ties on unnamed word only
TIES = 20  # of each field, on the page
MOST = 1_000  # of each field, for other programs: the list of all ties has the others


@router.get("/people/{name}.json")
def person_json(request: Request, name: str, risky: bool = False, as_of: str = "") -> Response:
    """The profile, or those whom the name fits, for other programs."""
    return as_json(record_of(request).who(name, risky=risky, as_of=as_of, limit=MOST))


@router.get("/people/{name}.csv")
def person_csv(request: Request, name: str, risky: bool = False, as_of: str = "") -> Response:
    """The claims of the profile's ties, or those whom the name fits, as rows."""
    return as_table("profile", of_who(record_of(request).who(name, risky=risky, as_of=as_of, limit=MOST)))


@router.get("/people/{name}")
def person(request: Request, name: str, risky: bool = False, as_of: str = "") -> Response:
    """Who somebody is, by id or name; the list of namesakes where a name fits several."""
    record = record_of(request)
    who = record.who(name.removesuffix(PAGE), risky=risky, as_of=as_of, limit=TIES)
    if who.profile is None:
        return page(request, "namesakes.html", who=who, part="", data=TABLE)
    if name != who.profile.id:
        return RedirectResponse(of_party(request, who.profile.id), 303)
    return page(
        request,
        "person.html",
        profile=who.profile,
        said=record.said(name, as_of=as_of, limit=LATEST),
        disputes=record.disputes(name, as_of=as_of, limit=LATEST),
        unnamed=record.unnamed(name, limit=LATEST),
        risky=risky,
        as_of=as_of,
        data=TABLE,
    )


@router.get("/ties/{id}.json")
def tie_json(request: Request, id: str) -> Response:
    """A tie, its origins and its life, for other programs."""
    return as_json(record_of(request).tie(id))


@router.get("/ties/{id}.csv")
def tie_csv(request: Request, id: str) -> Response:
    """The claims of a tie as rows."""
    return as_table("tie", of_ties([record_of(request).tie(id).tie]))


@router.get("/ties/{id}")
def tie(request: Request, id: str) -> Response:
    """A tie: both sides, its words, where they come from, what became of it."""
    found = record_of(request).tie(id)
    if id != found.tie.id:
        return RedirectResponse(f"/ties/{found.tie.id}", 303)
    return page(request, "tie.html", found=found, tie=found.tie, data=TABLE)
