"""What sources do not agree about: ties that are denied, rivals where only one can be, dates of one act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from sayso import edtf
from sayso.answers.findings import Dating, Dispute
from sayso.answers.law import with_law
from sayso.answers.names import fitting, ids
from sayso.answers.shapes import Page, TieShown, place
from sayso.answers.shown import shown_ties, tie
from sayso.answers.ties import may_be_listed
from sayso.model import Phase
from sayso.record import schema
from sayso.record.portions import in_portions
from sayso.record.store import Store
from sayso.record.weighing.contested import CONFLICT, DATES, DENIED, MAY_AGREE, RANKS, RIVALS, Act, act_of
from sayso.record.weighing.datings import differing
from sayso.record.weighing.evidence import ASSERTED, REFUSED
from sayso.record.weighing.standing import Standing
from sayso.relations import relations

CONTESTED = {Standing.DISPUTED, Standing.DENIED}
contested = schema.contested.c
LISTED = (contested.rank, contested.last_date, contested.tie, contested.dated)  # the last of the index first
ONCE = [each.name for each in relations().values() if each.once]
ONE_AT_A_TIME = [each.name for each in relations().values() if each.one_at_a_time]
Conditions = Sequence[ColumnElement[bool]]


def disputes(
    record: Store,
    name: str | None = None,
    *,
    as_of: str = "",
    private: bool = False,
    risky: bool = False,
    after: str = "",
    limit: int | None = None,
) -> Page[Dispute]:
    """What sources conflict about or deny, of all whom the name fits or of all; then dates that differ.

    `as_of` is a time in the world, as EDTF: what was in dispute by the claims that count then (`weighing/asof.py`).
    `private` adds the ties of people without a public role to the list of all, `risky` those on risky claims alone.
    `limit` gives so many at most; `after` is the `next` of those before.
    """
    with record.reading() as connection:
        ours = None if name is None else ids(fitting(connection, name))
        met = may_be_listed(ours, private=private, risky=risky)
        if as_of:
            rows = _rows(connection, met) if ours else _bearing(connection, _listed(connection, met, None, None), met)
            told = disputes_among(with_law(connection, shown_ties(connection, rows, as_of=as_of), as_of=as_of))
            return Page.of(sorted(told, key=_order, reverse=True), after, limit)
        listed = _listed(connection, met, place(after), limit)
        some = Page.of(listed, "", limit)
        rows = _bearing(connection, some, met)
        found = {_key(each): each for each in disputes_among(with_law(connection, shown_ties(connection, rows)))}
        shown = [found[row.tie, row.dated] for row in some if (row.tie, row.dated) in found]
        return Page(shown, str(place(after) + len(some)) if some.next else "")


def _listed(connection: Connection, met: Conditions, start: int | None, limit: int | None) -> Sequence[Row[Any]]:
    """What the record lists as contested, in order; one more than the limit, if there are as many."""
    query = select(schema.contested, tie.subject, tie.relation, tie.object).order_by(*(each.desc() for each in LISTED))
    query = query.join_from(schema.contested, schema.tie, tie.id == contested.tie).where(*met)
    return connection.execute(query.offset(start).limit(None if limit is None else limit + 1)).all()


def _rows(connection: Connection, met: Conditions) -> Sequence[Row[Any]]:
    return connection.execute(select(schema.tie).where(*met)).all()


def _bearing(connection: Connection, listed: Collection[Row[Any]], met: Conditions) -> list[Row[Any]]:
    """The ties that are listed, those that tell of the same acts, and the rivals of those that can have any."""
    ties = select(schema.tie).where(*met)
    found = {row.id: row for row in in_portions(connection, ties, tie.id, [row.tie for row in listed])}
    acts = {_act(row) for row in listed if row.relation in ONCE}
    told = in_portions(connection, ties.where(tie.relation.in_(ONCE)), tie.subject, {subject for subject, _, _ in acts})
    found |= {row.id: row for row in told if _act(row) in acts}
    sole = [row for row in listed if row.relation in ONE_AT_A_TIME]
    disputed = ties.where(tie.relation.in_(ONE_AT_A_TIME), tie.standing == str(Standing.DISPUTED))
    for side in (tie.subject, tie.object):
        parties = {party for row in sole for party in (row.subject, row.object)}
        found |= {row.id: row for row in in_portions(connection, disputed, side, parties)}
    return list(found.values())


def _act(row: Row[Any]) -> Act:
    return row.subject, row.relation, row.object


def disputes_among(ties: tuple[TieShown, ...]) -> Iterator[Dispute]:
    """What is in dispute of these ties, by their claims."""
    for each in ties:
        if each.standing in CONTESTED:
            yield _contested(each, ties)
    yield from _dates(ties)


def _key(item: Dispute) -> tuple[str, str]:
    return item.tie.id, item.dated


def _order(item: Dispute) -> tuple[int, str, str, str]:
    """As the record lists them, the last first."""
    rank = RANKS.index(MAY_AGREE if item.may_agree else item.what)
    return rank, item.tie.last_date, *_key(item)


def _contested(tie: TieShown, others: Iterable[TieShown]) -> Dispute:
    """A tie that is disputed or denied, with the words for and against."""
    against = tuple(each for each in tie.claims if each.factuality in REFUSED and each.phase is Phase.HOLDS)
    rivals = tuple(_rivals(tie, others))
    what = DENIED if tie.standing is Standing.DENIED else CONFLICT if against else RIVALS
    return Dispute(what, tie, tuple(each for each in tie.claims if each.factuality in ASSERTED), against, rivals)


def _rivals(tie: TieShown, others: Iterable[TieShown]) -> Iterator[TieShown]:
    if not relations()[tie.relation].one_at_a_time:
        return
    mine = {tie.subject, tie.object}
    for other in others:
        theirs = {other.subject, other.object}
        same = other.relation == tie.relation and other.standing is Standing.DISPUTED
        if same and len(mine & theirs) == 1 and edtf.may_overlap(_span(tie), _span(other)):
            yield other


def _span(tie: TieShown) -> str:
    return edtf.interval(tie.valid_at, tie.invalid_at or "..")


def _dates(ties: Iterable[TieShown]) -> Iterator[Dispute]:
    """Acts, starts and ends that are given more than one date."""
    acts: dict[Act, list[TieShown]] = defaultdict(list)
    for each in ties:
        acts[act_of(each)].append(each)
    for same in acts.values():
        first = max(same, key=lambda tie: (tie.last_date, tie.id))
        claims = [claim for each in same for claim in each.claims]
        for found in differing(claims, event=relations()[first.relation].event):
            datings = tuple(Dating(time, tuple(found.told[time])) for time in sorted(found.told))
            yield Dispute(DATES, first, dated=found.dated, datings=datings, may_agree=found.may_agree)
