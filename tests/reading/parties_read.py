"""Short texts read as far as coreference, for the tests of names and of who is meant."""

from __future__ import annotations

from functools import cache

from sayso.model import Document, Entity, Form, Post, Reading
from sayso.reading.coreference.coreference import coreference
from sayso.reading.names.names import names
from sayso.reading.parse import segment_all


@cache
def read_names(text: str, *posts: Post) -> Reading:
    """The text with its names."""
    return names(next(iter(segment_all([Reading(Document("d", text, posts=posts))]))))


@cache
def read_parties(text: str) -> Reading:
    """The text with its names and with those that its other words mean."""
    return coreference(read_names(text))


def named(text: str) -> dict[str, str]:
    """The kind by name, for all entities named in the text."""
    return {entity.name: str(entity.kind) for entity in read_names(text).entities}


def forms(text: str, name: str) -> list[str]:
    """The words of all mentions by name, of the entity of that name."""
    return spoken(read_names(text), name)


def spoken(reading: Reading, name: str, *, names_too: bool = True) -> list[str]:
    """The words of the mentions of the entity with that name."""
    entity = the(reading, name)
    spans = [m.span for m in entity.mentions if names_too or m.form is not Form.NAME]
    return [reading.document.text[slice(*span)] for span in spans]


def the(reading: Reading, name: str) -> Entity:
    """The one entity of that name."""
    (found,) = [entity for entity in reading.entities if entity.name == name]
    return found


def meant(text: str) -> str:
    """The name of the entity that the words in [brackets] mean; "" where they mean none."""
    start, end = text.index("["), text.index("]") - 1
    bare = text.replace("[", "", 1).replace("]", "", 1)
    found = [e for e in read_parties(bare).entities if any(m.span == (start, end) for m in e.mentions)]
    return found[0].inferred_name or found[0].name if found else ""
