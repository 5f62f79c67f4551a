"""A reading as rows: what each table of the record keeps of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Table

from sayso.errors import MisquotedEvidence
from sayso.model import Claim, Document, Entity, Post, Reading, Span, Statement, Word
from sayso.reading.ties.scores import review_of
from sayso.record import schema
from sayso.record.weighing.shingles import PASSAGE, Sketch, own_words, sketch

Row = dict[str, Any]
Rows = dict[Table, list[Row]]

CONTEXT = 32  # characters kept before and after a quote, as W3C selectors suggest
WIDEST_PASSAGE = 1_000  # characters on either side: a text without line breaks is one long paragraph


def check(reading: Reading) -> None:
    """Raise MisquotedEvidence where a claim has no words, or parties that the reading does not know."""
    known, length = {entity.id for entity in reading.entities}, len(reading.document.text)
    for claim in reading.claims:
        start, end = claim.evidence
        if not 0 <= start < end <= length:
            raise MisquotedEvidence(f"{reading.document.id}: claim {claim.id} rests on no words of the text")
        if not {claim.subject, claim.object} <= known:
            raise MisquotedEvidence(f"{reading.document.id}: claim {claim.id} is about nobody the reading knows")


def rows_of(reading: Reading) -> Rows:
    """The rows of all that was read; the run is still to be given."""
    members = {entity.id: entity.members for entity in reading.entities if entity.members}
    text = reading.document.text
    own = own_words(text, (post.span for post in reading.document.posts))
    sketches: dict[Span, Sketch] = {}
    rows: dict[Table, Iterable[Row]] = {
        schema.appearance: (_appearance(entity) for entity in reading.entities),
        schema.mention: _mentions(reading),
        schema.role: _roles(reading),
        schema.post: (_post(post) for post in reading.document.posts),
        schema.statement: (_statement(statement, text) for statement in reading.statements),
        schema.saying: sayings(((each.id, each.speakers, each.about) for each in reading.statements), members),
        schema.claim: (claim_row(claim, text, own, sketches) for claim in reading.claims),
    }
    return {table: distinct(table, found) for table, found in rows.items()}


def passages(document: Document, version: int) -> list[Row]:
    """The paragraphs of a text, for search by words."""
    found, start = [], 0
    for line in document.text.splitlines(keepends=True):
        if line.strip():
            found.append({"text": line.encode("utf-8", "replace").decode(), "version": version, "start": start})
        start += len(line)
    return found


def distinct(table: Table, rows: Iterable[Row]) -> list[Row]:
    """One row a key: ids are made from content, so that a thing read twice comes twice."""
    key = [column.name for column in table.primary_key if column.name != "run"]
    return list({tuple(row[name] for name in key): row for row in rows}.values())


def _appearance(entity: Entity) -> Row:
    return {
        "id": entity.id,
        "kind": str(entity.kind),
        "name": entity.name,
        "inferred_name": entity.inferred_name,
        "aliases": entity.aliases,
        "members": entity.members,
        "entity": "",
        "side": "",
    }


def _mentions(reading: Reading) -> Iterator[Row]:
    for entity in reading.entities:
        for mention in entity.mentions:
            start, end = mention.span
            yield {"appearance": entity.id, "start": start, "end": end, "form": str(mention.form)}


def _roles(reading: Reading) -> Iterator[Row]:
    for entity in reading.entities:
        for role in entity.roles:
            place = {"appearance": entity.id, "start": role.span[0], "end": role.span[1]}
            yield place | {"role": role.role, "status": str(role.status), "of": role.of, "time": role.time}


def _post(post: Post) -> Row:
    return {
        "id": post.id,
        "author": post.author,
        "handle": post.handle,
        "date": post.date,
        "start": post.span[0],
        "end": post.span[1],
        "words": post.words,
    }


def _statement(statement: Statement, text: str) -> Row:
    return {
        "id": statement.id,
        "speakers": statement.speakers,
        "speaker_span": statement.speaker_span,
        "speaker_words": _words(text, statement.speaker_span),
        "cue": statement.cue,
        "cue_words": _words(text, statement.cue),
        "content": statement.content,
        "quotes": [text[start:end] for start, end in statement.content],
        "kind": str(statement.quotation),
        "act": str(statement.act),
        "basis": str(statement.basis),
        "about": statement.about,
        "addressee": statement.addressee,
        "time": statement.time,
        "within": statement.within,
        "post": statement.post,
        "rule": statement.rule,
        "made_by": str(statement.made_by),
    }


def _words(text: str, span: Span | None) -> str:
    return text[span[0] : span[1]] if span else ""


def sayings(
    spoken: Iterable[tuple[str, Iterable[str], Iterable[str]]], members: Mapping[str, tuple[str, ...]]
) -> Iterator[Row]:
    """Who speaks in each statement and whom it is about, given with its id; groups by their members as well."""
    for statement, speakers, about in spoken:
        for part, parties in (("speaker", speakers), ("about", about)):
            for party in dict.fromkeys(each for one in parties for each in (one, *members.get(one, ()))):
                yield {"statement": statement, "appearance": party, "part": part}


def claim_row(claim: Claim, text: str, own: str, sketches: dict[Span, Sketch]) -> Row:
    """The row of a claim; `own` is the text by `own_words`, `sketches` those of paragraphs that were made already."""
    start, end = claim.evidence
    around = paragraph(text, claim.evidence)
    if around not in sketches:
        sketches[around] = sketch(own[slice(*around)], PASSAGE.size)
    return {
        "id": claim.id,
        "subject": claim.subject,
        "relation": claim.relation,
        "object": claim.object,
        "role": claim.role,
        "phase": str(claim.phase),
        "stage": str(claim.stage or ""),
        "basis": str(claim.basis),
        "official": claim.official,
        "speakers": claim.speakers,
        "say_so": [_word(word) for word in claim.say_so],
        "factuality": str(claim.factuality),
        "time": claim.time,
        "start": start,
        "end": end,
        "subject_span": claim.subject_span,
        "object_span": claim.object_span,
        "quote": text[start:end],
        "prefix": text[max(0, start - CONTEXT) : start],
        "suffix": text[end : end + CONTEXT],
        "statement": claim.statement,
        "post": claim.post,
        "score": claim.score,
        "rule": claim.rule,
        "sketch": sketches[around],
        "tie": "",
        "origin": "",
        "review": str(review_of(claim.relation, claim.score)),
    }


def _word(word: Word) -> Row:
    start, end = word.span or (None, None)
    return {"kind": word.kind, "speaker": word.speaker, "start": start, "end": end}


def paragraph(text: str, span: Span) -> Span:
    """The paragraph around a span; of a text without line breaks so much on either side."""
    start, end = span
    before = max(text.rfind("\n", max(0, start - WIDEST_PASSAGE), start) + 1, start - WIDEST_PASSAGE, 0)
    after = text.find("\n", end, end + WIDEST_PASSAGE)
    return before, after if after >= 0 else min(len(text), end + WIDEST_PASSAGE)
