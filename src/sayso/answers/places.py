"""Who speaks at a place of an article: the statement that a stretch of its text stands in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from sayso.answers.parties import Named, Place, named
from sayso.model import Kind, Quotation, Span
from sayso.record import schema
from sayso.record.portions import in_portions


@dataclass(frozen=True, slots=True)
class Speech:
    """A statement at a place, and who speaks in it."""

    kind: Quotation
    speakers: tuple[str, ...]
    names: tuple[str, ...]
    kinds: tuple[Kind, ...]


def speeches(connection: Connection, spans: Sequence[tuple[int, Span]]) -> list[Speech | None]:
    """For each run and span the narrowest statement that shares a character with it, if any."""
    statement = schema.statement.c
    by_run: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in in_portions(connection, select(schema.statement), statement.run, {run for run, _ in spans}):
        by_run[row.run].append(row)
    rows = [_narrowest(by_run[run], span) for run, span in spans]
    parties = named(connection, ((row.run, local) for row in rows if row is not None for local in row.speakers))
    kinds = _kinds(connection, {party.id for party in parties.values()})
    return [_speech(row, parties, kinds) if row is not None else None for row in rows]


def _speech(row: Row[Any], parties: Mapping[Place, Named], kinds: Mapping[str, Kind]) -> Speech:
    speakers = [parties[row.run, local] for local in row.speakers if (row.run, local) in parties]
    return Speech(
        kind=Quotation(row.kind),
        speakers=tuple(speaker.id for speaker in speakers),
        names=tuple(speaker.name for speaker in speakers),
        kinds=tuple(kinds[speaker.id] for speaker in speakers),
    )


def _narrowest(statements: Iterable[Row[Any]], span: Span) -> Row[Any] | None:
    """Of the statements that share most of the span the shortest, one with a speaker before one without."""
    shared = [(_shared(row.content, span), bool(row.speakers), -_width(row.content), row) for row in statements]
    touching = [each for each in shared if each[0]]
    return max(touching, key=lambda each: each[:3])[3] if touching else None


def _shared(content: Iterable[Sequence[int]], span: Span) -> int:
    return sum(max(0, min(end, span[1]) - max(start, span[0])) for start, end in content)


def _width(content: Iterable[Sequence[int]]) -> int:
    return sum(end - start for start, end in content)


def _kinds(connection: Connection, ids: Iterable[str]) -> dict[str, Kind]:
    entity = schema.entity.c
    return {row.id: Kind(row.kind) for row in in_portions(connection, select(entity.id, entity.kind), entity.id, ids)}
