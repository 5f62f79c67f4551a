"""Dates of one act, or of the start or end of a state, that articles give otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, Protocol, TypeVar

from sayso import edtf
from sayso.errors import UnreadableTime
from sayso.model import Factuality, Phase
from sayso.record.weighing.evidence import ASSERTED

ACT, START, END = "act", "start", "end"


class Dated(Protocol):
    """A claim, as far as its date goes."""

    @property
    def document(self) -> str:
        """The article it stands in."""

    @property
    def factuality(self) -> Factuality:
        """How sure its words are."""

    @property
    def phase(self) -> Phase:
        """Whether the tie holds, or ends."""

    @property
    def time(self) -> str:
        """EDTF, "" where none is given."""


Claim = TypeVar("Claim", bound=Dated)


@dataclass(frozen=True, slots=True)
class Differing(Generic[Claim]):
    """What more than one date is given for, and the claims that give each."""

    dated: str  # ACT, START or END
    told: Mapping[str, Sequence[Claim]]
    may_agree: bool  # each contains or comes near each other


def differing(claims: Iterable[Claim], *, event: bool) -> Iterator[Differing[Claim]]:
    """What these claims of one act or state, an `event` or not, date differently."""
    for dated, told in _told(claims, event=event).items():
        if len(told) < 2:
            continue
        may_agree = all(_may_agree(one, other) for one, other in combinations(told, 2))
        # one article that says first the month, then the day, differs with nobody
        if not may_agree or len({each.document for those in told.values() for each in those}) > 1:
            yield Differing(dated, told, may_agree)


def _told(claims: Iterable[Claim], *, event: bool) -> Mapping[str, Mapping[str, list[Claim]]]:
    """The dates that the claims give, by what they are dates of."""
    told: dict[str, dict[str, list[Claim]]] = {dated: defaultdict(list) for dated in (ACT, START, END)}
    for each in claims:
        if each.factuality in ASSERTED and each.time:
            for dated, time in _dates(each, event=event):
                told[dated][time].append(each)
    return {dated: {time: those for time, those in found.items() if time} for dated, found in told.items()}


def _dates(claim: Dated, *, event: bool) -> Iterator[tuple[str, str]]:
    start, end = _sides(claim.time)
    if claim.phase is Phase.ENDS:
        yield END, end
    elif event:
        yield ACT, claim.time
    elif "/" in claim.time:
        yield START, start
        yield END, end


def _sides(time: str) -> tuple[str, str]:
    try:
        return edtf.sides(time)
    except UnreadableTime:
        return "", ""


def _may_agree(one: str, other: str) -> bool:
    """Whether one contains the other, or comes near it ("about 2016" and August 2015)."""
    try:
        return edtf.may_overlap(one, other)
    except UnreadableTime:
        return False
