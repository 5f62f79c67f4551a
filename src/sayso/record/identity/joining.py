"""Who is who across articles: joined on evidence that can be named, kept apart without it (docs/data-model.md).

Persons are one where two articles give the same full name and share a role, a body they belong to, or kin; one that
comes with none of these joins those of its name only through company, and only where that points one way. These are
firmly one; what forms of a name, rare names and family names give besides (alike.py) is not, and no tie of law or money
goes from one side to the other. Bodies, places and events are one where the name is the same; bodies
of which every country has one need the place their articles are mostly about in common as well.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.model import Kind
from sayso.record.components import Components
from sayso.record.identity.alike import join_alike
from sayso.record.identity.appearance import Appearance, Mark
from sayso.record.identity.family_names import Meant, meant_by_family
from sayso.record.identity.links import NOBODY, Company, Groups, Links, company, in_words, join_by_company
from sayso.record.names.folding import fold, is_full_name

BOTH = 2  # appearances that a mark holds for, where it joins one to another

Rules = Callable[[Mapping[str, Appearance], Company, Links], Links]


@dataclass(frozen=True, slots=True)
class Identity:
    """One party as the record knows it, named for its first appearance."""

    id: str
    kind: Kind
    name: str
    members: tuple[Appearance, ...]
    joined: tuple[str, ...]  # why they are one, in plain words
    public: bool
    full: bool
    sides: Mapping[str, str] = field(
        default_factory=dict
    )  # of a person: for each member the first it is firmly one with

    @property
    def names(self) -> dict[str, str]:
        """Each name that it goes by, under its folded form; the one it is shown by is spelled as there."""
        return spellings(Counter(name for member in self.members for name in {member.name, *member.aliases}), self.name)


def identities(
    appearances: Iterable[Appearance],
    judged: Iterable[tuple[str, str, bool]] = (),
    elsewhere: Company = NOBODY,
) -> list[Identity]:
    """Who the appearances are, whatever order they come in.

    `judged` and `elsewhere` as for `grouped`.
    """
    groups = grouped(appearances, judged, elsewhere)
    return parties(groups, meant_by_family(groups))


def grouped(
    appearances: Iterable[Appearance],
    judged: Iterable[tuple[str, str, bool]] = (),
    elsewhere: Company = NOBODY,
) -> Groups:
    """Who the appearances are, but for those known by a family name alone.

    `judged` are pairs of them that a person called one (True) or two (False), the latest judgement first. Where the
    second kind cuts through what would be one, those told apart from others (the first of each pair) are the odd ones:
    what both sides have links to stays with the other. `elsewhere` is the company of those who do not appear here.
    """
    by_id = {appearance.id: appearance for appearance in appearances}
    ordered = {each: by_id[each] for each in sorted(by_id)}
    pairs = [(one, other, same) for one, other, same in judged if one in by_id and other in by_id]
    beside = company(ordered, elsewhere)
    links = _linked(ordered, beside, Links(pairs))
    firm = _grouped(_linked, links, ordered, beside, pairs)
    join_alike(ordered, beside, links)  # onto the same links: to find them again takes as long as all the rest
    wide = _grouped(_widely_linked, links, ordered, beside, pairs)
    apart = frozenset(frozenset((wide.root_of[one], wide.root_of[other])) for one, other, same in pairs if not same)
    return Groups(ordered, beside, firm.root_of, wide.root_of, wide.marks, apart)


def parties(groups: Groups, meant: Mapping[str, Meant]) -> list[Identity]:
    """The groups as parties of the record, those of a family name with whoever is meant by it."""
    joined = Components()
    for group, (_, bearer) in meant.items():
        joined.join(group, groups.root_of[bearer])
    marks: dict[str, Counter[Mark]] = defaultdict(Counter)
    for root, found in groups.marks.items():
        marks[joined.root(root)] += found
    for group, (mark, _) in meant.items():
        marks[joined.root(group)][mark] += BOTH
    components = defaultdict(list)
    for each, appearance in groups.appearances.items():
        components[joined.root(groups.root_of[each])].append((each, appearance))
    return [
        _identity(
            root,
            [appearance for _, appearance in members],
            in_words(marks[root]) if root in marks else (),
            {each: groups.firm[each] for each, _ in members},
        )
        for root, members in sorted(components.items())
    ]


@dataclass(frozen=True, slots=True)
class Grouped:
    """Who belongs together by some rules: the first of the group for each, and for each group why."""

    root_of: Mapping[str, str]
    marks: Mapping[str, Counter[Mark]]


def _grouped(
    rules: Rules,
    links: Links,
    ordered: Mapping[str, Appearance],
    beside: Company,
    pairs: Sequence[tuple[str, str, bool]],
) -> Grouped:
    """The groups of links that the rules gave; those that judgements cut apart are found anew."""
    cut = links.torn()
    torn = {each: ordered[each] for each in ordered if cut and links.groups.root(each) in cut}
    anew = _without_odd_first(rules, torn, beside, pairs) if torn else links
    marks, marks_anew = links.marks(), anew.marks()
    root_of = {each: (anew if each in torn else links).groups.root(each) for each in ordered}
    found = {root: (marks_anew if root in torn else marks).get(root) for root in set(root_of.values())}
    return Grouped(root_of, {root: counts for root, counts in found.items() if counts})


def _linked(appearances: Mapping[str, Appearance], beside: Company, links: Links) -> Links:
    """The links with those that the appearances have by one full name, marks and company."""
    for mark, members in _sharing(appearances):
        links.join(mark, members)
    join_by_company(_named(appearances), appearances, beside, links)
    return links


def _widely_linked(appearances: Mapping[str, Appearance], beside: Company, links: Links) -> Links:
    """The links with those that forms of a name give besides."""
    join_alike(appearances, beside, _linked(appearances, beside, links))
    return links


def _named(appearances: Mapping[str, Appearance]) -> list[list[str]]:
    """The persons of each full name."""
    named: dict[str, list[str]] = defaultdict(list)
    for each, appearance in appearances.items():
        for name in appearance.full_names if appearance.kind is Kind.PERSON else ():
            named[name].append(each)
    return [members for _, members in sorted(named.items()) if len(members) > 1]


def _without_odd_first(
    rules: Rules, torn: Mapping[str, Appearance], beside: Company, pairs: Sequence[tuple[str, str, bool]]
) -> Links:
    """The links among appearances that judgements cut apart: first of all but the odd ones, then of all."""
    odd = {one for one, _, same in pairs if not same}
    here = [pair for pair in pairs if pair[0] in torn and pair[1] in torn]
    rest = {each: appearance for each, appearance in torn.items() if each not in odd}
    among = [pair for pair in here if pair[0] in rest and pair[1] in rest]
    return rules(torn, beside, Links(here, rules(rest, beside, Links(among))))


def _sharing(appearances: Mapping[str, Appearance]) -> list[tuple[Mark, list[str]]]:
    """The marks that make appearances one, with those that show each; a mark counts within one name and kind."""
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    said: dict[tuple[str, str, str], Mark] = {}
    for each, appearance in appearances.items():
        for block, (kind, words) in _joining(appearance):
            key = block, kind, fold(words)
            found[key].append(each)
            said.setdefault(key, (kind, words))
    return [(said[key], members) for key, members in found.items() if len(members) > 1]


def _joining(appearance: Appearance) -> list[tuple[str, Mark]]:
    """The marks by which an appearance can be joined to others, each with the name that they must have in common."""
    if appearance.kind is Kind.GROUP:
        return []
    if appearance.kind is Kind.PERSON:
        return [
            (name, mark)
            for mark in sorted(appearance.marks)
            # who is on a list goes by every name that it gives
            for name in (["listed"] if mark[0] == "listed" else appearance.full_names)
        ]
    if appearance.kind is Kind.ACCOUNT:
        return [("account", ("handle", appearance.handle))]
    if appearance.is_common:
        return [(appearance.block, ("place", appearance.place))] if appearance.place else []
    return [(appearance.block, ("name", appearance.block))]


def _identity(root: str, members: Sequence[Appearance], joined: tuple[str, ...], sides: Mapping[str, str]) -> Identity:
    kinds = Counter(member.kind for member in members)
    kind = min(kinds, key=lambda each: (-kinds[each], each))
    return Identity(
        id=root,
        kind=kind,
        name=shown_name(Counter(member.name for member in members)),
        members=tuple(members),
        joined=joined,
        public=kind is not Kind.PERSON or any(member.public for member in members),
        full=kind is not Kind.PERSON or any(member.full_names for member in members),
        sides=sides if kind is Kind.PERSON else {},
    )


def shown_name(counts: Mapping[str, int]) -> str:
    """The name that most articles give, a full one before a short one, the longer of two."""
    return min(counts, key=lambda name: (not is_full_name(fold(name)), -counts[name], -len(name), name))


def spellings(counts: Mapping[str, int], shown: str) -> dict[str, str]:
    """Each name under its folded form, as most articles spell it; the one that is shown as it is shown."""
    by_fold: dict[str, list[str]] = defaultdict(list)
    for name in counts:
        by_fold[fold(name)].append(name)
    most = {folded: min(names, key=lambda name: (-counts[name], name)) for folded, names in by_fold.items()}
    return most | {fold(shown): shown}
