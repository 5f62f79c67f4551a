"""`sayso unnamed`: what rests on unnamed word only."""

from __future__ import annotations

from sayso.cli.book import opened
from sayso.cli.options import (
    Format,
    FormatOption,
    PrivateOption,
    RecordOption,
    RiskyOption,
    SomeNameArgument,
    WhereOption,
)
from sayso.cli.output import console, write_answers


def unnamed(
    name: SomeNameArgument = None,
    where: WhereOption = False,
    private: PrivateOption = False,
    risky: RiskyOption = False,
    shape: FormatOption = Format.TABLE,
    record: RecordOption = "",
) -> None:
    """List what rests on unnamed sources only, by source and outlet.

    Of one party, or of all; the sources that most rests on come first.
    """
    with opened(record) as book:
        found = book.unnamed(name, private=private, risky=risky)
    if shape is not Format.TABLE:
        from sayso.export.finding_rows import of_unnamed

        write_answers((item.as_dict() for item in found), shape, of_unnamed(found))
        return
    from sayso.cli.view_findings import show_unnamed

    show_unnamed(console(), found, where=where)
