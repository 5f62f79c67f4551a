"""Options that several commands share, worded once."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from sayso.model import Reader


class Format(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


RecordOption = Annotated[
    str,
    typer.Option(
        "--record",
        metavar="PATH|URL",
        envvar="SAYSO_DB_URL",
        show_envvar=False,
        show_default=False,
        help="The record to use.  [default: SAYSO_DB_URL, else ./record.db]",
    ),
]
ReaderOption = Annotated[
    Reader, typer.Option("--reader", help="heads: the rules and the learned heads. rules: the rules alone, faster.")
]
FormatOption = Annotated[
    Format,
    typer.Option("--format", "-f", help="table for the eye; json, jsonl (a line a row) or csv for other programs."),
]
WhereOption = Annotated[
    bool, typer.Option("--where", help="Name the document of every quotation, and the characters it stands at.")
]
PrivateOption = Annotated[
    bool, typer.Option("--private", help="In the list of all, also the ties of people without a public role.")
]
RiskyOption = Annotated[
    bool,
    typer.Option("--risky", help="Show also what is read too unsurely to be shown unasked, marked unreviewed-risky."),
]
ExplainOption = Annotated[
    bool, typer.Option("--explain", help="Name the rule or head that made each claim or statement, and its score.")
]
NameArgument = Annotated[
    str,
    typer.Argument(metavar="NAME", help="A name, @handle or id. Case, accents and titles make no difference."),
]
SomeNameArgument = Annotated[
    str | None,
    typer.Argument(metavar="NAME", help="Only what is about this party; a name, @handle or id."),
]
AsOfOption = Annotated[
    str,
    typer.Option(
        "--as-of",
        metavar="TIME",
        show_default=False,
        help="What may have been so at a time in the world, as 2016, 2016-10 or 2016-10-05.",
    ),
]
WhoOption = Annotated[
    str,
    typer.Option(
        "--who",
        metavar="NAME",
        envvar="SAYSO_WHO",
        show_envvar=False,
        show_default=False,
        help="Who judges.  [default: SAYSO_WHO, else the login name]",
    ),
]
WhyOption = Annotated[str, typer.Option("--why", metavar="WORDS", show_default=False, help="The reason, to be kept.")]
