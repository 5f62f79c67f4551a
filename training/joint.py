"""Train the encoder with all its heads, or with some: one command makes the bundled model from scratch.

    SAYSO_DATA=../shared/data python -m training.joint --out training/out/joint.pt

Every task gives rows with a window of word pieces and a loss on the encoder's states; batches of all tasks come in one
random order. Seeds are fixed; on one machine a run can be repeated.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from training import attribution, coreference, factuality, mentions, relations
from training.encoder import INNER, Encoder, pretrained
from training.teacher import Teacher, unlabelled

SEED = 20261122
PIECES_A_BATCH = 2048  # windows of like length up to so many pieces, padding counted
WARM_UP = 0.05  # share of the steps in which the rate rises


@dataclass(frozen=True, slots=True)
class Task:
    """One head: how it is made, what it is trained on and how often that is seen."""

    name: str
    head: Callable[[], nn.Module]
    rows: Callable[..., Iterator[Any]]
    loss: Callable[[Any, Tensor, Sequence[Any]], Tensor]
    epochs: float
    weight: float = 1.0


TASKS = (
    Task("attribution", attribution.AttributionHead, attribution.rows, attribution.loss_of, epochs=4),
    Task("relations", relations.RelationsHead, relations.rows, relations.loss_of, epochs=3),
    Task("mentions", mentions.MentionHead, mentions.rows, mentions.loss_of, epochs=3),
    Task("coreference", coreference.CoreferenceHead, coreference.rows, coreference.loss_of, epochs=3),
    Task("factuality", factuality.FactualityHead, factuality.rows, factuality.loss_of, epochs=1),
)


def batches(rows: Sequence[Any], shuffle: random.Random) -> list[list[Any]]:
    """Rows in batches of like length."""
    ordered = sorted(rows, key=lambda row: len(row.window.pieces) + shuffle.random() * 20)
    found: list[list[Any]] = [[]]
    for row in ordered:
        longest = max(len(row.window.pieces), *(len(other.window.pieces) for other in found[-1][-1:]), 0)
        if found[-1] and longest * (len(found[-1]) + 1) > PIECES_A_BATCH:
            found.append([])
        found[-1].append(row)
    return found


def schedule(tasks: Sequence[tuple[Task, list[Any]]], shuffle: random.Random) -> list[tuple[Task, list[Any]]]:
    """All batches of the run, in random order."""
    found = []
    for task, rows in tasks:
        for epoch in range(math.ceil(task.epochs)):
            share = min(1.0, task.epochs - epoch)
            seen = rows if share == 1 else shuffle.sample(rows, int(share * len(rows)))
            found += [(task, batch) for batch in batches(seen, shuffle)]
    shuffle.shuffle(found)
    return found


def states_of(encoder: nn.Module, batch: Sequence[Any]) -> Tensor:
    """The encoder's states of the windows of a batch, (batch, longest, WIDTH)."""
    longest = max(len(row.window.pieces) for row in batch)
    pieces = torch.zeros(len(batch), longest, dtype=torch.long)
    for i, row in enumerate(batch):
        pieces[i, : len(row.window.pieces)] = torch.tensor(row.window.pieces)
    found: Tensor = encoder(pieces, pieces != 0)
    return found


def train(
    model: nn.ModuleDict, plan: list[tuple[Task, list[Any]]], *, rate: float, head_rate: float, out: Path
) -> None:
    """AdamW with a short warm-up and linear decay; keeps the weights every few hundred steps and at the end."""
    groups = [
        {"params": [p for p in model["encoder"].parameters() if p.requires_grad], "lr": rate},
        {"params": [p for name, p in model.named_parameters() if not name.startswith("encoder.")], "lr": head_rate},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    warm = WARM_UP * len(plan) + 1
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, max(0.0, (len(plan) - step) / (len(plan) - warm)))
    )
    model.train()
    started, running = time.time(), dict[str, float]()
    for step, (task, batch) in enumerate(plan, 1):
        loss = task.loss(model[task.name], states_of(model["encoder"], batch), batch)
        optimiser.zero_grad()
        (task.weight * loss).backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        pace.step()
        before = running.get(task.name, float(loss.detach()))
        running[task.name] = 0.98 * before + 0.02 * float(loss.detach())
        if step % 50 == 0:
            losses = " ".join(f"{name} {value:.3f}" for name, value in running.items())
            print(f"step {step}/{len(plan)} {time.time() - started:.0f}s {losses}", flush=True)
        if step % 400 == 0 or step == len(plan):
            torch.save(model.state_dict(), out)


def start(model: nn.ModuleDict, weights: dict[str, Tensor]) -> None:
    """Take over the weights that fit; what has another shape or is not there begins anew."""
    shapes = {name: values.shape for name, values in model.state_dict().items()}
    fitting = {name: values for name, values in weights.items() if shapes.get(name) == values.shape}
    lacking = sorted(shapes.keys() - fitting.keys())
    print(f"begin anew: {', '.join(lacking) or 'none'}", flush=True)
    model.load_state_dict(fitting, strict=False)


def main() -> None:
    """Train and keep the weights, with what they were made from beside them."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--out", type=Path, default=Path("training/out/joint.pt"))
    ask.add_argument("--start", type=Path, help="weights to go on from; heads that they lack begin anew")
    ask.add_argument("--only", nargs="*", choices=[task.name for task in TASKS], help="these heads alone")
    ask.add_argument("--epochs", nargs="*", default=[], metavar="TASK=N", help="other than the task's own")
    ask.add_argument("--open", action="store_true", help="only sets with an open licence")
    ask.add_argument("--rate", type=float, default=3e-4)
    ask.add_argument("--head-rate", type=float, default=1.5e-3)
    ask.add_argument("--wide", action="store_true", help="with all inner numbers of MiniLM: a teacher")
    ask.add_argument("--teacher", type=Path, help="a bundle whose labels attribution learns from as well")
    ask.add_argument("--unlabelled", type=int, default=0, help="word pieces of Wikinews that the teacher labels")
    ask.add_argument("--limit", type=int, help="rows a task, for a trial")
    args = ask.parse_args()
    torch.manual_seed(SEED)
    epochs = {name: float(count) for name, count in (pair.split("=") for pair in args.epochs)}
    model = nn.ModuleDict({"encoder": pretrained() if args.wide else Encoder(INNER)})
    tasks = []
    for task in TASKS:
        rows = list(task.rows(open_only=args.open))[: args.limit] if not args.only or task.name in args.only else []
        if args.teacher and task.name == "attribution":
            teacher = Teacher(args.teacher)
            rows = [teacher.taught(row) for row in (*rows, *unlabelled(args.unlabelled, SEED))]
        if rows:
            model[task.name] = task.head()
            seen = Task(task.name, task.head, task.rows, task.loss, epochs.get(task.name, task.epochs), task.weight)
            tasks.append((seen, rows))
            pieces = sum(len(row.window.pieces) for row in rows)
            print(f"{task.name}: {len(rows)} windows, {pieces} pieces, {seen.epochs} epochs", flush=True)
    model["encoder"].freeze_words()
    if args.start:
        start(model, torch.load(args.start))
    elif not args.wide:
        raise SystemExit("a narrow encoder has no weights of its own: --start from those of training.narrow, or --wide")
    args.out.parent.mkdir(parents=True, exist_ok=True)
    shuffle = random.Random(SEED)
    train(model, schedule(tasks, shuffle), rate=args.rate, head_rate=args.head_rate, out=args.out)
    made = {
        "seed": SEED,
        "epochs": {task.name: task.epochs for task, _ in tasks},
        "rows": {t.name: len(r) for t, r in tasks},
    }
    settings = {name: str(value) for name, value in vars(args).items()}
    args.out.with_suffix(".json").write_text(json.dumps(made | {"settings": settings}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
