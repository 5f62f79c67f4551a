"""A reading with claims that a person added from words of the article, and parties that were not read as anybody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, select

from sayso.ids import content_id
from sayso.model import Claim, Factuality, Form, Kind, Phase, Span
from sayso.record import schema
from sayso.record.judging.corrections import corrections
from sayso.record.judging.decisions import ADDED, BASIS, INSTEAD_OF, OBJECT_KIND, SUBJECT_KIND, Decision
from sayso.record.judging.selectors import in_text
from sayso.record.judging.voiced import voiced
from sayso.record.names.folding import fold
from sayso.record.rows import Row, Rows, claim_row, distinct
from sayso.record.weighing.shingles import own_words

BY_A_PERSON = "person"  # the rule of such a claim
SURE = 1.0


@dataclass(frozen=True, slots=True)
class Addition:
    """A claim to be added: its words, its parties by the words for them, and what was told of it."""

    words: Span
    relation: str
    parties: tuple[Span, Span]
    told: tuple[tuple[str, str], ...]  # the value of the decision
    decision: str

    @property
    def id(self) -> str:
        """Of the claim: the same in every reading of the text, and for whoever adds it."""
        return content_id("c", "added", self.words, self.relation, self.parties, self.told)


def additions(text: str, decisions: Iterable[Decision]) -> tuple[Addition, ...]:
    """What the decisions add to the text, in the order of the text; those whose words are gone add nothing."""
    found = []
    for each in decisions:
        words, *parties = (in_text(selector, text) for selector in each.selectors[:ADDED])
        if words and parties[0] and parties[1]:
            told = tuple(sorted((name, value) for name, value in each.value.items() if value and name != INSTEAD_OF))
            relation = each.selectors[0].relation
            found.append(Addition(words, relation, (parties[0], parties[1]), told, each.id))
    return tuple(sorted(found, key=lambda each: (each.words, each.parties, each.relation, each.told, each.decision)))


def with_added(rows: Rows, text: str, outlet: str, wanted: Sequence[Addition]) -> Rows:
    """The rows of a reading with the claims added; `outlet` is whose the article is."""
    now: Rows = {table: list(each) for table, each in rows.items()}
    now[schema.added] = []
    own = own_words(text, ((row["start"], row["end"]) for row in rows[schema.post]))
    for each in wanted:
        told = dict(each.told)
        kinds = told.get(SUBJECT_KIND, ""), told.get(OBJECT_KIND, "")
        subject, object = (_party(now, text, each, *one) for one in zip(each.parties, kinds, strict=True))
        claim = _claim(now, text, outlet, each, subject, object)
        now[schema.claim].append(claim_row(claim, text, own, {}))
        now[schema.added].append({"id": claim.id, "decision": each.decision})
    return {table: distinct(table, each) for table, each in now.items()}


def _claim(rows: Rows, text: str, outlet: str, each: Addition, subject: str, object: str) -> Claim:
    told = dict(each.told)
    fields: dict[str, Any] = {"role": "", "phase": Phase.HOLDS, "stage": None, "factuality": Factuality.CERTAIN}
    fields |= {"time": ""} | corrections(told) | {"relation": each.relation}
    voice = voiced(rows, text, each.words, outlet, told=told.get(BASIS, ""))
    return Claim(
        id=each.id,
        subject=subject,
        object=object,
        basis=voice.basis,
        official=voice.official,
        speakers=voice.speakers,
        say_so=voice.say_so,
        evidence=each.words,
        subject_span=each.parties[0],
        object_span=each.parties[1],
        statement=voice.statement,
        post=voice.post,
        score=SURE,
        rule=BY_A_PERSON,
        **fields,
    )


def _party(rows: Rows, text: str, each: Addition, span: Span, kind: str) -> str:
    """Whom the words mean: as they are read; else who goes by them in the article; else somebody new."""
    groups = {row["id"] for row in rows[schema.appearance] if row["kind"] == Kind.GROUP}
    read = [row for row in rows[schema.mention] if row["appearance"] not in groups]
    best = max(read, key=lambda row: (_shared(row, span), -row["start"], -row["end"], row["appearance"]), default=None)
    if best is not None and _shared(best, span) > 0:
        return str(best["appearance"])
    words = text[slice(*span)]
    known = (row for row in rows[schema.appearance] if row["id"] not in groups and fold(words) in _names(row))
    if party := next(known, None):
        return str(party["id"])
    new = _newcomer(words, span, kind)
    mention = {"appearance": new["id"], "start": span[0], "end": span[1], "form": str(Form.NAME)}
    for table, row in ((schema.appearance, new), (schema.mention, mention)):
        rows[table].append(row)
    rows[schema.added].append({"id": new["id"], "decision": each.decision})
    return str(new["id"])


def _shared(row: Row, span: Span) -> int:
    return int(min(row["end"], span[1]) - max(row["start"], span[0]))


def _names(row: Row) -> set[str]:
    return {fold(name) for name in (row["name"], *row["aliases"])}


def _newcomer(words: str, span: Span, kind: str) -> Row:
    return {
        "id": content_id("e", "added", *span),
        "kind": kind or str(Kind.PERSON),
        "name": words,
        "inferred_name": "",
        "aliases": [],
        "members": [],
        "entity": "",
        "side": "",
    }


def drop_added(connection: Connection) -> None:
    """Take what was added out of readings that are not put right; the decisions in force add it again."""
    added, run = schema.added.c, schema.run.c
    lasting = select(added.run, added.id).join_from(schema.added, schema.run).where(run.corrects.is_(None))
    for key, id in connection.execute(lasting.distinct()).all():
        for table, column in ((schema.claim, "id"), (schema.mention, "appearance"), (schema.appearance, "id")):
            connection.execute(delete(table).where(table.c.run == key, table.c[column] == id))
        connection.execute(delete(schema.added).where(added.run == key))
