"""`sayso read`: documents in, readings out; nothing is kept."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from sayso.cli.input import DateOption, OutletOption, PathsArgument, documents_at
from sayso.cli.options import ExplainOption, ReaderOption, RiskyOption
from sayso.cli.output import DEBUG_SETTING, as_json, complain, console, fault, write
from sayso.errors import SaysoError
from sayso.model import Reader

if TYPE_CHECKING:
    from sayso.intake.failure import Failure
    from sayso.model import Document, Reading
    from sayso.reading.ahead import Ahead


class ReadingFormat(StrEnum):
    """How readings are printed."""

    AUTO = "auto"
    VIEW = "view"
    JSONL = "jsonl"


def read(
    paths: PathsArgument,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write JSON Lines to this file.")
    ] = None,
    shape: Annotated[
        ReadingFormat, typer.Option("--format", "-f", help="auto is view in a terminal and jsonl in a pipe.")
    ] = ReadingFormat.AUTO,
    explain: ExplainOption = False,
    risky: RiskyOption = False,
    said: Annotated[bool, typer.Option("--said", help="Show the statements too.")] = False,
    date: DateOption = "",
    outlet: OutletOption = "",
    title: Annotated[str, typer.Option(metavar="WORDS", help="The article's title.")] = "",
    url: Annotated[str, typer.Option(metavar="URL", help="The article's address.")] = "",
    reader: ReaderOption = Reader.HEADS,
) -> None:
    """Read articles and print what they say; keep nothing."""
    if (title or url) and len(paths) != 1:
        raise typer.BadParameter("--title and --url go with a single PATH or -")
    if explain and shape is ReadingFormat.AUTO and output is None:
        shape = ReadingFormat.VIEW
    found = _Found(documents_at(paths, date=date, outlet=outlet, title=title, url=url), reader)
    if output is not None:
        _write_lines(found.readings(), output)
    elif shape is ReadingFormat.JSONL or (shape is ReadingFormat.AUTO and not sys.stdout.isatty()):
        _print_lines(found.readings(), None)
    else:
        _print_views(found.readings(), explain=explain, said=said, risky=risky)
    if found.failed:
        raise typer.Exit(1)


class _Found:
    """Readings of what could be read; complaints about the rest, which is counted."""

    def __init__(self, found: Iterable[Document | Failure], reader: Reader) -> None:
        self.found = found
        self.reader = reader
        self.failed = 0

    def readings(self) -> Iterator[Reading]:
        """The readings, one at a time."""
        from sayso.model import Document
        from sayso.reading.ahead import Ahead

        ahead = Ahead(self.reader)
        for item in ahead.through(self.found):
            if isinstance(item, Document):
                yield from self._read(item, ahead)
            else:
                self._fail(str(item))

    def _read(self, document: Document, ahead: Ahead) -> Iterator[Reading]:
        try:
            yield ahead.read(document)
        except SaysoError:
            raise
        except Exception as error:  # one article that sayso stumbles over must not cost the others
            if os.environ.get(DEBUG_SETTING):
                raise
            self._fail(f"{document.id}: not read, {fault(error)}")

    def _fail(self, line: str) -> None:
        self.failed += 1
        complain(line)


def _write_lines(readings: Iterable[Reading], path: Path) -> None:
    try:
        with path.open("wb") as out:
            _print_lines(readings, out)
    except OSError as error:  # a full disk does not say which file it was
        raise OSError(error.errno, error.strerror, str(path)) from error


def _print_lines(readings: Iterable[Reading], out: IO[bytes] | None) -> None:
    from sayso.reading.wire import as_dict

    for reading in readings:
        write(as_json(as_dict(reading)), out)


def _print_views(readings: Iterable[Reading], *, explain: bool, said: bool, risky: bool) -> None:
    from sayso.cli.view_reading import show_reading

    screen, waiting = console(), iter(readings)
    first, second = next(waiting, None), next(waiting, None)
    if first is None:
        return
    several = second is not None
    for number, reading in enumerate(chain([first], [second] if second else [], waiting), start=1):
        if number > 1:
            screen.print()
        show_reading(
            screen,
            reading,
            number=f"article {number}" if several else "1 article",
            explain=explain,
            said=said,
            risky=risky,
        )
