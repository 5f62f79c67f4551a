"""Who is tied to whom around one party, or among the parties with the most claims: what a drawn network shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select

from sayso import edtf
from sayso.answers.law import LAW, stages_between
from sayso.answers.names import fitting, ids
from sayso.answers.path import ANY, Surroundings
from sayso.answers.shapes import Answer, LatestStage, TieShown
from sayso.answers.shown import shown_ties, tie
from sayso.answers.ties import is_shown
from sayso.errors import UnknownRelation, UnreadableTime
from sayso.model import Kind, Review, Stage
from sayso.record import schema
from sayso.record.portions import in_portions
from sayso.record.store import Store
from sayso.record.weighing import asof
from sayso.record.weighing.standing import DRAWN, Standing
from sayso.relations import relations

MOST = 2_000  # ties that a browser still moves smoothly
PARTIES = 400  # those with the most claims, of the whole record
WEIGHED = 400  # ties at most that are weighed anew for a time in the world: about a second
STEPS = 2  # at most; further ones hold everybody

one, other = schema.entity.alias("one"), schema.entity.alias("other")
entity = schema.entity.c


@dataclass(frozen=True, slots=True)
class Node(Answer):
    """A party with how far it is from whom was asked about, and how many of the shown ties it has."""

    id: str
    name: str
    kind: Kind
    public: bool
    documents: int
    step: int  # 0 is who was asked about; of the whole record everybody
    ties: int


@dataclass(frozen=True, slots=True)
class Link(Answer):
    """A tie without its claims, which `tie` gives."""

    id: str
    subject: str
    subject_name: str
    relation: str
    label: str  # "subject <label> object"
    field: str
    symmetric: bool
    object: str
    object_name: str
    role: str
    valid_at: str
    invalid_at: str
    stage: Stage | None
    standing: Standing
    reason: str
    origins: int
    documents: int
    outlets: int
    review: Review
    latest: LatestStage | None = None  # of a matter of law: how far it has come between the two


@dataclass(frozen=True, slots=True)
class Network(Answer):
    """Parties and the ties between them, the ties of the most origins first."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    left_out: int  # ties beyond the limit
    private: int  # ties to people without a public role, which were not asked for
    first: str  # the days that these ties and their articles are of, "" where none is dated
    last: str
    limit: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which ties are asked for."""

    steps: int = 1
    as_of: str = ""
    relations: tuple[str, ...] = ()  # none: all
    standings: tuple[Standing, ...] = DRAWN
    origins: int = 1
    private: bool = False
    risky: bool = False
    limit: int = MOST

    @property
    def conditions(self) -> list[ColumnElement[bool]]:
        """What a row of the table has to meet; standing and origins as of a time are known only once it is weighed."""
        found = [] if self.risky else [is_shown]
        if self.relations:
            found.append(tie.relation.in_(self.relations))
        if self.as_of:
            found += _may_be_of(self.as_of)
        else:
            found += [tie.standing.in_([str(each) for each in self.standings]), tie.origins >= self.origins]
        return found

    def fits(self, found: TieShown) -> bool:
        """Whether a tie that was weighed as of a time is firm enough."""
        return found.standing in self.standings and found.origins >= self.origins


def network(record: Store, name: str | None, wanted: Wanted) -> Network:
    """The parties around all whom the name fits, in one or two steps, or those of the record with the most claims.

    Ties between the parties of the first step belong to it. The second goes through nobody that `path` would not go
    through: no place, event or crowded body, no private person. Private people are left out unless asked for, but for
    whom the name names. Of more ties than the limit those nearest and of the most origins are shown.
    """
    asked = replace(wanted, relations=relations_named(wanted.relations), limit=max(1, min(wanted.limit, MOST)))
    with record.reading() as connection:
        search = _Search(connection, asked)
        centres = set(ids(fitting(connection, name))) if name is not None else set()
        if name is None:
            search.among(_most_claimed(connection, private=asked.private))
        else:
            search.around(centres)
        links = _with_stages(connection, [_link(each) for each in search.found], asked.as_of)
        first, last = _reach(search.rows)
        nodes = _nodes(connection, links, search.step_of, centres)
        return Network(nodes, links, search.left_out, search.private, first, last, asked.limit)


def relations_named(names: Iterable[str]) -> tuple[str, ...]:
    """The relations of these names, or of the fields of these names. Raises UnknownRelation."""
    wanted = set(names)
    known = {*relations(), *(each.field for each in relations().values())}
    if unknown := sorted(wanted - known):
        raise UnknownRelation(f"{unknown[0]!r}: no relation, nor a field of them; there are {', '.join(sorted(known))}")
    return tuple(each.name for each in relations().values() if {each.name, each.field} & wanted)


Found = TieShown | Row[Any]  # as of a time, a tie that was weighed anew; else its row


class _Search:
    """The ties found so far, and how far each party is from the centre."""

    def __init__(self, connection: Connection, wanted: Wanted) -> None:
        self._connection = connection
        self._wanted = wanted
        self.found: list[Found] = []
        self.rows: list[Row[Any]] = []
        self.step_of: dict[str, int] = {}
        self.left_out = 0
        self.private = 0

    def among(self, parties: Collection[str]) -> None:
        """The ties between these."""
        self.step_of = dict.fromkeys(parties, 0)
        self._take(_between(parties))

    def around(self, centres: Collection[str]) -> None:
        """The ties of the centres, those between their neighbours, and in a second step those of the neighbours."""
        self.step_of = dict.fromkeys(centres, 0)
        near = self._step(_of(centres), 1, centres)
        self.private = self._hidden(_of(centres), centres)
        self._take(_between(self._public(near)))
        if self._wanted.steps >= STEPS:
            # through nobody that a chain would not go through: in a crowded body people need not have met
            through = Surroundings(self._connection, ANY, through_any=False, risky=self._wanted.risky, as_of="")
            open_ones, already = through.passable(near), list(self.step_of)
            forth = and_(tie.subject.in_(open_ones), tie.object.not_in(already))
            back = and_(tie.object.in_(open_ones), tie.subject.not_in(already))
            self._step(or_(forth, back), STEPS)

    def _step(self, scope: ColumnElement[bool], step: int, centres: Collection[str] = ()) -> list[str]:
        """Take the ties of the scope; the parties that come in by them."""
        taken = self._take(scope, centres)
        parties = dict.fromkeys(party for each in taken for party in (each.subject, each.object))
        new = [party for party in parties if party not in self.step_of]
        self.step_of |= dict.fromkeys(new, step)
        return new

    def _take(self, scope: ColumnElement[bool], centres: Collection[str] = ()) -> list[Found]:
        """The ties of the scope, as many as there is room for; of private people only the centres."""
        room = self._wanted.limit - len(self.found)
        conditions = [scope, *self._wanted.conditions]
        if not self._wanted.private:
            conditions += [or_(side.c.public, side.c.id.in_(centres)) for side in (one, other)]
        ordered = TIES.where(*conditions).order_by(tie.origins.desc(), tie.documents.desc(), tie.id)
        most = max(room, WEIGHED) if self._wanted.as_of else room
        rows = list(self._connection.execute(ordered.limit(most + 1)))
        if len(rows) > most:
            rows.pop()
            self.left_out += self._count(conditions) - len(rows)
        taken: list[Found] = list(rows)
        if self._wanted.as_of:
            past = shown_ties(self._connection, rows, as_of=self._wanted.as_of)
            fit = sorted((each for each in past if self._wanted.fits(each)), key=_firmest)
            taken = list(fit[:room])
            self.left_out += len(fit) - len(taken)
        self.rows += rows
        self.found += taken
        return taken

    def _hidden(self, scope: ColumnElement[bool], centres: Collection[str]) -> int:
        """How many ties of the scope are with private people who were not asked for."""
        if self._wanted.private:
            return 0
        private = [and_(~side.c.public, side.c.id.not_in(centres)) for side in (one, other)]
        return self._count([scope, *self._wanted.conditions, or_(*private)])

    def _count(self, conditions: Iterable[ColumnElement[bool]]) -> int:
        return self._connection.execute(TIES.with_only_columns(func.count()).where(*conditions)).scalar_one()

    def _public(self, parties: Iterable[str]) -> list[str]:
        """Those with a public role: what ties others to each other is nobody's business here."""
        found = in_portions(self._connection, select(entity.id).where(entity.public), entity.id, parties)
        return [row.id for row in found]


TIES = (
    select(schema.tie, one.c.name.label("subject_name"), other.c.name.label("object_name"))
    .join_from(schema.tie, one, one.c.id == tie.subject)
    .join(other, other.c.id == tie.object)
)


def _firmest(found: TieShown) -> tuple[int, int, str]:
    return -found.origins, -found.documents, found.id


def _may_be_of(as_of: str) -> list[ColumnElement[bool]]:
    """What rows meet that may hold at the time, by the year and with room for "about"; weighing tells for sure."""
    when = asof.as_of(as_of)
    begun = func.substr(func.replace(tie.valid_at, "X", "0"), 1, 4) <= f"{when.last.year + 1:04}"
    over = func.substr(func.replace(tie.invalid_at, "X", "9"), 1, 4) < f"{when.first.year - 1:04}"
    return [begun, or_(tie.invalid_at == "", ~over)]


def _of(parties: Collection[str]) -> ColumnElement[bool]:
    return or_(tie.subject.in_(parties), tie.object.in_(parties))


def _between(parties: Collection[str]) -> ColumnElement[bool]:
    return and_(tie.subject.in_(parties), tie.object.in_(parties))


def _most_claimed(connection: Connection, *, private: bool) -> list[str]:
    query = select(entity.id).where(entity.kind != str(Kind.GROUP), entity.claims > 0)
    query = query if private else query.where(entity.public)
    return list(connection.scalars(query.order_by(entity.claims.desc(), entity.id.desc()).limit(PARTIES)))


def _link(found: Found) -> Link:
    relation = relations()[found.relation]
    return Link(
        id=found.id,
        subject=found.subject,
        subject_name=found.subject_name,
        relation=relation.name,
        label=relation.label,
        field=relation.field,
        symmetric=relation.symmetric,
        object=found.object,
        object_name=found.object_name,
        role=found.role,
        valid_at=found.valid_at,
        invalid_at=found.invalid_at,
        stage=Stage(found.stage) if found.stage else None,
        standing=Standing(found.standing),
        reason=found.reason,
        origins=found.origins,
        documents=found.documents,
        outlets=found.outlets,
        review=Review(found.review),
    )


def _with_stages(connection: Connection, links: list[Link], as_of: str) -> tuple[Link, ...]:
    """The same; those of law with the latest stage of anything between the two: who was acquitted is not "charged"."""
    law = [link for link in links if link.field == LAW]
    if not law:
        return tuple(links)
    stages = stages_between(connection, {(link.subject, link.object) for link in law}, as_of=as_of)
    told = {link.id: replace(link, latest=stages.get((link.subject, link.object))) for link in law}
    return tuple(told.get(link.id, link) for link in links)


def _nodes(
    connection: Connection, links: Iterable[Link], step_of: Mapping[str, int], centres: Collection[str]
) -> tuple[Node, ...]:
    ties: dict[str, int] = dict.fromkeys(centres, 0)
    for link in links:
        for party in {link.subject, link.object}:
            ties[party] = ties.get(party, 0) + 1
    found = in_portions(connection, select(schema.entity), entity.id, ties)
    nodes = [
        Node(row.id, row.name, Kind(row.kind), row.public, row.documents, step_of.get(row.id, 0), ties[row.id])
        for row in found
    ]
    return tuple(sorted(nodes, key=lambda node: (node.step, -node.ties, node.name, node.id)))


def _reach(rows: Iterable[Row[Any]]) -> tuple[str, str]:
    """The first and last day of the ties' times and of their articles."""
    days: set[str] = set()
    for row in rows:
        days |= {day for day in (row.first_date, row.last_date) if day}
        for time in (row.valid_at, row.invalid_at):
            days |= _days(time)
    return min(days, default=""), max(days, default="")


def _days(time: str) -> set[str]:
    try:
        return {day.isoformat() for day in edtf.bounds(time) if day}
    except UnreadableTime:
        return set()
