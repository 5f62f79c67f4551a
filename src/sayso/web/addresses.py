"""Addresses: what stands behind the last dot of one says what is given there.

`.json` and `.csv` behind a page's address ask for its data. So the page of something whose own id or name ends like
that, which an article's may, has `.page` behind it; and whatever an id is, `.json` behind it is its data.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import Query
from starlette.requests import Request

from sayso.answers.shapes import Page

JSON, CSV, PAGE = ".json", ".csv", ".page"
TYPES = {JSON: "application/json", CSV: "text/csv"}
LONGEST = 4_096  # of what a list is gone on with: the id of an article may be its address
With = Annotated[str, Query(alias="with")]  # whom a page is about beside the party that it is of
After = Annotated[str, Query(max_length=LONGEST)]  # what a page has as `next`: those behind it are asked for
Limit = Annotated[int, Query(ge=1, le=1000)]  # of a list, on one page
STEPS = (".", "..")  # that a browser takes within an address


@dataclass(frozen=True, slots=True)
class Form:
    """The same answer in another form."""

    name: str
    type: str
    address: str


def of_article(id: str) -> str:
    """The address of an article's page."""
    named = id.endswith((JSON, CSV, PAGE)) or id in STEPS
    return f"/documents/{quote(id, safe='')}{PAGE if named else ''}"


def of_party(request: Request, id: str, part: str = "") -> str:
    """The address of a party's page, or of a part of it, with all else that was asked for."""
    query = f"?{request.url.query}" if request.url.query else ""
    return f"/people/{id}{part}{query}"


def behind(request: Request, found: Page[Any]) -> str:
    """The address of the page behind this one of a list, "" where it is the last."""
    return f"?{urlencode({**request.query_params, 'after': found.next})}" if found.next else ""


def asked(path: str) -> tuple[str, str]:
    """The id at the end of an address, and what is asked for: the page where nothing else is."""
    for ending in (JSON, CSV, PAGE):
        if path.endswith(ending):
            return path.removesuffix(ending), ending
    return path, PAGE


def forms(request: Request, endings: tuple[str, ...]) -> list[Form]:
    """Where the data of the page that is asked for stands."""
    raw: bytes = request.scope["raw_path"]  # as it was sent: a slash within an id is none of the address
    path = raw.decode("ascii", "replace").removesuffix(PAGE)
    query = f"?{request.url.query}" if request.url.query else ""
    return [Form(ending[1:].upper(), TYPES[ending], f"{path}{ending}{query}") for ending in endings]
