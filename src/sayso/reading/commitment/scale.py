"""A point on FactBank's scale, and what one such point comes to inside another."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Factuality

CERTAIN, PROBABLE, POSSIBLE, UNKNOWN = 3, 2, 1, 0


@dataclass(frozen=True, slots=True)
class Commitment:
    """A point on the scale: for or against, and how firmly."""

    is_for: bool = True
    firmness: int = CERTAIN
    is_report: bool = False  # of an agentless report ("it was speculated that"): it hedges only what is said flatly

    def under(self, outer: Commitment) -> Commitment:
        """What the inner point comes to inside an outer one: the weaker firmness; a denial turns it round."""
        if outer.is_report and self.firmness < CERTAIN:
            return self
        return Commitment(self.is_for == outer.is_for, min(self.firmness, outer.firmness))

    @property
    def factuality(self) -> Factuality:
        """The name of the point."""
        if self.firmness == UNKNOWN:
            return Factuality.UNKNOWN
        return FOR[self.firmness] if self.is_for else AGAINST[self.firmness]


FOR = {CERTAIN: Factuality.CERTAIN, PROBABLE: Factuality.PROBABLE, POSSIBLE: Factuality.POSSIBLE}
AGAINST = {CERTAIN: Factuality.DENIED, PROBABLE: Factuality.PROBABLY_NOT, POSSIBLE: Factuality.POSSIBLY_NOT}
POINTS = {
    **{value.value: Commitment(True, firmness) for firmness, value in FOR.items()},
    **{value.value: Commitment(False, firmness) for firmness, value in AGAINST.items()},
    Factuality.UNKNOWN.value: Commitment(True, UNKNOWN),
}
PLAIN = Commitment()
