"""Pages: templates with the record's words in plain English, and the same answer as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from sayso import edtf
from sayso.answers import added, changed, corrected, moved, plain
from sayso.answers.book import Record
from sayso.answers.shapes import Answer, Page
from sayso.export.table import as_csv
from sayso.relations import relations
from sayso.web import addresses
from sayso.web.addresses import CSV, JSON
from sayso.web.served import Served
from sayso.web.voices import drawn, voice_of
from sayso.words import counted, pieces_in_quotation_marks

HERE = Path(__file__).parent
DATA, TABLE = (JSON,), (JSON, CSV)  # what a page is given as, too


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
        added=added.in_words,
        article=addresses.of_article,
        corrected=corrected.in_words,
        counted=counted,
        difference=changed.difference,
        drawn=drawn,
        firm=plain.how_firm,
        joined=plain.joined,
        judged=lambda verdict: plain.JUDGED[verdict],
        in_marks=pieces_in_quotation_marks,
        label=lambda relation: relations()[relation].label,
        inverse=lambda relation: relations()[relation].inverse or relations()[relation].label,
        moved_in_words=moved.in_words,
        path=lambda text: quote(text, safe=""),
        rendering=lambda kind: plain.RENDERING[kind],
        reply=plain.reply,
        sure=plain.how_sure,
        sureness=plain.sureness,
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


def page(
    request: Request, template: str, *, status: int = 200, data: tuple[str, ...] = (), **context: object
) -> Response:
    """A template filled in; nothing in it decides anything. It links to its `data`."""
    told = {"request": request, "review": served_by(request).review, "forms": addresses.forms(request, data)}
    return HTMLResponse(TEMPLATES.get_template(template).render(told, **context), status)


def as_json(answer: Answer | tuple[Answer, ...] | Mapping[str, Any]) -> Response:
    """The answer for other programs; a page of a list with what its `next` page is asked for by."""
    if isinstance(answer, Page):
        return JSONResponse({"items": [each.as_dict() for each in answer], "next": answer.next})
    if isinstance(answer, Answer):
        return JSONResponse(answer.as_dict())
    if isinstance(answer, tuple):
        return JSONResponse([each.as_dict() for each in answer])
    return JSONResponse(dict(answer))


def as_table(name: str, rows: Iterable[Mapping[str, Any]], *, more: str = "") -> Response:
    """Rows as a CSV file of that name; `more` is the address of those after them."""
    headers = {"content-disposition": f'attachment; filename="sayso-{name}.csv"'}
    if more:
        headers["link"] = f'<{more}>; rel="next"'
    text = "".join(as_csv(rows)).encode("utf-8", "replace")
    return Response(text, media_type="text/csv; charset=utf-8; header=present", headers=headers)
