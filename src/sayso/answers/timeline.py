"""Somebody's ties and statements, by date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import Connection

from sayso import edtf
from sayso.answers.names import fitting, ids
from sayso.answers.said import made_by, statements_of
from sayso.answers.shapes import ClaimShown, Moment, StatementShown, TieShown
from sayso.answers.ties import ties_of
from sayso.errors import UnreadableTime
from sayso.model import Phase, Review
from sayso.record.store import Store


def timeline(
    record: Store, name: str, other: str | None = None, *, risky: bool = False, as_of: str = ""
) -> tuple[Moment, ...]:
    """The dated ties and the statements of all whom the name fits, oldest first.

    With another name, the ties between the two and what either said about the other.

    A tie stands where it begins or happens, and once more where it ends; a statement at its own time, else at its
    article's. Ties without a date are left to `ties`. `risky` adds the ties that rest on risky claims alone. `as_of` is
    a time in the world, as EDTF, at which it stops.
    """
    with record.reading() as connection:
        ours = ids(fitting(connection, name))
        theirs = ids(fitting(connection, other)) if other is not None else None
        found = ties_of(connection, ours, theirs, as_of=as_of, over=True)
        spoken = made_by(_spoken(connection, ours, theirs), as_of)
    moments = [*(moment for tie in found for moment in _of_tie(tie)), *map(_of_statement, spoken)]
    ordered = tuple(sorted(moments, key=_by_time))
    return ordered if risky else without_risky(ordered)


def _spoken(connection: Connection, ours: list[str], theirs: list[str] | None) -> tuple[StatementShown, ...]:
    if theirs is None:
        return statements_of(connection, ours, None)
    both = *statements_of(connection, ours, theirs), *statements_of(connection, theirs, ours)
    return tuple({(item.document, item.id): item for item in both}.values())


def dating_claim(tie: TieShown) -> ClaimShown:
    """The claim that dates a tie: its beginning, or its end where nothing else is told."""
    phase, time = (Phase.HOLDS, tie.valid_at) if tie.valid_at else (Phase.ENDS, tie.invalid_at)
    return _dated(tie.claims, phase, time)


def without_risky(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    """The moments that are shown unasked."""
    return tuple(each for each in moments if each.tie is None or each.tie.review is not Review.RISKY)


def _of_tie(tie: TieShown) -> Iterator[Moment]:
    if tie.valid_at:
        yield _moment("tie", tie.valid_at, tie, _dated(tie.claims, Phase.HOLDS, tie.valid_at))
    if tie.invalid_at:
        yield _moment("end", tie.invalid_at, tie, _dated(tie.claims, Phase.ENDS, tie.invalid_at))


def _dated(claims: tuple[ClaimShown, ...], phase: Phase, time: str) -> ClaimShown:
    """The claim that gives the date, or one that comes nearest to that."""
    return max(claims, key=lambda claim: (claim.phase is phase and time in claim.time, claim.phase is phase))


def _moment(what: str, time: str, tie: TieShown, claim: ClaimShown) -> Moment:
    return Moment(time, claim.date, what, tie, None, claim.words, claim.document, claim.outlet)


def _of_statement(item: StatementShown) -> Moment:
    return Moment(item.time, item.date, "statement", None, item, item.words, item.document, item.outlet)


def _by_time(moment: Moment) -> tuple[date, date, str, str, str, str]:
    return *_place(moment.time or moment.date), moment.what, moment.document, moment.words


def _place(time: str) -> tuple[date, date, str]:
    try:
        return edtf.sort_key(time)
    except UnreadableTime:
        return date.max, date.max, time
