"""What people judged: append-only, each with who, when and why; the machine never overrules them.

A decision names words (`selectors.py`), not rows, so that it holds when an article is read again. Undoing is a decision
too. Decisions that contradict each other: the later one wins.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from sayso.errors import RecordError
from sayso.ids import content_id
from sayso.model import Basis, Kind
from sayso.record import schema
from sayso.record.judging.corrections import corrections
from sayso.record.judging.selectors import Selector, from_dict

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")  # UTC: what decisions are ordered by
NOTHING: Mapping[str, str] = MappingProxyType({})
# what the value of a decision can hold beside the fields of a correction and the day of a withdrawal
FIRST_SIDE = "first"  # of judgements on mentions: how many selectors are the first side; 1 where it is not there
REST = "rest"  # of `other`: how many after these stand for whom they are not; those after them for whom they are
NAME, KIND = "name", "kind"  # of `other`: who the mentions are, as they were known then
BASIS = "basis"  # of `add`: whose word it is
SUBJECT_KIND, OBJECT_KIND = "subject_kind", "object_kind"  # of `add`: what the parties are, where they are not read
INSTEAD_OF = "instead_of"  # the orphaned decision whose place it takes
ADDED = 3  # selectors of `add`: its words, its subject, its object; one more where it is in the place of another claim
LIST, PERSON = "list", "person"  # of `same` and `not_same`: the other side is this person of this list of names


class Verdict(StrEnum):
    """What a person can judge."""

    SAME = "same"  # two mentions refer to one party
    NOT_SAME = "not_same"  # they do not
    OTHER = "other"  # mentions are somebody else than they were read as
    UNSURE = "unsure"  # asked about two mentions or a claim, and could not tell
    ACCEPT = "accept"  # a claim is read right
    REJECT = "reject"  # it is not
    CORRECT = "correct"  # it is, but for the fields given
    ADD = "add"  # words make a claim that was not read: the claim, its two parties, and the claim in whose place it is
    WITHDRAW = "withdraw"  # its outlet took a document back
    UNDO = "undo"  # an earlier decision no longer holds


@dataclass(frozen=True, slots=True)
class Decision:
    """One judgement: what about, whose, when and why."""

    id: str
    verdict: Verdict
    selectors: tuple[Selector, ...]
    value: Mapping[str, str]  # for `correct` the fields as they should be, for `withdraw` the day; see above
    undoes: str  # id of a decision
    who: str
    why: str
    created_at: str

    @property
    def sides(self) -> tuple[tuple[Selector, ...], tuple[Selector, ...], tuple[Selector, ...]]:
        """Of a judgement on mentions: the first side, whom they are not where it is `other`, and all the others."""
        first = int(self.value.get(FIRST_SIDE, "1"))
        rest = first + int(self.value.get(REST, "0"))
        return self.selectors[:first], self.selectors[first:rest], self.selectors[rest:]

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready: a line of an export of decisions."""
        return {
            "id": self.id,
            "verdict": str(self.verdict),
            "selectors": [selector.as_dict() for selector in self.selectors],
            "value": dict(self.value),
            "undoes": self.undoes,
            "who": self.who,
            "why": self.why,
            "created_at": self.created_at,
        }


def decide(
    connection: Connection,
    verdict: Verdict,
    selectors: Sequence[Selector],
    *,
    now: str,
    who: str = "",
    why: str = "",
    value: Mapping[str, str] = NOTHING,
    undoes: str = "",
) -> Decision:
    """Write a decision down; two equal ones in one second are two.

    It is never older than those it comes after, whatever the clocks of the machines say that made them. Raises
    RecordError for a value that cannot be.
    """
    try:
        _checked(value)
        _whole(verdict, selectors)
    except ValueError as error:
        raise RecordError(str(error)) from error
    now = max(now, connection.execute(select(func.max(schema.decision.c.created_at))).scalar_one() or "")
    number = connection.execute(select(func.count()).select_from(schema.decision)).scalar_one()
    parts = [verdict, json.dumps([selector.as_dict() for selector in selectors]), sorted(value.items()), undoes]
    id = content_id("d", *parts, who, why, now, number)
    made = Decision(id, verdict, tuple(selectors), value, undoes, who, why, now)
    _write(connection, [made])
    return made


def undo(connection: Connection, id: str, *, now: str, who: str = "", why: str = "") -> Decision:
    """Take a decision back; everything is again as if it had not been made. An undoing can be undone too.

    Raises RecordError for an id that holds no longer, or never did.
    """
    if all(each.id != id for each in _holding(connection)):
        raise RecordError(f"{id}: no decision that could be undone")
    return decide(connection, Verdict.UNDO, (), now=now, who=who, why=why, undoes=id)


def every(connection: Connection) -> tuple[Decision, ...]:
    """All decisions as they were made, oldest first."""
    rows = connection.execute(select(schema.decision).order_by(schema.decision.c.created_at, schema.decision.c.key))
    return tuple(_decision(row) for row in rows)


def in_force(connection: Connection) -> tuple[Decision, ...]:
    """The decisions that hold, the latest first; what was undone is left out, and so is the undoing."""
    return tuple(each for each in _holding(connection) if each.verdict is not Verdict.UNDO)


def _holding(connection: Connection) -> Iterator[Decision]:
    """The decisions and undoings that nothing later undoes, the latest first."""
    undone: set[str] = set()
    for each in reversed(every(connection)):
        if each.id not in undone:
            undone.add(each.undoes)
            yield each


def take_in(connection: Connection, given: Iterable[Mapping[str, Any]]) -> int:
    """Add decisions from an export, those that are here already left out; gives how many are new.

    Raises RecordError for a line that is no decision.
    """
    known = {each.id for each in every(connection)}
    new = [each for each in map(_from_dict, given) if each.id not in known]
    _write(connection, {each.id: each for each in new}.values())
    return len({each.id for each in new})


def _write(connection: Connection, made: Iterable[Decision]) -> None:
    rows = [each.as_dict() | {"value": sorted(each.value.items())} for each in made]
    if rows:
        connection.execute(insert(schema.decision), rows)


def _decision(row: Row[Any]) -> Decision:
    return Decision(
        id=row.id,
        verdict=Verdict(row.verdict),
        selectors=tuple(from_dict(each) for each in row.selectors),
        value=dict(row.value),
        undoes=row.undoes,
        who=row.who,
        why=row.why,
        created_at=row.created_at,
    )


def _from_dict(given: Mapping[str, Any]) -> Decision:
    try:
        verdict = Verdict(given["verdict"])
        return Decision(
            id=str(given["id"]),
            verdict=verdict,
            selectors=_whole(verdict, tuple(from_dict(each) for each in given["selectors"])),
            value=_checked({str(name): str(value) for name, value in given.get("value", {}).items()}),
            undoes=str(given.get("undoes", "")),
            who=str(given.get("who", "")),
            why=str(given.get("why", "")),
            created_at=_moment(str(given["created_at"])),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RecordError(f"no decision as sayso exports them: {error}") from error


def _checked(value: Mapping[str, str]) -> Mapping[str, str]:
    corrections(value)
    for number in (FIRST_SIDE, REST):
        if not value.get(number, "1").isdecimal():
            raise ValueError(f"“{number}” is no number")
    for kind in filter(None, map(value.get, (KIND, SUBJECT_KIND, OBJECT_KIND))):
        Kind(kind)
    if basis := value.get(BASIS):
        Basis(basis)
    if day := value.get("day"):
        date.fromisoformat(day)
    return value


def _whole(verdict: Verdict, selectors: Sequence[Selector]) -> tuple[Selector, ...]:
    """The selectors. Raises ValueError where a claim is added without words, parties or a relation there is."""
    if verdict is Verdict.ADD:
        claim, *parties = selectors[:ADDED] or [Selector("")]
        if len(selectors) < ADDED or not all(each.quote for each in (claim, *parties)):
            raise ValueError("a claim is added by its words and those of its two parties")
        if len({each.document for each in selectors}) > 1:
            raise ValueError("a claim is added by words of one document")
        corrections({"relation": claim.relation})
    return tuple(selectors)


def _moment(value: str) -> str:
    if not MOMENT.fullmatch(value):
        raise ValueError(f"{value!r} is no time as 2026-11-20T15:30:00Z")
    return value
