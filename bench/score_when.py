"""How well the time of a tie is found: `python -m bench.score_when` on the hand-read train articles (`--show 40`).

Each gold row's evidence is looked up in the text; every verb in it, else its first noun, is asked for its time. right:
one of them carries the gold time; invented: gold has none and a verb has one (an upper bound: a row has several verbs).
"""

from __future__ import annotations

import argparse
import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.read_set import DATA, parsed
from sayso.model import Reading
from sayso.reading.syntax import NOUN_TAGS, VERB_TAGS
from sayso.reading.times.times import times
from sayso.reading.times.when import Calendar


def gold_ties(name: str) -> dict[str, list[dict[str, Any]]]:
    """The gold rows of each article of the part."""
    files = sorted(Path(DATA / "ties_wikinews" / name / "gold").glob("*.json"))
    return {row["doc_id"]: row["ties"] for row in (json.loads(file.read_text(encoding="utf-8")) for file in files)}


def evidence_heads(reading: Reading, row: dict[str, Any]) -> list[int]:
    """The verbs of the evidence, or its nouns where it has no verb; none where the text does not have it."""
    at = reading.document.text.find(row["evidence"])
    starts = [token.start for token in reading.parse.tokens]
    first, last = bisect_left(starts, at), bisect_left(starts, at + len(row["evidence"]))
    inside = reading.parse.tokens[first:last] if at >= 0 else ()
    verbs = [token.i for token in inside if token.tag in VERB_TAGS and token.dep not in ("aux", "auxpass")]
    return verbs or [token.i for token in inside if token.tag in NOUN_TAGS]


def verdicts(name: str) -> Iterator[tuple[str, str]]:
    """For each gold row what came of it, and a line that shows it."""
    gold = gold_ties(name)
    for parse in parsed(f"wikinews-{name}", None, fresh=False):
        reading = times(parse)
        calendar = Calendar(reading)
        for row in gold[reading.document.id]:
            found = {calendar.time_at(i) for i in evidence_heads(reading, row)} - {""}
            verdict = _verdict(row["time"].rstrip("~"), {time.rstrip("~") for time in found})
            line = (
                f"{verdict:8} {reading.document.date} gold {row['time'] or '-'} found {sorted(found)} {row['relation']}"
            )
            at = reading.document.text.find(row["evidence"])
            around = reading.document.text[max(0, at - 70) : at + len(row["evidence"]) + 60]
            yield verdict, f"{line} | {around}".replace("\n", " ")


def _verdict(gold: str, found: set[str]) -> str:
    if not gold:
        return "invented" if found else "none"
    return "right" if gold in found else "wrong" if found else "missed"


def main() -> None:
    """Print the counts, and on train the rows that went wrong."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--part", choices=("train", "dev"), default="train")
    ask.add_argument("--show", type=int, default=0)
    args = ask.parse_args()
    rows = list(verdicts(args.part))
    print(f"ties_wikinews {args.part}: {len(rows)} rows, {dict(Counter(verdict for verdict, _ in rows))}")
    if args.part == "train" and args.show:
        wrong = [line for verdict, line in rows if verdict not in ("right", "none")]
        print("\n".join(wrong[:: max(1, len(wrong) // args.show)]))


if __name__ == "__main__":
    main()
