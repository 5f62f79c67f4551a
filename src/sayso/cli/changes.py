"""`sayso changes`: what the record concludes differently since a moment."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.book import opened
from sayso.cli.options import Format, FormatOption, PrivateOption, RecordOption, SomeNameArgument
from sayso.cli.output import console, write_answers


def changes(
    since: Annotated[
        str,
        typer.Option(
            "--since", metavar="DAY|TIME", help="When it was added, as 2026-11-20 or 2026-11-20T15:30, in UTC."
        ),
    ],
    name: SomeNameArgument = None,
    private: PrivateOption = False,
    shape: FormatOption = Format.TABLE,
    record: RecordOption = "",
) -> None:
    """List what became new, firmer, weaker or undone in the record.

    By the articles whose coming, change or withdrawal it rests on, latest first.
    """
    with opened(record) as book:
        found = book.changes(since, name, private=private)
    if shape is not Format.TABLE:
        from sayso.export.finding_rows import of_changes

        write_answers((item.as_dict() for item in found), shape, of_changes(found))
        return
    from sayso.cli.view_findings import show_changes

    show_changes(console(), found)
