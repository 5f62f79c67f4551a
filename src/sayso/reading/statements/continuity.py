"""Who "he said" is: where a quotation follows a person's statement, that person goes on speaking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.model import Act, Entity, Form, Kind, Statement
from sayso.reading.parties import sentence_at
from sayso.reading.statements.drafts import Page

QUOTED = ("quote-before", "quote-after")
GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
SUBJECTS = frozenset(("he", "she"))


def with_same_speaker(page: Page, made: list[Statement]) -> Iterator[Statement]:
    """The statements, each quotation of a "he" or "she" given to the person whose statement comes right before it.

    The nearest name is often one inside that statement: "Bell asked Foss to leave. “It is time,” he said."
    """
    last: Statement | None = None
    changed: dict[str, Statement] = {}
    for statement in sorted(made, key=_begins):
        if last is not None and _is_more_of(page, last, statement):
            statement = replace(statement, speakers=last.speakers)
            changed[statement.id] = statement
        if statement.act is not Act.ATTITUDE and statement.speakers:
            last = statement
    return (changed.get(statement.id, statement) for statement in made)


def _begins(statement: Statement) -> int:
    return min(statement.content[0][0], (statement.cue or statement.content[0])[0])


def _is_more_of(page: Page, last: Statement, statement: Statement) -> bool:
    """Whether a pronoun says it in the sentence after the last statement, and may stand for its speaker."""
    if not statement.rule.startswith(QUOTED) or statement.speaker_span is None or len(last.speakers) != 1:
        return False
    pronoun = page.text[slice(*statement.speaker_span)].lower()
    if pronoun not in SUBJECTS or statement.speakers == last.speakers:
        return False
    gap = sentence_at(page.parse, statement.content[0][0]) - sentence_at(page.parse, last.content[-1][1] - 1)
    speaker = page.parties.by_id.get(last.speakers[0])
    return gap <= 1 and speaker is not None and speaker.kind is Kind.PERSON and _may_be(page, speaker, pronoun)


def _may_be(page: Page, person: Entity, pronoun: str) -> bool:
    """Whether no pronoun of the person is of the other gender."""
    used = {
        GENDERS.get(page.text[slice(*mention.span)].lower())
        for mention in person.mentions
        if mention.form is Form.PRONOUN
    }
    return used <= {None, GENDERS[pronoun]}
