"""A page to print, before it is Markdown or DOCX: headings, paragraphs, lists, and notes in the order of their use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from sayso.words import readable


class Style(Enum):
    """How words are set."""

    PLAIN = "plain"
    BOLD = "bold"
    ITALIC = "italic"
    CODE = "code"  # something to type


@dataclass(frozen=True, slots=True)
class Words:
    """Words on one line; they may be anybody's, and a renderer lets nothing in them pass for markup."""

    text: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Link:
    """An address on the web."""

    url: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote; the same note may be referred to more than once."""

    inlines: tuple[Words | Link, ...]
    document: str = ""  # the article that it is about, where what is shown can lead there
    place: str = field(default="", compare=False)  # the claim or statement in it


Inline = Words | Link | Note


def in_line(text: str) -> str:
    """The text on one line and safe to show, with the space at its ends that sets it off from what is beside it."""
    words = readable(text)
    if not words:
        return " " * bool(text)
    return f"{' ' * text[0].isspace()}{words}{' ' * text[-1].isspace()}"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the page; level 1 is its title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list; level 2 is part of the item of level 1 before it."""

    level: int
    inlines: tuple[Inline, ...]


Block = Heading | Paragraph | Item


@dataclass(frozen=True, slots=True)
class Page:
    """All of it; `changed_at` is the moment (UTC) that it tells the state of, "" where none is known."""

    title: str
    blocks: tuple[Block, ...]
    changed_at: str = ""

    def notes(self) -> Iterator[Note]:
        """The notes, each once, in the order in which they are first referred to."""
        seen = set()
        for block in self.blocks:
            for inline in () if isinstance(block, Heading) else block.inlines:
                if isinstance(inline, Note) and inline not in seen:
                    seen.add(inline)
                    yield inline
