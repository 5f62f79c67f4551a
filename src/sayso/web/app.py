"""The application: its pages, what guards them, and how its errors look."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from sayso.answers.reviewing import Session
from sayso.errors import SaysoError, UnknownDocument, UnknownName, UnknownTie
from sayso.web import articles, drafts, home, lists, people, reviewing
from sayso.web.guard import Guard
from sayso.web.served import Served
from sayso.web.showing import JSON, page

HERE = Path(__file__).parent
NOT_THERE = (UnknownName, UnknownDocument, UnknownTie)


def application(served: Served) -> FastAPI:
    """The pages of one record."""
    app = FastAPI(title="sayso", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.served = served
    app.state.session = Session(served.record, served.who) if served.review else None
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    for part in (home, people, articles, lists, drafts, reviewing):
        app.include_router(part.router)
    app.add_exception_handler(SaysoError, _refused)
    app.add_exception_handler(HTTPException, _failed)
    app.add_middleware(Guard, served=served)
    return app


def _refused(request: Request, error: Exception) -> Response:
    """An error that a user can do something about, in its own words."""
    return _told(request, str(error), 404 if isinstance(error, NOT_THERE) else 400)


def _failed(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    words = "There is no such page." if status == 404 else str(error)
    return _told(request, words, status)


def _told(request: Request, words: str, status: int) -> Response:
    if request.url.path.endswith(JSON):
        from fastapi.responses import JSONResponse

        return JSONResponse({"error": words}, status)
    return page(request, "error.html", status=status, words=words)
