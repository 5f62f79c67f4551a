"""The page of a statement."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from sayso.web.showing import DATA, as_json, page, record_of

router = APIRouter()


@router.get("/statements/{id}.json")
def statement_json(request: Request, id: str, document: str = "", risky: bool = False) -> Response:
    """A statement and what is around it, for other programs."""
    return as_json(record_of(request).statement(id, document, risky=risky))


@router.get("/statements/{id}")
def statement(request: Request, id: str, document: str = "", risky: bool = False) -> Response:
    """A statement: its words where they stand, on whose say-so, what rests on it, where else they stand."""
    found = record_of(request).statement(id, document, risky=risky)
    return page(request, "statement.html", found=found, item=found.statement, data=DATA)
