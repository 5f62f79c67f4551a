"""Check the sentences and count their labels: `python training/check_sentences.py [FILE ...]`, no FILE being all.

Prints one block of counts a file, then one line a problem; the exit code is 1 where there is a problem.
The fields and their labels are described in training/sentences/README.md.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.model import Basis, Factuality, Kind, Phase
from sayso.relations import relations

SENTENCES = Path(__file__).parent / "sentences"
FORMS = frozenset(
    {
        "verb",
        "passive",
        "noun",
        "apposition",
        "possessive",
        "title",
        "copula",
        "relative",
        "conjunction",
        "quotation",
        "pronoun",
    }
)
CLOSED: Mapping[str, frozenset[str]] = {
    "relation": frozenset(relations()) | {"none"},
    "direction": frozenset({"s>o"}),
    "form": FORMS,
    "phase": frozenset(Phase),
    "factuality": frozenset(Factuality),
    "basis": frozenset(Basis),
}
FIELDS = frozenset(CLOSED) | {"text", "role", "kinds"}
COUNTED = ("form", "phase", "factuality", "basis")
AT_LEAST = 100  # rows that hold the file's relation, and as many that do not
WORDS = range(8, 61)  # length of a text
NEAR = 0.6  # share of three-word runs in common, names masked, from which two texts count as one

MARK = re.compile(r"\[\[([so]):([^\[\]]+)\]\]")
NAME = re.compile(r"\b[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*")
NUMBER = re.compile(r"\d[\d.,:]*")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file, as read: its place, for the messages, and its fields."""

    place: str
    fields: Mapping[str, Any]  # any JSON value until problems_of has passed it

    @property
    def text(self) -> str:
        """The text with its marks; what is no text reads as none."""
        return str(self.fields.get("text", ""))

    @property
    def plain(self) -> str:
        """The text as a newspaper would print it."""
        return MARK.sub(r"\2", self.text)

    @property
    def masked(self) -> str:
        """The text without its names and numbers: equal for two rows that differ by these alone."""
        marked = MARK.sub(lambda mark: f"<{mark[1]}>", self.text)
        return NUMBER.sub("0", NAME.sub("N", marked)).casefold()

    @property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """The three-word runs of the masked text."""
        words = self.masked.split()
        return frozenset(zip(words, words[1:], words[2:], strict=False))


def rows_of(path: Path) -> Iterator[Row | str]:
    """The rows of a file in their order, a message in place of a line that is no JSON object."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            place = f"{path.name}:{number}"
            try:
                fields = json.loads(line)
            except json.JSONDecodeError as error:
                yield f"{place}: no JSON ({error.msg})"
                continue
            yield Row(place, fields) if isinstance(fields, dict) else f"{place}: no JSON object"


def problems_of(row: Row) -> Iterator[str]:
    """What is wrong with one row by itself, one message each."""
    if set(row.fields) != FIELDS:
        yield f"{row.place}: fields differ: {', '.join(sorted(set(row.fields) ^ FIELDS))}"
        return
    for name, allowed in CLOSED.items():
        if str(row.fields[name]) not in allowed:
            yield f"{row.place}: {name} {row.fields[name]!r} is none of its labels"
    sides = sorted(mark[1] for mark in MARK.finditer(row.text))
    if sides != ["o", "s"] or "[[" in row.plain or "]]" in row.plain:
        yield f"{row.place}: needs one [[s:...]] and one [[o:...]]"
    if len(row.plain.split()) not in WORDS:
        yield f"{row.place}: {len(row.plain.split())} words, not {WORDS.start} to {WORDS.stop - 1}"
    yield from kind_problems(row)


def kind_problems(row: Row) -> Iterator[str]:
    """Whether the two kinds are kinds, and such as the row's relation takes."""
    kinds = row.fields["kinds"]
    if not isinstance(kinds, list) or len(kinds) != 2 or not {str(kind) for kind in kinds} <= set(Kind):
        yield f"{row.place}: kinds {kinds!r} are not two kinds"
        return
    relation = relations().get(row.fields["relation"])
    if relation and not (kinds[0] in relation.subjects and kinds[1] in relation.objects):
        yield f"{row.place}: {relation.name} does not tie {kinds[0]} to {kinds[1]}"


def repeats(rows: list[Row]) -> Iterator[str]:
    """Pairs of rows that differ by little but names: one text with other marks is meant, a pattern refilled is not."""
    seen: list[tuple[Row, frozenset[tuple[str, ...]]]] = []
    for row in rows:
        runs = row.runs
        for other, others in seen:
            if row.text == other.text:
                yield f"{row.place}: same as {other.place}"
            elif row.plain != other.plain and len(runs & others) >= NEAR * min(len(runs), len(others)):
                yield f"{row.place}: differs from {other.place} by little but names"
        seen.append((row, runs))


def counts_of(relation: str, rows: list[Row]) -> str:
    """The counts of one file: how many rows hold the relation, how, and what the others are."""
    held = [row for row in rows if row.fields["relation"] == relation]
    near = [row for row in rows if row.fields["relation"] != relation]
    lines = [f"{relation}: {ordered(held)} held, {ordered(near)} near misses"]
    lines += [f"  {name}: {listed(Counter(row.fields[name] for row in held))}" for name in COUNTED]
    return "\n".join([*lines, f"  near misses: {listed(Counter(row.fields['relation'] for row in near))}"])


def ordered(rows: list[Row]) -> str:
    """How many rows, and in how many the subject stands first: the two shares of a file should not tell them apart."""
    s_first = sum(row.text.index("[[s:") < row.text.index("[[o:") for row in rows)
    return f"{len(rows)} ({s_first} subject first)"


def listed(counts: Counter[str]) -> str:
    """The counts in words, most frequent first."""
    return ", ".join(f"{label} {count}" for label, count in counts.most_common()) or "none"


def check(path: Path) -> list[str]:
    """The problems of one file, its counts printed on the way."""
    read = list(rows_of(path))
    problems = [item for item in read if isinstance(item, str)]
    rows = [item for item in read if isinstance(item, Row)]
    broken = [message for row in rows for message in problems_of(row)]
    if problems or broken:
        return problems + broken
    print(counts_of(path.stem, rows))
    held = sum(row.fields["relation"] == path.stem for row in rows)
    if min(held, len(rows) - held) < AT_LEAST:
        problems.append(f"{path.name}: {held} held and {len(rows) - held} near misses, fewer than {AT_LEAST} of each")
    return problems + list(repeats(rows))


def main() -> None:
    """Check the named files, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    paths = parser.parse_args().files or sorted(SENTENCES.glob("*.jsonl"))
    problems = [problem for path in paths for problem in check(path)]
    raise SystemExit("\n".join(problems) if problems else 0)


if __name__ == "__main__":
    main()
