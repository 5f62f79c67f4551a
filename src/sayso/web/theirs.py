"""All ties and all statements of a party, a page at a time."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from sayso.answers.shapes import Page, StatementShown, TieShown
from sayso.export.rows import of_statements, of_ties
from sayso.web.addresses import After, Limit, With, behind, of_party
from sayso.web.showing import TABLE, as_json, as_table, page, record_of

router = APIRouter()
SHOWN = 100  # on one page


def their_ties(
    request: Request,
    name: str,
    other: With = "",
    risky: bool = False,
    as_of: str = "",
    after: After = "",
    limit: Limit = SHOWN,
) -> Page[TieShown]:
    """The ties that an address asks for."""
    record = record_of(request)
    return record.ties(name, other or None, risky=risky, as_of=as_of, after=after, limit=limit)


def their_statements(
    request: Request, name: str, about: str = "", as_of: str = "", after: After = "", limit: Limit = SHOWN
) -> Page[StatementShown]:
    """The statements that an address asks for."""
    return record_of(request).said(name, about or None, as_of=as_of, after=after, limit=limit)


Ties = Annotated[Page[TieShown], Depends(their_ties)]
Statements = Annotated[Page[StatementShown], Depends(their_statements)]


@router.get("/people/{name}/ties.json")
def ties_json(found: Ties) -> Response:
    """Their ties, or those with one other, for other programs."""
    return as_json(found)


@router.get("/people/{name}/ties.csv")
def ties_csv(request: Request, found: Ties) -> Response:
    """The claims of each tie as rows; the header `Link` has the address of those behind them."""
    return as_table("ties", of_ties(found), more=behind(request, found))


@router.get("/people/{name}/ties")
def ties(request: Request, name: str, found: Ties, other: With = "", risky: bool = False, as_of: str = "") -> Response:
    """Their ties, or those with one other, latest evidence first."""
    return _listed(request, "ties.html", name, other, {"with": other, "risky": risky, "as_of": as_of}, found)


@router.get("/people/{name}/said.json")
def said_json(found: Statements) -> Response:
    """What they said and wrote, or that about one other, for other programs."""
    return as_json(found)


@router.get("/people/{name}/said.csv")
def said_csv(request: Request, found: Statements) -> Response:
    """The same as rows; the header `Link` has the address of those behind them."""
    return as_table("said", of_statements(found), more=behind(request, found))


@router.get("/people/{name}/said")
def said(request: Request, name: str, found: Statements, about: str = "", as_of: str = "") -> Response:
    """What they said and wrote, or that about one other, latest first."""
    return _listed(request, "said.html", name, about, {"about": about, "as_of": as_of}, found)


def _listed(
    request: Request,
    template: str,
    name: str,
    other: str,
    asked: dict[str, str | bool],
    found: Page[TieShown] | Page[StatementShown],
) -> Response:
    """A page of a list; a name leads to the address with the id where it fits one party."""
    record = record_of(request)
    fits = record.people(name)
    if len(fits) == 1 and name != fits[0].id:
        part = template.removesuffix(".html")  # the page and its address have one name
        return RedirectResponse(of_party(request, fits[0].id, f"/{part}"), 303)
    return page(
        request,
        template,
        parties=fits,
        others=record.people(other) if other else (),
        asked=asked,
        shown=found,
        more=behind(request, found),
        data=TABLE,
    )
