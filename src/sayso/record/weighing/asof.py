"""What was so at a time in the world: the claims that speak of the time up to it (docs/as-of.md).

A claim, statement or title is of the time that its words give, else of the day on which its article was printed. It
counts as of a time unless all of what it is of lies after that time; what has neither time nor day never counts, for
nobody can say that it is not later. Ties and standings are worked out anew from what counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sayso.edtf import bounds, outer_bounds
from sayso.errors import UnreadableTime
from sayso.model import Phase
from sayso.record.weighing.evidence import Evidence
from sayso.record.weighing.ties import Tie, days
from sayso.relations import relations


@dataclass(frozen=True, slots=True)
class AsOf:
    """A time that is asked about, by its first and last day."""

    first: date
    last: date

    def counts(self, time: str, printed: str) -> bool:
        """Whether something of this time, in an article of that day, may have been so by then."""
        span = days(time) or days(printed)
        return span is not None and span[0] <= self.last

    def counted(self, claims: Iterable[Evidence]) -> list[Evidence]:
        """The claims that count; what they say of a later end is kept out of the tie by `cut`."""
        return [claim for claim in claims if self.counts(claim.time, claim.source.date)]

    def cut(self, tie: Tie) -> Tie:
        """The tie without an end that lies after the time asked about."""
        return tie if self.counts(tie.invalid_at, "") else replace(tie, invalid_at="")

    def holds(self, tie: Tie) -> bool:
        """Whether a tie of claims that count may hold: a state that had not ended, or an act done by then."""
        if relations()[tie.relation].event:
            return True
        end = days(tie.invalid_at)
        asserted = [claim for claim in tie.claims if claim.asserts]
        told = [days(claim.source.date) for claim in asserted if claim.phase is Phase.ENDS]
        only_ends = bool(asserted) and len(told) == len(asserted)
        over = only_ends and any(day is not None and day[1] < self.first for day in told)
        return not over and (end is None or end[1] >= self.first)


def as_of(edtf: str) -> AsOf:
    """The time asked about. Raises UnreadableTime for what is no EDTF time or has no bounds."""
    bounds(edtf)  # its message names the whole of what was given
    first, last = outer_bounds(edtf)
    if first is None or last is None:
        raise UnreadableTime(f"{edtf!r}: as of when? give a year, month or day, as 2016, 2016-10 or 2016-10-05")
    return AsOf(first, last)
