"""Statements in the making: who, by which word, what; in words of the parse, before parties are looked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.model import Act, MadeBy, Parse, Reading, Span
from sayso.reading.parties import Parties
from sayso.reading.statements.quotations import Quotations

SIGNS = frozenset(("``", "''", ",", ".", ":", "-LRB-", "-RRB-", "HYPH", "NFP"))  # tags of punctuation
LEFT_OVER = SIGNS | {"CC"}  # a content does not end in "and"


@dataclass(frozen=True, slots=True)
class Draft:
    """One attribution; `sources` are the head words of its speakers, none where nobody is named."""

    cue: int | None
    sources: tuple[int, ...]
    content: tuple[Span, ...]
    act: Act
    rule: str
    made_by: MadeBy = MadeBy.RULE
    cue_end: int | None = None  # the last word of the cue where it is more than one word
    relative: int | None = None  # the "who" that stands for the speaker
    source_span: Span | None = None  # the words of the source where they are known better than by the syntax


@dataclass(frozen=True, slots=True)
class Page:
    """What the rules look at: the parse, the quotation marks, the parties."""

    reading: Reading
    parse: Parse
    text: str
    quotations: Quotations
    parties: Parties
    quoted: tuple[int, ...]  # for each word the number of the quotation it stands in, -1 outside
    version: str  # of the document: a hash of the whole text, worked out once

    @classmethod
    def of(cls, reading: Reading) -> Page:
        """The page of a reading."""
        text, parse = reading.document.text, reading.parse
        quotations = Quotations(text, parse)
        return cls(
            reading, parse, text, quotations, Parties(reading), _numbers(parse, quotations), reading.document.version
        )


def _numbers(parse: Parse, quotations: Quotations) -> tuple[int, ...]:
    numbers, at = [], 0
    spans = [quoted.span for quoted in quotations.all]
    for token in parse.tokens:
        while at < len(spans) and spans[at][1] <= token.start:
            at += 1
        numbers.append(at if at < len(spans) and spans[at][0] <= token.start else -1)
    return tuple(numbers)


def words_in(page: Page, spans: Iterable[Span]) -> list[int]:
    """The words of the parse that stand in the spans."""
    return sorted({i for span in spans for i in page.parties.tokens_in(span)})


def draft_of(
    page: Page, cue: int, content: list[int], sources: list[int], act: Act, rule: str, *, relative: int | None = None
) -> Iterator[Draft]:
    """The draft with these words, in any order, as its content; none where no words are left of it."""
    spans = stretches(page, _before_semicolon(page, sorted(set(content)), cue), cue)
    if spans:
        yield Draft(cue, tuple(sources), spans, act, rule, relative=relative)


def _before_semicolon(page: Page, content: list[int], cue: int) -> list[int]:
    """The content up to a semicolon outside quotation marks, for a content that follows its cue."""
    tokens = page.parse.tokens
    for at, i in enumerate(content):
        if tokens[i].text == ";" and page.quoted[i] == -1 and content[0] > cue:
            return content[:at]
    return content


def stretches(page: Page, indices: Iterable[int], cue: int) -> tuple[Span, ...]:
    """The words as spans: one where they stand together, more where other words come between.

    Punctuation at the edges is cut; a quotation that an edge falls into is taken whole, unless the cue stands in it.
    """
    runs: list[list[int]] = []
    tokens = page.parse.tokens
    for i in indices:
        if runs and all(tokens[k].tag in SIGNS for k in range(runs[-1][-1] + 1, i)):
            runs[-1].append(i)
        else:
            runs.append([i])
    own = page.quoted[cue]
    found = (span for run in runs if (span := _trimmed(page, run, own)) is not None)
    return merged(found)


def _trimmed(page: Page, run: list[int], own: int) -> Span | None:
    """The span of a run without punctuation at its edges, widened to whole quotations other than `own`."""
    tokens = page.parse.tokens
    first, last = 0, len(run) - 1
    while first <= last and tokens[run[first]].tag in SIGNS:
        first += 1
    while last >= first and tokens[run[last]].tag in LEFT_OVER:
        last -= 1
    if first > last:
        return None
    start, end = tokens[run[first]].start, tokens[run[last]].end
    opening, closing = page.quoted[run[first]], page.quoted[run[last]]
    if opening not in (-1, own):
        start = page.quotations.all[opening].span[0]
    if closing not in (-1, own):
        end = page.quotations.all[closing].span[1]
    return start, end


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that touch or overlap made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span[0] <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], span[1]))
        else:
            found.append(span)
    return tuple(found)
