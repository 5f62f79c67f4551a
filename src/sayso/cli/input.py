"""The articles that a command is given: paths, folders, standard input, and what is known about them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sayso.intake.failure import Failure
    from sayso.model import Document

STDIN = "-"


def iso_day(value: str) -> str:
    """The day as given, checked; wrong usage where it is no day."""
    try:
        return date.fromisoformat(value).isoformat() if value else ""
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is no day; write it as 2025-02-03") from error


PathsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH", help="Articles (text, HTML, PDF, DOCX, JSON Lines) or folders of them; - is standard input."
    ),
]
DateOption = Annotated[
    str,
    typer.Option(
        metavar="DAY", callback=iso_day, help="Day of publication, as 2025-02-03; wins over what an article gives."
    ),
]
OutletOption = Annotated[str, typer.Option(metavar="NAME", help="Outlet; wins over what an article gives.")]


def documents_at(
    paths: list[str], *, date: str = "", outlet: str = "", title: str = "", url: str = ""
) -> Iterator[Document | Failure]:
    """The documents at the paths in order, standard input where a path is "-"."""
    from sayso.intake.documents import documents, from_bytes

    known = {"date": date, "outlet": outlet, "title": title, "url": url}
    for piped, group in groupby(paths, key=lambda path: path == STDIN):
        if piped:
            yield from from_bytes(_standard_input(), STDIN, **known)
        else:
            yield from documents(group, **known)


def _standard_input() -> bytes:
    if sys.stdin.isatty():
        print("Paste the article, then press Ctrl-D on a line of its own.", file=sys.stderr)
    return sys.stdin.buffer.read()
