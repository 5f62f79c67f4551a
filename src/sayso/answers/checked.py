"""What `check` answers with: a draft's sentences, each with its claims and quotations held against the record."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sayso.answers.shapes import Answer, ClaimShown
from sayso.model import Basis, Factuality, Phase, Stage


class Verdict(StrEnum):
    """What the record has to say to a draft's claim (docs/check.md)."""

    MATCHES = "matches"
    OVERSTATED = "overstated"
    CONFLICTS = "conflicts"
    WEAK_SOURCE_ONLY = "weak_source_only"
    NO_MATCH = "no_match"
    NOT_CHECKABLE = "not_checkable"


class Wording(StrEnum):
    """What the record has to say to a draft's quotation."""

    EXACT = "exact"
    ALTERED = "altered"
    SPLICED = "spliced"
    WRONG_SPEAKER = "wrong_speaker"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class PassageShown(Answer):
    """A paragraph of the record that names both parties."""

    document: str
    title: str
    outlet: str
    url: str
    date: str
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CheckedClaim(Answer):
    """One claim of the draft, and what the record has for and against it."""

    subject: str  # as the draft names the party
    relation: str
    object: str
    subject_ids: tuple[str, ...]  # whom that name fits in the record
    object_ids: tuple[str, ...]
    role: str
    phase: Phase
    stage: Stage | None
    basis: Basis
    speakers: tuple[str, ...]  # as the draft names them
    factuality: Factuality
    time: str
    words: str  # the draft's
    start: int
    end: int
    verdict: Verdict
    reason: str  # in plain words
    origins: int  # behind the claims for it
    pro: tuple[ClaimShown, ...]  # "for" in JSON
    against: tuple[ClaimShown, ...]
    passages: tuple[PassageShown, ...]

    def as_dict(self) -> dict[str, Any]:
        """The answer as JSON-ready values; the claims for it stand under "for", which Python keeps to itself."""
        given = Answer.as_dict(self)
        return {"for" if name == "pro" else name: value for name, value in given.items()}


@dataclass(frozen=True, slots=True)
class FoundWords(Answer):
    """Where the record has a draft's quotation, or what comes nearest to it."""

    document: str
    title: str
    outlet: str
    url: str
    date: str
    words: str
    start: int
    end: int
    quoted: bool  # whether the words stand between quotation marks there
    speakers: tuple[str, ...]
    speaker_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changed(Answer):
    """One difference between a draft's quotation and the record's words."""

    draft: str  # "" for words that the draft leaves out
    record: str  # "" for words that the draft adds


@dataclass(frozen=True, slots=True)
class CheckedQuotation(Answer):
    """One quotation of the draft, letter by letter."""

    words: str
    start: int
    end: int
    speakers: tuple[str, ...]  # as the draft names them
    verdict: Wording
    reason: str  # in plain words
    speaker_checked: bool
    changes: tuple[Changed, ...]
    found: tuple[FoundWords, ...]


@dataclass(frozen=True, slots=True)
class CheckedSentence(Answer):
    """One sentence of a draft."""

    sentence: str
    start: int
    end: int
    checked: bool  # whether a claim in it could be held against the record, or a quotation runs through it
    claims: tuple[CheckedClaim, ...]
    quotations: tuple[CheckedQuotation, ...]  # those that begin in it

    @property
    def verdicts(self) -> tuple[Verdict | Wording, ...]:
        """The verdict of each claim and quotation."""
        return (*(claim.verdict for claim in self.claims), *(each.verdict for each in self.quotations))
