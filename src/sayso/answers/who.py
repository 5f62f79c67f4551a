"""Who somebody is: names, titles, counts and ties; and whom a name fits where it fits several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, func, select

from sayso.answers.articles import descending, with_article
from sayso.answers.law import with_law
from sayso.answers.moved import moved_to_party
from sayso.answers.name_lists import listed_of
from sayso.answers.names import Party, fitting, namesakes_of
from sayso.answers.parties import UNKNOWN, named
from sayso.answers.said import SHOWN, made_by, statements_of, taking_part
from sayso.answers.shapes import Namesake, Profile, RoleShown, StatementShown, TieGroup, TieShown, Who
from sayso.answers.shown import in_order, shown_ties
from sayso.answers.ties import rows_between, ties_of, without_risky
from sayso.model import Kind, Review, RoleStatus
from sayso.record import schema
from sayso.record.names.folding import plain_role
from sayso.record.portions import in_portions
from sayso.record.store import Store
from sayso.record.weighing import asof
from sayso.relations import relations

Tied = TypeVar("Tied", TieShown, Row[Any])
TELLING = 3  # titles that tell namesakes apart
appearance, version, run = schema.appearance.c, schema.version.c, schema.run.c


def who(record: Store, name: str, *, risky: bool = False, as_of: str = "", limit: int | None = None) -> Who:
    """The profile of the one party the name fits, or the list of those it fits; `risky` adds its risky ties.

    `as_of` is a time in the world, as EDTF: titles, ties and statements as they were then. `limit` gives so many ties
    of each field at most.
    """
    with record.reading() as connection:
        found = fitting(connection, name)
        if len(found) == 1:
            return Who(name, _profile(connection, found[0], as_of, limit, risky=risky), ())
        return Who(name, None, namesakes(connection, found))


def people(record: Store, name: str) -> tuple[Namesake, ...]:
    """All whom the name fits, with what tells them apart."""
    with record.reading() as connection:
        return namesakes(connection, fitting(connection, name))


def _profile(connection: Connection, party: Party, as_of: str, limit: int | None, *, risky: bool) -> Profile:
    first, last, outlets = _articles(connection, party.id)
    groups, left_out = _ties(connection, party.id, as_of, limit, risky=risky)
    return Profile(
        id=party.id,
        name=party.name,
        kind=Kind(party.kind),
        other_names=_other_names(connection, party),
        public=party.public,
        first_date=first,
        last_date=last,
        documents=party.documents,
        outlets=outlets,
        statements=len(_said_by(connection, party.id, as_of)) if as_of else _statements(connection, party.id),
        joined=tuple(party.joined),
        roles=_roles(connection, [party.id], as_of)[party.id],
        ties=groups,
        left_out=left_out,
        namesakes=namesakes(connection, namesakes_of(connection, party)),
        listed=listed_of(connection, party.id),
        moved=moved_to_party(connection, party.id),
    )


def _articles(connection: Connection, party: str) -> tuple[str, str, int]:
    """The first and last date of the articles that mention them, and how many outlets."""
    dated = func.nullif(version.date, "")
    counted = select(func.min(dated), func.max(dated), func.count(version.outlet.distinct()))
    first, last, outlets = connection.execute(
        counted.join_from(schema.appearance, schema.run, run.key == appearance.run)
        .join(schema.version)
        .where(appearance.entity == party, run.expired_at.is_(None))
    ).one()
    return first or "", last or "", outlets


def _statements(connection: Connection, party: str) -> int:
    """How many statements they made in speech or writing."""
    statement, theirs = schema.statement.c, taking_part("speaker", [party]).subquery()
    here = (theirs.c.run == statement.run) & (theirs.c.statement == statement.id)
    live = select(func.count()).join_from(schema.statement, theirs, here).join(schema.run, run.key == statement.run)
    acts = statement.act.in_([str(act) for act in SHOWN])
    return connection.execute(live.where(run.expired_at.is_(None), acts)).scalar_one()


def _said_by(connection: Connection, party: str, as_of: str) -> tuple[StatementShown, ...]:
    return made_by(statements_of(connection, [party], None), as_of)


def _other_names(connection: Connection, party: Party) -> tuple[str, ...]:
    name = schema.name.c
    held = connection.scalars(select(name.name).where(name.entity == party.id, name.name != party.name))
    return tuple(sorted(held))


def _ties(
    connection: Connection, party: str, as_of: str, limit: int | None, *, risky: bool
) -> tuple[tuple[TieGroup, ...], int]:
    """Their ties by field, so many of each at most, and how many risky ones are left out."""
    if as_of:
        found = ties_of(connection, [party], as_of=as_of)
        shown = found if risky else without_risky(found)
        groups = [TieGroup(field, *_cut(ties, limit)) for field, ties in _by_field(shown)]
        return tuple(groups), len(found) - len(shown)
    rows = rows_between(connection, [party], None)
    sure = [row for row in rows if risky or row.review != Review.RISKY]
    cut = [(field, *_cut(ties, limit)) for field, ties in _by_field(in_order(connection, sure))]
    spelled = shown_ties(connection, [row for _, ties, _ in cut for row in ties])
    by_id = {tie.id: tie for tie in with_law(connection, spelled)}
    groups = [TieGroup(field, tuple(by_id[row.id] for row in ties), left) for field, ties, left in cut]
    return tuple(groups), len(rows) - len(sure)


def _by_field(ties: Iterable[Tied]) -> Iterator[tuple[str, list[Tied]]]:
    fields = {name: relation.field for name, relation in relations().items()}
    grouped: dict[str, list[Tied]] = {field: [] for field in fields.values()}
    for tie in ties:
        grouped[fields[tie.relation]].append(tie)
    return ((field, found) for field, found in grouped.items() if found)


def _cut(ties: Sequence[Tied], limit: int | None) -> tuple[tuple[Tied, ...], int]:
    shown = tuple(ties[:limit])
    return shown, len(ties) - len(shown)


def _roles(connection: Connection, parties: Iterable[str], as_of: str = "") -> Mapping[str, tuple[RoleShown, ...]]:
    """The titles of each party, each once with its latest article, those of the most articles first."""
    role = schema.role.c
    held = (
        with_article(schema.role)
        .add_columns(appearance.entity)
        .join(schema.appearance, (appearance.run == role.run) & (appearance.id == role.appearance))
    )
    when = asof.as_of(as_of) if as_of else None
    found_rows = in_portions(connection, held, appearance.entity, parties)
    rows = sorted((row for row in found_rows if when is None or when.counts(row.time, row.date)), key=_latest_first)
    of = named(connection, ((row.run, row.of) for row in rows if row.of))
    same: dict[tuple[str, str, str], list[RoleShown]] = defaultdict(list)
    for row in rows:
        body = of.get((row.run, row.of), UNKNOWN)
        same[row.entity, plain_role(row.role), row.status].append(_role(row, body.id, body.name))
    found: dict[str, list[list[RoleShown]]] = defaultdict(list)
    for (party, _, _), each in same.items():
        found[party].append(each)
    ranked = {party: sorted(roles, key=lambda each: (-len(each), each[0].role)) for party, roles in found.items()}
    return defaultdict(tuple, {party: tuple(each[0] for each in roles) for party, roles in ranked.items()})


def _latest_first(row: Row[Any]) -> tuple[list[int], str, int, str]:
    return descending(row.date), row.document, row.start, row.role


def _role(row: Row[Any], of: str, of_name: str) -> RoleShown:
    return RoleShown(
        role=row.role,
        status=RoleStatus(row.status),
        of=of,
        of_name=of_name,
        time=row.time,
        document=row.document,
        outlet=row.outlet or "",
        date=row.date,
        start=row.start,
        end=row.end,
    )


def namesakes(connection: Connection, parties: Sequence[Party]) -> tuple[Namesake, ...]:
    """The parties with what tells each from the others."""
    ids = [party.id for party in parties]
    roles = _roles(connection, ids)
    articles = _an_article(connection, [id for id in ids if not roles[id]])
    return tuple(
        Namesake(
            id=party.id,
            name=party.name,
            kind=Kind(party.kind),
            apart=_apart(roles[party.id]) or articles.get(party.id, ""),
            documents=party.documents,
            claims=party.claims,
        )
        for party in parties
    )


def _apart(roles: Sequence[RoleShown]) -> str:
    """The titles that tell somebody apart, in the articles' words."""
    said = [
        role.role if not role.of_name or role.of_name in role.role else f"{role.role}, {role.of_name}" for role in roles
    ]
    return "; ".join(list(dict.fromkeys(said))[:TELLING])


def _an_article(connection: Connection, parties: Iterable[str]) -> dict[str, str]:
    """For each party an article that mentions them: the latest, by title, outlet and date."""
    rows = in_portions(connection, with_article(schema.appearance), appearance.entity, parties)
    latest = sorted(rows, key=lambda row: (descending(row.date), row.document), reverse=True)
    return {row.entity: _cited(row) for row in latest}


def _cited(row: Row[Any]) -> str:
    facts = [fact for fact in (row.outlet, row.date) if fact]
    return f"in “{row.title or row.document}”" + (f" ({', '.join(facts)})" if facts else "")
