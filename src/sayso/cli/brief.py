"""`sayso brief`: a briefing on one party, to print and take along."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.book import opened
from sayso.cli.options import AsOfOption, NameArgument, RecordOption, RiskyOption
from sayso.cli.output import complain, console

if TYPE_CHECKING:
    from sayso.answers.briefed import Briefing


class BriefFormat(StrEnum):
    """What a briefing is written as."""

    MD = "md"
    DOCX = "docx"


def brief(
    name: NameArgument,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="Write to this file; one that ends in .docx is DOCX."),
    ] = None,
    shape: Annotated[
        BriefFormat | None,
        typer.Option("--format", "-f", show_default=False, help="Markdown or DOCX.  [default: by FILE, else md]"),
    ] = None,
    as_of: AsOfOption = "",
    risky: RiskyOption = False,
    private: Annotated[
        bool, typer.Option("--private", help="Also the ties with people without a public role.")
    ] = False,
    record: RecordOption = "",
) -> None:
    """Write a briefing on somebody, with footnotes.

    Titles, ties by how firm they are, matters of law, disputes, what changed, what they said, and what is unsourced and
    whom to ask. Markdown on standard output unless told otherwise.
    """
    as_docx = shape is BriefFormat.DOCX or (shape is None and out is not None and out.suffix.lower() == ".docx")
    if as_docx and out is None and sys.stdout.isatty():
        raise typer.BadParameter("a DOCX is nothing for a terminal: name a file with --out")
    with opened(record) as book:
        found = book.brief(name, risky=risky, private=private, as_of=as_of)
    if found.briefing is None:
        from sayso.cli.view_record import show_namesakes

        show_namesakes(console(stderr=True), name, found.namesakes, verb="brief", record=record)
        complain("no briefing was made: name one of them by its id")
        raise typer.Exit(1)
    _write(_rendered(found.briefing, as_docx=as_docx), out)


def _rendered(briefing: Briefing, *, as_docx: bool) -> bytes:
    from sayso.export.briefing import page_of

    page = page_of(briefing)
    if as_docx:
        from sayso.export.docx import as_docx as docx

        return docx(page)
    from sayso.export.markdown import as_markdown

    return as_markdown(page).encode()


def _write(data: bytes, out: Path | None) -> None:
    if out is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        out.write_bytes(data)
