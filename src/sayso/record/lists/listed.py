"""People of the record who are on a list of names: linked where the name and what articles say of them fit one only.

The name alone is never enough: a title or a party in the article has to fit a term of the list, at the time of the
article. Where two people of one list fit, and no place tells them apart, nobody is linked until somebody says who it is
(docs/names.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Connection, select

from sayso.intake.listed import ListedPerson, Term
from sayso.model import Kind, RoleStatus
from sayso.record import schema
from sayso.record.identity.appearance import Appearance, Mark
from sayso.record.judging.attached import Place, said_of_lists
from sayso.record.judging.decisions import Verdict, in_force
from sayso.record.load import Live
from sayso.record.names.folding import fold, listed, pairs, plain_role
from sayso.record.portions import in_portions
from sayso.record.weighing.ties import days

LISTED = "listed"  # the kind of mark that joins whatever the name
SAID = "a person said so"
LIFE = 60  # years from the start of a first term within which articles are about that person and no descendant
BEFORE = 12  # years before a first term in which somebody may be known already
SLACK = 1  # year: who is about to take office, or has just left it, goes by the title
STEM = 5  # letters: "Democrat" fits "Democratic Party"
FORMER = frozenset({"former", "ex", "once"})
BEARS_OUT = ("member_of", "holds_office", "candidate_for", "leads")


@dataclass(frozen=True, slots=True)
class Entry:
    """One person of one list."""

    list: str
    person: ListedPerson

    @property
    def key(self) -> tuple[str, str]:
        """What it is stored by."""
        return self.list, self.person.id

    @property
    def words(self) -> str:
        """As a reason names it: "Ada Reed (Q123) of us_people.csv"."""
        return f"{self.person.name} ({self.person.wikidata or self.person.id}) of {self.list}"


@dataclass(frozen=True, slots=True)
class Said:
    """What one article says of somebody, as far as a list can bear it out."""

    year: int | None
    titles: tuple[tuple[str, str], ...]  # folded, with the status
    words: frozenset[str]  # of titles, bodies and places


@dataclass(frozen=True, slots=True)
class Match:
    """An appearance and those of one list that fit it, with what of each does."""

    fitting: tuple[Entry, ...]
    reasons: tuple[tuple[str, ...], ...]  # of each

    def without(self, keys: Collection[tuple[str, str]]) -> Match | None:
        """The match without those of the list who have these keys, None where nobody is left."""
        left = [pair for pair in zip(self.fitting, self.reasons, strict=True) if pair[0].key not in keys]
        return Match(tuple(entry for entry, _ in left), tuple(reasons for _, reasons in left)) if left else None


@dataclass(frozen=True, slots=True)
class OnLists:
    """Who of the record fits whom of the lists, and who is not whom by what people said."""

    found: Mapping[Place, Sequence[Match]]
    denied: Mapping[Place, frozenset[tuple[str, str]]]


def matches(connection: Connection, rows: Live, local: Mapping[Place, Appearance]) -> OnLists:
    """For each appearance the people of each list that its names and its article fit; what a person said wins."""
    found = _by_rules(connection, rows, local)
    said = {place: each for place, each in said_of_lists(connection, in_force(connection)).items() if place in local}
    entries = _entries(connection, {key for verdicts in said.values() for key in verdicts})
    denied = {
        place: frozenset(key for key, verdict in each.items() if verdict is Verdict.NOT_SAME)
        for place, each in said.items()
    }
    for place, verdicts in said.items():
        found[place] = _as_judged(found.get(place, ()), verdicts, denied[place], entries)
    return OnLists({place: each for place, each in found.items() if each}, denied)


def _as_judged(
    found: Iterable[Match],
    verdicts: Mapping[tuple[str, str], Verdict],
    denied: Collection[tuple[str, str]],
    entries: Mapping[tuple[str, str], Entry],
) -> list[Match]:
    """What a person said of an appearance in place of what the rules make of it; of one list the latest word."""
    sure: dict[str, Entry] = {}
    for key, verdict in verdicts.items():
        if verdict is Verdict.SAME and key in entries:
            sure.setdefault(key[0], entries[key])
    left = [each.without(denied) for each in found if each.fitting[0].list not in sure]
    return [each for each in left if each] + [Match((entry,), ((SAID,),)) for entry in sure.values()]


def _by_rules(connection: Connection, rows: Live, local: Mapping[Place, Appearance]) -> dict[Place, list[Match]]:
    wanted = {name for each in local.values() if each.kind is Kind.PERSON for name in each.full_names}
    bearers = _bearers(connection, wanted)
    if not bearers:
        return {}
    said = _said(rows, [place for place, each in local.items() if any(name in bearers for name in each.full_names)])
    found: dict[Place, list[Match]] = {}
    for place, told in said.items():
        fitting = _fitting(
            {entry.key: entry for name in local[place].full_names for entry in bearers.get(name, ())}, told
        )
        if fitting:
            found[place] = fitting
    return found


def with_marks(local: Mapping[Place, Appearance], on_lists: OnLists) -> dict[Place, Appearance]:
    """The appearances, those that one of a list fits with a mark that joins them."""
    found = on_lists.found
    marked = {place: replace(local[place], marks=local[place].marks | _marks(of)) for place, of in found.items()}
    return {**local, **marked}


def _marks(found: Iterable[Match]) -> frozenset[Mark]:
    return frozenset((LISTED, match.fitting[0].words) for match in found if len(match.fitting) == 1)


def _fitting(candidates: Mapping[tuple[str, str], Entry], told: Said) -> list[Match]:
    by_list: dict[str, dict[Entry, tuple[str, ...]]] = defaultdict(dict)
    for _, entry in sorted(candidates.items()):
        if reasons := _reasons(entry.person, told):
            by_list[entry.list][entry] = reasons
    return [_told_apart(fits, told) for fits in by_list.values()]


def _told_apart(fits: Mapping[Entry, tuple[str, ...]], told: Said) -> Match:
    """Of several, the one whose place the article names; all of them where that is none or more than one."""
    here = [entry for entry in fits if any(_place_in(term.place, told.words) for term in entry.person.terms)]
    left = here if len(fits) > 1 and len(here) == 1 else list(fits)
    return Match(tuple(left), tuple(fits[entry] for entry in left))


def _reasons(person: ListedPerson, told: Said) -> tuple[str, ...]:
    """What in the article fits the person; nothing where only the name does, or where it is another time."""
    if not _is_of_their_time(person, told):
        return ()
    found = []
    for term in person.terms:
        if any(_holds(term, title, status, told.year) for title, status in told.titles):
            found.append(f"title “{term.role}”")
        if term.party and _party_in(term.party, told.words):
            found.append(f"party “{term.party}”")
    return tuple(dict.fromkeys(found))


def _is_of_their_time(person: ListedPerson, told: Said) -> bool:
    starts = [_year(term.start) for term in person.terms if term.start]
    years = [year for year in starts if year]
    if not years or told.year is None:
        return not years
    return min(years) - BEFORE <= told.year <= min(years) + LIFE


def _holds(term: Term, title: str, status: str, year: int | None) -> bool:
    """Whether the title is the term's role, borne at a time that fits: a title before a name is borne for life."""
    if not term.role or not _same_role(title, term.role):
        return False
    start, end = _year(term.start), _year(term.end)
    if year is None:
        return start is None
    begun = start is None or year >= start - SLACK
    if status == RoleStatus.FUTURE:
        return end is None or year <= end
    over = end is not None and year > end + SLACK
    held_now = status == RoleStatus.CURRENT and FORMER.isdisjoint(title.split())
    return begun and not (over and held_now)


@lru_cache(maxsize=50_000)
def _same_role(title: str, role: str) -> bool:
    """Whether a title is a role of the list: "Republican senator" is "Senator", "state senator" is not."""
    words, wanted = _one_name(plain_role(title)), _one_name(plain_role(role))
    more = set(words) - set(wanted)
    return set(wanted) <= set(words) and not more & listed("other_rank")


def _one_name(role: str) -> list[str]:
    same = _synonyms()
    words = same.get(role, role)
    return [same.get(word, word) for word in words.split()]


@cache
def _synonyms() -> dict[str, str]:
    return {name: group[0] for group in pairs("same_titles") for name in group}


def _party_in(party: str, words: Collection[str]) -> bool:
    stems = [word[: max(STEM, len(word) - 2)] for word in fold(party).split() if len(word) > STEM]
    return bool(stems) and all(any(word.startswith(stem) for word in words) for stem in stems)


def _place_in(place: str, words: Collection[str]) -> bool:
    named = fold(place).split()
    return bool(named) and set(named) <= set(words)


def _year(day: str) -> int | None:
    return int(day[:4]) if day[:4].isdigit() else None


def _said(rows: Live, places: Iterable[Place]) -> dict[Place, Said]:
    wanted = set(places)
    titles: dict[Place, set[tuple[str, str]]] = defaultdict(set)
    words: dict[Place, set[str]] = defaultdict(set)
    for row in rows.roles:
        if (place := (row.run, row.appearance)) in wanted:
            of = rows.appearances.get((row.run, row.of))
            titles[place].add((fold(row.role), row.status))
            words[place] |= {*fold(row.role).split(), *(fold(of.name).split() if of else ())}
    for row in rows.claims:
        if (place := (row.run, row.subject)) in wanted and row.relation in BEARS_OUT:
            if row.role and row.relation == "holds_office":
                titles[place].add((fold(row.role), RoleStatus.AS_TITLED))
            words[place] |= {*fold(row.role).split(), *fold(rows.appearances[row.run, row.object].name).split()}
    return {
        place: Said(_printed(rows, place), tuple(sorted(titles[place])), frozenset(words[place])) for place in wanted
    }


def _printed(rows: Live, place: Place) -> int | None:
    found: tuple[date, date] | None = days(rows.sources[place[0]].date)
    return found[0].year if found else None


def _bearers(connection: Connection, names: Collection[str]) -> dict[str, list[Entry]]:
    """The people of all lists by each of these folded names."""
    on_list, name = schema.listed.c, schema.listed_name.c
    same = (on_list.list == name.list) & (on_list.id == name.id)
    query = select(name.folded, schema.listed).join_from(schema.listed_name, schema.listed, same)
    found: dict[str, list[Entry]] = defaultdict(list)
    for row in in_portions(connection, query, name.folded, names):
        found[row.folded].append(_entry(row))
    return dict(found)


def _entries(connection: Connection, keys: Collection[tuple[str, str]]) -> dict[tuple[str, str], Entry]:
    """Those of the keys who are on a list."""
    query, ids = select(schema.listed), {id for _, id in keys}
    found = (_entry(row) for row in in_portions(connection, query, schema.listed.c.id, ids))
    return {entry.key: entry for entry in found if entry.key in keys}


def _entry(row: Any) -> Entry:  # noqa: ANN401 # a row of the table
    terms = tuple(Term(*term) for term in row.terms)
    return Entry(row.list, ListedPerson(row.id, row.name, (), row.wikidata, terms))


def links(on_lists: OnLists, entity_of: Mapping[Place, str]) -> Iterator[dict[str, Any]]:
    """Who of the record is who of a list: sure where it is one, else whom it may be."""
    found = on_lists.found
    denied: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for place, keys in on_lists.denied.items():
        if place in entity_of:
            denied[entity_of[place]] |= keys
    one: dict[tuple[str, str], dict[Entry, set[str]]] = defaultdict(lambda: defaultdict(set))
    several: dict[tuple[str, str], set[Entry]] = defaultdict(set)
    for place in sorted(found):
        for match in filter(None, (each.without(denied[entity_of[place]]) for each in found[place])):
            at = entity_of[place], match.fitting[0].list
            if len(match.fitting) == 1:
                one[at][match.fitting[0]].update(match.reasons[0])
            else:
                several[at].update(match.fitting)
    for at in sorted({*one, *several}):
        sure = len(one[at]) == 1
        for entry in sorted(one[at] if sure else {*one[at], *several[at]}, key=lambda each: each.key):
            reasons = sorted(one[at].get(entry, ()))
            yield {"entity": at[0], "list": at[1], "id": entry.person.id, "sure": sure, "reasons": reasons}
