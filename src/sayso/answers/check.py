"""A draft against the record, sentence by sentence; the draft is read and forgotten."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TypeVar

from sqlalchemy import Connection, or_, select

from sayso.answers import quotations
from sayso.answers.checked import CheckedClaim, CheckedQuotation, CheckedSentence, PassageShown, Verdict
from sayso.answers.draft_parties import Whom, whom
from sayso.answers.draft_places import DraftPlaces
from sayso.answers.facts import DraftClaim
from sayso.answers.judgements import Judgement
from sayso.answers.near import PAST
from sayso.answers.passages import naming_both
from sayso.answers.quotations import Quoted
from sayso.answers.shapes import ClaimShown, TieShown
from sayso.answers.shown import shown_ties
from sayso.answers.ties import is_shown, ties_of
from sayso.answers.verdicts import NO_CLEARANCE, verdict
from sayso.model import Claim, Document, Kind, Phase, Reader, Reading, RoleStatus, Span, Statement
from sayso.record import schema
from sayso.record.names.folding import fold
from sayso.record.store import Store
from sayso.relations import relations

Item = TypeVar("Item", CheckedClaim, CheckedQuotation)

PAST_TAGS = frozenset({"VBD", "VBN"})


def check(
    record: Store,
    draft: Document,
    *,
    exclude_outlets: Iterable[str] = (),
    reader: Reader = Reader.HEADS,
    read: Callable[[Document], Reading] | None = None,
) -> tuple[CheckedSentence, ...]:
    """The draft's sentences, each with its claims and quotations held against the record; nothing is kept of it.

    `exclude_outlets` are left out of the record: the draft's own would bear it out. `read` reads instead of `reader`.
    """
    reading = read(draft) if read else _read(draft, reader)
    excluded = frozenset(exclude_outlets)
    with record.reading() as connection:
        desk = _Desk(connection, reading, excluded)
        claims = [desk.claim(claim) for claim in reading.claims]
        found = [desk.quotation(quoted) for quoted in desk.quotations()]
    return _by_sentence(desk, _distinct(claims), [each for each in found if each is not None])


def _read(draft: Document, reader: Reader) -> Reading:
    from sayso.reading.read import read

    return read(draft, reader)


class _Desk:
    """One draft, and the record it is held against."""

    def __init__(self, connection: Connection, reading: Reading, excluded: Collection[str]) -> None:
        self.connection = connection
        self.reading = reading
        self.places = DraftPlaces(reading)
        self.kinds = {entity.id: entity.kind for entity in reading.entities}
        self.excluded = excluded
        self.whom = whom(connection, reading)
        self.withdrawn = frozenset(
            connection.scalars(select(schema.document.c.id).where(schema.document.c.withdrawn != ""))
        )
        # a draft comes back to the same parties, and some come back to the same words
        self._ties = cache(self._looked_up)
        self._passages = cache(self._naming_both)
        self._found = cache(self._looked_for)

    def claim(self, claim: Claim) -> CheckedClaim:
        """One claim of the draft with its verdict."""
        one, other = self.whom[claim.subject], self.whom[claim.object]
        judged = self._judged(claim, one, other)
        passages = self._passages(one.name, other.name) if judged.verdict is Verdict.NO_MATCH else ()
        start, end = claim.evidence
        return CheckedClaim(
            subject=one.name,
            relation=claim.relation,
            object=other.name,
            subject_ids=tuple(sorted(one.ids)),
            object_ids=tuple(sorted(other.ids)),
            role=claim.role,
            phase=claim.phase,
            stage=claim.stage,
            basis=claim.basis,
            speakers=tuple(self.whom[speaker].name for speaker in claim.speakers),
            factuality=claim.factuality,
            time=claim.time,
            words=self.reading.document.text[start:end],
            start=start,
            end=end,
            verdict=judged.verdict,
            reason=judged.reason,
            origins=judged.origins,
            pro=judged.pro,
            against=judged.against,
            passages=passages,
        )

    def _naming_both(self, one: str, other: str) -> tuple[PassageShown, ...]:
        return naming_both(self.connection, one, other, self.excluded)

    def _looked_up(self, one: frozenset[str], other: frozenset[str]) -> list[TieShown]:
        """The ties between parties of the record."""
        return self._counted(ties_of(self.connection, one, other))

    def _judged(self, claim: Claim, one: Whom, other: Whom) -> Judgement:
        missing = [party for party in (one, other) if not party.ids]
        if missing:
            return Judgement(Verdict.NO_MATCH, f"{'; '.join(map(_unknown, missing))}; {NO_CLEARANCE}")
        draft = self._draft_claim(claim, one, other)
        return verdict(draft, self._ties(one.ids, other.ids), self._elsewhere(draft))

    def _draft_claim(self, claim: Claim, one: Whom, other: Whom) -> DraftClaim:
        speakers = [self.whom[speaker] for speaker in claim.speakers]
        return DraftClaim(
            relation=claim.relation,
            subjects=one.ids,
            objects=other.ids,
            role=claim.role,
            phase=claim.phase,
            stage=claim.stage,
            basis=claim.basis,
            factuality=claim.factuality,
            time=claim.time,
            speakers=frozenset(each for speaker in speakers for each in speaker.ids),
            speaker_names=tuple(speaker.name for speaker in speakers),
            relayed_by=self._relayed_by(claim),
            descriptor=next((word.speaker for word in claim.say_so if word.kind == "unnamed"), ""),
            words=self.reading.document.text[slice(*claim.evidence)],
            day=self.reading.document.date,
            is_current=self._is_current(claim),
        )

    def _relayed_by(self, claim: Claim) -> frozenset[str]:
        """Who passes the word on, beyond those whose word it is; a party unknown to the record stands by its name."""
        chain = [word.speaker for word in claim.say_so if word.kind in ("person", "organisation")]
        outer = [self.whom[speaker] for speaker in chain if speaker in self.whom and speaker not in claim.speakers]
        return frozenset(each for party in outer for each in party.ids or {party.name})

    def _is_current(self, claim: Claim) -> bool:
        """Whether the draft's words say that a state holds now; a title before a name says nothing of it."""
        if (
            relations()[claim.relation].event
            or claim.phase is Phase.ENDS
            or claim.time
            or PAST.intersection(fold(claim.role).split())
        ):
            return False
        words = self.places.tokens_in(claim.evidence)
        if not words or any(word.tag in PAST_TAGS for word in words):
            return False
        return not claim.role or self._status(claim) is RoleStatus.CURRENT

    def _status(self, claim: Claim) -> RoleStatus | None:
        told = self.places.roles_in(claim.subject, claim.evidence)
        return next((role.status for role in told if role.role == claim.role), None)

    def _elsewhere(self, draft: DraftClaim) -> list[TieShown]:
        """The ties of the draft's parties to others, of a relation that allows one at a time."""
        if not relations()[draft.relation].one_at_a_time or len(draft.subjects) > 1 or len(draft.objects) > 1:
            return []
        tie, parties = schema.tie.c, draft.subjects | draft.objects
        rows = self.connection.execute(
            select(schema.tie).where(
                is_shown, tie.relation == draft.relation, or_(tie.subject.in_(parties), tie.object.in_(parties))
            )
        )
        return self._counted(
            each for each in shown_ties(self.connection, list(rows)) if {each.subject, each.object} != parties
        )

    def _counted(self, ties: Iterable[TieShown]) -> list[TieShown]:
        """The ties with the claims that count: not withdrawn, not from an excluded outlet."""
        return [replace(tie, claims=tuple(filter(self._counts, tie.claims))) for tie in ties]

    def _counts(self, claim: ClaimShown) -> bool:
        return claim.document not in self.withdrawn and claim.outlet not in self.excluded

    def quotation(self, quoted: Quoted) -> CheckedQuotation | None:
        """What the record has of a quotation."""
        found = self._found(replace(quoted, span=(0, 0)))
        return found and replace(found, start=quoted.span[0], end=quoted.span[1])

    def _looked_for(self, quoted: Quoted) -> CheckedQuotation | None:
        return quotations.checked(self.connection, quoted, self.excluded)

    def quotations(self) -> list[Quoted]:
        """What the draft has between quotation marks, with who says it there."""
        from sayso.reading.statements.quotations import Quotations

        text = self.reading.document.text
        inner = [quoted.inner for quoted in Quotations(text, self.reading.parse).all]
        return [self._quoted(text[start:end], (start, end)) for start, end in inner]

    def _quoted(self, words: str, span: Span) -> Quoted:
        speakers = self._speakers(span)
        speaking = [self.whom[speaker] for speaker in speakers]
        return Quoted(
            words=words,
            span=span,
            speakers=frozenset(each for speaker in speaking for each in speaker.ids),
            speaker_names=tuple(speaker.name for speaker in speaking),
            by_person=all(self.kinds[speaker] is Kind.PERSON for speaker in speakers),
        )

    def _speakers(self, span: Span) -> tuple[str, ...]:
        """Who speaks at the span: in the narrowest statement that covers most of it."""
        touching = [(_shared(each, span), -_width(each), each) for each in self.places.statements_near(span)]
        told = [each for each in touching if each[0] and each[2].speakers]
        return max(told, key=lambda each: each[:2])[2].speakers if told else ()


def _shared(statement: Statement, span: Span) -> int:
    return sum(max(0, min(end, span[1]) - max(start, span[0])) for start, end in statement.content)


def _width(statement: Statement) -> int:
    return sum(end - start for start, end in statement.content)


def _unknown(party: Whom) -> str:
    if party.ambiguous:
        return f"“{party.name}” fits several in the record: give the full name"
    return f"nobody and nothing in the record is called “{party.name}”"


def _distinct(claims: Iterable[CheckedClaim]) -> list[CheckedClaim]:
    """Each claim of a place once: a nearer relation of the same words says nothing new."""
    seen: dict[tuple[int, str, str, str, str, str], CheckedClaim] = {}
    for each in claims:
        seen.setdefault((each.start, each.subject, each.relation, each.object, each.role, each.time), each)
    return list(seen.values())


def _by_sentence(
    desk: _Desk, claims: Iterable[CheckedClaim], found: Sequence[CheckedQuotation]
) -> tuple[CheckedSentence, ...]:
    """The sentences of the draft in their order, each with what begins in it."""
    places, text = desk.places, desk.reading.document.text
    claimed, quoted = _placed(places, claims), _placed(places, found)
    quoting = {at for each in found for at in places.sentences_under((each.start, each.end))}
    return tuple(
        CheckedSentence(
            sentence=text[start:end],
            start=start,
            end=end,
            checked=at in quoting or any(claim.verdict is not Verdict.NOT_CHECKABLE for claim in claimed[at]),
            claims=tuple(claimed[at]),
            quotations=tuple(quoted[at]),
        )
        for at, (start, end) in enumerate(places.sentences)
    )


def _placed(places: DraftPlaces, found: Iterable[Item]) -> Mapping[int, list[Item]]:
    placed = defaultdict(list)
    for each in sorted(found, key=lambda each: (each.start, each.end)):
        placed[places.sentence_at(each.start)].append(each)
    return placed
