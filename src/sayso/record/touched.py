"""What has changed in the record since conclusions were last drawn from it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, exists, func, select, update

from sayso.record import schema
from sayso.record.judging.decisions import Decision, every
from sayso.record.keep import keep
from sayso.record.portions import in_portions
from sayso.record.reader import conclusion_id

DERIVED = "derived"  # the mark that says by what code the conclusions were drawn
MOST = 0.5  # of the live runs: where more than this share changed, all is concluded anew, which is the same and faster

run, decision, version, mark = schema.run.c, schema.decision.c, schema.version.c, schema.mark.c
UNSETTLED = run.settled == run.expired_at.is_not(None)  # live and not counted yet, or counted and expired


@dataclass(frozen=True, slots=True)
class Touched:
    """The runs that conclusions are drawn from anew. All else in the record is as it was."""

    live: frozenset[int]  # that count from now on, with those of the articles that somebody judged
    new: frozenset[int]  # of these, the ones that did not count before
    gone: frozenset[int]  # that counted and are expired
    judged: tuple[Decision, ...]  # that are new or undone, or about changed articles


def is_settled(connection: Connection) -> bool:
    """Whether the conclusions rest on all that is live: not after a run of adding that was killed."""
    waiting = select(exists().where(UNSETTLED) | exists().where(~decision.settled))
    return is_by_these_rules(connection) and not connection.scalar(waiting)


def is_by_these_rules(connection: Connection) -> bool:
    """Whether the conclusions were drawn by the rules of this sayso, and nothing was changed in place since."""
    return connection.execute(select(mark.value).where(mark.name == DERIVED)).scalar() == conclusion_id()


def touched(connection: Connection) -> Touched | None:
    """What changed since conclusions were drawn; None where they are to be drawn from everything.

    Whoever changes what was read in place, under the same run, calls `forget`.
    """
    if not is_by_these_rules(connection):
        return None
    changed = connection.execute(select(run.key, run.expired_at).where(UNSETTLED)).all()
    new = frozenset(key for key, expired_at in changed if expired_at is None)
    gone = frozenset(key for key, expired_at in changed if expired_at is not None)
    judged = _judged_anew(connection, new | gone)
    documents = {selector.document for each in judged for selector in each.selectors}
    live = new | _live_runs(connection, documents)
    if len(live) > MOST * (connection.scalar(select(func.count()).where(run.expired_at.is_(None))) or 0):
        return None
    return Touched(live, new, gone, tuple(judged))


def settled(connection: Connection) -> None:
    """Note that the conclusions rest on all that is there now."""
    connection.execute(update(schema.run).where(UNSETTLED).values(settled=run.expired_at.is_(None)))
    connection.execute(update(schema.decision).where(~decision.settled).values(settled=True))
    keep(connection, schema.mark, [{"name": DERIVED, "value": conclusion_id()}], mark.name, {DERIVED})


def forget(connection: Connection) -> None:
    """Have all conclusions drawn anew the next time."""
    connection.execute(delete(schema.mark).where(mark.name == DERIVED))


def _judged_anew(connection: Connection, changed: Collection[int]) -> list[Decision]:
    """New decisions, and those that they undo; and all that are about a changed document.

    Where one side of a judgement is gone, or there again, it is another matter for the other side too.
    """
    decisions = every(connection)
    query = select(version.document).join_from(schema.run, schema.version)
    here = {row.document for row in in_portions(connection, query, run.key, changed)} if decisions else set()
    by_id = {each.id: each for each in decisions}
    concerned = list(connection.scalars(select(decision.id).where(~decision.settled)))
    concerned += [each.id for each in decisions if any(selector.document in here for selector in each.selectors)]
    found: list[Decision] = []
    while concerned:
        each = by_id.get(concerned.pop())
        if each is not None:
            found.append(each)
            concerned.append(each.undoes)
    return found


def _live_runs(connection: Connection, documents: Iterable[str]) -> set[int]:
    query = select(run.key).join_from(schema.run, schema.version).where(run.expired_at.is_(None))
    return {row.key for row in in_portions(connection, query, version.document, documents)}
