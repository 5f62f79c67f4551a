"""Train the attribution head on PolNeAR: which words attribute, and for each such cue its source and its content.

    python -m training.attribution --epochs 4 --out training/out/attribution.pt

The cue head tags every piece O, B or I. The second head is asked once a cue: given the cue, each piece of the window
is none, source or content; so links need no step of their own, and contents may overlap.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from training.encoder import WIDTH, Encoder, pretrained, tokenizer
from training.windows import Window, inside, windows

DATA = Path(os.environ.get("SAYSO_DATA", "../shared/data"))
NONE, SOURCE_FIRST, SOURCE, CONTENT_FIRST, CONTENT = range(5)
OUTSIDE, CUE_FIRST, CUE = range(3)
REACH = 64  # pieces: distances beyond count alike
INNER = 192
SEED = 20261122


@dataclass(frozen=True, slots=True)
class Example:
    """A window with its labels: one row of roles for each cue."""

    window: Window
    cues: tuple[int, ...]  # OUTSIDE, CUE_FIRST or CUE for each piece
    asked: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]  # (pieces of a cue, role of each piece of the window)


class Attribution(nn.Module):
    """The encoder with its two attribution heads."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.cue = nn.Linear(WIDTH, 3)
        self.of_piece = nn.Linear(WIDTH, INNER)
        self.of_cue = nn.Linear(WIDTH, INNER)
        self.distance = nn.Embedding(2 * REACH + 1, INNER)
        self.role = nn.Linear(INNER, 5)
        self.dropout = nn.Dropout(0.1)

    def roles(self, states: Tensor, cue_states: Tensor, cue_places: Tensor) -> Tensor:
        """For each cue the roles of all pieces of its window.

        `states` (cues, pieces, WIDTH), `cue_states` (cues, WIDTH), `cue_places` (cues,); gives (cues, pieces, 5).
        """
        places = torch.arange(states.shape[1], device=states.device)
        distance = (places[None, :] - cue_places[:, None]).clamp(-REACH, REACH) + REACH
        mixed = self.of_piece(states) + self.of_cue(cue_states)[:, None, :] + self.distance(distance)
        return self.role(self.dropout(nn.functional.gelu(mixed)))


def examples(path: Path) -> Iterator[Example]:
    """The windows of a PolNeAR file with their labels."""
    cutter = tokenizer()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            for window in windows(article["text"], cutter):
                yield labelled(window, article["attributions"])


def labelled(window: Window, attributions: list[dict[str, list[list[int]]]]) -> Example:
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
    return Example(window, tuple(cues), tuple(asked))


def batches(rows: list[Example], size: int, *, shuffle: random.Random | None) -> Iterator[list[Example]]:
    """Batches of windows of like length, in random order while training."""
    order = sorted(rows, key=lambda row: len(row.window.pieces) + (shuffle.random() * 30 if shuffle else 0))
    found = [order[at : at + size] for at in range(0, len(order), size)]
    if shuffle:
        shuffle.shuffle(found)
    return iter(found)


def tensors(batch: list[Example]) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces, mask and cue labels (-100 where padded), each (batch, longest)."""
    longest = max(len(row.window.pieces) for row in batch)
    pieces = torch.zeros(len(batch), longest, dtype=torch.long)
    cues = torch.full((len(batch), longest), -100)
    for i, row in enumerate(batch):
        pieces[i, : len(row.window.pieces)] = torch.tensor(row.window.pieces)
        cues[i, : len(row.cues)] = torch.tensor(row.cues)
    return pieces, pieces != 0, cues


def loss_of(model: Attribution, batch: list[Example]) -> Tensor:
    """The sum of both heads' mean cross-entropies."""
    pieces, mask, cues = tensors(batch)
    states = model.encoder(pieces, mask)
    total = nn.functional.cross_entropy(model.cue(states).flatten(0, 1).float(), cues.flatten(), ignore_index=-100)
    asked = [(i, cue, roles) for i, row in enumerate(batch) for cue, roles in row.asked]
    if not asked:
        return total
    rows = torch.tensor([i for i, _, _ in asked])
    cue_states = torch.stack([states[i, list(cue)].mean(0) for i, cue, _ in asked])
    places = torch.tensor([cue[0] for _, cue, _ in asked])
    wanted = torch.full((len(asked), states.shape[1]), -100)
    for k, (_, _, roles) in enumerate(asked):
        wanted[k, : len(roles)] = torch.tensor(roles)
    found = model.roles(states[rows], cue_states, places)
    return total + nn.functional.cross_entropy(found.flatten(0, 1).float(), wanted.flatten(), ignore_index=-100)


def train(model: Attribution, rows: list[Example], *, epochs: int, size: int, rate: float, out: Path) -> None:
    """AdamW with a short warm-up and linear decay; prints the loss as it goes and keeps the weights of each epoch."""
    shuffle = random.Random(SEED)
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": list(model.encoder.parameters()), "lr": rate}, {"params": heads, "lr": 5 * rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = epochs * -(-len(rows) // size)
    warm = steps // 20 + 1
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
    )
    model.train()
    started, done, running = time.time(), 0, 0.0
    for epoch in range(epochs):
        for batch in batches(rows, size, shuffle=shuffle):
            loss = loss_of(model, batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            done += 1
            running = 0.98 * running + 0.02 * float(loss.detach())
            if done % 50 == 0:
                print(f"epoch {epoch} step {done}/{steps} loss {running:.4f} {time.time() - started:.0f}s", flush=True)
        torch.save(model.state_dict(), out)


def main() -> None:
    """Train on PolNeAR train and keep the weights."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--epochs", type=int, default=4)
    ask.add_argument("--batch", type=int, default=16)
    ask.add_argument("--rate", type=float, default=2e-4)
    ask.add_argument("--out", type=Path, default=Path("training/out/attribution.pt"))
    ask.add_argument("--limit", type=int, help="windows to train on, for a trial")
    args = ask.parse_args()
    torch.manual_seed(SEED)
    rows = list(examples(DATA / "polnear" / "train.jsonl"))[: args.limit]
    print(f"{len(rows)} windows, {sum(len(row.window.pieces) for row in rows)} pieces", flush=True)
    model = Attribution(pretrained())
    args.out.parent.mkdir(parents=True, exist_ok=True)
    train(model, rows, epochs=args.epochs, size=args.batch, rate=args.rate, out=args.out)


if __name__ == "__main__":
    main()
