"""Which ties a change of claims or parties can bear on, and the claims that it takes to weigh them anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Text, and_, column, select, values

from sayso.record import schema
from sayso.record.judging.attached import Judged, Place
from sayso.record.load import CLAIMS, evidence, is_spokesperson, told
from sayso.record.portions import in_portions, portions
from sayso.record.recall import rivalling, speaking
from sayso.record.touched import Touched
from sayso.record.weighing.ties import Key, key

appearance, claim, tie = schema.appearance.c, schema.claim.c, schema.tie.c
TIES = select(tie.id, tie.subject, tie.relation, tie.object, tie.role)


@dataclass(frozen=True, slots=True)
class Affected:
    """Ties to be weighed anew."""

    keys: frozenset[Key] | None  # None for all
    before: frozenset[str] | None  # the ids of the ties that have these keys by the last conclusions
    claims: tuple[Row[Any], ...]  # all live claims that have these keys, or had them
    gone: tuple[Row[Any], ...]  # claims of expired runs that still have a tie
    bearing: tuple[Row[Any], ...]  # of other ties: possible rivals, and of those who speak for a speaker


def affected(connection: Connection, touched: Touched, changed: Set[Place], decided: Judged) -> Affected:
    """The ties that rest on a changed article, or in which somebody takes part who is now another, or renamed.

    Also those that such a tie can rule out, and those that rest on the word of whoever it makes a spokesperson.
    """
    moved = _moved(connection, touched, changed)
    gone = [row for row in in_portions(connection, CLAIMS, claim.run, touched.gone) if row.tie]
    keys = {key(each) for _, each in evidence(told(connection, moved), decided)}
    keys |= _keys(connection, tie.id, {row.tie for row in (*moved, *gone)})
    speakers = {subject for subject, relation, _, role in keys if is_spokesperson(relation, role)}
    keys |= _keys(connection, tie.id, _resting_on(connection, speakers))
    keys |= _keys(connection, tie.id, rivalling(connection, [each[:3] for each in keys]))
    before = set(_at(connection, keys))
    rows = {(row.run, row.id): row for row in (*in_portions(connection, CLAIMS, claim.tie, before), *moved)}
    claims = [row for place, row in rows.items() if place[0] not in touched.gone]
    bearing = rivalling(connection, [each[:3] for each in keys])
    bearing |= speaking(connection, (each for _, each in evidence(told(connection, claims), decided)))
    beside = in_portions(connection, CLAIMS, claim.tie, bearing - before)
    return Affected(frozenset(keys), frozenset(before), tuple(claims), tuple(gone), tuple(beside))


def _moved(connection: Connection, touched: Touched, changed: Set[Place]) -> list[Row[Any]]:
    """The claims of changed articles, and those in which somebody takes part who is now another."""
    runs = {run for run, _ in changed}
    rows = in_portions(connection, CLAIMS, claim.run, runs | touched.live)
    return [row for row in rows if row.run in touched.live or not changed.isdisjoint(_parties(row))]


def _parties(row: Row[Any]) -> Iterator[Place]:
    return ((row.run, local) for local in (row.subject, row.object, *row.speakers))


def _resting_on(connection: Connection, speakers: Collection[str]) -> set[str]:
    """The ties that rest on the word of any of these."""
    query = select(appearance.run, appearance.id)
    places = {(row.run, row.id) for row in in_portions(connection, query, appearance.entity, speakers)}
    rows = in_portions(connection, select(claim.run, claim.speakers, claim.tie), claim.run, {run for run, _ in places})
    return {row.tie for row in rows if row.tie and any((row.run, local) in places for local in row.speakers)}


def _keys(connection: Connection, column: Any, values: Iterable[str]) -> set[Key]:  # noqa: ANN401 # any column
    rows = in_portions(connection, TIES, column, values)
    return {(row.subject, row.relation, row.object, row.role) for row in rows}


def _at(connection: Connection, keys: Collection[Key]) -> Iterator[str]:
    """The ids of the ties that have the keys by the last conclusions."""
    # joined, not "in": for rows of several columns SQLite would go through the whole table
    columns = (column("subject", Text), column("relation", Text), column("object", Text))
    for some in portions(sorted({each[:3] for each in keys})):
        wanted = values(*columns, name="wanted").data(some).cte()
        same = and_(*(tie[each.name] == wanted.c[each.name] for each in columns))
        for row in connection.execute(TIES.join_from(wanted, schema.tie, same)):
            if (row.subject, row.relation, row.object, row.role) in keys:
                yield row.id
