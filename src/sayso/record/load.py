"""What all live runs hold together, as the values that identities and ties are worked out from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from sayso.model import Basis, Factuality, Kind, Phase, Review, Stage
from sayso.reading.ties.scores import review_of
from sayso.record import schema
from sayso.record.appearance import Appearance, Mark
from sayso.record.evidence import Evidence, Source, Speaker
from sayso.record.folding import fold, is_full_name, listed, offices
from sayso.record.identity import Identity
from sayso.record.publicity import is_public_role
from sayso.record.shingles import TEXT_SKETCH, same_texts
from sayso.record.ties import plain_role
from sayso.relations import relations

Place = tuple[int, str]  # a run and the id of an appearance or a claim in it


@dataclass(frozen=True, slots=True)
class Live:
    """The rows of all runs that are not expired."""

    sources: Mapping[int, Source]  # by run
    texts: Mapping[int, str]  # by run: the group of nearly identical articles it belongs to
    appearances: Mapping[Place, Row[Any]]
    claims: tuple[Row[Any], ...]
    roles: tuple[Row[Any], ...]
    main_places: Mapping[int, str]  # by run: the place that is named most


@dataclass(slots=True)
class Signs:
    """What the rows say about one appearance."""

    marks: set[Mark] = field(default_factory=set)
    public: bool = False


def live(connection: Connection) -> Live:
    """Read all that is live."""
    version, document, outlet = schema.version.c, schema.document.c, schema.outlet.c
    columns = (schema.run.c.key, version.document, outlet.name, version.date, document.withdrawn, version.sketch)
    joined = schema.run.join(schema.version).join(schema.document).outerjoin(schema.outlet)
    runs = connection.execute(
        select(*columns).select_from(joined).where(schema.run.c.expired_at.is_(None)).order_by(version.document)
    ).all()
    same = same_texts({row.document: row.sketch for row in runs}, TEXT_SKETCH)
    return Live(
        sources={row.key: Source(row.document, row.name or "", row.date, bool(row.withdrawn)) for row in runs},
        texts={row.key: same.get(row.document, "") for row in runs},
        appearances={(row.run, row.id): row for row in connection.execute(_of_live(schema.appearance))},
        claims=tuple(connection.execute(_of_live(schema.claim))),
        roles=tuple(connection.execute(_of_live(schema.role))),
        main_places=_main_places(connection),
    )


def _of_live(table: Any) -> Select[Any]:  # noqa: ANN401 # any of the tables that have a run
    return select(table).join(schema.run, schema.run.c.key == table.c.run).where(schema.run.c.expired_at.is_(None))


def _main_places(connection: Connection) -> dict[int, str]:
    mention, appearance, times = schema.mention.c, schema.appearance.c, func.count()
    counted = (
        select(mention.run, appearance.name, times)
        .join_from(schema.mention, schema.appearance)
        .where(appearance.kind == str(Kind.PLACE))
        .group_by(mention.run, appearance.id)
        .order_by(mention.run, times, appearance.name.desc())
    )
    return {run: fold(name) for run, name, _ in connection.execute(counted)}  # the last of a run wins: the most


def appearances(rows: Live) -> Iterator[tuple[Place, Appearance]]:
    """Each appearance with what can tell it from a namesake."""
    company = _company(rows)
    signs = _signs(rows)
    for place, row in rows.appearances.items():
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
                company=company[row.run] - own if person else frozenset(),
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


def _signs(rows: Live) -> dict[Place, Signs]:
    """Roles, bodies and kin, from titles and claims."""
    found: dict[Place, Signs] = defaultdict(Signs)
    for row in rows.roles:
        sign = found[row.run, row.appearance]
        of = rows.appearances.get((row.run, row.of))
        sign.public |= is_public_role(row.role)
        sign.marks |= _role_marks(row.role, of.name if of else "")
    for row in rows.claims:
        subject, object = (row.run, row.subject), (row.run, row.object)
        found[subject].public |= row.relation in listed("public_subjects")
        found[object].public |= row.relation in listed("public_objects")
        if review_of(row.relation, row.score) is Review.RISKY:
            continue  # too unsure to say that two articles mean one person
        found[subject].marks |= _tie_marks(row, rows.appearances[object])
        found[object].marks |= _kin_marks(row, rows.appearances[subject])
    return found


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


def evidence(rows: Live, parties: Mapping[Place, Identity]) -> Iterator[tuple[Place, Evidence]]:
    """Each claim, by run and id, with the evidence that it is."""
    for row in rows.claims:
        yield (
            (row.run, row.id),
            Evidence(
                id=row.id,
                source=rows.sources[row.run],
                subject=parties[row.run, row.subject].id,
                relation=row.relation,
                object=parties[row.run, row.object].id,
                role=row.role,
                phase=Phase(row.phase),
                stage=Stage(row.stage) if row.stage else None,
                basis=Basis(row.basis),
                official=row.official,
                factuality=Factuality(row.factuality),
                time=row.time,
                speakers=tuple(_speakers(row, parties)),
                unnamed=next((word["speaker"] for word in row.say_so if word["kind"] == "unnamed"), ""),
                quote=row.quote,
                sketch=tuple(row.sketch),
                is_risky=review_of(row.relation, row.score) is Review.RISKY,
                text=rows.texts[row.run],
            ),
        )


def _speakers(row: Row[Any], parties: Mapping[Place, Identity]) -> Iterator[Speaker]:
    for local in row.speakers:
        if party := parties.get((row.run, local)):
            family = "" if party.full else fold(party.name).rpartition(" ")[2]
            yield Speaker(party.id, party.name, family)


def principals(claims: Iterable[Evidence]) -> dict[str, frozenset[str]]:
    """For each spokesperson those they speak for, by the claims of the record."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.relation == "employed_by" and claim.asserts and plain_role(claim.role) in listed("spokespeople"):
            found[claim.subject].add(claim.object)
    return {speaker: frozenset(whom) for speaker, whom in found.items()}
