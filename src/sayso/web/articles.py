"""Pages of the articles, and of the outlets they are from."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from sayso.errors import UnknownDocument
from sayso.web.marks import blocks
from sayso.web.showing import JSON, as_json, page, record_of

router = APIRouter()


@router.get("/documents.json")
def documents_json(request: Request, outlet: str = "", after: str = "") -> Response:
    """Articles, latest first, for other programs; `next` asks for those after them."""
    return as_json(record_of(request).documents(outlet=outlet, after=after))


@router.get("/documents")
def documents(request: Request, outlet: str = "", after: str = "") -> Response:
    """Articles, latest first."""
    found = record_of(request).documents(outlet=outlet, after=after)
    return page(request, "documents.html", found=found, outlet=outlet)


@router.get("/documents/{id:path}")
def document(request: Request, id: str, risky: bool = False) -> Response:
    """An article as it was, with all that was read in it; an id may itself end in ".json"."""
    record = record_of(request)
    try:
        found = record.article(id, risky=risky)
    except UnknownDocument:
        if not id.endswith(JSON):
            raise
        return as_json(record.article(id.removesuffix(JSON), risky=risky))
    return page(request, "article.html", article=found, blocks=blocks(found), risky=risky)


@router.get("/outlets.json")
def outlets_json(request: Request) -> Response:
    """The outlets, for other programs."""
    return as_json(record_of(request).outlets())


@router.get("/outlets")
def outlets(request: Request) -> Response:
    """The outlets with how many articles each has."""
    return page(request, "outlets.html", outlets=record_of(request).outlets())
