"""How alike two ways to cluster mentions are: MUC, B-cubed and CEAF-e (Pradhan et al. 2014 describe them)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linear_sum_assignment

Cluster = frozenset[int]  # numbers of mentions; gold and ours number the same mention the same


@dataclass(slots=True)
class Tally:
    """What is right of precision and recall, and out of how much, over all documents."""

    right_p: float = 0.0
    all_p: float = 0.0
    right_r: float = 0.0
    all_r: float = 0.0

    def add(self, ours: tuple[float, float], gold: tuple[float, float]) -> None:
        """Add one document's share of ours that is right, and that of gold which is found."""
        self.right_p, self.all_p = self.right_p + ours[0], self.all_p + ours[1]
        self.right_r, self.all_r = self.right_r + gold[0], self.all_r + gold[1]

    def scores(self) -> tuple[float, float, float]:
        """Precision, recall and F1 in per cent."""
        p, r = self.right_p / max(self.all_p, 1e-9), self.right_r / max(self.all_r, 1e-9)
        return 100 * p, 100 * r, 100 * 2 * p * r / max(p + r, 1e-9)


@dataclass(slots=True)
class Measures:
    """The three measures over some documents; gold is counted in links, mentions and clusters."""

    muc: Tally = field(default_factory=Tally)
    b_cubed: Tally = field(default_factory=Tally)
    ceaf: Tally = field(default_factory=Tally)

    def add(self, gold: Sequence[Cluster], ours: Sequence[Cluster]) -> None:
        """Add a document."""
        self.muc.add(links_kept(ours, gold), links_kept(gold, ours))
        self.b_cubed.add(mentions_kept(ours, gold), mentions_kept(gold, ours))
        aligned = alignment(gold, ours)
        self.ceaf.add((aligned, len(ours)), (aligned, len(gold)))

    def average(self) -> float:
        """The mean F1 of the three, in per cent."""
        return sum(tally.scores()[2] for tally in (self.muc, self.b_cubed, self.ceaf)) / 3


def links_kept(some: Sequence[Cluster], others: Sequence[Cluster]) -> tuple[float, float]:
    """MUC: how many of the links that hold the clusters together the others have too, and how many there are."""
    kept = 0
    for cluster in some:
        parts = [cluster & other for other in others if cluster & other]
        kept += sum(map(len, parts)) - len(parts)
    return kept, sum(len(cluster) - 1 for cluster in some)


def mentions_kept(some: Sequence[Cluster], others: Sequence[Cluster]) -> tuple[float, float]:
    """B-cubed: for each mention the share of its cluster that the others have beside it, summed, and the mentions."""
    kept = sum(len(cluster & other) ** 2 / len(cluster) for cluster in some for other in others)
    return kept, sum(map(len, some))


def alignment(gold: Sequence[Cluster], ours: Sequence[Cluster]) -> float:
    """CEAF-e: how alike the clusters are, summed over the best alignment one to one."""
    alike = np.array([[2 * len(g & o) / (len(g) + len(o)) for o in ours] for g in gold]).reshape(len(gold), len(ours))
    return float(alike[linear_sum_assignment(alike, maximize=True)].sum())
