"""The claims of some ties as evidence again, with all that their standing depends on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from sayso.record import schema
from sayso.record.attached import judged
from sayso.record.decisions import Decision, in_force
from sayso.record.evidence import Evidence, Source
from sayso.record.folding import listed
from sayso.record.load import Live, evidence
from sayso.record.portions import in_portions
from sayso.record.shingles import TEXT_SKETCH, same_texts
from sayso.relations import relations

tie, claim = schema.tie.c, schema.claim.c


@dataclass(frozen=True, slots=True)
class Recalled:
    """The claims of some ties, and those of others that bear on them."""

    claims: tuple[Evidence, ...]
    beside: tuple[Evidence, ...]  # of possible rivals, and of those who speak for a speaker
    names: Mapping[str, str]  # of all parties


@dataclass(frozen=True, slots=True)
class Known:
    """A party as far as evidence needs it."""

    id: str
    name: str
    full: bool


def recalled(connection: Connection, ties: Collection[Row[Any]]) -> Recalled:
    """The claims of the ties (rows of the table), as the conclusions were drawn from them."""
    own = {row.id for row in ties}
    first = _evidence(connection, own)
    bearing = _rivalling(connection, ties) | _speaking(connection, first)
    parties = {party for row in ties for party in (row.subject, row.object)}
    more = _evidence(connection, bearing - own)
    parties |= {party for each in more for party in (each.subject, each.object)}
    entity = schema.entity.c
    named = in_portions(connection, select(entity.id, entity.name), entity.id, parties)
    return Recalled(tuple(first), tuple(more), {row.id: row.name for row in named})


def _rivalling(connection: Connection, ties: Iterable[Row[Any]]) -> set[str]:
    """The ties that may rule one of these out: of the same relation and party, where only one can be at a time."""
    found = set()
    for relation in {row.relation for row in ties if relations()[row.relation].one_at_a_time}:
        parties = {party for row in ties if row.relation == relation for party in (row.subject, row.object)}
        query = select(tie.id).where(tie.relation == relation)
        for side in (tie.subject, tie.object):
            found |= {row.id for row in in_portions(connection, query, side, parties)}
    return found


def _speaking(connection: Connection, claims: Iterable[Evidence]) -> set[str]:
    """The ties by which a speaker speaks for somebody else."""
    speakers = {speaker.entity for each in claims for speaker in each.speakers}
    query = select(tie.id).where(tie.relation == "employed_by", tie.role.in_(listed("spokespeople")))
    return {row.id for row in in_portions(connection, query, tie.subject, speakers)}


def _evidence(connection: Connection, ties: Collection[str]) -> list[Evidence]:
    rows = list(in_portions(connection, select(schema.claim), claim.tie, ties))
    articles = list(in_portions(connection, _articles(), schema.run.c.key, {row.run for row in rows}))
    same = same_texts({row.document: row.sketch for row in articles}, TEXT_SKETCH)
    part = Live(
        sources={row.key: Source(row.document, row.name or "", row.date, bool(row.withdrawn)) for row in articles},
        texts={row.key: same.get(row.document, "") for row in articles},
        appearances={},
        claims=tuple(rows),
        roles=(),
        main_places={},
    )
    parties = _parties(connection, rows)
    decided = judged(connection, _about(connection, {row.document for row in articles}))
    return [each for _, each in evidence(part, parties, decided)]


def _articles() -> Any:  # noqa: ANN401 # an SQL query
    version, document, outlet = schema.version.c, schema.document.c, schema.outlet.c
    columns = (schema.run.c.key, version.document, outlet.name, version.date, document.withdrawn, version.sketch)
    return select(*columns).select_from(schema.run.join(schema.version).join(schema.document).outerjoin(schema.outlet))


def _parties(connection: Connection, rows: Iterable[Row[Any]]) -> dict[tuple[int, str], Known]:
    """Who stands at each place that the claims name."""
    places = {(row.run, local) for row in rows for local in (row.subject, row.object, *row.speakers)}
    appearance, entity = schema.appearance.c, schema.entity.c
    columns = select(appearance.run, appearance.id.label("local"), entity.id, entity.name, entity.full)
    query = columns.join_from(schema.appearance, schema.entity, entity.id == appearance.entity)
    found = in_portions(connection, query, appearance.run, {run for run, _ in places})
    return {(row.run, row.local): Known(row.id, row.name, row.full) for row in found if (row.run, row.local) in places}


def _about(connection: Connection, documents: Collection[str]) -> list[Decision]:
    """The decisions in force that name one of the documents, the latest first."""
    return [each for each in in_force(connection) if any(selector.document in documents for selector in each.selectors)]
