"""Text and what is known about it to a document: header, id and posts, whatever format it came in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from sayso.errors import UnreadableInput
from sayso.ids import content_id
from sayso.intake.credits import credits_in
from sayso.intake.encoding import whole
from sayso.intake.header import header
from sayso.intake.known import Known
from sayso.intake.outlets import outlet
from sayso.intake.posts import find_posts
from sayso.model import Document, Span

STANDARD_INPUT = "-"


def article(
    text: str,
    name: str,
    known: Known,
    *,
    last_resort: Known | None = None,
    unread: Iterable[Span] = (),
    extractor: str = "",
) -> Document:
    """The document with that text; its header fills in what is not known, `last_resort` what is still missing.

    The id is the one known, else the URL, else the file's stem, else a hash of the text.
    """
    if not text.strip():
        raise UnreadableInput("holds no words; give the text of an article")
    text = whole(text, name)
    head = header(text)
    known = known.or_else(head.fields).or_else(last_resort or Known())
    document_id = known.id or known.url or stem(name) or content_id("d", text)
    closed = _joined([*unread, *head.unread])
    below = closed[-1][1] if closed else 0
    return Document(
        id=document_id,
        text=text,
        date=known.date,
        title=known.title,
        outlet=known.outlet,
        url=known.url,
        unread=closed,
        posts=find_posts(text, document_id, after=below),
        extractor=extractor,
        credits=_others(known.credits or credits_in(text), known.outlet),
    )


def _others(credits: Iterable[str], own: str) -> tuple[str, ...]:
    """Those who are credited beside the outlet itself."""
    return tuple(each for each in credits if outlet(each).casefold() != outlet(own).casefold())


def stem(name: str) -> str:
    """The file's name without folder and ending; "" for standard input."""
    return "" if name == STANDARD_INPUT else PurePath(name).stem


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
