"""Statements in our own passages: `python -m bench.score_passages [--reader rules]`.

The passages (training/annotations) are offsets into Wikinews articles; no rule and no head has learned from their
statements. The whole article is read, and what begins within a passage counts: found where the content shares at least
half of its words with a gold content (Jaccard, one to one, as SAYSO_SCORE's scorers have it), with the right speaker
where a mention of ours stands at a mention of the gold speaker; a gold statement without a speaker wants none.
Attitudes are left out, as the annotators did.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.overlaps import overlap
from bench.read_set import documents, read_by, segmented
from sayso.model import Act, Reader, Reading, Span

ANNOTATIONS = Path(__file__).resolve().parents[1] / "training" / "annotations"
WORD = re.compile(r"\w+")
ENOUGH = 0.5  # share of words in common from which a statement is found


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, ours or gold: where the words of its content begin, and where its speaker is mentioned."""

    words: frozenset[int]
    speaker: tuple[Span, ...]


@dataclass(slots=True)
class Count:
    """Statements in gold, of ours, found, and found with the right speaker."""

    gold: int = 0
    ours: int = 0
    found: int = 0
    right: int = 0

    def add(self, gold: Sequence[Said], ours: Sequence[Said]) -> None:
        """Add a passage."""
        both = list(pairs(gold, ours))
        self.gold, self.ours, self.found = self.gold + len(gold), self.ours + len(ours), self.found + len(both)
        self.right += sum(is_same_speaker(one, other) for one, other in both)

    def f1(self) -> tuple[float, float]:
        """F1 of statements found, and of those with the right speaker, in per cent."""
        found, right = (200 * count / max(self.gold + self.ours, 1) for count in (self.found, self.right))
        return found, right


def pairs(gold: Sequence[Said], ours: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    """The gold statements that are found with what finds them, the most alike first, one to one."""
    alike = [
        (len(g.words & o.words) / len(g.words | o.words), i, j)
        for i, g in enumerate(gold)
        for j, o in enumerate(ours)
        if g.words & o.words
    ]
    left, free = set(range(len(gold))), set(range(len(ours)))
    for share, i, j in sorted(alike, reverse=True):
        if share >= ENOUGH and i in left and j in free:
            left.remove(i)
            free.remove(j)
            yield gold[i], ours[j]


def is_same_speaker(gold: Said, ours: Said) -> bool:
    """Whether a mention of the one speaker overlaps one of the other; without a gold speaker, whether we have none."""
    if not gold.speaker:
        return not ours.speaker
    return any(overlap(one, other) for one in gold.speaker for other in ours.speaker)


def gold_statements(row: dict[str, Any], text: str) -> list[Said]:
    """The statements of an annotated passage; the speaker stands wherever a mention of its chain does."""
    found = []
    for statement in row["statements"]:
        speaker = statement["speaker"]
        mentions = row["mentions"] if speaker else ()
        chains = {mention["chain"] for mention in mentions if overlap(mention["span"], speaker)}
        spans = [mention["span"] for mention in mentions if mention["chain"] in chains]
        found.append(Said(words(text, [statement["content"]]), tuple([*spans, speaker] if speaker else ())))
    return found


def our_statements(reading: Reading, passage: Span) -> list[Said]:
    """Our statements that begin within the passage; speakers stand wherever they are mentioned."""
    start, end = passage
    mentions = {entity.id: [mention.span for mention in entity.mentions] for entity in reading.entities}
    found = []
    for statement in reading.statements:
        if statement.act is not Act.ATTITUDE and start <= statement.content[0][0] < end:
            spans = [span for speaker in statement.speakers for span in mentions[speaker]]
            spans += [statement.speaker_span] if statement.speaker_span else []
            found.append(Said(words(reading.document.text, statement.content), tuple(spans)))
    return found


def words(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """Where the words within the spans begin."""
    return frozenset(match.start() for start, end in spans for match in WORD.finditer(text, start, end))


def passages() -> list[dict[str, Any]]:
    """The annotated passages."""
    lines = (line for name in "ab" for line in (ANNOTATIONS / f"{name}.jsonl").read_text("utf-8").splitlines())
    return [json.loads(line) for line in lines]


def parsed_articles(*, fresh: bool = False) -> list[Reading]:
    """The segmented articles that the passages stand in."""
    wanted = {row["id"] for row in passages()}
    return segmented("passages-articles", (d for d in documents("wikinews", None) if d.id in wanted), fresh=fresh)


def counted(readings: Iterable[Reading]) -> Count:
    """The statements of all passages, from the readings of their articles."""
    by_id, count = {reading.document.id: reading for reading in readings}, Count()
    for row in passages():
        reading = by_id[row["id"]]
        count.add(gold_statements(row, reading.document.text), our_statements(reading, row["passage"]))
    return count


def main() -> None:
    """Read the articles and print the figures."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reader", type=Reader, choices=list(Reader), default=Reader.HEADS)
    ask.add_argument("--fresh", action="store_true", help="parse anew")
    args = ask.parse_args()
    count = counted(read_by(args.reader, reading) for reading in parsed_articles(fresh=args.fresh))
    found, right = count.f1()
    shares = f"P {100 * count.found / max(count.ours, 1):.1f}  R {100 * count.found / max(count.gold, 1):.1f}"
    print(f"statements found F1 {found:.1f} ({shares}; {count.found}/{count.ours} predicted, {count.gold} gold)")
    print(f"with the right speaker F1 {right:.1f}")


if __name__ == "__main__":
    main()
