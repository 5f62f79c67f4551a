"""Which appearances are one, and why: links with their reasons, and the links that company gives."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.model import Kind
from sayso.record.components import Components
from sayso.record.identity.appearance import Appearance, Mark

EVERYBODY = 50  # articles: standing beside somebody who is in more of them tells nobody from a namesake
ENOUGH_COMPANY = 2  # shared companions that make one of two namesakes whose roles differ but do not clash
REASONS = 5  # that are kept for an entity, the most frequent first

# kind of mark -> how to say that appearances share it
SHARED = {
    "decision": "a person said so",
    "listed": "both are {}",
    "role": "both “{}”",
    "body": "both tied to {}",
    "kin": "both kin of {}",
    "company": "both named with {}",
    "rare, person": "a rare name, and both named with {}",
    "rare, crowd": "a rare name, and both named with the same people",
    "rare, thing": "a rare name, and both in articles that name {}",
    "rare, title": "a rare name, and both “{}”",
    "title, person": "same title, and both named with {}",
    "title, crowd": "same title, and both named with the same people",
    "title, thing": "same title, and both in articles that name {}",
    "family name": "same family name and title (“{}”), in articles of one time",
    "family company": "same family name, and both named with {}",
    "family thing": "nobody else of that family name at that time, and both in articles that name {}",
    "well-known": "nobody else of that name is as well-known, and both are named with {}",
    "place": "same name, both in articles on {}",
    "name": "same full name",
    "handle": "same account: @{}",
}


class Links:
    """Components of appearances, and for each why its members are together.

    `judged` are pairs that a person called one (True) or two, the latest judgement first: no later link goes against
    them, and an earlier judgement gives way to those after it. `beside` are links whose members are one already.
    """

    def __init__(self, judged: Iterable[tuple[str, str, bool]] = (), beside: Links | None = None) -> None:
        self.groups = Components()
        self._counts: Counter[tuple[Mark, str]] = Counter()
        self._apart: dict[str, set[str]] = {}  # root -> appearances that its component was told apart from
        self._refused: list[tuple[str, str]] = []
        for member, root in beside.groups.roots().items() if beside else ():
            self.groups.join(root, member)
        for one, other, same in judged:
            if same:
                self.join(("decision", ""), [one, other])
            elif self.groups.root(one) != self.groups.root(other):
                self._tell_apart(one, other)

    def join(self, mark: Mark, members: Sequence[str]) -> None:
        """Make the members one, for they share the mark; whoever was told apart from the first is left out."""
        joined = 0
        for other in members[1:]:
            if self._told_apart(members[0], other):
                self._refused.append((members[0], other))
            else:
                self._unite(members[0], other)
                joined += 1
        if joined:
            self._counts[mark, members[0]] += joined + 1

    def _tell_apart(self, one: str, other: str) -> None:
        for a, b in ((one, other), (other, one)):
            self._apart.setdefault(self.groups.root(a), set()).add(b)

    def _told_apart(self, one: str, other: str) -> bool:
        a, b = self.groups.root(one), self.groups.root(other)
        return a != b and any(self.groups.root(each) == b for each in self._apart.get(a, ()))

    def _unite(self, one: str, other: str) -> None:
        both = [self._apart.pop(root) for root in {self.groups.root(one), self.groups.root(other)} & self._apart.keys()]
        self.groups.join(one, other)
        if both:
            self._apart[self.groups.root(one)] = set().union(*both)

    def torn(self) -> set[str]:
        """The components between which a link was refused, each by its root."""
        return {self.groups.root(each) for pair in self._refused for each in pair}

    def marks(self) -> dict[str, Counter[Mark]]:
        """For each component by what it is one, and for how many appearances that holds."""
        found: dict[str, Counter[Mark]] = defaultdict(Counter)
        for (mark, member), count in self._counts.items():
            found[self.groups.root(member)][mark] += count
        return found


def in_words(marks: Counter[Mark]) -> tuple[str, ...]:
    """Why appearances are one, what holds for the most of them first."""
    most = sorted(marks, key=lambda mark: (-marks[mark], mark))[:REASONS]
    return tuple(SHARED[kind].format(words) for kind, words in most)


@dataclass(frozen=True, slots=True)
class Company:
    """What a name says as company, in the whole record."""

    spelled: Mapping[str, str]  # folded -> as it is shown
    everybody: frozenset[str]  # who is beside so many that it tells nothing


NOBODY = Company({}, frozenset())


@dataclass(frozen=True, slots=True)
class Groups:
    """Who is one before those are looked at who are known by a family name alone."""

    appearances: Mapping[str, Appearance]
    company: Company
    firm: Mapping[str, str]  # for each the first of those that it is firmly one with
    root_of: Mapping[str, str]  # for each the first of those that it is one with
    marks: Mapping[str, Counter[Mark]]  # why, by that first
    apart: frozenset[frozenset[str]]  # the pairs of such firsts of which a person called members two

    def can_join(self, group: str, other: str) -> bool:
        """Whether nobody called a member of a group, and the group of the other, two."""
        return frozenset((group, self.root_of.get(other, ""))) not in self.apart


def company(appearances: Mapping[str, Appearance], elsewhere: Company = NOBODY) -> Company:
    """What each full name says as company: of those who appear here, and of others what is known `elsewhere`."""
    named = _named(appearances)
    spelled = {name: appearances[members[0]].name for name, members in named.items()}
    everybody = {name for name, members in named.items() if len(members) > EVERYBODY}
    return Company({**elsewhere.spelled, **spelled}, frozenset(everybody | (elsewhere.everybody - spelled.keys())))


def _named(appearances: Mapping[str, Appearance]) -> dict[str, list[str]]:
    named: dict[str, list[str]] = defaultdict(list)
    for each, appearance in appearances.items():
        for name in appearance.full_names if appearance.kind is Kind.PERSON else ():
            named[name].append(each)
    return named


def join_by_company(
    forms: Iterable[Sequence[str]], appearances: Mapping[str, Appearance], company: Company, links: Links
) -> None:
    """Join the persons that come without role, body or kin to those of their name in whose company they are.

    `forms` are those who have one name. Only where the company points to one of them: where it fits two that nothing
    else joins, all are kept apart. Persons with other roles are joined by two or more companions in common.
    """
    for members in forms:
        namesakes = {each: appearances[each] for each in members}
        _join_namesakes(namesakes, _beside(namesakes, company), links)


def _beside(namesakes: Mapping[str, Appearance], company: Company) -> dict[str, list[str]]:
    """For each person who stands beside namesakes, and not beside everybody, those namesakes."""
    found: dict[str, list[str]] = defaultdict(list)
    for each, appearance in namesakes.items():
        for other in appearance.company - company.everybody:
            found[company.spelled.get(other, other)].append(each)
    return found


def _join_namesakes(namesakes: Mapping[str, Appearance], beside: Mapping[str, Sequence[str]], links: Links) -> None:
    firm = {links.groups.root(each) for each, appearance in namesakes.items() if appearance.marks}
    bare = {each for each in namesakes if links.groups.root(each) not in firm}
    for other, members in sorted(beside.items()):
        links.join(("company", other), [each for each in members if each in bare])
    for each, (mark, target) in _pointed_at(beside, bare, links).items():
        links.join(mark, [each, target])
    for one, two, companions in _much_in_common(namesakes, beside, links):
        for other in companions:
            links.join(("company", other), [one, two])


def _much_in_common(
    namesakes: Mapping[str, Appearance], beside: Mapping[str, Sequence[str]], links: Links
) -> list[tuple[str, str, list[str]]]:
    """The pairs of components that have ENOUGH_COMPANY, with the companions, as they stand before any is joined."""
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for other, members in sorted(beside.items()):
        roots = sorted({links.groups.root(each) for each in members})
        for pair in combinations(roots, 2):
            shared[pair].append(other)
    return [(one, two, found) for (one, two), found in sorted(shared.items()) if len(found) >= ENOUGH_COMPANY]


def _pointed_at(beside: Mapping[str, Sequence[str]], bare: set[str], links: Links) -> dict[str, tuple[Mark, str]]:
    """For each bare component the one firm component that its company points to, and by whom."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for other, members in sorted(beside.items()):
        firm_here = {links.groups.root(each) for each in members if each not in bare}
        for each in {links.groups.root(each) for each in members if each in bare}:
            found[each] |= {target: found[each].get(target, other) for target in firm_here}
    return {
        each: (("company", other), target)
        for each, targets in found.items()
        if len(targets) == 1
        for target, other in targets.items()
    }
