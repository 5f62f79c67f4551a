"""People of whom an article tells little: the family name alone ("President Sato"), or a name without a title.

Who is known by a family name is one with the person of that name who has a title in common with them, or stands in
their company, and somebody or something more, in an article of about that time; of a common family name it takes the
title. Who is named without a title or anything else is taken for whom readers know by that name, if somebody or
something is in common. Where that fits several, they are one with none of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from sayso.model import Kind
from sayso.record.identity.appearance import Appearance, Mark
from sayso.record.identity.forms import countries, is_common_family, is_given, parts, single_name
from sayso.record.identity.links import Company, Links
from sayso.record.names.folding import fold

YEARS = 2  # between two articles that call one person by a title
WELL_KNOWN = 3  # articles that give the full name of somebody who goes by the family name without more
MOST = 0.9  # share of those who fit that one of them has to have

Rule = Callable[[Appearance, Appearance, Company], Mark | None]


def join_by_family_name(appearances: Mapping[str, Appearance], company: Company, links: Links) -> None:
    """Join those who are known by a family name, unless it is a common one."""
    full, bare = _by_family(appearances)
    for family, those in sorted(bare.items()):
        bearers = [(each, links.groups.root(each)) for each in full.get(family, ())]
        rules = COMMON if is_common_family(family) else BARE
        found = [(each, _meant(appearances[each], bearers, appearances, company, rules)) for each in those]
        for each, (mark, other) in ((each, meant) for each, meant in found if meant):
            links.join(mark, [other, each])


def join_untitled(
    forms: Iterable[Sequence[str]], appearances: Mapping[str, Appearance], company: Company, links: Links
) -> None:
    """Join those of whom nothing is told but the name to somebody well-known of that name."""
    for members in forms:
        roots = [(each, links.groups.root(each)) for each in members]
        size = Counter(root for _, root in roots)
        bearers = [(each, root) for each, root in roots if size[root] >= WELL_KNOWN]
        alone = [each for each, root in roots if size[root] == 1]
        untold = [each for each in alone if not (appearances[each].titles or appearances[each].marks)]
        found = [(each, _meant(appearances[each], bearers, appearances, company, UNTITLED)) for each in untold]
        for each, (mark, other) in ((each, meant) for each, meant in found if meant):
            links.join(mark, [other, each])


def _by_family(appearances: Mapping[str, Appearance]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Who has a family name beside a given one, and who has it alone."""
    full: dict[str, list[str]] = defaultdict(list)
    bare: dict[str, list[str]] = defaultdict(list)
    for each, appearance in appearances.items():
        if appearance.main_name:
            full[parts(appearance.main_name).family].append(each)
        elif (family := family_alone(appearance)) and (appearance.titles or not is_given(family)):
            bare[family].append(each)
    return full, bare


def family_alone(appearance: Appearance) -> str:
    """The folded name of a person of whom no more is known, be it a given name; "" for others."""
    if appearance.kind is not Kind.PERSON or appearance.full_names:
        return ""
    return single_name(fold(appearance.name))


def _meant(
    one: Appearance,
    bearers: Sequence[tuple[str, str]],
    appearances: Mapping[str, Appearance],
    company: Company,
    rules: Sequence[tuple[Rule, int]],
) -> tuple[Mark, str] | None:
    """The one of these who is meant, and what speaks for that: the strongest that anybody has.

    Nobody whom the same article has as another: within an article the reading decides.
    """
    here = {root for each, root in bearers if appearances[each].document == one.document}
    for told, least in rules:
        fits: Counter[str] = Counter()
        first: dict[str, tuple[Mark, str]] = {}
        for each, root in bearers:
            other = appearances[each]
            if root not in here and (mark := told(one, other, company)):
                fits[root] += 1
                first.setdefault(root, (mark, each))
        for root, count in fits.most_common(1):
            return first[root] if count >= max(MOST * fits.total(), least) else None
    return None


def _by_title(one: Appearance, other: Appearance, company: Company) -> Mark | None:
    """A title in common, and anybody or anything beside."""
    title = min(one.titles & other.titles, default="") if _of_one_time(one.date, other.date) else ""
    return ("family name", title) if title and (one.things & other.things or _people(one, other, company)) else None


def _by_company(one: Appearance, other: Appearance, company: Company) -> Mark | None:
    """Two people in common who are not beside everybody, or one and anything beside."""
    people = _people(one, other, company) if _of_one_time(one.date, other.date) else []
    fits = len(people) > 1 or (people and one.things & other.things)
    return ("family company", company.spelled.get(people[0], people[0])) if fits else None


def _by_anything(one: Appearance, other: Appearance, _: Company) -> Mark | None:
    """Anything in common, for one of whom no title is told."""
    fits = not one.titles and _of_one_time(one.date, other.date)
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


def _of_one_time(one: str, other: str) -> bool:
    return not (one and other) or abs(int(one[:4]) - int(other[:4])) <= YEARS
