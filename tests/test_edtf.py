from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso import edtf
from sayso.edtf import Precision
from sayso.errors import UnreadableTime

KNOWN = [
    "2015",
    "2015-08",
    "2015-08-05",
    "199X",
    "18XX",
    "2016~",
    "2014-22",
    "2014-35",
    "1999/2003",
    "../2010",
    "2019/..",
]


@pytest.mark.parametrize(
    ("time", "first", "last"),
    [
        ("2015", date(2015, 1, 1), date(2015, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2015-08-05", date(2015, 8, 5), date(2015, 8, 5)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("2016~", date(2016, 1, 1), date(2016, 12, 31)),
        ("2015-24", date(2015, 12, 1), date(2016, 2, 29)),
        ("2015-36", date(2015, 10, 1), date(2015, 12, 31)),
        ("1999/2003-05", date(1999, 1, 1), date(2003, 5, 31)),
        ("../2019-03", None, date(2019, 3, 31)),
        ("2019/..", date(2019, 1, 1), None),
        ("", None, None),
    ],
)
def test_a_time_has_its_first_and_last_day(time: str, first: date | None, last: date | None) -> None:
    assert edtf.bounds(time) == (first, last)


@pytest.mark.parametrize(
    "time", ["soon", "2015-13", "2015-02-30", "2015-22-01", "2003/1999", "2003/", "199X-05", "0000-01"]
)
def test_what_is_no_edtf_is_refused(time: str) -> None:
    with pytest.raises(UnreadableTime):
        edtf.bounds(time)


def test_about_a_year_reaches_into_the_years_beside_it() -> None:
    assert edtf.outer_bounds("2016~")[0] == date(2014, 12, 31)
    assert edtf.may_overlap("2015-08", "2016~")
    assert not edtf.overlaps("2015-08", "2016~")
    assert not edtf.may_overlap("2015-08", "2016")


def test_no_time_overlaps_every_time() -> None:
    assert all(edtf.overlaps("", time) for time in KNOWN)


def test_a_year_contains_its_months_and_no_other() -> None:
    assert edtf.contains("2015", "2015-08")
    assert not edtf.contains("2015-08", "2015")
    assert not edtf.contains("2015", "2015/..")
    assert edtf.contains("2010/..", "2015/..")


def test_before_needs_a_gap() -> None:
    assert edtf.before("2014", "2015-01-01")
    assert not edtf.before("2014", "2014-12")
    assert not edtf.before("2014/..", "2016")


def test_an_interval_runs_from_the_start_of_one_to_the_end_of_the_other() -> None:
    assert edtf.interval("1999", "2003") == "1999/2003"
    assert edtf.interval("", "2003-05") == "../2003-05"
    assert edtf.interval("1999/2001", "") == "1999/.."
    assert edtf.interval("2003", "2003") == "2003"
    assert edtf.interval("", "") == ""


@pytest.mark.parametrize(
    ("time", "words"),
    [
        ("2015-08", "in August 2015"),
        ("2015-08-05", "on 5 August 2015"),
        ("2016", "in 2016"),
        ("2016~", "about 2016"),
        ("2016?", "perhaps 2016"),
        ("../2019-03", "until March 2019"),
        ("2019/..", "since 2019"),
        ("1999/2003", "from 1999 to 2003"),
        ("199X", "in the 1990s"),
        ("20XX", "in the 21st century"),
        ("2014-22", "in summer 2014"),
        ("2014-35", "in the third quarter of 2014"),
        ("", ""),
    ],
)
def test_a_time_is_said_in_plain_words(time: str, words: str) -> None:
    assert edtf.in_words(time) == words


@pytest.mark.parametrize(
    ("time", "unit"),
    [
        ("2015-08-05", Precision.DAY),
        ("2015-22", Precision.SEASON),
        ("199X", Precision.DECADE),
        ("1999/..", Precision.INTERVAL),
    ],
)
def test_a_time_knows_the_unit_it_is_given_in(time: str, unit: Precision) -> None:
    assert edtf.precision(time) is unit


def test_times_sort_by_first_day_and_no_time_comes_last() -> None:
    assert sorted(["", "2015-08", "2015", "../2010", "2014-12-31"], key=edtf.sort_key) == [
        "../2010",
        "2014-12-31",
        "2015",
        "2015-08",
        "",
    ]


@given(st.sampled_from(KNOWN), st.sampled_from(KNOWN))
def test_overlap_is_the_same_either_way_round(a: str, b: str) -> None:
    assert edtf.overlaps(a, b) == edtf.overlaps(b, a)
    assert edtf.may_overlap(a, b) == edtf.may_overlap(b, a)


@given(st.dates())
def test_every_day_is_within_its_own_month_and_year(day: date) -> None:
    month, year = day.isoformat()[:7], day.isoformat()[:4]
    assert edtf.contains(month, day.isoformat())
    assert edtf.contains(year, month)
