"""One statement by its id: its words where they stand, on whose say-so, what rests on it, and where else they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, Row, select

from sayso.answers.passages import having, in_order
from sayso.answers.quoted import sentence_around
from sayso.answers.said import statements_of
from sayso.answers.shapes import Answer, StatementShown, TieShown
from sayso.answers.shown import shown_ties
from sayso.answers.ties import without_risky
from sayso.errors import UnknownStatement
from sayso.model import Act, Span
from sayso.record import schema
from sayso.record.names.folding import fold
from sayso.record.portions import in_portions
from sayso.record.store import Store
from sayso.record.weighing.origins import REUSED_QUOTATION

FEWEST = 3  # words in common, where the same speaks: fewer are met twice by chance
CANDIDATES = 30  # paragraphs that are looked at for the same words
RUNS_ASKED = 40  # that the index is asked for, spread over a long quotation
SPEAKER, CUE, CONTENT = "speaker", "cue", "content"

statement, version, run = schema.statement.c, schema.version.c, schema.run.c


@dataclass(frozen=True, slots=True)
class Portion(Answer):
    """Some words of the article, and what they are of the statement."""

    words: str
    what: str  # "speaker", "cue" or "content"; "" for what stands around


@dataclass(frozen=True, slots=True)
class StatementFound(Answer):
    """A statement, and all that the record has around it."""

    statement: StatementShown
    withdrawn: str  # day on which its outlet took the article back, "" where it did not
    portions: tuple[Portion, ...]  # the sentences that it stands in, in their order
    within: tuple[StatementShown, ...]  # the statements it is told in, the next one first
    holding: tuple[StatementShown, ...]  # those that are told in it
    outlets: tuple[str, ...]  # whose word it is last: who is credited, then who prints it
    ties: tuple[TieShown, ...]  # that rest on it, each with its claims in this statement only
    left_out: int  # risky ones, which were not asked for
    elsewhere: tuple[StatementShown, ...]  # the same words in other articles, or said again in this one


def statement_found(record: Store, id: str, document: str = "", *, risky: bool = False) -> StatementFound:
    """The statement of this id. Raises UnknownStatement.

    Articles of one text have the same statements: without `document` the first of them is meant.
    """
    with record.reading() as connection:
        row = _row(connection, id, document)
        every = statements_of(connection, None, None, tuple(Act), [row.document])
        by_id = {each.id: each for each in every}
        resting = tuple(_resting(connection, row))
        ties = resting if risky else without_risky(resting)
        return StatementFound(
            statement=by_id[id],
            withdrawn=row.withdrawn,
            portions=tuple(_portions(row)),
            within=tuple(_within(by_id, id)),
            holding=tuple(each for each in every if each.within == id),
            outlets=_outlets(connection, row),
            ties=ties,
            left_out=len(resting) - len(ties),
            elsewhere=_elsewhere(connection, by_id[id]),
        )


def _row(connection: Connection, id: str, document: str) -> Row[Any]:
    query = (
        select(
            schema.statement,
            version.document,
            version.text,
            schema.document.c.withdrawn,
            schema.outlet.c.name.label("outlet"),
        )
        .join_from(schema.statement, schema.run)
        .join(schema.version)
        .join(schema.document)
        .outerjoin(schema.outlet)
        .where(run.expired_at.is_(None), statement.id == id)
        .order_by(version.date, version.document)
    )
    row = connection.execute(query.where(version.document == document) if document else query).first()
    if row is None:
        raise UnknownStatement(f"{id}: no such statement in this record; its article may read otherwise now")
    return row


def _portions(row: Row[Any]) -> Iterator[Portion]:
    """The sentences around all parts of the statement, cut where a part begins or ends."""
    parts = [(CONTENT, (start, end)) for start, end in row.content]
    parts += [(what, (span[0], span[1])) for what, span in ((SPEAKER, row.speaker_span), (CUE, row.cue)) if span]
    start, end = sentence_around(row.text, _whole(parts))
    cuts = sorted({start, end, *(at for _, span in parts for at in span)})
    for one, other in pairwise(cuts):
        covering = [what for what, (begin, stop) in parts if begin <= one and other <= stop]
        # who speaks and the word for it are told apart from what is said, though they stand within it
        yield Portion(row.text[one:other], covering[-1] if covering else "")


def _whole(parts: Sequence[tuple[str, Span]]) -> Span:
    return min(start for _, (start, _) in parts), max(end for _, (_, end) in parts)


def _within(statements: dict[str, StatementShown], id: str) -> Iterator[StatementShown]:
    seen = {id}
    outer = statements[id].within
    while outer in statements and outer not in seen:
        seen.add(outer)
        yield statements[outer]
        outer = statements[outer].within


def _outlets(connection: Connection, row: Row[Any]) -> tuple[str, ...]:
    """As the say-so of the article's claims ends; an article without claims ends with its outlet."""
    claim = schema.claim.c
    chain = connection.scalar(select(claim.say_so).where(claim.run == row.run).limit(1)) or ()
    credited = tuple(word["speaker"] for word in chain if word["kind"] == "outlet")
    return credited or ((row.outlet,) if row.outlet else ())


def _resting(connection: Connection, row: Row[Any]) -> Iterator[TieShown]:
    claim = schema.claim.c
    theirs = list(
        connection.execute(select(claim.id, claim.tie).where(claim.run == row.run, claim.statement == row.id))
    )
    ids = {each.id for each in theirs}
    rows = list(connection.execute(select(schema.tie).where(schema.tie.c.id.in_([each.tie for each in theirs]))))
    for tie in shown_ties(connection, rows):
        here = tuple(each for each in tie.claims if each.document == row.document and each.id in ids)
        yield replace(tie, claims=here)


def _elsewhere(connection: Connection, shown: StatementShown) -> tuple[StatementShown, ...]:
    """Other statements that have six words in a row of it, or all of a shorter one by the same speaker."""
    words = shown.words.split()
    if len(words) < FEWEST:
        return ()
    size = min(REUSED_QUOTATION, len(words))
    every = max(1, len(words) // RUNS_ASKED)
    asked = in_order((words[at : at + size] for at in range(0, len(words) - size + 1, every)), every=False)
    runs = {found.run: found.document for found in having(connection, asked, CANDIDATES)} if asked else {}
    columns = select(statement.run, statement.id, statement.quotes)
    rows = in_portions(connection, columns, statement.run, runs)
    wanted = _runs_of(shown.words, size)
    same = {(runs[row.run], row.id) for row in rows if not wanted.isdisjoint(_runs_of(" ".join(row.quotes), size))}
    same -= {(shown.document, shown.id)}
    found = statements_of(connection, None, None, tuple(Act), {document for document, _ in same})
    return tuple(each for each in found if (each.document, each.id) in same and _is_use(shown, each, size))


def _is_use(shown: StatementShown, other: StatementShown, size: int) -> bool:
    return size >= REUSED_QUOTATION or not set(shown.speakers).isdisjoint(other.speakers)


def _runs_of(words: str, size: int) -> set[tuple[str, ...]]:
    folded = fold(words).split()
    return {tuple(folded[at : at + size]) for at in range(len(folded) - size + 1)}
