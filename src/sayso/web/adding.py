"""Articles into the record: dropped files, a pasted one, the demo newsroom; read in the background, with progress."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock, Thread
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, HTTPException, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from sayso.demo import newsroom
from sayso.errors import RecordError, SaysoError
from sayso.intake.documents import documents, from_files
from sayso.intake.failure import Failure
from sayso.model import Document
from sayso.record.outcome import Added, Step
from sayso.web.showing import page, record_of, served_by

Documents = Iterable[Document | Failure]
STARTING = Lock()


@dataclass
class Adding:
    """One run of adding: how far it is, and how it ended."""

    done: int = 0
    words: int = 0
    last: str = ""
    added: Added | None = None
    failures: list[str] = field(default_factory=list)
    problem: str = ""  # why it ended before its time
    running: bool = True

    def report(self, step: Step) -> None:
        """Take note of one document."""
        self.done += 1
        self.words += step.words
        self.last = step.document


def _may_add(request: Request) -> None:
    """Refused where the server only shows."""
    if not served_by(request).review:
        raise HTTPException(403, "This server only shows. Start it with --review to add articles.")


router = APIRouter(dependencies=[Depends(_may_add)])


@router.get("/add")
def add(request: Request) -> Response:
    """Where articles are dropped, and how far the last of them are; that part alone where the page asks again."""
    part = request.headers.get("hx-request") == "true"
    return page(request, "progress.html" if part else "add.html", adding=request.app.state.adding)


@router.post("/add")
async def dropped(
    request: Request,
    files: Annotated[list[UploadFile] | None, File()] = None,
    text: Annotated[str, Form()] = "",
) -> Response:
    """Begin to read what was dropped or pasted."""
    given = [(each.filename, await each.read()) for each in files or () if each.filename]
    if text.strip():
        given.append(_as_file(text.replace("\r\n", "\n").encode("utf-8", "replace")))
    if not given:
        raise SaysoError("Nothing was dropped or pasted.")
    _start(request, from_files(given))
    return RedirectResponse("/add", 303)


@router.post("/demo")
def demo(request: Request) -> Response:
    """Begin to read the demo newsroom; only into a record that is empty, for it is made up."""
    if record_of(request).overview().articles:
        raise SaysoError("The demo newsroom is made up: it goes into an empty record only.")
    _start(request, documents([newsroom()]))
    return RedirectResponse("/add", 303)


def _as_file(pasted: bytes) -> tuple[str, bytes]:
    """What was pasted, under a name of its own: another article is no new version of it."""
    return f"pasted-{sha256(pasted).hexdigest()[:12]}.txt", pasted


def _start(request: Request, given: Documents) -> None:
    """Raises RecordError where articles are being read already."""
    state = request.app.state
    with STARTING:
        if state.adding is not None and state.adding.running:
            raise RecordError("Articles are being read; wait until they are done.")
        state.adding = adding = Adding()
    Thread(target=_read, args=(request, given, adding), name="adding").start()


def _read(request: Request, given: Documents, adding: Adding) -> None:
    try:
        adding.added = record_of(request).add(given, report=adding.report)
        adding.failures = [str(failure) for failure in adding.added.failures]
    except SaysoError as error:
        adding.problem = str(error)
    except Exception as error:  # a thread has no other door: the page says it
        adding.problem = f"unexpected {type(error).__name__}: {error}"
        raise
    finally:
        adding.running = False
