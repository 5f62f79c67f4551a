"""Texts cut into windows of word pieces, paragraphs kept whole where they fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tokenizers import Tokenizer

LONGEST = 256  # word pieces a window, the two marks included
OPENING, CLOSING = 101, 102  # [CLS], [SEP]
PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a text as word pieces; `spans` are the characters of each, (0, 0) for the two marks."""

    pieces: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


def windows(text: str, tokenizer: Tokenizer) -> Iterator[Window]:
    """The windows of a text, in order; together they cover every paragraph once."""
    pieces: list[int] = []
    spans: list[tuple[int, int]] = []
    for ids, places in _stretches(text, tokenizer):
        if pieces and len(pieces) + len(ids) > LONGEST - 2:
            yield _window(pieces, spans)
            pieces, spans = [], []
        pieces += ids
        spans += places
    if pieces:
        yield _window(pieces, spans)


def _stretches(text: str, tokenizer: Tokenizer) -> Iterator[tuple[list[int], list[tuple[int, int]]]]:
    """Paragraphs, and of one that is too long its parts."""
    for paragraph in PARAGRAPH.finditer(text):
        found = tokenizer.encode(paragraph.group(), add_special_tokens=False)
        places = [(start + paragraph.start(), end + paragraph.start()) for start, end in found.offsets]
        for at in range(0, len(found.ids), LONGEST - 2):
            yield found.ids[at : at + LONGEST - 2], places[at : at + LONGEST - 2]


def _window(pieces: list[int], spans: list[tuple[int, int]]) -> Window:
    return Window((OPENING, *pieces, CLOSING), ((0, 0), *spans, (0, 0)))


def inside(window: Window, spans: Iterable[tuple[int, int]]) -> list[int]:
    """The pieces of the window that lie in one of the character spans."""
    wanted = list(spans)
    return [i for i, (a, b) in enumerate(window.spans) if a < b and any(s < b and a < e for s, e in wanted)]
