"""Whom a name fits: by id, handle, full name or the words it is made of; and the nearest names where it fits nobody."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, literal, select

from sayso.errors import UnknownName
from sayso.model import Kind
from sayso.record import schema
from sayso.record.folding import fold, is_full_name, without_article, without_titles

Party = Row[Any]  # a row of the table `entity`

ID = re.compile(r"r-[0-9a-f]+")
NEAREST = 3
LONGEST_SHOWN = 80  # characters of a name that fits nobody
NEAR = 0.45  # share of letter triples in common: "Haris" and "Harris" have 0.5, "Harris" and "Parris" 0.55
entity, name = schema.entity.c, schema.name.c


def fitting(connection: Connection, query: str) -> list[Party]:
    """All whom the name fits, those with the most articles first. Raises UnknownName where it fits nobody."""
    query = query.encode("utf-8", "replace").decode().strip()  # a terminal hands over undecodable bytes as surrogates
    folded = fold(query)
    looks: tuple[tuple[Callable[[Connection, str], list[Party]], str], ...] = (
        (_by_id, query),
        (_by_handle, query),
        (_by_words, without_article(folded)),
        (_by_words, without_titles(folded)),
    )
    for look, words in looks:
        if found := look(connection, words):  # one after the other: what is no whole name is looked for in all names
            return sorted(found, key=lambda party: (-party.documents, -party.claims, party.name, party.id))
    raise UnknownName(_nobody(connection, query))


def namesakes_of(connection: Connection, party: Party) -> list[Party]:
    """The others that go by the same full name (for a body: by the same name), kept apart."""
    folded = list(connection.scalars(select(name.folded).where(name.entity == party.id, name.own)))
    if party.kind == Kind.PERSON:
        folded = [each for each in folded if is_full_name(each)]
    same = select(name.entity).where(name.folded.in_(folded), name.own)
    others = select(schema.entity).where(entity.id.in_(same), entity.id != party.id, entity.kind == party.kind)
    return list(connection.execute(others.order_by(entity.documents.desc(), entity.id)))


def _by_id(connection: Connection, query: str) -> list[Party]:
    if not ID.fullmatch(query):
        return []
    led = connection.scalar(select(schema.redirect.c.new).where(schema.redirect.c.old == query))
    return _parties(connection, entity.id == (led or query))


def _by_handle(connection: Connection, query: str) -> list[Party]:
    if not query.startswith("@"):
        return []
    return _parties(connection, entity.kind == str(Kind.ACCOUNT), _named(name.folded == fold(query)))


def _by_words(connection: Connection, folded: str) -> list[Party]:
    """Those of exactly this name, and for a single word the persons whose name has it; else whoever has it.

    Private people are found by their whole name only.
    """
    words = folded.split()
    if not words:
        return []
    exact = _parties(connection, _named(name.folded.in_({folded, f"the {folded}"})))
    firm = [party for party in exact if party.kind != Kind.PERSON or is_full_name(folded)]
    if firm and len(words) > 1:
        return firm
    having = _parties(connection, _named(*(_has_word(word) for word in words)), entity.public)
    own = [party for party in exact if party.public or fold(party.name) == folded]
    persons = [party for party in having if party.kind == Kind.PERSON]
    # a body or place named for somebody gives way to persons, and to what bears the very name
    return list({party.id: party for party in (*own, *(persons or ([] if firm else having)))}.values())


def _parties(connection: Connection, *conditions: ColumnElement[bool]) -> list[Party]:
    # a group is found through its members
    return list(connection.execute(select(schema.entity).where(*conditions, entity.kind != str(Kind.GROUP))))


def _named(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return entity.id.in_(select(name.entity).where(and_(*conditions)))


def _has_word(word: str) -> ColumnElement[bool]:
    """Whether the word is one of the name's; folded names are made of letters, digits and single spaces."""
    return (literal(" ") + name.folded + " ").contains(f" {word} ", autoescape=True)


def _nobody(connection: Connection, query: str) -> str:
    folded = fold(query)
    if not folded:
        return "no name given; give a name, an @handle or an id"
    nearest = _nearest(connection, folded)
    hint = f"; did you mean {', '.join(nearest)}?" if nearest else ""
    one_word = folded.isalpha() and not query.startswith("@")
    whole = " (people without a public role are found by their whole name only)" if one_word else ""
    shown = f"{query[:LONGEST_SHOWN]}…" if len(query) > LONGEST_SHOWN else query
    return f"nobody in this record is called “{shown}”{hint}{whole}"


def _nearest(connection: Connection, folded: str) -> list[str]:
    listed = (entity.public, entity.kind != str(Kind.GROUP))
    public = select(name.folded, entity.name).join_from(schema.name, schema.entity).where(*listed)
    wanted = _triples(folded)
    scores = [(_nearness(folded, wanted, each), shown) for each, shown in connection.execute(public)]
    best = sorted((-score, shown) for score, shown in scores if score >= NEAR)
    return list(dict.fromkeys(shown for _, shown in best))[:NEAREST]


def _nearness(folded: str, wanted: set[str], other: str) -> float:
    """The share of letter triples that two names have in common; a single word is held against each word."""
    parts: Sequence[str] = (other,) if " " in folded else (other, *other.split())
    return max(_share(wanted, _triples(part)) for part in parts)


def _share(a: set[str], b: set[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b))


def _triples(word: str) -> set[str]:
    padded = f"  {word} "
    return {padded[i : i + 3] for i in range(len(padded) - 2)}


def ids(parties: Iterable[Party]) -> list[str]:
    """Their ids."""
    return [party.id for party in parties]
