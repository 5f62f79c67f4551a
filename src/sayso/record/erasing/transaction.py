"""Erasing: the one transaction in which a person goes from the rows of a record (docs/erasing.md).

Texts keep their length, so that what they say of others stays where it was; rows about the person go.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, update

from sayso.ids import content_id
from sayso.model import Document
from sayso.record import schema
from sayso.record.derive import conclude
from sayso.record.erasing.erased_decisions import redact_decisions
from sayso.record.erasing.erased_rows import Redacted, redact_run
from sayso.record.erasing.plan import Edition, Plan
from sayso.record.erasing.tombstones import BY_EDITION, BY_ID, keyed
from sayso.record.judging.additions import drop_added
from sayso.record.judging.put_right import delete_runs
from sayso.record.lists.name_lists import remove_erased
from sayso.record.rows import passages
from sayso.record.weighing.shingles import TEXT, own_words, sketch
from sayso.record.write import edition

MOST_BOUND = 500  # ids in one condition


@dataclass(slots=True)
class Erased:
    """How much an erasure took away."""

    documents: int = 0
    places: int = 0  # in texts
    claims: int = 0
    statements: int = 0
    decisions: int = 0
    quotes: set[tuple[str, str, str]] = field(default_factory=set)  # of the claims: document, relation, words


def erase(connection: Connection, plan: Plan, now: str) -> Erased:
    """Take the person out of every row, leave a tombstone, and conclude anew."""
    connection.exec_driver_sql("PRAGMA secure_delete = ON")
    ties = _ties_of(connection, plan.entities)
    done = redact(connection, plan)
    _forget(connection, plan.entities, ties)
    remove_erased(connection, plan.stone)
    connection.execute(insert(schema.erasure), [plan.stone.row | {"created_at": now}])
    conclude(connection, now)
    _forget(connection, plan.entities, ties)
    connection.exec_driver_sql("INSERT INTO passage(passage) VALUES('rebuild')")
    return done


def redact(connection: Connection, plan: Plan) -> Erased:
    """Take the person out of what was read and decided; what follows from that is still to be concluded anew."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    ids = _new_ids(connection, plan)
    done = Erased(documents=len(ids))
    _redact_editions(connection, plan, ids, done)
    _rename(connection, {was: to for was, to in ids.items() if was != to})
    done.decisions = redact_decisions(connection, plan, ids, done.quotes)
    drop_added(connection)
    return done


def _ties_of(connection: Connection, entities: Iterable[str]) -> set[str]:
    tie, ids = schema.tie.c, list(entities)
    return set(connection.scalars(select(tie.id).where(or_(tie.subject.in_(ids), tie.object.in_(ids)))))


def _new_ids(connection: Connection, plan: Plan) -> dict[str, str]:
    """What the documents are called from now on, by what they were called."""
    taken = set(connection.scalars(select(schema.document.c.id)))
    ids: dict[str, str] = {}
    for was in plan.documents:
        ids[was] = free_id(was, plan.stone.redacted_address(was), plan.stone.key, taken)
        taken.add(ids[was])
    return ids


def free_id(document: str, redacted: str, key: str, taken: Container[str]) -> str:
    """The id without the name; with a hash behind it where another document has that one."""
    return f"{redacted}-{keyed(key, document)[:8]}" if redacted != document and redacted in taken else redacted


def _redact_editions(connection: Connection, plan: Plan, ids: Mapping[str, str], done: Erased) -> None:
    seen: set[tuple[str, str]] = set()
    for each in sorted(plan.editions, key=lambda each: (each.row.expired_at is not None, each.row.key)):
        after = replace(each.after, id=ids[each.row.document])
        _know_again(connection, each, after)
        _take_out(connection, each, after.text, done)
        if (after.id, edition(after)) in seen:  # two spellings of one name: what is left is one version
            _drop_version(connection, each)
        else:
            _rewrite(connection, each, after)
        seen.add((after.id, edition(after)))


def _know_again(connection: Connection, each: Edition, after: Document) -> None:
    """Let the document be recognised when it is added again as it was printed."""
    key, now = each.stone.key, edition(after)
    redaction = schema.redaction.c
    before = (redaction.document == each.row.document) & (redaction.edition == each.row.edition)
    connection.execute(update(schema.redaction).where(before).values(document=after.id, edition=now))
    remember(connection, originals(key, each.before, each.row.edition, after))


def originals(key: str, before: Document, was: str, after: Document) -> list[dict[str, Any]]:
    """The rows by which a document that was redacted is known again; `was` is its edition before."""
    return [
        {"hash": keyed(key, BY_ID.format(before.id)), "document": after.id, "edition": ""},
        {"hash": keyed(key, BY_EDITION.format(before.id, was)), "document": after.id, "edition": edition(after)},
    ]


def remember(connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write down how documents are known again; what is there already is replaced."""
    wanted = {row["hash"]: dict(row) for row in rows}
    if wanted:
        connection.execute(delete(schema.redaction).where(schema.redaction.c.hash.in_(list(wanted))))
        connection.execute(insert(schema.redaction), list(wanted.values()))


def _take_out(connection: Connection, each: Edition, text: str, done: Erased) -> None:
    done.places += len(each.spans)
    for run, here in each.readings.items():
        gone = redact_run(connection, run, here, Redacted(each.row.text, text, each.stone))
        done.claims += len(gone.claims)
        done.statements += gone.statements
        done.quotes |= {(each.row.document, relation, words) for relation, words in gone.claims}


def _rewrite(connection: Connection, each: Edition, after: Document) -> None:
    version = schema.version
    outlet = content_id("outlet", after.outlet) if after.outlet else None
    if outlet and not connection.scalar(select(schema.outlet.c.id).where(schema.outlet.c.id == outlet)):
        connection.execute(insert(schema.outlet), [{"id": outlet, "name": after.outlet}])
    values = {"document": after.id, "sha256": after.version, "edition": edition(after), "outlet": outlet}
    values |= {"url": after.url, "title": after.title, "text": after.text}
    posts = connection.execute(select(schema.post).where(schema.post.c.run.in_(list(each.readings))))
    sketched = sketch(own_words(after.text, {(post.start, post.end) for post in posts}), TEXT.size)
    connection.execute(update(version).where(version.c.key == each.row.key).values(**values, sketch=sketched))
    connection.execute(delete(schema.passage).where(schema.passage.c.version == each.row.key))
    if found := passages(after, each.row.key):
        connection.execute(insert(schema.passage), found)


def _drop_version(connection: Connection, each: Edition) -> None:
    delete_runs(connection, list(each.readings))
    connection.execute(delete(schema.passage).where(schema.passage.c.version == each.row.key))
    connection.execute(delete(schema.version).where(schema.version.c.key == each.row.key))


def _rename(connection: Connection, ids: Mapping[str, str]) -> None:
    """Let documents whose id has the name in it go by their new one; and outlets that nothing names any more go."""
    for was, to in ids.items():
        connection.execute(update(schema.document).where(schema.document.c.id == was).values(id=to))
    rows = connection.execute(select(schema.change.c.key, schema.change.c.documents)).all() if ids else []
    for key, documents in rows:
        if ids.keys() & set(documents):
            new = [ids.get(each, each) for each in documents]
            connection.execute(update(schema.change).where(schema.change.c.key == key).values(documents=new))
    used = select(schema.version.c.outlet).where(schema.version.c.outlet.is_not(None))
    connection.execute(delete(schema.outlet).where(schema.outlet.c.id.not_in(used)))


def _forget(connection: Connection, entities: Iterable[str], ties: Iterable[str]) -> None:
    """Take out what the record noted about the person: changes of their ties, and where old ids lead."""
    change, redirect = schema.change.c, schema.redirect.c
    gone = [*entities, *ties]
    for start in range(0, len(gone), MOST_BOUND):
        some = gone[start : start + MOST_BOUND]
        connection.execute(delete(schema.change).where(change.tie.in_(some)))
        connection.execute(delete(schema.redirect).where(or_(redirect.old.in_(some), redirect.new.in_(some))))
    for entity in entities:
        told = or_(change.before.contains(entity), change.after.contains(entity))
        connection.execute(delete(schema.change).where(told))
