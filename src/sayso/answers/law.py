"""Matters of law: how far each has come, and what the accused had to say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from sqlalchemy import Connection, select

from sayso.answers.said import made_by, statements_of
from sayso.answers.shapes import ClaimShown, LatestStage, Reply, StatementShown, TieShown
from sayso.answers.shown import shown_ties, tie
from sayso.model import Phase, Stage
from sayso.record import schema
from sayso.record.names.folding import fold, listed
from sayso.record.portions import in_portions
from sayso.record.weighing.evidence import ASSERTED, REFUSED
from sayso.record.weighing.standing import Standing
from sayso.relations import relations

LAW = "law"
DENIED, SAID, NO_REPLY = "denied", "said", Reply("")
STAGES = list(Stage)


def with_law(connection: Connection, ties: tuple[TieShown, ...], *, as_of: str = "") -> tuple[TieShown, ...]:
    """The same ties; those of law with their matter's latest stage and the reply of the accused."""
    law = [tie for tie in ties if relations()[tie.relation].field == LAW]
    if not law:
        return ties
    stages = stages_between(connection, {(tie.subject, tie.object) for tie in law}, as_of=as_of)
    voices = _voices(connection, {tie.object for tie in law})
    spoken = _spoken(connection, law, voices, as_of)
    told = {
        tie.id: replace(tie, latest=stages.get((tie.subject, tie.object)), reply=_reply(tie, voices, spoken))
        for tie in law
    }
    return tuple(told.get(tie.id, tie) for tie in ties)


def stages_between(
    connection: Connection, pairs: Collection[tuple[str, str]], *, as_of: str = ""
) -> dict[tuple[str, str], LatestStage]:
    """For each accuser and accused the stage that the latest article tells; of one day, what the scale names last.

    Of anything between the two: who was acquitted is not "charged".
    """
    of_law = select(schema.tie).where(tie.relation.in_(each.name for each in relations().values() if each.field == LAW))
    rows = in_portions(connection, of_law, tie.object, {accused for _, accused in pairs})
    matters = [row for row in rows if (row.subject, row.object) in pairs]
    found: dict[tuple[str, str], list[tuple[ClaimShown, Stage]]] = defaultdict(list)
    for each in shown_ties(connection, matters, as_of=as_of):
        if each.standing is not Standing.WITHDRAWN:
            told = [(claim, claim.stage) for claim in each.claims if claim.stage and claim.factuality in ASSERTED]
            found[each.subject, each.object] += told
    return {pair: _stage(*max(told, key=_stage_order)) for pair, told in found.items() if told}


def _stage_order(told: tuple[ClaimShown, Stage]) -> tuple[str, int, str, str]:
    claim, stage = told
    return claim.date, STAGES.index(stage), claim.document, claim.id


def _stage(claim: ClaimShown, stage: Stage) -> LatestStage:
    return LatestStage(stage, claim.time, claim.date, claim.document, claim.outlet, claim.words)


def _voices(connection: Connection, accused: Collection[str]) -> dict[str, set[str]]:
    """For each of the accused those whose word is theirs: themselves and who speaks for them."""
    spoken_for = select(tie.subject, tie.object).where(
        tie.relation == "employed_by", tie.role.in_(listed("spokespeople"))
    )
    found = {party: {party} for party in accused}
    for row in in_portions(connection, spoken_for, tie.object, accused):
        found[row.object].add(row.subject)
    return found


def _spoken(
    connection: Connection, law: Collection[TieShown], voices: Mapping[str, set[str]], as_of: str
) -> tuple[StatementShown, ...]:
    """What the accused said of an accuser anywhere, or of anything in an article that has what they are accused of."""
    speakers = sorted({voice for those in voices.values() for voice in those})
    documents = {claim.document for tie in law for claim in tie.claims}
    of_accusers = statements_of(connection, speakers, sorted({tie.subject for tie in law}))
    beside = statements_of(connection, speakers, None, documents=documents)
    return made_by(tuple({(item.document, item.id): item for item in (*of_accusers, *beside)}.values()), as_of)


def _reply(tie: TieShown, voices: Mapping[str, set[str]], spoken: Iterable[StatementShown]) -> Reply:
    """The denial of the accused, else what they said in an article that accuses them, else later: the latest."""
    own = voices[tie.object]
    denials = [
        claim
        for claim in tie.claims
        if claim.factuality in REFUSED and claim.phase is Phase.HOLDS and own & set(claim.speakers)
    ]
    if denials:
        return _denial(max(denials, key=lambda claim: (claim.date, claim.document, claim.id)))
    found = list(_answering(tie, own, spoken))
    if not found:
        return NO_REPLY
    documents = {claim.document for claim in tie.claims}
    return _said(max(found, key=lambda item: (item.document in documents, _answers(item), item.date, item.id)))


def _answering(tie: TieShown, own: set[str], spoken: Iterable[StatementShown]) -> Iterator[StatementShown]:
    documents = {claim.document for claim in tie.claims}
    first = min((claim.date for claim in tie.claims if claim.date), default="")
    for item in spoken:
        if not own & set(item.speakers):
            continue
        beside = item.document in documents
        later = bool(first) and item.date >= first
        if (tie.subject in item.about and (beside or later)) or (beside and _answers(item)):
            yield item


def _answers(item: StatementShown) -> bool:
    """Whether its cue is one of denying or answering."""
    return any(word in listed("replies") for word in fold(item.cue).split())


def _denial(claim: ClaimShown) -> Reply:
    span = (claim.start, claim.end)
    told = claim.words, claim.document, claim.outlet, claim.date, (span,), claim.title, claim.url
    return Reply(DENIED, "", claim.speakers, claim.speaker_names, *told)


def _said(item: StatementShown) -> Reply:
    told = item.words, item.document, item.outlet, item.date, item.content, item.title, item.url
    return Reply(SAID, item.cue, item.speakers, item.speaker_names, *told)
