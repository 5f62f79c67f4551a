"""`sayso demo`: the bundled newsroom read into a record, and a walk through what the record answers."""

from __future__ import annotations

import os
import shlex
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.add import Gauge, summary
from sayso.cli.output import console
from sayso.errors import SaysoError
from sayso.model import Factuality

if TYPE_CHECKING:
    from rich.console import Console

    from sayso.answers.book import Record
    from sayso.answers.shapes import TieShown

FILE = "sayso-demo.db"
FIGURE, OTHER = "Victor Hale", "Elena Marsh"  # whom the walk looks at; what it finds is up to the reading


def demo(
    record: Annotated[
        str, typer.Option("--record", metavar="PATH", help=f"Where to keep the demo record.  [default: ./{FILE}]")
    ] = "",
) -> None:
    """Read the bundled newsroom and look around in its record."""
    import sayso
    from sayso.demo import newsroom
    from sayso.intake.documents import documents

    path, screen = record or default_place(), console()
    screen.print("The demo newsroom: four outlets, three years, a country that does not exist.\n")
    with sayso.open(path) as book:
        with Gauge() as gauge:
            added = book.add(documents([newsroom()]), report=gauge.report)
        print(summary(added, book.path, gauge.seconds))
        if added.failures:
            raise SaysoError(f"the newsroom could not be read whole: {added.failures[0]}")
        _walk(screen, book)
    _next_steps(screen, path)


def default_place() -> str:
    """The demo record in the current folder, or among the temporary files where that one may not be written."""
    return FILE if os.access(".", os.W_OK) else str(Path(tempfile.gettempdir()) / FILE)


def _walk(screen: Console, book: Record) -> None:
    from sayso.cli.view_record import show_ties

    _heading(screen, "1. A profile", f"who {shlex.quote(FIGURE)}")
    _show_profile(screen, book)
    _heading(screen, "2. A tie, with the words it rests on", f"ties {shlex.quote(FIGURE)}")
    ties = book.ties(FIGURE)
    disputed = told_both_ways(book.ties(FIGURE, OTHER)) or told_both_ways(ties)
    show_ties(screen, most_told(tie for tie in ties if tie not in disputed)[:1])
    _heading(screen, "3. A denial beside its claim", f"ties {shlex.quote(FIGURE)} {shlex.quote(OTHER)}")
    show_ties(screen, disputed[:1])


def _show_profile(screen: Console, book: Record) -> None:
    """The profile; where the record keeps several of the name apart, whom it fits and the first of them."""
    from sayso.cli.view_record import show_who

    found = book.who(FIGURE)
    show_who(screen, found)
    if found.profile is None:
        screen.print()
        show_who(screen, book.who(found.namesakes[0].id))


def most_told(ties: Iterable[TieShown]) -> list[TieShown]:
    """The ties, those that most outlets, then most articles, tell of first."""
    return sorted(ties, key=lambda tie: (-tie.outlets, -tie.documents, -len(tie.claims), tie.id))


def told_both_ways(ties: Iterable[TieShown]) -> list[TieShown]:
    """The ties that somebody states and somebody denies."""
    return [tie for tie in ties if len({claim.factuality is Factuality.DENIED for claim in tie.claims}) > 1]


def _heading(screen: Console, title: str, command: str) -> None:
    from rich.text import Text

    screen.print()
    screen.print(Text.assemble((title, "bold underline"), (f"   $ sayso {command}", "dim")))


def _next_steps(screen: Console, path: str) -> None:
    from rich.text import Text

    chosen = f"--record {shlex.quote(path)}"
    steps = {
        f"sayso ties {shlex.quote('Adrian Foss')} {chosen}": "two people of one name",
        f"sayso said {shlex.quote('Ruth Calloway')} {chosen}": "her words, to the letter",
        f"sayso timeline {shlex.quote(FIGURE)} {chosen}": "three years in order",
        f"sayso intact {chosen}": "every quotation checked against the articles",
        "sayso read ARTICLE": "an article of your own, nothing kept",
        "sayso add FOLDER": "your own articles, in ./record.db",
    }
    widest = max(map(len, steps))
    screen.print()
    screen.print(Text("What to type next", style="bold underline"))
    for command, what in steps.items():
        screen.print(Text(f"  {command:<{widest}}  ").append(what, style="dim"), soft_wrap=True)
