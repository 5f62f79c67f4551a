"""Score time expressions on the TIMEX3 set: `python -m bench.score_timex` (dev), `--part train --show 40` (errors).

span strict: a time with exactly the gold start and end. span relaxed: times that overlap, each used once, in order.
value F1: as TempEval-3 counts it, relaxed matches with the gold TIMEX3 value / times found and gold times.
Values are compared as strings, after the gold's `mod` is left aside. dev is where sha256(id) mod 5 = 0.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bench.read_set import DATA, SETS, parsed
from sayso.model import Reading, Time
from sayso.reading.times.times import times

Pair = tuple[dict[str, Any] | None, Time | None]


@dataclass(frozen=True, slots=True)
class Scores:
    """Counts over a set of documents."""

    gold: int
    found: int
    strict: int
    relaxed: int
    values: int

    def f1(self, right: int) -> float:
        """Harmonic mean of precision and recall, in percent."""
        return 200 * right / (self.gold + self.found) if self.gold + self.found else 0.0

    def __str__(self) -> str:
        parts = (("span strict", self.strict), ("span relaxed", self.relaxed), ("value", self.values))
        f1s = "  ".join(f"{name} F1 {self.f1(right):.1f}" for name, right in parts)
        right = f"values right of matched {self.values / max(1, self.relaxed):.3f}"
        return f"gold {self.gold}  found {self.found}  {f1s}  {right}"


def is_dev(document: str) -> bool:
    """Whether the document belongs to the dev part."""
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % 5 == 0


def pairs(gold: list[dict[str, Any]], found: tuple[Time, ...]) -> Iterator[Pair]:
    """Gold and found times that overlap, and those of either that stand alone."""
    rest = list(found)
    for row in sorted(gold, key=lambda one: int(one["start"])):
        match = next((time for time in rest if time.span[0] < row["end"] and row["start"] < time.span[1]), None)
        if match is not None:
            rest.remove(match)
        yield row, match
    yield from ((None, time) for time in rest)


def is_right(row: dict[str, Any], time: Time) -> bool:
    """Whether the value is the gold one."""
    return bool(row["value"] == time.timex)


def scores(matched: list[Pair]) -> Scores:
    """The counts of a list of pairs."""
    both = [(row, time) for row, time in matched if row is not None and time is not None]
    return Scores(
        gold=sum(row is not None for row, _ in matched),
        found=sum(time is not None for _, time in matched),
        strict=sum((row["start"], row["end"]) == time.span for row, time in both),
        relaxed=len(both),
        values=sum(is_right(row, time) for row, time in both),
    )


def gold_rows() -> dict[str, list[dict[str, Any]]]:
    """The gold times of each document."""
    with (DATA / SETS["timex"]).open(encoding="utf-8") as lines:
        return {row["id"]: row["timex"] for row in map(json.loads, lines)}


def show(reading: Reading, matched: list[Pair]) -> Iterator[str]:
    """A line for each error: kind, words with what stands round them, gold value, value found."""
    text = reading.document.text
    for row, time in matched:
        if row is not None and time is not None and is_right(row, time):
            continue
        start, end = (row["start"], row["end"]) if row else time.span if time else (0, 0)
        kind = "value " if row and time else "missed" if row else "extra "
        around = f"{text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 30]}".replace("\n", " ")
        told = f"{row['type']} {row['value']}" if row else "-"
        yield f"{kind} {reading.document.date[:10]} {told} | {time.timex if time else '-'} | {around}"


def main() -> None:
    """Print the scores of one part, by source of the documents too."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--part", choices=("dev", "train"), default="dev")
    ask.add_argument("--show", type=int, default=0, help="print so many errors (train only)")
    args = ask.parse_args()
    gold = gold_rows()
    readings = [r for r in parsed("timex", None, fresh=False) if is_dev(r.document.id) == (args.part == "dev")]
    by_document = [(r, list(pairs(gold[r.document.id], times(r).times))) for r in readings]
    print(f"timex {args.part}: {len(readings)} documents, {scores([p for _, found in by_document for p in found])}")
    if args.part == "train":
        errors = [line for reading, found in by_document for line in show(reading, found)]
        print(Counter(line.split()[0] for line in errors))
        print("\n".join(errors[:: max(1, len(errors) // args.show)]) if args.show else "")


if __name__ == "__main__":
    main()
