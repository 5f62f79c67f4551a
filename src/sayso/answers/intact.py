"""Whether quotations match the stored articles; this does not mean that they are true."""

from __future__ import annotations

from sayso.answers.shapes import Broken, Intact
from sayso.record.integrity import check
from sayso.record.store import Store


def intact(record: Store) -> Intact:
    """What was checked against the kept texts, and what failed."""
    with record.reading() as connection:
        checked = check(connection)
    broken = tuple(Broken(fault.document, fault.what, fault.id, fault.problem) for fault in checked.faults)
    return Intact(checked.documents, checked.spans, broken)
