"""Overlaps: labelled spans laid beside gold ones."""

from __future__ import annotations

from bench.overlaps import added, compared, shares

ANN, DOL = ((0, 3), "person"), ((10, 17), "organisation")


def test_what_overlaps_with_the_same_label_is_right() -> None:
    count = compared([ANN, DOL], [((1, 3), "person"), ((10, 13), "place")])

    assert count["person right"] == 1
    assert count["organisation right"] == count["place right"] == 0
    assert count["place found"] == count["organisation wanted"] == 1


def test_a_gold_span_is_found_once() -> None:
    assert compared([ANN], [((0, 1), "person"), ((2, 3), "person")])["person right"] == 1


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert compared([ANN], [((3, 5), "person")])["person right"] == 0


def test_only_what_overlaps_nothing_is_added() -> None:
    assert added([ANN], [((2, 5), "place"), DOL]) == [ANN, DOL]


def test_shares_come_with_their_counts() -> None:
    count = compared([ANN, DOL], [ANN])

    assert shares(count, ("person", "organisation")) == "P 100.0  R  50.0  F1  66.7   (1/1 found, 2 gold)"
