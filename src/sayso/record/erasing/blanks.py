"""Words of a text that are a name, however it is spelled, and the text with them made unreadable."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from urllib.parse import unquote_to_bytes

from sayso.model import Span
from sayso.record.names.folding import fold

BLANK = "█"  # stands for one code point, so that every other offset stays true

# letters and digits with the marks that belong to them: accents, soft hyphens, what joins without being seen
LETTER = r"(?:[^\W_]|[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff])"
WORD = re.compile(rf"{LETTER}+(?:['’‘`´]{LETTER}+)*")
OWNING = re.compile(r"['’‘`´]s?$", re.IGNORECASE)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[@#][\w.]+", re.IGNORECASE)
ESCAPED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
STOP = re.compile(r"[.!?]\s")
GAP = 4  # characters between two words of one name
RUN_TOGETHER = 7  # letters: shorter names are parts of other words ("Al Ly" of "finally")

Known = Callable[[str], bool]  # whether folded words are a name


def blanked(text: str, spans: Iterable[Span]) -> str:
    """The text with a blank for each code point of the spans."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = BLANK * (min(end, len(letters)) - start)
    return "".join(letters)


def full_names(text: str, known: Known, most: int) -> Iterator[Span]:
    """Where names of two to `most` words stand, with an initial between them or run together in an address."""
    words = [match.span() for match in WORD.finditer(text)]
    for first, (start, _) in enumerate(words):
        for last in range(first, min(first + most, len(words))):
            if last > first and _is_apart(text, words[last - 1], words[last]):
                break
            end = _without_owning(text, words[last])
            if _is_name(text, words[first : last + 1], (start, end), known):
                yield start, end


def _is_apart(text: str, one: Span, other: Span) -> bool:
    """Whether two words stand too far from each other for one name, or in two sentences; initials have a dot."""
    gap = text[one[1] : other[0]]
    return len(gap) > GAP or (one[1] - one[0] > 1 and bool(STOP.search(gap)))


def _is_name(text: str, words: Sequence[Span], span: Span, known: Known) -> bool:
    family, comma, given = text[slice(*span)].partition(",")
    folded = f"{fold(family)}, {fold(given)}" if comma else fold(family)
    if known(folded) and (len(words) > 1 or len(folded) >= RUN_TOGETHER):
        return True
    inner = [] if comma else [text[a:b] for a, b in words[1:-1]]
    if not inner or all(len(word) > 1 for word in inner):
        return False
    kept = [text[slice(*words[0])], *(word for word in inner if len(word) > 1), text[words[-1][0] : span[1]]]
    return known(fold(" ".join(kept)))


def run_together(text: str, known: Known, lengths: Iterable[int]) -> Iterator[Span]:
    """Where names run together stand as a part of a longer word: "adareed" in "@adareed_mp"; for addresses."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter that is two in lower case: no address has it
        return
    for length in lengths:
        for start in range(len(text) - length + 1):
            part = lowered[start : start + length]
            if part.isalnum() and known(part):
                yield start, start + length


def single_words(text: str, known: Known, *, capital: bool) -> Iterator[Span]:
    """Where single words stand that are a part of the name, owning and plural forms too.

    `capital` leaves out those in lower case, as which a text has other words ("white").
    """
    for match in WORD.finditer(text):
        start, end = match.span()
        if capital and text[start:end].islower():
            continue
        end = _without_owning(text, (start, end))
        word = fold(text[start:end])
        if any(form and known(form) for form in (word, word.removesuffix("s"), word.removesuffix("es"))):
            yield start, end


def addresses(text: str) -> list[Span]:
    """Links, handles and hashtags in a text."""
    return [match.span() for match in ADDRESS.finditer(text)]


def outside(spans: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    """The spans that do not lie within one of those taken."""
    held = sorted(taken)
    starts = [start for start, _ in held]
    furthest, ends = 0, []
    for _, end in held:
        furthest = max(furthest, end)
        ends.append(furthest)
    return [span for span in spans if (at := bisect_right(starts, span[0])) == 0 or ends[at - 1] < span[1]]


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def unescaped(url: str) -> tuple[str, list[Span]]:
    """An address as it reads, and for each of its characters where it stands in the original."""
    letters: list[str] = []
    places: list[Span] = []
    at = 0
    for match in ESCAPED.finditer(url):
        letters += url[at : match.start()]
        places += ((i, i + 1) for i in range(at, match.start()))
        read = unquote_to_bytes(match.group()).decode("utf-8", "replace")
        letters += read
        places += _places(read, match.start(), match.end())
        at = match.end()
    letters += url[at:]
    places += ((i, i + 1) for i in range(at, len(url)))
    return "".join(letters), places


def _places(read: str, start: int, end: int) -> Iterator[Span]:
    """Where each character of an escaped run stands; the whole run where it does not read as UTF-8."""
    at = start
    for letter in read:
        if letter == "\ufffd":
            yield start, end
            continue
        length = 3 * len(letter.encode())
        yield at, at + length
        at += length


def _without_owning(text: str, span: Span) -> int:
    start, end = span
    owning = OWNING.search(text[start:end])
    return end - len(owning.group()) if owning and owning.start() else end
