"""The record as its users hold it: every verb in one place, each a call to the module of its name."""

from __future__ import annotations

from sayso.answers.intact import intact
from sayso.answers.said import said
from sayso.answers.shapes import Intact, Moment, Namesake, StatementShown, TieShown, Who
from sayso.answers.ties import ties
from sayso.answers.timeline import timeline
from sayso.answers.who import people, who
from sayso.record.store import Store


class Record(Store):
    """A record with its verbs; made by `sayso.open`.

    Every NAME is matched without regard to case, accents and titles; a handle (@name) and an id work too. A name that
    nobody carries raises UnknownName with the nearest ones.
    """

    def people(self, name: str) -> tuple[Namesake, ...]:
        """Everybody and everything the name fits, with what tells them apart."""
        return people(self, name)

    def who(self, name: str, *, risky: bool = False) -> Who:
        """The profile of the one party the name fits, or the list of those it fits; `risky` adds its risky ties."""
        return who(self, name, risky=risky)

    def ties(self, name: str, other: str | None = None, *, risky: bool = False) -> tuple[TieShown, ...]:
        """The ties of all whom the name fits, or those between them and the other; latest evidence first.

        `risky` adds those that rest on claims of family, law or money that are too often wrong (docs/scores.md).
        """
        return ties(self, name, other, risky=risky)

    def said(self, name: str, about: str | None = None, *, attitudes: bool = False) -> tuple[StatementShown, ...]:
        """What they said and wrote, about all or about one; latest first; with `attitudes` also what is ascribed."""
        return said(self, name, about, attitudes=attitudes)

    def timeline(self, name: str, *, risky: bool = False) -> tuple[Moment, ...]:
        """Their ties and statements by date, oldest first; `risky` adds risky ties."""
        return timeline(self, name, risky=risky)

    def intact(self) -> Intact:
        """Whether every kept text and every span is what it was."""
        return intact(self)


def open_record(path: str = "") -> Record:
    """The record at a path or database URL; see `sayso.open`."""
    return Record(path)
