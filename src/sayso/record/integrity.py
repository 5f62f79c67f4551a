"""Whether the record still is what was read: the hash of each kept text, and the words at each span.

Every claim carries its place twice, as W3C Web Annotation has it: a TextPositionSelector (start, end) and a
TextQuoteSelector (the words, with those before and after). That they match does not mean that the words are true.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from sayso.record import schema
from sayso.record.rows import CONTEXT


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not what it was."""

    document: str
    what: str  # "text", "claim", "statement", "mention", "role" or "post"
    id: str
    problem: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, and what failed."""

    documents: int
    spans: int
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Selected:
    """A span of a text, with the words that should stand there where they were kept."""

    what: str
    id: str
    start: int
    end: int
    words: str | None = None
    prefix: str | None = None
    suffix: str | None = None


def check(connection: Connection) -> Checked:
    """Look at every live text and every span in it, one document at a time."""
    version, run = schema.version.c, schema.run.c
    live = select(run.key, version.document, version.sha256, version.text).join_from(schema.run, schema.version)
    rows = connection.execute(live.where(run.expired_at.is_(None)).order_by(version.document, run.key))
    documents, spans = 0, 0
    faults: list[Fault] = []
    for row in rows:
        selected = list(_selected(connection, row.key))
        faults += _faults(row.document, row.text, row.sha256, selected)
        documents, spans = documents + 1, spans + len(selected)
    return Checked(documents, spans, tuple(faults))


def _faults(document: str, text: str, sha256: str, selected: Iterable[Selected]) -> Iterator[Fault]:
    if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != sha256:
        yield Fault(document, "text", sha256, "the kept text is not the one that was read")
    for span in selected:
        if problem := _problem(text, span):
            yield Fault(document, span.what, span.id, problem)


def _problem(text: str, span: Selected) -> str:
    if not 0 <= span.start < span.end <= len(text):
        return f"characters {span.start} to {span.end} lie outside the text"
    if span.words is not None and text[span.start : span.end] != span.words:
        return f"characters {span.start} to {span.end} do not read “{span.words}”"
    if span.prefix is not None and text[max(0, span.start - CONTEXT) : span.start] != span.prefix:
        return f"what stands before character {span.start} has changed"
    if span.suffix is not None and text[span.end : span.end + CONTEXT] != span.suffix:
        return f"what stands after character {span.end} has changed"
    return ""


def _selected(connection: Connection, run: int) -> Iterator[Selected]:
    for row in _rows(connection, schema.claim, run):
        yield Selected("claim", row.id, row.start, row.end, row.quote, row.prefix, row.suffix)
    for row in _rows(connection, schema.statement, run):
        parts = [*zip(row.content, row.quotes, strict=False)]
        cited = [(row.speaker_span, row.speaker_words), (row.cue, row.cue_words)]
        for (start, end), words in (*parts, *((span, words) for span, words in cited if span)):
            yield Selected("statement", row.id, start, end, words)
    for row in _rows(connection, schema.mention, run):
        yield Selected("mention", row.appearance, row.start, row.end)
    for row in _rows(connection, schema.role, run):
        yield Selected("role", row.appearance, row.start, row.end)
    for row in _rows(connection, schema.post, run):
        yield Selected("post", row.id, row.start, row.end)


def _rows(connection: Connection, table: Any, run: int) -> Iterable[Row[Any]]:  # noqa: ANN401 # a table with a run
    return connection.execute(select(table).where(table.c.run == run))
