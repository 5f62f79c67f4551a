"""What goes to the terminal or a pipe: safe text, consoles, JSON, CSV, complaints."""

from __future__ import annotations

import codecs
import json
import logging
import sys
from collections.abc import Iterable, Mapping
from io import TextIOWrapper
from typing import IO, TYPE_CHECKING, Any

from sayso.cli.options import Format
from sayso.words import not_shown, readable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

PLAINER = "sayso.plainer"  # how a stream that is not UTF-8 gets what it has no letters for
STAND_INS = {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "→": "->", "·": "-", "█": "#"}

DEBUG_SETTING = "SAYSO_DEBUG"  # any value: unexpected errors show their traceback
WIDEST = 140  # columns: longer lines are hard to read
NARROWEST = 2  # columns: what a wide letter takes; Rich drops one that has less


def _plainer(error: UnicodeError) -> tuple[str, int]:
    """Plain stand-ins for the marks that sayso prints, question marks for the rest."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(STAND_INS.get(char, "?") for char in missing), error.end


codecs.register_error(PLAINER, _plainer)


def make_plainer() -> None:
    """Let a terminal that is not UTF-8 have plain marks in place of an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=PLAINER)


def console(*, stderr: bool = False) -> Console:
    """A console as wide as the terminal, within reason; plain where it is no terminal or NO_COLOR is set."""
    from rich.console import Console

    made = Console(stderr=stderr, highlight=False, emoji=False, markup=False)
    if made.width > WIDEST:
        made.width = WIDEST
    return made


def show(console: Console, text: Text, columns: int = 0, *, hang: int = 0) -> None:
    """Print the text so many columns in, wrapped between words; what is wrapped hangs `hang` columns further in."""
    from rich.text import Text

    for paragraph in text.split("\n"):
        first, rest = _first_line(console, paragraph, max(console.width - columns, NARROWEST))
        console.print(Text(" " * columns).append_text(first), soft_wrap=True)
        for line in rest.wrap(console, max(console.width - columns - hang, NARROWEST)) if rest else ():
            line.rstrip()
            console.print(Text(" " * (columns + hang)).append_text(line), soft_wrap=True)


def _first_line(console: Console, text: Text, width: int) -> tuple[Text, Text]:
    first = text.wrap(console, width)[0] if text else text
    rest = text[len(first) :]
    first.rstrip()
    return first, rest[len(rest.plain) - len(rest.plain.lstrip()) :]


def complain(message: str) -> None:
    """One line on stderr."""
    print(f"sayso: {readable(message)}", file=sys.stderr)


def mention_left_out(left_out: int) -> None:
    """Say beside an answer for other programs that risky ties were left out of it; nothing where none were."""
    if left_out:
        complain(not_shown(left_out))


class Warnings(logging.Handler):
    """What sayso warns of, as a complaint a line."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print one warning."""
        complain(record.getMessage())


def fault(error: Exception) -> str:
    """An error that nobody foresaw, in one line that can be reported."""
    hint = f"a fault of sayso, please report it; {DEBUG_SETTING}=1 shows where"
    return f"unexpected {type(error).__name__}: {error} ({hint})"


def as_json(value: object, *, indent: int | None = None) -> str:
    """The value as JSON in readable letters; what no encoding carries (a lone surrogate) is escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text if _encodes(text) else json.dumps(value, indent=indent)


def _encodes(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def write(text: str, out: IO[bytes] | None = None) -> None:
    """The text and a line's end to a stream of bytes, standard output where none is given; always UTF-8."""
    stream = out or getattr(sys.stdout, "buffer", None)
    if stream is None:  # a stand-in for standard output without bytes beneath
        print(text)
        return
    stream.write(f"{text}\n".encode())
    stream.flush()


def write_answers(answers: Iterable[Mapping[str, Any]], shape: Format, rows: Iterable[Mapping[str, Any]]) -> None:
    """Answers as json (one list) or jsonl (a line each); as csv the flat `rows` made of them."""
    match shape:
        case Format.JSON:
            write(as_json([dict(answer) for answer in answers], indent=2))
        case Format.JSONL:
            for answer in answers:
                write(as_json(dict(answer)))
        case _:
            write_csv(rows)


def write_answer(answer: Mapping[str, Any], shape: Format, rows: Iterable[Mapping[str, Any]]) -> None:
    """One answer as a JSON object, over lines (json) or on one (jsonl); as csv the flat `rows` made of it."""
    if shape is Format.CSV:
        write_csv(rows)
    else:
        write(as_json(dict(answer), indent=2 if shape is Format.JSON else None))


def write_csv(rows: Iterable[Mapping[str, Any]]) -> None:
    """Rows with one header, taken from the first; nothing at all where there is none."""
    from sayso.export.table import as_csv

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="")
    for line in as_csv(rows):
        sys.stdout.write(line)
