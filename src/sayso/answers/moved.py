"""What a person moved: mentions shown under somebody else than they were read as, by whom and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, select

from sayso.answers.parties import Place
from sayso.answers.shapes import MovedShown
from sayso.record import schema
from sayso.record.judging.mentions import texts
from sayso.record.portions import in_portions

moved, decision, version, run = schema.moved.c, schema.decision.c, schema.version.c, schema.run.c
Moved = Mapping[Place, tuple[MovedShown, ...]]


def moved_to(connection: Connection, places: Iterable[Place]) -> Moved:
    """The mentions that were moved to each of these places, where there are any."""
    if not connection.scalar(select(exists().where(moved.run.is_not(None)))):
        return {}
    wanted = set(places)
    rows = in_portions(connection, _moved(), moved.run, {run for run, _ in wanted})
    found: dict[Place, list[MovedShown]] = defaultdict(list)
    for place, each in _shown(connection, (row for row in rows if (row.run, row.appearance) in wanted)):
        found[place].append(each)
    return {place: tuple(each) for place, each in found.items()}


def moved_to_party(connection: Connection, party: str) -> tuple[MovedShown, ...]:
    """The mentions that a person moved to the party."""
    appearance = schema.appearance.c
    joined = _moved().join(schema.appearance, (appearance.run == moved.run) & (appearance.id == moved.appearance))
    rows = connection.execute(joined.where(appearance.entity == party, run.expired_at.is_(None)))
    return tuple(each for _, each in _shown(connection, rows))


def beside(found: Moved, places: Iterable[Place], start: int) -> tuple[MovedShown, ...]:
    """Of what was moved to each place the mention nearest to a character."""
    near = (
        min(found[place], key=lambda each: abs(each.start - start)) for place in dict.fromkeys(places) if place in found
    )
    return tuple(near)


def in_words(item: MovedShown) -> str:
    """By whom and why a mention stands where it does: "“Crane”, read as somebody else, put right by kim: her son"."""
    by = f"“{item.words}”, read as somebody else, put right by {item.who or 'a person'}"
    return f"{by}: {item.why}" if item.why else by


def _moved() -> Select[Any]:
    columns = (moved.run, moved.appearance, moved.start, moved.end, moved.decision)
    return (
        select(*columns, version.document, decision.who, decision.why)
        .join_from(schema.moved, schema.run, run.key == moved.run)
        .join(schema.version)
        .join(schema.decision, decision.id == moved.decision)
        .order_by(version.document, moved.start)
    )


def _shown(connection: Connection, rows: Iterable[Row[Any]]) -> Iterator[tuple[Place, MovedShown]]:
    found: Collection[Row[Any]] = list(rows)
    held = texts(connection, {row.run for row in found})
    for row in found:
        words = held[row.run][row.start : row.end]
        shown = MovedShown(words, row.document, row.start, row.end, row.who, row.why, row.decision)
        yield (row.run, row.appearance), shown
