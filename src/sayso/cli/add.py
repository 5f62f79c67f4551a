"""`sayso add`: documents in, a record on disk."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import typer

from sayso.cli.input import DateOption, OutletOption, PathsArgument, documents_at
from sayso.cli.options import Format, FormatOption, ReaderOption, RecordOption
from sayso.cli.output import complain, console, write_answer
from sayso.model import Reader
from sayso.words import counted, readable

if TYPE_CHECKING:
    from rich.progress import Progress

    from sayso.answers.book import Record
    from sayso.answers.findings import Changes
    from sayso.intake.failure import Failure
    from sayso.model import Document
    from sayso.record.outcome import Added, Step

IN_WORDS = {"new": "added", "reread": "read again", "skipped": "already there"}  # outcomes, on the gauge


def add(
    paths: PathsArgument,
    record: RecordOption = "",
    date: DateOption = "",
    outlet: OutletOption = "",
    reader: ReaderOption = Reader.HEADS,
    shape: FormatOption = Format.TABLE,
) -> None:
    """Read articles into a record.

    What the record has already is skipped, so a stopped run is gone on with by running it again. What cannot be read
    is listed with the reason at the end, and the rest is added all the same.
    """
    import sayso

    with sayso.open(record) as book:
        last = book.last_change()
        added, gauge = _added(book, documents_at(paths, date=date, outlet=outlet), reader)
        # in a new record all is new: nothing that was there before can differ
        private = bool(added.changed)  # whoever changes an article is to see all that rested on it
        changes = book.changes_after(last, private=private) if last or shape is not Format.TABLE else ()
        if shape is Format.TABLE:
            print(summary(added, book.location, gauge.seconds))
            _show_differences(changes, record)
        else:
            _write(added, changes, shape)
    for failure in added.failures:
        complain(str(failure))
    if added.failures:
        raise typer.Exit(1)


def _added(book: Record, documents: Iterator[Document | Failure], reader: Reader) -> tuple[Added, Gauge]:
    try:
        with Gauge() as gauge:
            return book.add(documents, reader=reader, report=gauge.report), gauge
    except KeyboardInterrupt:
        complain("stopped; what was added is kept, the same command goes on from there")
        raise


def _show_differences(changes: Sequence[Changes], record: str) -> None:
    if changes:
        from sayso.cli.view_added import show_differences

        show_differences(console(), changes, record=record)


def _write(added: Added, changes: Sequence[Changes], shape: Format) -> None:
    from sayso.export.finding_rows import of_changes

    failed = [{"source": failure.source, "reason": failure.reason} for failure in added.failures]
    told = asdict(replace(added, failures=())) | {"failures": failed}
    write_answer(told | {"changes": [each.as_dict() for each in changes]}, shape, of_changes(changes))


def summary(added: Added, path: str, seconds: float) -> str:
    """What a run of adding did, in a line or two."""
    counts = [
        counted(added.new, "article") + " added",
        f"{len(added.changed)} changed" if added.changed else "",
        f"{added.reread} read again" if added.reread else "",
        f"{added.skipped} already there" if added.skipped else "",
        f"{len(added.failures)} failed" if added.failures else "",
    ]
    speed = f", {added.words / seconds:,.0f} words/s" if seconds > 1 and added.words else ""
    lines = [readable(f"{path}: {', '.join(filter(None, counts))} in {seconds:.1f} s{speed}")]
    if added.new or added.changed or added.reread:
        lines.append(f"read in them: {counted(added.claims, 'claim')} and {counted(added.statements, 'statement')}")
    lines += [f"changed since it was read: {readable(document)}" for document in added.changed]
    return "\n".join(lines)


class Gauge:
    """Progress on stderr while documents are added; silent where stderr is no terminal."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.seconds = 0.0
        self.outcomes: Counter[str] = Counter()
        self.words = 0
        self.progress: Progress | None = None

    def __enter__(self) -> Gauge:
        if sys.stderr.isatty():
            from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

            columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
            self.progress = Progress(*columns, console=console(stderr=True), transient=True)
            self.progress.start()
            self.progress.add_task("opening", total=None)
        return self

    def __exit__(self, *exception: object) -> None:
        self.seconds = time.monotonic() - self.started
        if self.progress is not None:
            self.progress.stop()

    def report(self, step: Step) -> None:
        """Count one document."""
        self.outcomes[step.outcome] += 1
        self.words += step.words
        if self.progress is not None:
            parts = [f"{count} {IN_WORDS.get(outcome, outcome)}" for outcome, count in self.outcomes.items()]
            if self.words:
                parts.append(f"{self.words / (time.monotonic() - self.started):,.0f} words/s")
            line = readable(" · ".join([*parts, step.document]))
            self.progress.update(self.progress.task_ids[0], description=line[: self.progress.console.width - 14])
