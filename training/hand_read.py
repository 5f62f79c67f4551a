"""The statements of hand-read Wikinews as attributions: cue, source and content by our own guideline.

The hand-read articles (`ties_wikinews/train` under SAYSO_DATA) keep the words of a statement, our passages its offsets.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DATA = Path(os.environ.get("SAYSO_DATA", "../shared/data"))
PASSAGES = Path(__file__).parent / "annotations"
Span = tuple[int, int]
Attribution = dict[str, list[Span]]  # "cue", "source" and "content", as in PolNeAR


def articles() -> Iterator[tuple[str, list[Attribution]]]:
    """The text of each article of ties_wikinews train, with its statements that have a cue."""
    folder = DATA / "ties_wikinews" / "train"
    with (folder / "articles.jsonl").open(encoding="utf-8") as lines:
        texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
    for name, text in texts.items():
        read = json.loads((folder / "gold" / f"{name}.json").read_text(encoding="utf-8"))
        found = (_by_words(text, statement) for statement in read["statements"])
        yield text, [attribution for attribution in found if attribution]


def passages() -> Iterator[tuple[str, list[Attribution]]]:
    """The text of each of our passages, with its statements that have a cue."""
    rows = [json.loads(line) for name in "ab" for line in (PASSAGES / f"{name}.jsonl").open(encoding="utf-8")]
    with (DATA / "wikinews" / "articles.jsonl").open(encoding="utf-8") as lines:
        texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
    for row in rows:
        start, end = row["passage"]
        yield texts[row["id"]][start:end], [_by_offsets(s, start) for s in row["statements"] if s["cue"]]


def _by_offsets(statement: dict[str, Any], start: int) -> Attribution:
    cue, source, content = (statement[name] for name in ("cue", "speaker", "content"))
    spans = {"cue": [cue], "source": [source] if source else [], "content": [content]}
    return _parted({name: [(a - start, b - start) for a, b in found] for name, found in spans.items()})


def _by_words(text: str, statement: dict[str, Any]) -> Attribution | None:
    """Where the words of a statement stand; of several places the ones nearest to its content."""
    if not statement["cue"] or not statement["content"]:
        return None
    content = next(iter(_places(text, statement["content"], 0)), None)
    cue = content and next(iter(_places(text, statement["cue"], content[0])), None)
    if not content or not cue:
        return None
    source = next(iter(_places(text, statement["speaker_span"], cue[0])), None)
    return _parted({"cue": [cue], "source": [source] if source else [], "content": [content]})


def _places(text: str, words: str, near: int) -> list[Span]:
    """Where the words stand whole, the nearest first."""
    if not words:
        return []
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)" if words[0].isalnum() and words[-1].isalnum() else re.escape(words)
    return sorted((m.span() for m in re.finditer(pattern, text)), key=lambda span: abs(span[0] - near))


def _parted(found: Attribution) -> Attribution:
    """The content without the cue and the source that stand inside it."""
    content = found["content"]
    for hole in found["cue"] + found["source"]:
        content = [part for span in content for part in without(span, hole)]
    return found | {"content": content}


def without(span: Span, hole: Span) -> list[Span]:
    """What is left of a span on both sides of a hole."""
    (start, end), (opens, closes) = span, hole
    if opens >= end or closes <= start:
        return [span]
    return [part for part in ((start, opens), (closes, end)) if part[0] < part[1]]
