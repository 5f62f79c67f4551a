"""Who could confirm or deny a tie: the other party, who speaks for it, whose word it is, the outlet that has it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from sayso.answers.articles import with_article
from sayso.answers.briefed import Contact, Why
from sayso.answers.shapes import ClaimShown, TieShown
from sayso.answers.shown import shown_ties, tie
from sayso.answers.ties import is_shown
from sayso.model import Kind, Phase, RoleStatus
from sayso.record import schema
from sayso.record.names.folding import listed, plain_role
from sayso.record.portions import in_portions
from sayso.record.weighing.standing import Standing

CAN_SPEAK = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.ACCOUNT})
BELIEVED = frozenset({Standing.ON_RECORD, Standing.CORROBORATED, Standing.REPORTED})
SPOKESPEOPLE = 2  # of one party, the latest first


@dataclass(frozen=True, slots=True)
class Directory:
    """Whom the record knows that one could ask."""

    party: str  # whose ties are in question: asked in any case
    kinds: Mapping[str, Kind]
    speaking_for: Mapping[str, tuple[Contact, ...]]
    hidden: Collection[str]  # people without a public role, who are not named as contacts

    def contacts(self, tie: TieShown) -> tuple[Contact, ...]:
        """Whom to ask about a tie, each once; `tie` has all its claims."""
        named = [self.party]
        found = []
        for each in (*self._parties(tie), *self._speakers(tie.claims), *_first_outlet(tie.claims)):
            if not each.id or each.id not in named:
                named.append(each.id)
                found.append(each)
        return tuple(found)

    def _parties(self, tie: TieShown) -> Iterator[Contact]:
        for id, name in ((tie.subject, tie.subject_name), (tie.object, tie.object_name)):
            if id != self.party and self._can_be_asked(id):
                yield Contact(Why.PARTY, id, name)
                yield from self.speaking_for.get(id, ())

    def _speakers(self, claims: Iterable[ClaimShown]) -> Iterator[Contact]:
        for claim in claims:
            for id, name in zip(claim.speakers, claim.speaker_names, strict=True):
                if self._can_be_asked(id):
                    yield Contact(Why.SPEAKER, id, name)

    def _can_be_asked(self, id: str) -> bool:
        return self.kinds.get(id) in CAN_SPEAK and id not in self.hidden


def directory(
    connection: Connection, party: str, ties: Collection[TieShown], *, as_of: str, private: bool
) -> Directory:
    """Whom one could ask about these ties; people without a public role only if `private`."""
    parties = {party, *(id for tie in ties for id in (tie.subject, tie.object))}
    people = parties | {speaker for tie in ties for claim in tie.claims for speaker in claim.speakers}
    entity = schema.entity.c
    rows = list(in_portions(connection, select(entity.id, entity.kind, entity.public), entity.id, people))
    return Directory(
        party=party,
        kinds={row.id: Kind(row.kind) for row in rows},
        speaking_for=spokespeople(connection, parties, as_of=as_of),
        hidden=frozenset() if private else frozenset(row.id for row in rows if not row.public),
    )


def spokespeople(connection: Connection, parties: Iterable[str], *, as_of: str) -> Mapping[str, tuple[Contact, ...]]:
    """Who speaks for each party by the latest articles; not those of whom an article says that they did."""
    speaking = select(schema.tie).where(
        tie.relation == "employed_by", tie.role.in_(listed("spokespeople")), tie.invalid_at == "", is_shown
    )
    rows = list(in_portions(connection, speaking, tie.object, parties))
    no_more = _former(connection, {row.subject for row in rows})
    found: dict[str, list[Contact]] = defaultdict(list)
    for each in shown_ties(connection, rows, as_of=as_of):  # latest evidence first
        latest = each.claims[0]
        still = latest.phase is Phase.HOLDS and (each.subject, latest.document) not in no_more
        if still and each.standing in BELIEVED and len(found[each.object]) < SPOKESPEOPLE:
            by = Contact(Why.SPEAKS_FOR, each.subject, each.subject_name, each.role, each.object_name, latest.date)
            found[each.object].append(by)
    return {party: tuple(each) for party, each in found.items()}


def _former(connection: Connection, people: Iterable[str]) -> set[tuple[str, str]]:
    """Whom articles call a former spokesperson, with the article."""
    role, appearance = schema.role.c, schema.appearance.c
    same = (appearance.run == role.run) & (appearance.id == role.appearance)
    titled = with_article(schema.role).add_columns(appearance.entity).join(schema.appearance, same)
    former = titled.where(role.status == str(RoleStatus.FORMER))
    rows = in_portions(connection, former, appearance.entity, people)
    return {(row.entity, row.document) for row in rows if plain_role(row.role) in listed("spokespeople")}


def _first_outlet(claims: Iterable[ClaimShown]) -> Iterator[Contact]:
    """The outlet that has it first, as far as the record's articles are dated."""
    known = [claim for claim in claims if claim.outlet]
    first = min(known, key=lambda claim: (not claim.date, claim.date, claim.document, claim.start), default=None)
    if first is not None:
        yield Contact(Why.OUTLET, "", first.outlet, date=first.date)
