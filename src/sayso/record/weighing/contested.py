"""What is listed of ties: those that sources do not agree about, and those that rest on unnamed word only.

Kept with the ties, so that a page of either list takes as long in a large record as in a small one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from sayso.model import Basis, Factuality, Review
from sayso.record.names.folding import fold
from sayso.record.weighing.datings import differing
from sayso.record.weighing.standing import Standing
from sayso.record.weighing.weigh import Weighed
from sayso.relations import relations
from sayso.words import described

CONFLICT, DENIED, RIVALS, DATES = "conflict", "denied", "rivals", "dates"
MAY_AGREE = "dates that may agree"
RANKS = (MAY_AGREE, DATES, DENIED, RIVALS, CONFLICT)  # the last is listed first
Act = tuple[str, ...]


class Tied(Protocol):
    """A tie, as far as what it says goes."""

    @property
    def id(self) -> str: ...  # noqa: D102 # as a tie has them
    @property
    def subject(self) -> str: ...  # noqa: D102
    @property
    def relation(self) -> str: ...  # noqa: D102
    @property
    def object(self) -> str: ...  # noqa: D102
    @property
    def role(self) -> str: ...  # noqa: D102
    @property
    def review(self) -> Review: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Contested:
    """One thing that sources do not agree about."""

    tie: str
    dated: str  # what is dated otherwise, "" where it is whether there is such a tie
    rank: int  # in RANKS
    last_date: str  # of the latest article that tells the tie


@dataclass(frozen=True, slots=True)
class Unnamed:
    """An unnamed source that a tie rests on, and nothing else."""

    tie: str
    folded: str  # the words for the source
    outlet: str
    words: str


def act_of(tie: Tied) -> Act:
    """What ties have in common that tell of one act: somebody is born once, whatever date each article gives.

    Risky ties are acts of their own: they date nothing that is shown.
    """
    if not relations()[tie.relation].once:
        return (tie.id,)
    return tie.subject, tie.relation, tie.object, tie.role, str(tie.review is Review.RISKY)


def first_date(weighed: Weighed) -> str:
    """The date of the first article that tells the tie, "" where none is dated."""
    return min((claim.source.date for claim in weighed.tie.claims if claim.source.date), default="")


def last_date(weighed: Weighed) -> str:
    """The date of the latest article that tells the tie, "" where none is dated."""
    return max(claim.source.date for claim in weighed.tie.claims)


def contested(weighed: Collection[Weighed]) -> Iterator[Contested]:
    """What sources do not agree about, of ties with all that tell of the same acts."""
    acts: dict[Act, list[Weighed]] = defaultdict(list)
    for each in weighed:
        acts[act_of(each.tie)].append(each)
        if what := _what(each):
            yield Contested(each.tie.id, "", RANKS.index(what), last_date(each))
    for same in acts.values():
        yield from _dated(same)


def _what(weighed: Weighed) -> str:
    if weighed.graded.standing is Standing.DENIED:
        return DENIED
    if weighed.graded.standing is not Standing.DISPUTED:
        return ""
    return CONFLICT if any(claim.refuses for claim in weighed.tie.claims) else RIVALS


def _dated(same: Collection[Weighed]) -> Iterator[Contested]:
    """The dates that differ, with the tie that stands for the act: the one told last, of several the last id."""
    latest = max(map(last_date, same))
    first = max((each.tie for each in same if last_date(each) == latest), key=lambda tie: tie.id)
    claims = [claim for each in same for claim in each.tie.claims]
    for found in differing(claims, event=relations()[first.relation].event):
        rank = RANKS.index(MAY_AGREE if found.may_agree else DATES)
        yield Contested(first.id, found.dated, rank, latest)


def on_unnamed_word(weighed: Iterable[Weighed]) -> Iterator[Unnamed]:
    """The unnamed sources of the ties that rest on nothing else; those that a post carries as well are left out."""
    for each in weighed:
        if each.graded.standing is not Standing.HEARSAY:
            continue
        flat = [claim for claim in each.tie.claims if claim.factuality is Factuality.CERTAIN]
        if all(claim.basis is Basis.UNNAMED for claim in flat):
            told = {(fold(words), claim.source.outlet): words for claim in flat for words in [described(claim.unnamed)]}
            for (folded, outlet), words in told.items():
                yield Unnamed(each.tie.id, folded, outlet, words)
