"""Pages: templates with the record's words in plain English, and the same answer as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from sayso import edtf
from sayso.answers import plain
from sayso.answers.book import Record
from sayso.answers.shapes import Answer
from sayso.relations import relations
from sayso.web.served import Served
from sayso.web.voices import drawn, voice_of
from sayso.words import counted

HERE = Path(__file__).parent
JSON = ".json"


def environment() -> Environment:
    """Templates that escape everything and know every name they use."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        counted=counted,
        drawn=drawn,
        firm=plain.how_firm,
        joined=plain.joined,
        label=lambda relation: relations()[relation].label,
        inverse=lambda relation: relations()[relation].inverse or relations()[relation].label,
        path=lambda text: quote(text, safe=""),
        reply=plain.reply,
        sure=plain.how_sure,
        voice=voice_of,
        when=edtf.in_words,
        whose=plain.whose_word,
    )
    return made


TEMPLATES = environment()


def served_by(request: Request) -> Served:
    """What this server serves."""
    served: Served = request.app.state.served
    return served


def record_of(request: Request) -> Record:
    """The record that is served."""
    return served_by(request).record


def page(request: Request, template: str, *, status: int = 200, **context: object) -> Response:
    """A template filled in; nothing in it decides anything."""
    words = TEMPLATES.get_template(template).render(request=request, review=served_by(request).review, **context)
    return HTMLResponse(words, status)


def as_json(answer: Answer | tuple[Answer, ...] | Mapping[str, Any]) -> Response:
    """The answer for other programs."""
    if isinstance(answer, Answer):
        return JSONResponse(answer.as_dict())
    if isinstance(answer, tuple):
        return JSONResponse([each.as_dict() for each in answer])
    return JSONResponse(dict(answer))
