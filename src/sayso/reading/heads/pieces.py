"""Word pieces, as the encoder was trained on: lower case, without accents, the longest known piece first.

Source: WordPiece as in BERT (Devlin et al. 2019), uncased. The library that does it drags a client of a model hub and
a dozen packages behind it, which an offline reader has no use for; training/check_pieces.py compares the two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from sayso.model import Span
from sayso.reading.heads.bundle import content

UNKNOWN = 100  # [UNK]
LONGEST_WORD = 100  # characters: what is longer is one unknown piece
INNER = "##"  # how the vocabulary marks a piece that carries a word on
CHUNK = re.compile(r"\S+")
REMEMBERED = 1 << 16

Piece = tuple[int, int, int]  # number in the vocabulary, first and last character
Letter = tuple[str, int]  # a character as the vocabulary has it, and where it stands in the text


def pieces(text: str) -> tuple[list[int], list[Span]]:
    """The pieces of a text and the characters of each."""
    ids: list[int] = []
    spans: list[Span] = []
    for chunk in CHUNK.finditer(text):
        at = chunk.start()
        for number, start, end in _of_chunk(chunk.group()):
            ids.append(number)
            spans.append((at + start, at + end))
    return ids, spans


@cache
def vocabulary() -> dict[str, int]:
    """The pieces that the encoder knows, by their spelling."""
    return {piece: number for number, piece in enumerate(content("vocabulary.txt").decode().splitlines())}


@lru_cache(REMEMBERED)
def _of_chunk(chunk: str) -> tuple[Piece, ...]:
    return tuple(piece for word in _words(chunk) for piece in _of_word(word))


def _words(chunk: str) -> Iterator[list[Letter]]:
    """Letters that stand together, and each mark by itself."""
    word: list[Letter] = []
    for at, character in enumerate(chunk):
        for letter in _folded(character):
            if _stands_alone(letter):
                if word:
                    yield word
                yield [(letter, at)]
                word = []
            else:
                word.append((letter, at))
    if word:
        yield word


def _folded(character: str) -> str:
    """The character in lower case without accents; nothing is left of control characters and bare accents."""
    if unicodedata.category(character)[0] == "C" or character == "\ufffd":
        return ""
    if character.isascii():
        return character.lower()
    parts = unicodedata.normalize("NFD", character)
    return "".join(part for part in parts if unicodedata.category(part) != "Mn").lower()


def _stands_alone(letter: str) -> bool:
    """Whether it is a mark (every sign of ASCII counts as one) or an ideograph."""
    if letter.isascii():
        return not letter.isalnum()
    return unicodedata.category(letter)[0] == "P" or unicodedata.name(letter, "").startswith("CJK UNIFIED")


def _of_word(word: list[Letter]) -> Iterator[Piece]:
    spelled, known = "".join(letter for letter, _ in word), vocabulary()
    found: list[Piece] = []
    at = 0
    while at < len(spelled) <= LONGEST_WORD:
        ends = range(len(spelled), at, -1)
        end = next((end for end in ends if (INNER if at else "") + spelled[at:end] in known), None)
        if end is None:
            break
        found.append((known[(INNER if at else "") + spelled[at:end]], word[at][1], word[end - 1][1] + 1))
        at = end
    yield from found if at == len(spelled) else [(UNKNOWN, word[0][1], word[-1][1] + 1)]
