"""What all claims with the same parties and relation come to: one tie for each time that it holds.

States: dated claims that overlap are one tie. Events: one tie a date, unless one date contains the other. Claims
without a date join the only tie there is, else form their own. An end closes the tie that began last before it.
Claims that are too risky to be shown unasked make ties of their own: they neither date nor firm up what is shown.
So do claims of law and money on either side of a join that is not firm (joining.py).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sayso.edtf import bounds, outer_bounds, sides
from sayso.errors import UnreadableTime
from sayso.ids import content_id
from sayso.model import Phase, Review, Stage
from sayso.record.names.folding import plain_role
from sayso.record.weighing.evidence import Evidence
from sayso.relations import relations

Key = tuple[str, str, str, str]  # subject, relation, object, role
Days = tuple[date, date]  # first and last; open sides at the ends of the calendar

STAGES = tuple(Stage)
NEVER_CROSS = frozenset({"law", "money"})  # fields of relations: a wrong one does harm
ALWAYS: Days = (date.min, date.max)


@dataclass(frozen=True, slots=True)
class Tie:
    """All claims of one tie, sorted, and the time that they come to."""

    subject: str
    relation: str
    object: str
    role: str
    claims: tuple[Evidence, ...]
    valid_at: str = ""
    invalid_at: str = ""
    stage: Stage | None = None

    @property
    def key(self) -> Key:
        """What all its claims share."""
        return self.subject, self.relation, self.object, self.role

    @property
    def review(self) -> Review:
        """Whether it rests on risky claims, which are never mixed with others, or on any that a person looked at."""
        found = {claim.review for claim in self.claims}
        return next(each for each in (Review.RISKY, Review.REVIEWED, Review.UNREVIEWED) if each in found)

    @property
    def id(self) -> str:
        """Named for its first claim, so that it outlives a new name for one of its parties."""
        return content_id("t", *self.claims[0].key)


def ties(evidence: Iterable[Evidence]) -> list[Tie]:
    """The ties that the claims come to, whatever order they come in; a party has no tie to itself."""
    by_key = defaultdict(list)
    for claim in evidence:
        if claim.subject != claim.object:
            by_key[key(claim), claim.review is Review.RISKY, _sides(claim)].append(claim)
    return [
        _tie(found, members)
        for (found, *_), claims in sorted(by_key.items())
        for members in _apart(found[1], sorted(claims, key=lambda claim: claim.key))
    ]


def _sides(claim: Evidence) -> tuple[str, str]:
    """What claims of law and money must have in common besides: these cross no join that is not firm."""
    return claim.sides if relations()[claim.relation].field in NEVER_CROSS else ("", "")


def key(claim: Evidence) -> Key:
    """What claims of one tie share; the parties of a symmetric relation come in the order of their ids."""
    relation = relations()[claim.relation]
    subject, object = claim.subject, claim.object
    if relation.symmetric and object < subject:
        subject, object = object, subject
    return subject, claim.relation, object, plain_role(claim.role) if relation.keeps_role else ""


@lru_cache(maxsize=50_000)
def days(time: str) -> Days | None:
    """First and last day of a time, with room where it is "about"; None for no time, or one that cannot be read."""
    try:
        first, last = outer_bounds(time) if time else (None, None)
    except UnreadableTime:
        return None
    return None if first is None and last is None else (first or date.min, last or date.max)


def _apart(relation: str, claims: Sequence[Evidence]) -> list[list[Evidence]]:
    """The claims of one key, split by time."""
    holds = [claim for claim in claims if claim.phase is Phase.HOLDS]
    ends = [claim for claim in claims if claim.phase is Phase.ENDS]
    dated = [claim for claim in holds if days(claim.time)]
    split = _by_date if relations()[relation].event else _by_overlap
    groups = split(dated, ends)
    loose = [claim for claim in holds if not days(claim.time)]
    begun = [min(first for claim in group for first, _ in [days(claim.time) or ALWAYS]) for group in groups]
    for end in ends:
        at = _ended(end, begun)
        (loose if at is None else groups[at]).append(end)
    if loose and len(groups) == 1:
        groups[0] += loose
    elif loose:
        groups.append(loose)
    return groups


def _ended(end: Evidence, begun: Sequence[date]) -> int | None:
    """The group that began last before the end; None for an end without a date, or one before them all."""
    when = days(end.time)
    before = [at for at, first in enumerate(begun) if when and first <= when[1]]
    return max(before, key=lambda at: (begun[at], at), default=None)


def _by_overlap(dated: Sequence[Evidence], ends: Sequence[Evidence]) -> list[list[Evidence]]:
    """Components of overlapping intervals; one that is open at its end lasts until the first end after its start."""
    last_days = sorted(found[1] for end in ends if (found := days(end.time)))
    spans = sorted(((_closed(days(claim.time) or ALWAYS, last_days), claim) for claim in dated), key=_span_first)
    groups: list[list[Evidence]] = []
    reached = date.min
    for (first, last), claim in spans:
        if not groups or first > reached:
            groups.append([])
            reached = last
        groups[-1].append(claim)
        reached = max(reached, last)
    return groups


def _span_first(pair: tuple[Days, Evidence]) -> tuple[Days, tuple[str, str]]:
    return pair[0], pair[1].key


def _closed(span: Days, last_days: Sequence[date]) -> Days:
    first, last = span
    if last < date.max:
        return span
    at = bisect_left(last_days, first)
    return (first, last_days[at]) if at < len(last_days) else span


def _by_date(dated: Sequence[Evidence], _: Sequence[Evidence]) -> list[list[Evidence]]:
    """One group a date; a wider date joins the one narrower date that it contains, and stands alone above several."""
    groups: dict[Days, list[Evidence]] = defaultdict(list)
    narrowest = _narrowest_spans({days(claim.time) or ALWAYS for claim in dated})
    firsts, lasts = [first for first, _ in narrowest], [last for _, last in narrowest]
    for claim in dated:
        first, last = span = days(claim.time) or ALWAYS
        inside = narrowest[bisect_left(firsts, first) : bisect_right(lasts, last)]
        groups[inside[0] if len(inside) == 1 else span].append(claim)
    return [groups[span] for span in sorted(groups)]


def _narrowest_spans(spans: Iterable[Days]) -> list[Days]:
    """The spans that contain no other, in order: both their first and their last days ascend."""
    found: list[Days] = []
    for first, last in sorted(spans, key=lambda span: (span[0], -span[1].toordinal()), reverse=True):
        if not found or last < found[-1][1]:
            found.append((first, last))
    return found[::-1]


def _tie(key: Key, members: Iterable[Evidence]) -> Tie:
    subject, relation, object, role = key
    claims = tuple(sorted(members, key=lambda claim: claim.key))
    telling = [claim for claim in claims if claim.asserts] or claims
    event = relations()[relation].event
    return Tie(
        subject=subject,
        relation=relation,
        object=object,
        role=role,
        claims=claims,
        valid_at=_narrowest(telling) if event else _earliest(telling),
        invalid_at=_latest_end(telling, closed_intervals=not event),
        stage=_latest_stage(claims),
    )


def _narrowest(claims: Iterable[Evidence]) -> str:
    """The most precise date of an event."""
    dated = [claim.time for claim in claims if claim.phase is Phase.HOLDS and days(claim.time)]
    return min(dated, key=_width_first, default="")


def _width_first(time: str) -> tuple[int, str]:
    first, last = days(time) or ALWAYS
    return (last - first).days, time


def _earliest(claims: Iterable[Evidence]) -> str:
    """The earliest start that is given for a state."""
    starts = {_side(claim.time, 0) for claim in claims if claim.phase is Phase.HOLDS and days(claim.time)}
    return min(starts - {""}, key=_by_bound(0), default="")


def _latest_end(claims: Iterable[Evidence], *, closed_intervals: bool) -> str:
    """When it ended, by the words: the last of the ends, or of the intervals that are closed."""
    ends = {_side(claim.time, 1) for claim in claims if claim.phase is Phase.ENDS and days(claim.time)}
    if closed_intervals and not ends - {""}:
        ends = {_side(claim.time, 1) for claim in claims if "/" in claim.time and days(claim.time)}
    return max(ends - {""}, key=_by_bound(1), default="")


def _side(time: str, side: int) -> str:
    return sides(time)[side]


def _by_bound(side: int) -> Callable[[str], tuple[date, str]]:
    def bound(time: str) -> tuple[date, str]:
        return bounds(time)[side] or (date.max, date.min)[side], time

    return bound


def _latest_stage(claims: Iterable[Evidence]) -> Stage | None:
    """How far a matter of law has come, by the latest article; of one day, what the scale names last."""
    staged = [(claim.source.date, STAGES.index(claim.stage)) for claim in claims if claim.stage]
    return STAGES[max(staged)[1]] if staged else None
