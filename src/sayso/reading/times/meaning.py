"""What a time phrase comes to and what it leans on, shared by the functions that the rules of times.toml name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sayso.reading.lexicon import lexicon
from sayso.reading.times.periods import Period, shifted

Match = re.Match[str]

ARTICLE, TEXT = "article", "text"
LONGEST_LEAD = 16  # characters looked at before a phrase for the word that leads it in
HALF = " 1/2"
WRONG_WAY = 240  # days: a past tense in May speaks of last year's August, but not of last year's June


class NothingToLeanOn(LookupError):
    """A phrase counts from a day or a time told before, and there is none."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase comes to, before its preposition is read."""

    timex: str
    edtf: str = ""
    period: Period | None = None
    anchor: str = ""  # ARTICLE, TEXT or "": on what it rests beside its own words
    is_reported: bool = False  # the quarter that what follows speaks of: "the quarter", "a year ago"

    @property
    def has_clock(self) -> bool:
        """Whether an hour of the day is told."""
        return re.search(r"T\d", self.timex) is not None and not self.timex.startswith("P")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a phrase stands: the day it is read from, the time told before it, the way its clause looks."""

    today: date | None
    before: Period | None  # the last period told, close by
    looks_forward: Callable[[], bool]  # whether the clause speaks of what is to come; dear, so asked only at need
    quarter: Period | None = None  # the last quarter reported on, however far back
    is_of_quarter: bool = False  # no longer stretch, "nine months", was told since

    @property
    def day(self) -> date:
        """The day that the words are read from. Raises NothingToLeanOn where it is unknown."""
        if self.today is None:
            raise NothingToLeanOn("no date of article or post")
        return self.today

    @property
    def earlier(self) -> Period:
        """The last period told. Raises NothingToLeanOn where none stands close by."""
        if self.before is None:
            raise NothingToLeanOn("no time told before")
        return self.before

    def told_last(self, unit: str) -> Period | None:
        """The last period told, if it is of that unit."""
        return self.before if self.before is not None and self.before.unit == unit else None

    def nearest(self, days: Iterable[date]) -> date:
        """The day nearest to today, a day on the side to which the clause does not look counting as farther off."""
        forward = self.looks_forward()
        return min(days, key=lambda one: _strangeness((one - self.day).days, forward=forward))


Reader = Callable[[Match, Place], Meaning | None]


def told(one: Period, anchor: str = "", *, edtf: str | None = None, is_reported: bool = False) -> Meaning:
    """The meaning that is one period."""
    return Meaning(one.timex, one.edtf if edtf is None else edtf, one, anchor, is_reported)


def with_day_part(one: Meaning, match: Match, part: str = "") -> Meaning:
    """The same day with the hour or the part of it in the TIMEX3 value; the EDTF string stays the day."""
    groups = match.groupdict()
    if groups.get("clock"):
        return Meaning(f"{one.timex}T{clock_time(match)}", one.edtf, one.period, one.anchor)
    code = lexicon("times")["day_part"].get((groups.get("part") or part).lower())
    return Meaning(f"{one.timex}T{code}", one.edtf, one.period, one.anchor) if code else one


def group(match: Match, name: str) -> str:
    """What the pattern's group matched, in lower case; "" where the pattern has no such group or it took no part."""
    return (match.groupdict().get(name) or "").lower()


def word_before(match: Match) -> str:
    """The word that stands before the phrase, as written; "" at the start and after a mark."""
    found = re.search(r"([\w'’]+)\s$", match.string[max(0, match.start() - LONGEST_LEAD) : match.start()])
    return found[1] if found else ""


def step_of(which: str) -> int:
    """-1 for "last", 1 for "next", 0 for "this", "this past" and no word."""
    words = lexicon("times")["words"]
    last_word = which.split()[-1] if which else ""
    if which.startswith("this "):
        return 0
    return -1 if last_word in words["last"] else 1 if last_word in words["next"] else 0


def chosen(this_years: Period, which: str, today: date, *, yearly: int) -> Period:
    """Of the periods of one name, `yearly` units apart: this, last or next, as seen from today."""
    step = step_of(which)
    if step < 0:
        return this_years if this_years.last < today else shifted(this_years, -yearly)
    if step > 0 or which.endswith("coming"):
        return this_years if this_years.first > today else shifted(this_years, yearly)
    return shifted(this_years, -yearly) if which == "this past" and this_years.first > today else this_years


def unit_of(written: str) -> tuple[str, int]:
    """The unit of a word and how many of it the word means: "decade" is ten years."""
    name, times = lexicon("times")["unit"][written.lower()].split()
    return name, int(times)


def count_of(written: str) -> int:
    """A number in words or digits: "twenty-five", "two hundred", "3.5" and "3 1/2" (3)."""
    total = 0
    for word in re.split(r"[- ]+", written.lower().removesuffix(HALF)):
        value = int(float(word)) if word[0].isdigit() else number_of("number", word)
        total = max(total, 1) * 100 if value == 100 else total + value
    return total


def year_spelled(written: str) -> int:
    """The year in words: "nineteen ninety-one", "two thousand and eight"; ValueError for an age, "nineteen five"."""
    head, *rest = (word for word in re.split(r"[- ]+", written.lower()) if word not in ("hundred", "and"))
    if head == "two":
        return 2000 + (number_of("number", rest[1]) if rest[1:] else 0)
    in_century = sum(number_of("number", word) for word in rest)
    if in_century < 10 and "hundred" not in written.lower():
        raise ValueError(f"{written!r} is no year")
    return number_of("number", head) * 100 + in_century


def number_of(table: str, written: str) -> int:
    """The number that a table of times.toml gives for a word: January, Monday, "third"."""
    found: Any = lexicon("times")[table][written.lower()]
    return int(found)


def clock_time(match: Match) -> str:
    """The hour of the match's clock, with Z where its zone is UTC or Greenwich."""
    return hour_of(match["clock"]) + ("Z" if (match["zone"] or "").strip(" ()").upper() in ("UTC", "GMT") else "")


def hour_of(written: str) -> str:
    """ISO 8601 hour and minute: "10:35 a.m." is "10:35", "noon" is "12:00"."""
    named = {"noon": "12:00", "midnight": "24:00"}.get(written.lower())
    found = re.match(r"(\d{1,2})(?:[:.]?(\d\d))? ?([ap])?", written.lower())
    if named or not found:
        return named or ""
    hour = int(found[1])
    if found[3]:
        hour = hour % 12 + (12 if found[3] == "p" else 0)
    return f"{hour:02d}:{found[2] or '00'}"


def _strangeness(days_off: int, *, forward: bool) -> int:
    right_way = days_off == 0 or (days_off > 0) == forward
    return abs(days_off) + (0 if right_way else WRONG_WAY)
