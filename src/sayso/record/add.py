"""Documents read and kept: what is there already is not read again, what fails is listed, the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, select

from sayso.errors import SaysoError, SetUpError
from sayso.intake.failure import Failure
from sayso.model import Document, Reader, Reading
from sayso.record import schema
from sayso.record.erasing.readding import Coming, as_kept, known_again, redacted_by
from sayso.record.erasing.tombstones import Tombstone, held
from sayso.record.erasing.transaction import remember
from sayso.record.judging.put_right import read_by
from sayso.record.outcome import Added, Outcome, Step
from sayso.record.reader import reader_id
from sayso.record.rows import check, rows_of
from sayso.record.write import Kept, edition, write

if TYPE_CHECKING:
    from sayso.record.store import Store

BATCH = 50  # documents to a transaction: what a killed run has to read again at most
HEAVY = 2_000_000  # characters to a transaction: keeps memory flat where documents are books

Read = Callable[[Document], Reading]
Report = Callable[[Step], None]
Made = TypeVar("Made")


@dataclass(slots=True)
class Batch:
    """Readings that wait to be written together."""

    reader: Reader
    stones: tuple[Tombstone, ...] = ()  # who was erased, when its documents were taken up
    readings: list[Kept] = field(default_factory=list)
    known_by: list[dict[str, Any]] = field(default_factory=list)  # how documents that were redacted are known again
    given: list[Document] = field(default_factory=list)  # the documents of the readings, as they came
    seen: dict[str, str] = field(default_factory=dict)  # the edition of each document of this run of adding

    @property
    def is_full(self) -> bool:
        """Whether it is time to write."""
        return len(self.readings) >= BATCH or sum(len(kept.document.text) for kept in self.readings) >= HEAVY


def standing_of(connection: Connection, document: Document, reader: Reader) -> Outcome:
    """What adding the document would be: new, changed, reread or skipped."""
    known = as_kept(connection, document, held(connection)) or document
    return _outcome(connection, known.id, edition(known), reader)


def _outcome(connection: Connection, id: str, mine: str, reader: Reader) -> Outcome:
    held = select(schema.version.c.edition, schema.run.c.reader).join_from(schema.version, schema.run)
    live = held.where(schema.version.c.document == id, schema.run.c.expired_at.is_(None))
    found = {(edition, read_by(reader)) for edition, reader in connection.execute(live)}
    if (mine, reader_id(reader)) in found:
        return Outcome.SKIPPED
    if not found:
        return Outcome.NEW
    return Outcome.REREAD if mine in {each for each, _ in found} else Outcome.CHANGED


def add(store: Store, documents: Iterable[Document | Failure], reader: Reader, read: Read, report: Report) -> Added:
    """Read and keep the documents; the record is consistent after each batch."""
    batch, steps, failures = Batch(reader, _stones(store)), [], []
    for item in documents:
        step = _dealt_with(store, item, read, batch)
        if isinstance(step, Failure):
            failures.append(step)
            step = Step(step.source, Outcome.FAILED, 0, 0, 0)
        steps.append(step)
        report(step)
        if batch.is_full:
            _write(store, batch, read)
    _write(store, batch, read)
    return _summary(steps, failures)


def _stones(store: Store) -> tuple[Tombstone, ...]:
    with store.reading() as connection:
        return held(connection)


def _dealt_with(store: Store, item: Document | Failure, read: Read, batch: Batch) -> Step | Failure:
    if isinstance(item, Failure):
        return item
    coming = _without_the_erased(store, item, read, batch)
    if isinstance(coming, Failure):
        return coming
    document = coming.document
    known = document.id in batch.seen
    if batch.seen.setdefault(document.id, edition(document)) != edition(document):
        reason = "another document of this run has the same id and other words; give each its own id"
        return Failure(document.id, reason)
    with store.reading() as connection:
        outcome = _outcome(connection, document.id, edition(document), batch.reader)
    if outcome is Outcome.SKIPPED or (known and any(kept.document.id == document.id for kept in batch.readings)):
        return Step(document.id, Outcome.SKIPPED, 0, 0, 0)
    step = _read(document, outcome, read, batch)
    if isinstance(step, Step):
        batch.known_by += coming.known_by
        batch.given.append(item)
    return step


def _without_the_erased(store: Store, document: Document, read: Read, batch: Batch) -> Coming | Failure:
    """The document as it may be kept: without those who were erased from the record."""
    with store.reading() as connection:
        if known := as_kept(connection, document, batch.stones):
            return Coming(known)
    redacted = _attempted(document, lambda: redacted_by(document, batch.stones, read))
    if isinstance(redacted, Failure):
        return redacted
    if redacted == document:
        return Coming(document)
    with store.reading() as connection:
        return known_again(connection, document, redacted, batch.stones[0].key)


def _attempted(document: Document, work: Callable[[], Made]) -> Made | Failure:
    """What the work makes of the document; where it fails, why."""
    try:
        return work()
    except SetUpError:  # no other document could be read either
        raise
    except SaysoError as error:
        return Failure(document.id, str(error))
    except Exception as error:  # one article that trips the reader must not cost the other ten thousand
        return Failure(document.id, f"could not be read: {type(error).__name__}: {error}; please report this article")


def _read(document: Document, outcome: Outcome, read: Read, batch: Batch) -> Step | Failure:
    reading = _attempted(document, lambda: _checked(read(document)))
    if isinstance(reading, Failure):
        return reading
    # the parse is not kept: it is many times the size of what was read
    batch.readings.append(Kept(document, edition(document), outcome, reader_id(batch.reader), rows_of(reading)))
    return Step(document.id, outcome, len(document.text.split()), len(reading.claims), len(reading.statements))


def _checked(reading: Reading) -> Reading:
    check(reading)
    return reading


def _write(store: Store, batch: Batch, read: Read) -> None:
    """Write the batch, unless somebody was erased since it was begun: then its documents are taken up again."""
    if not batch.readings:
        return
    with store.writing() as connection:
        stones = held(connection)
        if stones == batch.stones:
            _write_now(connection, batch, store.now())
    given = [] if stones == batch.stones else list(batch.given)
    for kept in batch.readings if given else ():
        batch.seen.pop(kept.document.id, None)
    for waiting in (batch.readings, batch.known_by, batch.given):
        waiting.clear()
    batch.stones = stones
    for document in given:
        _dealt_with(store, document, read, batch)
    _write(store, batch, read)


def _write_now(connection: Connection, batch: Batch, now: str) -> None:
    # another process may have added some of them since they were taken up
    found = [
        replace(kept, outcome=_outcome(connection, kept.document.id, kept.edition, batch.reader))
        for kept in batch.readings
    ]
    write(connection, [kept for kept in found if kept.outcome is not Outcome.SKIPPED], now)
    remember(connection, batch.known_by)


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
