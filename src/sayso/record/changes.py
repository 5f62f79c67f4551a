"""What the record concludes differently than before: noted when conclusions are drawn, never taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select

from sayso.model import Review
from sayso.record import schema
from sayso.record.portions import in_portions

# what a change is called, and the columns of a tie that tell it
TOLD = {"standing": ("standing",), "time": ("valid_at", "invalid_at"), "stage": ("stage",)}
NEW, GONE, OTHER = "new", "gone", "tie"
IDS = (GONE, OTHER)  # changes of which `before` starts with the ids of subject, relation and object


@dataclass(frozen=True, slots=True)
class Concluded:
    """The ties at one moment, and the documents that each rests on, but for withdrawn ones."""

    ties: Mapping[str, Mapping[str, Any]]
    documents: Mapping[str, frozenset[str]]


def concluded(connection: Connection, withdrawn: Collection[str], ids: Collection[str] | None = None) -> Concluded:
    """The ties that the record holds now: those of these ids, or all; what is risky counts as not concluded."""
    claim, version = schema.claim.c, schema.version.c
    joined = select(claim.tie, version.document).join_from(schema.claim, schema.run).join(schema.version)
    resting = joined.where(claim.tie != "").distinct()
    documents = defaultdict(set)
    for row in _of(connection, resting, claim.tie, ids):
        if row.document not in withdrawn:
            documents[row.tie].add(row.document)
    shown = select(schema.tie).where(schema.tie.c.review != str(Review.RISKY))
    ties = {row.id: dict(row._mapping) for row in _of(connection, shown, schema.tie.c.id, ids)}
    return Concluded(ties, {tie: frozenset(found) for tie, found in documents.items()})


def _of(connection: Connection, query: Select[Any], column: Any, ids: Collection[str] | None) -> Iterator[Row[Any]]:  # noqa: ANN401 # any column
    return iter(connection.execute(query)) if ids is None else in_portions(connection, query, column, ids)


def note_changes(connection: Connection, before: Concluded, after: Concluded, led: Mapping[str, str], now: str) -> None:
    """Write down which ties are new, gone or other than they were; `led` says what took the place of an id."""
    moved = [before.ties[old] for old in led if old in before.ties]
    parties = {party for tie in moved for party in (tie["subject"], tie["object"])}
    redirect = schema.redirect.c
    became = {row.old: row.new for row in in_portions(connection, select(schema.redirect), redirect.old, parties)}
    rows = [row | {"created_at": now} for row in _changes(before, after, led, became)]
    if rows:
        connection.execute(insert(schema.change), rows)


def _changes(
    before: Concluded, after: Concluded, led: Mapping[str, str], became: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """`became` says what party took the place of one that is gone."""
    once = {new: old for old, new in led.items() if old in before.ties}
    for tie in sorted(after.ties):
        was, row = before.ties.get(tie if tie in before.ties else once.get(tie, "")), after.ties[tie]
        documents = before.documents.get(was["id"] if was else "", frozenset()) ^ after.documents.get(tie, frozenset())
        if was and _between(was, became) != _between(row, became):
            resting = before.documents.get(was["id"], frozenset()) | after.documents.get(tie, frozenset())
            yield {"tie": tie, "what": OTHER, "before": _ids(was), "after": "", "documents": sorted(resting)}
        for what, old, new in _differences(was, row):
            yield {"tie": tie, "what": what, "before": old, "after": new, "documents": sorted(documents)}
    for tie in sorted(before.ties.keys() - after.ties.keys() - led.keys()):
        row = before.ties[tie]
        words = f"{_ids(row)} {row['standing']}"
        documents = before.documents.get(tie, frozenset())
        yield {"tie": tie, "what": GONE, "before": words, "after": "", "documents": sorted(documents)}


def _between(tie: Mapping[str, Any], became: Mapping[str, str]) -> tuple[str, frozenset[str]]:
    """What holds between whom, whichever of them is named first."""
    return tie["relation"], frozenset(became.get(party, party) for party in (tie["subject"], tie["object"]))


def _ids(tie: Mapping[str, Any]) -> str:
    return " ".join((tie["subject"], tie["relation"], tie["object"]))


def _differences(old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    if old is None:
        yield NEW, "", new["standing"]
        return
    for what, columns in TOLD.items():
        was, now = ("/".join(row[column] for column in columns).strip("/") for row in (old, new))
        if was != now:
            yield what, was, now
