"""What names say as company, as the record holds it: read for those who stand outside of what is concluded anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, select

from sayso.record import schema
from sayso.record.identity.appearance import Appearance
from sayso.record.identity.links import Company, company
from sayso.record.keep import Row
from sayso.record.portions import in_portions

companion = schema.companion.c


def company_of(local: Iterable[Appearance]) -> Company:
    """What the full names of these say as company."""
    return company({each.id: each for each in sorted(local, key=lambda each: each.id)})


def as_rows(known: Company) -> list[Row]:
    """It as rows of its table."""
    return [
        {"folded": folded, "spelled": spelled, "everybody": folded in known.everybody}
        for folded, spelled in known.spelled.items()
    ]


def held_company(connection: Connection, names: Collection[str]) -> Company:
    """What these names say by the last conclusions."""
    rows = list(in_portions(connection, select(schema.companion), companion.folded, names))
    everybody = frozenset(row.folded for row in rows if row.everybody)
    return Company({row.folded: row.spelled for row in rows}, everybody)


def elsewhere(connection: Connection, local: Iterable[Appearance], own: Company) -> Company:
    """What the record knows of the company of those who appear here, beside their own names."""
    named = {folded for each in local for folded in each.company}
    return held_company(connection, named - own.spelled.keys())


def with_held(connection: Connection, known: Company, local: Iterable[Appearance]) -> Company:
    """The company, with what the record knows besides of that of these."""
    more = elsewhere(connection, local, known)
    return Company({**more.spelled, **known.spelled}, known.everybody | more.everybody)
