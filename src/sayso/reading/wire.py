"""A reading as the plain dictionaries that `sayso read` prints; the field names are a public contract."""

from __future__ import annotations

from typing import Any

from sayso.model import Claim, Entity, Post, Reading, Span, Statement
from sayso.reading.ties.scores import review_of


def as_dict(reading: Reading) -> dict[str, Any]:
    """The reading as JSON-ready values, spans as [start, end]."""
    document = reading.document
    return {
        "id": document.id,
        "version": document.version,
        "date": document.date,
        "title": document.title,
        "outlet": document.outlet,
        "url": document.url,
        "text": document.text,
        "entities": [_entity(entity) for entity in reading.entities],
        "posts": [_post(post) for post in document.posts],
        "statements": [_statement(statement) for statement in reading.statements],
        "claims": [_claim(claim) for claim in reading.claims],
    }


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "inferred_name": entity.inferred_name,
        "aliases": list(entity.aliases),
        "members": list(entity.members),
        "mentions": [{"start": m.span[0], "end": m.span[1], "form": m.form} for m in entity.mentions],
        "roles": [
            {"role": r.role, "status": r.status, "of": r.of, "time": r.time, "start": r.span[0], "end": r.span[1]}
            for r in entity.roles
        ],
    }


def _post(post: Post) -> dict[str, Any]:
    return {
        "id": post.id,
        "author": post.author,
        "handle": post.handle,
        "date": post.date,
        "start": post.span[0],
        "end": post.span[1],
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "speakers": list(statement.speakers),
        "speaker_span": _span(statement.speaker_span),
        "cue": _span(statement.cue),
        "content": [list(span) for span in statement.content],
        "kind": statement.quotation,
        "act": statement.act,
        "basis": statement.basis,
        "about": list(statement.about),
        "addressee": statement.addressee,
        "time": statement.time,
        "within": statement.within,
        "post": statement.post,
        "rule": statement.rule,
        "made_by": statement.made_by,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "subject": claim.subject,
        "relation": claim.relation,
        "object": claim.object,
        "role": claim.role,
        "phase": claim.phase,
        "stage": claim.stage,
        "basis": claim.basis,
        "official": claim.official,
        "speakers": list(claim.speakers),
        "say_so": [
            {
                "kind": word.kind,
                "speaker": word.speaker,
                "start": word.span[0] if word.span else None,
                "end": word.span[1] if word.span else None,
            }
            for word in claim.say_so
        ],
        "factuality": claim.factuality,
        "time": claim.time,
        "evidence": list(claim.evidence),
        "subject_span": list(claim.subject_span),
        "object_span": list(claim.object_span),
        "statement": claim.statement,
        "post": claim.post,
        "score": claim.score,
        "review": review_of(claim.relation, claim.score),
        "rule": claim.rule,
    }


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span else None
