"""Plain text, kept to the letter."""

from __future__ import annotations

from sayso.intake.article import article
from sayso.intake.encoding import decoded
from sayso.intake.known import Known
from sayso.model import Document


def from_text(data: bytes, name: str, known: Known) -> Document:
    """The article in a text file: every character kept, a byte order mark dropped, the header marked as unread."""
    return article(decoded(data, name), name, known)
