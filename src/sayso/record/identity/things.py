"""Bodies, places and events, which are one by their names alone: counted on, without going through all they stand in.

A country can stand in half of all articles. So long as nobody judged who it is, a change of articles cannot make it one
with anything else, nor part it: only how often it appears, and how it is spelled, has to be worked out anew.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, func, select

from sayso.model import Kind
from sayso.record import schema
from sayso.record.identity.appearance import COMMON, Appearance
from sayso.record.identity.around import Met, appearance, entity, id_of, met
from sayso.record.identity.joining import Identity, shown_name, spellings
from sayso.record.identity.links import SHARED
from sayso.record.identity.named import keep_names, name_rows
from sayso.record.identity.suggestions import MANY, as_rows, suggestions
from sayso.record.judging.attached import Place
from sayso.record.keep import Row, assign, keep, redirect
from sayso.record.portions import in_portions
from sayso.record.touched import Touched


@dataclass(slots=True)
class Tally:
    """What articles that come and go do to one body, place or event."""

    came: dict[Place, str] = field(default_factory=dict)  # each appearance with its id in the whole record
    went: dict[Place, str] = field(default_factory=dict)
    claims: int = 0  # how many more there are

    @property
    def documents(self) -> int:
        """How many more there are."""
        return len({run for run, _ in self.came}) - len({run for run, _ in self.went})


@dataclass(frozen=True, slots=True)
class Thing:
    """One body, place or event as it is now."""

    id: str  # "" where no article names it any more
    key: str
    documents: int
    claims: int
    was: str  # its id before, "" where it is new
    moved: Mapping[Place, Met]  # the appearances that had another id


def known_by(party: Identity, judged: Collection[str]) -> str:
    """The name by which a body, place or event is one; "" for others, and where a name that was judged is among its."""
    firm = all(member.block and member.block not in judged for member in party.members)
    return party.members[0].key if firm else ""


def keep_things(
    connection: Connection,
    things: Mapping[Place, Met],
    local: Mapping[Place, Appearance],
    claims: Mapping[Place, int],
    touched: Touched,
) -> set[Place]:
    """Keep the bodies, places and events of changed articles; gives the appearances that are another now, or renamed.

    `claims` says how many claims each appearance is a party of.
    """
    changed = _tallies(connection, things, local, touched, claims)
    found = _counted(connection, changed, things)
    ids = {id for thing in found for id in (thing.id, thing.was) if id}
    before = _shown(connection, ids)
    held = {place: things[place].entity for tally in changed.values() for place in tally.went}
    held |= {place: row.entity for thing in found for place, row in thing.moved.items()}
    moved = {place: thing.id for thing in found for place in thing.moved}
    assign(connection, schema.appearance, "entity", moved, held)
    entities, names = _rows(connection, found)
    keep(connection, schema.entity, entities, entity.id, ids)
    keep_names(connection, names, ids)
    redirect(
        connection, {t.was: t.id for t in found if t.was and t.id and t.was != t.id}, {t.id for t in found if t.id}
    )
    _keep_suggestions(connection, found)
    renamed = {id for id, shown in _shown(connection, ids).items() if before.get(id, shown) != shown}
    return moved.keys() | met(connection, appearance.entity, renamed).keys()


def _shown(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    return {row.id: row.name for row in in_portions(connection, select(entity.id, entity.name), entity.id, ids)}


def _keep_suggestions(connection: Connection, found: Iterable[Thing]) -> None:
    """Suggest to join bodies of which every country has one, where they are so few that somebody may look at each."""
    by_block: dict[str, set[str]] = defaultdict(set)
    for thing in found:
        block, common, _ = thing.key.partition(COMMON)
        if common:
            by_block[block] |= {thing.id, thing.was} - {""}
    for block, ids in by_block.items():
        of_block = (entity.known_by >= f"{block}{COMMON}") & (entity.known_by < f"{block}{chr(ord(COMMON) + 1)}")
        few = MANY + len(ids)  # where there were more before too, none was suggested
        rows = connection.execute(select(entity.id, entity.name).where(of_block).limit(few + 1)).all()
        if len(rows) <= few:
            parties = [Identity(row.id, Kind.ORGANISATION, row.name, (), (), True, True) for row in rows]
            ids |= {row.id for row in rows}
            keep(connection, schema.suggestion, as_rows(suggestions(parties)), schema.suggestion.c.one, ids)


def _tallies(
    connection: Connection,
    things: Mapping[Place, Met],
    local: Mapping[Place, Appearance],
    touched: Touched,
    claims: Mapping[Place, int],
) -> dict[str, Tally]:
    """What came and what went, by what each is known by."""
    found: dict[str, Tally] = defaultdict(Tally)
    were = {row.entity for row in things.values()} - {""}
    columns = select(entity.id, entity.known_by)
    known = {row.id: row.known_by for row in in_portions(connection, columns, entity.id, were)}
    for place, row in things.items():
        if place[0] in touched.gone:
            tally = found[known[row.entity]]
            tally.went[place] = id_of(row)
            tally.claims -= claims.get(place, 0)
        elif place[0] in touched.new:
            tally = found[local[place].key]
            tally.came[place] = id_of(row)
            tally.claims += claims.get(place, 0)
    return found


def _counted(connection: Connection, changed: Mapping[str, Tally], things: Mapping[Place, Met]) -> list[Thing]:
    """Each of them as it is now."""
    held = {row.known_by: row for row in in_portions(connection, select(schema.entity), entity.known_by, changed)}
    found = []
    for key, tally in sorted(changed.items()):
        new = {place: things[place] for place in tally.came}
        row = held.get(key)
        if row is None:
            found.append(Thing(min(tally.came.values()), key, tally.documents, tally.claims, "", new))
            continue
        id, all = _id(connection, row.id, tally, new)
        documents, claims = row.documents + tally.documents, row.claims + tally.claims
        found.append(Thing(id, key, documents, claims, row.id, all if id != row.id else new))
    return found


def _id(connection: Connection, was: str, tally: Tally, new: Mapping[Place, Met]) -> tuple[str, dict[Place, Met]]:
    """The smallest of the ids of its appearances, with all of these where they had to be gone through."""
    if was < min(tally.came.values(), default="s") and was not in tally.went.values():
        return was, {}
    left = {place: row for place, row in met(connection, appearance.entity, {was}).items() if place not in tally.went}
    all = left | dict(new)
    return min(map(id_of, all.values()), default=""), all


def _rows(connection: Connection, things: Iterable[Thing]) -> tuple[list[Row], list[Row]]:
    """The rows of `entity` and `name` for them, from the spellings of their appearances, which have their ids now."""
    spelled: dict[str, tuple[Counter[str], Counter[str]]] = defaultdict(lambda: (Counter(), Counter()))
    there = {thing.id: thing for thing in things if thing.id}
    columns = (appearance.entity, appearance.name, appearance.aliases)
    query = select(*columns, func.count().label("times")).group_by(*columns)
    for row in in_portions(connection, query, appearance.entity, there):
        own, every = spelled[row.entity]
        own[row.name] += row.times
        every.update(dict.fromkeys({row.name, *row.aliases}, row.times))
    entities, names = [], []
    for id, thing in there.items():
        own, every = spelled[id]
        shown = shown_name(own)
        entities.append(_entity(thing, shown, own.total()))
        names += name_rows(id, own, spellings(every, shown))
    return entities, names


def _entity(thing: Thing, shown: str, appearances: int) -> Row:
    block, common, place = thing.key.partition(COMMON)
    why = SHARED["place"].format(place) if common else SHARED["name"]
    return {
        "id": thing.id,
        "kind": block.partition(" ")[0],
        "name": shown,
        "public": True,
        "full": True,
        "joined": [why] if appearances > 1 else [],
        "documents": thing.documents,
        "claims": thing.claims,
        "known_by": thing.key,
    }
