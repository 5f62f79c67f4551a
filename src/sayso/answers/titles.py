"""The titles that articles give somebody: since when, how often, on whose word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row

from sayso.answers.articles import descending, with_article
from sayso.answers.briefed import Cut, RoleBriefed
from sayso.answers.parties import UNKNOWN, Named, named
from sayso.answers.places import Speech, speeches
from sayso.answers.quoted import quoted
from sayso.model import RoleStatus, Span
from sayso.record import schema
from sayso.record.names.folding import plain_role
from sayso.record.weighing import asof

appearance, role = schema.appearance.c, schema.role.c


def titles(connection: Connection, party: str, *, as_of: str, without: Collection[str], most: int) -> Cut[RoleBriefed]:
    """The titles of a party, those of the most articles first; none from the articles `without`."""
    same = (appearance.run == role.run) & (appearance.id == role.appearance)
    query = with_article(schema.role).join(schema.appearance, same).where(appearance.entity == party)
    when = asof.as_of(as_of) if as_of else None
    rows = [row for row in connection.execute(query) if row.document not in without]
    counted = sorted((row for row in rows if when is None or when.counts(row.time, row.date)), key=_latest_first)
    bodies = named(connection, ((row.run, row.of) for row in counted if row.of))
    grouped: dict[tuple[str, str, str], list[Row[Any]]] = defaultdict(list)
    for row in counted:
        body = bodies.get((row.run, row.of), UNKNOWN)
        grouped[plain_role(row.role), row.status, body.id].append(row)
    ranked = sorted(grouped.values(), key=_weight)
    latest = [rows[0] for rows in ranked[:most]]
    spoken = speeches(connection, [(row.run, _span(row)) for row in latest])
    sentences = quoted(connection, [(row.run, (_span(row),)) for row in latest])
    shown = tuple(
        _role(rows, bodies.get((rows[0].run, rows[0].of), UNKNOWN), speech, (sentence.start, sentence.words))
        for rows, speech, sentence in zip(ranked, spoken, sentences, strict=False)
    )
    return Cut(shown, len(ranked) - len(shown))


def _span(row: Row[Any]) -> Span:
    return row.start, row.end


def _latest_first(row: Row[Any]) -> tuple[list[int], str, int, str]:
    return descending(row.date), row.document, row.start, row.role


def _weight(rows: list[Row[Any]]) -> tuple[int, list[int], str, str]:
    return -len({row.document for row in rows}), descending(rows[0].date), rows[0].role, rows[0].status


def _role(rows: list[Row[Any]], body: Named, speech: Speech | None, sentence: tuple[int, str]) -> RoleBriefed:
    latest, days = rows[0], [row.date for row in rows if row.date]
    start, words = sentence
    return RoleBriefed(
        role=latest.role,
        status=RoleStatus(latest.status),
        of=body.id,
        of_name=body.name,
        times=tuple(sorted({row.time for row in rows if row.time})),
        documents=len({row.document for row in rows}),
        first_date=min(days, default=""),
        last_date=max(days, default=""),
        speaker_names=speech.names if speech else (),
        kind=speech.kind if speech else None,
        document=latest.document,
        title=latest.title,
        outlet=latest.outlet or "",
        url=latest.url,
        date=latest.date,
        words=words,
        content=((start, start + len(words)),),
    )
