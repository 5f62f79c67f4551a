"""The application: its pages, what guards them, and how its errors look."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from sayso.answers.reviewing import Session
from sayso.errors import SaysoError, UnknownDocument, UnknownName, UnknownStatement, UnknownTie
from sayso.web import (
    adding,
    articles,
    briefs,
    correcting,
    drafts,
    home,
    lists,
    networks,
    people,
    reviewing,
    statements,
    theirs,
    timelines,
)
from sayso.web.addresses import CSV, JSON
from sayso.web.guard import Guard
from sayso.web.served import Served
from sayso.web.showing import page

HERE = Path(__file__).parent
PARTS = (
    home,
    people,
    theirs,
    briefs,
    statements,
    networks,
    timelines,
    articles,
    lists,
    drafts,
    reviewing,
    correcting,
    adding,
)  # each with its router
HEADINGS = {403: "Not allowed", 404: "Not here", 405: "Not allowed", 413: "Too much at once"}
NOT_THERE = (UnknownName, UnknownDocument, UnknownStatement, UnknownTie)


def application(served: Served) -> FastAPI:
    """The pages of one record."""
    app = FastAPI(title="sayso", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.served = served
    app.state.asking = reviewing.Asking(Session(served.record, served.who)) if served.review else None
    app.state.adding = None
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    for part in PARTS:
        app.include_router(part.router)
    app.add_exception_handler(SaysoError, _refused)
    app.add_exception_handler(HTTPException, _failed)
    app.add_exception_handler(RequestValidationError, _misasked)
    app.add_middleware(Guard, served=served)
    return app


def _refused(request: Request, error: Exception) -> Response:
    """An error that a user can do something about, in its own words."""
    query = request.path_params.get("name", "") if isinstance(error, UnknownName) else ""
    return _told(request, str(error), 404 if isinstance(error, NOT_THERE) else 400, query)


def _failed(request: Request, error: Exception) -> Response:
    """A page that is not there, or may not be asked for so."""
    status, words = (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, "")
    return _told(request, "There is no such page." if status == 404 else f"{words}", status)


def _misasked(request: Request, error: Exception) -> Response:
    """A part of the address or form that cannot be what it says."""
    parts = error.errors() if isinstance(error, RequestValidationError) else ()
    return _told(request, "; ".join(f"{part['loc'][-1]}: {part['msg']}" for part in parts), 400)


def _told(request: Request, words: str, status: int, query: str = "") -> Response:
    if request.url.path.endswith((JSON, CSV)):
        return JSONResponse({"error": words}, status)
    return page(
        request,
        "error.html",
        status=status,
        heading=HEADINGS.get(status, "That did not work"),
        words=words,
        query=query,
    )
