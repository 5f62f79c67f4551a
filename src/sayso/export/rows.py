"""Answers as flat rows for csv: one row a claim, statement, moment or person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.answers import added, corrected, moved, plain
from sayso.answers.shapes import Broken, ClaimShown, Moment, Namesake, StatementShown, TieShown, Who

Row = dict[str, str | int | float]
LIST = "; "  # between the names of one cell


def of_ties(ties: Iterable[TieShown]) -> Iterator[Row]:
    """A row for each claim, with its tie's columns before it."""
    for tie in ties:
        for claim in tie.claims:
            yield {**_tie(tie), **of_claim(claim)}


def _tie(tie: TieShown) -> Row:
    return {
        "tie": tie.id,
        "subject": tie.subject_name,
        "relation": tie.relation,
        "object": tie.object_name,
        "role": tie.role,
        "valid_at": tie.valid_at,
        "invalid_at": tie.invalid_at,
        "stage": tie.stage or "",
        "latest_stage": tie.latest.stage if tie.latest else "",
        "latest_stage_date": (tie.latest.time or tie.latest.date) if tie.latest else "",
        "reply": plain.reply(tie.reply) if tie.reply else "",
        "standing": tie.standing,
        "reason": tie.reason,
        "origins": tie.origins,
        "review": tie.review,
        "subject_id": tie.subject,
        "object_id": tie.object,
    }


def of_claim(claim: ClaimShown) -> Row:
    """The columns of a claim."""
    return {
        "claim": claim.id,
        "document": claim.document,
        "outlet": claim.outlet,
        "date": claim.date,
        "url": claim.url,
        "basis": claim.basis,
        "whose_word": plain.whose_word(claim),
        "factuality": claim.factuality,
        "phase": claim.phase,
        "time": claim.time,
        "words": claim.words,
        "start": claim.start,
        "end": claim.end,
        "rule": claim.rule,
        "score": claim.score,
        "moved": LIST.join(map(moved.in_words, claim.moved)),
        "added": added.in_words(claim.added) if claim.added else "",
        "corrected": corrected.in_words(claim.corrected) if claim.corrected else "",
    }


def of_statements(statements: Iterable[StatementShown]) -> Iterator[Row]:
    """A row for each statement."""
    for item in statements:
        yield {
            "statement": item.id,
            "document": item.document,
            "outlet": item.outlet,
            "date": item.date,
            "url": item.url,
            "speakers": LIST.join(item.speaker_names),
            "speaker_words": item.speaker_words,
            "kind": item.kind,
            "act": item.act,
            "basis": item.basis,
            "cue": item.cue,
            "words": item.words,
            "about": LIST.join(item.about_names),
            "addressee": item.addressee_name or item.addressee,
            "time": item.time,
            "rule": item.rule,
            "made_by": item.made_by,
            "moved": LIST.join(map(moved.in_words, item.moved)),
        }


def of_moments(moments: Iterable[Moment]) -> Iterator[Row]:
    """A row for each moment of a timeline."""
    for moment in moments:
        tie, statement = moment.tie, moment.statement
        yield {
            "time": moment.time,
            "date": moment.date,
            "what": moment.what,
            "subject": tie.subject_name if tie else LIST.join(statement.speaker_names) if statement else "",
            "relation": tie.relation if tie else "",
            "object": tie.object_name if tie else LIST.join(statement.about_names) if statement else "",
            "standing": tie.standing if tie else "",
            "words": moment.words,
            "document": moment.document,
            "outlet": moment.outlet,
        }


def of_namesakes(namesakes: Iterable[Namesake]) -> Iterator[Row]:
    """A row for each party a name fits."""
    for item in namesakes:
        yield {
            "id": item.id,
            "name": item.name,
            "kind": item.kind,
            "apart": item.apart,
            "documents": item.documents,
            "claims": item.claims,
        }


def of_who(who: Who) -> Iterator[Row]:
    """A row for each claim of a profile; where the name fits several, a row for each of them."""
    if who.profile is None:
        return of_namesakes(who.namesakes)
    return of_ties(tie for group in who.profile.ties for tie in group.ties)


def of_broken(broken: Iterable[Broken]) -> Iterator[Row]:
    """A row for each text or span that is not what it was."""
    for item in broken:
        yield {"document": item.document, "what": item.what, "id": item.id, "problem": item.problem}
