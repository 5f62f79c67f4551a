"""What the attribution heads see: words that attribute, and for each such cue its source and its content."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sayso.model import Passage, Reading, Span
from sayso.reading.heads.bundle import session

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

SOURCE_FIRST, SOURCE, CONTENT_FIRST, CONTENT = range(1, 5)
CUE_FIRST, CUE = 1, 2
ASKED_FROM = 0.2  # probability of a cue from which its source and content are asked for
LIKELY = 0.5
WIDEST_GAP = 4  # word pieces between two stretches of one content


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution as the heads have it."""

    cue: Span
    score: float  # probability that the cue attributes
    sources: tuple[Span, ...]
    content: tuple[Span, ...]


def attributed(reading: Reading) -> Iterator[Attributed]:
    """The attributions of all passages, cue by cue; none where the reading has no passages."""
    for passage in reading.passages:
        yield from _of(passage, reading.document.text)


def _of(passage: Passage, text: str) -> Iterator[Attributed]:
    chances = _softmax(passage.cues)
    cueing = 1 - chances[:, 0]
    found = _runs(cueing > ASKED_FROM, chances[:, CUE_FIRST] > chances[:, CUE])
    for (first, last), group in groupby(found, key=partial(_around, _paragraphs(passage, text))):
        cues = [[i - first for i in cue] for cue in group]
        near = _stretch(passage, first, last)
        for cue, roles in zip(cues, _roles(near, cues), strict=True):
            yield from _attributed(near, text, cue, roles, float(cueing[first:last][cue].max()))


def _paragraphs(passage: Passage, text: str) -> list[int]:
    """The pieces that open a paragraph, and the end."""
    spans = passage.pieces
    last = len(spans) - 1
    opening = (i for i in range(2, last) if "\n" in text[spans[i - 1][1] : spans[i][0]])
    return [0, *opening, len(spans)]


def _around(paragraphs: list[int], cue: list[int]) -> tuple[int, int]:
    """The pieces of the paragraph of a cue and of its neighbours: farther off nothing is its content."""
    at = bisect_right(paragraphs, cue[0]) - 1
    return paragraphs[max(0, at - 1)], paragraphs[min(len(paragraphs) - 1, at + 2)]


def _stretch(passage: Passage, first: int, last: int) -> Passage:
    """The passage from one piece to before another."""
    part = slice(first, last)
    return Passage(passage.pieces[part], passage.states[part], passage.cues[part], passage.seen[part])


def _roles(passage: Passage, cues: list[list[int]]) -> Array:
    """The probability of each role (cues, pieces, 5)."""
    import numpy as np

    states = np.stack([passage.states[cue].mean(0) for cue in cues])
    places = np.array([cue[0] for cue in cues], dtype=np.int64)
    (found,) = session("roles").run(None, {"seen": passage.seen, "cues": states, "places": places})
    return _softmax(found)


def _attributed(passage: Passage, text: str, cue: list[int], roles: Array, score: float) -> Iterator[Attributed]:
    sources = list(_tagged(roles, SOURCE_FIRST, SOURCE))
    closed = {*cue, *(piece for run in sources for piece in run)}
    content = _joined(_tagged(roles, CONTENT_FIRST, CONTENT), closed)
    if content:
        yield Attributed(
            cue=_span(passage, text, cue),
            score=score,
            sources=tuple(_span(passage, text, run) for run in sources),
            content=tuple(_span(passage, text, run) for run in content),
        )


def _tagged(roles: Array, first: int, other: int) -> Iterator[list[int]]:
    return _runs(roles[:, first] + roles[:, other] > LIKELY, roles[:, first] > roles[:, other])


def _joined(runs: Iterable[list[int]], closed: set[int]) -> list[list[int]]:
    """The runs of a content, those made one that only few pieces part, none of them of the cue or the source."""
    found: list[list[int]] = []
    for run in runs:
        gap = range(found[-1][-1] + 1, run[0]) if found else range(0)
        if found and len(gap) <= WIDEST_GAP and closed.isdisjoint(gap):
            found[-1] = [*found[-1], *gap, *run]
        else:
            found.append(run)
    return found


def _softmax(logits: Array) -> Array:
    import numpy as np

    raised = np.exp(logits - logits.max(-1, keepdims=True))
    found: Array = raised / raised.sum(-1, keepdims=True)
    return found


def _runs(inside: Array, opens: Array) -> Iterator[list[int]]:
    """The stretches of pieces that are inside, parted where one opens anew."""
    run: list[int] = []
    for i in range(len(inside)):
        if run and (not inside[i] or opens[i]):
            yield run
            run = []
        if inside[i]:
            run.append(i)
    if run:
        yield run


def _span(passage: Passage, text: str, run: list[int]) -> Span:
    """The characters of a run of pieces, widened to whole words."""
    start, end = passage.pieces[run[0]][0], passage.pieces[run[-1]][1]
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end
