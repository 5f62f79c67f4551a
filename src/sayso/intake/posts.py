"""Social posts embedded in an article: "words pic.twitter.com/xyz — Name (@handle) Month D, YYYY"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import UTC, datetime

from sayso.ids import content_id
from sayso.intake.days import DAY, iso_day
from sayso.model import Post, Span

LONGEST_POST = 600  # characters: 280 are allowed, links and long handles not counted; a block of more is prose and post
LONGEST_NAME = 120  # characters: display names hold at most 50, but emoji and joined flags count several

CLOCK = r"(?:\s+(?:at\s+)?\d{1,2}:\d{2}(?:\s?[AP]M)?)?"
HANDLE = re.compile(rf"\(@([\w.\-@]{{1,80}})\),?\s{{0,3}}(?:on\s+)?({DAY}){CLOCK}", re.IGNORECASE)
# an em dash is what embedding writes; the others stand in where a page or a hand has changed it
DASH = re.compile(r"—|―|(?<=[\s\w])--|–|(?<=\s)-(?=\s)")
LINK = r"(?:https?://t\.co/\w+|(?:https?://)?pic\.(?:twitter|x)\.com/\w+)"
PICTURE = re.compile(
    r"(?:https?://)?pic\.(?:twitter|x)\.com/\w+"
)  # the platform puts it last: what follows is the page's
LINKED_DASH = re.compile(rf"{LINK}\s*(—|―|--|–|-)")
CLOSING_LINKS = re.compile(rf"(?:\s*{LINK})+\s*$")
BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
INTRODUCTION = re.compile(r"[^:\n]{0,120}\b(?:tweeted|tweet|tweets|posted|Twitter|on X)\b[^:\n]{0,40}:\s+")
# posts that a corpus marks with a tag of its own
TAGGED = re.compile(r"<tweet\b([^<>]*)>([^<]*)(?:</tweet>|<tweet/>)\.?")
ATTRIBUTE = re.compile(r"([\w-]+)=\"([^\"]*)\"")


def find_posts(text: str, document_id: str, *, after: int = 0) -> tuple[Post, ...]:
    """The signed posts that stand in the text, in order; none where none is signed.

    A post reaches from its paragraph's start, or the post before it, to the end of its signature: embedded posts stand
    alone. A sentence that announces it ("She tweeted: …") stays outside, and so does what stands before `after`.
    """
    tagged = [*_tagged(text, document_id, after)]
    signed = _signed(text, document_id, after, [post.span for post in tagged])
    return tuple(sorted([*tagged, *signed], key=lambda post: post.span))


def _signed(text: str, document_id: str, floor: int, taken: list[Span]) -> Iterator[Post]:
    blocks, ends = _Blocks(text), [end for _, end in taken]
    for signature in HANDLE.finditer(text, floor):
        closed = bisect_right(ends, signature.start())
        floor = max(floor, *ends[max(closed - 1, 0) : closed], 0)  # no post reaches back over the one before it
        dash = _dash(text, floor, signature.start())
        if dash is None or any(start < signature.end() for start, _ in taken[closed : closed + 1]):
            continue
        name = text[dash[1] : signature.start()].strip()
        words = _without_links(text, _announced(text, blocks.before(dash[0], floor)))
        floor = signature.end()
        if name and words[0] < words[1]:
            yield _post(text, document_id, name, signature, words)


def _post(text: str, document_id: str, name: str, signature: re.Match[str], words: Span) -> Post:
    span = (words[0], signature.end())
    handle, day = signature[1], iso_day(signature[2])
    return Post(content_id("p", document_id, *span, text[slice(*span)]), name, handle, day, span, words)


def _dash(text: str, floor: int, handle: int) -> Span | None:
    """The dash that opens the signature: after the picture link if there is one, else the last before the handle."""
    start = max(floor, handle - LONGEST_NAME, text.rfind("\n", 0, handle) + 1)
    if linked := LINKED_DASH.search(text, max(floor, start - LONGEST_NAME), handle):
        return linked.span(1)
    dashes = [found.span() for found in DASH.finditer(text, start, handle)]
    ems = [span for span in dashes if text[span[0]] in "—―"]
    return next(reversed(ems or dashes), None)


class _Blocks:
    """Where paragraphs begin: after blank lines where the text has any, else at each line.

    A block of lines that is longer than a post can be counts by lines too.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._spaced = BLANK_LINE.search(text) is not None

    def before(self, end: int, floor: int) -> Span:
        """The words of the paragraph up to `end`; where it opens with `end`, the paragraph before."""
        while end > floor and self._text[end - 1].isspace():
            end -= 1
        return max(floor, self._opening(end, floor)), end

    def _opening(self, end: int, floor: int) -> int:
        line = self._text.rfind("\n", floor, end) + 1
        if not self._spaced:
            return line
        breaks = [found.end() for found in BLANK_LINE.finditer(self._text, floor, end)]
        paragraph = breaks[-1] if breaks else floor
        return paragraph if end - paragraph <= LONGEST_POST else max(line, paragraph)


def _announced(text: str, words: Span) -> Span:
    """The words without the sentence that announces the post, and without white space at either end."""
    announced = INTRODUCTION.match(text, *words)
    return _stripped(text, announced.end() if announced else words[0], words[1])


def _without_links(text: str, words: Span) -> Span:
    start, end = words
    pictures = [found.start() for found in PICTURE.finditer(text, start, end)]
    end = pictures[-1] if pictures else end
    if closing := CLOSING_LINKS.search(text, start, end):
        end = closing.start()
    return _stripped(text, start, end)


def _tagged(text: str, document_id: str, after: int) -> Iterator[Post]:
    for tag in TAGGED.finditer(text, after):
        known = {name.lower(): value.strip() for name, value in ATTRIBUTE.findall(tag[1])}
        day = _stamp(known.get("timestamp", "")) or iso_day(known.get("datetime") or known.get("tweet-date", ""))
        author = known.get("tweet-author") or known.get("author", "")
        name, words_end = _own_signature(text, tag.span(2))
        words = _without_links(text, (tag.start(2), words_end))
        span = tag.span()
        handle = author.lstrip("@")
        yield Post(content_id("p", document_id, *span, tag[0]), name or handle, handle, day, span, words)


def _own_signature(text: str, inner: Span) -> tuple[str, int]:
    signature = HANDLE.search(text, *inner)
    dash = _dash(text, inner[0], signature.start()) if signature else None
    if signature is None or dash is None:
        return "", inner[1]
    return text[dash[1] : signature.start()].strip(), dash[0]


def _stamp(seconds: str) -> str:
    return datetime.fromtimestamp(int(seconds), UTC).date().isoformat() if re.fullmatch(r"\d{9,10}", seconds) else ""


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
