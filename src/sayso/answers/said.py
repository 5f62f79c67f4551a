"""Who said what: statements with the words they consist of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, select, tuple_

from sayso.answers.articles import descending, with_article
from sayso.answers.moved import Moved, beside, moved_to
from sayso.answers.names import fitting, ids
from sayso.answers.parties import UNKNOWN, Named, Place, named
from sayso.answers.shapes import StatementShown
from sayso.model import Act, Basis, MadeBy, Quotation
from sayso.record import schema
from sayso.record.portions import in_portions
from sayso.record.store import Store
from sayso.record.weighing import asof

GAP = " … "  # between the parts of a split quotation
SHOWN = (Act.SPEECH, Act.WRITING)  # an attitude is what others ascribe


def said(
    record: Store, name: str, about: str | None = None, *, attitudes: bool = False, as_of: str = ""
) -> tuple[StatementShown, ...]:
    """What all whom the name fits said and wrote, about all or about one; latest first.

    `attitudes` adds the beliefs, wishes and plans that articles ascribe to them. `as_of` is a time in the world, as
    EDTF: only what was said by then.
    """
    with record.reading() as connection:
        speakers = ids(fitting(connection, name))
        topics = ids(fitting(connection, about)) if about is not None else None
        found = statements_of(connection, speakers, topics, tuple(Act) if attitudes else SHOWN)
    return made_by(found, as_of)


def made_by(statements: tuple[StatementShown, ...], as_of: str) -> tuple[StatementShown, ...]:
    """The statements made by a time in the world; all of them where it is ""."""
    when = asof.as_of(as_of) if as_of else None
    return tuple(item for item in statements if when is None or when.counts(item.time, item.date))


def statements_of(
    connection: Connection,
    speakers: Iterable[str] | None,
    topics: Iterable[str] | None,
    acts: Collection[Act] = SHOWN,
    documents: Collection[str] | None = None,
) -> tuple[StatementShown, ...]:
    """The statements by any of the speakers, about any of the topics and in the documents, where these are given."""
    query = with_article(schema.statement).where(schema.statement.c.act.in_([str(act) for act in acts]))
    runs = None if documents is None else _runs(connection, documents)
    if runs is not None:
        query = query.where(schema.statement.c.run.in_(runs))
    place = tuple_(schema.statement.c.run, schema.statement.c.id)
    for part, parties in (("speaker", speakers), ("about", topics)):
        if parties is not None:
            query = query.where(place.in_(_taking_part(part, parties, runs)))
    rows = list(connection.execute(query))
    parties_of = named(connection, (place for row in rows for place in _places(row)))
    moved = moved_to(connection, (place for row in rows for place in _places(row)))
    rows.sort(key=lambda row: (descending(row.date), row.document, row.content, row.id))
    return tuple(_shown(row, parties_of, moved) for row in rows)


def _runs(connection: Connection, documents: Iterable[str]) -> list[int]:
    """The live readings of the documents."""
    run, version = schema.run.c, schema.version.c
    live = select(run.key).join_from(schema.run, schema.version).where(run.expired_at.is_(None))
    return [row.key for row in in_portions(connection, live, version.document, documents)]


def _taking_part(part: str, parties: Iterable[str], runs: list[int] | None) -> Any:  # noqa: ANN401 # an SQL subquery
    saying, appearance = schema.saying.c, schema.appearance.c
    same = (appearance.run == saying.run) & (appearance.id == saying.appearance)
    found = select(saying.run, saying.statement).join_from(schema.saying, schema.appearance, same)
    theirs = found.where(saying.part == part, appearance.entity.in_(list(parties)))
    return theirs if runs is None else theirs.where(saying.run.in_(runs), appearance.run.in_(runs))


def _places(row: Row[Any]) -> Iterator[Place]:
    for local in (*row.speakers, *row.about, row.addressee):
        yield row.run, local


def _shown(row: Row[Any], parties: Mapping[Place, Named], moved: Moved) -> StatementShown:
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
        moved=beside(moved, _places(row), row.content[0][0]),
    )
