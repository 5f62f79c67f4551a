"""What a review asks of a person, with everything needed to answer: shapes as in `shapes.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sayso.answers.findings import Changes
from sayso.answers.shapes import Answer, ClaimShown, Namesake


class About(StrEnum):
    """What a question can be about, in the order in which they are asked where they weigh the same."""

    ORPHANED = "orphaned"  # a decision whose words are in no article as it reads now
    IDENTITY = "identity"  # two parties that may be one
    LISTED = "listed"  # whether a party is the one of a list of names who fits, where several do
    CLAIM = "claim"  # whether a claim is read right


class Reply(StrEnum):
    """What a person can answer."""

    YES = "yes"  # they are one; it is read right; it is about these words now
    NO = "no"  # they are two; it is read wrong; it is not wanted any more
    UNSURE = "unsure"


# what yes and no mean to each kind of question, on keys and buttons
YES = {About.IDENTITY: "same", About.LISTED: "this one", About.CLAIM: "read right", About.ORPHANED: "yes, these words"}
NO = {About.IDENTITY: "not the same", About.LISTED: "another", About.CLAIM: "read wrong", About.ORPHANED: "drop it"}


@dataclass(frozen=True, slots=True)
class Quoted(Answer):
    """A sentence of an article, and which of its words it is shown for."""

    document: str
    title: str
    outlet: str
    date: str
    words: str
    start: int  # where the words stand in the kept text
    marks: tuple[tuple[int, int], ...]  # in characters of `words`, end exclusive


@dataclass(frozen=True, slots=True)
class PartyAsked(Answer):
    """One of the parties that a question is about, and articles' words on it."""

    party: Namesake
    quoted: tuple[Quoted, ...]
    at: str = ""  # of a claim: the place by which it names the party, DOCUMENT:START-END


@dataclass(frozen=True, slots=True)
class DecisionShown(Answer):
    """A judgement as it was made, in words."""

    id: str
    verdict: str
    words: tuple[str, ...]  # what it was about, as it read then
    documents: tuple[str, ...]
    who: str
    why: str
    created_at: str
    undoes: str
    holds: bool  # neither undone nor an undoing
    day: str  # of a withdrawal
    fields: Mapping[str, str]  # of a correction
    being: str = ""  # who mentions are that were read as somebody else; "" for somebody of their own


@dataclass(frozen=True, slots=True)
class Question(Answer):
    """One thing for a person to judge."""

    id: str
    about: About
    asks: str  # in plain words
    reasons: tuple[str, ...]  # why it is asked
    score: float  # how sure the machine is, 0 to 1
    field: str  # of the relation: "law", "money", "family" ...; "" where it is about none of these
    waits: bool  # somebody was unsure about it before
    parties: tuple[PartyAsked, ...]  # of an identity the two, of a list the one; of a claim both, without words
    claim: ClaimShown | None
    quoted: tuple[Quoted, ...]  # of a claim: the sentence it stands in; of an orphaned decision: where it may belong
    decision: DecisionShown | None
    selectors: tuple[Mapping[str, Any], ...]  # the words that an answer is about (record/judging/selectors.py)
    value: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Asked(Answer):
    """The questions that are open, the most valuable first."""

    left: int  # how many there are in all
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Judgement(Answer):
    """A judgement and what came of it."""

    decision: DecisionShown
    changes: tuple[Changes, ...]
