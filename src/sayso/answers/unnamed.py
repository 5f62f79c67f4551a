"""What rests on unnamed word only, by the words for the source and the outlet that grants it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select

from sayso.answers.findings import UnnamedSource
from sayso.answers.law import with_law
from sayso.answers.names import fitting, ids
from sayso.answers.shapes import Page, TieShown, place
from sayso.answers.shown import shown_ties, tie
from sayso.answers.ties import may_be_listed
from sayso.record import schema
from sayso.record.portions import in_portions
from sayso.record.store import Store

source = schema.unnamed.c


def unnamed(
    record: Store,
    name: str | None = None,
    *,
    private: bool = False,
    risky: bool = False,
    after: str = "",
    limit: int | None = None,
) -> Page[UnnamedSource]:
    """The ties that stand on unnamed sources alone, of all whom the name fits or of all; most ties first.

    A tie stands with each unnamed source that it rests on; those that a post carries as well are left out. `private`
    adds the ties of people without a public role to the list of all, `risky` those on risky claims alone. `limit` gives
    so many ties at most; `after` is the `next` of those before.
    """
    with record.reading() as connection:
        ours = None if name is None else ids(fitting(connection, name))
        rows = connection.execute(_listed(may_be_listed(ours, private=private, risky=risky), place(after), limit)).all()
        some = Page.of(rows, "", limit)
        wanted = list(in_portions(connection, select(schema.tie), tie.id, [row.tie for row in some]))
        ties = {each.id: each for each in with_law(connection, shown_ties(connection, wanted))}
        return Page(_grouped(some, ties), str(place(after) + len(some)) if some.next else "")


def _listed(met: Iterable[ColumnElement[bool]], start: int, limit: int | None) -> Select[Any]:
    """The unnamed sources, each with the ties that rest on it; one row more than the limit, if there are as many."""
    total = func.count().over(partition_by=(source.folded, source.outlet)).label("total")
    resting = select(schema.unnamed, total).join_from(schema.unnamed, schema.tie, tie.id == source.tie).where(*met)
    ranked = resting.order_by(total.desc(), source.folded, source.outlet, tie.last_date.desc(), tie.id)
    return ranked.offset(start).limit(None if limit is None else limit + 1)


def _grouped(rows: Iterable[Row[Any]], ties: Mapping[str, TieShown]) -> Iterator[UnnamedSource]:
    for _, same in groupby(rows, key=lambda row: (row.folded, row.outlet)):
        held = list(same)
        yield UnnamedSource(held[0].words, held[0].outlet, tuple(ties[row.tie] for row in held), held[0].total)
