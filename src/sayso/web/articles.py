"""Pages of the articles, and of the outlets they are from."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from sayso.answers.documents import DocumentShown
from sayso.answers.shapes import Page
from sayso.export.list_rows import of_article, of_documents, of_outlets
from sayso.web.addresses import CSV, JSON, After, Limit, asked, behind
from sayso.web.correcting import shown
from sayso.web.showing import TABLE, as_json, as_table, page, record_of

router = APIRouter()
SHOWN = 50  # on one page


def some_articles(request: Request, outlet: str = "", after: After = "", limit: Limit = SHOWN) -> Page[DocumentShown]:
    """The articles that an address asks for."""
    return record_of(request).documents(outlet=outlet, after=after, limit=limit)


Articles = Annotated[Page[DocumentShown], Depends(some_articles)]


@router.get("/documents.json")
def documents_json(found: Articles) -> Response:
    """Articles, latest first, for other programs."""
    return as_json(found)


@router.get("/documents.csv")
def documents_csv(request: Request, found: Articles) -> Response:
    """The same as rows; the header `Link` has the address of those behind them."""
    return as_table("documents", of_documents(found), more=behind(request, found))


@router.get("/documents")
def documents(request: Request, found: Articles, outlet: str = "") -> Response:
    """Articles, latest first."""
    return page(request, "documents.html", found=found, outlet=outlet, more=behind(request, found), data=TABLE)


@router.get("/documents/{address:path}")
def document(request: Request, address: str, risky: bool = False) -> Response:
    """An article as it was, with all that was read in it; or its data (addresses.py)."""
    id, form = asked(address)
    found = record_of(request).article(id, risky=risky)
    if form == JSON:
        return as_json(found)
    if form == CSV:
        return as_table("article", of_article(found))
    return shown(request, found, risky=risky)


@router.get("/outlets.json")
def outlets_json(request: Request) -> Response:
    """The outlets, for other programs."""
    return as_json(record_of(request).outlets())


@router.get("/outlets.csv")
def outlets_csv(request: Request) -> Response:
    """The outlets as rows."""
    return as_table("outlets", of_outlets(record_of(request).outlets()))


@router.get("/outlets")
def outlets(request: Request) -> Response:
    """The outlets with how many articles each has."""
    return page(request, "outlets.html", outlets=record_of(request).outlets(), data=TABLE)
