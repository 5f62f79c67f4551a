"""Changes of a record in plain words, for every door."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.answers import plain
from sayso.answers.findings import Cause, Change
from sayso.record.weighing.standing import Standing
from sayso.relations import relations

NAMED = 3  # articles that are named as the cause of a change; the others are counted


def worded(subject: str, relation: str, object: str) -> str:
    """A tie as a sentence has it: "Ruiz owns Dol Ltd"."""
    label = relations()[relation].label if relation in relations() else relation
    return f"{subject} {label} {object}"


def causes(found: Sequence[Cause]) -> str:
    """The articles that a change rests on: "“A title” (Post, 2024-02-10) and 2 more"."""
    cited = [f"“{cause.title or cause.document}”" + _in_brackets(cause.outlet, cause.date) for cause in found[:NAMED]]
    more = [f"{len(found) - NAMED} more"] if len(found) > NAMED else []
    return plain.joined([*cited, *more]) or "other conclusions from the same articles"


def tie_of(item: Change) -> str:
    """The tie that a change is about, with its role."""
    who = worded(item.subject_name or item.subject, item.relation, item.object_name or item.object)
    return f"{who}, {item.role}" if item.role else who


def difference(item: Change) -> str:
    """What is different: "standing: one source → sources conflict", "new: one source", "it was: Ruiz owns Dol Ltd"."""
    now, was = (_told(item.what, value) for value in (item.after, item.before))
    once = {"new": f"new: {now}", "tie": f"it was: {was}", "gone": f"gone; it was: {was}"}
    return once.get(item.what) or f"{item.what}: {was} → {now}"


def _told(what: str, value: str) -> str:
    if what in ("new", "gone", "standing") and value in set(Standing):
        return plain.FIRMNESS[Standing(value)]
    return value or "none"


def _in_brackets(*facts: str) -> str:
    told = [fact for fact in facts if fact]
    return f" ({', '.join(told)})" if told else ""
