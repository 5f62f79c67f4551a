"""`sayso who`: one profile, or everybody a name fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.cli.book import opened
from sayso.cli.options import AsOfOption, Format, FormatOption, NameArgument, RecordOption, RiskyOption
from sayso.cli.output import mention_left_out, write_answer

if TYPE_CHECKING:
    from sayso.answers.shapes import Who
    from sayso.cli.rows import Row


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
        write_answer(found.as_dict(), shape, _rows(found))
        mention_left_out(found.profile.left_out if found.profile else 0)
        return
    from sayso.cli.view_record import screen, show_who

    show_who(screen(as_of), found, record=record)


def _rows(found: Who) -> list[Row]:
    from sayso.cli.rows import of_namesakes, of_ties

    if found.profile is None:
        return list(of_namesakes(found.namesakes))
    return [row for group in found.profile.ties for row in of_ties(group.ties)]
