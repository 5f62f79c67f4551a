"""The review queue: one question at a time, answered by a key or a button; each answer counts at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from threading import Lock
from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from sayso.answers.asked import NO, YES, About, Question, Reply
from sayso.answers.reviewing import NEW, Session
from sayso.errors import SaysoError
from sayso.export.judgement_rows import of_questions
from sayso.web.showing import TABLE, as_json, as_table, page

UNFIT = 422  # a form that cannot be taken as it is
LISTED = 100  # questions
ABOUT = {
    About.ORPHANED: "a judgement whose words are gone",
    About.IDENTITY: "who is who",
    About.LISTED: "who is on a list",
    About.CLAIM: "how a claim reads",
}
LATE = "That question was answered already, here or in another window. This is what is asked now."
TAKEN_BACK = "That answer was taken back already; this is what is asked now."


class Said(StrEnum):
    """What the buttons of a question send."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"
    SKIP = "skip"
    OTHER = "other"
    UNDO = "undo"


@dataclass
class Asking:
    """The review of this server: what is asked stays asked until it is answered, here or elsewhere."""

    session: Session
    turn: Lock = field(default_factory=Lock)  # one request at a time: each answer is to the question that is asked
    _asked: Question | None = None

    def now(self) -> Question | None:
        """The question that is asked now, however often it is looked at."""
        held = self._asked or self.session.again
        self.session.again = None
        first = self.session.next()
        self._asked = held if held and first and held.id != first.id and self._is_open(held) else first
        return self._asked

    def answered(self) -> None:
        """Let go of the question: the next one is asked."""
        self._asked = None

    def _is_open(self, question: Question) -> bool:
        """Whether nobody answered it elsewhere: the record counts one question less without it."""
        book = self.session.book
        return book.questions(limit=0, without={question.id}).left < book.questions(limit=0).left


@dataclass(frozen=True, slots=True)
class Answer:
    """What a form of the review sends."""

    reply: Annotated[Said, Form()]
    question: Annotated[str, Form()] = ""
    step: Annotated[int | None, Form()] = None  # how many answers there were when it was shown
    party: Annotated[int, Form(ge=0)] = 0
    being: Annotated[str, Form()] = ""


def _asking(request: Request) -> Asking:
    """The review of this server. Refused where it only shows."""
    asking: Asking | None = request.app.state.asking
    if asking is None:
        raise HTTPException(403, "This server only shows. Start it with --review to judge.")
    return asking


router = APIRouter()
# a turn is taken where it is used: who waited for it in here would hold a thread that the answer before needs
Here = Annotated[Asking, Depends(_asking)]


@router.get("/review.json")
def questions_json(asking: Here) -> Response:
    """What is open, for other programs."""
    return as_json(asking.session.book.questions(limit=LISTED))


@router.get("/review.csv")
def questions_csv(asking: Here) -> Response:
    """The same as rows."""
    return as_table("questions", of_questions(asking.session.book.questions(limit=LISTED).questions))


@router.get("/review")
def question(request: Request, asking: Here) -> Response:
    """The question to answer now, with both contexts."""
    with asking.turn:
        return _shown(request, asking)


def _shown(request: Request, asking: Asking, *, problem: str = "", sent: Answer | None = None) -> Response:
    """The question that is asked; where an answer could not be taken with the reason, and what was given."""
    told = {"asks_about": ABOUT, "question": asking.now(), "session": asking.session, "problem": problem, "sent": sent}
    return page(request, "review.html", status=UNFIT if problem else 200, yes=YES, no=NO, data=TABLE, **told)


@router.post("/review")
def answered(request: Request, asking: Here, sent: Annotated[Answer, Depends()]) -> Response:
    """Write the answer down and go on; an answer to what is not asked any more changes nothing."""
    with asking.turn:
        try:
            problem = _undo(asking, sent) if sent.reply is Said.UNDO else _answer(asking, sent)
        except SaysoError as error:
            return _shown(request, asking, problem=str(error), sent=sent)
        return _shown(request, asking, problem=problem) if problem else RedirectResponse("/review", 303)


def _undo(asking: Asking, sent: Answer) -> str:
    """Take the last answer back, once however often the key was pressed; gives why not."""
    if sent.step is not None and sent.step != len(asking.session.steps):
        return TAKEN_BACK
    asking.answered()
    asking.session.undo()
    return ""


def _answer(asking: Asking, sent: Answer) -> str:
    """Note an answer to the question that is asked; gives why not."""
    asked, session = asking.now(), asking.session
    if asked is None or asked.id != sent.question:
        return LATE
    match sent.reply:
        case Said.SKIP:
            session.skip(asked)
        case Said.OTHER:
            if asked.claim is None or sent.party >= len(asked.parties):
                raise HTTPException(400, "This question has no such party.")
            session.move(asked, asked.parties[sent.party], sent.being.strip() or NEW)
        case _:
            session.answer(asked, Reply(sent.reply))
    asking.answered()
    return ""
