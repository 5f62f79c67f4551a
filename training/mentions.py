"""The mention head: which words name a person, an organisation or a place, or stand for one.

Each piece is O, or begins or goes on with a name of one of three kinds, a nominal of two, or a pronoun. It learns from
GUM and from our own passages; pieces whose label is not known (outside a passage, capitals that a passage leaves
unmarked) count for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from training.chains import Mention, Text, texts
from training.encoder import WIDTH, tokenizer
from training.windows import Window, inside, windows

SORTS = ("person", "organisation", "place", "nominal person", "nominal organisation", "pronoun")
LABELS = ("O", *(f"{part} {sort}" for sort in SORTS for part in ("B", "I")))
ACTING = ("person", "organisation")  # kinds whose pronouns count
UNKNOWN = -100  # counts for nothing in the loss
O_WEIGHT = 0.5  # of a piece outside: six in seven are


@dataclass(frozen=True, slots=True)
class Row:
    """A window with a label for each piece, UNKNOWN where nobody says."""

    window: Window
    labels: tuple[int, ...]


class MentionHead(nn.Module):
    """States -> scores of LABELS."""

    def __init__(self) -> None:
        super().__init__()
        self.dropout = nn.Dropout(0.1)
        self.label = nn.Linear(WIDTH, len(LABELS))

    def forward(self, states: Tensor) -> Tensor:
        """`states` (batch, pieces, WIDTH); gives (batch, pieces, len(LABELS))."""
        scores: Tensor = self.label(self.dropout(states))
        return scores


def rows(*, open_only: bool = False) -> Iterator[Row]:
    """The windows that hold something read, with their labels."""
    cutter = tokenizer()
    for text in texts(open_only=open_only):
        for window in windows(text.text, cutter):
            row = labelled(window, text)
            if any(label > 0 for label in row.labels):
                yield row


def labelled(window: Window, text: Text) -> Row:
    """The window with the labels that the text's mentions give; of two that overlap the shorter counts."""
    labels = [0] * len(window.pieces)
    taken = [False] * len(window.pieces)
    start, end = text.read
    for i, (a, b) in enumerate(window.spans):
        if a == b or a < start or b > end or (not text.all_kinds and text.text[a : a + 1].isupper()):
            labels[i] = UNKNOWN
    first, last = window.spans[1][0], window.spans[-2][1]
    near = (mention for mention in text.mentions if mention.span[0] < last and first < mention.span[1])
    for mention in sorted(near, key=lambda m: m.span[1] - m.span[0]):
        pieces = inside(window, [mention.span])
        if not pieces or any(taken[i] for i in pieces):
            continue
        label = first_label(mention)
        for i in pieces:
            labels[i] = label + 1 if label > 0 and i != pieces[0] else label
            taken[i] = label != 0
    return Row(window, tuple(labels))


def first_label(mention: Mention) -> int:
    """The label that a mention begins with; 0 for what is no party, UNKNOWN where the kind is open."""
    if mention.kind == "group" and mention.form == "name":
        return UNKNOWN
    kind = "person" if mention.kind == "group" else mention.kind  # "the senators": GUM has several persons as one
    sort = {"name": kind, "nominal": f"nominal {kind}", "pronoun": "pronoun" if kind in ACTING else ""}[mention.form]
    return 1 + 2 * SORTS.index(sort) if sort in SORTS else 0


def loss_of(head: MentionHead, states: Tensor, batch: Sequence[Row]) -> Tensor:
    """The mean cross-entropy over the pieces whose label is known, about 1 at the start."""
    wanted = torch.full(states.shape[:2], UNKNOWN)
    for i, row in enumerate(batch):
        wanted[i, : len(row.labels)] = torch.tensor(row.labels)
    weight = torch.ones(len(LABELS))
    weight[0] = O_WEIGHT
    scores = head(states).flatten(0, 1)
    loss: Tensor = nn.functional.cross_entropy(scores, wanted.flatten(), weight=weight, ignore_index=UNKNOWN)
    return loss / 2.5
