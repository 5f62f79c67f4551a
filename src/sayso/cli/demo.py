"""`sayso demo`: the bundled newsroom read into a record, and a walk through what the record answers."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.add import Gauge, summary
from sayso.cli.output import console, show
from sayso.errors import SaysoError
from sayso.model import Factuality
from sayso.words import counted

if TYPE_CHECKING:
    from rich.console import Console

    from sayso.answers.book import Record
    from sayso.answers.shapes import TieShown

FILE = "sayso-demo.db"
FIGURE, OTHER = "Victor Hale", "Elena Marsh"  # whom the walk looks at; what it finds is up to the reading
A_FIELD = 2  # ties shown of each field of the profile
FEW_CLAIMS = 3  # of the tie that is shown: the walk is to fit two screens


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
        print(summary(added, book.location, gauge.seconds))
        if added.failures:
            raise SaysoError(f"the newsroom could not be read whole: {added.failures[0]}")
        _walk(screen, book, path)
    _next_steps(screen, path)


def default_place() -> str:
    """The demo record in the current folder, or among the temporary files where that one may not be written."""
    return FILE if os.access(".", os.W_OK) else str(Path(tempfile.gettempdir()) / FILE)


def _walk(screen: Console, book: Record, path: str) -> None:
    from sayso.cli.view_record import command, show_ties

    ties, between = book.ties(FIGURE), book.ties(FIGURE, OTHER)
    disputed = told_both_ways(between) or told_both_ways(ties)
    told = most_told(tie for tie in ties if tie not in disputed and len(tie.claims) <= FEW_CLAIMS)
    _heading(screen, "1. A profile, in short", command("who", FIGURE, record=path))
    _show_outline(screen, book)
    _heading(
        screen,
        f"2. A tie (one of {len(ties)}), the words it rests on, and where they stand",
        f"{command('ties', FIGURE, record=path)} --where",
    )
    show_ties(screen, told[:1], where=True)
    _heading(
        screen, f"3. A denial beside its claim (one of {len(between)})", command("ties", FIGURE, OTHER, record=path)
    )
    show_ties(screen, disputed[:1])


def _show_outline(screen: Console, book: Record) -> None:
    """The profile without its words: a few ties a field, those that are told most."""
    from rich.text import Text

    from sayso.cli.view_record import profile_heading, tie_of

    found = book.who(FIGURE)
    profile = found.profile or book.who(found.namesakes[0].id).profile
    if profile is None:
        return
    show(screen, profile_heading(profile), hang=4)
    for group in profile.ties:
        for number, tie in enumerate(most_told(group.ties)[:A_FIELD]):
            field = "" if number else group.field.capitalize()
            show(screen, Text(f"{field:<10}").append_text(tie_of(tie, profile.id)), hang=12)
    more = sum(max(len(group.ties) - A_FIELD, 0) for group in profile.ties)
    show(screen, Text(f"and {more} more ties, {counted(profile.statements, 'statement')}", style="dim"))


def most_told(ties: Iterable[TieShown]) -> list[TieShown]:
    """The ties, the corroborated first, then those that most outlets, then most articles, tell of."""
    return sorted(ties, key=_as_told)


def _as_told(tie: TieShown) -> tuple[bool, int, int, int, str]:
    from sayso.record.weighing.standing import Standing

    return tie.standing is not Standing.CORROBORATED, -tie.outlets, -tie.documents, -len(tie.claims), tie.id


def told_both_ways(ties: Iterable[TieShown]) -> list[TieShown]:
    """The ties that somebody states and somebody denies."""
    return [tie for tie in ties if len({claim.factuality is Factuality.DENIED for claim in tie.claims}) > 1]


def _heading(screen: Console, title: str, typed: str) -> None:
    from rich.text import Text

    screen.print()
    screen.print(Text(title, style="bold underline"))
    screen.print(Text(f"$ {typed}", style="dim"), soft_wrap=True)


def _next_steps(screen: Console, path: str) -> None:
    from rich.text import Text

    from sayso.cli.view_record import command, program

    steps = {
        command("ties", "Adrian Foss", record=path): "two people of one name",
        command("said", "Ruth Calloway", record=path): "her words, to the letter",
        command("timeline", FIGURE, record=path): "three years in order",
        command("intact", record=path): "every quotation checked",
        f"{program()} read ARTICLE": "an article of your own, nothing kept",
        f"{program()} add FOLDER": "your own articles, in ./record.db",
    }
    widest = max(map(len, steps)) + 2
    screen.print()
    screen.print(Text("What to type next", style="bold underline"))
    for typed, what in steps.items():
        screen.print(Text(f"  {typed:<{widest}}").append(what, style="dim"), soft_wrap=True)
