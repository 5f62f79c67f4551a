"""Who said what: statements with the words they consist of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, select

from sayso.answers.articles import descending, with_article
from sayso.answers.moved import Moved, beside, moved_to
from sayso.answers.names import fitting, ids
from sayso.answers.parties import UNKNOWN, Named, Place, named
from sayso.answers.shapes import Page, StatementShown
from sayso.model import Act, Basis, MadeBy, Quotation
from sayso.record import schema
from sayso.record.portions import at_places, in_portions
from sayso.record.store import Store
from sayso.record.weighing import asof

statement, run, version = schema.statement.c, schema.run.c, schema.version.c
Dated = TypeVar("Dated", StatementShown, Row[Any])
PLACES = (  # of live statements
    select(statement.run, statement.id, statement.content, statement.time, version.date, version.document)
    .join_from(schema.statement, schema.run, run.key == statement.run)
    .join(schema.version)
    .where(run.expired_at.is_(None))
)
GAP = " … "  # between the parts of a split quotation
SHOWN = (Act.SPEECH, Act.WRITING)  # an attitude is what others ascribe


def said(
    record: Store,
    name: str,
    about: str | None = None,
    *,
    attitudes: bool = False,
    as_of: str = "",
    after: str = "",
    limit: int | None = None,
) -> Page[StatementShown]:
    """What all whom the name fits said and wrote, about all or about one; latest first.

    `attitudes` adds the beliefs, wishes and plans that articles ascribe to them. `as_of` is a time in the world, as
    EDTF: only what was said by then. `limit` gives so many at most; `after` is the `next` of those before.
    """
    with record.reading() as connection:
        speakers = ids(fitting(connection, name))
        topics = ids(fitting(connection, about)) if about is not None else None
        found = _places(connection, speakers, topics, tuple(Act) if attitudes else SHOWN)
        some = Page.of([(row.run, row.id) for row in _by_then(found, as_of)], after, limit)
        return Page(_shown(connection, some), some.next)


def made_by(statements: tuple[StatementShown, ...], as_of: str) -> tuple[StatementShown, ...]:
    """The statements made by a time in the world; all of them where it is ""."""
    return tuple(_by_then(statements, as_of))


def _by_then(statements: Iterable[Dated], as_of: str) -> Iterator[Dated]:
    when = asof.as_of(as_of) if as_of else None
    return (item for item in statements if when is None or when.counts(item.time, item.date))


def statements_of(
    connection: Connection,
    speakers: Iterable[str] | None,
    topics: Iterable[str] | None,
    acts: Collection[Act] = SHOWN,
    documents: Collection[str] | None = None,
) -> tuple[StatementShown, ...]:
    """The statements by any of the speakers, about any of the topics and in the documents, where these are given."""
    rows = _places(connection, speakers, topics, acts, documents)
    return _shown(connection, [(row.run, row.id) for row in rows])


def _places(
    connection: Connection,
    speakers: Iterable[str] | None,
    topics: Iterable[str] | None,
    acts: Collection[Act] = SHOWN,
    documents: Collection[str] | None = None,
) -> list[Row[Any]]:
    """Where these statements stand, the latest first, with what it takes to choose among them."""
    query = PLACES.where(statement.act.in_([str(act) for act in acts]))
    if documents is not None:
        query = query.where(statement.run.in_(_runs(connection, documents)))
    for part, parties in (("speaker", speakers), ("about", topics)):
        if parties is not None:
            theirs = taking_part(part, parties).subquery()
            query = query.join(theirs, (theirs.c.run == statement.run) & (theirs.c.statement == statement.id))
    return sorted(connection.execute(query), key=lambda row: (descending(row.date), row.document, row.content, row.id))


def _shown(connection: Connection, places: Collection[Place]) -> tuple[StatementShown, ...]:
    """The statements at these places, in their order."""
    found = dict(at_places(connection, with_article(schema.statement), statement.run, statement.id, places))
    rows = [found[each] for each in places]
    parties_of = named(connection, (each for row in rows for each in _parties(row)))
    moved = moved_to(connection, (each for row in rows for each in _parties(row)))
    return tuple(_statement(row, parties_of, moved) for row in rows)


def _runs(connection: Connection, documents: Iterable[str]) -> list[int]:
    """The live readings of the documents."""
    live = select(run.key).join_from(schema.run, schema.version).where(run.expired_at.is_(None))
    return [row.key for row in in_portions(connection, live, version.document, documents)]


def taking_part(part: str, parties: Iterable[str]) -> Select[Any]:
    """The places of the statements of which any of these is the speaker, or which are about any of them; each once."""
    saying, appearance = schema.saying.c, schema.appearance.c
    same = (appearance.run == saying.run) & (appearance.id == saying.appearance)
    found = select(saying.run, saying.statement).join_from(schema.appearance, schema.saying, same).distinct()
    return found.where(saying.part == part, appearance.entity.in_(list(parties)))


def _parties(row: Row[Any]) -> Iterator[Place]:
    for local in (*row.speakers, *row.about, row.addressee):
        yield row.run, local


def _statement(row: Row[Any], parties: Mapping[Place, Named], moved: Moved) -> StatementShown:
    speakers = [parties.get((row.run, local), UNKNOWN) for local in row.speakers]
    about = [parties.get((row.run, local), UNKNOWN) for local in row.about]
    addressee = parties.get((row.run, row.addressee), UNKNOWN)
    return StatementShown(
        id=row.id,
        document=row.document,
        title=row.title,
        outlet=row.outlet or "",
        url=row.url,
        date=row.date,
        kind=Quotation(row.kind),
        act=Act(row.act),
        basis=Basis(row.basis),
        speakers=tuple(speaker.id for speaker in speakers),
        speaker_names=tuple(speaker.name for speaker in speakers),
        speaker_words=row.speaker_words,
        cue=row.cue_words,
        words=GAP.join(row.quotes),
        content=tuple((start, end) for start, end in row.content),
        about=tuple(party.id for party in about),
        about_names=tuple(party.name for party in about),
        addressee=addressee.id,
        addressee_name=addressee.name,
        time=row.time,
        within=row.within,
        post=row.post,
        rule=row.rule,
        made_by=MadeBy(row.made_by),
        moved=beside(moved, _parties(row), row.content[0][0]),
    )
