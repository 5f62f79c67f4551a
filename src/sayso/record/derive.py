"""Identities, ties, origins and standings, worked out anew, and only what changed written.

Nothing here looks at what was concluded before, except to leave a redirect from an id that is gone: so the order of
adding, and whether a run was killed between, cannot show in the record. After a change of some articles the same rules
are applied to the part of the record that the change can bear on; what comes out is what all of it would come to.
"""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, literal_column, select, update
from sqlalchemy import Row as Read

from sayso.model import Review
from sayso.record import schema
from sayso.record.affected import Affected, affected
from sayso.record.changes import concluded, note_changes
from sayso.record.counts import keep_count
from sayso.record.identity.around import ends
from sayso.record.identity.parties import keep_all_parties, keep_parties
from sayso.record.judging.attached import Judged, Place, judged
from sayso.record.judging.decisions import in_force
from sayso.record.judging.put_right import drop_replaced, put_right
from sayso.record.keep import Row, assign, keep, redirect
from sayso.record.load import evidence, live_claims, stale_claims, told
from sayso.record.touched import forget, is_by_these_rules, is_settled, settled, touched
from sayso.record.weighing.contested import contested, first_date, last_date, on_unnamed_word
from sayso.record.weighing.evidence import Evidence, Source
from sayso.record.weighing.origins import Origin
from sayso.record.weighing.weigh import Weighed, weigh

if TYPE_CHECKING:
    from sayso.record.store import Store

claim, tie = schema.claim.c, schema.tie.c


def settle(store: Store) -> None:
    """Bring the conclusions up to date with what is live; nothing is done where they are."""
    with store.reading() as connection:
        if is_settled(connection):
            return
    with store.writing() as connection, _uncollected():
        _conclude(connection, store.now())


def conclude(connection: Connection, now: str) -> None:
    """Work everything out anew, as after a change of what was read in place."""
    forget(connection)
    _conclude(connection, now)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles: there are none here, and it would look for them in millions of values."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _conclude(connection: Connection, now: str) -> None:
    decisions = in_force(connection)
    put_right(connection, decisions, now, anew=not is_by_these_rules(connection))
    decided = judged(connection, decisions)
    about = ends(connection, decisions, decided)
    before = _withdrawn(connection)
    _keep_withdrawn(connection, decided)
    change = touched(connection)
    if change is None:
        keep_all_parties(connection, decided, about)
        _keep_ties(connection, _all(connection), decided, before, now)
    else:
        changed = keep_parties(connection, change, decided, about)
        _keep_ties(connection, affected(connection, change, changed, decided), decided, before, now)
    _keep_corrected(connection, decided)
    settled(connection)
    drop_replaced(connection)


def _keep_withdrawn(connection: Connection, decided: Judged) -> None:
    """The day on which each withdrawn document was taken back; the rest have none."""
    document = schema.document.c
    held = _withdrawn(connection)
    wanted = {id: each.value.get("day") or each.created_at[:10] for id, each in decided.withdrawn.items()}
    for id in sorted(held.keys() | wanted.keys()):
        if held.get(id, "") != wanted.get(id, ""):
            connection.execute(update(schema.document).where(document.id == id).values(withdrawn=wanted.get(id, "")))


def _withdrawn(connection: Connection) -> dict[str, str]:
    document = schema.document.c
    # the empty text in letters, not as a parameter: else SQLite does not see that the index fits
    taken_back = document.withdrawn != literal_column("''")
    held = connection.execute(select(document.id, document.withdrawn).where(taken_back))
    return {row.id: row.withdrawn for row in held}


def _all(connection: Connection) -> Affected:
    return Affected(None, None, tuple(live_claims(connection)), tuple(stale_claims(connection)), ())


def _keep_ties(
    connection: Connection, found: Affected, decided: Judged, withdrawn: Mapping[str, str], now: str
) -> None:
    """Weigh the ties anew and keep them; `withdrawn` are the documents that were so before."""
    rows = told(connection, (*found.claims, *found.bearing))
    claims = dict(evidence(rows, decided))
    everything = weigh(claims.values(), {party.id: party.name for party in rows.parties.values()})
    weighed = {id: each for id, each in everything.items() if found.keys is None or each.tie.key in found.keys}
    ids = None if found.before is None else found.before | weighed.keys()
    before = concluded(connection, withdrawn, ids)
    keep(connection, schema.tie, [_tie(each) for each in weighed.values()], tie.id, ids)
    behind = [_origin(origin, id) for id, each in weighed.items() for origin in each.behind]
    keep(connection, schema.origin, behind, schema.origin.c.tie, ids)
    _keep_lists(connection, weighed.values(), ids)
    tie_of = _assign(connection, found, claims, weighed)
    led = _led(found.claims, rows.sources, tie_of, weighed)
    redirect(connection, led, weighed)
    after = concluded(connection, _withdrawn(connection), ids)
    note_changes(connection, before, after, led, now)
    keep_count(connection, None if ids is None else before, after)


def _keep_corrected(connection: Connection, decided: Judged) -> None:
    """Keep the fields of claims as people put them, each with the latest decision on the claim."""
    rows = [
        {"run": run, "id": id, "fields": dict(fields), "decision": decided.verdicts[run, id].id}
        for (run, id), fields in decided.fields.items()
        if decided.corrected((run, id))
    ]
    keep(connection, schema.corrected, rows)


def _keep_lists(connection: Connection, weighed: Collection[Weighed], ids: Collection[str] | None) -> None:
    """Keep which of the ties are contested, and which rest on unnamed word only."""
    for table, found in ((schema.contested, contested(weighed)), (schema.unnamed, on_unnamed_word(weighed))):
        keep(connection, table, map(asdict, found), table.c.tie, ids)


def _assign(
    connection: Connection, found: Affected, claims: Mapping[Place, Evidence], weighed: Mapping[str, Weighed]
) -> dict[Place, str]:
    """Give each claim its tie and origin, and empty them where it has none; gives the tie of each."""
    found_in = {claim.key: id for id, each in weighed.items() for claim in each.tie.claims}
    first_in = {key: origin for each in weighed.values() for key, origin in each.origin_of.items()}
    held = {(row.run, row.id): row for row in (*found.claims, *found.gone)}
    here = {place: claims[place].key for place in held if place in claims}
    tie_of = {place: found_in.get(key, "") for place, key in here.items()}
    origin_of = {place: first_in.get(key, "") for place, key in here.items()}
    assign(connection, schema.claim, "tie", tie_of, {place: row.tie for place, row in held.items()})
    assign(connection, schema.claim, "origin", origin_of, {place: row.origin for place, row in held.items()})
    live = {(row.run, row.id) for row in found.claims}
    reviews = {place: str(claims[place].review if place in claims else Review.REJECTED) for place in live}
    assign(connection, schema.claim, "review", reviews, {place: held[place].review for place in live})
    return tie_of


def _led(
    rows: Iterable[Read[Any]], sources: Mapping[int, Source], tie_of: Mapping[Place, str], alive: Collection[str]
) -> dict[str, str]:
    """For each tie that is gone the one that its first claim has now."""
    last_first = sorted(rows, key=lambda row: (sources[row.run], row.id), reverse=True)
    gone = {row.tie: tie_of.get((row.run, row.id), "") for row in last_first if row.tie and row.tie not in alive}
    return {old: new for old, new in gone.items() if new}


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
        "review": str(tie.review),
        "first_date": first_date(weighed),
        "last_date": last_date(weighed),
    }


def _origin(origin: Origin, tie: str) -> Row:
    return {"id": origin.id, "tie": tie, "why": origin.why, "claims": len(origin.claims)}
