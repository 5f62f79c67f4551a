"""`sayso intact`: whether every kept text and span is what it was."""

from __future__ import annotations

import typer

from sayso.cli.book import opened
from sayso.cli.options import Format, FormatOption, RecordOption
from sayso.cli.output import console, write_answer


def intact(shape: FormatOption = Format.TABLE, record: RecordOption = "") -> None:
    """Check every quotation against the stored articles.

    Exit code 1 where one does not match.
    """
    with opened(record) as book:
        found = book.intact()
    if shape is not Format.TABLE:
        from sayso.export.rows import of_broken

        write_answer(found.as_dict(), shape, of_broken(found.broken))
    else:
        from sayso.cli.view_record import show_intact

        show_intact(console(), found)
    if found.broken:
        raise typer.Exit(1)
