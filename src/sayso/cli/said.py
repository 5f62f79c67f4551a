"""`sayso said` and `sayso timeline`: what somebody said, and when what happened."""

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


def said(
    name: NameArgument,
    about: Annotated[str | None, typer.Option("--about", metavar="NAME", help="Only what is about this party.")] = None,
    as_of: AsOfOption = "",
    where: WhereOption = False,
    explain: ExplainOption = False,
    shape: FormatOption = Format.TABLE,
    record: RecordOption = "",
) -> None:
    """List what somebody said and wrote, latest first."""
    with opened(record) as book:
        found = book.said(name, about, as_of=as_of)
    if shape is not Format.TABLE:
        from sayso.export.rows import of_statements

        write_answers((item.as_dict() for item in found), shape, of_statements(found))
        return
    from sayso.cli.view_record import screen, show_statements

    show_statements(screen(as_of), found, where=where, explain=explain)


def timeline(
    name: NameArgument,
    other: Annotated[str | None, typer.Argument(metavar="OTHER", help="Only what is between the two.")] = None,
    as_of: AsOfOption = "",
    risky: RiskyOption = False,
    shape: FormatOption = Format.TABLE,
    record: RecordOption = "",
) -> None:
    """List ties and statements by date, oldest first."""
    with opened(record) as book:
        found = book.timeline(name, other, risky=True, as_of=as_of)
    from sayso.answers.timeline import without_risky

    shown = found if risky else without_risky(found)
    left_out = len({each.tie.id for each in found if each.tie} - {each.tie.id for each in shown if each.tie})
    if shape is not Format.TABLE:
        from sayso.export.rows import of_moments

        write_answers((moment.as_dict() for moment in shown), shape, of_moments(shown))
        mention_left_out(left_out)
        return
    from sayso.cli.view_record import screen, show_timeline

    show_timeline(screen(as_of), shown, left_out=left_out)
