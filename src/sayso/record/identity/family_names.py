"""People of whom an article tells little: the family name alone ("President Sato"), or a name without a title.

Who is known by a family name is one with the person of that name who has a title in common with them, or stands in
their company, and somebody or something more, in an article of about that time; of a common family name it takes the
title. Who is named without a title or anything else is taken for whom readers know by that name, if somebody or
something is in common. Where that fits several, they are one with none of them.

Those of a family name alone come last, and are each joined to one party at most: so what they come to bears on nobody
else, and nobody of that name but those whom they fit bears on it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from sayso.model import Kind
from sayso.record.identity.appearance import Appearance, Mark
from sayso.record.identity.forms import countries, is_common_family, is_given, parts, single_name
from sayso.record.identity.links import Company, Groups, Links
from sayso.record.names.folding import fold

YEARS = 2  # between two articles that call one person by a title
WELL_KNOWN = 3  # articles that give the full name of somebody who goes by the family name without more
MOST = 0.9  # share of those who fit that one of them has to have

Rule = Callable[[Appearance, Appearance, Company], Mark | None]
Meant = tuple[
    Mark, str
]  # what speaks for it that somebody is meant, and the first bearer of the name with whom it does


def meant_by_family(groups: Groups) -> dict[str, Meant]:
    """For each group of those known by a family name alone who is meant, where that is one party."""
    bearers: dict[str, list[tuple[Appearance, str]]] = defaultdict(list)
    for each, appearance in groups.appearances.items():
        if family := family_of(appearance):
            bearers[family].append((appearance, groups.root_of[each]))
    found: dict[str, Meant] = {}
    for group, those in known_by_family(groups).items():
        for one in those:
            here = bearers.get(family_alone(one), ())
            meant = meant_by(one, here, groups.company)
            if meant and group not in found and groups.can_join(group, meant[1]):
                found[group] = meant
    return found


def known_by_family(groups: Groups) -> dict[str, list[Appearance]]:
    """Those known by a family name alone whom nothing made one with anybody of a full name, by their group."""
    named = {groups.root_of[each] for each, appearance in groups.appearances.items() if appearance.main_name}
    found: dict[str, list[Appearance]] = defaultdict(list)
    for each, appearance in groups.appearances.items():
        if groups.root_of[each] not in named and tells_family(appearance):
            found[groups.root_of[each]].append(appearance)
    return found


def family_of(appearance: Appearance) -> str:
    """The folded family name of a person of whom a given one is known as well; "" for others."""
    return parts(appearance.main_name).family if appearance.main_name else ""


def tells_family(appearance: Appearance) -> bool:
    """Whether it goes by a single name that is a family name: a given name is one only after a title."""
    family = family_alone(appearance)
    return bool(family) and bool(appearance.titles or not is_given(family))


def meant_by(one: Appearance, bearers: Iterable[tuple[Appearance, str]], company: Company) -> Meant | None:
    """Who is meant by somebody known by a family name; `bearers` have it beside a given one, each with its party."""
    rules = COMMON if is_common_family(family_alone(one)) else BARE
    return _meant(one, bearers, company, rules)


def first_fit(one: Appearance, bearers: Collection[Appearance], company: Company) -> Meant | None:
    """The first of the bearers for whom the strongest speaks that does for any, and what that is."""
    rules = COMMON if is_common_family(family_alone(one)) else BARE
    fits = ((mark, other.id) for told, _ in rules for other in bearers if (mark := told(one, other, company)))
    return next(fits, None)


def join_untitled(
    forms: Iterable[Sequence[str]], appearances: Mapping[str, Appearance], company: Company, links: Links
) -> None:
    """Join those of whom nothing is told but the name to somebody well-known of that name."""
    for members in forms:
        roots = [(each, links.groups.root(each)) for each in members]
        size = Counter(root for _, root in roots)
        bearers = [(appearances[each], root) for each, root in roots if size[root] >= WELL_KNOWN]
        alone = [each for each, root in roots if size[root] == 1]
        untold = [each for each in alone if not (appearances[each].titles or appearances[each].marks)]
        found = [(each, _meant(appearances[each], bearers, company, UNTITLED)) for each in untold]
        for each, (mark, other) in ((each, meant) for each, meant in found if meant):
            links.join(mark, [other, each])


def family_alone(appearance: Appearance) -> str:
    """The folded name of a person of whom no more is known, be it a given name; "" for others."""
    if appearance.kind is not Kind.PERSON or appearance.full_names:
        return ""
    return single_name(fold(appearance.name))


def _meant(
    one: Appearance, bearers: Iterable[tuple[Appearance, str]], company: Company, rules: Sequence[tuple[Rule, int]]
) -> Meant | None:
    """The one of these who is meant, and what speaks for that: the strongest that anybody has.

    Nobody whom the same article has as another: within an article the reading decides.
    """
    here = {root for other, root in bearers if other.document == one.document}
    others = [(other, root) for other, root in bearers if root not in here]
    for told, least in rules:
        found: Counter[str] = Counter()
        first: dict[str, tuple[Mark, Appearance]] = {}
        for other, root in others:
            if mark := told(one, other, company):
                found[root] += 1
                first.setdefault(root, (mark, other))
        for root, count in found.most_common(1):
            mark, other = first[root]
            return (mark, other.id) if count >= max(MOST * found.total(), least) else None
    return None


def _by_title(one: Appearance, other: Appearance, company: Company) -> Mark | None:
    """A title in common, and anybody or anything beside."""
    title = min(one.titles & other.titles, default="") if of_one_time(one.date, other.date) else ""
    return ("family name", title) if title and (one.things & other.things or _people(one, other, company)) else None


def _by_company(one: Appearance, other: Appearance, company: Company) -> Mark | None:
    """Two people in common who are not beside everybody, or one and anything beside."""
    people = _people(one, other, company) if of_one_time(one.date, other.date) else []
    fits = len(people) > 1 or (people and one.things & other.things)
    return ("family company", company.spelled.get(people[0], people[0])) if fits else None


def _by_anything(one: Appearance, other: Appearance, _: Company) -> Mark | None:
    """Anything in common, for one of whom no title is told."""
    fits = not one.titles and of_one_time(one.date, other.date)
    thing = min(one.things & other.things, default="") if fits else ""
    return ("family thing", thing) if thing else None


def _as_known(one: Appearance, other: Appearance, _: Company) -> Mark | None:
    """Anybody in common, or anything but the country."""
    found = (one.company & other.company) or {thing for thing in one.things & other.things if thing not in countries()}
    return ("well-known", min(found)) if found else None


def _people(one: Appearance, other: Appearance, company: Company) -> list[str]:
    return sorted((one.company & other.company) - company.everybody)


BARE: Sequence[tuple[Rule, int]] = ((_by_title, 1), (_by_company, 1), (_by_anything, WELL_KNOWN))
COMMON: Sequence[tuple[Rule, int]] = ((_by_title, 1),)
UNTITLED: Sequence[tuple[Rule, int]] = ((_as_known, WELL_KNOWN),)


def of_one_time(one: str, other: str) -> bool:
    """Whether two articles of these dates can call one person by one title."""
    return not (one and other) or abs(int(one[:4]) - int(other[:4])) <= YEARS
