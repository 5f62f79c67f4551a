"""Ties that cannot both be so: two at one time where the relation allows one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from sayso.model import Phase, Review
from sayso.record.weighing.ties import Tie, days
from sayso.relations import relations


@dataclass(frozen=True, slots=True, order=True)
class Held:
    """One tie as one of its parties has it, with the days over which articles say that it holds."""

    first: date
    last: date
    other: str
    tie: str


def rivals(ties: Iterable[Tie], names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """For each tie with rivals their names: the others to whom a party has this tie at the same time.

    Only what is dated can clash: two marriages without dates may have come one after the other. A risky
    tie is no rival.
    """
    by_party: dict[tuple[str, str], list[Held]] = defaultdict(list)
    for tie in (each for each in ties if each.review is not Review.RISKY):
        for party, held in _held(tie):
            by_party[tie.relation, party].append(held)
    found: dict[str, set[str]] = defaultdict(set)
    for held_by_one in by_party.values():
        for one, other in combinations(held_by_one, 2):
            if one.other != other.other and one.first <= other.last and other.first <= one.last:
                found[one.tie].add(names[other.other])
                found[other.tie].add(names[one.other])
    return {tie: tuple(sorted(those)) for tie, those in found.items()}


def _held(tie: Tie) -> Iterator[tuple[str, Held]]:
    relation = relations()[tie.relation]
    if not relation.one_at_a_time:
        return
    holding = [claim.time for claim in tie.claims if claim.asserts and claim.phase is Phase.HOLDS]
    spans = [span for time in holding if (span := days(time))]
    if not spans:
        return
    end = days(tie.invalid_at)
    last = max(last for _, last in spans)
    first, last = min(first for first, _ in spans), min(last, end[1]) if end else last
    yield tie.subject, Held(first, last, tie.object, tie.id)
    if relation.symmetric:
        yield tie.object, Held(first, last, tie.subject, tie.id)
