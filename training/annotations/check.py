"""Check the annotated passages, count their ties: `python training/annotations/check.py [FILE ...]`, no FILE being all.

Prints one block of counts a file, then one line a problem; the exit code is 1 where there is a problem. The articles
are read from SAYSO_DATA (default ../shared/data); `--show` prints every row with its words, for a look and never for a
commit. The fields and their labels are described in README.md beside this file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.edtf import bounds
from sayso.errors import UnreadableTime
from sayso.model import Basis, Factuality, Kind, Phase, Quotation, Span
from sayso.relations import relations

ANNOTATIONS = Path(__file__).parent
DATA = Path(os.environ.get("SAYSO_DATA", ANNOTATIONS.parents[2] / "shared" / "data"))
Fields = Mapping[str, Any]  # any JSON value until problems_of has passed it

FIELDS = ("id", "sha256", "passage", "ties", "statements", "roles", "mentions")
# for each list of a passage: its fields that are spans, those of them that may be null, and those with closed labels
SPANS: Mapping[str, frozenset[str]] = {
    "ties": frozenset({"subject", "object", "role", "speaker", "evidence"}),
    "statements": frozenset({"speaker", "cue", "content", "addressee"}),
    "roles": frozenset({"person", "role"}),
    "mentions": frozenset({"span"}),
}
NULLABLE: Mapping[str, frozenset[str]] = {
    "ties": frozenset({"role", "speaker"}),
    "statements": frozenset({"speaker", "cue", "addressee"}),
}
CLOSED: Mapping[str, Mapping[str, frozenset[str]]] = {
    "ties": {
        "relation": frozenset(relations()),
        "phase": frozenset(Phase),
        "basis": frozenset(Basis),
        "factuality": frozenset(Factuality),
    },
    "statements": {"kind": frozenset(Quotation), "basis": frozenset({"named", "unnamed", "post", "document"})},
    "roles": {"status": frozenset({"current", "former", "future"})},
    "mentions": {"kind": frozenset(Kind)},
}
OTHERS: Mapping[str, frozenset[str]] = {
    "ties": frozenset({"time", "maybe"}),
    "statements": frozenset({"about", "time", "within"}),
    "mentions": frozenset({"chain"}),
}
INSIDE = frozenset({"evidence", "content", "cue"})  # spans that stand in the passage itself


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of a file: its place, for the messages, its fields, and the article that its offsets count in."""

    place: str
    fields: Fields
    text: str  # "" where the article is missing

    def rows(self, part: str) -> list[Fields]:
        """The rows of one of the four lists."""
        return list(self.fields[part])

    def words(self, span: Span | None) -> str:
        """What stands at the span; no span, no words."""
        return self.text[span[0] : span[1]] if span else ""


def articles() -> Mapping[str, str]:
    """The text of every article of the source, by its id."""
    path = DATA / "wikinews" / "articles.jsonl"
    if not path.exists():
        raise SystemExit(f"{path}: missing; set SAYSO_DATA to the folder that holds wikinews/articles.jsonl")
    with path.open(encoding="utf-8") as lines:
        return {row["id"]: row["text"] for row in map(json.loads, lines)}


def passages_of(path: Path, texts: Mapping[str, str]) -> list[Passage]:
    """The passages of a file in their order."""
    with path.open(encoding="utf-8") as lines:
        rows = [(number, json.loads(line)) for number, line in enumerate(lines, start=1)]
    return [Passage(f"{path.name}:{number}", row, texts.get(str(row.get("id")), "")) for number, row in rows]


def problems_of(passage: Passage) -> Iterator[str]:
    """What is wrong with one passage, one message each."""
    if set(passage.fields) != set(FIELDS):
        yield f"{passage.place}: fields differ: {', '.join(sorted(set(passage.fields) ^ set(FIELDS)))}"
        return
    if hashlib.sha256(passage.text.encode("utf-8")).hexdigest() != passage.fields["sha256"]:
        yield f"{passage.place}: {passage.fields['id']} is missing or its text has another hash"
        return
    if not is_span(passage.fields["passage"], (0, len(passage.text))):
        yield f"{passage.place}: the passage {passage.fields['passage']} is no span of the text"
        return
    broken = [problem for part in SPANS for problem in row_problems(passage, part)]
    yield from broken
    if not broken:
        yield from party_problems(passage)
        yield from within_problems(passage)


def row_problems(passage: Passage, part: str) -> Iterator[str]:
    """Whether the rows of one list have their fields, spans that lie in the text, labels and times."""
    closed = CLOSED[part]
    fields = SPANS[part] | set(closed) | OTHERS.get(part, frozenset())
    for index, row in enumerate(passage.rows(part)):
        place = f"{passage.place} {part}[{index}]"
        if set(row) != fields:
            yield f"{place}: fields differ: {', '.join(sorted(set(row) ^ fields))}"
            continue
        yield from (
            f"{place}: {name} {row[name]!r} is none of its labels" for name in closed if row[name] not in closed[name]
        )
        yield from span_problems(passage, part, row, place)
        if "time" in row and not is_time(row["time"]):
            yield f"{place}: time {row['time']!r} is no EDTF"


def span_problems(passage: Passage, part: str, row: Fields, place: str) -> Iterator[str]:
    """Whether the spans of one row lie where they must, and hold words without blanks at their ends."""
    spans = [
        (name, row[name]) for name in sorted(SPANS[part]) if not (row[name] is None and name in NULLABLE.get(part, ()))
    ]
    spans += [("about", span) for span in row.get("about", ())]
    for name, span in spans:
        room = passage.fields["passage"] if name in INSIDE else (0, len(passage.text))
        if not is_span(span, room):
            yield f"{place}: {name} {span} is no span of the {'passage' if name in INSIDE else 'text'}"
        elif passage.words(span) != passage.words(span).strip():
            yield f"{place}: {name} {span} starts or ends with a blank"


def party_problems(passage: Passage) -> Iterator[str]:
    """Whether every party of a tie, person of a role and subject matter of a statement is among the mentions."""
    chains = {tuple(row["span"]): row["chain"] for row in passage.rows("mentions")}
    parties = [
        (f"ties[{i}]", side, row[side]) for i, row in enumerate(passage.rows("ties")) for side in ("subject", "object")
    ]
    parties += [(f"roles[{i}]", "person", row["person"]) for i, row in enumerate(passage.rows("roles"))]
    for i, row in enumerate(passage.rows("statements")):
        parties += [(f"statements[{i}]", "about", span) for span in row["about"]]
    for row_place, side, span in parties:
        if tuple(span) not in chains:
            yield f"{passage.place} {row_place}: {side} {span} {passage.words(span)!r} is no mention"
    for i, row in enumerate(passage.rows("ties")):
        sides = [chains.get(tuple(row[side])) for side in ("subject", "object")]
        if None not in sides and sides[0] == sides[1]:
            yield f"{passage.place} ties[{i}]: ties a party to itself"
    if len(chains) != len(passage.rows("mentions")):
        yield f"{passage.place}: a span stands twice among the mentions"


def within_problems(passage: Passage) -> Iterator[str]:
    """Whether every enclosing statement is another of the passage."""
    count = len(passage.rows("statements"))
    for i, row in enumerate(passage.rows("statements")):
        within = row["within"]
        if within is not None and not (isinstance(within, int) and 0 <= within < count and within != i):
            yield f"{passage.place} statements[{i}]: within {within!r} is no other statement"


def is_span(span: object, room: Span) -> bool:
    """Whether it is a pair of offsets, not empty, inside the room."""
    if not (isinstance(span, list) and len(span) == 2 and all(isinstance(side, int) for side in span)):
        return False
    return bool(room[0] <= span[0] < span[1] <= room[1])


def is_time(time: object) -> bool:
    """Whether it is an EDTF string that sayso reads, or ""."""
    try:
        return isinstance(time, str) and (time == "" or bool(bounds(time)))
    except UnreadableTime:
        return False


def counts_of(name: str, passages: list[Passage]) -> str:
    """The counts of one file: passages, words, rows of each list, and ties (and maybes) a relation."""
    ties = [row for passage in passages for row in passage.rows("ties")]
    firm = Counter(row["relation"] for row in ties if not row["maybe"])
    maybe = Counter(row["relation"] for row in ties if row["maybe"])
    words = sum(len(passage.words(passage.fields["passage"]).split()) for passage in passages)
    rows = [
        f"{sum(len(passage.rows(part)) for passage in passages)} {part}" for part in ("statements", "roles", "mentions")
    ]
    sources = len({passage.fields["id"] for passage in passages})
    lines = [f"{name}: {len(passages)} passages of {sources} articles, {words} words"]
    lines.append(f"  {firm.total()} ties and {maybe.total()} maybes, {', '.join(rows)}")
    lines += [
        f"  {label}: {listed(Counter(row[label] for row in ties if not row['maybe']))}"
        for label in ("basis", "phase", "factuality")
    ]
    return "\n".join([*lines, *(f"  {relation:16}{firm[relation]:5}{maybe[relation]:5}" for relation in relations())])


def listed(counts: Counter[str]) -> str:
    """The counts in words, most frequent first."""
    return ", ".join(f"{label} {count}" for label, count in counts.most_common()) or "none"


def shown(passage: Passage) -> Iterator[str]:
    """The passage and its rows with their words, one line each."""
    yield f"\n== {passage.place} {passage.fields['id']}\n{passage.words(passage.fields['passage'])}"
    for part in SPANS:
        yield from (f"  {part}[{i}] {in_words(passage, part, row)}" for i, row in enumerate(passage.rows(part)))


def in_words(passage: Passage, part: str, row: Fields) -> str:
    """One row, its spans given as the words that stand there."""
    values = {name: passage.words(row[name]) if name in SPANS[part] else row[name] for name in row}
    values |= {"about": [passage.words(span) for span in row["about"]]} if "about" in row else {}
    return " | ".join(f"{name}={value}" for name, value in values.items() if value not in ("", None, [], False))


def main() -> None:
    """Check the named files, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--show", action="store_true", help="print every row with its words")
    options = parser.parse_args()
    texts, problems = articles(), []
    for path in options.files or sorted(ANNOTATIONS.glob("*.jsonl")):
        passages = passages_of(path, texts)
        broken = [problem for passage in passages for problem in problems_of(passage)]
        problems += broken
        if not broken:
            print(counts_of(path.stem, passages))
        if options.show and not broken:
            print("\n".join(line for passage in passages for line in shown(passage)))
    raise SystemExit("\n".join(problems) if problems else 0)


if __name__ == "__main__":
    main()
