"""Halve the inner layers of a wide encoder: of each the numbers that matter least are left out.

    python -m training.narrow training/out/teacher.pt --out training/out/narrow.pt

What a number matters is how large it is on PolNeAR train times how much weight the next step gives it. The inner layers
are two thirds of the reading time; `joint --start` then mends what was lost.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import torch
from torch import Tensor

from training.attribution import DATA
from training.encoder import INNER, LAYERS, WIDEST_INNER, Encoder, tokenizer
from training.windows import windows

WINDOWS = 300  # of PolNeAR train: the order hardly changes with more


def narrowed(weights: dict[str, Tensor], inner: int = INNER) -> dict[str, Tensor]:
    """The weights with `inner` of each layer's inner numbers, in the order they had."""
    encoder = Encoder(WIDEST_INNER)
    encoder.load_state_dict({k.removeprefix("encoder."): v for k, v in weights.items() if k.startswith("encoder.")})
    encoder.eval()
    sizes = [torch.zeros(WIDEST_INNER) for _ in range(LAYERS)]

    def watch(layer: int, states: Tensor) -> None:
        sizes[layer] += torch.nn.functional.gelu(states).abs().sum((0, 1))

    for i, layer in enumerate(encoder.layers):
        layer.inner.register_forward_hook(lambda _, __, states, i=i: watch(i, states))
    with torch.no_grad():
        for pieces in _texts():
            encoder(pieces, torch.ones_like(pieces, dtype=torch.bool))
    found = dict(weights)
    for i, size in enumerate(sizes):
        name = f"encoder.layers.{i}"
        outer = weights[f"{name}.outer.weight"]  # (WIDTH, WIDEST_INNER)
        kept = (size * outer.norm(dim=0)).topk(inner).indices.sort().values
        found[f"{name}.inner.weight"] = weights[f"{name}.inner.weight"][kept]
        found[f"{name}.inner.bias"] = weights[f"{name}.inner.bias"][kept]
        found[f"{name}.outer.weight"] = outer[:, kept]
    return found


def _texts() -> Iterator[Tensor]:
    cutter = tokenizer()
    with (DATA / "polnear" / "train.jsonl").open(encoding="utf-8") as lines:
        texts = (json.loads(line)["text"] for line in lines)
        found = (window for text in texts for window in windows(text, cutter))
        for window in islice(found, WINDOWS):
            yield torch.tensor([window.pieces])


def main() -> None:
    """Write the narrow weights."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("weights", type=Path)
    ask.add_argument("--out", type=Path, required=True)
    args = ask.parse_args()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(narrowed(torch.load(args.weights)), args.out)


if __name__ == "__main__":
    main()
