"""Times as EDTF strings (ISO 8601-2): their bounds, their precision, how two compare, how to say them in plain words.

The part of the standard that sayso writes: days, months and years ("2019-07-28", "2019-07", "2019"), seasons and
quarters ("2019-21" to "2019-24", "2019-33" to "2019-36"), decades and centuries ("199X", "19XX"), "~" (about),
"?" (uncertain) and "%" (both) after them, and intervals ("1999/2003", "../2019-03", "2019/.."). "" is no time at all.
"""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from sayso.errors import UnreadableTime

Bounds = tuple[date | None, date | None]  # first and last day, both included; None where the side is open

OPEN = ".."
QUALIFIERS = "~?%"
UNBOUNDED: Bounds = (None, None)

SIMPLE = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-(?P<part>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?(?P<qualifier>[~?%])?"
)
SEASONS = {
    21: (3, "spring"),
    22: (6, "summer"),
    23: (9, "autumn"),
    24: (12, "winter"),
}  # first month; northern, as EDTF
QUARTERS = {33: (1, "first quarter"), 34: (4, "second quarter"), 35: (7, "third quarter"), 36: (10, "fourth quarter")}
PARTS = {**SEASONS, **QUARTERS}


class Precision(StrEnum):
    """The unit that a time is given in."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"
    NONE = "none"


SLACK = {  # days that "about" may reach beyond the unit on either side: one unit, as a campaign starts the year before
    Precision.DAY: 3,
    Precision.MONTH: 31,
    Precision.QUARTER: 92,
    Precision.SEASON: 92,
    Precision.YEAR: 366,
    Precision.DECADE: 3653,
    Precision.CENTURY: 36525,
}


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> Bounds:
    """The first and the last day that the time can mean, both included; None where it is open.

    "2015-08" is 2015-08-01 to 2015-08-31, "../2010" is None to 2010-12-31. "about" and "perhaps" are left aside
    (see `outer_bounds`). No time, "", is open on both sides. Raises UnreadableTime for what is no EDTF.
    """
    start, end = sides(edtf)
    first, last = _days(start)[0], _days(end)[1]
    if first and last and first > last:
        raise UnreadableTime(f"{edtf!r}: the interval ends before it begins")
    return first, last


def outer_bounds(edtf: str) -> Bounds:
    """The bounds, moved outwards by one unit where the side is only about right: "2016~" is 2015 to 2017."""
    start, end = sides(edtf)
    first, last = bounds(edtf)
    return _moved(first, -_slack(start)), _moved(last, _slack(end))


def sides(edtf: str) -> tuple[str, str]:
    """Both sides of an interval; a single time is both its own start and end; an open side is ""."""
    start, slash, end = edtf.partition("/")
    if slash and not (start and end):
        raise UnreadableTime(f"{edtf!r}: an open side of an interval is written '..'")
    found = (start, end) if slash else (edtf, edtf)
    return ("" if found[0] == OPEN else found[0]), ("" if found[1] == OPEN else found[1])


def interval(start: str, end: str) -> str:
    """The time from the start of one to the end of the other; "" is an open side."""
    first, last = sides(start)[0] if start else "", sides(end)[1] if end else ""
    if not first and not last:
        return ""
    return first if first == last else f"{first or OPEN}/{last or OPEN}"


def precision(edtf: str) -> Precision:
    """The unit that the time is given in; `NONE` for no time."""
    if not edtf:
        return Precision.NONE
    if "/" in edtf:
        bounds(edtf)
        return Precision.INTERVAL
    return _simple_precision(edtf)


def overlaps(a: str, b: str) -> bool:
    """Whether the two times share a day at least; no time shares every day."""
    return _overlap(bounds(a), bounds(b))


def may_overlap(a: str, b: str) -> bool:
    """Whether the two times can share a day once "about" is given its room: "2015-08" and "2016~" can."""
    return _overlap(outer_bounds(a), outer_bounds(b))


def contains(a: str, b: str) -> bool:
    """Whether every day of `b` is a day of `a`: "2015" contains "2015-08"."""
    (first, last), (inner_first, inner_last) = bounds(a), bounds(b)
    starts = first is None or (inner_first is not None and first <= inner_first)
    ends = last is None or (inner_last is not None and inner_last <= last)
    return starts and ends


def before(a: str, b: str) -> bool:
    """Whether `a` is over before `b` begins."""
    last, first = bounds(a)[1], bounds(b)[0]
    return last is not None and first is not None and last < first


def sort_key(edtf: str) -> tuple[date, date, str]:
    """Sorts times by first day, then the shorter first; open starts come first, no time at all last."""
    if not edtf:
        return date.max, date.max, ""
    first, last = bounds(edtf)
    return first or date.min, last or date.max, edtf


def in_words(edtf: str) -> str:
    """The time as one says it: "in August 2015", "on 5 August 2015", "until March 2019", "about 2016"; "" for none."""
    if not edtf:
        return ""
    if "/" not in edtf:
        return _said(edtf)
    start, end = sides(edtf)
    if start and end:
        return f"from {_named(start)} to {_named(end)}"
    if start:
        return f"since {_named(start)}"
    return f"until {_named(end)}" if end else ""


def _said(simple: str) -> str:
    name = _named(simple)
    if simple[-1] in QUALIFIERS:
        return name
    return f"{'on' if _simple_precision(simple) is Precision.DAY else 'in'} {name}"


def _named(simple: str) -> str:
    plain = simple.rstrip(QUALIFIERS)
    mark = simple[len(plain) :]
    return {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}[mark] + _unit_name(plain)


def _unit_name(plain: str) -> str:
    unit, (year, *rest) = _simple_precision(plain), plain.split("-")
    if unit is Precision.CENTURY:
        return f"the {_ordinal(int(year[:2]) + 1)} century"
    if unit is Precision.DECADE:
        return f"the {year[:3]}0s"
    if unit is Precision.YEAR:
        return year
    if unit is Precision.DAY:
        return f"{int(rest[1])} {month_name[int(rest[0])]} {year}"
    if unit is Precision.MONTH:
        return f"{month_name[int(rest[0])]} {year}"
    name = PARTS[int(rest[0])][1]
    return f"{name} {year}" if unit is Precision.SEASON else f"the {name} of {year}"


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


@lru_cache(maxsize=4096)
def _days(simple: str) -> Bounds:
    if not simple:
        return UNBOUNDED
    year, part, day = _fields(simple)
    try:
        return _span_of(year, part, day)
    except ValueError as error:
        raise UnreadableTime(f"{simple!r}: no such day") from error


def _span_of(year: str, part: int, day: int) -> tuple[date, date]:
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if day:
        return date(first_year, part, day), date(first_year, part, day)
    if part in PARTS:
        first = date(first_year, PARTS[part][0], 1)
        return first, _last_of_month(first + timedelta(days=62))
    if part:
        return date(first_year, part, 1), _last_of_month(date(first_year, part, 1))
    return date(max(first_year, 1), 1, 1), date(last_year, 12, 31)


def _last_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _fields(simple: str) -> tuple[str, int, int]:
    """Year with its unknown digits, month or season or 0, day or 0."""
    match = SIMPLE.fullmatch(simple)
    if match is None:
        raise UnreadableTime(
            f"{simple!r}: no EDTF time; write 2015, 2015-08, 2015-08-05, 199X, 2016~, 1999/2003 or ../2010"
        )
    part, day = int(match["part"] or 0), int(match["day"] or 0)
    if (match["part"] and part not in PARTS and not 1 <= part <= 12) or (part in PARTS and day):
        raise UnreadableTime(f"{simple!r}: no such month, season or quarter")
    if "X" in match["year"] and match["part"]:
        raise UnreadableTime(f"{simple!r}: a decade or century has no months")
    return match["year"], part, day


def _simple_precision(simple: str) -> Precision:
    year, part, day = _fields(simple)
    if year.endswith("X"):
        return Precision.CENTURY if year.endswith("XX") else Precision.DECADE
    if day:
        return Precision.DAY
    if part in SEASONS:
        return Precision.SEASON
    if part in QUARTERS:
        return Precision.QUARTER
    return Precision.MONTH if part else Precision.YEAR


def _slack(simple: str) -> int:
    return SLACK[_simple_precision(simple)] if simple and simple[-1] in QUALIFIERS else 0


def _moved(day: date | None, days: int) -> date | None:
    if day is None or not days:
        return day
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _overlap(a: Bounds, b: Bounds) -> bool:
    return _not_after(a[0], b[1]) and _not_after(b[0], a[1])


def _not_after(first: date | None, last: date | None) -> bool:
    return first is None or last is None or first <= last
