"""Score factuality: `python -m bench.score_factuality` (dev), `--part train --limit 3000 --show 40` (errors).

Each row has a sentence, a predicate and a mean human score from -3 (certainly not) to 3 (certainly). Reported for all
rows and by data set: Pearson's r with our scale as numbers, mean absolute error, and three-way accuracy, where above
1.5 is so, below -1.5 is not so, and the rest is open. A score of `unknown` counts as 0.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import correlation, fmean
from typing import Any

from bench.read_set import CACHE, DATA
from sayso.model import Document, Factuality, Reading
from sayso.reading.commitment.factuality import factuality_at
from sayso.reading.parse import segment

POINTS = {
    Factuality.CERTAIN: 3.0,
    Factuality.PROBABLE: 2.0,
    Factuality.POSSIBLE: 1.0,
    Factuality.UNKNOWN: 0.0,
    Factuality.POSSIBLY_NOT: -1.0,
    Factuality.PROBABLY_NOT: -2.0,
    Factuality.DENIED: -3.0,
}
OPEN_BELOW = 1.5


@dataclass(frozen=True, slots=True)
class Row:
    """One predicate: the human score and ours."""

    data: dict[str, Any]
    gold: float
    factuality: Factuality

    @property
    def found(self) -> float:
        """Our point on the scale as a number."""
        return POINTS[self.factuality]


def rows(part: str, limit: int | None) -> Iterator[Row]:
    """The predicates of a part, each read in its own sentence."""
    for data, reading in parsed(part, limit):
        head = predicate(reading, data["pred"][0], data["pred"][1])
        if head is not None:
            yield Row(data, data["score"], factuality_at(reading, head))


def parsed(part: str, limit: int | None) -> list[tuple[dict[str, Any], Reading]]:
    """The rows and their parses, from the cache where it holds them."""
    kept = CACHE / f"factuality-{part}-{limit or 'all'}.pickle"
    if not kept.exists():
        with (DATA / "factuality" / f"{part}.jsonl").open(encoding="utf-8") as lines:
            data = [json.loads(line) for line in lines]
        data = data[:: max(1, len(data) // limit)] if limit else data
        read = [(row, segment(Reading(Document(row["id"], row["text"])))) for row in data]
        CACHE.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(read, protocol=pickle.HIGHEST_PROTOCOL))
    found: list[tuple[dict[str, Any], Reading]] = pickle.loads(kept.read_bytes())
    return found


def predicate(reading: Reading, start: int, end: int) -> int | None:
    """The token of the span that governs the others."""
    inside = [token for token in reading.parse.tokens if token.start < end and start < token.end]
    spans = {token.i for token in inside}
    return next((token.i for token in inside if token.head not in spans or token.head == token.i), None)


def band(score: float) -> int:
    """1 for so, -1 for not so, 0 for open."""
    return (score > OPEN_BELOW) - (score < -OPEN_BELOW)


def report(name: str, of: list[Row]) -> str:
    """One line of figures."""
    gold, found = [row.gold for row in of], [row.found for row in of]
    r = correlation(gold, found) if len(set(gold)) > 1 and len(set(found)) > 1 else float("nan")
    error = fmean(abs(a - b) for a, b in zip(gold, found, strict=True))
    right = fmean(band(a) == band(b) for a, b in zip(gold, found, strict=True))
    return f"{name}: n {len(of)}  r {r:.3f}  mean abs error {error:.2f}  three-way accuracy {100 * right:.1f}"


def main() -> None:
    """Print the figures of a part, and on train its worst errors."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--part", choices=("dev", "train"), default="dev")
    ask.add_argument("--limit", type=int)
    ask.add_argument("--show", type=int, default=0, help="print so many errors (train only)")
    args = ask.parse_args()
    found = list(rows(args.part, args.limit))
    print(report(f"factuality {args.part}", found))
    for name in sorted({row.data["dataset"] for row in found}):
        print(report(f"  {name}", [row for row in found if row.data["dataset"] == name]))
    if args.part == "train":
        wrong = sorted((row for row in found if abs(row.gold - row.found) >= 2), key=lambda row: row.data["id"])
        for row in wrong[:: max(1, len(wrong) // args.show)] if args.show else []:
            start, end = row.data["pred"]
            text = f"{row.data['text'][:start]}[{row.data['text'][start:end]}]{row.data['text'][end:]}"
            print(f"{row.gold:5.2f} {row.factuality:12} {text}")


if __name__ == "__main__":
    main()
