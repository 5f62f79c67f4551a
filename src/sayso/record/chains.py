"""The shortest chain of ties between two parties: searched from both ends, breadth first, a few questions in all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sayso.record.standing import Standing

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


Links = Callable[[Collection[str]], Iterable[Link]]  # the ties of some parties
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

    def go_on(self, links: Links, passable: Passable, end: str) -> None:
        """Meet the neighbours of those met last; what no chain may go through is kept only where it is the end."""
        found: dict[str, list[tuple[str, Link]]] = defaultdict(list)
        for link in links(self.edge):
            for here, there in ((link.one, link.other), (link.other, link.one)):
                if here in self.edge and there not in self.met:
                    found[there].append((here, link))
        allowed = set(passable(found.keys() - {end})) | ({end} & found.keys())
        self.edge = allowed
        self.met |= found.keys()
        self.back.update((party, found[party]) for party in allowed)


def chain(start: str, end: str, links: Links, passable: Passable, steps: int) -> Found:
    """The shortest chain with at most so many links; of several the one whose weakest link is firmest.

    Where those are as firm, the links with the most origins are taken, from the first on.
    """
    near, far = Side.at(start), Side.at(end)
    for _ in range(steps):
        side, other, goal = (near, far, end) if len(near.edge) <= len(far.edge) else (far, near, start)
        side.go_on(links, passable, goal)
        searched = len(near.met | far.met)
        if meeting := side.edge & other.edge:
            return Found(_best(near.back, far.back, meeting), searched, complete=True)
        if not side.edge:
            return Found((), searched, complete=True)
        if searched > MOST:
            return Found((), searched, complete=False)
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
