"""A draft held against the record. It is read, answered and forgotten: not kept, not logged."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from sayso import edtf
from sayso.answers.checked import CheckedSentence
from sayso.errors import UnreadableInput, UnreadableTime
from sayso.export.check_rows import of_checked
from sayso.model import Document
from sayso.web.showing import as_json, as_table, page, record_of

router = APIRouter()
Pasted = Annotated[str, Form()]
UNREAD = 400  # a draft that cannot be read as it is


@router.get("/check")
def draft(request: Request) -> Response:
    """Where a draft is pasted."""
    return _page(request)


@router.post("/check.json")
def checked_json(request: Request, text: Pasted = "", date: Pasted = "", exclude: Pasted = "") -> Response:
    """The draft's sentences with what the record says to each, for other programs."""
    return as_json(_checked(request, text, date, exclude))


@router.post("/check.csv")
def checked_csv(request: Request, text: Pasted = "", date: Pasted = "", exclude: Pasted = "") -> Response:
    """The same as rows: a claim or a quotation each."""
    return as_table("check", of_checked(_checked(request, text, date, exclude)))


@router.post("/check")
def checked(request: Request, text: Pasted = "", date: Pasted = "", exclude: Pasted = "") -> Response:
    """The draft's sentences with what the record says to each; where it cannot be read, the draft with the reason."""
    try:
        found = _checked(request, text, date, exclude)
    except UnreadableInput as error:
        return _page(request, text=text, date=date, exclude=exclude, problem=str(error))
    return _page(request, found, text=text, date=date, exclude=exclude)


def _page(
    request: Request,
    found: tuple[CheckedSentence, ...] | None = None,
    *,
    text: str = "",
    date: str = "",
    exclude: str = "",
    problem: str = "",
) -> Response:
    counts = Counter(verdict for sentence in found or () for verdict in sentence.verdicts)
    return page(
        request,
        "check.html",
        status=UNREAD if problem else 200,
        sentences=found,
        counts=counts,
        text=text,
        date=date,
        exclude=exclude,
        problem=problem,
    )


def _checked(request: Request, text: str, date: str, exclude: str) -> tuple[CheckedSentence, ...]:
    """Raises UnreadableInput for no draft, or a date that is none."""
    if not text.strip():
        raise UnreadableInput("No draft: paste it into the box.")
    try:
        if date:
            edtf.bounds(date)
    except UnreadableTime as error:
        raise UnreadableInput(f"{date}: no day; give one as 2025-02-03") from error
    outlets = [name for each in exclude.split(",") if (name := each.strip())]
    plain = text.replace("\r\n", "\n")  # as forms send it
    return record_of(request).check(Document("draft", plain, date=date), exclude_outlets=outlets)
