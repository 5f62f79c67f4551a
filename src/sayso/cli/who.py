"""`sayso who`: one profile, or everybody a name fits."""

from __future__ import annotations

from sayso.cli.book import opened
from sayso.cli.options import AsOfOption, Format, FormatOption, NameArgument, RecordOption, RiskyOption
from sayso.cli.output import mention_left_out, write_answer


def who(
    name: NameArgument,
    as_of: AsOfOption = "",
    risky: RiskyOption = False,
    shape: FormatOption = Format.TABLE,
    record: RecordOption = "",
) -> None:
    """Show somebody's profile, or all whom the name fits.

    Titles, and ties by field: how firm each is, and the latest words for it and against it.
    """
    with opened(record) as book:
        found = book.who(name, risky=risky, as_of=as_of)
    if shape is not Format.TABLE:
        from sayso.export.rows import of_who

        write_answer(found.as_dict(), shape, of_who(found))
        mention_left_out(found.profile.left_out if found.profile else 0)
        return
    from sayso.cli.view_record import screen, show_who

    show_who(screen(as_of), found, record=record)
