"""Who is who, kept: worked out for all that is live, or for the part of the record that a change can bear on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from sayso.model import Kind
from sayso.record import schema
from sayso.record.identity.appearance import Appearance
from sayso.record.identity.around import Ends, Met, appearance, as_appearance, beside, closed, entity, id_of, met
from sayso.record.identity.companions import as_rows as company_rows
from sayso.record.identity.companions import companion, company_of, elsewhere, held_company
from sayso.record.identity.joining import Identity, grouped, identities, parties
from sayso.record.identity.known_by_family import Around, Told, told_by_family
from sayso.record.identity.links import Groups
from sayso.record.identity.named import keep_names, name_rows
from sayso.record.identity.suggestions import as_rows, suggestions
from sayso.record.identity.things import keep_things, known_by
from sayso.record.judging.attached import Judged, Place, spoken_of
from sayso.record.keep import Row, assign, keep, redirect
from sayso.record.lists.listed import OnLists, links, matches, with_marks
from sayso.record.load import LIVE, Live, appearances, live
from sayso.record.portions import in_portions
from sayso.record.touched import Touched


@dataclass(frozen=True, slots=True)
class Part:
    """The part of the record in which it is worked out anew who is who."""

    around: Mapping[Place, Met]  # who may be one with somebody in a changed article
    things: Mapping[Place, Met]  # bodies, places and events of changed articles that go by their names alone
    shifted: Collection[str]  # the names that say something else as company than before

    @property
    def runs(self) -> set[int]:
        """The articles in which somebody appears who may be another."""
        return {run for run, _ in self.around}


@dataclass(frozen=True, slots=True)
class Found:
    """Who those of a part are."""

    local: Mapping[Place, Appearance]
    on_lists: OnLists
    claims: Mapping[Place, int]  # how many each is a party of
    groups: Groups
    told: Told


def keep_all_parties(connection: Connection, decided: Judged, judged: Ends) -> None:
    """Work out who everybody is."""
    rows = live(connection)
    local = dict(appearances(rows))
    on_lists = matches(connection, rows, local)
    local = with_marks(local, on_lists)
    query: Select[Any] = select(appearance.run, appearance.id, appearance.entity, appearance.side)
    stale = connection.execute(query.where(appearance.entity != "", appearance.run.not_in(LIVE)))
    held: dict[Place, Met] = {(int(row.run), str(row.id)): row for row in stale}
    held |= rows.appearances
    keep(connection, schema.companion, company_rows(company_of(local.values())))
    found = identities(local.values(), decided.pairs)
    keep(connection, schema.suggestion, as_rows(suggestions(found, decided.pairs)))
    party_of = _by_place(found, local)
    _write(connection, party_of, held, local, _claims(rows), judged, None)
    keep(connection, schema.listed_as, links(on_lists, {place: party.id for place, party in party_of.items()}))


def keep_parties(connection: Connection, touched: Touched, decided: Judged, judged: Ends) -> set[Place]:
    """Work out who those are that a change bears on; gives the appearances that are somebody else now, or renamed."""
    first = _first(connection, touched)
    things = _by_name_alone(connection, first, judged)
    part = _part(
        connection, {place: row for place, row in first.items() if place not in things}, things, touched, judged
    )
    rows = live(connection, part.runs | touched.new | touched.gone)
    anew = judged.ids | {id_of(row) for row in first.values()}
    found = _found(connection, part, rows, touched, decided, anew)
    while found.told.also:  # who is meant by a family name, or was before, stands outside
        part = _part(connection, {**part.around, **found.told.also}, part.things, touched, judged)
        rows = rows.with_more(live(connection, part.runs - rows.sources.keys()))
        found = _found(connection, part, rows, touched, decided, anew)
    changed = _keep_around(connection, part.around, found, decided, judged)
    return changed | keep_things(connection, part.things, found.local, found.claims, touched)


def _first(connection: Connection, touched: Touched) -> dict[Place, Met]:
    """Those of changed articles, and whom people spoke of."""
    spoken = spoken_of(connection, touched.judged)
    also = met(connection, appearance.run, {run for run, _ in spoken})
    changed = met(connection, appearance.run, touched.new | touched.gone)
    return changed | {place: row for place, row in also.items() if place in spoken}


def _found(
    connection: Connection, part: Part, rows: Live, touched: Touched, decided: Judged, anew: Collection[str]
) -> Found:
    """Who those of the part are, by what its runs say; `anew` are those to be told anew in any case."""
    every = dict(appearances(rows, [*part.around, *part.things]))
    local = {place: each for place, each in every.items() if place[0] not in touched.gone}
    on_lists = matches(connection, rows, {place: local[place] for place in part.around if place in local})
    local = with_marks(local, on_lists)
    here = {place: local[place] for place in part.around if place in local}
    known = elsewhere(connection, here.values(), company_of(here.values()))
    groups = grouped(here.values(), decided.pairs, known)
    gone = [each for place, each in every.items() if place[0] in touched.gone]
    around = Around(part.around, here, gone, touched, part.shifted, anew, groups)
    return Found(local, on_lists, _claims(rows), groups, told_by_family(connection, around))


def _keep_around(
    connection: Connection, around: Mapping[Place, Met], found: Found, decided: Judged, judged: Ends
) -> set[Place]:
    """Keep who these are; gives who is another now or renamed."""
    here = {place: found.local[place] for place in around if place in found.local}
    columns = select(entity.id, entity.name, entity.full)
    were = {row.entity for row in around.values()}
    before = {row.id: tuple(row) for row in in_portions(connection, columns, entity.id, were)}
    those = parties(found.groups, found.told.meant)
    party_of = _by_place(those, here)
    ids = before.keys() | {party.id for party in those}
    own = company_of(here.values())
    keep(connection, schema.companion, company_rows(own), companion.folded, _names(around.values()))
    suggested = suggestions(those, decided.pairs)
    keep(connection, schema.suggestion, as_rows(suggested), schema.suggestion.c.one, ids)
    _write(connection, party_of, around, here, found.claims, judged, ids)
    linked = links(found.on_lists, {place: party.id for place, party in party_of.items()})
    keep(connection, schema.listed_as, linked, schema.listed_as.c.entity, ids)
    same = {party.id for party in those if before.get(party.id) == (party.id, party.name, party.full)}
    return {
        place
        for place, party in party_of.items()
        if party.id not in same or (party.id, _side(party, here[place])) != (around[place].entity, around[place].side)
    }


def _write(
    connection: Connection,
    party_of: Mapping[Place, Identity],
    held: Mapping[Place, Met],
    local: Mapping[Place, Appearance],
    claims: Mapping[Place, int],
    judged: Ends,
    ids: Collection[str] | None,
) -> None:
    """Keep the parties: those of the ids, or all."""
    counts: Counter[str] = Counter()
    for place, party in party_of.items():
        counts[party.id] += claims.get(place, 0)
    parties = {party.id: party for party in party_of.values()}
    rows = [_entity(party, counts[party.id], known_by(party, judged.blocks)) for party in parties.values()]
    keep(connection, schema.entity, rows, entity.id, ids)
    names = [row for party in parties.values() for row in _name_rows(party)]
    keep_names(connection, names, ids)
    were = {place: row.entity for place, row in held.items()}
    assign(connection, schema.appearance, "entity", {place: party.id for place, party in party_of.items()}, were)
    sides = {place: _side(party, local[place]) for place, party in party_of.items()}
    assign(connection, schema.appearance, "side", sides, {place: row.side for place, row in held.items()})
    last_first = sorted(party_of, key=lambda place: (local[place].document, place[1]), reverse=True)
    redirect(connection, {were[place]: party_of[place].id for place in last_first if were[place]}, parties)


def _side(party: Identity, member: Appearance) -> str:
    """Of which side of a join that is not firm a member is; "" for the side that the party is named for."""
    side = party.sides.get(member.id, "")
    return "" if side == party.id else side


def _entity(party: Identity, claims: int, known: str) -> Row:
    return {
        "id": party.id,
        "kind": str(party.kind),
        "name": party.name,
        "public": party.public,
        "full": party.full,
        "joined": list(party.joined),
        "documents": len({member.document for member in party.members}),
        "claims": claims,
        "known_by": known,
    }


def _name_rows(party: Identity) -> list[Row]:
    return name_rows(party.id, (member.name for member in party.members), party.names)


def _by_place(found: Iterable[Identity], local: Mapping[Place, Appearance]) -> dict[Place, Identity]:
    party_of = {member.id: party for party in found for member in party.members}
    return {place: party_of[each.id] for place, each in local.items()}


def _claims(rows: Live) -> Counter[Place]:
    """How many claims each appearance is a party of."""
    return Counter((row.run, local) for row in rows.claims for local in {row.subject, row.object})


def _part(
    connection: Connection, first: Mapping[Place, Met], things: Mapping[Place, Met], touched: Touched, judged: Ends
) -> Part:
    """The part that the change bears on; what it says anew as company can bear on more, and so on."""
    around = closed(connection, first, judged)
    while True:
        blocks = {as_appearance(row).block for row in around.values()}
        more = {place: row for place, row in things.items() if as_appearance(row).block in blocks}
        shifted = _shifted(connection, around, touched)
        more |= {
            place: row for place, row in beside(connection, around.values(), shifted).items() if place not in around
        }
        if not more:
            return Part(around, things, shifted)
        things = {place: row for place, row in things.items() if place not in more}
        around = closed(connection, around | more, judged)


def _by_name_alone(connection: Connection, first: Mapping[Place, Met], judged: Ends) -> dict[Place, Met]:
    """Those that go by their names alone now, and did so before."""
    query = select(entity.id).where(entity.known_by == "")
    otherwise = {row.id for row in in_portions(connection, query, entity.id, {row.entity for row in first.values()})}
    blocks = {place: as_appearance(row).block for place, row in first.items()}
    return {
        place: row
        for place, row in first.items()
        if blocks[place] and blocks[place] not in judged.blocks and row.entity not in otherwise
    }


def _shifted(connection: Connection, around: Mapping[Place, Met], touched: Touched) -> set[str]:
    """The names that say something else as company than before. One that is new stands in changed articles only."""
    now = company_of(as_appearance(row) for row in around.values() if row.run not in touched.gone)
    held = held_company(connection, now.spelled.keys())
    return {
        folded
        for folded, spelled in held.spelled.items()
        if (spelled, folded in held.everybody) != (now.spelled[folded], folded in now.everybody)
        and not (folded in held.everybody and folded in now.everybody)
    }


def _names(rows: Iterable[Met]) -> set[str]:
    return {folded for row in rows if row.kind == Kind.PERSON for folded in as_appearance(row).full_names}
