"""The shortest chain of ties between two parties: searched from both ends, breadth first, a few questions in all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sayso.record.weighing.standing import Standing

FIRMNESS = (  # how firmly a link holds, least first
    Standing.WITHDRAWN,
    Standing.DENIED,
    Standing.SPECULATED,
    Standing.HEARSAY,
    Standing.DISPUTED,
    Standing.REPORTED,
    Standing.CORROBORATED,
    Standing.ON_RECORD,
)
STEPS = 4  # that a chain may have unless more are asked for
MOST = 50_000  # parties that a search may meet; where it is given up, the answer says so


@dataclass(frozen=True, slots=True)
class Link:
    """One tie between two parties, with how firmly it holds."""

    id: str
    one: str
    other: str
    standing: Standing
    origins: int

    @property
    def firmness(self) -> tuple[int, int]:
        """By standing, then by the number of origins."""
        return FIRMNESS.index(self.standing), self.origins


# the ties of some parties, or only those between them and some others
Links = Callable[[Collection[str], Collection[str] | None], Iterable[Link]]
Passable = Callable[[Collection[str]], Collection[str]]  # those of some parties that a chain may go through


@dataclass(frozen=True, slots=True)
class Found:
    """The links from one party to the other, in order, and how far the search went."""

    links: tuple[Link, ...]
    searched: int
    complete: bool


@dataclass(slots=True)
class Side:
    """One end of the search: for each party met the links that lead back from it, all of the fewest steps."""

    back: dict[str, list[tuple[str, Link]]]
    edge: set[str]  # those met last
    met: set[str] = field(default_factory=set)

    @classmethod
    def at(cls, party: str) -> Side:
        """A search that has met only its own end."""
        return cls({party: []}, {party}, {party})

    def neighbours(self, links: Iterable[Link]) -> dict[str, list[tuple[str, Link]]]:
        """Those next to whom was met last and not met before, each with the links that lead there."""
        found: dict[str, list[tuple[str, Link]]] = defaultdict(list)
        for link in links:
            for here, there in ((link.one, link.other), (link.other, link.one)):
                if here in self.edge and there not in self.met:
                    found[there].append((here, link))
        return found

    def go_on(self, found: Mapping[str, list[tuple[str, Link]]], allowed: Iterable[str]) -> None:
        """Go on from those that were found next and may be gone through."""
        self.met |= found.keys()
        self.edge = set(allowed)
        self.back.update((party, found[party]) for party in self.edge)


def chain(start: str, end: str, links: Links, passable: Passable, steps: int) -> Found:
    """The shortest chain with at most so many links; of several the one whose weakest link is firmest.

    Where those are as firm, the links with the most origins are taken, from the first on.
    """
    near, far = Side.at(start), Side.at(end)
    for step in range(1, steps + 1):
        side, other = (near, far) if len(near.edge) <= len(far.edge) else (far, near)
        # first whether both ends meet: what lies around is many times as much
        if found := side.neighbours(links(side.edge, other.edge)):
            side.go_on(found, found)
            return Found(_best(near.back, far.back, found), len(near.met | far.met), complete=True)
        if step == steps:
            break
        found = side.neighbours(links(side.edge, None))
        side.go_on(found, passable(found.keys()))
        if not side.edge:
            break
        if len(near.met) + len(far.met) > MOST:
            return Found((), len(near.met | far.met), complete=False)
    return Found((), len(near.met | far.met), complete=True)


def _best(
    near: Mapping[str, list[tuple[str, Link]]], far: Mapping[str, list[tuple[str, Link]]], meeting: Iterable[str]
) -> tuple[Link, ...]:
    to_start, to_end = _weakest(near, meeting), _weakest(far, meeting)
    middle = max(sorted(meeting), key=lambda party: min(to_start[party], to_end[party]))
    there = list(_walk(near, to_start, middle))[::-1]
    return (*there, *_walk(far, to_end, middle))


Firmness = tuple[int, int]
ENDLESS: Firmness = (len(FIRMNESS), 0)  # of no link at all


def _weakest(back: Mapping[str, list[tuple[str, Link]]], parties: Iterable[str]) -> dict[str, Firmness]:
    """For each party on the way back from these: how firm the weakest link is on the best way back."""
    known: dict[str, Firmness] = {}
    waiting = list(parties)
    while waiting:
        party = waiting[-1]
        missing = [nearer for nearer, _ in back[party] if nearer not in known]
        if missing:
            waiting += missing
            continue
        waiting.pop()
        known[party] = max((min(known[nearer], link.firmness) for nearer, link in back[party]), default=ENDLESS)
    return known


def _walk(back: Mapping[str, list[tuple[str, Link]]], weakest: Mapping[str, Firmness], party: str) -> Iterator[Link]:
    while back[party]:
        held = weakest[party]
        ways = [way for way in back[party] if min(weakest[way[0]], way[1].firmness) >= held]
        nearer, link = max(ways, key=lambda way: (way[1].firmness, way[1].id))
        yield link
        party = nearer
