"""How a tie stood after each article that speaks of it: the rules of standing, over the claims printed up to then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from sayso.model import Basis, Factuality, Phase
from sayso.record.load import principals
from sayso.record.weighing.evidence import Evidence, Source
from sayso.record.weighing.origins import origins
from sayso.record.weighing.rivals import rivals
from sayso.record.weighing.standing import Case, Graded, standing
from sayso.record.weighing.ties import ties

MANY = 40  # articles: of more, those that state the same flatly once again are counted, not weighed one by one
UNDATED = "9999"  # an article without a date comes last: nobody can say that it is not the latest
PLAIN = frozenset({Basis.NARRATOR, Basis.NAMED})  # quoted words and documents can put a tie on record


@dataclass(frozen=True, slots=True)
class Stood:
    """A tie after one article: what that article says, and what all of them came to by then."""

    source: Source
    claims: tuple[Evidence, ...]
    passed: int  # articles before it that stated the tie flatly once again, and were not weighed one by one
    origins: int
    outlets: int
    graded: Graded


def stood(claims: Iterable[Evidence], beside: Iterable[Evidence], names: Mapping[str, str]) -> Iterator[Stood]:
    """The claims of one tie article by article, by day of printing; whatever is printed later plays no part.

    `beside` are claims of other ties that bear on it: of possible rivals, and of who speaks for whom.
    """
    others = list(beside)
    articles = [tuple(those) for _, those in groupby(sorted(claims, key=_in_print), key=_printed)]
    upto: list[Evidence] = []
    outlets: set[str] = set()
    passed = 0
    for number, now in enumerate(articles, start=1):
        upto += now
        told_by = {each.source.outlet for each in now}
        if len(articles) > MANY and number < len(articles) and told_by <= outlets and all(map(_is_plain, now)):
            passed += 1
            continue
        outlets |= told_by
        by_then = [each for each in others if _printed(each) <= _printed(now[0])]
        behind = origins(upto, principals((*upto, *by_then)), names)
        origin_of = {each.key: origin.id for origin in behind for each in origin.claims}
        case = Case(tuple(upto), origin_of, _rivals(upto, by_then, names))
        yield Stood(now[0].source, now, passed, len(behind), len(outlets - {""}), standing(case))
        passed = 0


def _is_plain(claim: Evidence) -> bool:
    """Whether a claim only states that the tie holds, on a word that has a name."""
    return claim.factuality is Factuality.CERTAIN and claim.phase is Phase.HOLDS and claim.basis in PLAIN


def _printed(claim: Evidence) -> tuple[str, str]:
    return claim.source.date or UNDATED, claim.source.document


def _in_print(claim: Evidence) -> tuple[tuple[str, str], str]:
    return _printed(claim), claim.id


def _rivals(upto: Iterable[Evidence], by_then: Iterable[Evidence], names: Mapping[str, str]) -> tuple[str, ...]:
    own = {each.key for each in upto}
    found = ties((*upto, *by_then))
    beside = rivals(found, names)
    return tuple(sorted({who for tie in found if tie.claims[0].key in own for who in beside.get(tie.id, ())}))
