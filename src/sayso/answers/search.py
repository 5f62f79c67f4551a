"""What fits a few words: names that begin with them, and passages that hold them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, column, literal_column, select, text

from sayso.answers.shapes import Answer
from sayso.model import Kind
from sayso.record import schema
from sayso.record.folding import fold
from sayso.record.store import Store

NAMES, PASSAGES = 8, 20
AROUND = 24  # words of a passage that are shown
HIT = ("\x02", "\x03")  # around the words that fit: no text can hold them after intake


@dataclass(frozen=True, slots=True)
class NameFound(Answer):
    """A party whose name fits."""

    id: str
    name: str
    kind: Kind
    documents: int


@dataclass(frozen=True, slots=True)
class PassageFound(Answer):
    """A passage that holds the words."""

    document: str
    title: str
    outlet: str
    date: str
    pieces: tuple[str, ...]  # the text around; every second one is a word that fits
    start: int  # of the paragraph in the article


@dataclass(frozen=True, slots=True)
class Found(Answer):
    """What fits the words: names, those of the most articles first, and passages, the most fitting first."""

    query: str
    names: tuple[NameFound, ...]
    passages: tuple[PassageFound, ...]


def search(record: Store, query: str, *, names: int = NAMES, passages: int = PASSAGES) -> Found:
    """Names and passages that have every word of the query, the last of them perhaps only begun; none for no words."""
    words = fold(query.encode("utf-8", "replace").decode()).split()
    if not words:
        return Found(query, (), ())
    with record.reading() as connection:
        return Found(query, _names(connection, words, names), _passages(connection, words, passages))


def _names(connection: Connection, words: list[str], most: int) -> tuple[NameFound, ...]:
    """Public parties by the words of their names; private people are found by asking for their whole name."""
    entity, word = schema.entity.c, schema.word.c
    *whole, begun = words
    query = select(entity.id, entity.name, entity.kind, entity.documents).where(
        entity.public,
        entity.kind != str(Kind.GROUP),
        entity.kind != str(Kind.GROUP),
        entity.id.in_(select(word.entity).where(and_(word.word >= begun, word.word < begun + "\U0010ffff"))),
        *(entity.id.in_(select(word.entity).where(word.word == each)) for each in whole),
    )
    rows = connection.execute(query.order_by(entity.documents.desc(), entity.name, entity.id).limit(most))
    return tuple(NameFound(row.id, row.name, Kind(row.kind), row.documents) for row in rows)


def _passages(connection: Connection, words: list[str], most: int) -> tuple[PassageFound, ...]:
    asked = " ".join(f'"{word}"' for word in words) + "*"
    snippet: ColumnElement[str] = literal_column(f"snippet(passage, 0, char(2), char(3), '…', {AROUND})")
    version = schema.version.c
    query = (
        select(
            snippet.label("words"), column("start"), version.document, version.title, version.date, schema.outlet.c.name
        )
        .select_from(schema.passage)
        .join(schema.version, version.key == schema.passage.c.version)
        .outerjoin(schema.outlet)
        .where(text("passage MATCH :asked").bindparams(asked=asked), version.expired_at.is_(None))
        .order_by(text("rank"))
        .limit(most)
    )
    return tuple(
        PassageFound(row.document, row.title, row.name or "", row.date, _pieces(row.words), row.start)
        for row in connection.execute(query)
    )


def _pieces(marked: str) -> tuple[str, ...]:
    """The snippet cut at its marks: text, a word that fits, text, and so on."""
    opening, closing = HIT
    return tuple(piece for part in marked.split(opening) for piece in part.split(closing))
