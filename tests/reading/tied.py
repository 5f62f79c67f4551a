"""Builder for tests of ties: the whole way from a short text to the ties it states."""

from __future__ import annotations

from sayso.model import Claim, Document, Reading
from sayso.reading.read import read

Tie = tuple[str, str, str]


def tied(text: str, *relations: str) -> set[Tie]:
    """Subject, relation and object of every claim, by name; with `relations`, of those only.

    A tie without a direction has its parties in the order of the text.
    """
    reading = read(Document("d", text, date="2024-03-04"))
    return {_named(reading, claim) for claim in reading.claims if not relations or claim.relation in relations}


def _named(reading: Reading, claim: Claim) -> Tie:
    names = {entity.id: entity.name for entity in reading.entities}
    return names[claim.subject], claim.relation, names[claim.object]


def claimed(text: str, tie: Tie) -> list[Claim]:
    """The claims of that tie, in the order of the text."""
    reading = read(Document("d", text, date="2024-03-04"))
    return [claim for claim in reading.claims if _named(reading, claim) == tie]
