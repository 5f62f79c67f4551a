"""Phrases that name a day or a month as seen from today: "yesterday", "last Friday", "in June", "Thanksgiving"."""

from __future__ import annotations

from datetime import date, timedelta

from sayso.reading.lexicon import lexicon, words
from sayso.reading.times.meaning import (
    ARTICLE,
    TEXT,
    Match,
    Meaning,
    Place,
    chosen,
    clock_time,
    group,
    number_of,
    step_of,
    told,
    with_day_part,
    word_before,
)
from sayso.reading.times.periods import Period, period, shifted

DAYS_OFF = {
    "yesterday": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
    "last night": -1,
}
FROM_DAY_TOLD = ("the previous", "the preceding", "the following")
PART_MEANT = {"tonight": "night", "overnight": "overnight", "last night": "night"}


def near_day(match: Match, place: Place) -> Meaning | None:
    """As in "yesterday", "this morning", "last night"."""
    if match["day"].istitle() and word_before(match)[:1].isupper():
        return None  # "USA Today" is a paper
    word = group(match, "day")
    day = place.day + timedelta(days=DAYS_OFF.get(word, 0))
    part = PART_MEANT.get(word) or (word.removeprefix("this ") if word.startswith("this ") else "")
    return with_day_part(told(Period("day", day), ARTICLE), match, part)


def weekday(match: Match, place: Place) -> Meaning | None:
    """As in "last Friday", "on Monday": the last one up to today, or the next where words or tense look forward."""
    wanted = number_of("weekday", match["weekday"])
    if word_before(match).lower() in words("times", "lead.named_day"):
        return None
    if group(match, "week"):
        week = shifted(period("week", place.day), step_of(group(match, "week").split()[0]))
        day = week.first + timedelta(days=wanted)
    elif group(match, "which") in FROM_DAY_TOLD:
        return _weekday_beside(wanted, match, place)
    else:
        day = place.day + timedelta(days=_days_to(wanted, group(match, "which"), place))
    return with_day_part(told(Period("day", day), ARTICLE), match)


def _weekday_beside(wanted: int, match: Match, place: Place) -> Meaning:
    """As in "the previous Friday": from the day told just before, else from today."""
    named = place.told_last("day")
    start = named.first if named else place.day
    off = (start.weekday() - wanted) % 7
    days = 7 - off if group(match, "which") == "the following" else -(off or 7)
    return with_day_part(told(Period("day", start + timedelta(days=days)), TEXT if named else ARTICLE), match)


def _days_to(wanted: int, which: str, place: Place) -> int:
    """How many days on from today the weekday lies; today itself only where no word points away from it."""
    back = (place.day.weekday() - wanted) % 7
    if which in ("last", "past", "this past"):
        return -(back or 7)
    if which in ("next", "coming", "this coming"):
        return 7 - back
    return (7 - back) % 7 if place.looks_forward() else -back


def bare_month(match: Match, place: Place) -> Meaning | None:
    """As in "in June", "last October": the last one that began, or the next where words or tense look forward."""
    which, month = group(match, "which"), number_of("month", match["month"])
    if not which and _is_name(match):
        return None
    if which == "that":
        return told(Period("month", date(place.earlier.first.year, month, 1)), TEXT)
    this_years = Period("month", date(place.day.year, month, 1))
    if which:
        return told(chosen(this_years, which, place.day, yearly=12), ARTICLE)
    if this_years.first <= place.day <= this_years.last:
        return told(this_years, ARTICLE)
    if place.looks_forward():
        return told(chosen(this_years, "next", place.day, yearly=12), ARTICLE)
    return told(chosen(this_years, "last", place.day, yearly=12), ARTICLE)


def _is_name(match: Match) -> bool:
    """Whether the month is rather a name ("Ann May") or a verb at the head of a sentence ("May I ask?")."""
    lead = word_before(match)
    return (lead[:1].isupper() and lead.lower() not in words("times", "lead.month")) or (
        match["month"] == "May" and not group(match, "early") and lead.lower() not in words("times", "lead.month")
    )


def holiday(match: Match, place: Place) -> Meaning | None:
    """As in "Christmas 2015", "Thanksgiving"."""
    named = lexicon("times")["holiday"][group(match, "holiday")]
    if group(match, "year"):
        return told(Period("day", _holiday(named, int(match["year"]))))
    around = (_holiday(named, place.day.year + n) for n in (-1, 0, 1))
    return told(Period("day", place.nearest(around)), ARTICLE)


def _holiday(named: str, in_year: int) -> date:
    """Source of the forms: times.toml, "12-25" or "11 thursday 4"; a negative count is from the month's end."""
    if named[2] == "-":
        return date(in_year, int(named[:2]), int(named[3:]))
    month, name, nth = named.split()
    wanted, first = number_of("weekday", name), date(in_year, int(month), 1)
    if int(nth) < 0:
        last = period("month", first).last
        return last - timedelta(days=(last.weekday() - wanted) % 7)
    return first + timedelta(days=(wanted - first.weekday()) % 7, weeks=int(nth) - 1)


def clock(match: Match, place: Place) -> Meaning | None:
    """As in "10:35 a.m.": an hour of the day just named, or of the article's; it dates nothing by itself."""
    named = place.told_last("day")
    day = named.first if named else place.day
    return Meaning(f"{day.isoformat()}T{clock_time(match)}")
