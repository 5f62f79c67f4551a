"""The factuality head: how far the words commit to a predicate or a tie, on the states of the shared encoder.

Asked about words of a window (a predicate; the two parties of a tie; the stretch that states it) it gives a score from
-3 to 3, and a point of FactBank's scale. The score learns from UDS-IH2 and its companions, which ask whether a thing
happened; the scale from our own sentences and passages, where a plan is possible and what Smith said is Smith's
certain word. Two outputs, since "will resign" is -2 on the one and possible on the other; what finds the words that
hedge is shared. Hand-read articles of ties_wikinews are never trained on: the head is measured there.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from training.encoder import WIDTH, tokenizer
from training.held_out import held_out
from training.windows import Window, inside, windows

DATA = Path(os.environ.get("SAYSO_DATA", "../shared/data"))
HERE = Path(__file__).parent
SCALE = ("denied", "probably_not", "possibly_not", "unknown", "possible", "probable", "certain")
MARK = re.compile(r"\[\[[so]:(.*?)\]\]")
KEY = 64
INNER = 256
REACH = 40  # pieces either side of the asked words that may bear on them: a long sentence
AS_ONE = 0.6  # brings the loss to about 1 at the start

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """Words of a window with how far the text commits to what they say: a score, or a place on SCALE, not both."""

    pieces: tuple[int, ...]
    score: float | None = None
    point: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A window with all that is asked about it; `name` is the sentence or passage it comes from."""

    name: str
    window: Window
    asked: tuple[Asked, ...]


class FactualityHead(nn.Module):
    """Looks from the asked words around them, once, and reads off the score and the scale."""

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, KEY)
        self.key = nn.Linear(WIDTH, KEY)
        self.mix = nn.Linear(2 * WIDTH, INNER)
        self.score = nn.Linear(INNER, 1)
        self.scale = nn.Linear(INNER, len(SCALE))
        self.near = nn.MaxPool1d(2 * REACH + 1, stride=1, padding=REACH)
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, asked: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """The score (queries,) and the logits of SCALE (queries, 7).

        `states` (windows, pieces, WIDTH), `asked` (windows, queries, pieces) is 1 at the asked words, `mask` (windows,
        pieces) is 1 where there is a piece; gives (windows, queries) and (windows, queries, 7). A query without words
        is allowed, as padding: what comes out for it means nothing.
        """
        words = asked / asked.sum(-1, keepdim=True).clamp(min=1.0) @ states
        likeness = self.query(words) @ self.key(states).transpose(1, 2) / KEY**0.5
        seen = self.near(asked) * mask[:, None, :]
        around = torch.softmax(likeness - 1e4 * (1.0 - seen), -1) @ states
        mixed = nn.functional.gelu(self.mix(self.dropout(torch.cat((words, around), -1))))
        return self.score(mixed)[..., 0], self.scale(mixed)


def rows(*, open_only: bool = False) -> Iterator[Row]:
    """The training rows; `open_only` leaves out UDS-IH2 and its companions, whose texts have licences of many kinds."""
    kept = [*sentence_rows(), *passage_rows()]
    if not open_only:
        kept += scored_rows("train")
    return (row for row in kept if not held_out(row.name))


def scored_rows(part: str) -> Iterator[Row]:
    """UDS-IH2 and its companions: a row a sentence, with the score of each of its predicates."""
    found: dict[str, list[dict[str, Any]]] = {}
    for line in _lines(DATA / "factuality" / f"{part}.jsonl"):
        found.setdefault(line["text"], []).append(line)
    cutter = tokenizer()
    for text, lines in found.items():
        for window in windows(text, cutter):
            asked = [Asked(_pieces(window, [line["pred"]]), score=line["score"]) for line in lines]
            yield from _row(text, window, asked)


def sentence_rows() -> Iterator[Row]:
    """Our own sentences that state a tie, asked by its parties and by the stretch from one to the other."""
    cutter = tokenizer()
    for path in sorted((HERE / "sentences").glob("*.jsonl")):
        for line in _lines(path):
            if line["relation"] == "none":
                continue  # a near miss: its factuality says only roughly how it is worded
            text, parties = unmarked(line["text"])
            stretch = (min(start for start, _ in parties), max(end for _, end in parties))
            for window in windows(text, cutter):
                # named by its first party: a world of names comes back in many rows, and the split is to part them
                yield from _row(text[slice(*parties[0])], window, _tie(window, parties, stretch, line["factuality"]))


def passage_rows() -> Iterator[Row]:
    """Our annotated passages: a row a window, asked about each firm tie by its parties and by its evidence."""
    found = [line for part in ("a", "b") for line in _lines(HERE / "annotations" / f"{part}.jsonl")]
    wanted = {line["id"] for line in found}
    texts = {line["id"]: line["text"] for line in _lines(DATA / "wikinews" / "articles.jsonl") if line["id"] in wanted}
    cutter = tokenizer()
    for line in found:
        start, end = line["passage"]
        for window in windows(texts[line["id"]][start:end], cutter):
            asked: list[Asked] = []
            for tie in line["ties"]:
                if tie["maybe"]:
                    continue
                subject, object_, evidence = ((a - start, b - start) for a, b in _spans(tie))
                near = [span for span in (subject, object_) if evidence[0] - 200 < span[0] < evidence[1] + 200]
                asked += _tie(window, near, evidence, tie["factuality"])
            yield from _row(line["id"], window, asked)


def unmarked(text: str) -> tuple[str, list[Span]]:
    """The sentence without its marks, and the spans of the two parties in text order."""
    plain, spans, at = "", [], 0
    for mark in MARK.finditer(text):
        plain += text[at : mark.start()]
        spans.append((len(plain), len(plain) + len(mark.group(1))))
        plain += mark.group(1)
        at = mark.end()
    return plain + text[at:], spans


def _spans(tie: dict[str, Any]) -> Iterator[Span]:
    return ((tie[name][0], tie[name][1]) for name in ("subject", "object", "evidence"))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _pieces(window: Window, spans: Iterable[Sequence[int]]) -> tuple[int, ...]:
    return tuple(inside(window, [(span[0], span[1]) for span in spans]))


def _tie(window: Window, parties: Sequence[Span], stretch: Span, factuality: str) -> Iterator[Asked]:
    """A tie asked by its parties, and by the stretch that states it; nothing where the window has no part of it."""
    if stretch_pieces := _pieces(window, [stretch]):
        yield Asked(_pieces(window, parties) or stretch_pieces, point=SCALE.index(factuality))
        yield Asked(stretch_pieces, point=SCALE.index(factuality))


def _row(name: str, window: Window, asked: Iterable[Asked]) -> Iterator[Row]:
    kept = tuple(each for each in asked if each.pieces)
    if kept:
        yield Row(name, window, kept)


def tensors(batch: Sequence[Row], longest: int) -> tuple[Tensor, Tensor]:
    """`asked` and `mask` as the head takes them, for windows padded to `longest` pieces."""
    asked = torch.zeros(len(batch), max(len(row.asked) for row in batch), longest)
    mask = torch.zeros(len(batch), longest)
    for i, row in enumerate(batch):
        mask[i, : len(row.window.pieces)] = 1.0
        for k, each in enumerate(row.asked):
            asked[i, k, list(each.pieces)] = 1.0
    return asked, mask


def loss_of(head: FactualityHead, states: Tensor, batch: Sequence[Row]) -> Tensor:
    """The mean over all that is asked: Huber on a score, cross-entropy on a place of the scale."""
    asked, mask = tensors(batch, states.shape[1])
    scores, scales = head(states, asked.to(states), mask.to(states))
    flat = [(i, k, each) for i, row in enumerate(batch) for k, each in enumerate(row.asked)]
    total = states.new_zeros(())
    if scored := [(i, k, each.score) for i, k, each in flat if each.score is not None]:
        found = scores[[i for i, _, _ in scored], [k for _, k, _ in scored]]
        wanted = found.new_tensor([score for _, _, score in scored])
        total = total + nn.functional.huber_loss(found, wanted, reduction="sum")
    if placed := [(i, k, each.point) for i, k, each in flat if each.point is not None]:
        logits = scales[[i for i, _, _ in placed], [k for _, k, _ in placed]]
        points = torch.tensor([point for _, _, point in placed], device=logits.device)
        total = total + nn.functional.cross_entropy(logits, points, reduction="sum")
    return AS_ONE * total / len(flat)
