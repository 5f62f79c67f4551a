"""Who is tied to whom: ties with every claim they rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, or_, select

from sayso.answers.articles import descending, with_article
from sayso.answers.names import fitting, ids
from sayso.answers.parties import UNKNOWN, Named, Place, in_portions, named, names
from sayso.answers.shapes import ClaimShown, TieShown, WordShown
from sayso.model import Basis, Factuality, Phase, Review, Stage
from sayso.reading.ties.scores import review_of
from sayso.record import schema
from sayso.record.standing import Standing
from sayso.record.store import Store

tie, claim = schema.tie.c, schema.claim.c


def ties(record: Store, name: str, other: str | None = None, *, risky: bool = False) -> tuple[TieShown, ...]:
    """The ties of all whom the name fits, or those between them and the other; latest evidence first.

    `risky` adds those that rest on risky claims alone.
    """
    with record.reading() as connection:
        ours = ids(fitting(connection, name))
        theirs = ids(fitting(connection, other)) if other is not None else None
        found = ties_of(connection, ours, theirs)
    return found if risky else without_risky(found)


def without_risky(found: Iterable[TieShown]) -> tuple[TieShown, ...]:
    """The ties that are shown unasked."""
    return tuple(tie for tie in found if tie.review is not Review.RISKY)


def ties_of(connection: Connection, ours: Iterable[str], theirs: Iterable[str] | None = None) -> tuple[TieShown, ...]:
    """The ties that have one of ours as a party, and one of theirs as the other where they are given."""
    mine, others = list(ours), None if theirs is None else list(theirs)
    rows = list(connection.execute(select(schema.tie).where(_between(mine, others))))
    claims = _claims(connection, [row.id for row in rows])
    spelled = names(connection, [party for row in rows for party in (row.subject, row.object)])
    shown = [_shown(row, claims[row.id], spelled) for row in rows]
    return tuple(sorted(shown, key=_latest_first))


def _between(ours: list[str], theirs: list[str] | None) -> ColumnElement[bool]:
    if theirs is None:
        return or_(tie.subject.in_(ours), tie.object.in_(ours))
    one_way = and_(tie.subject.in_(ours), tie.object.in_(theirs))
    return or_(one_way, and_(tie.subject.in_(theirs), tie.object.in_(ours)))


def _latest_first(tie: TieShown) -> tuple[list[int], str, str, str, str, str]:
    """By the date of the latest article, descending; then by what an export can be compared by."""
    latest = max((claim.date for claim in tie.claims), default="")
    return descending(latest), tie.relation, tie.subject_name, tie.object_name, tie.role, tie.id


def _claims(connection: Connection, tie_ids: Iterable[str]) -> dict[str, list[ClaimShown]]:
    rows = list(in_portions(connection, with_article(schema.claim), claim.tie, tie_ids))
    parties = named(connection, (place for row in rows for place in _places(row)))
    found = defaultdict(list)
    for row in sorted(rows, key=lambda row: (descending(row.date), row.document, row.start, row.id)):
        found[row.tie].append(_claim(row, parties))
    return found


def _places(row: Row[Any]) -> Iterator[Place]:
    for local in row.speakers:
        yield row.run, local
    for word in row.say_so:
        yield row.run, word["speaker"]


def _claim(row: Row[Any], parties: Mapping[Place, Named]) -> ClaimShown:
    speakers = [parties.get((row.run, local), UNKNOWN) for local in row.speakers]
    return ClaimShown(
        id=row.id,
        document=row.document,
        title=row.title,
        outlet=row.outlet or "",
        url=row.url,
        date=row.date,
        basis=Basis(row.basis),
        official=row.official,
        speakers=tuple(speaker.id for speaker in speakers),
        speaker_names=tuple(speaker.name for speaker in speakers),
        say_so=tuple(_word(word, row.run, parties) for word in row.say_so),
        factuality=Factuality(row.factuality),
        phase=Phase(row.phase),
        stage=Stage(row.stage) if row.stage else None,
        time=row.time,
        words=row.quote,
        start=row.start,
        end=row.end,
        origin=row.origin,
        rule=row.rule,
        score=row.score,
        review=review_of(row.relation, row.score),
    )


def _review(claims: Iterable[ClaimShown]) -> Review:
    return Review.RISKY if all(claim.review is Review.RISKY for claim in claims) else Review.UNREVIEWED


def _word(word: Mapping[str, Any], run: int, parties: Mapping[Place, Named]) -> WordShown:
    party = parties.get((run, word["speaker"]))
    if party is None:
        return WordShown(word["kind"], word["speaker"], word["speaker"])
    return WordShown(word["kind"], party.id, party.name)


def _shown(row: Row[Any], claims: Sequence[ClaimShown], spelled: Mapping[str, str]) -> TieShown:
    return TieShown(
        id=row.id,
        subject=row.subject,
        subject_name=spelled[row.subject],
        relation=row.relation,
        object=row.object,
        object_name=spelled[row.object],
        role=row.role,
        valid_at=row.valid_at,
        invalid_at=row.invalid_at,
        stage=Stage(row.stage) if row.stage else None,
        standing=Standing(row.standing),
        reason=row.reason,
        origins=row.origins,
        documents=row.documents,
        outlets=row.outlets,
        review=_review(claims),
        claims=tuple(claims),
    )
