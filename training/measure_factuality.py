"""Measure the factuality head beside the rules, on what bench.ask_factuality wrote.

    python -m training.measure_factuality training/out/joint.pt asked.jsonl

For scores: mean absolute error and Pearson's r, by corpus, beside the rules and the best constant. For the scale: how
many places are right, of those that are not certain and in all, for the head, the rules, and the rules where the head
overrules them only when it is sure. Weights: a state dict with `encoder.*` and `factuality.*`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import correlation, fmean, median
from typing import Any

import torch
from torch import nn

from training.encoder import tokenizer
from training.factuality import SCALE, Asked, FactualityHead, Row, tensors
from training.trained import encoder_of
from training.windows import Window, inside, windows

CERTAIN = "certain"
SURE = (0.5, 0.7, 0.8, 0.9, 0.95)


@dataclass(frozen=True, slots=True)
class Answer:
    """One question with its label, what the rules make of it, and the head: a score, and how likely each point is."""

    question: dict[str, Any]
    of: str
    by: str  # the words that were asked: "predicate", "parties", "stretch"
    score: float
    likely: tuple[float, ...]

    @property
    def point(self) -> str:
        """The likeliest point of the scale."""
        return SCALE[self.likely.index(max(self.likely))]


def answers(weights: Path, asked: Path) -> Iterator[Answer]:
    """The head's answers, window by window."""
    kept = torch.load(weights, map_location="cpu")
    model = nn.ModuleDict({"encoder": encoder_of(kept), "factuality": FactualityHead()})
    model.load_state_dict({name: kept[name] for name in model.state_dict()})
    model.eval()
    cutter = tokenizer()
    with asked.open(encoding="utf-8") as lines, torch.no_grad():
        for text in map(json.loads, lines):
            for window in windows(text["text"], cutter):
                questions = list(_questions(window, text["asked"]))
                if questions:
                    yield from _answered(model, window, text["set"], questions)


Question = tuple[dict[str, Any], str, tuple[int, ...]]


def _questions(window: Window, asked: Iterable[dict[str, Any]]) -> Iterator[Question]:
    for each in asked:
        for by in ("predicate", "parties", "stretch"):
            spans = [(start, end) for start, end in each.get(by, ())]
            if pieces := tuple(inside(window, spans)):
                yield each, by, pieces


def _answered(model: nn.ModuleDict, window: Window, of: str, questions: Sequence[Question]) -> Iterator[Answer]:
    pieces = torch.tensor([window.pieces])
    states = model["encoder"](pieces, pieces != 0)
    row = Row("", window, tuple(Asked(pieces) for _, _, pieces in questions))
    scores, scales = model["factuality"](states, *tensors([row], len(window.pieces)))
    likely = torch.softmax(scales[0], -1).tolist()
    for k, (each, by, _) in enumerate(questions):
        yield Answer(each, of, by, float(scores[0, k]), tuple(likely[k]))


def scored(name: str, rows: Sequence[Answer], constant: float) -> str:
    """One line for scores."""
    gold = [row.question["gold"] for row in rows]
    ways = {
        "head": [row.score for row in rows],
        "rules": [row.question["score"] for row in rows],
        "constant": [constant] * len(rows),
    }
    parts = []
    for way, found in ways.items():
        error = fmean(abs(a - b) for a, b in zip(gold, found, strict=True))
        r = f" r {correlation(gold, found):.3f}" if len(set(found)) > 1 and len(set(gold)) > 1 else ""
        parts.append(f"{way} mean abs error {error:.2f}{r}")
    return f"{name}: n {len(rows)}  " + "  ".join(parts)


def placed(name: str, rows: Sequence[Answer]) -> Iterator[str]:
    """The lines for points of the scale: each way of joining head and rules."""
    yield f"{name}: n {len(rows)}, not certain {sum(row.question['gold'] != CERTAIN for row in rows)}"
    for way, found in _ways():
        points = [(row.question["gold"], found(row)) for row in rows]
        right = sum(gold == point for gold, point in points)
        hedged = sum(gold == point != CERTAIN for gold, point in points)
        alarms = sum(gold == CERTAIN != point for gold, point in points)
        yield f"  {way:<42} right {right}  hedged right {hedged}  certain taken for hedged {alarms}"


def _ways() -> Iterator[tuple[str, Callable[[Answer], str]]]:
    yield "always certain", lambda row: CERTAIN
    yield "rules", lambda row: row.question["rules"]
    yield "head", lambda row: row.point
    for sure in SURE:
        yield f"head where it is {sure} sure, else rules", lambda row, s=sure: _over(row, s, of=(True, False))
        yield "the same, only where rules say certain", lambda row, s=sure: _over(row, s, of=(True,))
        yield "the same, only where rules hedge", lambda row, s=sure: _over(row, s, of=(False,))


def _over(row: Answer, sure: float, *, of: tuple[bool, ...]) -> str:
    """The rules' point, or the head's where it is sure and the rules' is one that it may overrule."""
    rules = row.question["rules"]
    return row.point if max(row.likely) >= sure and (rules == CERTAIN) in of else rules


def main() -> None:
    """Print the figures of every set in the file."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("weights", type=Path)
    ask.add_argument("asked", type=Path)
    ask.add_argument("--threads", type=int, default=1)
    args = ask.parse_args()
    torch.set_num_threads(args.threads)
    found = list(answers(args.weights, args.asked))
    scores = [row for row in found if row.of == "scored"]
    if scores:
        constant = median(row.question["gold"] for row in scores)
        for corpus in ("", *sorted({row.question["corpus"] for row in scores})):
            rows = [row for row in scores if corpus in ("", row.question["corpus"])]
            print(scored(f"scored {corpus}".strip(), rows, constant))
    for of, by in sorted({(row.of, row.by) for row in found if row.of != "scored"}):
        for line in placed(f"{of} by {by}", [row for row in found if (row.of, row.by) == (of, by)]):
            print(line)


if __name__ == "__main__":
    main()
