"""Those known by a family name alone, in a part of the record: who has to be told anew, and who else bears the name.

The part is closed without them (around.py). Of those in it, and of those outside whose name somebody in it bears, most
are whom they were: told anew is only who is new, was judged, stands beside somebody who now says something else as
company, or fits somebody who is new, gone or with others than before. For these the bearers of the name outside the
part are fetched, each with its party: nothing in the part can make that another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from sayso.model import Kind
from sayso.record import schema
from sayso.record.identity.appearance import Appearance
from sayso.record.identity.around import Met, appearance, as_appearance, entity, met, word
from sayso.record.identity.companions import with_held
from sayso.record.identity.family_names import (
    Meant,
    family_alone,
    family_of,
    first_fit,
    known_by_family,
    meant_by,
    of_one_time,
    tells_family,
)
from sayso.record.identity.links import Company, Groups
from sayso.record.identity.named import mark_of_bearers, mark_of_known
from sayso.record.judging.attached import Place
from sayso.record.load import appearances, named
from sayso.record.portions import in_portions
from sayso.record.touched import Touched


@dataclass(frozen=True, slots=True)
class Around:
    """A part of the record, and who those in it are but for those known by a family name alone."""

    held: Mapping[Place, Met]  # by the last conclusions
    local: Mapping[Place, Appearance]  # those that count now
    gone: Collection[Appearance]
    touched: Touched
    shifted: Collection[str]  # the names that say something else as company than before
    anew: Collection[str]  # the appearances that are new, or that a person spoke of
    groups: Groups

    @property
    def parties(self) -> dict[str, str]:
        """Who each of those that count is by the last conclusions."""
        return {one.id: self.held[place].entity for place, one in self.local.items()}


@dataclass(frozen=True, slots=True)
class Told:
    """Who is meant by those of the part, by their groups; and who belongs in it as well."""

    meant: Mapping[str, Meant]
    also: Mapping[Place, Met]


@dataclass(frozen=True, slots=True)
class Change:
    """A bearer of a family name who is new, gone or with others than before."""

    bearer: Appearance
    joins: str  # the party, as it was, whose members it is new among; "" for others

    def bears_on(self, one: Appearance, party: str, company: Company) -> bool:
        """Whether somebody of a party can be another because of it: not who fits one more of their own party."""
        if self.bearer.document == one.document:
            return True
        return not (self.joins and self.joins == party) and first_fit(one, [self.bearer], company) is not None


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody who has a family name beside a given one."""

    appearance: Appearance
    party: str
    outside: Met | None  # None for who is in the part


Changes = Mapping[str, list[Change]]  # by family name


@dataclass(frozen=True, slots=True)
class Asked:
    """What telling anew gave: who is meant by each, and all who bear the names."""

    meant: Mapping[str, Meant | None]
    bearers: Mapping[str, Bearer]

    def bearer(self, one: str) -> Bearer | None:
        """Who is meant by one of those that were asked about."""
        meant = self.meant.get(one)
        return self.bearers[meant[1]] if meant else None


def told_by_family(connection: Connection, part: Around) -> Told:
    """Who is meant by those known by a family name alone, and who belongs in the part because of that."""
    changes = _changes(part)
    waiting = known_by_family(part.groups)
    outside = _outside(connection, part, changes)
    asked = _asked(connection, part, [*_anew(part, waiting, changes), *(one for one, _ in outside.values())])
    moved = _moved(connection, part, outside, asked)
    moved += [
        each.outside for those in waiting.values() for one in those if (each := asked.bearer(one.id)) and each.outside
    ]
    return Told(_meant(part, waiting, asked), {(row.run, row.id): row for row in moved})


def _asked(connection: Connection, part: Around, those: Collection[Appearance]) -> Asked:
    bearers = _bearers(connection, part, those)
    by_family: dict[str, list[tuple[Appearance, str]]] = defaultdict(list)
    for each in bearers.values():
        by_family[family_of(each.appearance)].append((each.appearance, each.party))
    company = with_held(connection, part.groups.company, those)
    return Asked({one.id: meant_by(one, by_family[family_alone(one)], company) for one in those}, bearers)


def _changes(part: Around) -> Changes:
    """The bearers who are new, gone or with others than before, by family name."""
    groups_of, parties_of = _before(part)
    found: dict[str, list[Change]] = defaultdict(list)
    for place, one in part.local.items():
        if family := family_of(one):
            were = parties_of[part.groups.root_of[one.id]]
            is_whole = len(were) == 1 and all(len(groups_of[party]) == 1 for party in were)
            if place[0] in part.touched.new or not is_whole:
                found[family].append(Change(one, min(were) if is_whole else ""))
    for one in part.gone:
        if family := family_of(one):
            found[family].append(Change(one, ""))
    return found


def _before(part: Around) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """For each party as it was the groups that its full names are in now, and for each group those parties."""
    groups_of: dict[str, set[str]] = defaultdict(set)
    parties_of: dict[str, set[str]] = defaultdict(set)
    for place, one in part.local.items():
        if one.main_name and place[0] not in part.touched.new:
            root = part.groups.root_of[one.id]
            groups_of[part.held[place].entity].add(root)
            parties_of[root].add(part.held[place].entity)
    return groups_of, parties_of


def _anew(part: Around, waiting: Mapping[str, Iterable[Appearance]], changes: Changes) -> Iterator[Appearance]:
    """Those of the part who can be somebody else than before."""
    parties = part.parties
    for one in (one for those in waiting.values() for one in those):
        if (
            one.id in part.anew
            or not one.company.isdisjoint(part.shifted)
            or _is_changed(one, parties[one.id], changes, part.groups.company)
        ):
            yield one


def _is_changed(one: Appearance, party: str, changes: Changes, company: Company) -> bool:
    return any(change.bears_on(one, party, company) for change in changes.get(family_alone(one), ()))


def _outside(connection: Connection, part: Around, changes: Changes) -> dict[Place, tuple[Appearance, Met]]:
    """Those outside the part who can be somebody else than before."""
    rows = {
        place: row
        for place, row in _marked(connection, map(mark_of_known, changes), part).items()
        if any(of_one_time(row.date, each.bearer.date) for each in changes.get(family_alone(as_appearance(row)), ()))
    }
    return {
        place: (one, rows[place])
        for place, one in _loaded(connection, rows)
        if tells_family(one) and _is_changed(one, rows[place].entity, changes, part.groups.company)
    }


def _bearers(connection: Connection, part: Around, asked: Iterable[Appearance]) -> dict[str, Bearer]:
    """All who bear one of the family names of these at that time, by their ids, and in the order of these."""
    dates: dict[str, set[str]] = defaultdict(set)
    for one in asked:
        dates[family_alone(one)].add(one.date[:4])
    rows = {
        place: row
        for place, row in _marked(connection, map(mark_of_bearers, dates), part).items()
        if any(of_one_time(row.date, date) for date in dates.get(family_of(as_appearance(row)), ()))
    }
    found = {one.id: Bearer(one, rows[place].entity, rows[place]) for place, one in _loaded(connection, rows)}
    inside = (one for one in part.local.values() if family_of(one) in dates)
    found |= {one.id: Bearer(one, part.groups.root_of[one.id], None) for one in inside}
    return {id: found[id] for id in sorted(found)}


def _marked(connection: Connection, marks: Iterable[str], part: Around) -> dict[Place, Met]:
    """The persons outside the part who are one with somebody who has one of these marks."""
    query = select(word.entity).join_from(schema.word, schema.entity, word.entity == entity.id)
    persons = query.where(entity.kind == Kind.PERSON)
    ids = {row.entity for row in in_portions(connection, persons, word.word, marks)}
    return {
        place: row
        for place, row in met(connection, appearance.entity, ids).items()
        if place not in part.held and row.kind == Kind.PERSON
    }


def _loaded(connection: Connection, rows: Collection[Place]) -> Iterator[tuple[Place, Appearance]]:
    return appearances(named(connection, {run for run, _ in rows}), rows)


def _meant(part: Around, waiting: Mapping[str, Iterable[Appearance]], asked: Asked) -> dict[str, Meant]:
    """Who of the part is meant by each group."""
    as_before = _as_before(part)
    found: dict[str, Meant] = {}
    for group, those in waiting.items():
        for one in those:
            meant = asked.meant[one.id] if one.id in asked.meant else as_before(one)
            if meant and group not in found and part.groups.can_join(group, meant[1]):
                found[group] = meant
    return found


def _as_before(part: Around) -> Callable[[Appearance], Meant | None]:
    """By what somebody is one with the party that they were in; of that no more than the words can be another."""
    groups_of, _ = _before(part)
    bearers: dict[tuple[str, str], list[Appearance]] = defaultdict(list)
    for one in sorted(part.local.values(), key=lambda each: each.id):
        bearers[part.groups.root_of[one.id], family_of(one)].append(one)
    parties = part.parties

    def meant(one: Appearance) -> Meant | None:
        groups = groups_of.get(parties[one.id], ())
        own = [each for group in groups for each in bearers[group, family_alone(one)]]
        return first_fit(one, own, part.groups.company)

    return meant


def _moved(
    connection: Connection, part: Around, outside: Mapping[Place, tuple[Appearance, Met]], asked: Asked
) -> list[Met]:
    """Those outside who are somebody else now, with whom they are now; and all that were judged."""
    parties = {row.entity for _, row in outside.values()}
    query = select(entity.id).where(entity.full)
    joined = {row.id for row in in_portions(connection, query, entity.id, parties)}
    found = []
    for one, row in outside.values():
        bearer = asked.bearer(one.id)
        if one.id in part.anew or (bearer.party != row.entity if bearer else row.entity in joined):
            found += [row, bearer.outside] if bearer and bearer.outside else [row]
    return found
