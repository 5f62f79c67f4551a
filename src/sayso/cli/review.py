"""`sayso review`: what the machine is not sure of, question by question, answered by single keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.book import opened
from sayso.cli.keys import Key, single_keys
from sayso.cli.options import Format, FormatOption, RecordOption, SomeNameArgument, WhoOption
from sayso.cli.output import console, write_answer
from sayso.cli.reviewer import reviewer

if TYPE_CHECKING:
    from rich.console import Console

    from sayso.answers.asked import Question
    from sayso.answers.reviewing import Session

REPLIES = {"x": "yes", "n": "no", "u": "unsure"}


def review(
    name: SomeNameArgument = None,
    identities: Annotated[bool, typer.Option("--identities", help="Only whether two parties are one.")] = False,
    lists: Annotated[bool, typer.Option("--lists", help="Only who somebody is of a list of names.")] = False,
    claims: Annotated[bool, typer.Option("--claims", help="Only whether claims are read right.")] = False,
    orphaned: Annotated[bool, typer.Option("--orphaned", help="Only decisions whose words are gone.")] = False,
    limit: Annotated[int | None, typer.Option(min=0, metavar="N", help="Ask so many questions at most.")] = None,
    who: WhoOption = "",
    shape: FormatOption = Format.TABLE,
    record: RecordOption = "",
) -> None:
    """Answer what the machine is not sure of, by single keys.

    x same or right, n not, u unsure, s skip, z undo, q quit. Every answer counts at once. Keys can be piped in.
    """
    from sayso.answers.asked import About
    from sayso.answers.reviewing import Session
    from sayso.record.derive import settle

    wanted = {About.IDENTITY: identities, About.LISTED: lists, About.CLAIM: claims, About.ORPHANED: orphaned}
    about = tuple(each for each in About if wanted[each] or not any(wanted.values()))
    with opened(record) as book:
        if shape is not Format.TABLE:
            from sayso.cli.judgement_rows import of_questions

            found = book.questions(about, name=name, limit=limit)
            write_answer(found.as_dict(), shape, of_questions(found.questions))
            return
        settle(book)  # a review that was killed may have left the last answer unconcluded
        session = Session(book, reviewer(who), about, name, limit)
        with single_keys() as key:
            try:
                ask(session, key, console())
            finally:
                print(session.summary())


def ask(session: Session, key: Key, screen: Console) -> None:
    """Ask until nothing is left, or the person has had enough."""
    from sayso.cli.view_review import show_question

    while True:
        if question := session.next():
            show_question(screen, question, len(session.steps) + 1, session.left)
            if not _answered(session, question, key, screen):
                return
        elif not _reconsidered(session, key, screen):
            return


def _reconsidered(session: Session, key: Key, screen: Console) -> bool:
    """At the end: whether the last answer is taken back."""
    if not session.steps:
        return False
    screen.print("Nothing more to ask. z undo · any other key ends")
    return key().lower() == "z" and session.undo()


def _answered(session: Session, question: Question, key: Key, screen: Console) -> bool:
    """Deal with one question; False where the review is to end."""
    from sayso.answers.asked import Reply
    from sayso.cli.view_review import noted, show_keys
    from sayso.errors import RecordError

    while True:
        match pressed := key().lower():
            case "" | "q":
                return False
            case "x" | "n" | "u":
                try:
                    made = session.answer(question, Reply(REPLIES[pressed]))
                    screen.print(noted(made.verdict))
                except RecordError as error:
                    screen.print(str(error))
                    continue
                return True
            case "s":
                session.skip(question)
                screen.print("skipped")
                return True
            case "z":
                if session.undo():
                    screen.print("taken back")
                    return True
                screen.print("nothing to take back in this review")
            case _:
                show_keys(screen, question)
