"""Written dates to ISO 8601 days: the full dates of headers, datelines, metadata and signatures of posts."""

from __future__ import annotations

import re
from datetime import date

MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
NUMBERED = r"\d{1,2}(?:st|nd|rd|th)?"
# a whole day in one of the forms that say which number is the month; 03/02/2025 says it to nobody
DAY = (
    rf"(?:{MONTH}\s+{NUMBERED},?\s+\d{{4}}|{NUMBERED}\s+(?:of\s+)?{MONTH},?\s+\d{{4}}"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}\.\d{1,2}\.\d{4})(?!\d)"
)

_MONTH_FIRST = re.compile(rf"\b({MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({MONTH}),?\s+(\d{{4}})(?!\d)", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_POINTED = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_PACKED = re.compile(r"\s*((?:18|19|20)\d\d)(\d\d)(\d\d)\s*$")


def iso_day(phrase: str) -> str:
    """The first whole day that the phrase names, "2025-02-03"; "" where it names none or one that never was."""
    phrase = phrase[:200]  # no header is longer; keeps odd input cheap
    if found := _YEAR_FIRST.search(phrase):
        return _checked(found[1], found[3], found[4])
    if found := _MONTH_FIRST.search(phrase):
        return _checked(found[3], MONTHS[found[1][:3].lower()], found[2])
    if found := _DAY_FIRST.search(phrase):
        return _checked(found[3], MONTHS[found[2][:3].lower()], found[1])
    if found := _POINTED.search(phrase):
        return _checked(found[3], found[2], found[1])
    if found := _PACKED.match(phrase):
        return _checked(found[1], found[2], found[3])
    return ""


def _checked(year: str | int, month: str | int, day: str | int) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
