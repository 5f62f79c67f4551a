"""Stretches of the calendar - a day, a week, a quarter - and how far one lies from another."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

FINEST_FIRST = ("day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century")
RANK = {unit: rank for rank, unit in enumerate(FINEST_FIRST)}
MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
SEASON_CODES = ("SP", "SU", "FA", "WI")  # TIMEX3's, from March on


@dataclass(frozen=True, slots=True)
class Period:
    """One unit of the calendar, by its first day. Seasons are named for their first month: winter 2015 ends in 2016."""

    unit: str
    first: date

    @property
    def last(self) -> date:
        """The last day, included."""
        if self.unit == "day":
            return self.first
        if self.unit in ("week", "weekend"):
            return self.first + timedelta(days=6 if self.unit == "week" else 1)
        end = _months_on(self.first, MONTHS[self.unit] - 1)
        return end.replace(day=monthrange(end.year, end.month)[1])

    @property
    def edtf(self) -> str:
        """The period as an EDTF string: a week or weekend is an interval of days, a half year one of months."""
        if self.unit in ("week", "weekend"):
            return f"{self.first.isoformat()}/{self.last.isoformat()}"
        year, month = f"{self.first.year:04d}", self.first.month
        return {
            "quarter": f"{year}-{33 + (month - 1) // 3}",
            "season": f"{year}-{21 + (month - 3) % 12 // 3}",
            "half": f"{year}-{month:02d}/{year}-{min(month + 5, 12):02d}",
        }.get(self.unit) or self._common(year, month)

    @property
    def timex(self) -> str:
        """The period as a TIMEX3 value."""
        if self.unit in ("week", "weekend"):
            year_of_week, week, _ = self.first.isocalendar()
            return f"{year_of_week:04d}-W{week:02d}" + ("-WE" if self.unit == "weekend" else "")
        year, month = f"{self.first.year:04d}", self.first.month
        return {
            "quarter": f"{year}-Q{(month + 2) // 3}",
            "season": f"{year}-{SEASON_CODES[(month - 3) % 12 // 3]}",
            "half": f"{year}-H{1 if month < 7 else 2}",
            "century": year[:2],
        }.get(self.unit) or self._common(year, month)

    def _common(self, year: str, month: int) -> str:
        """What EDTF and TIMEX3 write alike."""
        return {
            "day": self.first.isoformat(),
            "month": f"{year}-{month:02d}",
            "year": year,
            "decade": f"{year[:3]}X",
            "century": f"{year[:2]}XX",
        }[self.unit]


def period(unit: str, day: date) -> Period:
    """The period of that unit in which the day lies; a weekend is that of the day's week."""
    if unit == "day":
        return Period(unit, day)
    if unit in ("week", "weekend"):
        monday = date.fromordinal(max(1, day.toordinal() - day.weekday()))
        return Period(unit, monday + timedelta(days=5) if unit == "weekend" else monday)
    if unit == "season":
        back = day.month % 3
        return Period(unit, _months_on(day.replace(day=1), -back))
    if unit == "half":
        return Period(unit, day.replace(month=1 if day.month < 7 else 7, day=1))
    if unit in ("month", "quarter"):
        return Period(unit, day.replace(month=day.month - (day.month - 1) % MONTHS[unit], day=1))
    years = MONTHS[unit] // 12
    return Period(unit, date(max(1, day.year - day.year % years), 1, 1))


def shifted(one: Period, by: int) -> Period:
    """The period of the same unit that lies so many units later, or earlier for a negative number.

    Raises OverflowError or ValueError beyond the years 1 to 9999.
    """
    if one.unit == "day":
        return Period(one.unit, one.first + timedelta(days=by))
    if one.unit in ("week", "weekend"):
        return Period(one.unit, one.first + timedelta(weeks=by))
    return Period(one.unit, _months_on(one.first, by * MONTHS[one.unit]))


def coarsened(one: Period, unit: str) -> Period:
    """The period of that unit around this one, or this one where it is already as coarse."""
    return period(unit, one.first) if RANK[unit] > RANK[one.unit] else one


def is_finer(unit: str, than: str) -> bool:
    """Whether the one unit is shorter than the other."""
    return RANK[unit] < RANK[than]


def _months_on(day: date, months: int) -> date:
    at = day.year * 12 + day.month - 1 + months
    return date(at // 12, at % 12 + 1, min(day.day, monthrange(at // 12, at % 12 + 1)[1]))
