"""Where the articles mention a party: the words by which a judgement names it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from sayso.model import Form, Span
from sayso.record import schema
from sayso.record.judging.attached import Place
from sayso.record.judging.decisions import FIRST_SIDE
from sayso.record.judging.selectors import Selector, selector_of
from sayso.record.portions import in_portions

MOST_ODD = 50  # appearances of the smaller party that a judgement names: nearly always all of them
STANDING_FOR = 8  # appearances that stand for the larger one: some may be gone when articles change
NONE: frozenset[tuple[int, Span]] = frozenset()


@dataclass(frozen=True, slots=True)
class Mentioned:
    """An appearance by the mention that names it best."""

    document: str
    place: Place
    span: Span
    titled: bool  # whether the article gives a title


def mentioned(connection: Connection, entity: str, *, without: Collection[tuple[int, Span]] = NONE) -> list[Mentioned]:
    """Each appearance of the entity, in the order of the articles' ids; `without` mentions, by run and span."""
    mention = schema.mention.c
    # a name before "the mayor" and "she", the longest name, the first of several
    best_first = _mentions(entity).order_by(mention.form != str(Form.NAME), mention.start - mention.end, mention.start)
    best: dict[Place, Any] = {}
    for row in connection.execute(best_first):
        if (row.run, (row.start, row.end)) not in without:
            best.setdefault((row.run, row.appearance), row)
    role = schema.role.c
    titles = in_portions(connection, select(role.run, role.appearance), role.run, {run for run, _ in best})
    titled = {(row.run, row.appearance) for row in titles}
    return [Mentioned(row.document, at, (row.start, row.end), at in titled) for at, row in best.items()]


def mentions_in(connection: Connection, entity: str, document: str) -> list[Mentioned]:
    """Each mention of the entity in the document."""
    mention = schema.mention.c
    rows = connection.execute(_mentions(entity).where(schema.version.c.document == document).order_by(mention.start))
    return [Mentioned(row.document, (row.run, row.appearance), (row.start, row.end), False) for row in rows]


def _mentions(entity: str) -> Select[Any]:
    mention, appearance, run = schema.mention.c, schema.appearance.c, schema.run.c
    version = schema.version.c
    return (
        select(version.document, mention.run, mention.appearance, mention.start, mention.end)
        .join_from(schema.mention, schema.appearance)
        .join(schema.run, run.key == mention.run)
        .join(schema.version)
        .where(appearance.entity == entity, run.expired_at.is_(None))
        .order_by(version.document, mention.appearance)
    )


def two_sides(
    connection: Connection, one: Sequence[Mentioned], other: Sequence[Mentioned]
) -> tuple[tuple[Selector, ...], dict[str, str]]:
    """The selectors and the value of a judgement on two parties: the smaller one first, whole where it can be."""
    small, large = sorted((one, other), key=lambda side: (len(side), side[0].document, side[0].place))
    first, second = small[:MOST_ODD], large[:STANDING_FOR]
    return selectors_of(connection, (*first, *second)), {FIRST_SIDE: str(len(first))}


def selectors_of(connection: Connection, mentions: Iterable[Mentioned]) -> tuple[Selector, ...]:
    """The words of mentions."""
    each = list(mentions)
    held = texts(connection, {mention.place[0] for mention in each})
    return tuple(selector_of(mention.document, held[mention.place[0]], mention.span) for mention in each)


def texts(connection: Connection, runs: Iterable[int]) -> dict[int, str]:
    """The text that each run read."""
    run, version = schema.run.c, schema.version.c
    query = select(run.key, version.text).join_from(schema.run, schema.version)
    return {row.key: row.text for row in in_portions(connection, query, run.key, runs)}
