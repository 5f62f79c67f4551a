"""`sayso path`: the shortest chain of ties between two parties."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.book import opened
from sayso.cli.options import AsOfOption, Format, FormatOption, NameArgument, RecordOption, RiskyOption, WhereOption
from sayso.cli.output import write_answer


def path(
    name: NameArgument,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The party at the other end.")],
    steps: Annotated[int, typer.Option("--steps", min=1, max=8, help="How many ties a chain may have.")] = 4,
    reported: Annotated[bool, typer.Option("--reported", help="Also over ties that one source reports.")] = False,
    any_standing: Annotated[
        bool, typer.Option("--any-standing", help="Over all ties, be they hearsay, guessed at, denied or in dispute.")
    ] = False,
    through_any: Annotated[
        bool, typer.Option("--through-any", help="Also through places, events and bodies that very many are tied to.")
    ] = False,
    risky: RiskyOption = False,
    as_of: AsOfOption = "",
    where: WhereOption = False,
    shape: FormatOption = Format.TABLE,
    record: RecordOption = "",
) -> None:
    """Find the shortest chain of ties between two parties.

    Over ties that are on record or corroborated, and with the weakest of them named.
    """
    from sayso.answers.path import ANY, REPORTED
    from sayso.record.weighing.standing import FIRM

    standings = ANY if any_standing else REPORTED if reported else FIRM
    with opened(record) as book:
        found = book.path(
            name, other, steps=steps, standings=standings, through_any=through_any, risky=risky, as_of=as_of
        )
    if shape is not Format.TABLE:
        from sayso.export.finding_rows import of_chain

        write_answer(found.as_dict(), shape, of_chain(found))
        return
    from sayso.cli.view_findings import show_chain
    from sayso.cli.view_record import screen

    show_chain(screen(as_of), (name, other), found, where=where, record=record)
