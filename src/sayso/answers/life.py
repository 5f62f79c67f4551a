"""The life of a rumour: from the first speculation to what confirmed or denied it, article by article."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import Connection, select

from sayso.answers.findings import Life, Step
from sayso.answers.names import fitting, ids
from sayso.answers.shapes import ClaimShown, TieShown
from sayso.answers.ties import ties_of, without_risky
from sayso.model import Basis, Factuality, Phase
from sayso.record import schema
from sayso.record.portions import in_portions
from sayso.record.recall import Recalled, recalled
from sayso.record.store import Store
from sayso.record.weighing import asof
from sayso.record.weighing.evidence import Evidence
from sayso.record.weighing.standing import SOURCED, Standing
from sayso.record.weighing.stood import Stood, stood

TURNS = {  # a claim of this factuality -> what the first of them is called
    Factuality.PROBABLE: "speculation",
    Factuality.POSSIBLE: "speculation",
    Factuality.POSSIBLY_NOT: "doubt",
    Factuality.PROBABLY_NOT: "denial",
    Factuality.DENIED: "denial",
    Factuality.UNKNOWN: "mention that leaves it open",
}
SETTLES = frozenset({Standing.ON_RECORD, Standing.CORROBORATED})  # what counts as a confirmation


def life(
    record: Store, name: str, other: str | None = None, *, risky: bool = False, as_of: str = ""
) -> tuple[Life, ...]:
    """The ties of all whom the name fits, or those with the other, that somebody guessed at, doubted or denied.

    Those that an unnamed source stated are among them; latest first. `risky` adds those on risky claims alone.
    `as_of` is a time in the world, as EDTF: only claims that count then (record/weighing/asof.py).
    """
    with record.reading() as connection:
        ours = ids(fitting(connection, name))
        theirs = ids(fitting(connection, other)) if other is not None else None
        found = ties_of(connection, ours, theirs, as_of=as_of, over=True)
        ties = [tie for tie in (found if risky else without_risky(found)) if _rumoured(tie.claims)]
        return lives_of(connection, ties, as_of)


def lives_of(connection: Connection, ties: Collection[TieShown], as_of: str = "") -> tuple[Life, ...]:
    """How each of the ties stood after each of its articles."""
    known = _recalled(connection, ties)
    when = asof.as_of(as_of) if as_of else None
    beside = when.counted(known.beside) if when else list(known.beside)
    return tuple(Life(tie, tuple(_steps(tie, known, beside))) for tie in ties)


def _rumoured(claims: Iterable[ClaimShown]) -> bool:
    """Whether any claim is a guess, an unnamed source's, a doubt or a denial."""
    return any(each.factuality is not Factuality.CERTAIN or each.basis is Basis.UNNAMED for each in claims)


def _recalled(connection: Connection, ties: Iterable[TieShown]) -> Recalled:
    """The evidence of the ties, and of all that bears on them; their ids may be those of an earlier time."""
    places = {(each.document, each.id) for tie in ties for each in tie.claims}
    version, claim = schema.version.c, schema.claim.c
    held = select(claim.tie, claim.id, version.document).join_from(schema.claim, schema.run).join(schema.version)
    rows = in_portions(connection, held.where(claim.tie != ""), version.document, {document for document, _ in places})
    wanted = {row.tie for row in rows if (row.document, row.id) in places}
    return recalled(connection, list(in_portions(connection, select(schema.tie), schema.tie.c.id, wanted)))


def _steps(tie: TieShown, known: Recalled, beside: Iterable[Evidence]) -> Iterator[Step]:
    """One step an article, in the order of their days."""
    shown = {(each.document, each.id): each for each in tie.claims}
    evidence = [each for each in known.claims if each.key in shown]
    seen: set[str] = set()
    origins = 0
    before: Standing | None = None
    for each in stood(evidence, beside, known.names):
        turns = [turn for turn in _turns(each, before) if turn not in seen]
        seen.update(turns)
        yield Step(
            date=each.source.date,
            document=each.source.document,
            outlet=each.source.outlet,
            turns=tuple(turns),
            claims=tuple(sorted((shown[claim.key] for claim in each.claims), key=lambda claim: claim.start)),
            passed=each.passed,
            origins=each.origins,
            new_origins=max(0, each.origins - origins),
            outlets=each.outlets,
            standing=each.graded.standing,
            reason=each.graded.reason,
        )
        origins, before = each.origins, each.graded.standing


def _turns(after: Stood, before: Standing | None) -> Iterator[str]:
    """What an article brings in, in the order of a rumour's life; the caller drops what is not the first."""
    kinds = dict.fromkeys(TURNS.get(claim.factuality, "") for claim in after.claims)
    yield from (f"first {kind}" for kind in dict.fromkeys(TURNS.values()) if kind in kinds)
    flat = [claim for claim in after.claims if claim.factuality is Factuality.CERTAIN]
    if any(claim.basis is Basis.UNNAMED for claim in flat):
        yield "first stated by an unnamed source"
    if any(claim.basis is Basis.POST and claim.phase is Phase.HOLDS for claim in flat):
        yield "first stated in a post"
    if any(claim.basis in SOURCED and claim.phase is Phase.HOLDS for claim in flat):
        yield "first stated by an outlet or somebody named"
    if any(claim.phase is Phase.ENDS for claim in flat):
        yield "first said to have ended"
    if after.graded.standing in SETTLES and before is not after.graded.standing:
        yield f"confirmed: {after.graded.reason}" if after.graded.standing is Standing.ON_RECORD else "corroborated"
