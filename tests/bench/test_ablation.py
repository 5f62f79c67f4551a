"""The ablation table: rules, heads, both."""

from __future__ import annotations

from bench.ablation import both_figures, table

SCORED = """\
statements found                             P  80.0  R  70.0  F1  74.7   (56/70 predicted, 1080 gold)
  found and with the right speaker           P  70.0  R  61.3  F1  65.3   (49/70 predicted, 1080 gold)
"""


def test_a_cell_has_both_figures_and_its_heading_n() -> None:
    assert both_figures("Dol Post", SCORED) == {"Dol Post (n 1,080)": "74.7 / 65.3"}


def test_what_a_row_lacks_is_said() -> None:
    rows = {"rules alone": {"a (n 2)": "1 / 1", "b (n 3)": "2 / 2"}, "heads alone": {"a (n 2)": "3 / 3"}}

    assert list(table(rows)) == [
        "| | a (n 2) | b (n 3) |",
        "| --- | --- | --- |",
        "| rules alone | 1 / 1 | 2 / 2 |",
        "| heads alone | 3 / 3 | (no names) |",
    ]
