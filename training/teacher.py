"""Soft labels: what an earlier bundle says of a window, for a smaller model to learn from (Hinton et al. 2015)."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from onnxruntime import InferenceSession, SessionOptions

from training.attribution import CUE, CUE_FIRST, UNKNOWN, Asked, AttributionRow
from training.encoder import tokenizer
from training.windows import Window, windows

DATA = Path(os.environ.get("SAYSO_DATA", "../shared/data"))
ASKED_FROM = 0.2  # probability of a cue from which the teacher is asked for its source and content


class Teacher:
    """A bundle as `training.export` writes it."""

    def __init__(self, folder: Path) -> None:
        settings = SessionOptions()
        settings.log_severity_level = 3
        self.encoder, self.head = (
            InferenceSession(folder / f"{name}.onnx", settings, disabled_optimizers=["SkipLayerNormFusion"])
            for name in ("encoder", "roles")
        )

    def taught(self, row: AttributionRow) -> AttributionRow:
        """The row with soft labels of its cues, and of the roles that are asked for."""
        given = np.array([row.window.pieces], dtype=np.int64)
        (states,), (logits,), (seen,) = self.encoder.run(None, {"pieces": given})
        asked = row.asked or tuple(Asked(tuple(cue), None) for cue in _cues(_softmax(logits)))
        if asked and not (row.asked and UNKNOWN in row.cues):  # our own statements have borders that no teacher knows
            cues = np.stack([states[list(one.cue)].mean(0) for one in asked])
            places = np.array([one.cue[0] for one in asked], dtype=np.int64)
            (roles,) = self.head.run(None, {"seen": seen, "cues": cues, "places": places})
            asked = tuple(replace(one, soft=_softmax(r)) for one, r in zip(asked, roles, strict=True))
        return replace(row, soft=_softmax(logits), asked=asked)


def unlabelled(pieces: int, seed: int) -> Iterator[AttributionRow]:
    """Windows of Wikinews that nobody annotated, up to so many pieces."""
    cutter = tokenizer()
    annotated = {json.loads(line)["id"] for path in PASSAGES for line in path.open(encoding="utf-8")}
    with (DATA / "wikinews" / "articles.jsonl").open(encoding="utf-8") as lines:
        texts = [row["text"] for row in map(json.loads, lines) if not row["annotated"] and row["id"] not in annotated]
    random.Random(seed).shuffle(texts)
    seen = 0
    for text in texts:
        for window in windows(text, cutter):
            if seen >= pieces:
                return
            seen += len(window.pieces)
            yield _unlabelled(window)


PASSAGES = [Path(__file__).parent / "annotations" / f"{name}.jsonl" for name in "ab"]


def _unlabelled(window: Window) -> AttributionRow:
    return AttributionRow(window, (UNKNOWN,) * len(window.pieces), ())


def _cues(chances: np.ndarray) -> Iterator[list[int]]:
    run: list[int] = []
    for i, (outside, *_) in enumerate(chances):
        if run and (1 - outside <= ASKED_FROM or chances[i, CUE_FIRST] > chances[i, CUE]):
            yield run
            run = []
        if 1 - outside > ASKED_FROM:
            run.append(i)
    if run:
        yield run


def _softmax(logits: np.ndarray) -> np.ndarray:
    raised = np.exp(logits - logits.max(-1, keepdims=True))
    return (raised / raised.sum(-1, keepdims=True)).astype(np.float16)
