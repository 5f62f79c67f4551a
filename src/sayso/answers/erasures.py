"""What an erasure takes away: frozen, JSON-ready."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.answers.shapes import Answer


@dataclass(frozen=True, slots=True)
class ErasedLine(Answer):
    """Words that name somebody, as they stand before the erasure."""

    document: str
    words: str


@dataclass(frozen=True, slots=True)
class ErasureShown(Answer):
    """How much of somebody goes, or went."""

    name: str
    ids: tuple[str, ...]
    done: bool
    documents: tuple[str, ...]
    places: int  # in their texts, of all versions
    claims: int
    statements: int
    decisions: int
    by_part: int  # articles that name somebody by the family name only: not touched
    lines: tuple[ErasedLine, ...]  # a few; none once it is done
