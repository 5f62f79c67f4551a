"""What a person should judge: who is who where that is not sure, doubtful or grave claims, decisions left over."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from sayso.answers.articles import with_article
from sayso.answers.asked import About, Asked, PartyAsked, Question
from sayso.answers.doubt import GRAVE, SURE_FROM, distance, doubts, field_of
from sayso.answers.judged import decision_shown
from sayso.answers.listed_asked import may_be, on_the_list
from sayso.answers.mentions_at import place
from sayso.answers.names import fitting, ids
from sayso.answers.parties import named
from sayso.answers.quoted import quoted
from sayso.answers.shown import by_hand, claim_shown, speakers_of
from sayso.answers.who import namesakes
from sayso.ids import content_id
from sayso.record import schema
from sayso.record.judging.attached import Judged, Place, judged, likely_now
from sayso.record.judging.decisions import INSTEAD_OF, Decision, in_force
from sayso.record.judging.mentions import Mentioned, mentioned, texts, two_sides
from sayso.record.judging.selectors import selector_of
from sayso.record.portions import in_portions
from sayso.record.store import Store
from sayso.relations import relations

EVERYTHING = tuple(About)
SENTENCES = 2  # shown of each party
JOINED_AT = 1.0  # score that no suggestion reaches: the nearest to it are asked about first


@dataclass(frozen=True, slots=True)
class Open:
    """A question before it is spelled out: what it is about and how much an answer is worth."""

    about: About
    id: str
    waits: bool  # somebody was unsure
    field: str
    distance: float  # from being sure
    row: Any  # a suggestion, a claim or a decision
    as_one: bool = False  # the decision parts mentions that one article's reading has as one

    @property
    def rank(self) -> tuple[bool, bool, int, float, str]:
        """What was unsure comes last; what is grave first; then what is nearest to being sure."""
        grave = bool(self.field) or self.about is About.ORPHANED
        return self.waits, not grave, EVERYTHING.index(self.about), self.distance, self.id


def questions(
    record: Store,
    about: Collection[About] | None = None,
    *,
    name: str | None = None,
    limit: int | None = None,
    without: Collection[str] = (),
) -> Asked:
    """What is open, about everything unless told otherwise; most valuable first, with all that is needed to answer.

    `name`: only what is about those whom the name fits. `without` are ids of questions to leave out.
    """
    with record.reading() as connection:
        ours = None if name is None else set(ids(fitting(connection, name)))
        found = sorted(_open(connection, EVERYTHING if about is None else about, ours), key=lambda each: each.rank)
        left = [each for each in found if each.id not in without]
        return Asked(len(left), tuple(SPELLED[each.about](connection, each) for each in left[:limit]))


def _open(connection: Connection, about: Collection[About], ours: Collection[str] | None) -> Iterator[Open]:
    decided = judged(connection, in_force(connection))
    if About.ORPHANED in about and ours is None:
        yield from _orphaned(decided)
    if About.IDENTITY in about:
        yield from _identities(connection, decided, ours)
    if About.LISTED in about:
        yield from _on_lists(connection, ours)
    if About.CLAIM in about:
        yield from _claims(connection, decided, ours)


def _orphaned(decided: Judged) -> Iterator[Open]:
    for each in decided.orphaned:
        id = content_id("q", About.ORPHANED, each.id)
        yield Open(About.ORPHANED, id, each.id in decided.unsure, "", 0.0, each, each.id in decided.as_one)


def _identities(connection: Connection, decided: Judged, ours: Collection[str] | None) -> Iterator[Open]:
    fields = _fields_of_parties(connection)
    unsure = _entities(connection, [pair for pair in decided.unsure if isinstance(pair, frozenset)])
    for row in connection.execute(select(schema.suggestion)):
        if ours is not None and not {row.one, row.other} & set(ours):
            continue
        id = content_id("q", About.IDENTITY, row.one, row.other)
        waits = frozenset((row.one, row.other)) in unsure
        field = min({*fields.get(row.one, ()), *fields.get(row.other, ())}, key=GRAVE.index, default="")
        yield Open(About.IDENTITY, id, waits, field, JOINED_AT - row.score, row)


def _on_lists(connection: Connection, ours: Collection[str] | None) -> Iterator[Open]:
    found = [row for row in may_be(connection) if ours is None or row.entity in ours]
    fields = _fields_of_parties(connection) if found else {}
    for row in found:
        id = content_id("q", About.LISTED, row.entity, row.list, row.id)
        field = min(fields.get(row.entity, ()), key=GRAVE.index, default="")
        yield Open(About.LISTED, id, row.waits, field, 1 - row.chance, row)


def _fields_of_parties(connection: Connection) -> Mapping[str, set[str]]:
    """The grave fields in which each party has ties."""
    tie = schema.tie.c
    found: dict[str, set[str]] = {}
    columns = select(tie.relation, tie.subject, tie.object).where(tie.relation.in_(_grave_relations()))
    for relation, *parties in connection.execute(columns):
        for party in parties:
            found.setdefault(party, set()).add(field_of(relation))
    return found


def _grave_relations() -> list[str]:
    return [name for name in relations() if field_of(name)]


def _entities(connection: Connection, pairs: Iterable[frozenset[Place]]) -> set[frozenset[str]]:
    """The entities of pairs of appearances."""
    held = list(pairs)
    entity_of = {place: party.id for place, party in named(connection, {at for pair in held for at in pair}).items()}
    return {frozenset(entity_of[place] for place in pair if place in entity_of) for pair in held}


def _claims(connection: Connection, decided: Judged, ours: Collection[str] | None) -> Iterator[Open]:
    claim, tie, run = schema.claim.c, schema.tie.c, schema.run.c
    document = schema.version.c.document
    columns = select(claim.run, claim.id, claim.relation, claim.score, tie.subject, tie.object, document)
    live = columns.join_from(schema.claim, schema.run, run.key == claim.run).join(schema.version)
    live = live.join(schema.tie, tie.id == claim.tie)
    doubtful = or_(claim.relation.in_(_grave_relations()), claim.score < SURE_FROM)
    for row in connection.execute(live.where(run.expired_at.is_(None), doubtful)):
        place = row.run, row.id
        if (
            place in decided.verdicts
            or place in decided.added
            or (ours is not None and not {row.subject, row.object} & set(ours))
        ):
            continue
        id = content_id("q", About.CLAIM, row.document, row.id)
        far = distance(row.relation, row.score)
        yield Open(About.CLAIM, id, place in decided.unsure, field_of(row.relation), far, place)


def _identity_asked(connection: Connection, asked: Open) -> Question:
    row = asked.row
    both = [mentioned(connection, party) for party in (row.one, row.other)]
    selectors, value = two_sides(connection, *both)
    one, other = (_party(connection, id, side) for id, side in zip((row.one, row.other), both, strict=True))
    return Question(
        id=asked.id,
        about=asked.about,
        asks=f"Is {one.party.name} here and {other.party.name} there one and the same?",
        reasons=tuple(row.reasons),
        score=row.score,
        field=asked.field,
        waits=asked.waits,
        parties=(one, other),
        claim=None,
        quoted=(),
        decision=None,
        selectors=tuple(selector.as_dict() for selector in selectors),
        value=value,
    )


def _listed_asked(connection: Connection, asked: Open) -> Question:
    row = asked.row
    mentions = mentioned(connection, row.entity)
    party = _party(connection, row.entity, mentions)
    selectors, value = on_the_list(connection, mentions, row)
    return Question(
        id=asked.id,
        about=asked.about,
        asks=f"Is {party.party.name} here {row.words}?",
        reasons=row.reasons,
        score=row.chance,
        field=asked.field,
        waits=asked.waits,
        parties=(party,),
        claim=None,
        quoted=(),
        decision=None,
        selectors=tuple(selector.as_dict() for selector in selectors),
        value=value,
    )


def _party(connection: Connection, id: str, side: Collection[Mentioned]) -> PartyAsked:
    entity = connection.execute(select(schema.entity).where(schema.entity.c.id == id)).all()
    telling = sorted(side, key=lambda each: not each.titled)[:SENTENCES]
    (described,) = namesakes(connection, entity)
    return PartyAsked(described, tuple(quoted(connection, [(each.place[0], (each.span,)) for each in telling])))


def _claim_asked(connection: Connection, asked: Open) -> Question:
    claim = schema.claim.c
    run, id = asked.row
    row = connection.execute(with_article(schema.claim).where(claim.run == run, claim.id == id)).one()
    spans = tuple((start, end) for start, end in (row.subject_span, row.object_span))
    whole = (row.start, row.end)
    selector = selector_of(
        row.document, texts(connection, [run])[run], whole, relation=row.relation, parties=(spans[0], spans[1])
    )
    subject, object = _two_parties(connection, row)
    return Question(
        id=asked.id,
        about=asked.about,
        asks=_told(row, subject, object),
        reasons=doubts(row.relation, row.score),
        score=row.score,
        field=asked.field,
        waits=asked.waits,
        parties=(subject, object),
        claim=claim_shown(row, named(connection, speakers_of(row)), by_hand(connection, [row])),
        quoted=tuple(quoted(connection, [(run, (*spans, whole))])),
        decision=None,
        selectors=(selector.as_dict(),),
        value={},
    )


def _two_parties(connection: Connection, row: Row[Any]) -> tuple[PartyAsked, PartyAsked]:
    places = [(row.run, row.subject), (row.run, row.object)]
    found = named(connection, places)
    entities = {
        party.id: party
        for party in in_portions(
            connection, select(schema.entity), schema.entity.c.id, [each.id for each in found.values()]
        )
    }
    described = namesakes(connection, [entities[found[place].id] for place in places])
    where = [place(row.document, (span[0], span[1])) for span in (row.subject_span, row.object_span)]
    return PartyAsked(described[0], (), where[0]), PartyAsked(described[1], (), where[1])


def _told(row: Row[Any], subject: PartyAsked, object: PartyAsked) -> str:
    extras = [row.role, f"stage: {row.stage}" if row.stage else "", "ended" if row.phase == "ends" else ""]
    words = ", ".join(filter(None, [f"{relations()[row.relation].label} {object.party.name}", *extras]))
    return f"Do the words say this: {subject.party.name} {words}?"


def _orphaned_asked(connection: Connection, asked: Open) -> Question:
    decision: Decision = asked.row
    likely = likely_now(connection, decision)
    runs = _runs(connection, {each.document for each in likely})
    spans = [(runs[each.document], ((each.start, each.start + len(each.quote)),)) for each in likely]
    asks = "Is your earlier judgement about these words now?" if likely else "Its words are gone. Keep it waiting?"
    reason = "the article reads differently now, or is read differently"
    if asked.as_one:
        likely, asks = (), "An article's reading has both as one. Keep it waiting?"
        reason = "to part them there, say which mentions mean somebody else: sayso apart NAME --at PLACE"
    return Question(
        id=asked.id,
        about=asked.about,
        asks=asks,
        reasons=(reason,),
        score=0.0,
        field="",
        waits=asked.waits,
        parties=(),
        claim=None,
        quoted=tuple(quoted(connection, spans[:SENTENCES])),
        decision=decision_shown(decision, holds=True),
        selectors=tuple(each.as_dict() for each in likely or decision.selectors),
        value={**decision.value, INSTEAD_OF: decision.id} if likely else dict(decision.value),
    )


def _runs(connection: Connection, documents: Collection[str]) -> dict[str, int]:
    run, version = schema.run.c, schema.version.c
    live = select(version.document, run.key).join_from(schema.run, schema.version).where(run.expired_at.is_(None))
    return {row.document: row.key for row in in_portions(connection, live, version.document, documents)}


SPELLED: Mapping[About, Callable[[Connection, Open], Question]] = {
    About.ORPHANED: _orphaned_asked,
    About.IDENTITY: _identity_asked,
    About.LISTED: _listed_asked,
    About.CLAIM: _claim_asked,
}
