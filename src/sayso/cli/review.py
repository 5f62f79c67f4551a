"""`sayso review`: what the machine is not sure of, question by question, answered by single keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.book import opened
from sayso.cli.keys import Keys, single_keys
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

    x same or right, n not, o somebody else is meant, u unsure, s skip, z undo, q quit. Every answer counts at once.
    Keys can be piped in.
    """
    from sayso.answers.asked import About
    from sayso.answers.reviewing import Session
    from sayso.record.derive import settle

    wanted = {About.IDENTITY: identities, About.LISTED: lists, About.CLAIM: claims, About.ORPHANED: orphaned}
    about = tuple(each for each in About if wanted[each] or not any(wanted.values()))
    with opened(record) as book:
        if shape is not Format.TABLE:
            from sayso.export.judgement_rows import of_questions

            found = book.questions(about, name=name, limit=limit)
            write_answer(found.as_dict(), shape, of_questions(found.questions))
            return
        settle(book)  # a review that was killed may have left the last answer unconcluded
        session = Session(book, reviewer(who), about, name, limit)
        with single_keys() as keys:
            try:
                ask(session, keys, console())
            finally:
                print(session.summary())


def ask(session: Session, keys: Keys, screen: Console) -> None:
    """Ask until nothing is left, or the person has had enough."""
    from sayso.cli.view_review import show_question

    while True:
        if question := session.next():
            show_question(screen, question, len(session.steps) + 1, session.left)
            if not _answered(session, question, keys, screen):
                return
        elif not _reconsidered(session, keys, screen):
            return


def _reconsidered(session: Session, keys: Keys, screen: Console) -> bool:
    """At the end: whether the last answer is taken back."""
    if not session.steps:
        return False
    screen.print("Nothing more to ask. z undo · any other key ends")
    return keys.key().lower() == "z" and session.undo()


def _answered(session: Session, question: Question, keys: Keys, screen: Console) -> bool:
    """Deal with one question; False where the review is to end."""
    from sayso.answers.asked import Reply
    from sayso.cli.view_review import noted, show_keys
    from sayso.errors import RecordError

    while True:
        match pressed := keys.key().lower():
            case "" | "q":
                return False
            case "x" | "n" | "u":
                try:
                    screen.print(noted(session.answer(question, Reply(REPLIES[pressed])).verdict))
                except RecordError as error:
                    screen.print(str(error))
                    continue
                return True
            case "o" if question.claim is not None:
                if _moved(session, question, keys, screen):
                    return True
                show_keys(screen, question)
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


def _moved(session: Session, question: Question, keys: Keys, screen: Console) -> bool:
    """Whether somebody said that another than a party of the claim is meant, and who."""
    from sayso.answers.reviewing import NEW
    from sayso.cli.view_review import ask_which, ask_who, noted
    from sayso.errors import SaysoError

    ask_which(screen, question.parties)
    pressed = keys.key()
    if pressed not in [str(number + 1) for number in range(len(question.parties))]:
        return False
    party = question.parties[int(pressed) - 1]
    while True:
        ask_who(screen, party, NEW)
        being = keys.line()
        if not being:
            return False
        try:
            screen.print(noted(session.move(question, party, being).verdict))
        except SaysoError as error:
            screen.print(str(error), markup=False)
            continue
        return True
