"""The bars of quality, on the private measuring sets: marked `shared`, since the sets lie beside the project."""

import re

import pytest

from bench import table

pytestmark = pytest.mark.shared

# what a change must not fall below: a little under what docs/benchmarks.md reports, and no lower than the targets
FLOORS: dict[str, dict[str, tuple[float, ...]]] = {
    "polnear": {
        "statements found / + right source, F1": (75.5, 69.5),
        "direct quotations with the right speaker, recall": (88.0,),
    },
    "wikinews": {
        "statements found / + right source, F1": (75.0, 68.5),
        "distinct ties, F1 (at precision)": (50.0, 80.0),
    },
    "timex": {"time values, F1": (75.0,)},
}


@pytest.fixture(scope="module")
def rows(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[float]]:
    """The figures of one task by their labels; skipped, with the reason, where its set is missing."""
    task = next(task for task in (*table.TASKS, *table.OTHERS) if task.name == request.param)
    for path in (task.source, table.SCORE):
        if not path.exists():
            pytest.skip(f"{path} is missing; set SAYSO_DATA and SAYSO_SCORE")
    return {row.task: figures(row.figure) for row in table.rows_of(task, tmp_path_factory.mktemp(task.name))}


def figures(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"\d+(?:\.\d+)?", text)]


@pytest.mark.parametrize(
    ("rows", "label", "floors"),
    [(task, label, floors) for task, labels in FLOORS.items() for label, floors in labels.items()],
    indirect=["rows"],
)
def test_what_is_read_right_stays_above_its_floor(
    rows: dict[str, list[float]], label: str, floors: tuple[float, ...]
) -> None:
    assert all(found >= floor for found, floor in zip(rows[label], floors, strict=False)), rows[label]


@pytest.mark.parametrize("rows", ["example"], indirect=True)
def test_the_example_article_reads_without_a_wrong_tie(rows: dict[str, list[float]]) -> None:
    right, wrong = rows["distinct ties (wrong)"]
    found, spoken = rows["statements / + right speaker"]

    assert (right >= 18, wrong, found, spoken >= 13, rows["posts"]) == (True, 0, 13, True, [3.0])
