"""Pairs of persons from different articles, drawn by rule and seed from what readings name: see bench/labels/README.md.

Nothing here looks at who the record takes for one. Each class has its rule, its quota and its turn; a name or a pair of
names is drawn first, then two of its articles, so that whoever is in hundreds of articles does not fill the set.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from random import Random

from sqlalchemy import Connection, select

from sayso.model import Form, Kind
from sayso.record import schema
from sayso.record.names.folding import fold, is_full_name, without_titles

TRIES = 400  # pairs of articles looked at for one pair of names
FAMILIES = ("clinton", "bush", "trump")
SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
# short forms that do not begin as the name does; all others are found by their beginning
IRREGULAR = {
    "bill": "william", "bob": "robert", "dick": "richard", "ted": "edward", "jack": "john", "peggy": "margaret",
    "hank": "henry", "chuck": "charles", "jim": "james", "tony": "anthony", "larry": "lawrence", "harry": "henry",
    "sandy": "alexander", "liz": "elizabeth",
}  # fmt: skip
FAMILY_FIRST = 3  # letters that a short form and its name share at least, where it is regular


@dataclass(frozen=True, slots=True)
class Seen:
    """A person as one article names them, at one place."""

    text: str  # sha256 of the article
    start: int
    end: int
    name: str  # folded, without titles in front
    titles: frozenset[str]  # words of the titles given there
    parties: frozenset[str]  # everybody and everything else that the article names


Pair = tuple[Seen, Seen]
Names = Mapping[str, list[Seen]]
Fits = Callable[[Seen, Seen], bool]


@dataclass(frozen=True, slots=True)
class Part:
    """One class of pairs: pairs of names, the likeliest to be drawn first, and what their articles must be like."""

    group: str
    rule: str
    quota: int
    pairs: Callable[[Names, Random], Iterable[tuple[str, str]]]
    fits: Fits = lambda one, other: True


def seen(connection: Connection) -> list[Seen]:
    """Every person of every live reading that has a name, in the order of their articles."""
    run, version, mention, role, appearance = (
        each.c for each in (schema.run, schema.version, schema.mention, schema.role, schema.appearance)
    )
    live = select(run.key, version.sha256, version.text).join_from(schema.run, schema.version)
    articles = {row.key: row for row in connection.execute(live.where(run.expired_at.is_(None)))}
    spans, titles, parties = defaultdict(list), defaultdict(set), defaultdict(set)
    named = select(mention.run, mention.appearance, mention.start, mention.end).where(mention.form == str(Form.NAME))
    for at_run, of, start, end in connection.execute(named):
        spans[at_run, of].append((start, end))
    for held in connection.execute(select(role.run, role.appearance, role.role)):
        titles[held.run, held.appearance].update(fold(held.role).split())
    people = list(connection.execute(select(appearance.run, appearance.id, appearance.kind, appearance.name)))
    for row in people:
        parties[row.run].add(without_titles(fold(row.name)))
    found = []
    for row in people:
        at = spans[row.run, row.id]
        if row.kind != Kind.PERSON or row.run not in articles or not at:
            continue
        article, name = articles[row.run], without_titles(fold(row.name))
        start, end = min(at, key=lambda span: (article.text[slice(*span)] != row.name, span[0] - span[1], span))
        others = frozenset(parties[row.run] - {name})
        found.append(Seen(article.sha256, start, end, name, frozenset(titles[row.run, row.id]), others))
    return sorted(found, key=lambda each: (each.text, each.start, each.end))


def draw(
    people: Iterable[Seen], seed: int, but: Collection[tuple[str, str]] = (), share: float = 1
) -> list[tuple[Part, Pair]]:
    """The pairs of all parts; `but` are pairs of names that are not to be drawn again, `share` that of each quota."""
    random = Random(seed)
    names: dict[str, list[Seen]] = defaultdict(list)
    for each in people:
        names[each.name].append(each)
    taken: Counter[tuple[str, str]] = Counter()
    found: list[tuple[Part, Pair]] = []
    owed = 0
    for part in PARTS:
        owed += round(part.quota * share)
        most = 2 if part.rule in TWICE else 1
        for one, other in part.pairs(names, random):
            key = min(one, other), max(one, other)
            if owed and key not in but and taken[key] < most and (pair := _articles(names, one, other, part, random)):
                taken[key] += 1
                owed -= 1
                found.append((part, pair))
    return found


def _articles(names: Names, one: str, other: str, part: Part, random: Random) -> Pair | None:
    for _ in range(TRIES):
        a, b = random.choice(names[one]), random.choice(names[other])
        if a.text != b.text and part.fits(a, b):
            return (a, b) if a.text < b.text else (b, a)
    return None


def _apart(one: Seen, other: Seen) -> bool:
    """Articles that have nobody and nothing else in common."""
    return not one.parties & other.parties


def _other_titles(one: Seen, other: Seen) -> bool:
    return bool(one.titles and other.titles) and not one.titles & other.titles and _apart(one, other)


def _shuffled(found: Iterable[tuple[str, str]], random: Random) -> list[tuple[str, str]]:
    ordered = sorted(found)
    random.shuffle(ordered)
    return ordered


def _in_two(names: Names) -> Iterator[str]:
    for name, those in names.items():
        if is_full_name(name) and len({each.text for each in those}) > 1:
            yield name


def _any_name(names: Names, random: Random) -> list[tuple[str, str]]:
    return _shuffled(((name, name) for name in _in_two(names)), random)


def _any_article(names: Names, random: Random) -> list[tuple[str, str]]:
    return _shuffled(((name, name) for name in _in_two(names) for _ in names[name]), random)


def _commonest(names: Names, random: Random) -> list[tuple[str, str]]:
    """Names of a given and a family name that many others have: first those with the most namesakes by chance."""
    full = [name for name in names if is_full_name(name)]
    given, family = Counter(given_name(name) for name in full), Counter(family_name(name) for name in full)
    found = _shuffled(((name, name) for name in _in_two(names)), random)
    return sorted(found, key=lambda pair: -given[given_name(pair[0])] * family[family_name(pair[0])])


def given_name(name: str) -> str:
    """The first word."""
    return name.split()[0]


def family_name(name: str) -> str:
    """The last word, "Jr." and the like aside."""
    words = [word for word in name.split() if word not in SUFFIXES]
    return words[-1] if words else name


def _by_family(names: Names, least: int = 2) -> dict[str, list[str]]:
    found = defaultdict(list)
    for name in names:
        if len(name.split()) >= least:
            found[family_name(name)].append(name)
    return found


def _of_family(wanted: str) -> Callable[[Names, Random], list[tuple[str, str]]]:
    """Pairs of the names of a family that two articles or more have; the others are mostly headlines read wrong."""

    def pairs(names: Names, random: Random) -> list[tuple[str, str]]:
        kept = [name for name in _by_family(names, 1)[wanted] if len({each.text for each in names[name]}) > 1]
        return _shuffled((pair for pair in combinations(sorted(kept), 2) for _ in range(2)), random)

    return pairs


def _one_each(blocks: Iterable[list[tuple[str, str]]], random: Random) -> list[tuple[str, str]]:
    """One pair of each block, then the others."""
    first, rest = [], []
    for block in blocks:
        ordered = _shuffled(block, random)
        first += ordered[:1]
        rest += ordered[1:]
    return [*_shuffled(first, random), *_shuffled(rest, random)]


def _other_given(names: Names, random: Random) -> list[tuple[str, str]]:
    full = {family: those for family, those in _by_family(names).items() if family not in FAMILIES}
    blocks = [combinations(sorted(full[each]), 2) for each in sorted(full)]
    return _one_each([[(a, b) for a, b in block if given_name(a) != given_name(b)] for block in blocks], random)


def _bare(names: Names, random: Random) -> list[tuple[str, str]]:
    full = {family: those for family, those in _by_family(names).items() if family in names and family not in FAMILIES}
    return _one_each([[(family, name) for name in full[family]] for family in sorted(full)], random)


def _variants(rule: Callable[[str, str], bool]) -> Callable[[Names, Random], list[tuple[str, str]]]:
    """Pairs of full names of one family that the rule takes for forms of one."""

    def pairs(names: Names, random: Random) -> list[tuple[str, str]]:
        blocks = _by_family(names)
        return _shuffled(
            {pair for each in blocks.values() for pair in combinations(sorted(each), 2) if rule(*pair)}, random
        )

    return pairs


def is_middle(one: str, other: str) -> bool:
    """Whether the first and the last words are the same, and what lies between is not: "ann reed", "ann b reed"."""
    return given_name(one) == given_name(other) and one.split()[-1] == other.split()[-1]


def is_initial(one: str, other: str) -> bool:
    """Whether one begins with the initials of the other: "a reed", "ann reed"."""
    short, long = sorted((one.split(), other.split()), key=lambda words: len(words[0]))
    return 1 <= len(short[0]) <= 2 and len(long[0]) > 2 and short[0][0] == long[0][0] and short[-1] == long[-1]


def is_suffixed(one: str, other: str) -> bool:
    """Whether they differ by "Jr." or the like, and maybe in the middle."""
    tails = [name.split()[-1] in SUFFIXES for name in (one, other)]
    return given_name(one) == given_name(other) and tails[0] != tails[1]


def is_short_form(one: str, other: str) -> bool:
    """Whether one given name begins as the other and is shorter, or is one of the irregular ones."""
    short, long = sorted((given_name(one), given_name(other)), key=len)
    regular = len(short) < len(long) and short[:FAMILY_FIRST] == long[:FAMILY_FIRST] and len(short) >= FAMILY_FIRST
    return regular or IRREGULAR.get(short) == long or IRREGULAR.get(long) == short


def is_titled(one: str, other: str) -> bool:
    """Whether one ends with all of the other: "harbour mayor ann reed", "ann reed"."""
    short, long = sorted((one.split(), other.split()), key=len)
    return len(short) < len(long) and long[-len(short) :] == short


def _spelled(names: Names, random: Random) -> list[tuple[str, str]]:
    """Pairs that share the given or the family name, and are some letters or hyphens apart."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if is_full_name(name):
            for key in (f"{given_name(name)} ", f" {family_name(name)}", name.replace(" ", "")):
                blocks[key].append(name)
    found = {pair for each in blocks.values() for pair in combinations(sorted(set(each)), 2) if is_spelled(*pair)}
    return _shuffled(found, random)


def is_spelled(one: str, other: str) -> bool:
    """Whether they are the same without spaces, or as long in words and one to three letters apart."""
    if one.replace(" ", "") == other.replace(" ", ""):
        return True
    if abs(len(one) - len(other)) > 3 or len(one.split()) != len(other.split()):
        return False
    most = 1 + (min(len(one), len(other)) > 9) + (min(len(one), len(other)) > 14)
    return one[0] == other[0] and letters_apart(one, other) <= most


def letters_apart(one: str, other: str) -> int:
    """How many letters have to be put in, taken out or exchanged to make one the other."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]


TWICE = frozenset(("any article", *FAMILIES))
PARTS = (
    Part("same", "other titles, no party in common", 20, _any_name, _other_titles),
    Part("same", "common names, no party in common", 20, _commonest, _apart),
    Part("same", "any name", 40, _any_name),
    Part("same", "any article", 20, _any_article),
    *(Part("family", family, 10, _of_family(family)) for family in FAMILIES),
    Part("family", "other given name", 35, _other_given),
    Part("family", "bare family name", 35, _bare),
    Part("variant", "Jr. and the like", 6, _variants(is_suffixed)),
    Part("variant", "initials", 12, _variants(is_initial)),
    Part("variant", "short form", 18, _variants(is_short_form)),
    Part("variant", "title", 14, _variants(is_titled)),
    Part("variant", "spelling", 25, _spelled),
    Part("variant", "middle", 25, _variants(is_middle)),
)
