"""Persons who are one though that is not as firm: by forms of a name, by a rare name, by a name and nothing else.

Who is known by a family name alone comes after that (family_names.py).

What is concluded here is a join like any other, with its reason, that a person can split. But until somebody has said
that it is so, no tie of law or money crosses it (ties.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.record.identity.appearance import Appearance, Mark
from sayso.record.identity.family_names import join_untitled
from sayso.record.identity.forms import countries, given_sound, is_rare, one_name, parts
from sayso.record.identity.links import Company, Links, join_by_company
from sayso.record.names.folding import fold

CROWD, TITLE = "crowd", "title"  # what persons can have in common: who is beside everybody, what they are called


def join_alike(appearances: Mapping[str, Appearance], company: Company, links: Links) -> None:
    """Join those whose full names can be forms of one, then those of whom little more than a name is told."""
    forms = _forms(appearances)
    for members in forms:
        for mark, those in _sharing(members, appearances):
            _join(mark, those, links)
    join_by_company(forms, appearances, company, links)
    join_by_anything(forms, appearances, company, links)
    join_untitled(forms, appearances, company, links)


def _forms(appearances: Mapping[str, Appearance]) -> list[list[str]]:
    """The persons whose full names can be forms of one."""
    of = {each: appearance.main_name for each, appearance in appearances.items() if appearance.main_name}
    found: dict[str, list[str]] = defaultdict(list)
    first = one_name(of.values(), _together(appearances))
    for each, name in of.items():
        found[first[name]].append(each)
    return [members for _, members in sorted(found.items()) if len(members) > 1]


def _together(appearances: Mapping[str, Appearance]) -> set[frozenset[str]]:
    """The pairs of full names of which one article has both, one of them with "Jr." or the like."""
    inside: dict[str, set[str]] = defaultdict(set)
    for appearance in appearances.values():
        if appearance.main_name:
            inside[appearance.document].add(appearance.main_name)
    return {
        frozenset((one, other)) for names in inside.values() for one in names if parts(one).suffix for other in names
    }


def _sharing(members: Sequence[str], appearances: Mapping[str, Appearance]) -> list[tuple[Mark, list[str]]]:
    """The marks that some of the members have in common, with those."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    said: dict[tuple[str, str], Mark] = {}
    for each in members:
        for kind, words in sorted(appearances[each].marks):
            found[kind, fold(words)].append(each)
            said.setdefault((kind, fold(words)), (kind, words))
    return [(said[mark], those) for mark, those in found.items() if len(those) > 1]


def join_by_anything(
    forms: Iterable[Sequence[str]], appearances: Mapping[str, Appearance], company: Company, links: Links
) -> None:
    """Join the persons of one name who have anything in common, if the name is rare; else a title and anything more."""
    for members in forms:
        rare = is_rare(appearances[members[0]].main_name)
        shared: dict[tuple[Mark, str], list[str]] = defaultdict(list)
        for each in members:
            for mark in _in_common(appearances[each], company):
                for more in _what_it_takes(appearances[each], mark, rare=rare):
                    shared[mark, more].append(each)
        for (mark, _), those in sorted(shared.items()):
            kind, words = mark
            _join((f"{'rare' if rare else 'title'}, {kind}", "" if kind == CROWD else words), those, links)


def _join(mark: Mark, members: Sequence[str], links: Links) -> None:
    """Join the members, unless they are one already: for firmer reasons."""
    if len({links.groups.root(each) for each in members}) > 1:
        links.join(mark, members)


def _what_it_takes(appearance: Appearance, mark: Mark, *, rare: bool) -> Iterable[str]:
    """What persons must have in common beside a mark: of a common name a title, and for a country the given name."""
    kind, words = mark
    if not rare:
        return appearance.titles - {words if kind == TITLE else ""}
    return [given_sound(appearance.main_name)] if kind == "thing" and words in countries() else [""]


def _in_common(appearance: Appearance, company: Company) -> Iterator[Mark]:
    """What can speak for one who has a rare name."""
    for other in appearance.company:
        yield (CROWD, other) if other in company.everybody else ("person", company.spelled.get(other, other))
    for thing in appearance.things:
        yield "thing", thing
    for title in appearance.titles:
        yield TITLE, title
