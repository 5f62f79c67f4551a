"""`sayso claim`: a claim that was not read is added; one that was read is right, wrong, or other than it was read."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.book import opened
from sayso.cli.options import Format, FormatOption, RecordOption, WhoOption, WhyOption
from sayso.cli.reviewer import reviewer
from sayso.cli.same import show_made
from sayso.model import Basis, Factuality, Kind, Phase, Stage

claim = typer.Typer(
    help="Add a claim that was not read, or say how one was read.", no_args_is_help=True, rich_markup_mode=None
)
ArticleArgument = Annotated[str, typer.Argument(metavar="ARTICLE", help="Its id or URL.")]
IdArgument = Annotated[str, typer.Argument(metavar="CLAIM", help="The id of the claim, as json and csv have it.")]
RoleOption = Annotated[str | None, typer.Option(metavar="WORDS", show_default=False, help="The role that it names.")]
TimeOption = Annotated[
    str | None, typer.Option(metavar="TIME", show_default=False, help="When it was so, as 2016, 2016-10 or 2016-10-05.")
]
FactualityOption = Annotated[
    Factuality | None, typer.Option(show_default=False, help="How far the words commit to it.")
]
PhaseOption = Annotated[Phase | None, typer.Option(show_default=False, help="Whether it holds, or ended.")]
StageOption = Annotated[Stage | None, typer.Option(show_default=False, help="How far a matter of law has come.")]


@claim.command("add")
def add_claim(
    article: ArticleArgument,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="The words that say it, or START-END.")],
    subject: Annotated[str, typer.Argument(metavar="WHO", help="By words of the article, START-END, name or id.")],
    relation: Annotated[str, typer.Argument(metavar="RELATION", help="As owns or met_with.")],
    object: Annotated[str, typer.Argument(metavar="WHOM", help="Likewise.")],
    role: RoleOption = None,
    time: TimeOption = None,
    factuality: FactualityOption = None,
    phase: PhaseOption = None,
    stage: StageOption = None,
    basis: Annotated[
        Basis | None, typer.Option(show_default=False, help="Whose word it is.  [default: as the article is read]")
    ] = None,
    who_is: Annotated[
        Kind | None, typer.Option("--who-is", show_default=False, help="What WHO is, where it is not read as anybody.")
    ] = None,
    whom_is: Annotated[
        Kind | None, typer.Option("--whom-is", show_default=False, help="What WHOM is, likewise.")
    ] = None,
    instead_of: Annotated[
        str, typer.Option("--instead-of", metavar="CLAIM", show_default=False, help="A claim that is read wrong.")
    ] = "",
    who: WhoOption = "",
    why: WhyOption = "",
    shape: FormatOption = Format.TABLE,
    record: RecordOption = "",
) -> None:
    """Say that words of an article make a claim which was not read.

    It holds when the article is read again, and is taken back by its decision. Prints what stands differently.
    """
    from sayso.answers.claiming import ClaimGiven

    told = _fields(role, time, factuality, phase, stage)
    more = {"basis": basis, "subject_kind": who_is, "object_kind": whom_is}
    told |= {name: str(value) for name, value in more.items() if value}
    given = ClaimGiven(subject, relation, object, told, instead_of=instead_of)
    with opened(record) as book:
        made = book.add_claim(article, words, given, who=reviewer(who), why=why)
    show_made(made, shape, record)


@claim.command("right")
def right(
    article: ArticleArgument,
    id: IdArgument,
    who: WhoOption = "",
    why: WhyOption = "",
    shape: FormatOption = Format.TABLE,
    record: RecordOption = "",
) -> None:
    """Say that a claim is read right."""
    with opened(record) as book:
        made = book.judge_claim(article, id, who=reviewer(who), why=why)
    show_made(made, shape, record)


@claim.command("wrong")
def wrong(
    article: ArticleArgument,
    id: IdArgument,
    who: WhoOption = "",
    why: WhyOption = "",
    shape: FormatOption = Format.TABLE,
    record: RecordOption = "",
) -> None:
    """Say that a claim is read wrong: it makes no tie any more."""
    with opened(record) as book:
        made = book.judge_claim(article, id, right=False, who=reviewer(who), why=why)
    show_made(made, shape, record)


@claim.command("correct")
def correct(
    article: ArticleArgument,
    id: IdArgument,
    relation: Annotated[
        str | None, typer.Option(metavar="RELATION", show_default=False, help="As owns or met_with.")
    ] = None,
    role: RoleOption = None,
    time: TimeOption = None,
    factuality: FactualityOption = None,
    phase: PhaseOption = None,
    stage: StageOption = None,
    who: WhoOption = "",
    why: WhyOption = "",
    shape: FormatOption = Format.TABLE,
    record: RecordOption = "",
) -> None:
    """Say that a claim is right but for what is given here."""
    fields = _fields(role, time, factuality, phase, stage) | ({"relation": relation} if relation else {})
    if not fields:
        raise typer.BadParameter("give what is other than it was read")
    with opened(record) as book:
        made = book.judge_claim(article, id, fields=fields, who=reviewer(who), why=why)
    show_made(made, shape, record)


def _fields(
    role: str | None, time: str | None, factuality: Factuality | None, phase: Phase | None, stage: Stage | None
) -> dict[str, str]:
    """The fields that were given; an empty role or time takes it away."""
    given = {"role": role, "time": time, "factuality": factuality, "phase": phase, "stage": stage}
    return {name: str(value) for name, value in given.items() if value is not None}
