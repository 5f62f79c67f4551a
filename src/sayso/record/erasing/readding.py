"""Documents on their way into a record from which people were erased: redacted before they are read and kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, select

from sayso.model import Document, Reading
from sayso.record import schema
from sayso.record.erasing.meant import redacted, without
from sayso.record.erasing.tombstones import BY_EDITION, BY_ID, Tombstone, keyed
from sayso.record.erasing.transaction import free_id, originals
from sayso.record.write import edition

Read = Callable[[Document], Reading]


@dataclass(frozen=True, slots=True)
class Coming:
    """A document as it may be kept, and the rows by which it will be known again."""

    document: Document
    known_by: tuple[dict[str, Any], ...] = ()


def as_kept(connection: Connection, document: Document, stones: Sequence[Tombstone]) -> Document | None:
    """The document as the record holds it, where this very edition of it was redacted before."""
    if not stones:
        return None
    redaction, version = schema.redaction.c, schema.version.c
    hashed = keyed(stones[0].key, BY_EDITION.format(document.id, edition(document)))
    kept = connection.execute(
        select(schema.version, schema.outlet.c.name.label("outlet_name"))
        .join(schema.redaction, (redaction.document == version.document) & (redaction.edition == version.edition))
        .outerjoin(schema.outlet)
        .where(redaction.hash == hashed)
    ).first()
    if kept is None:
        return None
    fields = {"id": kept.document, "text": kept.text, "title": kept.title, "url": kept.url}
    for stone in stones:
        document = without(document, (), stone)
    return replace(document, **fields, outlet=kept.outlet_name or "")


def redacted_by(document: Document, stones: Sequence[Tombstone], read: Read) -> Document:
    """The document without those who were erased, for which it is read once to see where they stand in it.

    What `read` raises is not caught. A document that names none of them comes back as it is.
    """
    now = document
    for stone in stones:
        # asked of the id that it came with: the tombstone knows it by that
        if stone.names_them(replace(now, id=document.id)):
            now = redacted(read(now), stone)
    return now


def known_again(connection: Connection, document: Document, redacted: Document, key: str) -> Coming:
    """The redacted document under the id that the record has for it, and what it will be known by."""
    now = replace(redacted, id=_id(connection, document.id, redacted.id, key))
    return Coming(now, tuple(originals(key, document, edition(document), now)))


def _id(connection: Connection, was: str, redacted: str, key: str) -> str:
    """The id that the document goes by: the one it has, where the record knows it."""
    known = schema.redaction.c.hash == keyed(key, BY_ID.format(was))
    held = connection.scalar(select(schema.redaction.c.document).where(known))
    taken = set(connection.scalars(select(schema.document.c.id).where(schema.document.c.id == redacted)))
    return held or free_id(was, redacted, key, taken)
