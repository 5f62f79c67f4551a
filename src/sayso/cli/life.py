"""`sayso life`: what became of a rumour."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.book import opened
from sayso.cli.options import AsOfOption, Format, FormatOption, NameArgument, RecordOption, RiskyOption, WhereOption
from sayso.cli.output import write_answers


def life(
    name: NameArgument,
    other: Annotated[str | None, typer.Argument(metavar="OTHER", help="Only the ties with this other party.")] = None,
    as_of: AsOfOption = "",
    where: WhereOption = False,
    risky: RiskyOption = False,
    shape: FormatOption = Format.TABLE,
    record: RecordOption = "",
) -> None:
    """Follow what was guessed at, doubted, denied or had from unnamed sources.

    Article by article: what each brought in, and how the tie stood after it.
    """
    with opened(record) as book:
        found = book.life(name, other, risky=risky, as_of=as_of)
    if shape is not Format.TABLE:
        from sayso.export.finding_rows import of_lives

        write_answers((item.as_dict() for item in found), shape, of_lives(found))
        return
    from sayso.cli.view_findings import show_lives
    from sayso.cli.view_record import screen

    show_lives(screen(as_of), found, where=where)
