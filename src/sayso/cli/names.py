"""`sayso names`: lists of names that a record links its people by."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.book import opened
from sayso.cli.options import Format, FormatOption, RecordOption
from sayso.cli.output import complain, console, show, write_answers
from sayso.errors import UnreadableInput
from sayso.words import counted, readable

if TYPE_CHECKING:
    from sayso.answers.name_lists import ImportShown, NameListShown

STDIO = "-"

names = typer.Typer(help="Import, list and remove lists of names.", no_args_is_help=True, rich_markup_mode=None)


@names.command("import")
def import_names(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="CSV or FollowTheMoney JSON (Lines); - is standard input.")
    ],
    name: Annotated[
        str, typer.Option("--name", metavar="LIST", help="What to call it.  [default: the file's name]")
    ] = "",
    record: RecordOption = "",
) -> None:
    """Take in a list of people and link by it.

    Links whom a full name, and a title or party in an article fit. A list of the same name is replaced.
    """
    with opened(record) as book:
        done = book.import_names(file, _bytes(file), name=name or ("stdin" if file == STDIO else ""))
    for problem in done.problems:
        complain(f"{file}: {problem}")
    print(readable(_told(done)))


def _bytes(file: str) -> bytes:
    if file == STDIO:
        return sys.stdin.buffer.read()
    path = Path(file)
    if path.is_dir():
        raise UnreadableInput(f"{file}: a folder; give a file")
    return path.read_bytes()


def _told(done: ImportShown) -> str:
    what = f"{done.list.name}: {_people(done.list.people)}"
    left_out = f", {counted(done.skipped, 'line')} left out" if done.skipped else ""
    which = "; who they are: sayso review --lists" if done.list.may_be else ""
    return f"{what}{left_out}; {_linked(done.list)}{which}" + ("" if done.new else " (as it was)")


def _people(number: int) -> str:
    return f"{number or 'no'} {'person' if number == 1 else 'people'}"


def _linked(shown: NameListShown) -> str:
    linked = f"{_people(shown.linked)} of the record linked"
    return f"{linked}, {shown.may_be} may be one of several" if shown.may_be else linked


@names.command("list")
def list_names(shape: FormatOption = Format.TABLE, record: RecordOption = "") -> None:
    """List the lists of names, and how many people of the record are on each."""
    with opened(record) as book:
        found = book.name_lists()
    if shape is not Format.TABLE:
        write_answers((each.as_dict() for each in found), shape, (each.as_dict() for each in found))
        return
    from rich.text import Text

    if not found:
        print("no lists of names; take one in with `sayso names import FILE`")
    for each in found:
        line = f"{each.name}  {_people(each.people)}; {_linked(each)}; since {each.created_at[:10]}"
        show(console(), Text(readable(line)), hang=2)


@names.command("remove")
def remove_names(
    name: Annotated[str, typer.Argument(metavar="LIST", help="As `sayso names list` calls it.")],
    record: RecordOption = "",
) -> None:
    """Forget a list, and what it linked."""
    with opened(record) as book:
        book.remove_list(name)
    print(readable(f"{name}: removed"))
