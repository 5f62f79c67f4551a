"""Whose text an article prints, by its own credit: an agency's report, or a story taken over from another outlet.

A note that somebody "contributed to this report" is no such credit: the report is the outlet's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.intake.outlets import agency, is_platform, outlet

LOOKED_AT = 6  # lines with words at either end: credits stand there, with notes below them
LONGEST_CREDIT = 400  # characters: Reuters names everybody who reported
LONGEST_NAME = 6  # words
NOTHING = frozenset({"", "none", "na", "n/a", "null", "nil", "-"})  # what metadata says where there is no credit

NAME = r"(?P<name>[^\W\d_][\w.&’'\- ]{1,40}?)"
# "DALLAS (AP) — Ruiz", "CAMBRIDGE, Mass., Dec. 11 (UPI) — Ruiz", "(Reuters) - Ruiz"
DATELINE = re.compile(rf"[^()\n]{{0,60}}\({NAME}\)(?:\s*(?:--|[—–-])\s*|\s+)(?=[\"“‘'(\[]?[A-Z0-9])")
# "By the Associated Press", "By Ada Reed | AP", "ADA REED, Associated Press Writer", "Reuters Staff"; without a "by" or
# a "staff" it may be whose picture it is
BYLINE = re.compile(
    rf"\s*(?:(?P<by>by|from)\s+)?(?:[^\n,|/]{{2,60}}(?:,|\||/|\bof\b)\s*)?(?:the\s+)?{NAME}"
    r"(?P<staff>\s+(?:staff|writers?|reporters?|correspondents?|newsroom))*\s*\.?\s*",
    re.IGNORECASE,
)
SIGN_OFFS = (
    re.compile(rf"\s*[\[(—–-]+\s*{NAME}\s*[\])]?\.?\s*"),  # "- Reuters", "(AFP)"
    re.compile(
        rf"\s*(?:copyright|©)[\s(c)©]*(?:\d{{4}})?,?\s*(?:by\s+)?(?:the\s+)?{NAME}(?:[.,;]\s.*|\.)?\s*", re.IGNORECASE
    ),
)
# "(Additional reporting by Ada Reed; Editing by Bo Lund)": how Reuters signs, and nobody else
REUTERS = re.compile(
    r"\((?:additional\s+)?(?:reporting|writing) by [^()]{3,350};\s*editing by [^()]{3,120}\)\s*$", re.I
)
TAKEN_OVER = (
    re.compile(rf"\s*\(?(?:h/?t|hat tip)\b[/:]*\s*(?:to\s+)?{NAME}\.?\)?\.?\s*", re.IGNORECASE),
    re.compile(
        rf"\s*[(\[]?(?:this (?:article|story|report|piece|post) )?(?:was )?(?:originally|first) "
        rf"(?:published|appeared|posted|ran)(?: \w+ \d{{1,2}},? \d{{4}})? (?:by|in|on|at) (?:the\s+)?{NAME}[.)\]]*\s*",
        re.IGNORECASE,
    ),
)


def named_credits(*, wire: str = "", credit: str = "", author: str = "") -> tuple[str, ...]:
    """Whom metadata credits with the text; an author counts where that is an agency."""
    found = [outlet(_bare(wire)), outlet(_bare(credit)), agency(author)]
    return tuple(dict.fromkeys(each for each in found if each.casefold() not in NOTHING and not is_platform(each)))


def credits_in(text: str) -> tuple[str, ...]:
    """Whom the article itself credits with its text: in dateline, byline or sign-off."""
    lines = [line for line in text.split("\n") if line.strip()]
    found = [*_above(lines[:LOOKED_AT]), *_below(lines[-LOOKED_AT:])]
    return tuple(dict.fromkeys(found))


def _bare(credit: str) -> str:
    """A credit of metadata without "h/t:" in front."""
    taken = TAKEN_OVER[0].fullmatch(credit)
    return taken["name"] if taken else credit.strip().rstrip(".")


def _above(lines: list[str]) -> Iterator[str]:
    for line in lines:
        dated = DATELINE.match(line)
        if name := agency(dated["name"]) if dated else _signed(line):
            yield name


def _signed(line: str) -> str:
    """The agency of a byline, "" where it has none."""
    signed = BYLINE.fullmatch(line) if len(line) <= LONGEST_CREDIT else None
    return agency(signed["name"]) if signed and (signed["by"] or signed["staff"]) else ""


def _below(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if REUTERS.search(line):
            yield agency("Reuters")
        if len(line) > LONGEST_CREDIT:
            continue
        for form in SIGN_OFFS:
            if (signed := form.fullmatch(line)) and (name := agency(signed["name"])):
                yield name
        for form in TAKEN_OVER:
            taken = form.fullmatch(line)
            if taken and len(taken["name"].split()) <= LONGEST_NAME and not is_platform(taken["name"]):
                yield outlet(taken["name"])
