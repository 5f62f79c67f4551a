import pytest

from sayso.errors import UnreadableTime
from sayso.record.times import since, until


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [
        ("2026-11-20", "2026-11-20T00:00:00Z", "2026-11-20T23:59:59Z"),
        ("2026-11", "2026-11-01T00:00:00Z", "2026-11-30T23:59:59Z"),
        ("2026", "2026-01-01T00:00:00Z", "2026-12-31T23:59:59Z"),
        ("2026-11-20T15:30", "2026-11-20T15:30:00Z", "2026-11-20T15:30:00Z"),
        ("2026-11-20T15:30:05Z", "2026-11-20T15:30:05Z", "2026-11-20T15:30:05Z"),
        ("2026-11-20T15:30+02:00", "2026-11-20T13:30:00Z", "2026-11-20T13:30:00Z"),
    ],
)
def test_a_day_is_all_of_it_and_a_moment_is_in_utc(given: str, first: str, last: str) -> None:
    assert (since(given), until(given)) == (first, last)


@pytest.mark.parametrize("wrong", ["", "yesterday", "2026-13-01", "..", "\x00", "2026-11-20T25:00"])
def test_what_is_no_time_is_refused_in_one_line(wrong: str) -> None:
    with pytest.raises(UnreadableTime, match="no day or moment"):
        since(wrong)
