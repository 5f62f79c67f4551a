"""How many of our own sentences the rules read right, relation by relation, with the two parties given.

    python bench/score_sentences.py [--relation NAME] [--show]

A row is right when the reading has exactly the tie it is marked with (or none, for a near miss) between the two
marked mentions. The parse of the sentences is kept under .cache/.
"""

from __future__ import annotations

import argparse
import collections
import json
import pickle
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.model import Claim, Document, Entity, Form, Kind, Mention, Parse, Reading
from sayso.reading.parse import segment_all
from sayso.reading.read import STEPS
from sayso.relations import relations

SENTENCES = Path("training/sentences")
CACHE = Path(".cache/parses/sentences.pickle")
MARK = re.compile(r"\[\[([so]):(.*?)\]\]")
GIVEN = ("names", "coreference")  # steps that the marks stand for
PRONOUNS = frozenset(re.findall(r"\w+", "i he she it they we him her them us his their its our my who whom whose"))


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence: its text without marks, the two parties, and what it is marked with."""

    text: str
    subject: Entity
    object: Entity
    relation: str
    of: str  # the relation whose file it stands in


def rows() -> Iterator[Row]:
    """All sentences of training/sentences."""
    for path in sorted(SENTENCES.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield _row(json.loads(line), path.stem)


def _row(raw: dict[str, object], of: str) -> Row:
    text, spans, cut = "", {}, 0
    marked = str(raw["text"])
    for mark in MARK.finditer(marked):
        text += marked[cut : mark.start()]
        spans[mark[1]] = (len(text), len(text) + len(mark[2]))
        text += mark[2]
        cut = mark.end()
    text += marked[cut:]
    kinds = raw.get("kinds")
    kind = dict(zip("so", kinds, strict=True)) if isinstance(kinds, list) and len(kinds) == 2 else {}
    parties = {side: _party(side, text, span, str(kind.get(side, "person"))) for side, span in spans.items()}
    return Row(text, parties["s"], parties["o"], str(raw["relation"]), of)


def _party(side: str, text: str, span: tuple[int, int], kind: str) -> Entity:
    words = text[slice(*span)]
    form = Form.PRONOUN if words.lower() in PRONOUNS else Form.NAME
    return Entity(side, Kind(kind), words, mentions=(Mention(span, form),))


def parses(texts: list[str]) -> list[Parse]:
    """The parse of each text, from the cache where it has them all."""
    if CACHE.exists():
        kept: dict[str, Parse] = pickle.loads(CACHE.read_bytes())
    else:
        kept = {}
    new = [text for text in dict.fromkeys(texts) if text not in kept]
    for reading in segment_all(Reading(Document("", text)) for text in new):
        kept[reading.document.text] = reading.parse
    CACHE.parent.mkdir(parents=True, exist_ok=True)
    CACHE.write_bytes(pickle.dumps(kept))
    return [kept[text] for text in texts]


def claims_of(row: Row, parse: Parse) -> tuple[Claim, ...]:
    """The claims that the steps after names and coreference make, the row's two parties given."""
    reading = Reading(Document("", row.text), parse, entities=(row.subject, row.object))
    for step in STEPS:
        if step.__name__ not in GIVEN:
            reading = step(reading)
    return reading.claims


def ties(row: Row, parse: Parse) -> set[tuple[str, str, str]]:
    """The ties that are read between the row's two parties."""
    return {(claim.subject, claim.relation, claim.object) for claim in claims_of(row, parse)}


def main() -> None:
    """Print precision and recall a relation; with --show, what was missed and what was wrong."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--relation")
    ask.add_argument("--show", action="store_true")
    args = ask.parse_args()
    wanted = [row for row in rows() if args.relation in (None, row.of)]
    count: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for row, parse in zip(wanted, parses([row.text for row in wanted]), strict=True):
        found = {
            tie for tie in ties(row, parse) if tie[0] == "s" or symmetric(tie[1])
        }  # the row says nothing of o to s
        right = {("s", row.relation, "o"), ("o", row.relation, "s")} if row.relation != "none" else set()
        hit = {tie for tie in found if tie in right and (tie[0] == "s" or symmetric(tie[1]))}
        if row.relation != "none":
            count[row.relation]["gold"] += 1
            count[row.relation]["found"] += bool(hit)
        for _, relation, _ in found - hit:
            count[relation]["wrong"] += 1
        if args.show and (found - hit or (right and not hit)):
            verdict = "missed" if right and not hit else "wrong "
            print(f"{verdict} {row.relation:<16} {sorted(r for _, r, _ in found - hit)} | {marked(row)}")
    count["all"] = sum(count.values(), collections.Counter())
    for relation, c in count.items():
        precision = 100 * c["found"] / max(c["found"] + c["wrong"], 1)
        print(f"{relation:<16} P {precision:5.1f}  R {100 * c['found'] / max(c['gold'], 1):5.1f}  ({c['gold']} gold)")


def symmetric(relation: str) -> bool:
    """Whether either order of the parties is right."""
    return relations()[relation].symmetric


def marked(row: Row) -> str:
    """The text with its two parties in brackets."""
    spans = sorted((*entity.mentions[0].span, entity.id) for entity in (row.subject, row.object))
    text = row.text
    for start, end, side in reversed(spans):
        text = f"{text[:start]}[{side}:{text[start:end]}]{text[end:]}"
    return text


if __name__ == "__main__":
    main()
