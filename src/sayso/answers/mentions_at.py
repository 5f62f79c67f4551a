"""Which mentions a place of an article means: places as `--where` prints them, or DOCUMENT:START-END."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, select

from sayso.answers.names import Party
from sayso.errors import RecordError
from sayso.model import Span
from sayso.record import schema
from sayso.record.judging.decisions import FIRST_SIDE, KIND, NAME, REST
from sayso.record.judging.mentions import STANDING_FOR, Mentioned, mentioned, mentions_in, selectors_of
from sayso.record.judging.selectors import Selector

PLACE = re.compile(r"(?P<document>.+?)(?::|, characters )(?P<spans>\d+(?:-| to )\d+(?:, \d+(?:-| to )\d+)*)", re.DOTALL)
SPAN = re.compile(r"(\d+)(?:-| to )(\d+)")
NEAREST = 3  # mentions named where there is none at the place


def place(document: str, span: Span) -> str:
    """A place as it can be given."""
    return f"{document}:{span[0]}-{span[1]}"


def place_of(given: str) -> tuple[str, tuple[Span, ...]]:
    """The document, by id or URL, and the spans of a place. Raises RecordError where it is none."""
    found = PLACE.fullmatch(given.strip())
    if found is None:
        raise RecordError(f"“{given}” is no place; give DOCUMENT:START-END, or a place as --where prints it")
    spans = ((int(start), int(end)) for start, end in SPAN.findall(found["spans"]))
    return found["document"], tuple(spans)


def somebody_else(
    connection: Connection, party: Party, being: Party | None, places: Iterable[tuple[str, Sequence[Span]]]
) -> tuple[tuple[Selector, ...], dict[str, str]]:
    """The selectors and the value of a judgement: the party's mentions at the places are somebody else.

    Who, where that is known, or somebody of their own. Raises RecordError where the party is not mentioned there, or is
    mentioned nowhere else.
    """
    held = list(places)
    moved = list(dict.fromkeys(each for document, spans in held for each in _at(connection, party, document, spans)))
    here = {each.document for each in moved}
    rest = mentioned(connection, party.id, without={(each.place[0], each.span) for each in moved})
    if not rest and being is None:
        raise RecordError(f"{party.name} ({party.id}) is mentioned nowhere else; say who it is")
    others = [] if being is None else mentioned(connection, being.id)
    rest, others = (sorted(side, key=lambda each: each.document not in here)[:STANDING_FOR] for side in (rest, others))
    value = {FIRST_SIDE: str(len(moved)), REST: str(len(rest))}
    if being is not None:
        value |= {NAME: being.name, KIND: being.kind}
    return selectors_of(connection, (*moved, *rest, *others)), value


def _at(connection: Connection, party: Party, document: str, spans: Sequence[Span]) -> list[Mentioned]:
    """The party's mentions at the spans; where there is none, those by which the words there name the party."""
    theirs = mentions_in(connection, party.id, document)
    found = [each for each in theirs if _share(each.span, spans)]
    if not found:
        named = list(_named_for(connection, {each.place for each in theirs}, spans))
        found = [each for each in theirs if _share(each.span, named)]
    if not found:
        raise RecordError(_not_there(party, document, spans, theirs))
    return found


def _share(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _named_for(connection: Connection, places: Iterable[tuple[int, str]], spans: Sequence[Span]) -> Iterator[Span]:
    """Where claims and statements whose words stand at the spans have these as party or speaker."""
    claim, statement = schema.claim.c, schema.statement.c
    for run, local in sorted(set(places)):
        for row in connection.execute(select(schema.claim).where(claim.run == run)):
            if _share((row.start, row.end), spans):
                yield from (
                    (start, end)
                    for who, (start, end) in ((row.subject, row.subject_span), (row.object, row.object_span))
                    if who == local
                )
        for row in connection.execute(select(schema.statement).where(statement.run == run)):
            words = [(start, end) for start, end in row.content]
            if local in row.speakers and row.speaker_span and any(_share(each, spans) for each in words):
                yield row.speaker_span[0], row.speaker_span[1]


def _not_there(party: Party, document: str, spans: Sequence[Span], theirs: Iterable[Mentioned]) -> str:
    start = spans[0][0]
    near = sorted(theirs, key=lambda each: abs(each.span[0] - start))[:NEAREST]
    where = ", ".join(f"{a}-{b}" for a, b in sorted(each.span for each in near))
    there = "; ".join(place(document, each) for each in spans)
    hint = f"; in that article at {where}" if near else " nor anywhere else in that article"
    return f"{party.name} ({party.id}) is not mentioned at {there}{hint}"
