"""A document cut into passages of word pieces, each seen once by the encoder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.model import Passage, Reading, Span
from sayso.reading.heads.bundle import session
from sayso.reading.heads.pieces import pieces
from sayso.reading.parse import REPLACED, segments

LONGEST = 256  # word pieces a passage, the two marks included: what the heads were trained on
OPENING, CLOSING = 101, 102  # [CLS], [SEP]

Pieces = tuple[list[int], list[Span]]


def encoded(reading: Reading) -> Reading:
    """The reading with its passages; the steps after it ask the heads about them."""
    return replace(reading, passages=tuple(_passages(reading)))


def _passages(reading: Reading) -> Iterator[Passage]:
    import numpy as np

    encoder = session("encoder")
    for ids, spans in _packed(reading):
        given = np.array([[OPENING, *ids, CLOSING]], dtype=np.int64)
        (states,), (cues,), (seen,) = encoder.run(None, {"pieces": given})
        yield Passage(((0, 0), *spans, (0, 0)), states, cues, seen)


def _packed(reading: Reading) -> Iterator[Pieces]:
    """Paragraphs packed into passages, kept whole where they fit."""
    ids: list[int] = []
    spans: list[Span] = []
    for more, places in _stretches(reading):
        if ids and len(ids) + len(more) > LONGEST - 2:
            yield ids, spans
            ids, spans = [], []
        ids, spans = ids + more, spans + places
    if ids:
        yield ids, spans


def _stretches(reading: Reading) -> Iterator[Pieces]:
    """The paragraphs that are read, and of one that is too long its parts."""
    text = reading.document.text
    for start, end in segments(reading.document):
        ids, found = pieces(text[start:end].translate(REPLACED))
        places = [(start + a, start + b) for a, b in found]
        for at in range(0, len(ids), LONGEST - 2):
            yield ids[at : at + LONGEST - 2], places[at : at + LONGEST - 2]
