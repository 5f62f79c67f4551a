"""How many ties the record shows: kept, for in a large record counting them takes longer than a page may."""

from __future__ import annotations

import json
from collections import Counter

from sqlalchemy import Connection, func, select

from sayso.model import Review
from sayso.record import schema
from sayso.record.changes import Concluded
from sayso.record.keep import keep

COUNTED = "ties"  # the mark that has the numbers

tie, mark = schema.tie.c, schema.mark.c


def keep_count(connection: Connection, before: Concluded | None, after: Concluded) -> None:
    """Bring the numbers from what was concluded to what is now; without a before, what is now is all there is."""
    numbers = Counter() if before is None else _kept(connection)
    if numbers is None:
        numbers = _now(connection)
    else:
        numbers.subtract(row["review"] for row in (before.ties.values() if before else ()))
        numbers.update(row["review"] for row in after.ties.values())
    value = json.dumps({review: number for review, number in sorted(numbers.items()) if number})
    keep(connection, schema.mark, [{"name": COUNTED, "value": value}], mark.name, {COUNTED})


def counted(connection: Connection) -> Counter[str]:
    """How many ties are shown unasked, by whether a person looked at them."""
    numbers = _kept(connection)
    return _now(connection) if numbers is None else numbers


def _kept(connection: Connection) -> Counter[str] | None:
    value = connection.scalar(select(mark.value).where(mark.name == COUNTED))
    return None if value is None else Counter(json.loads(value))


def _now(connection: Connection) -> Counter[str]:
    shown = select(tie.review, func.count().label("number")).where(tie.review != str(Review.RISKY)).group_by(tie.review)
    return Counter({row.review: row.number for row in connection.execute(shown)})
