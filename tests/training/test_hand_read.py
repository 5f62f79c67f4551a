"""Statements of hand-read articles as attributions."""

import pytest

from training.hand_read import without


@pytest.mark.parametrize(
    ("hole", "left"),
    [
        ((0, 5), [(10, 20)]),
        ((20, 22), [(10, 20)]),
        ((12, 15), [(10, 12), (15, 20)]),
        ((8, 12), [(12, 20)]),
        ((18, 25), [(10, 18)]),
        ((10, 20), []),
    ],
)
def test_a_hole_leaves_what_stands_on_both_sides(hole: tuple[int, int], left: list[tuple[int, int]]) -> None:
    assert without((10, 20), hole) == left
