"""Read a PolNeAR file with trained attribution heads, in the form that score_statements.py takes.

python -m training.read_attributions training/out/attribution.pt polnear/dev.jsonl -o /tmp/read.jsonl
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from training.attribution import (
    CONTENT,
    CONTENT_FIRST,
    CUE,
    CUE_FIRST,
    DATA,
    SOURCE,
    SOURCE_FIRST,
    Attribution,
    Example,
    batches,
    tensors,
)
from training.encoder import Encoder, tokenizer
from training.windows import Window, windows

Span = tuple[int, int]


def statements(model: Attribution, text: str, cutter: Tokenizer) -> Iterator[dict[str, Any]]:
    """The attributions of one article, cue by cue."""
    rows = [Example(window, (), ()) for window in windows(text, cutter)]
    for batch in batches(rows, 16, shuffle=None):
        pieces, mask, _ = tensors([Example(row.window, (0,) * len(row.window.pieces), ()) for row in batch])
        with torch.inference_mode():
            states = model.encoder(pieces, mask)
            tags = model.cue(states).argmax(-1)
        for i, row in enumerate(batch):
            cues = list(_runs(tags[i, : len(row.window.pieces)].tolist(), CUE_FIRST, CUE))
            if cues:
                yield from _asked(model, row.window, states[i, : len(row.window.pieces)], cues)


def _asked(model: Attribution, window: Window, states: torch.Tensor, cues: list[list[int]]) -> Iterator[dict[str, Any]]:
    with torch.inference_mode():
        cue_states = torch.stack([states[cue].mean(0) for cue in cues])
        places = torch.tensor([cue[0] for cue in cues])
        rows = torch.zeros(len(cues), dtype=torch.long)
        found = model.roles(states[None], rows, cue_states, places).argmax(-1)
    for cue, roles in zip(cues, found.tolist(), strict=True):
        content = [_characters(window, run) for run in _runs(roles, CONTENT_FIRST, CONTENT)]
        source = [_characters(window, run) for run in _runs(roles, SOURCE_FIRST, SOURCE)]
        if content:
            yield {
                "speakers": [],
                "speaker_span": list(source[0]) if source else None,
                "cue": list(_characters(window, cue)),
                "content": [list(span) for span in content],
                "act": "speech",
            }


def _runs(tags: list[int], first: int, other: int) -> Iterator[list[int]]:
    """The stretches of pieces tagged so; a stretch may lack its first tag."""
    run: list[int] = []
    for i, tag in enumerate([*tags, -1]):
        if run and (tag not in (first, other) or tag == first):
            yield run
            run = []
        if tag in (first, other):
            run.append(i)


def _characters(window: Window, run: list[int]) -> Span:
    return window.spans[run[0]][0], window.spans[run[-1]][1]


def main() -> None:
    """Write one reading a line."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("weights", type=Path)
    ask.add_argument("set", help="a file below SAYSO_DATA")
    ask.add_argument("-o", "--out", type=Path, required=True)
    args = ask.parse_args()
    model = Attribution(Encoder())
    model.load_state_dict(torch.load(args.weights))
    model.eval()
    cutter = tokenizer()
    started, count = time.process_time(), 0
    with args.out.open("w", encoding="utf-8") as out, (DATA / args.set).open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            found = list(statements(model, article["text"], cutter))
            count += len(article["text"].split())
            row = {"id": article["id"], "text": article["text"], "entities": [], "statements": found}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    print(f"{count / (time.process_time() - started):.0f} words/s of processor time")


if __name__ == "__main__":
    main()
