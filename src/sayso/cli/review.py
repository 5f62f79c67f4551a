"""`sayso review`: what the machine is not sure of, question by question, answered by single keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.book import opened
from sayso.cli.keys import Keys, single_keys
from sayso.cli.options import Format, FormatOption, RecordOption, SomeNameArgument, WhoOption
from sayso.cli.output import console, write_answer
from sayso.cli.reviewer import reviewer

if TYPE_CHECKING:
    from rich.console import Console

    from sayso.answers.asked import About, PartyAsked, Question
    from sayso.answers.book import Record

REPLIES = {"x": "yes", "n": "no", "u": "unsure"}
NEW = "new"  # somebody of their own


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
        with single_keys() as keys:
            try:
                ask(session, keys, console())
            finally:
                print(session.summary())


@dataclass
class Session:
    """One review: what was answered and skipped so far, in order."""

    book: Record
    who: str
    about: tuple[About, ...]
    name: str | None = None
    limit: int | None = None
    steps: list[tuple[Question, str]] = field(default_factory=list)  # each with its decision, "" where it was skipped
    moved: set[str] = field(default_factory=set)  # decisions on who is meant: the question itself is still open
    again: Question | None = None  # taken back: to be asked next
    left: int = 0

    def next(self) -> Question | None:
        """The question to ask now, None where there is none or enough were asked."""
        asked = {question.id for question, decision in self.steps if decision not in self.moved}
        found = self.book.questions(self.about, name=self.name, limit=1, without=asked)
        self.left = found.left
        question, self.again = self.again, None
        if self.limit is not None and len(asked) >= self.limit:
            return None
        return question or next(iter(found.questions), None)

    def answer(self, question: Question, key: str) -> str:
        """Write the answer of a key down; gives what was noted."""
        from sayso.answers.asked import Reply

        made = self.book.judge(question, Reply(REPLIES[key]), who=self.who)
        self.steps.append((question, made.id))
        return made.verdict

    def move(self, question: Question, party: PartyAsked, being: str) -> str:
        """Write down that somebody else is meant where the claim names the party; gives what was noted."""
        other = None if being == NEW else being
        made = self.book.apart(party.party.id, other, at=[party.at], who=self.who).decision
        self.steps.append((question, made.id))
        self.moved.add(made.id)
        return made.verdict

    def skip(self, question: Question) -> None:
        """Leave the question out of this review."""
        self.steps.append((question, ""))

    def undo(self) -> bool:
        """Take the last step of this review back; whether there was one."""
        if not self.steps:
            return False
        self.again, decision = self.steps.pop()
        if decision:
            self.book.undo(decision, who=self.who, why="taken back in the same review")
        return True

    def summary(self) -> str:
        """What was done, in a line."""
        judged = sum(bool(decision) for _, decision in self.steps)
        return f"{judged} judged, {len(self.steps) - judged} skipped, {self.left} left"


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
    from sayso.cli.view_review import noted, show_keys
    from sayso.errors import RecordError

    while True:
        match pressed := keys.key().lower():
            case "" | "q":
                return False
            case "x" | "n" | "u":
                try:
                    screen.print(noted(session.answer(question, pressed)))
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
            screen.print(noted(session.move(question, party, being)))
        except SaysoError as error:
            screen.print(str(error), markup=False)
            continue
        return True
