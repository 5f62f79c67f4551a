"""Documents read and kept: what is there already is not read again, what fails is listed, the rest goes on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, insert, select, update

from sayso.errors import SaysoError
from sayso.ids import content_id
from sayso.intake.failure import Failure
from sayso.model import Document, Reading
from sayso.record import schema
from sayso.record.outcome import Added, Outcome, Step
from sayso.record.reader import reader_id, sayso_version
from sayso.record.rows import Rows, check, passages, rows_of
from sayso.record.shingles import TEXT_SKETCH, sketch

if TYPE_CHECKING:
    from sayso.record.store import Store

BATCH = 50  # documents to a transaction: what a killed run has to read again at most

Read = Callable[[Document], Reading]
Report = Callable[[Step], None]


@dataclass(slots=True)
class Batch:
    """Readings that wait to be written together."""

    readings: list[tuple[Document, Rows]] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)  # the edition of each document of this run of adding


def edition(document: Document) -> str:
    """What changes when the text changes, or the date, title, outlet or URL that it is read with."""
    parts = (document.version, document.date, document.title, document.outlet, document.url)
    return content_id("edition", *parts)


def standing_of(connection: Connection, document: Document) -> Outcome:
    """What adding the document would be: new, changed, reread or skipped."""
    held = select(schema.version.c.edition, schema.run.c.reader).join_from(schema.version, schema.run)
    found = {tuple(row) for row in connection.execute(held.where(schema.version.c.document == document.id))}
    mine = edition(document)
    if (mine, reader_id()) in found:
        return Outcome.SKIPPED
    if not found:
        return Outcome.NEW
    return Outcome.REREAD if mine in {each for each, _ in found} else Outcome.CHANGED


def add(store: Store, documents: Iterable[Document | Failure], read: Read, report: Report) -> Added:
    """Read and keep the documents; the record is consistent after each batch."""
    batch, steps, failures = Batch(), [], []
    for item in documents:
        step = _dealt_with(store, item, read, batch)
        if isinstance(step, Failure):
            failures.append(step)
            step = Step(step.source, Outcome.FAILED, 0, 0, 0)
        steps.append(step)
        report(step)
        if len(batch.readings) >= BATCH:
            _write(store, batch)
    _write(store, batch)
    return _summary(steps, failures)


def _dealt_with(store: Store, item: Document | Failure, read: Read, batch: Batch) -> Step | Failure:
    if isinstance(item, Failure):
        return item
    before = batch.seen.setdefault(item.id, edition(item))
    if before != edition(item):
        return Failure(item.id, "another document of this run has the same id and other words; give each its own id")
    with store.reading() as connection:
        outcome = standing_of(connection, item)
    if outcome is Outcome.SKIPPED or any(kept.id == item.id for kept, _ in batch.readings):
        return Step(item.id, Outcome.SKIPPED, 0, 0, 0)
    return _read(item, outcome, read, batch)


def _read(document: Document, outcome: Outcome, read: Read, batch: Batch) -> Step | Failure:
    try:
        reading = read(document)
        check(reading)
    except SaysoError as error:
        return Failure(document.id, str(error))
    except Exception as error:  # one article that trips the reader must not cost the other ten thousand
        return Failure(document.id, f"could not be read: {type(error).__name__}: {error}; please report this article")
    # the parse is not kept: it is many times the size of what was read
    batch.readings.append((reading.document, rows_of(reading, 0)))
    return Step(document.id, outcome, len(document.text.split()), len(reading.claims), len(reading.statements))


def _write(store: Store, batch: Batch) -> None:
    if not batch.readings:
        return
    gathered: Rows = defaultdict(list)  # one insert a table for the whole batch: four times as fast as one a document
    with store.writing() as connection:
        for document, rows in batch.readings:
            run = _new_run(connection, document, store.now())
            for table, found in rows.items():
                gathered[table] += [row | {"run": run} for row in found]
        for table, found in gathered.items():
            if found:
                connection.execute(insert(table), found)
    batch.readings.clear()


def _new_run(connection: Connection, document: Document, now: str) -> int:
    """The key of a new run over the document, which from now on is the only live one."""
    version = _version(connection, document, now)
    run = _next(connection, schema.run)
    of_document = select(schema.version.c.key).where(schema.version.c.document == document.id)
    older = (schema.version.c.document == document.id) & (schema.version.c.key != version)
    for table, others in ((schema.run, schema.run.c.version.in_(of_document)), (schema.version, older)):
        connection.execute(update(table).where(others, table.c.expired_at.is_(None)).values(expired_at=now))
    this_run = {"key": run, "version": version, "reader": reader_id(), "sayso": sayso_version(), "created_at": now}
    connection.execute(insert(schema.run), this_run)
    return run


def _version(connection: Connection, document: Document, now: str) -> int:
    held = schema.version.c
    this = (held.document == document.id) & (held.edition == edition(document))
    known = connection.execute(select(held.key).where(this)).scalar()
    if known is not None:
        connection.execute(update(schema.version).where(this).values(expired_at=None))
        return int(known)
    if connection.execute(select(schema.document.c.id).where(schema.document.c.id == document.id)).first() is None:
        connection.execute(insert(schema.document), {"id": document.id, "created_at": now})
    return _new_version(connection, document, now)


def _new_version(connection: Connection, document: Document, now: str) -> int:
    key = _next(connection, schema.version)
    row = {
        "key": key,
        "document": document.id,
        "sha256": document.version,
        "edition": edition(document),
        "outlet": _outlet(connection, document.outlet),
        "url": document.url,
        "title": document.title,
        "date": document.date,
        "text": document.text,
        "extractor": document.extractor,
        "sketch": sketch(document.text, TEXT_SKETCH),
        "created_at": now,
    }
    connection.execute(insert(schema.version), row)
    if paragraphs := passages(document, key):
        connection.execute(insert(schema.passage), paragraphs)
    return key


def _outlet(connection: Connection, name: str) -> str | None:
    if not name:
        return None
    outlet = content_id("outlet", name)
    if connection.execute(select(schema.outlet.c.id).where(schema.outlet.c.id == outlet)).first() is None:
        connection.execute(insert(schema.outlet), {"id": outlet, "name": name})
    return outlet


def _next(connection: Connection, table: object) -> int:
    key = table.c.key  # type: ignore[attr-defined]
    return int(connection.execute(select(func.coalesce(func.max(key), 0))).scalar_one()) + 1


def _summary(steps: list[Step], failures: list[Failure]) -> Added:
    def count(outcome: Outcome) -> int:
        return sum(step.outcome is outcome for step in steps)

    return Added(
        new=count(Outcome.NEW),
        changed=tuple(step.document for step in steps if step.outcome is Outcome.CHANGED),
        reread=count(Outcome.REREAD),
        skipped=count(Outcome.SKIPPED),
        words=sum(step.words for step in steps),
        claims=sum(step.claims for step in steps),
        statements=sum(step.statements for step in steps),
        failures=tuple(failures),
    )
