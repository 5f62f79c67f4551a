"""All ties and all statements of a party, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from sayso.answers.shapes import Answer
from sayso.export.rows import of_statements, of_ties
from sayso.web.addresses import With, of_party
from sayso.web.showing import TABLE, as_json, as_table, page, record_of

router = APIRouter()
After = Annotated[int, Query(ge=0)]
SHOWN = 100  # on one page


@router.get("/people/{name}/ties.json")
def ties_json(request: Request, name: str, other: With = "", risky: bool = False, as_of: str = "") -> Response:
    """Their ties, or those with one other, for other programs."""
    return as_json(record_of(request).ties(name, other or None, risky=risky, as_of=as_of))


@router.get("/people/{name}/ties.csv")
def ties_csv(request: Request, name: str, other: With = "", risky: bool = False, as_of: str = "") -> Response:
    """The same as rows: the claims of each tie."""
    return as_table("ties", of_ties(record_of(request).ties(name, other or None, risky=risky, as_of=as_of)))


@router.get("/people/{name}/ties")
def ties(
    request: Request, name: str, other: With = "", risky: bool = False, as_of: str = "", after: After = 0
) -> Response:
    """Their ties, or those with one other, latest evidence first."""
    found = record_of(request).ties(name, other or None, risky=risky, as_of=as_of)
    asked = {"with": other, "risky": "true" if risky else "", "as_of": as_of}
    return _listed(request, "ties.html", name, other, asked, after, found)


@router.get("/people/{name}/said.json")
def said_json(request: Request, name: str, about: str = "", as_of: str = "") -> Response:
    """What they said and wrote, or that about one other, for other programs."""
    return as_json(record_of(request).said(name, about or None, as_of=as_of))


@router.get("/people/{name}/said.csv")
def said_csv(request: Request, name: str, about: str = "", as_of: str = "") -> Response:
    """The same as rows."""
    return as_table("said", of_statements(record_of(request).said(name, about or None, as_of=as_of)))


@router.get("/people/{name}/said")
def said(request: Request, name: str, about: str = "", as_of: str = "", after: After = 0) -> Response:
    """What they said and wrote, or that about one other, latest first."""
    found = record_of(request).said(name, about or None, as_of=as_of)
    asked = {"about": about, "as_of": as_of}
    return _listed(request, "said.html", name, about, asked, after, found)


def _listed(
    request: Request, template: str, name: str, other: str, asked: dict[str, str], after: int, found: Sequence[Answer]
) -> Response:
    """A page of a list; a name leads to the address with the id where it fits one party."""
    record = record_of(request)
    fits = record.people(name)
    if len(fits) == 1 and name != fits[0].id:
        part = template.removesuffix(".html")  # the page and its address have one name
        return RedirectResponse(of_party(request, fits[0].id, f"/{part}"), 303)
    given = {key: value for key, value in asked.items() if value}
    shown = found[after : after + SHOWN]
    return page(
        request,
        template,
        parties=fits,
        others=record.people(other) if other else (),
        asked=asked,
        shown=shown,
        left=max(0, len(found) - after - len(shown)),
        more=urlencode({**given, "after": after + SHOWN}),
        data=TABLE,
    )
