"""What sources do not agree about: ties that are denied, rivals where only one can be, dates of one act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import combinations
from typing import Any

from sqlalchemy import ColumnElement, Row, func, or_, select

from sayso import edtf
from sayso.answers.findings import Dating, Dispute
from sayso.answers.law import with_law
from sayso.answers.names import fitting, ids
from sayso.answers.shapes import ClaimShown, TieShown
from sayso.answers.ties import claim, listed_rows, shown_ties, tie
from sayso.errors import UnreadableTime
from sayso.model import Phase
from sayso.record.store import Store
from sayso.record.weighing.evidence import ASSERTED, REFUSED
from sayso.record.weighing.standing import Standing
from sayso.relations import relations

CONFLICT, DENIED, RIVALS, DATES = "conflict", "denied", "rivals", "dates"
ORDER = (CONFLICT, RIVALS, DENIED, DATES)  # datings that may agree come after all others
CONTESTED = {Standing.DISPUTED, Standing.DENIED}
Act = tuple[str, str, str, str]  # subject, relation, object, role


def disputes(
    record: Store, name: str | None = None, *, as_of: str = "", private: bool = False, risky: bool = False
) -> tuple[Dispute, ...]:
    """What sources conflict about or deny, of all whom the name fits or of all; then dates that differ.

    `as_of` is a time in the world, as EDTF: what was in dispute by the claims that count then (`weighing/asof.py`).
    `private` adds the ties of people without a public role to the list of all, `risky` those on risky claims alone.
    """
    with record.reading() as connection:
        ours = None if name is None else ids(fitting(connection, name))
        listed = partial(listed_rows, connection, private=private, risky=risky)
        rows = listed(ours) if ours is not None else _candidates(listed)
        found = with_law(connection, shown_ties(connection, rows, as_of=as_of), as_of=as_of)
    told = [*(each for tie in found if tie.standing in CONTESTED for each in [_contested(tie, found)]), *_dates(found)]
    return tuple(sorted(told, key=lambda each: (each.may_agree, ORDER.index(each.what))))


def _candidates(listed: Callable[..., list[Row[Any]]]) -> list[Row[Any]]:
    """The ties that can be in dispute, and those of the same parties, which may date the same act otherwise."""
    several = select(claim.tie).where(claim.tie != "", claim.time != "").group_by(claim.tie)
    dated = several.having(func.count(claim.time.distinct()) > 1)
    once = [name for name, relation in relations().items() if relation.once]
    doing = listed(None, tie.relation.in_(once), tie.valid_at != "")
    told: dict[Act, int] = defaultdict(int)
    for row in doing:
        told[_act(row)] += 1
    twice = {row.id: row for row in doing if told[_act(row)] > 1}
    contested: ColumnElement[bool] = tie.standing.in_([str(standing) for standing in CONTESTED])
    rows = listed(None, or_(contested, tie.id.in_(dated)))
    return list(({row.id: row for row in rows} | twice).values())


def _act(tie: Row[Any] | TieShown) -> Act:
    return tie.subject, tie.relation, tie.object, tie.role


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
    acts: dict[tuple[str, ...], list[TieShown]] = defaultdict(list)
    for each in ties:
        acts[_act(each) if relations()[each.relation].once else (each.id,)].append(each)
    for same in acts.values():
        claims = [each for tie in same for each in tie.claims if each.factuality in ASSERTED]
        for dated, told in _told(claims, event=relations()[same[0].relation].event).items():
            if len(told) > 1:
                yield from _dating(same[0], dated, told)


def _told(claims: Iterable[ClaimShown], *, event: bool) -> Mapping[str, Mapping[str, list[ClaimShown]]]:
    """The dates that the claims give, by what they are dates of."""
    told: dict[str, dict[str, list[ClaimShown]]] = {dated: defaultdict(list) for dated in ("act", "start", "end")}
    for each in claims:
        start, end = _sides(each.time)
        if each.phase is Phase.ENDS:
            told["end"][end].append(each)
        elif event:
            told["act"][each.time].append(each)
        elif "/" in each.time:
            told["start"][start].append(each)
            told["end"][end].append(each)
    return {dated: {time: claims for time, claims in those.items() if time} for dated, those in told.items()}


def _sides(time: str) -> tuple[str, str]:
    try:
        return edtf.sides(time) if time else ("", "")
    except UnreadableTime:
        return "", ""


def _dating(tie: TieShown, dated: str, told: Mapping[str, list[ClaimShown]]) -> Iterator[Dispute]:
    may_agree = all(_may_agree(one, other) for one, other in combinations(told, 2))
    if may_agree and len({each.document for claims in told.values() for each in claims}) == 1:
        return  # one article that says first the month, then the day
    datings = tuple(Dating(time, tuple(told[time])) for time in sorted(told))
    yield Dispute(DATES, tie, dated=dated, datings=datings, may_agree=may_agree)


def _may_agree(one: str, other: str) -> bool:
    """Whether one contains the other, or comes near it ("about 2016" and August 2015)."""
    try:
        return edtf.may_overlap(one, other)
    except UnreadableTime:
        return False
