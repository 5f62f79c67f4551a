"""What the record concludes differently since a moment, by the articles that changed it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, literal_column, or_, select, union

from sayso.answers.changed import worded
from sayso.answers.findings import Cause, Change, Changes
from sayso.answers.names import fitting, ids
from sayso.answers.shapes import Page, place
from sayso.ids import content_id
from sayso.record import schema
from sayso.record.changes import GONE, IDS
from sayso.record.portions import in_portions
from sayso.record.store import Store
from sayso.record.times import since as since_when

Told = tuple[str, str, str, str]  # subject, relation, object, role
Key = tuple[str, tuple[str, ...]]  # moment, documents
key = schema.change.c.key


def changes(
    record: Store,
    since: str,
    name: str | None = None,
    *,
    private: bool = False,
    after: str = "",
    limit: int | None = None,
) -> Page[Changes]:
    """What is new, gone or other since a day or moment (UTC), of all whom the name fits or of all; latest first.

    Grouped by the articles whose coming, change or withdrawal it rests on. Raises UnreadableTime for no such moment.
    `private` adds the ties of people without a public role to the list of all. `limit` looks at so many changes at
    most, of which those of private people are left out; `after` is the `next` of those before.
    """
    with record.reading() as connection:
        ours = None if name is None else set(ids(fitting(connection, name)))
        asked_for = private or ours is not None
        noted = schema.change.c.created_at >= since_when(since)
        noted = noted if ours is None else noted & or_(*map(_on, ours))
        if limit is None:
            return Page(_grouped(connection, noted, ours, with_private=asked_for))
        some = _latest(connection, noted, place(after), limit)
        return Page(_grouped(connection, key.in_(some), ours, with_private=asked_for), some.next)


def _latest(connection: Connection, noted: ColumnElement[bool], before: int, limit: int) -> Page[int]:
    """The keys of the latest changes, of those before a key where one is given."""
    older = noted & (key < before) if before else noted
    keys = connection.scalars(select(key).where(older).order_by(key.desc()).limit(limit + 1)).all()
    return Page(keys[:limit], str(keys[limit - 1]) if len(keys) > limit else "")


def changes_after(record: Store, number: int, *, private: bool = False) -> tuple[Changes, ...]:
    """What was noted after the change of this number; `private` adds the ties of people without a public role."""
    with record.reading() as connection:
        return _grouped(connection, key > number, None, with_private=private)


def changes_of(connection: Connection, party: str, since: str, *, private: bool = False) -> tuple[Changes, ...]:
    """What was noted of one party since a moment; `private` adds its ties with people without a public role."""
    return _grouped(connection, (schema.change.c.created_at >= since) & _on(party), {party}, with_private=private)


def first_noted(connection: Connection, party: str) -> str:
    """When anything was first concluded of one party; "" where nothing is noted."""
    return connection.execute(select(func.min(schema.change.c.created_at)).where(_on(party))).scalar_one() or ""


def _on(party: str) -> ColumnElement[bool]:
    """The changes of the ties of one party, under their present ids or former ones, or gone."""
    change, tie, redirect = schema.change.c, schema.tie.c, schema.redirect.c
    held = select(tie.id).where(or_(tie.subject == party, tie.object == party))
    once = select(redirect.old).where(redirect.new.in_(held))
    # in letters, not as parameters: else SQLite does not see that the index fits
    telling = change.what.in_([literal_column(f"'{what}'") for what in IDS])
    # one query each: for all of them at once SQLite would go through the whole table
    found = (change.tie.in_(held), change.tie.in_(once), telling & change.before.contains(party))
    return key.in_(union(*(select(key).where(each) for each in found)))


def _grouped(
    connection: Connection, noted: ColumnElement[bool], ours: Collection[str] | None, *, with_private: bool = False
) -> tuple[Changes, ...]:
    rows = list(connection.execute(select(schema.change).where(noted)))
    told = _told(connection, rows)
    were = {row.key: _was(row) for row in rows if row.key in told and row.what in IDS}
    names, private = _parties(connection, (*told.values(), *were.values()))
    vanished = {party for tie in (*told.values(), *were.values()) for party in (tie[0], tie[2])} - names.keys()
    names = {**names, **_names_once(connection, vanished, {document for row in rows for document in row.documents})}
    left_out = () if with_private else private
    kept = [
        row
        for row in rows
        if row.key in told and _wanted([told[row.key], *filter(None, [were.get(row.key)])], ours, left_out)
    ]
    causes = _causes(connection, {document for row in kept for document in row.documents})
    grouped: dict[Key, list[Change]] = defaultdict(list)
    for row in kept:
        grouped[row.created_at, tuple(row.documents)].append(_change(row, told[row.key], were.get(row.key), names))
    ordered = sorted(sorted(grouped.items(), key=lambda item: item[0][1]), key=lambda item: item[0][0], reverse=True)
    return tuple(
        Changes(moment, tuple(causes.get(each, Cause(each, "", "", "")) for each in documents), tuple(changes))
        for (moment, documents), changes in ordered
    )


def _told(connection: Connection, rows: Collection[Row[Any]]) -> dict[int, Told]:
    """What tie each change is about: as it is now, or for one that is gone as it was."""
    redirect, tie = schema.redirect.c, schema.tie.c
    changed = {row.tie for row in rows}
    led = dict.fromkeys(changed) | {
        row.old: row.new for row in in_portions(connection, select(schema.redirect), redirect.old, changed)
    }
    now = {
        row.id: (row.subject, row.relation, row.object, row.role)
        for row in in_portions(connection, select(schema.tie), tie.id, {new or old for old, new in led.items()})
    }
    found: dict[int, Told] = {}
    for row in rows:
        held = now.get(led[row.tie] or row.tie)
        if held:
            found[row.key] = held
        elif row.what == GONE:
            found[row.key] = _was(row)
    return found


def _was(row: Row[Any]) -> Told:
    """What a tie was that is gone, or another now."""
    subject, relation, object, *_ = row.before.split(" ")
    return subject, relation, object, ""


def _parties(connection: Connection, told: Iterable[Told]) -> tuple[Mapping[str, str], Collection[str]]:
    """The name of each party, and which of them are private; one that is gone goes by who took its place."""
    redirect, entity = schema.redirect.c, schema.entity.c
    parties = {party for subject, _, object, _ in told for party in (subject, object)}
    led = {row.old: row.new for row in in_portions(connection, select(schema.redirect), redirect.old, parties)}
    rows = in_portions(connection, select(schema.entity), entity.id, {*parties, *led.values()})
    known = {row.id: row for row in rows}
    found = {party: known[now] for party in parties if (now := led.get(party, party)) in known}
    return (
        {party: row.name for party, row in found.items()},
        {party for party in parties if party not in found or not found[party].public},
    )


def _names_once(connection: Connection, vanished: Collection[str], documents: Iterable[str]) -> dict[str, str]:
    """What parties that the record holds no longer were called in the articles that they vanished from."""
    if not vanished:
        return {}
    appearance, version = schema.appearance.c, schema.version.c
    query = select(version.document, appearance.id, appearance.name).join_from(schema.appearance, schema.run)
    rows = in_portions(connection, query.join(schema.version), version.document, documents)
    found = {content_id("r", row.document, row.id): row.name for row in rows}
    return {party: found[party] for party in vanished if party in found}


def _wanted(ties: Iterable[Told], ours: Collection[str] | None, private: Collection[str]) -> bool:
    """Whether a change is of one of ours, with nobody private beside: `ties` are the one it is now, and it was."""
    parties = {party for tie in ties for party in (tie[0], tie[2])}
    others = parties.difference(ours or ())
    return others.isdisjoint(private) and (ours is None or others != parties)


def _change(row: Row[Any], told: Told, was: Told | None, names: Mapping[str, str]) -> Change:
    subject, relation, object, role = told
    before, after = row.before, row.after
    if row.what == GONE:
        before = before.split(" ")[-1]
    elif was:
        before, after = (worded(names.get(a, a), how, names.get(b, b)) for a, how, b, _ in (was, told))
    return Change(
        tie=row.tie,
        what=row.what,
        before=before,
        after=after,
        subject=subject,
        subject_name=names.get(subject, ""),
        relation=relation,
        object=object,
        object_name=names.get(object, ""),
        role=role,
    )


def _causes(connection: Connection, documents: Collection[str]) -> dict[str, Cause]:
    version, outlet = schema.version.c, schema.outlet.c
    query = select(version.document, version.title, version.date, outlet.name).outerjoin_from(
        schema.version, schema.outlet
    )
    rows = in_portions(connection, query.where(version.expired_at.is_(None)), version.document, documents)
    return {row.document: Cause(row.document, row.title, row.name or "", row.date) for row in rows}
