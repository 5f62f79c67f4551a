"""Where quotation marks open and close: the quoted stretches of a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model import Parse, Span

MARK = re.compile(r"''|‘‘|’’|``|[\"“”«»„‘]|(?<![\w.,!?])'(?=\w)")
OPENERS = {"“": "”", "«": "»", "„": "“”", "``": "''", "‘‘": "’’"}
CLOSERS = frozenset(("”", "»", "’’"))
PLAIN = frozenset(('"', "''"))
CURLY = re.compile("[“”]")
INCHES = re.compile(r"\d$")
SINGLE_END = re.compile(r"(?<=[\w.,!?;…])[’'](?!\w)")
LONGEST_SINGLE = 600  # characters: what is longer between single marks is a stray apostrophe
FEWEST_IN_SINGLE = 3  # words: shorter runs between single marks are titles, nicknames and plurals


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch inside quotation marks, marks included; one left open ends with its paragraph."""

    span: Span
    inner: Span
    goes_on: bool = False  # the next paragraph opens with a mark again and carries it on
    continues: bool = False  # carries on the one before

    @property
    def width(self) -> int:
        """How many characters stand between the marks."""
        return self.inner[1] - self.inner[0]


class Quotations:
    """The quoted stretches of a text, outermost only, and which words stand in them."""

    def __init__(self, text: str, parse: Parse) -> None:
        self.all: list[Quoted] = list(_joined(text, _by_paragraph(text, parse)))
        self._starts = [quoted.span[0] for quoted in self.all]

    def index_at(self, offset: int) -> int | None:
        """The number of the stretch that covers the character, if any."""
        at = bisect_right(self._starts, offset) - 1
        return at if at >= 0 and offset < self.all[at].span[1] else None

    def at(self, offset: int) -> Quoted | None:
        """The stretch that covers the character, if any."""
        found = self.index_at(offset)
        return None if found is None else self.all[found]

    def inside(self, offset: int) -> bool:
        """Whether the character stands between quotation marks."""
        return self.index_at(offset) is not None

    def overlapping(self, span: Span) -> list[Quoted]:
        """The stretches that share a character with the span, in order."""
        at = max(0, bisect_right(self._starts, span[0]) - 1)
        found = []
        while at < len(self.all) and self.all[at].span[0] < span[1]:
            if self.all[at].span[1] > span[0]:
                found.append(self.all[at])
            at += 1
        return found


def _by_paragraph(text: str, parse: Parse) -> Iterator[list[Quoted]]:
    for first, last in parse.paragraphs:
        start = parse.tokens[parse.sentences[first][0]].start
        end = parse.tokens[parse.sentences[last - 1][1] - 1].end
        yield quoted_in(text, (start, end))


def _joined(text: str, paragraphs: Iterator[list[Quoted]]) -> Iterator[Quoted]:
    """All stretches in order, those that run over several paragraphs marked as carried on."""
    waiting: Quoted | None = None
    for found in paragraphs:
        for at, quoted in enumerate(found):
            carries_on = at == 0 and waiting is not None and text[waiting.span[1] : quoted.span[0]].strip() == ""
            if waiting is not None:
                yield Quoted(waiting.span, waiting.inner, carries_on and _is_open(waiting), waiting.continues)
                carries_on = carries_on and _is_open(waiting)
            waiting = Quoted(quoted.span, quoted.inner, False, carries_on)
    if waiting is not None:
        yield waiting


def _is_open(quoted: Quoted) -> bool:
    return quoted.span[1] == quoted.inner[1]


def quoted_in(text: str, paragraph: Span) -> list[Quoted]:
    """The quoted stretches of one paragraph; a mark without its partner reaches to the paragraph's end."""
    found: list[Quoted] = []
    start, end = paragraph
    opened: re.Match[str] | None = None
    at = start
    while (mark := MARK.search(text, at, end)) is not None:
        at = mark.end()
        sign = mark.group()
        if sign in ("‘", "'"):
            single = None if opened else _single(text, mark, end)
            if single is not None:
                found.append(single)
                at = single.span[1]
        elif opened is None:
            opened = mark if _opens(text, mark, start) else None
        elif _closes(text, mark, opened):
            found.append(Quoted((opened.start(), mark.end()), (opened.end(), mark.start())))
            opened = None
        elif (inner := _nested_end(text, mark, opened, end)) is not None:
            at = inner
        elif _opens(text, mark, start):
            found.append(_up_to(text, opened, mark.start()))
            opened = mark
    if opened is not None:
        found.append(_up_to(text, opened, end))
    return [quoted for quoted in found if quoted.width > 0]


def _up_to(text: str, opened: re.Match[str], end: int) -> Quoted:
    while end > opened.end() and text[end - 1].isspace():
        end -= 1
    return Quoted((opened.start(), end), (opened.end(), end))


def _opens(text: str, mark: re.Match[str], start: int) -> bool:
    if mark.group() in OPENERS:
        return True
    if mark.group() in CLOSERS:
        return False
    before, after = text[max(start, mark.start() - 1) : mark.start()], text[mark.end() : mark.end() + 1]
    return not before[-1:].isalnum() and after != "" and not after.isspace() and not INCHES.search(before)


def _closes(text: str, mark: re.Match[str], opened: re.Match[str]) -> bool:
    """Whether the mark ends what `opened` began; a plain mark before a word and after a space begins another."""
    sign, first = mark.group(), opened.group()
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if first in OPENERS and sign == first:  # some print the opening mark at both ends
        return not before.isspace() and not after.isalnum()
    if first in OPENERS:
        return sign in OPENERS[first] or (sign == '"' and not _opens(text, mark, 0))
    if sign != first:
        return sign in CLOSERS
    return not (before.isspace() and after.isalnum())


def _nested_end(text: str, mark: re.Match[str], opened: re.Match[str], end: int) -> int | None:
    """Where a quotation inside another ends, if both are closed: “She said “no” twice.”."""
    if mark.group() != "“" or opened.group() != "“":
        return None
    marks = [found for found, _ in zip(CURLY.finditer(text, mark.end(), end), range(2), strict=False)]
    closed = len(marks) == 2 and all(found.group() == "”" for found in marks)
    return marks[0].end() if closed else None


def _single(text: str, mark: re.Match[str], end: int) -> Quoted | None:
    """What stands between single marks, where they are used for quoting."""
    closing = SINGLE_END.search(text, mark.end(), min(end, mark.end() + LONGEST_SINGLE))
    if closing is None or len(text[mark.end() : closing.start()].split()) < FEWEST_IN_SINGLE:
        return None
    return Quoted((mark.start(), closing.end()), (mark.end(), closing.start()))
