"""Clusters: the three measures of coreference."""

from __future__ import annotations

import pytest

from bench.clusters import Cluster, Measures, alignment, links_kept, mentions_kept


def clusters(*some: str) -> list[Cluster]:
    """Clusters of mentions, each written as a digit: "123" is a cluster of three."""
    return [frozenset(map(int, one)) for one in some]


def f1(gold: list[Cluster], ours: list[Cluster]) -> list[float]:
    found = Measures()
    found.add(gold, ours)
    return [round(tally.scores()[2], 1) for tally in (found.muc, found.b_cubed, found.ceaf)]


def test_the_same_clusters_have_full_marks() -> None:
    assert f1(clusters("123", "45"), clusters("54", "321")) == [100.0, 100.0, 100.0]


def test_nothing_found_is_worth_nothing() -> None:
    assert f1(clusters("12"), []) == [0.0, 0.0, 0.0]


def test_nothing_wanted_and_nothing_found_raises_nothing() -> None:
    assert f1([], []) == [0.0, 0.0, 0.0]


def test_a_cluster_cut_in_two_loses_one_link() -> None:
    assert links_kept(clusters("1234"), clusters("12", "34")) == (2, 3)


def test_a_mention_that_stands_in_no_other_cluster_loses_its_links() -> None:
    assert links_kept(clusters("123"), clusters("12")) == (1, 2)


def test_b_cubed_weighs_each_mention_by_what_stays_together() -> None:
    assert mentions_kept(clusters("1234"), clusters("12", "34")) == (2.0, 4)


def test_clusters_are_aligned_for_the_best_sum_and_not_the_best_pair_first() -> None:
    gold, ours = clusters("1234", "56"), clusters("123456", "12")

    assert alignment(gold, ours) == pytest.approx(2 * 2 / 6 + 2 * 2 / 8)


def test_documents_are_counted_together() -> None:
    found = Measures()
    found.add(clusters("12"), clusters("12"))
    found.add(clusters("123"), [])

    assert found.muc.scores()[1] == pytest.approx(100 / 3)
