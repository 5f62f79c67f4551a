"""Who in one reading is an erased person, and where the text has to become blank for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from sayso.model import Document, Form, Kind, Post, Reading, Span
from sayso.record.erasing.blanks import blanked, merged
from sayso.record.erasing.tombstones import Tombstone
from sayso.record.names.folding import fold

NOBODY: frozenset[str] = frozenset()
Placed = tuple[str, Span, str]  # appearance, where it is mentioned, in which form


class Party(Protocol):
    """An entity as one document has it, be it of the model or of a row."""

    @property
    def id(self) -> str:
        """Its id there."""

    @property
    def kind(self) -> str:
        """What it is."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def aliases(self) -> Sequence[str]:
        """Other names."""

    @property
    def members(self) -> Sequence[str]:
        """Of a group."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The person in one reading."""

    theirs: frozenset[str]  # appearances
    dropped: frozenset[str]  # these, and the groups that they belong to
    mentions: tuple[Span, ...]
    others: tuple[Span, ...]  # names of other persons
    bodies: tuple[Span, ...]  # and of bodies and places


def meant(
    parties: Iterable[Party],
    mentions: Iterable[Placed],
    stone: Tombstone,
    *,
    own: Collection[str] = NOBODY,
    namesakes: Collection[str] = NOBODY,
) -> Meant:
    """Who is meant in a document that names the person; `own` are so in any case, `namesakes` in none."""
    known = list(parties)
    theirs = {party.id for party in known if party.id in own or (party.id not in namesakes and _fits(party, stone))}
    groups = {party.id for party in known if theirs & {*party.members}}
    persons = {party.id for party in known if party.kind == Kind.PERSON} - theirs
    bodies = {party.id for party in known if party.kind not in (Kind.PERSON, Kind.GROUP)} - theirs
    placed = list(mentions)

    def of(ids: Collection[str], *forms: Form) -> tuple[Span, ...]:
        return tuple(sorted({span for id, span, form in placed if id in ids and form in forms}))

    return Meant(
        theirs=frozenset(theirs),
        dropped=frozenset(theirs | groups),
        mentions=of(theirs, *Form),
        others=of(persons, Form.NAME),
        bodies=of(bodies, Form.NAME),
    )


def _fits(party: Party, stone: Tombstone) -> bool:
    """By any name where it is somebody; a body or place only where nothing else is its name."""
    somebody = party.kind in (Kind.PERSON, Kind.ACCOUNT)
    return stone.is_theirs((party.name, *(party.aliases if somebody else ())))


def spans_of(text: str, stone: Tombstone, readings: Iterable[Meant]) -> list[Span]:
    """What becomes blank in a text, by all its readings together.

    The family name stays within the names of others ("Bob Reed", "the Reed Foundation"), and where it stands alone for
    another person; where it stands alone for a body it is not clear enough that it is one.
    """
    found = list(readings)
    others = [span for each in found for span in each.others]
    others += (span for each in found for span in each.bodies if not stone.is_word(fold(text[slice(*span)])))
    return merged([*(span for each in found for span in each.mentions), *stone.meant_in(text, others)])


def without(document: Document, spans: Iterable[Span], stone: Tombstone) -> Document:
    """The document with the spans and every field that names the person made unreadable."""
    return replace(
        document,
        id=stone.redacted_address(document.id),
        text=blanked(document.text, spans),
        title=stone.redacted(document.title),
        outlet=stone.redacted(document.outlet, theirs=False),
        url=stone.redacted_address(document.url),
        posts=tuple(_post(post, stone) for post in document.posts),
        credits=tuple(stone.redacted(name, theirs=False) for name in document.credits),
    )


def _post(post: Post, stone: Tombstone) -> Post:
    return replace(post, author=stone.redacted(post.author), handle=stone.redacted_address(post.handle))


def redacted(reading: Reading, stone: Tombstone) -> Document:
    """The document of a reading that was made only to see where the person stands in it."""
    mentions = [(party.id, mention.span, mention.form) for party in reading.entities for mention in party.mentions]
    here = meant(reading.entities, mentions, stone)
    return without(reading.document, spans_of(reading.document.text, stone, [here]), stone)
