"""How a tie stood after each article that speaks of it: the rules of standing, over the claims printed up to then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from sayso.record.evidence import Evidence, Source
from sayso.record.load import principals
from sayso.record.origins import origins
from sayso.record.rivals import rivals
from sayso.record.standing import Case, Graded, standing
from sayso.record.ties import ties

UNDATED = "9999"  # an article without a date comes last: nobody can say that it is not the latest


@dataclass(frozen=True, slots=True)
class Stood:
    """A tie after one article: what that article says, and what all of them came to by then."""

    source: Source
    claims: tuple[Evidence, ...]
    origins: int
    outlets: int
    graded: Graded


def stood(claims: Iterable[Evidence], beside: Iterable[Evidence], names: Mapping[str, str]) -> Iterator[Stood]:
    """The claims of one tie article by article, by day of printing; whatever is printed later plays no part.

    `beside` are claims of other ties that bear on it: of possible rivals, and of who speaks for whom.
    """
    others = list(beside)
    upto: list[Evidence] = []
    for printed, those in groupby(sorted(claims, key=_in_print), key=_printed):
        now = tuple(those)
        upto += now
        by_then = [each for each in others if _printed(each) <= printed]
        behind = origins(upto, principals((*upto, *by_then)))
        origin_of = {each.key: origin.id for origin in behind for each in origin.claims}
        case = Case(tuple(upto), origin_of, _rivals(upto, by_then, names))
        outlets = {each.source.outlet for each in upto} - {""}
        yield Stood(now[0].source, now, len(behind), len(outlets), standing(case))


def _printed(claim: Evidence) -> tuple[str, str]:
    return claim.source.date or UNDATED, claim.source.document


def _in_print(claim: Evidence) -> tuple[tuple[str, str], str]:
    return _printed(claim), claim.id


def _rivals(upto: Iterable[Evidence], by_then: Iterable[Evidence], names: Mapping[str, str]) -> tuple[str, ...]:
    own = {each.key for each in upto}
    found = ties((*upto, *by_then))
    beside = rivals(found, names)
    return tuple(sorted({who for tie in found if tie.claims[0].key in own for who in beside.get(tie.id, ())}))
