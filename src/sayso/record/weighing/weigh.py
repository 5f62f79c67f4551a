"""Ties with the origins behind them, their rivals and their standing, from the claims alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sayso.record.load import principals
from sayso.record.weighing.evidence import Evidence
from sayso.record.weighing.origins import Origin, origins
from sayso.record.weighing.rivals import rivals
from sayso.record.weighing.standing import Case, Graded, standing
from sayso.record.weighing.ties import Tie, ties


@dataclass(frozen=True)
class Weighed:
    """A tie with the origins behind it and who else has it at the same time where only one can."""

    tie: Tie
    behind: Sequence[Origin]
    rivals: tuple[str, ...]

    @property
    def origin_of(self) -> dict[tuple[str, str], str]:
        """The origin of each claim, by its key."""
        return {claim.key: origin.id for origin in self.behind for claim in origin.claims}

    @cached_property
    def graded(self) -> Graded:
        """How firmly it holds, and why."""
        return standing(Case(self.tie.claims, self.origin_of, self.rivals))


def weigh(claims: Collection[Evidence], names: Mapping[str, str]) -> dict[str, Weighed]:
    """The ties that the claims come to, by id, whatever order they come in; `names` are those of the parties."""
    found = ties(claims)
    beside = rivals(found, names)
    speaks_for = principals(claims)
    return {tie.id: Weighed(tie, origins(tie.claims, speaks_for, names), beside.get(tie.id, ())) for tie in found}
