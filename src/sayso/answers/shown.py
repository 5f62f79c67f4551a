"""Rows of the record as answers show them: ties with every claim they rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, select

from sayso.answers.added import Added, added_in
from sayso.answers.articles import descending, with_article
from sayso.answers.corrected import Corrected, corrected_in
from sayso.answers.moved import Moved, beside, moved_to
from sayso.answers.parties import UNKNOWN, Named, Place, named, names
from sayso.answers.shapes import ClaimShown, OriginShown, Page, TieShown, WordShown, place
from sayso.model import Basis, Factuality, Phase, Review, Stage
from sayso.record import schema
from sayso.record.portions import in_portions
from sayso.record.weighing.standing import Standing

if TYPE_CHECKING:
    from sayso.record.weighing.weigh import Weighed

tie, claim = schema.tie.c, schema.claim.c
Order = tuple[list[int], str, str, str, str, str]


def shown_ties(
    connection: Connection, rows: Collection[Row[Any]], *, as_of: str = "", over: bool = False
) -> tuple[TieShown, ...]:
    """The ties of these rows of the table, or what they come to as of a time; latest evidence first."""
    claims = _claims(connection, [row.id for row in rows])
    spelled = names(connection, [party for row in rows for party in (row.subject, row.object)])
    if as_of:
        by_key = {(each.document, each.id): each for found in claims.values() for each in found}
        past = weighed_as_of(connection, rows, as_of, over=over)
        shown = [_weighed(each, by_key, spelled) for each in past]
    else:
        origin = schema.origin.c
        reasons = in_portions(connection, select(origin.id, origin.why), origin.tie, [row.id for row in rows])
        why = {row.id: row.why for row in reasons}
        shown = [_shown(row, claims[row.id], spelled, why) for row in rows]
    return tuple(sorted(shown, key=_latest_first))


def without_claims(connection: Connection, rows: Collection[Row[Any]]) -> tuple[TieShown, ...]:
    """The ties of these rows, each without its claims: what it takes to choose among many."""
    spelled = names(connection, [party for row in rows for party in (row.subject, row.object)])
    return tuple(_shown(row, (), spelled, {}) for row in rows)


def in_order(
    connection: Connection, rows: Iterable[Row[Any]], after: str = "", limit: int | None = None
) -> Page[Row[Any]]:
    """Some rows of the table, in the order in which `shown_ties` gives them."""
    ranked = sorted(rows, key=lambda row: descending(row.last_date))
    reach = len(ranked) if limit is None else place(after) + limit + 1
    if reach < len(ranked):  # names are looked up of those alone that may be among them
        ranked = [row for row in ranked if row.last_date >= ranked[reach - 1].last_date]
    spelled = names(connection, [party for row in ranked for party in (row.subject, row.object)])
    ranked.sort(key=lambda row: _order(row.last_date, row, spelled[row.subject], spelled[row.object]))
    return Page.of(ranked, after, limit)


def weighed_as_of(
    connection: Connection, rows: Collection[Row[Any]], as_of: str, *, over: bool = False
) -> list[Weighed]:
    """What the ties of these rows come to as of a time, by the claims that count then."""
    # here, for most questions are about the record as it is, and weighing takes a while to load
    from sayso.record.recall import recalled
    from sayso.record.weighing import asof
    from sayso.record.weighing.weigh import weigh

    when = asof.as_of(as_of)
    found = recalled(connection, rows)
    wanted = {claim.key for claim in found.claims}
    past = weigh(when.counted((*found.claims, *found.beside)), found.names)
    cut = [replace(each, tie=when.cut(each.tie)) for each in past.values() if each.tie.claims[0].key in wanted]
    return [each for each in cut if over or when.holds(each.tie)]


def _latest_first(tie: TieShown) -> Order:
    return _order(tie.last_date, tie, tie.subject_name, tie.object_name)


def _order(latest: str, tie: TieShown | Row[Any], subject: str, object: str) -> Order:
    """By the date of the latest article, descending; then by what an export can be compared by."""
    return descending(latest), tie.relation, subject, object, tie.role, tie.id


def _claims(connection: Connection, tie_ids: Iterable[str]) -> dict[str, list[ClaimShown]]:
    rows = list(in_portions(connection, with_article(schema.claim), claim.tie, tie_ids))
    parties = named(connection, (place for row in rows for place in speakers_of(row)))
    hand = by_hand(connection, rows)
    found = defaultdict(list)
    for row in sorted(rows, key=lambda row: (descending(row.date), row.document, row.start, row.id)):
        found[row.tie].append(claim_shown(row, parties, hand))
    return found


def speakers_of(row: Row[Any]) -> Iterator[Place]:
    """Who stands in the say-so of a claim."""
    for local in row.speakers:
        yield row.run, local
    for word in row.say_so:
        yield row.run, word["speaker"]


def all_in(row: Row[Any]) -> Iterator[Place]:
    """The parties of a claim, and who stands in its say-so."""
    yield from ((row.run, row.subject), (row.run, row.object))
    yield from speakers_of(row)


@dataclass(frozen=True, slots=True)
class ByHand:
    """What people did to claims: mentions that are somebody else, claims added, claims put right."""

    moved: Moved
    added: Added
    corrected: Corrected


def by_hand(connection: Connection, rows: Collection[Row[Any]]) -> ByHand:
    """What people did to the claims of these rows."""
    runs = {row.run for row in rows}
    moved = moved_to(connection, (place for row in rows for place in all_in(row)))
    return ByHand(moved, added_in(connection, runs), corrected_in(connection, runs))


def claim_shown(row: Row[Any], parties: Mapping[Place, Named], hand: ByHand) -> ClaimShown:
    """A row of the table of claims with its article, as it is shown: put right where a person did so."""
    corrected = hand.corrected.get((row.run, row.id))
    now = row._mapping if corrected is None else {**row._mapping, **corrected.fields}
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
        factuality=Factuality(now["factuality"]),
        phase=Phase(now["phase"]),
        stage=Stage(now["stage"]) if now["stage"] else None,
        time=now["time"],
        words=row.quote,
        start=row.start,
        end=row.end,
        origin=row.origin,
        rule=row.rule,
        score=row.score,
        review=Review(row.review),
        moved=beside(hand.moved, all_in(row), row.start),
        added=hand.added.get((row.run, row.id)),
        corrected=corrected,
    )


def _word(word: Mapping[str, Any], run: int, parties: Mapping[Place, Named]) -> WordShown:
    party = parties.get((run, word["speaker"]))
    if party is None:
        return WordShown(word["kind"], word["speaker"], word["speaker"])
    return WordShown(word["kind"], party.id, party.name)


def _weighed(weighed: Weighed, claims: Mapping[tuple[str, str], ClaimShown], spelled: Mapping[str, str]) -> TieShown:
    """A tie that was weighed anew, with the claims that it was weighed by."""
    tie, origin_of = weighed.tie, weighed.origin_of
    shown = [replace(claims[each.key], origin=origin_of[each.key]) for each in tie.claims]
    return TieShown(
        id=tie.id,
        subject=tie.subject,
        subject_name=spelled[tie.subject],
        relation=tie.relation,
        object=tie.object,
        object_name=spelled[tie.object],
        role=tie.role,
        valid_at=tie.valid_at,
        invalid_at=tie.invalid_at,
        stage=tie.stage,
        standing=weighed.graded.standing,
        reason=weighed.graded.reason,
        origins=len(weighed.behind),
        documents=len({claim.document for claim in shown}),
        outlets=len({claim.outlet for claim in shown} - {""}),
        review=tie.review,
        claims=tuple(sorted(shown, key=lambda claim: (descending(claim.date), claim.document, claim.start, claim.id))),
        behind=_behind(shown, {origin.id: origin.why for origin in weighed.behind}),
        first_date=min((claim.date for claim in shown if claim.date), default=""),
        last_date=max(claim.date for claim in shown),
    )


def _behind(claims: Iterable[ClaimShown], why: Mapping[str, str]) -> tuple[OriginShown, ...]:
    """The origins of the claims, those of the most articles first."""
    found = defaultdict(list)
    for claim in claims:
        found[claim.origin].append(claim.document)
    shown = [OriginShown(id, why.get(id, ""), len(those), len({*those})) for id, those in found.items()]
    return tuple(sorted(shown, key=lambda each: (-each.documents, -each.claims, each.id)))


def _shown(row: Row[Any], claims: Sequence[ClaimShown], spelled: Mapping[str, str], why: Mapping[str, str]) -> TieShown:
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
        review=Review(row.review),
        claims=tuple(claims),
        behind=_behind(claims, why),
        first_date=row.first_date,
        last_date=row.last_date,
    )
