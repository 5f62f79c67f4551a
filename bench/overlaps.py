"""Spans laid beside gold ones; needs neither sayso nor PyTorch, so that scorers and training can share it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

Span = tuple[int, int]  # characters, end exclusive
Labelled = tuple[Span, str]


def overlap(one: Span, other: Span) -> bool:
    """Whether the two have a character in common."""
    return one[0] < other[1] and other[0] < one[1]


def added(some: Sequence[Labelled], more: Iterable[Labelled]) -> list[Labelled]:
    """All of some, and of the others those that overlap none of them."""
    return [*some, *(item for item in more if not any(overlap(item[0], known[0]) for known in some))]


def compared(gold: Sequence[Labelled], ours: Iterable[Labelled]) -> Counter[str]:
    """How many of each label are wanted, found and right: "person wanted", "person found", "person right".

    Right is what overlaps a gold span of its label, in order and one to one.
    """
    count, left = Counter(f"{label} wanted" for _, label in gold), list(gold)
    for item in sorted(ours):
        count[f"{item[1]} found"] += 1
        match = next((known for known in left if known[1] == item[1] and overlap(item[0], known[0])), None)
        if match is not None:
            left.remove(match)
            count[f"{item[1]} right"] += 1
    return count


def shares(count: Counter[str], labels: Sequence[str]) -> str:
    """Precision, recall and F1 in per cent over the labels, with the counts."""
    right, found, wanted = (sum(count[f"{label} {what}"] for label in labels) for what in ("right", "found", "wanted"))
    p, r = 100 * right / max(found, 1), 100 * right / max(wanted, 1)
    return f"P {p:5.1f}  R {r:5.1f}  F1 {2 * p * r / max(p + r, 1e-9):5.1f}   ({right}/{found} found, {wanted} gold)"
