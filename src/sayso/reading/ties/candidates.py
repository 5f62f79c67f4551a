"""A tie as one rule sees it, before anyone asks whose word it is, how sure, and since when."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Phase, Span, Stage


@dataclass(frozen=True, slots=True)
class Argument:
    """A party at its place in the text."""

    id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two parties, a relation, and the token whose factuality, time and phase are the tie's."""

    relation: str
    subject: Argument
    object: Argument
    trigger: int  # token
    rule: str
    words: tuple[Span, ...]  # further spans that the evidence must cover, the trigger's own included
    role: str = ""
    phase: Phase | None = None  # None: as the trigger's words have it
    stage: Stage | None = None
    time: str | None = None  # None: as the trigger's words have it
    clausal: bool = True  # False where the factuality of the clause is not that of the tie
    spoken: bool = False  # the subject is who says it: the words are those that are said
    one_way: bool = False  # one way of many to stand so: "did not call on B to resign" denies no opposition
    presupposed: bool = False  # a title or label that only names somebody: it is nobody's statement
