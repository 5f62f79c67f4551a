"""Make the table of scores: how often each rule is right on texts read by hand, and from where its claims are shown.

    .venv/bin/python -m training.calibrate

Writes src/sayso/reading/ties/scores.json, numbers only, and prints what docs/scores.md reports. A share counts the
claims of a rule and leans on the level above it as if PRIOR more claims had come out as that level does. Sentences of
our own count little: half of them were written to mislead, and none to stand for the news. The figures and the
thresholds are by cross-validation over the articles: each is scored by a table made without its fold.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

from sayso.reading.ties.scores import ANY, FLAT, Scores, levels
from sayso.relations import relations
from training.judged import NEWS, judged

TABLE = Path(__file__).parents[1] / "src/sayso/reading/ties/scores.json"
PRIOR = 12.0  # claims; chosen with OF_OURS by the log loss of cross-validation
FEWEST = 1.0  # claims from which a rule has a line of its own in the table
UP_TO_RELATION = 3  # levels: all, field, relation; these always have one
OF_OURS = 0.25  # weight of a claim in one of our own sentences
FOLDS = 10
GRAVE = ("family", "law", "money")  # a wrong tie of these does harm
WANTED = 0.95  # precision of the claims of these that are shown unasked
MORE_RIGHT_THAN_WRONG = 0.5  # the other relations: least score of what is shown unasked
UNLIKELY = 0.05  # chance that a relation with the precision that is wanted has so few right
ENOUGH = 8  # claims on which a threshold is judged
NEVER = 1.01
BINS = (0.0, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)


@dataclass(frozen=True, slots=True)
class Row:
    """A claim in as far as its score goes by it, and whether it is right."""

    source: str
    text: str
    relation: str
    rule: str
    is_hedged: bool
    is_right: bool

    @property
    def fold(self) -> int:
        """The fold of its text, by the text's id."""
        return int.from_bytes(hashlib.sha256(self.text.encode()).digest()[:4]) % FOLDS

    @property
    def is_grave(self) -> bool:
        """Whether a wrong claim of its relation does harm."""
        return relations()[self.relation].field in GRAVE


def rows() -> Iterator[Row]:
    """The claims that were judged, as rows."""
    for item in judged():
        claim = item.claim
        hedged = claim.factuality not in FLAT
        yield Row(item.source, item.text, claim.relation, claim.rule, hedged, item.is_right)


def fitted(found: Sequence[Row]) -> Scores:
    """The table that the rows come to, thresholds still to be chosen."""
    right, count = Counter[str](), Counter[str]()
    for row in found:
        weight = 1.0 if row.source in NEWS else OF_OURS
        for level in levels(row.relation, row.rule):
            count[level] += weight
            right[level] += weight * row.is_right
    shares = {ANY: right[ANY] / count[ANY]}
    places = {levels(row.relation, row.rule) for row in found} | {
        levels(name, "")[:UP_TO_RELATION] for name in relations()
    }
    for path in sorted(places):
        above = ANY
        for depth, level in enumerate(path[1:], 2):
            if depth <= UP_TO_RELATION or count[level] >= FEWEST:
                shares[level] = (right[level] + PRIOR * shares[above]) / (count[level] + PRIOR)
                above = level
    flat = Scores(shares, {}, 0.0)
    return Scores(shares, {}, cost_of_hedges(flat, [row for row in found if row.source in NEWS and row.is_hedged]))


def cost_of_hedges(flat: Scores, hedged: Sequence[Row]) -> float:
    """What to add to the log odds of hedged claims, the likeliest (a few steps of Newton's, with a weak prior at 0)."""
    odds = [log_odds(flat.share(row.relation, row.rule, hedged=False)) for row in hedged]
    cost = 0.0
    for _ in range(20):
        said = [1 / (1 + math.exp(-cost - own)) for own in odds]
        slope = sum(row.is_right - p for row, p in zip(hedged, said, strict=True)) - cost
        cost += slope / (1 + sum(p * (1 - p) for p in said))
    return cost


def log_odds(share: float) -> float:
    """The logarithm of the odds."""
    return math.log(share / (1 - share))


def scored(scores: Scores, row: Row) -> float:
    """The score of a row."""
    return scores.share(row.relation, row.rule, hedged=row.is_hedged)


Scored = tuple[float, Row]


def cross_validated(found: Sequence[Row]) -> list[Scored]:
    """The claims in news, each with the score it gets from a table made without its fold."""
    said = []
    for fold in range(FOLDS):
        made = fitted([row for row in found if row.source not in NEWS or row.fold != fold])
        said += [(scored(made, row), row) for row in found if row.source in NEWS and row.fold == fold]
    return said


def lowest(said: Iterable[Scored]) -> float:
    """The lowest score above which as large a share is right as is wanted; NEVER where there is none."""
    best, right = NEVER, 0
    ordered = sorted(said, key=lambda item: -item[0])
    for count, (score, row) in enumerate(ordered, 1):
        right += row.is_right
        ends = count == len(ordered) or ordered[count][0] < score  # claims of one score stand or fall together
        if ends and count >= ENOUGH and right >= WANTED * count:
            best = score
    return best


def thresholds(said: Sequence[Scored]) -> dict[str, float]:
    """For each relation the score from which a claim is shown unasked.

    Family, law and money share one: none of their relations has rows enough for its own. A relation that falls short
    above it by more than chance gets the one that its own claims ask for; the others keep theirs, which is stricter
    than it would be without the first.
    """
    of = {name: [item for item in said if item[1].relation == name] for name in relations()}
    grave = {name for name, relation in relations().items() if relation.field in GRAVE}
    common = lowest(item for name in grave for item in of[name])
    own = {name: lowest(of[name]) for name in grave if falls_short(of[name], common)}
    return {name: own.get(name, common) if name in grave else MORE_RIGHT_THAN_WRONG for name in of}


def falls_short(said: Iterable[Scored], threshold: float) -> bool:
    """Whether fewer are right above the threshold than chance would have it."""
    shown = [row.is_right for score, row in said if score >= threshold]
    return chance(sum(shown), len(shown)) < UNLIKELY


def chance(right: int, count: int) -> float:
    """How likely so few or fewer are right by chance, where the share that is wanted is."""
    return sum(math.comb(count, k) * WANTED**k * (1 - WANTED) ** (count - k) for k in range(right + 1))


def report(said: Sequence[Scored], chosen: dict[str, float], cost: float) -> None:
    """Print how far the scores can be believed, and what the thresholds show."""
    brier = sum((score - row.is_right) ** 2 for score, row in said) / len(said)
    mean = sum(row.is_right for _, row in said) / len(said)
    print(f"{len(said)} claims in news, {100 * mean:.1f} right; Brier {brier:.4f}, all alike {mean * (1 - mean):.4f}")
    gap = 0.0
    for low, high in pairwise(BINS):
        inside = [(score, row.is_right) for score, row in said if low <= score < high]
        if inside:
            told, right = (sum(side) / len(inside) for side in zip(*inside, strict=True))
            gap += abs(told - right) * len(inside) / len(said)
            print(f"  {low:.2f} to {high:.2f}: said {100 * told:.1f}, right {100 * right:.1f} (n {len(inside)})")
    print(f"  expected calibration error {100 * gap:.1f}; a hedge adds {cost:.2f} to the log odds")
    fields = dict.fromkeys(relation.field for relation in relations().values())
    groups = {"family, law and money": GRAVE, **{field: (field,) for field in fields}}
    for label, group in groups.items():
        own = [(score, row) for score, row in said if relations()[row.relation].field in group]
        shown = [row for score, row in own if score >= chosen[row.relation]]
        print(f"{label}: {share([row for _, row in own])}; shown {share(shown)}")
    for name in relations():
        own = [(score, row) for score, row in said if row.relation == name]
        shown = [row for score, row in own if score >= chosen[name]]
        print(f"  {name} from {chosen[name]:.3f}: {share([row for _, row in own])}; shown {share(shown)}")


def share(some: Sequence[Row]) -> str:
    """How many are right, of how many."""
    right = sum(row.is_right for row in some)
    return f"{right}/{len(some)} right" + (f" ({100 * right / len(some):.1f})" if some else "")


def write(scores: Scores, chosen: dict[str, float]) -> None:
    """Write the table, a line a number."""
    table = {
        "hedged": round(scores.hedged, 3),
        "shown_from": {name: round(value, 4) for name, value in chosen.items()},
        "shares": {level: round(value, 4) for level, value in sorted(scores.shares.items())},
    }
    TABLE.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    """Judge, fit, choose, report, write."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--rows", type=Path, default=Path("training/out/judged.jsonl"), help="where the rows are kept")
    ask.add_argument("--again", action="store_true", help="go by the rows that are kept: read nothing")
    args = ask.parse_args()
    if args.again:
        found = [Row(**json.loads(line)) for line in args.rows.read_text(encoding="utf-8").splitlines()]
    else:
        found = list(rows())
        args.rows.parent.mkdir(parents=True, exist_ok=True)
        args.rows.write_text("".join(json.dumps(asdict(row)) + "\n" for row in found), encoding="utf-8")
    scores, said = fitted(found), cross_validated(found)
    chosen = thresholds(said)
    report(said, chosen, scores.hedged)
    write(scores, chosen)


if __name__ == "__main__":
    main()
