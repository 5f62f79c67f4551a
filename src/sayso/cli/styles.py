"""Three colours for whose word it is, and a way to set hedged and denied words; all readable without colour."""

from __future__ import annotations

from sayso.model import Basis, Factuality

OWN_VOICE, SOMEBODY, NOBODY = "green", "cyan", "yellow"
HEDGED = frozenset({Factuality.PROBABLE, Factuality.POSSIBLE, Factuality.UNKNOWN})
AGAINST = frozenset({Factuality.DENIED, Factuality.PROBABLY_NOT, Factuality.POSSIBLY_NOT})


def voice_style(basis: Basis) -> str:
    """The colour of a basis: the outlet's own voice, somebody named, nobody named."""
    return {Basis.NARRATOR: OWN_VOICE, Basis.UNNAMED: NOBODY}.get(basis, SOMEBODY)


def sure_style(factuality: Factuality) -> str:
    """How a factuality is set: hedges in italics, denials and doubts in red."""
    if factuality in AGAINST:
        return "red"
    return "italic" if factuality in HEDGED else "default"
