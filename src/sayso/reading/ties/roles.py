"""The titles that the article gives to persons, on the persons themselves."""

from __future__ import annotations

from dataclasses import replace

from sayso.model import Kind, Reading, Role, Title
from sayso.reading.ties.titles import is_personal_noun


def roles(reading: Reading) -> Reading:
    """The reading with its titles as roles of its persons, in the order of the text; kin and the like are no roles."""
    by_holder: dict[str, dict[tuple[int, int], Title]] = {}
    for title in reading.titles:
        if not is_personal_noun(title.noun):
            by_holder.setdefault(title.holder, {}).setdefault(title.span, title)
    entities = [
        replace(entity, roles=tuple(map(_role, by_holder[entity.id].values())))
        if entity.kind is Kind.PERSON and entity.id in by_holder
        else entity
        for entity in reading.entities
    ]
    return replace(reading, entities=tuple(entities))


def _role(title: Title) -> Role:
    return Role(role=title.role, status=title.status, of=title.of, time="", span=title.span)
