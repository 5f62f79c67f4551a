"""The record as its users hold it: every verb in one place, each a call to the module of its name."""

from __future__ import annotations

from sayso.answers.shapes import Intact, Moment, Namesake, StatementShown, TieShown, Who
from sayso.record.store import Store


class Record(Store):
    """A record with its verbs; made by `sayso.open`.

    Every NAME is matched without regard to case, accents and titles; a handle (@name) and an id work too. A name that
    nobody carries raises UnknownName with the nearest ones.
    """

    def people(self, name: str) -> tuple[Namesake, ...]:
        """Everybody and everything the name fits, with what tells them apart."""
        raise NotImplementedError

    def who(self, name: str) -> Who:
        """The profile of the one party the name fits, or the list of those it fits."""
        raise NotImplementedError

    def ties(self, name: str, other: str | None = None) -> tuple[TieShown, ...]:
        """The ties of all whom the name fits, or those between them and the other; latest evidence first."""
        raise NotImplementedError

    def said(self, name: str, about: str | None = None) -> tuple[StatementShown, ...]:
        """What they said and wrote, about all or about one; latest first."""
        raise NotImplementedError

    def timeline(self, name: str) -> tuple[Moment, ...]:
        """Their ties and statements by date, oldest first."""
        raise NotImplementedError

    def intact(self) -> Intact:
        """Whether every kept text and every span is what it was."""
        raise NotImplementedError


def open_record(path: str = "") -> Record:
    """The record at a path or database URL; see `sayso.open`."""
    return Record(path)
