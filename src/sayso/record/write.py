"""A batch of readings written: new versions and runs, and what they replace expired."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, update

from sayso.ids import content_id
from sayso.model import Document
from sayso.record import schema
from sayso.record.outcome import Outcome
from sayso.record.reader import sayso_version
from sayso.record.rows import Row, Rows, passages
from sayso.record.weighing.shingles import TEXT, own_words, sketch


@dataclass(frozen=True, slots=True)
class Kept:
    """A reading to be written: its document, what adding it does, its rows but for the run."""

    document: Document
    edition: str
    outcome: Outcome
    reader: str  # the id of who read it
    rows: Rows


@lru_cache(maxsize=2)  # asked for several times in a row, and hashes the text
def edition(document: Document) -> str:
    """What changes when the text changes, or the date, title, outlet or URL that it is read with."""
    parts = (document.version, document.date, document.title, document.outlet, document.url)
    return content_id("edition", *parts)


def write(connection: Connection, batch: Sequence[Kept], now: str) -> None:
    """Write the readings, each under a new run that from now on is its document's only live one."""
    next_version, next_run = (_next(connection, table) for table in (schema.version, schema.run))
    rows: Rows = defaultdict(list)
    paragraphs: list[Row] = []
    for run, kept in enumerate(batch, next_run):
        version = None if kept.outcome is Outcome.NEW else _replaced(connection, kept, now)
        if version is None:
            version, next_version = next_version, next_version + 1
            rows[schema.version].append(_version(kept, version, now))
            paragraphs += passages(kept.document, version)
        if kept.outcome is Outcome.NEW:
            rows[schema.document].append({"id": kept.document.id, "created_at": now})
        elif _revived(connection, version, kept.reader):
            continue
        rows[schema.run].append(_run(run, version, kept.reader, now))
        for table, found in kept.rows.items():
            rows[table] += [row | {"run": run} for row in found]
    rows[schema.outlet] = _new_outlets(connection, batch)
    _insert(connection, rows, paragraphs)


def _insert(connection: Connection, rows: Rows, paragraphs: list[Row]) -> None:
    # one insert a table for the whole batch: four times as fast as one a document
    for table in schema.metadata.sorted_tables:
        if rows[table]:
            connection.execute(insert(table), rows[table])
    if paragraphs:
        connection.execute(insert(schema.passage), paragraphs)


def _replaced(connection: Connection, kept: Kept, now: str) -> int | None:
    """Expire what the record has of the document; the key of its version where it is this very one."""
    held, run = schema.version.c, schema.run.c
    this = (held.document == kept.document.id) & (held.edition == kept.edition)
    others = (held.document == kept.document.id) & (held.edition != kept.edition)
    of_document = select(held.key).where(held.document == kept.document.id)
    for expiring in (
        update(schema.run).where(run.version.in_(of_document), run.expired_at.is_(None)),
        update(schema.version).where(others, held.expired_at.is_(None)),
    ):
        connection.execute(expiring.values(expired_at=now))
    connection.execute(update(schema.version).where(this).values(expired_at=None))
    return connection.scalar(select(held.key).where(this))


def _revived(connection: Connection, version: int, reader: str) -> bool:
    """Make the run live again in which this reader read this version before, if there is one."""
    run = schema.run.c
    before = (run.version == version) & (run.reader == reader)
    return connection.execute(update(schema.run).where(before).values(expired_at=None)).rowcount > 0


def _version(kept: Kept, key: int, now: str) -> Row:
    document = kept.document
    return {
        "key": key,
        "document": document.id,
        "sha256": document.version,
        "edition": kept.edition,
        "outlet": _outlet_id(document.outlet),
        "url": document.url,
        "title": document.title,
        "date": document.date,
        "text": document.text,
        "extractor": document.extractor,
        "sketch": sketch(own_words(document.text, (post.span for post in document.posts)), TEXT.size),
        "created_at": now,
    }


def _run(key: int, version: int, reader: str, now: str) -> Row:
    return {
        "key": key,
        "version": version,
        "reader": reader,
        "sayso": sayso_version(),
        "created_at": now,
    }


def _outlet_id(name: str) -> str | None:
    return content_id("outlet", name) if name else None


def _new_outlets(connection: Connection, batch: Sequence[Kept]) -> list[Row]:
    named = {_outlet_id(kept.document.outlet): kept.document.outlet for kept in batch if kept.document.outlet}
    known = set(connection.scalars(select(schema.outlet.c.id).where(schema.outlet.c.id.in_(named))))
    return [{"id": id, "name": name} for id, name in named.items() if id not in known]


def _next(connection: Connection, table: Table[Any]) -> int:
    return int(connection.execute(select(func.coalesce(func.max(table.c.key), 0))).scalar_one()) + 1
