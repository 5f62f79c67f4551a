"""What to show first where not all can be shown: of a tie's claims, of ties, of statements."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.answers.articles import descending
from sayso.answers.briefed import TieBriefed
from sayso.answers.shapes import ClaimShown, StatementShown, TieShown
from sayso.model import Basis, Factuality, Phase, Quotation
from sayso.record.names.folding import fold
from sayso.record.weighing.evidence import ASSERTED, REFUSED
from sayso.record.weighing.standing import SOURCED, Standing
from sayso.relations import relations

CLAIMS, OF_A_SIDE = 3, 2  # of one tie that are quoted; of one side where sides are told apart
SHORTEST, LONGEST = 5, 60  # words of a statement that is quoted: less says little, more is a speech
ON_ONE_PARTY = 2  # statements


def briefed(tie: TieShown, taken_back: Collection[str]) -> TieBriefed:
    """The tie with the claims that show best what it stands on: no withdrawn article where there is another."""
    standing = _standing_claims(tie.claims, taken_back)
    days = [claim.date for claim in standing if claim.date]
    shown = replace(tie, claims=telling(tie, standing))
    return TieBriefed(shown, min(days, default=""), max(days, default=""))


def _standing_claims(claims: Sequence[ClaimShown], taken_back: Collection[str]) -> Sequence[ClaimShown]:
    return [claim for claim in claims if claim.document not in taken_back] or claims


def telling(tie: TieShown, claims: Sequence[ClaimShown]) -> tuple[ClaimShown, ...]:
    """What bears the tie's standing, from as many origins as there is room for; then the latest of what else is said.

    What else is said: that it ended, that somebody denies or doubts it.
    """
    bearing = [claim for claim in claims if _bears(tie, claim)]
    beside = [claim for claim in claims if not _bears(tie, claim)]
    by_kind = {(claim.factuality, claim.phase): claim for claim in sorted(beside, key=_latest_first, reverse=True)}
    shown = {(claim.factuality, claim.phase) for claim in bearing}
    others = [claim for kind, claim in by_kind.items() if kind not in shown]
    most = OF_A_SIDE if tie.standing is Standing.REPORTED else CLAIMS
    return (*few(bearing, most), *sorted(others, key=_latest_first)[:OF_A_SIDE])


def few(claims: Iterable[ClaimShown], most: int = CLAIMS) -> tuple[ClaimShown, ...]:
    """The latest claim of each origin, then further ones of other outlets; the latest first."""
    by_origin: dict[str, ClaimShown] = {}
    by_outlet: dict[str, ClaimShown] = {}
    for claim in sorted(claims, key=_latest_first):
        if claim.origin not in by_origin:
            by_origin[claim.origin] = claim
        elif claim.outlet not in {each.outlet for each in by_origin.values()}:
            by_outlet.setdefault(claim.outlet, claim)
    return tuple(sorted([*by_origin.values(), *by_outlet.values()][:most], key=_latest_first))


def sides(claims: Sequence[ClaimShown], taken_back: Collection[str]) -> tuple[ClaimShown, ...]:
    """The claims of one side of a dispute that are quoted."""
    return few(_standing_claims(claims, taken_back), OF_A_SIDE)


def _bears(tie: TieShown, claim: ClaimShown) -> bool:
    """Whether the tie has its standing by such a claim (record/weighing/standing.py)."""
    flat = claim.factuality is Factuality.CERTAIN
    match tie.standing:
        case Standing.ON_RECORD:
            own = claim.basis in (Basis.DIRECT, Basis.POST) and {tie.subject, tie.object} & set(claim.speakers)
            return flat and bool(own or (claim.basis is Basis.DOCUMENT and claim.official))
        case Standing.CORROBORATED | Standing.REPORTED:
            return flat and claim.basis in SOURCED
        case Standing.HEARSAY:
            return flat
        case Standing.DENIED:
            return claim.factuality in REFUSED and claim.phase is Phase.HOLDS
        case Standing.DISPUTED:
            return claim.factuality in ASSERTED | REFUSED
        case _:
            return True


def _latest_first(claim: ClaimShown) -> tuple[list[int], str, int, str]:
    return descending(claim.date), claim.document, claim.start, claim.id


def weight(tie: TieShown) -> tuple[int, int, list[int], str, str, str, str]:
    """Sorts ties: most articles first, then most origins, then the latest."""
    spelled = tie.relation, tie.subject_name, tie.object_name, tie.id
    return -tie.documents, -tie.origins, descending(tie.last_date), *spelled


def by_field(tie: TieShown) -> int:
    """Sorts ties by field: family, work, politics and so on."""
    return list(relations()).index(tie.relation)


def statements(
    found: Iterable[StatementShown], speaker: str, grave: Collection[str], hidden: Collection[str], most: int
) -> tuple[tuple[StatementShown, ...], int]:
    """A few statements that matter, the latest first, and how many more there are.

    First those about somebody with whom the speaker has a dispute or a matter of law (`grave`), then those that are
    about somebody at all; before paraphrases the speaker's own words; what more outlets print; the latest. None of them
    is about somebody hidden.
    """
    every = list(found)
    printed = _outlets(every)
    once = {fold(item.words): item for item in sorted(every, key=lambda item: (item.date, item.document, item.id))}
    fit = [item for item in once.values() if _fits(item) and not set(item.about) & set(hidden)]
    ranked = sorted(fit, key=lambda item: _matter(item, speaker, grave, printed))
    chosen = list(_on_many_parties(ranked, speaker))[:most]
    ordered = sorted(chosen, key=lambda item: (descending(item.date), item.document, item.content, item.id))
    return tuple(ordered), len(every) - len(ordered)


def _fits(item: StatementShown) -> bool:
    return SHORTEST <= len(item.words.split()) <= LONGEST


def _matter(
    item: StatementShown, speaker: str, grave: Collection[str], printed: Mapping[str, int]
) -> tuple[bool, bool, bool, int, list[int], str, str]:
    about = set(item.about) - {speaker}
    own_words = item.kind is not Quotation.INDIRECT
    spread = printed[fold(item.words)]
    return not about & set(grave), not about, not own_words, -spread, descending(item.date), item.document, item.id


def _outlets(found: Iterable[StatementShown]) -> Mapping[str, int]:
    """In how many outlets the same words are printed."""
    outlets = defaultdict(set)
    for item in found:
        outlets[fold(item.words)].add(item.outlet)
    return {words: len(each) for words, each in outlets.items()}


def _on_many_parties(ranked: Iterable[StatementShown], speaker: str) -> Iterator[StatementShown]:
    seen: Counter[str] = Counter()
    for item in ranked:
        about = set(item.about) - {speaker}
        if all(seen[party] < ON_ONE_PARTY for party in about):
            seen.update(about)
            yield item
