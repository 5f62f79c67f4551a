"""Scores of ties, and which claims are too risky to be shown unasked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Factuality, Review
from sayso.reading.ties.frame import frames
from sayso.reading.ties.scores import levels, review_of, score_of, table
from sayso.relations import relations
from tests.reading.tied import claimed

RELATIONS = st.sampled_from(sorted(relations()))


@given(RELATIONS, st.text(max_size=20), st.sampled_from(Factuality))
def test_every_claim_has_a_score_above_0_and_below_1(relation: str, rule: str, factuality: Factuality) -> None:
    assert 0 < score_of(relation, rule, factuality) < 1


def test_every_rule_of_the_frames_has_a_score_in_its_relation() -> None:
    for frame in {frame for found in frames().values() for frame in found}:
        assert 0 < score_of(frame.relation, frame.name, Factuality.CERTAIN) < 1


@given(RELATIONS, st.sampled_from(["title:seer/of/after", "verb:xyz", "label:xyz", "xyz"]))
def test_a_rule_that_no_row_tests_leans_on_the_next_level_that_has_rows(relation: str, rule: str) -> None:
    shares = table().shares
    known = [level for level in levels(relation, rule) if level in shares]

    assert score_of(relation, rule, Factuality.CERTAIN) == pytest.approx(shares[known[-1]], abs=0.001)


@given(RELATIONS, st.text(max_size=20))
def test_what_is_hedged_scores_no_higher(relation: str, rule: str) -> None:
    assert score_of(relation, rule, Factuality.POSSIBLE) <= score_of(relation, rule, Factuality.CERTAIN)


@given(RELATIONS, st.lists(st.floats(0, 1), min_size=2, max_size=2).map(sorted))
def test_what_scores_higher_is_no_riskier(relation: str, scores: list[float]) -> None:
    low, high = (review_of(relation, score) for score in scores)

    assert low is Review.RISKY or high is Review.UNREVIEWED


def test_every_relation_has_a_threshold_and_those_that_do_harm_the_highest() -> None:
    shown_from = table().shown_from
    grave = {name for name, relation in relations().items() if relation.field in ("family", "law", "money")}

    assert shown_from.keys() == relations().keys()
    assert min(shown_from[name] for name in grave) > max(shown_from[name] for name in relations().keys() - grave)


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Jon Holt and his wife, Ana Ruiz, were away.", ("Jon Holt", "spouse_of", "Ana Ruiz")),
        ("Jon Holt's sister, Ana Ruiz, was away.", ("Jon Holt", "sibling_of", "Ana Ruiz")),
        ("Elm Group is owned by Dol Industries.", ("Dol Industries", "owns", "Elm Group")),
    ],
)
def test_what_is_plainly_said_of_kin_or_property_is_shown_unasked(text: str, tie: tuple[str, str, str]) -> None:
    (claim,) = claimed(text, tie)

    assert review_of(claim.relation, claim.score) is Review.UNREVIEWED


def test_an_accusation_is_shown_only_on_request() -> None:
    (claim,) = claimed("Ana Ruiz accused Jon Holt of fraud.", ("Ana Ruiz", "accused", "Jon Holt"))

    assert review_of(claim.relation, claim.score) is Review.RISKY
