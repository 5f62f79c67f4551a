"""Somebody's ties and statements as stretches of time: what a drawn timeline shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sayso import edtf
from sayso.answers import plain
from sayso.answers.shapes import Answer, Moment, StatementShown, TieShown
from sayso.answers.timeline import dating_claim, timeline
from sayso.errors import UnreadableTime
from sayso.model import Basis, Factuality
from sayso.record.store import Store
from sayso.record.weighing.standing import Standing
from sayso.relations import relations

LIMIT = 400
STATE, ACT, STATEMENT = "state", "act", "statement"
Days = tuple[str, str]  # ISO 8601, "" for an open side
OPEN: Days = ("", "")


@dataclass(frozen=True, slots=True)
class Stretch(Answer):
    """A tie or a statement with the days between which it begins and ends, and the words that date it.

    An act or a statement ends as it begins. A state whose end nobody tells has none.
    """

    what: str  # "state", "act" or "statement"
    id: str  # of the tie or the statement
    told: str  # "Ada Reed married to Bo Lund"; of a statement, whose and about whom
    time: str  # EDTF
    begins_first: str  # ISO 8601 days, "" for an open side
    begins_last: str
    ends_first: str
    ends_last: str
    standing: Standing | None  # of a tie
    firm: str  # the same in plain words
    basis: Basis
    whose: str  # the same in plain words
    factuality: Factuality | None  # of a tie's claim
    sure: str  # the same in plain words
    words: str
    evidence: str  # id of the claim or statement in its article
    document: str
    outlet: str
    date: str  # of the article


@dataclass(frozen=True, slots=True)
class Stretches(Answer):
    """Oldest first."""

    stretches: tuple[Stretch, ...]
    left_out: int  # older ones beyond the limit


def stretches(
    record: Store,
    name: str,
    other: str | None = None,
    *,
    risky: bool = False,
    as_of: str = "",
    limit: int = LIMIT,
) -> Stretches:
    """The dated ties and the statements of all whom the name fits, or between them and the other."""
    found = list(_each(timeline(record, name, other, risky=risky, as_of=as_of)))
    return Stretches(tuple(found[-limit:]), max(0, len(found) - limit))


def _each(moments: Iterable[Moment]) -> Iterator[Stretch]:
    """A tie comes once, though it has a moment for its beginning and one for its end."""
    seen: set[str] = set()
    for moment in moments:
        if moment.statement is not None:
            yield _of_statement(moment.statement)
        elif moment.tie is not None and moment.tie.id not in seen:
            seen.add(moment.tie.id)
            yield _of_tie(moment.tie)


def _of_tie(tie: TieShown) -> Stretch:
    relation, claim = relations()[tie.relation], dating_claim(tie)
    told = f"{tie.subject_name} {relation.label} {tie.object_name}"
    begins = days(tie.valid_at)
    ends = begins if relation.event else days(tie.invalid_at)
    return Stretch(
        ACT if relation.event else STATE,
        tie.id,
        f"{told}, {tie.role}" if tie.role else told,
        tie.valid_at if relation.event else edtf.interval(tie.valid_at, tie.invalid_at or edtf.OPEN),
        *begins,
        *ends,
        standing=tie.standing,
        firm=plain.how_firm(tie),
        basis=claim.basis,
        whose=plain.whose_word(claim),
        factuality=claim.factuality,
        sure=plain.how_sure(claim),
        words=claim.words,
        evidence=claim.id,
        document=claim.document,
        outlet=claim.outlet,
        date=claim.date,
    )


def _of_statement(item: StatementShown) -> Stretch:
    said = days(item.time) if item.time else (item.date, item.date)
    about = f" about {plain.joined(item.about_names)}" if item.about_names else ""
    return Stretch(
        STATEMENT,
        item.id,
        f"{plain.joined(item.speaker_names)}{about}",
        item.time or item.date,
        *said,
        *said,
        standing=None,
        firm="",
        basis=item.basis,
        whose=plain.whose_word(item),
        factuality=None,
        sure="",
        words=item.words,
        evidence=item.id,
        document=item.document,
        outlet=item.outlet,
        date=item.date,
    )


def days(time: str) -> Days:
    """The first and the last day that a time may mean, "about" given its room; "" where it is open or unreadable."""
    if not time:
        return OPEN
    try:
        first, last = edtf.outer_bounds(time)
    except UnreadableTime:
        return OPEN
    return _iso(first), _iso(last)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
