"""`sayso ties`: who is tied to whom, and on whose say-so."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.book import opened
from sayso.cli.options import (
    AsOfOption,
    ExplainOption,
    Format,
    FormatOption,
    NameArgument,
    RecordOption,
    RiskyOption,
    WhereOption,
)
from sayso.cli.output import mention_left_out, write_answers


def ties(
    name: NameArgument,
    other: Annotated[str | None, typer.Argument(metavar="OTHER", help="Only the ties with this other party.")] = None,
    as_of: AsOfOption = "",
    where: WhereOption = False,
    explain: ExplainOption = False,
    risky: RiskyOption = False,
    shape: FormatOption = Format.TABLE,
    record: RecordOption = "",
) -> None:
    """List the ties of one party, or between two.

    Every claim stands there with its outlet, its words, whose word it is and how sure.
    """
    with opened(record) as book:
        found = book.ties(name, other, risky=True, as_of=as_of)
        namesakes = [fits for fits in map(book.people, filter(None, (name, other))) if len(fits) > 1]
    from sayso.answers.ties import without_risky

    shown = found if risky else without_risky(found)
    left_out = len(found) - len(shown)
    if shape is not Format.TABLE:
        from sayso.export.rows import of_ties

        write_answers((tie.as_dict() for tie in shown), shape, of_ties(shown))
        mention_left_out(left_out)
        return
    from sayso.cli.view_record import screen, show_namesakes, show_ties

    on = screen(as_of)
    for fits in namesakes:
        show_namesakes(on, fits[0].name, fits)
    show_ties(on, shown, where=where, explain=explain, left_out=left_out)
