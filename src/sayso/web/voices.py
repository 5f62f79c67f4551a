"""Whose word a line is, as the three voices that pages colour, and how hedges and denials are drawn."""

from __future__ import annotations

from sayso.model import Basis, Factuality

OWN, NAMED, NOBODY = "own", "named", "nobody"  # the article's own voice, somebody's, nobody's that is named
FLAT, HEDGED, AGAINST = "flat", "hedged", "against"
DRAWN = {
    Factuality.CERTAIN: FLAT,
    Factuality.PROBABLE: HEDGED,
    Factuality.POSSIBLE: HEDGED,
    Factuality.UNKNOWN: HEDGED,
    Factuality.POSSIBLY_NOT: AGAINST,
    Factuality.PROBABLY_NOT: AGAINST,
    Factuality.DENIED: AGAINST,
}


def voice_of(basis: Basis) -> str:
    """The voice of a basis: the outlet's own, somebody named, nobody named."""
    return {Basis.NARRATOR: OWN, Basis.UNNAMED: NOBODY}.get(basis, NAMED)


def drawn(factuality: Factuality) -> str:
    """How a factuality is drawn: plain, dashed or struck."""
    return DRAWN[factuality]
