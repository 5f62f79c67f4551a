"""Time expressions: where they stand, and what they come to as EDTF and as TIMEX3."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from itertools import pairwise

from sayso import edtf
from sayso.model import Document, Parse, Reading, Span, Time, Token
from sayso.reading.lexicon import lexicon
from sayso.reading.times import dates, days, distances
from sayso.reading.times.grammar import grammar
from sayso.reading.times.meaning import ARTICLE, Meaning, NothingToLeanOn, Place, Reader
from sayso.reading.times.periods import Period
from sayso.reading.times.tense import is_told_of_before, looks_forward

CLOSE_BY = 400  # characters: "two weeks later" counts from a time told no farther back
FRAME_REACH = 32  # characters before a time in which its preposition stands
LONGER_REPORTS = ("P6M", "P9M", "P1Y")  # figures for these are set against more than a quarter
CAMPAIGN_REACH = 80  # characters after a year in which "presidential campaign" stands


def times(reading: Reading) -> Reading:
    """The reading with its time expressions, in the order of the text.

    What leans on a date leans on the post's or the article's; without one its EDTF string and anchor are "".
    """
    return replace(reading, times=tuple(_times_of(reading)))


@dataclass(frozen=True, slots=True)
class _Phrase:
    span: Span
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class _Told:
    """What the phrases so far leave for those that count from them."""

    period: Period | None = None
    at: int = 0
    quarter: Period | None = None
    is_of_quarter: bool = False

    def place(self, at: int, today: date | None, looks_forward: Callable[[], bool]) -> Place:
        """Where a phrase at that character stands."""
        close = self.period if at - self.at <= CLOSE_BY else None
        return Place(today, close, looks_forward, self.quarter, self.is_of_quarter)

    def then(self, meaning: Meaning, end: int) -> _Told:
        """What is told once a phrase that ends there has been read."""
        if meaning.period is None:
            return replace(self, is_of_quarter=False) if meaning.timex in LONGER_REPORTS else self
        if meaning.is_reported:
            return _Told(meaning.period, end, meaning.period, is_of_quarter=True)
        return replace(self, period=meaning.period, at=end)


def _stretches(parse: Parse) -> Iterator[tuple[Token, ...]]:
    for first, last in parse.paragraphs:
        yield parse.tokens[parse.sentences[first][0] : parse.sentences[last - 1][1]]


def _times_of(reading: Reading) -> Iterator[Time]:
    text = reading.document.text
    told: defaultdict[tuple[date | None, str], _Told] = defaultdict(_Told)
    for stretch in _stretches(reading.parse):
        today, source = voice = _anchor(reading.document, stretch[0].start)
        phrases = []
        for phrase, after in _phrases(reading.parse, text, stretch, today, told[voice]):
            phrases.append(phrase)
            told[voice] = after
        for phrase, written in zip(phrases, _framed(text, phrases), strict=True):
            anchor = source if phrase.meaning.anchor == ARTICLE else phrase.meaning.anchor
            yield Time(phrase.span, written, phrase.meaning.timex, anchor if written else "")


def _anchor(document: Document, at: int) -> tuple[date | None, str]:
    """The day that the words there are read from, and whose it is."""
    for post in document.posts:
        if post.words[0] <= at < post.words[1]:
            return _day(post.date), "post"
    return _day(document.date), "article"


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None


def _phrases(
    parse: Parse, text: str, stretch: tuple[Token, ...], today: date | None, told: _Told
) -> Iterator[tuple[_Phrase, _Told]]:
    """The phrases of a paragraph, each with what is told once it has been read."""
    for rule, match in grammar().matches(text, stretch, stretch[-1].end):
        ahead = partial(_lies_ahead, text, match.span(), parse, stretch)
        meaning = _meaning(rule.reads, match, told.place(match.start(), today, ahead))
        if meaning is None:
            continue
        told = told.then(meaning, match.end())
        yield _Phrase(match.span(), meaning), told


def _lies_ahead(text: str, span: Span, parse: Parse, stretch: tuple[Token, ...]) -> bool:
    """Whether a weekday or month is the coming one: after "until", or where the clause looks forward."""
    lead, lean = text[max(0, span[0] - FRAME_REACH) : span[0]], lexicon("times")["lead"]
    last = stretch[bisect_left(stretch, span[1], key=lambda token: token.start) - 1].i
    if re.search(rf"\b{lean['ahead']}", lead, re.IGNORECASE):
        return not is_told_of_before(parse, last)
    if re.search(rf"\b{lean['back']}", lead, re.IGNORECASE):
        return False
    return looks_forward(parse, last)


def _meaning(reads: str, match: re.Match[str], place: Place) -> Meaning | None:
    """What the phrase comes to; a day that no calendar has is no time."""
    try:
        return _readers()[reads](match, place)
    except NothingToLeanOn:
        return Meaning("")
    except (ValueError, OverflowError):
        return None


@cache
def _readers() -> dict[str, Reader]:
    """The functions that the rules of times.toml name."""
    named = {row["reads"] for row in lexicon("times")["rule"]}
    modules = (dates, days, distances)
    return {name: getattr(module, name) for module in modules for name in named if hasattr(module, name)}


def _framed(text: str, phrases: list[_Phrase]) -> list[str]:
    """The EDTF strings of the phrases with what stands before them: "since 2019" is 2019/.. ."""
    written = [_with_preposition(text, phrase) for phrase in phrases]
    for n, (left, right) in enumerate(pairwise(phrases)):
        between = text[left.span[1] : right.span[0]]
        if left.meaning.edtf and right.meaning.edtf and _frames().ties(text, left.span[0], between):
            written[n] = written[n + 1] = _whole(left.meaning.edtf, right.meaning.edtf)
    return written


def _whole(start: str, end: str) -> str:
    """The interval from one to the other; the first alone where they stand in no order."""
    return edtf.interval(start, end) if edtf.sort_key(start) <= edtf.sort_key(end) else start


def _with_preposition(text: str, phrase: _Phrase) -> str:
    one, (start, end) = phrase.meaning.edtf, phrase.span
    if not one:
        return ""
    frames = _frames()
    if re.fullmatch(r"\d{4}", one) and frames.campaign.match(text, end, end + CAMPAIGN_REACH):
        return f"{one}~"
    if frames.range_ends.match(text, end, end + FRAME_REACH) and frames.range_opens.search(
        text, max(0, start - FRAME_REACH), start
    ):
        return edtf.interval(one, "")  # "from 1996 till his resignation"
    found = frames.before.search(text, max(0, start - FRAME_REACH), start)
    if found is None or text[end : end + 2] in ("'s", "’s"):
        return one
    if phrase.meaning.has_clock and found.lastgroup in ("before", "after"):
        return one  # "before midnight on Thursday" is on Thursday
    return _opened(one, str(found.lastgroup))


def _opened(one: str, frame: str) -> str:
    if frame in ("since", "after"):
        return edtf.interval(one, "")
    if frame in ("until", "before"):
        return edtf.interval("", one)
    return one if "/" in one or one.endswith("~") else f"{one}~"


@dataclass(frozen=True, slots=True)
class _Frames:
    before: re.Pattern[str]
    range_opens: re.Pattern[str]
    range_joins: re.Pattern[str]
    range_ends: re.Pattern[str]
    campaign: re.Pattern[str]

    def ties(self, text: str, start: int, between: str) -> bool:
        """Whether "from" or "between" stands before the first time, and "to" or "and" between the two."""
        if self.range_joins.fullmatch(between) is None:
            return False
        return self.range_opens.search(text, max(0, start - FRAME_REACH), start) is not None


@cache
def _frames() -> _Frames:
    frame = lexicon("times")["frame"]
    hedge = rf"(?: (?:{frame['hedge']}))* ?$"
    kinds = "|".join(f"(?P<{kind}>{frame[kind]})" for kind in ("since", "until", "after", "before", "about"))
    return _Frames(
        before=re.compile(rf"\b(?:{kinds}){hedge}", re.IGNORECASE),
        range_opens=re.compile(rf"\b(?:from|between){hedge}", re.IGNORECASE),
        range_joins=re.compile(r" ?(?:to|until|till|through|and|-|–|—)(?: at least| about| the)? ?", re.IGNORECASE),
        range_ends=re.compile(r" (?:until|till|through) ", re.IGNORECASE),
        campaign=re.compile(rf" {frame['campaign']}\b", re.IGNORECASE),
    )
