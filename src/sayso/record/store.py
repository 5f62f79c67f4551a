"""A record on disk: opened, upgraded, written under one visible owner."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from sqlalchemy import Connection

from sayso.errors import RecordError
from sayso.model import Reader
from sayso.record.engine import WRITES, engine, file_of, in_plain_words, place, refuse_unwritable
from sayso.record.outcome import Added, Outcome, Step
from sayso.record.upgrade import is_current, upgrade

if TYPE_CHECKING:
    from sayso.intake.failure import Failure
    from sayso.model import Document, Reading

WAIT_S = 20.0  # for another process that is writing: its conclusions on a thousand articles take a few seconds


def utc_now() -> str:
    """The present second in UTC, ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Store:
    """One record; use it in a `with` statement or call `close`.

    `wait_s` is how long to wait for another process that is writing; `now` gives the record's own times.
    """

    def __init__(self, path: str = "", *, wait_s: float = WAIT_S, now: Callable[[], str] = utc_now) -> None:
        self.path = place(path)
        self.now = now
        self._engine = engine(file_of(self.path), wait_s)
        self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The one transaction in which the record changes: all of it or nothing."""
        writer = self._engine.execution_options(**{WRITES: True})
        with in_plain_words(self.path), writer.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One unchanging view of the record."""
        with in_plain_words(self.path), self._engine.begin() as connection:
            yield connection

    def has(self, document: Document, reader: Reader = Reader.HEADS) -> bool:
        """Whether this reader has read this version of the document already."""
        from sayso.record.add import standing_of

        with self.reading() as connection:
            return standing_of(connection, document, reader) is Outcome.SKIPPED

    def add(
        self,
        documents: Iterable[Document | Failure],
        *,
        reader: Reader = Reader.HEADS,
        read: Callable[[Document], Reading] | None = None,
        report: Callable[[Step], None] | None = None,
    ) -> Added:
        """Read and keep what is not there yet; what fails is listed and the rest goes on.

        `read` is what reads instead of sayso's own `reader`; `report` is called after each document. Identities, ties
        and standings are worked out anew at the end; a run that was killed before is finished by the next one.
        """
        # imported here: answering needs neither the writing side nor the reader
        from sayso.record.add import add
        from sayso.record.derive import settle

        refuse_unwritable(self.path)  # now, not after the first fifty articles
        if read is None:
            from sayso.reading.ahead import Ahead

            ahead = Ahead(reader)
            documents, read = ahead.through(documents), ahead.read
        added = add(self, documents, reader, read, report or _unheard)
        settle(self)
        return added

    def _open(self) -> None:
        try:
            with self.reading() as connection:
                current = is_current(connection)
            if not current:
                with self.writing() as connection:
                    upgrade(connection, self.path)
        except RecordError:
            self.close()
            raise


def _unheard(_: Step) -> None:
    """Nobody listens."""
