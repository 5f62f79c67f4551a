"""The claims that sayso makes in texts that were read by hand, each with whether the hand has it too.

Texts: the hand-read train articles under SAYSO_DATA (ties_wikinews), our annotated passages, and our own sentences. A
claim is right where the annotator ties the same two parties in the same way anywhere in the text, and left out where
the annotator has it as a maybe, or where nobody was asked about the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bench.read_set import parsed
from bench.score_sentences import claims_of, parses, rows
from sayso.model import Claim, Reader, Reading
from sayso.reading.read import steps
from sayso.relations import relations
from training.annotations.check import articles, passages_of
from training.pairs import ANNOTATIONS, Gold, alike, by_mention, hand_read_ties, segmented_articles, within

NEWS = ("hand_read", "passages")


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim and whether it is right."""

    source: str  # "hand_read", "passages" or "sentences"
    text: str  # the article's id, the sentence's number
    claim: Claim
    is_right: bool


def judged() -> Iterator[Judged]:
    """The claims of all texts."""
    yield from of_hand_read()
    yield from of_passages()
    yield from of_sentences()


def of_hand_read() -> Iterator[Judged]:
    """The claims in the train articles of ties_wikinews."""
    for segmented in parsed("wikinews-train", None, fresh=False):
        reading = read_on(segmented)
        yield from judge("hand_read", reading, reading.claims, list(hand_read_ties(reading, alike)))


def of_passages() -> Iterator[Judged]:
    """The claims in our annotated passages, each read in its whole article."""
    texts = articles()
    marked = [row for name in ("a", "b") for row in passages_of(ANNOTATIONS / f"{name}.jsonl", texts)]
    segmented = segmented_articles({row.fields["id"] for row in marked})
    readings = {id: read_on(reading) for id, reading in segmented.items() if id in {r.fields["id"] for r in marked}}
    for row in marked:
        reading, (start, end) = readings[row.fields["id"]], row.fields["passage"]
        inside = [claim for claim in reading.claims if within(claim.evidence, (start, end))]
        yield from judge("passages", reading, inside, list(by_mention(reading, row)))


def of_sentences() -> Iterator[Judged]:
    """The claims between the two parties of each of our own sentences."""
    ours = list(rows())
    for number, (row, parse) in enumerate(zip(ours, parses([row.text for row in ours]), strict=True)):
        for claim in claims_of(row, parse):
            symmetric = relations()[claim.relation].symmetric
            if claim.subject == row.subject.id or symmetric:  # the row says nothing of o to s
                yield Judged("sentences", f"sentence-{number}", claim, claim.relation == row.relation)


def judge(source: str, reading: Reading, claims: Iterable[Claim], gold: list[Gold]) -> Iterator[Judged]:
    """The claims that the annotator has, or has not."""
    for claim in claims:
        found = [tie for tie in gold if tie.relation == claim.relation and has(tie, claim)]
        if not found or not all(tie.is_maybe for tie in found):
            yield Judged(source, reading.document.id, claim, bool(found))


def has(tie: Gold, claim: Claim) -> bool:
    """Whether the annotator's tie has the parties of the claim; a symmetric one in either order."""
    subject, object_ = (claim.subject, claim.subject_span), (claim.object, claim.object_span)
    if tie.subject(*subject) and tie.object(*object_):
        return True
    return relations()[claim.relation].symmetric and tie.subject(*object_) and tie.object(*subject)


def read_on(segmented: Reading) -> Reading:
    """The reading with all that the shipped reader does after the parse."""
    for step in steps(Reader.HEADS):
        segmented = step(segmented)
    return segmented
