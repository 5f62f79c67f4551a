"""What erasing a person would change: the documents that name them, and what in these is about them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from sayso.ids import content_id
from sayso.model import Document, Kind, Span
from sayso.record import schema
from sayso.record.erasing.meant import Meant, meant, spans_of, without
from sayso.record.erasing.tombstones import Tombstone, family, hashes, key_of, tombstone
from sayso.record.identity.appearance import Appearance
from sayso.record.judging.put_right import make_lasting
from sayso.record.load import appearances, live
from sayso.record.names.folding import fold, is_full_name
from sayso.record.portions import in_portions

MARK_WORDS = 2  # a namesake's title of fewer could stand in any article

Place = tuple[int, str]  # a run and the id of an appearance in it


@dataclass(frozen=True)
class Edition:
    """One version of a document that names the person, as it was and as it will be."""

    row: Row[Any]
    stone: Tombstone
    readings: Mapping[int, Meant]  # by run

    @cached_property
    def spans(self) -> list[Span]:
        """What becomes blank in the text."""
        return spans_of(self.row.text, self.stone, self.readings.values())

    @cached_property
    def before(self) -> Document:
        """The document with this version's fields."""
        row = self.row
        return Document(row.document, row.text, row.date, row.title, row.outlet_name or "", row.url)

    @cached_property
    def after(self) -> Document:
        """The same with the person made unreadable."""
        return without(self.before, self.spans, self.stone)


@dataclass(frozen=True, slots=True)
class Plan:
    """What an erasure would change."""

    stone: Tombstone
    editions: tuple[Edition, ...]
    entities: frozenset[str]  # that go

    @property
    def documents(self) -> list[str]:
        """The ids of the documents that name them, in order."""
        return sorted({edition.row.document for edition in self.editions})


@dataclass(frozen=True, slots=True)
class Known:
    """Where the person appears in live readings, and where namesakes do."""

    own: Mapping[Place, Appearance]
    namesakes: Mapping[Place, Appearance]

    @property
    def held(self) -> set[str]:
        """The documents that the record has about the person."""
        return {one.document for one in self.own.values()}

    @property
    def spared(self) -> set[str]:
        """Those that it has about namesakes only."""
        return {one.document for one in self.namesakes.values()} - self.held


def plan(connection: Connection, entities: Iterable[str]) -> Plan:
    """What goes when these entities of the record are erased, as one person.

    Readings of the documents that are put right become what was read: the decisions may go with the person, and what
    they moved must not fall back on somebody else.
    """
    ids = sorted(set(entities))
    found = _plan(connection, ids)
    return _plan(connection, ids) if make_lasting(connection, found.documents) else found


def _plan(connection: Connection, ids: Sequence[str]) -> Plan:
    name = schema.name.c
    names = list(connection.scalars(select(name.name).where(name.entity.in_(ids))))
    stone = tombstone(content_id("x", *ids), key_of(connection), names)
    known = _known(connection, ids, stone)
    stone = _with_marks(stone, known)
    editions = tuple(
        _editions(connection, stone, known, {family(fold(each)) for each in names if is_full_name(fold(each))})
    )
    gone = _gone(connection, ids, editions)
    held = known.held | {edition.row.document for edition in editions}
    redirect = schema.redirect.c
    older = connection.scalars(select(redirect.old).where(redirect.new.in_(gone)))
    stone = replace(
        stone,
        documents=hashes(stone.key, {*held, *map(stone.redacted_address, held)}),
        entities=hashes(stone.key, {*gone, *older}),
    )
    return Plan(stone, tuple(replace(each, stone=stone) for each in editions), gone)


def _known(connection: Connection, ids: Collection[str], stone: Tombstone) -> Known:
    rows = live(connection)
    local = dict(appearances(rows))
    own = {place: one for place, one in local.items() if rows.appearances[place].entity in ids}
    namesakes = {
        place: one
        for place, one in local.items()
        if place not in own and one.kind is Kind.PERSON and any(map(stone.is_full, one.full_names))
    }
    return Known(own, namesakes)


def _with_marks(stone: Tombstone, known: Known) -> Tombstone:
    """The tombstone with what tells the person from namesakes; nothing of it where there is no namesake."""
    if not known.namesakes:
        return stone
    mine = {fold(words) for one in known.own.values() for _, words in one.marks}
    mine |= {name for one in known.own.values() for name in one.company}
    other = {fold(words) for one in known.namesakes.values() for _, words in one.marks} - mine
    return replace(
        stone,
        spared=hashes(stone.key, known.spared),
        marks=hashes(stone.key, mine),
        other_marks=hashes(stone.key, {words for words in other if words.count(" ") >= MARK_WORDS - 1}),
    )


def _editions(connection: Connection, stone: Tombstone, known: Known, families: Collection[str]) -> Iterator[Edition]:
    """Every version, expired ones too, of the documents that name the person."""
    held, spared = known.held, known.spared
    named = held | {
        row.document
        for row in connection.execute(_versions())
        if row.document not in held and row.document not in spared and _names_them(row, stone, families)
    }
    for row in in_portions(connection, _versions(), schema.version.c.document, named):
        yield Edition(row, stone, dict(_readings(connection, row.key, stone, known)))


def _versions() -> Select[Any]:
    columns = select(schema.version, schema.outlet.c.name.label("outlet_name"))
    return columns.outerjoin(schema.outlet).order_by(schema.version.c.key)


def _names_them(row: Row[Any], stone: Tombstone, families: Collection[str]) -> bool:
    fields = (row.document, row.text, row.title, row.outlet_name or "", row.url)
    rough = fold.__wrapped__(" ".join(fields)).replace(" ", "")
    # the hashes are asked only where a family name stands in the letters
    likely = any(name.replace(" ", "") in rough for name in families) or "%" in row.url
    return likely and stone.names_them(Document(row.document, row.text, "", row.title, row.outlet_name or "", row.url))


def _readings(connection: Connection, version: int, stone: Tombstone, known: Known) -> Iterator[tuple[int, Meant]]:
    appearance, mention = schema.appearance.c, schema.mention.c
    for run in connection.scalars(select(schema.run.c.key).where(schema.run.c.version == version)):
        parties = connection.execute(select(schema.appearance).where(appearance.run == run)).all()
        placed = connection.execute(select(schema.mention).where(mention.run == run))
        yield (
            run,
            meant(
                parties,
                [(row.appearance, (row.start, row.end), row.form) for row in placed],
                stone,
                own={id for at, id in known.own if at == run},
                namesakes={id for at, id in known.namesakes if at == run},
            ),
        )


def _gone(connection: Connection, ids: Sequence[str], editions: Iterable[Edition]) -> frozenset[str]:
    """The entities that have no appearance left."""
    theirs = {(run, id) for each in editions for run, here in each.readings.items() for id in here.theirs}
    appearance = schema.appearance.c
    live_ones = connection.execute(
        select(appearance.run, appearance.id, appearance.entity).where(appearance.entity != "")
    ).all()
    left = {row.entity for row in live_ones if (row.run, row.id) not in theirs}
    touched = {row.entity for row in live_ones if (row.run, row.id) in theirs}
    return frozenset((touched | set(ids)) - left)
