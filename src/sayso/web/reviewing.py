"""The review queue: one question at a time, answered by a key or a button; each answer counts at once."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Lock
from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from sayso.answers.asked import NO, YES, Question, Reply
from sayso.answers.reviewing import NEW, Session
from sayso.errors import SaysoError
from sayso.export.judgement_rows import of_questions
from sayso.web.showing import TABLE, as_json, as_table, page

UNDO, SKIP, OTHER = "undo", "skip", "other"
UNFIT = 422  # a form that cannot be taken as it is
LISTED = 100  # questions

TURN = Lock()  # one answer at a time: each is to the question that is asked next


def _allowed(request: Request) -> Iterator[Session]:
    """The review of this server, for one request at a time. Refused where it only shows."""
    session: Session | None = request.app.state.session
    if session is None:
        raise HTTPException(403, "This server only shows. Start it with --review to judge.")
    with TURN:
        yield session


router = APIRouter()
Here = Annotated[Session, Depends(_allowed)]
Sent = Annotated[str, Form()]
Part = Annotated[int, Form(ge=0)]


@router.get("/review.json")
def questions_json(session: Here) -> Response:
    """What is open, for other programs."""
    return as_json(session.book.questions(limit=LISTED))


@router.get("/review.csv")
def questions_csv(session: Here) -> Response:
    """The same as rows."""
    return as_table("questions", of_questions(session.book.questions(limit=LISTED).questions))


@router.get("/review")
def question(request: Request, session: Here) -> Response:
    """The question to answer now, with both contexts."""
    return _asked(request, session, session.next())


def _asked(
    request: Request, session: Session, question: Question | None, *, problem: str = "", party: int = 0, being: str = ""
) -> Response:
    """A question; where who is meant could not be taken, with what was given and the reason."""
    told = {"question": question, "session": session, "problem": problem, "party": party, "being": being}
    status = UNFIT if problem else 200
    return page(request, "review.html", status=status, yes=YES, no=NO, data=TABLE, **told)


@router.post("/review")
def answered(
    request: Request, session: Here, reply: Sent, question: Sent = "", party: Part = 0, being: Sent = ""
) -> Response:
    """Write the answer down and go on; an answer to what is not asked any more changes nothing."""
    if reply == UNDO:
        session.undo()
    else:
        asked = session.next()
        if asked is not None and asked.id == question:
            if reply == SKIP:
                session.skip(asked)
            elif reply == OTHER and party < len(asked.parties):
                try:
                    session.move(asked, asked.parties[party], being.strip() or NEW)
                except SaysoError as error:
                    return _asked(request, session, asked, problem=str(error), party=party, being=being)
            else:
                session.answer(asked, Reply(reply))
    return RedirectResponse("/review", 303)
