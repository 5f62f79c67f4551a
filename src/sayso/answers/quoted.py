"""Sentences of the kept texts around the words that matter."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlalchemy import Connection, select

from sayso.answers.asked import Quoted
from sayso.model import Span
from sayso.record import schema
from sayso.record.portions import in_portions

REACH = 280  # characters on either side at most
# a sentence begins after a stop that follows two small letters ("Dr." and "J." end none), or with a line
BEGINS = re.compile(r"(?:(?<=[a-z0-9]{2}[.!?])|(?<=[a-z0-9]{2}[.!?][\"”’)]))\s+(?=[\"“‘(]?[A-Z])|\n+")


def quoted(connection: Connection, places: Iterable[tuple[int, tuple[Span, ...]]]) -> list[Quoted]:
    """The sentence that holds the spans, for each run and spans of its text, in their order; marked."""
    asked = list(places)
    version, run_key = schema.version.c, schema.run.c.key
    columns = (run_key, version.document, version.title, version.date, version.text, schema.outlet.c.name)
    query = select(*columns).select_from(schema.run.join(schema.version).outerjoin(schema.outlet))
    rows = {row.key: row for row in in_portions(connection, query, run_key, {run for run, _ in asked})}
    found = []
    for run, spans in asked:
        row = rows[run]
        start, end = sentence_around(row.text, (min(a for a, _ in spans), max(b for _, b in spans)))
        marks = tuple(sorted({(a - start, b - start) for a, b in spans}))
        found.append(Quoted(row.document, row.title, row.name or "", row.date, row.text[start:end], start, marks))
    return found


def sentence_around(text: str, span: Span) -> Span:
    """The sentence or sentences that hold the span, cut between words where they are very long."""
    low, high = max(0, span[0] - REACH), min(len(text), span[1] + REACH)
    before = [match.end() for match in BEGINS.finditer(text, low, span[0]) if match.end() <= span[0]]
    after = next((match.start() for match in BEGINS.finditer(text, span[1], high)), high)
    start = before[-1] if before else low
    if start == low and low > 0:
        start = min(text.find(" ", low, span[0]) + 1 or low, span[0])
    if after == high and high < len(text):
        after = max(text.rfind(" ", span[1], high), span[1])
    while start < span[0] and text[start].isspace():
        start += 1
    while after > span[1] and text[after - 1].isspace():
        after -= 1
    return start, after
