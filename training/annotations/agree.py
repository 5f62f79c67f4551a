"""How far two readings of the same passages agree: `python -m training.annotations.agree SECOND FIRST`.

Ties are compared as distinct ties of a passage, by relation and entities; entities are the chains of both readings,
paired by the mentions that they share. A tie that either reading holds for a maybe counts neither way. Statements are
the same where their contents overlap by half and their speakers are one.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sayso.model import Span
from sayso.relations import relations
from training.annotations.check import Fields, Passage, articles, passages_of

SAME = 0.5  # share of two spans' joint length that they have in common, from which they count as one
LABELS = ("phase", "basis", "factuality", "time")

Pairing = Mapping[int, int]  # chain of the second reading -> chain of the first
Tie = tuple[str, frozenset[str]]  # relation and parties, each with its side where the sides differ


@dataclass(frozen=True, slots=True)
class Agreement:
    """Rows that both readings have, and that one alone has."""

    both: int
    alone: int

    @property
    def f1(self) -> float:
        """Either reading scored against the other; 0 where neither has a row."""
        return 2 * self.both / (2 * self.both + self.alone) if self.both else 0.0


def overlap(a: Span, b: Span) -> float:
    """Length in common as a share of the length from the first start to the last end."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / (max(a[1], b[1]) - min(a[0], b[0]))


def chains(passage: Passage) -> dict[Span, int]:
    """The chain of every mention, by its span."""
    return {(row["span"][0], row["span"][1]): row["chain"] for row in passage.rows("mentions")}


def paired(second: Passage, first: Passage) -> Pairing:
    """The chains of both readings, one to one, those that share most mentions first."""
    ours, theirs = chains(second), chains(first)
    shared = Counter((c, d) for a, c in ours.items() for b, d in theirs.items() if overlap(a, b) >= SAME)
    pairs: dict[int, int] = {}
    for (ours_chain, theirs_chain), _ in shared.most_common():
        if ours_chain not in pairs and theirs_chain not in pairs.values():
            pairs[ours_chain] = theirs_chain
    return pairs


def entity(passage: Passage, span: Span, pairs: Pairing | None) -> str:
    """What stands for the entity in both readings; a chain without a partner stands for itself."""
    chain = chains(passage).get((span[0], span[1]))
    if pairs is None or chain is None:
        return f"first {chain}"
    return f"first {pairs[chain]}" if chain in pairs else f"second {chain}"


def ties(passage: Passage, pairs: Pairing | None) -> dict[Tie, list[Fields]]:
    """The rows of every distinct tie."""
    found: dict[Tie, list[Fields]] = {}
    for row in passage.rows("ties"):
        sides = ("", "") if relations()[row["relation"]].symmetric else ("subject ", "object ")
        parties = zip(sides, (row["subject"], row["object"]), strict=True)
        key = row["relation"], frozenset(side + entity(passage, span, pairs) for side, span in parties)
        found.setdefault(key, []).append(row)
    return found


def firm(found: Mapping[Tie, list[Fields]]) -> set[Tie]:
    """The ties that one row at least holds for more than a maybe."""
    return {key for key, rows in found.items() if not all(row["maybe"] for row in rows)}


def tie_agreement(second: Passage, first: Passage) -> tuple[Agreement, Counter[str]]:
    """How far the distinct ties agree, and how often each label does on the first row of the shared ones."""
    ours, theirs = ties(second, paired(second, first)), ties(first, None)
    both = firm(ours) & firm(theirs)
    alone = (firm(ours) - set(theirs)) | (firm(theirs) - set(ours))
    same = Counter(label for key in both for label in LABELS if ours[key][0][label] == theirs[key][0][label])
    return Agreement(len(both), len(alone)), same


def statement_agreement(second: Passage, first: Passage) -> Agreement:
    """How far the statements agree."""
    pairs, left, both = paired(second, first), first.rows("statements"), 0
    for ours in second.rows("statements"):
        match = next((row for row in left if same_statement(second, first, ours, row, pairs)), None)
        if match is not None:
            left.remove(match)
            both += 1
    return Agreement(both, len(second.rows("statements")) - both + len(left))


def same_statement(second: Passage, first: Passage, ours: Fields, theirs: Fields, pairs: Pairing) -> bool:
    """Whether two rows are one statement: contents that overlap, and one speaker or none on both sides."""
    if overlap(ours["content"], theirs["content"]) < SAME:
        return False
    if ours["speaker"] is None or theirs["speaker"] is None:
        return ours["speaker"] is theirs["speaker"]
    if overlap(ours["speaker"], theirs["speaker"]) > 0:
        return True
    names = entity(second, ours["speaker"], pairs), entity(first, theirs["speaker"], None)
    return names[0] == names[1] != "first None"


def in_words(name: str, agreements: list[Agreement]) -> str:
    """The sum over the passages, as one line."""
    total = Agreement(sum(item.both for item in agreements), sum(item.alone for item in agreements))
    return f"{name}: {total.both} in both, {total.alone} in one alone, F1 {total.f1:.3f}"


def main() -> None:
    """Compare the passages of the second file with the same ones of the first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("second", type=Path)
    parser.add_argument("first", type=Path)
    options = parser.parse_args()
    texts = articles()
    known = {(row.fields["id"], *row.fields["passage"]): row for row in passages_of(options.first, texts)}
    seconds = passages_of(options.second, texts)
    pairs = [(row, known[key]) for row in seconds if (key := (row.fields["id"], *row.fields["passage"])) in known]
    compared = [tie_agreement(*pair) for pair in pairs]
    shared, same = sum(item.both for item, _ in compared), sum((labels for _, labels in compared), Counter[str]())
    print(f"{len(pairs)} passages")
    print(in_words("distinct ties", [item for item, _ in compared]))
    print(in_words("statements", [statement_agreement(*pair) for pair in pairs]))
    print(f"labels alike on shared ties: {', '.join(f'{label} {same[label]}/{shared}' for label in LABELS)}")


if __name__ == "__main__":
    main()
