"""Whom of a list of names somebody may be: what a review asks where several of one list fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from sayso.answers.parties import named
from sayso.intake.listed import ListedPerson, Term
from sayso.record import schema
from sayso.record.judging.attached import said_of_lists
from sayso.record.judging.decisions import FIRST_SIDE, LIST, PERSON, Verdict, in_force
from sayso.record.judging.mentions import MOST_ODD, Mentioned, texts
from sayso.record.judging.selectors import Selector, selector_of
from sayso.record.lists.listed import Entry

TERMS_TOLD = 3  # of a person on a list: the first

OnList = tuple[str, str, str]  # an entity, a list, and the id of a person on it


@dataclass(frozen=True, slots=True)
class MayBe:
    """A party of the record, and one of those of a list whom it may be."""

    entity: str
    list: str
    id: str
    words: str  # who of the list, as "Ada Reed (Q12) of people.csv"
    reasons: tuple[str, ...]
    chance: float  # one in as many as fit
    waits: bool  # somebody was unsure


def may_be(connection: Connection) -> list[MayBe]:
    """Each party that several of one list fit, with each of them."""
    linked, on_list = schema.listed_as.c, schema.listed.c
    same = (on_list.list == linked.list) & (on_list.id == linked.id)
    columns = select(linked.entity, linked.list, linked.id, on_list.name, on_list.wikidata, on_list.terms)
    query = columns.join_from(schema.listed_as, schema.listed, same).where(~linked.sure)
    rows = list(connection.execute(query.order_by(linked.entity, linked.list, linked.id)))
    fitting = Counter((row.entity, row.list) for row in rows)
    unsure = _unsure(connection) if rows else frozenset()
    return [_may_be(row, fitting[row.entity, row.list], unsure) for row in rows]


def _may_be(row: Any, fitting: int, unsure: Collection[OnList]) -> MayBe:  # noqa: ANN401 # a row of the query
    terms = [_told(Term(*term)) for term in row.terms]
    more = (f"and {len(terms) - TERMS_TOLD} terms more",) if len(terms) > TERMS_TOLD else ()
    return MayBe(
        entity=row.entity,
        list=row.list,
        id=row.id,
        words=Entry(row.list, ListedPerson(row.id, row.name, (), row.wikidata)).words,
        reasons=(f"{fitting} of the list fit", *filter(None, terms[:TERMS_TOLD]), *more),
        chance=round(1 / fitting, 2),
        waits=(row.entity, row.list, row.id) in unsure,
    )


def _told(term: Term) -> str:
    """A term in words: "Senator, Harbour Party, Lund, 2013-01-03 to 2019-01-03"."""
    since = f"{term.start or '…'} to {term.end or '…'}" if term.start or term.end else ""
    return ", ".join(filter(None, [term.role, term.party, term.place, since]))


def _unsure(connection: Connection) -> frozenset[OnList]:
    """Whom somebody was asked about and could not tell."""
    said = said_of_lists(connection, in_force(connection))
    open_ones = [
        (place, person)
        for place, verdicts in said.items()
        for person, verdict in verdicts.items()
        if verdict is Verdict.UNSURE
    ]
    parties = named(connection, (place for place, _ in open_ones))
    return frozenset((parties[place].id, *person) for place, person in open_ones if place in parties)


def on_the_list(
    connection: Connection, mentions: Iterable[Mentioned], asked: MayBe
) -> tuple[Sequence[Selector], dict[str, str]]:
    """The selectors and the value of a judgement on whether these mentions are the person of the list."""
    some = list(mentions)[:MOST_ODD]
    held = texts(connection, {each.place[0] for each in some})
    selectors = [selector_of(each.document, held[each.place[0]], each.span) for each in some]
    # all of them are the first side: the other is on the list, and nobody is told apart from anybody
    return selectors, {FIRST_SIDE: str(len(selectors)), LIST: asked.list, PERSON: asked.id}
