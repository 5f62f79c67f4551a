"""Phrases that name a date, a month, a season or a year: "August 5, 2015", "the third quarter", "the 1990s"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from sayso.reading.lexicon import lexicon, words
from sayso.reading.times.meaning import (
    ARTICLE,
    TEXT,
    Match,
    Meaning,
    Place,
    chosen,
    group,
    number_of,
    step_of,
    told,
    with_day_part,
    word_before,
    year_spelled,
)
from sayso.reading.times.periods import Period, period, shifted

COUNTED = re.compile(r" ([a-z]{3,}(?<!s)s|people|men|women|children|police)\b")
ENDING = ("last", "final")
HALF_A_QUARTER = 45  # days
SUMS_REACH = 60  # characters on both sides of "a year ago" in which the sums that it is about stand
OLDEST_SHORT_YEAR = 30  # '29 is in nobody's article 1929; '30 to '99 are of the last century


def numeric_date(match: Match, place: Place) -> Meaning | None:
    """As in "2015-08-05"."""
    return told(Period("day", date(int(match["year"]), int(match["month"]), int(match["day"]))))


def slashed_date(match: Match, place: Place) -> Meaning | None:
    """As in "08/25/2015", "25.8.2015": read only where day and month cannot be mixed up."""
    first, second = sorted((int(match["first"]), int(match["second"])))
    if second <= 12 and first != second:
        return None
    return told(Period("day", date(_full_year(match["year"]), first, second)))


def calendar_date(match: Match, place: Place) -> Meaning | None:
    """As in "Friday, August 5, 2015", "5 August": without a year, the nearest that the tense allows."""
    day, anchor = _day_named(match, place)
    return with_day_part(told(Period("day", day), anchor), match)


def day_range(match: Match, place: Place) -> Meaning | None:
    """As in "March 23-26, 2009"."""
    start, anchor = _day_named(match, place)
    end = start.replace(day=int(match["until"]))
    if start >= end:
        return None
    return told(Period("day", start), anchor, edtf=f"{start.isoformat()}/{end.isoformat()}")


def week_of(match: Match, place: Place) -> Meaning | None:
    """As in "the week of March 6"."""
    day, anchor = _day_named(match, place)
    return told(period("week", day), anchor)


def _day_named(match: Match, place: Place) -> tuple[date, str]:
    """The day and what it rests on beside its own words."""
    month = number_of("month", match["month"])
    day = int(match["day"]) if match["day"].isdigit() else number_of("day_word", match["day"])
    if match["year"]:
        return date(int(match["year"]), month, day), ""
    return place.nearest(_same_day_each_year(place.day.year, month, day)), ARTICLE


def _same_day_each_year(around: int, month: int, day: int) -> Iterator[date]:
    for one in (around - 1, around, around + 1):
        if period("month", date(one, month, 1)).last.day >= day:
            yield date(one, month, day)


def month_of_year(match: Match, place: Place) -> Meaning | None:
    """As in "August of 2015", "mid-August 2015", "August last year"."""
    in_year, anchor = _year_named(match, place)
    return told(Period("month", date(in_year, number_of("month", match["month"]), 1)), anchor)


def _year_named(match: Match, place: Place) -> tuple[int, str]:
    """The year that the groups `year` or `which` name, and what it rests on."""
    which = group(match, "which")
    if group(match, "spelled"):
        return year_spelled(match["spelled"]), ""
    if group(match, "year"):
        return int(match["year"]), ""
    if which in ("that", "the same", "the following"):
        return place.earlier.first.year + (which == "the following"), TEXT
    return place.day.year + step_of(which), ARTICLE


def quarter_of_year(match: Match, place: Place) -> Meaning | None:
    """As in "the third quarter of 2015", "last year's first half", "the final quarter of 2009"."""
    unit = group(match, "unit") or "quarter"
    written, in_all = group(match, "ordinal"), 2 if unit == "half" else 4
    number = int(group(match, "number") or (in_all if written in ENDING else number_of("ordinal", written or "first")))
    if number > in_all:
        return None
    in_year, anchor = _year_named(match, place)
    one = shifted(period(unit, date(in_year, 1, 1)), number - 1)
    return told(one, anchor, is_reported=unit == "quarter")


def bare_quarter(match: Match, place: Place) -> Meaning | None:
    """As in "the third quarter": this year's, or last year's where it has not begun and nothing looks forward."""
    number = number_of("ordinal", match["ordinal"])
    if group(match, "back"):
        one = place.quarter or Period("quarter", place.day)
        return told(shifted(period("quarter", date(one.first.year - 1, 1, 1)), number - 1), ARTICLE)
    this_years = shifted(period("quarter", date(place.day.year, 1, 1)), number - 1)
    is_last_years = this_years.first > place.day and not place.looks_forward()
    return told(shifted(this_years, -4) if is_last_years else this_years, ARTICLE, is_reported=True)


def latest_quarter(match: Match, place: Place) -> Meaning | None:
    """As in "the latest quarter": the one reported on, else the last that is over."""
    return told(place.quarter or shifted(period("quarter", place.day), -1), ARTICLE, is_reported=True)


def quarter_ended(match: Match, place: Place) -> Meaning | None:
    """As in "the quarter ended Sept. 30": the calendar's quarter that most of it lies in."""
    day, _ = _day_named(match, place)
    return told(period("quarter", day - timedelta(days=HALF_A_QUARTER)), ARTICLE, is_reported=True)


def year_ended(match: Match, place: Place) -> Meaning | None:
    """As in "the fiscal year ended Aug. 31": a year's length; the day it ended on is told after it."""
    return Meaning("P1Y")


def years_quarter(match: Match, place: Place) -> Meaning | None:
    """As in "the 2015 quarter", "last year's quarter": that year's quarter of the name reported on."""
    in_year, anchor = _year_named(match, place)
    if place.quarter is None:
        return told(Period("year", date(in_year, 1, 1)), anchor)
    return told(Period("quarter", place.quarter.first.replace(year=in_year)), TEXT)


def same_a_year_back(match: Match, place: Place) -> Meaning | None:
    """As in "the same month last year": a year before the one told."""
    unit = group(match, "unit")
    named = (place.quarter if unit in ("quarter", "period") else None) or place.before
    if named is None or named.unit not in ("month", "quarter") or unit not in ("period", named.unit):
        return told(shifted(period("year", place.day), -1), ARTICLE, edtf="")
    return told(shifted(named, -4 if named.unit == "quarter" else -12), TEXT)


def year_earlier(match: Match, place: Place) -> Meaning | None:
    """As in "the year-earlier period", "a year ago": among sums, the quarter a year before the one reported on.

    Else the year before today, or before the time told where it is "earlier".
    """
    is_close = place.told_last("quarter") is not None
    asks_quarter = group(match, "unit") == "quarter" or (place.is_of_quarter and _sets_sums(match))
    if place.quarter and (is_close or asks_quarter):
        one = shifted(place.quarter, -4)
        return told(one, TEXT, edtf=None if is_close or match["unit"] else period("year", one.first).edtf)
    if group(match, "way") == "earlier" and place.before and not match["unit"]:
        return told(shifted(period("year", place.before.first), -1), TEXT, edtf="")
    is_plain = group(match, "way") == "ago" and not match["hyphen"] and not match["unit"]
    return told(shifted(period("year", place.day), -1), ARTICLE, edtf=None if is_plain else "")


def _sets_sums(match: Match) -> bool:
    """Whether the phrase stands among sums of money, shares and percentages."""
    if match["hyphen"] or match["unit"]:
        return True
    around = match.string[max(0, match.start() - SUMS_REACH) : match.end() + SUMS_REACH]
    return re.search(lexicon("times")["frame"]["sums"], around, re.IGNORECASE) is not None


def season_of_year(match: Match, place: Place) -> Meaning | None:
    """As in "the summer of 2015", "last summer"."""
    month, which = number_of("season", match["season"]), group(match, "which")
    if group(match, "year") or group(match, "spelled") or which == "that":
        in_year, anchor = _year_named(match, place)
        return told(Period("season", date(in_year, month, 1)), anchor)
    return told(chosen(Period("season", date(place.day.year, month, 1)), which, place.day, yearly=4), ARTICLE)


def the_season(match: Match, place: Place) -> Meaning | None:
    """As in "over the summer": this year's, or last year's where it has not begun and nothing looks forward."""
    if word_before(match).lower() not in words("times", "lead.season"):
        return None
    this_years = Period("season", date(place.day.year, number_of("season", match["season"]), 1))
    is_last_years = this_years.first > place.day and not place.looks_forward()
    return told(shifted(this_years, -4) if is_last_years else this_years, ARTICLE)


def decade(match: Match, place: Place) -> Meaning | None:
    """As in "the early 1990s", "the '80s", "the nineties"; "in his thirties" is an age."""
    if match["named"] and not match.group().lower().startswith(("the ", "early", "late", "mid", "nineteen")):
        return None
    last_digits = int(match["short"] or 0) or (number_of("decade", match["named"]) if match["named"] else 0)
    return told(Period("decade", date(int(match["decade"]) * 10 if match["decade"] else 1900 + last_digits, 1, 1)))


def century(match: Match, place: Place) -> Meaning | None:
    """As in "the 19th century": 18XX."""
    return told(Period("century", date((int(match["number"]) - 1) * 100, 1, 1)))


def year(match: Match, place: Place) -> Meaning | None:
    """As in "2015", "late 2015", "fiscal 2015", but not "2000 soldiers"."""
    counted = COUNTED.match(match.string, match.end())
    if (
        counted
        and counted[1] not in words("times", "lead.yearly")
        and word_before(match).lower() not in words("times", "lead.year")
    ):
        return None
    return told(Period("year", date(int(match["year"]), 1, 1)))


def spelled_year(match: Match, place: Place) -> Meaning | None:
    """As in "nineteen ninety-one", "the year two thousand and eight"."""
    return told(Period("year", date(year_spelled(match["spelled"]), 1, 1)))


def years(match: Match, place: Place) -> Meaning | None:
    """As in "1999-2003", "1980-82"."""
    first = match["year"]
    last = match["until"] if len(match["until"]) == 4 else first[:2] + match["until"]
    return Meaning(first, f"{first}/{last}", Period("year", date(int(last), 1, 1))) if first < last else None


def short_year(match: Match, place: Place) -> Meaning | None:
    """As in "'82"."""
    return told(Period("year", date(_full_year(match["short"]), 1, 1)))


def _full_year(written: str) -> int:
    if len(written) == 4:
        return int(written)
    return int(written) + (1900 if int(written) >= OLDEST_SHORT_YEAR else 2000)
