"""`sayso ties`: who is tied to whom, and on whose say-so."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.book import opened
from sayso.cli.options import AsOfOption, Format, FormatOption, NameArgument, RecordOption, WhereOption
from sayso.cli.output import write_answers


def ties(
    name: NameArgument,
    other: Annotated[str | None, typer.Argument(metavar="OTHER", help="Only the ties with this other party.")] = None,
    as_of: AsOfOption = "",
    where: WhereOption = False,
    shape: FormatOption = Format.TABLE,
    record: RecordOption = "",
) -> None:
    """List the ties of one party, or between two.

    Every claim stands there with its outlet, its words, whose word it is and how sure.
    """
    with opened(record) as book:
        found = book.ties(name, other, as_of=as_of)
        namesakes = [fits for fits in map(book.people, filter(None, (name, other))) if len(fits) > 1]
    if shape is not Format.TABLE:
        from sayso.cli.rows import of_ties

        write_answers((tie.as_dict() for tie in found), shape, of_ties(found))
        return
    from sayso.cli.view_record import screen, show_namesakes, show_ties

    shown = screen(as_of)
    for fits in namesakes:
        show_namesakes(shown, fits[0].name, fits)
    show_ties(shown, found, where=where)
