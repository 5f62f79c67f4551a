"""The benchmark table: what the scorers print, beside what is aimed at."""

from __future__ import annotations

import pytest

from bench.table import Row, met, statement_rows, tie_rows

STATEMENTS = """\
documents 3, without a reading 0, gold not found in text 0
statements found                             P  80.0  R  70.0  F1  74.7   (56/70 predicted, 80 gold)
  found and with the right speaker           P  70.0  R  61.3  F1  65.3   (49/70 predicted, 80 gold)
  direct    recall  90.0   with the right speaker  85.0   (20 gold)
"""
TIES = """\
distinct ties                                P  90.0  R  45.0  F1  60.0   (18/20 predicted, 40 gold)
sourced_right right on found places  75.0 (3/4)
hedged_right right on found places  50.0 (1/2)
"""


@pytest.mark.parametrize(
    ("figures", "targets", "verdict"),
    [
        (["77.0", "71.3"], [77, 71], "yes"),
        (["77.4", "70.9"], [77, 71], "no"),
        (["2,265"], [3000], "no"),
        (["-"], [75], "no"),
        (["74.7"], [], ""),
    ],
)
def test_a_target_is_met_when_every_figure_reaches_its_own(
    figures: list[str], targets: list[float], verdict: str
) -> None:
    assert met(figures, targets) == verdict


def test_statements_stand_with_their_counts_and_targets() -> None:
    found, direct = statement_rows("made up", STATEMENTS, (70, 66), (85,))

    assert (found.figure, found.target, found.met) == ("74.7 / 65.3 (56/70 predicted, 80 gold)", "70 / 66", "no")
    assert (direct.figure, direct.target, direct.met) == ("85.0 (20 gold)", "85", "yes")


def test_ties_stand_with_what_is_right_of_them() -> None:
    ties, graded = tie_rows("made up", TIES, (50, 75), (70, 60))

    assert (ties.figure, ties.target, ties.met) == ("60.0 (90.0; 18/20 predicted, 40 gold)", "50 (75)", "yes")
    assert graded.figure == "75.0 (3/4) / 50.0 (1/2) / - / -"
    assert graded.met == "no"


def test_a_row_is_a_line_of_a_table() -> None:
    assert str(Row("posts", "made up", "3")) == "| posts | made up | 3 |  |  |"
