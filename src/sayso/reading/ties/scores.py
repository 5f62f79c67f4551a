"""How sure a claim is, and whether it is too unsure to be shown unasked (docs/scores.md).

The score is the share of right ones among the claims that the same rule made in texts read by hand, as `scores.json`
beside this file has it; `training/calibrate.py` makes that file. A rule with few rows leans on those of its kind.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sayso.model import Factuality, Review
from sayso.relations import relations

ANY = "any"
FLAT = (Factuality.CERTAIN, Factuality.DENIED)  # a denial is as plain as an assertion


@dataclass(frozen=True, slots=True)
class Scores:
    """The table: shares by level, the least score of each relation that is shown unasked, and what a hedge costs."""

    shares: Mapping[str, float]
    shown_from: Mapping[str, float]
    hedged: float  # added to the log odds of what the words do not state flatly

    def share(self, relation: str, rule: str, *, hedged: bool) -> float:
        """The share of right claims at the most special level that has rows."""
        share = next(self.shares[level] for level in reversed(levels(relation, rule)) if level in self.shares)
        return 1 / (1 + (1 - share) / share * math.exp(-self.hedged)) if hedged else share


def levels(relation: str, rule: str) -> tuple[str, ...]:
    """What a rule leans on, from the most general to itself: all, its field, relation, kind of rule, construction."""
    kind, _, rest = rule.partition(":")
    construction = rest.partition("/")[2]  # "poss/before" of "title:wife/poss/before"
    found = (ANY, relations()[relation].field, relation, f"{relation} {kind}")
    return (*found, *([f"{relation} {kind}:*/{construction}"] if construction else []), f"{relation} {rule}")


@cache
def table() -> Scores:
    """The table that ships."""
    rows = json.loads(resources.files(__package__).joinpath("scores.json").read_text(encoding="utf-8"))
    return Scores(rows["shares"], rows["shown_from"], rows["hedged"])


@cache
def score_of(relation: str, rule: str, factuality: Factuality) -> float:
    """The score of a claim, above 0 and below 1."""
    return round(table().share(relation, rule, hedged=factuality not in FLAT), 3)


def review_of(relation: str, score: float) -> Review:
    """Whether a claim that nobody has reviewed may be shown unasked."""
    return Review.UNREVIEWED if score >= table().shown_from[relation] else Review.RISKY
