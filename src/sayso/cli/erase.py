"""`sayso erase`: somebody taken out of a record for good."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.book import opened
from sayso.cli.options import Format, FormatOption, RecordOption
from sayso.cli.output import complain, console, show, write_answer
from sayso.errors import AmbiguousName
from sayso.words import counted, readable

if TYPE_CHECKING:
    from rich.console import Console

    from sayso.answers.book import Record
    from sayso.answers.erasures import ErasureShown
    from sayso.export.rows import Row

LISTED = 10  # documents that are named before the rest is counted


def erase(
    names: Annotated[
        list[str],
        typer.Argument(metavar="NAME|ID...", help="Whom to erase. Several ids are one person, kept apart so far."),
    ],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Erase without asking.")] = False,
    shape: FormatOption = Format.TABLE,
    record: RecordOption = "",
) -> None:
    """Take a person out of the record for good: names, claims, statements, decisions.

    Shows what would go and asks. Every mention in the kept articles becomes █, and they stay out when an article is
    added again. Copies and exports made before are not reached.
    """
    with opened(record) as book:
        found = _found(book, names, yes)
        if shape is not Format.TABLE:
            write_answer(found.as_dict(), shape, _rows(found))
            return
        if not found.done:
            _show(console(), found)
            if not _agreed(found):
                complain("nothing was erased; --yes erases without asking")
                raise typer.Exit(1)
            found = book.erase_person(*names, really=True)
        print(_told(found))


def _found(book: Record, names: list[str], yes: bool) -> ErasureShown:
    try:
        return book.erase_person(*names, really=yes)
    except AmbiguousName as error:
        from sayso.cli.view_record import show_namesakes

        for name in names:
            if len(fits := book.people(name)) > 1:
                show_namesakes(console(), name, fits)
        complain(str(error))
        raise typer.Exit(1) from error


def _show(screen: Console, found: ErasureShown) -> None:
    from rich.text import Text

    show(screen, Text(f"{readable(found.name)}: {_counts(found)} would go.", style="bold"), hang=2)
    for document in found.documents[:LISTED]:
        show(screen, Text(readable(document)), 2, hang=2)
    if len(found.documents) > LISTED:
        screen.print(f"  and {len(found.documents) - LISTED} more")
    for line in found.lines:
        show(screen, Text(f"… {readable(line.words)} …", style="dim"), 4, hang=2)
    if found.by_part:
        part = f"{counted(found.by_part, 'article')} with somebody of that family name only: not touched."
        show(screen, Text(part), hang=2)
    show(screen, Text("Copies and exports of this record are not reached."), hang=2)


def _counts(found: ErasureShown) -> str:
    counts = (
        f"{counted(found.places, 'place')} in {counted(len(found.documents), 'article')}",
        counted(found.claims, "claim"),
        counted(found.statements, "statement"),
        counted(found.decisions, "decision"),
    )
    return ", ".join(counts)


def _agreed(found: ErasureShown) -> bool:
    try:
        return typer.confirm(f"Erase {readable(found.name)} for good?", err=True)
    except typer.Abort:  # nobody there to answer
        print(file=sys.stderr)
        return False


def _told(found: ErasureShown) -> str:
    if not found.documents:
        return "erased already; nothing more was found"
    return readable(f"erased: {_counts(found)}")


def _rows(found: ErasureShown) -> list[Row]:
    """A row for each article."""
    return [{"document": document, "done": str(found.done).lower()} for document in found.documents]
