from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.intake.days import iso_day


@pytest.mark.parametrize(
    "written",
    [
        "2025-02-03",
        "2025/02/03",
        "2025-02-03T23:59:00+01:00",
        "3 February 2025",
        "the 3rd of February, 2025",
        "February 3, 2025",
        "Feb. 3rd 2025",
        "Mon, 03 Feb 2025 10:00:00 GMT",
        "Published: Monday, February 3, 2025 at 9:15 AM",
        "3.2.2025",
        "20250203",
    ],
)
def test_each_way_to_write_a_day_gives_the_same_iso_day(written: str) -> None:
    assert iso_day(written) == "2025-02-03"


@pytest.mark.parametrize("written", ["", "soon", "03/02/2025", "February 2025", "2025", "2025-02-30", "May 99, 2025"])
def test_what_leaves_the_day_open_gives_none(written: str) -> None:
    assert iso_day(written) == ""


@given(st.dates())
def test_an_iso_day_stays_as_it_is(day: object) -> None:
    assert iso_day(str(day)) == str(day)
