"""The attribution heads: which words attribute, and for each such cue its source and its content.

The cue head tags every piece O, B or I. The second head is asked once a cue: given the cue, each piece of the window
is none, source or content; so links need no step of their own, and contents may overlap. Trained on PolNeAR and on
hand-read Wikinews, whose statements leave out attitudes, so that there only the second head learns.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from training import hand_read
from training.encoder import WIDTH, tokenizer
from training.held_out import held_out
from training.windows import Window, inside, windows

DATA = Path(os.environ.get("SAYSO_DATA", "../shared/data"))
NONE, SOURCE_FIRST, SOURCE, CONTENT_FIRST, CONTENT = range(5)
OUTSIDE, CUE_FIRST, CUE = range(3)
UNKNOWN = -100  # a label that stays out of the loss
REACH = 64  # pieces: distances beyond count alike
INNER = 128
NARROW = 32  # numbers of a piece that its neighbours see: a dense look costs four times as much and finds no more
HAND_READ_TIMES = 2  # they are a tenth of PolNeAR, and nearer to what we want
SOFT = 0.5  # weight of a teacher's labels against those of the annotators


@dataclass(frozen=True, slots=True)
class Asked:
    """A cue of a window with the role of each piece, as annotated and as a teacher has it (pieces, 5)."""

    cue: tuple[int, ...]
    roles: tuple[int, ...] | None
    soft: np.ndarray | None = None


@dataclass(frozen=True, slots=True)
class AttributionRow:
    """A window with its labels; `soft` is what a teacher says of the cues, (pieces, 3)."""

    window: Window
    cues: tuple[int, ...]  # OUTSIDE, CUE_FIRST, CUE or UNKNOWN for each piece
    asked: tuple[Asked, ...]
    soft: np.ndarray | None = None


class Near(nn.Module):
    """A residual block that lets each piece see its neighbours, `apart` pieces from one to the next."""

    def __init__(self, apart: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(INNER)
        self.narrow = nn.Linear(INNER, NARROW)
        self.mix = nn.Conv1d(NARROW, INNER, 5, padding=2 * apart, dilation=apart)

    def forward(self, states: Tensor) -> Tensor:
        """`states` (cues, pieces, INNER), and the same shape out."""
        mixed = self.mix(self.narrow(self.norm(states)).transpose(1, 2)).transpose(1, 2)
        return states + nn.functional.gelu(mixed)


class AttributionHead(nn.Module):
    """Both heads, on the states of the encoder."""

    def __init__(self) -> None:
        super().__init__()
        self.cue = nn.Linear(WIDTH, 3)
        self.of_piece = nn.Linear(WIDTH, 2 * INNER)
        self.of_cue = nn.Linear(WIDTH, 2 * INNER)
        self.distance = nn.Embedding(2 * REACH + 1, INNER)
        self.near = nn.Sequential(Near(1), Near(4))
        self.role = nn.Linear(INNER, 5)
        self.dropout = nn.Dropout(0.1)

    def roles(self, seen: Tensor, windows: Tensor, cue_states: Tensor, cue_places: Tensor) -> Tensor:
        """For each cue the roles of all pieces of its window.

        `seen` (windows, pieces, 2 * INNER) is `of_piece` of the states, `windows` and `cue_places` (cues,) the window
        and the first piece of each cue, `cue_states` (cues, WIDTH); gives (cues, pieces, 5).
        """
        places = torch.arange(seen.shape[1], device=seen.device)
        distance = (places[None, :] - cue_places[:, None]).clamp(-REACH, REACH) + REACH
        added, scaled = seen[windows].chunk(2, -1)
        by_cue, scale = self.of_cue(cue_states)[:, None, :].chunk(2, -1)
        mixed = nn.functional.gelu(added + by_cue + scaled * scale + self.distance(distance))
        return self.role(self.dropout(self.near(mixed)))


def rows(*, open_only: bool = False) -> Iterator[AttributionRow]:
    """The windows that were annotated, with their labels; PolNeAR has no open licence.

    Without it our own statements must teach the cues as well, and attitudes are not learned.
    """
    cutter = tokenizer()
    if open_only:
        for text, statements in [*hand_read.articles(), *hand_read.passages()]:
            yield from (labelled(window, statements) for window in windows(text, cutter))
        return
    for text, attributions in _polnear():
        yield from (labelled(window, attributions) for window in windows(text, cutter))
    for text, statements in hand_read.articles():
        for window in windows(text, cutter):
            yield from [labelled(window, statements, with_cues=False)] * HAND_READ_TIMES


def _polnear() -> Iterator[tuple[str, list[hand_read.Attribution]]]:
    """PolNeAR train without the articles held out."""
    with (DATA / "polnear" / "train.jsonl").open(encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            if not held_out(article["id"]):
                yield article["text"], article["attributions"]


def labelled(
    window: Window, attributions: Sequence[Mapping[str, Sequence[hand_read.Span]]], *, with_cues: bool = True
) -> AttributionRow:
    """The window with the attributions whose cue it holds."""
    cues = [OUTSIDE if with_cues else UNKNOWN] * len(window.pieces)
    asked = []
    for row in attributions:
        cue = inside(window, [(s, e) for s, e in row["cue"]])
        if not cue:
            continue
        for i in cue if with_cues else ():
            cues[i] = CUE if i - 1 in cue else CUE_FIRST
        roles = [NONE] * len(window.pieces)
        for name, first, other in (("source", SOURCE_FIRST, SOURCE), ("content", CONTENT_FIRST, CONTENT)):
            for span in row[name]:
                pieces = inside(window, [(span[0], span[1])])
                for i in pieces:
                    roles[i] = first if i == pieces[0] else other
        asked.append(Asked(tuple(cue), tuple(roles)))
    return AttributionRow(window, tuple(cues), tuple(asked))


def loss_of(head: AttributionHead, states: Tensor, batch: Sequence[AttributionRow]) -> Tensor:
    """The sum of both heads' mean losses; `states` (batch, longest, WIDTH)."""
    total = _loss(head.cue(states), [row.cues for row in batch], [row.soft for row in batch])
    asked = [(i, one) for i, row in enumerate(batch) for one in row.asked]
    if not asked:
        return total
    windows_ = torch.tensor([i for i, _ in asked])
    cue_states = torch.stack([states[i, list(one.cue)].mean(0) for i, one in asked])
    places = torch.tensor([one.cue[0] for _, one in asked])
    found = head.roles(head.of_piece(states), windows_, cue_states, places)
    return total + _loss(found, [one.roles for _, one in asked], [one.soft for _, one in asked])


def _loss(logits: Tensor, hard: Sequence[Sequence[int] | None], soft: Sequence[np.ndarray | None]) -> Tensor:
    """Mean cross-entropy against the annotators and, where a teacher spoke, against its probabilities.

    `logits` (rows, pieces, labels); what is unlabelled or padding counts for nothing.
    """
    wanted = torch.full(logits.shape[:2], UNKNOWN)
    for i, labels in enumerate(hard):
        wanted[i, : len(labels or ())] = torch.tensor(labels or (), dtype=torch.long)
    taught = torch.zeros_like(logits)
    for i, chances in enumerate(soft):
        if chances is not None:
            taught[i, : len(chances)] = torch.from_numpy(chances).float()
    by_annotators = -logits.log_softmax(-1).gather(-1, wanted.clamp(min=0)[..., None])[..., 0][wanted != UNKNOWN]
    by_teacher = -(taught * logits.log_softmax(-1)).sum(-1)[taught.sum(-1) > 0]
    losses = [(1 - SOFT, by_annotators), (SOFT, by_teacher)]
    heard = [(weight, loss) for weight, loss in losses if loss.numel()]
    return sum((weight * loss.mean() for weight, loss in heard), logits.sum() * 0) / sum(
        w for w, _ in heard or [(1, 0)]
    )
