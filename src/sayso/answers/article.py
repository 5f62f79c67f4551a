"""One article as the record reads it: its text, and all that is marked in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from sayso.answers.articles import with_article
from sayso.answers.parties import UNKNOWN, named
from sayso.answers.said import statements_of
from sayso.answers.shapes import Answer, ClaimShown, StatementShown
from sayso.answers.shown import by_hand, claim_shown, speakers_of
from sayso.errors import UnknownDocument
from sayso.model import Act, Review
from sayso.record import schema
from sayso.record.store import Store


@dataclass(frozen=True, slots=True)
class MentionShown(Answer):
    """A mention of somebody the record knows."""

    entity: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PostShown(Answer):
    """An embedded post, whose words are its author's and not the article's."""

    id: str
    author: str  # as it is signed
    handle: str
    date: str
    start: int
    end: int
    words: tuple[int, int]  # span without picture link and signature


@dataclass(frozen=True, slots=True)
class Marked(Answer):
    """A claim in its article, with the tie it makes."""

    tie: str  # "" for one that was found to be read wrong
    subject: str
    subject_name: str
    relation: str
    object: str
    object_name: str
    role: str
    subject_span: tuple[int, int]
    object_span: tuple[int, int]
    claim: ClaimShown


@dataclass(frozen=True, slots=True)
class Spoken(Answer):
    """A statement in its article, with the places of who says it and of the word that says so."""

    statement: StatementShown
    speaker_span: tuple[int, int] | None
    cue_span: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Article(Answer):
    """The kept text, to the letter, and what was read in it, in the order of the text."""

    document: str
    title: str
    outlet: str
    url: str
    date: str
    withdrawn: str  # day on which its outlet took it back, "" where it did not
    versions: int  # as often as its text has changed, and the first
    text: str
    mentions: tuple[MentionShown, ...]
    posts: tuple[PostShown, ...]
    statements: tuple[Spoken, ...]
    claims: tuple[Marked, ...]
    left_out: int  # risky claims that were not asked for


def article(record: Store, document: str, *, risky: bool = False) -> Article:
    """The article of this id. Raises UnknownDocument; `risky` adds claims that are read too unsurely to be shown."""
    with record.reading() as connection:
        row = _version(connection, document)
        found = list(_claims(connection, row.run))
        shown = [each for each in found if risky or each.claim.review is not Review.RISKY]
        return Article(
            document=document,
            title=row.title,
            outlet=row.outlet or "",
            url=row.url,
            date=row.date,
            withdrawn=row.withdrawn,
            versions=_versions(connection, document),
            text=row.text,
            mentions=tuple(_mentions(connection, row.run)),
            posts=tuple(_posts(connection, row.run)),
            statements=tuple(_statements(connection, document, row.run)),
            claims=tuple(sorted(shown, key=lambda each: (each.claim.start, each.claim.end, each.claim.id))),
            left_out=len(found) - len(shown),
        )


def _version(connection: Connection, document: str) -> Row[Any]:
    version, run = schema.version.c, schema.run.c
    query = (
        select(
            run.key.label("run"), version.title, version.url, version.date, version.text, schema.document.c.withdrawn
        )
        .add_columns(schema.outlet.c.name.label("outlet"))
        .join_from(schema.run, schema.version)
        .join(schema.document)
        .outerjoin(schema.outlet)
        .where(run.expired_at.is_(None), version.document == document)
    )
    row = connection.execute(query).first()
    if row is None:
        raise UnknownDocument(f"{document}: no such article in this record")
    return row


def _versions(connection: Connection, document: str) -> int:
    return len(connection.execute(select(schema.version.c.key).where(schema.version.c.document == document)).all())


def _mentions(connection: Connection, run: int) -> Iterator[MentionShown]:
    mention = schema.mention.c
    rows = connection.execute(select(schema.mention).where(mention.run == run).order_by(mention.start, mention.end))
    held = list(rows)
    who = named(connection, ((run, row.appearance) for row in held))
    for row in held:
        party = who.get((run, row.appearance), UNKNOWN)
        yield MentionShown(party.id, party.name, row.start, row.end)


def _posts(connection: Connection, run: int) -> Iterator[PostShown]:
    post = schema.post.c
    for row in connection.execute(select(schema.post).where(post.run == run).order_by(post.start)):
        start, end = row.words
        yield PostShown(row.id, row.author, row.handle, row.date, row.start, row.end, (start, end))


def _statements(connection: Connection, document: str, run: int) -> Iterator[Spoken]:
    statement = schema.statement.c
    columns = select(statement.id, statement.speaker_span, statement.cue).where(statement.run == run)
    places = {row.id: row for row in connection.execute(columns)}
    found = statements_of(connection, None, None, tuple(Act), [document])
    for each in sorted(found, key=lambda each: (each.content, each.id)):
        row = places[each.id]
        yield Spoken(each, _span(row.speaker_span), _span(row.cue))


def _span(held: Iterable[int] | None) -> tuple[int, int] | None:
    if not held:
        return None
    start, end = held
    return start, end


def _claims(connection: Connection, run: int) -> Iterator[Marked]:
    claim = schema.claim.c
    rows = list(connection.execute(with_article(schema.claim).where(claim.run == run)))
    places = {(run, local) for row in rows for local in (row.subject, row.object)}
    who = named(connection, places | {place for row in rows for place in speakers_of(row)})
    hand = by_hand(connection, rows)
    for row in rows:
        put = hand.corrected[row.run, row.id].fields if (row.run, row.id) in hand.corrected else {}
        subject, object = (who.get((run, local), UNKNOWN) for local in (row.subject, row.object))
        yield Marked(
            tie=row.tie,
            subject=subject.id,
            subject_name=subject.name,
            relation=put.get("relation", row.relation),
            object=object.id,
            object_name=object.name,
            role=put.get("role", row.role),
            subject_span=(row.subject_span[0], row.subject_span[1]),
            object_span=(row.object_span[0], row.object_span[1]),
            claim=claim_shown(row, who, hand),
        )
