"""`sayso same`, `sayso apart` and `sayso withdraw`: a person's word, which the machine never overrules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.book import opened
from sayso.cli.input import iso_day
from sayso.cli.options import Format, FormatOption, NameArgument, RecordOption, WhoOption, WhyOption
from sayso.cli.output import console, write_answer
from sayso.cli.reviewer import reviewer

if TYPE_CHECKING:
    from sayso.answers.asked import Judgement


def same(
    name: NameArgument,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Who is the same.")],
    who: WhoOption = "",
    why: WhyOption = "",
    shape: FormatOption = Format.TABLE,
    record: RecordOption = "",
) -> None:
    """Say that two parties are one.

    It holds whatever is read later, until it is taken back. Prints what stands differently.
    """
    with opened(record) as book:
        made = book.same(name, other, who=reviewer(who), why=why)
    show_made(made, shape, record)


def apart(
    name: NameArgument,
    other: Annotated[str | None, typer.Argument(metavar="OTHER", help="Who is somebody else, and stays so.")] = None,
    article: Annotated[
        list[str] | None,
        typer.Option(metavar="ID|URL", show_default=False, help="An article that means somebody else; repeatable."),
    ] = None,
    at: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PLACE",
            show_default=False,
            help="Where a mention means somebody else: DOCUMENT:START-END, or as --where prints it; repeatable.",
        ),
    ] = None,
    who: WhoOption = "",
    why: WhyOption = "",
    shape: FormatOption = Format.TABLE,
    record: RecordOption = "",
) -> None:
    """Say that two parties are two, or that a mention or article means somebody else.

    With OTHER they are never joined. With --article whom these articles mean is taken out of NAME. With --at the
    mentions of NAME there mean OTHER, or without OTHER somebody of their own. Prints what stands differently.
    """
    if article and (other is not None or at):
        raise typer.BadParameter("--article goes without OTHER and --at")
    if other is None and not article and not at:
        raise typer.BadParameter("give OTHER, --article or --at")
    with opened(record) as book:
        made = book.apart(name, other, articles=article or (), at=at or (), who=reviewer(who), why=why)
    show_made(made, shape, record)


def withdraw(
    article: Annotated[str, typer.Argument(metavar="ID|URL", help="The article.")],
    why: WhyOption = "",
    day: Annotated[
        str,
        typer.Option(metavar="DAY", callback=iso_day, show_default=False, help="The day of it.  [default: today]"),
    ] = "",
    undo: Annotated[bool, typer.Option("--undo", help="It was not: take the withdrawal back.")] = False,
    who: WhoOption = "",
    shape: FormatOption = Format.TABLE,
    record: RecordOption = "",
) -> None:
    """Note that its outlet took an article back.

    What rested on it is concluded anew and listed.
    """
    with opened(record) as book:
        if undo:
            made = book.reinstate(article, who=reviewer(who), why=why)
        else:
            made = book.withdraw(article, day=day, who=reviewer(who), why=why)
    show_made(made, shape, record)


def show_made(made: Judgement, shape: Format, record: str) -> None:
    """Print a judgement and what came of it."""
    if shape is not Format.TABLE:
        from sayso.export.finding_rows import of_changes

        write_answer(made.as_dict(), shape, of_changes(made.changes))
        return
    from sayso.cli.view_review import show_judgement

    show_judgement(console(), made, record=record)
