"""Write the pairs of parties that the reader of ties is asked about, with what our annotators found between them.

    .venv/bin/python -m training.pairs -o training/out/pairs.jsonl

Texts: the hand-read train articles under SAYSO_DATA (ties_wikinews) and our annotated passages. The pairs are those
that sayso itself asks about (`training.party_pairs`), so that training sees what running sees, its mistakes in
names and coreference included. One JSON object a text, the text in it: it stays under training/out, which git ignores.
"""

from __future__ import annotations

import argparse
import json
import pickle
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.read_set import CACHE, DATA, parsed
from sayso.intake.article import article
from sayso.intake.known import Known
from sayso.model import Entity, Form, Reading, Span
from sayso.reading.parse import segment
from sayso.reading.parties import Parties
from sayso.reading.read import STEPS
from sayso.relations import relations
from training.annotations.check import Passage, articles, passages_of
from training.party_pairs import Pair, pairs

ANNOTATIONS = Path(__file__).parent / "annotations"
SAME = 0.5  # share of two spans' joint length in common, from which they are one mention (as in annotations/agree.py)
TITLES = re.compile(
    "mr|mrs|ms|miss|dr|sir|dame|lord|lady|rep|sen|gov|president|vice|secretary|senator|representative|governor|"
    "congressman|congresswoman|minister|prime|chancellor|king|queen|prince|princess|judge|justice|mayor|general|"
    "colonel|captain|former|jr|sr"
)
BODIES = re.compile("assembly|committee|council|court|department|electric|motors|party|office")

FORTH, BACK = (
    ">",
    "<",
)  # a tie from the pair's first mention to its second, and the other way; both where it is symmetric


@dataclass(frozen=True, slots=True)
class Gold:
    """A tie that an annotator found: where, and which mentions can be its parties."""

    relation: str
    places: tuple[Span, ...]  # of its evidence; none where it cannot be found in the text
    is_maybe: bool
    subject: Callable[[str, Span], bool]  # whether a mention, by entity id and span, can be its subject
    object: Callable[[str, Span], bool]

    def ways(self, pair: Pair) -> list[str]:
        """In which directions it can tie the pair."""
        first, second = pair.first, pair.second
        forth = self.subject(first.id, first.span) and self.object(second.id, second.span)
        back = self.subject(second.id, second.span) and self.object(first.id, first.span)
        if relations()[self.relation].symmetric:
            return [FORTH, BACK] if forth or back else []
        return [FORTH] * forth + [BACK] * back

    def takes(self, pair: Pair) -> bool:
        """Whether one of the pair can be one of its parties."""
        sides = (pair.first, pair.second)
        return any(self.subject(side.id, side.span) or self.object(side.id, side.span) for side in sides)


def key(name: str) -> tuple[str, ...]:
    """A name's words, casefolded, without accents, dots, possessive and the titles in front, as the scorer takes it."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    plain = re.sub(r"['’]s\b|['’]|(?<=\b\w)\.", "", plain)
    found = [word for word in re.findall(r"[^\W_]+", plain) if word not in ("the", "of")]
    while len(found) > 1 and TITLES.fullmatch(found[0]) and not BODIES.fullmatch(found[1]):
        found.pop(0)
    return tuple(found)


def same_name(one: str, other: str) -> bool:
    """Whether two names can be one party: equal, one contained in the other, or an acronym of it."""
    a, b = key(one), key(other)
    if not a or not b or max(len(a), len(b)) > 12 or any((w in a) != (w in b) for w in ("jr", "sr", "campaign")):
        return False
    short, long = sorted((a, b), key=len)
    if set(short) <= set(long):
        return len(short) > 1 or not BODIES.fullmatch(short[0]) or len(long) == 1
    initials = "".join(word[0] for word in long).replace("o", "")
    return len(short) == 1 and len(long) > 1 and short[0].replace("o", "") == initials


Whom = Callable[[Reading, str], frozenset[str]]  # which entities a name can mean


def bearers(reading: Reading, name: str) -> frozenset[str]:
    """The entities that the annotator's name can mean: those that bear it, else those whose name is compatible."""
    exact = {entity.id for entity in reading.entities if any(key(name) == key(own) for own in _names(entity))}
    return frozenset(exact) or alike(reading, name)


def alike(reading: Reading, name: str) -> frozenset[str]:
    """All entities that have a name compatible with the annotator's, as the scorer of ties takes it."""
    return frozenset(e.id for e in reading.entities if any(same_name(name, own) for own in _names(e)))


def _names(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)


def occurrences(text: str, words: str) -> tuple[Span, ...]:
    """Every place at which the words stand in the text."""
    return tuple((at.start(), at.end()) for at in re.finditer(re.escape(words), text)) if words else ()


def by_name(
    reading: Reading, rows: Iterable[Mapping[str, Any]], *, is_maybe: bool, whom: Whom = bearers
) -> Iterator[Gold]:
    """The ties of a hand-read article, whose parties are names; `whom` tells which entities a name can mean."""
    for row in rows:
        subjects, objects = whom(reading, row["subject"]), whom(reading, row["object"])
        yield Gold(
            relation=row["relation"],
            places=occurrences(reading.document.text, row["evidence"]),
            is_maybe=is_maybe,
            subject=lambda id, _, ids=subjects: id in ids,
            object=lambda id, _, ids=objects: id in ids,
        )


def by_mention(reading: Reading, passage: Passage) -> Iterator[Gold]:
    """The ties of a passage, whose parties are mentions in chains.

    A mention that the passage has in no chain ("the speaker of the house" beside a name) goes by its entity's names.
    """
    chains = {(row["span"][0], row["span"][1]): row["chain"] for row in passage.rows("mentions")}

    def numbers(mention: Span) -> set[int]:
        return {
            number for span, number in chains.items() if overlap(mention, span) >= SAME or ends_alike(mention, span)
        }

    named = {
        entity.id: {n for own in entity.mentions if own.form is Form.NAME for n in numbers(own.span)}
        for entity in reading.entities
    }

    def of_chain(span: list[int]) -> Callable[[str, Span], bool]:
        wanted = chains.get((span[0], span[1]))
        return lambda id, mention: wanted in (numbers(mention) or named[id])

    for row in passage.rows("ties"):
        yield Gold(
            relation=row["relation"],
            places=((row["evidence"][0], row["evidence"][1]),),
            is_maybe=row["maybe"],
            subject=of_chain(row["subject"]),
            object=of_chain(row["object"]),
        )


def ends_alike(mention: Span, span: Span) -> bool:
    """Whether the mention is the end of the span: "Bell" of "Prime Minister Bell"."""
    return mention[1] == span[1] and span[0] <= mention[0]


def overlap(a: Span, b: Span) -> float:
    """Length in common as a share of the length from the first start to the last end."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / (max(a[1], b[1]) - min(a[0], b[0]))


def labelled(reading: Reading, gold: list[Gold], inside: Span, missed: Counter[str]) -> Iterator[dict[str, Any]]:
    """The pairs inside the span, each with the ties that hold of it, those left open, and those that the rules find.

    A tie holds of a pair where the pair's sentence has its evidence. It is left open for the same two parties elsewhere
    in the text, where it is a maybe, and, where no pair takes it, for that sentence's pairs with one of its parties.
    """
    parties = Parties(reading)
    asked = [
        pair for pair in pairs(reading, parties) if within(pair.first.span, inside) and within(pair.second.span, inside)
    ]
    holds: dict[int, set[str]] = {i: set() for i in range(len(asked))}
    opened: dict[int, set[str]] = {i: set() for i in range(len(asked))}
    for tie in gold:
        taken = False
        for i, pair in enumerate(asked):
            marks = {tie.relation + way for way in tie.ways(pair)}
            if marks and not tie.is_maybe and any(states(reading, place, pair) for place in tie.places):
                holds[i] |= marks
                taken = True
            else:
                opened[i] |= marks
        if not taken:
            for i, pair in enumerate(asked):
                if any(meet(place, sentence_span(reading, pair.sentence)) for place in tie.places) and tie.takes(pair):
                    opened[i] |= {tie.relation + FORTH, tie.relation + BACK}
        if not tie.is_maybe:
            missed[f"{'taken' if taken else why_missed(reading, tie)}"] += 1
    for i, pair in enumerate(asked):
        kinds = [parties.by_id[side.id].kind for side in (pair.first, pair.second)]
        yield {
            "first": pair.first.span,
            "second": pair.second.span,
            "ids": [pair.first.id, pair.second.id],
            "kinds": kinds,
            "holds": sorted(holds[i]),
            "open": sorted(opened[i] - holds[i]),
            "rules": sorted(claimed(reading, pair)),
        }


def states(reading: Reading, evidence: Span, pair: Pair) -> bool:
    """Whether the evidence is the pair's: it has both mentions in it, or lies in their sentence."""
    if within(pair.first.span, evidence) and within(pair.second.span, evidence):
        return True
    return within(evidence, sentence_span(reading, pair.sentence))


def why_missed(reading: Reading, tie: Gold) -> str:
    """What keeps a tie from being asked about, in a few words."""
    if not tie.places:
        return "evidence not in the text"
    found = {
        side: {
            mention.span
            for entity in reading.entities
            for mention in entity.mentions
            if getattr(tie, side)(entity.id, mention.span)
        }
        for side in ("subject", "object")
    }
    if not all(found.values()):
        return "party not found"
    sentences = {
        side: {
            sentence_of(reading, span)
            for span in spans
            if any(meet(span, sentence_span(reading, sentence_of(reading, p))) or meet(span, p) for p in tie.places)
        }
        for side, spans in found.items()
    }
    if sentences["subject"] & sentences["object"]:
        return "no pair of theirs"
    return "not in one sentence"


def sentence_of(reading: Reading, span: Span) -> int:
    """The sentence in which the span begins."""
    return next((t.sentence for t in reading.parse.tokens if t.end > span[0]), 0)


def sentence_span(reading: Reading, sentence: int) -> Span:
    """The characters of a sentence."""
    first, last = reading.parse.sentences[sentence]
    return reading.parse.tokens[first].start, reading.parse.tokens[last - 1].end


def claimed(reading: Reading, pair: Pair) -> Iterator[str]:
    """What the rules find between the two in the pair's sentence."""
    sentence = sentence_span(reading, pair.sentence)
    for claim in reading.claims:
        if not meet(claim.evidence, sentence) or {claim.subject, claim.object} != {pair.first.id, pair.second.id}:
            continue
        symmetric = relations()[claim.relation].symmetric
        if symmetric or claim.subject == pair.first.id:
            yield claim.relation + FORTH
        if symmetric or claim.subject == pair.second.id:
            yield claim.relation + BACK


def within(span: Span, room: Span) -> bool:
    """Whether the span lies in the room."""
    return room[0] <= span[0] and span[1] <= room[1]


def meet(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def read_by_rules(reading: Reading) -> Reading:
    """The reading with all steps of today's reader."""
    for step in STEPS:
        reading = step(reading)
    return reading


def hand_read(missed: Counter[str]) -> Iterator[dict[str, Any]]:
    """The train articles of ties_wikinews."""
    for segmented in parsed("wikinews-train", None, fresh=False):
        reading = read_by_rules(segmented)
        gold = list(hand_read_ties(reading))
        yield document("hand_read", reading, gold, (0, len(reading.document.text)), missed)


def hand_read_ties(reading: Reading, whom: Whom = bearers) -> Iterator[Gold]:
    """The ties that were read by hand in a train article of ties_wikinews."""
    path = DATA / "ties_wikinews/train/gold" / f"{reading.document.id}.json"
    file = json.loads(path.read_text(encoding="utf-8"))
    yield from by_name(reading, file["ties"], is_maybe=False, whom=whom)
    yield from by_name(reading, file.get("maybe", []), is_maybe=True, whom=whom)


def passages(missed: Counter[str]) -> Iterator[dict[str, Any]]:
    """Our annotated passages, each read in its whole article."""
    texts = articles()
    rows = [row for name in ("a", "b") for row in passages_of(ANNOTATIONS / f"{name}.jsonl", texts)]
    readings = {
        id: read_by_rules(reading) for id, reading in segmented_articles({r.fields["id"] for r in rows}).items()
    }
    for row in rows:
        start, end = row.fields["passage"]
        reading = readings[row.fields["id"]]
        yield document("passages", reading, list(by_mention(reading, row)), (start, end), missed)


def segmented_articles(wanted: set[str]) -> dict[str, Reading]:
    """The articles of the passages, from the cache where it holds them all."""
    kept = CACHE / "passages.pickle"
    if kept.exists():
        with kept.open("rb") as file:
            found = {document.id: Reading(document, parse) for document, parse in pickle.load(file)}
        if wanted <= set(found):
            return found
    found = {}
    with (DATA / "wikinews/articles.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["id"] in wanted:
                known = Known(id=row["id"], date=row["date"], title=row["title"], outlet="", url=row["url"])
                found[row["id"]] = segment(Reading(article(row["text"], row["id"], known)))
    CACHE.mkdir(parents=True, exist_ok=True)
    with kept.open("wb") as file:
        pickle.dump([(reading.document, reading.parse) for reading in found.values()], file, pickle.HIGHEST_PROTOCOL)
    return found


def document(name: str, reading: Reading, gold: list[Gold], inside: Span, missed: Counter[str]) -> dict[str, Any]:
    """One text with its pairs."""
    return {
        "set": name,
        "id": reading.document.id,
        "inside": inside,
        "text": reading.document.text,
        "pairs": list(labelled(reading, gold, inside, missed)),
    }


def main() -> None:
    """Write the pairs, and say how many ties they take and why they miss the others."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("-o", "--output", type=Path, default=Path("training/out/pairs.jsonl"))
    args = ask.parse_args()
    args.output.parent.mkdir(parents=True, exist_ok=True)
    with args.output.open("w", encoding="utf-8") as out:
        for source in (hand_read, passages):
            missed: Counter[str] = Counter()
            rows = list(source(missed))
            for row in rows:
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
            asked = [pair for row in rows for pair in row["pairs"]]
            held = sum(bool(pair["holds"]) for pair in asked)
            print(f"{source.__name__}: {len(rows)} texts, {len(asked)} pairs, {held} of them tied", file=sys.stderr)
            print(f"  ties: {', '.join(f'{why} {n}' for why, n in missed.most_common())}", file=sys.stderr)


if __name__ == "__main__":
    main()
