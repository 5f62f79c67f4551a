"""Whom a name fits: by id, handle, full name or the words it is made of; and the nearest names where it fits nobody."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from heapq import nlargest
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Connection, Row, and_, intersect, literal, select, text

from sayso.errors import UnknownName
from sayso.model import Kind
from sayso.record import schema
from sayso.record.names.folding import fold, is_full_name, without_article, without_titles
from sayso.record.portions import in_portions

Party = Row[Any]  # a row of the table `entity`

ID = re.compile(r"r-[0-9a-f]+")
NEAREST = 3
LONGEST_SHOWN = 80  # characters of a name that fits nobody
NEAR = 0.45  # share of letter triples in common: "Haris" and "Harris" have 0.5, "Harris" and "Parris" 0.55
NEAR_WORDS, NEAR_NAMES = 10, 2_000  # that are looked at in search of the nearest names
# every word once, from one to the next in the index: reading all rows takes ten times as long
EVERY_WORD = """
WITH RECURSIVE each(word) AS (
  SELECT min(word) FROM word
  UNION ALL SELECT (SELECT min(word.word) FROM word WHERE word.word > each.word) FROM each WHERE each.word IS NOT NULL
) SELECT word FROM each WHERE word IS NOT NULL
"""
entity, name, word = schema.entity.c, schema.name.c, schema.word.c


def fitting(connection: Connection, query: str) -> list[Party]:
    """All whom the name fits, those with the most articles first. Raises UnknownName where it fits nobody."""
    query = query.encode("utf-8", "replace").decode().strip()  # a terminal hands over undecodable bytes as surrogates
    folded = fold(query)
    looks: Sequence[Callable[[], list[Party]]] = (
        lambda: _by_id(connection, query),
        lambda: _by_handle(connection, query),
        lambda: _by_words(connection, without_article(folded)),
        lambda: _by_words(connection, without_titles(folded)),
    )
    for look in looks:
        if found := look():  # one after the other: words that are no whole name are looked for in all names
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
    having = _parties(connection, _named(name.entity.in_(_with_words(words)), *map(_has_word, words)), entity.public)
    own = [party for party in exact if party.public or fold(party.name) == folded]
    persons = [party for party in having if party.kind == Kind.PERSON]
    # a body or place named for somebody gives way to persons, and to what bears the very name
    return list({party.id: party for party in (*own, *(persons or ([] if firm else having)))}.values())


def _parties(connection: Connection, *conditions: ColumnElement[bool]) -> list[Party]:
    # a group is found through its members
    return list(connection.execute(select(schema.entity).where(*conditions, entity.kind != str(Kind.GROUP))))


def _named(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return entity.id.in_(select(name.entity).where(and_(*conditions)))


def _with_words(words: Sequence[str]) -> CompoundSelect[str]:
    """The entities whose names have all of the words, be it in several names."""
    return intersect(*(select(word.entity).where(word.word == each) for each in dict.fromkeys(words)))


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
    near = in_portions(connection, public, name.entity, _with_near_words(connection, folded.split()))
    scores = [(_nearness(folded, wanted, row.folded), row.name) for row in near]
    best = sorted((-score, shown) for score, shown in scores if score >= NEAR)
    return list(dict.fromkeys(shown for _, shown in best))[:NEAREST]


def _with_near_words(connection: Connection, words: Iterable[str]) -> set[str]:
    """The entities with a word in their names that is nearly one of these."""
    every = list(connection.scalars(text(EVERY_WORD)))
    found: set[str] = set()
    for one in words:
        wanted = _triples(one)
        nearest = nlargest(NEAR_WORDS, ((_share(wanted, _triples(each)), each) for each in every))
        near = [each for share, each in nearest if share >= NEAR]
        found.update(connection.scalars(select(word.entity).where(word.word.in_(near)).limit(NEAR_NAMES)))
    return found


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
