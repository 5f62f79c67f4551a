"""The ties that an article states, each with whose word it is, how sure, since when, and the words it rests on."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice

from sayso.ids import content_id
from sayso.model import Basis, Claim, Factuality, Phase, Reading, Span
from sayso.reading.commitment.factuality import factuality_at, factuality_of_noun
from sayso.reading.commitment.phase import phase_at
from sayso.reading.parties import Parties
from sayso.reading.statements.sayso import SaySo
from sayso.reading.syntax import NOUN_TAGS, ancestors, children
from sayso.reading.ties.affiliations import affiliated
from sayso.reading.ties.candidacies import candidacies
from sayso.reading.ties.candidates import Argument, Candidate
from sayso.reading.ties.frames import framed
from sayso.reading.ties.scores import score_of
from sayso.reading.ties.stance import stances
from sayso.reading.ties.title_ties import titled
from sayso.reading.times.when import Calendar
from sayso.relations import relations

AGAINST = (Factuality.DENIED, Factuality.PROBABLY_NOT, Factuality.POSSIBLY_NOT)
HEDGED_FROM = 3  # governors: "it was probably Ruiz who advised Dorn" hedges from three words above


def claims(reading: Reading) -> Reading:
    """The reading with its claims, in the order of their evidence; one tie stated twice in one clause counts once."""
    parties = Parties(reading)
    say_so = SaySo(reading)
    found = [
        *titled(reading, parties),
        *affiliated(reading, parties),
        *framed(reading, parties),
        *candidacies(reading, parties),
        *stances(reading, parties, partial(_speakers, say_so)),
    ]
    assembled = Assembler(reading, parties, say_so).claims(found)
    return replace(reading, claims=tuple(sorted(assembled, key=lambda claim: (claim.evidence, claim.id))))


def _speakers(say_so: SaySo, span: Span) -> list[Argument]:
    """Those who speak the words, where the article names them."""
    statement = say_so.at(span)
    if statement is None or statement.speaker_span is None:
        return []
    return [Argument(speaker, statement.speaker_span) for speaker in statement.speakers]


class Assembler:
    """Turns candidates into claims."""

    def __init__(self, reading: Reading, parties: Parties, say_so: SaySo) -> None:
        self.reading = reading
        self.version = reading.document.version  # a hash of the whole text: worked out once
        self.say_so = say_so
        self.parse = reading.parse
        self.parties = parties
        self.calendar = Calendar(reading)

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
                claim = self._claim(ordered)
                if not (ordered.one_way and claim.factuality in AGAINST):
                    yield claim

    def _fits(self, candidate: Candidate) -> bool:
        """Whether both are parties of a kind that the relation takes, and two of them."""
        relation = relations()[candidate.relation]
        subject, object_ = (self.parties.by_id[a.id] for a in (candidate.subject, candidate.object))
        return subject.id != object_.id and subject.kind in relation.subjects and object_.kind in relation.objects

    def _in_order(self, candidate: Candidate) -> Candidate:
        """A symmetric tie with the party first that the text mentions first."""
        first, second = candidate.subject, candidate.object
        if relations()[candidate.relation].symmetric and (second.span, second.id) < (first.span, first.id):
            return replace(candidate, subject=candidate.object, object=candidate.subject)
        return candidate

    def _claim(self, candidate: Candidate) -> Claim:
        how_sure = factuality_at if candidate.clausal else factuality_of_noun
        factuality = how_sure(self.reading, candidate.trigger)
        evidence = self._evidence(candidate, hedged=factuality is not Factuality.CERTAIN)
        carrying = self._carrying(candidate)
        voice = self.say_so.voice(carrying, actor=candidate.subject.id)
        if candidate.presupposed or (voice.basis is Basis.UNNAMED and self._is_granted(candidate)):
            voice = self.say_so.presupposed(carrying)
        return Claim(
            id=content_id(
                "c",
                self.version,
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
            phase=candidate.phase or self._phase(candidate),
            stage=candidate.stage,
            basis=voice.basis,
            official=voice.official,
            speakers=voice.speakers,
            say_so=voice.say_so,
            factuality=factuality,
            time=self.calendar.time_at(candidate.trigger) if candidate.time is None else candidate.time,
            evidence=evidence,
            subject_span=candidate.subject.span,
            object_span=candidate.object.span,
            statement=voice.statement,
            post=voice.post,
            score=score_of(candidate.relation, candidate.rule, factuality),
            rule=candidate.rule,
        )

    def _is_granted(self, candidate: Candidate) -> bool:
        """Whether the words only name the tie: "some doubt that her attacks on Holt help", "the board led by Holt".

        Not of a named source: the annotators of the hand-made ties took such words for the source's own.
        """
        token = self.parse.tokens[candidate.trigger]
        owned = token.tag in NOUN_TAGS and bool(children(self.parse, token.i, "poss"))
        return candidate.clausal and (owned or token.dep == "relcl" or (token.dep == "acl" and token.tag == "VBN"))

    def _particles(self, candidate: Candidate) -> Iterator[Span]:
        """The words right behind the predicate that belong to it: "along" in "may not get along"."""
        at = candidate.trigger + 1
        if candidate.clausal and at < len(self.parse.tokens):
            token = self.parse.tokens[at]
            if token.head == candidate.trigger and token.dep in ("prt", "advmod", "neg"):
                yield token.start, token.end

    def _phase(self, candidate: Candidate) -> Phase:
        """What the words say of a state; an act that is over has not ended ("fired" ends a post, not a dismissal)."""
        if relations()[candidate.relation].event:
            return Phase.HOLDS
        return phase_at(self.reading, candidate.trigger)

    def _carrying(self, candidate: Candidate) -> Span:
        """The words that make the tie: those of the predicate or the title, else those of its object."""
        return candidate.words[0] if candidate.words else candidate.object.span

    def _evidence(self, candidate: Candidate, *, hedged: bool) -> Span:
        """The shortest stretch with both parties, the words that tie them, and those that hedge or deny the tie.

        A party that says it in the same sentence is left out: the words are what it says.
        """
        spans = [candidate.object.span, *candidate.words, *self._particles(candidate)]
        if not (candidate.spoken and self._in_one_sentence(candidate.subject.span, candidate.object.span)):
            spans.append(candidate.subject.span)
        if hedged:
            spans += self._hedges(candidate)
        return min(start for start, _ in spans), max(end for _, end in spans)

    def _in_one_sentence(self, one: Span, other: Span) -> bool:
        places = [self.parties.tokens_in(span) for span in (one, other)]
        return all(places) and len({self.parse.tokens[place.start].sentence for place in places}) == 1

    def _hedges(self, candidate: Candidate) -> Iterator[Span]:
        """The modal verbs, adverbs and negations at the predicate and above it, inside the statement it stands in."""
        statement = self.say_so.at(self._carrying(candidate))
        start, end = (statement.content[0][0], statement.content[-1][1]) if statement else (0, sys.maxsize)
        for at in (candidate.trigger, *islice(ancestors(self.parse, candidate.trigger), HEDGED_FROM)):
            for c in children(self.parse, at, "aux", "neg", "advmod"):
                token = self.parse.tokens[c]
                if start <= token.start and token.end <= end:
                    yield token.start, token.end
