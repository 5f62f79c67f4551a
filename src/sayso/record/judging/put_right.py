"""Which reading of an article counts: as it was read, or put right by a person.

They may have said that a mention is somebody else, or added a claim.

A reading put right is a run beside the one that it corrects, made from that one and the decisions in force. It follows
from them as ties do: where it is not what they come to any more it goes, and the run as it was read counts again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from sayso.ids import content_id
from sayso.model import Kind, Span
from sayso.record import schema
from sayso.record.judging.additions import Addition, additions, with_added
from sayso.record.judging.decisions import KIND, NAME, Decision, Verdict
from sayso.record.judging.moves import with_moves
from sayso.record.judging.selectors import found_again
from sayso.record.judging.whose import Move
from sayso.record.portions import in_portions

PUT_RIGHT = " put right "  # stands in `run.reader` between who read it and what was put right
OF_A_RUN = (
    schema.saying,
    schema.mention,
    schema.role,
    schema.claim,
    schema.statement,
    schema.post,
    schema.moved,
    schema.added,
    schema.appearance,
)  # those that refer to others first
run, version, mention, appearance = schema.run.c, schema.version.c, schema.mention.c, schema.appearance.c


@dataclass(frozen=True, slots=True)
class Live:
    """The run of an article that counts."""

    key: int
    document: str
    version: int
    reader: str
    sayso: str
    corrects: int | None
    outlet: str

    @property
    def as_read(self) -> int:
        """The run that it corrects, or it itself."""
        return self.key if self.corrects is None else self.corrects

    @property
    def read_by(self) -> str:
        """Who read it."""
        return read_by(self.reader)


def read_by(reader: str) -> str:
    """Who read, whatever was put right afterwards."""
    return reader.partition(PUT_RIGHT)[0]


def put_right(connection: Connection, decisions: Sequence[Decision], now: str, *, anew: bool) -> None:
    """Let the readings count as the decisions in force, the latest first, put them right.

    `anew` makes those that are there already again, as after a change of what was read or of the rules.
    """
    others = [each for each in decisions if each.verdict is Verdict.OTHER]
    adding = [each for each in decisions if each.verdict is Verdict.ADD]
    concerned = {selector.document for each in others for selector in each.sides[0]}
    for live in _live(connection, concerned | {each.selectors[0].document for each in adding}):
        moves = _moves(connection, live, others)
        wanted = _additions(connection, live, adding)
        right = bool(moves or wanted)
        reader = live.read_by + PUT_RIGHT + content_id("m", *map(repr, (*moves, *wanted))) if right else live.read_by
        if not anew and live.reader.startswith(reader) and right == (live.corrects is not None):
            continue
        if live.corrects is not None:
            connection.execute(update(schema.run).where(run.key == live.key).values(expired_at=now))
        expired_at = now if right else None
        connection.execute(update(schema.run).where(run.key == live.as_read).values(expired_at=expired_at))
        if right:
            _write(connection, live, reader, moves, wanted, now)


def _live(connection: Connection, documents: Iterable[str]) -> Iterator[Live]:
    """The live runs of these documents, and those that are put right."""
    outlet = func.coalesce(schema.outlet.c.name, "")
    columns = select(run.key, version.document, run.version, run.reader, run.sayso, run.corrects, outlet)
    living = columns.join_from(schema.run, schema.version).outerjoin(schema.outlet).where(run.expired_at.is_(None))
    rows = {row.key: row for row in in_portions(connection, living, version.document, sorted(set(documents)))}
    rows |= {row.key: row for row in connection.execute(living.where(run.corrects.is_not(None)))}
    return (Live(*tuple(rows[key])) for key in sorted(rows))


def _moves(connection: Connection, live: Live, decisions: Iterable[Decision]) -> tuple[Move, ...]:
    """What the decisions, the latest first, move in the article as it was read: each mention once."""
    here = [each for each in decisions if any(selector.document == live.document for selector in each.sides[0])]
    if not here:
        return ()
    text = _text(connection, live)
    free = _mentions(connection, live.as_read)
    moves = []
    for each in here:
        found = (found_again(words, text, free) for words in each.sides[0] if words.document == live.document)
        spans = {span for span in found if span}
        free -= spans
        if spans:
            moves.append(Move(each.id, tuple(sorted(spans)), each.value.get(NAME, ""), each.value.get(KIND, "")))
    return tuple(moves)


def _additions(connection: Connection, live: Live, decisions: Iterable[Decision]) -> tuple[Addition, ...]:
    here = [each for each in decisions if each.selectors[0].document == live.document]
    return additions(_text(connection, live), here) if here else ()


def _text(connection: Connection, live: Live) -> str:
    return str(connection.scalar(select(version.text).where(version.key == live.version)))


def _mentions(connection: Connection, key: int) -> set[Span]:
    """Where the run has mentions of anything but groups."""
    rows = select(mention.start, mention.end).join_from(schema.mention, schema.appearance)
    return {
        (start, end)
        for start, end in connection.execute(rows.where(mention.run == key, appearance.kind != str(Kind.GROUP)))
    }


def _write(
    connection: Connection, live: Live, reader: str, moves: Sequence[Move], wanted: Sequence[Addition], now: str
) -> None:
    key = int(connection.execute(select(func.max(run.key))).scalar_one()) + 1
    text = _text(connection, live)
    read = {
        table: [dict(row) for row in connection.execute(select(table).where(table.c.run == live.as_read)).mappings()]
        for table in OF_A_RUN
    }
    row = {"key": key, "version": live.version, "sayso": live.sayso, "created_at": now, "corrects": live.as_read}
    # the key too: one that is about to go may have the same moves
    connection.execute(insert(schema.run), [row | {"reader": f"{reader} {key}"}])
    rows = with_added(with_moves(read, text, moves), text, live.outlet, wanted)
    for table in reversed(OF_A_RUN):
        if rows[table]:
            connection.execute(insert(table), [each | {"run": key} for each in rows[table]])


def drop_replaced(connection: Connection) -> None:
    """Delete the readings put right that count no longer; what they corrected was there until they were replaced."""
    gone = connection.execute(
        select(run.key, run.corrects, run.expired_at).where(run.corrects.is_not(None), run.expired_at.is_not(None))
    ).all()
    current = set(connection.scalars(select(run.corrects).where(run.corrects.is_not(None), run.expired_at.is_(None))))
    for row in gone:
        if row.corrects not in current:
            ended = update(schema.run).where(run.key == row.corrects, run.expired_at.is_not(None))
            connection.execute(ended.values(expired_at=row.expired_at))
    delete_runs(connection, [row.key for row in gone])


def delete_runs(connection: Connection, keys: Sequence[int]) -> None:
    """Take runs out with all their rows."""
    if keys:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        _delete_rows(connection, keys)
        connection.execute(delete(schema.run).where(run.key.in_(keys)))


def _delete_rows(connection: Connection, keys: Sequence[int]) -> None:
    for table in OF_A_RUN:
        connection.execute(delete(table).where(table.c.run.in_(keys)))


def make_lasting(connection: Connection, documents: Iterable[str]) -> bool:
    """Let the readings of these documents that are put right be what was read; whether there were any."""
    wanted = set(documents)
    rows = [each for each in _live(connection, ()) if each.document in wanted]
    for live in rows:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        _delete_rows(connection, [live.as_read])
        connection.execute(delete(schema.moved).where(schema.moved.c.run == live.key))
        for table in OF_A_RUN:
            connection.execute(update(table).where(table.c.run == live.key).values(run=live.as_read))
        connection.execute(delete(schema.run).where(run.key == live.key))
        connection.execute(update(schema.run).where(run.key == live.as_read).values(expired_at=None))
    return bool(rows)
