"""The ties that an article states, each with whose word it is, how sure, since when, and the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.model import Basis, Claim, Factuality, Phase, Reading, Span
from sayso.reading.affiliations import affiliated
from sayso.reading.candidates import Candidate
from sayso.reading.factuality import factuality_at
from sayso.reading.frames import framed
from sayso.reading.ids import content_id
from sayso.reading.parties import Parties
from sayso.reading.title_ties import titled
from sayso.reading.when import time_at
from sayso.relations import relations


def claims(reading: Reading) -> Reading:
    """The reading with its claims, in the order of their evidence; one tie stated twice in one clause counts once."""
    parties = Parties(reading)
    found = [*titled(reading, parties), *affiliated(reading, parties), *framed(reading, parties)]
    assembled = Assembler(reading, parties).claims(found)
    return replace(reading, claims=tuple(sorted(assembled, key=lambda claim: (claim.evidence, claim.id))))


class Assembler:
    """Turns candidates into claims."""

    def __init__(self, reading: Reading, parties: Parties) -> None:
        self.reading = reading
        self.parse = reading.parse
        self.parties = parties

    def claims(self, candidates: Iterable[Candidate]) -> Iterator[Claim]:
        """The claims of all candidates that fit their relation, doubles left out."""
        seen: set[tuple[str, str, str, int]] = set()
        for candidate in candidates:
            if not self._fits(candidate):
                continue
            ordered = self._in_order(candidate)
            key = (ordered.subject.id, ordered.relation, ordered.object.id, self.parse.tokens[ordered.trigger].sentence)
            if key not in seen:
                seen.add(key)
                yield self._claim(ordered)

    def _fits(self, candidate: Candidate) -> bool:
        """Whether both are parties of a kind that the relation takes, and two of them."""
        relation = relations()[candidate.relation]
        subject, object_ = (self.parties.by_id[a.id] for a in (candidate.subject, candidate.object))
        return subject.id != object_.id and subject.kind in relation.subjects and object_.kind in relation.objects

    def _in_order(self, candidate: Candidate) -> Candidate:
        """A symmetric tie with the party first that the text mentions first."""
        if relations()[candidate.relation].symmetric and candidate.object.span < candidate.subject.span:
            return replace(candidate, subject=candidate.object, object=candidate.subject)
        return candidate

    def _claim(self, candidate: Candidate) -> Claim:
        evidence = self._evidence(candidate)
        return Claim(
            id=content_id(
                "c",
                self.reading.document.version,
                candidate.relation,
                candidate.subject.span,
                candidate.object.span,
                candidate.subject.id,
                candidate.object.id,
                evidence,
            ),
            subject=candidate.subject.id,
            relation=candidate.relation,
            object=candidate.object.id,
            role=candidate.role,
            phase=candidate.phase or Phase.HOLDS,
            stage=candidate.stage,
            basis=Basis.NARRATOR,
            official=False,
            speakers=(),
            say_so=(),
            factuality=factuality_at(self.reading, candidate.trigger) if candidate.stated else Factuality.CERTAIN,
            time=time_at(self.reading, candidate.trigger) if candidate.time is None else candidate.time,
            evidence=evidence,
            subject_span=candidate.subject.span,
            object_span=candidate.object.span,
            score=candidate.score,
            rule=candidate.rule,
        )

    def _evidence(self, candidate: Candidate) -> Span:
        """The shortest stretch with both parties and the words that tie them."""
        spans = (candidate.subject.span, candidate.object.span, *candidate.words)
        return min(start for start, _ in spans), max(end for _, end in spans)
