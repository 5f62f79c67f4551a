"""How much wording two texts share: runs of five words, a sketch of each text, and groups of texts that are one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import combinations, pairwise
from zlib import crc32

from sayso.record.components import Components

Sketch = tuple[int, ...]  # the smallest hashes of a text's runs, ascending

RUN = 5  # words
SAME_TEXT = 0.8  # share of runs in common; wire copy that was cut or lightly edited stays above (docs/standing.md)
TEXT_SKETCH = 64  # hashes: the estimated share is off by 0.05 (one standard deviation)
PASSAGE_SKETCH = 24
LOOKED_UP = 4  # smallest hashes by which alike texts find each other: at a share of 0.8 they miss in 1 of 600 pairs
CROWD = 40  # texts: a run that more of them have is boilerplate, and only neighbours are compared

WORD = re.compile(r"\w+")


def sketch(text: str, size: int) -> Sketch:
    """The smallest `size` hashes of the text's five-word runs; a text of fewer words has none."""
    words = WORD.findall(text.casefold())
    runs = (" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))
    return tuple(nsmallest(size, {crc32(run.encode("utf-8", "surrogatepass")) for run in runs}))


def share(a: Sequence[int], b: Sequence[int], size: int) -> float:
    """The estimated share of runs that two texts have in common, from their sketches of that size (0 to 1)."""
    smallest = nsmallest(size, {*a, *b})
    return len({*a} & {*b} & {*smallest}) / len(smallest) if smallest else 0.0


def same_texts(sketches: Mapping[str, Sequence[int]], size: int) -> dict[str, str]:
    """For each text that is nearly the same as another, the smallest id of its group; others are left out."""
    groups = Components()
    for one, other in sorted(_candidates(sketches)):
        if share(sketches[one], sketches[other], size) >= SAME_TEXT:
            groups.join(one, other)
    return groups.roots()


def _candidates(sketches: Mapping[str, Sequence[int]]) -> set[tuple[str, str]]:
    buckets = defaultdict(list)
    for text, hashes in sketches.items():
        for smallest in hashes[:LOOKED_UP]:
            buckets[smallest].append(text)
    return {pair for bucket in buckets.values() for pair in _pairs(bucket, sketches)}


def _pairs(bucket: list[str], sketches: Mapping[str, Sequence[int]]) -> Iterator[tuple[str, str]]:
    if len(bucket) <= CROWD:
        return combinations(sorted(bucket), 2)
    beside = pairwise(sorted(bucket, key=lambda text: (tuple(sketches[text]), text)))
    return ((min(pair), max(pair)) for pair in beside)
