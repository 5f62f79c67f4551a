"""What became of each document that was to be added."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.intake.failure import Failure


class Outcome(StrEnum):
    """What adding did with one document."""

    NEW = "new"
    CHANGED = "changed"  # the record had another version of it, whose claims are now expired
    REREAD = "reread"  # the record had it from another reader, whose claims are now expired
    SKIPPED = "skipped"  # the record had it already, by this reader: it was not read again
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Step:
    """One document dealt with; adding reports each as it goes."""

    document: str  # its id, or the source of a failure
    outcome: Outcome
    words: int  # of its text; 0 where it was skipped or failed
    claims: int
    statements: int


@dataclass(frozen=True, slots=True)
class Added:
    """What one run of adding did."""

    new: int = 0
    changed: tuple[str, ...] = ()  # ids
    reread: int = 0
    skipped: int = 0
    words: int = 0
    claims: int = 0
    statements: int = 0
    failures: tuple[Failure, ...] = ()
