"""Documents of GUM: CoNLL-U files put back into running text, with the mentions that their brackets mark.

Needs neither sayso nor PyTorch, so that scorers and training can share it.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path

FOLDS = 5
BRACKET = re.compile(r"\((\d+)-([^()]*)\)|\((\d+)-([^()]*)|(\d+)\)")
HEADS = re.compile(r"\d+(,\d+)*")  # GUM's minimal span: places of the head words within the mention, from 1

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its characters in the text and its universal part of speech."""

    i: int
    span: Span
    text: str
    pos: str


@dataclass(frozen=True, slots=True)
class Mention:
    """What refers to something: the words from first to last, and the head words among them."""

    entity: str
    kind: str  # "person", "organization", "place", "object" ...
    words: tuple[Word, ...]
    heads: tuple[Word, ...]

    @property
    def span(self) -> Span:
        """The characters from the first word to the last."""
        return self.words[0].span[0], self.words[-1].span[1]


@dataclass(slots=True)
class Document:
    """A document while and after it is read; mentions in the order in which they close."""

    name: str
    text: str = ""
    words: list[Word] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A bracket that is yet to close."""

    entity: str
    rest: str  # kind and more, parted by hyphens
    first: int


def document(path: Path) -> Document:
    """The document of a CoNLL-U file, words spaced as they were, an empty line between paragraphs."""
    found, opened = Document(path.stem), list[_Opened]()
    joined, apart = 0, ""  # words yet to come of one written together, as in "don't", and what follows the last of them
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and not line.startswith("# newpar_block") and found.text:
            found.text = found.text.rstrip() + "\n\n"
        row = line.split("\t")
        if len(row) != 10:
            continue
        space = "" if "SpaceAfter=No" in row[9].split("|") else " "
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            joined, apart = last - first + 1, space
        elif row[0].isdigit():
            if joined:
                joined -= 1
                space = "" if joined else apart
            _add(found, opened, row, space)
    return found


def genre(name: str) -> str:
    """The genre of a document: "GUM_news_fair" is "news"."""
    return name.split("_")[1]


def fold_of(name: str) -> int:
    """The fold of a document, by its name."""
    return hashlib.sha256(name.encode()).digest()[0] % FOLDS


def _add(found: Document, opened: list[_Opened], row: list[str], space: str) -> None:
    """Take in one word; the brackets of its mentions open and close."""
    number, start = len(found.words), len(found.text)
    found.words.append(Word(number, (start, start + len(row[1])), row[1], row[3]))
    found.text += row[1] + space
    misc = dict(part.split("=", 1) for part in row[9].split("|") if "=" in part)
    for whole, whole_rest, begun, begun_rest, closed in BRACKET.findall(misc.get("Entity", "")):
        if begun:
            opened.append(_Opened(begun, begun_rest, number))
        elif whole:
            found.mentions.append(_mention(found, _Opened(whole, whole_rest, number)))
        else:
            at = max(i for i, bracket in enumerate(opened) if bracket.entity == closed)
            found.mentions.append(_mention(found, opened.pop(at)))


def _mention(found: Document, opened: _Opened) -> Mention:
    """The mention that ends with the last word so far."""
    fields = opened.rest.split("-")
    places = next((part for part in fields[4:] if HEADS.fullmatch(part)), "1")
    words = tuple(found.words[opened.first :])
    heads = tuple(words[min(int(place), len(words)) - 1] for place in places.split(","))
    return Mention(opened.entity, fields[0], words, heads)
