"""What the record answers on disputes, unnamed sources, chains, rumours and changes: shapes as in `shapes.py`."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.answers.shapes import Answer, ClaimShown, Namesake, TieShown
from sayso.record.weighing.standing import Standing


@dataclass(frozen=True, slots=True)
class Dating(Answer):
    """One date that is given for an act, or for the start or end of a state, with the claims that give it."""

    time: str
    claims: tuple[ClaimShown, ...]


@dataclass(frozen=True, slots=True)
class Dispute(Answer):
    """One thing that sources do not agree about, with the words of each side."""

    what: str  # "denied", "conflict", "rivals" or "dates"
    tie: TieShown
    claims_for: tuple[ClaimShown, ...] = ()
    claims_against: tuple[ClaimShown, ...] = ()
    rivals: tuple[TieShown, ...] = ()  # the same with another party at the same time, where only one can be
    dated: str = ""  # what the datings are of: "act", "start" or "end"
    datings: tuple[Dating, ...] = ()
    may_agree: bool = False  # of the datings: each contains or comes near each other


@dataclass(frozen=True, slots=True)
class UnnamedSource(Answer):
    """A source that one outlet does not name, with the ties that rest on unnamed word only."""

    descriptor: str  # the article's words, "" where it gives no source at all
    outlet: str
    ties: tuple[TieShown, ...]
    total: int  # ties, those that other pages of the list show included


@dataclass(frozen=True, slots=True)
class Chain(Answer):
    """The shortest chain of ties between two parties, or what was searched in vain."""

    start: tuple[Namesake, ...]  # all whom the first name fits: a chain is looked for where it fits one
    end: tuple[Namesake, ...]
    links: tuple[TieShown, ...]
    weakest: str  # id of the link that holds least firmly
    standings: tuple[Standing, ...]  # that a link may have
    steps: int  # that a chain may have at most
    searched: int  # parties that were looked at
    left_out: tuple[str, ...]  # common bodies and places that no chain was sought through, those next to either end
    complete: bool  # False: the search was given up, as it met too many parties


@dataclass(frozen=True, slots=True)
class Step(Answer):
    """One article in the life of a rumour: what it says, and how the tie stood after it."""

    date: str
    document: str
    outlet: str
    turns: tuple[str, ...]  # "first speculation", "first denial", "on record" and so on: what is new with it
    claims: tuple[ClaimShown, ...]
    passed: int  # articles before it, of a tie that many tell, which only stated it once again
    origins: int  # so far
    new_origins: int  # whose word first comes in here
    outlets: int  # so far
    standing: Standing
    reason: str


@dataclass(frozen=True, slots=True)
class Life(Answer):
    """The life of a rumour: a tie and the articles that speak of it, in the order in which they were printed."""

    tie: TieShown
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Change(Answer):
    """One thing that the record concluded anew."""

    tie: str
    what: str  # "new", "tie" (of somebody else now, or another relation), "standing", "time", "stage" or "gone"
    before: str
    after: str
    subject: str
    subject_name: str
    relation: str
    object: str
    object_name: str
    role: str


@dataclass(frozen=True, slots=True)
class Cause(Answer):
    """An article whose coming, change or withdrawal changed something."""

    document: str
    title: str
    outlet: str
    date: str


@dataclass(frozen=True, slots=True)
class Changes(Answer):
    """What changed at one moment because of the same articles."""

    created_at: str  # UTC
    causes: tuple[Cause, ...]
    changes: tuple[Change, ...]
