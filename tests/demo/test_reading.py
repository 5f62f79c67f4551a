"""How much of the demo newsroom is read as a careful reader reads it; the floors only rise."""

import re
from functools import cache

import pytest

from sayso.model import Claim, Reading
from sayso.reading.read import read
from sayso.relations import relations
from tests.demo.expected import annotations, articles

Tie = tuple[str, str, str]  # subject, relation, object

RIGHT_AT_LEAST = 0.80  # of the ties read
FOUND_AT_LEAST = 0.40  # of the ties there are


@cache
def readings() -> dict[str, Reading]:
    return {name: read(document) for name, document in articles().items()}


def words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.replace("’", "'").casefold())) - {"the", "s"}


def same(name: str, names: list[str]) -> bool:
    """Whether one is the other, or the other with less of the name."""
    return any(words(name) <= words(other) or words(other) <= words(name) for other in names)


def fits(tie: Tie, reading: Reading, claim: Claim) -> bool:
    """Whether the claim states the tie."""
    subject, relation, object = tie
    names = {entity.id: [entity.name, *entity.aliases] for entity in reading.entities}
    ways = [(claim.subject, claim.object)]
    if relations()[relation].symmetric:
        ways.append((claim.object, claim.subject))
    return claim.relation == relation and any(same(subject, names[a]) and same(object, names[b]) for a, b in ways)


def ties(kind: str) -> list[tuple[str, Tie]]:
    """The distinct ties of a kind, with their article."""
    rows = [(item["doc_id"], row) for item in annotations() for row in item[kind]]
    return list(dict.fromkeys((name, (row["subject"], row["relation"], row["object"])) for name, row in rows))


@pytest.mark.slow
def test_most_ties_that_are_read_are_there() -> None:
    there = [*ties("ties"), *ties("maybe")]
    claims = [(name, claim) for name, reading in readings().items() for claim in reading.claims]

    right = [c for name, c in claims if any(where == name and fits(tie, readings()[name], c) for where, tie in there)]

    assert len(right) >= RIGHT_AT_LEAST * len(claims), f"{len(right)} of {len(claims)}"


@pytest.mark.slow
def test_many_of_the_ties_that_are_there_are_read() -> None:
    found = [tie for name, tie in ties("ties") if any(fits(tie, readings()[name], c) for c in readings()[name].claims)]

    assert len(found) >= FOUND_AT_LEAST * len(ties("ties")), f"{len(found)} of {len(ties('ties'))}"


def test_evidence_stands_in_the_article_and_names_a_rule() -> None:
    for reading in readings().values():
        for claim in reading.claims:
            start, end = claim.evidence
            assert 0 <= start < end <= len(reading.document.text)
            assert claim.rule
