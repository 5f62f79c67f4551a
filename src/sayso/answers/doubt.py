"""Which claims a person should look at, and how far each is from being sure enough: the one place to say it."""

from __future__ import annotations

from sayso.model import Review
from sayso.reading.ties.scores import review_of, table
from sayso.relations import relations

GRAVE = ("law", "money", "family")  # fields in which a wrong claim hurts somebody
SURE_FROM = 0.6  # score from which a claim of any other field is not asked about


def field_of(relation: str) -> str:
    """The grave field that a relation belongs to, "" where it is none of them."""
    field = relations()[relation].field
    return field if field in GRAVE else ""


def doubts(relation: str, score: float) -> tuple[str, ...]:
    """Why a claim should be looked at, in plain words; none where it need not be."""
    field, risky = field_of(relation), review_of(relation, score) is Review.RISKY
    return tuple(
        reason
        for holds, reason in (
            (bool(field), f"a matter of {field}, not yet looked at by a person"),
            (risky, f"read with a score of {score:.2f} only: not shown unasked"),
            (not risky and score < SURE_FROM, f"read with a score of {score:.2f} only"),
        )
        if holds
    )


def distance(relation: str, score: float) -> float:
    """How far a claim is from the border between sure and unsure: an answer tells most where it is small."""
    return abs(score - (table().shown_from[relation] if field_of(relation) else SURE_FROM))
