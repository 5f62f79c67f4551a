"""What people put right in claims: the fields as they are now and as they were read, by whom and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from sqlalchemy import Connection, exists, select

from sayso.answers.parties import Place
from sayso.answers.plain import sureness
from sayso.answers.shapes import CorrectedShown
from sayso.edtf import in_words as time_in_words
from sayso.model import Factuality, Phase
from sayso.record import schema
from sayso.record.portions import in_portions
from sayso.relations import relations

corrected, claim, decision = schema.corrected.c, schema.claim.c, schema.decision.c
Corrected = Mapping[Place, CorrectedShown]


def corrected_in(connection: Connection, runs: Iterable[int]) -> Corrected:
    """The claims of these runs that a person put right."""
    if not connection.scalar(select(exists().where(corrected.run.is_not(None)))):
        return {}
    columns = select(schema.corrected, decision.who, decision.why, schema.claim)
    joined = columns.join_from(schema.corrected, schema.decision, decision.id == corrected.decision)
    joined = joined.join(schema.claim, (claim.run == corrected.run) & (claim.id == corrected.id))
    found = {}
    for row in in_portions(connection, joined, corrected.run, set(runs)):
        was = {name: str(row._mapping[claim[name]]) for name in row.fields}
        found[row.run, row.id] = CorrectedShown(row.fields, was, row.who, row.why, row.decision)
    return found


def in_words(item: CorrectedShown) -> str:
    """What was put right, by whom and why: "put right by kim: opposes, doubted; the article says so"."""
    told = ", ".join(WORDS[name](value) for name, value in item.fields.items() if name in WORDS)
    by = f"put right by {item.who or 'a person'}: {told}"
    return f"{by}; {item.why}" if item.why else by


WORDS: Mapping[str, Callable[[str], str]] = {  # how a field that was put right is said
    "relation": lambda value: relations()[value].label,
    "role": lambda value: f"role {value or 'none'}",
    "time": lambda value: time_in_words(value) or "at no time told",
    "factuality": lambda value: sureness(Factuality(value)),
    "phase": lambda value: "ended" if value == Phase.ENDS else "holds, or held",
    "stage": lambda value: f"stage {value or 'none'}",
}
