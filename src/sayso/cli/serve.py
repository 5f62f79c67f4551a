"""`sayso serve`: the record in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.options import RecordOption, WhoOption
from sayso.cli.reviewer import reviewer
from sayso.errors import SaysoError

LOCAL = "127.0.0.1"


def serve(
    at: Annotated[str, typer.Argument(metavar="RECORD", help="The record to show; the same as --record.")] = "",
    port: Annotated[int, typer.Option("--port", min=0, max=65_535, help="Port; 0 takes any that is free.")] = 8017,
    host: Annotated[str, typer.Option("--host", help="Address; others than this machine's own let others in.")] = LOCAL,
    review: Annotated[bool, typer.Option("--review", help="Let whoever has the link judge and add.")] = False,
    who: WhoOption = "",
    record: RecordOption = "",
) -> None:
    """Show a record in a browser, on this machine only unless told otherwise.

    Prints a link; whoever opens it gets in. Where there is no record yet it makes one, to be filled from the browser.
    """
    try:
        from sayso.web.serving import served_at
    except ModuleNotFoundError as error:
        raise SaysoError(f"{error.name} is missing: install sayso with its pages, pip install 'sayso[web]'") from error
    import sayso
    from sayso.record.engine import file_of, place

    new = not file_of(place(at or record)).exists()
    with sayso.open(at or record) as book, served_at(book, host, port, review=review or new, who=reviewer(who)) as door:
        print(door.link, flush=True)
        door.answer()
