"""The commands in one place, and how their errors end: one line on stderr and an exit code, never a traceback."""

from __future__ import annotations

import logging
import os
import sys

import typer

from sayso import __version__
from sayso.cli.add import add
from sayso.cli.brief import brief
from sayso.cli.changes import changes
from sayso.cli.check import check
from sayso.cli.claim import claim
from sayso.cli.decisions import decisions
from sayso.cli.demo import demo
from sayso.cli.disputes import disputes
from sayso.cli.erase import erase
from sayso.cli.intact import intact
from sayso.cli.life import life
from sayso.cli.names import names
from sayso.cli.output import DEBUG_SETTING, Warnings, complain, fault, make_plainer
from sayso.cli.path import path
from sayso.cli.read import read
from sayso.cli.review import review
from sayso.cli.said import said, timeline
from sayso.cli.same import apart, same, withdraw
from sayso.cli.serve import serve
from sayso.cli.ties import ties
from sayso.cli.unnamed import unnamed
from sayso.cli.who import who
from sayso.errors import SaysoError

app = typer.Typer(
    name="sayso",
    help="Read news and keep a sourced record: who is tied to whom, who said what, and on whose say-so.",
    epilog="Start with: sayso demo",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help: readable everywhere, and it starts in half the time
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for command in (
    demo,
    read,
    add,
    who,
    ties,
    said,
    timeline,
    disputes,
    unnamed,
    path,
    life,
    changes,
    brief,
    check,
    review,
    same,
    apart,
    withdraw,
    intact,
    erase,
    serve,
):
    app.command()(command)
app.add_typer(claim, name="claim")
app.add_typer(decisions, name="decisions")
app.add_typer(names, name="names")


@app.command()
def version() -> None:
    """Print which sayso this is."""
    print(f"sayso {__version__}")


def _version_asked(asked: bool) -> None:
    if asked:
        version()
        raise typer.Exit


@app.callback()
def _every_command(
    version: bool = typer.Option(
        False, "--version", callback=_version_asked, is_eager=True, help="Print which sayso this is."
    ),
) -> None:
    """Read news and keep a sourced record: who is tied to whom, who said what, and on whose say-so."""


def main() -> None:
    """Run `sayso`; exit code 0 is fine, 1 bad input or a failure, 2 wrong usage, 130 interrupted."""
    make_plainer()
    logging.getLogger("sayso").handlers = [Warnings(logging.WARNING)]
    try:
        app()
    except SaysoError as error:
        complain(str(error))
    except OSError as error:
        complain(f"{error.filename or 'output'}: {error.strerror or error}")
    except MemoryError:
        complain("out of memory; give sayso fewer or smaller files at a time")
    except Exception as error:  # the last door: a user gets a line to report, never a traceback
        if os.environ.get(DEBUG_SETTING):
            raise
        complain(fault(error))
    sys.exit(1)
