"""`sayso disputes`: what sources do not agree about."""

from __future__ import annotations

from sayso.cli.book import opened
from sayso.cli.options import (
    AsOfOption,
    Format,
    FormatOption,
    PrivateOption,
    RecordOption,
    RiskyOption,
    SomeNameArgument,
    WhereOption,
)
from sayso.cli.output import write_answers


def disputes(
    name: SomeNameArgument = None,
    as_of: AsOfOption = "",
    where: WhereOption = False,
    private: PrivateOption = False,
    risky: RiskyOption = False,
    shape: FormatOption = Format.TABLE,
    record: RecordOption = "",
) -> None:
    """List what sources conflict about, deny or date otherwise.

    Of one party, or of all. Both sides stand there with their words, whose word it is, dates and origins.
    """
    with opened(record) as book:
        found = book.disputes(name, as_of=as_of, private=private, risky=risky)
    if shape is not Format.TABLE:
        from sayso.export.finding_rows import of_disputes

        write_answers((item.as_dict() for item in found), shape, of_disputes(found))
        return
    from sayso.cli.view_findings import show_disputes
    from sayso.cli.view_record import screen

    show_disputes(screen(as_of), found, where=where)
