"""`sayso check`: a draft against the record, sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.book import opened
from sayso.cli.input import DateOption, documents_at
from sayso.cli.options import Format, FormatOption, ReaderOption, RecordOption, WhereOption
from sayso.cli.output import complain, console, write_answers
from sayso.errors import UnreadableInput
from sayso.model import Reader

if TYPE_CHECKING:
    from sayso.answers.checked import CheckedSentence
    from sayso.model import Document


def check(
    draft: Annotated[
        str, typer.Argument(metavar="FILE", help="The draft: text, HTML, PDF, DOCX or one line of JSON; - is a stream.")
    ],
    exclude_outlet: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Leave out what this outlet printed, as your own; may be given again."),
    ] = None,
    fail_on: Annotated[
        str, typer.Option(metavar="VERDICTS", help="Exit code 1 if any of these is found, as conflicts,altered.")
    ] = "",
    date: DateOption = "",
    where: WhereOption = False,
    reader: ReaderOption = Reader.HEADS,
    shape: FormatOption = Format.TABLE,
    record: RecordOption = "",
) -> None:
    """Hold a draft against the record: its claims by who is tied to whom, its quotations letter by letter.

    The draft is read and forgotten: nothing of it is kept or logged. Nothing found is no clearance.
    """
    failing = _verdicts(fail_on)
    with opened(record) as book:
        document = _document(draft, date)
        found = book.check(document, exclude_outlets=exclude_outlet or (), reader=reader)
    _print(found, shape, where=where)
    if failing & {str(verdict) for sentence in found for verdict in sentence.verdicts}:
        raise typer.Exit(1)


def _print(found: tuple[CheckedSentence, ...], shape: Format, *, where: bool) -> None:
    from sayso.cli.view_check import header, show_checked

    if shape is Format.TABLE:
        show_checked(console(), found, where=where)
        return
    from sayso.export.check_rows import of_checked

    complain(header(found))
    write_answers((sentence.as_dict() for sentence in found), shape, of_checked(found))


def _verdicts(named: str) -> set[str]:
    """The verdicts that are named; wrong usage where one is none."""
    from sayso.answers.checked import Verdict, Wording

    known = [str(each) for each in (*Verdict, *Wording)]
    asked = {name.strip() for name in named.split(",")} - {""}
    for name in sorted(asked - set(known)):
        raise typer.BadParameter(f"{name!r} is no verdict; name some of {', '.join(known)}", param_hint="--fail-on")
    return asked


def _document(path: str, date: str) -> Document:
    """The one article at the path. Raises UnreadableInput where there is none, or several."""
    from sayso.model import Document

    several = UnreadableInput(f"{path}: holds several articles; give one draft at a time")
    found = None
    for item in documents_at([path], date=date):
        if not isinstance(item, Document):
            raise UnreadableInput(str(item))
        if found is not None:
            raise several
        found = item
    if found is None:
        raise UnreadableInput(f"{path}: no draft there; give a file with an article in it")
    return found
