"""`sayso serve`: the record in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.book import opened
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

    Prints a link; whoever opens it gets in.
    """
    try:
        from sayso.record.derive import settle
        from sayso.web.served import Served, hosts
        from sayso.web.serving import bound, serve
    except ModuleNotFoundError as error:
        raise SaysoError(f"{error.name} is missing: install sayso with its pages, pip install 'sayso[web]'") from error
    with opened(at or record) as book:
        if review:
            settle(book)  # a review that was killed may have left the last answer unconcluded
        taken = bound(host, port)
        number = taken.getsockname()[1]
        served = Served(book, hosts(host, number), review=review, who=reviewer(who))
        named = f"[{host}]" if ":" in host else host
        print(f"http://{named}:{number}/?token={served.token}", flush=True)
        serve(served, taken)
