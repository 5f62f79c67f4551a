"""`sayso decisions`: what people judged, listed, taken back, carried from one record to another."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from sayso.cli.book import opened
from sayso.cli.options import Format, FormatOption, RecordOption, WhoOption, WhyOption
from sayso.cli.output import as_json, console, write, write_answers
from sayso.cli.reviewer import reviewer
from sayso.cli.same import show_made
from sayso.errors import BrokenLine
from sayso.words import counted, readable

STDIO = "-"

decisions = typer.Typer(
    help="List, undo, export and import what people judged.", no_args_is_help=True, rich_markup_mode=None
)


@decisions.command("list")
def list_decisions(shape: FormatOption = Format.TABLE, record: RecordOption = "") -> None:
    """List every decision, the latest first."""
    with opened(record) as book:
        found = book.judgements()
    if shape is not Format.TABLE:
        from sayso.export.judgement_rows import of_decisions

        write_answers((each.as_dict() for each in found), shape, of_decisions(found))
        return
    from sayso.cli.view_review import show_decisions

    show_decisions(console(), found)


@decisions.command("undo")
def undo_decision(
    decision: Annotated[str, typer.Argument(metavar="ID", help="Of a decision, or of an undoing.")],
    who: WhoOption = "",
    why: WhyOption = "",
    shape: FormatOption = Format.TABLE,
    record: RecordOption = "",
) -> None:
    """Take a decision back: all is as if it had not been made."""
    with opened(record) as book:
        made = book.take_back(decision, who=reviewer(who), why=why)
    show_made(made, shape, record)


@decisions.command("export")
def export_decisions(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Where to; - is standard output.")] = STDIO,
    record: RecordOption = "",
) -> None:
    """Write every decision as JSON Lines."""
    with opened(record) as book:
        lines = [as_json(each.as_dict()) for each in book.decisions()]
    if file == STDIO:
        for line in lines:
            write(line)
        return
    Path(file).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(readable(f"{file}: {counted(len(lines), 'decision')}"))


@decisions.command("import")
def import_decisions(
    file: Annotated[str, typer.Argument(metavar="FILE", help="An export; - is standard input.")],
    record: RecordOption = "",
) -> None:
    """Take in decisions from an export; those that are there already are left out."""
    given = list(_lines(file))
    with opened(record) as book:
        new = book.take_decisions(given)
        waiting = book.questions(about=_orphaned(), limit=0).left
    print(f"{counted(new, 'decision')} taken in, {len(given) - new} already there")
    if waiting:
        print(f"{counted(waiting, 'decision')} on words that are not in this record: sayso review --orphaned")


def _orphaned() -> tuple[Any, ...]:
    from sayso.answers.asked import About

    return (About.ORPHANED,)


def _lines(file: str) -> Iterator[dict[str, Any]]:
    raw: Iterable[bytes] = sys.stdin.buffer if file == STDIO else Path(file).read_bytes().splitlines()
    for number, line in enumerate(raw, start=1):
        if line.strip():
            yield _decision(line, f"{'standard input' if file == STDIO else file}, line {number}")


def _decision(line: bytes, where: str) -> dict[str, Any]:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BrokenLine(f"{where}: no JSON; give a file made by `sayso decisions export`") from error
    if not isinstance(given, dict):
        raise BrokenLine(f"{where}: no decision; give a file made by `sayso decisions export`")
    return given
