"""Read one of the measuring sets: `python bench/read_set.py wikinews-dev -o readings.jsonl`, then score it.

The parse of each set is kept under .cache/ so that a rule can be tried again in seconds; `--fresh` parses anew.
The sets lie under SAYSO_DATA (default ../shared/data) and are private: never commit what this writes.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.intake.article import article
from sayso.intake.known import Known
from sayso.model import Document, Reader, Reading
from sayso.reading.parse import segment_all
from sayso.reading.read import steps
from sayso.reading.wire import as_dict

DATA = Path(os.environ.get("SAYSO_DATA", "../shared/data"))
SETS = {
    "wikinews-train": "ties_wikinews/train/articles.jsonl",
    "wikinews-dev": "ties_wikinews/dev/articles.jsonl",
    "polnear-train": "polnear/train.jsonl",
    "polnear-dev": "polnear/dev.jsonl",
    "timex": "timex/train.jsonl",
    "wikinews": "wikinews/articles.jsonl",
}
CACHE = Path(".cache/parses")


def documents(name: str, limit: int | None) -> Iterator[Document]:
    """The articles of a set as documents, in file order."""
    path = DATA / SETS[name]
    if not path.exists():
        raise SystemExit(f"{path}: missing; set SAYSO_DATA to the folder that holds {SETS[name]}")
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if limit is not None and number >= limit:
                return
            row = json.loads(line)
            known = Known(
                id=row["id"],
                date=row.get("date") or row.get("dct") or "",
                title=row.get("title", ""),
                outlet=row.get("outlet") or row.get("publisher") or "",
                url=row.get("url", ""),
            )
            yield article(row["text"], row["id"], known)


def parsed(name: str, limit: int | None, *, fresh: bool) -> list[Reading]:
    """The segmented readings of a set, from the cache where it holds them."""
    return segmented(f"{name}-{limit or 'all'}", documents(name, limit), fresh=fresh)


def segmented(label: str, source: Iterable[Document], *, fresh: bool) -> list[Reading]:
    """The segmented readings of the documents, from the cache where it holds them under the label."""
    kept = CACHE / f"{label}.pickle"
    if kept.exists() and not fresh:
        with kept.open("rb") as file:
            return [Reading(document, parse) for document, parse in pickle.load(file)]
    readings = list(segment_all(map(Reading, source)))
    CACHE.mkdir(parents=True, exist_ok=True)
    with kept.open("wb") as file:
        pickle.dump([(reading.document, reading.parse) for reading in readings], file, pickle.HIGHEST_PROTOCOL)
    return readings


def read_by(reader: Reader, reading: Reading) -> Reading:
    """What the reader makes of a segmented reading."""
    for step in steps(reader):
        reading = step(reading)
    return reading


def main() -> None:
    """Read a set and write its readings as JSON Lines."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("set", choices=SETS)
    ask.add_argument("-o", "--output", type=Path, required=True)
    ask.add_argument("--limit", type=int)
    ask.add_argument("--fresh", action="store_true")
    ask.add_argument("--reader", type=Reader, choices=list(Reader), default=Reader.HEADS)
    args = ask.parse_args()
    with args.output.open("w", encoding="utf-8") as out:
        for reading in parsed(args.set, args.limit, fresh=args.fresh):
            out.write(json.dumps(as_dict(read_by(args.reader, reading)), ensure_ascii=False) + "\n")
    print(f"{args.output}: written", file=sys.stderr)


if __name__ == "__main__":
    main()
