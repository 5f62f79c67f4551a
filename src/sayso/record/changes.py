"""What the record concludes differently than before: noted when conclusions are drawn, never taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select

from sayso.record import schema

# what a change is called, and the columns of a tie that tell it
TOLD = {"standing": ("standing",), "time": ("valid_at", "invalid_at"), "stage": ("stage",)}
NEW, GONE = "new", "gone"


@dataclass(frozen=True, slots=True)
class Concluded:
    """The ties at one moment, and the documents that each rests on, but for withdrawn ones."""

    ties: Mapping[str, Mapping[str, Any]]
    documents: Mapping[str, frozenset[str]]


def concluded(connection: Connection) -> Concluded:
    """The ties that the record holds now."""
    claim, version = schema.claim.c, schema.version.c
    joined = select(claim.tie, version.document).join_from(schema.claim, schema.run).join(schema.version)
    held = joined.join(schema.document).where(claim.tie != "", schema.document.c.withdrawn == "")
    documents = defaultdict(set)
    for tie, document in connection.execute(held.distinct()):
        documents[tie].add(document)
    ties = {row["id"]: dict(row) for row in connection.execute(select(schema.tie)).mappings()}
    return Concluded(ties, {tie: frozenset(found) for tie, found in documents.items()})


def note_changes(connection: Connection, before: Concluded, after: Concluded, led: Mapping[str, str], now: str) -> None:
    """Write down which ties are new, gone or other than they were; `led` says what took the place of an id."""
    rows = [row | {"created_at": now} for row in _changes(before, after, led)]
    if rows:
        connection.execute(insert(schema.change), rows)


def _changes(before: Concluded, after: Concluded, led: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    became = {new: old for old, new in led.items() if old in before.ties}
    for tie in sorted(after.ties):
        old = tie if tie in before.ties else became.get(tie, "")
        documents = before.documents.get(old, frozenset()) ^ after.documents.get(tie, frozenset())
        for what, was, now in _differences(before.ties.get(old), after.ties[tie]):
            yield {"tie": tie, "what": what, "before": was, "after": now, "documents": sorted(documents)}
    for tie in sorted(before.ties.keys() - after.ties.keys() - led.keys()):
        row = before.ties[tie]
        words = " ".join((row["subject"], row["relation"], row["object"], row["standing"]))
        documents = before.documents.get(tie, frozenset())
        yield {"tie": tie, "what": GONE, "before": words, "after": "", "documents": sorted(documents)}


def _differences(old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    if old is None:
        yield NEW, "", new["standing"]
        return
    for what, columns in TOLD.items():
        was, now = ("/".join(row[column] for column in columns).strip("/") for row in (old, new))
        if was != now:
            yield what, was, now
