"""Phrases that name a date, a month, a season or a year: "August 5, 2015", "the third quarter", "the 1990s"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from sayso.reading.lexicon import words
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
)
from sayso.reading.times.periods import Period, period, shifted

COUNTED = re.compile(r" ([a-z]{3,}(?<!s)s|people|men|women|children|police)\b")
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


def _day_named(match: Match, place: Place) -> tuple[date, str]:
    """The day and what it rests on beside its own words."""
    month, day = number_of("month", match["month"]), int(match["day"])
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
    if group(match, "year"):
        return int(match["year"]), ""
    if which in ("that", "the same", "the following"):
        return place.earlier.first.year + (which == "the following"), TEXT
    return place.day.year + step_of(which), ARTICLE


def quarter_of_year(match: Match, place: Place) -> Meaning | None:
    """As in "the third quarter of 2015", "last year's first half"."""
    number = int(group(match, "number") or number_of("ordinal", group(match, "ordinal") or "first"))
    unit = group(match, "unit") or "quarter"
    if unit == "half" and number > 2:
        return None
    in_year, anchor = _year_named(match, place)
    return told(shifted(period(unit, date(in_year, 1, 1)), number - 1), anchor)


def bare_quarter(match: Match, place: Place) -> Meaning | None:
    """As in "the third quarter": this year's, or last year's where it has not begun and nothing looks forward."""
    first = period("quarter", date(place.day.year, 1, 1))
    this_years = shifted(first, number_of("ordinal", match["ordinal"]) - 1)
    is_last_years = this_years.first > place.day and not place.looks_forward()
    return told(shifted(this_years, -4) if is_last_years else this_years, ARTICLE)


def latest_quarter(match: Match, place: Place) -> Meaning | None:
    """As in "the latest quarter": the one just named, else the last that is over."""
    named = place.told_last("quarter")
    return told(named, TEXT) if named else told(shifted(period("quarter", place.day), -1), ARTICLE)


def year_earlier(match: Match, place: Place) -> Meaning | None:
    """As in "the year-earlier period": a year before the quarter just named."""
    named = place.told_last("quarter")
    return told(shifted(named, -4), TEXT) if named else told(shifted(period("year", place.day), -1), ARTICLE, edtf="")


def season_of_year(match: Match, place: Place) -> Meaning | None:
    """As in "the summer of 2015", "last summer"."""
    month, which = number_of("season", match["season"]), group(match, "which")
    if group(match, "year") or which == "that":
        in_year, anchor = _year_named(match, place)
        return told(Period("season", date(in_year, month, 1)), anchor)
    return told(chosen(Period("season", date(place.day.year, month, 1)), which, place.day, yearly=4), ARTICLE)


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
