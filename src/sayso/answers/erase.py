"""Erasing somebody: whom a name means, what would go, and that it is gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from sqlalchemy import Connection, func, select

from sayso.answers.erasures import ErasedLine, ErasureShown
from sayso.answers.names import Party, fitting
from sayso.errors import AmbiguousName, RecordError, UnknownName
from sayso.model import Kind
from sayso.record import schema
from sayso.record.erasing.plan import Edition, Plan
from sayso.record.erasing.tombstones import family, held, keyed
from sayso.record.erasing.transaction import Erased
from sayso.record.names.folding import fold, without_titles
from sayso.record.store import Store

LINES = 3
AROUND = 40  # characters on either side of a place that is shown
ERASABLE = (Kind.PERSON, Kind.ACCOUNT)


def erase(record: Store, names: Sequence[str], *, really: bool = False) -> ErasureShown:
    """What goes when the people whom these names or ids mean are erased as one; with `really`, it is gone.

    Raises AmbiguousName for a name that fits several, UnknownName for one that fits nobody, RecordError for what is
    no person. Somebody who was erased before gives an erasure that is done and took nothing more.
    """
    if really:
        record.scrub()
    with record.reading() as connection:
        if all(_was_erased(connection, name) for name in names):
            return ErasureShown(", ".join(names), (), True, (), 0, 0, 0, 0, 0, ())
        parties = [_only(connection, name) for name in names]
        by_part = _by_part(connection, parties)
    ids = tuple(dict.fromkeys(party.id for party in parties))
    plan, done = record.would_erase(ids)
    shown = _shown(parties[0].name, ids, plan, done, by_part)
    if not really:
        return shown
    record.erase(ids)
    return replace(shown, done=True, lines=())


def _only(connection: Connection, name: str) -> Party:
    found = fitting(connection, name)
    people = [party for party in found if party.kind in ERASABLE]
    if not people:
        raise RecordError(
            f"“{found[0].name}” is no person but {_a(found[0].kind)}; only people and accounts are erased"
        )
    if len(people) > 1:
        raise AmbiguousName(f"“{name}” fits {len(people)} people; give the id of the one to erase, or several ids")
    return people[0]


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeo" else f"a {kind}"


def _was_erased(connection: Connection, name: str) -> bool:
    """Whether nobody is called so any more because they were erased."""
    stones = [
        stone
        for stone in held(connection)
        if stone.is_full(without_titles(fold(name))) or keyed(stone.key, name) in stone.entities
    ]
    if not stones:
        return False
    try:
        fitting(connection, name)
    except UnknownName:
        return True
    return False


def _by_part(connection: Connection, parties: Iterable[Party]) -> int:
    """How many articles name a person by one of their family names only, whoever that is."""
    families = {family(fold(party.name)) for party in parties if party.full}
    entity, name = schema.entity.c, schema.name.c
    alone = select(func.coalesce(func.sum(entity.documents), 0)).where(
        entity.id.in_(select(name.entity).where(name.folded.in_(families))),
        entity.kind == str(Kind.PERSON),
        ~entity.full,
        entity.id.not_in([party.id for party in parties]),
    )
    return int(connection.scalar(alone) or 0)


def _shown(name: str, ids: tuple[str, ...], plan: Plan, done: Erased, by_part: int) -> ErasureShown:
    return ErasureShown(
        name=name,
        ids=ids,
        done=False,
        documents=tuple(plan.documents),
        places=done.places,
        claims=done.claims,
        statements=done.statements,
        decisions=done.decisions,
        by_part=by_part,
        lines=tuple(islice(_lines(plan.editions), LINES)),
    )


def _lines(editions: Iterable[Edition]) -> Iterator[ErasedLine]:
    """For each article the first place that names them, in its words."""
    for each in editions:
        if each.row.expired_at is None and each.spans:
            start, end = each.spans[0]
            yield ErasedLine(each.row.document, each.row.text[max(0, start - AROUND) : end + AROUND])
