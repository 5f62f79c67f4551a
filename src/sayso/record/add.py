"""Documents read and kept: what is there already is not read again, what fails is listed, the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from sayso.errors import SaysoError, SetUpError
from sayso.intake.failure import Failure
from sayso.model import Document, Reader, Reading
from sayso.record import schema
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


@dataclass(slots=True)
class Batch:
    """Readings that wait to be written together."""

    reader: Reader
    readings: list[Kept] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)  # the edition of each document of this run of adding

    @property
    def is_full(self) -> bool:
        """Whether it is time to write."""
        return len(self.readings) >= BATCH or sum(len(kept.document.text) for kept in self.readings) >= HEAVY


def standing_of(connection: Connection, document: Document, reader: Reader) -> Outcome:
    """What adding the document would be: new, changed, reread or skipped."""
    return _outcome(connection, document.id, edition(document), reader)


def _outcome(connection: Connection, id: str, mine: str, reader: Reader) -> Outcome:
    held = select(schema.version.c.edition, schema.run.c.reader).join_from(schema.version, schema.run)
    live = held.where(schema.version.c.document == id, schema.run.c.expired_at.is_(None))
    found = {tuple(row) for row in connection.execute(live)}
    if (mine, reader_id(reader)) in found:
        return Outcome.SKIPPED
    if not found:
        return Outcome.NEW
    return Outcome.REREAD if mine in {each for each, _ in found} else Outcome.CHANGED


def add(store: Store, documents: Iterable[Document | Failure], reader: Reader, read: Read, report: Report) -> Added:
    """Read and keep the documents; the record is consistent after each batch."""
    batch, steps, failures = Batch(reader), [], []
    for item in documents:
        step = _dealt_with(store, item, read, batch)
        if isinstance(step, Failure):
            failures.append(step)
            step = Step(step.source, Outcome.FAILED, 0, 0, 0)
        steps.append(step)
        report(step)
        if batch.is_full:
            _write(store, batch)
    _write(store, batch)
    return _summary(steps, failures)


def _dealt_with(store: Store, item: Document | Failure, read: Read, batch: Batch) -> Step | Failure:
    if isinstance(item, Failure):
        return item
    known = item.id in batch.seen
    if batch.seen.setdefault(item.id, edition(item)) != edition(item):
        return Failure(item.id, "another document of this run has the same id and other words; give each its own id")
    with store.reading() as connection:
        outcome = standing_of(connection, item, batch.reader)
    if outcome is Outcome.SKIPPED or (known and any(kept.document.id == item.id for kept in batch.readings)):
        return Step(item.id, Outcome.SKIPPED, 0, 0, 0)
    return _read(item, outcome, read, batch)


def _read(document: Document, outcome: Outcome, read: Read, batch: Batch) -> Step | Failure:
    try:
        reading = read(document)
        check(reading)
    except SetUpError:  # no other document could be read either
        raise
    except SaysoError as error:
        return Failure(document.id, str(error))
    except Exception as error:  # one article that trips the reader must not cost the other ten thousand
        return Failure(document.id, f"could not be read: {type(error).__name__}: {error}; please report this article")
    # the parse is not kept: it is many times the size of what was read
    batch.readings.append(Kept(document, edition(document), outcome, reader_id(batch.reader), rows_of(reading)))
    return Step(document.id, outcome, len(document.text.split()), len(reading.claims), len(reading.statements))


def _write(store: Store, batch: Batch) -> None:
    if not batch.readings:
        return
    with store.writing() as connection:
        # another process may have added some of them since they were taken up
        now = [
            replace(kept, outcome=_outcome(connection, kept.document.id, kept.edition, batch.reader))
            for kept in batch.readings
        ]
        write(connection, [kept for kept in now if kept.outcome is not Outcome.SKIPPED], store.now())
    batch.readings.clear()


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
