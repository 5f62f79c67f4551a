"""A briefing on one party: who they are, the ties by how firm they are, what is in dispute, what is still to be asked.

Everything is cut to what can be read on paper; each cut says how much it left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from sqlalchemy import Connection, func, select

from sayso.answers.articles import descending
from sayso.answers.asked import Quoted
from sayso.answers.briefed import Brief, Briefing, Cut, Firmness, Lead, Matter, ReadBy
from sayso.answers.changes import changes_of, first_noted
from sayso.answers.contacts import directory
from sayso.answers.disputes import disputes
from sayso.answers.findings import Changes, Dispute
from sayso.answers.law import LAW, with_law
from sayso.answers.quoted import quoted
from sayso.answers.said import made_by, statements_of
from sayso.answers.shapes import ClaimShown, Profile, StatementShown, TieShown
from sayso.answers.shown import shown_ties, without_claims
from sayso.answers.telling import briefed, by_field, sides, statements, weight
from sayso.answers.ties import rows_between, without_risky
from sayso.answers.titles import titles
from sayso.answers.who import who
from sayso.model import Review
from sayso.record import schema
from sayso.record.changes import NEW
from sayso.record.portions import in_portions
from sayso.record.store import Store
from sayso.record.weighing.contested import DATES
from sayso.record.weighing.standing import Standing
from sayso.relations import relations

MOST = {  # ties of each standing: two pages of firm ones are read, ten are not
    Standing.ON_RECORD: 15,
    Standing.CORROBORATED: 15,
    Standing.REPORTED: 15,
    Standing.WITHDRAWN: 5,
}
TITLES, MATTERS, DISPUTES, DATINGS, CHANGES, SAID, LEADS, NAMESAKES = 8, 8, 8, 5, 10, 6, 10, 5
WEAK = (Standing.HEARSAY, Standing.SPECULATED)
CONTESTED = (Standing.DISPUTED, Standing.DENIED)
Item = TypeVar("Item")
LATELY = timedelta(days=30)  # before the record's own last change: no clock in a briefing


@dataclass(frozen=True, slots=True)
class _Desk:
    """What each part of a briefing is made from."""

    connection: Connection
    profile: Profile
    ties: tuple[TieShown, ...]  # that may be shown; of now without their claims, which `told` gives
    risky: tuple[TieShown, ...]  # that were not asked for
    with_private: int  # ties that are left out, with people without a public role
    taken_back: Mapping[str, str]
    hidden: frozenset[str]  # people without a public role, where they are left out
    private: bool
    as_of: str
    changed_at: str  # the record's own last change

    def told(self, chosen: Sequence[TieShown]) -> tuple[TieShown, ...]:
        """The ties that were chosen, with their claims, in their order."""
        if self.as_of:
            return tuple(chosen)
        wanted = [each.id for each in chosen]
        rows = list(in_portions(self.connection, select(schema.tie), schema.tie.c.id, wanted))
        found = {each.id: each for each in with_law(self.connection, shown_ties(self.connection, rows))}
        return tuple(found[id] for id in wanted)


def brief(record: Store, name: str, *, risky: bool = False, private: bool = False, as_of: str = "") -> Brief:
    """The briefing on the one party the name fits, or the list of those it fits.

    `risky` adds the ties that rest on risky claims alone, `private` those with people without a public role. `as_of` is
    a time in the world, as EDTF.
    """
    asked = who(record, name, risky=True, as_of=as_of, limit=None if as_of else 0)
    if asked.profile is None:
        return Brief(name, None, asked.namesakes)
    told = disputes(record, asked.profile.id, as_of=as_of, risky=risky)
    with record.reading() as connection:
        desk = _desk(connection, asked.profile, risky=risky, private=private, as_of=as_of)
        return Brief(name, _briefing(desk, told), ())


def _desk(connection: Connection, profile: Profile, *, risky: bool, private: bool, as_of: str) -> _Desk:
    every = _every(connection, profile, as_of)
    hidden = frozenset() if private else _private(connection, _parties(every) - {profile.id})
    unsure = () if risky else tuple(tie for tie in every if tie.review is Review.RISKY)
    sure = every if risky else without_risky(every)
    shown = tuple(tie for tie in sure if hidden.isdisjoint((tie.subject, tie.object)))
    taken_back = _taken_back(connection, profile.id)
    return _Desk(
        connection=connection,
        profile=profile,
        ties=shown,
        risky=unsure,
        with_private=len(sure) - len(shown),
        taken_back=taken_back,
        hidden=hidden,
        private=private,
        as_of=as_of,
        changed_at=_changed_at(connection),
    )


def _every(connection: Connection, profile: Profile, as_of: str) -> tuple[TieShown, ...]:
    if as_of:
        return tuple(tie for group in profile.ties for tie in group.ties)
    return without_claims(connection, rows_between(connection, [profile.id], None))


def _parties(ties: Iterable[TieShown]) -> set[str]:
    return {id for tie in ties for id in (tie.subject, tie.object)}


def _private(connection: Connection, parties: Iterable[str]) -> frozenset[str]:
    """Who of these has no public role."""
    entity = schema.entity.c
    rows = in_portions(connection, select(entity.id).where(~entity.public), entity.id, parties)
    return frozenset(row.id for row in rows)


def _taken_back(connection: Connection, party: str) -> dict[str, str]:
    """The articles with the party that their outlets took back, each with the day."""
    document, version, appearance = schema.document.c, schema.version.c, schema.appearance.c
    named = select(version.document).join_from(schema.appearance, schema.run).join(schema.version)
    theirs = document.id.in_(named.where(appearance.entity == party))
    rows = connection.execute(select(schema.document).where(document.withdrawn != "", theirs))
    return {row.id: row.withdrawn for row in rows}


def _briefing(desk: _Desk, told: Iterable[Dispute]) -> Briefing:
    profile, law = desk.profile, desk.told([tie for tie in desk.ties if _is_law(tie)])
    theirs, weak = list(_theirs(desk, told)), _weak(desk)
    leads = desk.told(weak[:LEADS])
    book = directory(desk.connection, profile.id, leads, as_of=desk.as_of, private=desk.private)
    briefing = Briefing(
        id=profile.id,
        name=profile.name,
        kind=profile.kind,
        public=profile.public,
        as_of=desk.as_of,
        other_names=profile.other_names,
        listed=profile.listed,
        joined=profile.joined,
        first_date=profile.first_date,
        last_date=profile.last_date,
        documents=profile.documents,
        outlets=profile.outlets,
        roles=titles(desk.connection, profile.id, as_of=desk.as_of, without=desk.taken_back.keys(), most=TITLES),
        firm=tuple(_firmness(desk, standing) for standing in MOST),
        law=_matters(law, profile.id, desk.taken_back),
        disputed=_cut([each for each in theirs if each.what != DATES and not _is_law(each.tie)], DISPUTES),
        dated=_cut([each for each in theirs if each.what == DATES], DATINGS),
        lately=Cut(()) if desk.as_of else _lately(desk),
        said=_said(desk),
        leads=Cut(
            tuple(Lead(briefed(tie, desk.taken_back), book.contacts(tie)) for tie in leads), len(weak) - len(leads)
        ),
        spokespeople=book.speaking_for.get(profile.id, ()),
        namesakes=_cut(profile.namesakes, NAMESAKES),
        sentences=(),
        taken_back=desk.taken_back,
        read_by=_read_by(desk),
    )
    return replace(briefing, sentences=_sentences(desk.connection, _cited(briefing)))


def _cited(briefing: Briefing) -> Iterator[ClaimShown]:
    """The claims that are quoted anywhere."""
    briefed_ties = (
        *(each for firmness in briefing.firm for each in firmness.ties.items),
        *(each for matter in briefing.law.items for each in matter.ties),
        *(lead.briefed for lead in briefing.leads.items),
    )
    yield from (claim for each in briefed_ties for claim in each.tie.claims)
    for each in (*briefing.disputed.items, *briefing.dated.items):
        yield from (*each.claims_for, *each.claims_against)
        yield from (claim for dating in each.datings for claim in dating.claims)
        yield from (claim for rival in each.rivals for claim in rival.claims)


def _sentences(connection: Connection, claims: Iterable[ClaimShown]) -> tuple[Quoted, ...]:
    """The sentence that each of the claims stands in."""
    spans = sorted({(claim.document, (claim.start, claim.end)) for claim in claims})
    run, version = schema.run.c, schema.version.c
    live = select(run.key, version.document).join_from(schema.run, schema.version).where(run.expired_at.is_(None))
    rows = in_portions(connection, live, version.document, {document for document, _ in spans})
    run_of = {row.document: row.key for row in rows}
    return tuple(quoted(connection, [(run_of[document], (span,)) for document, span in spans]))


def _cut(items: Sequence[Item], most: int) -> Cut[Item]:
    return Cut(tuple(items[:most]), max(0, len(items) - most))


def _is_law(tie: TieShown) -> bool:
    return relations()[tie.relation].field == LAW


def _firmness(desk: _Desk, standing: Standing) -> Firmness:
    """The ties of one standing: those of the most articles, in the order of their fields."""
    ranked = sorted((tie for tie in desk.ties if tie.standing is standing and not _is_law(tie)), key=weight)
    shown = sorted(desk.told(ranked[: MOST[standing]]), key=by_field)  # sorting is stable: by weight within a field
    return Firmness(standing, Cut(tuple(briefed(tie, desk.taken_back) for tie in shown), len(ranked) - len(shown)))


def _weak(desk: _Desk) -> list[TieShown]:
    """The ties on unnamed sources, posts of others or speculation only: what somebody stated flatly first."""
    return sorted(
        (tie for tie in desk.ties if tie.standing in WEAK), key=lambda tie: (WEAK.index(tie.standing), weight(tie))
    )


def _matters(law: Iterable[TieShown], party: str, taken_back: Collection[str]) -> Cut[Matter]:
    """Matters of law: what is held against the party before what it holds against others, the latest told first."""
    pairs: dict[tuple[str, str], list[TieShown]] = defaultdict(list)
    for tie in law:
        pairs[tie.subject, tie.object].append(tie)
    ordered = sorted(pairs.items(), key=lambda item: (item[0][1] != party, min(map(_matter_order, item[1]))))
    return _cut([Matter(*pair, tuple(briefed(tie, taken_back) for tie in ties)) for pair, ties in ordered], MATTERS)


def _matter_order(tie: TieShown) -> tuple[list[int], str]:
    return descending(tie.latest.date if tie.latest else ""), tie.id


def _theirs(desk: _Desk, told: Iterable[Dispute]) -> Iterator[Dispute]:
    """The disputes that may be shown, with a few claims of each side."""
    for each in told:
        if not desk.hidden.isdisjoint((each.tie.subject, each.tie.object)):
            continue
        rivals = (tie for tie in each.rivals if desk.hidden.isdisjoint((tie.subject, tie.object)))
        yield replace(
            each,
            claims_for=sides(each.claims_for, desk.taken_back),
            claims_against=sides(each.claims_against, desk.taken_back),
            rivals=tuple(briefed(tie, desk.taken_back).tie for tie in rivals),
            datings=tuple(replace(dating, claims=sides(dating.claims, desk.taken_back)) for dating in each.datings),
        )


def _said(desk: _Desk) -> Cut[StatementShown]:
    """A few of their statements: first on those with whom they are in dispute or at law."""
    party = desk.profile.id
    opponents = _parties(tie for tie in desk.ties if tie.standing in CONTESTED or _is_law(tie)) - {party}
    found = made_by(statements_of(desk.connection, [party], None), desk.as_of)
    kept = [item for item in found if item.document not in desk.taken_back]
    about = {id for item in kept for id in item.about} - {party}
    hidden = frozenset() if desk.private else _private(desk.connection, about)
    return Cut(*statements(kept, party, opponents, hidden, SAID))


def _lately(desk: _Desk) -> Cut[Changes]:
    """What was concluded otherwise in the days before the record's own last change; `left_out` counts changes.

    Ties that came in on the day on which the first did are no news.
    """
    if not desk.changed_at:
        return Cut(())
    since = (date.fromisoformat(desk.changed_at[:10]) - LATELY).isoformat()
    found = changes_of(desk.connection, desk.profile.id, since, private=desk.private)
    first = first_noted(desk.connection, desk.profile.id)[:10]
    news = [_news(group, first) for group in found]
    shown, left = [], CHANGES
    for group in news:
        if group.changes[:left]:
            shown.append(replace(group, changes=group.changes[:left]))
            left -= len(shown[-1].changes)
    told = sum(len(group.changes) for group in news)
    return Cut(tuple(shown), told - (CHANGES - left))


def _news(group: Changes, first: str) -> Changes:
    """The changes of one moment that are news: what stands otherwise before what is new."""
    kept = [each for each in group.changes if each.what != NEW or group.created_at[:10] != first]
    return replace(group, changes=tuple(sorted(kept, key=lambda each: each.what == NEW)))


def _read_by(desk: _Desk) -> ReadBy:
    live = schema.run.c.expired_at.is_(None)
    readers = desk.connection.scalars(select(schema.run.c.sayso).where(live).distinct())
    articles = select(func.count()).select_from(schema.version).where(schema.version.c.expired_at.is_(None))
    return ReadBy(
        readers=tuple(sorted(readers)),
        articles=desk.connection.execute(articles).scalar_one(),
        ties=len(desk.ties),
        reviewed=sum(tie.review is Review.REVIEWED for tie in desk.ties),
        marked_risky=sum(tie.review is Review.RISKY for tie in desk.ties),
        risky=len(desk.risky),
        risky_law=sum(map(_is_law, desk.risky)),
        private=desk.with_private,
        changed_at=desk.changed_at,
    )


def _changed_at(connection: Connection) -> str:
    """The record's own last change: the latest moment that it notes anywhere."""
    columns = (
        schema.change.c.created_at,
        schema.decision.c.created_at,
        schema.listing.c.created_at,
        schema.erasure.c.finished_at,
    )
    run = schema.run.c
    last_read = select(run.created_at).order_by(run.key.desc()).limit(1)
    last_expired = select(func.max(run.expired_at)).where(run.expired_at.is_not(None))  # else its index does not fit
    queries = (last_read, last_expired, *(select(func.max(each)) for each in columns))
    return max(connection.scalar(query) or "" for query in queries)
