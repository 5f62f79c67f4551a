"""Phrases that count units or point at one: "three years ago", "two weeks later", "last month", "for a decade"."""

from __future__ import annotations

from sayso.reading.lexicon import lexicon
from sayso.reading.times.meaning import (
    ARTICLE,
    HALF,
    TEXT,
    Match,
    Meaning,
    Place,
    count_of,
    group,
    number_of,
    step_of,
    told,
    unit_of,
)
from sayso.reading.times.periods import Period, is_finer, period, shifted

UNIT_CODES = {
    "second": "TS", "minute": "TM", "hour": "TH",
    "day": "D", "weekend": "WE", "week": "W", "month": "M", "quarter": "Q", "year": "Y",
}  # fmt: skip
PARTS_OF_DAY = ("second", "minute", "hour")
HALF_OF = {"year": "6M", "day": "T12H", "hour": "30M", "minute": "30S"}
POINTS_INTO_TEXT = ("that", "the same", "the following", "the previous", "the preceding", "the next")
ONE_OF_UNIT = ("decade", "century", "hour")  # "the past decade" needs no number


def ago(match: Match, place: Place) -> Meaning | None:
    """As in "three years ago", "about two weeks ago": in the unit named, no finer."""
    if group(match, "few"):
        return Meaning("PAST_REF")
    unit, times = unit_of(match["unit"])
    count = count_of(match["count"]) * times
    if unit in PARTS_OF_DAY:
        return told(Period("day", place.day), ARTICLE)
    return _loosely(
        shifted(period(unit, place.day), -count), match, ARTICLE, is_round=count % 10 == 0 and unit == "year"
    )


def later(match: Match, place: Place) -> Meaning | None:
    """As in "two weeks later", "a year earlier": from the time told just before, where that is as exact."""
    ahead = match["way"].lower().startswith(("later", "after"))
    if group(match, "few"):
        return Meaning("FUTURE_REF" if ahead else "PAST_REF")
    unit, times = unit_of(match["unit"])
    count = count_of(match["count"]) * times * (1 if ahead else -1)
    if unit in PARTS_OF_DAY:
        return Meaning("")
    if unit == "year" and place.told_last("quarter"):
        return told(shifted(place.earlier, 4 * count), TEXT)
    if is_finer(unit, place.earlier.unit):
        return Meaning("")
    return _loosely(shifted(period(unit, place.earlier.first), count), match, TEXT)


def _loosely(one: Period, match: Match, anchor: str, *, is_round: bool = False) -> Meaning:
    """The period as firmly as its words have it: "about" or a round number is ~, "more than" dates nothing."""
    more = group(match, "more")
    if more and more not in lexicon("times")["frame"]["loosely"]:
        return told(one, anchor, edtf="" if more not in ("just", "only") else None)
    return told(one, anchor, edtf=f"{one.edtf}~" if (more or is_round) and "/" not in one.edtf else None)


def vague_ago(match: Match, place: Place) -> Meaning | None:
    """As in "years ago", "weeks later"."""
    return Meaning("FUTURE_REF" if group(match, "way") == "later" else "PAST_REF")


def which_unit(match: Match, place: Place) -> Meaning | None:
    """As in "earlier this month", "last week", "that year", "the following day", "the end of the year"."""
    which, unit = group(match, "which"), group(match, "unit")
    if not which.startswith(POINTS_INTO_TEXT):
        if unit == "week" and which == "this" and group(match, "early").startswith("earlier"):
            return _week_so_far(place)
        return told(shifted(period(unit, place.day), step_of(which)), ARTICLE, is_reported=unit == "quarter")
    if is_finer(unit, place.earlier.unit):
        return Meaning("")
    return told(shifted(period(unit, place.earlier.first), step_of(which)), TEXT)


def _week_so_far(place: Place) -> Meaning:
    """As in "earlier this week": it ends with the day that it is said on."""
    week = period("week", place.day)
    so_far = f"{week.first.isoformat()}/{place.day.isoformat()}" if place.day > week.first else week.first.isoformat()
    return told(week, ARTICLE, edtf=so_far)


def year_end(match: Match, place: Place) -> Meaning | None:
    """As in "year-end", "by year's end"."""
    return told(period("year", place.day), ARTICLE)


def the_unit(match: Match, place: Place) -> Meaning | None:
    """As in "the day", "the quarter": the one just told; a day, weekend or year else the article's."""
    unit = group(match, "unit")
    named = place.quarter if unit == "quarter" else None if group(match, "whole") else place.told_last(unit)
    if named or unit == "quarter":
        return told(named, TEXT) if named else None
    this_one = period(unit, place.day)
    if unit == "year":
        return told(this_one, ARTICLE, edtf="")  # "for the year": which one is not said
    is_last = this_one.first > place.day and not place.looks_forward()
    return told(shifted(this_one, -1) if is_last else this_one, ARTICLE)


def last_few(match: Match, place: Place) -> Meaning | None:
    """As in "the past three years": a duration; it dates nothing to the day."""
    return duration(match, place) if group(match, "count") or not group(match, "first") else None


def duration(match: Match, place: Place) -> Meaning | None:
    """As in "three years", "several months", "the past decade"."""
    count = group(match, "count")
    unit, times = unit_of(group(match, "unit") or group(match, "few").rstrip("s"))
    if group(match, "few") or not (count or group(match, "unit") in ONE_OF_UNIT):
        return Meaning(_length(unit, "X"))
    if HALF in count or group(match, "half") or group(match, "half_count"):
        return Meaning(_length(unit, str(count_of(count))) + HALF_OF.get(unit, ""))
    if "." in count:
        return Meaning(_length(unit, count))
    return Meaning(_length(unit, str((count_of(count) if count else 1) * times)))


def each_weekday(match: Match, place: Place) -> Meaning | None:
    """As in "every Monday"."""
    code = lexicon("times")["day_part"].get(group(match, "part"))
    return Meaning(f"XXXX-WXX-{number_of('weekday', match['weekday']) + 1}" + (f"T{code}" if code else ""))


def every(match: Match, place: Place) -> Meaning | None:
    """As in "every two years", "twice a week"."""
    unit, times = unit_of(match["unit"])
    return Meaning(_length(unit, str(count_of(group(match, "count") or "one") * times)))


def every_adverb(match: Match, place: Place) -> Meaning | None:
    """As in "daily", "annual"."""
    return Meaning(lexicon("times")["adverb"][group(match, "adverb")])


def vague(match: Match, place: Place) -> Meaning | None:
    """As in "now", "recently", "soon"."""
    word = group(match, "vague")
    return next((Meaning(kind) for kind, listed in lexicon("times")["vague"].items() if word in listed), None)


def _length(unit: str, count: str) -> str:
    code = UNIT_CODES[unit]
    return f"PT{count}{code[1]}" if code.startswith("T") else f"P{count}{code}"
