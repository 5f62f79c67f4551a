"""What all live runs hold together, as the values that identities and ties are worked out from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from sayso.model import Basis, Factuality, Kind, Phase, Review, Stage
from sayso.reading.ties.scores import review_of
from sayso.record import schema
from sayso.record.identity.appearance import THINGS, Appearance, Mark
from sayso.record.identity.forms import in_country
from sayso.record.identity.publicity import head, is_public_role
from sayso.record.judging.attached import Judged, Place
from sayso.record.judging.corrections import corrections
from sayso.record.names.folding import fold, is_full_name, listed, offices, pairs, plain_role, without_article
from sayso.record.portions import in_portions
from sayso.record.weighing.evidence import Evidence, Source, Speaker
from sayso.record.weighing.shingles import Sketch
from sayso.relations import relations
from sayso.words import LOOSE

UNJUDGED = Judged()
appearance, claim, role = schema.appearance.c, schema.claim.c, schema.role.c
# what of a claim its evidence is made from
CLAIMS = select(
    claim.run,
    claim.id,
    claim.subject,
    claim.relation,
    claim.object,
    claim.role,
    claim.phase,
    claim.stage,
    claim.basis,
    claim.official,
    claim.factuality,
    claim.time,
    claim.speakers,
    claim.say_so,
    claim.quote,
    claim.sketch,
    claim.score,
    claim.tie,
    claim.origin,
    claim.review,
)
ARTICLES = select(
    schema.run.c.key,
    schema.version.c.document,
    schema.outlet.c.name,
    schema.version.c.date,
    schema.document.c.withdrawn,
).select_from(schema.run.join(schema.version).join(schema.document).outerjoin(schema.outlet))
# those who appear, and what they are called
MET = select(
    appearance.run,
    appearance.id,
    appearance.kind,
    appearance.name,
    appearance.aliases,
    appearance.entity,
    appearance.side,
)
NAMED = select(role.run, role.appearance, role.role, role.of, role.status)
LIVE = select(schema.run.c.key).where(schema.run.c.expired_at.is_(None))


class Party(Protocol):
    """Somebody as the record knows them, as far as evidence needs it."""

    @property
    def id(self) -> str:
        """The entity."""

    @property
    def name(self) -> str:
        """As shown."""

    @property
    def full(self) -> bool:
        """Whether more than a part of the name is known."""

    @property
    def side(self) -> str:
        """Of which side of a join that is not firm they are."""


@dataclass(frozen=True, slots=True)
class Known:
    """A party by what the record holds of it."""

    id: str
    name: str
    full: bool
    side: str = ""


@dataclass(frozen=True, slots=True)
class Live:
    """What some runs say about those who appear in them: as much as identities are worked out from."""

    sources: Mapping[int, Source]  # by run
    appearances: Mapping[Place, Row[Any]]
    claims: tuple[Row[Any], ...]
    roles: tuple[Row[Any], ...]
    main_places: Mapping[int, str]  # by run: the place that is named most

    def with_more(self, other: Live) -> Live:
        """What these runs and others say."""
        return Live(
            {**self.sources, **other.sources},
            {**self.appearances, **other.appearances},
            self.claims + other.claims,
            self.roles + other.roles,
            {**self.main_places, **other.main_places},
        )


@dataclass(frozen=True, slots=True)
class Told:
    """Claims with their articles and parties: what ties, origins and standings are worked out from."""

    claims: Collection[Row[Any]]
    sources: Mapping[int, Source]  # by run
    texts: Mapping[int, Sketch]  # by run: the sketch of its article
    parties: Mapping[Place, Party]


@dataclass(slots=True)
class Signs:
    """What the rows say about one appearance."""

    marks: set[Mark] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    public: bool = False


def live(connection: Connection, runs: Collection[int] | None = None) -> Live:
    """Read what these runs say, or all that are not expired."""
    said = select(claim.run, claim.id, claim.subject, claim.relation, claim.object, claim.role, claim.score)
    return Live(
        sources={row.key: _source(row) for row in _of(connection, ARTICLES, schema.run.c.key, runs)},
        appearances={(row.run, row.id): row for row in _of(connection, MET, appearance.run, runs)},
        claims=tuple(_of(connection, said, claim.run, runs)),
        roles=tuple(_of(connection, NAMED, role.run, runs)),
        main_places=_main_places(connection, runs),
    )


def named(connection: Connection, runs: Collection[int]) -> Live:
    """What these runs say, but for claims and main places: no more than names, titles and who stands beside whom."""
    return Live(
        sources={row.key: _source(row) for row in in_portions(connection, ARTICLES, schema.run.c.key, runs)},
        appearances={(row.run, row.id): row for row in in_portions(connection, MET, appearance.run, runs)},
        claims=(),
        roles=tuple(in_portions(connection, NAMED, role.run, runs)),
        main_places={},
    )


def _of(
    connection: Connection, query: Select[Any], column: ColumnElement[int], runs: Collection[int] | None
) -> Iterator[Row[Any]]:
    """The rows of these runs, or of all that are not expired."""
    if runs is not None:
        return in_portions(connection, query, column, runs)
    return iter(connection.execute(query.where(column.in_(LIVE))))


def _main_places(connection: Connection, runs: Collection[int] | None) -> dict[int, str]:
    mention, appearance, times = schema.mention.c, schema.appearance.c, func.count()
    counted = (
        select(mention.run, appearance.name, times)
        .join_from(schema.mention, schema.appearance)
        .where(appearance.kind == str(Kind.PLACE))
        .group_by(mention.run, appearance.id)
        .order_by(mention.run, times, appearance.name.desc())
    )
    # the last of a run wins: the most
    return {row.run: fold(row.name) for row in _of(connection, counted, mention.run, runs)}


def live_claims(connection: Connection) -> list[Row[Any]]:
    """All claims that count."""
    return list(connection.execute(CLAIMS.where(claim.run.in_(LIVE))))


def stale_claims(connection: Connection) -> list[Row[Any]]:
    """Those of expired runs that still have a tie."""
    return list(connection.execute(CLAIMS.where(claim.tie != "", claim.run.not_in(LIVE))))


def told(connection: Connection, claims: Collection[Row[Any]]) -> Told:
    """The claims, given as rows, with their articles and with their parties as the record has them now."""
    wanted = ARTICLES.add_columns(schema.version.c.sketch)
    articles = list(in_portions(connection, wanted, schema.run.c.key, {row.run for row in claims}))
    return Told(
        claims,
        sources={row.key: _source(row) for row in articles},
        texts={row.key: tuple(row.sketch) for row in articles},
        parties=_parties(connection, claims),
    )


def _source(row: Row[Any]) -> Source:
    return Source(row.document, row.name or "", row.date, bool(row.withdrawn))


def _parties(connection: Connection, claims: Collection[Row[Any]]) -> dict[Place, Party]:
    """Who stands at each place that the claims name."""
    places = {(row.run, local) for row in claims for local in (row.subject, row.object, *row.speakers)}
    entity = schema.entity.c
    met = select(appearance.run, appearance.id, appearance.entity, appearance.side)
    standing = {
        (row.run, row.id): (row.entity, row.side)
        for row in in_portions(connection, met, appearance.run, {run for run, _ in places})
        if (row.run, row.id) in places
    }
    columns = select(entity.id, entity.name, entity.full)
    known = {
        row.id: Known(row.id, row.name, row.full)
        for row in in_portions(connection, columns, entity.id, {id for id, _ in standing.values()})
    }
    return {place: replace(known[id], side=side) if side else known[id] for place, (id, side) in standing.items()}


def appearances(rows: Live, places: Collection[Place] | None = None) -> Iterator[tuple[Place, Appearance]]:
    """Each appearance, or each of these places, with what can tell it from a namesake."""
    wanted = rows.appearances if places is None else [place for place in places if place in rows.appearances]
    company, things = _company(rows), _things(rows)
    signs = _signs(rows, set(wanted))
    for place in wanted:
        row = rows.appearances[place]
        sign = signs[place]
        person = row.kind == Kind.PERSON
        own = {fold(name) for name in (row.name, *row.aliases)} if person else set()
        yield (
            place,
            Appearance(
                document=rows.sources[row.run].document,
                local=row.id,
                kind=Kind(row.kind),
                name=row.name,
                aliases=tuple(row.aliases),
                marks=frozenset(sign.marks),
                titles=frozenset(sign.titles),
                company=company[row.run] - own if person else frozenset(),
                things=things[row.run] if person else frozenset(),
                date=rows.sources[row.run].date,
                place=rows.main_places.get(row.run, ""),
                public=sign.public,
            ),
        )


def _company(rows: Live) -> dict[int, frozenset[str]]:
    named: dict[int, set[str]] = defaultdict(set)
    for row in rows.appearances.values():
        if row.kind == Kind.PERSON and is_full_name(fold(row.name)):
            named[row.run].add(fold(row.name))
    return defaultdict(frozenset, {run: frozenset(names) for run, names in named.items()})


def _things(rows: Live) -> dict[int, frozenset[str]]:
    named: dict[int, set[str]] = defaultdict(set)
    for row in rows.appearances.values():
        if row.kind in THINGS:
            name = without_article(fold(row.name))
            named[row.run] |= {name, in_country().get(name, name)}
    return defaultdict(frozenset, {run: frozenset(names) for run, names in named.items()})


def _signs(rows: Live, wanted: Set[Place]) -> dict[Place, Signs]:
    """Roles, bodies and kin of those at these places, from titles and claims."""
    found: dict[Place, Signs] = defaultdict(Signs)
    for row in rows.roles:
        if (row.run, row.appearance) not in wanted:
            continue
        sign = found[row.run, row.appearance]
        of = rows.appearances.get((row.run, row.of))
        sign.public |= is_public_role(row.role)
        sign.titles |= _titles(head(row.role))
        sign.marks |= _role_marks(row.role, of.name if of else "")
    for row in rows.claims:
        subject, object = (row.run, row.subject), (row.run, row.object)
        if subject not in wanted and object not in wanted:
            continue
        found[subject].public |= row.relation in listed("public_subjects")
        found[object].public |= row.relation in listed("public_objects")
        if review_of(row.relation, row.score) is Review.RISKY:
            continue  # too unsure to say that two articles mean one person
        found[subject].marks |= _tie_marks(row, rows.appearances[object])
        found[object].marks |= _kin_marks(row, rows.appearances[subject])
    return found


def _titles(title: str) -> set[str]:
    """A title by its last word, those that newspapers use for each other as one: "rep" is "representative"."""
    last = title.rpartition(" ")[2]
    return {_same_titles().get(title, _same_titles().get(last, last))} - {""}


@cache
def _same_titles() -> dict[str, str]:
    return {title: group[0] for group in pairs("same_titles") for title in group}


def _role_marks(role: str, of: str) -> set[Mark]:
    """What a title tells its holder by: the body it belongs to, and an office even without ("senator").

    A bare "spokesman" says nothing on who it is.
    """
    plain = plain_role(role)
    words = plain.split()
    endings = (" ".join(words[i:]) for i in range(len(words)))
    office = next((ending for ending in endings if ending in offices()), "")
    titles = {office, plain if " of " in plain else "", f"{plain} of {of}" if of and fold(of) not in plain else ""}
    return {("role", title) for title in titles if title}


def _tie_marks(claim: Row[Any], other: Row[Any]) -> set[Mark]:
    if claim.relation not in listed("bodies"):
        return _kin_marks(claim, other)
    told = claim.relation == "member_of" or fold(other.name) not in listed("common_bodies")
    full = other.kind != Kind.PERSON or is_full_name(fold(other.name))
    return {("body", other.name)} if told and full else set()


def _kin_marks(claim: Row[Any], other: Row[Any]) -> set[Mark]:
    kin = relations()[claim.relation].field == "family" and is_full_name(fold(other.name))
    return {("kin", other.name)} if kin else set()


def evidence(rows: Told, judged: Judged = UNJUDGED) -> Iterator[tuple[Place, Evidence]]:
    """Each claim, by run and id, with the evidence that it is; those that a person rejected are none."""
    for row in rows.claims:
        place = row.run, row.id
        if judged.rejects(place):
            continue
        found = replace(_evidence(row, rows), **corrections(judged.corrected(place)))
        yield place, replace(found, review=Review.REVIEWED) if judged.approves(place) else found


def _evidence(row: Row[Any], rows: Told) -> Evidence:
    return Evidence(
        id=row.id,
        source=rows.sources[row.run],
        subject=rows.parties[row.run, row.subject].id,
        relation=row.relation,
        object=rows.parties[row.run, row.object].id,
        sides=(rows.parties[row.run, row.subject].side, rows.parties[row.run, row.object].side),
        role=row.role,
        phase=Phase(row.phase),
        stage=Stage(row.stage) if row.stage else None,
        basis=Basis(row.basis),
        official=row.official,
        factuality=Factuality(row.factuality),
        time=row.time,
        speakers=tuple(_speakers(row, rows.parties)),
        unnamed=next((word["speaker"] for word in row.say_so if word["kind"] == "unnamed"), "").strip(LOOSE),
        credits=tuple(word["speaker"] for word in row.say_so if word["kind"] == "outlet")[:-1],
        quote=row.quote,
        sketch=tuple(row.sketch),
        text=rows.texts[row.run],
        review=review_of(row.relation, row.score),
    )


def _speakers(row: Row[Any], parties: Mapping[Place, Party]) -> Iterator[Speaker]:
    for local in row.speakers:
        if party := parties.get((row.run, local)):
            family = "" if party.full else fold(party.name).rpartition(" ")[2]
            yield Speaker(party.id, party.name, family)


def principals(claims: Iterable[Evidence]) -> dict[str, frozenset[str]]:
    """For each spokesperson those they speak for, by the claims of the record."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.asserts and claim.subject != claim.object and is_spokesperson(claim.relation, claim.role):
            found[claim.subject].add(claim.object)
    return {speaker: frozenset(whom) for speaker, whom in found.items()}


def is_spokesperson(relation: str, role: str) -> bool:
    """Whether a tie of this relation and role makes its subject speak for its object: a spokesman, a lawyer."""
    return relation == "represents" or (relation == "employed_by" and plain_role(role) in listed("spokespeople"))
