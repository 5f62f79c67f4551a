"""Coreference of persons against GUM: `python -m bench.score_coreference [--set dev] [--genres news] [--show]`.

MUC, B-cubed and CEAF-e over clusters of two or more mentions of persons (Pradhan et al. 2014 describe the measures),
and how many of the pronouns of the third person singular stand for the right person. A mention is found where ours
lies inside it and covers one of its head words (GUM's minimal span). Errors are shown on the training set only.
"""

from __future__ import annotations

import argparse
import pickle
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.read_set import CACHE, DATA

from sayso.model import Document, Form, Kind, Reading, Span
from sayso.reading.coreference.coreference import coreference
from sayso.reading.names.names import names
from sayso.reading.parse import segment_all

BRACKET = re.compile(r"\((\d+)-([^()]*)\)|\((\d+)-([^()]*)|(\d+)\)")
PRONOUNS = {
    "he, she": ("he", "she", "him", "his", "her", "hers", "himself", "herself"),
    "it": ("it", "its", "itself"),
    "they": ("they", "them", "their", "theirs", "themselves"),
}

Cluster = frozenset[int]  # numbers of gold mentions


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention as GUM has it."""

    entity: str
    kind: str
    span: Span
    heads: tuple[Span, ...]


@dataclass(slots=True)
class GoldText:
    """A GUM document put back into running text."""

    name: str
    text: str = ""
    words: list[Span] = field(default_factory=list)
    mentions: list[GoldMention] = field(default_factory=list)


def gold_text(path: Path) -> GoldText:
    """The text of a CoNLL-U file, words spaced as they were, with its mentions."""
    gold, open_ = GoldText(path.stem), list[tuple[str, str, int]]()
    joined, apart = 0, ""  # words yet to come of one written together, as in "don't", and what follows the last of them
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and gold.text and not line.startswith("# newpar_block"):
            gold.text = gold.text.rstrip() + "\n\n"
        row = line.split("\t")
        if len(row) != 10:
            continue
        space = "" if "SpaceAfter=No" in row[9].split("|") else " "
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            joined, apart = last - first + 1, space
        elif row[0].isdigit():
            if joined:
                joined -= 1
                space = "" if joined else apart
            _add_word(gold, open_, row, space)
    return gold


def _add_word(gold: GoldText, open_: list[tuple[str, str, int]], row: list[str], space: str) -> None:
    misc = dict(part.split("=", 1) for part in row[9].split("|") if "=" in part)
    number, start = len(gold.words), len(gold.text)
    gold.words.append((start, start + len(row[1])))
    gold.text += row[1] + space
    for bracket in BRACKET.finditer(misc.get("Entity", "")):
        whole, whole_rest, opened, opened_rest, closed = bracket.groups()
        if whole:
            gold.mentions.append(_mention(gold, whole, whole_rest, number))
        elif opened:
            open_.append((opened, opened_rest, number))
        else:
            at = max(i for i, (entity, _, _) in enumerate(open_) if entity == closed)
            entity, rest, first = open_.pop(at)
            gold.mentions.append(_mention(gold, entity, rest, first))


def _mention(gold: GoldText, entity: str, rest: str, first: int) -> GoldMention:
    fields = rest.split("-")
    minimal = next((part for part in fields[4:] if re.fullmatch(r"\d+(,\d+)*", part)), "1")
    heads = tuple(gold.words[min(first + int(n) - 1, len(gold.words) - 1)] for n in minimal.split(","))
    return GoldMention(entity, fields[0], (gold.words[first][0], gold.words[-1][1]), heads)


def clusters(gold: list[GoldMention], reading: Reading) -> tuple[list[Cluster], list[Cluster]]:
    """The gold clusters and ours, both as sets of gold mentions; a mention of ours that is no gold one counts apart."""
    wanted: dict[str, set[int]] = {}
    for at, known in enumerate(gold):
        wanted.setdefault(known.entity, set()).add(at)
    ours: list[Cluster] = []
    extra = len(gold)
    for entity in reading.entities:
        if entity.kind in (Kind.PERSON, Kind.GROUP):
            found: set[int] = set()
            for mention in entity.mentions:
                number = matching(gold, mention.span)
                extra += 1
                found.add(extra if number is None else number)
            ours.append(frozenset(found))
    return [c for c in map(frozenset, wanted.values()) if len(c) > 1], [c for c in ours if len(c) > 1]


def matching(gold: list[GoldMention], span: Span) -> int | None:
    """The shortest gold mention around the span that has a head word in it."""
    fits = [
        (mention.span[1] - mention.span[0], number)
        for number, mention in enumerate(gold)
        if mention.span[0] <= span[0]
        and span[1] <= mention.span[1]
        and any(span[0] <= head[0] < span[1] for head in mention.heads)
    ]
    return min(fits)[1] if fits else None


@dataclass(slots=True)
class Tally:
    """Numerators and denominators of precision and recall, over all documents."""

    right_p: float = 0.0
    all_p: float = 0.0
    right_r: float = 0.0
    all_r: float = 0.0

    def scores(self) -> tuple[float, float, float]:
        """Precision, recall and F1 in per cent."""
        p, r = self.right_p / max(self.all_p, 1e-9), self.right_r / max(self.all_r, 1e-9)
        return 100 * p, 100 * r, 100 * 2 * p * r / max(p + r, 1e-9)


def add_muc(tally: Tally, gold: list[Cluster], ours: list[Cluster]) -> None:
    """MUC: links kept."""
    for a, b, side in ((ours, gold, "p"), (gold, ours, "r")):
        for cluster in a:
            parts = [cluster & other for other in b if cluster & other]
            missing = len(cluster) - sum(map(len, parts))
            kept, whole = len(cluster) - len(parts) - missing, len(cluster) - 1
            _add(tally, side, kept, whole)


def add_b_cubed(tally: Tally, gold: list[Cluster], ours: list[Cluster]) -> None:
    """B-cubed: for each mention the share of its cluster that is right."""
    for a, b, side in ((ours, gold, "p"), (gold, ours, "r")):
        for cluster in a:
            _add(tally, side, sum(len(cluster & other) ** 2 for other in b) / len(cluster), len(cluster))


def add_ceaf(tally: Tally, gold: list[Cluster], ours: list[Cluster]) -> None:
    """CEAF-e: clusters aligned one to one, the most alike first, which seldom differs from the optimum."""
    alike = sorted(
        ((2 * len(g & o) / (len(g) + len(o)), i, j) for i, g in enumerate(gold) for j, o in enumerate(ours) if g & o),
        reverse=True,
    )
    used_gold, used_ours, total = set[int](), set[int](), 0.0
    for share, i, j in alike:
        if i not in used_gold and j not in used_ours:
            used_gold.add(i)
            used_ours.add(j)
            total += share
    _add(tally, "p", total, len(ours))
    _add(tally, "r", total, len(gold))


def _add(tally: Tally, side: str, right: float, whole: float) -> None:
    if side == "p":
        tally.right_p, tally.all_p = tally.right_p + right, tally.all_p + whole
    else:
        tally.right_r, tally.all_r = tally.right_r + right, tally.all_r + whole


def pronouns(gold: list[GoldMention], reading: Reading, sort: str) -> Iterator[tuple[Span, str, str, str]]:
    """For each gold pronoun: its span, ours ("" unresolved), the gold name, "right", "wrong", "open" or "missed"."""
    named: dict[str, Counter[str]] = {}
    at: dict[Span, str] = {}
    for entity in reading.entities:
        for mention in entity.mentions:
            number = matching(gold, mention.span)
            if mention.form is Form.NAME and number is not None:
                named.setdefault(entity.id, Counter())[gold[number].entity] += 1
            elif mention.form is Form.PRONOUN:
                at[mention.span] = entity.id
    known = {entity for counts in named.values() for entity in counts}
    names_of = {entity.id: entity.name for entity in reading.entities}
    text = reading.document.text
    for wanted in gold:
        if text[slice(*wanted.span)].lower() in PRONOUNS[sort]:
            ours = at.get(wanted.span, "")
            best = named.get(ours, Counter[str]()).most_common(1)
            right = bool(best) and best[0][0] == wanted.entity
            verdict = "right" if right else ("wrong" if ours else ("open" if wanted.entity in known else "nameless"))
            first = next(m for m in gold if m.entity == wanted.entity)
            yield wanted.span, names_of.get(ours, ""), text[slice(*first.span)], verdict


def parsed(kind: str, genres: Iterable[str], *, fresh: bool) -> list[tuple[GoldText, Reading]]:
    """The documents of the genres with their parses, from the cache where it holds them."""
    wanted = sorted(genres)
    kept = CACHE / f"gum-{kind}-{'-'.join(wanted)}.pickle"
    golds = [gold_text(p) for p in sorted((DATA / "gum" / kind).glob("*.conllu")) if p.name.split("_")[1] in wanted]
    if kept.exists() and not fresh:
        with kept.open("rb") as file:
            readings = [Reading(document, parse) for document, parse in pickle.load(file)]
    else:
        readings = list(segment_all(Reading(Document(gold.name, gold.text)) for gold in golds))
        CACHE.mkdir(parents=True, exist_ok=True)
        with kept.open("wb") as file:
            pickle.dump([(reading.document, reading.parse) for reading in readings], file, pickle.HIGHEST_PROTOCOL)
    return list(zip(golds, readings, strict=True))


def main() -> None:
    """Print the measures over the chosen documents."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--set", choices=("train", "dev"), default="train")
    ask.add_argument("--genres", nargs="+", default=["news", "interview"])
    ask.add_argument("--show", action="store_true")
    ask.add_argument("--fresh", action="store_true", help="parse anew")
    args = ask.parse_args()
    documents = parsed(args.set, args.genres, fresh=args.fresh)
    read = ((gold, coreference(names(reading))) for gold, reading in documents)
    report(read, show=args.show and args.set == "train")


def report(documents: Iterable[tuple[GoldText, Reading]], *, show: bool = False) -> float:
    """Print the measures; gives the average F1 of the three."""
    muc, b_cubed, ceaf, verdicts, count = Tally(), Tally(), Tally(), Counter[str](), 0
    for gold, reading in documents:
        count += 1
        persons = [mention for mention in gold.mentions if mention.kind == "person"]
        wanted, ours = clusters(persons, reading)
        add_muc(muc, wanted, ours)
        add_b_cubed(b_cubed, wanted, ours)
        add_ceaf(ceaf, wanted, ours)
        for sort, (span, meant, right, verdict) in (
            (s, p) for s in PRONOUNS for p in pronouns(gold.mentions, reading, s)
        ):
            verdicts[f"{sort}: {verdict}"] += 1
            if show and verdict in ("wrong", "open"):
                context = gold.text[max(0, span[0] - 160) : span[0]] + "[[" + gold.text[slice(*span)] + "]]"
                print(f"{gold.name} {verdict}: {meant or '-'} / {right}")
                print(f"    …{context}{gold.text[span[1] : span[1] + 60]}\n")
    average = sum(tally.scores()[2] for tally in (muc, b_cubed, ceaf)) / 3
    for label, tally in (("MUC", muc), ("B-cubed", b_cubed), ("CEAF-e", ceaf)):
        print("{:<8} P {:5.1f}  R {:5.1f}  F1 {:5.1f}".format(label, *tally.scores()))
    print(f"average F1 {average:.1f} over {count} documents")
    for verdict, number in sorted(verdicts.items()):
        print(f"{verdict:<18} {number}")
    return average


if __name__ == "__main__":
    main()
