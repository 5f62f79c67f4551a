"""What a person says of claims: that words make one, or that one is read right, wrong, or right but for some fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Row, select

from sayso.answers.asked import Judgement
from sayso.answers.judged import document_of, judgement
from sayso.answers.names import fitting
from sayso.errors import RecordError, UnknownName
from sayso.model import Kind, Span
from sayso.record import schema
from sayso.record.judging.corrections import CORRECTABLE
from sayso.record.judging.decisions import BASIS, NOTHING, OBJECT_KIND, SUBJECT_KIND, Verdict
from sayso.record.judging.mentions import mentions_in
from sayso.record.judging.selectors import Selector, occurrences, selector_of
from sayso.record.judging.voiced import voiced
from sayso.record.rows import Rows
from sayso.record.store import Store
from sayso.relations import relations

SPAN = re.compile(r"(\d+)-(\d+)")
NAMED = 5  # places that are named where words stand at several
SIDES = (("subject", SUBJECT_KIND), ("object", OBJECT_KIND))


@dataclass(frozen=True, slots=True)
class ClaimGiven:
    """A claim as a person gives it.

    Its parties are words of the article, places in it (START-END), or names or ids of who is mentioned there.
    """

    subject: str
    relation: str
    object: str
    told: Mapping[str, str] = field(default_factory=dict)  # fields, `basis`, kinds of parties not read
    near: int | None = None  # where the words stand, of those that the article has several times
    instead_of: str = ""  # the id of a claim that is read wrong


@dataclass(frozen=True, slots=True)
class Text:
    """The live reading of an article, as far as a claim in it needs it."""

    connection: Connection
    document: str
    run: int
    text: str
    outlet: str

    def words(self, span: Span) -> str:
        """What stands at a span."""
        return self.text[slice(*span)]

    def selector(self, span: Span) -> Selector:
        """The words at a span, to be found again."""
        return selector_of(self.document, self.text, span)


def add_claim(
    record: Store,
    article: str,
    words: str,
    given: ClaimGiven,
    *,
    who: str = "",
    why: str = "",
) -> Judgement:
    """Say that words of an article make a claim which was not read; gives what changed.

    Raises RecordError where the words do not stand there, the relation does not take the parties, or it is read so.
    """
    with record.reading() as connection:
        text = _text(connection, document_of(connection, article))
        span = _span(text, words, given.near)
        spans = tuple(_party_span(text, party, span) for party in (given.subject, given.object))
        _refuse_unfit(text, given.relation, spans, given.told)
        replaced = [_selector(text, _claim(text, given.instead_of))] if given.instead_of else []
        value = {name: field for name, field in given.told.items() if field}
        value = {BASIS: _basis(text, span)} | _kinds(text, spans) | value
        subject, object = (text.words(each) for each in spans)
        claim = replace(text.selector(span), relation=given.relation, subject=subject, object=object)
        selectors = (claim, *map(text.selector, spans), *replaced)
        _refuse_read(text, claim, spans, given.instead_of)
    return judgement(record, lambda: record.decide(Verdict.ADD, *selectors, who=who, why=why, value=value))


def judge_claim(
    record: Store,
    article: str,
    claim: str,
    *,
    right: bool = True,
    fields: Mapping[str, str] = NOTHING,
    who: str = "",
    why: str = "",
) -> Judgement:
    """Say that a claim, by its id, is read right, wrong, or right but for the fields; gives what changed.

    Raises RecordError for a claim that the article does not have, or a field that nobody can put right.
    """
    if unknown := [name for name in fields if name not in CORRECTABLE]:
        raise RecordError(f"{', '.join(unknown)}: cannot be put right; {', '.join(CORRECTABLE)} can")
    with record.reading() as connection:
        text = _text(connection, document_of(connection, article))
        selector = _selector(text, _claim(text, claim))
    verdict = Verdict.CORRECT if fields else Verdict.ACCEPT if right else Verdict.REJECT
    return judgement(record, lambda: record.decide(verdict, selector, who=who, why=why, value=fields))


def _text(connection: Connection, document: str) -> Text:
    run, version = schema.run.c, schema.version.c
    columns = select(run.key, version.text, schema.outlet.c.name)
    joined = columns.join_from(schema.run, schema.version).outerjoin(schema.outlet)
    row = connection.execute(joined.where(version.document == document, run.expired_at.is_(None))).one()
    return Text(connection, document, row.key, row.text, row.name or "")


def _claim(text: Text, id: str) -> Row[Any]:
    claim = schema.claim.c
    row = text.connection.execute(select(schema.claim).where(claim.run == text.run, claim.id == id)).first()
    if row is None:
        raise RecordError(f"{id}: no such claim in {text.document} as it reads now")
    return row


def _selector(text: Text, row: Row[Any]) -> Selector:
    subject, object = ((start, end) for start, end in (row.subject_span, row.object_span))
    span = (row.start, row.end)
    return selector_of(text.document, text.text, span, relation=row.relation, parties=(subject, object))


def _span(text: Text, words: str, near: int | None) -> Span:
    """The place that is given, or where the words stand."""
    if found := SPAN.fullmatch(words.strip()):
        return _inside(text, (int(found[1]), int(found[2])))
    given = words.strip()
    places = list(occurrences(given, text.text)) or list(_but_for_blanks(given, text.text))
    if not places:
        raise RecordError(f"these words do not stand in {text.document}: “{given}”")
    if near is not None:
        return min(places, key=lambda span: abs(span[0] - near))
    if len(places) > 1:
        shown = ", ".join(f"{start}-{end}" for start, end in places[:NAMED])
        raise RecordError(f"“{given}” stands {len(places)} times in {text.document}; give a place: {shown}")
    return places[0]


def _but_for_blanks(words: str, text: str) -> Iterable[Span]:
    """Where the words stand with other blanks between them, as a browser hands them over."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return (match.span() for match in re.finditer(pattern, text)) if pattern else ()


def _inside(text: Text, span: Span) -> Span:
    if not 0 <= span[0] < span[1] <= len(text.text):
        raise RecordError(f"{span[0]}-{span[1]}: no place in {text.document}, which has {len(text.text)} characters")
    return span


def _party_span(text: Text, party: str, near: Span) -> Span:
    """Where a party is named: words among those of the claim first, then who is mentioned, then words anywhere."""
    given = party.strip()
    if not given:
        raise RecordError("say who and whom: a name, or words of the article")
    if found := SPAN.fullmatch(given):
        return _inside(text, (int(found[1]), int(found[2])))
    among = [span for span in _whole_words(given, text.text) if near[0] <= span[0] and span[1] <= near[1]]
    if among:
        return among[0]
    places = _mentions(text, given) or list(_whole_words(given, text.text))
    if not places:
        raise RecordError(f"“{given}” is neither mentioned in {text.document} nor among its words")
    return min(places, key=lambda span: (_apart(span, near), span))


def _whole_words(words: str, text: str) -> Iterable[Span]:
    return (match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))


def _mentions(text: Text, name: str) -> list[Span]:
    """Where the article mentions whom the name fits. Raises RecordError where it mentions several of them."""
    try:
        fits = fitting(text.connection, name)
    except UnknownName:
        return []
    found = {party.id: mentions_in(text.connection, party.id, text.document) for party in fits}
    here = {id: places for id, places in found.items() if places}
    if len(here) > 1:
        raise RecordError(f"“{name}” fits {len(here)} in this article; give an id ({', '.join(here)}) or a place")
    return [each.span for places in here.values() for each in places]


def _apart(span: Span, other: Span) -> int:
    return max(0, span[0] - other[1], other[0] - span[1])


def _refuse_unfit(text: Text, relation: str, spans: Iterable[Span], told: Mapping[str, str]) -> None:
    """Raises RecordError for a relation that there is not, or that does not take these parties."""
    if relation not in relations():
        raise RecordError(f"“{relation}” is no relation; one of {', '.join(relations())}")
    given = relations()[relation]
    one, other = spans
    if one == other:
        raise RecordError("who and whom are the same words")
    for span, (side, name), allowed in zip((one, other), SIDES, (given.subjects, given.objects), strict=True):
        kind = told.get(name) or _kind(text, span)
        if kind not in allowed:
            takes = " or ".join(sorted(allowed))
            raise RecordError(f"the {side} of “{given.label}” is a {takes}; “{text.words(span)}” is a {kind}")


def _kinds(text: Text, spans: Iterable[Span]) -> dict[str, str]:
    return {name: _kind(text, span) for span, (_, name) in zip(spans, SIDES, strict=True)}


def _kind(text: Text, span: Span) -> str:
    """What the words are read as; a person where they are read as nobody."""
    mention, appearance = schema.mention.c, schema.appearance.c
    here = (mention.run == text.run, mention.start < span[1], mention.end > span[0])
    query = select(appearance.kind).join_from(schema.mention, schema.appearance)
    kinds = text.connection.scalars(query.where(*here, appearance.kind != str(Kind.GROUP)).order_by(mention.start))
    return next(iter(kinds), str(Kind.PERSON))


def _basis(text: Text, span: Span) -> str:
    """Whose word the reading has the words for."""
    tables = (schema.statement, schema.post, schema.appearance, schema.claim)
    rows: Rows = {
        table: [dict(row) for row in text.connection.execute(select(table).where(table.c.run == text.run)).mappings()]
        for table in tables
    }
    return str(voiced(rows, text.text, span, text.outlet).basis)


def _refuse_read(text: Text, wanted: Selector, spans: Iterable[Span], instead_of: str) -> None:
    """Raises RecordError where the very claim is there already, read so or added so."""
    claim, places = schema.claim.c, list(spans)
    same = (claim.relation == wanted.relation, claim.start == wanted.start, claim.quote == wanted.quote)
    for row in text.connection.execute(select(schema.claim).where(claim.run == text.run, *same)):
        if row.id != instead_of and row.tie and [tuple(row.subject_span), tuple(row.object_span)] == places:
            raise RecordError(f"{row.id}: this is read there already; correct it where it is not right")
