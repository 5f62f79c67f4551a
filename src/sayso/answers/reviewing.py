"""A review in progress: the next question, its answer, and the way back; the same from every door."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.answers.asked import About, DecisionShown, PartyAsked, Question, Reply
from sayso.answers.book import Record
from sayso.answers.questions import EVERYTHING

NEW = "new"  # somebody of their own


@dataclass
class Session:
    """One review: what was answered and skipped so far, in order."""

    book: Record
    who: str
    about: tuple[About, ...] = EVERYTHING
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

    def answer(self, question: Question, reply: Reply) -> DecisionShown:
        """Write an answer down; gives what was noted."""
        made = self.book.judge(question, reply, who=self.who)
        self.steps.append((question, made.id))
        return made

    def move(self, question: Question, party: PartyAsked, being: str) -> DecisionShown:
        """Write down that somebody else is meant where the claim names the party; gives what was noted."""
        other = None if being == NEW else being
        made = self.book.apart(party.party.id, other, at=[party.at], who=self.who).decision
        self.steps.append((question, made.id))
        self.moved.add(made.id)
        return made

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
