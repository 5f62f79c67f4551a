"""How firmly a tie holds, by written rules (docs/standing.md), with the reason in plain words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sayso.model import Basis, Factuality, Phase
from sayso.record.weighing.evidence import Evidence
from sayso.record.weighing.ties import days
from sayso.relations import relations


class Standing(StrEnum):
    """The first that fits, in this order."""

    WITHDRAWN = "withdrawn"
    DISPUTED = "disputed"
    DENIED = "denied"
    ON_RECORD = "on_record"
    CORROBORATED = "corroborated"
    REPORTED = "reported"
    HEARSAY = "hearsay"
    SPECULATED = "speculated"


FIRM = (Standing.ON_RECORD, Standing.CORROBORATED)
# what rests on nobody's name, on speculation or a denial alone, or was taken back, is drawn only when switched on
DRAWN = (*FIRM, Standing.REPORTED, Standing.DISPUTED)

SOURCED = frozenset({Basis.NARRATOR, Basis.DIRECT, Basis.NAMED, Basis.DOCUMENT})  # own voice, or a source with a name
LISTED = 3  # names in a reason; the others are counted


@dataclass(frozen=True, slots=True)
class Graded:
    """A verdict with its reason."""

    standing: Standing
    reason: str


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules look at: the claims of one tie, their origins, and the ties it cannot stand beside."""

    claims: tuple[Evidence, ...]
    origins: Mapping[tuple[str, str], str]  # of each claim, by its key
    rivals: tuple[str, ...] = ()  # who else has this tie at the same time, where only one can


Rule = Callable[[Case], str]  # the reason, "" where the rule does not fit


def standing(case: Case) -> Graded:
    """The standing of a tie: the first rule that fits, over the claims that were not withdrawn."""
    kept = tuple(claim for claim in case.claims if not claim.source.withdrawn)
    if not kept:
        outlets = _named(claim.source.outlet or claim.source.document for claim in case.claims)
        return Graded(Standing.WITHDRAWN, f"withdrawn by {outlets}")
    left = Case(kept, case.origins, case.rivals)
    for verdict, rule in RULES:
        if reason := rule(left):
            return Graded(verdict, reason)
    return Graded(Standing.SPECULATED, "nothing firmer than speculation")


def _disputed(case: Case) -> str:
    for_it = [claim for claim in case.claims if claim.asserts and claim.phase is Phase.HOLDS]
    against = [claim for claim in case.claims if claim.refuses]
    if any(_same_time(one, other) for one in for_it for other in against):
        return f"for: {_named(map(_voice, for_it))}; against: {_named(map(_voice, against))}"
    if case.rivals and any(claim.asserts for claim in case.claims):
        return f"sources name another at the same time: {_named(case.rivals)}"
    return ""


def _denied(case: Case) -> str:
    against = [claim for claim in case.claims if claim.refuses]
    if not against or any(claim.asserts for claim in case.claims):
        return ""
    return f"denied by {_named(map(_voice, against))}"


def _on_record(case: Case) -> str:
    if any(claim.refuses and speaks_as_party(claim) for claim in case.claims):
        return ""
    flat = _flat(case.claims)
    own = [claim for claim in flat if claim.basis in (Basis.DIRECT, Basis.POST) and speaks_for_own_act(claim)]
    filed = [claim for claim in flat if claim.basis is Basis.DOCUMENT and claim.official]
    if own:
        return f"on record: by {_named(name for claim in own for name in _parties_speaking(claim))}"
    return f"on record: by an official document ({_named(map(_voice, filed))})" if filed else ""


def _corroborated(case: Case) -> str:
    sourced = [claim for claim in _flat(case.claims) if claim.basis in SOURCED and claim.source.outlet]
    origins = {case.origins[claim.key] for claim in sourced}
    outlets = {claim.source.outlet for claim in sourced}
    if min(len(origins), len(outlets)) < 2:
        return ""
    return f"{len(origins)} origins with no link found, in {_named(outlets)}"


def _reported(case: Case) -> str:
    sourced = [claim for claim in _flat(case.claims) if claim.basis in SOURCED]
    if not sourced:
        return ""
    return f"only {_named(map(_voice, sourced))}"


def _hearsay(case: Case) -> str:
    flat = _flat(case.claims)
    return f"only {_named(map(_voice, flat))}" if flat else ""


RULES: Sequence[tuple[Standing, Rule]] = (
    (Standing.DISPUTED, _disputed),
    (Standing.DENIED, _denied),
    (Standing.ON_RECORD, _on_record),
    (Standing.CORROBORATED, _corroborated),
    (Standing.REPORTED, _reported),
    (Standing.HEARSAY, _hearsay),
)


def _parties_speaking(claim: Evidence) -> list[str]:
    return [speaker.name for speaker in claim.speakers if speaker.entity in (claim.subject, claim.object)]


def speaks_as_party(claim: Evidence) -> bool:
    """Whether a party of the tie speaks."""
    return bool(_parties_speaking(claim))


def speaks_for_own_act(claim: Evidence) -> bool:
    """Whether a party speaks of its own act or state: of an act only the one who acts, of a state either."""
    relation = relations()[claim.relation]
    if relation.event and not relation.symmetric:
        return any(speaker.entity == claim.subject for speaker in claim.speakers)
    return speaks_as_party(claim)


def _flat(claims: Iterable[Evidence]) -> list[Evidence]:
    return [claim for claim in claims if claim.factuality is Factuality.CERTAIN]


def _same_time(one: Evidence, other: Evidence) -> bool:
    a, b = days(one.time), days(other.time)
    return not a or not b or (a[0] <= b[1] and b[0] <= a[1])


def _voice(claim: Evidence) -> str:
    """Whose word a claim is, in short."""
    if claim.speakers:
        return _named(speaker.name for speaker in claim.speakers)
    if claim.basis is Basis.UNNAMED:
        return f"an unnamed source ({claim.unnamed})" if claim.unnamed else "an unnamed source"
    printed = claim.source.outlet or f"the article {claim.source.document}"
    return f"{_named(claim.credits)} in {printed}" if claim.credits else printed


def _named(names: Iterable[str]) -> str:
    distinct: Collection[str] = sorted({*names})
    shown = ", ".join(list(distinct)[:LISTED])
    return shown if len(distinct) <= LISTED else f"{shown} and {len(distinct) - LISTED} more"
