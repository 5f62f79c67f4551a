"""A record on disk: opened, upgraded, written under one visible owner."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import Connection

from sayso.errors import RecordError
from sayso.model import Reader
from sayso.record.engine import WRITES, engine, file_of, in_plain_words, place, refuse_unwritable
from sayso.record.outcome import Added, Outcome, Step
from sayso.record.upgrade import is_current, upgrade

if TYPE_CHECKING:
    from sayso.intake.failure import Failure
    from sayso.intake.listed import ListedPerson
    from sayso.model import Document, Reading
    from sayso.record.erasing.plan import Plan
    from sayso.record.erasing.transaction import Erased
    from sayso.record.judging.decisions import Decision, Verdict
    from sayso.record.judging.selectors import Selector

WAIT_S = 20.0  # for another process that is writing: its conclusions on a thousand articles take a few seconds


def utc_now() -> str:
    """The present second in UTC, ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Store:
    """One record; use it in a `with` statement or call `close`.

    `wait_s` is how long to wait for another process that is writing; `now` gives the record's own times.
    """

    def __init__(self, path: str = "", *, wait_s: float = WAIT_S, now: Callable[[], str] = utc_now) -> None:
        self.location = place(path)
        self.now = now
        self._engine = engine(file_of(self.location), wait_s)
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
        with in_plain_words(self.location), writer.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One unchanging view of the record."""
        with in_plain_words(self.location), self._engine.begin() as connection:
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

        refuse_unwritable(self.location)  # now, not after the first fifty articles
        if read is None:
            from sayso.reading.ahead import Ahead

            ahead = Ahead(reader)
            documents, read = ahead.through(documents), ahead.read
        added = add(self, documents, reader, read, report or _unheard)
        self._settle()
        return added

    def decide(
        self,
        verdict: Verdict,
        *selectors: Selector,
        who: str = "",
        why: str = "",
        value: Mapping[str, str] | None = None,
    ) -> Decision:
        """Write down a person's judgement about words of the record, and conclude anew."""
        from sayso.record.judging.decisions import decide

        with self.writing() as connection:
            made = decide(connection, verdict, selectors, now=self.now(), who=who, why=why, value=value or {})
        self._settle()
        return made

    def undo(self, decision: str, *, who: str = "", why: str = "") -> Decision:
        """Take a decision back, by its id, and conclude anew. Raises RecordError where it does not hold."""
        from sayso.record.judging.decisions import undo

        with self.writing() as connection:
            made = undo(connection, decision, now=self.now(), who=who, why=why)
        self._settle()
        return made

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision ever made, oldest first, undone ones and undoings too."""
        from sayso.record.judging.decisions import every

        with self.reading() as connection:
            return every(connection)

    def take_decisions(self, given: Iterable[Mapping[str, Any]]) -> int:
        """Add decisions from another record's export and conclude anew; gives how many are new here."""
        from sayso.record.erasing.erased_decisions import admitted
        from sayso.record.judging.decisions import take_in

        with self.writing() as connection:
            count = take_in(connection, admitted(connection, given))
        self._settle()
        return count

    def take_list(self, name: str, data: bytes, people: Sequence[ListedPerson]) -> bool:
        """Keep the people of a file as the list of this name and link to it; whether it differs from what was kept."""
        from sayso.record.lists.name_lists import take_list

        refuse_unwritable(self.location)
        with self.writing() as connection:
            new = take_list(connection, name, data, people, self.now())
        self._settle()
        return new

    def remove_list(self, name: str) -> None:
        """Forget a list of names and what it linked. Raises RecordError where there is none of this name."""
        from sayso.record.lists.name_lists import remove_list

        with self.writing() as connection:
            remove_list(connection, name)
        self._settle()

    def erase(self, entities: Iterable[str]) -> Erased:
        """Erase these entities of the record as one person, from the rows and from the bytes of the file.

        Raises RecordError where another process keeps the bytes from being rewritten: the rows are without them
        then, and `scrub` finishes it.
        """
        from sayso.record.erasing.plan import plan
        from sayso.record.erasing.transaction import erase

        refuse_unwritable(self.location)
        with self.writing() as connection:
            done = erase(connection, plan(connection, entities), self.now())
        self.scrub()
        return done

    def would_erase(self, entities: Iterable[str]) -> tuple[Plan, Erased]:
        """What erasing these entities as one person would change, and how much would go; nothing is changed."""
        from sayso.record.erasing.plan import plan
        from sayso.record.erasing.transaction import redact

        refuse_unwritable(self.location)
        writer = self._engine.execution_options(**{WRITES: True})
        with in_plain_words(self.location), writer.connect() as connection:
            found = plan(connection, entities)
            done = redact(connection, found)  # for the counts; never committed
            connection.rollback()
        return found, done

    def scrub(self) -> bool:
        """Finish erasures that were interrupted; gives whether there was one."""
        from sayso.record.erasing.scrub import finished, scrub, unfinished

        with self.reading() as connection:
            waiting = unfinished(connection)
        if waiting:
            with in_plain_words(self.location):
                scrub(self._engine, self.location)
            with self.writing() as connection:
                finished(connection, self.now())
        return waiting

    def _settle(self) -> None:
        from sayso.record.derive import settle

        settle(self)

    def _open(self) -> None:
        try:
            with self.reading() as connection:
                current = is_current(connection)
            if not current:
                with self.writing() as connection:
                    upgrade(connection, self.location)
        except RecordError:
            self.close()
            raise


def _unheard(_: Step) -> None:
    """Nobody listens."""
