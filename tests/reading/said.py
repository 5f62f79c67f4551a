"""Builders for tests of statements: short articles read up to their statements, parties given by name."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.intake.posts import find_posts
from sayso.model import Document, Entity, Form, Kind, Mention, Reading, Span, Statement
from sayso.reading.parse import segment
from sayso.reading.statements.statements import statements


def a_reading(text: str, *names: str, outlet: str = "Herald") -> Reading:
    """The text read up to its statements; each of `names` is a party wherever it stands ("@x" an account)."""
    document = Document("d", text, outlet=outlet, posts=find_posts(text, "d"))
    parties = tuple(_party(text, name) for name in names)
    return statements(replace(segment(Reading(document)), entities=parties))


def _party(text: str, name: str) -> Entity:
    kind = Kind.ACCOUNT if name.startswith("@") else Kind.PERSON
    places = [found.span() for found in re.finditer(re.escape(name), text)]
    return Entity(name, kind, name, mentions=tuple(Mention(place, Form.NAME) for place in places))


def words(reading: Reading, *spans: Span | None) -> str:
    """What stands there; the parts of a split content joined by " … ", nothing for no span."""
    return " … ".join(reading.document.text[slice(*span)] for span in spans if span)


def said(text: str, *names: str) -> list[tuple[str, str, str]]:
    """Speaker's words, cue and content of each statement, in order."""
    reading = a_reading(text, *names)
    return [
        (words(reading, s.speaker_span), words(reading, s.cue), words(reading, *s.content)) for s in reading.statements
    ]


def only(reading: Reading) -> Statement:
    """The one statement of a reading."""
    (statement,) = reading.statements
    return statement
