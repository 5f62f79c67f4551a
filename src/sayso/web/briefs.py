"""A briefing as a page to read and to print, and as the files that `sayso brief` writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from sayso.answers.briefed import Brief, Briefing
from sayso.errors import AmbiguousName
from sayso.export.briefing import page_of
from sayso.export.docx import as_docx
from sayso.export.markdown import as_markdown
from sayso.export.page import Heading, Inline, Item, Link, Note, Page, Paragraph, Words
from sayso.web.addresses import of_party
from sayso.web.showing import DATA, as_json, page, record_of

router = APIRouter()
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be in it."""

    risky: bool = False
    private: bool = False
    as_of: str = ""


Wanted = Annotated[Asked, Depends()]


@router.get("/people/{name}/brief.json")
def brief_json(request: Request, name: str, asked: Wanted) -> Response:
    """The briefing, or those whom the name fits, for other programs."""
    return as_json(_found(request, name, asked))


@router.get("/people/{name}/brief.md")
def brief_markdown(request: Request, name: str, asked: Wanted) -> Response:
    """The briefing as Markdown, the same bytes as `sayso brief`."""
    briefing = _one(request, name, asked)
    return _file(as_markdown(page_of(briefing)).encode(), "text/markdown; charset=utf-8", f"{briefing.id}.md")


@router.get("/people/{name}/brief.docx")
def brief_docx(request: Request, name: str, asked: Wanted) -> Response:
    """The briefing as DOCX, the same bytes as `sayso brief`."""
    briefing = _one(request, name, asked)
    return _file(as_docx(page_of(briefing)), DOCX, f"{briefing.id}.docx")


@router.get("/people/{name}/brief")
def brief(request: Request, name: str, asked: Wanted) -> Response:
    """A briefing on one party, cut to what can be read on paper."""
    found = _found(request, name, asked)
    if found.briefing is None:
        return page(request, "namesakes.html", who=found, part="/brief", data=DATA)
    if name != found.briefing.id:
        return RedirectResponse(of_party(request, found.briefing.id, "/brief"), 303)
    laid = laid_out(page_of(found.briefing))
    query = f"?{request.url.query}" if request.url.query else ""
    return page(request, "brief.html", briefing=found.briefing, laid=laid, asked=asked, query=query, data=DATA)


def _found(request: Request, name: str, asked: Asked) -> Brief:
    return record_of(request).brief(name, risky=asked.risky, private=asked.private, as_of=asked.as_of)


def _one(request: Request, name: str, asked: Asked) -> Briefing:
    """Raises AmbiguousName where the name fits several: a file is about one."""
    briefing = _found(request, name, asked).briefing
    if briefing is None:
        raise AmbiguousName(f"{name}: several have this name; ask for one of them by id")
    return briefing


def _file(data: bytes, type: str, name: str) -> Response:
    return Response(data, media_type=type, headers={"content-disposition": f'attachment; filename="brief-{name}"'})


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a note is referred to; it leads back to the first place that does."""

    number: int
    first: bool


Shown = Words | Link | Reference


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of a list with those below it."""

    inlines: tuple[Shown, ...]
    below: list[tuple[Shown, ...]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Laid:
    """A page as HTML has it: headings, paragraphs and whole lists; then the notes in their order."""

    blocks: tuple[Heading | tuple[Shown, ...] | list[Entry], ...]
    notes: tuple[Note, ...]


def laid_out(paper: Page) -> Laid:
    """The page with its items as lists and its notes numbered."""
    notes = tuple(paper.notes())
    numbers = {note: number for number, note in enumerate(notes, start=1)}
    return Laid(tuple(_blocks(paper, numbers)), notes)


def _blocks(paper: Page, numbers: Mapping[Note, int]) -> Iterator[Heading | tuple[Shown, ...] | list[Entry]]:
    seen: set[int] = set()
    entries: list[Entry] = []
    for block in paper.blocks:
        if entries and not isinstance(block, Item):
            yield entries
            entries = []
        match block:
            case Heading():
                yield block
            case Paragraph(inlines):
                yield tuple(_shown(inlines, numbers, seen))
            case Item(level, inlines):
                shown = tuple(_shown(inlines, numbers, seen))
                if level > 1 and entries:
                    entries[-1].below.append(shown)
                else:
                    entries.append(Entry(shown))
    if entries:
        yield entries


def _shown(inlines: tuple[Inline, ...], numbers: Mapping[Note, int], seen: set[int]) -> Iterator[Shown]:
    for inline in inlines:
        if isinstance(inline, Note):
            number = numbers[inline]
            yield Reference(number, number not in seen)
            seen.add(number)
        else:
            yield inline
