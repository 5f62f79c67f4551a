"""Questions and decisions as flat rows for csv."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.answers.asked import DecisionShown, Question
from sayso.export.rows import LIST, Row


def of_questions(questions: Iterable[Question]) -> Iterator[Row]:
    """A row for each question."""
    for item in questions:
        quoted = [*item.quoted, *(each for party in item.parties for each in party.quoted)]
        yield {
            "question": item.id,
            "about": item.about,
            "asks": item.asks,
            "reasons": LIST.join(item.reasons),
            "score": f"{item.score:.2f}",
            "field": item.field,
            "parties": LIST.join(each.party.name for each in item.parties),
            "party_ids": LIST.join(each.party.id for each in item.parties),
            "documents": LIST.join(dict.fromkeys(each.document for each in quoted)),
            "words": LIST.join(each.words for each in quoted),
        }


def of_decisions(decisions: Iterable[DecisionShown]) -> Iterator[Row]:
    """A row for each decision."""
    for item in decisions:
        yield {
            "decision": item.id,
            "verdict": item.verdict,
            "words": LIST.join(item.words),
            "documents": LIST.join(item.documents),
            "who": item.who,
            "why": item.why,
            "created_at": item.created_at,
            "undoes": item.undoes,
            "holds": str(item.holds).lower(),
            "day": item.day,
            "fields": LIST.join(f"{name}: {value}" for name, value in item.fields.items()),
        }
