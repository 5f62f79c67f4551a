"""Paragraphs of the record by their words: the full-text index, only what is live and not withdrawn."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, select, text

from sayso.answers.checked import PassageShown
from sayso.record import schema
from sayso.record.names.folding import fold

SHOWN = 3  # paragraphs that name both parties
LONGEST_SHOWN = 600  # characters of one


def naming_both(
    connection: Connection, one: str, other: str, excluded: Collection[str] = ()
) -> tuple[PassageShown, ...]:
    """The paragraphs that name both parties, best first: by their names as given, then by the last word of each."""
    found: dict[tuple[int, int], Row[Any]] = {}
    for names in ((one, other), (_last(one), _last(other))):
        if len(found) < SHOWN and all(map(_words, names)):
            rows = having(connection, " AND ".join(map(phrase, names)), SHOWN, excluded)
            found |= {(row.version, row.start): row for row in rows if (row.version, row.start) not in found}
    return tuple(_shown(row) for row in list(found.values())[:SHOWN])


def phrase(words: str) -> str:
    """The words in their order, as the index is asked for them."""
    return '"' + " ".join(_words(words)) + '"'


def having(connection: Connection, query: str, limit: int, excluded: Collection[str] = ()) -> list[Row[Any]]:
    """The paragraphs that the index finds, best first, each with its article."""
    version, document, run = schema.version.c, schema.document.c, schema.run.c
    passage = schema.passage.c
    joined = (
        select(
            passage.text,
            passage.version,
            passage.start,
            version.document,
            version.title,
            version.url,
            version.date,
            schema.outlet.c.name.label("outlet"),
            run.key.label("run"),
        )
        .join_from(schema.passage, schema.version, version.key == passage.version)
        .join(schema.document, document.id == version.document)
        .join(schema.run, (run.version == version.key) & run.expired_at.is_(None))
        .outerjoin(schema.outlet, schema.outlet.c.id == version.outlet)
        .where(version.expired_at.is_(None), document.withdrawn == "")
    )
    return list(connection.execute(_matching(joined, query, limit, excluded)))


def _matching(joined: Select[Any], query: str, limit: int, excluded: Collection[str]) -> Select[Any]:
    found = joined.where(text("passage MATCH :wanted").bindparams(wanted=query))
    if excluded:
        name = schema.outlet.c.name
        found = found.where(name.is_(None) | name.not_in(list(excluded)))
    return found.order_by(text("passage.rank"), schema.passage.c.version, schema.passage.c.start).limit(limit)


def _words(name: str) -> list[str]:
    """What the index holds of it: runs of letters and digits."""
    return "".join(letter if letter.isalnum() else " " for letter in name).split()


def _last(name: str) -> str:
    return fold(name).rpartition(" ")[2]


def in_order(runs: Iterable[Sequence[str]], *, every: bool) -> str:
    """A query for runs of words: for all of them, or for any."""
    phrases = [phrase(" ".join(run)) for run in runs if _words(" ".join(run))]
    return (" AND " if every else " OR ").join(phrases)


def _shown(row: Row[Any]) -> PassageShown:
    words = row.text.strip()
    cut = words if len(words) <= LONGEST_SHOWN else words[:LONGEST_SHOWN].rstrip()
    start = row.start + len(row.text) - len(row.text.lstrip())
    return PassageShown(
        document=row.document,
        title=row.title,
        outlet=row.outlet or "",
        url=row.url,
        date=row.date,
        words=cut,
        start=start,
        end=start + len(cut),
    )
