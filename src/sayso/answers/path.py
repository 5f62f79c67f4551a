"""The shortest chain of ties between two parties, with the words of every link."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, func, select, union

from sayso.answers.findings import Chain
from sayso.answers.law import with_law
from sayso.answers.names import Party, fitting
from sayso.answers.shapes import Namesake, TieShown
from sayso.answers.shown import shown_ties, tie
from sayso.answers.ties import is_shown, ties_of
from sayso.answers.who import namesakes
from sayso.model import Kind, Review
from sayso.record import schema
from sayso.record.chains import STEPS, Found, Link, chain
from sayso.record.names.folding import fold, listed, without_article
from sayso.record.portions import in_portions, portions
from sayso.record.store import Store
from sayso.record.weighing.standing import FIRM, Standing

REPORTED = (*FIRM, Standing.REPORTED)
ANY = tuple(standing for standing in Standing if standing is not Standing.WITHDRAWN)
CROWDED = 50  # ties of a body: beyond that, two people in it need not have met
THROUGH = frozenset({str(Kind.ORGANISATION), str(Kind.ACCOUNT)})


class Surroundings:
    """What a search sees of the record, and what it would not go through."""

    def __init__(
        self, connection: Connection, standings: Collection[Standing], *, through_any: bool, risky: bool, as_of: str
    ) -> None:
        self._connection = connection
        self._standings = standings
        self._through_any = through_any
        self._risky = risky
        self._as_of = as_of

    def links(self, parties: Collection[str], others: Collection[str] | None = None) -> Iterator[Link]:
        """The ties of the parties that stand firmly enough, all of them or those with the others."""
        if self._as_of:
            for each in ties_of(self._connection, parties, others, as_of=self._as_of):
                if each.standing in self._standings and (self._risky or each.review is not Review.RISKY):
                    yield Link(each.id, each.subject, each.object, each.standing, each.origins)
            return
        columns = select(tie.id, tie.subject, tie.object, tie.standing, tie.origins)
        query = columns.where(tie.standing.in_([str(standing) for standing in self._standings]))
        query = query if self._risky else query.where(is_shown)
        for side, opposite in ((tie.subject, tie.object), (tie.object, tie.subject)):
            for some in portions(sorted(others)) if others is not None else [None]:
                narrowed = query if some is None else query.where(opposite.in_(some))
                for row in in_portions(self._connection, narrowed, side, parties):
                    yield Link(row.id, row.subject, row.object, Standing(row.standing), row.origins)

    def passable(self, parties: Collection[str]) -> set[str]:
        """Those that a chain may go through: no private people; no places, events and crowded bodies unless asked."""
        return {row.id for row in self._public(parties) if self._is_open(row)}

    def left_out(self, start: str, end: str) -> tuple[str, ...]:
        """The names of what both ends are tied to and no chain goes through."""
        near, far = (
            {party for link in self.links({each}) for party in (link.one, link.other)} for each in (start, end)
        )
        return tuple(sorted(row.name for row in self._public(near & far) if not self._is_open(row)))

    def _public(self, parties: Collection[str]) -> Iterator[Row[Any]]:
        """The parties that are no private people; a group is known by its members."""
        entity = schema.entity.c
        columns = select(entity.id, entity.kind, entity.name, entity.claims)
        return in_portions(
            self._connection, columns.where(entity.public, entity.kind != str(Kind.GROUP)), entity.id, parties
        )

    def _is_open(self, row: Row[Any]) -> bool:
        return self._through_any or row.kind == str(Kind.PERSON) or self._is_small(row)

    def shown(self, links: Iterable[Link]) -> tuple[TieShown, ...]:
        """The ties of a chain, in its order."""
        order = [link.id for link in links]
        parties = {party for link in links for party in (link.one, link.other)}
        rows = list(in_portions(self._connection, select(schema.tie), tie.id, order))
        ties = (
            ties_of(self._connection, parties, parties, as_of=self._as_of)
            if self._as_of
            else with_law(self._connection, shown_ties(self._connection, rows))
        )
        by_id = {each.id: each for each in ties}
        return tuple(by_id[id] for id in order)

    def _is_small(self, row: Row[Any]) -> bool:
        """Whether a body has so few ties that those in it can be taken to meet."""
        if row.kind not in THROUGH or without_article(fold(row.name)) in listed("common_bodies"):
            return False
        return row.claims <= CROWDED or self._tied_to(row.id) <= CROWDED

    def _tied_to(self, body: str) -> int:
        """How many parties are tied to a body, counted as far as matters."""
        sides = union(
            select(tie.subject.label("party")).where(tie.object == body),
            select(tie.object.label("party")).where(tie.subject == body),
        ).limit(CROWDED + 1)
        return self._connection.execute(select(func.count()).select_from(sides.subquery())).scalar_one()


def path(
    record: Store,
    name: str,
    other: str,
    *,
    steps: int = STEPS,
    standings: Collection[Standing] = FIRM,
    through_any: bool = False,
    risky: bool = False,
    as_of: str = "",
) -> Chain:
    """The shortest chain of ties between two parties, over ties that stand on record or corroborated.

    Of several the one whose weakest link is firmest. `standings` widens what a link may stand on; `through_any` also
    goes through places, events and bodies that more than 50 parties are tied to, `risky` over ties that rest on risky
    claims alone; private people are never gone through. Of a name that fits several those are listed, and no chain is.
    """
    with record.reading() as connection:
        ends = [fitting(connection, each) for each in (name, other)]
        start, end = (_listed(connection, _tied(fits)) for fits in ends)
        around = Surroundings(connection, standings, through_any=through_any, risky=risky, as_of=as_of)
        found = Found((), 0, complete=True)
        left_out: tuple[str, ...] = ()
        if len(start) == len(end) == 1 and start[0].id != end[0].id:
            found = chain(start[0].id, end[0].id, around.links, around.passable, steps)
            left_out = () if found.links else around.left_out(start[0].id, end[0].id)
        links = around.shown(found.links)
    return Chain(
        start=start,
        end=end,
        links=links,
        weakest=min(found.links, key=lambda link: (link.firmness, link.id)).id if found.links else "",
        standings=tuple(standings),
        steps=steps,
        searched=found.searched,
        left_out=left_out,
        complete=found.complete,
    )


def _tied(fits: list[Party]) -> list[Party]:
    """Those of one name that have any ties; all of them where none has."""
    return [party for party in fits if party.claims] or fits


def _listed(connection: Connection, fits: list[Party]) -> tuple[Namesake, ...]:
    """The parties; where there is one only, there is nobody to tell it apart from."""
    if len(fits) > 1:
        return namesakes(connection, fits)
    return tuple(Namesake(each.id, each.name, Kind(each.kind), "", each.documents, each.claims) for each in fits)
