"""Disputes, unnamed sources, chains, rumours and changes as flat rows for csv."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.answers.findings import Chain, Changes, Dispute, Life, UnnamedSource
from sayso.answers.shapes import ClaimShown, TieShown
from sayso.export.rows import LIST, Row, of_namesakes, of_ties


def of_disputes(disputes: Iterable[Dispute]) -> Iterator[Row]:
    """A row for each claim of each side, of each rival tie and of each dating."""
    for item in disputes:
        facts: Row = {"dispute": item.what, "dated": item.dated, "may_agree": int(item.may_agree)}
        for side, claims in (("for", item.claims_for), ("against", item.claims_against)):
            yield from _claims(item.tie, claims, {**facts, "side": side})
        for dating in item.datings:
            yield from _claims(item.tie, dating.claims, {**facts, "side": dating.time})
        for rival in item.rivals:
            yield from _claims(rival, rival.claims, {**facts, "side": "rival"})


def of_unnamed(sources: Iterable[UnnamedSource]) -> Iterator[Row]:
    """A row for each claim of each tie that rests on an unnamed source."""
    for source in sources:
        for tie in source.ties:
            yield from _claims(tie, tie.claims, {"source": source.descriptor, "source_outlet": source.outlet})


def of_chain(chain: Chain) -> Iterator[Row]:
    """A row for each claim of each link in order; where a name fits several, a row for each of them."""
    for fits in (chain.start, chain.end):
        if len(fits) > 1:
            yield from of_namesakes(fits)
    for number, tie in enumerate(chain.links, start=1):
        yield from _claims(tie, tie.claims, {"step": number, "weakest": int(tie.id == chain.weakest)})


def of_lives(lives: Iterable[Life]) -> Iterator[Row]:
    """A row for each claim of each step."""
    for life in lives:
        for number, step in enumerate(life.steps, start=1):
            stood: Row = {"step": number, "turns": LIST.join(step.turns), "stood": step.standing, "why": step.reason}
            yield from _claims(life.tie, step.claims, stood)


def of_changes(changes: Iterable[Changes]) -> Iterator[Row]:
    """A row for each change."""
    for group in changes:
        for item in group.changes:
            yield {
                "created_at": group.created_at,
                "what": item.what,
                "subject": item.subject_name,
                "relation": item.relation,
                "object": item.object_name,
                "role": item.role,
                "before": item.before,
                "after": item.after,
                "documents": LIST.join(cause.document for cause in group.causes),
                "tie": item.tie,
                "subject_id": item.subject,
                "object_id": item.object,
            }


def _claims(tie: TieShown, claims: Iterable[ClaimShown], first: Row) -> Iterator[Row]:
    """The rows of some claims of a tie, with more columns before them."""
    wanted = {(claim.document, claim.id) for claim in claims}
    for row in of_ties([tie]):
        if (row["document"], row["claim"]) in wanted:
            yield {**first, **row}
