"""The lines above an article: labels, date, byline, dateline. They stay in the text and are not read as news."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sayso.intake.days import DAY, MONTH, NUMBERED, iso_day
from sayso.intake.known import Known
from sayso.model import Span

LONGEST_HEADER = 12  # lines with words: no labelled header of the press archives looked at has more
LONGEST_LINE = 300  # characters: longer lines are prose

LABELS = {
    "title": "title headline",
    "outlet": "outlet publication publisher",
    "url": "url permalink",
    "source": "source",
    "date": "date published posted dated",
    "updated": "updated modified",
    "": "author authors byline",
}
FIELD = {label: name for name, labels in LABELS.items() for label in labels.split()}
LABELLED = re.compile(rf"\s*({'|'.join(FIELD)})(?:\s+on)?\s*:\s*(\S.*)", re.IGNORECASE)
ADDRESS = re.compile(r"https?://\S+\s*$")
OUTLET = re.compile(r"(?:[^\W\d_a-z][\w.’'&-]*|of|the|and)(?:\s+(?:[^\W\d_a-z][\w.’'&-]*|of|the|and)){0,4}\s*$")

WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
CLOCK = r"(?:[T,\s]+(?:at\s+)?\d{1,2}[:.]\d{2}[\w:.+\-\s]{0,24})?"
DATE_LINE = re.compile(
    rf"\s*(?:(?P<verb>(?:first\s+|last\s+)?(?:published|posted|updated|date)):?\s+(?:on\s+)?)?{WEEKDAY}{DAY}{CLOCK}\.?\s*$",
    re.IGNORECASE,
)
# "date 2025-02-03 The mayor …": the article begins behind the date, on the same line
DATE_OPENING = re.compile(
    rf"\s*(?:(?:date|dated|published)\s*:?\s+{DAY}|\d{{4}}-\d{{2}}-\d{{2}})(?:\s*[|:–—-])?\s+(?=\S)", re.IGNORECASE
)

SMALL = r"and|of|for|the|in|at|de|del|der|den|di|da|la|le|van|von|al|bin|ibn|y|e|special|to|staff|writer|editor|with"
BYLINE_WORD = rf"(?:(?:{SMALL})\b[,;]?|[^\W\d_a-z][\w.’'\-]*[,;]?|\|.{{0,80}}|[|/&•·–—-]|\S+@\S+|\(@?[\w .]+\))"
BYLINE = re.compile(rf"\s*(?:By|BY)\s+[^\W\d_a-z](?:[\w.’'\-]*[,;]?)(?:\s+{BYLINE_WORD}){{0,14}}\s*$")
# "By Tuesday", "By March 2025": prose and headings open so too
NO_BYLINE = re.compile(rf"\s*By\s+(?:the|{WEEKDAY[3:-6]}(?:day)\b|{MONTH}\s+\d)", re.IGNORECASE)

CAPITALS = r"[A-Z][A-Z.’'\-]+(?:[ \t][A-Z][A-Z.’'\-]+){0,3}"
TITLED = r"[A-Z][\w.’'\-]+(?:[ \t][A-Z][\w.’'\-]+){0,3}"
REGION = rf"(?:,[ \t]{TITLED}){{0,2}}"
DAY_OF_DATELINE = rf"(?:,?[ \t]+(?i:{DAY}|{MONTH}[ \t]+{NUMBERED}|{NUMBERED}[ \t]+{MONTH}))"
AGENCY = r"(?:[ \t]+\([A-Z][\w .&/]{1,30}\))"
OPENS = r"(?:[ \t]*(?:--|—|–)[ \t]*|[ \t]+-[ \t]+)(?=[\"“‘'(\[]?[A-Z0-9])"
DATELINE = re.compile(
    rf"\s*(?:{CAPITALS}{REGION}{DAY_OF_DATELINE}?{AGENCY}?|{TITLED}{REGION}(?:{DAY_OF_DATELINE}{AGENCY}?|{AGENCY})){OPENS}"
)
SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s*$")


@dataclass(slots=True)
class Header:
    """What the lines above the article say, and where they stand."""

    known: Known = field(default_factory=Known)
    updated: str = ""  # used where nothing says when it was first published
    unread: list[Span] = field(default_factory=list)

    @property
    def fields(self) -> Known:
        """The fields found; the day of the last change stands in for a missing date."""
        return self.known.or_else(Known(date=self.updated))

    def take(self, name: str, value: str) -> bool:
        """Keep a labelled value, the first of each kind; False where the value does not fit the label."""
        value = value.strip()
        if name == "source":
            name = "url" if ADDRESS.match(value) else "outlet" if OUTLET.match(value) else "unfit"
        day = iso_day(value)
        if name == "unfit" or (name in ("date", "updated") and not day):
            return False
        if name == "updated":
            self.updated = self.updated or day
        elif name:
            self.known = self.known.or_else(_known(name, day if name == "date" else value))
        return True


def _known(name: str, value: str) -> Known:
    fields: dict[str, Any] = {name: value}
    return Known(**fields)


def header(text: str) -> Header:
    """The header of a text; nothing in it where the article begins at once."""
    found = Header()
    for start, end in _first_lines(text):
        if not _take_line(text, start, end, found):
            break
    return found


def _first_lines(text: str) -> Iterator[Span]:
    start, seen = 0, 0
    while start < len(text) and seen < LONGEST_HEADER:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if not text[start : min(end, start + LONGEST_LINE)].isspace() and start < end:
            seen += 1
            yield start, end
        start = end + 1


def _take_line(text: str, start: int, end: int, found: Header) -> bool:
    """Whether the header may go on below this line; what the line says goes into `found`."""
    if end - start <= LONGEST_LINE and _take_whole_line(text[start:end], found):
        found.unread.append((start, end))
        return True
    bound = min(end, start + LONGEST_LINE)
    if opening := DATE_OPENING.match(text, start, bound) or DATELINE.match(text, start, bound):
        found.take("date", opening.group())
        found.unread.append((start, opening.end()))
        return False
    return end - start <= LONGEST_LINE and not SENTENCE_END.search(text, start, end)


def _take_whole_line(line: str, found: Header) -> bool:
    if labelled := LABELLED.fullmatch(line):
        return found.take(FIELD[labelled[1].lower()], labelled[2])
    if dated := DATE_LINE.match(line):
        changed = "updated" in (dated["verb"] or "").lower()
        return found.take("updated" if changed else "date", line)
    if BYLINE.match(line) and not NO_BYLINE.match(line):
        found.take("date", line)
        return True
    return False
