"""The claims of some ties as evidence again, with all that their standing depends on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from sayso.record import schema
from sayso.record.judging.attached import judged
from sayso.record.judging.decisions import Decision, in_force
from sayso.record.load import CLAIMS, evidence, told
from sayso.record.names.folding import listed
from sayso.record.portions import in_portions
from sayso.record.weighing.evidence import Evidence
from sayso.relations import relations

tie, claim = schema.tie.c, schema.claim.c


@dataclass(frozen=True, slots=True)
class Recalled:
    """The claims of some ties, and those of others that bear on them."""

    claims: tuple[Evidence, ...]
    beside: tuple[Evidence, ...]  # of possible rivals, and of those who speak for a speaker
    names: Mapping[str, str]  # of all parties


def recalled(connection: Connection, ties: Collection[Row[Any]]) -> Recalled:
    """The claims of the ties (rows of the table), as the conclusions were drawn from them."""
    own = {row.id for row in ties}
    first = _evidence(connection, own)
    bearing = rivalling(connection, [(row.subject, row.relation, row.object) for row in ties])
    bearing |= speaking(connection, first)
    parties = {party for row in ties for party in (row.subject, row.object)}
    more = _evidence(connection, bearing - own)
    parties |= {party for each in more for party in (each.subject, each.object)}
    entity = schema.entity.c
    named = in_portions(connection, select(entity.id, entity.name), entity.id, parties)
    return Recalled(tuple(first), tuple(more), {row.id: row.name for row in named})


def rivalling(connection: Connection, ties: Iterable[tuple[str, str, str]]) -> set[str]:
    """The ties that may rule one of these out: of the same relation and party, where only one can be at a time.

    Those asked about are given as subject, relation and object.
    """
    single = [each for each in ties if relations()[each[1]].one_at_a_time]
    found = set()
    for relation in {relation for _, relation, _ in single}:
        parties = {party for one, its, other in single if its == relation for party in (one, other)}
        query = select(tie.id).where(tie.relation == relation)
        for side in (tie.subject, tie.object):
            found |= {row.id for row in in_portions(connection, query, side, parties)}
    return found


def speaking(connection: Connection, claims: Iterable[Evidence]) -> set[str]:
    """The ties by which a speaker speaks for somebody else."""
    speakers = {speaker.entity for each in claims for speaker in each.speakers}
    spokesman = (tie.relation == "employed_by") & tie.role.in_(listed("spokespeople"))
    query = select(tie.id).where((tie.relation == "represents") | spokesman)
    return {row.id for row in in_portions(connection, query, tie.subject, speakers)}


def _evidence(connection: Connection, ties: Collection[str]) -> list[Evidence]:
    rows = told(connection, list(in_portions(connection, CLAIMS, claim.tie, ties)))
    decided = judged(connection, _about(connection, {source.document for source in rows.sources.values()}))
    return [each for _, each in evidence(rows, decided)]


def _about(connection: Connection, documents: Collection[str]) -> list[Decision]:
    """The decisions in force that name one of the documents, the latest first."""
    return [each for each in in_force(connection) if any(selector.document in documents for selector in each.selectors)]
