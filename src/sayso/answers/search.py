"""What fits a few words: names that begin with them, and passages that hold them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, column, literal_column, or_, select, text, true

from sayso.answers.shapes import Answer
from sayso.model import Kind
from sayso.record import schema
from sayso.record.names.folding import fold, is_full_name
from sayso.record.store import Store

NAMES, PASSAGES = 8, 20
MOST_WORDS = 32  # of a query: a pasted page is no search
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
    query = query.encode("utf-8", "replace").decode()
    words = [word for word in query.replace("\0", " ").split() if any(map(str.isalnum, word))][:MOST_WORDS]
    if not words:
        return Found(query, (), ())
    with record.reading() as connection:
        return Found(query, _names(connection, fold(" ".join(words)), names), _passages(connection, words, passages))


def _names(connection: Connection, folded: str, most: int) -> tuple[NameFound, ...]:
    """Public parties by the words of their names, everybody by the whole of it."""
    entity, word, name = schema.entity.c, schema.word.c, schema.name.c
    *whole, begun = folded.split()
    public = and_(
        entity.public,
        entity.id.in_(select(word.entity).where(and_(word.word >= begun, word.word < begun + "\U0010ffff"))),
        *(entity.id.in_(select(word.entity).where(word.word == each)) for each in whole),
    )
    # a given name alone is no whole name, unless it is all that an article has
    by_whole = and_(name.folded == folded, true() if is_full_name(folded) else name.own)
    anybody = entity.id.in_(select(name.entity).where(by_whole))
    query = select(entity.id, entity.name, entity.kind, entity.documents)
    query = query.where(or_(public, anybody), entity.kind != str(Kind.GROUP))
    rows = connection.execute(query.order_by(entity.documents.desc(), entity.name, entity.id).limit(most))
    return tuple(NameFound(row.id, row.name, Kind(row.kind), row.documents) for row in rows)


def _passages(connection: Connection, words: list[str], most: int) -> tuple[PassageFound, ...]:
    quoted = (word.replace('"', '""') for word in words)  # as they are: the index cuts them as it cut the texts
    asked = " ".join(f'"{word}"' for word in quoted) + "*"
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
