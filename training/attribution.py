"""The attribution heads: which words attribute, and for each such cue its source and its content.

The cue head tags every piece O, B or I. The second head is asked once a cue: given the cue, each piece of the window
is none, source or content; so links need no step of their own, and contents may overlap. Trained on PolNeAR.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from training.encoder import WIDTH, tokenizer
from training.held_out import held_out
from training.windows import Window, inside, windows

DATA = Path(os.environ.get("SAYSO_DATA", "../shared/data"))
NONE, SOURCE_FIRST, SOURCE, CONTENT_FIRST, CONTENT = range(5)
OUTSIDE, CUE_FIRST, CUE = range(3)
REACH = 64  # pieces: distances beyond count alike
INNER = 128


@dataclass(frozen=True, slots=True)
class AttributionRow:
    """A window with its labels: one row of roles for each cue."""

    window: Window
    cues: tuple[int, ...]  # OUTSIDE, CUE_FIRST or CUE for each piece
    asked: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]  # (pieces of a cue, role of each piece of the window)


class Near(nn.Module):
    """A residual block that lets each piece see its neighbours, `apart` pieces from one to the next."""

    def __init__(self, apart: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(INNER)
        self.mix = nn.Conv1d(INNER, INNER, 5, padding=2 * apart, dilation=apart)

    def forward(self, states: Tensor) -> Tensor:
        """`states` (cues, pieces, INNER), and the same shape out."""
        mixed = self.mix(self.norm(states).transpose(1, 2)).transpose(1, 2)
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

    def roles(self, states: Tensor, windows: Tensor, cue_states: Tensor, cue_places: Tensor) -> Tensor:
        """For each cue the roles of all pieces of its window.

        `states` (windows, pieces, WIDTH), `windows` and `cue_places` (cues,) the window and the first piece of each
        cue, `cue_states` (cues, WIDTH); gives (cues, pieces, 5).
        """
        places = torch.arange(states.shape[1], device=states.device)
        distance = (places[None, :] - cue_places[:, None]).clamp(-REACH, REACH) + REACH
        added, scaled = self.of_piece(states)[windows].chunk(2, -1)
        by_cue, scale = self.of_cue(cue_states)[:, None, :].chunk(2, -1)
        mixed = nn.functional.gelu(added + by_cue + scaled * scale + self.distance(distance))
        return self.role(self.dropout(self.near(mixed)))


def rows(*, open_only: bool = False) -> Iterator[AttributionRow]:
    """The windows of PolNeAR train with their labels, without the articles held out; PolNeAR has no open licence."""
    if open_only:
        return
    cutter = tokenizer()
    with (DATA / "polnear" / "train.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if not held_out(article["id"]):
                for window in windows(article["text"], cutter):
                    yield labelled(window, article["attributions"])


def labelled(window: Window, attributions: list[dict[str, list[list[int]]]]) -> AttributionRow:
    """The window with the attributions whose cue it holds."""
    cues = [OUTSIDE] * len(window.pieces)
    asked = []
    for row in attributions:
        cue = inside(window, [(s, e) for s, e in row["cue"]])
        if not cue:
            continue
        for i in cue:
            cues[i] = CUE if i - 1 in cue else CUE_FIRST
        roles = [NONE] * len(window.pieces)
        for name, first, other in (("source", SOURCE_FIRST, SOURCE), ("content", CONTENT_FIRST, CONTENT)):
            for span in row[name]:
                pieces = inside(window, [(span[0], span[1])])
                for i in pieces:
                    roles[i] = first if i == pieces[0] else other
        asked.append((tuple(cue), tuple(roles)))
    return AttributionRow(window, tuple(cues), tuple(asked))


def loss_of(head: AttributionHead, states: Tensor, batch: Sequence[AttributionRow]) -> Tensor:
    """The sum of both heads' mean cross-entropies; `states` (batch, longest, WIDTH)."""
    cues = torch.full(states.shape[:2], -100)
    for i, row in enumerate(batch):
        cues[i, : len(row.cues)] = torch.tensor(row.cues)
    total = nn.functional.cross_entropy(head.cue(states).flatten(0, 1), cues.flatten(), ignore_index=-100)
    asked = [(i, cue, roles) for i, row in enumerate(batch) for cue, roles in row.asked]
    if not asked:
        return total
    windows_ = torch.tensor([i for i, _, _ in asked])
    cue_states = torch.stack([states[i, list(cue)].mean(0) for i, cue, _ in asked])
    places = torch.tensor([cue[0] for _, cue, _ in asked])
    wanted = torch.full((len(asked), states.shape[1]), -100)
    for k, (_, _, roles) in enumerate(asked):
        wanted[k, : len(roles)] = torch.tensor(roles)
    found = head.roles(states, windows_, cue_states, places)
    return total + nn.functional.cross_entropy(found.flatten(0, 1), wanted.flatten(), ignore_index=-100)
