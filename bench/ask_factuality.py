"""Write what the factuality head is to be measured on, with what the rules read there.

    python -m bench.ask_factuality -o asked.jsonl [--part dev]
    python -m training.measure_factuality WEIGHTS asked.jsonl

Two steps, since the head runs under PyTorch and the rules under spaCy. One JSON object a text: its `set`, its `name`,
the `text`, and `asked`, a list of spans by kind with the label (`gold`) and the rules' (`rules`). The sets:
`scored` (UDS-IH2 and RP: a score), and, with points of FactBank's scale, `sentences` (our own, held out, ties that the
rules find), `found` (ties of ties_wikinews train that the rules find) and `stated` (all its ties, by their evidence;
the rules are asked at the word that governs it).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from bench import score_factuality, score_sentences
from bench.read_set import DATA, parsed
from bench.table import SCORE
from sayso.model import Document, Factuality, Reading
from sayso.reading.commitment.factuality import factuality_at
from sayso.reading.parse import segment
from sayso.reading.read import STEPS
from sayso.reading.wire import as_dict
from training.held_out import held_out

Asked = dict[str, Any]


def scored(part: str) -> Iterator[Asked]:
    """The sentences of UDS-IH2 and RP: of train those held out, of dev all."""
    lines = _lines(DATA / "factuality" / f"{part}.jsonl")
    by_text: dict[str, list[Asked]] = {}
    for line in lines:
        if part == "dev" or held_out(line["text"]):
            by_text.setdefault(line["text"], []).append(line)
    for text, rows in by_text.items():
        reading = segment(Reading(Document("", text)))
        asked = []
        for row in rows:
            head = score_factuality.predicate(reading, *row["pred"])
            rules = factuality_at(reading, head) if head is not None else Factuality.CERTAIN
            asked.append(_asked(row["score"], rules, corpus=row["dataset"], predicate=[row["pred"]]))
        yield _text("scored", text, text, asked)


def sentences() -> Iterator[Asked]:
    """Our own sentences with a tie that the rules find between the marked parties."""
    rows = [row for row in score_sentences.rows() if row.relation != "none"]
    labels = _labels()
    for row, parse in zip(rows, score_sentences.parses([row.text for row in rows]), strict=True):
        spans = sorted(entity.mentions[0].span for entity in (row.subject, row.object))
        name = row.text[slice(*spans[0])]
        if not held_out(name):
            continue
        reading = Reading(Document("", row.text), parse, entities=(row.subject, row.object))
        for step in STEPS:
            if step.__name__ not in score_sentences.GIVEN:
                reading = step(reading)
        claim = next((claim for claim in reading.claims if claim.relation == row.relation), None)
        if claim is not None:
            asked = _asked(labels[row.text], claim.factuality, parties=spans, stretch=[(spans[0][0], spans[1][1])])
            yield _text("sentences", name, row.text, [asked])


def _labels() -> dict[str, str]:
    """The factuality of each of our own sentences, by its text without marks."""
    found = [line for path in sorted(score_sentences.SENTENCES.glob("*.jsonl")) for line in _lines(path)]
    return {score_sentences.MARK.sub(r"\2", line["text"]): line["factuality"] for line in found}


def ties() -> Iterator[Asked]:
    """The gold ties of ties_wikinews train: those that the rules find, and all by their evidence."""
    sys.path.insert(0, str(SCORE))
    score_ties = import_module("score_ties")  # it lies beside the data, outside the project

    for reading in parsed("wikinews-train", None, fresh=False):
        for step in STEPS:
            reading = step(reading)
        document = reading.document
        path = DATA / "ties_wikinews" / "train" / "gold" / f"{document.id}.json"
        gold = json.loads(path.read_text(encoding="utf-8"))["ties"]
        claims, taken, found, stated = list(score_ties.claims(as_dict(reading))), set(), [], []
        for row in gold:
            spans = score_ties.places(document.text, row["evidence"])
            if not spans:
                continue
            head = score_factuality.predicate(reading, *spans[0])
            rules = factuality_at(reading, head) if head is not None else Factuality.CERTAIN
            stated.append(_asked(row["factuality"], rules, stretch=[spans[0]]))
            for i, (claim, subject, object_) in enumerate(claims):
                start, end = claim["evidence"]
                touches = any(start < e and s < end for s, e in spans)
                if i not in taken and touches and score_ties.match(row, claim, subject, object_):
                    taken.add(i)
                    parties = [claim["subject_span"], claim["object_span"]]
                    rules = Factuality(claim["factuality"])
                    found.append(_asked(row["factuality"], rules, parties=parties, stretch=[claim["evidence"]]))
                    break
        yield _text("found", document.id, document.text, found)
        yield _text("stated", document.id, document.text, stated)


def _asked(gold: float | str, rules: Factuality, *, corpus: str = "", **spans: Iterable[Iterable[int]]) -> Asked:
    return {"gold": gold, "rules": rules.value, "score": score_factuality.POINTS[rules], "corpus": corpus} | spans


def _text(of: str, name: str, text: str, asked: list[Asked]) -> Asked:
    return {"set": of, "name": name, "text": text, "asked": asked}


def _lines(path: Path) -> Iterator[Asked]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def main() -> None:
    """Write the questions as JSON Lines."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("-o", "--output", type=Path, required=True)
    ask.add_argument("--part", choices=("train", "dev"), default="train", help="of the scored sets")
    args = ask.parse_args()
    with args.output.open("w", encoding="utf-8") as out:
        rest = [sentences, ties] if args.part == "train" else []
        for rows in (scored(args.part), *(each() for each in rest)):
            for row in rows:
                out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
