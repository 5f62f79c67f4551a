"""Identities, ties, origins and standings, worked out anew from all that is live, and only what changed written.

Nothing here looks at what was concluded before, except to leave a redirect from an id that is gone: so the order of
adding, and whether a run was killed between, cannot show in the record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select, update

from sayso.record import schema
from sayso.record.attached import Judged, Place, judged
from sayso.record.changes import concluded, note_changes
from sayso.record.decisions import in_force
from sayso.record.evidence import Evidence
from sayso.record.folding import fold
from sayso.record.identity import Identity, identities
from sayso.record.keep import Row, assign, keep, redirect
from sayso.record.load import Live, appearances, evidence, live
from sayso.record.origins import Origin
from sayso.record.reader import conclusion_id
from sayso.record.suggestions import Suggestion, suggestions
from sayso.record.weigh import Weighed, weigh

if TYPE_CHECKING:
    from sayso.record.store import Store

DERIVED = "derived"  # the mark that says from what the conclusions were drawn


def settle(store: Store) -> None:
    """Bring the conclusions up to date with what is live; nothing is done where they are."""
    with store.reading() as connection:
        if is_settled(connection):
            return
    with store.writing() as connection:
        conclude(connection, store.now())


def is_settled(connection: Connection) -> bool:
    """Whether the conclusions rest on all that is live: not after a run of adding that was killed."""
    held = select(schema.mark.c.value).where(schema.mark.c.name == DERIVED)
    return connection.execute(held).scalar() == _ground(connection)


def _ground(connection: Connection) -> str:
    """What the conclusions rest on: the code that draws them, the live runs, the decisions."""
    run, decision = schema.run.c, schema.decision.c
    counted = select(func.count(), func.max(run.key), func.sum(run.key))  # the sum tells a run that came back
    runs = connection.execute(counted.where(run.expired_at.is_(None))).one()
    decisions = connection.execute(select(func.count(), func.max(decision.key))).one()
    return " ".join(str(part) for part in (conclusion_id(), *runs, *decisions))


def conclude(connection: Connection, now: str) -> None:
    """Work everything out anew from what is live."""
    before = concluded(connection)
    decided = judged(connection, in_force(connection))
    _keep_withdrawn(connection, decided)
    rows = live(connection)
    local = dict(appearances(rows))
    found = identities(local.values(), decided.pairs)
    identity_of = {member.id: party for party in found for member in party.members}
    parties = {place: identity_of[appearance.id] for place, appearance in local.items()}
    claims = dict(evidence(rows, parties, decided))
    _keep_parties(connection, rows, parties)
    keep(connection, schema.suggestion, [_suggestion(each) for each in suggestions(found, decided.pairs)])
    led = _keep_ties(connection, rows, claims, {party.id: party.name for party in parties.values()})
    note_changes(connection, before, concluded(connection), led, now)
    keep(connection, schema.mark, [{"name": DERIVED, "value": _ground(connection)}])


def _keep_withdrawn(connection: Connection, decided: Judged) -> None:
    """The day on which each withdrawn document was taken back; the rest have none."""
    document = schema.document.c
    held = dict(connection.execute(select(document.id, document.withdrawn).where(document.withdrawn != "")).all())
    wanted = {id: each.value.get("day") or each.created_at[:10] for id, each in decided.withdrawn.items()}
    for id in sorted(held.keys() | wanted.keys()):
        if held.get(id, "") != wanted.get(id, ""):
            connection.execute(update(schema.document).where(document.id == id).values(withdrawn=wanted.get(id, "")))


def _suggestion(suggested: Suggestion) -> Row:
    return {
        "one": suggested.one,
        "other": suggested.other,
        "score": suggested.score,
        "reasons": list(suggested.reasons),
    }


def _keep_parties(connection: Connection, rows: Live, parties: Mapping[Place, Identity]) -> None:
    distinct = {party.id: party for party in parties.values()}
    claims = Counter(parties[row.run, local].id for row in rows.claims for local in {row.subject, row.object})
    keep(connection, schema.entity, [_entity(party, claims[party.id]) for party in distinct.values()])
    keep(connection, schema.name, [name for party in distinct.values() for name in _names(party)])
    assign(connection, schema.appearance, "entity", {place: party.id for place, party in parties.items()})
    last_first = sorted(rows.appearances, key=lambda place: (rows.sources[place[0]], place[1]), reverse=True)
    gone = {
        row.entity: parties[place].id
        for place in last_first
        if (row := rows.appearances[place]).entity and row.entity not in distinct
    }
    redirect(connection, gone, distinct)


def _entity(party: Identity, claims: int) -> Row:
    return {
        "id": party.id,
        "kind": str(party.kind),
        "name": party.name,
        "public": party.public,
        "full": party.full,
        "joined": list(party.joined),
        "documents": len({member.document for member in party.members}),
        "claims": claims,
    }


def _names(party: Identity) -> Iterator[Row]:
    own = {fold(member.name) for member in party.members}
    for folded, name in party.names.items():
        yield {"entity": party.id, "folded": folded, "name": name, "own": folded in own}


def _keep_ties(
    connection: Connection,
    rows: Live,
    claims: Mapping[Place, Evidence],
    names: Mapping[str, str],
) -> dict[str, str]:
    """Write the ties; gives what took the place of each id that is gone."""
    weighed = weigh(claims.values(), names)
    keep(connection, schema.tie, [_tie(each) for each in weighed.values()])
    keep(connection, schema.origin, [_origin(origin, id) for id, each in weighed.items() for origin in each.behind])
    tie_of = {claim.key: id for id, each in weighed.items() for claim in each.tie.claims}
    origin_of = {key: origin for each in weighed.values() for key, origin in each.origin_of.items()}
    ties_now = {place: tie_of.get(claim.key, "") for place, claim in claims.items()}
    assign(connection, schema.claim, "tie", ties_now)
    assign(connection, schema.claim, "origin", {place: origin_of.get(c.key, "") for place, c in claims.items()})
    last_first = sorted(rows.claims, key=lambda row: (rows.sources[row.run], row.id), reverse=True)
    gone = {row.tie: ties_now.get((row.run, row.id), "") for row in last_first if row.tie and row.tie not in weighed}
    led = {old: new for old, new in gone.items() if new}
    redirect(connection, led, weighed)
    return led


def _tie(weighed: Weighed) -> Row:
    tie = weighed.tie
    return {
        "id": tie.id,
        "subject": tie.subject,
        "relation": tie.relation,
        "object": tie.object,
        "role": tie.role,
        "valid_at": tie.valid_at,
        "invalid_at": tie.invalid_at,
        "stage": str(tie.stage or ""),
        "standing": str(weighed.graded.standing),
        "reason": weighed.graded.reason,
        "origins": len(weighed.behind),
        "documents": len({claim.source.document for claim in tie.claims}),
        "outlets": len({claim.source.outlet for claim in tie.claims} - {""}),
    }


def _origin(origin: Origin, tie: str) -> Row:
    return {"id": origin.id, "tie": tie, "why": origin.why, "claims": len(origin.claims)}
